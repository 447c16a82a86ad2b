"""A row that lists people is told of the subject as the part they had: missing, arrested, or only by."""

import json

import pytest

from chronology.cli import main

HEAD = "OCC_NO,REPORTED_DT,OCC_TYPE,NOMINALS,SUMMARY\n"
ROWS = (
    "EX/24/1,01/02/2024 22:00,MISPER,MISSING EXAMPLE Rowan 19/02/2011; REPORTING STAFF,Found at the bus station.\n"
    "EX/24/2,02/02/2024 19:00,POSS BLADED ARTICLE,ARRESTED EXAMPLE Rowan 02/06/2008,Lock knife in waistband.\n"
    "EX/24/3,03/02/2024 19:00,ROBBERY,ARRESTED EXAMPLE Corin 14/11/2006; PRESENT EXAMPLE Rowan 19/02/2011,Phone taken by threat.\n"
    "EX/24/4,04/02/2024 19:00,ASSAULT ABH,VICTIM SAMPLE Cara 11/08/1985,Punched in the face.\n"
    "EX/24/5,05/02/2024 19:00,ARREST,ARRESTED EXAMPLE Leo 04/05/1983; CHILD PRESENT EXAMPLE Rowan 19/02/2011,Arrested at the flat.\n"
)
NOTES = "Case notes: Rowan Example\n\n10/02/2024 - Home visit - Ceri Hale, SW\nRowan was well and spoke of football.\n"
COVER = '[subject]\nname = "Rowan Example"\nborn = 2011-02-19\n'


@pytest.fixture
def made(tmp_path):
    def read(rows=HEAD + ROWS, cover=COVER):
        (tmp_path / "police_extract.csv").write_text(rows)
        (tmp_path / "notes.txt").write_text(NOTES)
        (tmp_path / "cover.toml").write_text(cover)
        out = tmp_path / "out.json"
        inputs = [str(tmp_path / "notes.txt"), str(tmp_path / "police_extract.csv")]
        wishes = ["--cover", str(tmp_path / "cover.toml"), "--profile", "full", "-o", str(out)]
        assert 0 == main(("build", *inputs, *wishes))
        return json.loads(out.read_text("utf-8"))

    return read


MORE = "EX/24/9,09/02/2024 22:00,Contact,,Advice given by phone.\n"


def by_row(made):
    return {
        account["source"]["locator"]: account
        for event in made["events"]
        for account in event["accounts"]
        if account["source"]["document"] == "police_extract.csv"
    }


def test_what_a_namesake_of_another_birth_did_is_not_told_and_listed(made):
    told = made()

    assert "row 3" not in by_row(told)
    assert "Lock knife" not in " ".join(event["fact"] for event in told["events"])
    assert ["row 3"] == [
        each["source"]["locator"]
        for each in told["problems"]
        if "somebody else of the subject's name" in each["message"]
    ]


def test_the_subject_is_the_one_of_the_front_sheet_s_birth_and_is_told_of(made):
    told = made()
    subject = told["subject"]

    assert {"row 2", "row 4", "row 5", "row 6"} == set(by_row(told))
    assert "missing" == by_row(told)["row 2"]["kind"]
    assert [(subject, "subject", "missing")] == [
        (part["person"], part["role"], part["involvement"]) for part in by_row(told)["row 2"]["people"]
    ]


def test_an_offence_of_a_brother_at_which_the_child_was_is_none_of_the_child_s(made):
    told = made()
    subject = told["subject"]
    row = by_row(told)["row 4"]

    assert ("unclassified", "ROBBERY (Corin Example, arrested)") == (row["kind"], row["title"])
    assert [("subject", "present")] == [
        (part["role"], part["involvement"]) for part in row["people"] if part["person"] == subject
    ]


def test_an_injury_of_the_mother_is_none_of_the_child_s(made):
    assert ("unclassified", "ASSAULT ABH (Cara Sample, victim)") == (
        (row := by_row(made())["row 5"])["kind"],
        row["title"],
    )


def test_an_arrest_of_the_father_stays_one_and_says_whose(made):
    assert ("arrest", "ARREST (Leo Example, arrested)") == ((row := by_row(made())["row 6"])["kind"], row["title"])


def test_words_that_say_who_was_arrested_say_whose_it_is(made):
    row = "EX/24/1,01/02/2024 22:00,Arrest,,SAMPLE Kelvin arrested. Bailed.\n"

    assert "Arrest (SAMPLE Kelvin)" == by_row(made(HEAD + row + MORE))["row 2"]["title"]


@pytest.mark.parametrize(
    "words", ["He was arrested. Bailed.", "EXAMPLE Rowan arrested. Bailed.", "Father arrested. Bailed."]
)
def test_words_that_name_nobody_else_leave_the_title_as_it_is(made, words):
    row = f"EX/24/1,01/02/2024 22:00,Arrest,,{words}\n"

    assert "Arrest" == by_row(made(HEAD + row + MORE))["row 2"]["title"]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("PRYS Rowan b.02/11/61 purse missing at the centre.", False),
        ("PRYS Rowan b.19/02/11 purse missing at the centre.", True),
        ("EXAMPLE Rowan b.02/11/61 purse missing at the centre.", False),
        ("PRYS Rowan b.02/11/61 purse missing, seen by Ms Example at the centre.", True),
        ("PRYS Sam b.02/11/61 found a purse missing at the centre.", True),
    ],
)
def test_a_whole_birth_beside_the_given_name_is_another_s(made, words, is_told):
    row = f"EX/24/1,01/02/2024 22:00,Lost property,,{words}\n"

    assert is_told == ("row 2" in by_row(made(HEAD + row + MORE)))
