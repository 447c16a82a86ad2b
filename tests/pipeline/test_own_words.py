"""An authority's own words from its practice file through a whole run, whichever importer reads."""

import json
from pathlib import Path

import pytest
from diaries import diary, entry

from chronology.cli import main
from chronology.errors import WrongUseError
from chronology.model import Account, Kind, Severity
from chronology.pipeline import build, read
from chronology.plugins import load
from chronology.practice import load_practice

WORDS = """
[cues.court_hearing]
names = ["blue folder day"]
[cues.visit]
names = ["popped round"]
[abbreviations]
"BFD" = ["blue folder day"]
"HV" = ["hub visitor"]
[agencies]
education = ["Canolfan Collen"]
"""
NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nBlue folder day. HV and BFD papers, CAMHS informed.\n"
SOURCES = {
    "note.txt": NOTE,
    "concern.eml": "From: A <a@example.org>\nTo: B <b@example.org>\nDate: Wed, 3 Feb 2021 10:00:00 +0000\n"
    "Subject: Today\n\nBlue folder day went ahead.\n",
    "chronology.csv": "Date,Event,Agency\n03/02/2021,Blue folder day went ahead,Heddlu\n",
    "diary.ics": diary(entry("SUMMARY:Blue folder day", "DTSTART:20210203T100000Z", "CATEGORIES:kept")),
    "dump.csv": "person_id,note_id,created_on,note\n1,7,2021-02-03,Blue folder day went ahead.\n",
}
MAPPING = """
[mapping]
name = "gelynnen-log"
title = "the log of Gelynnen"
system = "gelynnen"
reads = "table"
[record.line]
required = ["day", "notes"]
id = "number"
subject = "child"
subject_is = "child"
[record.line.fields]
number = "line no"
child = { from = "child id", read = "person" }
day = { from = "log day", read = "date" }
notes = { from = "log notes", note = true }
[[record.line.event]]
role = "logged"
kind = "from words"
date = "day"
"""
PLUGIN = f"""
from chronology import MappedImporter, hookimpl
from chronology.mapping.loading import read_mapping

@hookimpl
def register_importers():
    return [MappedImporter("gelynnen-log", lambda: read_mapping(TEXT, "log.toml"))]

TEXT = {MAPPING!r}
"""
LOG = "Line no,Child ID,Log day,Log notes\n1,c1,2021-02-03,Blue folder day went ahead.\n"


@pytest.fixture
def own(tmp_path: Path) -> str:
    folder = tmp_path / "practice"
    folder.mkdir()
    (folder / "our-words.toml").write_text(WORDS, "utf-8")
    (folder / "gelynnen.toml").write_text('extends = "wales"\nvocabulary = "our-words.toml"\n', "utf-8")
    return str(folder / "gelynnen.toml")


def kinds(*files: Path, practice: str, plugin: Path | None = None) -> set[Kind]:
    plugins = load([plugin] if plugin else [])
    try:
        reads = read(map(str, files), plugins, words=load_practice(practice).words)
        assert not [problem for problem in reads.problems if problem.severity is not Severity.NOTE]
        return {account.kind for account in reads.of(Account)}
    finally:
        plugins.close()


@pytest.mark.parametrize("name", SOURCES)
def test_whatever_importer_reads_it_reads_by_the_authority_s_words(name: str, tmp_path: Path, own: str) -> None:
    path = tmp_path / name
    path.write_text(SOURCES[name], "utf-8")
    ours = kinds(path, practice="wales")
    theirs = kinds(path, practice=own)

    assert Kind.COURT_HEARING not in ours
    assert Kind.COURT_HEARING in theirs
    assert ours == kinds(path, practice="wales")


@pytest.mark.parametrize(("name", "text"), [("log.toml", MAPPING), ("log.py", PLUGIN)])
def test_a_mapping_reads_by_them_too_also_in_a_plug_in_s_own_process(
    name: str, text: str, tmp_path: Path, own: str
) -> None:
    plugin, log = tmp_path / name, tmp_path / "log.csv"
    plugin.write_text(text, "utf-8")
    log.write_text(LOG, "utf-8")

    assert {Kind.CASE_NOTE} == kinds(log, practice="wales", plugin=plugin)
    assert {Kind.COURT_HEARING} == kinds(log, practice=own, plugin=plugin)


def test_an_agency_that_only_the_authority_knows_makes_its_rows_contacts_with_it(tmp_path: Path, own: str) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("Date,Event,Agency\n03/02/2021,Ann drew a picture,Canolfan Collen\n", "utf-8")

    assert ({Kind.UNCLASSIFIED}, {Kind.EDUCATION_CONTACT}) == (
        kinds(table, practice="wales"),
        kinds(table, practice=own),
    )


def test_from_python_the_practice_brings_its_words_and_its_abbreviations(tmp_path: Path, own: str) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE, "utf-8")
    made = build(note, practice=own)

    assert [Kind.COURT_HEARING] == [event.kind for event in made.events]
    assert {"HV": ("hub visitor",), "BFD": ("blue folder day",)}.items() <= {
        each.short: each.meanings for each in made.abbreviations
    }.items()
    assert load_practice(own).used == made.practice
    assert ("health visitor", "home visit") in {each.meanings for each in build(note).abbreviations}


# ---- the command line ---------------------------------------------------------------------------------------------


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, "utf-8")
    return str(path)


def test_build_inspect_and_explain_read_by_them(note: str, own: str, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.txt"
    assert 0 == main(["build", note, "--practice", own, "-o", str(out)])
    capsys.readouterr()
    assert 0 == main(["explain", "1", note, "--practice", own])
    explained = capsys.readouterr().out
    assert 0 == main(["inspect", note, "--practice", own, "--format", "json"])
    inspected = json.loads(capsys.readouterr().out)

    assert "Kind: court_hearing" in explained
    assert {"legal": 1} == inspected["groups"]
    assert "  BFD    blue folder day\n" in out.read_text("utf-8")
    assert "  HV     hub visitor\n" in out.read_text("utf-8")


def test_the_same_words_give_the_same_bytes_and_other_words_another_hash(note: str, own: str, tmp_path: Path) -> None:
    outs = [tmp_path / f"{nth}.json" for nth in range(3)]
    for out in outs[:2]:
        assert 0 == main(["build", note, "--practice", own, "-o", str(out)])
    words = Path(own).with_name("our-words.toml")
    words.write_text(words.read_text("utf-8").replace("popped round", "dropped by"), "utf-8")
    assert 0 == main(["build", note, "--practice", own, "-o", str(outs[2])])
    first, again, other = (out.read_bytes() for out in outs)

    assert first == again
    assert json.loads(first)["events"] == json.loads(other)["events"]
    assert json.loads(first)["practice"]["sha256"] != json.loads(other)["practice"]["sha256"]


def test_the_file_of_words_is_no_input_and_is_never_written_over(own: str, capsys) -> None:
    folder = Path(own).parent
    words = folder / "our-words.toml"
    (folder / "note.txt").write_text(NOTE, "utf-8")
    assert 0 == main(["inspect", str(folder), "--practice", own, "--format", "json"])
    inspected = json.loads(capsys.readouterr().out)
    code = main(["build", str(folder), "--practice", own, "--format", "text", "-o", str(words)])

    assert [] == inspected["ignored"]
    assert WrongUseError("").exit_code == code
    assert "our-words.toml is read by this command" in capsys.readouterr().err
    assert WORDS == words.read_text("utf-8")
