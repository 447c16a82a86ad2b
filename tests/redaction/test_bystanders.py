"""Whom texts name only to say that they are another's stands in no list of a paper that is shared."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event

from chronology.model import Chronology, Involvement, Kind, Person, PersonKind, Relationship, Serial
from chronology.people.register import BY_NAME
from chronology.redaction import redact

OTHER = Person(id=f"{BY_NAME}perran-trew", name="Perran TREW", kind=PersonKind.UNKNOWN, source=SOURCE)


def case(fact: str, *, profile: str = "conference", printed: bool = False) -> Chronology:
    seen = event("1", "2023-03-01", Kind.VISIT, fact="Seen at home.")
    told = event("2", "2023-03-09", Kind.CONTACT, fact=fact)
    if "TREW" in fact:
        told = replace(told, people=(Involvement(person=OTHER.id),))
    serials = (
        Serial(event=seen.key, number=1, reference="R1", printed=True),
        Serial(event=told.key, number=2, reference="R2", printed=printed),
    )
    made = chronology(seen, told, profile=profile, serials=serials)
    return replace(made, people=(*made.people, OTHER))


def names(made: Chronology) -> set[str]:
    return {person.name for person in redact(made).chronology.people}


@pytest.mark.parametrize("profile", ["conference", "court", "family", "review"])
def test_whom_no_entry_names_is_in_no_list_and_the_log_counts_them(profile: str) -> None:
    made = redact(case("Letters of two families cross.", profile=profile)).chronology
    assert OTHER.name not in {person.name for person in made.people}
    assert 1 == sum(each.count for each in made.redactions if each.where == ("people",) and "another's" in each.says)


def test_whom_an_entry_tells_of_stays_also_where_it_is_not_printed() -> None:
    assert OTHER.name in names(case("Perran TREW rang (uncle), nothing new."))


def test_who_is_told_of_in_print_or_tied_to_somebody_stays() -> None:
    told = case("Perran TREW rang.", printed=True)
    assert OTHER.name in names(told)
    apart = case("Wrong child: a Perran TREW, pls remove.")
    assert OTHER.name not in names(apart)
    tie = Relationship(from_person=OTHER.id, to_person=apart.subjects[0], kind="uncle", source=SOURCE)
    assert OTHER.name in names(replace(apart, relationships=(*apart.relationships, tie)))


@pytest.mark.parametrize("profile", ["working", "full"])
def test_whoever_works_with_the_case_has_every_name(profile: str) -> None:
    assert OTHER.name in names(case("Another family: a Perran TREW is on the list.", profile=profile))
