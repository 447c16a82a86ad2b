"""What its writer corrects stands on the right day, of whom it is, with the correction beside it; nothing else is moved."""

import datetime as dt

import pytest
from making import about, account, source

from chronology.model import Kind, When
from chronology.normalise import merge, taken_back, with_corrections

WRONG, RIGHT, LATER = dt.date(2024, 3, 13), dt.date(2024, 3, 14), dt.date(2024, 3, 15)


def note(day, words, kind=Kind.VISIT, *, key="", document="notes.txt", when=None):
    key = key or f"notes::{day}:aa#note"
    told = source(document, quote=words, recorded_on=day)
    return account(key, when=When.on(when or day), kind=kind, fact=words, people=about("c1"), source=told)


def days(accounts):
    return [each.when.earliest for each in accounts]


VISIT = note(WRONG, "Home visit. Jaydon seen in his room.")


@pytest.mark.parametrize(
    "words",
    [
        "CORRECTION - my entry of 13/3 is wrong, that visit was Thurs 14/3, I was in court all day on the 13th.",
        "Correction to my note of 13 March: the visit was 14 March, not 13 March.",
        "My entry of the 13th was me writing it up, it was Thursday 14th I saw him.",
        "The date in my note of 13/3 should read 14/3.",
    ],
)
def test_an_entry_whose_writer_corrects_its_day_stands_on_the_right_day_and_keeps_the_other(words):
    moved, correction = with_corrections([VISIT, note(LATER, words)])

    assert [RIGHT, LATER] == days([moved, correction])
    assert [WRONG] == [each.earliest for each in moved.when.alternatives]
    assert VISIT.fact == moved.fact


@pytest.mark.parametrize(
    "words",
    [
        "CORRECTION to my note of 13/3: not Kev - should read KEL.",
        "My entry of 13/3 is wrong.",
        "As in my note of 13/3, the next visit is 14/3.",
        "Correction to my note of 11/3: the visit was 14/3.",
    ],
)
def test_nothing_is_moved_by_words_that_give_no_other_day_for_that_entry(words):
    assert [WRONG, LATER] == days(with_corrections([VISIT, note(LATER, words)]))


def test_an_entry_of_that_day_in_another_document_is_not_corrected():
    other = note(WRONG, "Home visit.", document="school.txt")

    assert (
        WRONG
        == with_corrections([other, note(LATER, "My entry of 13/3 is wrong, that visit was 14/3.")])[0].when.earliest
    )


def test_an_entry_that_names_the_wrong_child_is_of_no_kind_that_counts():
    knife = note(WRONG, "Knife found in Jaydon's bag.", Kind.POLICE_INCIDENT)
    words = "CORRECTION: my entry of 13/3 names the wrong pupil. The knife was in another boy's bag."

    corrected, _ = with_corrections([knife, note(LATER, words)])

    assert Kind.UNCLASSIFIED is corrected.kind
    assert knife.fact == corrected.fact


def test_the_correction_stands_beside_what_it_corrects_whatever_it_says():
    words = "CORRECTION to my note of 13/3: not Kev - should read KEL."
    events = merge(with_corrections([VISIT, note(LATER, words)]))
    (visit,) = (event for event in events if event.accounts[0].fact == VISIT.fact)

    assert [words] == [back.words for back in taken_back(events)[visit.key]]
