"""In which circumstances a rule holds, which of several limits counts, and what the sources could have shown."""

import datetime as dt
from collections.abc import Sequence
from cProfile import Profile
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, key, timescale
from timescalebuilding import COMPLETE, PARENTS, REG19, held, in_care, placed, rule_of

from analyzers import register_analyzers
from chronology.model import (
    Conflict,
    Coverage,
    DocumentRead,
    Event,
    Extent,
    Kind,
    Person,
    PersonKind,
    Relationship,
    Timescale,
    TimescaleState,
    When,
)
from chronology.practice import load_practice

MET, LATE, OVERDUE = TimescaleState.MET, TimescaleState.LATE, TimescaleState.OVERDUE
NOT_YET_DUE, NO_RECORD = TimescaleState.NOT_YET_DUE, TimescaleState.NO_RECORD
CANNOT_TELL, NOT_APPLICABLE = TimescaleState.CANNOT_TELL, TimescaleState.NOT_APPLICABLE


def visit(name: str, day: str, kind: Kind = Kind.VISIT) -> Event:
    """A visit."""
    return event(name, day, kind)


def review(name: str, day: str) -> Event:
    """A looked-after review."""
    return event(name, day, Kind.LOOKED_AFTER_REVIEW)


def all_held(*events: Event, nation: str = "england", **values: object) -> list[Timescale]:
    """How every rule of a nation that is on stands."""
    analyzer = next(each for each in register_analyzers() if each.name == "timescales")
    case = chronology(*events, **{"coverage": COMPLETE, **values})
    return [each for each in analyzer.analyse(case, load_practice(nation)) if isinstance(each, Timescale)]


def states(found: Sequence[Timescale]) -> list[tuple[str, str]]:
    """Rules and states, without what does not apply."""
    return [(each.rule, str(each.state)) for each in found if each.state is not NOT_APPLICABLE]


# ---- visits --------------------------------------------------------------------------------------------------------


def test_one_missing_visit_is_counted_once() -> None:
    found = all_held(
        placed("2022-01-03"),
        visit("a", "2022-01-07"),
        visit("b", "2022-03-25"),
        visit("c", "2022-05-01"),
        as_at="2022-05-30",
    )

    assert [
        ("T18", "met"),
        ("T19", "late"),
        ("T19", "met"),
        ("T19", "not_yet_due"),
    ] == [each for each in states(found) if each[0] in ("T18", "T19", "T20", "T21", "T22", "T23")]


def test_a_first_visit_that_was_never_made_starts_no_chain_of_further_ones() -> None:
    found = all_held(placed("2022-01-03"), as_at="2022-12-30")

    assert [("T18", "overdue")] == [each for each in states(found) if each[0] < "T30"]


def test_two_visits_of_one_day_are_one_turn() -> None:
    found = held(
        "england",
        "T19",
        [
            placed("2022-01-03"),
            visit("a", "2022-01-07"),
            visit("b", "2022-01-07", Kind.CHILD_SEEN),
            visit("c", "2022-02-18"),
        ],
        as_at="2022-02-20",
    )

    assert [MET, NOT_YET_DUE] == [each.state for each in found]


def test_a_visit_before_the_first_year_is_over_is_judged_by_the_rule_of_the_first_year() -> None:
    events = [placed("2021-01-04"), visit("a", "2021-11-23"), visit("b", "2021-11-24"), visit("c", "2022-01-01")]

    assert {key("a")} == {each.trigger for each in held("england", "T19", events)}
    assert {key("b"), key("c")} == {each.trigger for each in held("england", "T20", events)}


@pytest.mark.parametrize(
    ("words", "day", "state"),
    [
        ("Placement: long-term foster placement", "2022-05-07", MET),
        ("Placement: foster placement", "2022-03-21", MET),
        ("Placement: foster placement", "2022-03-22", LATE),
        ("Placement: long-term foster placement", "2022-05-08", LATE),
        ("Placement: not long-term foster placement", "2022-03-22", LATE),
        ("Placement: short-term foster placement", "2022-03-22", LATE),
    ],
)
def test_three_months_are_the_limit_only_where_the_record_says_that_a_placement_is_to_last(
    words: str, day: str, state: TimescaleState
) -> None:
    events = [placed("2020-06-01", title=words), visit("a", "2022-02-07"), visit("b", day)]
    found = next(each for each in held("england", "T20", events) if each.trigger == key("a"))

    assert state is found.state


