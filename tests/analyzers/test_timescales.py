import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, key, timescale
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import register_analyzers
from analyzers.timescales.moments import add_months
from chronology.model import (
    Coverage,
    Event,
    Extent,
    Kind,
    Link,
    PersonKind,
    Rel,
    Timescale,
    TimescaleState,
)
from chronology.practice import load_practice

MET, LATE, OVERDUE = TimescaleState.MET, TimescaleState.LATE, TimescaleState.OVERDUE
NOT_YET_DUE, NO_RECORD = TimescaleState.NOT_YET_DUE, TimescaleState.NO_RECORD
CANNOT_TELL, NOT_APPLICABLE = TimescaleState.CANNOT_TELL, TimescaleState.NOT_APPLICABLE

COMPLETE = (Coverage(source=SOURCE, extent=Extent.COMPLETE),)
REFERRAL = event("r", "2018-09-10", Kind.REFERRAL)
PLAN = event("p#started", "2019-12-12", Kind.CP_PLAN_STARTED, until="..")
CONFERENCE = event("i", "2019-12-12", Kind.INITIAL_CONFERENCE)


def _from(record: str) -> tuple[Link, ...]:
    return (Link(rel=Rel.ARISES_FROM, record=f"s:record:{record}"),)


def _assessed(day: str) -> Event:
    return event("a#completed", day, Kind.ASSESSMENT_COMPLETED, links=_from("r"))


