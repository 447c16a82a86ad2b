"""Whose file a service keeps by its first lines, without a birth: whoever of the case can only be meant."""

import pytest

from chronology.model import Person, PersonKind, Reading, Source
from chronology.pipeline.kept_on import kept_on
from importers.notes.whose import client

SOURCE = Source(document="file.txt", locator="line 1")
ANN = Person(id="ann", name="Ann ELLIS", kind=PersonKind.ADULT, source=SOURCE)
KIT = Person(id="kit", name="Kit ELLIS", kind=PersonKind.CHILD, source=SOURCE)
NURSE = Person(id="nurse", name="Alex Evans", kind=PersonKind.PROFESSIONAL, source=SOURCE)
TOM = Person(id="tom", name="Tom Ellis", kind=PersonKind.ADULT, source=SOURCE)


def meant(said: str, *people: Person) -> list[str]:
    reading = Reading(document="file.txt", unit="lines", found=1, accounted=1, kept_on=said)
    return [each.id for each in kept_on([reading], people or (ANN, KIT, NURSE, TOM)).values()]


@pytest.mark.parametrize("said", ["Ann E", "A. Ellis", "Miss A Ellis", "Ann Ellis", "AE", "Ann"])
def test_the_client_of_a_file_is_whoever_alone_is_called_so(said: str) -> None:
    assert ["ann"] == meant(said)


@pytest.mark.parametrize("said", ["", "Kit E", "T", "Bea Ellis", "ELLIS Ann", "B.E."])
def test_a_child_nobody_and_a_single_letter_are_no_grown_client(said: str) -> None:
    assert [] == meant(said)


def test_where_two_may_be_meant_nobody_is() -> None:
    assert [] == meant("A Ellis", ANN, Person(id="alf", name="Alf Ellis", kind=PersonKind.CHILD, source=SOURCE))


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("DRUG SERVICE   |   Client: Ann E   |   Worker: J Hale\n", "Ann E"),
        ("Outreach log        client AE        worker Joan\n", "AE"),
        ("Attendance summary, N. Hale, 14 March 2024      Client: A. Ellis\n", "A. Ellis"),
        ("Please remember this log is the client's.\n", ""),
        ("The client Ann was in.\n", ""),
    ],
)
def test_the_head_of_a_services_file_says_whose_it_is(head: str, said: str) -> None:
    assert said == client(head)
