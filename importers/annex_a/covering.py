"""What a list could have shown."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from chronology.documents import Document
from chronology.model import Account, Coverage, Extent
from chronology.tables import shipped_table


@dataclass(slots=True)
class Span:
    """The first and the last day that a list speaks of."""

    first: dt.date | None = None
    last: dt.date | None = None

    def meet(self, account: Account) -> None:
        """Widen it by the day of an account."""
        self.join(Span(account.when.earliest, account.when.latest))

    def join(self, other: "Span") -> None:
        """Widen it by another."""
        self.first = min((day for day in (self.first, other.first) if day), default=None)
        self.last = max((day for day in (self.last, other.last) if day), default=None)


@cache
def _extents() -> Mapping[str, Mapping[Extent, tuple[str, ...]]]:
    rows = shipped_table("importers.annex_a", "coverage.toml")
    return {name: {Extent(extent): tuple(groups) for extent, groups in row.items()} for name, row in rows.items()}


def coverage(document: Document, spans: Mapping[str, Span]) -> Iterator[Coverage]:
    """What each list of a document could have shown; complete only between the dates that it holds, and if it is whole."""
    for name, span in spans.items():
        for extent, groups in _extents().get(name, {}).items():
            bounded = span.first is not None and span.last is not None and not document.broken_off
            yield Coverage(
                source=document.source(""),
                groups=groups,
                from_day=span.first if extent is Extent.COMPLETE else None,
                to_day=span.last,
                extent=extent if bounded or extent is not Extent.COMPLETE else Extent.UNKNOWN,
            )
