"""Who else tells of the incident of a row, and in which row the note of another teller stands."""

import datetime as dt
from dataclasses import replace

from casebuilding import chronology, event, levels

from chronology.model import Account, Event, Kind, Restriction, Significance, Source, Status, When
from chronology.normalise.numbering import number
from exports.fitting import STEPS
from exports.pdf.brief.entries import in_columns
from exports.pdf.case import Case
from exports.pdf.fonts import register
from exports.pdf.table import Row

LINED = next(step for step in STEPS if step.line == 60)
DAY = "2022-06-08"
FERRY = "Fell from the ferry steps, gash over the left eye, four stitches."
RANG = "Harbour master rang at ten. Said he saw the fall from the ferry steps. New boiler is in."
CREW = "Called to the slipway, male of nine, head wound dressed."


def told(words: str, *, file: str, note: str, role: str = "note", day: str = DAY, **values: object) -> Event:
    """An entry that was read from words of a file."""
    made = event("x", day, Kind.INJURY, fact=words, title="", **values)
    key = f"notes:{file}:{day}:{note}#{role}"
    source = Source(document=file, locator=f"line {note}", start=100, end=100 + len(words), quote=words)
    return replace(made, key=key, accounts=(replace(made.accounts[0], key=key, source=source),))


def ward() -> Event:
    return told(FERRY, file="ward.txt", note="4")


def desk() -> Event:
    return told(RANG, file="desk.txt", note="9")


def crew(**values: object) -> Account:
    return replace(told(CREW, file="crew.txt", note="2").accounts[0], **values)


def joined(lead: Event, *others: Account) -> Event:
    return replace(lead, accounts=(*lead.accounts, *others))


def fall_in_note() -> Account:
    return told(
        "Said he saw the fall from the ferry steps.", file="desk.txt", note="9", role="mention-1", day=DAY
    ).accounts[0]


def rows_of(*events: Event, profile: str = "conference") -> dict[str, str]:
    """What is said in each row, by its number."""
    register()
    made = chronology(*events, profile=profile)
    given = levels(made)
    weighed = tuple(Significance(event=key, level=level, reasons=()) for key, level in given.items())
    numbered = number((*made.events, *made.undated), (), given, profile="full")
    case = Case(replace(made, significance=weighed, serials=numbered)).fitted(LINED)
    return {_text(row, 0): _text(row, 2) for row in in_columns(case, [*case.events.values()])}


def _text(row: Row, nth: int) -> str:
    return " ".join("".join(run.text for run in each.runs) for each in row.cells[nth].paragraphs)


def test_a_row_names_every_other_teller_of_its_incident() -> None:
    (said,) = rows_of(joined(ward(), crew())).values()

    assert "Also told by" in said
    assert "line 2" in said


def test_a_teller_that_gives_another_day_is_named_with_it() -> None:
    (said,) = rows_of(joined(ward(), crew(when=When.on(dt.date(2022, 6, 7))))).values()

    assert "line 2 (7 June 2022)" in said.replace("Jun ", "June ")


def test_what_may_not_go_to_everyone_or_was_withdrawn_is_named_as_no_teller() -> None:
    for kept in ({"restriction": Restriction.THIRD_PARTY}, {"status": Status.WITHDRAWN}):
        (said,) = rows_of(joined(ward(), crew(**kept))).values()

        assert "Also told by" not in said


def test_where_a_note_of_its_own_row_tells_of_an_incident_each_row_names_the_other() -> None:
    said = rows_of(joined(ward(), fall_in_note()), desk())
    (incident,) = (number for number, words in said.items() if "ferry steps, gash" in words)
    (note,) = (number for number, words in said.items() if "boiler" in words)

    assert f"Also told by line 9 (entry {note})" in said[incident]
    assert f"Tells also of entry {incident}." in said[note]


def test_a_note_that_is_all_of_the_incident_says_that_it_is_the_same() -> None:
    # The note's own account stands in the incident, and a part of it is an entry beside that.
    part = told("New boiler is in.", file="desk.txt", note="9", role="home")
    said = rows_of(joined(ward(), *desk().accounts), part)

    assert any("The same incident: entry" in words for words in said.values())


def test_nothing_is_said_where_one_source_tells_it() -> None:
    said = " ".join(rows_of(ward(), desk()).values())

    assert "Also told by" not in said
    assert "Tells also" not in said
    assert "The same incident" not in said


def test_who_is_told_each_entry_with_all_its_sources_is_told_no_rows_of_others() -> None:
    said = " ".join(rows_of(joined(ward(), fall_in_note()), desk(), profile="full").values())

    assert "Tells also" not in said
