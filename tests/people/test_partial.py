"""A part of a name is the one person of a chronology whom it can only mean; a service and a post are nobody."""

import datetime as dt
from dataclasses import replace

import pytest

from chronology.model import Person, PersonKind, Source, When
from chronology.people import Case, is_a_body, is_a_post, partly_named, unknown_id, with_homes, without_post

SOURCE = Source(document="n.txt", locator="")


def people(*names):
    return [Person(id=unknown_id(name), name=name, source=SOURCE) for name in names]


@pytest.mark.parametrize("part", ["Elin", "Ms Rowlands", "E Rowlands", "Rowlands"])
def test_a_part_of_the_one_whole_name_it_fits_is_whom_that_names(part):
    meant = partly_named(people("Elin Rowlands", "Tom Beddoe", part), Case())

    assert {unknown_id(part): unknown_id("Elin Rowlands")} == meant


def test_a_part_that_fits_two_is_neither():
    assert {} == partly_named(people("Elin Rowlands", "Elin Pugh", "Elin"), Case())


def test_in_her_own_file_a_bare_given_name_is_hers_whoever_else_has_it():
    meant = partly_named(people("Gwen Pritchard", "Gwen Pugh", "Gwen"), Case(subjects=(unknown_id("Gwen Pritchard"),)))

    assert {unknown_id("Gwen"): unknown_id("Gwen Pritchard")} == meant


def test_two_whom_a_reviewer_told_apart_stay_two():
    apart = [frozenset((unknown_id("Elin"), unknown_id("Elin Rowlands")))]

    assert {} == partly_named(people("Elin Rowlands", "Elin"), Case(apart=apart))


def test_a_title_is_no_child_s():
    child = Person(id="c1", kind=PersonKind.CHILD, name="Mali Prys", source=SOURCE)

    assert {} == partly_named([child, *people("Mrs Prys")], Case(subjects=("c1",)))


@pytest.mark.parametrize("name", ["Haul Care", "Principality Bank", "Elm Surgery"])
def test_a_service_is_a_body(name):
    assert is_a_body(name)


@pytest.mark.parametrize("name", ["Elin Bank", "Tom Beddoe", "Care"])
def test_a_person_is_none(name):
    assert not is_a_body(name)


@pytest.mark.parametrize(
    ("name", "post"), [("CIW observer", True), ("Nurse Specialist", True), ("DC Marsh", True), ("Nia Wyn", False)]
)
def test_a_post_is_told_from_a_name(name, post):
    assert post == is_a_post(name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bryn Celyn manager Huw Parry", "Huw Parry"),
        ("C Ashton TVN", "C Ashton"),
        ("Huw PARRY", "Huw PARRY"),
        ("Mali Prys", "Mali Prys"),
    ],
)
def test_a_name_is_told_without_the_post_beside_it(written, name):
    assert name == without_post(written)[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Discharged to Plas Gwernen care home.", PersonKind.ORGANISATION),
        ("Symudwyd i Plas Gwernen cartref gofal", PersonKind.ORGANISATION),
        ("Plas Gwernen's home was cold. Saw Plas Gwernen at the care home.", PersonKind.UNKNOWN),
    ],
)
def test_what_a_text_calls_a_home_is_nobody(text, kind):
    assert [kind] == [each.kind for each in with_homes(people("Plas Gwernen"), [text])]


def test_an_inspectorate_by_its_letters_is_nobody():
    assert is_a_body("CIW")
    assert not is_a_body("JONES")


@pytest.mark.parametrize(("born", "meant"), [("1961-02-04", False), ("1990-07-19", True)])
def test_a_part_with_another_birth_is_somebody_else(born, meant):
    whole, part = people("Elin Rowlands", "E Rowlands")
    whole = replace(whole, born=When.on(dt.date(1990, 7, 19)))
    part = replace(part, born=When.on(dt.date.fromisoformat(born)))

    assert meant is bool(partly_named([whole, part], Case()))


def test_a_title_beside_another_in_one_text_is_hers_who_is_known_to_be_called_so():
    case = Case(told_apart={"rowlands": {"ms", "mrs"}})

    meant = partly_named(
        people("Elin Rowlands", "Gwenda Rowlands", "Mrs G Rowlands", "Mrs Rowlands", "Ms Rowlands"), case
    )

    assert unknown_id("Gwenda Rowlands") == meant[unknown_id("Mrs Rowlands")]
    assert unknown_id("Elin Rowlands") == meant[unknown_id("Ms Rowlands")]