def test_an_authority_that_seldom_records_it_may_leave_open_whether_the_longer_limit_counts() -> None:
    rule = rule_of("england", "T20")
    lenient = replace(rule, or_limit=(replace(rule.or_limit[0], only_told=False),))
    case = chronology(placed("2020-06-01"), visit("a", "2022-02-07"), visit("b", "2022-03-22"), coverage=COMPLETE)
    analyzer = next(each for each in register_analyzers() if each.name == "timescales")
    found = list(analyzer.analyse(case, replace(load_practice("england"), timescales=(lenient,))))

    assert CANNOT_TELL is next(each.state for each in found if each.trigger == key("a"))


def test_an_extension_told_by_a_further_order_lengthens_the_limit() -> None:
    def ended(*between: Event) -> TimescaleState:
        order = event("o", "2023-04-04", Kind.ORDER_MADE, title="Emergency protection order")
        case = (order, *between, event("e", "2023-04-19", Kind.ORDER_ENDED, title="Emergency protection order ended"))
        return next(each.state for each in held("wales", "T50", case) if each.trigger == key("o"))

    assert LATE is ended()
    assert MET is ended(event("x", "2023-04-12", Kind.ORDER_MADE, title="Emergency protection order extended"))


def test_a_child_placed_with_a_parent_is_judged_by_that_rule_and_not_by_the_general_one() -> None:
    case = (placed("2022-01-03", **REG19), visit("a", "2022-01-07"), visit("b", "2022-01-20"))
    found = [each for each in states(all_held(*case, as_at="2022-01-21")) if each[0] < "T30"]

    assert [("T21", "met"), ("T21", "late"), ("T21", "not_yet_due")] == found


def test_after_the_first_review_the_longer_limit_counts() -> None:
    events = [
        placed("2022-01-03", **REG19),
        visit("a", "2022-01-07"),
        review("r", "2022-01-25"),
        visit("b", "2022-02-01"),
    ]
    found = held("england", "T21", [*events, visit("c", "2022-03-15"), visit("d", "2022-04-27")])
    by_trigger = {each.trigger: (each.state, each.limit) for each in found}

    assert (MET, 6) == by_trigger[key("b")]
    assert (LATE, 6) == by_trigger[key("c")]


def test_where_the_record_does_not_say_why_a_child_is_with_a_parent_it_cannot_be_told_and_is_said_once() -> None:
    case = [placed("2022-01-03", **PARENTS), *(visit(f"v{n}", f"2022-0{n}-01") for n in range(2, 6))]
    found = held("england", "T21", case)

    assert [CANNOT_TELL] == [each.state for each in found]
    assert "does not say whether the child was placed before an assessment" in found[0].basis


def test_where_the_record_shows_no_parent_the_rule_does_not_apply_and_says_so_once() -> None:
    case = [placed("2022-01-03"), *(visit(f"v{n}", f"2022-0{n}-01") for n in range(2, 6))]
    found = held("england", "T22", case)

    assert [NOT_APPLICABLE] == [each.state for each in found]
    assert "does not show" in found[0].basis


def test_an_interim_care_order_that_has_ended_no_longer_calls_for_weekly_visits() -> None:
    order = event(
        "o", "2021-06-01", Kind.LEGAL_STATUS_CHANGED, until="2021-12-31", title="Legal status: interim care order"
    )
    found = held("england", "T22", [order, placed("2022-01-03", **PARENTS), visit("a", "2022-02-07")])

    assert [NOT_APPLICABLE] == [each.state for each in found]


