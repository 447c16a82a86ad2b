"""Kin and workers whom texts name outright: who a word for them means, and who a first name alone means."""

import datetime as dt
from pathlib import Path

import pytest

from chronology.model import Chronology, Cover
from chronology.pipeline import build

MINUTES = (
    "REVIEW CONFERENCE\n12 May 2023, 10.00\nChildren: Josh Bligh (04.02.14), Mali Harlow (11.02.16)\n\n"
    "Name\tRole\tPresent\n{rows}\n\nDiscussion\nThe school said that Mali is often late.\n"
)
NOTES = "Case notes: Mali Harlow\nDOB: 11/02/2016\n\n16/10/2023 - T/C school\n{words}\n"
COVER = Cover(subject_name="Mali Harlow", subject_born=dt.date(2016, 2, 11))


def built(folder: Path, words: str = "Nothing of note.", rows: str = "", **others: str) -> Chronology:
    texts = {"notes": NOTES.format(words=words), **others}
    if rows:
        texts["minutes"] = MINUTES.format(rows=rows)
    for name, text in texts.items():
        (folder / f"{name}.{'csv' if name == 'police' else 'txt'}").write_text(text)
    return build(str(folder), subject="Mali Harlow", profile="full", cover=COVER)


def kin(chronology: Chronology) -> dict[str, str]:
    names = {person.id: person.name for person in chronology.people}
    (subject,) = chronology.subjects
    return {names[each.from_person]: each.kind for each in chronology.relationships if each.to_person == subject}


def parts(chronology: Chronology, words: str) -> set[str]:
    """Who takes part in the entries that have some words, by name."""
    names = {person.id: person.name for person in chronology.people}
    return {names[part.person] for event in chronology.events if words in event.fact for part in event.people} - {
        "Mali Harlow"
    }


@pytest.mark.parametrize(
    ("row", "name", "role"),
    [
        ("Dawn Bligh\tMother\tYes", "Dawn Bligh", "mother"),
        ("Lee Harlow\tFather of Mali\tNo - work", "Lee Harlow", "father"),
        ("Lee Harlow\tMali's father\tApologies", "Lee Harlow", "father"),
        ("Carol Harlow\tPaternal aunt\tYes, part", "Carol Harlow", "paternal aunt"),
        ("Joan Bligh\tMaternal grandmother (by phone)\tPresent", "Joan Bligh", "maternal grandmother"),
        ("Joan Bligh\tMGM\tPresent", "Joan Bligh", "maternal grandmother"),
        ("Mrs Bligh\tNan\tPresent", "Mrs Bligh", "grandmother"),
    ],
)
def test_a_list_of_those_who_came_says_who_is_what(tmp_path: Path, row: str, name: str, role: str) -> None:
    found = built(tmp_path, rows=f"{row}\nOwen Tate\tChair\tYes")

    assert (name, role) in kin(found).items()


@pytest.mark.parametrize(
    "row",
    [
        "Gary Stokes\tJosh's father\tNot invited",
        "Gary Stokes\tFather of Josh\tYes",
        "Gary Stokes\tPartner of mother\tYes",
    ],
)
def test_what_somebody_is_to_another_child_they_are_not_to_this_one(tmp_path: Path, row: str) -> None:
    found = built(tmp_path, rows=f"{row}\nOwen Tate\tChair\tYes")

    assert "Gary Stokes" not in kin(found)


def test_a_row_by_itself_says_nothing_of_anybody(tmp_path: Path) -> None:
    actions = "Visit\tMother\t30.06.23\nDawn Bligh\tMother\t30.06.23"

    assert {} == kin(built(tmp_path, rows=actions))


def test_children_of_one_list_have_the_mother_that_it_gives_and_are_told_of_as_half_siblings(tmp_path: Path) -> None:
    rows = "Dawn Bligh\tMother\tYes\nLee Harlow\tMali's father\tNo\nGary Stokes\tJosh's father\tNot invited"
    found = built(tmp_path, "Josh Bligh was seen.", rows)

    assert "half-sibling" == kin(found)["Josh Bligh"]
    assert "Gary Stokes" not in kin(found)


