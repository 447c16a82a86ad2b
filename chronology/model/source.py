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
    where: str = ""
    """Where they stand, as a `Source.locator` says it, so that they can be looked at: "lines 65-66, 83"."""


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
    ended in an account, a person, a named ignore rule or a problem. `as_at` is the day the extract speaks of, `kept_on` the
    client or patient whose file it is, as its first lines call them.
    """

    document: str
    unit: str
    found: int
    accounted: int
    as_at: dt.date | None = None
    kept_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What an importer that was told for whom it reads left, since it is of others: how much, and what of it still counts.

    Nothing else is yielded of these records, but they are found and accounted for in the `Reading` of their document.
    One for each reading that leaves any.
    """

    records: tuple[tuple[str, int], ...]
    """(document, how many in the unit of its `Reading`)."""
    people: int = 0
    """How many people they are about who were not yielded as a `Person`."""
    are_subjects: bool = True
    """Of these: the records are about them, as `Person.is_subject` says of others."""
    marks: bytes = b""
    """Of these: what `Whom.mark` gives for their ids and numbers, so that one who is the subject too is found out."""
    about: tuple[str, ...] = ()
    """Ids of people who were yielded as a `Person` and whom the records tell of."""
    named: tuple[str, ...] = ()
    """Ids of people who were yielded as a `Person` and take part in the records otherwise."""
    happened: dt.date | None = None
    """The latest day anything in them happened, where neither `Reading.as_at` nor a day of recording says the day."""
    recorded: dt.date | None = None
    """The latest day any of them was recorded."""
    is_sure: bool = True
    """False where what was read may stand otherwise beside what was left: then all of it is read."""


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
