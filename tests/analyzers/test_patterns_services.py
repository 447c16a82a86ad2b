import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, findings, key, retold
from hypothesis import given, settings
from hypothesis import strategies as st
from services_cases import DISABLED, SERVICES_CASES, action

from analyzers import register_analyzers
from analyzers.patterns import services
from chronology.model import (
    Chronology,
    Coverage,
    Event,
    Extent,
    Finding,
    Group,
    Involvement,
    Kind,
    Link,
    Period,
    Person,
    PersonKind,
    Rel,
    Relationship,
    Restriction,
    Strength,
    TimescaleState,
    Told,
    When,
)
from chronology.practice import load_practice

NAMES = tuple(pattern.name for pattern in services.TABLE)
ADULT = replace(CHILD, kind=PersonKind.ADULT)
ON_PLAN = event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, until="..")


def found(case: Chronology) -> list[Finding]:
    """What the patterns of this room find, those not assessed left out."""
    return [finding for finding in raw(case) if finding.strength is not Strength.NOT_ASSESSED]


def raw(case: Chronology) -> list[Finding]:
    """The same, those not assessed too."""
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    results = patterns.analyse(case, load_practice("wales"))
    return [result for result in results if isinstance(result, Finding) and result.pattern in NAMES]


def not_assessed(case: Chronology) -> set[str]:
    """The patterns of this room that no source covers."""
    return {finding.pattern for finding in raw(case) if finding.strength is Strength.NOT_ASSESSED}


def covering(*groups: Group, start: str = "", end: str = "", extent: Extent = Extent.COMPLETE) -> Coverage:
    """A source that holds some groups (or all) between two days."""
    days = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
    return Coverage(source=SOURCE, groups=groups, from_day=days[0], to_day=days[1], extent=extent)


def days_from(first: str, count: int, step: int) -> list[str]:
    """So many days, so far apart."""
    start = dt.date.fromisoformat(first)
    return [(start + dt.timedelta(days=step * n)).isoformat() for n in range(count)]


def series(name: str, kind: Kind, first: str, count: int, step: int, **values: Any) -> list[Event]:
    """Entries of one kind that come round."""
    return [event(f"{name}{n}", day, kind, **values) for n, day in enumerate(days_from(first, count, step))]


# ---- the whole room --------------------------------------------------------------------------------------------------


def busy() -> Chronology:
    """A year on a protection plan in which everything is done: visits, reviews, supervision, answers, actions."""
    incident = event("i1", "2021-05-04", Kind.DOMESTIC_ABUSE_INCIDENT)
    answered = event("i2", "2021-08-04", Kind.MISSING, action="Police informed; found that evening.")
    return chronology(
        event("r", "2021-01-04", Kind.REFERRAL),
        event("a#started", "2021-01-05", Kind.ASSESSMENT_STARTED),
        event("s#started", "2021-01-06", Kind.S47_STARTED),
        event("s#completed", "2021-01-20", Kind.S47_COMPLETED),
        event("a#completed", "2021-02-10", Kind.ASSESSMENT_COMPLETED),
        event("c", "2021-01-27", Kind.INITIAL_CONFERENCE),
        event("p#started", "2021-01-27", Kind.CP_PLAN_STARTED, fact="Neglect"),
        *series("v", Kind.CHILD_SEEN, "2021-01-08", 42, 10),
        *series("g", Kind.CORE_GROUP, "2021-02-05", 13, 30),
        *series("u", Kind.SUPERVISION, "2021-01-15", 14, 28, decision="Continue.", rationale="Plan is working."),
        event("rc1", "2021-04-20", Kind.REVIEW_CONFERENCE, decision="Continue."),
        event("rc2", "2021-10-12", Kind.REVIEW_CONFERENCE, decision="Continue."),
        event("b", "2021-09-20", Kind.ASSESSMENT_COMPLETED),
        incident,
        event("j", "2021-05-06", Kind.ASSESSMENT_COMPLETED),
        answered,
        event("rc3", "2022-02-22", Kind.REVIEW_CONFERENCE, decision="End the plan."),
        event("d", "2022-02-14", Kind.ASSESSMENT_COMPLETED),
        event("p#ended", "2022-02-22", Kind.CP_PLAN_ENDED),
        event("x", "2022-03-07", Kind.CASE_CLOSED),
        actions=(
            action("Attend parenting course", "p", owner="Mother", due="2021-06-01", done="2021-05-20"),
            action("Register with dentist", "rc1", owner="Mother", due="2021-07-01", done="2021-07-01"),
        ),
        coverage=(covering(start="2021-01-01", end="2022-06-01"),),
        as_at="2022-06-01",
    )


def test_a_busy_case_in_which_everything_was_done_has_no_finding_of_concern() -> None:
    assert [] == [finding.statement for finding in found(busy()) if not finding.protective]
    assert set() == not_assessed(busy())


_KINDS = (
    *(Kind.REFERRAL, Kind.CASE_CLOSED, Kind.CP_PLAN_STARTED, Kind.CP_PLAN_ENDED, Kind.S47_STARTED, Kind.CHILD_SEEN),
    *(Kind.ASSESSMENT_STARTED, Kind.ASSESSMENT_COMPLETED, Kind.REVIEW_CONFERENCE, Kind.SUPERVISION, Kind.CHALLENGE),
    *(
        Kind.INJURY,
        Kind.DOMESTIC_ABUSE_INCIDENT,
        Kind.PROGRAMME_COMPLETED,
        Kind.PLACEMENT_STARTED,
        Kind.HEALTH_IMPROVED,
    ),
    *(Kind.CHILD_OFFENCE, Kind.CARE_AND_SUPPORT_PLAN_STARTED, Kind.WORKER_ALLOCATED, Kind.LOOKED_AFTER_REVIEW),
)
_MADE = st.lists(st.tuples(st.sampled_from(_KINDS), st.integers(0, 1400)), min_size=1, max_size=30)


def _made(drawn: Sequence[tuple[Kind, int]]) -> list[Event]:
    start = dt.date(2019, 6, 3)
    return [
        event(f"e{n}", (start + dt.timedelta(days=days)).isoformat(), kind, fact="Neglect; assault on a boy")
        for n, (kind, days) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=60)
@given(_MADE, st.randoms(use_true_random=False))
def test_the_order_in_which_events_and_actions_came_changes_nothing(
    drawn: Sequence[tuple[Kind, int]], shuffle: random.Random
) -> None:
    events = _made(drawn)
    actions = [action(f"Do thing {n}", told.key.split(":")[2].split("#")[0]) for n, told in enumerate(events)]
    expected = raw(chronology(*events, actions=tuple(actions)))
    shuffle.shuffle(events)
    shuffle.shuffle(actions)

    assert expected == raw(chronology(*events, actions=tuple(actions)))


@settings(deadline=None, max_examples=60)
@given(_MADE)
def test_without_its_evidence_a_finding_is_gone_and_it_cites_only_what_there_is(
    drawn: Sequence[tuple[Kind, int]],
) -> None:
    events = _made(drawn)
    keys = {told.key for told in events}
    for finding in found(chronology(*events)):
        cited = {*finding.evidence, *finding.counter_evidence}
        rest = found(chronology(*(told for told in events if told.key not in finding.evidence)))

        assert cited <= keys
        assert finding.evidence
        assert finding.statement.startswith("The record shows ")
        assert finding.key not in {other.key for other in rest}


@pytest.mark.parametrize(("pattern", "shows"), [(name, shows) for name, shows, _ in SERVICES_CASES])
def test_one_entry_told_by_two_agencies_shows_no_more(pattern: str, shows: Sequence[Event]) -> None:
    twice = [
        replace(told, accounts=(*told.accounts, replace(told.accounts[0], key=f"agency:{n}#occurred")))
        for n, told in enumerate(shows)
    ]
    once = {finding.statement for finding in found(chronology(*shows)) if finding.pattern == pattern}

    assert once == {finding.statement for finding in found(chronology(*twice)) if finding.pattern == pattern}


