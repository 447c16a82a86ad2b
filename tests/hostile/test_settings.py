"""Files that people write by hand: wrong in any way, they are wrong use, told on one line."""

import json
import os

import pytest

from chronology.cli import main

DEEP = "a=" + "[" * 5000 + "]" * 5000
DECISION = 'case="c"\ntarget="t"\nby="A"\nat=2022-01-01\nfield="significance"\nvalue="low"\n'


def built(tmp_path, note, flag, text):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    return main(["build", str(note), flag, str(path), "-o", str(tmp_path / "out.json")])


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("--cover", DEEP),
        ("--cover", "a = " + "9" * 10_000),
        ("--cover", "[[document]]\npurpose = 'a'"),
        ("--cover", "[document]\npage_limit = true"),
        ("--cover", '[document]\n"a\\nb\\u001b[1m" = 1'),
        ("--cover", "#" * 2_000_000),
        ("--practice", 'extends="wales"\n' + DEEP),
        ("--practice", 'extends="wales"\ntimescale=5'),
        ("--practice", 'extends="wales"\ncue=[1]'),
        ("--practice", 'extends="wales"\n[significance]\nactive_pattern_days=99999999999'),
        ("--practice", 'extends="wales"\n[[cue]]\nrule="x"\nwords="("'),
        ("--decisions", "decision = 5"),
        ("--decisions", "decision = [[1]]"),
        ("--decisions", "[[decision]]\n" + DECISION.replace('"significance"', "[1]")),
        ("--decisions", "[[decision]]\n" + DECISION.replace('"t"', "5")),
        ("--decisions", "[[decision]]\n" + DECISION + "reason = 5"),
        ("--decisions", "[[decision]]\n" + DECISION.replace("2022-01-01", "10:00:00")),
    ],
)
def test_a_settings_file_that_makes_no_sense_is_wrong_use_on_one_line(flag, text, capsys, note, tmp_path):
    code = built(tmp_path, note, flag, text)
    err = capsys.readouterr().err

    assert (2, 1) == (code, err.count("\n"))
    assert err[:-1].isprintable()


@pytest.mark.parametrize("flag", ["--cover", "--practice", "--decisions"])
def test_a_device_or_a_pipe_is_not_read_for_settings(flag, capsys, note, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for device in ("/dev/zero", str(tmp_path / "pipe")):
        code = main(["build", str(note), flag, device])

        assert (2, 1) == (code, capsys.readouterr().err.count("\n"))


def test_a_moment_stands_for_its_day_on_the_front_sheet(note, tmp_path):
    assert 0 == built(tmp_path, note, "--cover", "[subject]\nname = 'Ann'\nborn = 2014-01-01T10:00:00Z")

    born = json.loads((tmp_path / "out.json").read_text())["cover"]["subject_born"]

    assert "2014-01-01" == born
