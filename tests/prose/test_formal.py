"""What a judgment or a review states as a fact is sure by its sentence; what it only tells that somebody said is not."""

import datetime as dt

import pytest

from chronology.model import Account, Kind, Source, When
from chronology.prose.formal import clause_of
from chronology.prose.sentences import Span
from chronology.prose.sure import Sureness, sureness

_DAY = When.on(dt.date(2019, 5, 4))


def told(kind: Kind, words: str, *, key: str = "notes::undated:aa#mention-2019-05-04", when: When = _DAY) -> Account:
    source = Source(document="judgment.txt", locator="line 1", quote=words)
    return Account(key=key, when=when, kind=kind, fact=words, source=source)


STATED = [
    (
        Kind.SUBSTANCE_MISUSE,
        "A medical report drawn up on the same day found that the mother had severe alcohol intoxication.",
    ),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "Mr D was convicted of assaulting the mother on 4 May 2019, in front of K."),
    (
        Kind.POLICE_INCIDENT,
        "On 4 May 2019 the police were called by his mother and found her in the yard with a broken nose.",
    ),
    (Kind.POLICE_INCIDENT, "He was interviewed by the police on 4 May 2019 but denied everything."),
    (Kind.INJURY, "The mother had a swollen lip."),
    (
        Kind.STRATEGY_DISCUSSION,
        "A strategy meeting was held on 4 May and it was decided that D should be seen by a psychiatrist.",
    ),
    (
        Kind.CHARGE_OR_CONVICTION,
        "He was convicted of assault on 4 May 2019; the mother did not support the prosecution.",
    ),
    (Kind.INJURY, "The survey showed healing fractures of the left ribs."),
]
ONLY_TOLD = [
    (Kind.SUBSTANCE_MISUSE, "The grandmother claimed that the mother had been drunk on 4 May 2019."),
    (Kind.SUBSTANCE_MISUSE, "According to the applicant, the father was drunk that night."),
    (
        Kind.PHYSICAL_ABUSE_ALLEGED,
        "According to the applicant, she had told him that she was leaving; he had struck her.",
    ),
    (Kind.SUBSTANCE_MISUSE, "It is the father's case that the mother was drunk on 4 May 2019."),
    (Kind.SUBSTANCE_MISUSE, "The mother was allegedly intoxicated when she came before the committee."),
    (Kind.POLICE_INCIDENT, "I heard that the police were called by his mother and found her in the yard."),
    (Kind.INJURY, "The nurse thought that the child may have had a bruise on 4 May 2019."),
    (Kind.STRATEGY_DISCUSSION, "A strategy discussion would have been held on 4 May had the police been told."),
]


@pytest.mark.parametrize(("kind", "words"), STATED, ids=[words[:40] for _, words in STATED])
def test_a_fact_stated_in_the_past_by_the_writer_is_asserted(kind: Kind, words: str) -> None:
    assert Sureness.ASSERTED is sureness(told(kind, words))


@pytest.mark.parametrize(("kind", "words"), ONLY_TOLD, ids=[words[:40] for _, words in ONLY_TOLD])
def test_what_somebody_says_or_may_be_is_only_named(kind: Kind, words: str) -> None:
    assert Sureness.NAMED is sureness(told(kind, words))


def test_the_same_words_in_a_note_are_held_to_what_all_words_of_notes_weigh() -> None:
    words = "Mr D was convicted of assaulting the mother on 4 May 2019, in front of K."

    assert Sureness.ASSERTED is sureness(told(Kind.PHYSICAL_ABUSE_ALLEGED, words))
    assert Sureness.NAMED is sureness(told(Kind.PHYSICAL_ABUSE_ALLEGED, words, key="notes:j-owen:2019-05-04:aa#note"))
    assert Sureness.NAMED is sureness(told(Kind.PHYSICAL_ABUSE_ALLEGED, words, when=When.undated()))


def test_short_hand_states_nothing() -> None:
    assert Sureness.NAMED is sureness(told(Kind.POLICE_INCIDENT, "police called by mum, lady in yard w/ broken nose"))


def test_a_clause_ends_where_the_next_thing_is_told() -> None:
    words = "he was interviewed by the police but denied everything; no charge was brought."
    at = Span(words.index("interviewed"), words.index(" but"))

    assert "he was interviewed by the police" == words[slice(*clause_of(words, at, Span(0, len(words))))].strip()
