"""Whom accounts from notes name: those of the note's own sentences, and those of each day told."""

from chronology.documents import Document
from chronology.model import Account, Problem, Severity
from importers.notes import CaseNotes

NOTE = """\
Case notes: Tomos Pryce

Date: 3 May 2021
Author: Sian Rees, SW
Type: Home visit
{seen}
H/V to family home. Mum (Kelly Pryce) and MGM present. Tomos seen alone in his bedroom - he said "I like it here". \
Spoke to Tomos's class teacher, Mrs Ellis, by phone on 1 May. HV Sarah Bevan rang yesterday. \
Mum told me Dave has been staying over; his surname is not known. {more}
"""


def read(seen: str = "", more: str = "", author: str = "Sian Rees, SW") -> list[object]:
    text = NOTE.format(seen=seen, more=more).replace("Sian Rees, SW", author, 1)
    return list(CaseNotes().read([Document("notes.txt", content=text.encode())]))


def people(items: list[object]) -> list[list[tuple[str, str, str]]]:
    return [
        [(p.person, p.role, str(p.involvement)) for p in item.people] for item in items if isinstance(item, Account)
    ]


def test_each_account_has_the_people_of_its_own_sentences() -> None:
    note, joining, teacher, visitor = people(read())

    assert [
        ("Kelly Pryce", "mother", "attended"),
        ("MGM", "maternal grandmother", "attended"),
        ("Tomos Pryce", "", "seen-alone"),
        ("Dave", "", "staying"),
    ] == note
    assert ("Dave", "", "staying") in joining
    assert [("Mrs Ellis", "class teacher", "spoken-to")] == teacher
    assert [("Sarah Bevan", "health visitor", "spoken-to")] == visitor


def test_those_the_heading_names_come_first_as_it_names_them_and_alone_is_added() -> None:
    note = people(read("Seen: Tomos, Kelly (mother)\n"))[0]

    assert [("Tomos", "", "seen-alone"), ("Kelly", "mother", "seen")] == note[:2]
    assert ["Tomos", "Kelly", "MGM", "Dave"] == [person for person, _, _ in note]


def test_the_writer_and_the_writers_own_role_are_nobody_who_took_part() -> None:
    role = [person for person, _, _ in people(read(more="The SW will ring school.", author="S Rees"))[0]]
    name = [person for person, _, _ in people(read(more="Signed Sian Rees."))[0]]

    assert "SW" not in role
    assert "Sian Rees" not in name
    assert "IRO" in [person for person, _, _ in people(read(more="The IRO will ring."))[0]]


def test_he_at_the_end_of_the_childs_own_sentence_is_the_child() -> None:
    items = read()
    (note,) = [item for item in items if isinstance(item, Account) and item.key.endswith("#note")]

    assert "I like it here" == note.child_voice


def test_he_is_not_the_child_where_a_relative_stands_between() -> None:
    text = NOTE.format(seen="", more="").replace("Tomos seen alone in his bedroom", "Tomos seen with his uncle")
    (note,) = [
        item
        for item in CaseNotes().read([Document("notes.txt", content=text.encode())])
        if isinstance(item, Account) and item.key.endswith("#note")
    ]

    assert note.child_voice is None


def test_a_grown_person_without_a_name_in_the_home_is_a_problem_that_holds_no_case_text() -> None:
    (problem,) = [item for item in read(more="There was a man in the kitchen.") if isinstance(item, Problem)]

    assert Severity.NOTE is problem.severity
    assert "kitchen" not in problem.message
    assert problem.source.locator.startswith("line")
    assert [] == [item for item in read() if isinstance(item, Problem)]


def test_who_was_somewhere_else_or_is_answered_no_was_not_there() -> None:
    there = people(read("Present: Kelly (mother), Cai (at school)\n"))[0]
    seen = people(read("Seen: Cai - no; Lowri - yes\n"))[0]

    assert ("absent",) in [(how,) for name, _, how in there if "Cai" in name or "cai" in name]
    assert {"not-seen", "seen"} == {how for name, _, how in seen if "cai" in name.lower() or "lowri" in name.lower()}
