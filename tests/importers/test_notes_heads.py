"""The head of a file of notes names the family and those who work with it: they are people, with what each is."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Person, PersonKind, Relationship
from importers.notes.labels import Field, Label
from importers.notes.presence import seen_in
from importers.notes.reading import read_document

NOTE = "\n\n----\nDate: 04/03/2020\nAuthor: Ann Lee, social worker\nType: Home visit\nMali seen with her mother.\n"
SECOND = "\n----\nDate: 11/03/2020\nAuthor: Ann Lee, social worker\nType: Home visit\nMali seen at school.\n"


def read(head):
    return list(read_document(Document("notes.txt", content=(head + NOTE + SECOND).encode())))


def people(head):
    return {one.name: one for one in read(head) if isinstance(one, Person)}


def ties(head):
    found = (one for one in read(head) if isinstance(one, Relationship))
    return {(one.from_person.removeprefix("name:"), one.kind, one.to_person.removeprefix("name:")) for one in found}


def test_a_file_s_title_names_the_children_with_their_birth_dates():
    found = people("Case notes: Mali Prys (DOB 09/11/2014), Ifan Prys (dob 2.6.19)")

    assert {"Mali Prys": "2014-11-09", "Ifan Prys": "2019-06-02"} == {n: one.born.edtf for n, one in found.items()}
    assert {PersonKind.CHILD} == {one.kind for one in found.values()}


def test_a_birth_behind_the_number_that_a_system_has_for_somebody_is_theirs() -> None:
    found = people("Case notes: Mali Prys (DOB 09/11/2014)\nSibling: Ifan Prys 3300418 (02/06/2019)")

    assert "2019-06-02" == found["Ifan Prys"].born.edtf


def test_a_file_on_a_grown_up_makes_them_no_child():
    assert PersonKind.CHILD is not people("Case notes: Idwal Pugh (DOB 09/11/1938)")["Idwal Pugh"].kind


@pytest.mark.parametrize(
    "line",
    [
        "Mother: Siân Prys",
        "Mother: Siân Prys (dob 03/04/1990)",
        "Mum - Siân Prys",
        "Siân Prys - mother",
        "Siân Prys (mother)",
        "Siân Prys, mum, 12 Heol Las",
        "Mother of Mali: Siân Prys",
        "Mali's mother: Siân Prys",
        "- Mam: Siân Prys",
        "Name\tRelationship\tDOB\nSiân Prys\tMother\t03/04/1990",
        "| Name | Relationship | DOB |\n| Siân Prys | Mother | 03/04/1990 |",
    ],
)
def test_a_mother_is_read_however_the_head_lays_her_out(line):
    head = f"Case notes: Mali Prys (DOB 09/11/2014)\n{line}"

    assert ("sian-prys", "mother", "mali-prys") in {(a.replace("siân", "sian"), b, c) for a, b, c in ties(head)}
    assert PersonKind.ADULT == people(head)["Siân Prys"].kind


def test_each_father_is_of_the_child_the_head_names_and_the_mother_of_both():
    head = (
        "Case notes: Mali Prys (DOB 09/11/2014), Ifan Rees (DOB 02/06/2019)\n"
        'Mother: Siân Prys (dob 03/04/1990). Mali\'s father: Huw Parry. Father of Ifan: Tom Rees. MGM: Eirlys Prys ("Nain").'
    )

    assert {
        ("siân-prys", "mother", "mali-prys"),
        ("siân-prys", "mother", "ifan-rees"),
        ("huw-parry", "father", "mali-prys"),
        ("tom-rees", "father", "ifan-rees"),
        ("eirlys-prys", "maternal grandmother", "mali-prys"),
        ("eirlys-prys", "maternal grandmother", "ifan-rees"),
    } == ties(head)
    assert ("1990-04-03", ("Nain",)) == (people(head)["Siân Prys"].born.edtf, people(head)["Eirlys Prys"].known_as)


def test_of_two_fathers_nobody_says_whose_each_is_neither_is_made_anybody_s():
    head = "Case notes: Mali Prys (DOB 09/11/2014), Ifan Rees (DOB 02/06/2019)\nFather: Huw Parry\nFather: Tom Rees"

    assert set() == ties(head)
    assert {"Huw Parry", "Tom Rees"} <= set(people(head))


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("SW: Dafydd Lloyd, Arfon team", "Dafydd Lloyd", "social worker"),
        ("HV Karen Bell, Elm Surgery", "Karen Bell", "health visitor"),
        ("Health visitor - Karen Bell", "Karen Bell", "health visitor"),
        ("Karen Bell (health visitor)", "Karen Bell", "health visitor"),
        ("Headteacher: Mrs Nia Hopkin", "Mrs Nia Hopkin", "headteacher"),
    ],
)
def test_who_works_with_the_family_is_a_professional_with_their_work(line, name, title):
    found = people(f"Case notes: Mali Prys (DOB 09/11/2014)\n{line}")[name]

    assert (PersonKind.PROFESSIONAL, ("job title", title)) == (found.kind, found.details[0])


@pytest.mark.parametrize(
    "line",
    [
        "Mother: not known",
        "Father: Unknown",
        "GP: Elm Surgery",
        "School: Ysgol Glan Afon",
        "Address: 4 Heol Las, Bangor",
        "Mother: see file",
        "Legal status: none",
        "Printed from WCCIS on 4 March 2020",
        "Father: he lives in Rhyl",
    ],
)
def test_a_line_that_names_nobody_makes_nobody(line):
    assert ["Mali Prys"] == list(people(f"Case notes: Mali Prys (DOB 09/11/2014)\n{line}"))


def test_people_of_a_head_have_the_line_that_names_them_as_their_source():
    source = people("Case notes: Mali Prys (DOB 09/11/2014)\nMother: Siân Prys")["Siân Prys"].source

    assert ("line 2", "Mother: Siân Prys") == (source.locator, source.quote)


def test_what_a_note_tells_of_a_mother_makes_no_relationship():
    assert set() == ties("Case notes: Mali Prys (DOB 09/11/2014)\n\n----\nDate: 01/03/2020\nMother: Siân Prys rang.\n")


# ---- who was there ----------------------------------------------------------------------------------------------


def listed(value, label=Label.PRESENT):
    return {one.name: one.involvement for one in seen_in(Field(label, 0, len(value), value))}


@pytest.mark.parametrize(
    "value",
    [
        "Ann Lee (SW), Dr Patel (GP, by phone). Apologies: Karen Bell.",
        "Ann Lee, Dr Patel\nApologies Karen Bell",
        "Ann Lee; Dr Patel; apologies from: Karen Bell",
        "Ann Lee, Dr Patel (Apologies: Karen Bell)",
    ],
)
def test_those_who_sent_apologies_are_told_from_those_who_were_there(value):
    assert {"Ann Lee": "attended", "Dr Patel": "attended", "Karen Bell": "absent"} == listed(value)


def test_no_apologies_are_nobody_s():
    assert {"Ann Lee": "attended", "Dr Patel": "attended"} == listed("Ann Lee, Dr Patel. Apologies: none.")


def test_a_line_of_apologies_under_those_present_is_read():
    text = "Core group\nDate: 04/03/2020\nPresent: Ann Lee, Tom Ty\nApologies: Karen Bell\n\nMali is settled at school. Plan continues.\n"
    (account, *_) = [v for v in read_document(Document("minutes.txt", content=text.encode())) if isinstance(v, Account)]
    parts = {part.person: part.involvement for part in account.people}

    assert ("attended", "attended", "absent") == (parts["Ann Lee"], parts["Tom Ty"], parts["Karen Bell"])


@pytest.mark.parametrize("body", ["THORNFIELD BC", "Thornfield MBC", "Elm Valley UHB"])
def test_an_authority_above_the_notes_is_no_child_of_the_family(body):
    found = people(f"{body} - CHILDRENS - CASE NOTES\nMother: Siân Prys")

    assert {"Siân Prys"} == set(found)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ann, Cai crawling about on the wet carpet", ["Ann", "Cai"]),
        ("Siân Prys in bed, Mali ap Huw", ["Siân Prys", "Mali ap Huw"]),
        ("Ann Lee social worker, Cai", ["Ann Lee social worker", "Cai"]),
    ],
)
def test_who_was_seen_is_a_name_and_not_what_they_did(said, names):
    assert names == [one.name for one in seen_in(Field(Label.SEEN, 0, len(said), said))]


def test_who_writes_that_the_case_is_theirs_is_who_was_allocated():
    note = "Date: 22/04/2025\nType: Allocation\nWorker: Grace Mbeki\nAllocated to me. Third SW since conference.\n"
    told = [one for one in read_document(Document("n.txt", content=note.encode())) if isinstance(one, Account)]

    assert "Grace Mbeki" in {part.person for one in told for part in one.people if part.involvement == "allocated"}


def test_who_will_not_say_who_the_father_is_is_not_the_father():
    note = (
        "Date: 22/04/2025\nType: Meeting\nWorker: Ann Lee\nAlfie's father: Ms Pryce will not say.\nMother: Ms Pryce.\n"
    )
    told = [one for one in read_document(Document("n.txt", content=note.encode())) if isinstance(one, Account)]
    roles = {part.role for one in told for part in one.people if part.person == "Ms Pryce"}

    assert not any("father" in role for role in roles)


PRINT = (
    'Case note print   Person: MARLAIS, Tobias Owen ("Toby")   ID P2001   DOB 03/04/1961\n'
    'Linked person: MARLAIS, Margaret ("Maggie") - sister, same address   ID P2002   DOB 30/11/1972\n'
)


def test_a_print_of_notes_names_the_person_family_name_first_with_what_they_are_called_and_who_is_linked():
    found = people(PRINT)

    assert (("Toby",), "1961-04-03") == (
        found["Tobias Owen Marlais"].known_as,
        found["Tobias Owen Marlais"].born.edtf,
    )
    assert (("Maggie",), "female") == (found["Margaret Marlais"].known_as, found["Margaret Marlais"].sex)
    assert {("margaret-marlais", "sister", "tobias-owen-marlais")} == ties(PRINT)


def test_a_short_name_of_the_head_is_its_person_in_every_note():
    notes = (
        PRINT + "\n14/09/2021 - call - Ann Lee\nToby rang. Toby Marlais was at home.\n\n20/09/2021 - call - AL\nToby.\n"
    )
    told = read_document(Document("notes.txt", content=notes.encode()))
    named = {part.person for one in told if isinstance(one, Account) for part in one.people}

    assert "Toby" not in named


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("Present: Ann Lee (chair), Huw Rees (social worker), Gill Prys (mother).", "Huw Rees", "social worker"),
        ("Dr Ifan Wynne, Consultant Psychiatrist", "Dr Ifan Wynne", "consultant psychiatrist"),
        ("To: Huw Rees, Social Worker, Example Council", "Huw Rees", "social worker"),
    ],
)
def test_who_comes_to_a_meeting_or_is_written_to_has_the_work_that_stands_beside_the_name(line, name, title):
    found = people(f"{line}\n")

    assert (("job title", title),) == found[name].details
    assert PersonKind.PROFESSIONAL is found[name].kind
    assert "Gill Prys" not in found or PersonKind.PROFESSIONAL is not found["Gill Prys"].kind
