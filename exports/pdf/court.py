"""The chronology for a court: a summary, then number, date, event and witness or document reference; facts only.

The form is that of the social work chronology of Practice Direction 12A, in twelve points (Practice Direction 27A).
"""

from collections.abc import Iterator

from chronology.model import Chronology
from exports import readers, terms
from exports.pdf import abbreviations, entries
from exports.pdf.back_matter import marks
from exports.pdf.brief import ending
from exports.pdf.brief.people import in_line
from exports.pdf.case import Case
from exports.pdf.cover import condensed, fields
from exports.pdf.larger import larger
from exports.pdf.page import Block, NewPage, Place, Prose
from exports.pdf.relationships import apart_from_family, family_and_workers
from exports.pdf.sections import section, sentence
from exports.pdf.text import BODY, TITLE, Run, bold, paragraph

# One and a half lines, as the practice direction asks of text; a table is set closer.
_SIZE, _LEADING, _IN_TABLE = 12.0, 18.0, 14.5
_CLOSE = 15.0


def court(case: Case) -> Iterator[Block | NewPage]:
    """The whole document."""
    yield from (larger(block, _SIZE, _CLOSE, _IN_TABLE) for block in _front(case))
    yield from (larger(block, _SIZE, _LEADING, _IN_TABLE) for block in _parts(case))
    yield from (
        larger(block, _SIZE, _CLOSE, _IN_TABLE) for block in (*ending.sources(case), *abbreviations.abbreviations(case))
    )


def _front(case: Case) -> Iterator[Block | NewPage]:
    """Whose it is and for what: a line for each."""
    say = case.words.say
    yield Prose(paragraph(say("court.title"), style=BODY, role="H1"), place=Place("cover", say("court.title")))
    yield Prose(paragraph(case.subject_name, style=TITLE), before=2)
    told = [(label, value) for label, value in fields(case) if label in readers.FRONT_OF_COURT]
    for nth, (label, value) in enumerate(told):
        words = paragraph(bold(f"{say(f'cover.{label}')}: "), f"{value.rstrip('.')}.")
        yield Prose(words, before=1 if nth else 6)


def _parts(case: Case) -> Iterator[Block | NewPage]:
    say = case.words.say
    yield Prose(paragraph(say("court.is")), before=6)
    if note := terms.sentences_note(case.language):
        yield Prose(paragraph(note), before=6)
    yield from condensed(case)
    yield section(case, "summary")
    yield from _summary(case)
    yield from entries.entries(case)
    yield from marks(case, BODY)


def _summary(case: Case) -> Iterator[Block]:
    """How long services have been involved, with whom, where things stand and why it is before the court now."""
    if words := involvement(case):
        yield Prose(paragraph(words), before=2)
    for part in readers.summary(case.chronology):
        yield from _part(case, part)
    if family := [*family_run_in(case)]:
        yield Prose(paragraph(bold(f"{case.words.say('court.family')}: "), *family), before=4)


def involvement(case: Case) -> str:
    """How long services have been involved, by the records; nothing where none is dated."""
    dated = case.chronology.events
    if not dated:
        return ""
    return case.words.say(
        "court.involvement",
        start=case.date(dated[0].when),
        end=case.day(case.chronology.as_at),
        entries=case.words.count("cover.count_entries", len(dated) + len(case.chronology.undated)),
    )


def _part(case: Case, part: readers.Part) -> Iterator[Block]:
    """Sentences under one name, a line for each with its entries: a judge looks for one of them."""
    lead: tuple[Run | str, ...] = (bold(f"{case.words.say(f'court.{part.name}')}:"), " ")
    for nth, remark in enumerate(part.remarks):
        said = sentence(case, remark.text, remark.evidence, most=6)
        yield Prose(paragraph(*(() if nth else lead), *said), before=1 if nth else 4)


def family_run_in(case: Case) -> Iterator[Run | str]:
    """Who the family are, one after the other."""
    family, _ = apart_from_family(case, family_and_workers(case)[0])
    for nth, person in enumerate(family):
        yield from (" " if nth else "", *in_line(case, person))


def family_in_lines(chronology: Chronology) -> Iterator[str]:
    """Who the family are, each in plain text."""
    case = Case(chronology)
    family, _ = apart_from_family(case, family_and_workers(case)[0])
    for person in family:
        yield "".join(run if isinstance(run, str) else run.text for run in in_line(case, person))
