"""Heads that name somebody by more and by less of one name name one person, where nothing speaks against it."""

import datetime as dt
from dataclasses import replace

import pytest

from chronology.model import Person, PersonKind, Relationship, Source, When
from chronology.people import settle, settle_fuller, unknown_id

SOURCE = Source(document="n.txt", locator="")
BORN = When.on(dt.date(1961, 4, 3))
LATER = When.on(dt.date(1990, 4, 3))


def named(name, **more):
    return Person(id=unknown_id(name), name=name, source=SOURCE, **more)


def ids(*people, ties=(), told=()):
    settled = settle_fuller(settle(people), ties, told)
    return {one.id.removeprefix("name:") for one in settled.people}


def tie(one, kind, other):
    return Relationship(from_person=unknown_id(one), to_person=unknown_id(other), kind=kind, source=SOURCE)


FULL = named("MARLAIS, Tobias Owen", known_as=("Toby",), born=BORN)


@pytest.mark.parametrize("less", ["Tobias Marlais", "Toby M", "Toby Marlais"])
def test_a_name_with_less_of_it_is_the_one_it_can_only_be(less):
    assert {"tobias-owen-marlais"} == ids(FULL, named(less))


def test_who_is_joined_keeps_the_name_and_says_why():
    (one,) = settle_fuller(settle([FULL, named("Tobias Marlais")]), (), ()).people

    assert "Tobias Marlais" in one.known_as
    assert unknown_id("Tobias Marlais") == one.joined[0].id


@pytest.mark.parametrize(
    "other",
    [
        named("Tobias Marlais", born=LATER),
        named("Tobias Marlais", is_subject=True),
        Person(id="p1", name="Tobias Marlais", source=SOURCE),
        named("Tobias John Marlais"),
        named("Tomos Marlais"),
    ],
)
def test_whom_anything_tells_apart_stays_apart(other):
    assert 2 == len(ids(FULL, other))


def test_a_father_and_his_son_are_two():
    assert 2 == len(ids(FULL, named("Tobias Marlais"), ties=[tie("Tobias Marlais", "father", "Tobias Owen Marlais")]))


def test_a_name_that_two_fit_is_neither():
    assert 3 == len(ids(named("Tobias Owen Marlais"), named("Tobias Huw Marlais"), named("Tobias Marlais")))


def test_of_whom_a_reviewer_has_said_who_they_are_nothing_is_joined():
    assert 2 == len(ids(FULL, named("Tobias Marlais"), told={unknown_id("Tobias Marlais")}))


def test_a_child_and_a_worker_of_one_name_are_two():
    worker = named("Tobias Marlais", kind=PersonKind.PROFESSIONAL)

    assert 2 == len(ids(named("Tobias Owen Marlais", kind=PersonKind.CHILD), worker))


@pytest.mark.parametrize(("document", "count"), [("n.txt", 2), ("m.txt", 1)])
def test_two_lines_of_one_head_are_two_people_and_lines_of_two_heads_may_be_one(document, count):
    full = replace(FULL, source=Source(document="n.txt", locator="line 2"))
    less = replace(named("Tobias Marlais"), source=Source(document=document, locator="line 3"))

    assert count == len(ids(full, less))
