"""Whom the record named before is no adult not known to services when a text calls them new, or a man."""

import datetime as dt

import pytest

from chronology.model import Account, Kind, Person, PersonKind, Source, When
from chronology.pipeline.met_before import known_before

RECORDS = Source(document="export.xml", locator="1")
MOTHER = Person(id="m", name="Donna Tarrant", kind=PersonKind.ADULT, source=RECORDS)
PARTNER = Person(id="p", name="Gary Sample", kind=PersonKind.ADULT, source=RECORDS)


def account(words: str, day: str, kind: Kind = Kind.UNKNOWN_ADULT_PRESENT) -> Account:
    source = Source(document="notes.txt", locator="line 1", quote=words)
    return Account(
        key=f"notes::{day}#{kind}", when=When.on(dt.date.fromisoformat(day)), kind=kind, fact=words, source=source
    )


BEFORE = account("Police log: argument with SAMPLE Gary over a telephone.", "2022-11-05", Kind.POLICE_INCIDENT)


def kind_of(words: str, *others: Account) -> Kind:
    return known_before([*others, account(words, "2023-01-19")], (MOTHER, PARTNER))[-1].kind


@pytest.mark.parametrize(
    "words",
    ["Pregnant, new bloke Gary.", 'Collected by a man, Gary, "mum\'s boyfriend".', "Male called Gary at the door."],
)
def test_who_was_named_before_is_no_unknown_adult(words: str) -> None:
    assert Kind.UNCLASSIFIED is kind_of(words, BEFORE)


@pytest.mark.parametrize(
    "words",
    [
        "A man in the kitchen whom Gary let in.",
        "Donna has a new boyfriend there.",
        "Unknown man, Gary says.",
        "New bloke Terry.",
    ],
)
def test_whoever_else_is_there_stays_unknown(words: str) -> None:
    assert Kind.UNKNOWN_ADULT_PRESENT is kind_of(words, BEFORE)


def test_who_is_named_for_the_first_time_is_unknown_that_day() -> None:
    later = account("Gary seen at home.", "2023-02-01", Kind.VISIT)

    assert Kind.UNKNOWN_ADULT_PRESENT is kind_of("Pregnant, new bloke Gary.", later)
