"""Children told of by a letter in a column of children seen are those of the family whom the letter can only mean."""

from chronology.model import Involvement, Person, PersonKind, Relationship, Source
from chronology.pipeline.lettered import by_letter, children_near

SOURCE = Source(document="d", sha256="", locator="1")


def child(identity: str, name: str, kind: PersonKind = PersonKind.CHILD) -> Person:
    return Person(id=identity, kind=kind, name=name, source=SOURCE)


def sister(one: str, other: str) -> Relationship:
    return Relationship(from_person=one, to_person=other, kind="sibling", source=SOURCE)


FAMILY = [child("c1", "Mali Prosser"), child("c2", "Cai Prosser"), child("m1", "Olwen Prosser", PersonKind.ADULT)]
KIN = [sister("c1", "c2"), sister("m1", "c1")]


def seen(*letters: str, people: list[Person] = FAMILY, kin: list[Relationship] = KIN) -> dict[str, str]:
    parts = [Involvement(person=letter, involvement="seen") for letter in letters]
    return {part.person: part.involvement for part in by_letter(parts, children_near(frozenset({"c1"}), people, kin))}


def test_a_letter_means_the_child_of_the_family_whose_name_begins_with_it() -> None:
    assert {"c1": "seen", "c2": "seen"} == seen("M", "C")


def test_a_letter_that_two_children_share_or_none_has_means_nobody() -> None:
    twins = [*FAMILY, child("c3", "Mabli Prosser")]

    assert {"c2": "seen"} == seen("M", "C", people=twins, kin=[*KIN, sister("c1", "c3")])
    assert {} == seen("X")


def test_a_letter_means_no_adult_and_no_child_of_another_family() -> None:
    assert {} == seen("O", "T", people=[*FAMILY, child("x", "Tom Vaughan")])


def test_who_is_named_otherwise_stays_as_named() -> None:
    parts = [Involvement(person="M", role="subject"), Involvement(person="Mali", involvement="seen")]

    assert parts == [*by_letter(parts, {"M": "c1"})]
