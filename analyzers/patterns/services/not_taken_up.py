"""A service, course or test that was agreed, and told of as not done: again and again, or until long afterwards."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.cues import cue, services_asked
from analyzers.patterns.shape import Ground, Shown
from analyzers.words import counted, dates, on
from chronology.model import Event, Group, Strength
from chronology.normalise import order_key
from chronology.practice import group_of

_AGREEING = frozenset({Group.PLAN, Group.CONFERENCE, Group.REVIEW, Group.LEGAL, Group.STRATEGY_DISCUSSION})
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")
_ASKED, _NOT_DONE, _DONE = "asked", "not_done", "done"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence of an entry says of a service, in the words by which it names it."""

    event: Event
    named: str
    how: str

    @property
    def day(self) -> dt.date:
        return self.event.when.first_day


def not_taken_up(ground: Ground) -> Iterator[Shown]:
    """One finding for each service that was told of as not done, since it was last done if it ever was."""
    by_service: dict[str, list[_Told]] = defaultdict(list)
    for event in sorted(ground.life.events, key=order_key):
        for service, told in _told_in(event):
            by_service[service].append(told)
    for service, said in by_service.items():
        yield from _shown(service, _one_a_day(said), ground)


def _told_in(event: Event) -> Iterator[tuple[str, _Told]]:
    tellings = (event, *event.accounts)
    texts = (
        text for each in tellings for text in (each.fact, each.action, each.decision, each.outcome, each.title) if text
    )
    for sentence in dict.fromkeys(part for text in texts for part in _SENTENCE.split(text)):
        for service, pattern in services_asked().items():
            if (found := pattern.search(sentence)) and (how := _how(sentence, event)):
                yield service, _Told(event, found.group(), how)


def _how(sentence: str, event: Event) -> str:
    """Whether it was done, was not, or is only agreed; empty where it is spoken of in another way."""
    if cue("service_not_done").search(sentence):
        return _NOT_DONE
    if cue("service_asked").search(sentence):
        return _ASKED
    if cue("service_done").search(sentence):
        return _DONE
    return _ASKED if group_of(event.kind) in _AGREEING and re.search(r"\bby \d", sentence) else ""


def _one_a_day(told: Sequence[_Told]) -> list[_Told]:
    """Of one day what says most: that it was done, else that it was not; an entry of the meeting before others."""
    weight = (_DONE, _NOT_DONE, _ASKED)
    ordered = sorted(
        told, key=lambda one: (one.day, weight.index(one.how), group_of(one.event.kind) not in _AGREEING, one.event.key)
    )
    return list({one.day: one for one in reversed(ordered)}.values())[::-1]


def _shown(service: str, told: Sequence[_Told], ground: Ground) -> Iterator[Shown]:
    """Each stretch up to its being done; what was done in good time, or of which nobody said that it was not, is none."""
    stretch: list[_Told] = []
    ends: Sequence[_Told | None] = [*told, None]
    for number, one in enumerate(ends):
        if one is not None and one.how != _DONE:
            stretch.append(one)
            continue
        if len(stretch) > 1 and any(each.how == _NOT_DONE for each in stretch):
            days = (one.day - stretch[0].day).days if one else 0
            if one is None or days >= ground.settings.whole("taken_up_days"):
                yield _late_or_never(stretch, one, f"not_taken_up_{service}{number}")
        stretch = []


def _late_or_never(stretch: Sequence[_Told], done: _Told | None, aspect: str) -> Shown:
    asked = [one.event for one in stretch if one.how == _ASKED]
    undone = [one.event for one in stretch if one.how == _NOT_DONE]
    named = f"“{stretch[0].named}”"
    first = f"{named} agreed or asked for on {dates(asked)}, " if asked else f"{named} "
    last = "no entry that it was done"
    if done:
        days = counted((done.day - stretch[0].day).days, "day")
        last = f"done or begun on {on(done.event)}, {days} after the first of these"
    return Shown(
        anchor=stretch[0].event,
        statement=f"The record shows {first}told of as not done or not begun on {dates(undone)}, and {last}.",
        evidence=tuple(one.event for one in (*stretch, *([done] if done else []))),
        aspect=aspect,
        title="Agreed and taken up late" if done else "Agreed and not taken up",
        strength=Strength.STRONG if done is None and len(undone) > 2 else Strength.MODERATE,
    )
