"""What no phrase names is told by the weight of all its words, under its own words; and what only sounds grave is told by none."""

import pytest

from benchmarks.taught_sentences import GENERAL, KINDS, SORTS, every_sentence, made_from
from chronology.documents import Document
from chronology.model import Account, Kind, Level
from chronology.practice import taxonomy, title_of
from chronology.prose.phrases import folded
from chronology.prose.taught import kinds_weighed, taught, tells_nothing_grave
from chronology.tables import shipped_table
from importers.notes import CaseNotes

TOLD = [
    ("He went off on Tuesday with his bag and nobody has clapped eyes on him since.", Kind.MISSING),
    (
        "Her daughter cleans her account out every pension day, nothing left for the gas.",
        Kind.FINANCIAL_ABUSE_INDICATOR,
    ),
    ("She took all of her tablets in one go and was found on the bathroom floor.", Kind.OVERDOSE),
]
PLAIN = [
    "He murdered that song at the karaoke on Saturday and we all cried laughing.",
    "The football lads got battered six nil and his mates are gutted.",
    "The new puppy bit a hole in his school jumper and we all had a good laugh about it.",
    "We made biscuits and talked about the summer holidays and the new puppy.",
]


def _weighed(sentence: str) -> Kind | None:
    lower = folded(sentence)
    told = taught(lower, 0, len(lower))
    return told.kind if told else None


def _read(words: str) -> list[Account]:
    note = f"Date: 12/03/2021\nAuthor: Sian Pryce\nType: Case note\n\n{words}\n"
    read = CaseNotes().read([Document("note.txt", content=note.encode())])
    return [each for each in read if isinstance(each, Account)]


@pytest.mark.parametrize(("sentence", "kind"), TOLD)
def test_what_no_phrase_names_is_told_by_what_its_words_weigh_together(sentence: str, kind: Kind) -> None:
    assert kind is _weighed(sentence)


@pytest.mark.parametrize("sentence", PLAIN)
def test_what_only_sounds_grave_is_weighed_as_nothing(sentence: str) -> None:
    lower = folded(sentence)

    assert _weighed(sentence) is None
    assert tells_nothing_grave(lower, 0, len(lower))


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_phrase_in_a_sentence_that_is_plain_as_a_whole_makes_no_grave_entry(sentence: str) -> None:
    assert [] == [each for each in _read(sentence) if taxonomy()[each.kind].level.rank >= Level.HIGH.rank]


def test_an_entry_told_by_weight_has_the_records_own_words_as_its_title() -> None:
    sentence, kind = TOLD[1]
    entry = next(each for each in _read(sentence) if each.kind is kind)

    assert entry.title.startswith("Her daughter cleans her account out")
    assert entry.title != title_of(kind, "en")


@pytest.mark.parametrize("denied", ["There is no sign that", "It is not true that", "I asked what she would do if"])
def test_what_is_denied_or_only_supposed_is_not_told_by_weight_either(denied: str) -> None:
    told = "her daughter cleans her account out every pension day, nothing left for the gas."

    assert Kind.FINANCIAL_ABUSE_INDICATOR not in {each.kind for each in _read(f"{denied} {told}")}


def test_words_too_few_to_weigh_tell_nothing() -> None:
    assert _weighed("Bruises and blood.") is None


def test_the_table_was_made_from_the_sentences_that_are_here() -> None:
    assert made_from() == shipped_table("chronology.prose", "taught.toml")["made_from"]


def test_every_sentence_has_a_label_that_is_known() -> None:
    assert {label for _, label, _ in every_sentence()} <= {*SORTS, "none"}
    assert {Kind(kind) for kind in KINDS.values()} == set(kinds_weighed())
    assert set(GENERAL) <= set(SORTS.values())
    assert set(GENERAL.values()) <= set(KINDS)
