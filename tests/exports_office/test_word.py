import dataclasses
import datetime as dt
import io
import os
import subprocess
import sys
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import rows, told

from chronology.model import Abbreviation, Chronology, Event, Tabulation, TabulationCell, TabulationRow
from exports.marks import unseen, visible
from exports.word import Word
from exports.word.words import words_of

ANY_TEXT = st.text(st.characters(codec="utf-16", categories=None), max_size=60) | st.sampled_from(
    [
        "=HYPERLINK(1)",
        "<w:t>&amp;</w:t>",
        "]]>",
        "a\0b\x07\x1b[2J",
        "\ud800",
        "\ufffe\uffff",
        "\u202egpj.exe",
        "{subject}",
        "%s",
    ]
)


def written(chronology: Chronology) -> Document:
    return Document(io.BytesIO(Word().export(chronology)))


def saying(chronology: Chronology, **fields: object) -> Chronology:
    """The chronology, its first event saying something else."""
    first, *rest = chronology.events
    return dataclasses.replace(chronology, events=(dataclasses.replace(first, **fields), *rest))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_made_case_is_the_golden_document(family: Chronology, language: str, golden) -> None:
    full = dataclasses.replace(
        family,
        language=language,
        abbreviations=(Abbreviation(short="S47", meanings=("section 47 enquiry",)),),
        tabulations=(
            Tabulation(
                name="voice",
                title="Seen and heard",
                columns=("Seen", "Alone"),
                rows=(TabulationRow(label="2021", cells=(TabulationCell(count=2), TabulationCell(count=None))),),
            ),
        ),
    )

    golden(f"small-family.{language}.docx.txt", told(Word().export(full)))


def test_the_example_is_the_golden_document(example: Chronology, golden) -> None:
    golden("family.docx.txt", told(Word().export(example)))


def test_the_first_row_of_every_table_repeats_as_its_headings_and_every_row_has_as_many_cells(
    whole: Chronology,
) -> None:
    for table in written(whole).tables:
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]

        assert [True] + [False] * (len(repeated) - 1) == repeated
        assert {len(table.columns)} == {len(row.cells) for row in table.rows}
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_entry_that_is_printed_as_a_row_is_one_and_no_other(whole: Chronology) -> None:
    printed = [serial.reference for serial in whole.serials if serial.printed and not serial.within]
    found = [row.cells[-1].text.split()[0] for row in rows(written(whole))]

    assert sorted(printed) == sorted(found)


def test_the_years_stand_in_tables_of_their_own_under_their_headings(family: Chronology) -> None:
    text = told(Word().export(family))

    assert "[Heading 2] 2021\nNo. | Date |" in text
    assert "[Heading 2] Undated\n" in text


def test_what_is_said_of_the_file_is_said_in_its_properties(family: Chronology) -> None:
    told_of = written(family).core_properties

    assert ("Analytical chronology: Nia Invented", "A. Worker") == (told_of.title, told_of.author)
    assert ("en-GB", "") == (told_of.language, told_of.last_modified_by)
    assert {dt.datetime(2022, 6, 1, tzinfo=dt.UTC)} == {told_of.created, told_of.modified}


def test_the_language_is_that_of_the_document(family: Chronology) -> None:
    languages = {each.get(qn("w:val")) for each in written(family).styles.element.iter(qn("w:lang"))}

    assert {"en-GB"} == languages


def test_words_of_the_record_in_another_language_are_marked_as_such(family: Chronology) -> None:
    welsh = saying(
        family,
        title="Ymweliad",
        fact="Gwelwyd y plentyn.",
        outcome="No further action",
        decision=None,
        language="cy",
        other_languages=(("outcome", "en"),),
    )
    runs = next(rows(written(welsh))).cells[2]._tc.iter(qn("w:r"))
    marked = {
        run.text: run.rPr.find(qn("w:lang")).get(qn("w:val"))
        for run in runs
        if run.rPr is not None and run.rPr.find(qn("w:lang")) is not None
    }

    assert {"Ymweliad": "cy-GB", "Gwelwyd y plentyn.": "cy-GB"} == {
        text: code for text, code in marked.items() if text in ("Ymweliad", "Gwelwyd y plentyn.", "No further action.")
    }


def test_page_n_of_m_is_worked_out_by_the_program_that_shows_it(family: Chronology) -> None:
    for section in written(family).sections:
        fields = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]

        assert ["PAGE", "NUMPAGES"] == fields
        assert "As at 1 June 2022" in section.footer.paragraphs[0].text
        assert "OFFICIAL-SENSITIVE\tcase 100\tDRAFT" == section.header.paragraphs[0].text


def test_a_signed_off_document_is_no_draft(family: Chronology) -> None:
    signed = dataclasses.replace(family, cover=dataclasses.replace(family.cover, signed_off=True))

    assert "DRAFT" not in told(Word().export(signed))


