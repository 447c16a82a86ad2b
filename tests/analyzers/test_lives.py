"""Whose events are whose: what befalls a parent is in the life of the child, what services do with the parent is not."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, key, when

from analyzers.lives import lives
from chronology.model import Chronology, Event, Involvement, Kind, Person, PersonKind, Relationship

MOTHER = Person(id="mam", name="Mam", kind=PersonKind.ADULT, born=when("1988-02-29"), source=SOURCE)
BROTHER = Person(id="brawd", name="Brawd", kind=PersonKind.CHILD, source=SOURCE)
IS_MOTHER = Relationship(from_person="mam", to_person="c1", kind="mother", source=SOURCE)
IS_BROTHER = Relationship(from_person="brawd", to_person="c1", kind="brother", source=SOURCE)


def _case(*events: Event) -> Chronology:
    return chronology(*events, people=(CHILD, MOTHER, BROTHER), relationships=(IS_MOTHER, IS_BROTHER))


def _life(case: Chronology) -> list[str]:
    (life,) = lives(case)
    return [event.key for event in life.events]


@pytest.mark.parametrize("kind", [Kind.OVERDOSE, Kind.EVICTION, Kind.ARREST, Kind.DEATH, Kind.PROGRAMME_COMPLETED])
def test_what_befalls_a_parent_is_in_the_life_of_the_child(kind: Kind) -> None:
    assert _life(_case(event("a", "2021-03-01", kind, about="mam"))) == [key("a")]


@pytest.mark.parametrize("kind", [Kind.CASE_CLOSED, Kind.ASSESSMENT_STARTED, Kind.CARE_AND_SUPPORT_REVIEW])
def test_what_a_service_does_with_a_parent_as_its_client_is_not(kind: Kind) -> None:
    assert _life(_case(event("a", "2021-03-01", kind, about="mam"))) == []


def test_what_befell_a_parent_as_a_child_and_their_own_birth_are_not() -> None:
    assert _life(_case(event("a", "2006-02-28", Kind.ORDER_MADE, about="mam"))) == []
    assert _life(_case(event("a", "2006-03-01", Kind.ORDER_MADE, about="mam"))) == [key("a")]
    assert _life(_case(event("a", "1988-02-29", Kind.BIRTH, about="mam"))) == []


def test_a_birth_to_a_parent_and_a_parents_death_are_the_childs() -> None:
    mother = Involvement(person="mam", role="mother")

    assert _life(_case(event("a", "2015-01-01", Kind.BIRTH, about="brawd", people=(mother,)))) == [key("a")]
    assert _life(_case(event("a", "2021-01-01", Kind.DEATH, about="mam"))) == [key("a")]


def test_what_befalls_a_brother_is_not_the_childs() -> None:
    assert _life(_case(event("a", "2021-03-01", Kind.INJURY, about="brawd"))) == []


def test_where_the_child_is_named_as_affected_it_is_theirs_whoever_it_is_about() -> None:
    affected = Involvement(person="c1", role="child affected")
    stranger = event("a", "2021-03-01", Kind.ARREST, about="kyle", people=(affected,))

    assert _life(_case(stranger)) == [key("a")]
    assert _life(_case(event("a", "2021-03-01", Kind.ARREST, about="kyle"))) == []


def test_an_adults_life_holds_what_is_about_them() -> None:
    adult = replace(CHILD, kind=PersonKind.ADULT)
    case = chronology(
        event("a", "2021-03-01", Kind.OVERDOSE, about="mam"), people=(adult, MOTHER), relationships=(IS_MOTHER,)
    )

    assert _life(case) == []


def test_the_same_lives_serve_all_analyzers_and_another_case_has_its_own() -> None:
    case = _case(event("a", "2021-03-01", Kind.INJURY))

    assert lives(case) is lives(replace(case, findings=()))
    assert lives(case) is not lives(_case(event("a", "2021-03-01", Kind.INJURY)))
