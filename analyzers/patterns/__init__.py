"""The patterns: what repeats, what is missing. One module for each; the table says which there are."""

from collections.abc import Iterator

from analyzers.coverage import assessable
from analyzers.lives import Life, lives
from analyzers.patterns import (
    closure_then_re_referral,
    domestic_abuse_repetition,
    gap,
    missed_appointments,
    placement_instability,
    re_referrals,
    refusal_rising_risk,
    repeat_plan,
    repeat_safeguarding_concerns,
    s47_without_outcome,
    worker_or_agency_change,
)
from analyzers.patterns.shape import Ground, Pattern, not_assessed, written_up
from chronology.hooks import Result
from chronology.model import Chronology, Finding
from chronology.practice import Practice

TABLE: tuple[Pattern, ...] = (
    re_referrals.PATTERN,
    closure_then_re_referral.PATTERN,
    repeat_plan.PATTERN,
    domestic_abuse_repetition.PATTERN,
    missed_appointments.PATTERN,
    worker_or_agency_change.PATTERN,
    placement_instability.PATTERN,
    s47_without_outcome.PATTERN,
    repeat_safeguarding_concerns.PATTERN,
    refusal_rising_risk.PATTERN,
    gap.PATTERN,
)


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """Look for each pattern that runs in each life."""
    for life in lives(chronology):
        for pattern in TABLE:
            of_them = pattern.subject in ("", "adult" if life.is_adult else "child")
            if of_them and practice.patterns[pattern.name].runs:
                yield from _found(pattern, life, chronology, practice)


def _found(pattern: Pattern, life: Life, chronology: Chronology, practice: Practice) -> Iterator[Finding]:
    ground = Ground(chronology, practice, life, practice.patterns[pattern.name])
    if not assessable(chronology, life.events, pattern.groups):
        yield not_assessed(pattern, ground)
        return
    for shown in pattern.find(ground):
        yield written_up(pattern, ground, shown)