# nation, rule, events, as-at date, state, how late
CASES: list[tuple[str, str, Sequence[Event], str, TimescaleState, int | None]] = [
    ("wales", "T04", [REFERRAL, _assessed("2018-11-07")], "2023-11-30", MET, None),
    ("wales", "T04", [REFERRAL, _assessed("2018-11-08")], "2023-11-30", LATE, 1),
    ("wales", "T04", [REFERRAL, _assessed("2018-12-14")], "2023-11-30", LATE, 27),
    ("wales", "T04", [REFERRAL], "2018-11-07", NOT_YET_DUE, None),
    ("wales", "T04", [REFERRAL], "2018-11-08", NO_RECORD, None),
    ("wales", "T04", [REFERRAL, event("x", "2018-09-20", Kind.CASE_CLOSED)], "2023-11-30", NOT_APPLICABLE, None),
    ("wales", "T04", [event("r", "2018-09", Kind.REFERRAL), _assessed("2018-11-07")], "2023-11-30", CANNOT_TELL, None),
    ("wales", "T04", [event("r", "2018-09", Kind.REFERRAL), _assessed("2018-10-30")], "2023-11-30", MET, None),
    ("wales", "T04", [event("r", "2018-09", Kind.REFERRAL), _assessed("2018-12-14")], "2023-11-30", LATE, 13),
    ("england", "T03", [REFERRAL, _assessed("2018-11-12")], "2023-11-30", MET, None),
    ("england", "T03", [REFERRAL, _assessed("2018-11-13")], "2023-11-30", LATE, 1),
    (
        "wales",
        "T10",
        [
            event("s", "2019-11-22", Kind.STRATEGY_DISCUSSION),
            event("q#completed", "2019-12-05", Kind.S47_COMPLETED, links=_from("s")),
            event("i", "2019-12-13", Kind.INITIAL_CONFERENCE, links=_from("q")),
        ],
        "2023-11-30",
        MET,
        None,
    ),
    (
        "wales",
        "T10",
        [
            event("s", "2019-11-22", Kind.STRATEGY_DISCUSSION),
            event("q#completed", "2019-12-05", Kind.S47_COMPLETED, outcome="Concerns not substantiated"),
        ],
        "2023-11-30",
        NOT_APPLICABLE,
        None,
    ),
    (
        "wales",
        "T10",
        [
            event("s", "2019-11-22", Kind.STRATEGY_DISCUSSION),
            event("q#completed", "2019-12-05", Kind.S47_COMPLETED, outcome="Substantiated: initial conference"),
        ],
        "2023-11-30",
        NO_RECORD,
        None,
    ),
    ("england", "T09", [event("s", "2019-11-22", Kind.S47_STARTED)], "2019-12-01", NOT_YET_DUE, None),
    ("wales", "T14", [CONFERENCE, PLAN, event("v", "2020-03-12", Kind.REVIEW_CONFERENCE)], "2023-11-30", MET, None),
    ("wales", "T14", [CONFERENCE, PLAN, event("v", "2020-03-13", Kind.REVIEW_CONFERENCE)], "2023-11-30", LATE, 1),
    ("wales", "T14", [CONFERENCE], "2023-11-30", NOT_APPLICABLE, None),
    (
        "wales",
        "T14",
        [CONFERENCE, event("p#started", "2019-12-12", Kind.CP_PLAN_STARTED, until="2020-02-01")],
        "2023-11-30",
        NOT_APPLICABLE,
        None,
    ),
    # A conference that somebody speaks of months into the plan is the one that made it, and starts no clock anew.
    (
        "england",
        "T14",
        [event("i", "2020-06-01", Kind.INITIAL_CONFERENCE), PLAN, event("v", "2020-09-12", Kind.REVIEW_CONFERENCE)],
        "2023-11-30",
        NOT_APPLICABLE,
        None,
    ),
    (
        "england",
        "T12",
        [event("i", "2020-06-01", Kind.INITIAL_CONFERENCE), PLAN, event("g", "2020-09-12", Kind.CORE_GROUP)],
        "2023-11-30",
        NOT_APPLICABLE,
        None,
    ),
    # An export that still calls the assessment of today a core assessment tells of it all the same.
    (
        "england",
        "T03",
        [
            event("r", "2022-11-08", Kind.REFERRAL),
            event("k#completed", "2023-01-10", Kind.CORE_ASSESSMENT_COMPLETED),
            event("u#completed", "2023-04-20", Kind.ASSESSMENT_COMPLETED),
        ],
        "2023-11-30",
        MET,
        None,
    ),
    ("wales", "T14", [CONFERENCE, PLAN], "2020-03-12", NOT_YET_DUE, None),
    ("wales", "T14", [CONFERENCE, PLAN], "2020-03-13", NO_RECORD, None),
    (
        "wales",
        "T02",
        [event("r#received", "2022-03-07", Kind.REFERRAL), event("r#decision", "2022-03-08", Kind.MANAGEMENT_DECISION)],
        "2023-11-30",
        MET,
        None,
    ),
    (
        "wales",
        "T02",
        [event("r#received", "2022-03-07", Kind.REFERRAL), event("r#decision", "2022-03-10", Kind.MANAGEMENT_DECISION)],
        "2023-11-30",
        LATE,
        2,
    ),
    ("wales", "T02", [event("r", "2022-03-07", Kind.REFERRAL, decision="Assess")], "2023-11-30", CANNOT_TELL, None),
    (
        "wales",
        "T02",
        [event("r", "2022-03-07", Kind.REFERRAL), event("m", "2022-05-07", Kind.MANAGEMENT_DECISION)],
        "2023-11-30",
        NO_RECORD,
        None,
    ),
    (
        "wales",
        "T06",
        [
            event("k#started", "2013-01-25", Kind.CORE_ASSESSMENT_STARTED),
            event("k#completed", "2013-03-15", Kind.CORE_ASSESSMENT_COMPLETED),
        ],
        "2023-11-30",
        MET,
        None,
    ),
    (
        "england",
        "T07",
        [
            event("r", "2011-03-07", Kind.REFERRAL),
            event("k#completed", "2011-03-22", Kind.INITIAL_ASSESSMENT_COMPLETED),
        ],
        "2023-11-30",
        LATE,
        1,
    ),
]


@pytest.mark.parametrize(("nation", "rule", "events", "as_at", "state", "late_by"), CASES)
def test_a_timescale_stands_as_the_record_shows(  # noqa: PLR0917  # one row of the table
    nation: str, rule: str, events: Sequence[Event], as_at: str, state: TimescaleState, late_by: int | None
) -> None:
    (held,) = timescale(chronology(*events, as_at=as_at), rule, nation)

    assert (state, late_by) == (held.state, held.late_by)


