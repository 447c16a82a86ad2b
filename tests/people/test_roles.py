"""Role words, and whom they mean to whom an entry is about."""

import datetime as dt

import pytest

from chronology.model import Person, PersonKind, Relationship, Source, When
from chronology.people import Kinship, by_role_only, role_of, siblings
from chronology.people.names import parts_of
from chronology.people.roles import relations

SOURCE = Source(document="export.xml", locator="1")
DAY = When.on(dt.date(2021, 3, 4))


def person(identity: str, sex: str | None = None, kind: PersonKind = PersonKind.ADULT, **values: object) -> Person:
    return Person(id=identity, name=f"{identity.title()} Example", sex=sex, kind=kind, source=SOURCE, **values)


def worker(identity: str, title: str, agency: str = "") -> Person:
    details = (("job title", title), *((("agency", agency),) if agency else ()))
    return person(identity, kind=PersonKind.PROFESSIONAL, details=details)


def related(start: str, kind: str, end: str, **values: object) -> Relationship:
    return Relationship(from_person=start, to_person=end, kind=kind, source=SOURCE, **values)


PEOPLE = (
    person("c1", "female", PersonKind.CHILD),
    person("c2", "male", PersonKind.CHILD),
    person("c3", None, PersonKind.CHILD),
    person("mair", "female"),
    person("huw", "male"),
    person("dai", "male"),
    person("gwen", "female"),
    person("nest", "female", died=When.on(dt.date(2015, 1, 1))),
    person("taid", "male"),
    person("kyle", "male"),
    person("rosie", "female"),
    person("step", "male"),
    worker("hv1", "Health Visitor", "Health Board"),
    worker("sw1", "Social Worker", "Council"),
    worker("sw2", "Student Social Worker", "Council"),
    worker("gp1", "GP"),
    worker("gp2", "GP", "Example Surgery"),
)
TIES = (
    related("mair", "mother", "c1"),
    related("mair", "mother", "c2"),
    related("c3", "child", "mair"),
    related("huw", "father", "c1"),
    related("dai", "parent", "c2"),
    related("gwen", "mother", "mair"),
    related("taid", "father", "mair"),
    related("nest", "mother", "huw"),
    related("kyle", "partner", "mair", when=When.on(dt.date(2020, 1, 1)), until=When.on(dt.date(2022, 1, 1))),
    related("mair", "partner", "huw", until=When.on(dt.date(2018, 1, 1))),
    related("rosie", "foster carer", "c2"),
    related("step", "stepfather", "c1"),
)
KIN = Kinship(PEOPLE, (*TIES, *siblings(PEOPLE, TIES)))


@pytest.mark.parametrize(
    ("word", "subject", "meant"),
    [
        ("Mum", "c1", "mair"),
        ("Mam", "c2", "mair"),
        ("the mother", "c3", "mair"),
        ("Dad", "c1", "huw"),
        ("Tad", "c2", "dai"),
        ("dad", "c3", None),
        ("MGM", "c1", "gwen"),
        ("maternal grandmother", "c2", "gwen"),
        ("MGF", "c1", "taid"),
        ("PGM", "c1", None),
        ("Nain", "c1", "gwen"),
        ("Mamgu", "c2", "gwen"),
        ("Taid", "c1", "taid"),
        ("step-dad", "c1", "step"),
        ("Stepdad", "c2", None),
        ("Mum's partner", "c1", "kyle"),
        ("mum’s boyfriend", "c2", "kyle"),
        ("foster carer", "c2", "rosie"),
        ("foster dad", "c2", None),
        ("sister", "c2", None),
        ("brother", "c1", None),
        ("sibling", "c1", None),
        ("HV", "c1", "hv1"),
        ("SW", "c1", "sw1"),
        ("IRO", "c1", None),
        ("GP", "c1", None),
        ("Mum", "nobody", None),
    ],
)
def test_a_role_is_the_one_person_recorded_as_that(word: str, subject: str, meant: str | None) -> None:
    role = role_of(word)

    assert role is not None
    assert meant == KIN.meant(role, subject, DAY)


def test_a_sister_is_one_of_two_siblings_only_where_the_other_is_known_to_be_a_brother() -> None:
    people = (*PEOPLE[:2], *PEOPLE[3:])
    kin = Kinship(people, (*TIES, *siblings(people, TIES)))
    role = role_of("chwaer")

    assert role is not None
    assert "c1" == kin.meant(role, "c2", DAY)


@pytest.mark.parametrize(("day", "meant"), [("2019-06-01", None), ("2021-06-01", "kyle"), ("2023-06-01", None)])
def test_a_partner_is_the_one_of_that_day(day: str, meant: str | None) -> None:
    role = role_of("mum's partner")

    assert role is not None
    assert meant == KIN.meant(role, "c1", When.on(dt.date.fromisoformat(day)))


def test_an_agency_tells_two_of_one_profession_apart() -> None:
    role = role_of("GP")

    assert role is not None
    assert "gp2" == KIN.meant(role, "c1", DAY, "Example Surgery")


@pytest.mark.parametrize("word", ["Ann", "Police", "school", "mumbles", "", "Kyle's mum's friend"])
def test_other_words_are_no_roles(word: str) -> None:
    assert role_of(word) is None


def test_somebody_known_only_by_role_is_one_for_each_subject_and_says_so() -> None:
    role = role_of("nain")
    assert role is not None
    first, again, other = (by_role_only(role, subjects, SOURCE) for subjects in (["c1"], ["c1"], ["c2"]))

    assert first == again
    assert first.id != other.id
    assert ("identified", "no: the record has only the role") in first.details
    assert PersonKind.UNKNOWN is first.kind


def test_no_way_of_a_role_leads_through_a_relation_that_tells_nothing() -> None:
    assert all(known.kinds for known in relations().values())


# ---- siblings ----------------------------------------------------------------------------------------------------


def test_children_of_one_recorded_mother_are_siblings_and_it_is_said_why() -> None:
    found = {(each.from_person, each.to_person): (each.kind, each.basis) for each in siblings(PEOPLE, TIES)}

    assert {
        ("c1", "c2"): ("half-sibling", "the same mother recorded for both, and a different father"),
        ("c1", "c3"): ("sibling", "the same mother recorded for both"),
        ("c2", "c3"): ("sibling", "the same mother recorded for both"),
    } == {pair: told for pair, told in found.items() if pair[0].startswith("c")}


def test_what_is_recorded_of_two_is_not_said_again() -> None:
    found = siblings(PEOPLE, (*TIES, related("c2", "half-brother", "c1")))

    assert not any({"c1", "c2"} == {each.from_person, each.to_person} for each in found)


def test_a_parent_nobody_knows_makes_no_siblings() -> None:
    unknown = Person(id="u", name="Unknown", source=SOURCE)
    ties = (related("u", "father", "c1"), related("u", "father", "c2"))

    assert () == siblings((*PEOPLE[:3], unknown), ties)


def test_one_family_name_makes_no_siblings() -> None:
    assert () == siblings(PEOPLE, ())


def test_names_are_taken_apart_as_they_are_meant() -> None:
    assert ["aprhys", "berg", "vanderberg"] == [
        parts_of(name).family for name in ("Dafydd ap Rhys", "Anna Berg", "Anna van der Berg")
    ]
