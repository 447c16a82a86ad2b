"""Logs and chronologies whose lines are led by days, and notes that run on without a stop."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Group
from chronology.practice import taxonomy
from importers.notes import CaseNotes


def told(text: str, day: str = "12/06/2025") -> set[tuple[str | None, Group]]:
    found = CaseNotes().read([Document("notes.txt", content=f"Date: {day}\n\n{text}".encode())])
    return {
        ((one.when.edtf or "")[:10] or None, taxonomy()[one.kind].group) for one in found if isinstance(one, Account)
    }


CHRONOLOGY = """Chronology for panel
Feb 2018 moves to Corby
2020 Reception repeated
Winter 23/24 no heating, vouchers x3
- 2024 TAF closed
"""


def test_each_line_of_a_chronology_tells_an_event_though_it_names_nobody_and_the_year_alone() -> None:
    days = {day for day, _ in told(CHRONOLOGY)}

    assert {"2018-02", "2020", "2023-24", "2024"} == days


def test_what_names_the_sheet_above_its_entries_is_no_event() -> None:
    assert not [one for one in told(CHRONOLOGY) if one[0] == "2025-06-12"]


def test_figures_that_lead_the_lines_of_a_log_by_the_clock_are_no_years() -> None:
    found = told("Night log\n2015 bath, upset\n2030 meds refused\n2200 settled\n")

    assert not [day for day, _ in found if day and len(day) == 4]


def test_an_entry_that_says_all_was_as_usual_tells_no_event() -> None:
    found = told("3/6 all ok\n4/6 washed, dressed, meds given\n5/6 nothing to report\n6/6 bed soaked, sore heel\n")

    assert {"2025-06-06"} == {day for day, _ in found}


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("popped in on Dot, no answer again, lady at 7 saw her Tuesday at the bins\n", Group.MISSED_APPOINTMENT, "2025-06-10"),
        ("Home visit to Jade, baby asleep, says Lee came round Saturday drunk and kicked the door in\n", Group.VISIT, "2025-06-07"),
        ("rang Keith re the form, his brother hit him on sunday over the telly\n", Group.CONTACT, "2025-06-08"),
        ("TC daughter in bits, found mum on the landing Wednesday with a cut head\n", Group.CONTACT, "2025-06-11"),
    ],
)  # fmt: skip
def test_what_the_writer_did_is_of_the_note_though_the_sentence_runs_on_to_another_day(
    text: str, own: Group, other: str
) -> None:
    found = told(text)

    assert ("2025-06-12", own) in found
    assert other in {day for day, _ in found}


NIGHT = """{head}
2130 all up to bed bar Stan
2315 Stan had a bruise to the forehead
0320 Ivy found on floor by bed, skin tear to elbow
0600 rest slept
"""


@pytest.mark.parametrize("head", ["NIGHT REPORT Wed 11 June", "OOH sheet, Wed night into Thurs 12/6"])
def test_what_a_nights_sheet_tells_behind_midnight_is_of_the_next_day(head: str) -> None:
    found = told(NIGHT.format(head=head))

    assert {
        ("2025-06-11", Group.INJURY_OR_HARM),
        ("2025-06-12", Group.INJURY_OR_HARM),
    } <= found


def test_a_log_by_the_clock_that_no_midnight_parts_is_of_one_day() -> None:
    found = told("Day log 12/6\n0930 up\n1100 bruise to the forehead seen\n1900 skin tear to elbow\n")

    assert {"2025-06-12"} == {day for day, _ in found}


def test_the_last_entry_of_a_log_in_one_paragraph_is_of_the_note_s_own_weekday() -> None:
    found = told("Carer log. TUES - bruise R wrist. WEDS - refused tablets. THURS - son sent everyone home.\n")

    assert {"2025-06-10", "2025-06-11", "2025-06-12"} == {day for day, _ in found}


def test_a_strategy_meeting_for_later_that_day_has_not_been_held() -> None:
    groups = {
        group for _, group in told("DUTY 12/6 rec'd 14.20. Bruise to the cheek. Passed to JT for strat this pm.\n")
    }

    assert Group.STRATEGY_DISCUSSION not in groups
    assert Group.CONTACT in groups


@pytest.mark.parametrize("head", ["w/c 12 Apr 21 ", "W/C 12/04/21", "week commencing 12 April 2021 -"])
def test_a_line_of_a_log_that_names_its_week_is_of_that_week_and_not_of_the_line_above(head: str) -> None:
    text = f"02.02.21  Weights done. All well.\n11.03.21  Health check, weight down.\n{head} Cooking group back on.\n05.05.21  Made soup.\n"
    told = {
        account.fact: account.when.edtf
        for account in CaseNotes().read([Document("log.txt", content=text.encode())])
        if isinstance(account, Account)
    }

    assert ("2021-03-11", "2021-04-12/2021-04-18") == (
        told["Health check, weight down."],
        told["Cooking group back on."],
    )
