"""What comes back in a life: the same thing told again on other days, each day with the record's own words, and whether it still is told.

A count says little to those who meet, and one of words read is seldom right: one incident is told on two days, one clause is of somebody
else. What is plainest of it, and when, lets them see for themselves what repeats and what is told no more.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Any

from analyzers.follow_up.quoting import clauses
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.concerns import documents
from analyzers.patterns.people.of_whom_missed import mostly_on_one_weekday
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.told_days import (
    LEAST_PLAIN,
    ToldOn,
    first_told,
    gives_another_day,
    of_known_days,
    plainest,
    quoted,
)
from analyzers.told import text_of
from analyzers.words import day, listed
from chronology.dates import find as days_named
from chronology.model import Event, Group, PersonKind, Strength
from chronology.prose.theirs import ItsLife
from chronology.sought import Expression, Sought
from chronology.tables import shipped_table

_MOST_WORDS = 14
"""Of a clause that is quoted; more of it says less beside seven others."""
_NEXT_DAY, _ANOTHER_DAY = dt.timedelta(days=1), dt.timedelta(days=3)
_COPIED = 40
"""Characters in which two clauses are alike only where one is copied from the other."""
_FIRM_SOURCES, _FIRM_DAYS = 2, 5
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"[^\W\d_]{3,}")
_MONEY = "£$€"


@dataclass(frozen=True, slots=True)
class _Matter:
    """One thing that may come back: its heading, the words that tell of it, and those that make it another."""

    name: str
    called: str
    subject: str
    tells: Expression
    both: re.Pattern[str] | None
    against: re.Pattern[str]
    not_plain: re.Pattern[str] | None
    of_it: re.Pattern[str] | None
    of_child: re.Pattern[str] | None
    """Of a child one of these must stand in what is quoted: "DNA" in a file that a parent has too may be the parent's."""
    own: bool
    apart: dt.timedelta
    """What is told again within so long is of one time."""

    def told_in(self, text: str) -> str:
        """The first clause that tells of it, short enough to stand beside others; empty where none does."""
        if not self.tells.search(text):
            return ""
        for piece in clauses(text):
            start = piece.start - (piece.start > 0 and text[piece.start - 1] in _MONEY)
            # "Bruise starting on arm? said door": a question is told as one.
            said = text[start : piece.end + (text[piece.end : piece.end + 1] == "?")]
            match = self.tells.search(said)
            if match and not self.against.search(said) and (self.both is None or self.both.search(said)):
                return _about(said, match.start())
        return ""

    def is_plain(self, words: str, others: Collection[str], *, is_child: bool = False) -> bool:
        """Its words are of no other stage of it, and where it befalls the person, of none of the `others` of the case."""
        if self.not_plain is not None and self.not_plain.search(words):
            return False
        if is_child and self.of_child is not None and not self.of_child.search(words):
            return False
        return not self.own or not any(word.casefold() in others for word in _NAME.findall(words))


@cache
def _matters() -> tuple[_Matter, ...]:
    table = dict(_table())
    never = table.pop("never")["not"]
    return tuple(
        _Matter(
            name=name,
            called=row["called"],
            subject=row.get("subject", ""),
            tells=_tells()[name],
            both=_compiled(row["both"]) if "both" in row else None,
            against=_compiled([*row["not"], *never]),
            not_plain=_compiled(row["not_plain"]) if "not_plain" in row else None,
            of_it=_compiled(row["of_it"]) if "of_it" in row else None,
            of_child=_compiled(row["of_child"]) if "of_child" in row else None,
            own=bool(row.get("own")),
            apart=dt.timedelta(days=row.get("apart", 1)),
        )
        for name, row in table.items()
    )


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "patterns/people/comes_back.toml")