def test_a_judgment_that_tells_of_things_in_passing_shows_no_absence() -> None:
    told = [
        event("a#mention-1", "2020-01-06", Kind.DOMESTIC_ABUSE_INCIDENT),
        event("b#mention-2", "2020-02-06", Kind.BECAME_LOOKED_AFTER),
        event("c#mention-3", "2020-03-06", Kind.VISIT),
        event("d#mention-4", "2020-04-06", Kind.SUPERVISION),
        event("e#mention-5", "2020-05-06", Kind.S47_STARTED),
        event("f#mention-6", "2020-06-06", Kind.LOOKED_AFTER_REVIEW),
        event("g#mention-7", "2020-07-06", Kind.ASSESSMENT_COMPLETED),
        event("h#mention-8", "2021-12-06", Kind.CASE_CLOSED),
    ]

    absent = {"incident_without_response", "stale_assessment", "unreviewed_plan", "supervision_gap"}
    assert absent | {"challenge_unresolved", "history_not_considered", "transition_planning_late"} <= not_assessed(
        chronology(*told)
    )
    assert not {"s47_without_outcome", "delay_and_drift"} & {finding.pattern for finding in found(chronology(*told))}


def test_a_return_of_milestones_shows_no_absence_of_what_it_does_not_hold() -> None:
    case = chronology(
        event("m", "2020-05-06", Kind.MISSING),
        event("p#started", "2020-01-06", Kind.PLACEMENT_STARTED),
        coverage=(covering(Group.MISSING, Group.PLACEMENT_MOVE, Group.LEGAL, start="2019-04-01", end="2023-11-30"),),
    )

    assert [] == found(case)
    assert {"incident_without_response", "stale_assessment", "supervision_gap"} <= not_assessed(case)


# ---- incidents without a response ------------------------------------------------------------------------------------


def unanswered(*events: Event, **values: Any) -> list[Finding]:
    """Incidents without a response, in a record of day-to-day work."""
    day_to_day = event("day", "2019-01-07", Kind.VISIT)
    return findings(chronology(day_to_day, *events, **values), "incident_without_response")


def test_many_incidents_without_a_response_are_one_finding_with_their_dates() -> None:
    (finding,) = unanswered(*series("i", Kind.DOMESTIC_ABUSE_INCIDENT, "2020-01-06", 30, 14))

    assert finding.statement.startswith("The record shows 30 incidents (domestic abuse incident: 6 January 2020, ")
    assert 30 == len(finding.evidence)
    assert Strength.MODERATE is finding.strength


def test_incidents_more_than_a_year_apart_are_two_findings() -> None:
    near = (event("a", "2020-01-06", Kind.INJURY), event("b", "2021-01-05", Kind.INJURY))
    far = (event("a", "2020-01-06", Kind.INJURY), event("b", "2021-01-06", Kind.INJURY))

    assert 1 == len(unanswered(*near))
    assert 2 == len(unanswered(*far))


STEPS = (
    "Fell in the hall. Asked OT for a falls assessment.",
    "Slipped by the sink. Skin tear to the left arm, dressed.",
    "Hit by another resident. The home says that they will keep them apart.",
    "Given two doses. Bloods fine.",
    "Found on the floor. GP came at noon.",
    "Shouting and a thump. Police attended.",
    "Fell on the step. Taken to hospital.",
)
NO_STEPS = (
    "Fell in the hall. No ambulance called.",
    "Bruise to the arm. GP not informed.",
    "Cai told his social worker that Dad hit him.",
    "Nurse saw a bruise on her back.",
    "Fell while getting dressed. Cut to the head.",
    "Will ring back if the police attended.",
)


@pytest.mark.parametrize("fact", STEPS)
def test_what_the_incidents_own_words_or_those_of_another_entry_of_its_day_tell_as_done_is_a_response(
    fact: str,
) -> None:
    incident = event("i", "2020-03-02", Kind.INJURY, fact="Fell.")

    assert [] == unanswered(retold(incident, fact=fact))
    assert [] == unanswered(incident, event("n", "2020-03-02", Kind.CASE_NOTE, fact=fact))
    assert 1 == len(unanswered(incident, event("n", "2020-03-12", Kind.CASE_NOTE, fact=fact)))


@pytest.mark.parametrize("fact", NO_STEPS)
def test_what_was_not_done_or_only_told_or_seen_is_none(fact: str) -> None:
    assert 1 == len(unanswered(event("i", "2020-03-02", Kind.INJURY, fact=fact)))


@pytest.mark.parametrize("field", ["action", "outcome", "decision"])
def test_what_the_entry_or_one_of_its_accounts_says_was_done_is_a_response(field: str) -> None:
    incident = event("i", "2020-03-02", Kind.DOMESTIC_ABUSE_INCIDENT)
    police = replace(incident.accounts[0], key="police:1#occurred", **{field: "No further action."})

    assert [] == unanswered(replace(incident, accounts=(*incident.accounts, police)))
    assert 1 == len(unanswered(incident))


def test_a_linked_answer_is_a_response_whenever_it_came() -> None:
    incident = event("i", "2020-03-02", Kind.DOMESTIC_ABUSE_INCIDENT)
    arises = (Link(rel=Rel.ARISES_FROM, record="s:record:i"),)
    late = event("a", "2020-06-01", Kind.ASSESSMENT_STARTED, links=arises)

    assert [] == unanswered(incident, late)
    assert 1 == len(unanswered(incident, replace(late, links=())))


def test_what_a_service_did_itself_and_what_is_no_graver_than_medium_call_for_no_answer() -> None:
    kinds = (Kind.ARREST, Kind.CHARGE_OR_CONVICTION, Kind.DEATH, Kind.COMPLAINT, Kind.SCHOOL_ABSENCE, Kind.NOT_BROUGHT)

    assert [] == unanswered(*(event(f"k{n}", "2020-03-02", kind) for n, kind in enumerate(kinds)))


def test_an_incident_whose_time_for_an_answer_has_not_passed_is_not_told() -> None:
    incident = event("i", "2020-03-02", Kind.INJURY)

    assert [] == unanswered(incident, as_at="2020-03-09")
    assert 1 == len(unanswered(incident, as_at="2020-03-10"))


def test_an_incident_before_the_record_of_daily_work_begins_is_not_told() -> None:
    incident = event("i", "2020-03-02", Kind.INJURY)
    from_later = covering(start="2020-03-03", end="2023-11-30")

    assert [] == unanswered(incident, coverage=(from_later,))
    assert 1 == len(unanswered(incident, coverage=(replace(from_later, from_day=dt.date(2020, 3, 2)),)))


def test_an_answer_of_a_vague_date_that_may_lie_in_time_is_an_answer() -> None:
    incident = event("i", "2020-03-02", Kind.INJURY)

    assert [] == unanswered(incident, event("a", "2020-03", Kind.STRATEGY_DISCUSSION))
    assert 1 == len(unanswered(incident, event("a", "2020-04", Kind.STRATEGY_DISCUSSION)))


# ---- closures --------------------------------------------------------------------------------------------------------


def closures(*events: Event, **values: Any) -> list[Finding]:
    """What was unmet at closures."""
    return findings(chronology(*events, **values), "closure_with_unmet_need")


def test_a_closure_lists_all_that_was_open_in_one_finding() -> None:
    (finding,) = closures(
        event("p#started", "2020-01-06", Kind.CIN_PLAN_STARTED),
        event("a#started", "2021-01-04", Kind.ASSESSMENT_STARTED),
        event("v", "2021-02-01", Kind.CHILD_SEEN),
        event("i", "2021-04-20", Kind.INJURY),
        event("x", "2021-05-01", Kind.CASE_CLOSED),
        event("r", "2021-06-01", Kind.REFERRAL),
        actions=(action("Refer to alcohol service", "p", owner="Nia", due="2020-03-01"),),
    )

    assert Strength.STRONG is finding.strength
    for words in (
        "one plan action due by then with no completion recorded",
        "an assessment begun on 4 January 2021 with no completion recorded by then",
        "injury in the 42 days before",
        "the child last recorded as seen on 1 February 2021, 89 days before",
        "a referral on 1 June 2021, 31 days afterwards",
    ):
        assert words in finding.statement


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"due": "2021-05-01"}, 1),
        ({"due": "2021-05-02"}, 0),
        ({"due": "2021-04-01", "done": "2021-05-01"}, 0),
        ({"due": "2021-04-01", "done": "2021-05-02"}, 1),
        ({}, 0),
    ],
)
def test_only_an_action_due_by_the_closure_and_not_done_by_then_is_open(told: dict[str, str], expected: int) -> None:
    plan = event("p#started", "2021-04-01", Kind.CIN_PLAN_STARTED)
    closed = event("x", "2021-05-01", Kind.CASE_CLOSED)

    assert expected == len(closures(plan, closed, actions=(action("Refer", "p", owner="Nia", **told),)))


