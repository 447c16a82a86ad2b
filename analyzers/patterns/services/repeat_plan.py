"""P03: a child protection plan (Wales: registration) that begins after an earlier one ended."""

from collections.abc import Iterator

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, days_at_least
from analyzers.spans import PROTECTION_PLAN
from analyzers.words import counted, listed, on
from chronology.model import Group, Strength


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for all plans of a child, anchored at the first."""
    plans = ground.spans(PROTECTION_PLAN)
    if len(plans) < 2:
        return
    *earlier, last = plans
    ended = earlier[-1].closed or earlier[-1].opened
    starts = [plan.opened for plan in plans]
    strong = days_apart(ended, last.opened) <= ground.settings.whole("strong_days")
    since = (
        f" {counted(days_at_least(ended, last.opened), 'day')} after the one before ended" if earlier[-1].closed else ""
    )
    yield Shown(
        anchor=starts[0],
        statement=(
            f"The record shows {counted(len(plans), 'child protection plan')}, begun on {listed(map(on, starts))}"
            f"{'; the latest began' + since if since else ''}."
        ),
        evidence=(*starts, *(plan.closed for plan in earlier if plan.closed)),
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="repeat_plan",
    rule="P03",
    title="Repeat protection plan",
    data="plans",
    groups=frozenset({Group.PLAN}),
    find=find,
    subject="child",
)
