"""What services did and left: referrals, plans, enquiries, reviews, decisions, silence."""

from analyzers.patterns.services import (
    closure_then_re_referral,
    gap,
    re_referrals,
    repeat_plan,
    s47_without_outcome,
)
from analyzers.patterns.shape import Pattern

TABLE: tuple[Pattern, ...] = (
    re_referrals.PATTERN,
    closure_then_re_referral.PATTERN,
    repeat_plan.PATTERN,
    s47_without_outcome.PATTERN,
    gap.PATTERN,
)