def test_a_child_placed_for_adoption_is_not_judged_by_the_rules_of_placements() -> None:
    events = [placed("2022-01-03", title="Placement: placed for adoption"), visit("a", "2022-02-07")]

    assert {NOT_APPLICABLE} == {each.state for name in ("T18", "T19") for each in held("england", name, events)}


def test_a_child_who_was_not_seen_was_not_visited() -> None:
    events = [placed("2022-01-03"), visit("a", "2022-02-07"), visit("b", "2022-03-01", Kind.CHILD_NOT_SEEN)]
    found = held("england", "T19", events)

    assert [OVERDUE] == [each.state for each in found]


def test_a_visit_by_the_reviewing_officer_is_none_by_the_social_worker() -> None:
    other = event("b", "2022-03-01", Kind.VISIT, title="Visit or contact by the independent reviewing officer")
    found = held("england", "T19", [placed("2022-01-03"), visit("a", "2022-02-07"), other])

    assert [(key("a"), OVERDUE)] == [(each.trigger, each.state) for each in found]


def test_a_visit_to_the_mother_is_none_to_the_child() -> None:
    mother = Person(id="m1", name="Nia", kind=PersonKind.ADULT, source=SOURCE)
    tie = Relationship(from_person="m1", to_person="c1", kind="mother", source=SOURCE)
    case = [placed("2022-01-03"), visit("a", "2022-02-07"), event("b", "2022-03-01", Kind.VISIT, about="m1")]
    found = held("england", "T19", case, people=(CHILD, mother), relationships=(tie,))

    assert [(key("a"), OVERDUE)] == [(each.trigger, each.state) for each in found]


def test_a_visit_that_came_after_the_placement_had_ended_answers_nothing_in_it() -> None:
    ended = event("p", "2022-01-03", Kind.PLACEMENT_STARTED, until="2022-04-30")
    found = held("england", "T19", [ended, visit("a", "2022-02-07"), visit("b", "2022-05-03")])

    assert [(NO_RECORD, None)] == [(each.state, each.due_event) for each in found]


def test_a_placement_that_ended_before_a_visit_was_due_calls_for_none() -> None:
    ended = event("p", "2022-01-03", Kind.PLACEMENT_STARTED, until="2022-03-01")

    assert [NOT_APPLICABLE] == [each.state for each in held("england", "T19", [ended, visit("a", "2022-02-07")])]


def test_visits_of_a_child_who_is_not_looked_after_are_judged_by_no_rule_of_placements() -> None:
    assert [] == all_held(visit("a", "2022-02-07"), visit("b", "2022-08-07"))


def test_a_source_that_does_not_claim_to_be_complete_shows_no_late_visit() -> None:
    events = [placed("2022-01-03"), visit("a", "2022-02-07"), visit("b", "2022-03-22")]
    found = next(each for each in held("england", "T19", events, coverage=()) if each.trigger == key("a"))

    assert (NO_RECORD, key("b")) == (found.state, found.due_event)
    assert "22 March 2022" in found.basis


def test_an_entry_of_that_year_may_be_the_visit_that_is_missing() -> None:
    events = [placed("2022-01-03"), visit("a", "2022-02-07"), visit("x", "2022"), visit("b", "2022-03-22")]
    found = next(each for each in held("england", "T19", events) if each.trigger == key("a"))

    assert CANNOT_TELL is found.state


def test_a_date_that_the_record_has_only_as_about_then_decides_nothing() -> None:
    about = replace(visit("b", "2022-03-22"), when=replace(When.on(dt.date(2022, 3, 22)), edtf="2022-03-22~"))
    found = next(
        each
        for each in held("england", "T19", [placed("2022-01-03"), visit("a", "2022-02-07"), about])
        if each.trigger == key("a")
    )

    assert CANNOT_TELL is found.state


def test_where_accounts_differ_on_the_day_the_later_one_makes_nothing_late() -> None:
    one = visit("b", "2022-03-22")
    earlier = replace(one.accounts[0], key="s:record:c#occurred", when=When.on(dt.date(2022, 3, 20)))
    differing = replace(
        one,
        accounts=(*one.accounts, earlier),
        conflicts=(Conflict(field="when", values=((one.key, "2022-03-22"), (earlier.key, "2022-03-20"))),),
    )
    events = [placed("2022-01-03"), visit("a", "2022-02-07"), differing]

    assert CANNOT_TELL is next(each for each in held("england", "T19", events) if each.trigger == key("a")).state


