"""The day and year a row stands on: births, remarks put to a text later, weekdays at a head, brackets, entries within a note."""

import datetime as dt

import pytest

from chronology.dates import find
from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes import CaseNotes

FRIDAY = dt.date(2024, 5, 17)


def accounts(text: str) -> list[Account]:
    read = CaseNotes().read([Document("notes.txt", content=text.encode())])
    return [one for one in read if isinstance(one, Account)]


def _days(text: str) -> list[tuple[str | None, str]]:
    return [(one.when.edtf, one.source.quote) for one in accounts(text)]


def _of(words: str, text: str) -> list[str | None]:
    """The days of the accounts whose own words hold these, the note's own first."""
    return [edtf for edtf, quote in _days(text) if words in quote]


SUMMARY = """\
HARBOUR SURGERY - patient summary for adult safeguarding conference (request 04/03/2024)
Mr Idris T SAMPLE  09/11/1951   Usual GP Dr B Clerk
PROBLEMS: leg ulcers (2021). Depression 2018.

12/05/2023  Surgery. Leg weeping, fell twice.
03/08/2023  Tel. Daughter spoke for pt.
14/01/2024  Home visit with nurse. Bruise to arm seen.
"""


def test_nothing_stands_on_the_birth_of_whom_a_summary_is_about() -> None:
    assert not [edtf for edtf, _ in _days(SUMMARY) if edtf and edtf.startswith("1951")]
    assert _of("leg ulcers", SUMMARY) == [None]


def test_a_grown_persons_birth_behind_their_name_is_no_day_of_what_they_were_doing() -> None:
    text = "24/02/2024 23:10 Police log\nMale Huw Ifan SAMPLE 02.09.1988 present, drunk. Female crying on the stairs, bruise to arm.\n"

    assert {edtf for edtf, _ in _days(text) if edtf and not edtf.startswith("2024-02-24")} == set()


MINUTES = """\
ADULT STRATEGY MEETING
s.126 enquiry - Mr Idris SAMPLE (09/11/1951)
Thursday 7 March 2024, 2.00pm, Teams. Chair: A Worker. Minutes: B Clerk
Present: A Worker, C Nurse. Apologies: Housing.
1. Reason for meeting
Police report of 24 February 2024. Fifth report to the Council since May 2021.
2. Shared
Nurse: ulcer photographed 27 Feb, bruise seen. Mr Sample was in hospital in January. Bail to 25 May.
Mr Sample had capacity on 16 January and had fallen on 12 October. Plan of 3 June 2022 read.
3. History
Moved 14 July 2023, reviewed 29 September 2023, reviewed 2 November 2023, reviewed 1 December 2023, reviewed 4 January 2024.
4. Next
Conference 18 April 2024.
Typed note on file copy, 25/07/24: referral sent 20/5 and turned down.
"""


def test_a_meeting_is_of_the_weekday_that_opens_a_line_below_its_title_and_its_days_are_the_last_before_it() -> None:
    told = _days(MINUTES)

    assert any((edtf or "").startswith("2024-03-07") for edtf, _ in told)
    assert not [each for each in told if (each[0] or "2024").lstrip("/") < "2022" and "Council since" not in each[1]]
    assert "2024-02-27" in _of("photographed", MINUTES)
    assert "2023-10-12" in _of("had fallen", MINUTES)


def test_a_remark_put_to_minutes_later_is_of_its_own_year() -> None:
    assert set(_of("turned down", MINUTES)) >= {"2024-05-20"}
    assert "2023-05-20" not in _of("turned down", MINUTES)


