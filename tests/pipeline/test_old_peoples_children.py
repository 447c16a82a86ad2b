"""In an old person's file "Mum" and "Dad" are the person and who had their children, and no parents of theirs whom nobody knows."""

import json
from io import StringIO

import pytest

from chronology.cli.arguments import parsed
from chronology.cli.running import run
from chronology.errors import ExitCode

HEAD = "Case notes\nClient: Edith Sample, DOB {born}\n\n05/02/2023 J Marl\n{words}\n\n09/02/2023 J Marl\nHome visit, all well.\n"


@pytest.fixture
def roles(tmp_path):
    """The roles for which the document of a file with those words has somebody not identified."""

    def told(words: str, born: str = "02/03/1941") -> set[str]:
        (tmp_path / "notes.txt").write_text(HEAD.format(born=born, words=words), "utf-8")
        made, said = tmp_path / "made.json", StringIO()
        assert run(parsed(["build", str(tmp_path / "notes.txt"), "-o", str(made)]), said, said) == ExitCode.DONE
        people = json.loads(made.read_text("utf-8"))["people"]
        return {each["id"].split(":")[1] for each in people if each["id"].startswith("role:")}

    return told


@pytest.mark.parametrize(
    "words",
    [
        "Rang at six. Mum whispered that she was cold.",
        "Attorney said mother is happy to help.",
        "Argument between him and Dad in the hall.",
    ],
)
def test_mum_and_dad_are_no_parents_of_an_old_person(roles, words):
    assert not {"mother", "father", "mum", "dad"} & roles(words)


@pytest.mark.parametrize(
    "words", ["Her mother died when she was a girl of six.", "Her late mother hit her with a belt."]
)
def test_an_old_person_s_own_mother_is_one_where_it_is_told_so(roles, words):
    assert "mother" in roles(words)


def test_a_child_s_mother_is_the_child_s(roles):
    assert "mother" in roles("Mum said that he was cold.", born="02/03/2015")


def test_a_blood_sugar_is_no_birth_mother(roles):
    assert not {"mother", "birth mother"} & roles("Insulin not given, BM 22.4 at eight.", born="02/03/1990")