@cache
def _tells() -> Sought[str]:
    return Sought(((name, _any(row["tells"])) for name, row in _table().items() if "tells" in row), re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(f"(?:{each})" for each in words)


def _compiled(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(_any(words), re.IGNORECASE)


def find(ground: Ground) -> Iterator[Shown]:
    """A finding for each matter that is told on days enough."""
    events, whose = of_known_days(ground)
    born = ground.life.person.born.latest if ground.life.person and ground.life.person.born else None
    # A day before the birth is of somebody else: mostly the birth of another.
    events = [e for e in events if e.key not in ground.life.retold and not (born and e.when.last_day < born)]
    kind = "adult" if ground.life.is_adult else "child"
    others = _others(ground)
    # Of most matters few entries hold a word.
    may_tell: dict[str, list[Event]] = {}
    for event in events:
        for name in frozenset().union(*(_tells().may_be_in(text_of(account)) for account in event.accounts)):
            may_tell.setdefault(name, []).append(event)
    for matter in _matters():
        told = _told(matter, may_tell.get(matter.name, ()), whose) if matter.subject in ("", kind) else []
        plain = plainest(told, partial(matter.is_plain, others=others, is_child=kind == "child"), matter.of_it)
        if len(told) >= ground.settings.whole("count") and len(plain) >= LEAST_PLAIN:
            yield _shown(matter, told, plain, ground)


def _others(ground: Ground) -> frozenset[str]:
    """The words of the names of all but whose life it is and those who work with them, and the words for kin."""
    own, people = ground.life.person, ground.chronology.people
    mine = {word.casefold() for word in _NAME.findall(own.name or "")} if own else frozenset[str]()
    theirs = (
        word.casefold()
        for person in people
        if person is not own and person.kind not in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
        for word in _NAME.findall(person.name or "")
    )
    kin: Sequence[str] = _table()["never"]["kin"]
    return (frozenset(theirs) | frozenset(kin)) - mine


def _told(matter: _Matter, events: Sequence[Event], whose: ItsLife) -> list[ToldOn]:
    """Each day on which an entry of that day tells of it, in words that are not those of an earlier one."""
    found: list[ToldOn] = []
    first_told_by: dict[str, frozenset[str]] = {}
    for event in events:
        if found and event.when.first_day - found[-1].event.when.first_day <= matter.apart:
            continue
        words = first_told(event, whose if matter.own else None, matter.told_in, of_taking_back=True)
        if not words or _is_of_another_day(words, event):
            continue
        # A form that opens alike each time is copied from nobody; "did not attend" neither.
        told_by = first_told_by.setdefault(words[:_COPIED], documents(event))
        if len(words) < _COPIED or told_by & documents(event):
            found.append(ToldOn(event, words))
    return found


def _is_of_another_day(words: str, event: Event) -> bool:
    """It names the day, month or year of what it tells, and that is not the entry's own: it is told again, and was not again."""
    own = event.when.first_day
    if gives_another_day(words, own, _ANOTHER_DAY):
        return True
    named = [each.when for each in days_named(words, own) if each.when.dated]
    return any(when.last_day < own - _ANOTHER_DAY or when.first_day > own + _ANOTHER_DAY for when in named)


def _about(said: str, place: int) -> str:
    """The clause, or as many words of it as may stand, those about a place of it."""
    words = [each.span() for each in _WORD.finditer(said)]
    if len(words) <= _MOST_WORDS:
        return " ".join(said.split())
    at = next(number for number, (_, end) in enumerate(words) if end > place)
    begin = max(0, min(at - _MOST_WORDS // 3, len(words) - _MOST_WORDS))
    shown = words[begin : begin + _MOST_WORDS]
    cut = " ".join(said[shown[0][0] : shown[-1][1]].split())
    return f"{'… ' if begin else ''}{cut}{' …' if begin + _MOST_WORDS < len(words) else ''}"


def _shown(matter: _Matter, run: Sequence[ToldOn], plain: Sequence[ToldOn], ground: Ground) -> Shown:
    events = [each.event for each in run]
    firm = concerns.sources(events) >= _FIRM_SOURCES and len(run) >= _FIRM_DAYS
    said, weekday = listed(quoted(each, "") for each in plain), mostly_on_one_weekday(events, ground)
    return Shown(
        anchor=events[0],
        statement=f"The record shows in its words {said}.{weekday}{_no_more(matter, events, ground)}",
        evidence=[each.event for each in plain],
        aspect=matter.name,
        title=matter.called,
        strength=Strength.STRONG if firm else Strength.MODERATE,
    )


def _no_more(matter: _Matter, events: Sequence[Event], ground: Ground) -> str:
    """That it is told no more: no later words speak of it, and most sources that told of it go on for longer than it ever paused."""
    last = events[-1].when.last_day
    longest = max(
        (after.when.first_day - before.when.last_day for before, after in pairwise(events)), default=_NEXT_DAY
    )
    silent = max(longest, dt.timedelta(days=ground.settings.whole("silent_days")))
    told_by = frozenset().union(*map(documents, events))
    later = [
        event
        for event in (ground.life.whole or ground.life).events
        if last < event.when.first_day and event.when.last_day <= ground.chronology.as_at
    ]
    # Words that take it back, or look back on it, may also say that it goes on.
    if any(matter.tells.search(text_of(account)) for event in later for account in event.accounts):
        return ""
    go_on = {
        document: event.when.last_day
        for event in sorted(later, key=lambda event: event.when.last_day)
        for document in documents(event) & told_by
        if event.when.last_day - last > silent
    }
    if len(go_on) * 2 <= len(told_by):
        return ""
    return f" None read after {day(last)}; sources that told of it go on to {day(max(go_on.values()))}."


PATTERN = Pattern(
    name="comes_back",
    rule="comes_back",
    title="What comes back",
    data="what is told on several days",
    groups=frozenset(Group),
    find=find,
    among_all=True,
)
