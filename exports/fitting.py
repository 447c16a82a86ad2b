"""How a document of few pages is fitted: by fixed steps, the mildest first, and what was condensed is said.

Nothing that is shown is ever dropped: an entry has a row, is told in a line, is run in with its neighbours, or is listed behind
them, always with its number and its date.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from chronology.model import Level, Strength

_Made = TypeVar("_Made")


class Form(StrEnum):
    """How an entry is told."""

    ROW = "row"
    LINE = "line"
    RUN_IN = "run_in"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Least:
    """The least level that has a row, and the least that has a line; what weighs less is run in."""

    row: Level | None
    line: Level | None = None

    def form(self, level: Level | None) -> Form:
        """The form of an entry of a level; one that was not assessed is treated as a low one."""
        rank = (level or Level.LOW).rank
        if self.row is not None and rank >= self.row.rank:
            return Form.ROW
        return Form.LINE if self.line is not None and rank >= self.line.rank else Form.RUN_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """One step: the forms of entries since the look-back and of those before it, and how much is said of the rest.

    `words` is the most a row says of its fact, `line` the most that a line does and `few` one of weight that is run in, or
    what came of an entry; `little` one that weighs little; what is critical has `grave` at least, however
    little there is for the rest. `brief`: thresholds stand once, and what could not be read and the sources are
    counted. `statement` is the most words a finding is told in; one of a strength that is `named` is named with its entries
    instead, unless a reviewer confirmed it. `alone`: of those that are run in, what weighs so much has a row of its own still;
    before the look-back what weighs `alone_past`.
    `listed_past`: before the look-back, and `listed`: since it, what is light is listed by number, day and title behind the others.
    `shared`: all that are run in stand in paragraphs, or where a court has columns share a row; before that each of a court's
    has a short one. `charts`: there is room for small charts too. `dense`: all that is no entry
    is set as closely as entries are, and thresholds are left to the full profile, so that each entry of weight has a row still.
    `sides`: what differs is told with both its sides; in Word, whose pages are only counted, where there is room for that.
    """

    recent: Least
    past: Least
    words: int | None = None
    line: int = 40
    few: int = 16
    little: int = 9
    grave: int = 0
    brief: bool = False
    statement: int | None = None
    named: frozenset[Strength] = frozenset()
    alone: Level = Level.ROUTINE
    alone_past: Level = Level.ROUTINE
    shared: bool = False
    listed_past: bool = False
    listed: bool = False
    over: bool = False
    charts: bool = False
    dense: bool = False
    sides: bool = True

    @property
    def whole(self) -> bool:
        """Nothing is condensed, with charts or without."""
        return replace(self, charts=False) == WHOLE


_ALL = Least(Level.ROUTINE)
WHOLE = Fit(recent=_ALL, past=_ALL)
_LINES, _KEY, _RUN_IN = Least(None, Level.ROUTINE), Least(None, Level.HIGH), Least(None)
_WEAK = frozenset({Strength.WEAK})
_NOT_STRONG = _WEAK | {Strength.MODERATE}
_SHORT = Fit(recent=_ALL, past=_KEY, brief=True, words=80, named=_WEAK)
# Words are cut late: half a sentence in a row of its own says less than a whole one among its neighbours.
_LINED = replace(_SHORT, recent=_LINES, named=_NOT_STRONG)
# What is light makes way first: a court's guidance asks for what is of two years or part of a pattern (domain guidance 3), and a
# row of half a sentence tells less than the whole one of what is grave.
_LISTED_PAST = replace(_LINED, listed_past=True, statement=60)
_LISTED = replace(_LISTED_PAST, listed=True, recent=_KEY, statement=50)
_PAST_CRITICAL = replace(_LISTED, past=Least(None, Level.CRITICAL), statement=45)
_RUN = replace(_LISTED, past=_RUN_IN)
_LEAST = replace(_RUN, recent=_RUN_IN, statement=20, line=16, few=9, little=0, alone=Level.HIGH, alone_past=Level.HIGH)
_DENSE = replace(_LEAST, dense=True)
STEPS = (
    WHOLE,
    Fit(recent=_ALL, past=_ALL, brief=True),
    Fit(recent=_ALL, past=_LINES, brief=True),
    _SHORT,
    replace(_LINED, past=_LINES, line=120, few=40, named=_WEAK),
    replace(_LINED, line=60, few=24, statement=60),
    replace(_LISTED_PAST, line=60, few=24),
    _LISTED_PAST,
    replace(_LISTED_PAST, recent=Least(None, Level.MEDIUM), statement=50),
    replace(_LISTED_PAST, recent=_KEY, statement=50),
    _LISTED,
    _PAST_CRITICAL,
    replace(_PAST_CRITICAL, line=26, few=12),
    replace(_PAST_CRITICAL, line=16, few=9, little=0),
    replace(_PAST_CRITICAL, line=16, few=9, little=0, alone=Level.HIGH, alone_past=Level.HIGH),
    replace(_RUN, statement=32, line=16, few=9, little=0, alone=Level.HIGH, alone_past=Level.HIGH),
    replace(
        _RUN,
        recent=Least(None, Level.CRITICAL),
        statement=28,
        line=16,
        few=9,
        little=0,
        alone=Level.HIGH,
        alone_past=Level.HIGH,
    ),
    _LEAST,
    _DENSE,
    replace(_DENSE, alone_past=Level.CRITICAL),
    replace(_DENSE, alone=Level.CRITICAL, alone_past=Level.CRITICAL),
    replace(_DENSE, shared=True),
)

# A case conference has ten minutes; a court's limit is Practice Direction 27A's of 2018 (domain guidance C2).
_LIMITS = {"conference": 12, "court": 10}


def most_pages(profile: str, asked: int | None) -> int | None:
    """How many pages a document of a profile may have: as many as the front sheet says, else as is usual; None for any."""
    return asked or _LIMITS.get(profile)


# What a step leaves of the last page is filled with words: so many times as many of what is not told whole.
_FULLER = (1.25, 1.6, 3.0, 6.0)
# Before that, what is critical is told in full: half of a grave row more is worth more than a few words of each light one.
_GRAVER = (48, 64, 90)


def mildest(tried: Callable[[Fit], _Made | None]) -> _Made | None:
    """What the mildest step gives that gives anything, with as many words as still fit; nothing where none does.

    Steps are ever shorter, so that it is found without trying them all. Most documents fit as they are.
    """
    best = tried(STEPS[0])
    if best is not None:
        return best
    found, best = _longest(tuple(reversed(STEPS[1:])), tried)
    if found is None or best is None:
        return best
    full = replace(found, grave=_GRAVER[-1])
    critical = (*(replace(found, grave=most) for most in _GRAVER[:-1]), full)
    graver, fuller = _longest((*critical, *(_with_more(full, times) for times in _FULLER)), tried)
    if graver is None or graver.grave < full.grave:
        best = fuller or best
        _, fuller = _longest(tuple(_with_more(graver or found, times) for times in _FULLER), tried)
    return fuller or best


def _longest(fits: Sequence[Fit], tried: Callable[[Fit], _Made | None]) -> tuple[Fit | None, _Made | None]:
    """The last of ever longer ones that gives something, and what it gives."""
    found: Fit | None = None
    best: _Made | None = None
    low, high = 0, len(fits)
    while low < high:
        middle = (low + high - 1) // 2
        made = tried(fits[middle])
        if made is not None:
            found, best, low = fits[middle], made, middle + 1
        else:
            high = middle
    return found, best


def _with_more(fit: Fit, times: float) -> Fit:
    return replace(fit, line=round(fit.line * times), few=round(fit.few * times), little=round(fit.little * times))
