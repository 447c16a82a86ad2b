"""Whom the front sheet's name means among those of a case: all that can only be them, and nobody who may be somebody else."""

import datetime as dt

import pytest

from chronology.model import Person, PersonKind, Source, When
from chronology.pipeline.called_so import called_so

SOURCE = Source(document="notes.txt", locator="line 1")
BORN = When.on(dt.date(2014, 2, 9))


def somebody(
    name: str, born: When | None = None, *known_as: str, identity: str = "", kind: PersonKind = PersonKind.UNKNOWN
) -> Person:
    own = identity or f"name:{name.casefold().replace(' ', '-')}"
    return Person(id=own, name=name, born=born, known_as=known_as, kind=kind, source=SOURCE)


SHEET = somebody("Theodora Mair Example", BORN, identity="subject")


@pytest.mark.parametrize(
    "other",
    [
        somebody("Theodora Example"),
        somebody("Theodora M Example"),
        somebody("Theo Example"),
        somebody("Theodora Exam"),
        somebody("Theodora Sample", BORN),
        somebody("Dora Sample", BORN),
    ],
    ids=lambda each: each.name,
)
def test_a_name_that_can_only_be_the_subject_s_is_the_subject_s(other: Person) -> None:
    same, others = called_so([other, somebody("Huw Example")], SHEET)

    assert ([], [other]) == (same, others)


@pytest.mark.parametrize(
    ("other", "beside"),
    [
        (somebody("Theo Example"), somebody("Theodore Example")),
        (somebody("Theodora Example"), somebody("Theodora Haf Example")),
        (somebody("Theodora Exam"), somebody("Theodora Exampleton")),
    ],
    ids=["a-brother-of-the-short-form", "another-middle-name", "another-family-name"],
)
def test_a_name_that_may_be_another_s_is_nobody_s(other: Person, beside: Person) -> None:
    assert other not in called_so([other, beside], SHEET)[1]


@pytest.mark.parametrize(
    "other",
    [
        somebody("Theodora Sample"),
        somebody("Theodora Sample", When.on(dt.date(2014, 9, 2))),
        somebody("Huw Sample", BORN),
        somebody("Theodora Sample", BORN, identity="4711"),
        somebody("Theo Example", kind=PersonKind.PROFESSIONAL),
    ],
    ids=["no-birth", "another-birth", "a-twin", "of-a-system", "at-work"],
)
def test_another_family_name_is_the_subject_s_by_the_given_name_and_the_birth_alone(other: Person) -> None:
    assert ([], []) == called_so([other], SHEET)


def test_what_a_file_says_the_subject_is_called_besides_is_the_subject() -> None:
    head = somebody("Theodora Mair Example", BORN, "Theo Sample", "Teddy")
    besides, other = somebody("Theo Sample"), somebody("Teddy Sample")

    assert ([head], [besides]) == called_so([head, besides, other], SHEET)
