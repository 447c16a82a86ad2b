"""PA5: an adult who falls again: three falls in two years, or two with a hurt in one, whatever each was called."""

from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_at_least, runs
from analyzers.records import record_keys
from analyzers.told import holds, tells
from analyzers.words import counted, dates, number, opening
from chronology.model import Event, Group, Kind, Strength
from chronology.normalise.days_told import days_named

# One agency calls a fall an injury, the next a concern for safety or a contact: these are falls where their words say so.
_PERHAPS = (
    Kind.INJURY,
    Kind.INJURY_UNEXPLAINED,
    Kind.EMERGENCY_ATTENDANCE,
    Kind.HOSPITAL_ADMISSION,
    Kind.HEALTH_CONTACT,
    Kind.POLICE_INCIDENT,
    Kind.UNCLASSIFIED,
)
_HURT = (Kind.INJURY, Kind.INJURY_UNEXPLAINED)


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of falls by either measure."""
    settings = ground.settings
    falls = _falls(ground)
    hurt = [event for event in falls if _is_hurt(event)]
    stretches = [
        *runs(falls, settings.whole("window_days"), settings.whole("count")),
        *runs(hurt, settings.whole("hurt_days"), settings.whole("hurt_count")),
    ]
    for run in concerns.joined(stretches):
        yield _shown(run, ground)


def _falls(ground: Ground) -> list[Event]:
    """Falls on different days; one found on the next day, or told of then, is the same."""
    named = [event for event in concerns.of(ground, Kind.FALL, *_PERHAPS) if _is_fall(event)]
    told = [event for event in named if not _looks_back(event, named)]
    kept: list[Event] = []
    for event in concerns.apart(told, lambda event: int(_is_hurt(event))):
        if not kept or days_at_least(kept[-1], event) > 1 or holds(event, "once_more"):
            kept.append(event)
    return kept


def _looks_back(event: Event, falls: Sequence[Event]) -> bool:
    """A ward visit or a contact after a fall: its note tells of that day as well, or gives it."""
    days = frozenset(day for account in event.accounts for day in days_named(account))
    return event.kind is not Kind.FALL and any(
        fall.when.first_day < event.when.first_day
        and (fall.when.first_day in days or not record_keys(fall).isdisjoint(record_keys(event)))
        for fall in falls
    )


def _is_fall(event: Event) -> bool:
    return (
        event.kind is Kind.FALL or any(account.kind is Kind.FALL for account in event.accounts) or tells(event, "fell")
    )


def _is_hurt(event: Event) -> bool:
    return any(account.kind in _HURT for account in (event, *event.accounts)) or tells(event, "hurt")


def _shown(run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    hurt = [event for event in run if _is_hurt(event)]
    statement = f"The record shows {counted(len(run), 'fall')} on different days: {dates(run)}."
    if hurt:
        statement += (
            f" {opening(number(len(hurt)))} {'is' if len(hurt) == 1 else 'are'} told of with a hurt ({dates(hurt)})."
        )
    strong = len(run) >= settings.whole("strong_count")
    return Shown(
        anchor=run[0],
        statement=statement + concerns.not_counted(run, ground),
        evidence=run,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="repeat_falls",
    rule="PA5",
    title="Repeated falls",
    data="falls or injuries",
    groups=frozenset({Group.HEALTH, Group.INJURY_OR_HARM}),
    find=find,
    counts=True,
    subject="adult",
)
