"""Numbers that name one person, and what only stands in place of one."""

import pytest

from chronology.model import Person, Source
from chronology.people.identifiers import all_bare, bare, held, is_placeholder, scheme_of


def sound(scheme: str, value: str) -> list[bool]:
    person = Person(id="p", identifiers=((scheme, value),), source=Source(document="d", locator="1"))
    return [each.sound for each in held(person)]


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        ("NHS", "943 476 5919", [True]),
        ("nhs_number", "9434765919", [True]),
        ("NHS Number", "9434765918", [False]),
        ("NHS", "94347659", [False]),
        ("NHS", "9999999999", []),
        ("NHS", "0000000000", []),
        ("NHS", "unknown", []),
        ("UPN", "W820001219001", [True]),
        ("UPN", "A820001219001", [False]),
        ("UPN", "UN1", []),
        ("UPN", "UN10", []),
        ("FormerUPN", "w820001219001", [True]),
        ("LAchildID", "A10234", [True]),
        ("LAchildID", "12", [False]),
        ("case_number", "GCC-1", []),
        ("system:mosaic", "1", []),
        ("system:mosaic", "88123", [True]),
        ("NI number", "QQ 12 34 56 C", [True]),
        ("", "1234567", []),
    ],
)
def test_a_number_is_sound_wrong_or_none(scheme: str, value: str, expected: list[bool]) -> None:
    assert expected == sound(scheme, value)


@pytest.mark.parametrize("value", ["", "0", "N/K", "not known", "TBC", "UN3", "1111111111", "-"])
def test_placeholders_are_known(value: str) -> None:
    assert is_placeholder(value)


def test_a_scheme_is_known_by_any_of_its_names() -> None:
    assert scheme_of("NHS no.") is scheme_of("nhs_number")


@pytest.mark.parametrize(
    "written",
    [
        [],
        [""],
        ["100007", "A100007"],
        ["a 10-0.00/7", "01/02/2015", "", "straße", "ſ_ı"],
        ["10\0007", "01/02"],
    ],
)
def test_many_are_told_as_each_is(written: list[str]) -> None:
    assert [*map(bare, written)] == [*all_bare(written)]
