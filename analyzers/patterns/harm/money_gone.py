"""Sums of money that entries tell of as gone from an adult, on several days: each in the words of its entry, never whose doing it was."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.told_days import ToldOn, first_told, of_known_days, quoted, stretches
from analyzers.told import text_of
from analyzers.words import counted, listed, on
from chronology.model import Event, Group, Strength
from chronology.prose.theirs import ItsLife

_SENTENCE = re.compile(r"(?<=[;!?\n])\s+|(?<=\w{2}\.)\s+(?=[A-Z£])|\n")
_SUM = re.compile(r"£ ?(?P<sum>\d[\d,]*(?:\.\d\d)?)")


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of days, one sum once: what is reported on is told for weeks."""
    for run in stretches(_told(ground), ground):
        yield _shown(run, ground)


def _told(ground: Ground) -> list[ToldOn]:
    events, whose = of_known_days(ground)
    again = dt.timedelta(days=ground.settings.whole("again_days"))
    found: list[ToldOn] = []
    for event in events:
        gone = _of_event(event, whose)
        if gone is None or _came_back(gone, events, ground):
            continue
        day = event.when.first_day
        same = (
            each.event.when.first_day == day or (each.sum == gone.sum and day - each.event.when.first_day <= again)
            for each in found
        )
        if not any(same):
            found.append(gone)
    return found


def _of_event(event: Event, whose: ItsLife) -> ToldOn | None:
    """The first sentence that tells of a sum as gone; none where another account of the same says that nothing was."""
    if any(cue("money_not_gone").search(text_of(account)) for account in event.accounts):
        return None
    words = first_told(event, whose, _gone)
    total = _SUM.search(words)
    return ToldOn(event, words, total["sum"]) if total else None


def _gone(text: str) -> str:
    worry = cue("money_worry").search(text)
    for sentence in _SENTENCE.split(text):
        is_gone = cue("money_gone").search(sentence) or (worry and cue("money_drawn").search(sentence))
        if is_gone and _SUM.search(sentence):
            return sentence
    return ""


def _came_back(gone: ToldOn, events: Sequence[Event], ground: Ground) -> bool:
    """An entry of the time after says that the same sum was found or given back."""
    day = gone.event.when.first_day
    last = day + dt.timedelta(days=ground.settings.whole("found_days"))
    return any(
        day <= event.when.first_day <= last
        and any(_sum_found(gone.sum, text_of(account)) for account in event.accounts)
        for event in events
    )


def _sum_found(total: str, text: str) -> bool:
    return any(
        cue("money_found").search(sentence) and any(match["sum"] == total for match in _SUM.finditer(sentence))
        for sentence in _SENTENCE.split(text)
    )


def _shown(run: Sequence[ToldOn], ground: Ground) -> Shown:
    events = [each.event for each in run]
    return Shown(
        anchor=events[0],
        statement=(
            f"The record shows money that went on {counted(len(run), 'day')} between {on(events[0])} and {on(events[-1])}: "
            f"{listed(map(_quoted, run))}. Who had it is told as each entry tells it."
        ),
        evidence=events,
        strength=Strength.MODERATE if len(run) > ground.settings.whole("count") else Strength.WEAK,
    )


def _quoted(each: ToldOn) -> str:
    return quoted(each, f"£{each.sum} ({on(each.event)})")


PATTERN = Pattern(
    name="money_gone",
    rule="money_gone",
    title="Money that went again and again",
    data="money that went",
    groups=frozenset(Group),
    find=find,
    subject="adult",
    among_all=True,
)
