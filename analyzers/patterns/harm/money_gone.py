"""Sums of money that entries tell of as gone from an adult, on several days: each in the words of its entry, never whose doing it was."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.sure import ItsLife, whose_life
from analyzers.words import counted, listed, on, quoted_words
from chronology.model import Account, Event, Group, Restriction, Strength
from chronology.normalise import order_key
from chronology.prose.sure import is_taken_back, says_of_another_thing

_SENTENCE = re.compile(r"(?<=[;!?\n])\s+|(?<=\w{2}\.)\s+(?=[A-Z£])|\n")
_SUM = re.compile(r"£ ?(?P<sum>\d[\d,]*(?:\.\d\d)?)")


@dataclass(frozen=True, slots=True)
class _Gone:
    event: Event
    sum: str
    words: str


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of days, one sum once: what is reported on is told for weeks."""
    told = {each.event.key: each for each in _told(ground)}
    events = [each.event for each in told.values()]
    for run in runs(events, ground.settings.whole("window_days"), ground.settings.whole("count")):
        yield _shown([told[event.key] for event in run], ground)


def _told(ground: Ground) -> list[_Gone]:
    life = ground.life.whole or ground.life
    whose = whose_life(life.events, life.person, ground.chronology.people)
    again = dt.timedelta(days=ground.settings.whole("again_days"))
    found: list[_Gone] = []
    for event in sorted(life.events, key=order_key):
        if event.when.earliest is None or event.when.earliest != event.when.latest:
            continue
        gone = _of_event(event, whose)
        if gone is None or _came_back(gone, life.events, ground):
            continue
        day = event.when.first_day
        same = (
            each.event.when.first_day == day or (each.sum == gone.sum and day - each.event.when.first_day <= again)
            for each in found
        )
        if not any(same):
            found.append(gone)
    return found


def _of_event(event: Event, whose: ItsLife) -> _Gone | None:
    """The first sentence that tells of a sum as gone; none where another account of the same says that nothing was."""
    accounts = [account for account in event.accounts if account.when.earliest == event.when.earliest]
    texts = [account.source.quote or account.fact for account in event.accounts]
    if any(cue("money_not_gone").search(text) for text in texts):
        return None
    for account in accounts:
        if is_taken_back(account) or says_of_another_thing(_text(account)) or not whose.is_theirs(account):
            continue
        worry = cue("money_worry").search(_text(account))
        for sentence in _SENTENCE.split(_text(account)):
            is_gone = cue("money_gone").search(sentence) or (worry and cue("money_drawn").search(sentence))
            if is_gone and (total := _SUM.search(sentence)):
                return _Gone(event, total["sum"], sentence.strip())
    return None


def _text(account: Account) -> str:
    return account.source.quote or account.fact


def _came_back(gone: _Gone, events: Sequence[Event], ground: Ground) -> bool:
    """An entry of the time after says that the same sum was found or given back."""
    day = gone.event.when.first_day
    last = day + dt.timedelta(days=ground.settings.whole("found_days"))
    return any(
        day <= event.when.first_day <= last and any(_sum_found(gone.sum, _text(account)) for account in event.accounts)
        for event in events
    )


def _sum_found(total: str, text: str) -> bool:
    return any(
        cue("money_found").search(sentence) and any(match["sum"] == total for match in _SUM.finditer(sentence))
        for sentence in _SENTENCE.split(text)
    )


def _shown(run: Sequence[_Gone], ground: Ground) -> Shown:
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


def _quoted(each: _Gone) -> str:
    if each.event.restriction is not Restriction.NONE:
        return f"£{each.sum} ({on(each.event)})"
    return f"“{quoted_words(each.words)}” ({on(each.event)})"


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
