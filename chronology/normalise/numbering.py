"""What each event is called in this document, and which are printed."""

import datetime as dt
from collections.abc import Mapping, Sequence

from chronology.model import Event, Kind, Level, Serial
from chronology.normalise.keys import reference

# The least level a profile prints as a row. Critical and high are printed by every profile; routine by none
# but the working one (domain guidance: routine visits hamper reading).
_LEAST = {
    "conference": Level.MEDIUM,
    "full": Level.LOW,
    "court": Level.MEDIUM,
    "family": Level.MEDIUM,
    "review": Level.MEDIUM,
    "working": Level.ROUTINE,
}
PROFILES = tuple(_LEAST)


def number(  # noqa: PLR0913  # each is one thing a reader may ask for
    events: Sequence[Event],
    undated: Sequence[Event],
    levels: Mapping[str, Level],
    *,
    profile: str,
    from_day: dt.date | None = None,
    to_day: dt.date | None = None,
    chosen: Mapping[str, bool] | None = None,
    cited: frozenset[str] = frozenset(),
) -> tuple[Serial, ...]:
    """Number the printed events in order, undated ones last; what is not printed has the number 0.

    An event is printed when its level reaches the profile's and its kind is known, when a printed finding rests on it
    or it is the last that a subject was heard in (both are `cited`), or when a reviewer chose it; a reviewer may also leave one out, but never a critical or high one. Events outside the
    asked-for period are not printed.
    """
    serials = []
    last = 0
    for event in (*events, *undated):
        level = levels.get(event.key, Level.LOW)
        printed = _reaches(event, level, profile, chosen or {}, cited) and _within(event, from_day, to_day)
        last += printed
        serials.append(
            Serial(event=event.key, number=last if printed else 0, reference=reference(event.key), printed=printed)
        )
    return tuple(serials)


def _reaches(event: Event, level: Level, profile: str, chosen: Mapping[str, bool], cited: frozenset[str]) -> bool:
    if level.rank >= Level.HIGH.rank:
        return True
    if event.key in chosen:
        return chosen[event.key]
    least = _LEAST[profile]
    if event.kind is Kind.UNCLASSIFIED and least is Level.MEDIUM:
        # Words of no clear kind may matter, so they are not low; who has ten minutes reads what is known to.
        return event.key in cited
    return event.key in cited or level.rank >= least.rank


def _within(event: Event, from_day: dt.date | None, to_day: dt.date | None) -> bool:
    if not event.when.dated:
        return True
    after = from_day is None or event.when.last_day >= from_day
    return after and (to_day is None or event.when.first_day <= to_day)
