"""In plain text too, a court and a family are given facts and no weights."""

import dataclasses

import pytest
from examplecases import example as of_example

from chronology.model import Chronology, Level
from exports.text import Text


@pytest.fixture(scope="module")
def example() -> Chronology:
    return of_example("family")


@pytest.mark.parametrize("profile", ["court", "family"])
def test_a_reader_of_facts_is_told_no_weight_no_reason_and_no_finding(example: Chronology, profile: str) -> None:
    text = " ".join(Text().export(dataclasses.replace(example, profile=profile)).decode().split())

    assert not [level for level in Level if f" {level.upper()} " in text]
    assert not {label for label in (" Why: ", " Impact: ", " Analysis: ") if label in text}
    assert not [f.statement for f in example.findings if " ".join(f.statement.split()) in text]


@pytest.mark.parametrize("profile", ["court", "family"])
def test_every_entry_that_the_profile_prints_is_told_with_its_source(example: Chronology, profile: str) -> None:
    made = dataclasses.replace(example, profile=profile)
    lines = Text().export(made).decode().split("\n")
    numbers = [line.partition(".")[0] for line in lines if line[:1].isdigit() and ". " in line]
    printed = [str(serial.number) for serial in made.serials if serial.printed and not serial.within]

    assert printed == numbers
    assert len(printed) <= sum(line.startswith("    Source: ") for line in lines)


def test_a_court_is_told_who_the_family_are_and_a_family_what_words_mean(example: Chronology) -> None:
    court, family = (
        Text().export(dataclasses.replace(example, profile=profile)).decode() for profile in ("court", "family")
    )

    assert "THE FAMILY\n----------" in court
    assert "WORDS THAT PROFESSIONALS USE\n---" in family
    assert "AGREED, AND NO COMPLETION RECORDED\n---" in family
