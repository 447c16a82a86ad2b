"""What was found in a document and what became of it: every line of a table, every paragraph beside one."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from chronology.documents import Document
from chronology.model import Ignored, Reading

REASONS = {
    "table:front": "the head of a chronology, read for whose it is and who wrote it",
    "table:headings": "the names of the columns",
    "table:headings-again": "the names of the columns, repeated on a new page",
    "table:section": "a heading across the table: a year, a part, an agency",
    "table:page": "a page number, a marking or a print mark",
    "table:total": "a total, counted from the rows",
    "table:footnote": "a footnote or a key to abbreviations",
    "table:empty-row": "a row with its number and nothing else",
    "table:other": "a table beside the chronology that has no column of dates and one of events",
    "text:front": "lines beside the table, read for whose it is and who wrote it",
    "text:heading": "headings beside the table",
}


@dataclass(slots=True)
class Ledger:
    """Counts lines with something in them, and those that ended somewhere."""

    document: Document
    unit: str = "rows"
    found: int = 0
    accounted: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def leave_out(self, rule: str, count: int = 1) -> None:
        """Lines left out under a rule."""
        if count:
            self.left_out[rule] += count
            self.accounted += count

    def ignored(self) -> Iterator[Ignored]:
        """What was left out, by rule."""
        for rule, count in sorted(self.left_out.items()):
            yield Ignored(document=self.document.name, path=rule, reason=REASONS[rule], count=count)

    def reading(self, as_at: dt.date | None) -> Reading:
        """The totals, which must agree."""
        return Reading(
            document=self.document.name, unit=self.unit, found=self.found, accounted=self.accounted, as_at=as_at
        )
