"""Whom of brothers and sisters a thing befell that notes tell of nobody by name."""

import datetime as dt
from dataclasses import replace

import pytest

from chronology.model import Account, Involvement, Kind, Person, PersonKind, Relationship, Source, When
from chronology.normalise import subjects
from chronology.pipeline.befell import befell

DAY = dt.date(2022, 4, 4)
RECORDS = Source(document="export.xml", locator="1")


def child(identity: str, name: str, sex: str, born: str) -> Person:
    return Person(
        id=identity,
        name=name,
        sex=sex,
        kind=PersonKind.CHILD,
        born=When.on(dt.date.fromisoformat(born)),
        source=RECORDS,
    )


CHILDREN = (
    child("owen", "Owen Tarrant", "Male", "2007-03-14"),
    child("lili", "Lili Tarrant", "Female", "2013-05-21"),
    child("efa", "Efa Tarrant", "Female", "2020-09-03"),
)
MOTHER = Person(id="m", name="Donna Tarrant", kind=PersonKind.ADULT, source=RECORDS)
SIBLINGS = tuple(
    Relationship(from_person=one, to_person=other, kind="sibling", source=RECORDS)
    for one, other in (("owen", "lili"), ("lili", "efa"), ("owen", "efa"))
)
RECORDED = tuple(
    Account(
        key=f"ics:record:{each.id}#occurred",
        when=When.on(DAY),
        kind=Kind.CASE_NOTE,
        people=(Involvement(person=each.id, role="subject"),),
        source=RECORDS,
    )
    for each in CHILDREN
)


def told(words: str, kind: Kind, *, note: str = "", people: tuple[Involvement, ...] = ()) -> frozenset[str]:
    """Whom what a note tells is said to be about."""
    accounts = [account(note or words, Kind.VISIT, "note"), account(words, kind, str(kind), people)]
    return subjects(befell([*RECORDED, *accounts], (*CHILDREN, MOTHER), SIBLINGS)[-1])


def account(words: str, kind: Kind, role: str, people: tuple[Involvement, ...] = ()) -> Account:
    source = Source(document="notes.txt", locator="line 1", quote=words)
    return Account(key=f"notes::n#{role}", when=When.on(DAY), kind=kind, fact=words, people=people, source=source)


def test_what_befell_the_child_whom_the_words_name_is_that_child_s():
    assert {"efa"} == told("Efa WNB to second imms.", Kind.NOT_BROUGHT)


def test_what_names_nobody_is_of_the_child_of_the_sentence_before():
    note = "Owen seen in the kitchen. Swelling under left eye going down. He does not want to talk."

    assert {"owen"} == told("Swelling under left eye going down.", Kind.INJURY, note=note)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Not brought 4 April (his sister Efa was at the same place that morning).", Kind.NOT_BROUGHT),
        ("Abscess and a temperature.", Kind.INJURY),
    ],
)
def test_whoever_is_named_as_his_sister_is_not_whom_it_befell(words, kind):
    note = f"Owen is on our list. Not brought in May (his little sister Lili attended hers). {words}"

    assert {"owen"} == told(words, kind, note=note)


def test_what_goes_on_with_a_mother_is_no_child_s():
    note = "Efa is five days old. Donna fed her. She had last had a drink in March."

    assert set() == told("She had last had a drink in March.", Kind.UNCLASSIFIED, note=note)


def test_nobody_is_she_who_is_a_boy():
    note = "Owen was out. She has a bruise on her arm."

    assert set() == told("She has a bruise on her arm.", Kind.INJURY, note=note)


def test_what_only_babies_have_is_the_baby_s():
    note = "Owen does not shave yet, he told me when I weighed Efa. Nappy rash noted. Lili well."

    assert {"efa"} == told("Nappy rash noted.", Kind.NEGLECT_OBSERVED, note=note)


@pytest.mark.parametrize("words", ["Owen pushed her down the stairs.", "Hit on the arm by Owen at home."])
def test_who_did_it_is_not_whom_it_befell(words):
    assert set() == told(words, Kind.PHYSICAL_ABUSE_ALLEGED, note=f"Lili and Efa were there. {words}")


@pytest.mark.parametrize("kind", [Kind.POLICE_INCIDENT, Kind.DOMESTIC_ABUSE_INCIDENT, Kind.TELEPHONE_CALL])
def test_what_is_of_the_household_is_everybody_s(kind):
    assert set() == told("Owen rang 999 at ten.", kind)


def test_a_whole_note_on_one_child_s_health_tells_of_the_home_as_well():
    notes = account("Weighed Efa. A man was there.", Kind.HEALTH_CONTACT, "note")

    assert not subjects(befell([*RECORDED, notes], (*CHILDREN, MOTHER), SIBLINGS)[-1])


def test_children_of_two_families_in_one_file_are_left_as_they_are():
    assert not subjects(
        befell(
            [*RECORDED, account("Efa WNB to imms. Owen well.", Kind.NOT_BROUGHT, "not_brought")],
            (*CHILDREN, MOTHER),
            SIBLINGS[:1],
        )[-1]
    )


