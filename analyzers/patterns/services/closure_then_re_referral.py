"""A referral within a year of a closure of the case or of a plan."""

from collections.abc import Iterator

from analyzers.patterns.services.re_referrals import received
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, days_at_least
from analyzers.tables import endings
from analyzers.words import counted, dated
from chronology.model import Event, Group, Strength
from chronology.practice import title_of


def find(ground: Ground) -> Iterator[Shown]:
    """The first referral after each closure; one that follows several closures is told once, by the latest."""
    days = ground.settings.whole("window_days")
    closures = ground.life.of(*endings())
    before: Event | None = None
    for referral in received(ground):
        preceding = [
            closure
            for closure in closures
            if closure.when.last_day < referral.when.first_day
            and (before is None or closure.when.first_day >= before.when.first_day)
            and days_apart(closure, referral) <= days
        ]
        before = referral
        if preceding:
            yield _shown(referral, preceding[-1], ground)


def _shown(referral: Event, closure: Event, ground: Ground) -> Shown:
    strong = days_apart(closure, referral) <= ground.settings.whole("strong_days")
    interval = counted(days_at_least(closure, referral), "day")
    return Shown(
        anchor=closure,
        statement=(
            f"The record shows a referral {dated(referral)}, {interval} after “{title_of(closure.kind)}” "
            f"{dated(closure)}."
        ),
        evidence=(closure, referral),
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="closure_then_re_referral",
    rule="closure_then_re_referral",
    title="Referral soon after closure",
    data="both referrals and closures",
    groups=frozenset({Group.REFERRAL}),
    find=find,
)