# ---- reviews and what is due by them ---------------------------------------------------------------------------------


def test_first_second_and_later_reviews_have_their_own_limits() -> None:
    found = all_held(
        in_care("2022-02-07"),
        review("a", "2022-03-07"),
        review("b", "2022-06-08"),
        review("c", "2022-12-08"),
        as_at="2023-01-31",
    )

    assert [("T30", "met"), ("T31", "late"), ("T32", "met"), ("T32", "not_yet_due")] == [
        each for each in states(found) if each[0] in ("T30", "T31", "T32")
    ]


def test_coming_back_into_care_begins_with_a_first_review_again() -> None:
    ended = event("l", "2020-02-03", Kind.BECAME_LOOKED_AFTER, until="2021-02-01")
    again = event("m", "2022-02-07", Kind.BECAME_LOOKED_AFTER, until="..")
    found = held("england", "T30", [ended, review("a", "2020-02-20"), again, review("b", "2022-03-08")])

    assert [MET, LATE] == [each.state for each in found]


def test_the_first_review_that_a_return_holds_need_not_be_the_first_there_was() -> None:
    coverage = (Coverage(source=SOURCE, from_day=dt.date(2021, 4, 1), extent=Extent.COMPLETE),)
    events = [in_care("2015-02-02"), review("a", "2021-05-01"), review("b", "2021-10-30"), review("c", "2022-05-01")]
    found = [*held("england", "T30", events, coverage=coverage), *held("england", "T31", events, coverage=coverage)]
    later = held("england", "T32", events, coverage=coverage, as_at="2022-06-01")

    assert [CANNOT_TELL, CANNOT_TELL] == [each.state for each in found]
    assert [(LATE, 1), (NOT_YET_DUE, None)] == [(each.state, each.late_by) for each in later]


def test_a_first_placement_on_record_does_not_show_that_care_began_with_it() -> None:
    events = [placed("2022-02-07"), review("a", "2022-08-01"), review("b", "2022-12-01")]

    assert [] == held("england", "T30", events)
    assert [CANNOT_TELL] == [each.state for each in held("england", "T31", events)]


def test_nothing_of_care_is_due_after_the_eighteenth_birthday() -> None:
    grown = replace(CHILD, born=When.on(dt.date(2004, 6, 1)))
    found = held("england", "T32", [in_care("2021-10-10"), review("f", "2021-11-01"), review("a", "2022-02-07")], grown)

    assert [NOT_APPLICABLE] == [each.state for each in found]


def test_nothing_is_due_after_a_death() -> None:
    died = replace(CHILD, died=When.on(dt.date(2022, 3, 1)))
    found = held("england", "T31", [in_care("2022-01-10"), review("a", "2022-02-07")], died)

    assert [NOT_APPLICABLE] == [each.state for each in found]


@pytest.mark.parametrize(("day", "state"), [("2022-02-24", MET), ("2022-02-25", LATE)])
def test_a_health_assessment_is_due_by_the_first_review_where_there_was_one(day: str, state: TimescaleState) -> None:
    events = [in_care("2022-02-07"), review("r", "2022-02-24"), event("h", day, Kind.HEALTH_ASSESSMENT)]
    (found,) = held("england", "T39", events)

    assert (state, dt.date(2022, 2, 24)) == (found.state, found.due)


@pytest.mark.parametrize(("day", "state"), [("2021-11-10", MET), ("2021-11-08", OVERDUE)])
def test_a_health_assessment_shortly_before_care_began_counts(day: str, state: TimescaleState) -> None:
    (found,) = held("england", "T39", [in_care("2022-02-07"), event("h", day, Kind.HEALTH_ASSESSMENT)])

    assert state is found.state


