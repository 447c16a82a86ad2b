"""Files in which notes of several layouts stand together, and who wrote each by its heading."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes.reading import read_document
from importers.notes.signing import signed
from importers.notes.structure import split

MIXED = """\
HAVERSHAM COUNCIL - RUNNING RECORD
Child: Poppy Tranter dob 04/05/2017

02/02/2023 HV phone call (KD)
Health visitor concerned re weight.

Date: 09/02/2023
Type: Home visit
Worker: Karen Dale
Poppy seen. Cupboards bare.

Karen Dale 14/02/2023 Home visit
No reply. Card left.

=== 02/03/2023 === Core group === Karen Dale
Mum attended.
09.03.23 - visit KD
Poppy seen with mum.
"""
HISTORY = """\
Date: 04/03/2024
Type: Supervision
Worker: Ann Reed
History from the old file:
12/03/2019 Referral from school
15/06/2020 Police called
01/09/2021 Child in need plan ended
Ann Reed to read the paper file.

Date: 11/03/2024
Type: Home visit
Worker: Ann Reed
Toby seen.
"""


def headings(text: str) -> list[tuple[str, str, str]]:
    notes = split(Document("notes.txt", content=text.encode())).notes
    return [(str(note.day), note.note_type, note.author) for note in notes]


def test_each_line_with_the_shape_of_a_heading_begins_a_note_beside_labelled_ones():
    assert headings(MIXED) == [
        ("2023-02-02", "HV phone call", "KD"),
        ("2023-02-09", "Home visit", "Karen Dale"),
        ("2023-02-14", "Home visit", "Karen Dale"),
        ("2023-03-02", "Core group", "Karen Dale"),
        ("2023-03-09", "visit", "KD"),
    ]


def test_what_a_note_of_one_layout_tells_is_of_its_own_day_and_not_of_the_labelled_note_above():
    read = list(read_document(Document("notes.txt", content=MIXED.encode())))
    told = [account for account in read if isinstance(account, Account)]

    assert {str(account.when.edtf) for account in told if "Card left" in account.fact} == {"2023-02-14"}


def test_days_listed_in_a_labelled_note_begin_no_notes():
    assert [day for day, _, _ in headings(HISTORY)] == ["2024-03-04", "2024-03-11"]


def test_a_history_in_a_labelled_note_begins_no_notes_though_nothing_leads_up_to_it():
    bare = HISTORY.replace("History from the old file:\n", "\n")

    assert [day for day, _, _ in headings(bare)] == ["2024-03-04", "2024-03-11"]


@pytest.mark.parametrize(
    ("parts", "known", "author", "left"),
    [
        (["note (GM)"], (), "GM", ("note",)),
        (["CP visit", "BA"], (), "BA", ("CP visit",)),
        (["CP visit", "BA", "NO ACCESS"], ("BA",), "BA", ("CP visit", "NO ACCESS")),
        (["anon referral", "duty (T Brigg)"], (), "T Brigg", ("anon referral", "duty")),
        (["ICPC", "note by S Lomas"], (), "S Lomas", ("ICPC", "note")),
        (["Supervision", "J Ferris TM / BA"], (), "J Ferris TM / BA", ("Supervision",)),
        (["visit SL"], ("SL",), "SL", ("visit",)),
        (["visit KM"], ("SL",), "", ("visit KM",)),
        (["t/c to SL"], ("SL",), "", ("t/c to SL",)),
        (["Family time", "DNA"], (), "", ("Family time", "DNA")),
        (["Home Visit", "Core Group"], (), "", ("Home Visit", "Core Group")),
    ],
)
def test_who_wrote_a_note_is_read_from_the_place_of_a_name_or_of_initials(
    parts: list[str], known: tuple[str, ...], author: str, left: tuple[str, ...]
):
    told = signed(parts, {name: name for name in known})

    assert (told.author, told.parts) == (author, left)


LISTS = {
    "a chronology up to the present": "12.6.19 – found by the A180, police\nWinter 19/20 – missed dental\n17.3.21 mum reports dad\n8/5/25 – referral from GP",
    "a timetable of a court": "22/05/25   LA - updating statement\n29/05/25   Parents - responses to threshold\n05/06/25   Hair strand results",
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_days_one_under_the_other_in_the_only_labelled_note_begin_no_notes(body):
    assert 1 == len(headings(f"Name: Toby Ames\nDate: 08/05/2025\n\n{body}\n"))
