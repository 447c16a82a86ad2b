"""Tellings are counted by the day that their words are of, so that a thing told by three is one."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings

from analyzers.patterns.happened import on_what_day
from chronology.model import Event, Kind, Person, PersonKind, Source

SEREN = Person(id="c1", name="Seren Maddox", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)
OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)
BRIGHT = Person(id="p2", name="Tom Bright", kind=PersonKind.ADULT, source=SOURCE)
MONDAY = dt.date(2022, 6, 20)


def read(key: str, day: str, words: str, document: str = "notes.txt") -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document=document, locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(*events: Event, person: Person = OLWEN, beside: tuple[Person, ...] = ()) -> dict[str, str]:
    made = chronology(*events, people=(person, *beside))
    return {found.title: found.statement for found in findings(made, "comes_back")}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Missing from the unit.", dt.date(2022, 6, 20)),
        ("Missing 11/6, back by one.", dt.date(2022, 6, 11)),
        ("Missing from Sat 18/06 to Sun 19/06.", dt.date(2022, 6, 18)),
        ("Did not come home last night.", dt.date(2022, 6, 19)),
        ("Slid off the stool on Thurs 16.6.", dt.date(2022, 6, 16)),
        ("Absent Mon.", dt.date(2022, 6, 20)),
        ("Absent Fri.", dt.date(2022, 6, 17)),
    ],
)
def test_words_are_of_the_day_that_they_name_and_else_of_their_entrys(words: str, day: dt.date) -> None:
    assert day == on_what_day(words, MONDAY)[0]


@pytest.mark.parametrize(
    "words",
    [
        "Missed the session of 3 May and that of 14 June.",
        "Missing in March 2022.",
        "Missing 2/1/2021.",
        "Seizures (1998).",
        "Review on 4 July 2022.",
    ],
)
def test_words_of_several_days_of_long_before_or_of_a_day_to_come_are_of_none(words: str) -> None:
    assert on_what_day(words, MONDAY)[0] is None


def test_of_several_days_that_of_its_own_part_of_the_sentence_is_the_day() -> None:
    words = "Evening tablets left out Sat 4/6, fitting Fri 17/6 in the hall."

    assert on_what_day(words, MONDAY, place=words.index("fitting"))[0] == dt.date(2022, 6, 17)
    assert on_what_day(words, MONDAY)[0] is None


def test_what_lasts_began_since_when_it_is_told() -> None:
    assert on_what_day("Suspended since Thurs.", MONDAY, since=True)[0] == dt.date(2022, 6, 16)
    assert on_what_day("Not seen alone since Thurs.", MONDAY)[0] is None


def test_the_day_on_which_somebody_was_born_says_who_it_is() -> None:
    born = dt.date(2009, 2, 4)

    assert on_what_day("MISSING - Bryn Tudor 04/02/2009", MONDAY, {born})[0] == MONDAY


AWAY = (
    read("a", "2022-01-15", "MISSING from the unit, reported by staff.", "police.txt"),
    read("b", "2022-03-12", "MISSING from the unit again.", "police.txt"),
)


def test_what_a_later_note_tells_of_a_day_that_is_known_is_no_further_day() -> None:
    later = (
        read("c", "2022-03-15", "Missing Sat 12/3, found at a garage.", "visits.txt"),
        read("d", "2022-03-21", "School: she was missing on 12/03.", "school.txt"),
    )

    assert {} == told(*AWAY, *later, person=SEREN)


def test_a_day_that_only_a_later_note_tells_of_is_one_by_its_own_date() -> None:
    late = read("c", "2022-05-09", "Missing Fri 6/5, nobody rang it in.", "visits.txt")

    (said,) = told(*AWAY, late, person=SEREN).values()

    assert ["15 January 2022", "12 March 2022", "6 May 2022"] == re.findall(r"\((\d+ \w+ \d{4})\)", said)


def test_the_same_words_a_few_days_later_are_copied() -> None:
    again = (
        read("c", "2022-04-01", "Nobody in the house, card left on the mat.", "diary.txt"),
        read("d", "2022-04-06", "Nobody in the house, card left on the mat.", "export.txt"),
        read("e", "2022-07-01", "Visit, nobody home.", "diary.txt"),
    )

    assert {} == told(*again)


def test_the_day_on_which_somebody_wrote_of_it_is_the_day() -> None:
    fits = (
        read("a", "2022-02-02", "Had a fit at lunch.", "home.txt"),
        read("b", "2022-05-09", "Seizure, doses missed on 7 May.", "home.txt"),
        read("c", "2022-05-09", "Had a fit in bed, three minutes.", "home.txt"),
        read("d", "2022-05-10", "Seizure on Mon 9/5, settled.", "nurse.txt"),
        read("e", "2022-08-01", "Had a fit in the bath.", "home.txt"),
    )

    said = told(*fits, person=OLWEN)["Seizures"]

    assert "9 May 2022" in said
    assert "7 May 2022" not in said


def test_under_family_time_who_did_not_attend_is_told_of_that_and_of_no_appointment() -> None:
    off = [
        replace(each, accounts=tuple(replace(one, kind=Kind.FAMILY_CONTACT) for one in each.accounts))
        for each in (read(f"k{n}", f"2022-0{n}-05", f"Ros did not attend, wait of {n}0 mins.") for n in (2, 3, 6))
    ]

    found = told(*off, person=SEREN)

    assert "Family time that was cancelled or did not happen" in found
    assert "Appointments missed" not in found


def test_a_word_that_is_a_surname_too_is_no_other_person() -> None:
    falls = [read(f"k{n}", f"2022-0{n}-05", f"Fell by the bright window, number {n}.") for n in (2, 4, 6)]

    assert "Falls" in told(*falls, beside=(BRIGHT,))
    assert {} == told(
        *(read(f"b{n}", f"2022-0{n}-05", f"Tom Bright fell, number {n}.") for n in (2, 4, 6)), beside=(BRIGHT,)
    )
