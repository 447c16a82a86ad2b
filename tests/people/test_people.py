import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import source

from chronology.model import Involvement, Person, PersonKind, When
from chronology.people import Register, find_subject, plain, settle, slipped


def person(identity: str, name: str = "", **values: object) -> Person:
    return Person(id=identity, name=name, **{"source": source(), **values})


def test_the_same_person_read_twice_is_one_with_what_both_say():
    first = person("p1", "Ann Example", kind=PersonKind.CHILD)
    second = person("p1", "Ann Example", born=When.on(dt.date(2014, 5, 1)), source=source("other"))
    (one,) = settle([first, second]).people

    assert one.kind is PersonKind.CHILD
    assert one.born is not None


def test_two_people_with_one_id_in_two_systems_are_told_apart():
    settled = settle([person("p1", "Ann Example"), person("p1", "Bob Other", source=source("the police"))])

    assert ["p1", "p1@the police"] == [one.id for one in settled.people]
    assert {("the police", "p1"): "p1@the police"} == settled.renamed


def test_a_protected_address_in_any_source_protects():
    settled = settle([person("p1"), person("p1", protected_address=True, source=source("other"))])

    assert settled.people[0].protected_address


def test_a_written_name_finds_the_one_person_who_has_it():
    register = Register([person("p1", "Ann Example"), person("w1", "Mair Worker", known_as=("Mair the school",))])

    assert ["p1", "p1", "w1"] == [register.named(name) for name in ("ann example", "Ann", "Mair the School")]


def test_a_name_that_fits_two_people_fits_none():
    register = Register([person("p1", "Ann Example"), person("p2", "Ann Other")])

    assert register.named("Ann") is None
    assert register.named("Ann Other") == "p2"


def test_a_name_nobody_recorded_becomes_one_person_of_unknown_kind_however_often_it_is_written():
    register = Register([])
    parts = [register.involve(Involvement(person=name), source()) for name in ("Kyle B.", "kyle b")]

    assert len({part.person for part in parts}) == 1
    (added,) = register.added.values()
    assert added.kind is PersonKind.UNKNOWN


def test_a_subject_is_found_by_id_identifier_or_full_name_and_never_by_half_a_name():
    people = [person("p1", "Ann Example", identifiers=(("NHS", "123"),)), person("p2", "Bob Example")]

    assert ["p1", "p1", "p1", None] == [
        found and found.id for found in (find_subject(people, w) for w in ("p1", "123", "ann EXAMPLE", "Example"))
    ]


@given(st.lists(st.builds(person, st.sampled_from(["p1", "p2"]), st.sampled_from(["", "Ann", "Bob", "Cai"]))))
def test_settling_loses_nobody_and_gives_everybody_an_id_of_their_own(people):
    settled = settle(people).people
    names = {plain(one.name) for one in people if one.name}

    assert len({one.id for one in settled}) == len(settled)
    assert names <= {plain(one.name) for one in settled}


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("2020-06-14", "2020-04-16", True),
        ("2020-06-14", "2020-06-15", True),
        ("2020-06-14", "2020-06-14", False),
        ("2020-06-14", "2019-06-14", False),
        ("2020-06-14", "2020-09-23", False),
    ],
)
def test_a_birth_is_a_slip_of_another_by_one_figure_or_by_figures_changed_over(one, other, is_slip):
    first, second = (Person(id="p", born=When.on(dt.date.fromisoformat(day)), source=source()) for day in (one, other))

    assert is_slip == slipped(first, second)
