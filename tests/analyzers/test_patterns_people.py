import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, findings, key, when
from hypothesis import given, settings
from hypothesis import strategies as st
from people_cases import CASES, ON_PLAN, cycle, differing, seen

from analyzers import register_analyzers
from analyzers.lives import lives
from analyzers.patterns.people.time_regularity import p_value
from analyzers.spans import spans
from chronology.model import (
    Action,
    Basis,
    Chronology,
    Conflict,
    Coverage,
    Event,
    EvidenceStatus,
    Extent,
    Finding,
    Group,
    Involvement,
    Kind,
    Link,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Rel,
    Relationship,
    Strength,
    When,
)
from chronology.normalise import conflicts
from chronology.practice import Practice, load_practice

MOTHER = Person(id="m", name="Nia Rees", kind=PersonKind.ADULT, sex="female", source=SOURCE)
FATHER = Person(id="f", name="Rhys Rees", kind=PersonKind.ADULT, sex="male", source=SOURCE)
PARTNER = Person(id="p", name="Carl Toms", kind=PersonKind.ADULT, source=SOURCE)
OLDER = Person(id="o", name="Gwen", kind=PersonKind.CHILD, born=When.on(dt.date(2008, 1, 1)), source=SOURCE)
YOUNGER = Person(id="y", name="Owen", kind=PersonKind.CHILD, born=When.on(dt.date(2016, 1, 1)), source=SOURCE)
IS_MOTHER = Relationship(from_person="m", to_person="c1", kind="mother", source=SOURCE)
IS_FATHER = Relationship(from_person="f", to_person="c1", kind="father", source=SOURCE)
IS_PARTNER = Relationship(from_person="p", to_person="m", kind="partner", source=SOURCE)
SIBLINGS = (
    Relationship(from_person="o", to_person="c1", kind="sibling", source=SOURCE),
    Relationship(from_person="y", to_person="c1", kind="sibling", source=SOURCE),
)
FAMILY: dict[str, Any] = {
    "people": (CHILD, MOTHER, FATHER, PARTNER),
    "relationships": (IS_MOTHER, IS_FATHER, IS_PARTNER),
}
ADULT = replace(CHILD, kind=PersonKind.ADULT)
OPEN = event("open", "2020-01-06", Kind.ASSESSMENT_STARTED)


def part(person: str, role: str = "", involvement: str = "attended") -> tuple[Involvement, ...]:
    return (Involvement(person=person, role=role, involvement=involvement),)


def not_assessed(case: Chronology, pattern: str) -> bool:
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    results = patterns.analyse(case, load_practice("wales"))
    found = [result for result in results if isinstance(result, Finding) and result.pattern == pattern]
    return [Strength.NOT_ASSESSED] == [finding.strength for finding in found]


# ---- all of them -------------------------------------------------------------------------------------------------


def _everything() -> list[Event]:
    return list({told.key: told for _, shows, _ in CASES for told in shows}.values())


def _found(events: list[Event]) -> list[Finding]:
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    results = patterns.analyse(chronology(*events, **FAMILY), load_practice("wales"))
    return [result for result in results if isinstance(result, Finding) and result.strength != "not_assessed"]


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_findings_do_not_depend_on_the_order_in_which_events_came(data: st.DataObject) -> None:
    events = data.draw(st.lists(st.sampled_from(_everything()), unique_by=lambda told: told.key, min_size=5))

    assert _found(events) == _found(data.draw(st.permutations(events)))


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_without_its_evidence_no_finding_stands(data: st.DataObject) -> None:
    events = data.draw(st.lists(st.sampled_from(_everything()), unique_by=lambda told: told.key, min_size=10))
    for finding in _found(events):
        rest = [told for told in events if told.key not in finding.evidence]

        assert finding.key not in {left.key for left in _found(rest)}
        assert set(finding.evidence) <= {told.key for told in events}


def test_nothing_printed_judges_a_person() -> None:
    statements = " ".join(finding.statement + finding.title for finding in _found(_everything())).casefold()

    assert [] == [word for word in ("disguised", "compliance", "hostile", "lied", "neglectful") if word in statements]


def test_a_busy_case_that_goes_well_shows_no_pattern_of_people() -> None:
    visits = seen(
        *(f"2021-{month:02}-{day}" for month in range(1, 13) for day in ("04", "18")), kind=Kind.CHILD_SEEN_ALONE
    )
    case = chronology(
        event("r", "2020-12-01", Kind.REFERRAL, agency="Ysgol Llanfair"),
        event("w", "2020-12-02", Kind.WORKER_ALLOCATED),
        event("p#started", "2021-01-04", Kind.CIN_PLAN_STARTED, until="2021-12-20"),
        *visits,
        *(event(f"c{n}", f"2021-{n:02}-11", Kind.FAMILY_CONTACT, people=part("f")) for n in range(1, 13)),
        *(event(f"h{n}", f"2021-{n:02}-12", Kind.HEALTH_CONTACT, people=part("m")) for n in range(1, 13)),
        *(event(f"e{n}", f"2021-{n:02}-13", Kind.EDUCATION_CONTACT, agency="Ysgol Llanfair") for n in range(1, 13)),
        event("n1", "2021-05-05", Kind.NOT_BROUGHT),
        event("s", "2021-09-01", Kind.SCHOOL_CHANGE),
        event("m", "2021-06-01", Kind.ADDRESS_CHANGED),
        event("i", "2021-07-07", Kind.INJURY, outcome="Fell off a swing; seen by the nurse."),
        event("rv", "2021-06-15", Kind.CIN_REVIEW),
        event("x", "2021-12-20", Kind.CASE_CLOSED, outcome="Good progress; needs met."),
        **FAMILY,
    )
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    results = [r for r in patterns.analyse(case, load_practice("wales")) if isinstance(r, Finding)]

    assert [] == [finding.statement for finding in results if finding.strength != "not_assessed"]


# ---- P08 ---------------------------------------------------------------------------------------------------------


def test_contact_kept_as_often_at_other_times_does_not_rise_around_decisions() -> None:
    other = seen("2021-04-10", "2021-05-10")

    assert [] == findings(chronology(*cycle(3), *cycle(6), *other), "engagement_around_decisions")
    assert [(other[0].key,)] == [
        finding.counter_evidence
        for finding in findings(chronology(*cycle(3), *cycle(6), other[0]), "engagement_around_decisions")
    ]


def test_a_child_seen_alone_is_no_engagement_of_the_carers_unless_one_of_them_is_there() -> None:
    alone = seen("2021-04-10", "2021-05-10", kind=Kind.CHILD_SEEN_ALONE)
    with_mother = [replace(told, people=(*told.people, *part("m"))) for told in alone]
    cycles = (*cycle(3), *cycle(6))

    assert 1 == len(findings(chronology(*cycles, *alone, **FAMILY), "engagement_around_decisions"))
    assert [] == findings(chronology(*cycles, *with_mother, **FAMILY), "engagement_around_decisions")


def test_contact_missed_again_may_be_the_first_missed_before_the_next_decision() -> None:
    found = findings(chronology(*cycle(3), *cycle(6, missed=1)), "engagement_around_decisions")

    assert key("a3") in found[0].evidence
    # With nothing missed but that one before the second decision there is no second cycle.
    assert [] == findings(chronology(*cycle(3), *cycle(6, missed=1)[1:]), "engagement_around_decisions")


