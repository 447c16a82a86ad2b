"""A withheld name that is misspelt, a house's number without its street and a friend in no list are not printed."""

import pytest
from casebuilding import CHILD, SOURCE, chronology, event

from chronology.model import Chronology, Cover, Kind, Person, PersonKind
from chronology.redaction import redact

MOTHER = Person(id="m1", name="Hannah Corrie", kind=PersonKind.ADULT, source=SOURCE)
WORKER = Person(id="w1", name="Joanna Carrick", kind=PersonKind.PROFESSIONAL, source=SOURCE)
ADDRESS = "Lives at 22 Larkspur Gardens, Ely. Dean must not know the address."


def case(
    *facts: str, people: tuple[Person, ...] = (), profile: str = "conference", withhold: str = "Hannah Corrie"
) -> Chronology:
    events = [event(str(nth), "2021-03-03", Kind.VISIT, fact=fact) for nth, fact in enumerate(facts)]
    cover = Cover(withhold=(withhold,) if withhold else ())
    return chronology(*events, people=(CHILD, MOTHER, WORKER, *people), profile=profile, cover=cover)


def facts(*told: str, **wishes: str) -> str:
    return " ".join(each.fact for each in redact(case(*told, **wishes)).chronology.events)


@pytest.mark.parametrize("written", ["Hanah", "Hannnah", "Corry", "Corie", "Hannah Corry", "Mrs Corrrie"])
def test_a_withheld_name_that_is_misspelt_is_taken_out(written: str) -> None:
    assert written.rsplit(maxsplit=1)[-1] not in facts(f"Spoke to {written} today.")


@pytest.mark.parametrize("written", ["Joanna", "Carrick", "Harriet", "Cherry", "Corner", "Conference"])
def test_another_s_name_and_another_word_are_not(written: str) -> None:
    assert written in facts(f"Spoke to {written} today. By the cherry tree on the corner.")


def test_somebody_whom_texts_name_by_the_misspelt_name_is_withheld_in_the_list_too() -> None:
    other = Person(id="name:hannah-corry", name="Hannah Corry", source=SOURCE)
    kept = Person(id="name:joan-vale", name="Joan Vale", source=SOURCE)
    made = redact(case("Hannah Corry rang.", people=(other, kept))).chronology

    assert "Hannah Corry" not in [each.name for each in made.people]
    assert "Joan Vale" in [each.name for each in made.people]


@pytest.mark.parametrize("written", ["number 22", "No 22", "no. 22", "Number 22"])
def test_the_number_of_a_protected_house_is_taken_out_without_its_street(written: str) -> None:
    assert "22" not in facts(ADDRESS, f"Dean was seen near {written}.", withhold="")


def test_another_number_is_not() -> None:
    assert "number 23" in facts(ADDRESS, "Dean was seen near number 23.", withhold="")


def test_a_friend_who_is_in_no_list_is_a_third_party_of_a_family_document() -> None:
    told = "Nia's friend Tallulah Brisco was with them."

    assert "Brisco" not in facts(told, profile="family", withhold="")
    assert "Brisco" in facts(told, withhold="")
