"""Days told without a year, by what their sentence says of time: what lies ahead, what was, what goes on."""

import datetime as dt

import pytest

from chronology.dates import find

NOTE = dt.date(2023, 11, 7)  # a Tuesday

AHEAD = [
    ("Respite agreed 21 Nov - 5 Dec with Mrs Lee.", "2023-11-21/2023-12-05"),
    ("Respite offered from 21 to 25 Nov", "2023-11-21/2023-11-25"),
    ("Eviction date 24th Nov, no appeal.", "2023-11-24"),
    ("Contact: dad 12 Nov", "2023-11-12"),
    ("Can we do the core group 20 March instead?", "2024-03-20"),
    ("It can't be 20 March as she is away", "2024-03-20"),
    ("Conf can't be Good Friday", "2024-03-29"),
]
OVER = [
    ("She was seen 12 Nov with her mother.", "2022-11-12"),
    ("Seen 12 Nov by the GP", "2022-11-12"),
    ("Contact: dad 12 April", "2023-04-12"),
    ("The medical was due 29 Oct and has not happened", "2023-10-29"),
    ("It was going to be 3 Oct", "2023-10-03"),
    ("Conf was Good Friday", "2023-04-07"),
]
GOING_ON = [
    ("Carers away 1-20 Nov so no visit", "2023-11-01/2023-11-20"),
    ("He was on leave 1-20 Nov", "2023-11-01/2023-11-20"),
    ("He was on leave Nov 1-20", "2023-11-01/2023-11-20"),
]


@pytest.mark.parametrize(("text", "edtf"), [*AHEAD, *OVER, *GOING_ON])
def test_a_day_without_a_year_is_of_the_year_that_its_sentence_means(text: str, edtf: str) -> None:
    assert [edtf] == [each.when.edtf for each in find(text, NOTE)]


def test_a_leap_day_that_was_due_is_the_nearest_and_not_four_years_off() -> None:
    (found,) = find("LAC medical was due 29 Feb and still hasnt happened", dt.date(2024, 3, 14))

    assert found.when.edtf == "2024-02-29"
