"""Accounts of one event that answer a question in two ways, or count otherwise, are seen to differ; those that say alike are not."""

import datetime as dt
from dataclasses import replace

import pytest

from chronology.model import Account, Basis, Kind, Source, When
from chronology.normalise import conflicts

DAY = When.on(dt.date(2023, 5, 4))


def told(*facts: str, outcomes: tuple[str | None, ...] = ()) -> dict[str, list[str]]:
    """What accounts with these facts differ on, by field, in the words of each."""
    accounts = [
        Account(
            key=f"a{n}",
            when=DAY,
            kind=Kind.CASE_NOTE,
            fact=fact,
            outcome=outcomes[n] if outcomes else None,
            source=Source(document=f"{n}.txt", locator="line 1"),
        )
        for n, fact in enumerate(facts)
    ]
    return {each.field: [words for words, _ in each.values] for each in conflicts(accounts)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Residence and care: has capacity.", "Assessed: she lacks capacity to decide where to live."),
        ("The children were asleep and not disturbed.", "Cai said that he saw it from the stairs."),
        ("No injuries seen on mother.", "Seen in casualty with a sprained wrist."),
        ("Hair strand test positive for cocaine.", "She says that the test came back negative."),
        ("The review did not go ahead.", "The review was held."),
        ("The home's report calls the sore unavoidable.", "The nurse found it avoidable."),
        ("Turning charts blank from Friday.", "The manager: charts were completed every night."),
        ("Nid oes ganddi alluedd.", "Mae ganddi alluedd."),
    ],
)
def test_two_answers_to_one_question_are_shown_in_the_words_of_each(one, other):
    (first, second) = told(one, other)["found"]

    assert first in one
    assert second in other


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Took 16 tablets.", "About twenty minutes ago she took 20 paracetamol.", ["16 tablets", "20 paracetamol"]),
        ("On the floor six hours.", "Found after 11 hours on the floor.", ["floor six hours", "11 hours"]),
        ("£4,650 was drawn out.", "Statements: £4,560 gone.", ["£4,650", "£4,560"]),
        ("Grade 3 sore to the heel.", "Pressure ulcer category 2.", ["grade 3", "category 2"]),
    ],
)
def test_two_numbers_of_one_thing_are_shown(one, other, words):
    assert words == told(one, other)["number"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She lacks capacity for finances.", "Lacks capacity to manage her finances."),
        ("No injuries seen; bruise to arm later.", "Bruise to her arm."),
        ("£20 in the purse, £300 in the bank.", "£45 spent."),
        ("Two tablets at noon, three tablets at night.", "Five tablets a day."),
        ("Argument heard.", "She had capacity."),
    ],
)
def test_what_is_said_alike_or_in_two_ways_by_one_account_is_no_difference(one, other):
    assert {} == told(one, other)


def test_outcomes_in_other_words_are_one_outcome():
    same = ("Finances - lacks capacity", "Lacks capacity for her finances at this time")

    assert {} == told("Assessed.", "Assessed again.", outcomes=same)
    assert "outcome" in told("Assessed.", "Assessed again.", outcomes=("Section 47 enquiry", "No further action"))


def dated(when: When, fact: str, written: dt.date | None = None) -> Account:
    source = Source(document="n.txt", locator="line 1", recorded_on=written)
    return Account(key=fact, when=when, kind=Kind.CASE_NOTE, fact=fact, source=source)


@pytest.mark.parametrize(
    ("note", "days", "differs"),
    [
        ("Stepmother rang: he had a fall.", 1, False),
        ("Stepmother rang: he had a fall.", 9, True),
        ("He had a fall this morning.", 1, True),
    ],
)
def test_the_day_a_note_was_written_contradicts_no_day_shortly_before(note, days, differs):
    later = DAY.first_day + dt.timedelta(days=days)
    when = replace(When.on(later), basis=Basis.NOTE_DATE)

    found = conflicts([dated(DAY, "Fall on the stairs."), dated(when, note, later)])
    assert differs == any(each.field == "when" for each in found)


def test_a_short_form_of_an_outcome_is_no_other_outcome():
    one = "The report was looked into."

    assert "outcome" not in told(one, one, outcomes=("Told NFA by email", "No further action"))
    assert "outcome" in told(one, one, outcomes=("Told NFA by email", "Assessment to start"))
