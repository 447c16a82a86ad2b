"""Where a fact was read, and what could not be read."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in a document. `start` and `end` are character offsets in the document's text."""

    document: str
    sha256: str = ""
    locator: str
    start: int | None = None
    end: int | None = None
    quote: str = ""
    recorded_on: dt.date | None = None
    recorded_by: str | None = None
    agency: str | None = None


class Severity(StrEnum):
    """How much a problem matters to a reader of the document."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read or trusted, as a value. The message holds no case text."""

    message: str
    source: Source
    severity: Severity = Severity.WARNING
    about: tuple[str, ...] = ()
    """Ids of the people whose records it is in, where the file holds several; nobody else's chronology lists it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Elements left out on purpose, under a rule that names one path."""

    document: str
    path: str
    reason: str
    count: int


class Extent(StrEnum):
    """How much of what happened a source could have shown."""

    COMPLETE = "complete"
    LATEST_ONLY = "latest_only"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a source could have shown; an absence is only an absence where some source is complete.

    `groups` holds `Group` values, empty for all. Bounds are inclusive, None for open.
    """

    source: Source
    groups: tuple[str, ...] = ()
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    extent: Extent = Extent.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an importer says when it has read a document: how much there was and how much it accounted for.

    `unit` is what was counted: "elements" of XML, "lines" of text, "rows" of a table. `accounted` are those that
    ended in an account, a person, a named ignore rule or a problem. `as_at` is the day the extract speaks of.
    """

    document: str
    unit: str
    found: int
    accounted: int
    as_at: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A document that was read: its identity, who read it and why, and the totals that must reconcile."""

    name: str
    sha256: str
    size: int
    importer: str
    reason: str
    unit: str = ""
    found: int = 0
    accounted: int = 0
    accounts: int = 0
    as_at: dt.date | None = None
    encoding: str = ""
    """Of a text or XML file, as people know it; empty for any other."""
