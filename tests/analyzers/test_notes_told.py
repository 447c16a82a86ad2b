"""A note is read with the sentence that weighs, and what was noted last is read whatever it weighs."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, key, levels, reasons

from chronology.model import Event, Kind, Level, Person, PersonKind, Restriction
from chronology.practice import load_practice

WALES = load_practice("wales")
QUIET = replace(WALES, significance=replace(WALES.significance, recency_days=0, first_of_kind=False, latest_days=28))
SENTENCE = "It was seen by the nurse."
NOTE = f"Nain at the door, the radio loud. {SENTENCE} The kettle was on and she talked of the garden for an hour."


def told(name: str, kind: Kind, words: str, day: str = "2021-03-01") -> Event:
    made = event(name, day, kind, fact=words)
    return replace(made, accounts=(replace(made.accounts[0], source=replace(SOURCE, quote=words)),))


def test_the_note_that_a_row_was_read_from_is_read_with_it() -> None:
    case = chronology(told("a#note", Kind.VISIT, NOTE), told("a#injury", Kind.INJURY, SENTENCE))

    assert Level.MEDIUM is levels(case, QUIET)[key("a#note")]
    assert (key("a#injury"),) == reasons(case, "a#note", QUIET)["note_of"].triggers


@pytest.mark.parametrize(
    ("note", "part"),
    [
        (told("a#note", Kind.VISIT, SENTENCE), told("a#injury", Kind.INJURY, SENTENCE)),
        (told("a#note", Kind.VISIT, NOTE), told("b#injury", Kind.INJURY, SENTENCE)),
        (told("a#note", Kind.VISIT, NOTE), told("a#mention-2021-02-01", Kind.INJURY, SENTENCE, "2021-02-01")),
    ],
)
def test_one_that_tells_no_more_one_of_another_record_and_one_of_another_day_are_not(note: Event, part: Event) -> None:
    assert Level.ROUTINE is levels(chronology(note, part), QUIET)[note.key]


LAST = "Uncle rang. A blue lorry has stood at the end of the lane two nights, she does not know."


@pytest.mark.parametrize(
    ("day", "words", "level"),
    [
        ("2021-03-20", LAST, Level.MEDIUM),
        ("2021-02-20", LAST, Level.ROUTINE),
        ("2021-03-20", "Rang back, no reply.", Level.ROUTINE),
    ],
)
def test_what_was_noted_in_the_last_four_weeks_is_read_where_it_tells_anything(
    day: str, words: str, level: Level
) -> None:
    case = chronology(told("a#note", Kind.TELEPHONE_CALL, words, day), as_at="2021-03-28")

    assert level is levels(case, QUIET)[key("a#note")]


def test_what_is_restricted_is_not_read_for_being_late() -> None:
    kept = replace(told("a#note", Kind.TELEPHONE_CALL, LAST, "2021-03-20"), restriction=Restriction.RESTRICTED)
    case = chronology(kept, as_at="2021-03-28")

    assert Level.ROUTINE is levels(case, QUIET)[kept.key]


@pytest.mark.parametrize(("tenant", "level"), [("RP (fl 4)", Level.LOW), ("OT", Level.HIGH)])
def test_a_row_of_another_tenant_weighs_little_whatever_its_words(tenant: str, level: Level) -> None:
    olwen = Person(id="c1", name="Olwen Tranter", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)
    row = told("a", Kind.INJURY, f"Bruise on the arm.\nTenant: {tenant}")

    assert level is levels(chronology(row, people=(olwen,)), QUIET)[key("a")]