def test_a_plan_that_ended_with_the_case_or_because_of_care_is_not_judged_beside_it() -> None:
    injury = event("i", "2021-04-20", Kind.INJURY)
    ended = event("p#ended", "2021-05-01", Kind.CP_PLAN_ENDED)
    plan = event("p#started", "2021-04-10", Kind.CP_PLAN_STARTED)

    assert ["P12"] == [finding.rule for finding in closures(plan, injury, ended)]
    assert [key("x")] == [
        finding.evidence[-1] for finding in closures(plan, injury, ended, event("x", "2021-05-15", Kind.CASE_CLOSED))
    ]
    assert [] == closures(plan, injury, ended, event("l", "2021-04-30", Kind.BECAME_LOOKED_AFTER, until=".."))


def test_a_child_not_recorded_as_seen_says_nothing_where_visits_are_not_recorded() -> None:
    opened = event("p#started", "2020-01-06", Kind.CIN_PLAN_STARTED)
    seen, closed = event("v", "2021-01-04", Kind.CHILD_SEEN), event("x", "2021-05-03", Kind.CASE_CLOSED)
    no_visits = covering(Group.PLAN, Group.CLOSURE, start="2019-01-01", end="2023-11-30")

    assert 1 == len(closures(opened, seen, closed))
    assert [] == closures(opened, seen, closed, coverage=(no_visits,))
    assert [] == closures(opened, closed)
    assert [] == closures(opened, seen, event("y", "2021-04-20", Kind.VISIT), closed)


# ---- delay and drift -------------------------------------------------------------------------------------------------


def drift(*events: Event, **values: Any) -> list[Finding]:
    """What shows delay or drift."""
    return findings(chronology(*events, **values), "delay_and_drift")


def test_a_plan_of_more_than_two_years_is_strong_and_one_in_its_fifteenth_month_is_none() -> None:
    def open_until(day: str) -> list[Strength]:
        return [f.strength for f in drift(ON_PLAN, as_at=day) if f.rule == "P13.plan_open"]

    assert [] == open_until("2021-04-06")
    assert [Strength.MODERATE] == open_until("2022-01-06")
    assert [Strength.STRONG] == open_until("2022-01-07")


def test_a_plan_of_a_vague_beginning_is_not_made_longer_than_it_may_have_been() -> None:
    vague = event("p#started", "2020-01", Kind.CP_PLAN_STARTED, until="..")

    assert [] == drift(vague, as_at="2021-04-30")
    assert 1 == len(drift(vague, as_at="2021-05-01"))


def test_a_plan_without_an_end_is_only_known_to_have_run_until_the_child_was_looked_after() -> None:
    care = event("l#started", "2020-06-01", Kind.BECAME_LOOKED_AFTER, until="..")

    assert [] == [finding for finding in drift(ON_PLAN, care) if finding.rule == "P13.plan_open"]


REVIEWS = (event("r1", "2020-04-01", Kind.REVIEW_CONFERENCE), event("r2", "2020-09-30", Kind.REVIEW_CONFERENCE))


def same_action(**told: str) -> list[Finding]:
    """One action of the plan, with two reviews."""
    actions = (action("Father to be traced", "p", owner="Tom", **told),)
    return [
        finding
        for finding in drift(ON_PLAN, *REVIEWS, actions=actions, as_at="2020-10-30")
        if finding.rule == "P13.same_action"
    ]


def test_the_same_action_outstanding_at_two_reviews_is_told_with_the_plan_that_agreed_it() -> None:
    (finding,) = same_action(due="2020-03-01")

    assert (
        "one action outstanding at two reviews in succession: “Father to be traced” (1 April 2020 and 30 September 2020;"
        in finding.statement
    )
    assert (key("p#started"), key("r1"), key("r2")) == finding.evidence


def test_of_many_actions_outstanding_at_two_reviews_three_are_named_and_the_rest_counted() -> None:
    agreed = ("Father to be traced", "Dentist for Seren", "Boiler mended", "Nursery place", "Debt advice")
    actions = tuple(action(text, "p", due="2020-03-01") for text in agreed)
    (finding,) = (
        f for f in drift(ON_PLAN, *REVIEWS, actions=actions, as_at="2020-10-30") if "succession" in f.statement
    )

    assert "“Boiler mended”, “Debt advice”, “Dentist for Seren” and two further actions (" in finding.statement


def test_an_action_done_between_the_reviews_or_not_yet_due_at_the_first_is_not_outstanding_at_both() -> None:
    assert [] == same_action(due="2020-03-01", done="2020-09-30")
    assert 1 == len(same_action(due="2020-03-01", done="2020-10-01"))
    assert [] == same_action(due="2020-04-02")
    assert 1 == len(same_action(due="2020-04-01"))


def test_a_review_in_a_table_of_days_due_is_no_action_left_open() -> None:
    actions = (action("Care plan review: not held", "", due="2020-03-01"),)

    assert not [f for f in drift(ON_PLAN, *REVIEWS, actions=actions, as_at="2020-10-30") if f.rule == "P13.same_action"]


def test_an_action_agreed_again_in_mostly_the_same_words_is_the_same() -> None:
    actions = (action("Father to be traced", "r1"), action("Iwan's father to be traced", "r2"))
    other = (action("Father to be traced", "r1"), action("Dentist for Seren", "r2"))

    def shown(told: tuple[Any, ...]) -> int:
        return sum(f.rule == "P13.same_action" for f in drift(ON_PLAN, *REVIEWS, actions=told, as_at="2020-10-30"))

    assert 1 == shown(actions)
    assert 0 == shown(other)


def voluntary(*events: Event, until: str = "..", as_at: str = "2020-12-01", **values: Any) -> list[Finding]:
    """Voluntary care from January 2020."""
    begun = event(
        "l#started", "2020-01-06", Kind.LEGAL_STATUS_CHANGED, until=until, fact="Accommodated under section 76"
    )
    shown = drift(begun, *events, as_at=as_at, **values)
    return [finding for finding in shown if finding.rule == "P13.voluntary_care"]


def test_voluntary_care_of_six_months_without_a_decision_on_the_plan() -> None:
    assert [] == voluntary(as_at="2020-07-06")
    assert 1 == len(voluntary(as_at="2020-07-07"))
    assert [] == voluntary(until="2020-07-05")
    assert [] == voluntary(event("c", "2020-07-06", Kind.COURT_APPLICATION))
    (late,) = voluntary(event("c", "2020-07-07", Kind.COURT_APPLICATION))
    assert (key("l#started"), key("c")) == late.evidence


def test_a_review_that_records_its_decision_may_have_decided_the_plan_and_one_that_does_not_has_not() -> None:
    review = event("r", "2020-03-02", Kind.LOOKED_AFTER_REVIEW)

    assert 1 == len(voluntary(review))
    assert [] == voluntary(retold(review, decision="Long-term fostering."))


def test_voluntary_care_in_a_return_without_plans_says_nothing_of_the_plan() -> None:
    held = covering(Group.LEGAL, Group.REVIEW, Group.PLACEMENT_MOVE, start="2019-04-01", end="2023-11-30")

    assert [] == voluntary(coverage=(held,))


def undecided(second: str, *events: Event, **values: Any) -> list[Finding]:
    """Two core groups on a plan, the first on 10 January 2020."""
    told = (ON_PLAN, event("g1", "2020-01-10", Kind.CORE_GROUP), event("g2", second, Kind.CORE_GROUP))
    end = event("p#ended", second, Kind.CP_PLAN_ENDED)
    shown = drift(*told, end, *events, **values)
    return [finding for finding in shown if finding.rule == "P13.no_decision"]


def test_ninety_days_without_a_decision_on_a_plan_is_told_from_the_ninety_first() -> None:
    assert [] == undecided("2020-04-09")
    assert 1 == len(undecided("2020-04-10"))
    assert [] == undecided("2020-04-10", event("d", "2020-02-10", Kind.VISIT, decision="Refer to family centre."))


def test_decisions_are_not_missed_where_a_census_holds_none_of_them() -> None:
    held = covering(Group.PLAN, Group.CONFERENCE, start="2019-04-01", end="2023-11-30")

    assert [] == undecided("2020-08-10", coverage=(held,))


