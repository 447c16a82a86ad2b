"""The end of the document: gaps and problems, questions, and how it was made."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from chronology.model import Coverage, DocumentRead, Event, Problem, Remark, Severity, Theme
from exports.pdf.case import Case
from exports.pdf.drawing import RULE, Pen
from exports.pdf.entries import short_locator
from exports.pdf.page import Block, NewPage, Piece, Place, Prose
from exports.pdf.sections import heading, section
from exports.pdf.summary import action_paragraph, outstanding
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import BODY, FINE, SMALL, Run, Style, bold, paragraph, unshowable

_PLACES_SHOWN = 3
_LEAST_LINES = 5
_MOST_LINES = 12
_LINE_GAP = 27.0


def quality(case: Case) -> Iterator[Block | NewPage]:
    """Gaps, what was agreed and not done, and what could not be read."""
    say = case.words.say
    yield NewPage()
    yield section(case, "quality")
    yield heading(say("summary.not_known"), before=6)
    yield from _remarks(case, case.remarks(Theme.NOT_KNOWN), "summary.not_known_none")
    yield heading(say("quality.remarks"))
    yield from _remarks(case, case.remarks(Theme.QUALITY), "quality.remarks_none")
    if marks := sum(map(unshowable, _texts(case))):
        yield Prose(paragraph(case.words.count("quality.marks", marks), style=BODY), before=3)
    yield from _actions(case)
    yield from _problems(case)


def _remarks(case: Case, remarks: Sequence[Remark], none: str) -> Iterator[Block]:
    for remark in remarks:
        refs = case.references(remark.evidence)
        yield Prose(paragraph(remark.text, *([" [", *refs, "]"] if refs else []), style=BODY), before=3)
    if not remarks:
        yield Prose(paragraph(case.words.say(none), style=BODY))


def _texts(case: Case) -> Iterator[str]:
    """The record's words that are printed."""
    for event in case.events.values():
        if case.printed(event):
            yield from _words_of(event)


def _words_of(event: Event) -> Iterator[str]:
    yield from (event.title, event.fact)
    rest = (event.action, event.outcome, event.decision, event.rationale, event.impact, event.child_voice)
    yield from (text for text in rest if text)


def _actions(case: Case) -> Iterator[Block]:
    yield heading(case.words.say("summary.actions"))
    found = outstanding(case)
    for action in found:
        yield Prose(action_paragraph(case, action, BODY), before=3)
    if not found:
        yield Prose(paragraph(case.words.say("summary.actions_none"), style=BODY))


def _problems(case: Case) -> Iterator[Block]:
    say = case.words.say
    title = say("quality.problems")
    yield heading(title, Place("problems", title, 1), before=18)
    if not case.chronology.problems:
        yield Prose(paragraph(say("quality.problems_none"), style=BODY))
        return
    columns = (
        Column(say("quality.col_severity"), fixed=56),
        Column(say("quality.col_problem"), 2.4),
        Column(say("quality.col_document"), 2),
        Column(say("quality.col_place"), 2),
    )
    yield Table(columns, [_problem(case, found) for found in _gathered(case)], say("continued"))


def _gathered(case: Case) -> Iterator[list[Problem]]:
    """Problems of one document that say the same, together; the gravest first."""
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)

    def alike(problem: Problem) -> tuple[int, str, str]:
        return order.index(problem.severity), problem.source.document, problem.message

    for _, found in groupby(sorted(case.chronology.problems, key=alike), key=alike):
        yield list(found)


def _problem(case: Case, found: list[Problem]) -> Row:
    first = found[0]
    message = first.message
    if len(found) > 1:
        message = case.words.say("quality.repeated", message=message, n=len(found))
    places = [paragraph(short_locator(problem.source.locator) or "–") for problem in found[:_PLACES_SHOWN]]
    if len(found) > _PLACES_SHOWN:
        places.append(paragraph(case.words.count("quality.more_places", len(found) - _PLACES_SHOWN), style=FINE))
    severity = case.words.say(f"severity.{first.severity}")
    return Row(
        (cell(paragraph(severity)), cell(paragraph(message)), cell(paragraph(first.source.document)), cell(*places))
    )


def questions(case: Case) -> Iterator[Block | NewPage]:
    """What the record leaves open, and lines to write on."""
    say = case.words.say
    yield section(case, "questions")
    found = case.remarks(Theme.QUESTION)
    yield Prose(paragraph(say("questions.intro") if found else say("questions.none"), style=SMALL), before=2)
    for number, remark in enumerate(found, start=1):
        refs = case.references(remark.evidence)
        runs: list[Run | str] = [bold(f"{number}. "), remark.text, *([" [", *refs, "]"] if refs else [])]
        yield Prose(paragraph(*runs, style=BODY), before=5)
    yield heading(say("questions.notes"))
    yield _Ruled()


