"""Professionals' words said plainly: looked up, found in a text, and complete for what documents print."""

import re
import tomllib
from pathlib import Path

import pytest

from chronology.model import Group, Kind
from chronology.practice import group_of, title_of
from exports.plain import Explained, explained, plain_word, terms

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((ROOT / "exports/plain.toml").read_text("utf-8"))
# What is done here is not said in everyday words: every kind of it has a term that is explained.
_PROFESSIONAL = {Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.CONFERENCE, Group.REVIEW, Group.REFERRAL}
# Everyday words, or said by their own title.
_EVERYDAY = {Kind.SUPPORT_REQUEST}


@pytest.mark.parametrize(
    "term",
    ["section 47 enquiry", "core group", "CPC", "strategy discussion", "LAC review", "NFA", "EHCP", "IRO", "PLO"],
)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_term_of_the_field_is_explained_in_both_languages(term: str, language: str) -> None:
    assert plain_word(term, language)


def test_a_term_is_explained_in_the_language_asked_for() -> None:
    assert "a formal enquiry into whether a child is safe" == plain_word("Section 47 enquiry", "en")
    assert "ymholiad ffurfiol i weld a yw plentyn yn ddiogel" == plain_word("Section 47 enquiry", "cy")
    assert plain_word("Section 47 enquiry", "cy") == plain_word("ymholiad adran 47", "cy")


def test_a_word_that_is_no_term_has_no_explanation() -> None:
    assert plain_word("breakfast", "en") is None
    assert plain_word("", "en") is None
    assert () == explained("Cadi had breakfast.", "en")


def test_the_terms_of_a_text_are_told_once_in_the_order_they_stand() -> None:
    found = explained("The core group met after the CPC. The Core Group will meet again.", "en")

    assert ["core group", "CPC"] == [each.term for each in found]


def test_the_longest_term_that_fits_is_the_one() -> None:
    found = explained("Initial child protection conference", "en")

    assert (
        Explained(
            term="Initial child protection conference",
            plain="the first meeting of family and professionals about whether a child needs a plan to keep them safe",
        ),
    ) == found


def test_an_abbreviation_counts_in_its_own_case_and_whole() -> None:
    assert ["NFA"] == [each.term for each in explained("NFA was recorded", "en")]
    assert () == explained("nfa; NFAX; the pep talk; a sw breeze", "en")


def test_a_term_broken_over_lines_is_found() -> None:
    assert 1 == len(explained("a strategy\n    discussion was held", "en"))


def test_a_curly_apostrophe_and_a_mutation_hide_no_term() -> None:
    assert ["blentyn sy'n derbyn gofal"] == [e.term for e in explained("daeth yn blentyn sy’n derbyn gofal", "cy")]
    assert ["gynhadledd gychwynnol"] == [e.term for e in explained("yn y gynhadledd gychwynnol", "cy")]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_kind_of_the_formal_steps_has_a_term_that_is_explained(language: str) -> None:
    formal = [kind for kind in Kind if group_of(kind) in _PROFESSIONAL and kind not in _EVERYDAY]

    assert len(formal) > 10
    assert [] == [kind for kind in formal if not explained(title_of(kind, language), language)]


def test_no_way_of_writing_stands_for_two_terms() -> None:
    written = [word.casefold() if language else word for word, language in terms()]

    assert sorted(set(written)) == sorted(written)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_term_is_written_and_explained_in_both_languages(name: str) -> None:
    row = TABLE[name]

    assert set(row) <= {"en", "cy", "short", "plain"}
    assert row["en"]
    assert row["cy"]
    assert {"en", "cy"} == set(row["plain"])
    assert row["plain"]["en"] != row["plain"]["cy"]


@pytest.mark.parametrize("name", sorted(TABLE))
def test_an_explanation_is_short_and_uses_no_abbreviation(name: str) -> None:
    for words in TABLE[name]["plain"].values():
        others = {word for word, language in terms() if not language} - set(TABLE[name].get("short", ()))

        assert len(words.split()) <= 40
        assert others.isdisjoint(re.findall(r"\w+", words))
