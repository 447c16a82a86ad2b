"""Who of the public told a service something is found by what they are, where they live and that they told it."""

import json

import pytest

from chronology.cli import main
from chronology.redaction.informants import informants_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Call from the window cleaner, Ivor Stray: curtains on fire.", ["Ivor Stray"]),
        ("Neighbour Olga Penn told me the dog was loose.", ["Olga Penn"]),
        ("The man who phoned was at the gate, Selwyn Tarr from 12.", ["Selwyn Tarr"]),
        ("Neighbour Olga Penn takes the bins out for them.", []),
        ("Neighbour Olga Penn (health visitor) told me the dog was loose.", []),
        ("Caller: Wyn Bright (grandfather).", []),
        ("Caller requests anonymity.", []),
        ("Caller: Wyn Bright\nAnonymous: no", []),
        ("Friend Bea Lark said she would bring milk.", []),
        ("From Sat 17 May a man stopped there.", []),
    ],
)
def test_a_neighbour_who_tells_is_one_and_who_helps_or_is_there_for_work_is_none(text, names):
    assert names == [informant.name for informant in informants_in(text) if informant.name]


NOTES = (
    "CASE NOTES - Nerys PARDOE dob 03/02/2016\nMother: Catrin Pardoe\n\n"
    "04/05/2023 Telephone call - R Lloyd (SW)\nCall from neighbour Olga Penn, 12 Long Row. Nerys was on the roof.\n\n"
    "09/05/2023 Home visit - R Lloyd (SW)\nOlga Penn was hanging out washing. Catrin and Nerys seen.\n"
)


@pytest.mark.parametrize("profile", ["conference", "court", "family", "full"])
def test_an_informant_who_asked_nothing_is_named_nowhere_and_what_she_told_stays(tmp_path, profile):
    (tmp_path / "notes.txt").write_text(NOTES)
    out = tmp_path / "out.json"
    assert 0 == main(
        ("build", str(tmp_path / "notes.txt"), "-o", str(out), "--profile", profile, "--subject", "Nerys PARDOE")
    )
    text = json.dumps(json.loads(out.read_text("utf-8")), ensure_ascii=False)

    assert "Penn" not in text
    assert "12 Long Row" not in text
    assert "on the roof" in text
    assert "‹member of the public›" in text
    assert "Catrin" in text


def test_whoever_works_with_the_case_has_her_name(tmp_path):
    (tmp_path / "notes.txt").write_text(NOTES)
    out = tmp_path / "out.json"
    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--profile", "working"))

    assert "Olga Penn" in out.read_text("utf-8")


@pytest.mark.parametrize("profile", ["conference", "full"])
def test_who_opens_the_note_and_asks_in_the_next_sentence_not_to_be_identified_is_not_named(tmp_path, profile):
    told = "06/05/2023 Telephone call - R Lloyd (SW)\nWenna in the Lark Care office. Asks not to be identified, will lose her job. Visits are cut short.\n"
    (tmp_path / "notes.txt").write_text(f"{NOTES}\n{told}")
    out = tmp_path / "out.json"
    assert 0 == main(
        ("build", str(tmp_path / "notes.txt"), "-o", str(out), "--profile", profile, "--subject", "Nerys PARDOE")
    )

    assert "Wenna" not in out.read_text("utf-8")
