"""A sentence of the page before it is a `Remark`, and what it is said from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from analyzers.coverage import Stretch
from analyzers.family import Family
from analyzers.lives import Life
from analyzers.records import Records
from analyzers.spans import Span, spans
from chronology.model import Chronology, Event, Finding, FindingStatus, Level, Strength, Theme, Timescale
from chronology.practice import Practice

_OfLife = TypeVar("_OfLife", Finding, Timescale)
_Told = TypeVar("_Told")
_ORDER = (Strength.STRONG, Strength.MODERATE, Strength.WEAK, Strength.NOT_ASSESSED)


def firmness(findings: Sequence[Finding]) -> tuple[bool, int, int]:
    """Sorts findings of one kind among others: confirmed ones first, then the strongest, then what reaches furthest."""
    confirmed = any(finding.status is FindingStatus.CONFIRMED for finding in findings)
    strongest = min(_ORDER.index(finding.strength) for finding in findings)
    latest = max((end.toordinal() for finding in findings if (end := finding.window[1])), default=0)
    return not confirmed, strongest, -latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence under a theme, the rule that made it and the events it rests on."""

    theme: Theme
    rule: str
    text: str
    evidence: Sequence[Event] = ()
    keys: Sequence[str] = ()
    """Keys of further events: those a finding cites."""


@dataclass(frozen=True)
class Whole:
    """A chronology with what is looked up in it for each of its lives, which may be thousands."""

    chronology: Chronology

    @cached_property
    def findings(self) -> Mapping[str | None, Sequence[Finding]]:
        """What was found and what could not be assessed, by whose life it is of; of several together under nobody."""
        return _by_subject(self.chronology.findings)

    @cached_property
    def timescales(self) -> Mapping[str | None, Sequence[Timescale]]:
        """Timescales by whose life they are of."""
        return _by_subject(self.chronology.timescales)

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The weight of each event."""
        return {weighed.event: weighed.level for weighed in self.chronology.significance}

    @cached_property
    def family(self) -> Family:
        """Who belongs to whom."""
        return Family(self.chronology)


def _by_subject(told: Iterable[_OfLife]) -> Mapping[str | None, Sequence[_OfLife]]:
    found: dict[str | None, list[_OfLife]] = {}
    for each in told:
        found.setdefault(each.subject, []).append(each)
    return found


@dataclass(frozen=True)
class Page:
    """One life and what the other analyzers said of it."""

    whole: Whole
    practice: Practice
    life: Life
    showable: Sequence[Stretch] = ()
    """The times of which some source could have shown that somebody was seen or heard."""
    reached: Sequence[Stretch] = ()
    """The times that any source reaches."""

    def spans(self, name: str) -> tuple[Span, ...]:
        """The periods of one name in this life."""
        return spans(self.life, name)

    def open_spans(self, name: str) -> tuple[Span, ...]:
        """Periods running on the as-at date."""
        return tuple(span for span in self.spans(name) if span.open_on(self.chronology.as_at))

    @cached_property
    def records(self) -> Records:
        """The record's own links among the events of this life."""
        return Records(self.life.events)

    @cached_property
    def strengths(self) -> dict[str, str]:
        """What the words of entries were found to tell on a child's side, by their keys: several parts of the page ask."""
        return {}

    def told(self, work: "Callable[[Page], Iterator[_Told]]") -> "tuple[_Told, ...]":
        """What is worked out of the page, once: several parts of it ask."""
        if work not in self._told:
            self._told[work] = tuple(work(self))
        return self._told[work]

    def said(self, say: "Callable[[Page], Iterator[Said]]") -> "tuple[Said, ...]":
        """What one part of the page says: other parts leave out what it tells."""
        return self.told(say)

    @cached_property
    def _told(self) -> "dict[Callable[[Page], Iterator[Any]], tuple[Any, ...]]":
        return {}

    @property
    def chronology(self) -> Chronology:
        """The whole that the life is of."""
        return self.whole.chronology

    @property
    def levels(self) -> Mapping[str, Level]:
        """The weight of each event."""
        return self.whole.levels

    @property
    def timescales(self) -> Sequence[Timescale]:
        """The timescales held against this life's events."""
        return self.whole.timescales.get(self.life.subject, ())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What stands of this life's findings, those not assessed apart."""
        return tuple(
            finding
            for finding in self.whole.findings.get(self.life.subject, ())
            if finding.strength is not Strength.NOT_ASSESSED and finding.status is not FindingStatus.DISMISSED
        )

    @property
    def not_assessed(self) -> Iterator[Finding]:
        """What could not be assessed of this life, alone or together with others."""
        for subject in dict.fromkeys((self.life.subject, None)):
            for finding in self.whole.findings.get(subject, ()):
                if finding.strength is Strength.NOT_ASSESSED:
                    yield finding

    def of_pattern(self, name: str) -> Iterator[Finding]:
        """The findings of one pattern."""
        return (finding for finding in self.findings if finding.pattern == name)