def test_a_mother_of_whom_some_rows_are_is_no_child_of_another_family():
    mother = replace(MOTHER, is_subject=True)
    words = "Donna rang: Efa has a burn to her palm."
    notes = [account(words, Kind.VISIT, "note"), account("Efa has a burn to her palm.", Kind.INJURY, "injury")]
    seen = account("Donna and Lili seen.", Kind.VISIT, "note")
    own = replace(account("Low mood.", Kind.HEALTH_CONTACT, "gp"), people=(Involvement(person="m", role="subject"),))

    found = befell([*RECORDED, seen, own, *notes], (*CHILDREN, mother), SIBLINGS)[-1]
    assert {"efa"} == subjects(found)


# ---- steps, orders and moves -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind", "whose"),
    [
        ("S76 signed by DT for Owen, he was in tears.", Kind.BECAME_LOOKED_AFTER, {"owen"}),
        ("Interim care order made in respect of Lili.", Kind.ORDER_MADE, {"lili"}),
        ("EPO granted on LT and Efa.", Kind.ORDER_MADE, {"lili", "efa"}),
        ("Plan ended for Owen.", Kind.CP_PLAN_ENDED, {"owen"}),
        ("Plan for all three children, Efa the youngest.", Kind.CP_PLAN_STARTED, set()),
        ("Threshold met, letter to Mam.", Kind.LEGAL_PLANNING_MEETING, set()),
    ],
)
def test_a_step_is_of_those_whom_its_words_name(words, kind, whose):
    assert whose == told(words, kind)


def test_a_whole_meeting_is_not_one_child_s_because_its_words_name_one():
    note = account("Donna came. Dentist for Efa by June.", Kind.CORE_GROUP, "note")

    assert not subjects(befell([*RECORDED, note], (*CHILDREN, MOTHER), SIBLINGS)[-1])


def test_who_was_arrested_is_whose_arrest_it_is():
    assert {"owen"} == told("Owen arrested on Friday with a knife.", Kind.ARREST)


@pytest.mark.parametrize(
    "words", ["Arrested for the assault on Owen.", "Donna rang Owen before she was arrested.", "Arrested at ten."]
)
def test_an_arrest_of_somebody_else_is_no_child_s(words):
    assert set() == told(words, Kind.ARREST)


@pytest.mark.parametrize("written", ["LT", "Lili"])
def test_initials_in_capitals_are_the_child_s_who_alone_has_them(written):
    assert {"lili"} == told(f"{written} not in school, no shoes.", Kind.SCHOOL_ABSENCE)


def test_initials_that_two_have_are_nobody_s():
    other = Person(id="w", name="Lynne Tudor", kind=PersonKind.PROFESSIONAL, source=RECORDS)
    notes = account("LT not in school. Owen and Efa were.", Kind.UNCLASSIFIED, "unclassified")

    assert not subjects(befell([*RECORDED, notes], (*CHILDREN, MOTHER, other), SIBLINGS)[-1])


def recorded(kind: Kind, day: dt.date = DAY) -> Account:
    return Account(
        key="ics:record:owen-only#started",
        when=When.on(day),
        kind=kind,
        people=(Involvement(person="owen", role="subject"),),
        source=RECORDS,
    )


def test_a_placement_that_ends_is_of_whoever_was_in_one():
    notes = [
        account("Rang Lili and Efa's school.", Kind.VISIT, "note"),
        account("Ended.", Kind.PLACEMENT_BREAKDOWN, "x"),
    ]
    begun = recorded(Kind.PLACEMENT_STARTED, DAY - dt.timedelta(days=40))

    assert {"owen"} == subjects(befell([*RECORDED, begun, *notes], (*CHILDREN, MOTHER), SIBLINGS)[-1])


def test_what_one_record_tells_of_a_child_by_name_is_that_child_s_in_another_of_the_day():
    notes = [
        account("Seen with Lili and Efa.", Kind.VISIT, "note"),
        account("Burn to the forearm, deep.", Kind.INJURY, "injury"),
    ]
    told_of = befell([*RECORDED, recorded(Kind.INJURY), *notes], (*CHILDREN, MOTHER), SIBLINGS)

    assert {"owen"} == subjects(told_of[-1])


def test_what_a_report_with_one_child_at_its_head_finds_is_that_child_s():
    notes = [
        account("Donna said that Owen had dropped Efa.", Kind.MEDICAL_EXAMINATION, "note"),
        account("A bruise on the left cheek.", Kind.INJURY, "injury"),
    ]
    headed = {"notes.txt": {"efa", "m"}}
    told_of = befell([*RECORDED, *notes], (*CHILDREN, MOTHER), SIBLINGS, headed)

    assert [{"efa"}, {"efa"}] == [subjects(each) for each in told_of[-2:]]


def test_a_visit_in_a_file_with_one_child_at_its_head_is_of_the_household():
    told_of = befell(
        [*RECORDED, account("The police were called to Dad. Efa, Owen up.", Kind.VISIT, "note")],
        (*CHILDREN, MOTHER),
        SIBLINGS,
        {"notes.txt": {"efa"}},
    )

    assert not subjects(told_of[-1])
