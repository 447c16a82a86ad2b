"""Dates told in longer phrases: years written out, quarters, weeks and weekends by name, times between relative days."""

import datetime as dt

import pytest

from chronology.dates import find

NOTE = dt.date(2021, 5, 12)  # a Wednesday

WRITTEN_OUT = [
    ("born in nineteen eighty-six", "nineteen eighty-six", "1986"),
    ("since two thousand and fifteen", "since two thousand and fifteen", "2015/.."),
    ("in October nineteen hundred and ninety-six", "October nineteen hundred and ninety-six", "1996-10"),
    ("in twenty twelve", "twenty twelve", "2012"),
    ("on the third of March two thousand and nine", "third of March two thousand and nine", "2009-03-03"),
    ("on twenty-five January nineteen eighty six", "twenty-five January nineteen eighty six", "1986-01-25"),
    ("Seen Tuesday the fourth", "Tuesday the fourth", "2021-05-04"),
    ("on Monday the twenty-sixth", "Monday the twenty-sixth", "2021-04-26"),
    ("seen on march eighteenth", "march eighteenth", "2021-03-18"),
]
QUARTERS = [
    ("in Q3 2019", "Q3 2019", "2019-35"),
    ("for 2019-Q3", "2019-Q3", "2019-35"),
    ("2020 H2", "2020 H2", "2020-07/2020-12"),
    ("last quarter", "last quarter", "2021-33"),
    ("the next quarter", "the next quarter", "2021-35"),
    ("over the last two quarters", "the last two quarters", "2020-10/2021-03"),
    ("in the last quarter of last year", "the last quarter of last year", "2020-36"),
]
WEEKS = [
    ("w/c 3rd", "w/c 3rd", "2021-05-03/2021-05-09"),
    ("week commencing on 4 May", "week commencing on 4 May", "2020-05-04/2020-05-10"),
    ("in the week before last", "the week before last", "2021-04-26/2021-05-02"),
    ("She will ring the week after next", "the week after next", "2021-05-24/2021-05-30"),
    ("the first week of 2019", "the first week of 2019", "2019-01-01~/2019-01-07~"),
    ("in the last three months of 2019", "in the last three months of 2019", "2019-10-01/2019-12-31"),
    ("over the last fortnight", "last fortnight", "2021-04-28/2021-05-12"),
    ("Meet later this week", "later this week", "2021-05-12/2021-05-16"),
    ("over the Easter weekend", "the Easter weekend", "2021-04-03/2021-04-04"),
    ("the weekend of Halloween", "the weekend of Halloween", "2020-10-31/2020-11-01"),
]
BETWEEN = [
    ("He was with dad from last Friday to Monday.", "from last Friday to Monday", "2021-05-07/2021-05-10"),
    ("missing between Sunday and yesterday", "between Sunday and yesterday", "2021-05-09/2021-05-11"),
    ("away from tomorrow until 20 May", "from tomorrow until 20 May", "2021-05-13/2021-05-20"),
    ("known to us from March to date", "from March to date", "2021-03/.."),
    ("It is planned to be done within two weeks", "within two weeks", "2021-05-12/2021-05-26"),
]
OTHERS = [
    ("some time prior to 5 May 2018", "prior to 5 May 2018", "/2018-05-04"),
    ("in the early part of 2018", "the early part of 2018", "2018~"),
    ("as long ago as 2009", "2009", "2009"),
    ("since at least 2014", "2014", "2014/.."),
    ("in the days following 3 March 2019", "the days following 3 March 2019", "2019-03-04/"),
    ("yn y mis cyn 3 Mawrth 2021", "y mis cyn 3 Mawrth 2021", "2021-02~"),
    ("on or before 3 March 2019", "before 3 March 2019", "/2019-03-03"),
    ("missing overnight 30 Nov/1 Dec", "30 Nov/1 Dec", "2020-11-30/2020-12-01"),
    ("between Christmas 2016 and New Year", "between Christmas 2016 and New Year", "2016-12-25/2017-01-01"),
    (
        "missing from 21:00 on 9 May until 06:30 on 11 May 2021",
        "from 21:00 on 9 May until 06:30 on 11 May 2021",
        "2021-05-09T21:00/2021-05-11T06:30",
    ),
    ("It is more than two weeks ago", "two weeks ago", "/2021-04-28~"),
    ("two weeks and two days ago", "two weeks and two days ago", "2021-04-26"),
    ("this coming Friday", "coming Friday", "2021-05-14"),
    ("Review in six weeks' time", "in six weeks", "2021-06-23~"),
    ("seen on 7th", "7th", "2021-05-07"),
    ("in the March", "March", "2021-03"),
    ("sent home 11 may as no lunch", "11 may", "2021-05-11"),
    ("LAC review 13_03_19", "13_03_19", "2019-03-13"),
    ("in 2018 or later", "2018 or later", "2018/.."),
]


def _found(text: str) -> list[tuple[str, str | None]]:
    return [(text[each.start : each.end], each.when.edtf) for each in find(text, NOTE)]