def test_two_mothers_of_several_children_are_the_mother_of_neither_other_child(tmp_path: Path) -> None:
    rows = "Dawn Bligh\tMother\tYes\nKim Stokes\tMother\tYes"
    found = built(tmp_path, "Josh Bligh was seen.", rows)

    assert {} == kin(found)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Family: mum Dawn Bligh, bro Josh (9), half sis Elin (4).", {"Dawn Bligh": "mother", "Josh": "brother"}),
        ("Mum Dawn Bligh and nan Joan Bligh.", {"Dawn Bligh": "mother", "Joan Bligh": "grandmother"}),
        ("Lee Tate rang. His mum Pat Tate and sister Zoe Tate will help.", {}),
        ("Lee Tate lives with mum Pat Tate, sister Zoe Tate.", {}),
        ("Spoke to mum Dawn Bligh, who said nan Joan Bligh has her.", {}),
    ],
)
def test_a_list_of_a_family_says_it_once_and_running_words_do_not(
    tmp_path: Path, words: str, told: dict[str, str]
) -> None:
    found = kin(built(tmp_path, f"{words} Spoke to Elin, Josh and Zoe Tate."))

    assert told.items() <= found.items()
    assert bool(told) == bool(found)


def test_what_was_said_in_confidence_tells_of_nobody_s_father(tmp_path: Path) -> None:
    text = "IN CONFIDENCE\n" + MINUTES.format(rows="Lee Harlow\tFather\tYes\nOwen Tate\tChair\tYes")
    found = built(tmp_path, letter=text)

    assert all(
        each.source.document != "letter.txt" or "CONFIDENCE" not in each.source.quote for each in found.relationships
    )


def test_mum_and_the_health_visitor_are_those_whom_another_file_names(tmp_path: Path) -> None:
    rows = "Dawn Bligh\tMother\tYes\nBeth Lowe\tHealth visitor\tYes"
    text = MINUTES.format(rows=rows).replace("12 May 2023", "12 January 2024")
    found = built(tmp_path, "Mum said that the HV came on Monday.", rows, later=text)

    assert {"Dawn Bligh", "Beth Lowe"} <= parts(found, "the HV came on Monday")


def test_who_has_a_post_later_is_not_who_had_it_before(tmp_path: Path) -> None:
    rows = "Dawn Bligh\tMother\tYes\nBeth Lowe\tHealth visitor\tYes"
    text = MINUTES.format(rows=rows).replace("12 May 2023", "12 January 2024")
    found = built(tmp_path, "The HV came on Monday.", later=text)

    assert "Beth Lowe" not in parts(found, "The HV came on Monday")


POLICE = 'Ref,Date,Persons,Summary,Result\nA1,02/10/2021,"{who}",{what},NFA\n'


def test_a_first_name_is_the_father_s_and_not_a_namesake_s_of_one_row(tmp_path: Path) -> None:
    police = POLICE.format(who="HARLEY Lee dob 19/01/1990, Flat 3 Corder House", what="Stop and search")
    rows = "Lee Harlow\tFather\tNo\nOwen Tate\tChair\tYes"
    found = built(tmp_path, "Lee had shouted at the gate.", rows, police=police)

    assert {"Lee Harlow"} == parts(found, "shouted at the gate")


def test_a_first_name_is_nobody_s_where_only_a_row_beside_the_case_has_it(tmp_path: Path) -> None:
    police = POLICE.format(who="HARLEY Lee dob 19/01/1990, Flat 3 Corder House", what="Stop and search")
    found = built(tmp_path, "Lee had shouted at the gate.", police=police)

    assert {"Lee"} == parts(found, "shouted at the gate")


def test_of_two_of_a_first_name_the_one_of_the_family_is_meant_but_where_the_other_is_named(tmp_path: Path) -> None:
    rows = "Lee Harlow\tFather\tNo\nOwen Tate\tChair\tYes"
    other = NOTES.format(words="Lee Marsh, a friend of the cousin, called. Lee said nothing.").replace("16/10", "17/10")
    found = built(tmp_path, "Lee had shouted at the gate.", rows, other=other)

    assert {"Lee Harlow"} == parts(found, "shouted at the gate")
    assert "Lee Harlow" not in parts(found, "Lee Marsh, a friend")


@pytest.mark.parametrize(
    ("written", "name"),
    [("Shell", "Michelle Harlow"), ("Auntie Michelle", "Michelle Harlow"), ("Auntie Shell", "Michelle Harlow")],
)
def test_a_short_name_is_the_aunt_s(tmp_path: Path, written: str, name: str) -> None:
    rows = "Michelle Harlow\tPaternal aunt\tYes\nOwen Tate\tChair\tYes"
    found = built(tmp_path, f"{written} took her to the dentist.", rows)

    assert {name} == parts(found, "to the dentist")