def _agreed(*done: str) -> Chronology:
    actions = tuple(
        Action(
            text=f"Action {n}",
            owner="Nia Rees",
            done=when(day) if day else None,
            account="s:record:plan",
            people=("c1",),
            source=SOURCE,
        )
        for n, day in enumerate(done)
    )
    other = Action(text="Visit", owner="Worker", done=when("2021-01-20"), account="s:record:other", source=SOURCE)
    return chronology(
        event("plan#started", "2021-01-04", Kind.CIN_PLAN_STARTED),
        event("v", "2021-01-20", Kind.CHILD_SEEN),
        event("r1", "2021-03-01", Kind.CIN_REVIEW),
        event("r2", "2021-06-01", Kind.CIN_REVIEW),
        actions=(*actions, other),
        **FAMILY,
    )


def test_what_a_parent_agreed_to_and_nothing_of_which_was_done_by_the_second_review() -> None:
    (finding,) = findings(_agreed("", "2021-06-02"), "engagement_around_decisions")

    assert (key("plan#started"), key("r1"), key("r2")) == finding.evidence
    assert [] == findings(_agreed("", "2021-06-01"), "engagement_around_decisions")
    assert [] == findings(_agreed(""), "engagement_around_decisions")


def test_no_agreement_is_unkept_where_no_record_says_that_anything_was_done() -> None:
    case = _agreed("", "")
    bare = replace(case, actions=tuple(replace(action, done=None) for action in case.actions))

    assert 1 == len(findings(case, "engagement_around_decisions"))
    assert [] == findings(bare, "engagement_around_decisions")


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        ("None of her actions is completed.", 1),
        ("All actions remain outstanding.", 1),
        ("Nid oes yr un o'r camau wedi ei gwblhau.", 1),
        ("The plan was read through.", 0),
    ],
)
def test_a_review_that_says_that_nothing_was_done_shows_it_though_no_action_was_ever_marked_done(
    fact: str, count: int
) -> None:
    case = _agreed("", "")
    events = tuple(replace(told, fact=fact) if told.key == key("r2") else told for told in case.events)
    bare = replace(case, events=events, actions=tuple(replace(action, done=None) for action in case.actions))

    assert count == len(findings(bare, "engagement_around_decisions"))


def test_a_parent_is_named_by_title_and_family_name_where_no_other_adult_could_be_meant() -> None:
    case = _agreed("", "")
    by_title = tuple(replace(a, owner="Ms Rees" if a.owner == "Nia Rees" else a.owner) for a in case.actions)
    aunt = Person(id="x", name="Sian Rees", kind=PersonKind.ADULT, sex="female", source=SOURCE)
    case = replace(case, actions=by_title)

    assert 1 == len(findings(case, "engagement_around_decisions"))
    assert [] == findings(replace(case, people=(*case.people, aunt)), "engagement_around_decisions")


# ---- P14 ---------------------------------------------------------------------------------------------------------

JOINED = event("j", "2021-03-01", Kind.HOUSEHOLD_JOINED, people=part("p", "mother's partner", "concerned"))


def test_a_newcomer_without_a_check_is_shown_with_what_is_not_recorded() -> None:
    (finding,) = findings(chronology(JOINED, **FAMILY), "unknown_adult")

    assert (key("j"),) == finding.evidence
    assert "Carl Toms in the household, first told of on 1 March 2021" in finding.statement
    assert "No date of birth is recorded." in finding.statement


def test_a_check_or_an_assessment_in_time_that_names_them_settles_it() -> None:
    check = event("c", "2021-03-31", Kind.CASE_NOTE, fact="Gwiriadau heddlu.", people=part("p"))
    late = event("c", "2021-04-01", Kind.CASE_NOTE, fact="Gwiriadau heddlu.", people=part("p"))
    by_name = event("c", "2021-03-20", Kind.ASSESSMENT_COMPLETED, fact="Carl Toms was assessed.")
    of_the_child = event("c", "2021-03-20", Kind.ASSESSMENT_COMPLETED, fact="Mali was assessed.")

    assert [] == findings(chronology(JOINED, check, **FAMILY), "unknown_adult")
    assert [] == findings(chronology(JOINED, by_name, **FAMILY), "unknown_adult")
    assert 1 == len(findings(chronology(JOINED, late, **FAMILY), "unknown_adult"))
    assert 1 == len(findings(chronology(JOINED, of_the_child, **FAMILY), "unknown_adult"))


def test_a_check_of_the_month_may_have_been_in_time() -> None:
    in_march = event("c", "2021-03", Kind.CASE_NOTE, fact="DBS checks completed.", people=part("p"))
    joined = replace(JOINED, when=when("2021-03-20"))

    assert [] == findings(chronology(joined, in_march, **FAMILY), "unknown_adult")


def test_kin_and_those_who_only_came_to_a_meeting_are_no_unknown_adults() -> None:
    nan = Person(id="n", name="Mair", kind=PersonKind.ADULT, source=SOURCE)
    is_nan = Relationship(from_person="n", to_person="c1", kind="grandmother", source=SOURCE)
    home = Place(
        id="h", kind=PlaceKind.HOUSEHOLD, members=(Membership(person="c1"), Membership(person="n")), source=SOURCE
    )
    case = chronology(
        event("v", "2021-03-01", Kind.VISIT, people=part("n")),
        event("mt", "2021-04-01", Kind.FAMILY_MEETING, people=part("p")),
        people=(*FAMILY["people"], nan),
        relationships=(*FAMILY["relationships"], is_nan),
        places=(home,),
    )

    assert [] == findings(case, "unknown_adult")


def test_a_newcomer_of_this_month_may_still_be_checked() -> None:
    assert [] == findings(chronology(JOINED, as_at="2021-03-31", **FAMILY), "unknown_adult")
    assert 1 == len(findings(chronology(JOINED, as_at="2021-04-01", **FAMILY), "unknown_adult"))


def _worked_with(*events: Event) -> tuple[Event, ...]:
    return (OPEN, event("v", "2020-12-01", Kind.CHILD_SEEN, people=part("m")), *events)


def test_a_father_absent_for_half_a_year_of_the_work_is_shown() -> None:
    met = event("met", "2020-06-03", Kind.VISIT, people=part("f"))
    later = event("met", "2020-06-04", Kind.VISIT, people=part("f"))
    (finding,) = findings(chronology(*_worked_with(met), **FAMILY), "unknown_adult")

    assert ("P14.father", (key("met"),)) == (finding.rule, finding.evidence)
    assert [] == findings(chronology(*_worked_with(later), **FAMILY), "unknown_adult")


def test_no_father_on_record_is_told_of_by_the_work_that_was_open() -> None:
    mother_only: dict[str, Any] = {"people": (CHILD, MOTHER), "relationships": (IS_MOTHER,)}
    (finding,) = findings(chronology(*_worked_with(), **mother_only), "unknown_adult")

    assert (key("open"),) == finding.evidence
    assert "nobody as a father" in finding.statement


@pytest.mark.parametrize(
    "values",
    [
        {"people": (CHILD, MOTHER, FATHER), "relationships": ()},
        {**FAMILY, "people": (CHILD, MOTHER, replace(FATHER, died=when("2019-01-01")))},
    ],
)
def test_no_father_is_missed_who_is_dead_or_where_nobody_recorded_relations(values: dict[str, Any]) -> None:
    assert [] == findings(chronology(*_worked_with(), **values), "unknown_adult")


def test_a_record_that_names_nobody_who_took_part_cannot_show_that_the_father_did_not() -> None:
    case = chronology(OPEN, event("v", "2020-12-01", Kind.CHILD_SEEN), **FAMILY)

    assert [] == findings(case, "unknown_adult")