@pytest.mark.parametrize(
    ("born", "day", "state"),
    [
        ("2019-01-01", "2022-08-07", MET),
        ("2019-01-01", "2022-08-08", LATE),
        ("2017-06-01", "2022-08-08", MET),
        ("2017-06-01", "2023-02-08", LATE),
        ("", "2022-08-08", CANNOT_TELL),
        ("", "2022-08-07", MET),
        ("", "2023-02-08", LATE),
    ],
)
def test_health_is_assessed_again_by_the_child_s_age(born: str, day: str, state: TimescaleState) -> None:
    person = replace(CHILD, born=When.on(dt.date.fromisoformat(born)) if born else None)
    events = [
        in_care("2022-01-10"),
        event("a", "2022-02-07", Kind.HEALTH_ASSESSMENT),
        event("b", day, Kind.HEALTH_ASSESSMENT),
    ]
    found = next(each for each in held("england", "T40", events, person) if each.trigger == key("a"))

    assert state is found.state


@pytest.mark.parametrize(("until", "state"), [("..", MET), ("2022-03-01", MET), ("2021-12-01", OVERDUE), ("", MET)])
def test_a_plan_that_was_in_force_before_the_placement_counts(until: str, state: TimescaleState) -> None:
    plan = event("s", "2021-06-01", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until=until)
    (found,) = held("wales", "T36", [plan, in_care("2022-02-07"), placed("2022-02-07")])

    assert state is found.state


def test_only_the_first_placement_in_care_calls_for_the_plan() -> None:
    first = event("p", "2022-02-07", Kind.PLACEMENT_STARTED, until="2022-06-01")
    events = [in_care("2022-02-07"), first, event("q", "2022-06-01", Kind.PLACEMENT_STARTED, until="..")]

    assert [key("p")] == [each.trigger for each in held("wales", "T36", events)]


# ---- birth, sixteenth birthday, conferences, courts -------------------------------------------------------------------


@pytest.mark.parametrize(("day", "state"), [("2022-02-15", MET), ("2022-02-16", LATE)])
def test_after_a_birth_the_sooner_of_two_limits_counts(day: str, state: TimescaleState) -> None:
    events = [
        event("i", "2021-11-15", Kind.INITIAL_CONFERENCE),
        event("c", "2021-11-15", Kind.CP_PLAN_STARTED, until=".."),
        event("b", "2022-02-07", Kind.BIRTH),
        event("v", day, Kind.REVIEW_CONFERENCE),
    ]
    (found,) = held("wales", "T16", events)

    assert (state, 3, "m") == (found.state, found.limit, found.unit)


def test_a_birth_before_any_plan_starts_no_clock() -> None:
    assert [] == held(
        "wales", "T16", [event("b", "2012-05-01", Kind.BIRTH), event("c", "2022-01-10", Kind.CP_PLAN_STARTED)]
    )


@pytest.mark.parametrize(("began", "said"), [("2011-02-07", OVERDUE), ("2012-01-09", CANNOT_TELL)])
def test_the_sixteenth_birthday_counts_only_for_who_had_been_in_care_long_enough(
    began: str, said: TimescaleState
) -> None:
    born = replace(CHILD, born=When.on(dt.date(1996, 2, 7)))
    (found,) = held("wales", "T43", [in_care(began)], born)

    assert said is found.state


def test_a_child_who_left_care_before_sixteen_has_no_pathway_assessment_due() -> None:
    left = event("l", "2008-02-07", Kind.BECAME_LOOKED_AFTER, until="2011-02-07")

    assert [] == held("wales", "T43", [left], replace(CHILD, born=When.on(dt.date(1996, 2, 7))))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Application for a care order", OVERDUE),
        ("Application for a non-molestation order", NOT_APPLICABLE),
        ("Application to discharge the care order", NOT_APPLICABLE),
        ("Application to court", NOT_APPLICABLE),
    ],
)
def test_only_care_proceedings_have_twenty_six_weeks(title: str, said: TimescaleState) -> None:
    (found,) = held("wales", "T46", [event("a", "2022-02-07", Kind.COURT_APPLICATION, title=title)])

    assert said is found.state


