"""A family is read from a head however an agency lists it, and nobody is made kin of whom the head does not say it."""

import pytest

from chronology.documents import Document
from chronology.model import Person, Relationship
from importers.notes.family_listed import listed
from importers.notes.reading import read_document

NOTES = "\n\n12/03/2024 Home visit. House warm, food in.\n19/03/2024 T/C from school. Late twice this week.\n"


def kin(head: str) -> dict[str, str]:
    values = read_document(Document("notes.txt", content=(head + NOTES).encode()))
    return {one.from_person.removeprefix("name:"): one.kind for one in values if isinstance(one, Relationship)}


CHILD = "Child: Tom Sefton (DOB 03/03/2016)\n"
ADULT = "Adult: Joan Arkley\nDOB: 04/05/1941\n"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            f"{CHILD}Mother Lisa SEFTON 02/08/1987   Father Mark BELL 11/02/1985 (PR)",
            {"lisa-sefton": "mother", "mark-bell": "father"},
        ),
        (f"{CHILD}Household composition: Lisa Sefton (mother, 34), Mark Bell (mother's partner)", {
            "lisa-sefton": "mother", "mark-bell": "mother's partner"}),
        (f"{CHILD}Priority contacts: 1 Lisa Sefton (Mum) 07700900001  2 Jean Sefton (Nan) 07700900002", {
            "lisa-sefton": "mother", "jean-sefton": "grandmother"}),
        (f"{CHILD}Linked: SEFTON Amy 02/06/2012 (sister) | SEFTON Lisa (mother)", {
            "amy-sefton": "sister", "lisa-sefton": "mother"}),
        ('Person 338127  SEFTON, Tom  03/03/2016  M\nLinked: 338128 SEFTON-BELL, Amy ("Millie") 02/06/2012 (sib) / SEFTON, Lisa 02/08/1987 (mo)', {
            "amy-sefton-bell": "sibling", "lisa-sefton": "mother"}),
        (f"{CHILD}Foster carers: Ian and Delyth Vale", {"ian-vale": "foster carer", "delyth-vale": "foster carer"}),
        (f"{CHILD}Siblings: Amy (12) Jake (9)", {"amy": "sibling", "jake": "sibling"}),
        (f"{ADULT}NOK: daughter Helen Marsden 07700 900123\nSon: Gavin Arkley (Leeds)", {
            "helen-marsden": "daughter", "gavin-arkley": "son"}),
        (f"{ADULT}Contacts: Carol Arkley (dau) 07700 900456; Peter Arkley (son), Leeds; Mrs Dunn (neighbour)", {
            "carol-arkley": "daughter", "peter-arkley": "son"}),
        (f"{ADULT}Emergency contact 1: Helen Marsden, daughter, 07700 900123", {"helen-marsden": "daughter"}),
        (f"{ADULT}Main contact: Helen Marsden\nRelationship: Daughter", {"helen-marsden": "daughter"}),
        (f"{ADULT}Mum Jean Dray 01234; Sis Joanne Dray; Bro-in-law Phil Moss", {
            "jean-dray": "mother", "joanne-dray": "sister", "phil-moss": "brother in law"}),
        ("Subject: SEFTON, Tom   DOB 03/03/2016\nLinked: SEFTON Lisa (mother) | BELL Lee (father, Hull)", {
            "lisa-sefton": "mother", "lee-bell": "father"}),
        ("Enw: Gwen Bevan   Dyddiad geni: 01/02/1940\nPerthynas agosaf: Eleri Bevan (merch)\nMab: Iwan Bevan, Caerdydd", {
            "eleri-bevan": "daughter", "iwan-bevan": "son"}),
        ("Nominals: SEFTON Tom 03/03/2016 (child) / SEFTON Lisa 02/02/1990 (mother)", {"lisa-sefton": "mother"}),
    ],
)  # fmt: skip
def test_a_family_is_read_however_a_head_lists_it(head: str, said: dict[str, str]) -> None:
    assert said == kin(head)


@pytest.mark.parametrize(
    "line",
    [
        "Contacts: Huw's sister Ann Lee 07700 900123",
        "Partner: Mark Bell",
        "Mother Tongue: Welsh",
        "Linked: SEFTON Amy 02/06/2012 | BELL Mark - own file",
        "Notes: mum Lisa Sefton says her sister Jo Lee will help with the children",
    ],
)
def test_a_line_makes_nobody_kin_of_the_child_of_whom_it_does_not_say_it(line: str) -> None:
    assert kin(CHILD + line) == {}


def test_whom_a_head_calls_a_mother_its_notes_are_not_about() -> None:
    head = "MOTHER  SEFTON, Lisa  14/08/1990      MGM  SEFTON, Jean (Hobb's Lane)"

    assert kin(head) == {}


def test_a_child_by_a_name_from_before_the_birth_is_one_child() -> None:
    head = "Person: UNBORN SEFTON / SEFTON, Tom   ID 4471902   DOB 19/04/2023\nMother: Lisa Sefton"
    values = list(read_document(Document("notes.txt", content=(head + NOTES).encode())))
    mothers = [one.to_person for one in values if isinstance(one, Relationship)]

    assert ["name:tom-sefton"] == mothers


def test_what_else_a_child_is_called_on_the_line_below_stays_theirs() -> None:
    head = "Subject: SEFTON, Tom (Tommy)   DOB 03/03/2016\naka: Tom BELL (school), TJ\nLinked: SEFTON Lisa (mother) | BELL Lee (father)"
    values = list(read_document(Document("notes.txt", content=(head + NOTES).encode())))
    child = next(one for one in values if isinstance(one, Person) and one.id == "name:tom-sefton")

    assert {"Tom Bell", "TJ"} <= set(child.known_as)


def test_a_birth_behind_a_wide_space_is_of_the_one_before() -> None:
    (mother,) = listed("MOTHER  SEFTON, Lisa  14/08/1990", labelled=False)

    assert mother.born is not None
    assert "1990-08-14" == mother.born.edtf


def test_a_sentence_is_no_list_of_a_family() -> None:
    assert [] == [*listed("Mum Lisa Sefton said her sister Jo Lee would visit", labelled=False)]


def test_a_ward_sister_is_nobodys_sister() -> None:
    assert [] == [one for one in listed("Sister Ama Bell, Ward 3; nurse in charge", labelled=False) if one.role]


def test_what_somebody_is_called_stands_before_their_birth() -> None:
    (amy,) = listed('338128 SEFTON-BELL, Amy ("Millie") 02/06/2012 (sib)', labelled=True)

    assert ("Amy Sefton-Bell", "2012-06-02", ("Millie",)) == (amy.name, amy.born and amy.born.edtf, amy.known_as)