def test_three_timescales_missed_in_two_years_are_drift_and_two_are_not() -> None:
    starts = [event(f"s{n}#started", f"2020-{2 * n + 1:02}-06", Kind.ADULT_ENQUIRY_STARTED) for n in range(3)]
    ends = [event(f"s{n}#completed", f"2020-{2 * n + 2:02}-27", Kind.ADULT_ENQUIRY_COMPLETED) for n in range(3)]
    three = analysed(chronology(*starts, *ends, people=(ADULT,)))
    two = analysed(chronology(*starts[:2], *ends[:2], people=(ADULT,)))

    assert 3 == sum(timescale.state is TimescaleState.LATE for timescale in three.timescales)
    (finding,) = [f for f in three.findings if f.rule == "P13.timescales"]
    assert {told.key for told in (*starts, *ends)} == set(finding.evidence)
    assert [] == [f for f in two.findings if f.rule == "P13.timescales"]


# ---- assessments -----------------------------------------------------------------------------------------------------


def stale(*events: Event, practice: str = "wales", **values: Any) -> list[Finding]:
    """Assessments that were not brought up to date."""
    return findings(chronology(*events, **values), "stale_assessment", load_practice(practice))


def test_on_a_protection_plan_an_assessment_is_stale_after_half_a_year() -> None:
    conference = event("c", "2020-09-01", Kind.REVIEW_CONFERENCE)

    def assessed(day: str) -> list[Finding]:
        return stale(ON_PLAN, event("a", day, Kind.ASSESSMENT_COMPLETED), conference, as_at="2020-09-02")

    assert [] == assessed("2020-03-05")
    assert "(180 days)" in assessed("2020-03-04")[0].statement


def test_a_decision_soon_after_the_case_was_opened_calls_for_no_earlier_assessment() -> None:
    assessed = event("a", "2018-01-04", Kind.ASSESSMENT_COMPLETED)
    closed = event("x0", "2018-02-01", Kind.CASE_CLOSED)
    conference = event("c", "2020-02-03", Kind.REVIEW_CONFERENCE)

    assert [] == stale(assessed, closed, ON_PLAN, conference, as_at="2020-02-04")


def test_england_has_its_own_limit_for_the_assessment_after_a_change() -> None:
    told = (
        event("a", "2020-01-06", Kind.ASSESSMENT_COMPLETED),
        event("h", "2021-03-01", Kind.HOUSEHOLD_JOINED),
        event("b", "2021-05-06", Kind.ASSESSMENT_STARTED),
    )

    assert 1 == len(stale(*told))
    assert [] == stale(*told, practice="england")


def test_the_birth_of_the_child_itself_and_an_enquiry_after_harm_are_no_lack() -> None:
    opened = event("a", "2012-01-06", Kind.ASSESSMENT_COMPLETED)
    born = event("b", "2012-05-01", Kind.BIRTH)
    harm = event("i", "2012-08-01", Kind.INJURY)

    assert [] == stale(opened, born)
    assert 1 == len(stale(opened, harm))
    assert [] == stale(opened, harm, event("s", "2012-08-02", Kind.S47_STARTED))


def test_a_source_that_does_not_say_how_far_its_assessments_go_back_shows_no_lack_of_one() -> None:
    opened = event("p#started", "2019-01-01", Kind.CIN_PLAN_STARTED)
    told = (opened, event("a", "2020-03-01", Kind.ASSESSMENT_COMPLETED), event("x", "2021-06-02", Kind.CASE_CLOSED))
    latest = covering(Group.ASSESSMENT, end="2023-11-30", extent=Extent.UNKNOWN)

    assert 1 == len(stale(*told))
    assert [] == stale(*told, coverage=(latest,))
    assert 1 == len(stale(*told, coverage=(covering(Group.ASSESSMENT, end="2023-11-30"),)))


# ---- reviews of plans ------------------------------------------------------------------------------------------------


def unreviewed(*events: Event, **values: Any) -> list[Finding]:
    """Plans without a review."""
    return findings(chronology(*events, **values), "unreviewed_plan")


def test_a_plan_still_open_that_was_never_reviewed_is_strong() -> None:
    plan = event("p#started", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until="..")
    other = event("r", "2020-12-01", Kind.CORE_GROUP)
    (finding,) = unreviewed(plan, other)

    assert (Strength.STRONG, dt.date(2023, 11, 30)) == (finding.strength, finding.window[1])


def test_an_adults_plan_is_reviewed_once_a_year_and_a_childs_twice() -> None:
    plan = event("p#started", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED)
    told = (plan, event("r", "2021-12-01", Kind.CARE_AND_SUPPORT_REVIEW))

    assert 1 == len(unreviewed(*told, as_at="2021-12-02"))
    assert [] == unreviewed(*told, as_at="2021-12-02", people=(ADULT,))


def test_the_first_review_of_a_protection_plan_is_due_after_three_months() -> None:
    def first(day: str) -> list[Finding]:
        return unreviewed(ON_PLAN, event("r", day, Kind.REVIEW_CONFERENCE), as_at="2020-05-01")

    assert [] == first("2020-04-22")
    assert 1 == len(first("2020-04-23"))


def test_a_plan_that_another_took_the_place_of_needs_no_review_after_that() -> None:
    first = event("p#started", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED)
    again = event("q#started", "2021-07-01", Kind.CARE_AND_SUPPORT_PLAN_STARTED)
    review = event("r", "2020-12-01", Kind.CARE_AND_SUPPORT_REVIEW)

    assert [] == unreviewed(first, again, review, as_at="2021-08-01")


def test_a_review_that_the_record_itself_awaited_and_does_not_show_is_told() -> None:
    plan = event("p#started", "2023-05-01", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until="..")
    before = event("r0", "2023-04-01", Kind.CARE_AND_SUPPORT_REVIEW)
    due = (action("Review of the care and support plan.", "awaited", due="2023-08-01"),)

    def awaited(*events: Event, as_at: str = "2023-10-01") -> list[str]:
        return [f.rule for f in unreviewed(plan, before, *events, actions=due, as_at=as_at)]

    assert [] == awaited(as_at="2023-08-15")
    assert ["unreviewed_plan.due"] == awaited(as_at="2023-08-16")
    assert [] == awaited(event("r", "2023-07-25", Kind.CARE_AND_SUPPORT_REVIEW))


def test_a_plan_is_judged_from_when_a_return_holds_reviews_and_not_before() -> None:
    year = covering(Group.CONFERENCE, Group.PLAN, start="2022-04-01", end="2023-03-31")
    (finding,) = unreviewed(ON_PLAN, coverage=(year,), as_at="2023-03-31")

    assert "from 1 April 2022, where the record of reviews begins, to 31 March 2023 (364 days)" in finding.statement
    assert [] == unreviewed(ON_PLAN, coverage=(replace(year, from_day=dt.date(2022, 12, 20)),), as_at="2023-03-31")


# ---- actions ---------------------------------------------------------------------------------------------------------


def incomplete(*actions: Any, events: Sequence[Event] = (), **values: Any) -> list[Finding]:
    """Actions of a plan made in January 2021."""
    plan = event("p#started", "2021-01-04", Kind.CIN_PLAN_STARTED)
    return findings(chronology(plan, *events, actions=actions, **values), "plan_actions_incomplete")


def test_all_actions_of_the_time_a_case_was_open_are_told_once() -> None:
    review = event("r", "2021-06-01", Kind.CIN_REVIEW)
    (finding,) = incomplete(
        action("Refer to alcohol service", "p", due="2021-02-01"),
        action("Visit school", "p", owner="Nia"),
        action("Dentist", "r", owner="Mother", due="2021-07-01", done="2021-06-20"),
        action("Trace father", "r"),
        events=[review],
    )

    assert finding.statement.startswith("The record shows four plan actions: two have no owner, two have no due date ")
    assert "one was past due with no completion recorded and no mention at the next review" in finding.statement
    assert (key("p#started"), key("r")) == finding.evidence


def test_an_action_the_next_review_speaks_of_is_not_left_unmentioned() -> None:
    overdue = action("Refer father to alcohol service", "p", owner="Nia", due="2021-02-01")
    silent = event("r", "2021-06-01", Kind.CIN_REVIEW, fact="School is pleased.")
    speaking = retold(silent, fact="Father still to be referred to the alcohol service.")

    assert 1 == len(incomplete(overdue, events=[silent]))
    assert [] == incomplete(overdue, events=[speaking])


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        ("Gwen to be taken to the dentist", "Dental appointment not made."),
        ("Commission PAMS parenting assessment", "PAMS referral not yet sent."),
    ],
)
def test_an_action_named_by_its_abbreviation_or_what_it_is_of_is_mentioned(agreed: str, said: str) -> None:
    overdue = action(agreed, "p", owner="Nia", due="2021-02-01")

    assert [] == incomplete(overdue, events=[event("r", "2021-06-01", Kind.CIN_REVIEW, fact=said)])
    assert 1 == len(incomplete(overdue, events=[event("r", "2021-06-01", Kind.CIN_REVIEW, fact="School is pleased.")]))