def test_an_interim_order_or_a_listed_hearing_concludes_nothing() -> None:
    events = [
        event("a", "2022-02-07", Kind.COURT_APPLICATION, title="Application for a care order"),
        event("b", "2022-03-07", Kind.ORDER_MADE, title="Interim care order made"),
        event("c", "2022-04-07", Kind.COURT_HEARING, title="Hearing", fact="Final hearing listed for August."),
    ]

    assert [OVERDUE] == [each.state for each in held("wales", "T46", events)]


def test_a_later_legal_status_shows_police_protection_ended_in_time_and_never_that_it_did_not() -> None:
    started = event("a", "2022-02-07", Kind.POLICE_PROTECTION)
    (soon,) = held("wales", "T49", [started, event("b", "2022-02-09", Kind.LEGAL_STATUS_CHANGED)])
    (later,) = held("wales", "T49", [started, event("b", "2022-02-20", Kind.LEGAL_STATUS_CHANGED)])

    assert (MET, CANNOT_TELL) == (soon.state, later.state)


def test_what_shows_that_a_decision_had_been_made_does_not_show_when() -> None:
    referral = event("r", "2022-02-07", Kind.REFERRAL)
    (soon,) = held("wales", "T02", [referral, event("r#started", "2022-02-08", Kind.ASSESSMENT_STARTED)])
    (later,) = held("wales", "T02", [referral, event("r#started", "2022-03-08", Kind.ASSESSMENT_STARTED)])

    assert (MET, CANNOT_TELL) == (soon.state, later.state)


@pytest.mark.parametrize(("which", "days"), [("each", ["a", "b"]), ("first", ["a"]), ("last", ["b"])])
def test_of_several_strategy_discussions_each_or_the_first_or_the_last_may_count(which: str, days: list[str]) -> None:
    rule = replace(rule_of("england", "T09"), of_several=which)
    practice = replace(load_practice("england"), timescales=(rule,))
    case = chronology(
        event("a", "2022-02-07", Kind.STRATEGY_DISCUSSION),
        event("s", "2022-02-07", Kind.S47_STARTED),
        event("b", "2022-02-14", Kind.STRATEGY_DISCUSSION),
        event("i", "2022-03-02", Kind.INITIAL_CONFERENCE),
    )
    analyzer = next(each for each in register_analyzers() if each.name == "timescales")

    assert [key(day) for day in days] == [each.trigger for each in analyzer.analyse(case, practice)]


# ---- what the sources could have shown ---------------------------------------------------------------------------------


def test_a_source_that_holds_only_the_latest_shows_nothing_late() -> None:
    latest = (Coverage(source=SOURCE, groups=("review", "visit"), extent=Extent.LATEST_ONLY),)
    found = held("england", "T30", [in_care("2022-02-07"), review("a", "2023-06-01")], coverage=latest)

    assert [CANNOT_TELL] == [each.state for each in found]


def test_what_a_return_never_holds_is_no_absence_in_it() -> None:
    read = DocumentRead(name=SOURCE.document, sha256="", size=0, importer="ssda903", reason="")
    other = replace(read, importer="ics-xml")
    back = [event("a", "2022-02-07", Kind.RETURNED_FROM_MISSING)]

    assert [CANNOT_TELL] == [each.state for each in held("england", "T45", back, documents=(read,))]
    assert [OVERDUE] == [each.state for each in held("england", "T45", back, documents=(other,))]


def told_by(document: str, told: Event) -> Event:
    """An event that a document tells of."""
    source = replace(SOURCE, document=document)
    return replace(told, accounts=tuple(replace(account, source=source) for account in told.accounts))


