"""Of which day an entry is: of what befell, whatever day it was told on, in whose words, and by which name of the day."""

import datetime as dt
from dataclasses import replace

import pytest
from making import about, account, source

from chronology.model import Basis, Kind, Precision, When
from chronology.normalise import merge
from chronology.normalise.aspect import WORDS, aspect
from chronology.normalise.days_told import days_named, is_only_compared, tells_of_day_before
from chronology.normalise.happenings import happened, hurt_in_one_place

# A Tuesday.
TUESDAY = dt.date(2022, 5, 17)
MONDAY = TUESDAY - dt.timedelta(days=1)
SATURDAY = TUESDAY - dt.timedelta(days=3)


def told(by: str, quote: str, day: dt.date = TUESDAY, kind: Kind = Kind.UNCLASSIFIED, clock: str = ""):
    when = When.on(day)
    if clock:
        when = When(earliest=day, latest=day, edtf=f"{day}T{clock}", precision=Precision.MINUTE)
    return account(
        f"{by}:row:1#occurred", kind=kind, when=when, people=about("c1"), source=source(f"{by}.csv", quote=quote)
    )


def sentence(by: str, quote: str, said: str, day: dt.date, kind: Kind = Kind.UNCLASSIFIED):
    """A sentence of Tuesday's note that its own words date."""
    when = replace(When.on(day), basis=Basis.RELATIVE_TO_NOTE, as_written=said)
    where = source(f"{by}.txt", quote=quote, recorded_on=TUESDAY)
    return account(f"{by}:note:1#mention-{day}", kind=kind, when=when, people=about("c1"), source=where)


def test_yesterday_in_a_sentence_that_it_dates_is_the_day_that_the_sentence_bears():
    seen = sentence("advocate", "The dietitian saw him at the centre yesterday.", "yesterday", MONDAY)

    assert not tells_of_day_before(seen)
    assert days_named(seen) == set()


def test_what_somebody_says_befell_on_a_day_is_of_that_day_and_what_they_said_that_day_is_their_words():
    befell = sentence("carer", "Grandad says the shed went up last Saturday.", "last Saturday", SATURDAY)
    said = sentence("carer", "Said on Saturday that he hates it there.", "Saturday", SATURDAY)

    assert aspect(befell) != WORDS
    assert aspect(told("carer", "Says the shed went up.")) == WORDS
    assert aspect(replace(said, source=source(quote="On Saturday he said he hates it."))) != aspect(
        told("school", 'Said "I hate it there."')
    )


def test_the_quotation_of_who_rings_in_is_what_the_entry_tells():
    rung = told("housing", 'tel from neighbour: "they were shouting on Saturday and the glass went".')
    heard = told("school", 'In class he wrote: "they were shouting on Saturday and the glass went".')

    assert days_named(rung) == {SATURDAY}
    assert days_named(heard) == set()


NAMED = [
    ("Following a police report re Saturday night, rang the family.", {SATURDAY}),
    ("After the PPN re Saturday night, spoke to the manager.", {SATURDAY}),
    ("Following the row on Saturday she moved out.", set()),
    ("not home o/n 14th, back for breakfast", {SATURDAY}),
    ("she was put out on the 14th", {SATURDAY}),
    ("on the 14th floor", set()),
    ("Not like last Saturday, he was calm.", set()),
    ("CORRECTION: first entered as 19th, it was today.", {dt.date(2022, 5, 19)}),
]


@pytest.mark.parametrize(("words", "days"), NAMED)
def test_the_days_that_words_name(words: str, days: set[dt.date]):
    assert days_named(told("council", words)) == days


def test_a_day_with_which_another_is_compared_is_no_telling_of_it():
    compared = sentence("support", "Ate well, not like last Saturday.", "last Saturday", SATURDAY)
    of_it = sentence("support", "Ate nothing last Saturday.", "last Saturday", SATURDAY)

    assert is_only_compared(compared)
    assert not is_only_compared(of_it)


def test_an_entry_bears_the_day_on_which_it_befell_and_not_the_minute_at_which_it_was_taken_down():
    police = told(
        "police", "Occ 44/10091. Male shouting, lamp thrown at female.", SATURDAY, Kind.DOMESTIC_ABUSE_INCIDENT
    )
    duty = told(
        "council",
        "Police occ 44/10091, Saturday night: lamp thrown at mother by her partner.",
        TUESDAY,
        Kind.DOMESTIC_ABUSE_INCIDENT,
        clock="09:05",
    )

    (one,) = merge([duty, police])

    assert one.when.earliest == SATURDAY
    assert [each.when.earliest for each in one.accounts] == [SATURDAY, TUESDAY]


SAID = [
    ("left_alone", "toddler in a vest in the middle of the carriageway"),
    ("left_alone", "the woman opposite brought the little lad back off the street"),
    ("left_alone", "baby out on the road by the chapel"),
    ("collapse", "mam was hard to wake"),
    ("collapse", "could not be woken by the crew"),
    ("damage", "he threw her mobile at the sink"),
    ("vehicle_stop", "Traffic stop, no insurance"),
    ("speech", "the speech lady came"),
]


@pytest.mark.parametrize(("thing", "words"), SAID)
def test_one_thing_goes_by_several_words(thing: str, words: str):
    assert thing in happened(words)


@pytest.mark.parametrize(
    "words", ["they walk on the main road to school", "an accident cannot be excluded", "arguing in the street"]
)
def test_what_is_told_every_day_is_nothing_that_befell(words: str):
    assert happened(words) == set()


def test_an_appointment_that_one_calls_missed_and_another_not_brought_was_not_kept_once():
    dental = told("dental", "Letter: orthodontist, was not brought.", kind=Kind.NOT_BROUGHT)
    minutes = told("council", "Missed the orthodontist.", kind=Kind.APPOINTMENT_MISSED)
    optician = told("optician", "Not brought to the eye clinic.", kind=Kind.NOT_BROUGHT)

    assert len(merge([dental, minutes])) == 1
    assert len(merge([minutes, optician])) == 2


def test_a_hurt_that_two_see_on_one_day_is_one_though_one_says_that_it_came_about_the_night_before():
    school = told("school", "Bruise to the shin. Fell off the wall last night, he says.", kind=Kind.INJURY)
    council = told("council", "School saw a bruise on his shin this morning.", kind=Kind.INJURY)
    other = told("council", "School saw a bruise on his elbow this morning.", kind=Kind.INJURY)

    assert hurt_in_one_place(school, council)
    assert not hurt_in_one_place(school, other)
    assert len(merge([school, council])) == 1


def test_a_medical_of_the_day_after_the_hurt_is_an_event_of_its_own():
    school = told("school", "Bruise to the left shin seen at swimming.", MONDAY, Kind.INJURY)
    medical = told("health", "CP medical: bruise to the left shin.", TUESDAY, Kind.MEDICAL_EXAMINATION)

    assert len(merge([school, medical])) == 2


def test_the_neighbours_call_and_the_police_who_come_to_it_are_one():
    police = told("police", "Neighbour reports raised voices. All calm on arrival.", SATURDAY, clock="22:40")
    landlord = told("housing", "Flat 9 rang the police on Saturday, he says, it was bedlam.", TUESDAY)
    unasked = told("housing", "Flat 9 says the bins were full on Saturday.", TUESDAY)

    assert len(merge([police, landlord])) == 1
    assert len(merge([police, unasked])) == 2
