"""Whom the head of a file of notes names, in a case with other records: joined where the name can be nobody else's."""

import json

import pytest

from chronology.cli import main

VISITS = (
    "Child,Date,Event,Who\n"
    "Mali Haf Prys,01/02/2021,Seen at home; the house was warm and tidy.,Huw PARRY\n"
    "Mali Haf Prys,08/02/2021,Seen at nursery with her key worker.,\n"
)
HEAD = (
    "Case notes: Mali Prys (DOB 09/11/2016)\n"
    "Mother: Siân Prys (dob 03/04/1990). Father of Mali: Huw Iorwerth Parry.\nHV Karen Bell, Elm Surgery\n\n----\n"
)
NOTES = (
    "Date: 03/03/2021\nAuthor: Ann Lee, social worker\nType: Home visit\nMother tearful. Mali seen alone in her room.\n\n----\n"
    "Date: 10/03/2021\nAuthor: Ann Lee, social worker\nType: Home visit\nMother out. Father let me in. The health visitor was present.\n"
)


@pytest.fixture
def made(tmp_path):
    def make(head, visits=VISITS):
        (tmp_path / "visits.csv").write_text(visits)
        (tmp_path / "notes.txt").write_text(head + NOTES)
        out = tmp_path / "out.json"
        code = main(
            ("build", str(tmp_path / "visits.csv"), str(tmp_path / "notes.txt"), "-o", str(out), "--profile", "full")
        )
        assert 0 == code
        return json.loads(out.read_text("utf-8"))

    return make


def people(chronology):
    return {one["id"]: one for one in chronology["people"]}


def test_a_head_s_short_name_is_the_child_of_the_records_with_birth_date_and_parents(made):
    chronology = made(HEAD)
    ties = {(one["from"], one["kind"], one["to"]) for one in chronology["relationships"]}

    assert "2016-11-09" == people(chronology)["name:mali-haf-prys"]["born"]["edtf"]
    assert "name:mali-prys" not in people(chronology)
    assert ("name:siân-prys", "mother", "name:mali-haf-prys") in ties
    assert ("name:huw-iorwerth-parry", "father", "name:mali-haf-prys") in ties


def test_mother_and_health_visitor_of_the_notes_are_those_the_head_names(made):
    named = {part["person"] for event in made(HEAD)["events"] for part in event["people"]}

    assert {"name:siân-prys", "name:karen-bell"} <= named
    assert not {"role:mother:name:mali-haf-prys", "role:health-visitor:name:mali-haf-prys"} & named


def test_a_name_in_passing_in_a_table_is_the_father_whom_the_head_names_in_full(made):
    named = {part["person"] for event in made(HEAD)["events"] for part in event["people"]}

    assert "name:huw-iorwerth-parry" in named
    assert "name:huw-parry" not in named


def test_a_fuller_name_in_the_head_is_only_proposed_to_be_the_child_of_the_records(made):
    chronology = made(HEAD.replace("Mali Prys", "Mali Haf Prys"), VISITS.replace("Mali Haf Prys", "Mali Prys"))
    proposed = {frozenset((one["one"], one["other"])) for one in chronology["proposals"]}

    assert frozenset(("name:mali-prys", "name:mali-haf-prys")) in proposed
    assert people(chronology)["name:mali-prys"].get("born") is None
    assert any("family that is not in this document" in problem["message"] for problem in chronology["problems"])
