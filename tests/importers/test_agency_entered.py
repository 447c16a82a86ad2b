"""Whose row it is, as school systems enter it: a class, a year, a number behind the name."""

import pytest
from tablemaking import as_csv, people, told

from importers.agency_chronology.entered import entered

HEAD = ["Incident date", "Student", "Category", "Incident"]


def cpoms(*rows, over=()):
    return as_csv([*over, HEAD, *rows], name="school_export.csv")


@pytest.mark.parametrize(
    "cell",
    [
        "Example, Rowan (7B/8T/9T)",
        "Example, Rowan",
        "EXAMPLE Rowan",
        "Rowan Example (Year 9)",
        "Rowan Example 9T",
        "Rowan Example (DOB 12/03/2010)",
        "Rowan Example (9T) (A823404321001)",
        "Example Rowan (Row) (9T)",
        "Example, Rowan [Form 9JK]",
    ],
)
def test_a_pupil_with_a_class_a_number_or_a_birth_behind_the_name_is_one_person(cell):
    document = cpoms(["01/02/2024", cell, "Pastoral", "No PE kit."], ["02/02/2024", cell, "Pastoral", "Late."])

    assert ["name:rowan-example"] == [one.id for one in people(document)]
    assert [["name:rowan-example"]] * 2 == [[part.person for part in one.people] for one in told(document)]


def test_given_names_behind_a_comma_are_of_the_one_pupil():
    document = cpoms(["01/02/2024", "Example, Rowan Lee", "Pastoral", "No PE kit."])

    assert ["name:rowan-lee-example"] == [one.id for one in people(document)]


@pytest.mark.parametrize("cell", ["Pupil 7", "Rowan Example (Jones)", "both"])
def test_what_is_no_class_stays_with_the_name(cell):
    assert cell == entered(cell).name


def test_the_head_of_an_export_says_whose_it_is():
    document = cpoms(
        ["01/02/2024", "Example, Rowan (9T)", "Pastoral", "No PE kit."],
        over=(['Search: "Example, Rowan"', "UPN A823404321001"],),
    )

    assert [("name:rowan-example", (("upn", "A823404321001"),), (("class", "9T"),))] == [
        (one.id, one.identifiers, one.details) for one in people(document)
    ]


NAMESAKE = [
    ["01/02/2024", "Example, Rowan (9T)", "Pastoral", "No PE kit."],
    ["02/02/2024", "Example, Rowan (11C)", "Drugs", "Grinder in locker."],
    ["03/02/2024", "Example, Rowan (9T)", "Pastoral", "Late."],
]


def test_a_class_between_rows_of_another_is_a_namesake_s():
    document = cpoms(*NAMESAKE, over=(['Search: "Example, Rowan"'],))

    assert ["name:rowan-example", "name:rowan-example@11c", "name:rowan-example"] == [
        one.people[0].person for one in told(document)
    ]
    assert {("name:rowan-example", True), ("name:rowan-example@11c", False)} == {
        (one.id, one.is_subject) for one in people(document)
    }


def test_a_pupil_who_goes_up_a_year_is_the_same():
    document = cpoms(
        ["01/06/2023", "Example, Rowan (8T)", "Pastoral", "No PE kit."],
        ["01/10/2023", "Example, Rowan (9C)", "Pastoral", "Late."],
        ["01/10/2024", "Example, Rowan (10C)", "Pastoral", "Late."],
    )

    assert ["name:rowan-example"] == [one.id for one in people(document)]


@pytest.mark.parametrize("asked", ["Search: Early Help", "Filter: Safeguarding", 'Search: "Early Help"'])
def test_what_an_export_was_asked_for_is_a_name_only_where_it_is_one(asked):
    document = cpoms(["01/02/2024", "Example, Rowan (9T)", "Pastoral", "No PE kit."], over=([asked, ""],))

    assert ["Rowan Example"] == [one.name for one in people(document)]


@pytest.mark.parametrize("heading", ["client_no", "Client ID", "Service user number", "Person no"])
def test_two_numbers_under_one_name_are_two_people_whatever_middle_name_stands_there(heading):
    document = as_csv(
        [
            ["Date", heading, "Client", "Note"],
            ["01/02/2024", "20417", "EXAMPLE, Mair E", "Rang about the rail."],
            ["02/02/2024", "18830", "EXAMPLE, Mair", "Wants a perching stool."],
            ["03/02/2024", "20417", "EXAMPLE, Mair E", "Rail fitted."],
        ]
    )

    assert ["name:mair-e-example", "name:mair-example@18830", "name:mair-e-example"] == [
        one.people[0].person for one in told(document)
    ]
