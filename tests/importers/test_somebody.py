"""Whether words tell of somebody: looked up word by word, with what one expression of all the words would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.notes import somebody
from importers.notes.somebody import tells_of_somebody

_WORDS = [*somebody._words()["people"], *somebody._words()["services"]]
_NEAR = [
    "kitchen",
    "shed",
    "hers_",
    "-",
    "'s",
    ".",
    "_",
    "2",
    " ",
    "  ",
    "\n",
    "é",
    "ſhe",
    "half",
    "brother",
    "post",
    "office",
]


@given(st.lists(st.sampled_from([*_WORDS, *_NEAR, *map(str.upper, _WORDS[::9])]), max_size=5).map("".join))
def test_words_are_looked_up_with_what_one_expression_of_all_of_them_finds(words: str) -> None:
    sought = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS))})\b", re.IGNORECASE).search(words) is not None

    assert somebody._names_people(words) == sought


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("SHE was at home", True),
        ("Foster carer rang on 3 March", True),
        ("Seen by the half-brother", True),
        ("A. was moved on 3 March", True),
        ("Moved to the post on 3 March", False),
        ("The shed was tidy on 3 March", False),
        ("Yr ysgol ar gau", True),
    ],
)
def test_a_pronoun_a_relative_a_service_or_an_initial_is_somebody(words: str, told: bool) -> None:
    assert tells_of_somebody(words) is told
