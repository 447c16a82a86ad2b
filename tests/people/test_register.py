"""Names as they are written in accounts, and whom they mean."""

import datetime as dt

import pytest

from chronology.model import Involvement, Person, PersonKind, Source, When
from chronology.people import Register, find_subject

SOURCE = Source(document="export.xml", locator="1")


def person(identity: str, name: str, kind: PersonKind = PersonKind.ADULT, **values: object) -> Person:
    return Person(id=identity, name=name, kind=kind, source=SOURCE, **values)


PEOPLE = (
    person("c1", "Ann Pritchard", PersonKind.CHILD, sex="female"),
    person("m1", "Mair Pritchard", sex="female", known_as=("Mair Vaughan", "Mêr")),
    person("f1", "John Pritchard", sex="male"),
    person("u1", "Sam Tudur"),
    person("w1", "Asha Rahman", PersonKind.PROFESSIONAL, sex="female"),
    person("w2", "Huw Vaughan", PersonKind.PROFESSIONAL),
    person("k1", "Kyle Brandt"),
    person("k2", "Kyle Tudur Rees"),
    person("o1", "Rahman Trust", PersonKind.ORGANISATION),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mair Pritchard", "m1"),
        ("mair  PRITCHARD", "m1"),
        ("Mair Vaughan", "m1"),
        ("Mêr", "m1"),
        ("Mair", "m1"),
        ("Kyle", None),
        ("Mrs Pritchard", "m1"),
        ("Ms. Pritchard", "m1"),
        ("Mr Pritchard", "f1"),
        ("Mrs Mair Pritchard", "m1"),
        ("Mr Tudur", "u1"),
        ("Mrs Tudur", "u1"),
        ("Dr Rahman", "w1"),
        ("Dr Pritchard", None),
        ("J. Pritchard", "f1"),
        ("J Pritchard", "f1"),
        ("Mrs M Pritchard", "m1"),
        ("K Brandt", "k1"),
        ("A. Pritchard", "c1"),
        ("AR", "w1"),
        ("K.T.R.", "k2"),
        ("hv", None),
        ("Liz", None),
        ("Trust", None),
    ],
)
def test_a_written_name_means_the_one_person_it_fits(written: str, meant: str | None) -> None:
    assert meant == Register(PEOPLE).named(written)


def test_a_name_a_reviewer_told_apart_from_somebody_is_not_theirs() -> None:
    register = Register(PEOPLE, apart=[frozenset(("f1", "name:j-pritchard"))])

    assert "name:j-pritchard" == register.involve(Involvement(person="J Pritchard"), SOURCE).person


def test_a_name_a_reviewer_gave_to_somebody_is_theirs() -> None:
    register = Register(PEOPLE, {"name:kyle": "k1"})

    assert "k1" == register.involve(Involvement(person="Kyle"), SOURCE).person
    assert {} == register.added


def test_a_text_that_leaves_a_middle_name_out_means_who_has_it() -> None:
    assert "k2" == Register(PEOPLE).named("Kyle Rees")


def test_a_constables_number_is_no_part_of_the_name() -> None:
    assert "w2" == Register([person("w2", "Huw Rees", PersonKind.PROFESSIONAL)]).named("PC 412 Rees")


def test_whom_only_a_text_names_in_a_role_at_work_is_a_professional() -> None:
    register = Register(PEOPLE)
    for name, role in (("Sarah Bevan", "health visitor"), ("Dave Unknown", "mother's partner")):
        register.involve(Involvement(person=name, role=role), SOURCE)

    assert [PersonKind.PROFESSIONAL, PersonKind.UNKNOWN] == [each.kind for each in register.added.values()]


def test_a_title_with_an_initial_can_be_the_one_adult_an_entry_is_about_and_no_child() -> None:
    register = Register(PEOPLE)

    assert "f1" == register.initials_of("f1")["name:mr-p"]
    assert "name:mrs-p" not in register.initials_of("f1")
    assert {} == register.initials_of("c1")


def test_of_two_of_one_name_the_day_of_birth_that_is_asked_for_says_who_is_meant():
    older, younger = (
        Person(
            id=f"name:rowan-example@{day}",
            name="Rowan Example",
            born=When.on(dt.date.fromisoformat(day)),
            source=SOURCE,
        )
        for day in ("2008-06-02", "2011-02-19")
    )

    assert find_subject([older, younger], "Rowan Example") is None
    assert younger == find_subject([older, younger], "Rowan Example", dt.date(2011, 2, 19))


def test_whom_a_document_tells_apart_from_another_of_the_name_the_bare_name_does_not_mean():
    apart = Person(id="name:rowan-sample@1961", name="Rowan Sample", source=SOURCE)

    assert Register([apart]).named("Rowan Sample") is None


def test_a_given_name_that_somebody_has_by_another_name_of_theirs_is_not_the_other_s_alone():
    known = person("c1", "Theodore Example", known_as=("Theo Sample",))

    assert "h1" == Register([person("h1", "Theo Hale")]).named("Theo")
    assert Register([known, person("h1", "Theo Hale")]).named("Theo") is None
    assert "c1" == Register([known]).named("Theo")
