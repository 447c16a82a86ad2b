"""Headings of one line as many writers write them: which begin a note, and what they say of it."""

import datetime as dt

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind, Person
from importers.notes.reading import read_document
from importers.notes.structure import split

LED = """\
Case notes

02/02/2025 10:00 - P Shaw - HV
Home visit. Rory seen, well.

20/03/2025 - G Rowe TM - Closure
Closed. Family declined the plan.

{}
The ward rang. Rory was carried in after a fall off the shed, wrist broken.

26/06/2025 10:30 - Duty (S Lark)
Referral accepted.
"""
LABELLED = """\
Date: 02/02/2025
Author: P Shaw
Type: Home visit
Rory seen, well.

Date: 20/03/2025
Author: G Rowe
Type: Closure
Closed. Family declined the plan.

{}
The ward rang. Rory was carried in after a fall off the shed, wrist broken.

Date: 26/06/2025
Author: S Lark
Type: Contact
Referral accepted.
"""
MARKDOWN = """\
## 02/02/2025 - Home visit
Rory seen, well.

## 20/03/2025 - Closure
Closed. Family declined the plan.

{}
The ward rang. Rory was carried in after a fall off the shed, wrist broken.

## 26/06/2025 - Contact
Referral accepted.
"""
# A heading of a form that the file's other headings do not have, and who it says wrote the note.
HEADINGS = [
    ("EDT 24-Jun-2025 02:40 -- K Daly", "K Daly"),
    ("[EDT] 24/06/2025", ""),
    ("[24/06/2025 02:40] K Daly EDT", "K Daly, EDT"),
    ("EDT - 24th June 2025 @ 2.40am - K Daly", "K Daly"),
    ("edt 24/6/25 2.40am", ""),
    ("** EDT ** 24/06/2025", ""),
    ("EDT 02:40 24/06/2025", ""),
    ("02:40 24/06/2025 EDT", ""),
    ("24JUN2025 0240 EDT", ""),
    ("24/06/2025 (Tue) K Daly", "K Daly"),
    ("Tues. 24th June '25, KD", "KD"),
    ("June 24 2025 02:40 K Daly", "K Daly"),
    ("MASH / 24 June 2025 / Karen Daly", "Karen Daly"),
    ("Out of Hours Team, 24 June 2025 at 02:40, K Daly", "K Daly"),
    ("Night Duty 24/06/2025, 0240hrs, KD", "KD"),
    ("Emergency Duty Team | Tue 24/06/2025 | 02:40 | K Daly", "K Daly"),
    ("Contact record - EDT - 24/06/2025 - 02:40 - Daly, K", "K Daly"),
    ("Hospital SW (Karen Daly) - 24.6.2025 - phone", "Karen Daly"),
    ("Case note 14: 24/06/2025 K Daly", "K Daly"),
    ("14. 24/06/2025 EDT - K Daly", "K Daly"),
    ("Entry by K Daly on 24/06/2025 at 02:40", "K Daly"),
    ("Worker: K Daly 24/06/2025", "K Daly"),
    ("Team: EDT 24/06/2025 02:40", ""),
    ("Re: Rory - 24/06/2025 - K Daly", "K Daly"),
    ("Dydd Mawrth 24 Mehefin 2025 / Catrin Daly / Galwad", "Catrin Daly"),
]
# Those of one separator in a file whose headings all know it.
STROKED = [("24.06.25/KD/tc", "KD"), ("KD/24.06.25/t/c", "KD"), ("kd 24/6/25", ""), ("YOT - 24/06/2025", "")]


def notes(text: str):
    return split(Document("notes.txt", content=text.encode())).notes


def told(text: str):
    return [one for one in read_document(Document("notes.txt", content=text.encode())) if isinstance(one, Account)]


@pytest.mark.parametrize(("heading", "author"), [*HEADINGS, *STROKED])
def test_a_heading_of_another_form_begins_its_own_note_and_says_who_wrote_it(heading: str, author: str):
    (found,) = (
        note for note in notes(LED.format(heading)) if "wrist broken" in LED.format(heading)[note.start : note.end]
    )

    assert "2025-06-24" == str(found.day)
    assert author == found.author


