"""What sentences of entries tell of one matter, day by day, and the stretches in which it is told often enough."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

from analyzers.lives import Life
from analyzers.patterns.shape import Ground
from analyzers.patterns.windows import runs
from analyzers.told import text_of
from analyzers.words import on, quoted_words
from chronology.model import Account, Event, Group, Restriction
from chronology.practice import group_of
from chronology.prose.sure import is_taken_back, says_of_another_thing
from chronology.prose.theirs import ItsLife, whose_life
from chronology.tables import shipped_table

LEAST_PLAIN = 2
"""What is told outright on fewer days comes back in no words that can be shown."""
_LAST_TOLD = 2
_SAYS_WHAT = 3
_CUT = "…"
MEETINGS = frozenset({Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.REVIEW})
_DAY = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?!\d|:)")


@dataclass(frozen=True, slots=True)
class ToldOn:
    """An entry of a known day and the sentence of it that tells; a sum where the matter has one."""

    event: Event
    words: str
    sum: str = ""


def stretches(found: Sequence[ToldOn], ground: Ground) -> Iterator[list[ToldOn]]:
    """Those that stand close enough together, often enough."""
    told = {each.event.key: each for each in found}
    events = [each.event for each in told.values()]
    for run in runs(events, ground.settings.whole("window_days"), ground.settings.whole("count")):
        yield [told[event.key] for event in run]


_known_days: "WeakKeyDictionary[Life, tuple[Sequence[Event], ItsLife]]" = WeakKeyDictionary()


def of_known_days(ground: Ground) -> tuple[Sequence[Event], ItsLife]:
    """All entries of the life of one known day, in order, and whose life it is as words can tell: worked out once."""
    life = ground.life.whole or ground.life
    if life not in _known_days:
        known = (event for event in life.events if event.when.earliest and event.when.earliest == event.when.latest)
        _known_days[life] = tuple(known), whose_life(life.events, life.person, ground.chronology.people)
    return _known_days[life]


def first_told(
    event: Event, whose: ItsLife | None, tells: Callable[[str], str], *, of_taking_back: bool = False
) -> str:
    """The first sentence of an account of its day that tells it and is neither taken back nor of somebody else.

    `whose`: None where what others did is of this life too. `of_taking_back`: that something is taken back is what is looked for.
    """
    for account in event.accounts:
        words = tells(text_of(account)) if account.when.earliest == event.when.earliest else ""
        # Few entries tell of the matter: only of these it is asked whether it is so, and theirs.
        if words and (of_taking_back or _is_so(account)) and (whose is None or whose.is_theirs(account)):
            return words.strip()
    return ""


def _is_so(account: Account) -> bool:
    return not is_taken_back(account) and not says_of_another_thing(text_of(account))


def quoted(each: ToldOn, withheld: str) -> str:
    """Its sentence with its day; what may not go to everyone by other words."""
    if each.event.restriction is not Restriction.NONE:
        return withheld
    return f"“{quoted_words(each.words)}” ({on(each.event)})"


def plainest(
    told: Sequence[ToldOn], is_plain: Callable[[str], bool] = bool, of_it: re.Pattern[str] | None = None
) -> list[ToldOn]:
    """Of what is told on several days what may be quoted for all of it: the first that tells it outright, and the last two; few where few do.

    What a meeting tells is of other days. "DNA" says less than what was missed. `of_it`: words that belong to the thing itself: who is
    missing is reported so.
    """
    outright = [
        each
        for each in told
        if each.event.restriction is Restriction.NONE
        and group_of(each.event.kind) not in MEETINGS
        and _CUT not in each.words
        and not _not_outright().search(of_it.sub("", each.words) if of_it else each.words)
        and is_plain(each.words)
    ]
    saying = [each for each in outright if len(each.words.split()) >= _SAYS_WHAT]
    chosen = saying if len(saying) >= LEAST_PLAIN else outright
    return [*chosen[:1], *chosen[1:][-_LAST_TOLD:]]


def is_outright(words: str) -> bool:
    """They tell of it as it was: not again, not as somebody's saying, not asked, summed up or doubted."""
    return not _not_outright().search(words)


@cache
def _not_outright() -> re.Pattern[str]:
    words: Sequence[str] = shipped_table("analyzers", "patterns/told_days.toml")["not_outright"]
    return re.compile("|".join(f"(?:{each})" for each in words), re.IGNORECASE)


def gives_another_day(words: str, day: dt.date, apart: dt.timedelta) -> bool:
    """It gives the day of what it tells ("retracted 09/08"), and that is another than its own."""
    for found in _DAY.finditer(words):
        try:
            told = dt.date(day.year, int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        if abs(told - day) > apart:
            return True
    return False