def test_a_record_of_the_family_in_words_shows_that_no_father_is_named_unless_its_words_tell_of_him() -> None:
    mother_only: dict[str, Any] = {"people": (CHILD, MOTHER), "relationships": (IS_MOTHER,)}

    def told_of(*facts: str) -> list[Finding]:
        visits = [event(f"v{n}", f"2020-12-0{n + 1}", Kind.CHILD_SEEN, fact=fact) for n, fact in enumerate(facts)]
        return findings(chronology(OPEN, *visits, **mother_only), "unknown_adult")

    assert ["P14.father"] == [found.rule for found in told_of("Ms Rees was spoken to.")]
    assert 1 == len(told_of("Ms Rees was spoken to.", "Nothing is recorded about Mali's father."))
    assert [] == told_of("Ms Rees was spoken to.", "Her father attended with flowers.")
    assert [] == told_of("Ms Rees was spoken to.", "Daeth ei thad i'r cyfarfod.")
    assert [] == told_of("Mali was well.")


# ---- P15 ---------------------------------------------------------------------------------------------------------

COMPLETE = Coverage(source=SOURCE, extent=Extent.COMPLETE)


def test_a_plan_of_which_no_source_tells_visits_is_not_assessed() -> None:
    case = chronology(ON_PLAN, event("r", "2021-12-01", Kind.REVIEW_CONFERENCE))

    assert not_assessed(case, "child_not_seen")
    assert 1 == len(findings(replace(case, coverage=(COMPLETE,)), "child_not_seen"))


def test_visits_in_care_go_by_other_rules() -> None:
    case = chronology(ON_PLAN, event("lac", "2021-01-04", Kind.BECAME_LOOKED_AFTER), *seen("2021-01-04", "2021-06-01"))

    assert [] == findings(case, "child_not_seen")


def test_not_seen_behind_the_last_entry_of_the_record_is_not_claimed() -> None:
    assert [] == findings(chronology(ON_PLAN, *seen("2021-01-04", "2021-01-20")), "child_not_seen")


def test_where_a_source_begins_later_no_earlier_absence_is_claimed() -> None:
    case = chronology(ON_PLAN, *seen("2021-02-20", "2021-03-10"))
    late = Coverage(source=SOURCE, groups=(Group.VISIT,), from_day=dt.date(2021, 2, 15), extent=Extent.COMPLETE)

    assert 1 == len(findings(case, "child_not_seen"))
    assert [] == findings(replace(case, coverage=(late,)), "child_not_seen")


def test_a_child_seen_and_never_alone_is_told_of_weakly_and_only_of_a_child_who_could_be() -> None:
    days = [f"2021-{month:02}-{day}" for month in range(1, 4) for day in ("04", "18")]
    alone = event("alone", "2021-03-20", Kind.CHILD_SEEN_ALONE)
    case = chronology(ON_PLAN, *seen(*days), alone)
    baby = replace(CHILD, born=when("2019-05-01"))

    assert [Strength.WEAK] == [finding.strength for finding in findings(case, "child_not_seen")]
    assert [] == findings(replace(case, people=(baby,)), "child_not_seen")
    assert [] == findings(chronology(ON_PLAN, *seen(*days, "2021-03-20")), "child_not_seen")


def test_a_visit_that_does_not_say_whom_it_saw_speaks_against_the_finding() -> None:
    case = chronology(ON_PLAN, *seen("2021-01-04", "2021-02-10"), event("v", "2021-01-20", Kind.VISIT))
    (finding,) = findings(case, "child_not_seen")

    assert ((key("v"),), Strength.WEAK) == (finding.counter_evidence, finding.strength)


def test_a_vague_date_on_which_the_child_may_have_been_seen_makes_no_absence() -> None:
    case = chronology(ON_PLAN, *seen("2021-01-04", "2021-02-10"), event("v", "2021-01", Kind.CHILD_SEEN))

    assert [] == findings(case, "child_not_seen")


def test_of_several_children_each_is_seen_for_themselves() -> None:
    def visited(involvement: str) -> Event:
        others = part("c2", "subject", "seen")
        visit = event("v", "2021-01-20", Kind.CHILD_SEEN, people=others)
        mine = Involvement(person="c1", role="subject", involvement=involvement)
        return replace(visit, people=(*others, mine))

    ends = (ON_PLAN, *seen("2021-01-04", "2021-02-10"))

    assert [] == findings(chronology(*ends, visited("seen")), "child_not_seen")
    assert [] == findings(chronology(*ends, visited("")), "child_not_seen")
    assert 1 == len(findings(chronology(*ends, visited("not-seen")), "child_not_seen"))


def test_a_plan_in_need_beside_a_protection_plan_is_not_told_of_twice() -> None:
    in_need = event("cin#started", "2021-01-04", Kind.CIN_PLAN_STARTED, until="..")
    case = chronology(ON_PLAN, in_need, *seen("2021-01-04", "2021-06-01"))

    assert ["a protection plan"] == [
        name
        for finding in findings(case, "child_not_seen")
        for name in ("a protection plan", "a plan for a child in need")
        if name in finding.statement
    ]


# ---- P16 ---------------------------------------------------------------------------------------------------------


def test_going_up_to_the_secondary_school_is_no_move() -> None:
    moves = [event("a", "2022-08-01", Kind.ADDRESS_CHANGED), event("b", "2023-09-01", Kind.SCHOOL_CHANGE)]
    going_up = event("c", "2023-09-04", Kind.SCHOOL_CHANGE)
    in_spring = event("c", "2023-03-06", Kind.SCHOOL_CHANGE)

    assert [] == findings(chronology(*moves, going_up), "school_and_address_moves")
    assert [] == findings(chronology(*moves, in_spring), "school_and_address_moves")
    more = event("d", "2023-01-05", Kind.ADDRESS_CHANGED)
    assert 1 == len(findings(chronology(*moves, in_spring, more), "school_and_address_moves"))


def test_a_school_begun_in_september_for_a_reason_of_its_own_is_a_move() -> None:
    moves = [event("a", "2022-08-01", Kind.ADDRESS_CHANGED), event("b", "2023-03-06", Kind.ADDRESS_CHANGED)]

    def with_reason(reason: str) -> list[Finding]:
        change = event("c", "2023-09-04", Kind.SCHOOL_CHANGE, rationale=reason)
        return findings(chronology(*moves, change), "school_and_address_moves")

    assert 1 == len(with_reason("Closer to her mother's work."))
    assert [] == with_reason("Went up to the secondary school.")
    assert [] == with_reason("")


def test_a_border_crossed_around_any_concern_counts_and_around_an_absence_from_school_does_not() -> None:
    move = event("m", "2021-03-31", Kind.ADDRESS_CHANGED, fact="Moved to another local authority.")
    concern = event("c", "2021-03-01", Kind.NEGLECT_OBSERVED)
    late = event("c", "2021-02-28", Kind.NEGLECT_OBSERVED)
    absent = event("c", "2021-03-01", Kind.SCHOOL_ABSENCE)

    assert [(key("c"), key("m"))] == [
        f.evidence for f in findings(chronology(concern, move), "school_and_address_moves")
    ]
    assert [] == findings(chronology(late, move), "school_and_address_moves")
    assert [] == findings(chronology(absent, move), "school_and_address_moves")


def test_a_note_that_speaks_of_the_new_house_is_no_second_move() -> None:
    moves = [event("a", "2022-01-10", Kind.ADDRESS_CHANGED), event("b", "2022-06-10", Kind.ADDRESS_CHANGED)]
    told = event("c", "2022-08-09", Kind.ADDRESS_CHANGED)
    note = replace(told, accounts=(replace(told.accounts[0], source=replace(SOURCE, start=10, end=40)),))

    assert 1 == len(findings(chronology(*moves, told), "school_and_address_moves"))
    assert [] == findings(chronology(*moves, note), "school_and_address_moves")


# ---- refusals ----------------------------------------------------------------------------------------------------


def test_a_refusal_that_is_only_feared_is_none() -> None:
    words = ("She may refuse to let the worker in.", "If she refuses entry the police will be called.")
    feared = [event(f"v{n}", f"2021-03-0{n + 1}", Kind.VISIT, fact=fact) for n, fact in enumerate(words)]

    assert [] == findings(chronology(*feared), "refusal_of_access")