@pytest.mark.parametrize(
    ("note", "text", "day"),
    [
        (dt.date(2024, 9, 3), "I'll talk to her. [note typed by admin: no reply found. checked 22/11]", "2024-11-22"),
        (dt.date(2025, 3, 4), "Core group monthly. [no minute on file - note added AB 19/05]", "2025-05-19"),
        (dt.date(2024, 9, 3), "He rang on 22/11 about the rent.", "2023-11-22"),
    ],
)
def test_what_was_put_to_a_note_later_is_of_the_next_such_day(note: dt.date, text: str, day: str) -> None:
    (mention,) = find(text, written_on=note)

    assert mention.when.edtf == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(Friday) At the flat with his brother.", "2024-05-17"),
        ("Strategy | T. Sample   [Friday - AB]\nMet at two.", "2024-05-17"),
        ("Thurs [it was a Friday - AB] Found asleep on a bench.", "2024-05-17"),
        ("(written 20/5) Mum phoned duty Friday, slipped on ice.", "2024-05-17"),
        ("Mum phoned duty Friday, slipped on ice.", "2024-05-10"),
        ("Told the manager Tuesday (7th) about the man.", "2024-05-07"),
        ("Signed off sick from Monday.", "2024-05-20"),
        ("He has been out every night from Monday.", "2024-05-13"),
    ],
)
def test_a_weekday_is_of_the_day_that_its_place_in_the_note_says(text: str, day: str) -> None:
    assert day in [one.when.edtf for one in find(text, written_on=FRIDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Not requested, the panel only sits 3rd Thurs.",
        "Her Sunday calls have stopped.",
        "Visits (Weds, weekly).",
    ],
)
def test_a_weekday_of_every_week_or_month_is_no_date(text: str) -> None:
    assert not find(text, written_on=FRIDAY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("20/05/2024 GP\nReferral to the memory clinic sent (task from 07/2023 found open, ten months).\n", "Referral"),
        (
            "02/05/2024 Enquiry\nEnquiry CONCLUDED (ten working days passed on 21/04, leave). Decision: adult at risk.\n",
            "Enquiry",
        ),
        ("27/06/2024 Visit\nI asked again for the fire retardant bedding promised April 2022.\n", "bedding"),
        ("09/07/2024 Visit\nThis is the third time she has taken it back (Apr 23, Feb 24, now).\n", "third time"),
        ("14/11/2024 Allocation\nAllocated following police notif 09/11. Visit to be booked.\n", "Allocated"),
        ('11/04/2024 Meeting\nMum had told the panel: "I\'ve been clean since New Year." Test positive.\n', "clean"),
        (
            "22/05/2024 Summary\nOutstanding: meeting (first asked Dec 22!), contact promised 4/3 - not started.\n",
            "Outstanding",
        ),
        ("12/03/2024 Call\nHousing has been told the fight was Friday. Police say Saturday.\n", "fight"),
    ],
)
def test_a_days_own_matter_is_not_told_of_the_day_it_only_names(text: str, words: str) -> None:
    note = f"{text[6:10]}-{text[3:5]}-{text[:2]}"

    assert [edtf for edtf in _of(words, text) if edtf not in (note, f"/{note}")] == []


def test_a_bracket_that_says_only_when_dates_its_sentence() -> None:
    text = "20/05/2024 School\nBruise seen on his arm by the teacher (seen 14/05).\n"

    assert "2024-05-14" in _of("Bruise seen", text)


STAYS = """\
03/07/2024  Alcohol service offered. Declined.
12/09/2024  DNA bloods.
11/10/2024  DNA vascular clinic.
Last seen by a GP: 03/07/2024.

COTTAGE HOSPITAL - DISCHARGE SUMMARIES (2)
[1] Adm 21/11/2022  Disch 05/12/2022   Ward 7
 Found on floor at home by nephew. Hypothermia.
[2] Adm 15/11/2023  Self-disch 18/11/2023
 Fall in street, intoxicated. Six sutures.
"""


def test_each_stay_in_a_discharge_summary_is_of_its_own_admission() -> None:
    assert set(_of("Found on floor", STAYS)) == {"2022-11-21"}
    assert set(_of("Fall in street", STAYS)) == {"2023-11-15"}
    assert not any("COTTAGE" in quote for edtf, quote in _days(STAYS) if edtf == "2024-10-11")


NUMBERED = """\
WEST BAY HOSPITAL    Record summary for safeguarding, run 02/02/2025
Name: Joan Alice SAMPLE    30-04-1941   No. 000 000
Problems: falls, low mood 2022
1) Admitted 04/03/2023 - discharged 19/03/2023, Ward 2
   Fall on stairs, fractured wrist.
2) Attended 17/08/2024, ED only
   Bruising to both upper arms. No referral.
"""


def test_numbered_stays_are_of_the_day_each_began_whatever_other_days_their_lines_tell() -> None:
    hurt = {one.when.edtf for one in accounts(NUMBERED) if one.kind is Kind.INJURY}

    assert hurt == {"2023-03-04", "2024-08-17"}


SHEET = """\
4.7.24  At day centre, alone. She told me about the money.
19.9.24 At flat. Her son came in and I left.
7.11.24 At the flat, alone. She was afraid of that man.

PART 2  Befriending - visit sheet   (Weds, weekly, from 14 May 24)
14 May   First visit. Two hours, music.
5 June   Went to the sea front, chips.
31 July  Legs smell. Told the nurses' office.
16 Oct   Strange man there. Came away.
6, 13, 20 Nov   No answer to door.
"""


def test_a_second_hands_sheet_at_the_end_of_a_log_has_entries_of_its_own() -> None:
    visits = dict(_days(SHEET))

    assert visits["2024-07-31"].startswith("Legs smell")
    assert {"2024-05-14", "2024-06-05", "2024-10-16", "2024-11-06", "2024-11-13", "2024-11-20"} <= set(visits)
    assert "Befriending" not in visits["2024-11-07"]


def test_a_time_beside_another_day_is_not_that_of_the_entry() -> None:
    log: list[Account] = accounts(
        "20-02-25  Noise reported by the flat below, shouting.\n"
        "24-02-25  CCTV asked for. Rear door: male, hood, enters Fri 21-02 21:52; leaves Sat.\n"
        "26-02-25  Disc handed to police.\n"
    )

    assert "2025-02-24" in [one.when.edtf for one in log]
    assert not [one for one in log if (one.when.edtf or "").startswith("2025-02-24T")]
