"""A plug-in cannot make the program wait, grow, fall or tell: it costs its own output and is named."""

import os
import time
from pathlib import Path

import pytest

from chronology.model import Account, Finding
from chronology.pipeline import build, read
from chronology.plugins import isolation, load

HERE = Path(__file__).parent / "plugins"


@pytest.fixture(autouse=True)
def _hurried(monkeypatch):
    monkeypatch.setattr(isolation, "SECONDS", 2.0)


def failures(name, *files):
    plugins = load([HERE / name])
    try:
        reads = read(map(str, files), plugins)
    finally:
        plugins.close()

    assert any(account.kind for account in reads.of(Account))
    return [problem.message for problem in reads.problems if name in problem.message]


def test_one_that_leaves_a_child_with_the_pipe_is_not_waited_for_and_its_words_are_not_told(note):
    start = time.monotonic()
    (message,) = failures("forks.py", note)

    assert "raised an error" in message
    assert "ZQCANARY" not in message
    assert time.monotonic() - start < 5


def test_what_it_started_ends_with_it(note):
    failures("forks.py", note)
    time.sleep(0.2)
    processes = [path for path in Path("/proc").iterdir() if path.name.isdigit()]
    left = [process.name for process in processes if "hostile/plugins/forks.py" in _command(process)]

    assert [] == left


def _command(process):
    try:
        return process.joinpath("cmdline").read_text()
    except OSError:
        return ""


def test_a_flood_without_a_line_is_stopped(note, monkeypatch):
    monkeypatch.setattr(isolation, "MOST_BYTES", 1_000_000)
    (message,) = failures("floods.py", note)

    assert "returned more than could be wanted" in message


def test_answers_without_an_end_are_stopped(note, tmp_path, monkeypatch):
    monkeypatch.setattr(isolation, "MOST_ITEMS", 500)
    (tmp_path / "x.mine").write_text("x")
    (message,) = failures("never_ends.py", note, tmp_path / "x.mine")

    assert "returned more than could be wanted" in message


def test_one_that_never_stops_answering_is_stopped_in_time(note, tmp_path):
    (tmp_path / "x.mine").write_text("x")
    start = time.monotonic()
    (message,) = failures("never_ends.py", note, tmp_path / "x.mine")

    assert "did not answer" in message or "more than" in message
    assert time.monotonic() - start < 10


def test_one_that_never_reads_is_not_written_to_for_ever(tmp_path):
    (tmp_path / "note.txt").write_text("Date: 03/02/2021\n\n" + "Home visit. All was well. " * 20_000)
    made = build(tmp_path / "note.txt", plugin_files=[HERE / "deaf.py"])

    assert made.events


@pytest.mark.parametrize(
    "offer",
    [
        "5",
        "[]",
        "{}",
        '{"importers": 5, "analyzers": [], "exporters": []}',
        '{"importers": [[1]], "analyzers": [], "exporters": []}',
        '{"importers": ["a\\u001b[31m"], "analyzers": [], "exporters": []}',
        '{"importers": [], "analyzers": [[1, 2, 3]], "exporters": []}',
        '{"importers": [], "analyzers": [["a", 5]], "exporters": []}',
        '{"importers": [], "analyzers": [], "exporters": [["a", "/../../evil"]]}',
        "[" * 100_000,
    ],
    ids=lambda offer: offer[:60],
)
def test_an_offer_of_another_shape_is_understood_as_none(offer, note, monkeypatch):
    if len(offer) > 1000:
        offer = offer[:50_000]
    monkeypatch.setenv("OFFER", offer)
    (message,) = failures("offers.py", note)

    assert "offered nothing that could be understood" in message


def test_one_by_the_name_of_a_part_of_the_product_does_not_stand_in_for_it():
    family = Path(__file__).parents[2] / "examples" / "adult" / "ics-export.xml"
    alone = build(family)
    beside = build(family, plugin_files=[HERE / "takes_a_name.py"])

    assert [finding.key for finding in alone.findings] == [finding.key for finding in beside.findings]
    assert all(isinstance(finding, Finding) for finding in alone.findings)
    plugins = load([HERE / "takes_a_name.py"])
    plugins.close()

    assert ["taken" in problem.message for problem in plugins.problems()] == [True]


def test_two_that_wait_for_each_other_are_named(chronology, note):
    done = chronology("build", note, "--plugin", HERE / "waits_in_a_circle.py")

    assert 2 == done.returncode
    assert b"one and two wait for each other" in done.stderr


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "0", "1e308", "soon"])
def test_a_time_limit_that_limits_nothing_is_wrong_use(seconds, chronology, note):
    environment = {**os.environ, "CHRONOLOGY_PLUGIN_SECONDS": seconds}

    assert 2 == chronology("build", note, "--plugin", HERE / "forks.py", env=environment).returncode