def test_a_short_name_beside_the_long_one_is_somebody_else_s(tmp_path: Path) -> None:
    rows = "Michelle Harlow\tPaternal aunt\tYes\nOwen Tate\tChair\tYes"
    found = built(tmp_path, "Shell and Michelle took her to the dentist.", rows)

    assert {"Shell", "Michelle Harlow"} == parts(found, "to the dentist")


@pytest.mark.parametrize(
    "words", ['"Elin was the mummy. I had toast." Mum was out.', "“Elin was the mummy.” Mum was out."]
)
def test_what_a_child_tells_of_a_game_makes_no_sister_the_mother(tmp_path: Path, words: str) -> None:
    found = built(tmp_path, f"Elin Bligh was seen. {words}")

    assert "Elin Bligh" not in kin(found)
    assert "mother (not identified)" in parts(found, "Mum was out")


MATERNITY = "{head}\n\n17/04/2023 Booking, 16+4.\n11/08/2023 33+1. Bruise R upper arm, yellow. DNA physio.\n"


@pytest.mark.parametrize(
    "head",
    [
        "ELM HOSPITAL - MATERNITY. BLIGH Dawn  G3 P2  ward extracts",
        "Community Midwifery - Elm - Dawn Bligh - G3 P2 - EDD 14/06/23",
        "Antenatal record: Bligh, Dawn DOB 04/05/1994 G2P1",
    ],
)
def test_what_a_maternity_record_tells_is_the_woman_s(tmp_path: Path, head: str) -> None:
    rows = "Dawn Bligh\tMother\tYes\nOwen Tate\tChair\tYes"
    found = built(tmp_path, rows=rows, maternity=MATERNITY.format(head=head))
    names = {person.id: person.name for person in found.people}
    bruises = [event for event in found.events if "Bruise R upper arm" in event.fact]

    assert bruises
    assert {"Dawn Bligh"} == {
        names[part.person] for event in bruises for part in event.people if part.role == "subject"
    }


def test_a_cell_that_says_two_things_says_both_of_those_whose_they_are(tmp_path: Path) -> None:
    rows = "Dawn Bligh\tMother\tYes\nPaul Ruddle\tStepfather / father of J\tYes\nOwen Tate\tChair\tYes"

    found = built(tmp_path, rows=rows)

    assert "stepfather" == kin(found)["Paul Ruddle"]
    assert any("father" == each.kind and "josh" in each.to_person for each in found.relationships)


def test_minutes_kept_from_somebody_still_say_who_came_and_nothing_of_what_was_said(tmp_path: Path) -> None:
    kept = "Mali asked that Paul must not be told. Her real dad Ian Rudge rang. Dad Ian Rudge came."
    minutes = MINUTES.format(rows="Dawn Bligh\tMother\tYes\nOwen Tate\tChair\tYes").replace(
        "The school said that Mali is often late.", kept
    )

    found = built(tmp_path, minutes=minutes)

    assert "mother" == kin(found).get("Dawn Bligh")
    assert "Ian Rudge" not in kin(found)


def test_children_who_stand_with_their_births_are_those_of_a_list(tmp_path: Path) -> None:
    minutes = MINUTES.format(rows="Dawn Bligh\tMother\tYes\nLee Harlow\tFather of Mali\tYes").replace(
        "Children: Josh Bligh (04.02.14), Mali Harlow (11.02.16)", "Mali Harlow 11.02.2016; Josh Bligh 04.02.2014"
    )

    found = built(tmp_path, minutes=minutes, words="Josh Bligh was in.")

    assert "sibling" == kin(found).get("Josh Bligh")


def test_mother_and_father_with_their_births_in_a_head_are_told_once_and_for_all(tmp_path: Path) -> None:
    words = (
        "Addr: 3 Elm Row. Mother Dawn BLIGH 02/08/1987. Father Lee TATE 11/02/1983 (PR).\n\n"
        "17/10/2023 - Visit\nDawn Bligh and Lee Tate seen."
    )

    assert kin(built(tmp_path, words)) == {"Dawn Bligh": "mother", "Lee Tate": "father"}


