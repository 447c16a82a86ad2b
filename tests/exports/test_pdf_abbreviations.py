"""The last section: what the abbreviations in a document are used for."""

from dataclasses import replace

import pdftext
import pytest

from chronology.model import Abbreviation, Chronology
from exports.pdf import Pdf

KNOWN = (
    Abbreviation(short="CP", meanings=("child protection",)),
    Abbreviation(short="HV", meanings=("health visitor", "home visit")),
    Abbreviation(short="WNB", meanings=("was not brought",)),
)


def text_of(chronology: Chronology) -> str:
    """Every page's text with its lines joined."""
    return pdftext.text_of(Pdf().export(chronology))


def with_fact(chronology: Chronology, fact: str, profile: str = "conference") -> Chronology:
    first, *others = chronology.events
    return replace(
        chronology, events=(replace(first, fact=fact), *others), abbreviations=KNOWN, profile=profile, graphs=()
    )


@pytest.mark.parametrize(
    ("profile", "title", "times"),
    [
        ("conference", "8 Abbreviations", 2),
        ("full", "8 Abbreviations", 2),
        ("court", "Abbreviations", 1),
        ("family", "5 Short forms explained", 2),
        ("review", "8 Abbreviations", 2),
        ("working", "8 Abbreviations", 2),
    ],
)
def test_the_last_section_of_every_profile_tells_what_abbreviations_are_used_for(
    chronology: Chronology, profile: str, title: str, times: int
) -> None:
    text = text_of(with_fact(chronology, "HV for CP, WNB.", profile))
    section = text.rpartition(title)[2]
    between = "; " if profile == "family" else " "

    assert between.join(("CP child protection", "HV health visitor, or home visit", "WNB was not brought")) in section
    assert times == text.count(title), "in the contents where there are any, and where it stands"


def test_a_document_without_abbreviations_has_no_section_and_no_line_of_contents_for_them(
    chronology: Chronology,
) -> None:
    assert "8 Abbreviations" not in text_of(with_fact(chronology, "Nothing short."))


def test_an_abbreviation_in_words_that_the_profile_cuts_is_not_explained(chronology: Chronology) -> None:
    long = "HV " + "word " * 300 + "WNB"

    assert "WNB was not brought" not in text_of(with_fact(chronology, long))
    assert "WNB was not brought" in text_of(with_fact(chronology, long, "full"))


@pytest.mark.parametrize("profile", ["conference", "full", "family", "court"])
def test_abbreviations_that_nobody_explains_are_listed_once_as_ones_to_ask_about(
    chronology: Chronology, profile: str
) -> None:
    made = with_fact(chronology, "Seen by the FGCX for CP, with a ZQR.", profile)
    unknown = (*KNOWN, Abbreviation(short="FGCX", meanings=()), Abbreviation(short="ZQR", meanings=()))
    text = text_of(replace(made, abbreviations=unknown))

    assert "Not explained in the sources: FGCX, ZQR; ask who wrote it." in text
    assert "CP child protection" in text
    assert 1 == text.count("ask who wrote it")


def test_where_nobody_explains_any_no_list_stands_beside_them(chronology: Chronology) -> None:
    made = with_fact(chronology, "Seen by the FGCX.", "full")
    text = text_of(replace(made, abbreviations=(Abbreviation(short="FGCX", meanings=()),)))

    assert "Not explained in the sources: FGCX; ask who wrote it." in text
    assert "Used for" not in text
