"""The name of a meeting with its day is no action."""

import pytest

from chronology.prose.meetings import is_only_a_meeting


@pytest.mark.parametrize(
    ("text", "is_only"),
    [
        ("Core group 03/06", True),
        ("Next review conference: 4 May 2025", True),
        ("Core group to see the chart by 03/06", False),
        ("Bed for the boy 03/06", False),
        ("Village hall booked 14/09, side door.", True),
        ("Plumber now booked 3 March", True),
        ("Plumber to be booked by 14/09", False),
        ("Warden to see that the hall is booked 14/09", False),
    ],
)
def test_a_meeting_with_its_day_and_no_more_is_none(text: str, is_only: bool) -> None:
    assert is_only is is_only_a_meeting(text)
