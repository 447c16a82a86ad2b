import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.practice import add_working_days, is_working_day, working_days_between


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2023-03-06", 1, "2023-03-07"),
        ("2023-03-10", 1, "2023-03-13"),
        # Good Friday, Easter Monday, then the two bank holidays of May.
        ("2023-04-06", 1, "2023-04-11"),
        ("2023-04-28", 5, "2023-05-09"),
        # Two counts checked by hand against the calendar of Wales.
        ("2018-09-10", 42, "2018-11-07"),
        ("2019-11-22", 15, "2019-12-13"),
    ],
)
def test_a_limit_ends_on_the_nth_working_day_after(start: str, count: int, due: str) -> None:
    assert dt.date.fromisoformat(due) == add_working_days(dt.date.fromisoformat(start), count, "wales")


def test_nothing_added_is_the_day_itself_even_on_a_sunday() -> None:
    sunday = dt.date(2023, 3, 5)

    assert sunday == add_working_days(sunday, 0, "england")


@pytest.mark.parametrize("jurisdiction", ["wales", "england"])
def test_scottish_holidays_are_working_days_here(jurisdiction: str) -> None:
    assert is_working_day(dt.date(2023, 1, 3), jurisdiction)
    assert not is_working_day(dt.date(2023, 1, 2), jurisdiction)


@given(st.dates(dt.date(2005, 1, 1), dt.date(2030, 1, 1)), st.integers(1, 60))
def test_adding_and_counting_agree(start: dt.date, count: int) -> None:
    end = add_working_days(start, count, "wales")

    assert is_working_day(end, "wales")
    assert count == working_days_between(start, end, "wales")


def walked(start: dt.date, end: dt.date, jurisdiction: str) -> int:
    """The working days after `start` up to `end`, each day looked at."""
    days = (start + dt.timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, jurisdiction) for day in days)


@given(
    st.dates(dt.date(2005, 1, 1), dt.date(2030, 1, 1)), st.integers(-60, 2000), st.sampled_from(["wales", "england"])
)
def test_working_days_are_counted_as_if_each_day_were_looked_at(start: dt.date, days: int, nation: str) -> None:
    end = start + dt.timedelta(days=days)

    assert walked(start, end, nation) == working_days_between(start, end, nation)


@given(st.dates(dt.date(2005, 1, 1), dt.date(2030, 1, 1)), st.integers(1, 600))
def test_the_nth_working_day_before_has_as_many_after_it_up_to_the_day_before(start: dt.date, count: int) -> None:
    day = add_working_days(start, -count, "wales")

    assert is_working_day(day, "wales")
    assert count == walked(day - dt.timedelta(days=1), start - dt.timedelta(days=1), "wales")
