"""Who hears a document hears each word in its language: the fixed words in the document's, the record's in the source's."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import outloud
import pdfua
import pytest
from lxml import etree
from tagged import Tagged

from chronology.model import Chronology
from exports.pdf import Pdf
from exports.pdf.setting import plain_text
from exports.pdf.text import Run, paragraph
from exports.word import Word

FACT = "Ysgrifennodd yr athrawes fod Cadi wedi dod heb gôt."
SAID = "Roeddwn i'n oer drwy'r bore."
OUTCOME = "No further action was agreed."


def told(chronology: Chronology, language: str) -> Chronology:
    """The case with an entry in Welsh whose outcome is in English."""
    first, *others = chronology.events
    welsh = replace(
        first,
        title="Atgyfeiriad gan yr ysgol",
        fact=FACT,
        child_voice=SAID,
        outcome=OUTCOME,
        language="cy",
        other_languages=(("outcome", "en"),),
    )
    return replace(chronology, events=(welsh, *others), profile="full", language=language)


@cache
def document(chronology: Chronology, language: str) -> Tagged:
    return Tagged(Pdf().export(told(chronology, language)))


def languages(found: Tagged, words: str) -> set[str]:
    """In which languages words are said, wherever they stand."""
    runs = [*found.spoken()]
    text, at = "", []
    for language, said in runs:
        # Lines of one element are one text, with whatever space is between them.
        at += [language] * len(said)
        text += said
    spoken = set()
    start = text.find(words)
    while start >= 0:
        spoken |= set(at[start : start + len(words)])
        start = text.find(words, start + 1)
    return spoken


@pytest.mark.parametrize(("language", "own", "fixed"), [("en", "en-GB", "Outcome:"), ("cy", "cy", "Canlyniad:")])
def test_each_field_of_a_record_is_said_in_its_language(
    language: str, own: str, fixed: str, chronology: Chronology
) -> None:
    found = document(chronology, language)

    assert own == found.root["/Lang"]
    assert {"cy"} == languages(found, FACT)
    assert {"cy"} == languages(found, SAID)
    # What a drawing says is in the document's language.
    assert "cy" in languages(found, "Atgyfeiriad gan yr ysgol")
    assert {"en-GB"} == languages(found, OUTCOME)
    assert {own} == languages(found, fixed)


def test_in_a_welsh_document_the_sentences_of_the_analysis_are_english(chronology: Chronology) -> None:
    found = document(chronology, "cy")
    finding = next(finding for finding in chronology.findings if finding.strength != "not_assessed")
    remark = chronology.remarks[0]

    assert {"en-GB"} == languages(found, finding.statement)
    assert {"en-GB"} == languages(found, remark.text)
    assert {"en-GB"} == languages(found, chronology.problems[0].message)


def test_a_fact_in_english_of_a_welsh_document_is_marked_too(chronology: Chronology) -> None:
    assert {"en-GB"} == languages(document(chronology, "cy"), chronology.events[1].fact)


def test_headings_dates_and_levels_of_a_welsh_document_are_welsh(chronology: Chronology) -> None:
    found = document(chronology, "cy")
    headings = found.of("H1", "H2")

    assert headings
    assert not [each for heading in headings for each in heading.every() if "/Lang" in each.said]
    assert {"cy"} == languages(found, "Uchel")


def test_an_english_document_of_english_records_says_its_language_once(chronology: Chronology) -> None:
    found = Tagged(Pdf().export(chronology))

    assert "en-GB" == found.root["/Lang"]
    assert [] == [node for node in found.tree.every() if "/Lang" in node.said]


def test_a_cell_in_one_language_says_so_itself(chronology: Chronology) -> None:
    found = document(chronology, "cy")
    cells = [cell for cell in found.of("TD") if cell.said.get("/Lang") == "en-GB"]

    assert cells
    assert any(found.text(cell) == chronology.problems[2].message for cell in cells)
    assert all(not cell.children("Span") for cell in cells)


def test_a_cell_in_one_language_is_as_quick_to_set_as_any() -> None:
    assert "Gair" == plain_text(paragraph(Run("Gair", language="cy")))
    assert plain_text(paragraph(Run("Gair "), Run("word", language="en"))) is None


@pytest.mark.parametrize("language", ["en", "cy"])
def test_programs_that_check_tagged_files_find_no_error(language: str, chronology: Chronology, tmp_path: Path) -> None:
    path = tmp_path / "marked.pdf"
    path.write_bytes(document(chronology, language).file)

    assert [] == [each for each in outloud.check(str(path)).findings if each.severity == "error"]
    assert [] == list(pdfua.validate(path).findings)


def test_word_marks_the_same_words(chronology: Chronology) -> None:
    with zipfile.ZipFile(io.BytesIO(Word().export(told(chronology, "cy")))) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    marked: dict[str, set[str]] = {}
    for run in body.iter(f"{name}r"):
        words = "".join(each.text or "" for each in run.iter(f"{name}t")).strip()
        marked.setdefault(words, set()).update(each.get(f"{name}val") or "" for each in run.iter(f"{name}lang"))

    assert set() == marked[FACT]
    assert {"en-GB"} == marked[OUTCOME]
    assert {"en-GB"} == marked[chronology.remarks[0].text]