def test_two_returns_of_one_year_after_the_other_are_complete_together() -> None:
    def of_year(name: str, first: str, last: str) -> Coverage:
        source = replace(SOURCE, document=name)
        days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        return Coverage(source=source, groups=("review",), from_day=days[0], to_day=days[1], extent=Extent.COMPLETE)

    both = (of_year("a", "2021-04-01", "2022-03-31"), of_year("b", "2022-04-01", "2023-03-31"))
    events = [
        in_care("2021-04-05"),
        told_by("a", review("f", "2021-05-01")),
        told_by("a", review("a", "2022-02-07")),
        told_by("b", review("b", "2022-08-08")),
    ]
    with_gap = (both[0], replace(both[1], from_day=dt.date(2022, 4, 2)))

    def stands(coverage: tuple[Coverage, ...]) -> TimescaleState:
        found = held("england", "T32", events, coverage=coverage)
        return next(each.state for each in found if each.trigger == key("a"))

    assert (LATE, CANNOT_TELL) == (stands(both), stands(with_gap))


# ---- size and order ------------------------------------------------------------------------------------------------------


def long_life(count: int) -> list[Event]:
    """A long placement with so many visits, a day apart, a review every thirtieth."""
    days = [dt.date(2016, 6, 1) + dt.timedelta(days=n) for n in range(count)]
    told = [visit(f"v{n}", day.isoformat()) for n, day in enumerate(days)]
    return [
        in_care("2016-06-01"),
        placed("2016-06-01"),
        *told,
        *(review(f"r{n}", d.isoformat()) for n, d in enumerate(days[::30])),
    ]


def test_the_order_in_which_events_came_changes_nothing() -> None:
    events = long_life(90)

    assert all_held(*events) == all_held(*reversed(events))


@pytest.mark.parametrize("nation", ["wales", "england"])
def test_the_work_on_a_long_life_grows_with_it_and_not_with_its_square(nation: str) -> None:
    def calls(count: int) -> int:
        events, profile = long_life(count), Profile()
        profile.runcall(all_held, *events, nation=nation, as_at="2033-01-01")
        return sum(entry.callcount for entry in profile.getstats())

    calls(10)

    assert calls(2000) < 5 * calls(500)


# ---- what was decided on a referral ------------------------------------------------------------------------------------


def _written(told: Event, day: str) -> Event:
    source = replace(told.accounts[0].source, recorded_on=dt.date.fromisoformat(day))
    return replace(told, accounts=(replace(told.accounts[0], source=source),))


def _referred(**values: Any) -> Event:
    return event("r", "2021-03-01", Kind.REFERRAL, **values)


def test_no_assessment_is_due_after_a_referral_that_ended_in_no_further_action() -> None:
    own = chronology(_referred(outcome="NFA, letter sent."))
    decided = event("d", "2021-03-04", Kind.MANAGEMENT_DECISION, outcome="Decision: NFA.")
    for case in (own, chronology(_referred(), decided)):
        (told,) = timescale(case, "T03", "england")

        assert told.state is TimescaleState.NOT_APPLICABLE
        assert told.basis.startswith("it ended in no further action")


def test_an_assessment_is_due_after_a_referral_on_which_somebody_decided_so() -> None:
    decided = event("d", "2021-03-04", Kind.MANAGEMENT_DECISION, outcome="Decision: C&F assessment.")
    (told,) = timescale(chronology(_referred(), decided), "T03", "england")

    assert told.state is not TimescaleState.NOT_APPLICABLE


def test_the_decision_told_in_the_referrals_own_entry_is_the_decision_on_next_steps() -> None:
    referral = _written(_referred(outcome="Progress to C&F assessment."), "2021-03-02")
    (told,) = timescale(chronology(referral), "T01", "england")

    assert (told.state, told.basis) == (TimescaleState.MET, "the entry itself tells what was decided")


def test_a_decision_written_after_it_was_due_is_not_said_to_be_in_time_or_late() -> None:
    referral = _written(_referred(outcome="Progress to C&F assessment."), "2021-03-09")
    (told,) = timescale(chronology(referral), "T01", "england")

    assert told.state is TimescaleState.CANNOT_TELL


def test_the_managers_entry_that_comes_next_is_told_as_the_decision_on_record() -> None:
    decided = event("d", "2021-03-04", Kind.MANAGEMENT_DECISION, outcome="Decision: NFA.")
    (told,) = timescale(chronology(_referred(), decided), "T01", "england")

    assert told.due_event == decided.key
