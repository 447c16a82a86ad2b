"""Planted pairs: who is joined, who is proposed, who is kept apart."""

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.model import Person, PersonKind, Precision, Source, When
from chronology.people import proposals, settle

PLANTED = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))
_SCHEMES = {"nhs": "NHS number", "upn": "UPN", "la": "LAchildID", "case": "case_number"}


def when(text: str) -> When | None:
    if not text:
        return None
    if len(text) == 4:
        year = int(text)
        return When(earliest=dt.date(year, 1, 1), latest=dt.date(year, 12, 31), edtf=text, precision=Precision.YEAR)
    return When.on(dt.date.fromisoformat(text))


def record(written: str, nth: int) -> Person:
    name, born, more = [part.strip() for part in f"{written}||".split("|")[:3]]
    values = dict(_more(more))
    numbers = [(scheme, values[key]) for key, scheme in _SCHEMES.items() if key in values]
    if "system" in values:
        system, _, value = values["system"].partition(":")
        numbers.append((f"system:{system}", value))
    return Person(
        id=f"p{nth}",
        kind=PersonKind(values.get("kind", "child")),
        name=name,
        known_as=(values["aka"],) if "aka" in values else (),
        identifiers=tuple(numbers),
        born=when(born),
        died=when(values.get("died", "")),
        sex=values.get("sex"),
        source=Source(document=f"document {nth}", locator="1"),
    )


def _more(more: str) -> list[tuple[str, str]]:
    """The settings of a record; a value may hold spaces."""
    found: list[list[str]] = []
    for word in more.split():
        if "=" in word or word == "id":
            found.append([word])
        else:
            found[-1].append(word)
    return [(key, value) for words in found for key, _, value in [" ".join(words).partition("=")]]


def pair(one: str, other: str) -> list[Person]:
    """Two records of two documents; under one id where either is marked so."""
    both = [record(one, 1), record(other, 2)]
    same = any(written.rstrip().endswith("| id") for written in (one, other))
    return [replace(person, id="p1") for person in both] if same else both


def cases(kind: str) -> list[object]:
    return [pytest.param(one, other, id=says) for one, other, says in PLANTED[kind]]


@pytest.mark.parametrize(("one", "other"), cases("joined"))
def test_who_is_certainly_one_is_joined_and_it_is_said_why(one: str, other: str) -> None:
    settled = settle(pair(one, other))
    (person,) = settled.people

    assert (1, True) == (len(person.joined), bool(person.joined[0].basis))
    assert () == proposals(settled.people)


@pytest.mark.parametrize(("one", "other"), cases("proposed"))
def test_who_may_be_one_is_proposed_and_never_joined(one: str, other: str) -> None:
    settled = settle(pair(one, other))
    (proposed,) = proposals(settled.people)

    assert 2 == len(settled.people)
    assert {person.id for person in settled.people} == {proposed.one, proposed.other}
    assert proposed.basis


@pytest.mark.parametrize(("one", "other"), cases("apart"))
def test_who_is_two_is_neither_joined_nor_proposed(one: str, other: str) -> None:
    settled = settle(pair(one, other))

    assert 2 == len(settled.people)
    assert () == proposals(settled.people)


@pytest.mark.parametrize(("one", "other"), [*cases("joined"), *cases("proposed"), *cases("apart")])
def test_either_way_round_is_the_same(one: str, other: str) -> None:
    first, second = pair(one, other)

    assert settle([first, second]) == settle([second, first])
    assert proposals(settle([first, second]).people) == proposals(settle([second, first]).people[::-1])


def test_there_are_many_cases() -> None:
    assert 80 < sum(len(rows) for rows in PLANTED.values())