@pytest.mark.parametrize("profile", ["conference", "full", "court", "family", "review"])
def test_every_link_leads_to_a_place_and_no_place_is_there_twice(example: Chronology, profile: str) -> None:
    body = written(dataclasses.replace(example, profile=profile)).element.body
    links = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
    places = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    ids = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]

    assert set() == links - set(places)
    assert (len(places), len(ids)) == (len(set(places)), len(set(ids)))


def test_a_withdrawn_record_is_listed_and_what_it_said_is_not(family: Chronology) -> None:
    text = told(Word().export(family))

    assert "[Heading 2] Withdrawn records" in text
    assert "SECRET" not in text


@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_record_text_is_printed_as_itself_or_as_its_mark(family: Chronology, text: str) -> None:
    made = written(saying(family, title="T", fact=f"a{text}z", action=f"a{text}z", evidence_status="reported"))
    event = next(rows(made)).cells[2]
    paragraphs = [paragraph.text for paragraph in event.paragraphs]

    assert visible(f"a{text}z") in paragraphs
    assert not any(unseen(character) for paragraph in paragraphs for character in paragraph if character != "\n")


def test_white_space_at_the_ends_of_a_line_is_kept(family: Chronology) -> None:
    made = written(saying(family, title="T", fact="  two \n  three  "))

    assert "  two \n  three  " in [paragraph.text for paragraph in next(rows(made)).cells[2].paragraphs]
    assert {"preserve"} == {each.get(qn("xml:space")) for each in made.element.body.iter(qn("w:t"))}


def test_names_and_the_front_sheet_are_data_too(family: Chronology) -> None:
    people = tuple(dataclasses.replace(person, name="<b>\x00</b>") for person in family.people)
    cover = dataclasses.replace(family.cover, author="A\x07", purpose="\x1b", marking="\x01", prepared_for="\ud800")
    hostile = dataclasses.replace(family, people=people, cover=cover)

    assert "[Title] <b>⟦U+0000⟧</b>" in told(Word().export(hostile))
    assert "A⟦U+0007⟧" == written(hostile).core_properties.author


def test_a_title_longer_than_a_property_may_be_is_cut_there_and_not_on_the_page(family: Chronology) -> None:
    cover = dataclasses.replace(family.cover, subject_name="N" * 400)
    made = written(dataclasses.replace(family, cover=cover))

    assert 255 == len(made.core_properties.title)
    assert "N" * 400 in [paragraph.text for paragraph in made.paragraphs]


def test_a_chronology_of_nothing_is_still_a_document(family: Chronology) -> None:
    empty = Chronology(
        subjects=(),
        as_at=family.as_at,
        cover=family.cover,
        profile=family.profile,
        language="en",
        practice=family.practice,
    )

    assert "There is no dated entry to show." in told(Word().export(empty))


def test_the_words_of_the_document_fill_in_in_both_languages() -> None:
    english, welsh = words_of("en"), words_of("cy")

    assert not [name for name in english if {*_filled(english[name])} != {*_filled(welsh[name])}]


def _filled(text: str) -> list[str]:
    import string

    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def test_the_same_chronology_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, 'tests');"
        "from exports_data.conftest import small_family; from exports.word import Word;"
        "print(hashlib.sha256(Word().export(small_family())).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4711", "Asia/Tokyo"))
    }

    assert 1 == len(made)


def test_the_parts_are_packed_without_the_clock(family: Chronology) -> None:
    packed = zipfile.ZipFile(io.BytesIO(Word().export(family)))

    assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in packed.infolist()}
    assert "[Content_Types].xml" == packed.namelist()[0]


def test_an_event_in_the_line_of_another_has_no_row_of_its_own(family: Chronology) -> None:
    first, second = (serial for serial in family.serials if serial.printed and serial.number in (1, 2))
    serials = tuple(dataclasses.replace(s, within=first.event) if s == second else s for s in family.serials)
    found = [row.cells[-1].text.split()[0] for row in rows(written(dataclasses.replace(family, serials=serials)))]

    assert second.reference not in found


def test_titles_of_events_are_kept(family: Chronology) -> None:
    text = told(Word().export(family))

    assert all(event.title in text for event in family.events if _is_printed(family, event))


def _is_printed(chronology: Chronology, event: Event) -> bool:
    return any(serial.event == event.key and serial.printed for serial in chronology.serials)


def test_a_conference_of_few_pages_has_its_entries_in_a_table_under_one_heading(example: Chronology) -> None:
    document = written(dataclasses.replace(example, cover=dataclasses.replace(example.cover, page_limit=20)))
    headings = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    told = next(
        table for table in document.tables if [cell.text for cell in table.rows[0].cells][:2] == ["No.", "Date"]
    )

    assert ["No.", "Date", "Event, action and outcome"] in headings
    assert len(told.rows) > 40
    assert all(row.cells[0].text and row.cells[1].text for row in told.rows)