def test_two_titles_that_no_text_has_beside_each_other_tell_nobody_apart():
    meant = partly_named(people("Elin Rowlands", "Gwenda Rowlands", "Mrs G Rowlands", "Ms Rowlands"), Case())

    assert unknown_id("Ms Rowlands") not in meant


def test_mr_is_a_grown_up_where_the_others_of_the_name_are_a_childs_brothers_and_sisters():
    known = people("Huw Beddoe", "Cai Beddoe", "Mr Beddoe")
    siblings = {unknown_id("Cai Beddoe")}

    assert unknown_id("Huw Beddoe") == partly_named(known, Case(siblings=siblings))[unknown_id("Mr Beddoe")]
    assert unknown_id("Mr Beddoe") not in partly_named(known, Case())


def test_a_title_with_a_letter_is_the_one_title_that_begins_so():
    assert {unknown_id("Dr B"): unknown_id("Dr Beddoe")} == partly_named(people("Dr Beddoe", "Dr B"), Case())


def test_what_a_text_calls_a_service_is_nobody():
    named = with_homes(
        people("Harbour", "Elin"), ["Apologies: Harbour. The Harbour exploitation worker left. Elin rang."]
    )

    assert [PersonKind.ORGANISATION, PersonKind.UNKNOWN] == [person.kind for person in named]


@pytest.mark.parametrize(
    ("name", "whole"),
    [("DC Nia Rees", "Nia Rees"), ("Sister Nia Rees", "Nia Rees"), ("Owen T Vaughan", "Owen Tudor Vaughan")],
)
def test_a_title_or_a_middle_name_cut_to_its_letter_makes_nobody_further(name, whole):
    assert {unknown_id(name): unknown_id(whole)} == partly_named(people(whole, name, "Tom Beddoe"), Case())


@pytest.mark.parametrize(
    ("name", "whole"), [("Owen T Vaughan", "Owen Rhys Vaughan"), ("Owen Vaughan", "Owen Tudor Vaughan")]
)
def test_another_middle_name_or_none_may_be_a_father_s(name, whole):
    assert {} == partly_named(people(whole, name), Case())


def test_mr_in_a_family_s_file_is_the_one_of_the_family_and_no_stranger_of_the_name():
    named = people("Owen Vaughan", "Rhys Vaughan", "Mr Vaughan")
    family = Case(family=(unknown_id("Owen Vaughan"),))

    assert {unknown_id("Mr Vaughan"): unknown_id("Owen Vaughan")} == partly_named(named, family)
    assert {} == partly_named(named, Case())


def test_an_officer_without_a_number_is_the_one_of_the_name_who_has_one():
    meant = partly_named(people("PC 412 Rees", "PC Rees", "DC Rees"), Case())

    assert {unknown_id("PC Rees"): unknown_id("PC 412 Rees")} == meant
    assert {} == partly_named(people("PC 412 Rees", "PC 88 Rees", "PC Rees"), Case())


def test_a_letter_may_be_that_of_a_middle_name():
    assert {unknown_id("W Beddoe"): unknown_id("Tom Wyn Beddoe")} == partly_named(
        people("Tom Wyn Beddoe", "W Beddoe"), Case()
    )
    assert {} == partly_named(people("Tom Wyn Beddoe", "Will Beddoe", "W Beddoe"), Case())


@pytest.mark.parametrize("written", ["Rowlands E", "Rowlands Elin"])
def test_a_name_that_a_table_has_family_first_is_that_of_the_one_whom_the_case_writes_the_other_way(written):
    meant = partly_named(
        people("Elin Rowlands", "Tom Rowlands", written), Case(subjects=(unknown_id("Elin Rowlands"),))
    )

    assert {unknown_id(written): unknown_id("Elin Rowlands")} == meant


def test_a_letter_behind_a_family_name_that_fits_two_is_neither():
    assert {} == partly_named(people("Elin Rowlands", "Emrys Rowlands", "Rowlands E"), Case())


def test_a_short_form_is_the_one_of_the_family_whose_name_begins_so():
    cousin = unknown_id("Jayden Rowlands")
    one = people("Jayden Rowlands", "Tom Beddoe", "Jay")

    assert {unknown_id("Jay"): cousin} == partly_named(one, Case(tied=(cousin,)))
    assert {} == partly_named(one, Case())
    assert {} == partly_named(one, Case(tied=(cousin,), beside=lambda _one, _other: True))
    assert {} == partly_named([*one, *people("James Beddoe")], Case(tied=(cousin,)))
