"""The chronology itself: everything a document or a data export is made from."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chronology.model.analysis import (
    Analysis,
    Concern,
    Decision,
    Finding,
    Graph,
    Period,
    Remark,
    Significance,
    Tabulation,
    Timescale,
)
from chronology.model.people import Action, Person, Place, Relationship, SamePerson
from chronology.model.source import Coverage, DocumentRead, Ignored, Problem
from chronology.model.telling import Apart, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The front sheet: what the document is for, who made it and for whom."""

    purpose: str = ""
    hearing: dt.date | None = None
    conference: dt.date | None = None
    author: str = ""
    author_role: str = ""
    registration: str = ""
    approver: str = ""
    prepared_for: str = ""
    excluded: tuple[str, ...] = ()
    signed_off: bool = False
    marking: str = "OFFICIAL-SENSITIVE"
    bates_section: str = ""
    bates_start: int = 1
    page_limit: int | None = None
    subject_name: str = ""
    subject_born: dt.date | None = None
    font: bytes = b""
    """A TrueType file in whose face the PDF is set, where a court asks for another than the product's own."""
    font_bold: bytes = b""
    withhold: tuple[str, ...] = ()
    """Names of people, addresses and other words that are taken out; empty once they are."""
    withhold_addresses: bool = False
    """Protected addresses are taken out although nobody is excluded."""
    ordinary_words: tuple[str, ...] = ()
    """Names that are words of the document too: one alone is a name only where a name would stand."""
    role_codes: bool = False
    """Everybody is called by a code for what they are."""


class RedactionReason(StrEnum):
    """Why words were taken out of a chronology."""

    ROLE_CODES = "role_codes"
    BIRTH = "birth"
    THIRD_PARTY = "third_party"
    ASKED = "asked"
    PROTECTED_ADDRESS = "protected_address"
    CONFIDED = "confided"
    ACCESS_CODE = "access_code"
    CONTACT = "contact"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What stands in place of words that were taken out, why, how often and in which parts. Never the words."""

    reason: RedactionReason
    placeholder: str
    says: str
    """What the placeholder means, in the document's language."""
    count: int
    where: tuple[str, ...]
    """Parts of the chronology by their field names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeUsed:
    """The rules a chronology was judged by."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """An abbreviation that stands in the words of a chronology, and what it is used for: one thing, or one of several."""

    short: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serial:
    """What an event is called in this version: its number (changes), its reference (does not), whether it prints.

    One that is told `within` the line of another event has that one's number.
    """

    event: str
    number: int
    reference: str
    printed: bool
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """The significant events of a life in order, what they tell, and what could not be read.

    `events` are dated and in order; `undated` have no bounds; `withdrawn` are records the source took back, kept
    apart so that they are listed and never printed as facts; `drafts` are records that nobody has signed off yet, apart where
    the reader is given none; `later` are events after the as-at date. `of_kin` are entries
    about brothers, sisters and parents alone: those that a finding cites join the events, the others stay out of the
    document. `apart` are pairs of
    accounts that look like one incident and are told as two.
    """

    subjects: tuple[str, ...]
    as_at: dt.date
    cover: Cover
    profile: str
    language: str
    practice: PracticeUsed
    documents: tuple[DocumentRead, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    people: tuple[Person, ...] = ()
    proposals: tuple[SamePerson, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    undated: tuple[Event, ...] = ()
    withdrawn: tuple[Event, ...] = ()
    drafts: tuple[Event, ...] = ()
    later: tuple[Event, ...] = ()
    of_kin: tuple[Event, ...] = ()
    apart: tuple[Apart, ...] = ()
    serials: tuple[Serial, ...] = ()
    actions: tuple[Action, ...] = ()
    significance: tuple[Significance, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    """What a reviewer wrote of events, one for each of those."""
    findings: tuple[Finding, ...] = ()
    timescales: tuple[Timescale, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tabulations: tuple[Tabulation, ...] = ()
    periods: tuple[Period, ...] = ()
    concerns: tuple[Concern, ...] = ()
    graphs: tuple[Graph, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    """What was taken out for the recipient; empty where nothing was."""
    decisions: tuple[Decision, ...] = ()
    plugins: tuple[str, ...] = ()
    """Third-party plug-ins that ran, as "name version"."""
    look_back: dt.date | None = None
    """What lies before this day is history to a reader of few pages; None where the practice does not say."""