def test_a_word_that_may_be_of_anything_names_no_action() -> None:
    overdue = action("Monthly visit by the social worker", "p", owner="Nia", due="2021-02-01")

    assert 1 == len(incomplete(overdue, events=[event("r", "2021-06-01", Kind.CIN_REVIEW, fact="Care calls working.")]))


def test_an_owner_whom_only_the_minutes_give_is_an_owner() -> None:
    bare = action("Gwen to have emotional support", "p", due="2024-06-01")
    minuted = action("Emotional support for Gwen", "m", owner="School", due="2024-06-01")

    assert 1 == len(incomplete(bare))
    assert [] == incomplete(bare, minuted)


def test_what_a_note_says_will_be_done_is_no_action_of_a_plan() -> None:
    note = event("n#note", "2021-01-05", Kind.CIN_REVIEW)

    assert [] == incomplete(action("Visit again", "n"), events=[note])


def test_an_action_of_somebody_else_is_not_the_childs() -> None:
    assert [] == incomplete(action("Trace father", "p", people=("c2",)))
    assert 1 == len(incomplete(action("Trace father", "p", people=("c1",))))


# ---- challenges ------------------------------------------------------------------------------------------------------


def challenged(*events: Event, **values: Any) -> list[Finding]:
    """Challenges without an answer."""
    return findings(chronology(*events, **values), "challenge_unresolved")


def test_a_challenge_that_a_review_decided_on_is_one_and_its_not_being_answered_is_no_answer() -> None:
    review = event(
        "r", "2022-09-07", Kind.LOOKED_AFTER_REVIEW, decision="Formal challenge to team manager about drift."
    )
    silent = event("q", "2022-09-20", Kind.CORE_GROUP, fact="The challenge has had no written answer.")
    answered = retold(silent, fact="Manager's reply to the challenge read out.")

    assert [(key("r"),)] == [finding.evidence for finding in challenged(review, silent)]
    assert [] == challenged(review, answered)


def test_a_challenge_with_its_outcome_or_a_linked_answer_is_resolved() -> None:
    challenge = event("c", "2021-03-01", Kind.CHALLENGE)
    linked = event("d", "2021-03-29", Kind.MANAGEMENT_DECISION, links=(Link(rel=Rel.ARISES_FROM, record="s:record:c"),))
    late = event("d", "2021-03-30", Kind.MANAGEMENT_DECISION, links=linked.links)

    assert [] == challenged(retold(challenge, outcome="Plan changed."))
    assert [] == challenged(challenge, linked)
    assert [(key("c"), key("d"))] == [finding.evidence for finding in challenged(challenge, late)]
    assert [] == challenged(challenge, as_at="2021-03-29")


# ---- supervision -----------------------------------------------------------------------------------------------------


def unsupervised(*events: Event, **values: Any) -> list[Finding]:
    """Times without supervision."""
    return findings(chronology(*events, **values), "supervision_gap")


def test_a_source_that_holds_no_supervision_at_all_shows_no_gap_in_it() -> None:
    case = chronology(ON_PLAN, event("v", "2020-02-03", Kind.CHILD_SEEN))

    assert "supervision_gap" in not_assessed(case)
    assert 1 == len(unsupervised(*case.events, coverage=(covering(start="2020-01-01", end="2023-11-30"),)))


def test_many_gaps_in_one_case_are_one_finding_with_the_longest_named() -> None:
    (finding,) = unsupervised(ON_PLAN, *series("u", Kind.SUPERVISION, "2020-01-10", 8, 100, decision="Go on."))

    assert "no supervision or management decision for more than 60 days eight times" in finding.statement
    assert Strength.STRONG is finding.strength


def test_no_gap_in_supervision_is_told_of_a_closed_case() -> None:
    told = (event("s", "2020-01-10", Kind.SUPERVISION), event("x", "2020-02-03", Kind.CASE_CLOSED))

    assert [] == unsupervised(ON_PLAN, *told)


def test_words_in_a_supervision_entry_count_as_its_decision_in_both_languages() -> None:
    empty = ["Trafodwyd.", "Discussed.", "Going well."]
    told = series("u", Kind.SUPERVISION, "2020-01-10", 4, 28)
    welsh = [retold(one, fact=fact) for one, fact in zip(told, [*empty, "Penderfynwyd cau."], strict=True)]
    decided = [retold(one, fact=f"Cytunwyd i ymweld {n}.") for n, one in enumerate(told)]

    assert ["supervision_gap.entries"] == [finding.rule for finding in unsupervised(*welsh)]
    assert [] == unsupervised(*decided)
    assert [] == unsupervised(*welsh[:3])


def _signed(key: str, day: str, by: str, kind: Kind = Kind.CASE_NOTE, **values: Any) -> Event:
    told = event(key, day, kind, **values)
    source = replace(told.accounts[0].source, recorded_by=by)
    return replace(told, accounts=(replace(told.accounts[0], source=source),))


def test_what_a_manager_wrote_or_agreed_to_is_a_management_decision() -> None:
    end = {"as_at": "2020-03-20"}
    for told in (
        _signed("m", "2020-02-10", "Bea Orr, team manager"),
        event("m", "2020-02-10", Kind.VISIT, fact="Closure agreed by the team manager."),
        event("m", "2020-02-10", Kind.LEGAL_PLANNING_MEETING),
    ):
        assert [] == unsupervised(ON_PLAN, event("s", "2020-01-10", Kind.SUPERVISION), told, **end), told.kind
    other = _signed("m", "2020-02-10", "Wyn Bell, nursery manager of Little Owls")
    assert unsupervised(ON_PLAN, event("s", "2020-01-10", Kind.SUPERVISION), other, **end)


def test_a_manager_who_sat_in_a_strategy_discussion_decided_there() -> None:
    bea = Person(id="bea", name="Bea Orr", kind=PersonKind.PROFESSIONAL, source=SOURCE)
    signed = _signed("m", "2020-01-10", "Bea Orr, team manager", Kind.SUPERVISION)
    sat = (Involvement(person="bea", role="CSC", involvement="attended"),)
    strategy = event("d", "2020-02-25", Kind.STRATEGY_DISCUSSION, people=sat)
    told = {"as_at": "2020-04-10", "people": (CHILD, bea)}

    assert [] == unsupervised(ON_PLAN, signed, strategy, **told)
    assert unsupervised(ON_PLAN, signed, event("d", "2020-02-25", Kind.STRATEGY_DISCUSSION), **told)


# ---- transition ------------------------------------------------------------------------------------------------------


def late(*events: Event, person: Person = DISABLED, **values: Any) -> list[str]:
    """The aspects in which planning for adult life was late."""
    case = chronology(*events, people=(person,), **values)
    return [finding.rule.rpartition(".")[2] for finding in findings(case, "transition_planning_late")]


KNOWN = (event("p#started", "2018-01-01", Kind.CIN_PLAN_STARTED), event("v", "2018-02-01", Kind.CHILD_SEEN))


def test_a_child_not_recorded_as_disabled_needs_no_transition_planning() -> None:
    assert ["planning"] == late(*KNOWN)
    assert [] == late(*KNOWN, person=replace(DISABLED, details=(("disability", "none"),)))
    assert [] == late(*KNOWN, person=replace(DISABLED, details=()))
    assert ["planning"] == late(
        *KNOWN,
        event("d", "2018-03-01", Kind.DIAGNOSIS, fact="Autism."),
        person=replace(DISABLED, details=()),
    )


def test_a_disabled_child_who_is_not_yet_of_the_age_or_whose_case_was_closed_is_not_late() -> None:
    assert [] == late(*KNOWN, as_at="2019-05-30")
    assert ["planning"] == late(*KNOWN, as_at="2019-05-31")
    assert [] == late(*KNOWN, event("x", "2019-01-02", Kind.CASE_CLOSED))


def test_adult_services_that_come_after_seventeen_and_a_half_come_late() -> None:
    planned = event("t", "2018-06-01", Kind.CIN_REVIEW, fact="Transition planning begun.")

    def first(day: str) -> list[str]:
        return late(*KNOWN, planned, event("a", day, Kind.CONTACT, agency="Adult services"))

    assert [] == first("2022-09-01")
    assert ["adult_services"] == first("2022-09-02")


