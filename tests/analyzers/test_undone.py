"""What was agreed and is not recorded as done, and the harm of the same matter that came after it was due."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, findings, key
from services_cases import action

from chronology.model import (
    Action,
    Event,
    EvidenceStatus,
    Finding,
    Involvement,
    Kind,
    Person,
    PersonKind,
    Restriction,
    Strength,
)

PARTNER = Person(id="p", name="Kyle Brannock", kind=PersonKind.ADULT, source=SOURCE)
PLAN = event("plan", "2021-01-04", Kind.REVIEW_CONFERENCE)
VISIT = action("Home fire safety visit.", "plan", owner="Nia", due="2021-03-01")
FIRE = event("fire", "2021-06-01", Kind.FIRE_RISK, title="Pan fire in the kitchen")


def found(actions: Sequence[Action], *events: Event) -> list[Finding]:
    return findings(chronology(*events, actions=tuple(actions), people=(CHILD, PARTNER)), "undone_then_harm")


def test_what_happened_is_told_first_and_no_cause_is_claimed() -> None:
    (finding,) = found([VISIT], PLAN, FIRE)

    assert finding.statement == (
        "The record shows “Pan fire in the kitchen” (1 June 2021) after “Home fire safety visit” had been due since 1 March 2021 "
        "with no record that it was done; it does not show that the one came of the other. Agreed: 4 January 2021."
    )
    assert (key("plan"), key("fire")) == finding.evidence
    assert Strength.MODERATE is finding.strength


def test_an_action_that_is_recorded_as_done_is_not_left_undone() -> None:
    assert [] == found([replace(VISIT, done=VISIT.due)], PLAN, FIRE)


def test_an_action_that_was_not_yet_due_was_not_left_undone() -> None:
    assert [] == found([action("Home fire safety visit", "plan", due="2021-06-01")], PLAN, FIRE)


def test_what_a_note_says_will_be_done_next_is_no_action_of_a_plan() -> None:
    assert [] == found(
        [action("Fire visit", "note", due="2021-03-01")], event("note", "2021-01-04", Kind.CASE_NOTE), FIRE
    )


def test_an_action_of_a_restricted_entry_stands_in_no_sentence() -> None:
    restricted = event("plan", "2021-01-04", Kind.REVIEW_CONFERENCE, restriction=Restriction.RESTRICTED)

    assert [] == found([VISIT], restricted, FIRE)


def test_agreed_again_it_stands_firmly_and_every_time_is_told() -> None:
    again = event("again", "2021-04-01", Kind.CORE_GROUP)
    core = event("again", "2021-04-01", Kind.REVIEW_CONFERENCE)
    second = action("Home fire safety visit.", "again", due="2021-05-01")

    (finding,) = found([VISIT, second], PLAN, core, FIRE)

    assert again.when == core.when
    assert "due since 1 March 2021" in finding.statement
    assert finding.statement.endswith("Agreed: 4 January 2021 and 1 April 2021.")
    assert Strength.STRONG is finding.strength


def test_harm_with_a_person_whose_assessment_was_agreed_and_never_done() -> None:
    assess = action("Checks and risk assessment of Kyle Brannock", "plan", due="2021-03-01")
    there = (Involvement(person="p", role="suspect", involvement="concerned"),)
    told_of = (Involvement(person="p", role="", involvement="mentioned"),)
    hit = event("hit", "2021-06-01", Kind.DOMESTIC_ABUSE_CHILD_PRESENT, people=there)

    (finding,) = found([assess], PLAN, hit)

    assert "after “Checks and risk assessment of Kyle Brannock” had been due" in finding.statement
    assert [] == found([assess], PLAN, event("hit", "2021-06-01", Kind.DOMESTIC_ABUSE_CHILD_PRESENT, people=told_of))


@pytest.mark.parametrize(
    ("text", "kind", "fact"),
    [
        ("Ask how his money is managed", Kind.FINANCIAL_ABUSE_INDICATOR, ""),
        ("Gofyn am ei arian", Kind.SAFEGUARDING_CONCERN, "Financial abuse alleged."),
        ("Refer to IDVA", Kind.DOMESTIC_ABUSE_INCIDENT, ""),
        ("Return interview to be held", Kind.MISSING, ""),
        ("Second stair rail", Kind.FALL, ""),
    ],
)
def test_an_action_bears_on_harm_of_its_own_matter(text: str, kind: Kind, fact: str) -> None:
    harm = event("h", "2021-06-01", kind, fact=fact)

    assert 1 == len(found([action(text, "plan", due="2021-03-01")], PLAN, harm))
    assert [] == found([action("Support the family", "plan", due="2021-03-01")], PLAN, harm)


def test_harm_that_was_not_proved_is_no_harm_after_it() -> None:
    assert [] == found([VISIT], PLAN, replace(FIRE, evidence_status=EvidenceStatus.NOT_PROVED))
