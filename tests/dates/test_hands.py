"""Dates as many hands write them: both ends of a time, years left out, and what only looks like a date."""

import datetime as dt

import pytest

from chronology.dates import find

NOTE = dt.date(2024, 5, 10)  # a Friday


def dates(text: str, born: dt.date | None = None) -> list[str | None]:
    return [each.when.edtf for each in find(text, NOTE, born)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Missing between 9pm on Thursday 2 and 6am on Friday 3 May 2024", "2024-05-02T21:00/2024-05-03T06:00"),
        ("Damage betw 2100hrs on 27/04 and 0800hrs on 28/04", "2024-04-27T21:00/2024-04-28T08:00"),
        ("Missing Fri 3 May 2145 - Sat 4 May 0710", "2024-05-03T21:45/2024-05-04"),
        ("Closed from 12 noon Thurs 28th until Tues 2nd April", "2024-03-28T12:00/2024-04-02"),
        ("With aunt autumn 2022 to Easter 2023", "2022-09-01/2023-04-09"),
        ("Placed 28 Dec 2023 through to 9 Jan 2024", "2023-12-28/2024-01-09"),
        ("early April/late April he was in hospital", "2024-04-01/2024-04-30"),
        ("02.04.-05.04.24 excluded", "2024-04-02/2024-04-05"),
        ("In hosp 7-9/5, chest", "2024-05-07/2024-05-09"),
        ("from the 11th to the 14th of last month", "2024-04-11/2024-04-14"),
        ("On the register Sept 19 - Feb 21", "2019-09/2021-02"),
        ("CIN Oct-Dec 23, closed", "2023-10/2023-12"),
        ("seen by GP Jan/Feb 23", "2023-01/2023-02"),
        ("Attended Feb-Apr 9 sessions", "2024-02/2024-04"),
        ("Placement 03.04.24 - present", "2024-04-03/.."),
        ("On a plan as from 1 May 2024", "2024-05-01/.."),
        ("part-time up to and including 3 May", "../2024-05-03"),
        ("Fine until about the end of March", "../2024-03-31~"),
        ("Heb ei weld ers mis Chwefror", "2024-02/.."),
        ("Galwadau rhwng mis Ionawr a mis Mawrth", None),
    ],
)
def test_both_ends_of_a_time_are_told_or_neither(text: str, edtf: str | None) -> None:
    assert ([edtf] if edtf else []) == [each for each in dates(text) if each and (edtf or "/" in each)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Rang 20 April. Now 22 April to 26 April is booked", ["2024-04-20", "2024-04-22/2024-04-26"]),
        ("EDT log Sun 5/5 into Mon 6/5", ["2024-05-05", "2024-05-06"]),
        ("12/03/24 - present referral from GP", ["2024-03-12"]),
        ("starts today, 16 weeks = end Sept", ["2024-05-10", None]),
        ("Review moved 7 May to 14 May", ["2024-05-07", "2024-05-14"]),
        ("Ward 4 from Apr 22 - May 3", ["2024-04-22/2024-05-03"]),
        ("Pain 3-4/10, 2-3/12 tablets left, attends 3-4/5 days", []),
        ("Dosette 2019/44 collected", []),
        ("Passed\n30-Apr-25,R Gaunt,Visit\n16-Dec-24,Locks changed", ["2025-04-30", "2024-12-16"]),
        ("26-Apr-22 to 28-Apr-22 in respite", ["2022-04-26/2022-04-28"]),
    ],
)
def test_two_dates_that_are_no_time_stay_two_and_figures_of_other_things_are_none(
    text: str, edtf: list[str | None]
) -> None:
    assert edtf == dates(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("case open, r/v in June, genogram to be updated", "2024-06"),
        ("Mum's 40th is in July and she is dreading it", "2024-07"),
        ("Agreed that visits would go monthly from June", "2024-06"),
        ("Gave notice so his last day is 31 May", "2024-05-31"),
        ("Signed an agreement til 31/5", "../2024-05-31"),
        ("Monitoring to 20 June", "2024-06-20"),
        ("Physio 22 April, brace fitted", "2024-04-22"),
        ("Dentist Thurs 23rd 9.10", "2024-05-23"),
        ("He died in June", "2023-06"),
        ("Mum is upset about what dad did in July", "2023-07"),
        ("An email from school is dated 4 June", "2023-06-04"),
        ("He drove to Hull 20 June", "2023-06-20"),
        ("She has been unwell from August", "2023-08"),
        ("Nursery 15 hrs from Sept", None),
        ("Ni ofynnais am y dyn a welais ym mis Rhagfyr", "2023-12"),
    ],
)
def test_a_year_left_out_is_the_one_the_sentence_is_about_and_where_none_is_told_nobody_says(
    text: str, edtf: str | None
) -> None:
    assert [edtf] == dates(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Conference next week, Wednesday at 2", ["2024-05-13/2024-05-19", "2024-05-15"]),
        ("INSET Mon 6th so not seen till Thurs", ["2024-05-06", "../2024-05-09"]),
        ("the Tuesday before Easter", ["2024-03-26"]),
        ("the Friday after 3 April", ["2024-04-05"]),
        ("Tribunal 19.04.24 adj'd to the 26th; then put back to the 15th.", ["2024-04-19", "2024-04-26", "2024-05-15"]),
        ("Not rung since the 2nd and it is odd", ["2024-05-02/.."]),
        ("report by 17th.", ["/2024-05-17"]),
        ("a fortnight last Tuesday", ["2024-04-23"]),
        ("two years ago this March", ["2022-03"]),
        ("Due back 4 weeks today", ["2024-06-07"]),
        ("He has been here 4 weeks today", ["2024-05-10"]),
        ("She turned 18 last month", ["2024-04"]),
        ("Reviewed, last one March 2023", ["2023-03"]),
        ("Halloween he told carer. Rang police that night.", ["2023-10-31~", "2023-10-31~"]),
        ("Dydd Iau 2il - cyswllt", ["2024-05-02"]),
        ("haf diwethaf", ["2023-22"]),
        ("the summer last seen", []),
        ("hi can u come thurs", ["2024-05-16"]),
        ("> On Mon, 29 Apr 2024 at 16:04, Ann Lee wrote:\n> seen yesterday", ["2024-04-29T16:04", "2024-04-28"]),
        ("CA 1989 s.20 signed", []),
        ("3/7 hx of cough", []),
        ("Actions: 3/5 complete", []),
    ],
)
def test_a_day_is_counted_from_the_day_its_words_mean(text: str, edtf: list[str | None]) -> None:
    assert edtf == dates(text)


def test_since_a_school_year_is_no_longer_only_that_year() -> None:
    assert ["2020-09/.."] == dates("said so since year 8", dt.date(2008, 1, 15))


def test_a_day_without_a_year_behind_one_of_years_ago_is_not_moved_on_by_a_year() -> None:
    text = "12 August 2021: placed with aunt\nto 10 September in the same house"

    assert ["2021-08-12", "2021-09-10"] == dates(text)
