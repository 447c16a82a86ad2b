"""What each event is called in this document, and which are printed."""

import datetime as dt
from collections.abc import Mapping, Sequence

from chronology.model import Event, Kind, Level, Polarity, Restriction, Serial
from chronology.normalise.condensing import condensed
from chronology.normalise.keys import reference
from chronology.normalise.taken_back import taken_back

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
PRINT_ALL = frozenset({"full", "working"})
"""The profiles that print all that was told of an event: every account, and whole."""
# Who has ten minutes, or ten pages, reads what repeats in one line, and of the years before the look-back only what
# weighs much or shows a finding (domain guidance C5); the full and the working profile have every row.
_SHORT = {"conference", "court"}


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
    cleared: bool = True,
    condense_from: int = 0,
    look_back: dt.date | None = None,
) -> tuple[Serial, ...]:
    """Number the printed events in order, undated ones last; what is not printed has the number 0.

    In a profile of few pages, what lies before the `look_back` day is printed only when it is critical, high, cited or
    protective, and from so many alike in a year (`condense_from`) the later ones are told in the line of the first.

    An event is printed when its level reaches the profile's and its kind is known, when it is `cited` (a finding rests on it,
    or it is when somebody was last seen or heard), or when a reviewer chose it; a reviewer may also leave one out, but
    never a critical or high one. What takes back or denies what is printed is printed too, and neither is told in another's line.
    Events outside the asked-for period are not printed, nor, for a reader who is not `cleared`,
    what is restricted or third-party information.
    """
    chosen = chosen or {}
    against = {key: {back.event.key for back in backs} for key, backs in taken_back(events).items()}
    short = profile in _SHORT
    open_ = {
        event.key
        for event in (*events, *undated)
        if _within(event, from_day, to_day) and (cleared or event.restriction is Restriction.NONE)
    }
    shown = {
        event.key
        for event in (*events, *undated)
        if event.key in open_
        and _reaches(
            event,
            levels.get(event.key, Level.LOW),
            Level.HIGH if short and _is_past(event, look_back) else _LEAST[profile],
            chosen,
            cited,
        )
    }
    shown |= {key for told in shown & against.keys() for key in against[told] & open_}
    whole = chosen.keys() | against.keys() | frozenset().union(*against.values())
    may_be = [event for event in events if event.key in shown and event.key not in whole]
    within = condensed(may_be, levels, condense_from if short else 0)
    rows = (event.key for event in (*events, *undated) if event.key in shown and event.key not in within)
    numbers = {key: number for number, key in enumerate(rows, start=1)}
    return tuple(
        Serial(
            event=event.key,
            number=numbers.get(within.get(event.key, event.key), 0),
            reference=reference(event.key),
            printed=event.key in shown,
            within=within.get(event.key, ""),
        )
        for event in (*events, *undated)
    )


def _is_past(event: Event, look_back: dt.date | None) -> bool:
    """It lies before the look-back. What protected is never past: a life told without it is one-sided (L8, R21)."""
    return look_back is not None and event.when.last_day < look_back and event.polarity is not Polarity.POSITIVE


def _reaches(event: Event, level: Level, least: Level, chosen: Mapping[str, bool], cited: frozenset[str]) -> bool:
    if level.rank >= Level.HIGH.rank:
        return True
    if event.key in chosen:
        return chosen[event.key]
    if event.kind is Kind.UNCLASSIFIED and least is Level.MEDIUM:
        # Words of no clear kind may matter, so they are not low; who has ten minutes reads what is known to, and what the person said.
        said = event.child_voice is not None and level.rank >= least.rank
        return event.key in cited or said
    return event.key in cited or level.rank >= least.rank


def _within(event: Event, from_day: dt.date | None, to_day: dt.date | None) -> bool:
    if not event.when.dated:
        return True
    after = from_day is None or event.when.last_day >= from_day
    return after and (to_day is None or event.when.first_day <= to_day)
