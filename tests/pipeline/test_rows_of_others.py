"""A row that lists people is told of the subject as the part they had: missing, arrested, or only by."""

import json

import openpyxl
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
    def read(rows=HEAD + ROWS, cover=COVER, notes=NOTES):
        (tmp_path / "police_extract.csv").write_text(rows)
        (tmp_path / "notes.txt").write_text(notes)
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


def test_a_row_that_lists_only_somebody_of_another_birth_than_the_one_of_the_family_so_called_is_not_told(made):
    family = "EX/24/6,06/02/2024 19:00,DOMESTIC,EXAMPLE Rowan 19/02/2011; SAMPLE Dean 19/07/1990,Shouting.\n"
    uncle = "EX/24/7,07/02/2024 02:31,DRIVE - EXCESS ALCOHOL,SAMPLE D 04/02/61,Blew 61. NOT the partner.\n"
    notes = "11/02/2024 - Home visit - Ceri Hale, SW\nMother's partner Dean Sample was there.\n"
    told = made(HEAD + family + uncle, notes=NOTES + "\n" + notes)

    assert "row 3" not in by_row(told)
    assert "row 2" in by_row(told)
    assert any("one of the family's" in each["message"] for each in told["problems"])
    partner = next(each for each in told["people"] if each["name"] == "Dean Sample")
    assert not [
        part
        for event in told["events"]
        for part in event["people"]
        if part["person"] == partner["id"] and "Blew" in event["fact"]
    ]


def test_a_row_of_nobody_known_makes_nobody(made):
    told = made(HEAD + "EX/24/8,08/02/2024 23:02,NOISE,UNK,Loud party.\n")

    assert "Loud party" in " ".join(event["fact"] for event in told["events"])
    assert "unk" not in {each["name"].casefold() for each in told["people"]}


def test_a_sheet_named_for_a_sister_is_hers_where_the_first_sheet_s_head_says_whose_it_is(tmp_path):
    book = openpyxl.Workbook()
    own, months, hers = book.active, book.create_sheet("Spring Term"), book.create_sheet("Example Cara")
    own.title = "Example Rowan"
    head = ("Log", "Date of incident", "Category", "Incident")
    for row in (("Pupil: Rowan Example",), head, ("C-1", "01/02/2024", "Neglect", "No coat in the snow.")):
        own.append(row)
    for row in (head, ("T-1", "02/02/2024", "First aid", "Sprained ankle at netball.")):
        hers.append(row)
    for row in (head, ("S-1", "03/02/2024", "General", "Cold hands.")):
        months.append(row)
    book.save(tmp_path / "log.xlsx")
    out = tmp_path / "out.json"

    asked = ("--subject", "Rowan Example", "--profile", "full", "-o", str(out))
    assert 0 == main(("build", str(tmp_path / "log.xlsx"), *asked))
    told = json.loads(out.read_text("utf-8"))
    facts = " ".join(event["fact"] for event in told["events"])
    assert any("told of Cara Example, for whom it is named" in each["message"] for each in told["problems"])
    assert "No coat" in facts
    assert "Sprained ankle" not in facts
    assert "Cold hands" in facts


@pytest.mark.parametrize(
    ("action", "stands"), [("DELETED 10/11 - see C-016", False), ("Deleted the app from the phone", True)]
)
def test_a_row_that_its_own_table_struck_out_stands_apart(tmp_path, action, stands):
    head = "Log,Date,Pupil,Incident,Action\n"
    rows = f"C-015,09/11/2023,Rowan Example,Bit another child on the arm.,{action}\nC-017,12/11/2023,Rowan Example,Well.,\n"
    (tmp_path / "log.csv").write_text(head + rows)
    out = tmp_path / "out.json"

    assert 0 == main(("build", str(tmp_path / "log.csv"), "--profile", "full", "-o", str(out)))
    told = json.loads(out.read_text("utf-8"))
    assert stands is ("Bit another" in " ".join(event["fact"] for event in told["events"]))
    assert stands is not ("Bit another" in " ".join(event["fact"] for event in told["withdrawn"]))


DUMP = "NoteID,Date,PersonID,Person,NoteType,Author,Text\n"
OF_BOTH = (
    "701,01/03/2024,31,Example R,Home visit,C Hale,Rowan seen alone and well.\n"
    "702,05/03/2024,32,Sample Cara,A&E notification,C Hale,Fractured wrist at the rink.\n"
    "703,09/03/2024,31,Example R,Family time,C Hale,Father did not attend.\n"
)


def test_a_row_whose_column_names_a_sister_is_hers_by_name_and_of_no_kind_that_counts(made):
    told = by_row(made(DUMP + OF_BOTH))

    assert ("unclassified", "A&E notification (Sample Cara)") == (told["row 3"]["kind"], told["row 3"]["title"])
    assert {"unclassified"}.isdisjoint({told["row 2"]["kind"], told["row 4"]["kind"]})


def test_a_column_that_never_names_the_subject_says_of_no_row_whose_it_is(made):
    told = by_row(made(DUMP + OF_BOTH.replace("Example R", "Hale Ceri")))

    assert "emergency_attendance" == told["row 3"]["kind"]


@pytest.mark.parametrize(("who", "theirs"), [("Cara SAMPLE", False), ("Rowan EXAMPLE", True), ("EXAMPLE Ro", True)])
def test_the_record_of_an_absence_is_of_whom_it_opens_with(made, who, theirs):
    log = f"PPN log, police\n\n12/03/2024 22:10\nMISSING - {who} 13, reported by mother. Back at 01:30 by herself.\n"
    accounts = [each for event in made(notes=NOTES + "\n" + log)["events"] for each in event["accounts"]]
    (told,) = [each for each in accounts if "MISSING -" in each["source"]["quote"]]

    assert theirs is (f"({who})" not in (told["title"] or ""))
