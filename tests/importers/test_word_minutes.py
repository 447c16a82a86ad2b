"""Minutes as a Word document: a title, what was said under headings, a table of actions; all of it of the day of the meeting."""

import io

import docx
import pytest

from chronology.documents import Document
from chronology.model import Account, Action, Kind, Restriction
from importers.notes.reading import read_document

SAID = {
    "Background": ["KL visited. Mr Orrell told her that he had fallen in the yard."],
    "Decision": ["All agreed that the risk is high."],
}
HEAD = ("Action", "Who", "By", "Progress (added at review 9/7)")
ROWS = (
    ("Ramp to be measured", "OT", "18 June", "held up"),
    ("Fire visit", "KL", "20/05/24, 3/06/24", "03/06 done"),
    ("Spare key", "KL", "20/05/24", "rec'd 19/05"),
    ("Bathing aids", "OT", "2/1", "all done, no concerns"),
)


def minutes(title, first, said=SAID, rows=ROWS):
    file = docx.Document()
    file.add_heading(title, 0)
    file.add_paragraph(first)
    for heading, paragraphs in said.items():
        file.add_heading(heading, 1)
        for words in paragraphs:
            file.add_paragraph(words)
    file.add_heading("Actions", 1)
    table = file.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    held = io.BytesIO()
    file.save(held)
    return list(read_document(Document("minutes.docx", content=held.getvalue())))


DATED = "Date: Tuesday 14 May 2024, 2pm, Town Hall"
FIRSTS = [
    ("Core Group Meeting", DATED),
    ("Safeguarding Planning Meeting", "Held Tuesday 14 May 2024 at the Town Hall. Chair: R Moss."),
    ("Strategy Meeting - Ned Orrell 02/03/2019", "Tuesday 14 May 2024, 2pm, Teams. Chair: R Moss."),
]


def test_the_actions_of_minutes_are_of_the_day_of_the_meeting():
    for title, first in FIRSTS:
        found = [each for each in minutes(title, first) if isinstance(each, Action)]

        assert ["2024-05-14"] * 4 == [each.agreed_at.edtf[:10] for each in found]


@pytest.mark.parametrize(("title", "first"), FIRSTS[1:])
def test_the_sections_of_minutes_are_of_the_day_of_the_meeting(title, first):
    found = [each for each in minutes(title, first) if isinstance(each, Account)]

    assert {"2024-05-14"} == {each.when.latest.isoformat() for each in found if each.when.dated}


def test_minutes_whose_day_begins_a_line_are_of_what_their_title_names():
    found = [each for each in minutes(*FIRSTS[2]) if isinstance(each, Account)]

    assert Kind.STRATEGY_DISCUSSION in {each.kind for each in found}


@pytest.mark.parametrize(("title", "first"), FIRSTS)
def test_a_row_of_actions_heads_no_note_and_has_its_owner_and_day(title, first):
    found = [each for each in minutes(title, first) if isinstance(each, Action)]

    assert ["OT", "KL", "KL", "OT"] == [each.owner for each in found]
    assert ["2024-06-18", "2024-06-03", "2024-05-20", "2024-01-02"] == [each.due.edtf for each in found]


def test_a_cell_of_progress_says_that_it_was_done_with_the_day_before_the_word_or_behind_it():
    found = [each for each in minutes("Safeguarding Planning Meeting", DATED) if isinstance(each, Action)]

    assert found[0].done is None
    assert ("2024-06-03", "2024-05-19") == (found[1].done.edtf, found[2].done.edtf)
    assert found[3].done is not None
    assert not found[3].done.dated


def test_a_day_without_its_year_in_a_table_of_actions_is_the_one_nearest_to_the_meeting():
    rows = (("Ramp to be measured", "OT", "14 March", "to do"),)
    (one,) = (each for each in minutes("Core Group", "Date: 10 December 2024", rows=rows) if isinstance(each, Action))

    assert "2025-03-14" == one.due.edtf


@pytest.mark.parametrize("nth", [0, 2])
def test_a_section_that_is_not_for_everybody_keeps_the_others_of_the_meeting_from_nobody(nth):
    from chronology.prose.confidence import with_confidences

    said = {**SAID, "Other": ["The aunt told the nurse in confidence that she had left him. Not for the conference."]}
    found = minutes(*FIRSTS[nth], said=said)
    kept = {
        each.key.partition("#")[0]
        for each in with_confidences(each for each in found if isinstance(each, Account))
        if each.restriction is not Restriction.NONE
    }

    (record,) = {each.account for each in found if isinstance(each, Action)}
    assert record not in kept


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Cyfarfod Strategaeth / Strategy Meeting", "Present\nTuesday 14 May 2024, Teams. R Moss (chair), K Lane."),
        ("Review Conference - Minutes", "Ned ORRELL (5) and Ivy ORRELL (9)    Tuesday 14 May 2024, 2pm, Town Hall"),
        ("Review Conference", "Child: Ned ORRELL dob 02.03.19 (Ivy in own minutes)   14.5.24   DRAFT 2"),
    ],
)
def test_a_meeting_is_of_the_day_under_who_came_or_behind_whom_it_is_about(title, first):
    found = minutes(title, first)

    assert ["2024-05-14"] * 4 == [each.agreed_at.edtf[:10] for each in found if isinstance(each, Action)]


def test_a_day_told_below_the_title_of_a_meeting_is_not_that_of_the_meeting():
    found = minutes("Strategy Meeting", "Ned was taken to hospital, 14 May 2024, with a burn to his hand.")

    assert not any(each.agreed_at for each in found if isinstance(each, Action))