def test_a_late_entry_is_of_the_day_it_tells_of_and_not_of_that_on_which_it_was_typed_up():
    text = LED.format("KAREN DALY, SW - late entry, typed up 25/06/2025 - visit was 24/06/2025")
    (found,) = (note for note in notes(text) if "wrist broken" in text[note.start : note.end])

    assert ("2025-06-24", "2025-06-25") == (str(found.day), str(found.heading.recorded_on))
    assert "KAREN DALY, SW" == found.author


@pytest.mark.parametrize("layout", [LABELLED, MARKDOWN])
@pytest.mark.parametrize("heading", [heading for heading, _ in HEADINGS])
def test_a_signed_heading_begins_its_own_note_among_labelled_ones(layout: str, heading: str):
    found = [str(note.day) for note in notes(layout.format(heading))]

    assert ["2025-02-02", "2025-03-20", "2025-06-24", "2025-06-26"] == found


@pytest.mark.parametrize(
    "line",
    [
        "He was seen at clinic 24/06/2025",
        "Next core group 24/06/2025",
        "Rory Shaw dob 24/06/2010",
        "Mum said they moved on 24/06/2025",
        "The letter of 24/06/2025 says that he is well.",
        "Placement ended since 24/06/2025",
        "Referral sent to 24/06/2025",
        "Passport expires 24/06/2029",
        "Holiday from 24/06/2029",
    ],
)
def test_a_sentence_or_a_day_to_come_between_notes_heads_none(line: str):
    assert not [note for note in notes(LED.format(line)) if note.day and note.day.month == 6 and note.day.day == 24]


def test_in_the_head_of_a_file_a_name_beside_a_day_heads_no_note():
    text = LED.format("24/06/2025 - K Daly - t/c").replace("Case notes", "R Shaw 14/06/2009 Hill View\nwith his nan")

    assert 2025 == min(note.day.year for note in notes(text) if note.day)


@pytest.mark.parametrize(
    ("heading", "author", "title"),
    [
        ("R Vaughan SW", "R Vaughan, SW", ""),
        ("R Vaughan SW - HV", "R Vaughan, SW", "Home visit"),
        ("S Lark", "S Lark", ""),
        ("Karen Daly, SW - unannounced", "Karen Daly, SW", "Unannounced visit"),
        ("K Daly - t/c nan", "K Daly", "t/c nan"),
        ("N.Harte / HV", "N.Harte", "Home visit"),
        ("Nia Harte / tc PC Hale", "Nia Harte", "tc PC Hale"),
        ("J Harte TM / BA", "J Harte TM / BA", ""),
        ("Team Manager Ann Rowe", "Ann Rowe, Team Manager", "Team Manager"),
        ("HV - S Madoc", "S Madoc", "HV"),
        ("Duty - home visit", "", "home visit"),
        ("Mum phoned", "", "Mum phoned"),
        ("Rory Shaw", "", "Rory Shaw"),
    ],
)
def test_who_wrote_a_note_is_its_author_and_no_part_of_what_it_is_called(heading: str, author: str, title: str):
    (found,) = (note for note in notes(LED.format(f"24/06/2025 - {heading}")) if note.day and note.day.day == 24)

    assert (author, title) == (found.author, found.heading.title)


def test_what_a_writer_is_makes_no_title():
    titles = {one.title for one in told(LED.format("24/06/2025 - HV - S Madoc")) if one.when.earliest.day == 24}

    assert titles
    assert "HV" not in titles


SIGNED = """\
03/02/2025 - BA
Allocated to me ({}).

10/02/2025 - BA phone
Nan rang, all well.

17/02/2025 - BA - HV
Home visit. Rory seen, well.
"""


def test_initials_that_the_text_explains_are_who_wrote():
    found = notes(SIGNED.replace("BA", "TA").format("Tessa Arnold, agency SW"))

    assert ["Tessa Arnold"] * 3 == [note.author for note in found]
    assert ["", "Telephone call", "Home visit"] == [note.heading.title for note in found]


def test_initials_of_the_field_that_nobody_explains_are_left_as_they_are():
    assert "Tessa" not in "".join(note.author for note in notes(SIGNED.replace("BA", "TA").format("the new worker")))


def test_who_signs_by_initials_is_told_of_with_them():
    document = Document("notes.txt", content=SIGNED.replace("BA", "TA").format("Tessa Arnold, agency SW").encode())
    people = [one for one in read_document(document) if isinstance(one, Person)]

    assert [("Tessa Arnold", (("initials", "TA"),))] == [(one.name, one.details) for one in people]


