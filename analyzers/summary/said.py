"""A sentence of the page before it is a `Remark`, and what it is said from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzers.coverage import Stretch
from analyzers.lives import Life
from analyzers.records import Records
from analyzers.spans import Span, spans
from chronology.model import Chronology, Event, Finding, FindingStatus, Level, Strength, Theme
from chronology.practice import Practice

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
class Page:
    """One life and what the other analyzers said of it."""

    chronology: Chronology
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
    def levels(self) -> dict[str, Level]:
        """The weight of each event."""
        return {weighed.event: weighed.level for weighed in self.chronology.significance}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What stands of this life's findings, those not assessed apart."""
        return tuple(
            finding
            for finding in self.chronology.findings
            if finding.subject == self.life.subject
            and finding.strength is not Strength.NOT_ASSESSED
            and finding.status is not FindingStatus.DISMISSED
        )

    def of_pattern(self, name: str) -> Iterator[Finding]:
        """The findings of one pattern."""
        return (finding for finding in self.findings if finding.pattern == name)
