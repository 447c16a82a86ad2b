"""What one person's chronology takes from a file that holds many people's."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import about, account, accounts, source

from chronology.dates import day_in_doubt
from chronology.errors import WrongUseError
from chronology.model import (
    Account,
    Action,
    Involvement,
    Kind,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Problem,
    Relationship,
    When,
)
from chronology.normalise import subjects
from chronology.pipeline import Holdings, Reads, Wishes, compose, holdings
from chronology.plugins import load
from chronology.practice import load_practice

CHILDREN = ("c1", "c2", "c3")


def person(id_: str, name: str = "", **values) -> Person:
    return Person(id=id_, kind=PersonKind.CHILD, name=name or id_, source=source(locator=id_), **values)


def held(*values, problems=()) -> Holdings:
    return holdings(Reads(values=values, problems=tuple(problems)))


def made(*values, subject=None, problems=()):
    plugins = load()
    return compose(held(*values, problems=problems), load_practice("wales"), plugins, Wishes(subject=subject))


@given(st.lists(accounts, max_size=12), st.sets(st.sampled_from(CHILDREN)))
def test_what_is_somebody_s_is_the_same_looked_up_as_looked_through(told, ids):
    everything = held(*map(person, CHILDREN), *told)
    expected = [
        one
        for one in everything.accounts
        if not ids or not subjects(one) or any(part.person in ids for part in one.people)
    ]

    assert expected == everything.accounts_of(ids)


def test_a_child_s_chronology_tells_what_befell_a_parent_and_not_what_was_done_with_her_as_a_client():
    mother = replace(person("m", "Carys"), kind=PersonKind.ADULT)
    relation = Relationship(from_person="m", to_person="c1", kind="mother", source=source())
    hers = [
        account(f"s:record:{kind}#occurred", kind=kind, people=about("m"))
        for kind in (Kind.OVERDOSE, Kind.EVICTION, Kind.CARE_AND_SUPPORT_REVIEW)
    ]

    def told(subject):
        case = made(*map(person, CHILDREN), mother, relation, *hers, account(people=about("c2")), subject=subject)
        return {event.kind for event in case.events}

    assert told("c1") == {Kind.OVERDOSE, Kind.EVICTION}
    assert told("c2") == {Kind.REFERRAL}


def test_one_child_s_chronology_names_no_child_of_another_family():
    told = [account(f"s:record:{child}#occurred", people=about(child)) for child in CHILDREN]
    mother = replace(person("m", "Carys"), kind=PersonKind.ADULT)
    relation = Relationship(from_person="m", to_person="c1", kind="mother", source=source())
    home = Place(
        id="h", kind=PlaceKind.HOUSEHOLD, members=(Membership(person="m"), Membership(person="c2")), source=source()
    )
    elsewhere = Place(id="e", kind=PlaceKind.HOUSEHOLD, members=(Membership(person="c3"),), source=source())
    chronology = made(*map(person, CHILDREN), mother, relation, home, elsewhere, *told, subject="c1")

    assert {"c1", "m", "c2"} == {one.id for one in chronology.people}
    assert ["h"] == [place.id for place in chronology.places]


def test_problems_and_actions_of_others_stay_with_them():
    told = [account(f"s:record:{child}#occurred", people=about(child)) for child in CHILDREN]
    actions = [Action(text=f"for {child}", people=(child,), source=source()) for child in CHILDREN]
    everybody_s = Action(text="for all", source=source())
    problems = [
        Problem(message=f"of {who}", source=source(), about=(who,) if who != "all" else ())
        for who in ("c1", "c2", "all")
    ]
    chronology = made(*map(person, CHILDREN), *told, *actions, everybody_s, subject="c1", problems=problems)

    assert ["for c1", "for all"] == [action.text for action in chronology.actions]
    assert ["of c1", "of all"] == [problem.message for problem in chronology.problems]


def test_the_as_at_day_is_the_whole_extract_s_and_not_one_child_s():
    early = account("s:record:1#occurred", people=about("c1"), when=When.on(dt.date(2020, 1, 1)))
    late = account("s:record:2#occurred", people=about("c2"), source=source(recorded_on=dt.date(2021, 5, 5)))

    assert dt.date(2021, 5, 5) == made(person("c1"), person("c2"), early, late, subject="c1").as_at


def test_the_as_at_day_rests_on_no_day_in_doubt():
    known = account("s:record:1#occurred", people=about("c1"), when=When.on(dt.date(2020, 1, 1)))
    doubted = account(
        "s:record:2#occurred",
        people=about("c1"),
        when=day_in_doubt(When.on(dt.date(2032, 1, 1))),
        source=source(recorded_on=dt.date(2032, 1, 1)),
    )

    assert dt.date(2020, 1, 1) == made(person("c1"), known, doubted, subject="c1").as_at
    assert dt.date(2032, 1, 1) == made(person("c1"), doubted, subject="c1").as_at


def test_what_is_booked_for_after_the_conference_is_no_day_the_record_speaks_at():
    told = account("s:record:1#occurred", people=about("c1"), when=When.on(dt.date(2025, 11, 14)))
    booked = account(
        "s:record:2#occurred",
        people=about("c1"),
        when=When.on(dt.date(2025, 11, 26)),
        source=source(recorded_on=dt.date(2025, 11, 26)),
    )
    found = held(person("c1"), told, booked)

    assert dt.date(2025, 11, 26) == found.as_at
    assert dt.date(2025, 11, 14) == found.as_at_for(dt.date(2025, 11, 20))
    assert dt.date(2025, 11, 26) == found.as_at_for(dt.date(2024, 1, 1))


def test_a_year_that_goes_on_behind_the_conference_is_not_its_last_day():
    year = When(earliest=dt.date(2026, 1, 1), latest=dt.date(2026, 12, 31))
    found = held(person("c1"), account("s:record:1#occurred", people=about("c1"), when=year))

    assert dt.date(2026, 12, 31) == found.as_at
    assert dt.date(2026, 1, 1) == found.as_at_for(dt.date(2026, 2, 5))


def test_somebody_who_only_took_part_finds_the_event_on_their_own_timeline():
    shared = Account(
        key="s:record:9#occurred",
        when=When.on(dt.date(2020, 1, 1)),
        kind=Kind.CONTACT,
        people=(*about("c1"), Involvement(person="c2", role="sibling")),
        source=source(),
    )

    assert 1 == len(made(person("c1"), person("c2"), shared, subject="c2").events)


def test_several_people_want_a_subject_and_the_message_says_how_to_list_them():
    told = [account(f"s:record:{child}#occurred", people=about(child)) for child in CHILDREN]

    with pytest.raises(WrongUseError, match="chronology inspect"):
        made(*map(person, CHILDREN), *told)
