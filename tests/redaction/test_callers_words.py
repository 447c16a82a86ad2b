"""Whoever rang and asks not to be known is quoted in the first person: the words are not those of whom the records are about."""

import json

import pytest

from chronology.cli import main

HEAD = "CASE NOTES - Nerys PARDOE dob 03/02/2001\n\n"


@pytest.mark.parametrize(
    ("note", "is_own"),
    [
        ("Caller gave a name. Vans at night. 'I don't want it known it's me that rang, I've to live here.'", False),
        ('Seen alone. Nerys said "I want my own front door and a cat."', True),
    ],
)
def test_the_words_of_a_caller_are_nobody_elses(tmp_path, note, is_own):
    (tmp_path / "notes.txt").write_text(f"{HEAD}04/01/2021 Case note - R Lloyd (SW)\n{note}\n", "utf-8")
    out = tmp_path / "out.json"

    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--format", "json"))

    voices = [each for event in json.loads(out.read_text("utf-8"))["events"] if (each := event.get("child_voice"))]
    assert is_own is bool(voices)


@pytest.mark.parametrize(
    "note",
    [
        "Phone call. Mrs Wenna Tripp, lives facing Gareth Pardoe, would rather her name was kept out of it. Vans at night.",
        "The person who rang spoke to me after, Wenna Tripp. Shouting. Could I please not let it come back to her.",
    ],
)
def test_who_asks_is_who_told_and_nobody_they_speak_of(tmp_path, note):
    notes = f"{HEAD}Brother: Gareth Pardoe\n\n04/01/2021 Case note - R Lloyd (SW)\n{note}\n\n"
    (tmp_path / "notes.txt").write_text(f"{notes}09/01/2021 Home visit - R Lloyd (SW)\nGareth Pardoe let me in.\n")
    out = tmp_path / "out.txt"

    told = ("--profile", "conference", "--format", "text")
    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), *told))

    printed = out.read_text("utf-8")
    assert "Tripp" not in printed
    assert "Gareth Pardoe let me in" in printed
