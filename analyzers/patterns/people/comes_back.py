"""What comes back in a life: the same thing told again on other days, each day with the record's own words, and whether it still is told.

Tellings are counted by the day that their words are of, not by their entries: a night that the police, the school and a visit three days
later tell of is one. A day is told where some words say outright that it was; there may be more, and no more is said than "at least".
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from analyzers.follow_up.quoting import clauses
from analyzers.gravity import manners_at
from analyzers.patterns.happened import Occurrence, Telling, day_of, is_dated_by_its_words, occurrences, sure
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.concerns import documents
from analyzers.patterns.people.of_whom_missed import mostly_on_one_weekday
from analyzers.patterns.people.own_count import counted_there
from analyzers.patterns.people.registers import registered
from analyzers.patterns.people.shorthand import explained, named_days
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.told_days import LEAST_PLAIN, MEETINGS, is_outright, of_known_days
from analyzers.told import text_of
from analyzers.words import day, listed, number, quoted_words
from chronology.model import Account, Event, Group, PersonKind, Restriction, Strength
from chronology.practice import group_of
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span
from chronology.prose.theirs import ItsLife
from chronology.sought import Sought
from chronology.tables import shipped_table

_MOST_WORDS = 14
"""Of a clause that is quoted; more of it says less beside seven others."""
_MOST_QUOTED = 4
"""Of so few days each has its words; of more the first and the last."""
_NEXT_DAY = dt.timedelta(days=1)
_HEAD = 60
"""Characters of an entry that say what it is about."""
_NOT_SO = frozenset({Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY})
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
    tells: re.Pattern[str]
    both: re.Pattern[str] | None
    against: re.Pattern[str]
    not_plain: re.Pattern[str] | None
    not_entry: re.Pattern[str] | None
    of_it: re.Pattern[str] | None
    of_child: re.Pattern[str] | None
    """Of a child one of these must stand in what is quoted: "DNA" in a file that a parent has too may be the parent's."""
    own: bool
    lasting: bool
    headed: re.Pattern[str] | None
    """Under such a heading, or of such a kind, it is told by the words of `there`."""
    there: re.Pattern[str] | None
    not_headed: re.Pattern[str] | None
    apart: dt.timedelta
    """What is told again within so long is of one time."""

    def told_in(self, account: Account, text: str) -> Iterator[tuple[str, int]]:
        """The clauses that tell of it, each with the place at which it does."""
        # In an entry on family time "did not attend" is of that.
        tells = self.there if self.there and self.headed and self.headed.search(_head(account, text)) else self.tells
        if self.not_headed is not None and self.not_headed.search(_head(account, text)):
            return
        if not tells.search(text):
            return
        for piece in clauses(text):
            start = piece.start - (piece.start > 0 and text[piece.start - 1] in _MONEY)
            # "Bruise starting on arm? said door": a question is told as one.
            said = text[start : piece.end + (text[piece.end : piece.end + 1] == "?")]
            match = tells.search(said)
            if match is None or self.against.search(said) or (self.both is not None and not self.both.search(said)):
                continue
            if not manners_at(said, Span(*match.span())) & _NOT_SO:
                yield said, match.start()

    def is_plain(self, words: str, left: str, head: str, case: "_Named") -> bool:
        """They tell it outright, at no other stage of it, and where it befalls the person, of none of the others of the case.

        `left`: the words without what says the day; `head`: what says what their entry is about.
        """
        if self.not_plain is not None and self.not_plain.search(words):
            return False
        if case.is_child and self.of_child is not None and not self.of_child.search(f"{head} {words}"):
            return False
        left = self.of_it.sub(" ", left) if self.of_it else left
        return not (self.own and case.has_another(left)) and is_outright(left)


@dataclass(frozen=True, slots=True)
class _Named:
    """Those whom the case names besides the one whose life it is, and the days on which they were born."""

    names: frozenset[str]
    births: frozenset[dt.date]
    is_child: bool

    def has_another(self, words: str) -> bool:
        """Words name one of them, or say whose kin it is: a name has a capital, for "bright" is a word as well."""
        kin = _kin()
        return any(
            word.casefold() in kin or (word[0].isupper() and word.casefold() in self.names)
            for word in _NAME.findall(words)
        )


@cache
def _matters() -> tuple[_Matter, ...]:
    table = dict(_table())
    never = table.pop("never")["not"]
    return tuple(
        _Matter(
            name=name,
            called=row["called"],
            subject=row.get("subject", ""),
            tells=_compiled(row["tells"]),
            both=_compiled(row["both"]) if "both" in row else None,
            against=_compiled([*row["not"], *never]),
            not_plain=_compiled(row["not_plain"]) if "not_plain" in row else None,
            not_entry=_compiled(row["not_entry"]) if "not_entry" in row else None,
            of_it=_compiled(row["of_it"]) if "of_it" in row else None,
            headed=_compiled(row["headed"]) if "headed" in row else None,
            there=_compiled([*row["there"], *row["tells"]]) if "there" in row else None,
            not_headed=_compiled(row["not_headed"]) if "not_headed" in row else None,
            of_child=_compiled(row["of_child"]) if "of_child" in row else None,
            own=bool(row.get("own")),
            lasting=bool(row.get("lasting")),
            apart=dt.timedelta(days=row.get("apart", 1)),
        )
        for name, row in table.items()
    )


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "patterns/people/comes_back.toml")


