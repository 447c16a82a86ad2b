"""What a pattern is: a definition with a name, the groups it needs, and the way it is looked for in a life."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analyzers.coverage import complete, free_documents, reached
from analyzers.family import Family
from analyzers.lives import Life
from analyzers.records import Records
from analyzers.spans import Span, spans
from analyzers.words import listed, on, quoted_words
from chronology.model import Action, Chronology, Event, Finding, Group, Kind, Restriction, Strength, Timescale
from chronology.practice import PatternSettings, Practice, group_of
from chronology.prose.own_day import is_from_words
from chronology.prose.sure import telling_sentence

_MOST_QUOTED = 6
_SEVERAL = 2
# A name or a title in marks is no quotation of what was counted.
_QUOTES_WORDS = re.compile(r"“[^”]{30,}”")


@dataclass(frozen=True)
class Ground:
    """What a pattern is looked for in: one life, in its chronology, by a practice."""

    chronology: Chronology
    practice: Practice
    life: Life
    settings: PatternSettings
    family: Family
    """Of the whole chronology: whom this life's subject belongs to."""
    agreed: "Agreed"
    """What was agreed or due for this life; a chronology of thousands of lives holds it for all of them."""

    @property
    def records(self) -> Records:
        """The record's own links among the events of this life."""
        return self.life.records

    def reaches(self, groups: Collection[Group], start: dt.date, end: dt.date) -> bool:
        """A source could have shown these groups on every day of a period."""
        return any(first <= start and end <= last for first, last in self._periods(groups))

    def reached_up_to(self, groups: Collection[Group], end: dt.date) -> dt.date | None:
        """The first day from which on, up to a day, a source could have shown these groups."""
        return next((first for first, last in self._periods(groups) if first <= end <= last), None)

    def spoken_of(
        self, groups: Collection[Group], first: dt.date, last: dt.date, *names: str, but: Sequence[Event] = ()
    ) -> list[Event]:
        """Entries whose words speak of a matter in a time, though none is of its kind: an absence is not told against them.

        Where a source is complete for the groups, what else speaks of them shows nothing that it would not.
        """
        if complete(self.chronology, groups, first, last):
            return []
        return self.life.spoken.of(*names, first=first, last=last, but=but)

    def _periods(self, groups: Collection[Group]) -> tuple[tuple[dt.date, dt.date], ...]:
        wanted = frozenset(groups)
        if wanted not in self._reached:
            self._reached[wanted] = reached(self.chronology, wanted)
        return self._reached[wanted]

    @cached_property
    def _reached(self) -> dict[frozenset[Group], tuple[tuple[dt.date, dt.date], ...]]:
        return {}

    def spans(self, name: str) -> tuple[Span, ...]:
        """The periods of one name in this life."""
        return spans(self.life, name)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The actions that concern a life, and the timescales held against its events."""

    actions: tuple[Action, ...] = ()
    timescales: tuple[Timescale, ...] = ()


def agreed_for(chronology: Chronology) -> Callable[[str | None], Agreed]:
    """What concerns each subject. An action that names nobody concerns everybody."""
    actions: dict[str | None, list[Action]] = defaultdict(list)
    for action in chronology.actions:
        for person in dict.fromkeys(action.people) or (None, *chronology.subjects):
            actions[person].append(action)
    timescales: dict[str | None, list[Timescale]] = defaultdict(list)
    for timescale in chronology.timescales:
        timescales[timescale.subject].append(timescale)
    everything = chronology.actions

    def of(subject: str | None) -> Agreed:
        held = everything if subject is None else tuple(actions.get(subject, ()))
        return Agreed(held, tuple(timescales.get(subject, ())))

    return of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A named definition. `data` says in words what a source must hold for the pattern to be assessed at all."""

    name: str
    rule: str
    title: str
    data: str
    groups: frozenset[Group]
    find: Callable[[Ground], Iterator["Shown"]]
    subject: str = ""
    """`child` or `adult` where the pattern is of one of them."""
    can_tell: Callable[[Ground], bool] = lambda _ground: True
    """What else must be there, where sources of the groups alone could not show the pattern."""
    absence: bool = False
    """It says what is not recorded, which only a source that keeps records of the groups can show."""
    among_all: bool = False
    """It is looked for among all entries, also those that are only named: what may have been done is not missing."""
    until_age: int = 0
    """It is none of somebody who was as old as this when their record began."""
    counts: bool = False
    """It says how often something was: where texts tell of it, the words that were counted stand with the number."""
    kinds: frozenset[Kind] = frozenset()
    """With `absence`: the kinds of the groups that a source must keep."""

    def tells_of(self, event: Event) -> bool:
        """It is of the kinds or groups that the pattern is looked for in."""
        return event.kind in self.kinds if self.kinds else group_of(event.kind) in self.groups

    def is_of(self, life: Life) -> bool:
        """It is a pattern of such lives: of children, of adults, or of both."""
        return self.subject in ("", "adult" if life.is_adult else "child") and not self._is_too_late_for(life)

    def _is_too_late_for(self, life: Life) -> bool:
        age = life.age_on(life.events[0].when.first_day) if self.until_age and life.events else None
        return age >= self.until_age if age is not None else bool(self.until_age) and life.is_adult


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a pattern found, before it is written up: its anchor never changes as evidence is added after it."""

    anchor: Event
    statement: str
    evidence: Sequence[Event]
    counter: Sequence[Event] = ()
    strength: Strength = Strength.MODERATE
    aspect: str = ""
    """Tells two kinds of finding of one pattern apart; a word of ours, since it stands in the rule, which no recipient is spared."""
    of: str = ""
    """The name or other words of the record that tell two findings of one kind apart, in their keys alone."""
    title: str = ""
    protective: bool = False
    until: dt.date | None = None
    """The last day of it where no event shows that it ended."""


def written_up(pattern: Pattern, ground: Ground, shown: Shown) -> Finding:
    """The finding: the events that show it in order of time, and the thresholds that were used."""
    evidence = tuple({event.key: event for event in sorted(shown.evidence, key=_moment)}.values())
    rule = f"{pattern.rule}.{shown.aspect}" if shown.aspect else pattern.rule
    return Finding(
        key=":".join(filter(None, (rule, ground.life.subject or "case", shown.anchor.key, shown.of))),
        rule=rule,
        pattern=pattern.name,
        title=shown.title or pattern.title,
        statement=f"{shown.statement}{_in_the_records_words(shown, evidence) if pattern.counts else ''}",
        subject=ground.life.subject,
        window=(evidence[0].when.first_day, shown.until or max(event.when.last_day for event in evidence)),
        evidence=tuple(event.key for event in evidence),
        counter_evidence=tuple(dict.fromkeys(event.key for event in sorted(shown.counter, key=_moment))),
        parameters=tuple((name, str(value)) for name, value in ground.settings.parameters.items()),
        strength=shown.strength,
        protective=shown.protective,
    )


def _in_the_records_words(shown: Shown, evidence: Sequence[Event]) -> str:
    """What a finding counts, in the words by which each was counted, where texts tell of it and it quotes none.

    A reader who sees them sees what was counted wrongly. Of many the first and the last are quoted.
    """
    if _QUOTES_WORDS.search(shown.statement) or not any(map(is_from_words, evidence)) or len(evidence) < _SEVERAL:
        return ""
    told = [event for event in evidence if event.restriction is Restriction.NONE and event.fact]
    shortest = told if len(told) <= _MOST_QUOTED else [*told[: _MOST_QUOTED - 1], told[-1]]
    quotations = [f"“{quoted_words(_telling_words(event))}” ({on(event)})" for event in shortest]
    return f" In the record's words: {listed(quotations)}." if quotations else ""


def _telling_words(event: Event) -> str:
    # By whatever name each account goes: of a call from a husband the sentence on the fall.
    meant = (replace(account, kind=event.kind) for account in event.accounts)
    return next(filter(None, (*map(telling_sentence, event.accounts), *map(telling_sentence, meant))), event.fact)


def _moment(event: Event) -> tuple[object, ...]:
    return event.when.first_day, event.when.last_day, event.key


NOT_ASSESSED_OF = ("people_not_assessed", "people_looked_at")
"""Parameters of a finding that a pattern could not be assessed for many of the people: how many, of how many."""


IN_FREE_WORDS = "only notes and tables in free words tell of"
"""Why a pattern of what is missing was not assessed though entries tell of the matter: what they do not say may stand there."""

NOTHING_READ = "no entry is read to tell of"
"""Why it was not assessed where texts are among the sources: they may tell of it in words that are not read."""
NOT_COVERED = "no source covers"


def not_assessed(
    pattern: Pattern, ground: Ground, *, subject: str | None, of: tuple[int, int] | None = None
) -> Finding:
    """No source covers the data: that is said, never "none found". Without a subject it is said of several together."""
    people = f" for {of[0]:,} of {of[1]:,} people" if of else ""
    told = pattern.absence and any(pattern.tells_of(event) for event in ground.life.events)
    why = IN_FREE_WORDS if told else NOTHING_READ if free_documents(ground.chronology) else NOT_COVERED
    counts = zip(NOT_ASSESSED_OF, map(str, of), strict=True) if of else ()
    return Finding(
        key=f"{pattern.rule}:{subject or 'case'}:not_assessed",
        rule=pattern.rule,
        pattern=pattern.name,
        title=pattern.title,
        statement=f"Not assessed{people}: {why} {pattern.data}.",
        subject=subject,
        parameters=(*((name, str(value)) for name, value in ground.settings.parameters.items()), *counts),
        strength=Strength.NOT_ASSESSED,
    )
