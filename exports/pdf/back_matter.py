"""The end of the document: gaps and problems, questions, and how it was made."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chronology.model import Coverage, DocumentRead, Ignored, Problem, Remark, Severity, Theme
from exports import terms
from exports.conference import counts_what_was_read
from exports.pdf import withheld
from exports.pdf.actions import action_paragraph, closing_paragraphs, outstanding
from exports.pdf.case import Case
from exports.pdf.drawing import Pen
from exports.pdf.manifest import manifest_of
from exports.pdf.page import Block, Piece, Place, Prose
from exports.pdf.records import short_locator
from exports.pdf.sections import heading, heading_within, remarks_in_full, section, sentence
from exports.pdf.showing import unshowable
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.tabulation import tabulations
from exports.pdf.text import BODY, FINE, RULE, SMALL, Run, Style, bold, paragraph
from exports.readers import words_of

SEVEREST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_PLACES_SHOWN = 3
_LEAST_LINES = 4
_MOST_LINES = 12
_LINE_GAP = 27.0


def quality(case: Case) -> Iterator[Block]:
    """Gaps, what was agreed and not done, and what could not be read."""
    say = case.words.say
    yield section(case, "quality")
    yield heading(say("summary.not_known"), before=6)
    yield from _remarks(case, case.remarks(Theme.NOT_KNOWN), "summary.not_known_none")
    # That rules found nothing in what was read from words comforts wrongly.
    if case.remarks(Theme.QUALITY) or counts_what_was_read(case.chronology):
        yield heading(say("quality.remarks"))
        yield from _remarks(case, case.remarks(Theme.QUALITY), "quality.remarks_none")
    yield from marks(case, BODY)
    yield from tabulations(case, of_voice=False)
    yield from may_be_one(case)
    yield from _actions(case)
    yield from _problems(case)


def marks(case: Case, style: Style) -> Iterator[Block]:
    """How many characters of what is printed stand as code points, if any do."""
    if found := sum(map(unshowable, _texts(case))):
        yield Prose(paragraph(case.words.count("quality.marks", found), style=style), before=3)


def _remarks(case: Case, remarks: Sequence[Remark], none: str) -> Iterator[Block]:
    yield from remarks_in_full(case, remarks)
    if not remarks:
        yield Prose(paragraph(case.words.say(none), style=BODY))


def may_be_one(case: Case) -> Iterator[Block]:
    """Who may be one person, and why: they stand as two until a reviewer says otherwise."""
    if not case.chronology.proposals:
        return
    say = case.words.say
    yield heading(say("quality.may_be_one"))
    yield Prose(paragraph(say("quality.may_be_one_intro"), style=SMALL), before=2)
    for each in case.chronology.proposals:
        both = say("quality.both", one=_called(case, each.one), other=_called(case, each.other))
        reasons = "; ".join(map(case.told, each.against))
        against = f" {say('quality.against', reasons=reasons)}" if reasons else ""
        basis = f" {'; '.join(map(case.told, each.basis))}."
        yield Prose(paragraph(bold(both), basis, against, style=SMALL), before=3)


def _called(case: Case, person: str) -> str:
    known = case.people.get(person)
    return (known.name if known else "") or person


def _texts(case: Case) -> Iterator[str]:
    """The record's words that are printed."""
    for event in case.events.values():
        if case.printed(event):
            yield from words_of(event)
            if written := case.analyses.get(event.key):
                yield written.text


def _actions(case: Case) -> Iterator[Block]:
    yield heading(case.words.say("summary.actions"))
    told = [action_paragraph(case, action, SMALL) for action in outstanding(case)]
    told += closing_paragraphs(case, SMALL)
    yield from (Prose(each, before=2) for each in told)
    if not told:
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
        Column(say("quality.col_problem"), 3.4),
        Column(say("quality.col_document"), 2),
        Column(say("quality.col_place"), 1.4),
    )
    yield Table(columns, [problem_row(case, found) for found in gathered(case)], say("continued"))


def gathered(case: Case) -> Iterator[list[Problem]]:
    """Problems of one document that say the same, together; the gravest first."""

    def alike(problem: Problem) -> tuple[int, str, str]:
        return SEVEREST_FIRST.index(problem.severity), problem.source.document, problem.message

    for _, found in groupby(sorted(case.chronology.problems, key=alike), key=alike):
        yield list(found)


