"""A conference is not told what free words were read as where that is seldom right; records, reviewers and the full paper have it."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event

from chronology.model import (
    Chronology,
    Event,
    Finding,
    FindingStatus,
    Kind,
    Level,
    Remark,
    Significance,
    Source,
    Strength,
    Theme,
    Timescale,
    TimescaleState,
)
from exports.conference import for_conference

WORDS = "Rang duty about the boy."


def noted() -> Event:
    made = event("x1#note", "2022-01-10", Kind.REFERRAL, fact=WORDS)
    key = "notes:notes.txt:2022-01-10:01#referral"
    source = Source(document="notes.txt", locator="line 1", quote=WORDS)
    return replace(made, key=key, accounts=(replace(made.accounts[0], key=key, source=source),))


def recorded() -> Event:
    return event("r1#started", "2022-02-01", Kind.REFERRAL)


def found(event_: Event, rule: str = "P02", **told: object) -> Finding:
    made = Finding(
        key=rule,
        rule=rule,
        pattern="re_referrals",
        title=rule,
        statement="The record shows two.",
        evidence=(event_.key,),
    )
    return replace(made, **told)


def case(*findings: Finding, profile: str = "conference", **told: object) -> Chronology:
    made = chronology(noted(), recorded())
    return replace(made, profile=profile, findings=findings, **told)


def told(made: Chronology) -> list[str]:
    return [finding.rule for finding in for_conference(made).findings]


def test_how_many_referrals_words_tell_of_is_not_told_to_a_conference_and_is_in_the_full_paper() -> None:
    assert [] == told(case(found(noted())))
    assert ["P02"] == told(case(found(noted()), profile="full"))


def test_what_the_system_of_records_counted_is_told() -> None:
    assert ["P02"] == told(case(found(recorded())))


def test_what_a_reviewer_confirmed_is_told() -> None:
    assert ["P02"] == told(case(found(noted(), status=FindingStatus.CONFIRMED)))


def test_of_what_words_tell_nothing_that_stands_weakly_is_told() -> None:
    weak, firm = found(noted(), "hunger", strength=Strength.WEAK), found(noted(), "hunger", strength=Strength.MODERATE)

    assert ["hunger"] == told(case(weak, firm))


@pytest.mark.parametrize(
    ("rule", "pattern", "is_told"),
    [
        ("comes_back.falls", "comes_back", True),
        ("P13.not_taken_up_advocate2", "delay_and_drift", True),
        ("P22.conflict.told", "conflict_between_sources", True),
        ("P22.conflict.sides.bail", "conflict_between_sources", False),
        ("mental_health_repetition", "mental_health_repetition", False),
        ("P09.grave", "missing_escalation", False),
        ("PA2", "refusal_rising_risk", False),
        ("P04.mental_health", "escalation", False),
        ("ours.own", "a_plugins_own", True),
    ],
)
def test_of_what_words_tell_only_what_lists_its_days_in_their_words_is_told(
    rule: str, pattern: str, is_told: bool
) -> None:
    assert is_told is bool(told(case(found(noted(), rule, pattern=pattern))))
    assert told(case(found(recorded(), rule, pattern=pattern)))


def test_of_a_pattern_something_is_asked_only_where_a_finding_of_it_is_told() -> None:
    asked = Remark(theme=Theme.QUESTION, rule="hunger", text="What is there to eat?", evidence=(noted().key,))
    finding = found(noted(), "hunger", pattern="hunger")

    assert asked not in for_conference(case(remarks=(asked,))).remarks
    assert asked in for_conference(case(finding, remarks=(asked,))).remarks


def test_that_somebody_was_there_all_the_same_is_not_told_whoever_it_is() -> None:
    named = found(noted(), "there_all_the_same.huw", pattern="there_all_the_same")

    assert [] == told(case(named))
    assert ["there_all_the_same.huw"] == told(case(named, profile="full"))


def test_which_rules_had_nothing_to_go_by_is_told_of_records_and_not_of_words() -> None:
    unassessed = found(noted(), "gap", strength=Strength.NOT_ASSESSED)
    of_words = case(unassessed)
    of_records = replace(of_words, events=(recorded(),))

    assert [] == told(replace(of_words, events=(noted(),)))
    assert ["gap"] == told(of_records)


@pytest.mark.parametrize(
    ("rule", "is_told"), [("comes_back", False), ("repeat_injuries", False), ("sides", True), ("unknown_adult", True)]
)
def test_a_question_that_fits_every_case_is_not_asked(rule: str, is_told: bool) -> None:
    asked = Remark(theme=Theme.QUESTION, rule=rule, text="What now?", evidence=(noted().key,))

    assert is_told is (asked in for_conference(case(remarks=(asked,))).remarks)


@pytest.mark.parametrize(
    ("rule", "state", "is_told"),
    [
        ("T15", TimescaleState.LATE, True),
        ("T15", TimescaleState.NO_RECORD, False),
        ("T04", TimescaleState.LATE, False),
        ("T04", TimescaleState.NO_RECORD, False),
    ],
)
def test_of_timescales_that_words_start_only_a_late_conference_is_told(
    rule: str, state: TimescaleState, is_told: bool
) -> None:
    made = Timescale(
        rule=rule,
        title="A step",
        subject=None,
        trigger=noted().key,
        due_event=None,
        due=dt.date(2022, 2, 1),
        limit=10,
        unit="wd",
        jurisdiction="wales",
        state=state,
        authority="guidance",
        citation="",
        verified=True,
    )
    recorded_ = replace(made, trigger=recorded().key)

    kept = for_conference(case(timescales=(made, recorded_))).timescales

    assert recorded_ in kept
    assert is_told is (made in kept)


def test_nothing_else_is_taken_from_it() -> None:
    made = case()

    assert made.events == for_conference(made).events
    assert SOURCE in [account.source for each in made.events for account in each.accounts]


def test_of_very_much_that_differs_a_conference_is_told_the_gravest_and_the_full_paper_all() -> None:
    many = [
        found(recorded(), f"P22.conflict.sides.q{place}", pattern="conflict_between_sources") for place in range(11)
    ]
    grave = found(noted(), "P22.conflict.sides.how", pattern="conflict_between_sources")
    weighed = (Significance(event=noted().key, level=Level.CRITICAL, reasons=()),)

    assert grave.rule in told(case(*many, grave, significance=weighed))
    assert 8 == len(told(case(*many, grave, significance=weighed)))
    assert 12 == len(told(case(*many, grave, significance=weighed, profile="full")))


def test_what_a_reviewer_confirmed_is_among_them_however_little_it_weighs() -> None:
    many = [found(noted(), f"P22.conflict.sides.q{place}", pattern="conflict_between_sources") for place in range(11)]
    confirmed = found(
        recorded(), "P22.conflict.sides.how", pattern="conflict_between_sources", status=FindingStatus.CONFIRMED
    )
    weighed = (Significance(event=noted().key, level=Level.CRITICAL, reasons=()),)

    assert confirmed.rule in told(case(*many, confirmed, significance=weighed))
