"""What a conference is told: of what free words were read as, only what is right often enough for those who act on it tomorrow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from chronology.model import Chronology, Finding, FindingStatus, Remark, Strength, Timescale, TimescaleState
from chronology.prose.own_day import is_from_words
from chronology.tables import shipped_table

CONFERENCE = "conference"
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
    return replace(
        chronology,
        findings=tuple(each for each in chronology.findings if _is_told(each, words)),
        remarks=tuple(each for each in chronology.remarks if not _is_left_out(each, words)),
        timescales=tuple(each for each in chronology.timescales if _is_sure(each, words)),
        tabulations=() if words.mostly else chronology.tabulations,
    )


def counts_what_was_read(chronology: Chronology) -> bool:
    """How many visits a record holds, and concerns, may be said: not to a conference of what words were read as."""
    return chronology.profile != CONFERENCE or not _Words(chronology).mostly


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
    doubtful = (
        finding.strength is Strength.WEAK
        or finding.rule in _table()["findings"]
        or finding.pattern in _table()["patterns"]
    )
    return not (doubtful and words.among(finding.evidence))


def _is_left_out(remark: Remark, words: _Words) -> bool:
    named: Sequence[str] = _table()["remarks"].get(str(remark.theme), ())
    return remark.rule in named and words.among(remark.evidence)


def _is_sure(scale: Timescale, words: _Words) -> bool:
    if not words.among((scale.trigger,)) or scale.state is TimescaleState.NOT_APPLICABLE:
        return True
    return scale.rule in _table()["timescales"]["told"] and scale.state not in _MISSED
