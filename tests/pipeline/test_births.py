"""Dates of birth that differ between sources are shown with the birth, and as a doubt of the record."""

import json

import pytest

from chronology.cli import main

TABLE = "Child,Date,Event\nNel Prys,12/05/2019,Nel born at Ysbyty Gwynedd.\nNel Prys,08/02/2021,Seen at nursery with her key worker.\n"
NOTES = (
    "Case notes: Nel Prys (DOB {born})\nMother: Siân Prys\n\n----\n"
    "Date: 03/03/2021\nAuthor: Ann Lee\nType: Home visit\nNel seen with her mother, playing.\n\n----\n"
    "Date: 10/03/2021\nAuthor: Ann Lee\nType: Home visit\nNel seen with her mother again.\n"
)


@pytest.fixture
def made(tmp_path):
    def make(born, table=TABLE):
        (tmp_path / "table.csv").write_text(table)
        (tmp_path / "notes.txt").write_text(NOTES.format(born=born))
        out = tmp_path / "out.json"
        main(("build", str(tmp_path / "table.csv"), str(tmp_path / "notes.txt"), "-o", str(out), "--profile", "full"))
        return json.loads(out.read_text("utf-8"))

    return make


def birth(chronology):
    return next(event for event in chronology["events"] if event["kind"] == "birth")


def doubts(chronology):
    return [one["text"] for one in chronology["remarks"] if one["rule"] == "birth_dates"]


def test_another_date_of_birth_stands_with_the_entry_and_its_source(made):
    chronology = made("02/05/2019")
    event = birth(chronology)

    assert ["when"] == [conflict["field"] for conflict in event["conflicts"]]
    assert {"table.csv", "notes.txt"} == {account["source"]["document"] for account in event["accounts"]}
    assert ["The sources give different dates of birth for one child: 2 May 2019 and 12 May 2019."] == doubts(
        chronology
    )


def test_one_date_of_birth_in_every_source_is_no_doubt(made):
    chronology = made("12/05/2019")

    assert ([], 1, []) == (birth(chronology)["conflicts"], len(birth(chronology)["accounts"]), doubts(chronology))


def test_the_birth_of_a_brother_is_no_other_date_of_the_child_s(made):
    table = TABLE.replace("Nel born at Ysbyty Gwynedd", "Her brother Ifan was born at Ysbyty Gwynedd")
    chronology = made("02/05/2019", table)

    assert [] == birth(chronology)["conflicts"]


def test_somebody_of_the_child_s_name_with_another_birth_date_is_told_of(made):
    table = "Child,Date of birth,Date,Event\nNel Prys,12/05/2019,08/02/2021,Seen at nursery with her key worker.\nNel Prys,12/05/2019,09/02/2021,Seen at home with her mother.\n"
    chronology = made("02/05/2018", table)

    assert any("another date of birth" in problem["message"] for problem in chronology["problems"])
