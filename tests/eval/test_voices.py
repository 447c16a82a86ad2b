"""The marked voices are of their texts, and the room counts as it says."""

import pytest

from benchmarks.voices import HALVES, Found, scored, voices
from chronology.prose.mentions import By


@pytest.mark.parametrize("half", sorted(HALVES))
def test_every_marked_quotation_is_in_its_text_and_somebody_s(half: str) -> None:
    for row in voices(half):
        assert all(quote["words"] in row["text"] for quote in row["quotes"]), row["id"]
        assert {quote["by"] for quote in row["quotes"]} <= {"subject", "other", "nobody", "told", "unclear"}, row["id"]


def test_the_two_halves_have_no_record_in_common() -> None:
    worked, held = ({row["id"] for row in voices(half)} for half in ("worked", "held"))

    assert worked.isdisjoint(held)


def test_what_others_said_and_what_is_only_unclear_are_counted_apart() -> None:
    found = [Found(mark, By.OWN, within=False) for mark in ("subject", "other", "told")]
    told_within = Found("told", By.OWN, within=True)

    assert scored([*found, told_within, Found("subject", None, within=False)]).startswith(
        "recall 0.500 of 2, precision 0.333 of 3 given; of those 1 are others' or nobody's words (apart from these precision 0.500)"
    )