def test_only_a_source_that_is_complete_makes_something_open_overdue() -> None:
    case = [CONFERENCE, PLAN]
    (unknown,) = timescale(chronology(*case), "T14")
    (overdue,) = timescale(chronology(*case, coverage=COMPLETE, as_at="2020-03-20"), "T14")
    (partly,) = timescale(
        chronology(*case, coverage=(replace(COMPLETE[0], to_day=dt.date(2020, 1, 1)),), as_at="2020-03-20"), "T14"
    )

    assert (NO_RECORD, OVERDUE, NO_RECORD) == (unknown.state, overdue.state, partly.state)
    assert (8, "cd") == (overdue.late_by, overdue.late_unit)


def test_an_assessment_that_was_begun_and_never_finished_is_overdue() -> None:
    begun = event("a#started", "2018-09-11", Kind.ASSESSMENT_STARTED, links=_from("r"))
    (held,) = timescale(chronology(REFERRAL, begun, coverage=COMPLETE, as_at="2018-11-09"), "T04")

    assert (OVERDUE, 2, "wd") == (held.state, held.late_by, held.late_unit)


@pytest.mark.parametrize(
    ("nation", "day", "rules"),
    [
        ("england", "2009-06-01", set()),
        ("england", "2011-06-01", {"T07"}),
        ("england", "2013-04-14", {"T07"}),
        ("england", "2013-04-15", {"T03"}),
        ("wales", "2016-04-05", set()),
        ("wales", "2016-04-06", {"T04"}),
        ("wales", "2019-11-11", {"T02", "T04"}),
    ],
)
def test_a_record_is_judged_by_the_rules_of_its_time_and_nation(nation: str, day: str, rules: set[str]) -> None:
    analyzer = next(a for a in register_analyzers() if a.name == "timescales")
    held = analyzer.analyse(chronology(event("r", day, Kind.REFERRAL)), load_practice(nation))
    found = {result.rule for result in held if isinstance(result, Timescale)}

    assert rules == found - {"T01"}


def test_a_date_that_may_lie_on_either_side_of_a_change_of_rule_cannot_be_told() -> None:
    (held,) = timescale(chronology(event("r", "2016-04", Kind.REFERRAL)), "T04")

    assert CANNOT_TELL is held.state


def test_a_link_in_the_record_goes_before_the_order_of_time() -> None:
    case = chronology(
        REFERRAL,
        event("b#completed", "2018-10-01", Kind.ASSESSMENT_COMPLETED),
        _assessed("2018-12-14"),
    )
    (held,) = timescale(case, "T04")

    assert (key("a#completed"), LATE) == (held.due_event, held.state)
    assert "the record links them" == held.basis


def test_without_a_link_the_order_of_time_is_said_to_be_the_basis() -> None:
    (held,) = timescale(chronology(REFERRAL, event("b", "2018-10-01", Kind.ASSESSMENT_COMPLETED)), "T04")

    assert (MET, key("b")) == (held.state, held.due_event)
    assert "does not link" in held.basis


def test_what_the_record_says_came_of_another_referral_is_not_taken_for_this_one() -> None:
    case = chronology(
        REFERRAL,
        event("o", "2018-08-01", Kind.REFERRAL),
        event("b", "2018-10-01", Kind.ASSESSMENT_COMPLETED, links=_from("o")),
    )
    held = {held.trigger: held.state for held in timescale(case, "T04")}

    assert {REFERRAL.key: NO_RECORD, key("o"): MET} == held


def test_an_assessment_after_the_next_referral_is_not_this_ones() -> None:
    case = chronology(
        REFERRAL, event("s", "2019-02-01", Kind.REFERRAL), event("b", "2019-03-01", Kind.ASSESSMENT_COMPLETED)
    )
    held = {held.trigger: held.state for held in timescale(case, "T04")}

    assert {REFERRAL.key: NO_RECORD, key("s"): MET} == held


