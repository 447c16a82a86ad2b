"""What is no date, whose year it is, and from what a day is counted: invented sentences, none of them lenient."""

import datetime as dt

import pytest

from chronology.dates import find, impossible, read

NOTE = dt.date(2021, 5, 12)
LATER = dt.date(2022, 10, 20)


def dates(text: str, written_on: dt.date = NOTE) -> list[str | None]:
    return [each.when.edtf for each in find(text, written_on)]


@pytest.mark.parametrize(
    "text",
    [
        "Clutter 7/9",
        "Clutter rating: 7/9",
        "4/10 pain",
        "Pain down from 7/10 to 4/10",
        "1/2 tablet",
        "3/4 of bottle",
        "24/7 care",
        "50/50",
        "2/52",
        "3/7 later",
        "on 3/4 nights he slept",
        "On 3/4 of his visits",
        "attended by 5/6 professionals",
        "Flat 3/4",
        "Year 3/4",
        "9/11 club",
        "BP 12/8",
        "every Friday",
        "each Monday and Thursday morning",
        "on a Friday",
        "Monday to Friday",
        "bob dydd Gwener",
        "Brought in 1930",
        "rang in 1930",
        "in bed by 1930",
        "until 2030",
    ],
)
def test_a_score_a_part_a_habit_or_a_time_is_no_date(text: str) -> None:
    assert [] == dates(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("seen on 22/04", "2021-04-22"),
        ("dated 3/5", "2021-05-03"),
        ("(22/04)", "2021-04-22"),
        ("Tues 11/5", "2021-05-11"),
        ("born in 1930", "1930"),
        ("in the year 1930", "1930"),
        ("Sunday night, 9 May", "2021-05-09"),
        ("tomorrow, 13/05/21", "2021-05-13"),
        ("yesterday (11/05/21)", "2021-05-11"),
        ("last Tuesday, 4 May", "2021-05-04"),
        ("Every Friday since 3 March 2021", "2021-03-03/.."),
    ],
)
def test_a_cue_makes_a_date_and_two_names_of_a_day_one(text: str, edtf: str) -> None:
    assert [edtf] == dates(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The case was opened on 8 August.", "2022-08-08"),
        ("Visit again on 3 November.", "2022-11-03"),
        ("To visit on 3 November.", "2022-11-03"),
        ("The visit on 3 November went well.", "2021-11-03"),
    ],
)
def test_what_was_lies_behind_the_note_and_what_is_asked_for_ahead(text: str, edtf: str) -> None:
    assert [edtf] == dates(text, LATER)


def test_what_is_asked_for_is_ahead_of_the_note_whatever_was_told_before() -> None:
    assert ["2021-08-08", "2022-11-03"] == dates("On 8 August 2021 he left. Visit again on 3 November.", LATER)


def test_each_of_two_days_in_the_past_has_its_own_year() -> None:
    assert ["2021-03-03", "2020-06-05"] == dates("Seen on 3 March and on 5 June.")


def test_no_day_is_counted_from_a_festival_in_passing() -> None:
    text = "On 3 March 2021 he fell. Talked of Christmas Day 2019. The next day he was better."

    assert ["2021-03-03", "2019-12-25", "2021-03-04"] == dates(text)


def test_no_day_is_counted_across_a_paragraph_of_a_note() -> None:
    assert ["2021-03-03", None] == dates("On 3 March 2021 he fell.\n\nThe next day she rang.")


def test_dates_and_impossible_ones_are_read_at_once() -> None:
    text = "Seen on 3/3/2021 and on 31/02/2021."
    both = read(text, NOTE)

    assert find(text, NOTE) == both.mentions
    assert impossible(text) == both.impossible == [(24, 34)]
