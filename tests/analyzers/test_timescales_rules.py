"""Every shipped rule, on or off: met on its last day, late on the day after, and never more than the dates show."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from casebuilding import CHILD, SOURCE, event, key
from timescalebuilding import PARENTS, REG19, REG20, held, in_care, placed, rule_of

from chronology.dates.edtf import from_edtf
from chronology.model import (
    Coverage,
    Event,
    Extent,
    Kind,
    Link,
    Person,
    PersonKind,
    Precision,
    Rel,
    Timescale,
    TimescaleState,
    When,
)
from chronology.practice import SHIPPED, load_practice

MET, LATE, CANNOT_TELL = TimescaleState.MET, TimescaleState.LATE, TimescaleState.CANNOT_TELL

YOUNG = replace(CHILD, born=When.on(dt.date(1996, 2, 7)))
ADULT = replace(CHILD, kind=PersonKind.ADULT, born=None)
LINKED = (Link(rel=Rel.ARISES_FROM, record="s:record:t"),)


def fact(kind: Kind, **values: str) -> Callable[[str], Event]:
    """What answers the trigger, on a day."""
    return lambda day: event("d", day, kind, **values)


def linked(kind: Kind) -> Callable[[str], Event]:
    """The same, of which the record says that it came of the trigger."""
    return lambda day: event("d", day, kind, links=LINKED)


@dataclass(frozen=True)
class Case:
    """What comes before, what answers the trigger `t`, its last day in time, and the first day that is surely late."""

    before: Sequence[Event]
    answer: Callable[[str], Event]
    last: str
    late: str
    person: Person = CHILD


def t(day: str, kind: Kind, until: str = "", **values: str) -> Event:
    """The trigger."""
    return event("t", day, kind, until=until, **values)


PLAN = event("c", "2022-01-10", Kind.CP_PLAN_STARTED, until="..")
INTERIM = event("o", "2022-01-01", Kind.LEGAL_STATUS_CHANGED, until="..", title="Legal status: interim care order")
FULL = event("o", "2022-01-01", Kind.LEGAL_STATUS_CHANGED, until="..", title="Legal status: full care order")
VISIT = t("2022-02-07", Kind.VISIT)
SEEN = fact(Kind.CHILD_SEEN)
REFERRED = t("2022-02-07", Kind.REFERRAL)
APPLIED = t("2022-02-07", Kind.COURT_APPLICATION, title="Application for a care order")
REVIEW = fact(Kind.LOOKED_AFTER_REVIEW)
FIRST_WEEK = Case([t("2022-02-07", Kind.PLACEMENT_STARTED, "..")], SEEN, "2022-02-14", "2022-02-15")
FIRST_YEAR = Case([placed("2022-01-03"), VISIT], SEEN, "2022-03-21", "2022-03-22")
LATER = Case(
    [placed("2020-06-01", title="Placement: long-term foster placement"), VISIT], SEEN, "2022-05-07", "2022-05-08"
)
WEEKLY = Case([placed("2022-01-03", **PARENTS), INTERIM, VISIT], SEEN, "2022-02-14", "2022-02-15")
TEMPORARY = Case(
    [placed("2022-01-03", fact="A relative, temporarily approved under regulation 24."), VISIT],
    SEEN,
    "2022-02-14",
    "2022-02-15",
)
ORDERED = Case(
    [placed("2022-01-03", **PARENTS), t("2022-02-07", Kind.ORDER_MADE, title="Care order made")],
    SEEN,
    "2022-02-14",
    "2022-02-15",
)
UNDER_ORDER = Case([placed("2022-01-03", **PARENTS), FULL, VISIT], SEEN, "2022-03-21", "2022-03-22")
INTERIM_MADE = Case(
    [placed("2022-01-03", **PARENTS), t("2022-02-07", Kind.ORDER_MADE, title="Interim care order made")],
    SEEN,
    "2022-02-14",
    "2022-02-15",
)
BOTH = {
    "T08": Case(
        [t("2022-02-07", Kind.MANAGEMENT_DECISION, title="Strategy discussion to be held")],
        fact(Kind.STRATEGY_DISCUSSION),
        "2022-02-08",
        "2022-02-09",
    ),
    "T11": Case(
        [t("2022-02-07", Kind.S47_COMPLETED, outcome="Initial child protection conference to be held")],
        fact(Kind.CASE_NOTE, fact="Requested the initial conference from the unit."),
        "2022-02-08",
        "2022-02-09",
    ),
    "T12": Case([t("2022-02-07", Kind.INITIAL_CONFERENCE), PLAN], fact(Kind.CORE_GROUP), "2022-02-21", "2022-02-22"),
    "T14": Case(
        [t("2022-02-07", Kind.INITIAL_CONFERENCE), PLAN], fact(Kind.REVIEW_CONFERENCE), "2022-05-07", "2022-05-08"
    ),
    "T15": Case(
        [t("2022-02-07", Kind.REVIEW_CONFERENCE), PLAN], fact(Kind.REVIEW_CONFERENCE), "2022-08-07", "2022-08-08"
    ),
    "T16": Case([PLAN, t("2022-02-07", Kind.BIRTH)], fact(Kind.REVIEW_CONFERENCE), "2022-02-21", "2022-02-22"),
    "T17": Case([PLAN, t("2022-02-07", Kind.CHILD_SEEN)], SEEN, "2022-02-21", "2022-02-22"),
    "T46": Case([APPLIED], fact(Kind.ORDER_MADE, title="Care order made"), "2022-08-08", "2022-08-09"),
    "T47": Case([APPLIED], fact(Kind.COURT_HEARING, title="Case management hearing"), "2022-03-03", "2022-03-04"),
    "T48": Case([APPLIED], fact(Kind.COURT_HEARING, title="Issues resolution hearing"), "2022-06-27", "2022-06-28"),
    "T49": Case([], lambda day: t("2022-02-07", Kind.POLICE_PROTECTION, day), "2022-02-10", "2022-02-11"),
    "T50": Case(
        [],
        lambda day: t("2022-02-07", Kind.ORDER_MADE, day, title="Emergency protection order", outcome="Extended once"),
        "2022-02-22",
        "2022-02-23",
    ),
}
WALES = {
    **BOTH,
    "T02": Case([REFERRED], linked(Kind.REFERRAL_DECISION), "2022-02-08", "2022-02-09"),
    "T04": Case([REFERRED], fact(Kind.ASSESSMENT_COMPLETED), "2022-04-06", "2022-04-07"),
    "T05": Case([t("2022-02-07", Kind.S47_STARTED)], fact(Kind.ASSESSMENT_COMPLETED), "2022-04-06", "2022-04-07"),
    "T06": Case(
        [t("2011-02-07", Kind.CORE_ASSESSMENT_STARTED)],
        fact(Kind.CORE_ASSESSMENT_COMPLETED),
        "2011-03-28",
        "2011-03-29",
    ),
    "T07": Case([t("2011-02-07", Kind.REFERRAL)], fact(Kind.INITIAL_ASSESSMENT_COMPLETED), "2011-02-16", "2011-02-17"),
    "T10": Case([t("2022-02-07", Kind.STRATEGY_DISCUSSION)], fact(Kind.INITIAL_CONFERENCE), "2022-02-28", "2022-03-01"),
    "T13": Case([PLAN, t("2022-02-07", Kind.CORE_GROUP)], fact(Kind.CORE_GROUP), "2022-03-21", "2022-03-22"),
    "T24": FIRST_WEEK,
    "T25": FIRST_YEAR,
    "T26": LATER,
    "T27": Case([placed("2022-01-03", **REG20), VISIT], SEEN, "2022-02-14", "2022-02-15"),
    "T28": WEEKLY,
    "T28-order": INTERIM_MADE,
    "T28-temporary": TEMPORARY,
    "T29": ORDERED,
    "T29-next": UNDER_ORDER,
    "T33": Case([t("2022-02-07", Kind.BECAME_LOOKED_AFTER, "..")], REVIEW, "2022-03-07", "2022-03-08"),
    "T34": Case([in_care("2022-01-10"), t("2022-02-07", Kind.LOOKED_AFTER_REVIEW)], REVIEW, "2022-05-07", "2022-05-08"),
    "T35": Case(
        [
            in_care("2021-10-10"),
            event("f", "2021-11-01", Kind.LOOKED_AFTER_REVIEW),
            t("2022-02-07", Kind.LOOKED_AFTER_REVIEW),
        ],
        REVIEW,
        "2022-08-07",
        "2022-08-08",
    ),
    "T36": Case(
        [in_care("2022-02-07"), t("2022-02-07", Kind.PLACEMENT_STARTED, "..")],
        fact(Kind.CARE_AND_SUPPORT_PLAN_STARTED),
        "2022-02-21",
        "2022-02-22",
    ),
    "T38": Case(
        [t("2022-02-07", Kind.PLACEMENT_STARTED, "..", **REG20)],
        fact(Kind.ASSESSMENT_COMPLETED),
        "2022-02-21",
        "2022-02-22",
    ),
    "T38-decision": Case(
        [placed("2022-01-03", **REG20), t("2022-02-07", Kind.ASSESSMENT_COMPLETED)],
        fact(Kind.MANAGEMENT_DECISION, fact="The placement is to go on."),
        "2022-02-21",
        "2022-02-22",
    ),
    "T42": Case(
        [t("2022-02-07", Kind.BECAME_LOOKED_AFTER, "..")],
        fact(Kind.PERSONAL_EDUCATION_PLAN),
        "2022-03-07",
        "2022-03-08",
    ),
    "T43": Case(
        [t("2011-02-07", Kind.BECAME_LOOKED_AFTER, "..")],
        fact(Kind.ASSESSMENT_COMPLETED, title="Pathway assessment completed"),
        "2012-05-07",
        "2012-05-08",
        person=YOUNG,
    ),
    "T44": Case(
        [t("2012-02-07", Kind.PATHWAY_PLAN_REVIEW)], fact(Kind.PATHWAY_PLAN_REVIEW), "2012-08-07", "2012-08-08"
    ),
    "T44-2016": Case(
        [t("2022-02-07", Kind.PATHWAY_PLAN_REVIEW)], fact(Kind.PATHWAY_PLAN_REVIEW), "2022-08-07", "2022-08-08"
    ),
    "TA1": Case(
        [t("2022-02-07", Kind.SAFEGUARDING_CONCERN)],
        fact(Kind.ADULT_ENQUIRY_COMPLETED),
        "2022-02-16",
        "2022-02-17",
        person=ADULT,
    ),
    "TA3": Case(
        [t("2022-02-07", Kind.ADULT_CONFERENCE)],
        fact(Kind.CASE_NOTE, fact="Report and chronology sent to the chair of the conference."),
        "2022-02-03",
        "2022-02-04",
        person=ADULT,
    ),
    "TW1": Case([t("2018-02-05", Kind.BECAME_LOOKED_AFTER, "..")], fact(Kind.DENTAL_CHECK), "2018-05-05", "2018-05-06"),
    "TW2": Case(
        [t("2018-02-05", Kind.PLACEMENT_STARTED, "..")],
        fact(Kind.HEALTH_CONTACT, fact="Registered with the GP in Example Street."),
        "2018-02-19",
        "2018-02-20",
    ),
}
WALES["TW1-2020"] = Case(
    [t("2022-02-07", Kind.BECAME_LOOKED_AFTER, "..")], fact(Kind.DENTAL_CHECK), "2022-05-07", "2022-05-08"
)
WALES["TW2-2020"] = Case(
    [t("2022-02-07", Kind.PLACEMENT_STARTED, "..")],
    fact(Kind.HEALTH_CONTACT, fact="Registered with the GP in Example Street."),
    "2022-02-21",
    "2022-02-22",
)
ENGLAND = {
    **BOTH,
    "T01": Case([REFERRED], linked(Kind.REFERRAL_DECISION), "2022-02-08", "2022-02-09"),
    "T03": Case([REFERRED], fact(Kind.ASSESSMENT_COMPLETED), "2022-04-11", "2022-04-12"),
    "T06": WALES["T06"],
    "T07": Case([t("2011-02-07", Kind.REFERRAL)], fact(Kind.INITIAL_ASSESSMENT_COMPLETED), "2011-02-21", "2011-02-22"),
    "T07-2000": Case(
        [t("2009-02-09", Kind.REFERRAL)], fact(Kind.INITIAL_ASSESSMENT_COMPLETED), "2009-02-18", "2009-02-19"
    ),
    "T09": WALES["T10"],
    "T18": FIRST_WEEK,
    "T19": FIRST_YEAR,
    "T20": LATER,
    "T21": Case([placed("2022-01-03", **REG19), VISIT], SEEN, "2022-02-14", "2022-02-15"),
    "T22": WEEKLY,
    "T22-order": INTERIM_MADE,
    "T22-temporary": TEMPORARY,
    "T23": ORDERED,
    "T23-next": UNDER_ORDER,
    "T30": WALES["T33"],
    "T31": WALES["T34"],
    "T32": WALES["T35"],
    "T37": Case(
        [in_care("2022-02-07"), t("2022-02-07", Kind.PLACEMENT_STARTED, "..")],
        fact(Kind.CARE_PLAN_STARTED),
        "2022-02-21",
        "2022-02-22",
    ),
    "T39": Case(
        [t("2022-02-07", Kind.BECAME_LOOKED_AFTER, "..")], fact(Kind.HEALTH_ASSESSMENT), "2022-03-07", "2022-03-08"
    ),
    "T40": Case(
        [in_care("2022-01-10"), t("2022-02-07", Kind.HEALTH_ASSESSMENT)],
        fact(Kind.HEALTH_ASSESSMENT),
        "2023-02-07",
        "2023-02-08",
    ),
    "T41": Case(
        [t("2022-02-07", Kind.BECAME_LOOKED_AFTER, "..")],
        fact(Kind.PERSONAL_EDUCATION_PLAN),
        "2022-02-21",
        "2022-02-22",
    ),
    "T44": WALES["T44-2016"],
    "T45": Case([t("2022-02-07", Kind.RETURNED_FROM_MISSING)], fact(Kind.RETURN_INTERVIEW), "2022-02-10", "2022-02-11"),
}
TABLE = [
    *(pytest.param("wales", rule, case, id=f"wales-{rule}") for rule, case in WALES.items()),
    *(pytest.param("england", rule, case, id=f"england-{rule}") for rule, case in ENGLAND.items()),
]


def of_trigger(nation: str, name: str, case: Case, answer: Event) -> Timescale:
    """How it stands for the trigger of a case."""
    results = held(nation, name, [*case.before, answer], case.person)
    return next(each for each in results if each.trigger == key("t"))


@pytest.mark.parametrize("nation", SHIPPED)
def test_every_rule_that_is_shipped_has_its_case(nation: str) -> None:
    cases = WALES if nation == "wales" else ENGLAND

    assert {rule.id for rule in load_practice(nation).timescales} == set(cases)


@pytest.mark.parametrize(("nation", "name", "case"), TABLE)
def test_a_rule_is_met_on_its_last_day(nation: str, name: str, case: Case) -> None:
    timescale = of_trigger(nation, name, case, case.answer(case.last))

    assert (MET, None) == (timescale.state, timescale.late_by)


@pytest.mark.parametrize(("nation", "name", "case"), TABLE)
def test_a_rule_is_late_on_the_day_after(nation: str, name: str, case: Case) -> None:
    timescale = of_trigger(nation, name, case, case.answer(case.late))

    assert (LATE, 1) == (timescale.state, timescale.late_by)


@pytest.mark.parametrize(("nation", "name", "case"), TABLE)
def test_an_answer_that_may_lie_on_either_side_of_the_limit_makes_nothing_late(
    nation: str, name: str, case: Case
) -> None:
    about = dt.date.fromisoformat(case.last)
    days = dt.timedelta(days=3)
    vague = When(earliest=about - days, latest=about + days, edtf="", precision=Precision.RANGE)
    answer = case.answer(case.last)
    answer = replace(answer, until=vague) if answer.until and answer.until.dated else replace(answer, when=vague)

    assert CANNOT_TELL is of_trigger(nation, name, case, answer).state


def moved(told: Event, days: dt.timedelta) -> Event:
    """An event so many days on."""
    until = told.until
    if until is not None and until.earliest is not None:
        until = When.on(until.first_day + days)
    return replace(told, when=When.on(told.when.first_day + days), until=until)


def judged_on(nation: str, name: str, case: Case, day: dt.date) -> bool:
    """The rule says something of the trigger of a case, were it on a day."""
    events = [*case.before, case.answer(case.last)]
    days = day - next(each.when.first_day for each in events if each.key == key("t"))
    results = held(nation, name, [moved(each, days) for each in events], replace(case.person, born=None))
    return any(each.trigger == key("t") for each in results)


@pytest.mark.parametrize(("nation", "name", "case"), TABLE)
def test_a_rule_judges_on_its_first_and_its_last_day_and_not_outside_them(nation: str, name: str, case: Case) -> None:
    rule, day = rule_of(nation, name), dt.timedelta(days=1)
    if rule.birthday:
        return
    if rule.from_day:
        assert judged_on(nation, name, case, rule.from_day)
        assert not judged_on(nation, name, case, rule.from_day - day)
    if rule.to_day:
        assert judged_on(nation, name, case, rule.to_day)
        assert not judged_on(nation, name, case, rule.to_day + day)


@pytest.mark.parametrize(("nation", "name", "case"), TABLE)
def test_of_what_no_source_here_holds_nothing_is_said_to_be_missing(nation: str, name: str, case: Case) -> None:
    other = (Coverage(source=SOURCE, groups=("housing",), extent=Extent.COMPLETE),)
    events = case.before or [t("2022-02-07", case.answer(case.last).kind, title=case.answer(case.last).title)]
    results = held(nation, name, events, case.person, coverage=other)

    assert {each.state for each in results} <= {CANNOT_TELL, TimescaleState.NOT_APPLICABLE}


@pytest.mark.parametrize("nation", SHIPPED)
def test_no_rule_is_there_for_what_has_no_limit(nation: str) -> None:
    assert not {"TA2", "TA4"} & {rule.id for rule in load_practice(nation).timescales}


def at(name: str, clock: str, kind: Kind) -> Event:
    """An event at an hour."""
    return event(name, "2022-02-07", kind, when=from_edtf(clock))


@pytest.mark.parametrize(
    ("back", "talked", "state", "late_by", "unit"),
    [
        ("2022-02-07T10:00", "2022-02-10T10:00", MET, None, "h"),
        ("2022-02-07T10:00", "2022-02-10T11:30", LATE, 1, "h"),
        ("2022-02-07T10:00", "2022-02-10", CANNOT_TELL, None, "h"),
        ("2022-02-07T10:00", "2022-02-11", LATE, 14, "h"),
        ("2022-02-07", "2022-02-10", MET, None, "cd"),
        ("2022-02-07", "2022-02-10T23:00", MET, None, "cd"),
        ("2022-02-07", "2022-02-11", LATE, 1, "cd"),
    ],
)
def test_hours_are_counted_where_the_record_gives_them_and_days_where_it_does_not(
    back: str, talked: str, state: TimescaleState, late_by: int | None, unit: str
) -> None:
    events = [at("t", back, Kind.RETURNED_FROM_MISSING), at("d", talked, Kind.RETURN_INTERVIEW)]
    (timescale,) = held("england", "T45", events)

    assert (state, late_by, unit) == (timescale.state, timescale.late_by, timescale.late_unit)
