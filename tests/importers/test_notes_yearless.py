"""A log that gives the year once: days without it head notes where the year is certain."""

import datetime as dt

import pytest

from chronology.documents import Document
from importers.notes.leads import clock_in
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


BOLD = """## Support log - Example family
### Jo Hale

**19/1/23** back with mum. hungry
**9/2/23** No one in.
**Mon 13/3/23** popped in 4.30ish. mark on his cheek
**16/3** (thurs) nan brought him home
**27/4/23** tried budgeting
**Sat 19/8/23** - text from mum, phone smashed
"""


def test_a_bold_day_with_its_weekday_begins_an_entry_like_one_without() -> None:
    told = [day for day in days(BOLD) if day]

    assert [(1, 19), (2, 9), (3, 13), (3, 16), (4, 27), (8, 19)] == [(day.month, day.day) for day in told]


def test_a_time_of_either_half_of_the_day_is_no_time() -> None:
    assert clock_in("popped in 4.30ish") is None
    assert "16:30" == (clock_in("popped in 4.30pm") or ("", "", ""))[2]
    assert "14:05" == (clock_in("popped in 14:05") or ("", "", ""))[2]


MIDWIFE = """**Community Midwifery - S EXAMPLE - EDD 14/06/23**
J Hale, named midwife

- **24/11/22** Booking. Seen alone.
- 08/12/22 scan NAD.
- 19/1/23 DNA
- 26.1.23 came, all well
"""


LISTED = (
    MIDWIFE
    + """- 2/2 20/40 scan NAD.
- 9/3 DNA. Rang, no reply.
- 20/4 32/40 seen. Says he "shoved me once".
"""
)


def test_days_of_a_list_of_entries_go_on_without_the_year_that_the_first_of_them_give() -> None:
    assert [dt.date(2023, 2, 2), dt.date(2023, 3, 9), dt.date(2023, 4, 20)] == days(LISTED)[-3:]


def test_the_day_a_baby_is_due_heads_no_notes() -> None:
    assert [dt.date(2022, 11, 24), dt.date(2022, 12, 8), dt.date(2023, 1, 19), dt.date(2023, 1, 26)] == [
        day for day in days(MIDWIFE) if day
    ]