def test_a_pathway_plan_is_due_three_months_after_a_looked_after_child_is_eligible() -> None:
    care = event("l#started", "2019-01-07", Kind.BECAME_LOOKED_AFTER, until="..")
    person = replace(DISABLED, details=())

    def planned(day: str) -> list[str]:
        visit = event("v", "2019-02-01", Kind.CHILD_SEEN)
        return late(care, visit, event("w", day, Kind.PATHWAY_PLAN_STARTED), person=person)

    assert [] == planned("2021-06-01")
    assert ["pathway"] == planned("2021-06-02")


# ---- before and after ------------------------------------------------------------------------------------------------


def compared(before: int, after: int, *others: Event, **values: Any) -> list[Finding]:
    """So many injuries in the half-year before the end of a programme and after it."""
    told = [
        *series("b", Kind.INJURY, "2021-01-04", before, 7),
        event("p", "2021-06-01", Kind.PROGRAMME_COMPLETED),
        *series("a", Kind.INJURY, "2021-06-14", after, 7),
    ]
    return findings(chronology(*told, *others, **values), "change_after_intervention")


GOING_ON = (ON_PLAN, *series("v", Kind.CHILD_SEEN, "2021-01-08", 30, 14))


def test_fewer_more_and_as_many_concerns_are_told_with_both_counts() -> None:
    (fewer,) = compared(4, 1, *GOING_ON)
    (same,) = compared(4, 3, *GOING_ON)
    (more,) = compared(2, 4, *GOING_ON)

    assert (True, False, False) == (fewer.protective, same.protective, more.protective)
    assert "fell" in fewer.statement
    assert "four entries of concern in the 180 days before, one in the 180 days after" in fewer.statement
    assert "stayed much the same" in same.statement
    assert "rose" in more.statement


def test_fewer_than_three_on_both_sides_are_too_few_to_say() -> None:
    assert [] == compared(2, 2, *GOING_ON)
    assert [] == compared(2, 0, *GOING_ON)


def test_fewer_concerns_where_nobody_looked_are_no_improvement() -> None:
    assert [] == compared(4, 0, ON_PLAN)
    assert [] == compared(4, 0, *GOING_ON[1:])
    assert 1 == len(compared(4, 0, *GOING_ON))


def test_a_time_after_that_has_not_passed_is_not_compared() -> None:
    assert [] == compared(2, 4, as_at="2021-11-27")
    assert 1 == len(compared(2, 4, as_at="2021-11-28"))


def test_referrals_and_what_services_did_are_no_concerns() -> None:
    more = [
        event("a", "2021-07-01", Kind.REFERRAL_NO_FURTHER_ACTION),
        event("b", "2021-07-08", Kind.CASE_UNALLOCATED),
        event("c", "2021-07-15", Kind.ARREST),
    ]

    assert [] == compared(0, 0, *more)


def test_half_as_many_concerns_up_to_the_as_at_date_are_a_protective_change_where_somebody_looked() -> None:
    concerns = series("i", Kind.INJURY, "2021-01-11", 4, 7)
    visits = series("v", Kind.CHILD_SEEN, "2020-12-07", 28, 14)

    def fewer(*events: Event, as_at: str = "2021-09-01") -> list[tuple[str, bool]]:
        case = chronology(*events, as_at=as_at)
        return [(finding.rule, finding.protective) for finding in findings(case, "protective_change")]

    assert [("P25.fewer", True)] == fewer(ON_PLAN, *concerns, *visits)
    assert [] == fewer(ON_PLAN, *concerns[:3], *visits)
    assert [] == fewer(ON_PLAN, *concerns, *visits, as_at="2022-01-31")
    assert [] == fewer(ON_PLAN, *concerns, *visits[:4])
    assert [] == fewer(*concerns, *visits)
    assert [] == fewer(ON_PLAN, *concerns, *visits, *series("j", Kind.INJURY, "2021-06-07", 3, 7))


def test_that_help_is_taken_up_is_told_with_what_was_missed_within_weeks_of_it() -> None:
    good = series("e", Kind.CARER_ENGAGED, "2021-03-01", 3, 28)
    missed = event("m", "2021-04-20", Kind.APPOINTMENT_MISSED)
    long_after = event("l", "2021-08-20", Kind.APPOINTMENT_MISSED)
    [told] = findings(chronology(*good, missed, long_after), "protective_change")
    [alone] = findings(chronology(*good, long_after), "protective_change")

    assert (missed.key,) == told.counter_evidence
    assert "help not taken up: 20 April 2021" in told.statement
    assert "not taken up" not in alone.statement


def test_a_child_seen_alone_is_good_practice_and_no_protective_change() -> None:
    seen = series("v", Kind.CHILD_SEEN_ALONE, "2021-01-04", 6, 14)

    assert [] == findings(chronology(*seen), "protective_change")


# ---- started again ---------------------------------------------------------------------------------------------------


def again(*events: Event) -> list[Finding]:
    """What was started again."""
    return findings(chronology(*events), "start_again")


FIRST = (
    event("p#started", "2018-01-01", Kind.CP_PLAN_STARTED, fact="Neglect"),
    event("p#ended", "2018-12-01", Kind.CP_PLAN_ENDED),
)
SECOND = event("q#started", "2020-01-06", Kind.CP_PLAN_STARTED, until="..", fact="Neglect")


def test_a_plan_for_another_concern_or_after_an_improvement_is_no_new_start() -> None:
    assert 1 == len(again(*FIRST, SECOND))
    assert [] == again(*FIRST, retold(SECOND, fact="Sexual abuse"))
    assert [] == again(*FIRST, SECOND, event("g", "2018-06-01", Kind.ATTENDANCE_IMPROVED))
    assert [] == again(FIRST[0], replace(FIRST[1], outcome="Home conditions improved."), SECOND)
    assert 1 == len(again(FIRST[0], replace(FIRST[1], outcome="No improvement."), SECOND))


def assessments(*between: Event, second: str = "2020-06-01") -> list[Finding]:
    """Two assessments after domestic abuse."""
    return again(
        event("i", "2019-01-04", Kind.DOMESTIC_ABUSE_INCIDENT),
        event("a#started", "2019-01-07", Kind.ASSESSMENT_STARTED),
        event("a#completed", "2019-02-11", Kind.ASSESSMENT_COMPLETED),
        *between,
        event("j", "2020-05-25", Kind.DOMESTIC_ABUSE_INCIDENT),
        event("b#started", second, Kind.ASSESSMENT_STARTED),
        event("b#completed", "2020-07-06", Kind.ASSESSMENT_COMPLETED),
    )


def test_an_assessment_brought_up_to_date_in_an_open_case_is_no_new_start() -> None:
    assert [] == assessments()
    (finding,) = assessments(event("x", "2019-03-04", Kind.CASE_CLOSED))
    assert "an assessment begun twice for the same concern (domestic abuse)" in finding.statement
    assert {key(short) for short in ("i", "a#started", "a#completed", "j", "b#started")} == set(finding.evidence)


LONG = "Home was warm and tidy and the children were well. " * 4


def fresh(fact: str, change: Kind = Kind.CASE_TRANSFERRED) -> list[Finding]:
    """An assessment two months after a change, with an enquiry in the record before it."""
    return again(
        event("s", "2019-01-04", Kind.S47_STARTED),
        event("t", "2020-01-06", change),
        event("a", "2020-03-02", Kind.ASSESSMENT_STARTED, fact=fact),
    )


def test_an_assessment_after_a_change_whose_words_go_back_to_nothing_is_told_weakly() -> None:
    assert [Strength.WEAK] == [finding.strength for finding in fresh(LONG)]
    assert [] == fresh(LONG + "The family's history was read.")
    assert [] == fresh(LONG + "Darllenwyd hanes y teulu.")
    assert [] == fresh("Home was warm.")
    assert [] == fresh(LONG, Kind.CHILD_SEEN)


# ---- history ---------------------------------------------------------------------------------------------------------


def overlooked(*events: Event, **values: Any) -> list[Finding]:
    """History that the record does not show as considered, where assessments are recorded."""
    assessed = event("old", "2015-01-05", Kind.ASSESSMENT_COMPLETED)
    return findings(chronology(assessed, *events, **values), "history_not_considered")


OFFENCE = event("o", "2019-05-01", Kind.CHILD_OFFENCE, fact="Sexual assault on a younger child.")
PLACED = event("p", "2021-03-01", Kind.PLACEMENT_STARTED)


