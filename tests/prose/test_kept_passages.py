"""How far a confidence goes in the text it stands in."""

import pytest

from chronology.prose.kept_passages import kept_passages

SEEN = 'Long talk in the van. "I am not going back there." She was calm when we got home.'


@pytest.mark.parametrize(
    "matter",
    [
        "Also the college tutor has told me that her father is not her father. Not for any report.",
        "Separately, the tutor thinks she has a girlfriend in Hull; asked me not to tell the family.",
    ],
)
def test_a_matter_begun_with_also_and_kept_keeps_nothing_that_stands_before_it(matter: str) -> None:
    (kept,) = kept_passages(f"{SEEN} {matter}")[:1]

    assert kept.is_part
    assert kept.words == matter


@pytest.mark.parametrize(
    "asked",
    [
        "Also asked me not to tell the family.",
        "Also she would rather that none of this is passed on, please do not tell any of it to the family.",
        "She asked me not to tell the family.",
    ],
)
def test_who_only_asks_it_of_what_was_told_before_keeps_all_of_it(asked: str) -> None:
    kept = kept_passages(f"{SEEN} {asked}")

    assert kept
    assert kept[0].words.startswith("Long talk")
