"""Who lives in another place is not told of as staying in the home; and an address kept back restricts nothing else."""

import pytest

from chronology.prose.confidence import addresses_kept
from chronology.prose.taking_part import Part, is_not_met, taken_part


@pytest.mark.parametrize(
    "behind", [" lives llanelli.", " lives in cardiff", " lives locally", " lives alone", " living in swansea"]
)
def test_who_lives_elsewhere_is_only_mentioned(behind):
    assert taken_part("", behind, opens=True) is Part.MENTIONED


@pytest.mark.parametrize(
    "behind",
    [" lives there", " is living with kelly", " living at the house", " staying over", " lives in the family home"],
)
def test_who_lives_there_is_staying(behind):
    assert taken_part("", behind, opens=True) is Part.STAYING


def test_the_address_is_what_is_kept_back():
    assert ["14 Heol y Bryn, Cardiff"] == list(
        addresses_kept("Please do not share my address (14 Heol y Bryn, Cardiff) with Dan.")
    )


@pytest.mark.parametrize(
    ("ahead", "behind"),
    [
        ("i was told ", " was seen today"),
        ("", " was seen on cctv leaving the shop"),
        ("", " was seen at the window by a neighbour"),
    ],
)
def test_who_was_seen_by_a_camera_or_a_neighbour_was_seen_by_no_worker(ahead, behind):
    assert taken_part(ahead, behind, opens=True) is not Part.SEEN


def test_who_was_visited_and_lay_asleep_upstairs_was_not_met():
    assert is_not_met("i visited ", " at home, his son answered the door and said he was asleep")
    assert not is_not_met("i visited ", " at home and we talked about the garden")
