"""Reports, letters and minutes are of the day that their head gives."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes.reading import read_document
from importers.notes.structure import split

MEDICAL = """\
Child protection medical report
Haversham Royal Infirmary, Department of Paediatrics

Child: Poppy Tranter. Date of birth: 09/03/2024. Seen: 04/06/2024 at 18:40. Report written:
07/06/2024. Examined by Dr Idris Banerjee, Consultant Paediatrician.

History: the mother told me that a toy was dropped on Poppy on 03/06/2024.

Examination: a bruise of 2 cm on the left cheek.

Opinion: a bruise of a baby who does not move raises concern of inflicted injury.
"""
STATEMENT = """\
STATEMENT OF GAIL PYM
Statement date: 12/06/2024
1. I am the allocated social worker for Ollie.
2. On 04/04/2019 a child protection conference was held.
3. The family moved house many times. Ollie went hungry.
4. On 03/05/2023 police were called and the mother had a bruise on her eye.
"""


def told(text: str) -> list[Account]:
    read = read_document(Document("report.txt", content=text.encode()))
    return [one for one in read if isinstance(one, Account)]


def test_what_a_medical_report_finds_and_is_told_is_of_the_day_the_child_was_seen():
    found = [account for account in told(MEDICAL) if "left cheek" in account.fact]

    assert found
    assert {account.when.edtf for account in found} == {"2024-06-04T18:40"}
    assert {account.source.recorded_by for account in found} == {"Dr Idris Banerjee"}


def test_the_day_a_report_was_written_begins_no_note_where_the_page_broke_its_label():
    notes = split(Document("report.txt", content=MEDICAL.encode())).notes

    assert [str(note.day) for note in notes] == ["2024-06-04"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Date of examination: 04/06/2024", "2024-06-04"),
        ("Child: Poppy Tranter. Examined on 4 June 2024 by Dr Finn.", "2024-06-04"),
        ("Date of appointment: 4.6.24\nClinician: Jo Pell", "2024-06-04"),
        ("I reviewed Poppy in clinic on 4 June 2024 with her nan.", "2024-06-04"),
        ("Dyddiad yr archwiliad: 04/06/2024.", "2024-06-04"),
        (
            "Northgate Ltd. Report date: 2 March 2026. Donor: Lisa Marsh. Sample collected: 18 February 2026.",
            "2026-03-02",
        ),
        ("Date of admission: 04/06/2024\nDate of discharge: 07/06/2024", "2024-06-04"),
    ],
)
def test_the_head_of_a_report_says_of_which_day_it_is(head: str, day: str):
    notes = split(Document("a.txt", content=f"Medical report\n{head}\n\nThere was a burn on her arm.\n".encode())).notes

    assert [str(note.day) for note in notes] == [day]


def test_minutes_are_of_the_day_they_say_the_meeting_was_held_though_their_points_are_numbered():
    text = "Minutes of legal gateway meeting held on 4 March 2026\n\n1. Mother has no heating.\n2. Toby was found alone on 20/02/2026.\n"
    notes = split(Document("m.txt", content=text.encode())).notes

    assert [str(note.day) for note in notes] == ["2026-03-04"]


def test_a_day_between_a_stay_and_its_report_was():
    text = "Ward discharge summary\nDate of admission: 14/02/2025   Date of discharge: 17/02/2025\n\nStrategy discussion held on 15/02/2025.\n"

    assert "2025-02-15" in {account.when.edtf for account in told(text)}


def test_a_statement_that_looks_back_is_no_note_of_the_day_it_bears():
    assert not [account for account in told(STATEMENT) if account.when.edtf == "2024-06-12"]


def test_a_letter_that_tells_of_a_conference_is_of_its_own_day():
    letter = (
        "3 Mill Row\n9th March 2024\nDear Ms Vale,\n\nWe had that family conference on 6th June 2022 at the chapel hall.\n\n"
        "He pushed our Gwen down the stairs. I am writing it so somebody knows.\n\nYours truly\nEdna Moss\n"
    )
    notes = split(Document("letter.txt", content=letter.encode())).notes

    assert [str(note.day) for note in notes] == ["2024-03-09"]
    assert not [account for account in told(letter) if "stairs" in account.fact and account.when.edtf == "2022-06-06"]