def test_one_refusal_on_a_protection_plan_is_shown_with_the_plan_and_alone_is_not() -> None:
    refused = event("r", "2021-03-01", Kind.VISIT, fact="Gwrthododd fynediad i'r gweithiwr; gwrthod mynediad.")

    assert [(key("plan#started"), key("r"))] == [
        finding.evidence for finding in findings(chronology(ON_PLAN, refused), "refusal_of_access")
    ]
    assert [] == findings(chronology(refused), "refusal_of_access")


def test_an_adults_enquiry_counts_too() -> None:
    case = chronology(
        event("e#started", "2021-03-01", Kind.ADULT_ENQUIRY_STARTED),
        event("r", "2021-03-05", Kind.ACCESS_REFUSED),
        people=(ADULT,),
    )

    assert "during an enquiry begun on 1 March 2021" in findings(case, "refusal_of_access")[0].statement


# ---- carers ------------------------------------------------------------------------------------------------------


def _cared(short: str, day: str, *who: str, fact: str = "") -> Event:
    people = tuple(Involvement(person=person, role="friend") for person in who)
    return event(short, day, Kind.INFORMAL_CARE, people=people, fact=fact)


def test_care_in_a_placement_and_care_by_a_parent_do_not_count() -> None:
    cared = [_cared("a", "2014-03-01", "x"), _cared("b", "2014-03-10", "y"), _cared("c", "2014-03-20", "z")]
    placed = event("lac", "2014-02-01", Kind.BECAME_LOOKED_AFTER)
    by_parent = [*cared[:2], _cared("c", "2014-03-20", "f")]

    assert 1 == len(findings(chronology(*cared), "multiple_carers"))
    assert [] == findings(chronology(*cared, placed), "multiple_carers")
    assert [] == findings(chronology(*by_parent, **FAMILY), "multiple_carers")


def test_carers_whom_a_plan_in_force_names_are_no_passing_round() -> None:
    people = tuple(
        Person(id=one, name=name, kind=PersonKind.ADULT, source=SOURCE)
        for one, name in (("x", "Nia Pugh"), ("y", "Toni Marsh"), ("z", "Ada Gale"))
    )
    cared = [_cared("a", "2014-03-01", "x"), _cared("b", "2014-03-10", "y"), _cared("c", "2014-03-20", "z")]

    def planned(fact: str, until: str) -> list[Finding]:
        plan = event("p", "2014-02-20", Kind.SAFETY_PLAN, fact=fact, until=until)
        return findings(chronology(*cared, plan, people=(CHILD, *people)), "multiple_carers")

    assert [] == planned("Nia, Toni and Mrs Gale share the nights.", "2014-04-30")
    assert [] == planned("Nia, Toni and Mrs Gale share the nights.", "")
    assert 1 == len(planned("Nia, Toni and Mrs Gale share the nights.", "2014-02-28"))
    assert [] == planned("Nia and Toni share the nights.", "2014-04-30")
    assert 1 == len(planned("The family shares the nights.", "2014-04-30"))


def test_one_entry_that_lists_a_family_is_no_passing_round() -> None:
    assert [] == findings(chronology(_cared("a", "2014-03-01", "x", "y", "z")), "multiple_carers")


def test_carers_are_told_by_what_the_words_call_them_where_no_record_lists_them() -> None:
    words = ("Cared for by her maternal grandmother.", "She stayed overnight with her aunt.", "Left with a neighbour.")
    cared = [_cared(f"a{n}", f"2014-03-0{n + 1}", fact=fact) for n, fact in enumerate(words)]

    assert "three people" in findings(chronology(*cared), "multiple_carers")[0].statement
    assert [] == findings(chronology(*cared[:2], _cared("c", "2014-03-09", fact=words[1])), "multiple_carers")


def test_of_a_child_nobody_named_the_one_birth_tells_the_age() -> None:
    cared = [
        replace(told, people=told.people[:1])
        for told in (_cared("a", "2014-03-01", "x"), _cared("b", "2014-03-10", "y"), _cared("c", "2014-03-20", "z"))
    ]
    born = event("n", "2014-02-01", Kind.BIRTH, about="")
    grown = event("n", "1986-02-01", Kind.BIRTH, about="")
    nobody: dict[str, Any] = {"subjects": (), "people": ()}

    assert 1 == len(findings(chronology(*cared, born, **nobody), "multiple_carers"))
    assert [] == findings(chronology(*cared, grown, **nobody), "multiple_carers")
    assert [] == findings(chronology(*cared, **nobody), "multiple_carers")


# ---- contact with parents ----------------------------------------------------------------------------------------

IN_CARE = event("lac", "2021-01-04", Kind.BECAME_LOOKED_AFTER)


def _contact(short: str, day: str, **values: Any) -> Event:
    return event(short, day, Kind.FAMILY_CONTACT, **values)


def test_contact_that_a_court_stopped_was_not_expected() -> None:
    stopped = event("s", "2021-02-02", Kind.CONTACT_ARRANGEMENT_CHANGED, fact="Contact was suspended by the court.")
    case = [IN_CARE, _contact("a", "2021-02-01"), _contact("b", "2021-06-01")]

    assert 1 == len(findings(chronology(*case), "no_parental_contact"))
    assert [] == findings(chronology(*case, stopped), "no_parental_contact")


def test_contact_with_a_sibling_is_none_with_a_parent() -> None:
    nan = Person(id="n", name="Mair", kind=PersonKind.ADULT, source=SOURCE)
    with_nan = _contact("n", "2021-04-01", people=part("n", "grandmother"))
    family: dict[str, Any] = {**FAMILY, "people": (*FAMILY["people"], nan)}
    case = [IN_CARE, _contact("a", "2021-02-01", people=part("m")), _contact("b", "2021-06-01", people=part("f"))]

    assert 1 == len(findings(chronology(*case, with_nan, **family), "no_parental_contact"))


def test_a_record_of_a_single_contact_does_not_show_that_there_was_no_other() -> None:
    case = chronology(IN_CARE, _contact("a", "2021-02-01"), event("z", "2021-12-01", Kind.LOOKED_AFTER_REVIEW))

    assert [] == findings(case, "no_parental_contact")
    assert 1 == len(findings(replace(case, coverage=(COMPLETE,)), "no_parental_contact"))


def test_nothing_is_expected_of_parents_who_died() -> None:
    gone = {**FAMILY, "people": tuple(replace(person, died=when("2021-02-02")) for person in FAMILY["people"][1:])}
    case = [IN_CARE, _contact("a", "2021-02-01"), _contact("b", "2021-06-01")]

    assert 1 == len(findings(chronology(*case, **FAMILY), "no_parental_contact"))
    assert [] == findings(chronology(*case, **{**gone, "people": (CHILD, *gone["people"])}), "no_parental_contact")


def test_a_parent_recorded_as_absent_twice_did_not_take_contact_up() -> None:
    lost = [_contact(f"a{n}", f"2021-0{n}-01", people=part("m", "mother", "absent")) for n in (2, 3)]
    (finding,) = findings(chronology(IN_CARE, *lost, _contact("k", "2021-02-15"), **FAMILY), "no_parental_contact")

    assert ((key("a2"), key("a3")), (key("k"),)) == (finding.evidence, finding.counter_evidence)


def test_a_child_at_home_is_in_no_contact_arrangement() -> None:
    assert [] == findings(chronology(_contact("a", "2021-02-01"), _contact("b", "2021-09-01")), "no_parental_contact")


# ---- not told ----------------------------------------------------------------------------------------------------

DENIED = event("v", "2021-03-01", Kind.VISIT, fact="Mum did not tell the worker that he was staying there.")


