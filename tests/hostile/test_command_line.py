"""Whatever the inputs are called and wherever the output goes: one line, the right exit code, nothing harmed."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chronology.cli import main

ROOT = Path(__file__).parents[2]
ADULT = str(ROOT / "examples" / "adult" / "ics-export.xml")
HOSTILE_NAMES = ("-x", "--help", "a\nb", "a\x1b[31mred\x1b]0;t\x07", "x\u202etxt", "[red]x[bold]", "%s{0}", "é" * 127)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_file_s_name_is_shown_on_one_line_and_moves_no_cursor(name, capsys, tmp_path):
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 4)
    code = main(["build", str(path), "-o", str(tmp_path / "out.json")])
    err = capsys.readouterr().err

    assert 3 == code
    assert 1 == err.count("\n")
    assert err[:-1].isprintable()


@pytest.mark.parametrize("suffix", ["pdf", "json", "csv", "txt"])
def test_a_name_that_is_no_text_is_read_and_written_in_every_format(suffix, chronology, note, tmp_path):
    strange = os.fsencode(tmp_path) + b"/caf\xe9\xff.txt"
    note.rename(os.fsdecode(strange))
    for command in (["build", os.fsdecode(strange), "-o", f"out.{suffix}"], ["inspect", os.fsdecode(strange)]):
        done = chronology(*command)

        assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize("said", [["--as", "X"], ["--format", "X"], ["--as-at", "X"], ["--subject", "X"]])
def test_what_was_typed_is_repeated_on_one_line(said, capsys, note, tmp_path):
    hostile = [each.replace("X", "a\x1b[31m\nb") for each in said]
    code = main(["build", str(note), *hostile, "-o", str(tmp_path / "o.txt")])
    err = capsys.readouterr().err

    assert 2 == code
    assert err[:-1].isprintable()


@pytest.mark.parametrize("flag", ["--as-at", "--from", "--to"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1849-12-31", "2101-01-01"])
def test_a_day_outside_the_calendar_of_records_is_wrong_use(flag, day, capsys, note):
    assert 2 == main(["build", str(note), flag, day])
    assert flag in capsys.readouterr().err


def case_of(*ids):
    """Our own JSON about these people, each with one event."""
    source = {"document": "x", "locator": "1"}
    day = {"earliest": "2021-02-03", "latest": "2021-02-03", "edtf": "2021-02-03", "precision": "day"}
    return {
        "schema": "analytical-chronology/1",
        "as_at": "2021-03-01",
        "people": [{"id": each, "kind": "child", "name": "A", "is_subject": True, "source": source} for each in ids],
        "events": [
            {
                "id": f"s:r:{number}#o",
                "when": day,
                "kind": "case_note",
                "fact": "Seen.",
                "people": [{"person": each, "role": "subject"}],
                "sources": [source],
            }
            for number, each in enumerate(ids)
        ],
    }


IDS = (
    "../../evil",
    "/tmp/evil",
    "..",
    ".",
    "a/b",
    "a_b",
    "A_B",
    "x" * 300,
    "é" * 300,
    "\u202ex",
    "a\nb",
    "-rf",
    "",
    "a%s",
)


def test_ids_name_one_file_each_in_the_folder_that_was_named_and_nowhere_else(capsys, tmp_path):
    inside = tmp_path / "deep" / "inside"
    inside.mkdir(parents=True)
    records = tmp_path / "records.json"
    records.write_text(json.dumps(case_of(*IDS)))
    code = main(["build", str(records), "--each", "-o", str(inside / "out.json")])
    everything = [path for path in tmp_path.rglob("*") if path.is_file() and path != records]

    assert (0, "") == (code, capsys.readouterr().err)
    assert {inside} == {path.parent for path in everything}
    assert len(IDS) == len({path.name.casefold() for path in everything})
    assert sorted(IDS) == sorted(json.loads(path.read_text("utf-8"))["subject"] for path in everything)
    assert all(re.fullmatch(r"out-[\w.-]*\.json", path.name) for path in everything)


@pytest.mark.parametrize("extra", [[], ["--cover", "cover.toml"]])
def test_an_output_that_is_an_input_is_refused_and_left_whole(extra, capsys, note, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cover.toml").write_text("")
    target = extra[-1] if extra else note.name
    before = (tmp_path / target).read_bytes()
    code = main(["build", note.name, *extra, "--format", "text", "-o", f"./{target}"])

    assert 2 == code
    assert "overwritten" in capsys.readouterr().err
    assert before == (tmp_path / target).read_bytes()


def test_a_pipe_named_as_output_is_written_to_and_not_replaced(note, tmp_path, capsys):
    """As a device would be: a file in the place of /dev/null breaks the machine for everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        code = main(["build", str(note), "--format", "text", "-o", str(pipe)])
        read = reader.stdout.read()

    assert (0, "") == (code, capsys.readouterr().err)
    assert b"3 February 2021" in read
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", [".", "/", "o" * 300 + ".txt"])
def test_an_output_that_cannot_be_a_file_is_exit_code_four(name, capsys, note, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert 4 == main(["build", str(note), "--format", "text", "-o", name])
    assert 1 == capsys.readouterr().err.count("\n")
    assert [note] == list(tmp_path.iterdir())


def test_the_longest_name_a_file_can_have_is_written(note, tmp_path):
    assert 0 == main(["build", str(note), "-o", str(tmp_path / ("o" * 251 + ".txt"))])


@pytest.mark.parametrize(
    ("shell", "arguments", "code"),
    [
        (">/dev/full", ["build", "note.txt", "-o", "-", "--format", "text"], 4),
        (">/dev/full", ["build", "note.txt", "-o", "out.txt"], 4),
        (">/dev/full", ["inspect", "note.txt"], 4),
        (">/dev/full", ["plugins"], 4),
        (">&-", ["build", "note.txt", "-o", "-", "--format", "text"], 4),
        (">&-", ["build", "note.txt", "-o", "out.txt"], 0),
        (">&-", ["inspect", "note.txt", "--format", "json"], 0),
        ("2>&-", ["build", "nowhere", "-o", "out.txt"], 3),
        ("2>/dev/full", ["build", "nowhere", "-o", "out.txt"], 3),
        ("<&-", ["build", "-", "--as", "case-notes", "-o", "out.txt"], 3),
        ("<&- >&- 2>&-", ["build", "note.txt", "-o", "out.txt"], 0),
        ("| true; exit ${PIPESTATUS[0]}", ["build", "note.txt", "-o", "-", "--format", "text"], 0),
        ("| true; exit ${PIPESTATUS[0]}", ["inspect", "note.txt"], 0),
    ],
)
@pytest.mark.usefixtures("note")
def test_streams_that_are_full_closed_or_left_give_an_exit_code_and_no_traceback(shell, arguments, code, chronology):
    done = chronology(*arguments, shell=shell)

    assert code == done.returncode
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert b"internal" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


def test_a_terminal_that_knows_only_ascii_is_told_in_ascii(chronology):
    done = chronology("inspect", ROOT / "examples" / "family", env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.isascii()


def test_an_interrupt_ends_in_one_line_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "old.pdf").write_bytes(b"old")
    command = [sys.executable, "-P", "-m", "chronology", "build", str(ROOT / "examples" / "family"), "--each", "-o"]
    with subprocess.Popen([*command, "old.pdf"], cwd=tmp_path, stderr=subprocess.PIPE) as process:
        time.sleep(0.8)
        process.send_signal(signal.SIGINT)
        err = process.stderr.read()

    assert 5 == process.returncode
    assert b"chronology: stopped\n" == err
    assert b"old" == (tmp_path / "old.pdf").read_bytes()
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_too_little_memory_is_said_in_words(capsys, note, monkeypatch):
    from chronology.cli import build

    def full(*_):
        raise MemoryError

    monkeypatch.setattr(build, "compose", full)

    assert 3 == main(["build", str(note)])
    assert "memory" in capsys.readouterr().err
