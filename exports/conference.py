"""What a conference is told: of what free words were read as, only what is right often enough for those who act on it tomorrow."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from chronology.model import Chronology, Finding, FindingStatus, Remark, Strength, Theme, Timescale, TimescaleState
from chronology.prose.own_day import is_from_words
from chronology.tables import shipped_table
from exports.matters import patterns

CONFERENCE = "conference"
# People of whom little is recorded are asked about whether or not a finding tells of them.
_ASKED_BY_NAME = frozenset({"unknown_adult"})
_MISSED = frozenset({TimescaleState.NO_RECORD, TimescaleState.OVERDUE})


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("exports", "conference.toml")


def for_conference(chronology: Chronology) -> Chronology:
    """The same, where a conference is not told what is false in a third of its claims or more, or helps nobody who meets.

    That holds of what was read from words; what a system's own types and columns say is told, and what a reviewer confirmed.
    The full paper and the data have all of it.
    """
    if chronology.profile != CONFERENCE:
        return chronology
    words = _Words(chronology)
    findings = _bounded([each for each in chronology.findings if _is_told(each, words)], chronology)
    # What is asked of a pattern stands on its findings.
    unasked = frozenset(patterns()) - {each.pattern for each in findings} - _ASKED_BY_NAME
    return replace(
        chronology,
        findings=findings,
        remarks=tuple(each for each in chronology.remarks if not _is_left_out(each, words, unasked)),
        timescales=tuple(each for each in chronology.timescales if _is_sure(each, words)),
        tabulations=() if words.mostly else chronology.tabulations,
    )


def counts_what_was_read(chronology: Chronology) -> bool:
    """How many visits a record holds, and concerns, may be said: not to a conference of what words were read as."""
    return chronology.profile != CONFERENCE or not _Words(chronology).mostly


def _bounded(findings: Sequence[Finding], chronology: Chronology) -> tuple[Finding, ...]:
    """Of a pattern that finds very many things the gravest, in their own order; what a reviewer confirmed stays."""
    levels = {weighed.event: weighed.level.rank for weighed in chronology.significance}

    def weighs(finding: Finding) -> tuple[bool, int]:
        return finding.status is FindingStatus.CONFIRMED, max(
            (levels.get(key, 0) for key in finding.evidence), default=0
        )

    left_out: set[str] = set()
    for pattern, most in _table()["most"].items():
        # Of two that weigh alike the later tells more of how things are now.
        of_it = sorted(
            (each for each in findings if each.pattern == pattern),
            key=lambda each: (*weighs(each), each.window[1] or dt.date.min),
            reverse=True,
        )
        left_out |= {each.key for each in of_it[most:] if each.status is not FindingStatus.CONFIRMED}
    return tuple(each for each in findings if each.key not in left_out)


def is_bounded(finding: Finding) -> bool:
    """It is of a pattern of which so many findings are told and no more: each of those is told whole."""
    return finding.pattern in _table()["most"]


class _Words:
    """Which entries were read from words, and whether most were."""

    def __init__(self, chronology: Chronology) -> None:
        every = (*chronology.events, *chronology.undated)
        self._read = frozenset(event.key for event in every if is_from_words(event))
        self.mostly = len(self._read) * 2 > len(every)

    def among(self, keys: Collection[str]) -> bool:
        """One of them was read from words; where none is named, most of the record's were."""
        return any(key in self._read for key in keys) if keys else self.mostly


def _is_told(finding: Finding, words: _Words) -> bool:
    if finding.status is FindingStatus.CONFIRMED:
        return True
    if finding.strength is Strength.NOT_ASSESSED:
        # Which rules found nothing to go by is talk of the program.
        return not words.mostly
    return _may_be_told(finding) or not words.among(finding.evidence)


def _may_be_told(finding: Finding) -> bool:
    """It stands on words as firmly as is told, and is of a rule that lists what it counts; a plug-in's is its own affair."""
    if finding.strength is Strength.WEAK:
        return False
    ours = finding.pattern in patterns()
    return not ours or (_is_of(finding.rule, "told") and not _is_of(finding.rule, "never"))


def _is_of(rule: str, table: str) -> bool:
    return any(rule == name or rule.startswith((f"{name}.", f"{name}_")) for name in _table()[table])


def _is_left_out(remark: Remark, words: _Words, unasked: frozenset[str]) -> bool:
    named: Sequence[str] = _table()["remarks"].get(str(remark.theme), ())
    unfounded = remark.theme is Theme.QUESTION and remark.rule in unasked
    return (unfounded or remark.rule in named) and words.among(remark.evidence)


def _is_sure(scale: Timescale, words: _Words) -> bool:
    if not words.among((scale.trigger,)) or scale.state is TimescaleState.NOT_APPLICABLE:
        return True
    return scale.rule in _table()["timescales"]["told"] and scale.state not in _MISSED