class _Ruled:
    """Lines to write on, as many as the page has room for."""

    before = 0.0
    keep = False

    def least(self, width: float) -> float:  # noqa: ARG002  # as every block is asked
        return _LEAST_LINES * _LINE_GAP

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece, None]:  # noqa: ARG002
        lines = max(_LEAST_LINES, min(_MOST_LINES, int(room // _LINE_GAP)))

        def paint(pen: Pen, x: float, top: float) -> None:
            for line in range(1, lines + 1):
                pen.rule(x, top + line * _LINE_GAP, x + width, top + line * _LINE_GAP, colour=RULE)

        return Piece(lines * _LINE_GAP, paint), None


def sources(case: Case) -> Iterator[Block | NewPage]:
    """What was read, what was left out under which rule, what the sources cover, and how this was made."""
    yield NewPage()
    yield section(case, "sources")
    yield from _documents(case)
    yield from _ignored(case)
    yield from _coverage(case)
    yield from _made(case)


def _documents(case: Case) -> Iterator[Block]:
    say = case.words.say
    yield heading(say("sources.documents"), before=6)
    if not case.chronology.documents:
        yield Prose(paragraph(say("sources.documents_none"), style=BODY))
        return
    columns = (
        Column(say("sources.col_document"), 3.4),
        Column(say("sources.col_reader"), 1.6),
        Column(say("sources.col_counts"), 1.8),
    )
    yield Table(columns, [_document(case, document) for document in case.chronology.documents], say("continued"))


def _document(case: Case, read: DocumentRead) -> Row:
    words = case.words
    extract = [paragraph(words.say("sources.extract", date=case.day(read.as_at)), style=FINE)] if read.as_at else []
    counts = words.say(
        "sources.counts", found=f"{read.found:,}", accounted=f"{read.accounted:,}", unit=read.unit or "–"
    )
    short = read.found - read.accounted
    lost = [paragraph(bold(words.say("sources.shortfall", n=f"{short:,}")))] if short > 0 else []
    gave = paragraph(words.count("sources.gave", read.accounts), style=FINE)
    fine = Style(7.5, 9.5, colour=FINE.colour, gap=1.5)
    return Row(
        (
            cell(
                paragraph(bold(read.name)),
                paragraph(read.sha256, style=fine),
                paragraph(words.count("sources.size", read.size), style=FINE),
                *extract,
            ),
            cell(paragraph(read.importer), paragraph(read.reason, style=FINE)),
            cell(paragraph(counts), *lost, gave),
        )
    )


def _ignored(case: Case) -> Iterator[Block]:
    say = case.words.say
    if not case.chronology.ignored:
        return
    yield heading(say("sources.ignored"))
    columns = (
        Column(say("quality.col_document"), 2),
        Column(say("sources.col_path"), 2),
        Column(say("sources.col_reason"), 2),
        Column(say("sources.col_count"), fixed=48),
    )
    rows = [
        Row(tuple(cell(paragraph(text)) for text in (left.document, left.path, left.reason, f"{left.count:,}")))
        for left in case.chronology.ignored
    ]
    yield Table(columns, rows, say("continued"))


def _coverage(case: Case) -> Iterator[Block]:
    say = case.words.say
    if not case.chronology.coverage:
        return
    yield heading(say("sources.coverage"))
    columns = (
        Column(say("quality.col_document"), 2),
        Column(say("sources.col_groups"), 2),
        Column(say("sources.col_period"), 2.8),
        Column(say("sources.col_extent"), 1.2),
    )
    yield Table(columns, [_covered(case, found) for found in case.chronology.coverage], say("continued"))


def _covered(case: Case, found: Coverage) -> Row:
    say = case.words.say
    groups = ", ".join(group.replace("_", " ") for group in found.groups) or say("sources.all_groups")
    texts = (found.source.document, groups, _period(case, found.from_day, found.to_day), say(f"extent.{found.extent}"))
    return Row(tuple(cell(paragraph(text)) for text in texts))


def _period(case: Case, first: dt.date | None, last: dt.date | None) -> str:
    say = case.words.say
    if first and last:
        return say("entries.until", start=case.day(first), end=case.day(last))
    if first:
        return say("sources.from", start=case.day(first))
    return say("sources.until", end=case.day(last)) if last else say("sources.no_limit")


def _made(case: Case) -> Iterator[Block]:
    say, found = case.words.say, case.chronology
    yield heading(say("sources.made"), Place("made", say("sources.made"), 1))
    practice = found.practice
    totals = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in found.counts)
    plugins = say("sources.plugins", names=", ".join(found.plugins)) if found.plugins else say("sources.plugins_none")
    lines = [
        say("sources.practice", name=practice.name, version=practice.version, hash=practice.sha256),
        say("sources.profile", profile=found.profile),
        say("sources.manifest", hash=case.manifest),
        *([say("sources.totals", totals=totals)] if totals else []),
        plugins,
        *([case.words.count("sources.decisions", len(found.decisions))] if found.decisions else []),
    ]
    for line in lines:
        yield Prose(paragraph(line, style=SMALL), before=3)
