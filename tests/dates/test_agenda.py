"""Days to come that no word of the future tells: in the present, or as an entry of an agenda; and the day a sheet is headed with."""

import datetime as dt

import pytest

from chronology.dates import find

NOTE = dt.date(2025, 6, 8)  # a Sunday

COMING = [
    ("Dentist Tues. Nothing else.", "2025-06-10"),
    ("Ward round Monday, MDT Tuesday", "2025-06-09"),
    ("Her physio is Thursday", "2025-06-12"),
    ("New man arriving Wednesday from Airedale", "2025-06-11"),
    ("Mum has court Wednesday for the speeding.", "2025-06-11"),
    ("Housing rang, boiler's being looked at Tuesday", "2025-06-10"),
    ("The grandson's wedding is in August", "2025-08"),
    ("Fire panel test weds 10am.", "2025-06-11T10:00"),
    ("Hearing aids back from clinic Monday hopefully", "2025-06-09"),
    ("Y nyrs i alw ddydd Llun am y pigiad", "2025-06-09"),
]
BEEN = [
    ("GP came Friday, put him on steroids.", "2025-06-06"),
    ("Missed the dentist Tues.", "2025-06-03"),
    ("Dentist Tues, two fillings", "2025-06-03"),
    ("A&E Friday with a cut hand", "2025-06-06"),
    ("Aeth i weld ei fam ddydd Llun", "2025-06-02"),
    ("By Tuesday he was in custody", "/2025-06-03"),
    ("She relapsed Good Friday, by Easter Monday she was in the Royal", "/2025-04-21"),
    ("He hit her on Easter Sunday and again a week later", "2025-04-27~"),
]


@pytest.mark.parametrize(("text", "edtf"), [*COMING, *BEEN])
def test_a_bare_day_is_ahead_where_its_sentence_tells_nothing_that_was_and_arranges(text: str, edtf: str) -> None:
    assert edtf in [each.when.edtf for each in find(text, NOTE)]


@pytest.mark.parametrize(
    "text", ["SUN \u2013 up and dressed for church", "Sunday\nLate shift. Fell at 4.", "Sun: settled"]
)
def test_the_weekday_a_sheet_is_headed_with_is_its_own_day(text: str) -> None:
    (found,) = find(text, NOTE)

    assert found.when.edtf == "2025-06-08"


def test_a_weekday_spoken_of_at_the_head_of_a_note_is_the_one_before() -> None:
    (found,) = find("Sunday night she was up twice", NOTE)

    assert found.when.edtf == "2025-06-01"


def test_the_number_of_a_day_of_a_plan_is_no_time_before_the_note() -> None:
    assert not list(find("She won't need us past day 21 at this rate", NOTE))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He moved back in on bank holiday Monday", "2025-05-26"),
        ("A fall on bank holiday Monday 26/5.", "2025-05-26"),
        ("The van came bank holiday weekend", "2025-05-24/2025-05-26"),
        ("Respite is booked for bank holiday Monday", "2025-08-25"),
    ],
)
def test_a_bank_holiday_that_no_month_names_is_the_one_nearest_its_note(text: str, edtf: str) -> None:
    (found,) = find(text, NOTE)

    assert edtf == found.when.edtf


def test_a_day_in_figures_that_little_is_shared_by_is_a_day_about_its_note() -> None:
    assert ["2025-06-05"] == [each.when.edtf for each in find("Allocated BIA 5/6.", NOTE)]
    assert not list(find("Attended 4/6 sessions so far", NOTE))
