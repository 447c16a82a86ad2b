"""A whole case is measured by what its documents tell: right facts count, and what must not be said is found."""

from pathlib import Path

import pytest

from benchmarks.cases import scored

NOTES = """\
Case notes: Rowan Example, born 04/05/2012

14/03/2023 - B Tolman SW
Home visit. Rowan seen alone. Bruise to left arm, he said "I fell off my scooter".

18/04/2023 - B Tolman SW
No bruises seen. Mum well.
"""
COVER = '[subject]\nname = "Rowan Example"\nborn = 2012-05-04\n'
KEY = """\
practice = "england"
[[fact]]
id = "F01"
day = "2023-03-14"
words = ["bruise", "left arm"]
grave = true
[[fact]]
id = "F02"
day = "2023-03-15"
words = ["bruise"]
[[one]]
id = "J01"
tellings = [{ file = "notes.txt", day = "2023-03-14", words = ["bruise", "name:rowan-example"] }]
[[one]]
id = "J02"
tellings = [{ file = "notes.txt", day = "2023-03-14", words = ["bruise", "name:somebody-else"] }]
[[own_words]]
day = "2023-03-14"
words = "I fell off my scooter"
[[never]]
words = "right arm"
[[never]]
words = "left arm"
"""


@pytest.fixture
def told(tmp_path: Path) -> str:
    case = tmp_path / "small" / "case"
    case.mkdir(parents=True)
    (case / "notes.txt").write_text(NOTES, "utf-8")
    (case / "cover.toml").write_text(COVER, "utf-8")
    (case.parent / "key.toml").write_text(KEY, "utf-8")
    return "\n".join(scored(case.parent))


def test_a_fact_counts_on_its_own_day_and_on_no_other(told: str) -> None:
    assert "facts told 1/2 (not F02)" in told
    assert "grave ones printed 1/1" in told


def test_a_telling_is_known_by_whom_it_is_about_as_well(told: str) -> None:
    assert "told once 1/2 (not J02)" in told


def test_own_words_count_where_they_stand_on_the_pages(told: str) -> None:
    assert "own words on the pages 1/1" in told


def test_what_must_not_be_said_is_named_where_it_is(told: str) -> None:
    assert "said and must not be: 1 of 2; left arm" in told
