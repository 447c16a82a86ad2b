"""Who of the family wrote an entry in their own person: the name stands beside it, and the letter for it no more."""

import datetime as dt

import pytest

from chronology.model import Account, Event, Kind, Person, PersonKind, Source, When
from exports.own_hand import without_key, written_by

SOURCE = Source(document="x", locator="line 1")
GWEN = Person(id="gwen", name="Gwen Rees", kind=PersonKind.ADULT, source=SOURCE)
HALE = Person(id="hale", name="Joan Hale", kind=PersonKind.PROFESSIONAL, source=SOURCE)


def event(words: str, by: str | None) -> Event:
    source = Source(document="x", locator="line 2", quote=words, recorded_by=by)
    when, fact = When.on(dt.date(2024, 3, 1)), " ".join(words.split())
    account = Account(key="a", when=when, kind=Kind.CONTACT, fact=fact, source=source)
    return Event(key="a", when=when, kind=Kind.CONTACT, fact=fact, accounts=(account,))


@pytest.mark.parametrize(
    ("words", "by", "who"),
    [
        ("I have had him since that night.", "Gwen Rees", "Gwen Rees"),
        ("G: neck hurts", "Gwen", "Gwen"),
        ("G   coming now", "Gwen", "Gwen"),
        ("My notes of the visit.", "Joan Hale", ""),
        ('He was in. "I slept".', "Gwen Rees", ""),
        ("I saw him.", "GR", ""),
        ("I saw him.", None, ""),
    ],
)
def test_words_in_somebodys_own_person_bear_the_name_of_one_of_the_family(words: str, by: str | None, who: str) -> None:
    assert who == written_by(event(words, by), [GWEN, HALE])


def test_the_letter_for_whoever_sent_a_message_goes_where_the_name_stands() -> None:
    told = event("G: neck hurts", "Gwen")

    assert "neck hurts" == without_key("G: neck hurts", told, "Gwen")
    assert "G = Gwen" == without_key("G = Gwen", told, "Gwen")
    assert "G: neck hurts" == without_key("G: neck hurts", told, "")