def test_the_wording_says_what_the_record_does_not_show() -> None:
    (finding,) = overlooked(OFFENCE, PLACED)

    assert "the record does not show that this history was considered" in finding.statement
    assert (key("o"), key("p")) == finding.evidence


def test_an_entry_that_goes_back_to_the_history_before_the_placement_is_enough() -> None:
    considered = event("n", "2021-02-01", Kind.PROFESSIONALS_MEETING, fact="His history of assault was gone through.")

    assert [] == overlooked(OFFENCE, considered, PLACED)
    assert [] == overlooked(OFFENCE, retold(PLACED, fact="Carers told of his offending and the risk to children."))
    assert 1 == len(overlooked(OFFENCE, PLACED, event("n", "2021-03-08", Kind.CONTACT, fact=considered.fact)))


def test_an_offence_that_harmed_nobody_and_one_that_somebody_else_committed_are_not_the_childs_history() -> None:
    father = Person(id="f", name="Gareth Maddocks", kind=PersonKind.ADULT, source=SOURCE)
    convicted = event("o", "2019-05-01", Kind.CHARGE_OR_CONVICTION, fact="Gareth was convicted of assault on Mali.")

    assert [] == overlooked(retold(OFFENCE, fact="Bicycle taken."), PLACED)
    assert [] == overlooked(convicted, PLACED, people=(CHILD, father))
    with_him = replace(PLACED, people=(*PLACED.people, Involvement(person="f", role="father")))
    assert 1 == len(overlooked(convicted, with_him, people=(CHILD, father)))


def test_who_was_harmed_is_never_taken_for_the_one_who_did_it() -> None:
    harmed = event("o", "2019-05-01", Kind.SEXUAL_ABUSE_ALLEGED, fact="Mali was sexually assaulted by a cousin.")
    charged = event("o", "2019-05-01", Kind.CHARGE_OR_CONVICTION, fact="Mali's uncle was charged with assault.")

    assert [] == overlooked(harmed, PLACED)
    assert [] == overlooked(charged, PLACED)


def test_a_person_recorded_as_having_done_it_has_that_history() -> None:
    marked = event(
        "o",
        "2019-05-01",
        Kind.SEXUAL_ABUSE_ALLEGED,
        about="c2",
        people=(Involvement(person="c1", role="subject", involvement="alleged-perpetrator"),),
    )

    assert 1 == len(overlooked(marked, PLACED))


# ---- what was there before -------------------------------------------------------------------------------------------


def test_a_chain_of_referrals_tells_its_intervals_and_who_raised_them_by_role() -> None:
    head = (Involvement(person="h", role="Headteacher", involvement="referrer"),)
    told = [
        event("a", "2021-03-01", Kind.REFERRAL, people=head),
        event("b", "2021-06-01", Kind.REFERRAL, people=head),
        event("c", "2021-09-01", Kind.REFERRAL, people=head, restriction=Restriction.RESTRICTED),
    ]
    (finding,) = findings(chronology(*told), "re_referrals")

    assert "The intervals are 92 and 92 days." in finding.statement
    assert "Recorded as raised by: headteacher (twice)." in finding.statement


def test_an_enquiry_whose_second_account_tells_its_outcome_has_one() -> None:
    enquiry = event("s#started", "2021-03-01", Kind.S47_STARTED)
    told = replace(enquiry.accounts[0], key="police:1#occurred", outcome="Not substantiated")

    assert [] == findings(chronology(replace(enquiry, accounts=(*enquiry.accounts, told))), "s47_without_outcome")


def test_no_lateness_of_an_enquiry_is_told_that_its_period_ends_otherwise() -> None:
    started = event("s#started", "2021-03-01", Kind.S47_STARTED)
    outcome = event("t#completed", "2021-08-02", Kind.S47_COMPLETED)
    case = chronology(started, outcome)
    begun = Told(event=started.key, words="", when=started.when)
    other = Told(event="x", words="", when=When.on(dt.date(2021, 3, 20)))
    same = Told(event=outcome.key, words="", when=outcome.when)

    def late_by(*ended: Told) -> int:
        told = Period(sort="enquiry", subject="c1", begun=(begun,), ended=ended)
        return len(findings(replace(case, periods=(told,)), "s47_without_outcome"))

    assert [late_by(same), late_by(other), late_by()] == [1, 0, 0]


def test_an_enquiry_that_ended_on_no_known_day_says_nothing_of_one_begun_later() -> None:
    started = event("s#started", "2021-03-01", Kind.S47_STARTED)
    before = When.on(dt.date(2020, 2, 3))
    told = Told(event="x", words="", when=before)
    earlier = Period(sort="enquiry", subject="c1", begun=(told,), ended=(told, replace(told, when=When.undated())))
    own = Period(sort="enquiry", subject="c1", begun=(replace(told, event=started.key, when=started.when),))

    case = replace(chronology(started), periods=(earlier, own))
    assert len(findings(case, "s47_without_outcome")) == 1


def test_the_day_of_birth_must_be_known_for_an_age_to_be_told() -> None:
    about_then = replace(DISABLED, born=When(earliest=dt.date(2005, 1, 1), latest=dt.date(2005, 12, 31), edtf="2005"))

    assert [] == late(*KNOWN, person=about_then)


def told_to_police(*coverage: Coverage) -> Chronology:
    """An enquiry that the police alone tell of, and what their source and others hold."""
    return replace(chronology(event("s#started", "2021-03-01", Kind.S47_STARTED)), coverage=coverage)


def test_no_outcome_is_claimed_where_no_source_holds_enquiries() -> None:
    case = told_to_police(covering(Group.POLICE), covering(Group.EDUCATION))

    assert ([], True) == (findings(case, "s47_without_outcome"), "s47_without_outcome" in not_assessed(case))


def test_no_outcome_is_claimed_where_the_source_ends_before_the_time_is_over() -> None:
    ends_before = told_to_police(covering(Group.S47_ENQUIRY, end="2021-04-13"))
    reaches = told_to_police(covering(Group.S47_ENQUIRY, end="2021-04-14"))

    assert (0, 1) == tuple(len(findings(case, "s47_without_outcome")) for case in (ends_before, reaches))


def test_a_birth_to_a_parent_calls_for_an_updated_assessment_in_the_life_of_the_older_child() -> None:
    baby = Involvement(person="b", role="subject")
    mother = Involvement(person="m", role="mother")
    born = event("b", "2021-06-01", Kind.BIRTH, about="b", people=(mother,))
    tied = Relationship(from_person="m", to_person="c1", kind="mother", source=SOURCE)
    people = (CHILD, replace(CHILD, id="m", kind=PersonKind.ADULT, born=None), replace(CHILD, id="b"))
    opened = event("p#started", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until="..")
    assessed = event("a", "2021-01-02", Kind.ASSESSMENT_COMPLETED)
    told = chronology(opened, assessed, born, people=people, relationships=(tied,))
    apart = replace(told, relationships=())

    assert baby in born.people
    assert [key("b")] == [each for found in findings(told, "stale_assessment") for each in found.evidence]
    assert [] == findings(apart, "stale_assessment")


# ---- actions of which no record says what agreed them ------------------------------------------------------------------

OPEN_PLAN = event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, until="..")
LOCKS = replace(action("Locks to be changed", "", owner="Housing", due="2020-03-02"), account="")


def reviewed(*days: str, **values: Any) -> list[Finding]:
    """Reviews with an action past due of which no record says what agreed it."""
    held = [event(f"r{n}", day, Kind.REVIEW_CONFERENCE) for n, day in enumerate(days)]
    acted = replace(LOCKS, **values)
    shown = findings(chronology(OPEN_PLAN, *held, actions=(acted,), as_at="2020-12-01"), "delay_and_drift")
    return [finding for finding in shown if finding.rule == "P13.same_action"]


def test_an_action_that_no_entry_agreed_and_past_due_at_two_reviews_is_cited_by_the_reviews() -> None:
    assert [(key("r0"), key("r1"))] == [finding.evidence for finding in reviewed("2020-03-03", "2020-09-01")]
    assert [] == reviewed("2020-03-02", "2020-09-01")
    assert [] == reviewed("2020-03-03", "2020-09-01", done=When.on(dt.date(2020, 9, 1)))
    assert 1 == len(reviewed("2020-03-03", "2020-09-01", done=When.on(dt.date(2020, 9, 2))))
    assert [] == reviewed("2020-03-03", "2020-09-01", due=None)