def test_what_is_established_as_a_fact_alone_counts() -> None:
    joined = event("j", "2021-02-01", Kind.HOUSEHOLD_JOINED)
    alleged = replace(joined, evidence_status=EvidenceStatus.ALLEGED)
    ended = event("j", "2021-02-01", Kind.HOUSEHOLD_JOINED, until="2021-02-20")

    assert [(key("j"), key("v"))] == [f.evidence for f in findings(chronology(joined, DENIED), "information_withheld")]
    assert [] == findings(chronology(alleged, DENIED), "information_withheld")
    assert [] == findings(chronology(ended, DENIED), "information_withheld")


def test_what_was_on_the_record_before_was_not_established_later() -> None:
    joined = event("j", "2021-02-01", Kind.HOUSEHOLD_JOINED)

    def written(day: dt.date) -> Event:
        return replace(joined, accounts=(replace(joined.accounts[0], source=replace(SOURCE, recorded_on=day)),))

    assert [] == findings(chronology(written(dt.date(2021, 2, 2)), DENIED), "information_withheld")
    assert 1 == len(findings(chronology(written(dt.date(2021, 3, 9)), DENIED), "information_withheld"))


@pytest.mark.parametrize(
    "fact",
    [
        "Mali did not tell the worker that he was staying there.",
        "Mum may deny that he is staying there.",
        "Mum denied that she had been shouting.",
    ],
)
def test_a_childs_silence_a_fear_and_a_denial_of_something_else_are_nothing_withheld(fact: str) -> None:
    case = chronology(event("j", "2021-02-01", Kind.HOUSEHOLD_JOINED), event("v", "2021-03-01", Kind.VISIT, fact=fact))

    assert [] == findings(case, "information_withheld")


def test_a_surname_that_a_child_shares_names_no_adult() -> None:
    child = replace(CHILD, name="Mali Rees")
    joined = event("j", "2021-02-01", Kind.HOUSEHOLD_JOINED)
    family: dict[str, Any] = {**FAMILY, "people": (child, *FAMILY["people"][1:])}

    def said(words: str) -> Event:
        return event(
            "v", "2021-03-01", Kind.VISIT, fact=f"{words} did not tell us that he was living there.", people=part("m")
        )

    assert [] == findings(chronology(joined, said("Mali Rees"), **family), "information_withheld")
    assert 1 == len(findings(chronology(joined, said("Nia Rees"), **family), "information_withheld"))


def test_somebody_elses_staying_is_not_what_was_denied() -> None:
    joined = event("j", "2021-02-01", Kind.HOUSEHOLD_JOINED, people=part("p"))
    of_another = replace(DENIED, people=(*DENIED.people, *part("f")))

    assert [] == findings(chronology(joined, of_another, **FAMILY), "information_withheld")


def test_a_test_that_looks_back_over_the_day_establishes_what_was_drunk_and_a_later_day_does_not() -> None:
    denied = event("v", "2021-03-01", Kind.VISIT, fact="Father denied drinking.")
    looks_back = event("t", "2021-05-01", Kind.SUBSTANCE_MISUSE, fact="Alcohol found over the last three months.")
    later = event("t", "2021-05-01", Kind.SUBSTANCE_MISUSE, fact="Alcohol on his breath.")

    assert 1 == len(findings(chronology(denied, looks_back), "information_withheld"))
    assert [] == findings(chronology(denied, later), "information_withheld")


def _denied_and_told(
    fact: str, day: str = "2021-05-10", status: EvidenceStatus = EvidenceStatus.REPORTED
) -> list[Finding]:
    denied = event("v", "2021-03-08", Kind.VISIT, fact="Ms Rees denied that Carl Toms lives there.", people=part("m"))
    told = event("p", day, Kind.POLICE_INCIDENT, fact=fact, evidence_status=status, people=part("p", "partner"))
    return findings(chronology(denied, told, **FAMILY), "information_withheld")


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        ("Papers show that Carl Toms has lived there since January.", 1),
        ("Carl Toms has been living with Ms Rees. He admitted it.", 1),
        ("Mae Carl Toms wedi bod yn byw yno ers mis Ionawr.", 1),
        ("Carl Toms has lived there since April.", 0),
        ("Carl Toms lives at his approved address in another town.", 0),
        ("Carl Toms has not been living with her.", 0),
    ],
)
def test_words_that_say_that_it_was_so_then_establish_what_was_denied(fact: str, count: int) -> None:
    found = _denied_and_told(fact)

    assert [(key("v"), key("p"))] * count == [finding.evidence for finding in found]


def test_words_alleged_or_told_long_after_establish_nothing() -> None:
    fact = "Carl Toms has lived there since January 2021."

    assert [] == _denied_and_told(fact, status=EvidenceStatus.ALLEGED)
    assert 1 == len(_denied_and_told(fact, "2023-03-08"))
    assert [] == _denied_and_told(fact, "2023-03-09")


def test_an_earlier_child_not_told_of_is_established_by_the_record_of_what_was_decided() -> None:
    silent = event("v", "2021-03-08", Kind.VISIT, fact="Mr Rees said he has no other children.", people=part("f"))
    told = event(
        "c",
        "2021-05-10",
        Kind.CONTACT,
        fact="His first child was made the subject of a care order in 2016.",
        people=part("f"),
    )
    later = replace(told, fact="His first child was made the subject of a care order in April 2021.")

    assert 1 == len(findings(chronology(silent, told, **FAMILY), "information_withheld"))
    assert [] == findings(chronology(silent, later, **FAMILY), "information_withheld")


# ---- brothers and sisters ----------------------------------------------------------------------------------------

CHILDREN: dict[str, Any] = {"people": (CHILD, OLDER, YOUNGER), "relationships": SIBLINGS}


def test_the_same_concern_for_a_brother_and_for_the_child_is_shown_with_entries_of_both() -> None:
    mine = event("a", "2021-03-01", Kind.NEGLECT_OBSERVED)
    theirs = [event(f"b{n}", f"2021-0{n}-01", Kind.HOME_CONDITIONS, about="o") for n in (4, 5)]
    (finding,) = findings(chronology(mine, *theirs, **CHILDREN), "sibling_link")

    assert (key("a"), key("b4"), key("b5")) == finding.evidence
    assert "the same concern (neglect) for the child and for one brother or sister" in finding.statement
    assert 1 == len(findings(chronology(mine, theirs[0], **CHILDREN), "sibling_link"))
    assert [] == findings(chronology(mine, **CHILDREN), "sibling_link")


def test_an_accident_or_a_missed_appointment_of_each_child_is_no_link_and_a_third_is() -> None:
    for kind in (Kind.INJURY, Kind.NOT_BROUGHT):
        mine = event("a", "2021-03-01", kind)
        theirs = [event(f"b{n}", f"2021-0{n}-01", kind, about="o") for n in (4, 5)]

        assert [] == findings(chronology(mine, theirs[0], **CHILDREN), "sibling_link")
        assert 1 == len(findings(chronology(mine, *theirs, **CHILDREN), "sibling_link"))


def test_what_may_be_one_thing_told_of_both_is_no_concern_of_each() -> None:
    mine = event("a#note", "2021-03-02", Kind.NEGLECT_OBSERVED, fact="Mali in yesterday's clothes.")
    theirs = [
        event(f"b{day}#note", day, Kind.NEGLECT_OBSERVED, about="o", fact="Hungry again.")
        for day in ("2021-03-01", "2021-05-01")
    ]

    case = replace(chronology(mine, **CHILDREN), of_kin=tuple(theirs))

    assert [] == findings(case, "sibling_link")


