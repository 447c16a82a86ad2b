"""Findings in the order they are told, each with the number that it is called by."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from chronology.model import Finding, FindingStatus, Strength
from exports.matters import adds_up, is_of_the_work, place_of

FIRMNESS = (Strength.STRONG, Strength.MODERATE, Strength.WEAK)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding and what it is called here."""

    number: int
    finding: Finding

    @property
    def label(self) -> str:
        """F and its number."""
        return f"F{self.number}"

    @property
    def place(self) -> str:
        """Where links to it arrive."""
        return f"finding-{self.number}"


def numbered(findings: Iterable[Finding]) -> tuple[Numbered, ...]:
    """Those that stand: confirmed first, then by how firmly they stand, how the work went behind all that, protective ones last.

    Of those that stand alike, what happened to the person comes first, the latest told before what is told no more, and of what
    happened that which only adds up concerns last, as what stands moderately. Those of one rule that are called
    the same stand together, in order of time, where the firmest of them does.
    """
    told = [f for f in findings if f.strength in FIRMNESS and f.status is not FindingStatus.DISMISSED]
    told.sort(key=_order)
    first: dict[tuple[object, ...], int] = {}
    for place, finding in enumerate(told):
        first.setdefault(_alike(finding), place)
    told.sort(key=lambda f: (first[_alike(f)], f.window[0] or dt.date.min))
    return tuple(Numbered(number, finding) for number, finding in enumerate(told, start=1))


def together(findings: Iterable[Numbered]) -> tuple[tuple[Numbered, ...], ...]:
    """Numbered findings, those that are told together in one."""
    grouped = groupby(findings, key=lambda each: _alike(each.finding))
    return tuple(tuple(found) for _, found in grouped)


def by_event(findings: Iterable[Numbered]) -> Mapping[str, Sequence[Numbered]]:
    """The findings that use each event, by its key."""
    used: dict[str, list[Numbered]] = defaultdict(list)
    for each in findings:
        for key in dict.fromkeys((*each.finding.evidence, *each.finding.counter_evidence)):
            used[key].append(each)
    return used


def _order(finding: Finding) -> tuple[object, ...]:
    confirmed = finding.status is FindingStatus.CONFIRMED
    firmness = FIRMNESS.index(finding.strength)
    # A count of concerns stands behind what names them, unless that is weak.
    firmness = max(firmness, FIRMNESS.index(Strength.MODERATE)) if adds_up(finding) else firmness
    # Of what comes back alike, that which was told last.
    last = (finding.window[1] or dt.date.min).toordinal()
    return finding.protective, not confirmed, is_of_the_work(finding), firmness, place_of(finding), -last


def _alike(finding: Finding) -> tuple[object, ...]:
    return finding.protective, finding.status, finding.rule, finding.title