def test_a_closure_with_an_action_that_no_entry_agreed_past_due_is_told() -> None:
    def closed(due: str, **values: Any) -> list[Finding]:
        opened = event("p#started", "2020-01-06", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until="..")
        acted = replace(LOCKS, due=When.on(dt.date.fromisoformat(due)), **values)
        shut = event("k", "2020-06-01", Kind.CASE_CLOSED)
        return findings(chronology(opened, shut, actions=(acted,)), "closure_with_unmet_need")

    assert [(key("k"),)] == [finding.evidence for finding in closed("2020-06-01")]
    assert [] == closed("2020-06-02")
    assert [] == closed("2019-12-01")
    assert [] == closed("2020-06-01", done=When.on(dt.date(2020, 6, 1)))


# ---- decisions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"outcome": "Agreed that she returns home in August."}, 0),
        ({"decision": "Plan continues."}, 0),
        ({"outcome": "To wait for news of her mother's health."}, 1),
        ({"outcome": "No decision on where she is to live."}, 1),
        ({"decision": "Decision on the long-term plan deferred."}, 1),
        ({"outcome": "Dim penderfyniad am y cynllun."}, 1),
    ],
)
def test_a_review_that_waits_decides_nothing_of_the_plan_in_voluntary_care(told: dict[str, str], found: int) -> None:
    assert found == len(voluntary(event("r", "2020-04-01", Kind.LOOKED_AFTER_REVIEW, **told)))


def stale_at(decision: str, day: str = "2021-02-17") -> list[Finding]:
    """A manager's decision where the last assessment was completed on 16 February 2020."""
    case = chronology(
        event("p#started", "2020-01-06", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until=".."),
        event("a", "2020-02-17", Kind.ASSESSMENT_COMPLETED),
        event("d", day, Kind.MANAGEMENT_DECISION, decision=decision),
        as_at="2021-03-01",
    )
    return findings(case, "stale_assessment")


def test_a_managers_decision_that_changes_the_work_rests_on_an_assessment_and_one_that_does_not_needs_none() -> None:
    assert [(key("a"), key("d"))] == [finding.evidence for finding in stale_at("Step down to early help.")]
    assert [] == stale_at("Step down to early help.", "2021-02-16")
    assert [] == stale_at("Visits to stay fortnightly.")
    assert [] == stale_at("An assessment to be made.")


# ---- histories -------------------------------------------------------------------------------------------------------

CARWYN = Person(id="m1", name="Carwyn Brace", kind=PersonKind.ADULT, sex="male", source=SOURCE)
SIONED = Person(id="m2", name="Sioned Brace-Owen", kind=PersonKind.ADULT, sex="female", source=SOURCE)
WITH_HIM = event(
    "p", "2021-03-01", Kind.PLACEMENT_STARTED, people=(Involvement(person="m1", role="carer"),), fact="With her father."
)


def convicted(fact: str, about: str = "m1", *others: Person, placed: Event = WITH_HIM) -> int:
    """How many findings a conviction told in such words makes of a placement."""
    told = event("h", "2015-06-15", Kind.CHARGE_OR_CONVICTION, about=about, fact=fact)
    tied = [
        Relationship(from_person=person, to_person="c1", kind=kind, source=SOURCE)
        for person, kind in (("m1", "father"), ("m2", "mother"))
    ]
    people = (CHILD, CARWYN, SIONED, *others)
    return len(overlooked(told, placed, people=people, relationships=tuple(tied)))


@pytest.mark.parametrize(
    "fact",
    [
        "Mr Brace convicted of cruelty to a child of a former partner.",
        "Carwyn Brace was charged with rape.",
        "Convicted of assault.",
        "Father convicted of assault.",
        "Previous conviction for violence.",
        "Euogfarn am ymosod.",
    ],
)
def test_a_conviction_told_of_a_grown_up_is_his_by_name_by_title_or_where_nobody_is_named(fact: str) -> None:
    assert 1 == convicted(fact)


@pytest.mark.parametrize(
    "fact", ["A neighbour convicted of assaulting him.", "Ms Brace-Owen convicted of assault.", "Convicted of fraud."]
)
def test_what_somebody_else_was_convicted_of_is_not_his_history(fact: str) -> None:
    assert 0 == convicted(fact)


def test_a_title_and_surname_that_two_bear_name_neither() -> None:
    brother = replace(CARWYN, id="m3", name="Emlyn Brace")

    assert (1, 0) == (
        convicted("Mr Brace convicted of assault."),
        convicted("Mr Brace convicted of assault.", "m1", brother),
    )


def test_a_history_stays_overlooked_only_for_those_a_step_names() -> None:
    with_others = event("p", "2021-03-01", Kind.PLACEMENT_STARTED, fact="With foster carers.")

    assert 0 == convicted("Mr Brace convicted of assault.", placed=with_others)


def test_an_assessment_told_shortly_is_read_together_with_the_entry_that_completed_it() -> None:
    started = event("a", "2020-03-02", Kind.ASSESSMENT_STARTED, fact="Begun.")
    after = Link(rel=Rel.ARISES_FROM, record="s:record:a")
    before = event("s", "2019-01-04", Kind.S47_STARTED)
    change = event("t", "2020-01-06", Kind.CASE_TRANSFERRED)

    def completed(fact: str, *links: Link) -> list[Finding]:
        return again(
            before,
            change,
            started,
            event("c", "2020-04-01", Kind.ASSESSMENT_COMPLETED, fact=fact, links=(after, *links)),
        )

    assert [(key("s"), key("t"), key("a"), key("c"))] == [finding.evidence for finding in completed(LONG)]
    assert [] == completed(LONG + "Brings the assessment of 2019 up to date; updated with school.")
    assert [] == completed(LONG, Link(rel=Rel.REVIEWS, record="s:record:s"))
    assert 1 == len(completed("No previous involvement with this family."))
    assert [] == completed("No previous involvement with early help; the chronology was read.")


def test_an_earlier_assessment_is_history_too() -> None:
    case = (
        event("o", "2019-01-04", Kind.ASSESSMENT_COMPLETED),
        event("t", "2020-01-06", Kind.CASE_TRANSFERRED),
        event("a", "2020-03-02", Kind.ASSESSMENT_STARTED, fact=LONG),
    )

    assert (1, 0) == (len(again(*case)), len(again(*case[1:])))


# ---- concerns that fall, and eligibility -----------------------------------------------------------------------------


def falling(first: int, second: int, third: int, *others: Event) -> list[Finding]:
    """So many concerns in each of three windows up to the as-at date of 1 January 2022."""
    last = dt.date(2022, 1, 1)
    days = [
        last - dt.timedelta(days=180 * (2 - window) + 10 + 15 * n)
        for window, count in enumerate((first, second, third))
        for n in range(count)
    ]
    told = [event(f"n{n}", day.isoformat(), Kind.HOME_CONDITIONS) for n, day in enumerate(days)]
    opened = event("p#started", "2020-01-06", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until="..")
    case = chronology(opened, *told, *others, as_at=last.isoformat())
    return [finding for finding in findings(case, "protective_change") if finding.rule.endswith("fewer")]


def test_concerns_that_halve_twice_in_succession_are_told_with_all_three_counts() -> None:
    seen = series("v", Kind.CHILD_SEEN, "2020-07-01", 20, 30)
    (finding,) = falling(4, 2, 1, *seen)

    assert 7 == len(finding.evidence)
    assert "one entry of concern" in finding.statement
    assert "against two in the 180 days before that and four in the 180 before those" in finding.statement
    assert [] == falling(3, 2, 1, *seen)
    assert [] == falling(4, 3, 2, *seen)
    assert [] == falling(4, 2, 2, *seen)


def test_concerns_that_halve_twice_say_nothing_where_nobody_looked_in_the_middle() -> None:
    assert [] == falling(4, 2, 1, *series("v", Kind.CHILD_SEEN, "2021-07-01", 8, 25))


def test_the_entry_that_tells_of_eligibility_is_cited_where_no_pathway_assessment_followed() -> None:
    told = (
        event("l#started", "2018-01-01", Kind.BECAME_LOOKED_AFTER, until=".."),
        event("v", "2018-02-01", Kind.CHILD_SEEN),
        event("e", "2021-03-02", Kind.STATUS_SNAPSHOT, fact="Became eligible for leaving-care services."),
        event("m", "2021-03-03", Kind.CONTACT, fact="Not eligible for free school meals."),
    )
    case = chronology(*told, people=(replace(DISABLED, details=()),), as_at="2021-09-01")
    (finding,) = findings(case, "transition_planning_late")

    assert (key("l#started"), key("e")) == finding.evidence