def test_what_stands_beside_the_chronology_of_one_child_links_it_to_a_brothers() -> None:
    mine, theirs = (
        event("a", "2021-03-01", Kind.NEGLECT_OBSERVED),
        event("b", "2021-04-01", Kind.NEGLECT_OBSERVED, about="o"),
    )
    case = replace(chronology(mine, **CHILDREN), of_kin=(theirs,))

    assert [(key("a"), key("b"))] == [finding.evidence for finding in findings(case, "sibling_link")]


def test_a_parents_own_record_of_care_is_a_childhood_and_a_placement_of_theirs_only_under_age() -> None:
    mother = replace(MOTHER, born=when("1992-06-17"))
    family: dict[str, Any] = {"people": (CHILD, mother), "relationships": (IS_MOTHER,)}

    def recorded(kind: Kind, day: str) -> list[Finding]:
        told = event("h", day, kind, about="m")
        return findings(
            replace(chronology(event("a", "2021-03-01", Kind.VISIT), **family), of_kin=(told,)), "sibling_link"
        )

    assert ["P23.childhood.recorded"] == [finding.rule for finding in recorded(Kind.BECAME_LOOKED_AFTER, "2005-05-14")]
    assert 1 == len(recorded(Kind.PLACEMENT_STARTED, "2010-06-16"))
    assert [] == recorded(Kind.PLACEMENT_STARTED, "2010-06-17")


def test_one_incident_that_befell_all_of_them_is_no_link() -> None:
    shared = [
        event(f"a{n}", f"2021-0{n}-01", Kind.NEGLECT_OBSERVED, people=part("o", "subject", "")) for n in range(1, 6)
    ]

    assert [] == findings(chronology(*shared, **CHILDREN), "sibling_link")


def test_a_chronology_of_one_child_cannot_show_what_befell_the_others() -> None:
    childhood = event("n", "2021-03-02", Kind.CASE_NOTE, fact="Bu'r fam ei hun mewn gofal.")
    mine = event("a", "2021-03-01", Kind.NEGLECT_OBSERVED)

    assert not_assessed(chronology(mine, **CHILDREN), "sibling_link")
    assert ["P23.childhood"] == [f.rule for f in findings(chronology(mine, childhood, **CHILDREN), "sibling_link")]


def test_what_befell_an_older_child_before_this_one_was_born_is_shown_and_a_younger_ones_is_not() -> None:
    mine = event("v", "2021-03-01", Kind.CHILD_SEEN)
    removed = event("r", "2010-03-01", Kind.BECAME_LOOKED_AFTER, about="o")
    younger = event("r", "2017-03-01", Kind.BECAME_LOOKED_AFTER, about="y")
    plain = event("r", "2010-03-01", Kind.ASSESSMENT_COMPLETED, about="o")
    ordered = event("r", "2010-03-01", Kind.ORDER_MADE, about="o", fact="Care and placement orders; cause not found.")
    of_contact = event("r", "2010-03-01", Kind.ORDER_MADE, about="o", fact="Order for contact with his father.")
    pattern = "previous_children_harmed_or_removed"

    assert [(key("r"),)] == [
        finding.evidence for finding in findings(chronology(mine, OPEN, removed, **CHILDREN), pattern)
    ]
    assert 1 == len(findings(chronology(mine, OPEN, ordered, **CHILDREN), pattern))
    assert [] == findings(chronology(mine, OPEN, of_contact, **CHILDREN), pattern)
    assert [] == findings(chronology(mine, OPEN, younger, **CHILDREN), pattern)
    assert [] == findings(chronology(mine, OPEN, plain, **CHILDREN), pattern)


def test_a_child_of_other_parents_is_no_earlier_child_of_this_carer() -> None:
    other = Relationship(from_person="p", to_person="o", kind="mother", source=SOURCE)
    case = chronology(
        event("v", "2021-03-01", Kind.CHILD_SEEN),
        OPEN,
        event("r", "2010-03-01", Kind.BECAME_LOOKED_AFTER, about="o"),
        people=(*FAMILY["people"], OLDER, YOUNGER),
        relationships=(*FAMILY["relationships"], *SIBLINGS, other),
    )

    assert [] == findings(case, "previous_children_harmed_or_removed")


# ---- P21 ---------------------------------------------------------------------------------------------------------


def _silent(agency: str, *more: Event, **values: Any) -> Chronology:
    told = [
        event(f"e{day}", day, Kind.EDUCATION_CONTACT, agency=agency)
        for day in ("2021-01-01", "2021-02-01", "2021-08-01")
    ]
    concerns = [event("x", "2021-03-01", Kind.NEGLECT_OBSERVED), event("y", "2021-04-01", Kind.POLICE_INCIDENT)]
    return chronology(*told, *concerns, *more, **values)


def test_services_that_are_called_out_are_not_silent() -> None:
    assert 1 == len(findings(_silent("Ysgol Llanfair"), "agency_silence"))
    assert [] == findings(_silent("Dyfed-Powys Police"), "agency_silence")


def test_a_council_is_not_silent_where_notes_do_not_say_whose_they_are() -> None:
    others = [
        event("p", "2021-03-02", Kind.POLICE_INCIDENT, agency="Dyfed-Powys Police"),
        event("q", "2021-04-02", Kind.POLICE_INCIDENT, agency="Dyfed-Powys Police"),
    ]
    council = [
        event(f"k{day}", day, Kind.VISIT, agency="Sir Benfro County Council")
        for day in ("2021-01-01", "2021-02-01", "2021-08-15")
    ]

    assert 1 == len(findings(chronology(*council, *others), "agency_silence"))
    assert [] == findings(chronology(*council, *others, event("n", "2021-05-01", Kind.VISIT)), "agency_silence")


@pytest.mark.parametrize("agency", ["Adult services", "Children's Services", "Cwm Arian County Borough Council"])
def test_a_council_is_not_silent_while_notes_without_an_agency_go_on(agency: str) -> None:
    notes = _of_file(event("n", "2021-05-01", Kind.VISIT), "notes.txt")

    assert [] == findings(_silent_but_for(agency, notes), "agency_silence")
    assert 1 == len(findings(_silent_but_for("Ysgol Llanfair", notes), "agency_silence"))


def test_an_entry_without_an_agency_in_a_schools_own_file_is_the_schools() -> None:
    log = _of_file(event("n", "2021-05-01", Kind.VISIT), "school log.txt")

    assert [] == findings(_silent_but_for("Ysgol Llanfair", log), "agency_silence")
    assert 1 == len(findings(_silent_but_for("Adult services", log), "agency_silence"))


def test_entries_that_name_another_agency_do_not_break_a_councils_silence() -> None:
    assert 1 == len(findings(_silent_but_for("Adult services"), "agency_silence"))


def _of_file(told: Event, document: str) -> Event:
    return replace(told, accounts=(replace(told.accounts[0], source=replace(SOURCE, document=document)),))


def _silent_but_for(agency: str, *more: Event) -> Chronology:
    """An agency's silence in which each concern names who told of it."""
    told = [
        event(f"e{day}", day, Kind.EDUCATION_CONTACT, agency=agency)
        for day in ("2021-01-01", "2021-02-01", "2021-08-01")
    ]
    concerns = [
        event("x", "2021-03-01", Kind.NEGLECT_OBSERVED, agency="Police"),
        event("y", "2021-04-01", Kind.POLICE_INCIDENT, agency="Police"),
    ]
    return chronology(*told, *concerns, *more)


def test_a_school_that_the_child_left_is_silent_rightly() -> None:
    assert [] == findings(_silent("Ysgol Llanfair", event("s", "2021-02-10", Kind.SCHOOL_CHANGE)), "agency_silence")


def test_an_agency_whose_worker_came_to_a_meeting_is_not_silent() -> None:
    teacher = Person(
        id="t", name="T", kind=PersonKind.PROFESSIONAL, details=(("agency", "Ysgol Llanfair"),), source=SOURCE
    )
    meeting = event("c", "2021-05-01", Kind.CORE_GROUP, people=part("t", "teacher"))

    assert [] == findings(_silent("Ysgol Llanfair", meeting, people=(CHILD, teacher)), "agency_silence")