def problem_row(case: Case, found: list[Problem]) -> Row:
    """Problems that say the same: how grave, what, in which document and where."""
    first = found[0]
    message = case.of_reading(first.message)
    if len(found) > 1:
        message = replace(message, text=case.words.say("quality.repeated", message=message.text, n=len(found)))
    places = [paragraph(short_locator(problem.source.locator) or "–") for problem in found[:_PLACES_SHOWN]]
    if len(found) > _PLACES_SHOWN:
        places.append(paragraph(case.words.count("quality.more_places", len(found) - _PLACES_SHOWN), style=FINE))
    severity = case.words.say(f"severity.{first.severity}")
    return Row(
        (
            cell(paragraph(severity)),
            cell(paragraph(message)),
            cell(paragraph(first.source.document)),
            cell(*places),
        )
    )


def questions(case: Case) -> Iterator[Block]:
    """What the record leaves open, and lines to write on."""
    say = case.words.say
    yield section(case, "questions")
    found = case.remarks(Theme.QUESTION)
    yield Prose(paragraph(say("questions.intro") if found else say("questions.none"), style=SMALL), before=2)
    for number, remark in enumerate(found, start=1):
        words = sentence(case, remark.text, remark.evidence)
        yield Prose(paragraph(bold(f"{number}. "), *words, style=BODY), before=5)
    yield heading(say("questions.notes"))
    yield Ruled()


