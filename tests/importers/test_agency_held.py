"""What became of what a row names: its outcome, the day it was due by, the title of its table."""

import pytest
from tablemaking import as_csv, as_workbook, planned, read, told, troubles

from chronology.model import Coverage, Kind, Reading
from importers.agency_chronology.columns import meanings_of

LOG = [["Date", "Time", "Event"], ["02/03/2023", "10:00", "Settled in the lounge, ate all of her dinner"]]
CALLS = [
    ["Date", "Call", "Missed or late", "Reason"],
    ["04/03/2023", "Lunch", "Missed", "No cover found"],
    ["09/03/2023", "Bed", "Late 2 hours", "Van broke down"],
]
EVENTS = ["Event type", "Start date", "End date", "Due date", "Worker", "Outcome / comment"]
ENQUIRY = ["Section 126 enquiry", "01/03/2023", "20/04/2023", "10/03/2023", "A Rees", "Neglect - substantiated"]


def of_system(*rows):
    return as_csv([EVENTS, ENQUIRY, *rows])


def test_a_table_is_read_by_its_title_where_its_rows_tell_of_nothing():
    calls = told(as_workbook(LOG, sheets=[("Northern Care missed calls", CALLS)]))[1:]

    assert [Kind.CARE_CALL_MISSED] * 2 == [each.kind for each in calls]


def test_every_cell_of_a_row_without_a_column_of_events_reaches_the_entry():
    calls = told(as_workbook(LOG, sheets=[("Northern Care missed calls", CALLS)]))[1:]

    assert "Call: Lunch. Missed or late: Missed. Reason: No cover found" == calls[0].fact


@pytest.mark.parametrize("title", ["Police log", "Notes of visits"])
def test_a_title_that_says_whose_a_table_is_makes_nothing_of_its_rows(title):
    rows = [["Date", "Event"], ["04/03/2023", "Blue folder on the table"], ["05/03/2023", "Sun all day"]]
    found = told(as_workbook(LOG, sheets=[(title, rows)]))

    assert Kind.UNCLASSIFIED is found[-1].kind


@pytest.mark.parametrize("outcome", ["Cancelled", "Did not go ahead", "Not held - rebooked", "Postponed to May"])
def test_a_review_that_its_outcome_calls_cancelled_was_not_held(outcome):
    row = ["Annual review", "20/06/2023", "", "20/06/2023", "A Rees", outcome]

    assert Kind.REVIEW_NOT_HELD is told(of_system(row))[-1].kind


@pytest.mark.parametrize("outcome", ["", "Not recorded as held"])
def test_a_review_by_the_day_it_was_due_with_no_outcome_is_a_plan(outcome):
    document = of_system(["Protection plan review", "20/06/2023", "", "20/06/2023", "A Rees", outcome])

    assert [Kind.ADULT_ENQUIRY_STARTED] == [each.kind for each in told(document)]
    assert ("2023-06-20", None) == (planned(document)[-1].due.edtf, planned(document)[-1].done)


def test_a_review_that_was_held_is_one():
    row = ["Annual review", "20/06/2023", "20/06/2023", "20/06/2023", "A Rees", "Held"]

    assert Kind.CARE_AND_SUPPORT_REVIEW is told(of_system(row))[-1].kind


def test_the_day_a_step_was_due_by_stands_with_the_day_it_was_done():
    action = planned(of_system())[0]

    assert ("2023-03-10", "2023-04-20") == (action.due.edtf, action.done.edtf)
    assert "Section 126 enquiry. Due date: 10 March 2023. End date: 20 April 2023" == told(of_system())[0].fact


@pytest.mark.parametrize("heading", ["Due date", "Date due", "Target date", "By when", "Deadline", "Erbyn pryd"])
def test_a_heading_that_asks_by_when_is_understood(heading):
    assert ("due",) == meanings_of(heading)


def test_what_the_police_end_is_no_closure_of_the_case():
    rows = [
        ["Date", "Type", "Summary", "Officer", "Outcome"],
        ["30/08/2023", "Disposal", "No further action", "DC Pugh", "NFA"],
        ["02/09/2023", "Public order", "Man shouting at the door, moved on", "PC Ellis", ""],
    ]
    found = told(as_csv(rows, "police_log.csv"))

    assert Kind.CASE_CLOSED not in {each.kind for each in found}
    assert Kind.POLICE_INCIDENT is found[-1].kind


@pytest.mark.parametrize(
    ("words", "is_plan"),
    [
        ("Did not attend. No transport booked.", False),
        ("Nothing arranged, not booked", False),
        ("Falls clinic booked", True),
    ],
)
def test_what_was_not_arranged_is_no_plan(words, is_plan):
    rows = [["Date", "Event"], ["12/01/2022", words], ["13/01/2022", "Seen at home, chatty and well."]]

    assert is_plan is bool(planned(as_csv(rows)))


