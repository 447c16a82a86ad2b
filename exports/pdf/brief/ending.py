"""The end of a document of few pages: what is not known, what is outstanding, questions, and how it was made, counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from chronology.model import DocumentRead, Severity, Strength, Theme
from chronology.pipeline.disowned import BY_MISTAKE
from exports.conference import counts_what_was_read
from exports.pdf import withheld
from exports.pdf.actions import action_paragraph, closing_paragraphs, outstanding
from exports.pdf.back_matter import made, made_lines, marks
from exports.pdf.case import SHORT_HASH, Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.sections import heading_within, remarks_in_full, section, sentence
from exports.pdf.text import FINE, Paragraph, Run, bold, paragraph

_MOST_REFERENCES = 6
_NEAR = 1.0


def quality(case: Case, left: Mapping[str, Sequence[Paragraph]]) -> Iterator[Block]:
    """What is not known beyond the one page, what the record's quality is, actions in full, problems counted."""
    say = case.words.say
    yield section(case, "quality")
    if "not_known" in left:
        yield heading_within(case, say("summary.not_known"), before=6)
        yield from (Prose(replace(text, style=case.small), before=2) for text in left["not_known"])
    # That rules found nothing in what was read from words comforts wrongly: months without a visit stood in these files.
    if case.remarks(Theme.QUALITY) or counts_what_was_read(case.chronology):
        yield heading_within(case, say("quality.remarks"), before=8)
        yield from remarks_in_full(case, case.remarks(Theme.QUALITY), style=case.small, most=_MOST_REFERENCES, before=2)
        if not case.remarks(Theme.QUALITY):
            yield Prose(paragraph(say("quality.remarks_none"), style=case.small))
    yield from marks(case, case.small)
    if case.chronology.proposals:
        yield Prose(
            paragraph(case.words.count("quality.may_be_one_count", len(case.chronology.proposals)), style=case.small), 3
        )
    if "actions" in left:
        yield heading_within(case, say("summary.actions"), before=8)
        yield from _actions(case)
    yield Prose(paragraph(bold(f"{say('quality.problems')}: "), _problems(case), style=case.small), before=8)
    yield from _not_assessed(case)


def _not_assessed(case: Case) -> Iterator[Block]:
    found = [finding for finding in case.chronology.findings if finding.strength is Strength.NOT_ASSESSED]
    if found:
        title = case.words.say("findings.not_assessed")
        names = ", ".join(dict.fromkeys(case.called(finding.title) for finding in found))
        words = paragraph(
            bold(f"{title}: "), f"{names}. {case.words.say('findings.not_assessed_brief')}", style=case.small
        )
        yield Prose(words, before=6, place=Place("not-assessed", title, 1))


def _actions(case: Case) -> Iterator[Block]:
    """A line for each, with what the record says of it since; what is to come in one."""
    yield from (Prose(action_paragraph(case, action, case.small), before=1) for action in outstanding(case))
    yield from (Prose(each, before=2) for each in closing_paragraphs(case, case.small))


def _problems(case: Case) -> str:
    """How many of each weight, and where they are listed; what is missing for an error is said in words."""
    counted = Counter(problem.severity for problem in case.chronology.problems)
    if not counted:
        return case.words.say("quality.problems_none")
    listed = ", ".join(f"{case.words.say(f'severity.{severity}')} {n:,}" for severity, n in sorted(counted.items()))
    errors = (problem for problem in case.chronology.problems if problem.severity is Severity.ERROR)
    named = dict.fromkeys(
        ": ".join(filter(None, (problem.source.document, case.of_reading(problem.message).text))) for problem in errors
    )
    return " ".join(
        (case.words.say("quality.problems_brief", what=listed), *(f"{each}." for each in named), *_not_theirs(case))
    )


def _not_theirs(case: Case) -> Iterator[str]:
    """Where entries stand that the files themselves say are there by mistake: no word of them is told, and none is lost."""
    found = [each.source for each in case.chronology.problems if each.message == BY_MISTAKE]
    if found:
        places = "; ".join(f"{case.source_marks.get(each.document, each.document)} {each.locator}" for each in found)
        yield case.words.say("quality.by_mistake", places=places)


