"""One table says what a written word for kin means, however short or in whichever language."""

import pytest

from analyzers.tables import kin
from chronology.people import kin_called
from chronology.people.tables import table_of


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("dtr", "daughter"),
        ("Dau.", "daughter"),
        ("merch", "daughter"),
        ("Mab", "son"),
        ("Gŵr", "husband"),
        ("G/son", "grandson"),
        ("half-sister", "half-sister"),
        ("hanner chwaer", "half-sister"),
        ("older half sister", "half-sister"),
        ("MGM", "maternal grandmother"),
        ("maternal nan", "maternal grandmother"),
        ("Mam-gu ar ochr y fam", "maternal grandmother"),
        ("mat aunt", "maternal aunt"),
        ("Bro-in-law", "brother in law"),
        ("Mum's partner", "mother's partner"),
        ("mother's boyfriend", "mother's partner"),
    ],
)
def test_a_word_for_kin_means_one_thing(written: str, said: str) -> None:
    assert said == kin_called(written)


@pytest.mark.parametrize("written", ["social worker", "neighbour", "friend", "his mother", "Leeds", "", "son of Ann"])
def test_what_is_no_word_for_kin_means_none(written: str) -> None:
    assert kin_called(written) == ""


def test_no_word_stands_for_two_kin() -> None:
    words = [word for some in table_of("kin.toml")["words"].values() for word in some]

    assert sorted(set(words)) == sorted(words)


def test_most_of_what_the_table_says_has_a_place_in_a_family_tree() -> None:
    in_laws = {says for says in table_of("kin.toml")["words"] if says.endswith("in law") or says.startswith("great ")}

    assert {"civil partner"} | in_laws >= set(table_of("kin.toml")["words"]) - set(kin()) - {"civil partner"}
