"""Who there is, where they live, who sees whom: people, moves, contact and accounts that differ."""

from analyzers.patterns.people import (
    agency_silence,
    child_not_seen,
    conflict_between_sources,
    engagement_around_decisions,
    information_withheld,
    missed_appointments,
    multiple_carers,
    no_parental_contact,
    optimism_swing,
    placement_instability,
    previous_children_harmed_or_removed,
    refusal_of_access,
    school_and_address_moves,
    sibling_link,
    there_all_the_same,
    time_regularity,
    unknown_adult,
    worker_or_agency_change,
)
from analyzers.patterns.shape import Pattern

TABLE: tuple[Pattern, ...] = (
    missed_appointments.PATTERN,
    engagement_around_decisions.PATTERN,
    unknown_adult.PATTERN,
    child_not_seen.PATTERN,
    refusal_of_access.PATTERN,
    worker_or_agency_change.PATTERN,
    placement_instability.PATTERN,
    school_and_address_moves.PATTERN,
    multiple_carers.PATTERN,
    no_parental_contact.PATTERN,
    information_withheld.PATTERN,
    sibling_link.PATTERN,
    previous_children_harmed_or_removed.PATTERN,
    agency_silence.PATTERN,
    optimism_swing.PATTERN,
    conflict_between_sources.PATTERN,
    there_all_the_same.PATTERN,
    time_regularity.PATTERN,
)