def test_a_source_that_holds_only_some_of_a_groups_entries_cannot_show_an_agencys_silence() -> None:
    some = Coverage(source=SOURCE, groups=(Group.EDUCATION,), extent=Extent.UNKNOWN)

    assert [] == findings(_silent("Ysgol Llanfair", coverage=(some,)), "agency_silence")


def test_an_agencys_own_file_that_ends_is_no_silence() -> None:
    own = replace(SOURCE, document="school.csv")
    told = [event(f"e{n}", f"2021-0{n}-01", Kind.EDUCATION_CONTACT, agency="Ysgol Llanfair") for n in (1, 2)]
    told = [replace(each, accounts=(replace(each.accounts[0], source=own),)) for each in told]
    concerns = [event(f"x{n}", f"2021-0{n}-01", Kind.NEGLECT_OBSERVED) for n in (3, 5, 9)]

    assert [] == findings(chronology(*told, *concerns), "agency_silence")
    to_the_end = Coverage(source=own, to_day=dt.date(2021, 9, 30), extent=Extent.COMPLETE)
    assert 1 == len(findings(chronology(*told, *concerns, coverage=(to_the_end,)), "agency_silence"))


def test_a_health_visitor_is_silent_rightly_from_the_fifth_birthday() -> None:
    def silent(born: str) -> list[Finding]:
        return findings(_silent("Gwynedd Health Visiting", people=(replace(CHILD, born=when(born)),)), "agency_silence")

    # The last entry is of 1 February 2021, the next of 1 August.
    assert 1 == len(silent("2019-05-01"))
    assert 1 == len(silent("2016-08-01"))
    assert [] == silent("2016-07-31")
    assert 1 == len(findings(_silent("Ysgol Llanfair"), "agency_silence"))


def test_a_protected_school_is_not_named() -> None:
    school = Place(id="s", kind=PlaceKind.SCHOOL, name="Ysgol Llanfair", protected=True, source=SOURCE)

    assert [] == findings(_silent("Ysgol Llanfair", places=(school,)), "agency_silence")


# ---- P22 ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["Closed.", "Home conditions have not improved.", "Risks are to be reduced."])
def test_an_ending_that_is_not_told_as_going_well_is_no_swing(outcome: str) -> None:
    case = chronology(
        event("c", "2021-03-01", Kind.CASE_CLOSED, outcome=outcome), event("i", "2021-03-20", Kind.INJURY_UNEXPLAINED)
    )

    assert [] == findings(case, "optimism_swing")


def test_a_grave_event_that_may_have_come_before_the_ending_makes_no_swing() -> None:
    ending = event("c", "2021-03-10", Kind.CASE_CLOSED, outcome="Good progress.")

    assert [] == findings(chronology(ending, event("i", "2021-03", Kind.INJURY_UNEXPLAINED)), "optimism_swing")


def _dated(one: When, other: When) -> Event:
    told = event("x", "2021-03-01", Kind.INJURY, agency="Ward")
    accounts = (
        replace(told.accounts[0], when=one),
        replace(told.accounts[0], key="n:1#x", when=other, agency="School"),
    )
    values = tuple((account.when.edtf or "", account.key) for account in accounts)
    return replace(told, accounts=accounts, conflicts=(Conflict(field="when", values=values),))


def test_exact_dates_that_differ_are_shown_and_approximate_ones_that_lie_near_are_not() -> None:
    about = replace(when("2021-03-08"), edtf="2021-03-08~")
    far = replace(when("2021-03-09"), edtf="2021-03-09~")

    (finding,) = findings(chronology(_dated(when("2021-03-01"), when("2021-03-02"))), "conflict_between_sources")
    assert "two accounts of “Injury” on 1 March 2021 that differ on the date" in finding.statement
    assert [] == findings(chronology(_dated(when("2021-03-01"), about)), "conflict_between_sources")
    assert 1 == len(findings(chronology(_dated(when("2021-03-01"), far)), "conflict_between_sources"))


def test_an_outcome_told_in_two_ways_by_one_teller_is_weak() -> None:
    case = chronology(differing("outcome", "No further action", "Section 47"))

    assert [Strength.WEAK] == [finding.strength for finding in findings(case, "conflict_between_sources")]


def _told_twice(*told: tuple[str, dict[str, Any]]) -> Event:
    base = event("x", "2021-03-01", Kind.INJURY)
    accounts = tuple(
        replace(base.accounts[0], key=f"n:{n}#x", agency=f"Agency {n}", fact=fact, **values)
        for n, (fact, values) in enumerate(told)
    )
    return replace(base, accounts=accounts, conflicts=conflicts(accounts))


def _differ(event: Event) -> str:
    return " ".join(finding.statement for finding in findings(chronology(event), "conflict_between_sources"))


def test_two_causes_told_with_what_others_did_meanwhile_are_two() -> None:
    oven = "Mother: he touched the oven door while she was cooking."
    tea = "Father: he pulled a cup of tea over himself while mother was at work."

    assert "how it came about" in _differ(_told_twice((oven, {}), (tea, {})))
    assert "" == _differ(_told_twice((oven, {}), ("Touched the oven door, mother cooking at the time.", {})))


def test_accounts_that_differ_on_who_was_there_are_shown() -> None:
    def being(involvement: str) -> dict[str, Any]:
        return {"people": (Involvement(person="c1", role="subject", involvement=involvement),)}

    assert "whether somebody was there" in _differ(_told_twice(("", being("absent")), ("", being("present"))))
    assert "" == _differ(_told_twice(("", being("seen")), ("", being("present"))))
    in_words = _told_twice(("The children were not present.", being("")), ("In front of the children.", being("")))
    assert "whether somebody was there" in _differ(in_words)
    in_welsh = _told_twice(("Nid oedd y plant yn bresennol.", being("")), ("O flaen y plant.", being("")))
    assert "whether somebody was there" in _differ(in_welsh)
    assert "" == _differ(_told_twice(("The children were not present.", being("")), ("No weapon.", being(""))))


def test_accounts_that_name_two_people_as_having_done_it_are_shown() -> None:
    def by(person: str) -> dict[str, Any]:
        return {"people": (Involvement(person=person, role="alleged-person"),)}

    assert "who did it" in _differ(_told_twice(("", by("f")), ("", by("p"))))
    assert "" == _differ(_told_twice(("", by("f")), ("", by("f"))))
    assert "" == _differ(_told_twice(("", by("f")), ("", {})))


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        ("Mother said he fell from the sofa. Father said he was burnt on the kettle.", 1),
        ("Mother: fell from the sofa. Father: tripped over the dog.", 1),
        ("Mother said he fell from the sofa. Father said he fell off the sofa.", 0),
        ("Mother said he fell from the sofa. Father was at work.", 0),
    ],
)
def test_two_people_quoted_with_two_causes_in_one_entry_differ(fact: str, count: int) -> None:
    assert count == len(
        findings(chronology(event("x", "2021-03-01", Kind.INJURY, fact=fact)), "conflict_between_sources")
    )


def test_linked_entries_of_one_incident_that_tell_of_two_causes_are_shown_together() -> None:
    def pair(day: str, link: str) -> list[Finding]:
        ward = event("w", "2021-03-01", Kind.INJURY, fact="Touched the oven door.")
        links = (Link(rel=Rel.ARISES_FROM, record=f"s:record:{link}"),)
        school = event("z", day, Kind.INJURY, fact="Pulled a cup of tea over himself.", links=links)
        return findings(chronology(ward, school), "conflict_between_sources")

    assert [(key("w"), key("z"))] == [finding.evidence for finding in pair("2021-03-08", "w")]
    assert [] == pair("2021-03-09", "w")
    assert [] == pair("2021-03-08", "other")


