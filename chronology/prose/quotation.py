"""A quotation of a record, and the place it has in it: the words that lead to it, and the quotation before."""

import re
from dataclasses import dataclass

from chronology.prose.mentions import By, Mention
from chronology.prose.topics import Record

FAR = 90
"""Characters within which a verb of saying speaks of what is quoted."""
FEW = 3
ENDS = (".", "!", "?")
ASKED = re.compile(r"\b(?:asked|gofynnais|gofynnwyd|holais)\b", re.IGNORECASE)
GAP = re.compile(r"[,.]?\s{0,2}")
_LEAD = 400
_TO = re.compile(r"\b(?:to|for|wrth|i) \Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, with their place (the marks are outside) and who said them."""

    start: int
    end: int
    words: str
    by: By
    named: bool = False
    """Words beside it name who said it, or a verb of saying does."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation that is asked about: its place, what it says, the words that lead to it and the quotation before."""

    start: int
    end: int
    words: str
    opens: int
    """Where the words that lead to it begin."""
    lead: str
    last: Quotation | None

    @property
    def mark(self) -> int:
        """Where the mark before the words stands."""
        return self.start - 1

    @property
    def goes_on(self) -> bool:
        """The sentence that the quotation before stands in, which words gave to somebody, goes on to this one."""
        last = self.last
        return last is not None and last.named and self.opens == last.end + 1 and self.lead[:1] != "."


def place_of(record: Record, text: str, start: int, end: int, last: Quotation | None) -> Place:
    """A quotation between two marks, with what stands before it."""
    opens = max(record.starts[record.sentence(start - 1)], last.end + 1 if last else 0, start - _LEAD)
    return Place(start, end, text[start:end].strip(), opens, record.masked[opens : start - 1], last)


def is_told(record: Record, one: Mention) -> bool:
    """Somebody is named as the one to whom it was said."""
    return _TO.search(record.masked, max(0, one.start - 6), one.start) is not None
