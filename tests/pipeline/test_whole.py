"""What the full profile tells of a note, and what the shorter ones do."""

from pathlib import Path

import pytest

from chronology.pipeline import build

LONG = (
    "Poppy was seen at home with her mother. "
    + "The kitchen was dirty and there was no food in the cupboards. " * 6
    + "Leon hit Craig with a pan.\n"
)
NOTE = f"Child: Poppy Tranter\n\nDate: 02/02/2023\nType: Child protection conference\nWorker: Ann Reed\n{LONG}"


@pytest.mark.parametrize(("profile", "whole"), [("full", True), ("working", True), ("conference", False)])
def test_the_profiles_that_print_all_tell_a_note_to_its_end(tmp_path: Path, profile: str, whole: bool):
    (tmp_path / "notes.txt").write_text(NOTE, "utf-8")
    events = build(tmp_path / "notes.txt", profile=profile).events
    facts = [event.fact for event in events if event.fact.startswith("Poppy was seen")]

    assert [fact.endswith("Leon hit Craig with a pan.") for fact in facts] == [whole]
    assert facts[0].endswith("\u2026") is not whole