def test_a_sister_by_the_way_is_the_child_s_only_where_she_has_their_name(tmp_path: Path) -> None:
    words = (
        "Lee Tate's sister, Zoe Tate, rang.\n\n17/10/2023 - T/C\nSpoke to sister Zoe Tate again.\n\n"
        "18/10/2023 - T/C\nHer sister Elin Harlow was there.\n\n19/10/2023 - Visit\nSister Elin Harlow seen."
    )

    assert kin(built(tmp_path, words)) == {"Elin Harlow": "sister"}


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("T/C Dawn. Her mother Rita Harlow came to the door drunk.", False),
        ("Her mother Rita Harlow came to the door drunk.", False),
        ("Call from HARLOW D, mother Rita HARLOW drunk at the door.", False),
        ("Mali was tearful. Her mother Rita Harlow came.", True),
        ("Call from HARLOW M, mother Rita HARLOW drunk at the door.", True),
        ("Mother Rita Harlow came to the door.", True),
    ],
)
def test_her_mother_is_the_child_s_only_where_she_is_the_child(tmp_path: Path, words: str, theirs: bool) -> None:
    assert ("Rita Harlow" in map(str.title, kin(built(tmp_path, words)))) is theirs


def test_those_who_came_stand_in_a_line_with_what_they_are_in_brackets(tmp_path: Path) -> None:
    words = "Present: Rita Bligh (mother); Ceri Hale (SW); Dr Anil Rao (GP); Tom Beddoe (Example Housing)."
    found = built(tmp_path, words)

    assert {"Rita Bligh": "mother"} == kin(found)
    assert {} == kin(built(tmp_path, "Rita Bligh (mother) rang about the lock.")), "one alone may be anybody's"


def test_a_mother_with_a_record_of_her_own_is_the_mother_where_a_list_says_so(tmp_path: Path) -> None:
    rows = (
        "note_id,date,young_person,author,type,text\n1,01/10/2023,Rita Bligh,Tom Beddoe (PA),visit,Pathway plan reviewed.\n"
        "2,02/11/2023,Rita Bligh,Tom Beddoe (PA),visit,Moved to her flat.\n"
    )
    words = "Present: Rita Bligh (mother); Ceri Hale (SW); Dr Anil Rao (GP)."

    assert {"Rita Bligh": "mother"} == kin(built(tmp_path, words, police=rows))


def test_a_guardian_by_the_way_may_be_the_court_s(tmp_path: Path) -> None:
    words = "Guardian Erin Foulke rang.\n\n17/10/2023 - T/C\nGuardian Erin Foulke asked for the report."

    assert "Erin Foulke" not in kin(built(tmp_path, words))


def test_one_slip_among_many_tellings_makes_nobody_two_things(tmp_path: Path) -> None:
    often = "".join(f"\n\n{day}/11/2023 - T/C\nGrandmother Rita Bligh rang." for day in range(11, 15))

    assert {"Rita Bligh": "grandmother"} == kin(built(tmp_path, f"Aunt Rita Bligh rang.{often}"))
    assert {} == kin(built(tmp_path, "Aunt Rita Bligh rang.\n\n11/11/2023 - T/C\nGrandmother Rita Bligh rang."))


def test_who_is_asked_how_mum_is_is_not_mum(tmp_path: Path) -> None:
    words = "Rita Harlow is mum ok?\n\n17/10/2023 - T/C\nAsked: Rita Harlow is mum home yet?"

    assert {} == kin(built(tmp_path, words))
    assert {"Rita Harlow": "mother"} == kin(built(tmp_path, "Rita Harlow is mum."))


def test_the_mother_s_mother_is_the_grandmother_whatever_she_is_called_by_the_way(tmp_path: Path) -> None:
    rows = "Dawn Bligh\tMother\tYes\nOwen Tate\tChair\tYes"
    words = "MGM Joan Bligh will help.\n\n17/10/2023 - T/C\nMother Joan Bligh rang.\n\n18/10/2023 - T/C\nMGM Joan Bligh rang.\n\n19/10/2023 - T/C\nGrandmother Joan Bligh came."

    assert "grandmother" in kin(built(tmp_path, words, rows))["Joan Bligh"]


def test_one_kin_in_a_row_of_those_who_came_is_enough_and_an_initial_names_them(tmp_path: Path) -> None:
    meeting = "CORE GROUP\n12 May 2023\nChild: Mali Harlow (11.02.16)\nPresent: D Bligh (mother), Owen Tate, Ceri Hale, Ama Bell.\n\nMali is late.\n"

    assert "mother" == kin(built(tmp_path, "Dawn Bligh rang. Dawn Bligh was worried.", meeting=meeting)).get(
        "Dawn Bligh"
    )


def test_a_list_of_a_child_s_family_makes_nobody_the_child_s_partner(tmp_path: Path) -> None:
    found = kin(built(tmp_path, "Family: mum Dawn Bligh, partner Huw Tate, bro Josh (9)."))

    assert "Huw Tate" not in found
