"""What keeps happening to a person: harm, danger and concern that come back."""

from analyzers.patterns.harm import (
    domestic_abuse_repetition,
    refusal_rising_risk,
    repeat_safeguarding_concerns,
)
from analyzers.patterns.shape import Pattern

TABLE: tuple[Pattern, ...] = (
    domestic_abuse_repetition.PATTERN,
    repeat_safeguarding_concerns.PATTERN,
    refusal_rising_risk.PATTERN,
)
