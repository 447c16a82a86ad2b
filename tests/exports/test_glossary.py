"""Which letters a document explains."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event

from chronology.model import Abbreviation, Kind, Person, PersonKind
from exports.glossary import glossary

KNOWN = (Abbreviation(short="HV", meanings=("health visitor",)),)


@pytest.mark.parametrize(
    ("fact", "name", "is_explained"),
    [
        ("HV told the nursery.", "Huw Vaughan", False),
        ("HV told the nursery. The health visitor rang again.", "Huw Vaughan", True),
        ("HV told the nursery.", "Olwen Bate", True),
        ("Rang the HV at the nursery.", "Huw Vaughan", True),
    ],
)
def test_the_initials_of_somebody_named_are_explained_only_where_the_record_has_the_words(
    fact: str, name: str, is_explained: bool
) -> None:
    named = Person(id="p1", name=name, kind=PersonKind.ADULT, source=SOURCE)
    made = replace(
        chronology(event("a", "2021-01-05", Kind.CASE_NOTE, fact=fact), people=(named,)), abbreviations=KNOWN
    )

    assert is_explained is bool(glossary(made, bool, str))
