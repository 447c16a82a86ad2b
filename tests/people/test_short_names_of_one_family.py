"""Short forms with one family name: those that nobody is christened are the longer name's, others are asked of."""

import pytest

from chronology.model import Person, Source
from chronology.people import name_table, proposals, shortly_named, unknown_id
from chronology.people.names import are_forms

SOURCE = Source(document="n.txt", locator="")


def people(*names):
    return [Person(id=unknown_id(name), name=name, source=SOURCE) for name in names]


def joined(*names):
    found = shortly_named(people(*names), (), {}, (), lambda *_: False)
    return {one.removeprefix("name:"): other.removeprefix("name:") for one, other in found.items()}


def asked(*names):
    return [{each.one, each.other} for each in proposals(people(*names))]


@pytest.mark.parametrize(
    ("short", "whole"), [("Gaz Meller", "Gary Meller"), ("Daz Pugh", "Darren Pugh"), ("Shaz Noakes", "Sharon Noakes")]
)
def test_what_nobody_is_christened_is_short_for_the_longer_name(short, whole):
    assert {unknown_id(short)[5:]: unknown_id(whole)[5:]} == joined(short, whole)


@pytest.mark.parametrize(
    "names",
    [("Gaz Meller", "Gary Meller", "Gareth Meller"), ("Gaz Meller", "Gazza Meller"), ("Jim Askew", "James Askew")],
)
def test_what_fits_two_and_what_is_a_name_of_its_own_is_not(names):
    assert {} == joined(*names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jim Askew", "James Askew"),
        ("Sandy Tibb", "Sandra Tibb"),
        ("Deb Noakes", "Debbie Noakes"),
        ("Dai Rees", "Dafydd Rees"),
    ],
)
def test_two_of_one_family_name_who_are_only_named_are_asked_of(one, other):
    assert [{unknown_id(one), unknown_id(other)}] == asked(one, other)


@pytest.mark.parametrize("names", [("Jim Askew", "James Tibb"), ("Jim", "James Askew"), ("J Askew", "James Askew")])
def test_and_no_others_who_are_only_named(names):
    assert [] == asked(*names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kev", "kevin"),
        ("trev", "trefor"),
        ("shaz", "sharon"),
        ("bev", "beverley"),
        ("angie", "angela"),
        ("nye", "aneurin"),
        ("bron", "bronwen"),
        ("hywel", "howell"),
        ("callum", "calum"),
        ("viv", "vivienne"),
    ],
)
def test_forms_that_are_common_here_are_known(one, other):
    assert are_forms(one, other)


def test_every_short_form_is_short_for_something():
    table = name_table()

    assert all(
        any(rows & table.forms[other] for other in table.forms if other not in table.only_short)
        for rows in map(table.forms.get, table.only_short)
    )
