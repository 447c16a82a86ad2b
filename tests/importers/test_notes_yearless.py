"""A log that gives the year once: days without it head notes where the year is certain."""

import datetime as dt

import pytest

from chronology.documents import Document
from importers.notes.structure import split


def days(text: str) -> list[dt.date | None]:
    return [note.day for note in split(Document("log.txt", content=text.encode())).notes]


def test_a_weekday_tells_the_year_of_the_headings_above() -> None:
    text = """Mon 23rd Sept 2024
Read the file.

Fri 27 Sept
Moved today.

Thurs 3 October - second review
He came.

Sat 12/10, from the home's log
Another resident cut her arm.

Tues 15th
Went through the plan.
"""

    assert [
        dt.date(2024, 9, 23),
        dt.date(2024, 9, 27),
        dt.date(2024, 10, 3),
        dt.date(2024, 10, 12),
        dt.date(2024, 10, 15),
    ] == days(text)


def test_a_year_goes_on_into_the_next() -> None:
    text = "Mon 16 Dec 2024\nVisit.\n\nFri 20 Dec\nVisit.\n\nThurs 9 Jan\nVisit.\n"

    assert [dt.date(2024, 12, 16), dt.date(2024, 12, 20), dt.date(2025, 1, 9)] == days(text)


def test_a_weekday_that_is_not_that_of_the_day_heads_nothing() -> None:
    text = (
        "Mon 23rd Sept 2024\nRead the file.\n\nMon 27 Sept\nMoved today.\n\nThurs 3 Oct\nReview.\n\nFri 4 Oct\nVisit.\n"
    )

    assert dt.date(2024, 9, 27) not in days(text)


def test_the_head_of_a_file_gives_one_year_for_all() -> None:
    text = "HT rough log, Team 2. All 2024.\n\n14/2 - referral in.\n\n15/2 - tc mum x2.\n\n26/3 s47 done.\n\n18/4 Conference.\n19/4 file to P.\n"

    assert [day for day in days(text) if day] == [
        dt.date(2024, 2, 14),
        dt.date(2024, 2, 15),
        dt.date(2024, 3, 26),
        dt.date(2024, 4, 18),
        dt.date(2024, 4, 19),
    ]


@pytest.mark.parametrize(
    "line", ["Fri 27 Sept was the day he moved and nobody told her of it at all.", "Sat 12 was too many."]
)
def test_a_sentence_that_begins_with_a_day_heads_nothing(line: str) -> None:
    text = f"Mon 23rd Sept 2024\nRead the file.\n\n{line}\n\nMon 30 Sept 2024\nVisit.\n\nMon 7 Oct 2024\nVisit.\n"

    assert [dt.date(2024, 9, 23), dt.date(2024, 9, 30), dt.date(2024, 10, 7)] == days(text)


def test_the_days_beneath_the_heading_of_a_stay_are_notes_of_their_own() -> None:
    text = "## Daily notes - short stay from 10 May 24\n\n**Fri 10/5** Arrived at 3.\n\n**Tue 14/5** Slept well.\n\n**Tues 4/6** Foot is healed.\n"

    assert [dt.date(2024, 5, 10), dt.date(2024, 5, 14), dt.date(2024, 6, 4)] == days(text)[-3:]


RULED = """====== Case Note 0040 ======
Date: 03/05/2023
Author: K Daly
Visit to the home.

====== Case Note 0041 ======
Date: 09/05/2023
Author: K Daly
School rang.
*** MUM IS NOT TO BE TOLD ***
"""


def test_a_rule_with_the_number_of_a_note_in_it_is_no_words_of_one() -> None:
    document = Document("dump.txt", content=RULED.encode())
    notes = split(document).notes
    told = [document.text[note.body_start : note.told_end] for note in notes]

    assert 2 == len(notes)
    assert not any("Case Note" in words for words in told)
    assert "MUM IS NOT TO BE TOLD" in told[1]
