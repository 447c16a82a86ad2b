"""What services did and left: referrals, plans, enquiries, reviews, decisions, silence."""

from analyzers.patterns.services import (
    challenge_unresolved,
    change_after_intervention,
    closure_then_re_referral,
    closure_with_unmet_need,
    delay_and_drift,
    gap,
    history_not_considered,
    incident_without_response,
    plan_actions_incomplete,
    protective_change,
    re_referrals,
    repeat_plan,
    s47_without_outcome,
    stale_assessment,
    start_again,
    supervision_gap,
    transition_planning_late,
    unreviewed_plan,
)
from analyzers.patterns.shape import Pattern

TABLE: tuple[Pattern, ...] = (
    re_referrals.PATTERN,
    closure_then_re_referral.PATTERN,
    repeat_plan.PATTERN,
    s47_without_outcome.PATTERN,
    incident_without_response.PATTERN,
    closure_with_unmet_need.PATTERN,
    delay_and_drift.PATTERN,
    stale_assessment.PATTERN,
    unreviewed_plan.PATTERN,
    plan_actions_incomplete.PATTERN,
    challenge_unresolved.PATTERN,
    supervision_gap.PATTERN,
    transition_planning_late.PATTERN,
    change_after_intervention.PATTERN,
    start_again.PATTERN,
    history_not_considered.PATTERN,
    protective_change.PATTERN,
    gap.PATTERN,
)
