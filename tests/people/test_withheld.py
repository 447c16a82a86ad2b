"""A place that would lead to somebody whose address is protected is not named."""

import pytest

from chronology.model import Membership, Person, Place, PlaceKind, Source
from chronology.people import withheld, withheld_names

SOURCE = Source(document="export.xml", locator="/p")
SHELTERED = Person(id="c1", name="Ann Example", protected_address=True, source=SOURCE)
OTHER = Person(id="c2", name="Ben Example", source=SOURCE)


def place(kind: PlaceKind, *members: str, protected: bool = False) -> Place:
    return Place(
        id="pl",
        kind=kind,
        name="Ysgol Tŷ Gŵyl",
        protected=protected,
        members=tuple(Membership(person=person) for person in members),
        source=SOURCE,
    )


@pytest.mark.parametrize("kind", [PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS, PlaceKind.SCHOOL, PlaceKind.PLACEMENT])
def test_where_a_protected_person_lives_or_learns_is_withheld(kind: PlaceKind) -> None:
    assert withheld(place(kind, "c2", "c1"), (SHELTERED, OTHER))
    assert not withheld(place(kind, "c2"), (SHELTERED, OTHER))


def test_a_hospital_that_a_protected_person_used_is_not() -> None:
    assert not withheld(place(PlaceKind.SETTING, "c1"), (SHELTERED, OTHER))


def test_a_protected_place_is_withheld_whoever_is_there() -> None:
    assert withheld(place(PlaceKind.SETTING, "c2", protected=True), (OTHER,))


def test_names_are_compared_as_they_are_meant() -> None:
    assert frozenset({"ysgol tŷ gŵyl"}) == withheld_names((place(PlaceKind.SCHOOL, "c1"),), (SHELTERED,))
    assert frozenset() == withheld_names((place(PlaceKind.SCHOOL, "c1"),), (OTHER,))
