"""Who is around a child: the family and who cares for them, never the other families whom a carer or a worker has had."""

import pytest
from casebuilding import SOURCE

from chronology.model import Membership, Person, PersonKind, Place, PlaceKind, Relationship
from chronology.pipeline.circle import circle_of


def people(*identities: str) -> list[Person]:
    """People by id; "w..." are workers."""
    return [
        Person(
            id=each,
            name=each.title(),
            kind=PersonKind.PROFESSIONAL if each.startswith("w") else PersonKind.UNKNOWN,
            source=SOURCE,
        )
        for each in identities
    ]


def tie(one: str, kind: str, other: str) -> Relationship:
    return Relationship(from_person=one, to_person=other, kind=kind, source=SOURCE)


def home(identity: str, *members: str) -> Place:
    members_ = tuple(Membership(person=each) for each in members)
    return Place(id=identity, kind=PlaceKind.HOUSEHOLD, members=members_, source=SOURCE)


FAMILIES = [tie("m1", "mother", "c1"), tie("m2", "mother", "c2"), tie("m1", "mother", "b1")]


@pytest.mark.parametrize(
    "fostering",
    [
        [tie("f", "foster carer", "c1"), tie("f", "Foster carer", "c2")],
        [tie("f", "foster mother", "c1"), tie("c2", "foster child", "f")],
    ],
    ids=["told-of-the-carer", "told-of-the-child"],
)
def test_the_other_families_of_a_foster_carer_are_strangers(fostering: list[Relationship]) -> None:
    everybody = people("c1", "c2", "m1", "m2", "b1", "f")
    found = circle_of(everybody, [*FAMILIES, *fostering], [home("h", "f", "c1", "c2")])

    assert {"c1", "m1", "b1", "f"} == found.reached({"c1", "f"}, {"c1"})


def test_a_worker_leads_to_nobody_else_whom_they_work_with() -> None:
    ties = [*FAMILIES, tie("w1", "social worker", "c1"), tie("w1", "social worker", "c2")]

    assert {"c1", "m1", "b1", "w1"} == circle_of(people("c1", "c2", "w1"), ties, []).reached({"c1"}, {"c1"})


def test_a_grandmother_who_fosters_is_family_and_leads_to_hers() -> None:
    ties = [*FAMILIES, tie("g", "foster carer", "c1"), tie("g", "maternal grandmother", "c1"), tie("g", "mother", "u")]

    assert {"c1", "m1", "b1", "g", "u"} == circle_of(people("c1", "g", "u"), ties, []).reached({"c1"}, {"c1"})


def test_a_chronology_about_the_carer_reaches_all_whom_they_cared_for() -> None:
    ties = [*FAMILIES, tie("f", "foster carer", "c1"), tie("f", "foster carer", "c2")]

    assert {"f", "c1", "c2"} <= circle_of(people("f", "c1", "c2"), ties, []).reached({"f"}, {"f"})


def test_who_lives_in_one_home_is_of_one_circle() -> None:
    found = circle_of(people("c1", "x"), [], [home("h", "c1", "x")])

    assert {"c1", "x"} == found.reached({"c1"}, {"c1"})
