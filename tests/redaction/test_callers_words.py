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
