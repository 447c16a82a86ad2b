"""P22, first half: work ended with an outcome told as good, and something of the gravest kind soon after."""

from collections.abc import Iterator

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart
from analyzers.tables import endings
from analyzers.told import told
from analyzers.words import counted, dated, titled
from chronology.model import Event, Group, Level, Polarity, Strength


def find(ground: Ground) -> Iterator[Shown]:
    """Each hopeful ending that a critical entry followed for certain within the time."""
    grave = [event for event in ground.life.events if _is_grave(event, ground)]
    told_of: set[str] = set()
    for ending in ground.life.of(*endings()):
        words = told(ending, "good_outcome")
        if not words:
            continue
        after = [
            event
            for event in grave
            if ending.when.last_day < event.when.first_day
            and days_apart(ending, event) <= ground.settings.whole("window_days")
            and event.key not in told_of
        ]
        if after:
            # A case and its plan may end on one day with the same words: one swing, told once.
            told_of |= {event.key for event in after}
            yield _shown(ending, words, after[0])


def _is_grave(event: Event, ground: Ground) -> bool:
    negative = ground.practice.polarity_of(event.kind) is Polarity.NEGATIVE
    return negative and ground.practice.level_of(event.kind) is Level.CRITICAL


def _shown(ending: Event, words: str, after: Event) -> Shown:
    days = (after.when.first_day - ending.when.last_day).days
    return Shown(
        anchor=ending,
        statement=(
            f"The record shows “{titled(ending)}” {dated(ending)}, told as going well (“{words}”), and “{titled(after)}” "
            f"{dated(after)}, {counted(days, 'day')} later."
        ),
        evidence=(ending, after),
        strength=Strength.MODERATE,
    )


PATTERN = Pattern(
    name="optimism_swing",
    rule="P22",
    title="Grave event soon after a hopeful ending",
    data="endings of plans or of the case",
    groups=frozenset({Group.CLOSURE, Group.PLAN}),
    find=find,
)
