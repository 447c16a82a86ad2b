"""A brother's plan and a neighbour's arrest stand in their own words, and no finding, status or "why now" is made of them."""

import datetime as dt
from pathlib import Path

import pytest

from chronology.model import Chronology, Cover, Kind
from chronology.pipeline import build

HEAD = (
    "Case notes: Mali Harlow\nMother: Dawn Harlow\nFather: Lee Harlow\nBrother: Joe Harlow\n\n16/10/2023 - T/C school\n"
)


def built(folder: Path, words: str) -> Chronology:
    (folder / "notes.txt").write_text(f"{HEAD}{words}\n")
    cover = Cover(subject_name="Mali Harlow", subject_born=dt.date(2014, 2, 11))
    return build(str(folder / "notes.txt"), subject="Mali Harlow", profile="full", cover=cover)


@pytest.mark.parametrize(
    "words",
    ["Joe was made subject to a child protection plan in May 2022.", "Her brother's plan started in May 2022."],
)
def test_a_brother_s_plan_is_no_plan_of_the_child(tmp_path: Path, words: str) -> None:
    found = built(tmp_path, words)

    assert Kind.CP_PLAN_STARTED not in {event.kind for event in found.events}
    assert any(words in event.fact for event in found.events)
    assert not any("protection plan begun" in finding.statement for finding in found.findings)


def test_the_child_s_own_plan_is_one(tmp_path: Path) -> None:
    found = built(tmp_path, "Mali was made subject to a child protection plan in May 2022.")

    assert Kind.CP_PLAN_STARTED in {event.kind for event in found.events}


def test_a_father_s_arrest_is_of_the_child_s_life_and_a_neighbour_s_is_not(tmp_path: Path) -> None:
    assert Kind.ARREST in {event.kind for event in built(tmp_path, "Lee was arrested last night.").events}
    assert Kind.ARREST not in {
        event.kind for event in built(tmp_path, "The man in the flat below was arrested last night.").events
    }


def test_the_mum_of_a_son_who_speaks_in_an_adult_s_file_is_the_adult(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(
        "Case notes: Olwen Tranter\nSon: Philip Tranter\n\n14/08/2023 - T/C Philip\nPhilip said if mum goes into a home he will not pay.\n"
    )
    cover = Cover(subject_name="Olwen Tranter", subject_born=dt.date(1941, 4, 2))
    found = build(str(tmp_path / "notes.txt"), subject="Olwen Tranter", profile="full", cover=cover)

    assert {"Olwen Tranter", "Philip Tranter"} == {person.name for person in found.people}


def people_of(folder: Path, words: str) -> set[tuple[str, str]]:
    head = "Case notes: Kit Vale\nDOB: 01/09/2012\nMother: Sian Vale\nFather: Gareth Vale\n\n12/11/2023 - T/C school\n"
    (folder / "notes.txt").write_text(f"{head}{words}\n")
    cover = Cover(subject_name="Kit Vale", subject_born=dt.date(2012, 9, 1))
    found = build(str(folder / "notes.txt"), subject="Kit Vale", profile="full", cover=cover)
    names = {person.id: person.name for person in found.people}
    return {(names[part.person], part.role) for event in found.events for part in event.people}


def test_somebody_at_work_by_a_given_name_is_not_a_parent_of_that_name(tmp_path: Path) -> None:
    found = people_of(tmp_path, "Spoke to Gareth (TA). He is pleased.")

    assert ("Gareth", "teaching assistant") in found
    assert not any(name == "Gareth Vale" for name, _ in found)


@pytest.mark.parametrize("words", ["Sgt Vale rang.", "Dr Vale has emailed.", "Cllr Vale has emailed.", "Mr Vale rang."])
def test_a_title_in_a_child_s_file_is_somebody_grown_up(tmp_path: Path, words: str) -> None:
    assert {("Kit Vale", "subject")} == {each for each in people_of(tmp_path, words) if each[0] == "Kit Vale"}