def test_a_conference_that_its_outcome_calls_cancelled_was_not_held():
    row = ["Initial child protection conference", "20/06/2023", "", "20/06/2023", "A Rees", "Cancelled - not quorate"]

    assert Kind.CONFERENCE_NOT_HELD is told(of_system(row))[-1].kind


MONTHS = [["Date", "Event"], *([f"10/{month:02}/2023", f"Seen at clinic {month}"] for month in range(1, 13))]


def _with_year(year: str):
    return as_csv([*MONTHS[:6], ["14/06/" + year, "Not brought to clinic"], *MONTHS[7:]])


@pytest.mark.parametrize(("year", "apart"), [("2032", "9 years after"), ("2013", "10 years before")])
def test_a_row_of_another_year_than_its_neighbours_keeps_its_day_in_doubt_and_is_named(year: str, apart: str):
    table = _with_year(year)
    (slipped,) = (one for one in told(table) if "Not brought" in one.fact)

    assert f"{year}-06-14?" == slipped.when.edtf
    assert any(apart in message for message, _ in troubles(table))


def test_no_coverage_rests_on_a_row_in_doubt():
    values = read(_with_year("2032"))
    (covered,) = (one for one in values if isinstance(one, Coverage))
    (reading,) = (one for one in values if isinstance(one, Reading))

    assert ("2023-01-10", "2023-12-10") == (str(covered.from_day), str(covered.to_day))
    assert "2023-12-10" == str(reading.as_at)


def test_rows_that_stand_in_no_order_are_not_doubted():
    days = ["10/01/2019", "14/02/2023", "20/03/2019", "05/05/2022", "01/02/2018", "09/09/2021", "03/03/2017"]

    assert not [
        one for one in told(as_csv([["Date", "Event"], *([day, "Seen"] for day in days)])) if "?" in one.when.edtf
    ]


def test_a_gap_of_years_between_rows_is_no_slip():
    days = ["10/01/2015", "14/02/2015", "20/03/2022", "05/05/2022", "01/02/2023"]

    assert not [
        one for one in told(as_csv([["Date", "Event"], *([day, "Seen"] for day in days)])) if "?" in one.when.edtf
    ]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_row_at_the_end_of_a_table_that_breaks_its_order_by_years_is_in_doubt(backwards: bool):
    rows = [["10/01/2032", "Not brought to clinic"], *MONTHS[2:]]
    slipped = [one for one in told(as_csv([MONTHS[0], *(rows[::-1] if backwards else rows)])) if "?" in one.when.edtf]

    assert ["2032-01-10?"] == [one.when.edtf for one in slipped]


def test_a_last_row_years_after_the_others_in_their_order_is_no_slip():
    table = as_csv([*MONTHS[:-1], ["10/12/2025", "Seen at clinic"]])

    assert not [one for one in told(table) if "?" in one.when.edtf]


REGISTER = [
    ["Ref", "Concern received", "From", "Type", "Decision date", "Decision", "S42 start", "S42 end", "Outcome"],
    ["C1", "03/05/2023", "Fire", "Self-neglect", "05/05/2023", "NFA", "", "", "Advice given"],
    ["C2", "09/06/2023", "Bank", "Financial", "12/06/2023", "Enquiry", "14/06/2023", "30/09/2023", "Substantiated"],
]


def test_the_days_of_an_enquiry_that_have_columns_of_their_own_are_its_beginning_and_its_end():
    found = [(str(each.when.edtf), each.kind) for each in told(as_csv(REGISTER))]

    assert ("2023-06-14", Kind.ADULT_ENQUIRY_STARTED) in found
    assert ("2023-09-30", Kind.ADULT_ENQUIRY_COMPLETED) in found
    assert not {kind for day, kind in found if day in ("2023-05-03", "2023-06-09")} & {
        Kind.ADULT_ENQUIRY_STARTED,
        Kind.ADULT_ENQUIRY_COMPLETED,
    }


def test_what_came_of_a_row_is_the_outcome_of_the_step_that_ended_it():
    ended = [each for each in told(as_csv(REGISTER)) if each.kind is Kind.ADULT_ENQUIRY_COMPLETED]

    assert ["Substantiated"] == [each.outcome for each in ended]


def test_a_step_whose_outcome_says_that_it_was_not_begun_is_none():
    row = ["Carer's assessment", "30/09/2023", "", "", "A Rees", "Not started"]

    assert Kind.CARER_ASSESSMENT not in {each.kind for each in told(of_system(row))}
