"""Somebody who was to stay away from the home, and what is told of them there afterwards: each in its own words, with its source.

No single file shows it: the agreement stands in one, a van in another, a voice upstairs in a third. Nothing is concluded.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.told_days import gives_another_day
from analyzers.sides import Stated, Statement, cited, stated_by_life
from analyzers.words import counted, day, listed
from chronology.model import Group, Strength

_FIRST_TOLD, _LAST_TOLD = 2, 5
_SAME = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Away:
    """Words by which somebody was to stay away, and what is told of them after that."""

    who: str
    agreed: Statement
    there: Sequence[Statement]


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each person who was to stay away and whom several sources then tell of there."""
    life = ground.life.whole or ground.life
    own = {event.key for event in life.events}
    told = stated_by_life(ground.chronology)[ground.life.subject]
    agreed = [each for each in told.answers("to_stay_away", "agreed") if each.event.key in own]
    signs = [*told.answers("stayed", "sign"), *told.answers("to_stay_away", "there")]
    signs = [each for each in signs if each.event.key in own and not gives_another_day(each.words, each.day, _SAME)]
    for who in sorted({name for each in agreed for name in _of(each, told)}):
        away = _after(who, [each for each in agreed if who in _of(each, told)], signs, told, ground)
        if away is not None:
            yield _shown(away)


def _of(stated: Statement, told: Stated) -> frozenset[str]:
    """Of whom it speaks by name, and not only who says it."""
    return told.of_case.named(stated.context)


def _there(stated: Statement, who: str, told: Stated) -> bool:
    """It is of them by name; or it names nobody, and its note speaks of them. Where they may be is no sign."""
    named = _of(stated, told)
    if cue("seen_elsewhere").search(stated.words):
        return False
    return who in named or (stated.answer == "there" and not named and who in told.of_case.by_name(stated.note))


def _after(
    who: str, agreed: Sequence[Statement], signs: Sequence[Statement], told: Stated, ground: Ground
) -> _Away | None:
    """What is told of them after the first such words, from enough sources, one for each day of each source."""
    settings = ground.settings
    first = next((each for each in agreed if cue("agreed_in_form").search(each.words)), agreed[0])
    last = agreed[-1].day + dt.timedelta(days=settings.whole("window_days"))
    known = {each.words for each in agreed}
    after = {
        (each.day, each.account.source.document): each
        for each in reversed(signs)
        if first.day < each.day <= last and _there(each, who, told) and each.words not in known
    }
    there = sorted(after.values(), key=lambda each: (each.day, each.account.source.document))
    sources = {each.account.source.document for each in there}
    if len(there) < settings.whole("count") or len(sources) < settings.whole("sources"):
        return None
    return _Away(who, first, there)


def _shown(away: _Away) -> Shown:
    there, who = away.there, away.who.capitalize()
    days = sorted({each.day for each in there})
    told = [cited(each) for each in there[:_FIRST_TOLD]]
    rest = there[_FIRST_TOLD:]
    if more := len(rest) - _LAST_TOLD if len(rest) > _LAST_TOLD else 0:
        told.append(counted(more, "further entry", "further entries"))
    told += [cited(each) for each in rest[-_LAST_TOLD:]]
    sources = len({each.account.source.document for each in there})
    events = {each.event.key: each.event for each in (away.agreed, *there)}
    return Shown(
        anchor=away.agreed.event,
        statement=(
            f"The record shows {counted(sources, 'source')} that tell of {who} in the home or near it on {counted(len(days), 'day')} between "
            f"{day(days[0])} and {day(days[-1])}, after words that {who} was to stay away: {cited(away.agreed)}. What they tell: "
            f"{listed(told)}. Whether it still held then, and what each of them saw, is for those who meet."
        ),
        evidence=list(events.values()),
        of=away.who,
        strength=Strength.STRONG if sources > 2 else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="there_all_the_same",
    rule="there_all_the_same",
    title="To stay away, and told of there",
    data="who was to stay away from the home",
    groups=frozenset(Group),
    find=find,
    among_all=True,
)
