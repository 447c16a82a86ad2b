"""What is withheld may be a word that every document has: it is taken out where it says something, and the document is made."""

import pytest
from casebuilding import chronology, event

from chronology.model import Chronology, Kind, Serial
from chronology.redaction import leaks, redact
from exports.json import Json
from exports.pdf import Pdf


def case(fact: str, profile: str) -> Chronology:
    told = event("n", "2023-03-01", Kind.VISIT, fact=fact)
    serial = Serial(event=told.key, number=1, reference="R1", printed=True)
    return chronology(told, profile=profile, serials=(serial,))


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ("Olwen Strang (asked not to be named) rang, boy left alone all night.", "Strang"),
        ("Call from neighbour Olwen Strang (member of the public) who asked not to be named. Boy alone.", "Strang"),
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