@pytest.mark.parametrize(
    "heading", ["MGMT (A.Rowe)", "Mgmt decision - A Rowe", "G Rowe TM - decision", "Ann Rowe, Team Manager - oversight"]
)
def test_what_a_manager_decides_is_a_management_decision(heading: str):
    text = LED.format(f"24/06/2025 - {heading}").replace("The ward rang. Rory was carried in", "Allocate. Seen")

    assert Kind.MANAGEMENT_DECISION in {one.kind for one in told(text) if one.when.earliest.day == 24}


def test_a_worker_s_note_on_a_decision_is_none_of_a_manager():
    text = LED.format("24/06/2025 - K Daly SW - decision").replace("The ward rang.", "Told mum of it.")

    assert Kind.MANAGEMENT_DECISION not in {one.kind for one in told(text)}


def test_a_form_of_contact_at_the_end_of_a_heading_is_nobody_s_role_below_it():
    (seen,) = (one for one in told(LED.format("24/06/2025 - K Daly")) if one.when.earliest.day == 2)

    assert {"health visitor"}.isdisjoint(part.role for part in seen.people)


@pytest.mark.parametrize("words", ["No reply, card left.", "Nobody home. Curtains shut."])
def test_a_visit_that_met_nobody_is_not_called_by_what_its_heading_hoped_for(words: str):
    text = LED.format("24/06/2025 - K Daly SW - HV").replace("The ward rang. Rory was carried in", words)
    (visit,) = (one for one in told(text) if one.when.earliest.day == 24 and one.kind is Kind.NO_ACCESS_VISIT)

    assert "Visit: no access" == visit.title


def test_beside_two_known_headings_one_that_says_whose_it_is_heads_a_note_and_one_that_does_not_heads_none():
    two = LED[LED.index("20/03/2025") :]

    assert 3 == len(notes(two.format("EDT 24-Jun-2025 02:40 -- K Daly")))
    assert 2 == len(notes(two.format("About half past nine 24/06/2025 or so")))


def test_a_birth_in_a_title_is_no_day_of_a_note_and_an_interview_is_of_the_day_it_was_held() -> None:
    words = (
        "# Return home interviews - K. OSMOND (DOB 03/04/2011)\nProvider: Lantern.\n\n"
        "## RHI 1 - missing 14/10/2023 - held 19/10/2023 at school\nWould not say who with.\n\n"
        "## RHI 2 - missing 22/04/2024 - declined 02/05/2024\nSent word by her nan.\n"
    )
    days = [str(note.day) for note in split(Document("rhi.md", content=words.encode())).notes if note.day]

    assert ["2023-10-19", "2024-05-02"] == days


ENTRIES = (
    (14, 3, "Home visit. Rory seen in his room, told me he hates school."),
    (18, 4, "TC from school. Late again, hungry."),
)


@pytest.mark.parametrize(
    "head",
    [
        "=== NOTE 17 | {day:02}/{month:02}/2023 14:50 | Telephone / strategy | Ben Tolliver | Rory",
        "NOTE 17 | {day:02}/{month:02}/2023 14:50 | Telephone | Ben Tolliver",
        "=== Home visit | {day:02}/{month:02}/2023 | Ben Tolliver ===",
        "Entry no. 4 - {day:02}/{month:02}/2023",
        "** HOME VISIT {day:02}/{month:02}/2023 **",
        "#0017  {day:02}/{month:02}/2023  Home Visit  B.Tolliver",
        "Ref 23/00417 ~ {day:02}/{month:02}/2023 ~ HV ~ BTOLLIV",
        "Case note created {day:02}/{month:02}/2023 14:50 by TOLLIVER, Ben (Social Worker)",
        "LATE ENTRY for {day:02}/{month:02}/2023 - Home visit",
    ],
)
def test_the_heads_of_entries_of_an_export_begin_a_note_each(head: str):
    text = "\n\n".join(f"{head.format(day=day, month=month)}\n{words}" for day, month, words in ENTRIES)

    found = notes(f"Case notes: Rory Example\n\n{text}\n")

    assert [(14, 3), (18, 4)] == [(note.day.day, note.day.month) for note in found if note.day]


