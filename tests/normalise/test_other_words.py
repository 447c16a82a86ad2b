"""One thing in each agency's words, and the words that say nothing."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from chronology.normalise.distinctive import distinctive, names_as_words, opening, written_small

TABLE = tomllib.loads(files("chronology.normalise").joinpath("words.toml").read_text("utf-8"))

ONE_THING = [
    ("Occipital haematoma", "Lump on the back of her head"),
    ("TV screen broken", "smashed the telly"),
    ("# distal radius", "broke his wrist"),
    ("Injunction on file", "NMO v the partner, granted today"),
    ("ICO granted x2", "the court made interim care orders"),
    ("held her by the throat", "alleged strangulation"),
    ("febrile convulsion", "a fit with a temperature"),
    ("wheeze, salb 10 puffs", "asthma, used the inhaler"),
    ("nocturnal enuresis", "the wet beds dad mentioned"),
    ("audiology", "her hearing test"),
    ("Exts x5", "five teeth out"),
    ("SGO to the aunt", "special guardianship order"),
    ("found by herself at the park", "left alone on the swings"),
    ("next door rang", "neighbour reports shouting"),
    ("man taken out in cuffs", "arrested on scene"),
    ("pressure sore to heel", "ulcer on the foot"),
    ("power of attorney", "the LPA"),
]


@pytest.mark.parametrize(("one", "other"), ONE_THING)
def test_one_thing_is_known_in_the_words_of_either(one, other):
    assert distinctive(one) & distinctive(other)


def test_no_word_stands_for_two_things():
    given = Counter(word for stem, words in TABLE["alike"].items() for word in {stem, *words})

    assert not [word for word, times in given.items() if times > 1]


def test_what_stands_for_several_words_is_not_everybody_s_word():
    assert not set(TABLE["common"].split()) & TABLE["alike"].keys()


@pytest.mark.parametrize("stem", TABLE["phrases"])
def test_a_phrase_is_read_for_where_a_text_holds_a_piece_of_it(stem):
    row = TABLE["phrases"][stem]

    assert row["holds"]
    assert all(piece == piece.casefold() for piece in row["holds"])


def test_a_name_at_the_beginning_is_known_as_a_name_by_the_rest_of_the_case():
    assert {"efa"} == names_as_words(frozenset({"efa", "nan"}))
    assert "efa" == opening("Efa hid under the table")
    assert {"under", "hid"} <= written_small("Efa hid, under it")
    assert "efa" not in written_small("Efa hid")
