"""What is withheld may be a word that every document has: it is taken out where it says something, and the document is made."""

from dataclasses import replace

import pytest
from casebuilding import chronology, event

from chronology.errors import LeakError
from chronology.model import Chronology, Cover, Kind, Serial
from chronology.redaction import Own, leaks, redact, refuse_leaks
from exports.json import Json
from exports.own_words import own_words
from exports.pdf import Pdf
from exports.text import Text


def case(fact: str, profile: str) -> Chronology:
    told = event("n", "2023-03-01", Kind.VISIT, fact=fact)
    serial = Serial(event=told.key, number=1, reference="R1", printed=True)
    return chronology(told, profile=profile, serials=(serial,))


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ("Olwen Strang (asked not to be named) rang, boy left alone all night.", "Strang"),
        ("Call from neighbour Olwen Strang (member of the public) who asked not to be named. Boy alone.", "Strang"),
        ("Caller asked not to be named (it is Olwen Strang at no 16). Boy out at two.", "Strang"),
        ("The password: missing. Let yourself in.", "missing"),
        ('Key safe, the password is "March", she says.', "March"),
        ("Messages over Facebook since march2024.", ""),
        ("Post on Facebook reported, section47 to be considered.", ""),
        ("Seen on Facebook, social_worker aware.", ""),
    ],
)
@pytest.mark.parametrize("profile", ["conference", "review"])
def test_no_document_is_refused_for_words_that_it_has_of_its_own(told: str, gone: str, profile: str) -> None:
    made = redact(case(told, profile))
    (entry,) = made.chronology.events
    assert not gone or gone not in entry.fact
    for exporter in (Pdf(), Json()):
        assert [] == [*leaks(exporter.export(made.chronology), made.withheld)]


def test_what_somebody_is_beside_what_they_ask_is_taken_out_with_the_name() -> None:
    made = redact(case("Olwen Strang, who works at the bakery and asked not to be named, rang.", "conference"))
    (entry,) = made.chronology.events
    assert "bakery" not in entry.fact
    assert "asked not to be named" in entry.fact


@pytest.mark.parametrize(
    "told",
    [
        "She has moved to a refuge in Reading. Her father is not to know where she is.",
        "The new address, Sources House, 3 Sources, must not be given to her father.",
        "The spare key is kept in the record of the house.",
    ],
)
@pytest.mark.parametrize("profile", ["conference", "review"])
def test_a_place_or_hiding_place_that_is_a_word_of_the_document_refuses_none(told: str, profile: str) -> None:
    made = redact(case(told, profile))
    for exporter in (Pdf(), Text()):
        data = exporter.export(made.chronology)
        refuse_leaks(data, made.withheld, own=lambda of=exporter: own_words(of, made.chronology))


def test_a_number_a_day_or_a_heading_that_the_front_sheet_withholds_refuses_none() -> None:
    told = case("Seen at home with 12 others on 12 January 2024 by the social worker.", "review")
    made = redact(replace(told, cover=Cover(withhold=("12", "12 January 2024", "2024", "Social worker"))))
    data = Text().export(made.chronology)
    refuse_leaks(data, made.withheld, own=lambda: own_words(Text(), made.chronology))
    assert "12 others" not in data.decode()


OWN = Own(texts=("Reading this document", "The page of a court", "3 entries"))


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Mark Page", "seen by Mark Page"),
        ("May Court", "seen by May Court"),
        ("Reading Court", "at Reading Court"),
        ("4471", "press 4471"),
        ("47 Reading", "at 47 Readings of Oxenholme"),
        ("Oxenholme", "in Oxenholme"),
    ],
)
def test_whole_names_codes_and_what_the_document_does_not_say_refuse_it_all_the_same(written: str, drawn: str) -> None:
    withheld = redact(replace(case("Seen.", "review"), cover=Cover(withhold=(written,)))).withheld
    found = [*leaks(drawn.encode(), withheld)]
    for _ in found:
        with pytest.raises(LeakError, match="working profile"):
            refuse_leaks(drawn.encode(), withheld, own=lambda: OWN)
    assert found or written == "47 Reading"


def test_what_the_front_sheet_calls_an_ordinary_word_is_looked_for_no_longer_whatever_it_was_taken_for() -> None:
    told = case("The new address, 3 Oxenholme, must not be given to her father.", "review")
    assert [*leaks(b"the Oxenholme team met", redact(told).withheld)]
    made = redact(replace(told, cover=Cover(ordinary_words=("Oxenholme",))))
    assert [] == [*leaks(b"the Oxenholme team met", made.withheld)]
    (entry,) = made.chronology.events
    assert "Oxenholme" not in entry.fact
