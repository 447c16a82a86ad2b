"""A short form with the family name is the one person whom it can only mean; two real people stay two."""

import pytest

from chronology.model import Person, Source
from chronology.people import shortly_named, unknown_id

SOURCE = Source(document="n.txt", locator="")


def meant(*names, subjects=(), roles=None, apart=(), beside=False, **more):
    people = [Person(id=unknown_id(name), name=name, source=SOURCE, **more) for name in names]
    of_kin = {unknown_id(name): frozenset(role) for name, role in (roles or {}).items()}
    found = shortly_named(people, set(map(unknown_id, subjects)), of_kin, apart, lambda *_: beside)
    return {one.removeprefix("name:"): other.removeprefix("name:") for one, other in found.items()}


@pytest.mark.parametrize(("short", "whole"), [("Kath Prys", "PRYS, Kathleen"), ("Gwen Prys", "Gwenllian Prys")])
def test_a_short_form_is_the_one_it_is_known_for(short, whole):
    assert {unknown_id(short)[5:]: unknown_id(whole)[5:]} == meant(short, whole)


@pytest.mark.parametrize(
    "names",
    [
        ("Paul Prys", "Pauline Prys"),
        ("Jack Prys", "John Prys"),
        ("Mari Prys", "Maria Prys"),
        ("Liam Prys", "William Prys"),
        ("Des Prys", "Derek Prys"),
        ("Kath Prys", "Kathleen Rees"),
        ("Kath Prys", "Kathryn Prys", "Kathleen Prys"),
        ("Kath Prys", "Kathy Prys", "Kathleen Prys"),
    ],
)
def test_names_of_their_own_and_names_that_fit_two_are_left(names):
    assert {} == meant(*names)


def test_a_mother_is_not_the_subject_who_is_called_as_she_is():
    names = ("Gwen Prys", "Gwenllian Prys")

    assert {} == meant(*names, subjects=names[1:], roles={"Gwen Prys": {"mother"}})
    assert {} == meant(*names, roles={"Gwen Prys": {"mother"}, "Gwenllian Prys": {"aunt"}})


def test_two_whom_one_sentence_names_are_two():
    assert {} == meant("Gwen Prys", "Gwenllian Prys", beside=True)


def test_two_whom_a_reviewer_or_a_relationship_tells_apart_are_two():
    pair = frozenset(map(unknown_id, ("Gwen Prys", "Gwenllian Prys")))

    assert {} == meant("Gwen Prys", "Gwenllian Prys", apart=[pair])


def test_a_head_that_gives_both_names_of_one_does_not_make_two_of_them():
    """ "EXAMPLE, Theodore (Theo)" has both in a sentence: elsewhere he is recorded as Theo Sample."""
    assert {} == meant("Theo Example", "Theodore Example", beside=True)

    people = [
        Person(id="name:theo-example", name="Theo Example", source=SOURCE),
        Person(id="c1", name="Theodore Example", known_as=("Theo Sample",), source=SOURCE),
    ]
    assert {"name:theo-example": "c1"} == shortly_named(people, {"c1"}, {}, (), lambda *_: True)
