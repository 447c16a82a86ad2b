"""What keeps happening to a person: harm, danger and concern that come back."""

from analyzers.patterns.harm import (
    cumulative_harm,
    domestic_abuse_repetition,
    escalation,
    failed_reunification,
    figures_over_time,
    housing_instability,
    mental_health_repetition,
    missing_escalation,
    refusal_rising_risk,
    repeat_admissions,
    repeat_falls,
    repeat_injuries,
    repeat_safeguarding_concerns,
    repeated_concern_many_sources,
    self_neglect_accumulation,
    substance_misuse_repetition,
    ulcer_worsening,
    undone_then_harm,
)
from analyzers.patterns.shape import Pattern

TABLE: tuple[Pattern, ...] = (
    cumulative_harm.PATTERN,
    escalation.PATTERN,
    repeat_injuries.PATTERN,
    domestic_abuse_repetition.PATTERN,
    substance_misuse_repetition.PATTERN,
    mental_health_repetition.PATTERN,
    housing_instability.PATTERN,
    missing_escalation.PATTERN,
    repeated_concern_many_sources.PATTERN,
    failed_reunification.PATTERN,
    repeat_safeguarding_concerns.PATTERN,
    refusal_rising_risk.PATTERN,
    repeat_admissions.PATTERN,
    repeat_falls.PATTERN,
    ulcer_worsening.PATTERN,
    figures_over_time.PATTERN,
    self_neglect_accumulation.PATTERN,
    undone_then_harm.PATTERN,
)
