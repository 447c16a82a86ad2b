"""What stands apart from the entries: what was withdrawn, what is a draft to who is told none, what is not shown."""

from collections.abc import Iterator, Sequence

from chronology.model import Event, Restriction
from exports.pdf import plainly, unshown
from exports.pdf.case import Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.records import mark_and_record, sources
from exports.pdf.sections import heading
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import Run, bold, paragraph
from exports.readers import FAMILY


def withdrawn(case: Case) -> Iterator[Block]:
    """What its source took back, by title."""
    if not case.chronology.withdrawn:
        return
    title = case.words.say("entries.withdrawn")
    yield heading(title, Place("withdrawn", title, 1), before=14)
    yield Prose(paragraph(case.words.say("entries.withdrawn_intro"), style=case.small), keep=True)
    columns = (Column(case.words.say("entries.col_event"), 1), Column(case.words.say("entries.col_source"), 1))
    rows = [
        Row((cell(paragraph(Run(case.title(event), language=case.title_spoken(event)))), cell(sources(case, event))))
        for event in case.chronology.withdrawn
    ]
    yield Table(columns, rows, case.words.say("continued"))


def drafts_named(case: Case) -> tuple[Sequence[Event], str]:
    """The drafts that this reader may know of by name, and how many there are besides."""
    found = case.chronology.drafts
    named = [event for event in found if event.restriction is Restriction.NONE]
    more = len(found) - len(named)
    return named, case.words.count("entries.drafts_more", more) if more else ""


def drafts(case: Case) -> Iterator[Block]:
    """What nobody has signed off: that there is such a record, never what it says."""
    if not case.chronology.drafts:
        return
    say = case.words.say
    named, more = drafts_named(case)
    if case.fit.brief:
        yield _drafts_run_in(case, named, more)
        return
    yield heading(say("entries.drafts"), Place("drafts", say("entries.drafts"), 1), before=14)
    yield Prose(paragraph(case.own("entries", "drafts_intro"), style=case.small), keep=bool(named))
    columns = (
        Column(say("entries.col_date"), 1),
        Column(say("entries.col_event"), 2),
        Column(say("entries.col_source"), 2),
    )
    rows = [
        Row(
            (
                cell(paragraph(case.date(event.when))),
                cell(paragraph(Run(case.title(event), language=case.title_spoken(event)))),
                cell(plainly.written(case, event) if case.chronology.profile == FAMILY else sources(case, event)),
            )
        )
        for event in named
    ]
    if rows:
        yield Table(columns, rows, say("continued"))
    if more:
        yield Prose(paragraph(more, style=case.small), before=4)


def _drafts_run_in(case: Case, named: Sequence[Event], more: str) -> Prose:
    lead = bold(f"{case.words.say('entries.drafts')}. ")
    runs: list[Run | str] = [f"{case.own('entries', 'drafts_intro')} "]
    for nth, event in enumerate(named):
        marks = ", ".join(dict.fromkeys(mark_and_record(case, account.source) for account in event.accounts))
        title = Run(case.title(event).rstrip("."), language=case.title_spoken(event))
        runs += ["; " if nth else "", f"{case.date(event.when)}: ", title, f", {marks}"]
    ends = ["." if named else "", f" {more}" if more else ""]
    return Prose(paragraph(lead, *runs, *ends, style=case.small), before=6, place=Place("drafts"))


def left_out(case: Case) -> Iterator[Block]:
    """What is not shown, by name."""
    found = [*unshown.left_out(case)]
    if found and case.fit.brief:
        # In few pages they are run in.
        called = (
            case.words.say("entries.left_out_counted") if unshown.is_counted(case) else case.own("entries", "left_out")
        )
        lead = bold(f"{called}. ")
        runs = [run for text in found for run in (Run(" "), *text.runs)][1:]
        others = [f" {line}"] if (line := unshown.of_others(case)) else []
        yield Prose(paragraph(lead, *runs, *others, style=found[0].style), before=6, place=Place("left-out"))
        return
    if found:
        title = case.own("entries", "left_out")
        yield heading(title, Place("left-out", title, 1), before=12)
    for place, text in enumerate(found, start=1):
        yield Prose(text, before=2, keep=place == 1 < len(found))
    if line := unshown.of_others(case):
        yield Prose(paragraph(line, style=case.small), before=4)