class Ruled:
    """Lines to write on, as many as the page has room for."""

    before = 0.0
    keep = False

    def least(self, width: float) -> float:  # noqa: ARG002  # as every block is asked
        """The fewest lines worth ruling."""
        return _LEAST_LINES * _LINE_GAP

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece, None]:  # noqa: ARG002
        """As many lines as there is room for, up to a page's half."""
        lines = max(_LEAST_LINES, min(_MOST_LINES, int(room // _LINE_GAP)))

        def paint(pen: Pen, x: float, top: float) -> None:
            for line in range(1, lines + 1):
                pen.rule(x, top + line * _LINE_GAP, x + width, top + line * _LINE_GAP, colour=RULE)

        return Piece(lines * _LINE_GAP, paint), None


def sources(case: Case) -> Iterator[Block]:
    """What was read, what was left out under which rule, what the sources cover, and how this was made."""
    yield section(case, "sources")
    yield from _documents(case)
    yield from _ignored(case)
    yield from withheld.table(case)
    yield from coverage(case)
    yield from made(case)


def _documents(case: Case) -> Iterator[Block]:
    say = case.words.say
    yield heading(say("sources.documents"), before=6)
    if not case.chronology.documents:
        yield Prose(paragraph(say("sources.documents_none"), style=BODY))
        return
    columns = (
        Column(say("sources.col_document"), fixed=300),
        Column(say("sources.col_reader"), 1),
        Column(say("sources.col_counts"), 1.25),
    )
    yield Table(columns, [document_row(case, document) for document in case.chronology.documents], say("continued"))


def document_row(case: Case, read: DocumentRead) -> Row:
    """A document with its hash, who read it, and what was found in it."""
    words = case.words
    extract = f", {words.say('sources.extract', date=case.day(read.as_at))}" if read.as_at else ""
    unit = terms.code(read.unit, case.language) or "–"
    counts = words.say("sources.counts", found=f"{read.found:,}", accounted=f"{read.accounted:,}", unit=unit)
    short = read.found - read.accounted
    lost = [paragraph(bold(words.say("sources.shortfall", n=f"{short:,}")))] if short > 0 else []
    about = f", {words.count('sources.size', read.size)}{extract}"
    return Row(
        (
            cell(paragraph(bold(read.name), Run(about, colour=FINE.colour)), paragraph(read.sha256, style=FINE)),
            cell(paragraph(read.importer, Run(f", {read.reason}" if read.reason else "", colour=FINE.colour))),
            cell(paragraph(f"{counts}, {words.count('sources.gave', read.accounts)}"), *lost),
        )
    )


def _ignored(case: Case) -> Iterator[Block]:
    """What was left out, a line for each rule with the documents it was used on."""
    say = case.words.say
    if not case.chronology.ignored:
        return
    yield heading(say("sources.ignored"))
    columns = (
        Column(say("sources.col_path"), 3),
        Column(say("sources.col_reason"), 2.2),
        Column(say("quality.col_document"), 3),
        Column(say("sources.col_count"), fixed=48),
    )
    found: dict[str, list[Ignored]] = {}
    for left in case.chronology.ignored:
        found.setdefault(left.reason, []).append(left)
    rows = [
        Row(
            tuple(
                cell(paragraph(text))
                for text in (counted(paths), case.of_reading(reason), counted(documents), f"{total:,}")
            )
        )
        for reason, left in found.items()
        for paths, documents, total in [tallied(left)]
    ]
    yield Table(columns, rows, say("continued"))


def tallied(left: Sequence[Ignored]) -> tuple[Counter[str], Counter[str], int]:
    """How often in each path and in each document, which says where where that is known, and in all."""
    paths: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for one in left:
        paths[one.path] += one.count
        documents[f"{one.document} ({one.where})" if one.where else one.document] += one.count
    return paths, documents, paths.total()


def counted(found: Counter[str]) -> str:
    """Names, each with how often where there are several."""
    if len(found) == 1:
        return next(iter(found))
    return ", ".join(f"{name} ({count:,})" for name, count in found.items())


def coverage(case: Case) -> Iterator[Block]:
    """What each source could have shown, a line for each extent with the documents of which it is true."""
    say = case.words.say
    if not case.chronology.coverage:
        return
    yield heading(say("sources.coverage"))
    found: dict[tuple[str, tuple[str, ...]], list[Coverage]] = {}
    for covered in case.chronology.coverage:
        found.setdefault((covered.extent, covered.groups), []).append(covered)
    for (extent, groups), every in found.items():
        named = (terms.group(group.replace("_", " "), case.language) for group in groups)
        about = ", ".join(named) or say("sources.all_groups")
        documents = "; ".join(f"{one.source.document}, {_period(case, one.from_day, one.to_day)}" for one in every)
        lead = say("sources.covered", extent=say(f"extent.{extent}"), about=about)
        yield Prose(paragraph(bold(lead), f" {documents}.", style=SMALL), before=3)


def _period(case: Case, first: dt.date | None, last: dt.date | None) -> str:
    say = case.words.say
    if first and first == last:
        return case.day(first)
    if first and last:
        return say("entries.until", start=case.day(first), end=case.day(last))
    if first:
        return say("sources.from", start=case.day(first))
    return say("sources.until", end=case.day(last)) if last else say("sources.no_limit")


def made(case: Case) -> Iterator[Block]:
    """By which rules, of which inputs, with which totals."""
    say = case.words.say
    yield heading_within(case, say("sources.made"), Place("made", say("sources.made"), 1))
    lines = made_lines(case)
    # In few pages they are run in.
    for line in [" ".join(lines)] if case.fit.brief else lines:
        yield Prose(paragraph(line, style=case.small), before=3)


def _chosen(case: Case, practice: str) -> str:
    """Whose rules; and that nobody chose them, where they are the default's: the case may be another nation's."""
    by_default = any(problem.source.document == "practice" for problem in case.chronology.problems)
    return case.words.say("sources.by_default", name=practice) if by_default else practice


def made_lines(case: Case) -> Sequence[str]:
    """The same as sentences: what the attached manifest holds that no other part prints."""
    say, found = case.words.say, case.chronology
    manifest = manifest_of(found, case.case_reference)
    practice, decided = manifest.practice, manifest.decisions
    counted = ((terms.code(name.replace("_", " "), case.language), count) for name, count in manifest.counts.items())
    totals = ", ".join(f"{name} {count:,}" for name, count in counted)
    names = ", ".join(manifest.plugins)
    return [
        say("sources.program", name=manifest.product, version=manifest.version),
        say("sources.practice", name=_chosen(case, practice.name), version=practice.version, hash=practice.sha256),
        case.own("sources", "profile", profile=manifest.profile),
        case.own("sources", "manifest", hash=manifest.inputs),
        say("sources.totals", totals=totals),
        say("sources.plugins", names=names) if names else say("sources.plugins_none"),
        *([case.words.count("sources.decisions", decided.count, hash=decided.sha256)] if decided.count else []),
        case.own("sources", "facts", hash=manifest.facts, command="chronology verify"),
    ]
