"""Who lives with whom, as the head of a file lists it, is told in its words, of the day that the head gives."""

from pathlib import Path

import pytest

from chronology.model import Chronology
from chronology.pipeline import build

HEAD = "Case notes: Mali Harlow\nDOB: 11/02/2016\n{head}\n\n16/10/2023 - T/C school - Ceri Hale, SW\nMali is late again. Mum rang.\n"


def built(folder: Path, head: str) -> Chronology:
    (folder / "notes.txt").write_text(HEAD.format(head=head))
    return build(str(folder), subject="Mali Harlow", profile="full")


def lists(chronology: Chronology) -> list[tuple[str, str | None]]:
    events = (*chronology.events, *chronology.undated)
    return [(event.fact, event.when.edtf) for event in events if "Dawn" in event.fact]


@pytest.mark.parametrize(
    "line",
    [
        "Lives with: mother Dawn Bligh and brother Josh (9)",
        "Household: Dawn Bligh, Josh Bligh",
        "Household members - Dawn Bligh (mother), Josh",
        "Yn byw gyda: mam, Dawn Bligh",
    ],
)
def test_a_line_of_a_head_that_lists_a_household_is_told_in_its_words(tmp_path: Path, line: str) -> None:
    assert [(line, None)] == lists(built(tmp_path, line))


def test_a_heading_with_a_line_for_each_is_one_list_up_to_the_next_label(tmp_path: Path) -> None:
    head = "Family composition\nMother Dawn Bligh\nHalf-brother Josh Bligh, 9\nWorker: Ceri Hale"

    assert [("Family composition: Mother Dawn Bligh; Half-brother Josh Bligh, 9", None)] == lists(built(tmp_path, head))


def test_it_is_of_the_day_its_head_gives_and_of_none_where_that_is_behind_the_notes(tmp_path: Path) -> None:
    head = "Printed: {day}\nLives with: mother Dawn Bligh"

    assert ["2023-10-02"] == [when for _, when in lists(built(tmp_path, head.format(day="02/10/2023")))]
    assert [None] == [when for _, when in lists(built(tmp_path, head.format(day="20/12/2023")))]


@pytest.mark.parametrize("line", ["Household: 4", "Lives with: see front sheet", "Dawn lives with her mother"])
def test_what_lists_nobody_is_no_list(tmp_path: Path, line: str) -> None:
    assert [] == [fact for fact, _ in lists(built(tmp_path, f"{line}\nGP: Dr Dawnay")) if fact.startswith(line[:9])]