def test_a_sentence_that_begins_like_the_head_of_an_entry_is_none():
    text = "Case notes: Rory Example\n\n14/03/2023 - B Tolliver\nHome visit.\nNote 4 of the plan was changed in 2023.\nRef the e-mail of 2 March 2023 from school, mum says it is not so.\n"

    assert 1 == len([note for note in notes(text) if note.day])


LOG = "Call log. Client: Rory E\n\n22/8/22 Tess. First call. Lovely.\n6/9/22 Blod. Washing, changed bed.\n25/12/22 Blod (Sun). Xmas call.\n30/1/23 Tess. New hours start.\n14/2/23 Ife. No answer.\n1/3/23 Blod. Bathroom cleaned.\n"


def test_a_name_at_the_head_of_most_notes_of_a_log_is_who_wrote_them_and_no_title():
    found = [note for note in notes(LOG) if note.day]

    assert ["Tess", "Blod", "Blod", "Tess", "Ife", "Blod"] == [note.heading.author for note in found]
    assert not any(note.heading.title.startswith(("Tess", "Blod", "Ife")) for note in found)


def test_a_word_that_begins_most_notes_of_a_log_is_nobody():
    given = LOG.replace("Tess.", "Given.").replace("Blod", "Refused").replace("Ife.", "Late.")
    found = notes(given.replace("No answer", "Insulin not given, refused, late"))

    assert not any(note.heading.author for note in found)


def told_by(text: str) -> list[Account]:
    read = read_document(Document("log.txt", content=text.encode()))
    return [each for each in read if isinstance(each, Account)]


def test_a_letter_pasted_below_dated_lines_is_of_the_day_its_title_ends_with():
    text = (
        "12/11/2024  Clinic: DNA first appointment.\n10/12/2024  Clinic: DNA second.\n11/04/2025  Sprained wrist, strapping.\n"
        "14/10/2025  Letter: on the waiting list.\n\n"
        "EMERGENCY DEPARTMENT LETTER - The Royal Bay Hospital, Trefach - attendance 18/01/2025 20:58\n"
        "Took 14 tablets between 18:30 and 19:00. Denies ongoing intent.\n"
    )
    days = {account.when.earliest for account in told_by(text) if "14 tablets" in account.fact}

    assert {dt.date(2025, 1, 18)} == days


def test_the_numbers_of_a_police_log_are_no_days_of_its_entries():
    text = (
        "CONSTABULARY - extract for the conference\n\n"
        "Ref 24/02/07-0218   07/02/2024  Report from the bank, cash withdrawals.\n"
        "Ref 24/09/27-0911   27/09/2024 23:48  Noise, nine persons present.\n"
        "Ref 24/12/19-0102  19/12/2024  Theft of pedal cycle, undetected.\n"
        "Ref 25/06/28-0344   28/06/2025 15:10  Ambulance assist at the bus station.\n"
        "Ref 25/10/30-0040   30/10/2025 03:20  Request from a crew, two gone on arrival.\n"
    )
    days = {account.when.earliest for account in told_by(text)}

    assert {
        dt.date(2024, 2, 7),
        dt.date(2024, 9, 27),
        dt.date(2024, 12, 19),
        dt.date(2025, 6, 28),
        dt.date(2025, 10, 30),
    } == days


def test_a_letter_of_a_number_is_no_word_of_a_sentence():
    text = (
        "REF C/23/4471   23/11/2023 22:52\nCall from a neighbour.\n\n"
        "REF I/25/0093   18/01/2025 20:20\nAssist ambulance.\n\n"
        "REF I/25/0104   25/01/2025 18:40\nOverdose of another.\n"
    )

    assert {dt.date(2023, 11, 23), dt.date(2025, 1, 18), dt.date(2025, 1, 25)} == {
        account.when.earliest for account in told_by(text)
    }


def test_two_days_on_the_line_of_a_head_are_no_two_notes_and_break_nothing():
    text = (
        "Ref 24/02/07-0218   07/02/2024  Report from the bank.\n"
        "Ref 24/12/19-0102   19/12/2024  Noise, attended.\n"
        "Ref I/25/0104   25/01/2025 18:40\nAssist ambulance.\n"
    )

    assert 3 == len(told_by(text))
