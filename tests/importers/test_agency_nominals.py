"""A cell that lists people with their parts and births, as police, control rooms and wards write it."""

import pytest
from tablemaking import as_csv, people, read, told

from chronology.model import Account, Problem
from importers.agency_chronology.nominals import listed_in

HEAD = ["OCC_NO", "REPORTED_DT", "OCC_TYPE", "NOMINALS", "SUMMARY"]


def listed(cell):
    found = listed_in(cell)
    return found and [(one.name, one.part, one.born.edtf if one.born else None) for one in found.people]


def police(*rows, over=()):
    return as_csv([*over, HEAD, *([f"EX/24/{at:03}", *row] for at, row in enumerate(rows))], name="police_extract.csv")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("MISSING EXAMPLE Rowan 19/02/2011; REPORTING STAFF", [("Rowan Example", "missing", "2011-02-19")]),
        (
            "SUBJECT SAMPLE Cara 11/08/1985; CHILD PRESENT EXAMPLE Rowan 2011",
            [("Cara Sample", "involved", "1985-08-11"), ("Rowan Example", "present", "2011")],
        ),
        (
            "SAMPLE J / EXAMPLE R dob 19/11/1990",
            [("SAMPLE J", "", None), ("R Example", "", "1990-11-19")],
        ),
        (
            "SAMPLE J dob 01/02/1990 / EXAMPLE R dob 19/11/1990",
            [("J Sample", "", "1990-02-01"), ("R Example", "", "1990-11-19")],
        ),
        ("V: Rowan Example (M)", [("Rowan Example", "victim", None)]),
        ("Susp1 - EXAMPLE Rowan 14/11/06", [("Rowan Example", "suspect", "2006-11-14")]),
        (
            "IP Rowan Example b.1980; AP Cara Sample",
            [("Rowan Example", "victim", "1980"), ("Cara Sample", "suspect", None)],
        ),
        ("Rowan Example - victim", [("Rowan Example", "victim", None)]),
        ("Rowan Example (suspect, dob 12/3/1999)", [("Rowan Example", "suspect", "1999-03-12")]),
        (
            "Rowan Example (victim), Cara Sample (suspect)",
            [("Rowan Example", "victim", None), ("Cara Sample", "suspect", None)],
        ),
        ("S: EXAMPLE, Rowan Lee (19/02/11)", [("Rowan Lee Example", "suspect", "2011-02-19")]),
        ("VICTIM EXAMPLE JOHN 19/02/2011; SUSPECT JOHN SAMPLE", [("John Example", "victim", "2011-02-19"), ("John Sample", "suspect", None)]),
        ("AR GOLL EXAMPLE Rowan 19/02/2011", [("Rowan Example", "missing", "2011-02-19")]),
        ("Rowan Example (IP), PS Jones", [("Rowan Example", "victim", None), ("PS Jones", "", None)]),
    ],
)  # fmt: skip
def test_a_list_of_people_is_read_with_their_parts_and_births(cell, said):
    assert said == listed(cell)


@pytest.mark.parametrize("cell", ["VICTIM UNKNOWN; WITNESS PASSER BY", "INFORMANT REQUESTS ANONYMITY"])
def test_who_is_nobody_in_a_list_makes_no_person(cell):
    other = ["02/02/2024", "NOISE", "NONE", "Advice given."]
    document = police(["01/02/2024", "ASSAULT", cell, "Boy kicked on the rec."], other)
    account, _ = told(document)

    assert [] == people(document)
    assert () == account.people
    assert f"NOMINALS: {cell}" in account.source.quote


@pytest.mark.parametrize("cell", ["Rowan Example", "Rowan Example, Cara Sample", "Mother", "Sister Mary", "PC 412 Rees", "NONE", "Mum and Dad"])  # fmt: skip
def test_names_alone_are_no_list_of_parts(cell):
    assert listed_in(cell) is None


def test_two_births_of_one_name_in_one_table_are_two_people():
    document = police(
        ["01/02/2024", "MISPER", "MISSING EXAMPLE Rowan 19/02/2011", "Back at 9."],
        ["02/02/2024", "POSS BLADED ARTICLE", "ARRESTED EXAMPLE Rowan 02/06/2008", "Lock knife."],
        ["03/02/2024", "MISPER", "MISSING EXAMPLE Rowan", "Back at 10."],
    )

    assert {("name:rowan-example@2011-02-19", "2011-02-19"), ("name:rowan-example@2008-06-02", "2008-06-02")} == {
        (one.id, one.born.edtf) for one in people(document)
    }
    assert ["name:rowan-example@2011-02-19", "name:rowan-example@2008-06-02", "Rowan Example"] == [
        account.people[0].person for account in told(document)
    ]


def test_one_birth_of_a_name_is_one_person_whoever_of_the_rows_gives_it():
    document = police(
        ["01/02/2024", "MISPER", "MISSING EXAMPLE Rowan 19/02/2011", "Back at 9."],
        ["03/02/2024", "MISPER", "MISSING EXAMPLE Rowan 2011", "Back at 10."],
    )

    assert ["name:rowan-example"] == [one.id for one in people(document)]


def test_a_row_of_a_namesake_is_not_of_the_child_the_table_is_about():
    document = police(
        ["01/02/2024", "MISPER", "MISSING EXAMPLE Rowan 19/02/2011", "Back at 9."],
        ["02/02/2024", "POSS BLADED ARTICLE", "ARRESTED EXAMPLE Rowan 02/06/2008", "Lock knife."],
        over=(["Child: Rowan Example", "DOB: 19/02/2011"],),
    )

    assert [True, False] == [
        any(part.role == "subject" and part.person.endswith("2011-02-19") for part in account.people)
        for account in told(document)
    ]


def test_letters_that_the_head_explains_are_whom_a_row_is_about():
    rows = [
        ["Day book. TWO Rowans: Rowan E (Example, b. 77) and Rowan S (Sample, b. 61)"],
        ["Date", "Who", "Note"],
        ["01/02/2023", "Rowan E", "Asked for the leftover rolls."],
        ["02/02/2023", "Rowan S", "Tripped on the step, wrist in plaster."],
        ["03/02/2023", "Rowan", "Sang at the party."],
    ]
    values = list(read(as_csv(rows)))

    assert ["name:rowan-example@1977", "name:rowan-sample@1961"] == [
        part.person for each in values if isinstance(each, Account) for part in each.people if part.role == "subject"
    ]
    assert ["row 5"] == [
        each.source.locator for each in values if isinstance(each, Problem) and "given name" in each.message
    ]