# ---- P24 ---------------------------------------------------------------------------------------------------------


def _on() -> Practice:
    practice = load_practice("wales")
    regular = replace(practice.patterns["time_regularity"], runs=True)
    return replace(practice, patterns={**practice.patterns, "time_regularity": regular})


def _incidents(weekend: int, other: int) -> list[Event]:
    saturday, tuesday = dt.date(2021, 1, 9), dt.date(2021, 1, 12)
    days = [saturday + dt.timedelta(weeks=2 * n) for n in range(weekend)]
    days += [tuesday + dt.timedelta(weeks=2 * n) for n in range(other)]
    return [event(f"i{n}", day.isoformat(), Kind.POLICE_INCIDENT) for n, day in enumerate(days)]


def test_weekends_are_shown_only_when_asked_for_and_of_twelve_incidents_at_least() -> None:
    twelve, eleven = chronology(*_incidents(9, 3)), chronology(*_incidents(9, 2))

    assert [] == findings(twelve, "time_regularity")
    assert ["P24.weekend"] == [finding.rule for finding in findings(twelve, "time_regularity", _on())]
    assert [] == findings(eleven, "time_regularity", _on())
    assert [] == findings(chronology(*_incidents(7, 5)), "time_regularity", _on())


def test_a_day_that_is_only_the_notes_is_no_day_of_an_incident() -> None:
    noted = [replace(told, when=replace(told.when, basis=Basis.NOTE_DATE)) for told in _incidents(12, 0)]

    assert [] == findings(chronology(*noted), "time_regularity", _on())


@pytest.mark.parametrize(
    ("inside", "count", "share", "p"), [(10, 20, 0.5, 1.0), (15, 20, 0.5, 0.0253), (9, 12, 2 / 7, 0.0004)]
)
def test_the_test_of_two_categories_gives_the_tables_values(inside: int, count: int, share: float, p: float) -> None:
    assert p == pytest.approx(p_value(inside, count, share), abs=0.0001)


# ---- missed, workers, placements ---------------------------------------------------------------------------------


def test_the_share_of_missed_contact_is_told_where_kept_contact_is_recorded() -> None:
    missed = [event(f"a{n}", f"2021-03-{n:02}", Kind.NOT_BROUGHT) for n in (1, 10, 20)]
    kept = event("k", "2021-03-15", Kind.HEALTH_CONTACT)

    assert "3 of 4 were missed" in findings(chronology(*missed, kept), "missed_appointments")[0].statement
    assert " of " not in findings(chronology(*missed), "missed_appointments")[0].statement.partition("within")[0]


def test_brothers_separated_with_a_move_are_told_of_with_it() -> None:
    moves = [event(f"m{n}", f"2021-0{n}-01", Kind.PLACEMENT_STARTED) for n in (1, 3, 5)]
    apart = event("s", "2021-05-31", Kind.LOOKED_AFTER_REVIEW, fact="He has been separated from his brother.")
    later = event("s", "2021-06-01", Kind.LOOKED_AFTER_REVIEW, fact="He has been separated from his brother.")

    assert key("s") in findings(chronology(*moves, apart), "placement_instability")[0].evidence
    assert key("s") not in findings(chronology(*moves, later), "placement_instability")[0].evidence


def test_an_allocation_that_ends_on_the_day_of_the_next_leaves_no_time_without_a_worker() -> None:
    def left(day: str) -> list[Finding]:
        case = chronology(
            OPEN,
            event("a", "2021-01-01", Kind.WORKER_ALLOCATED, people=part("w1", "worker")),
            event("e", "2021-03-23", Kind.WORKER_ENDED, people=part("w1", "worker")),
            event("u", "2021-03-23", Kind.CASE_UNALLOCATED),
            event("b", day, Kind.WORKER_ALLOCATED, people=part("w2", "worker")),
        )
        return [found for found in findings(case, "worker_or_agency_change") if found.rule == "P10.unallocated"]

    assert [] == left("2021-03-23")
    assert [] == left("2021-04-06")
    (finding,) = left("2021-04-07")
    assert "for 15 days" in finding.statement or "for fifteen days" in finding.statement
    assert {key("u"), key("b")} < set(finding.evidence)


def test_no_time_without_a_worker_is_claimed_past_what_the_sources_reach() -> None:
    told = (
        event("w#started", "2020-01-06", Kind.WORKER_ALLOCATED, until="2020-03-02"),
        event("p#started", "2020-01-06", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until=".."),
        event("last", "2020-04-01", Kind.VISIT),
    )
    unbounded = Coverage(source=SOURCE, groups=(Group.WORKER_CHANGE,))
    bounded = replace(unbounded, to_day=dt.date(2020, 5, 31))
    complete = replace(unbounded, extent=Extent.COMPLETE)

    def ends(*coverage: Coverage) -> list[str]:
        case = chronology(*told, as_at="2030-11-18", coverage=coverage)
        found = [each.statement for each in findings(case, "worker_or_agency_change") if "unallocated" in each.rule]
        return [statement.partition(" to ")[2] for statement in found]

    assert ["1 April 2020, when the record ends."] == ends(unbounded)
    assert [] == ends(
        replace(unbounded, source=replace(SOURCE, document="workers.csv")), replace(unbounded, groups=(Group.VISIT,))
    )
    assert ["31 May 2020, when the record ends."] == ends(bounded)
    assert ["18 November 2030, when the record ends."] == ends(complete) == ends()


def test_an_allocation_ends_on_the_day_since_when_a_later_record_says_that_nobody_was_allocated() -> None:
    def without(words: str) -> list[Finding]:
        case = chronology(
            OPEN,
            event("a", "2021-01-01", Kind.WORKER_ALLOCATED, people=part("w1", "worker")),
            event("b", "2021-11-08", Kind.WORKER_ALLOCATED, people=part("w2", "worker"), fact=words),
        )
        return [found for found in findings(case, "worker_or_agency_change") if found.rule == "P10.unallocated"]

    (finding,) = without("Unallocated since 25 June because of vacancies.")
    assert "136 days, from the end of an allocation on 25 June 2021 to 8 November 2021" in finding.statement
    assert key("b") in finding.evidence
    assert without("The family has not had an allocated social worker since 25 June.")
    assert without("Heb weithiwr cymdeithasol ers 25 Mehefin.")
    assert [] == without("No social worker as far as mother knew.")
    assert [] == without("Mother says that they have had no social worker since 25 June.")
    assert [] == without("If the case were unallocated since 25 June it would have been covered.")


def test_a_placement_whose_end_a_later_record_tells_in_words_ended_then() -> None:
    first = event("p", "2021-01-01", Kind.PLACEMENT_STARTED)
    later = event("q", "2021-11-08", Kind.PLACEMENT_STARTED, fact="The placement with the Allards ended on 26 July.")

    ends = [span.end for span in spans(lives(chronology(first, later))[0], "placement")]

    assert [dt.date(2021, 7, 26), None] == ends


def test_a_plan_ends_when_the_next_of_its_kind_begins_unless_its_end_is_recorded() -> None:
    def ends(until: str) -> list[dt.date | None]:
        first = event("p", "2021-01-01", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until=until)
        other = event("o", "2021-03-01", Kind.PATHWAY_PLAN_STARTED)
        later = event("q", "2021-11-08", Kind.CARE_AND_SUPPORT_PLAN_STARTED)
        return [span.end for span in spans(lives(chronology(first, other, later))[0], "plan")]

    assert [dt.date(2021, 11, 8), None, None] == ends("..")
    assert [dt.date(2021, 6, 1), None, None] == ends("2021-06-01")
