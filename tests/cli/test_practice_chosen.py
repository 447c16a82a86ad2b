"""A document says whose timescales it is held against where nobody chose them, and the command says how to choose."""

import json

import pytest

from chronology.cli import main

ENGLISH = (
    "Date: 03/02/2021\nAuthor: A Worker\nType: Home visit\nC&F assessment finished. CIN plan agreed. Nel has an EHCP.\n"
)
WELSH = (
    "Date: 03/02/2021\nAuthor: A Worker\nType: Home visit\nCare and support plan agreed. IDP in place, ALN lead told.\n"
)
PLAIN = "Date: 03/02/2021\nAuthor: A Worker\nType: Home visit\nNel was seen at home with her mother.\n"


@pytest.fixture
def made(capsys, tmp_path):
    def make(text, *arguments):
        (tmp_path / "notes.txt").write_text(text)
        out = tmp_path / "out.json"
        assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), *arguments))
        problems = json.loads(out.read_text("utf-8"))["problems"]
        return [one for one in problems if one["source"]["document"] == "practice"], capsys.readouterr().err

    return make


def test_the_default_s_timescales_are_said_to_be_nobody_s_choice(made):
    ((problem,), said) = made(PLAIN)

    assert "note" == problem["severity"]
    assert "those of Wales, because nobody chose any" in problem["message"]
    assert "" == said


def test_english_records_under_the_default_are_told_of_on_the_command_line_with_how_to_choose(made):
    ((problem,), said) = made(ENGLISH)

    assert "warning" == problem["severity"]
    assert "--practice england" in said


def test_welsh_records_under_the_default_need_no_warning(made):
    assert "" == made(WELSH)[1]


@pytest.mark.parametrize("practice", ["england", "wales"])
def test_a_practice_that_was_chosen_is_not_remarked_on(practice, made):
    assert ([], "") == made(ENGLISH, "--practice", practice)
