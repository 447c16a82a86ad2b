"""Who there is, where they live, who sees whom: people, moves, contact and accounts that differ."""

from analyzers.patterns.people import (
    missed_appointments,
    placement_instability,
    worker_or_agency_change,
)
from analyzers.patterns.shape import Pattern

TABLE: tuple[Pattern, ...] = (
    missed_appointments.PATTERN,
    worker_or_agency_change.PATTERN,
    placement_instability.PATTERN,
)
