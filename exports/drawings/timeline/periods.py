"""Bands of what words alone tell of plans and time in care: the periods of the table, so that the drawing says no other."""

from collections.abc import Iterator
from typing import Final

from chronology.model import Kind, Period
from chronology.prose.sure import is_kind_from_words
from exports.drawings.timeline.band import Band
from exports.pdf.case import Case

_KINDS: Final = {Kind.CP_PLAN_STARTED: "protection_plan", Kind.BECAME_LOOKED_AFTER: "looked_after"}


def by_periods(case: Case) -> frozenset[Kind]:
    """Kinds whose bands are the periods of the table: those of which no system's record tells that one began."""
    recorded = {
        event.kind
        for event in case.chronology.events
        if event.kind in _KINDS and not (event.accounts and all(map(is_kind_from_words, event.accounts)))
    }
    told = {each.sort for each in case.chronology.periods if each.begun}
    return frozenset(kind for kind, sort in _KINDS.items() if sort in told and kind not in recorded)


def period_bands(case: Case, kind: Kind) -> Iterator[Band]:
    """One for each period whose beginning is told, to the end that is read."""
    for each in case.chronology.periods:
        if each.sort == _KINDS[kind] and each.begun and each.subject in case.chronology.subjects:
            yield _band(case, kind, each)


def _band(case: Case, kind: Kind, period: Period) -> Band:
    as_at, first = case.chronology.as_at, period.begun[0]
    end = min((told.when.first_day for told in period.ended if told.when.dated), default=None)
    shorter = (case.words.known(f"{table}.{kind}") for table in ("bands_short", "bands_shortest"))
    return Band(
        case.words.known(f"bands.{kind}") or "",
        first.when.first_day,
        min(end or as_at, as_at),
        end is None,
        case.place(first.event),
        shorter=tuple(filter(None, shorter)),
    )
