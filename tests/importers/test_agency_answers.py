"""What a row's columns of its kind and of what was done say of it, and what they do not."""

import pytest
from tablemaking import as_csv, told

from chronology.model import Kind


def kind(agency, category, incident, action=""):
    rows = [["Date", "Category", "Incident", "Action"], ["01/02/2024", category, incident, action]]
    (account,) = told(as_csv(rows, name=f"{agency}_chronology.csv"))
    return account.kind


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        ("Taxi picked him up for the first time, on time.", Kind.EDUCATION_CONTACT),
        ("92% so far this term.", Kind.EDUCATION_CONTACT),
        ("71% since January.", Kind.SCHOOL_ABSENCE),
        ("Absent, authorised.", Kind.SCHOOL_ABSENCE),
    ],
)
def test_attendance_says_what_a_row_is_about_and_its_words_whether_anybody_was_away(incident, expected):
    assert expected == kind("school", "Attendance", incident)


def test_early_help_that_closed_is_no_referral_to_it():
    assert Kind.EARLY_HELP_REFERRAL == kind("school", "Early Help", "Early help plan opened. Mum keen.")
    assert Kind.EARLY_HELP_REFERRAL != kind("school", "Early Help", "TAF closed. Good progress.")


def test_a_suspension_in_the_column_of_what_was_done_is_an_exclusion():
    assert Kind.EXCLUSION == kind("school", "Behaviour", "Vape in blazer.", "2 day suspension")
    assert Kind.EDUCATION_CONTACT == kind("school", "Behaviour", "Vape in blazer.", "Detention")


def test_a_breach_that_was_none_is_none():
    assert Kind.BREACH_OF_ORDER == kind("police", "Breach of bail", "Rang her from a friend's phone.")
    assert Kind.BREACH_OF_ORDER != kind("police", "Breach of bail", "Number traced to the surgery. NO BREACH.")


def test_what_was_booked_and_called_off_is_no_good_sign():
    assert Kind.HOME_CONDITIONS_IMPROVED == kind("housing", "Clean", "Deep clean done, two days.")
    assert Kind.HOME_CONDITIONS_IMPROVED != kind(
        "housing", "Clean", "Deep clean booked, she said no thanks. Cancelled."
    )


def test_a_visit_that_the_staff_called_off_is_not_cancelled_by_the_family():
    assert Kind.CANCELLED_BY_SERVICE == kind("housing", "Visit", "Tenancy visit - cancelled, I'm off sick.")
    assert Kind.CANCELLED_BY_CARER == kind("housing", "Visit", "Tenancy visit - cancelled, mum poorly.")
