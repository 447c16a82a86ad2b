"""A name that the document has as a word of its own is no leak; the same name from the record still is."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event

from chronology.errors import LeakError
from chronology.hooks import Exporter
from chronology.model import Chronology, Kind, Person, PersonKind
from chronology.redaction import Own, redact, refuse_leaks
from exports.csv import Csv
from exports.json import Json
from exports.own_words import own_words
from exports.pdf import Pdf
from exports.sheet import Excel
from exports.text import Text
from exports.word import Word

EXPORTERS = (Pdf(), Word(), Excel(), Json(), Csv(), Text())


def case(name: str, profile: str = "review", language: str = "en") -> Chronology:
    other = Person(id="o1", name=name, kind=PersonKind.ADULT, source=SOURCE)
    told = event("1", "2021-03-03", Kind.VISIT, fact=f"{name} was seen at the house.")
    return replace(chronology(told, people=(CHILD, other), profile=profile), language=language)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "name",
    [
        # "en-GB", a font of a Word file's theme, headings and labels.
        pytest.param("Gareth Breese", id="initials of a language"),
        pytest.param("Shruti Latha", id="a font"),
        pytest.param("Morag Criticality", id="nothing of the document's"),
        pytest.param("Dudley Timescales", id="a heading"),
        pytest.param("Dudley Analytical", id="the title"),
        pytest.param("Dilys Sources", id="a heading of another section"),
        pytest.param("Domestic Abuse", id="what was taken for a name"),
    ],
)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_name_that_is_a_word_of_the_document_refuses_none(exporter: Exporter, name: str, language: str) -> None:
    made = redact(case(name, language=language))
    content = exporter.export(made.chronology)

    refuse_leaks(content, made.withheld, own=lambda: own_words(exporter, made.chronology))


def test_such_a_document_was_refused_before_its_own_words_were_asked_for() -> None:
    made = redact(case("Dudley Analytical"))

    with pytest.raises(LeakError):
        refuse_leaks(Text().export(made.chronology), made.withheld)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_what_the_record_says_of_the_same_person_is_still_a_leak(exporter: Exporter) -> None:
    unredacted = case("Dudley Timescales")
    made = redact(unredacted)

    with pytest.raises(LeakError, match="not written") as told:
        refuse_leaks(exporter.export(unredacted), made.withheld, own=lambda: own_words(exporter, made.chronology))

    assert "Dudley" not in str(told.value)
    assert "ordinary_words" in str(told.value)
    assert "inspect" in str(told.value)


def test_own_words_are_asked_for_only_where_something_is_found() -> None:
    made = redact(case("Branwen Prydwyn"))

    def never() -> Own:
        raise AssertionError

    refuse_leaks(Text().export(made.chronology), made.withheld, own=never)