@cache
def _tells() -> Sought[str]:
    return Sought(
        ((name, _any([*row["tells"], *row.get("there", ())])) for name, row in _table().items() if "tells" in row),
        re.IGNORECASE,
    )


def _head(account: Account, text: str) -> str:
    """What says what an entry is about: its kind, its title and how it begins."""
    return f"{account.kind.value.replace('_', ' ')} {account.title} {text[:_HEAD]}"


def _any(words: Sequence[str]) -> str:
    return "|".join(f"(?:{each})" for each in words)


def _compiled(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(_any(words), re.IGNORECASE)


def find(ground: Ground) -> Iterator[Shown]:
    """What the record counts itself, what its registers and its own short words say again, and each matter told on days enough."""
    yield from counted_there(ground)
    yield from named_days(ground)
    yield from registered(ground)
    yield from explained(ground)
    yield from _matters_told(ground)


def _matters_told(ground: Ground) -> Iterator[Shown]:
    events, whose = of_known_days(ground)
    born = ground.life.person.born.latest if ground.life.person and ground.life.person.born else None
    # A day before the birth is of somebody else: mostly the birth of another.
    events = [e for e in events if e.key not in ground.life.retold and not (born and e.when.last_day < born)]
    kind = "adult" if ground.life.is_adult else "child"
    case = _Named(_others(ground), _births(ground), kind == "child")
    # Of most matters few entries hold a word.
    may_tell: dict[str, list[Event]] = {}
    for event in events:
        for name in frozenset().union(*(_tells().may_be_in(text_of(account)) for account in event.accounts)):
            may_tell.setdefault(name, []).append(event)
    for matter in _matters():
        if matter.subject not in ("", kind):
            continue
        tellings = _tellings(matter, may_tell.get(matter.name, ()), whose, case)
        found = occurrences((each for each in tellings if not (born and each.day < born)), matter.apart)
        outright = [*sure(found)]
        if len(found) >= ground.settings.whole("count") and len(outright) >= LEAST_PLAIN:
            yield _shown(matter, found, outright, ground)


def _births(ground: Ground) -> frozenset[dt.date]:
    born = (person.born for person in ground.chronology.people if person.born)
    return frozenset(when.earliest for when in born if when.earliest and when.earliest == when.latest)


def _others(ground: Ground) -> frozenset[str]:
    """The words of the names of all but whose life it is and those who work with them."""
    own, people = ground.life.person, ground.chronology.people
    mine = (
        {word.casefold() for name in (own.name, *own.known_as) for word in _NAME.findall(name)} if own else set[str]()
    )
    theirs = {
        word.casefold()
        for person in people
        if person is not own and person.kind not in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
        # "Partner, not identified" is no name.
        for word in _NAME.findall(person.name or "")
        if word[0].isupper()
    }
    return frozenset(theirs - mine)


@cache
def _kin() -> frozenset[str]:
    return frozenset(_table()["never"]["kin"])


def _tellings(matter: _Matter, events: Sequence[Event], whose: ItsLife, case: _Named) -> Iterator[Telling]:
    """Each clause that tells of it, with the day it is of."""
    for event in events:
        for account in event.accounts:
            if account.when.earliest is None or (matter.own and not whose.is_theirs(account)):
                continue
            text = text_of(account)
            for said, place in matter.told_in(account, text):
                own, (on, left) = account.when.earliest, day_of(account, said, place, case.births, since=matter.lasting)
                if on is None:
                    continue
                plain = event.restriction is Restriction.NONE and matter.is_plain(
                    said, left, _head(account, text), case
                )
                plain = plain and not (matter.not_entry and matter.not_entry.search(text))
                # What a meeting tells was before it, unless it says when.
                plain = plain and not (on == own and group_of(account.kind) in MEETINGS)
                that_day = on == own and not is_dated_by_its_words(account)
                yield Telling(event, _about(said, place), on, plain, account.source.document, that_day)


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


def _shown(matter: _Matter, found: Sequence[Occurrence], outright: Sequence[Occurrence], ground: Ground) -> Shown:
    events = [each.first.event for each in found]
    plain = [each.first.event for each in outright]
    firm = concerns.sources(plain) >= _FIRM_SOURCES and len(outright) >= _FIRM_DAYS
    told = [(day(each.day), f"“{quoted_words(each.first.words)}”") for each in outright]
    if len(told) <= _MOST_QUOTED:
        days, said = listed(f"{words} ({on})" for on, words in told), ""
    else:
        days, said = listed(on for on, _ in told), f" First: {told[0][1]}; last: {told[-1][1]}."
    weekday = mostly_on_one_weekday([each.day for each in outright], plain, ground)
    return Shown(
        anchor=events[0],
        statement=f"The record shows it on at least {number(len(outright))} days: {days}.{said}{weekday}{_no_more(matter, events, ground)}",
        evidence=plain,
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
