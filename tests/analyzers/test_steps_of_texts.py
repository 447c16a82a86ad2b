"""Timescales, periods and days of steps that texts alone tell: nothing is late by what may be of another episode."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, chronology, event, timescale

from analyzers.lives import lives
from analyzers.spans import spans
from chronology.model import Basis, Event, Kind, Precision, Source, TimescaleState, When
from chronology.prose.own_day import is_of_a_day_carried_over, is_of_own_day

NOTES = Source(document="notes.txt", locator="line 1")


def note(nth: int, day: str, kind: Kind, fact: str, basis: Basis = Basis.NOTE_DATE, **values: Any) -> Event:
    """An entry that a text tells, on the day of its note unless said otherwise."""
    when = replace(When.on(dt.date.fromisoformat(day)), basis=basis)
    made = event(f"x{nth}#note", day, kind, fact=fact, **values)
    key = f"notes:notes.txt:{day}:{nth:02}#note"
    account = replace(made.accounts[0], key=key, when=when, source=replace(NOTES, quote=fact))
    return replace(made, key=key, when=when, accounts=(account,))


REFERRED = note(1, "2021-01-11", Kind.REFERRAL, "Referral received from the school about bruises.", title="Referral")
ASSESSED = note(
    2, "2021-06-14", Kind.ASSESSMENT_COMPLETED, "Assessment completed, signed off.", title="Assessment completed"
)


def states(*events: Event, rule: str = "T03") -> list[str]:
    return [each.state for each in timescale(chronology(*events), rule, "england")]


def test_an_assessment_of_the_same_episode_is_late() -> None:
    assert [TimescaleState.LATE] == states(REFERRED, ASSESSED)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.STRATEGY_DISCUSSION, "Strategy discussion held."),
        (Kind.S47_STARTED, "Section 47 enquiry started today."),
    ],
)
def test_with_another_step_between_it_is_not_known_of_which_it_is(kind: Kind, words: str) -> None:
    step = note(3, "2021-04-01", kind, words, title=words.rstrip("."))

    assert [TimescaleState.CANNOT_TELL] == states(REFERRED, step, ASSESSED)


@pytest.mark.parametrize(
    "words",
    [
        "C&F assessment started 5.2.24, not finished, should be done by Friday.",
        "Assessment completed would be good before the conference.",
        "To be completed: assessment.",
    ],
)
def test_what_is_only_named_makes_nothing_late(words: str) -> None:
    named = note(2, "2021-06-14", Kind.ASSESSMENT_COMPLETED, words)

    assert TimescaleState.LATE not in states(REFERRED, named)


def test_a_day_carried_over_from_another_makes_nothing_late() -> None:
    basis = Basis.RELATIVE_TO_PREVIOUS
    carried = note(2, "2021-06-14", Kind.ASSESSMENT_COMPLETED, ASSESSED.fact, basis, title=ASSESSED.title)

    assert [TimescaleState.CANNOT_TELL] == states(REFERRED, carried)


def test_records_of_a_system_are_judged_as_before() -> None:
    coded = event("r", "2021-01-11", Kind.REFERRAL), event("a", "2021-06-14", Kind.ASSESSMENT_COMPLETED)

    assert [TimescaleState.LATE] == states(*coded)


@pytest.mark.parametrize(
    ("basis", "fact", "own"),
    [
        (Basis.EXPLICIT, "Not brought 3 May.", True),
        (Basis.NOTE_DATE, "SALT - was not brought.", True),
        (Basis.NOTE_DATE, "Letter: not brought 19/01/22 and 02/03/22, discharged.", False),
        (Basis.NOTE_DATE, "Missed 3/4 and 10/4, that makes three.", False),
        (Basis.NOTE_DATE, "Not brought today, nor on 3/4 and 10/4.", True),
        (Basis.NOTE_DATE, "Was not brought. Next ones are 3/4 and 10/4.", True),
        (Basis.NOTE_DATE, "No reply. 5/4: BM 22.1, BP 130/80, given.", True),
        (Basis.RELATIVE_TO_NOTE, "Cancelled yesterday.", True),
        (Basis.RELATIVE_TO_PREVIOUS, "Police came that night.", False),
    ],
)
def test_the_day_of_a_letter_is_not_that_of_what_it_lists(basis: Basis, fact: str, own: bool) -> None:
    assert own is is_of_own_day(note(1, "2022-03-04", Kind.NOT_BROUGHT, fact, basis))


def test_nothing_is_counted_by_the_day_on_which_it_was_only_told() -> None:
    told = replace(REFERRED, when=When.told_on(dt.date(2022, 3, 4)))

    assert not is_of_own_day(told)
    assert is_of_a_day_carried_over(told)


def test_a_month_is_no_day() -> None:
    vague = replace(REFERRED, when=replace(REFERRED.when, precision=Precision.MONTH))

    assert not is_of_own_day(vague)


PLAN = note(4, "2021-02-09", Kind.PLAN_STARTED, "First core group. Plan drawn up.", title="Plan made")


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("Case closed today, letter to family.", True),
        ("The allegation was closed with no charge.", False),
        ("Advice given. NFA.", False),
        ("Chair noted the report had been closed on one phone call.", False),
    ],
)
def test_a_plan_ends_with_the_case_and_with_no_allegation_or_contact(words: str, ended: bool) -> None:
    (life,) = lives(chronology(PLAN, note(5, "2021-09-27", Kind.CASE_CLOSED, words), people=(CHILD,)))
    (plan,) = spans(life, "plan")

    assert ended is (plan.end is not None)


def test_a_placement_months_into_care_is_not_the_first_one() -> None:
    care = event("l", "2021-06-14", Kind.BECAME_LOOKED_AFTER, until="..")

    def told(day: str) -> list[str]:
        placed = event("p", day, Kind.PLACEMENT_STARTED, until="..")
        return [each.state for each in timescale(chronology(care, placed, as_at="2022-06-01"), "T36", "wales")]

    assert [TimescaleState.NO_RECORD] == told("2021-06-14")
    assert [TimescaleState.CANNOT_TELL] == told("2021-09-27")


def test_what_is_done_years_after_is_not_late_for_a_step_that_nothing_links_it_to() -> None:
    years_after = replace(ASSESSED, when=When.on(dt.date(2023, 10, 2)))

    assert [TimescaleState.CANNOT_TELL] == states(REFERRED, years_after)


def test_another_referral_between_makes_it_unknown_of_which_report_the_assessment_is() -> None:
    named = note(
        4, "2021-05-03", Kind.REFERRAL, "Contact: form from the nursery, asked about a referral.", title="Contact"
    )

    assert TimescaleState.LATE not in states(REFERRED, named, ASSESSED)


def test_what_a_service_for_adults_assessed_is_not_the_assessment_of_the_child() -> None:
    adult = "Adult learning disability team: mother assessed, not eligible for their service."
    of_mother = note(2, "2021-06-14", Kind.ASSESSMENT_COMPLETED, adult, title="Correspondence")

    assert TimescaleState.LATE not in states(REFERRED, of_mother)
