"""What the record itself says it lacks is quoted with its day; what somebody said aloud, and what is another's, is not."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event

from analyzers import summary
from chronology.model import Event, Kind, Person, PersonKind, Remark, Source
from chronology.practice import load_practice

OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str) -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def said(*events: Event) -> list[str]:
    made = replace(chronology(*events, people=(OLWEN,)), as_at=dt.date(2021, 12, 1))
    found = summary.analyse(made, load_practice("wales"))
    return [each.text for each in found if isinstance(each, Remark) and each.rule == "told_missing"]


@pytest.mark.parametrize(
    "words",
    [
        "Page four of the care diary is missing.",
        "Consent form never signed.",
        "The statement was not asked for.",
        "Still no copy of the tenancy.",
        "No chronology since the last worker.",
        "His surname is not known.",
        "Times of the two falls not recorded.",
        "Register breaks off in March.",
        "Nobody has written down what he told the driver.",
        "Memory not formally tested.",
        "Plan still not reviewed (should have been May).",
    ],
)
def test_what_the_record_says_outright_that_it_lacks_is_quoted_with_its_day(words: str) -> None:
    (text,) = said(read("a", "2021-10-04", words))

    assert f"Told as missing or not known, 4 October 2021: “{words.rstrip('.')}”." == text


@pytest.mark.parametrize(
    "words",
    [
        "No concerns, plan to go on.",
        "No noise reports since the spring.",
        "No protection plan, to be seen by the team.",
        "Diary sheets not returned.",
        "No bearing on the assessment.",
        'Mum: "Still no letter from them."',
        "Is there still no copy of the tenancy?",
        "No reply at the door, card left.",
        "Boy missing since Friday.",
        "Reports of half-term missing, police aware.",
        "If the form is not signed the grant will lapse.",
    ],
)
def test_what_only_sounds_so_is_not(words: str) -> None:
    assert [] == said(read("a", "2021-10-04", words))


def test_the_latest_six_entries_of_the_last_year_are_told_the_latest_first() -> None:
    months = [read(f"m{month}", f"2021-{month:02}-04", f"Report {month} was not received.") for month in range(1, 10)]
    found = said(read("old", "2019-05-01", "Old file is lost."), *months)

    assert [f"4 {name} 2021" for name in ("September", "August", "July", "June", "May", "April")] == [
        text.removeprefix("Told as missing or not known, ").partition(":")[0] for text in found
    ]
