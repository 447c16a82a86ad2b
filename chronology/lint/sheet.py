"""A document as the check reads it: its rows and what it says beside them, whoever made it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chronology.dates import describe
from chronology.model import Kind, Level, When


class Origin(StrEnum):
    """What a document is."""

    OURS = "a chronology made by this program"
    TABLE = "somebody's chronology"
    RAW = "a raw export of records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row. What the document leaves empty is empty here."""

    place: str
    """How a reader finds it: "entry 12", "page 3, table 1, row 4"."""
    when: When
    until: When | None = None
    kind: Kind = Kind.UNCLASSIFIED
    level: Level = Level.MEDIUM
    title: str = ""
    fact: str = ""
    action: str = ""
    outcome: str = ""
    decision: str = ""
    voice: str = ""
    why: str = ""
    """Why it matters: its weight with the reasons, or its impact."""
    tells_more: bool = False
    """What stands under `why` says more than what sort of entry it is."""
    source: str = ""
    recorded_on: dt.date | None = None
    further: tuple[dt.date, ...] = ()
    """Further days of the same kind that are told in its line."""
    serial: str = ""
    positive: bool = False
    """The document shows it as something that protects or went well."""
    restricted: bool = False
    is_opinion: bool = False
    """The document itself says that the row is an opinion."""
    is_of_others: bool = False
    """It is about somebody this document is not for."""
    no_outcome_told: bool = False
    """It says itself that no outcome is on record."""
    born: dt.date | None = None
    """When the person it is about was born, where the document says."""
    in_brief: bool = False
    """The document says that it is condensed and that another tells this row whole."""

    @property
    def named(self) -> str:
        """The place with the date: "entry 12 (4 March 2019)"."""
        return f"{self.place} ({describe(self.when)})"

    @property
    def words(self) -> str:
        """Everything the row says of what happened."""
        return "\n".join(
            filter(None, (self.title, self.fact, self.voice, self.action, self.decision, self.outcome, self.why))
        )

    @property
    def day(self) -> dt.date | None:
        """The day it is sorted by; nothing for an undated one."""
        return self.when.first_day if self.when.dated else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One of the records a chronology was made from: its words and the day it was written."""

    words: str
    recorded_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document: its rows in the order they stand, and what it says beside them."""

    origin: Origin
    rows: tuple[Row, ...]
    profile: str = ""
    names: frozenset[str] = frozenset()
    """First names of those it is about."""
    as_at: dt.date | None = None
    """The day the document speaks."""
    born: dt.date | None = None
    is_adult: bool = False
    pages: int = 0
    imported: int = 0
    """How many records it was made from, where it says or they are given."""
    facts_only: bool = False
    """It is for a court or for the family, who are told what happened and no weights, reasons or findings."""
    statutory_only: bool = False
    """Its only sources are statutory returns, which hold nothing but what services did."""
    findings: int = 0
    analysis_told: bool = False
    """It says what the rows show together, or that no rule found anything."""
    explained: frozenset[str] = frozenset()
    """Abbreviations that it explains, or says that it cannot."""
    hidden_years: frozenset[int] = frozenset()
    """Years of which it says that entries are not shown."""
    gaps_told: tuple[tuple[dt.date, dt.date], ...] = ()
    """Times of which it says that nothing is recorded."""
    begins: dt.date | None = None
    """The first day it says it covers."""
    beginning_told: bool = False
    """It says that nothing is known of the time before."""
    later_told: bool = False
    """It says that later records were left out."""
    newest_source: dt.date | None = None
    told_apart: frozenset[str] = frozenset()
    """Serials of entries that it says may be one incident told twice."""
    without_outcome: frozenset[str] = frozenset()
    """Serials of entries that it lists as having no outcome on record."""
    records: tuple[Record, ...] = ()
    """The records it was made from, where they are in it or were named beside it."""

    @property
    def dated(self) -> tuple[Row, ...]:
        """Rows with a date, in the order of days."""
        return tuple(sorted((row for row in self.rows if row.when.dated), key=lambda row: row.when.first_day))
