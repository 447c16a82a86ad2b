"""Entries that are likely of one incident and stay apart say so, both ways; what only coincides says nothing."""

import datetime as dt
from itertools import permutations

import pytest
from making import about, account, source

from chronology.model import Event, Kind, Precision, When
from chronology.normalise import merge, perhaps, perhaps_one

SATURDAY = dt.date(2023, 3, 11)
SUNDAY, MONDAY, TUESDAY, WEDNESDAY = (SATURDAY + dt.timedelta(days=days) for days in range(1, 5))


def at(clock: str, day: dt.date) -> When:
    return When(earliest=day, latest=day, edtf=f"{day}T{clock}", precision=Precision.MINUTE)


def told(by: str, when: When | dt.date, quote: str, kind: Kind = Kind.UNCLASSIFIED, nth: int = 1, **values):
    when = when if isinstance(when, When) else When.on(when)
    values = {"people": about("c1"), "agency": by, **values}
    return account(f"{by}:row:{nth}#occurred", kind=kind, when=when, source=source(by, quote=quote), **values)


def linked(*accounts, apart=()) -> set[frozenset[str]]:
    events = merge(accounts)
    assert len(events) == len(accounts), "they stand apart"
    found = perhaps_one(events, apart)
    return {frozenset((key, other.event.key)) for key, others in found.items() for other in others}


def pair(one, other) -> set[frozenset[str]]:
    return {frozenset((one.key, other.key))}


COFFEE = told(
    "police",
    at("16:35", SUNDAY),
    "Staff report parents arguing in foyer, coffee thrown over mother.",
    Kind.POLICE_INCIDENT,
)
IN_HER_WORDS = told(
    "school", MONDAY, 'Carpet time. "She throwed coffee on Mami and I banged on the window."', Kind.DISCLOSURE
)


def test_what_a_child_says_days_later_is_an_entry_of_its_own_and_says_of_which_it_may_be():
    assert pair(COFFEE, IN_HER_WORDS) == linked(COFFEE, IN_HER_WORDS)


def test_it_is_said_both_ways_with_why():
    found = perhaps_one(merge([COFFEE, IN_HER_WORDS]))

    (back,), (forth,) = found[IN_HER_WORDS.key], found[COFFEE.key]
    assert isinstance(back.event, Event)
    assert (COFFEE.key, IN_HER_WORDS.key) == (back.event.key, forth.event.key)
    assert back.why == forth.why
    assert {"days_after", "rare_words"} <= set(back.why)


@pytest.mark.parametrize(
    ("values", "quote"),
    [
        ({"people": about("c2")}, IN_HER_WORDS.source.quote),
        ({}, "Quiet all morning, ate her dinner."),
        ({"when": When.on(SUNDAY + dt.timedelta(days=9))}, IN_HER_WORDS.source.quote),
    ],
    ids=["of another child", "of something else", "of the week after"],
)
def test_nothing_is_said_of_what_is(values, quote):
    when = values.pop("when", When.on(MONDAY))

    assert set() == linked(COFFEE, told("school", when, quote, Kind.DISCLOSURE, **values))


def test_one_file_that_tells_two_things_tells_two():
    again = told(
        "police", at("10:00", MONDAY), "Parents arguing in foyer, coffee thrown again.", Kind.POLICE_INCIDENT, nth=2
    )

    assert set() == linked(COFFEE, again)


def test_where_two_earlier_ones_fit_alike_nobody_guesses():
    again = told("police", at("10:00", SUNDAY), COFFEE.source.quote, Kind.POLICE_INCIDENT, nth=2)

    assert set() == linked(COFFEE, again, IN_HER_WORDS)


def test_what_a_reviewer_said_is_two_is_not_said_to_be_one():
    assert set() == linked(COFFEE, IN_HER_WORDS, apart=[(COFFEE.key, IN_HER_WORDS.key)])


def test_a_return_interview_that_gives_the_days_is_of_that_absence_and_not_of_the_next():
    gone = told("police", at("22:30", SATURDAY), "Missing, not back by curfew. Located at grandmother's.", Kind.MISSING)
    again = told("police", at("21:00", TUESDAY), "Missing, located at bus station.", Kind.MISSING, nth=2)
    words = "Missing 11-12 March. Seen at school, alone, 35 minutes. He had walked to his grandmother's."
    heard = told("interviews", WEDNESDAY + dt.timedelta(days=4), words, Kind.RETURN_INTERVIEW)

    assert pair(gone, heard) == linked(gone, again, heard)


def test_a_bruise_that_several_look_at_is_said_to_be_the_one_first_seen():
    school = told("school", MONDAY, "Bruise on the left upper arm, like a hand.", Kind.INJURY)
    doctor = told(
        "hospital", WEDNESDAY, "Examined: four marks, bruise of the left upper arm.", Kind.MEDICAL_EXAMINATION
    )

    assert pair(school, doctor) == linked(school, doctor)


def test_what_shared_words_weigh_together_does_not_hang_on_the_order_they_come_in() -> None:
    worths = [worth for _, worth in perhaps._BY_ENTRIES]

    assert len({sum(order) for order in permutations([*worths, *worths[-2:]])}) == 1