def test_reviews_follow_one_another_while_the_plan_runs_and_no_longer() -> None:
    case = chronology(
        CONFERENCE,
        event("p#started", "2019-12-12", Kind.CP_PLAN_STARTED, until="2021-04-28"),
        event("v1", "2020-03-11", Kind.REVIEW_CONFERENCE),
        event("v2", "2020-11-04", Kind.REVIEW_CONFERENCE),
        event("v3", "2021-04-28", Kind.REVIEW_CONFERENCE),
        event("p#ended", "2021-04-28", Kind.CP_PLAN_ENDED),
        event("q#started", "2022-03-30", Kind.CP_PLAN_STARTED, until=".."),
        event("v4", "2022-06-22", Kind.REVIEW_CONFERENCE),
    )
    held = {held.trigger: (held.state, held.late_by) for held in timescale(case, "T15")}

    assert (LATE, 54) == held[key("v1")]
    assert (MET, None) == held[key("v2")]
    assert (NOT_APPLICABLE, None) == held[key("v3")]
    assert (NO_RECORD, None) == held[key("v4")]


def test_a_referral_during_a_protection_plan_starts_no_new_assessment_clock() -> None:
    (held,) = timescale(chronology(PLAN, event("r", "2020-06-01", Kind.REFERRAL)), "T04")

    assert NOT_APPLICABLE is held.state


def test_a_rule_for_children_is_not_held_against_an_adult() -> None:
    adult = replace(CHILD, kind=PersonKind.ADULT)

    assert [] == timescale(chronology(REFERRAL, people=(adult,)), "T04")


def test_a_rule_that_is_off_judges_nothing() -> None:
    assert [] == timescale(chronology(event("r", "2011-06-01", Kind.REFERRAL)), "T07", "wales")


def test_a_timescale_names_its_authority_and_its_source() -> None:
    (held,) = timescale(chronology(REFERRAL), "T04")

    assert ("wales", "guidance", True) == (held.jurisdiction, held.authority, held.verified)
    assert held.citation
    assert dt.date(2018, 11, 7) == held.due


def test_no_record_is_never_called_a_breach() -> None:
    (held,) = timescale(chronology(REFERRAL), "T04")

    assert "not to say that it was not done" in held.basis


@settings(deadline=None, max_examples=15)
@given(st.data())
def test_timescales_do_not_depend_on_the_order_in_which_events_came(data: st.DataObject) -> None:
    events = list({told.key: told for _, _, told_events, _, _, _ in CASES for told in told_events}.values())
    shuffled = data.draw(st.permutations(events))

    assert timescale(chronology(*events), "T04") == timescale(chronology(*shuffled), "T04")
    assert timescale(chronology(*events), "T14") == timescale(chronology(*shuffled), "T14")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2019-11-30", 3, "2020-02-29"),
        ("2020-11-30", 3, "2021-02-28"),
        ("2020-08-31", 6, "2021-02-28"),
        ("2020-12-12", 6, "2021-06-12"),
        ("2020-12-31", 12, "2021-12-31"),
    ],
)
def test_months_end_where_the_month_ends(day: str, months: int, expected: str) -> None:
    assert dt.date.fromisoformat(expected) == add_months(dt.date.fromisoformat(day), months)


# ---- a report and the enquiry that it led to ------------------------------------------------------------------------


def enquiry(*events: Event) -> list[Timescale]:
    grown = replace(CHILD, kind=PersonKind.ADULT)
    found = analysed(chronology(*events, people=(grown,))).timescales
    return [each for each in found if each.title == "Adult safeguarding enquiry complete"]


def test_an_enquiry_is_not_tied_to_an_earlier_report_that_led_to_none() -> None:
    report = event("r", "2023-03-21", Kind.SAFEGUARDING_CONCERN, outcome="Threshold not met.")
    opened = event("o", "2023-07-26", Kind.ADULT_ENQUIRY_STARTED)
    done = event("d", "2023-08-22", Kind.ADULT_ENQUIRY_COMPLETED)

    assert "r" not in {each.trigger for each in enquiry(report, opened, done) if each.state is TimescaleState.LATE}


def test_the_day_by_which_the_record_says_it_is_due_wins_over_a_computed_one() -> None:
    report = event("r", "2023-01-09", Kind.SAFEGUARDING_CONCERN)
    opened = event("o", "2023-01-10", Kind.ADULT_ENQUIRY_STARTED, fact="Enquiry opened. Due 19/01 (7 wd from 10/01).")
    done = event("d", "2023-02-16", Kind.ADULT_ENQUIRY_COMPLETED)

    (found,) = enquiry(report, opened, done)

    assert (dt.date(2023, 1, 19), 20) == (found.due, found.late_by)