def questions(case: Case) -> Iterator[Block]:
    """What the record leaves open; who wants to write has the margin."""
    say = case.words.say
    yield section(case, "questions")
    found = case.remarks(Theme.QUESTION)
    if not found:
        yield Prose(paragraph(say("questions.none"), style=case.small), before=2)
    for number, remark in enumerate(found, start=1):
        words = sentence(case, remark.text, remark.evidence, _MOST_REFERENCES)
        yield Prose(paragraph(bold(f"{number}. "), *words, style=case.small), before=_NEAR if case.fit.dense else 2)


def sources(case: Case) -> Iterator[Block]:
    """Each document with the start of its hash, what was left out by number, and how this was made."""
    say = case.words.say
    yield section(case, "sources")
    runs: list[Run | str] = []
    for importer, read_alike in _alike(case):
        runs += [" " if runs else "", *_read_by(case, importer, read_alike)]
    if runs:
        yield Prose(paragraph(*runs, style=case.small), before=2)
    else:
        yield Prose(paragraph(say("sources.documents_none"), style=case.small), before=2)
    yield from _left_out(case)
    yield from made(case)


def sources_plainly(case: Case) -> Iterator[Block]:
    """For a family: the records by name, and what a check of the file needs, run in at the end; all of it is attached too."""
    say = case.words.say
    yield section(case, "sources")
    groups = [*_alike(case)]
    for importer, documents in groups:
        kind = case.words.known(f"records_family.{importer}") or say("records_family.other")
        names = "; ".join(_named(case, read) for read in documents)
        yield Prose(paragraph(bold(f"{kind}: "), f"{names}.", style=case.small), before=2)
    if not groups:
        yield Prose(paragraph(say("sources.documents_none"), style=case.small), before=2)
    yield from _left_out(case)
    yield heading_within(case, say("sources.made"), Place("made", say("sources.made"), 1))
    yield Prose(paragraph(say("sources_family.check", command="chronology verify"), style=case.small), before=2)
    hashes = (_hashes(case, importer, documents) for importer, documents in groups)
    yield Prose(paragraph(" ".join((*made_lines(case), *hashes)), style=FINE), before=2)


def _named(case: Case, read: DocumentRead) -> str:
    """Its mark and name; what of it could not be used."""
    lost = read.found - read.accounted
    short = f" ({case.words.say('sources.shortfall', n=f'{lost:,}')})" if lost > 0 else ""
    return " ".join(filter(None, (case.source_marks.get(read.name), read.name))) + short


def _hashes(case: Case, importer: str, documents: Sequence[DocumentRead]) -> str:
    told = "; ".join(f"{case.source_marks.get(read.name, read.name)} {read.sha256[:SHORT_HASH]}" for read in documents)
    return f"{_lead(case, importer)} {told}."


def _lead(case: Case, importer: str) -> str:
    lead = (
        case.words.say("sources.read_by", importer=importer) if importer else f"{case.words.say('sources.documents')}:"
    )
    return lead[:1].upper() + lead[1:]


def _left_out(case: Case) -> Iterator[Block]:
    """What was left out under a rule, by number; what was taken out for the recipient, and why."""
    if case.chronology.ignored:
        total = sum(left.count for left in case.chronology.ignored)
        yield Prose(paragraph(case.own_count("sources", "ignored_brief", total), style=case.small), before=2)
    yield from withheld.in_lines(case)


def _alike(case: Case) -> Iterator[tuple[str, list[DocumentRead]]]:
    """The documents by the importer that read them."""
    found: dict[str, list[DocumentRead]] = {}
    for read in case.chronology.documents:
        found.setdefault(read.importer, []).append(read)
    yield from found.items()


def _read_by(case: Case, importer: str, documents: Sequence[DocumentRead]) -> Iterator[Run | str]:
    """Documents that one importer read, which is named once."""
    say = case.words.say
    yield bold(f"{_lead(case, importer)} ")
    for nth, read in enumerate(documents):
        yield "; " if nth else ""
        yield " ".join(filter(None, (case.source_marks.get(read.name), read.name)))
        yield f" {read.sha256[:SHORT_HASH]}"
        if read.found > read.accounted:
            yield f", {say('sources.shortfall', n=f'{read.found - read.accounted:,}')}"
    yield "."