@pytest.mark.parametrize(("text", "words", "edtf"), [*WRITTEN_OUT, *QUARTERS, *WEEKS, *BETWEEN, *OTHERS])
def test_a_longer_phrase_is_read_whole(text: str, words: str, edtf: str) -> None:
    found = _found(text)

    assert [(words, edtf)] == found


FORMER = [
    ("Ten minutes later", "2021-03-03"),
    ("Half an hour later", "2021-03-03~"),
    ("A month later", "2021-04-03~"),
    ("A year and two days later", "2022-03-05"),
    ("On Monday of the following week", "2021-03-08"),
]


@pytest.mark.parametrize(("words", "edtf"), FORMER)
def test_what_came_minutes_or_weeks_later_is_counted_from_the_day_told_last(words: str, edtf: str) -> None:
    found = find(f"On 3 March 2021 she fell. {words} she was seen.", NOTE)

    assert ["2021-03-03", edtf] == [each.when.edtf for each in found]


NO_DATES = [
    "On the second he came, on the first she left",
    "the last quarter of the session",
    "in the last week of pregnancy",
    "The worker is in August House on Monday Lane",
    "a Sat-nav project",
    "Contact is every other Saturday",
    "She owes two thousand pounds",
    "about two thousand people came",
    "nineteen twenty-minute calls",
    "twenty six children",
    "We visited 2 may attend later and 11 may need help",
    "On 2nd occasion he was seen on 3rd floor",
    "He attends Monday to Friday",
    "Contact takes 30 minutes",
    "a quarter of the tablets",
    "the hall was in March's name",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_sounds_like_a_longer_phrase_is_no_date(text: str) -> None:
    found = _found(text)

    assert [] == found


def test_a_year_of_two_figures_may_be_far_off_where_something_runs_until_then() -> None:
    found = find("Order in force until 05/09/35. Mr Pugh, 3/3/38, lives alone. Review due 13/04/31.", NOTE)

    assert ["../2035-09-05", "1938-03-03", "2031-04-13"] == [each.when.edtf for each in found]


@pytest.mark.parametrize("figures", range(100))
def test_two_figures_stand_for_the_latest_year_up_to_next_year_or_in_what_is_to_come_up_to_a_childhood_on(
    figures: int,
) -> None:
    by_next_year, by_a_childhood_on = (last - (last - figures) % 100 for last in (2022, 2039))
    expected = [f"{by_next_year}-02-01", f"{by_a_childhood_on}-02-01", f"{by_next_year}-02-01/.."]

    found = find(f"Seen 01/02/{figures:02}. Review due 01/02/{figures:02}. Alone since 01/02/{figures:02}.", NOTE)

    assert expected == [each.when.edtf for each in found]


def test_which_way_words_look_is_asked_only_of_figures_that_may_be_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr("chronology.dates.thread.looks_ahead", lambda _, at, **_noted: asked.append(at) or False)

    find("Seen 01/02/19 and 01/02/35, alone since 01/02/20.", NOTE)

    assert len(asked) == 1


def test_a_week_that_commences_in_another_year_on_a_monday_is_that_week() -> None:
    found = find("Please arrange the visit for the week commencing 4 February.", dt.date(2019, 11, 7))

    assert ["2019-02-04/2019-02-10"] == [each.when.edtf for each in found]


def test_twins_born_on_a_day_in_a_story_are_a_day_to_count_from_and_a_birth_in_brackets_is_none() -> None:
    told = find("Twins born 14 March 2021. The following month she was low.", NOTE)
    headed = find("Seen with Jac (born 5 May 2010). The following day he rang.", NOTE)

    assert ["2021-03-14", "2021-04"] == [each.when.edtf for each in told]
    assert ["2010-05-05", "2021-05-13"] == [each.when.edtf for each in headed]


def test_the_number_of_the_next_item_is_no_day_of_the_month() -> None:
    found = _found("2. School: an award on Friday\n3. Health: seen by SN 8/5, wt ok.")

    assert [("Friday", "2021-05-07"), ("8/5", "2021-05-08")] == found


def test_a_day_in_figures_behind_the_mark_of_a_list_is_a_day() -> None:
    found = _found("Notes\n- 26/1 T not home by midnight\n- 9/2 - decision came through")

    assert [("26/1", "2021-01-26"), ("9/2", "2021-02-09")] == found


def test_what_goes_on_since_a_month_is_told_from_the_note_and_not_from_the_day_before() -> None:
    found = _found("Ava was removed at birth on 4.2.18. Lee is out on licence since March.")

    assert [("4.2.18", "2018-02-04"), ("since March", "2021-03/..")] == found


def test_a_day_in_figures_with_a_nought_is_no_share_whatever_stands_before_it() -> None:
    found = _found("Concern raised by cousin 01/05; pain 07/10; took 3/4 of it")

    assert [("01/05", "2021-05-01")] == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Booked late (20 Feb)", "2021-02-20"),
        ("Visit booked for 20 May", "2021-05-20"),
        ("It will be 20 Feb", "2022-02-20"),
    ],
)
def test_what_was_arranged_is_of_the_day_nearest_to_the_note(text: str, edtf: str) -> None:
    ((_, found),) = _found(text)

    assert edtf == found
