"""The published shape, in the order it is written. docs/chronology.schema.json is generated from it.

Values that the outside may see as they are (a date, a source, a place ...) are the model's own. Adding a field is a
compatible change; taking one away, renaming one or changing a type needs a new `SCHEMA`.
"""

import datetime as dt
from typing import Final, Literal

import msgspec

from chronology.model import (
    Abbreviation,
    ActionStanding,
    Concern,
    Decision,
    DocumentRead,
    EvidenceStatus,
    Extent,
    FindingStatus,
    Group,
    Ignored,
    Involvement,
    Joined,
    Kind,
    Level,
    Period,
    PersonKind,
    Place,
    Polarity,
    PracticeUsed,
    Problem,
    Reason,
    Redaction,
    Rel,
    Remark,
    Restriction,
    SamePerson,
    Source,
    Status,
    Strength,
    Tabulation,
    TimescaleState,
    When,
)

SCHEMA: Final = "analytical-chronology/1"


class Identifier(msgspec.Struct, frozen=True, kw_only=True):
    """A number or code a person is known by in some scheme."""

    scheme: str
    value: str


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded fact about a person, under the record's own label."""

    label: str
    value: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone in the case."""

    id: str
    kind: PersonKind = PersonKind.UNKNOWN
    name: str = ""
    known_as: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    born: When | None = None
    expected: When | None = None
    died: When | None = None
    sex: str | None = None
    details: tuple[Detail, ...] = ()
    protected_address: bool = False
    is_subject: bool = False
    joined: tuple[Joined, ...] = ()
    source: Source


class Relationship(msgspec.Struct, frozen=True, kw_only=True):
    """What one person is to another: `from` is the `kind` of `to`."""

    from_person: str = msgspec.field(name="from")
    to_person: str = msgspec.field(name="to")
    kind: str
    when: When | None = None
    until: When | None = None
    parental_responsibility: bool | None = None
    basis: str = ""
    source: Source


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """The front sheet, without the files of a face to set a page in."""

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
    withhold: tuple[str, ...] = ()
    withhold_addresses: bool = False
    ordinary_words: tuple[str, ...] = ()
    role_codes: bool = False


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a source could have shown; an absence is only an absence where some source is complete."""

    source: Source
    groups: tuple[str, ...] = ()
    from_day: dt.date | None = msgspec.field(name="from", default=None)
    to_day: dt.date | None = msgspec.field(name="to", default=None)
    extent: Extent = Extent.UNKNOWN


class Significance(msgspec.Struct, frozen=True, kw_only=True):
    """How much an event weighs in the story, with every reason in words. Never a score of a person."""

    level: Level
    reasons: tuple[Reason, ...] = ()


class AccountValue(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says in a field."""

    account: str
    value: str


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer wrote of an event: why it matters. Never a part of what was recorded."""

    text: str
    by: str
    role: str = ""
    at: dt.datetime


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which the accounts of one event differ."""

    field: str
    values: tuple[AccountValue, ...]


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """Two accounts, by key, that look like one incident and are told as two: what they share and what speaks against it."""

    one: str
    other: str
    shared: str
    against: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link to another event. `event` is its id, or the record it names where no such event was read."""

    event: str
    relation: Rel
    basis: str = ""


class RecordLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link between records as the source holds it; `record` is an account key without its date role."""

    relation: Rel
    record: str


class FieldLanguage(msgspec.Struct, frozen=True, kw_only=True):
    """A field that is not in the account's language."""

    field: str
    language: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One source's telling of an event: what the event's own values were chosen from."""

    key: str = ""
    when: When
    until: When | None = None
    kind: Kind
    title: str = ""
    fact: str = ""
    evidence_status: EvidenceStatus = EvidenceStatus.REPORTED
    polarity: Polarity = Polarity.NEUTRAL
    impact: str | None = None
    action: str | None = None
    outcome: str | None = None
    decision: str | None = None
    decision_maker: str | None = None
    rationale: str | None = None
    child_voice: str | None = None
    people: tuple[Involvement, ...] = ()
    agency: str | None = None
    place: str | None = None
    links: tuple[RecordLink, ...] = ()
    references: tuple[str, ...] = ()
    restriction: Restriction = Restriction.NONE
    status: Status = Status.FINAL
    language: str = "en"
    other_languages: tuple[FieldLanguage, ...] = ()
    source: Source


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One incident, told by one or more accounts. `serial` is null for what this document does not number."""

    id: str
    reference: str = ""
    serial: int | None = None
    when: When
    until: When | None = None
    kind: Kind
    group: Group | None = None
    title: str = ""
    fact: str = ""
    evidence_status: EvidenceStatus = EvidenceStatus.REPORTED
    polarity: Polarity = Polarity.NEUTRAL
    impact: str | None = None
    significance: Significance | None = None
    analysis: Analysis | None = None
    action: str | None = None
    outcome: str | None = None
    decision: str | None = None
    decision_maker: str | None = None
    rationale: str | None = None
    child_voice: str | None = None
    people: tuple[Involvement, ...] = ()
    agency: str | None = None
    place: str | None = None
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    printed: bool = False
    within: str | None = None
    restriction: Restriction = Restriction.NONE
    status: Status = Status.FINAL
    language: str = "en"
    other_languages: tuple[FieldLanguage, ...] = ()
    merge_basis: str = ""
    accounts: tuple[Account, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a later entry, which `event` names by its id; said on the day `written`, where that is not the entry's."""

    event: str
    words: str
    written: dt.date | None = None


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """A plan action. `account` is the record that agreed it and `event` the id of its event, where one was read.

    `answers` are the words of later entries that speak of it, as they stand there; `agreed_before` is when the same was agreed
    earlier, and `listed_later` says that a later list has it. `seems_done` says that those words say it was done, and `by` holds
    words for when it is due that give no day. `standing`, which findings use, is what analysis makes of the
    entries in `shown_by`.
    """

    text: str
    owner: str | None = None
    due: When | None = None
    done: When | None = None
    agreed_at: When | None = None
    account: str = ""
    event: str | None = None
    people: tuple[str, ...] = ()
    standing: ActionStanding = ActionStanding.OPEN
    shown_by: tuple[str, ...] = ()
    agreed_before: tuple[When, ...] = ()
    answers: tuple[Answer, ...] = ()
    listed_later: bool = False
    seems_done: bool = False
    by: str = ""
    source: Source


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The days a finding speaks of, inclusive; null for open."""

    start: dt.date | None = None
    end: dt.date | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What the record shows, with the ids of the events that show it and of those that speak against it."""

    id: str
    rule: str
    pattern: str
    title: str
    statement: str
    subject: str | None = None
    window: Window = Window()
    evidence: tuple[str, ...] = ()
    counter_evidence: tuple[str, ...] = ()
    parameters: dict[str, str] = {}
    strength: Strength = Strength.MODERATE
    status: FindingStatus = FindingStatus.PROPOSED
    protective: bool = False


class Timescale(msgspec.Struct, frozen=True, kw_only=True):
    """One rule held against one event. `late_by` counts working days (wd), hours (h) or calendar days (cd), as `late_unit` says."""

    rule: str
    title: str
    subject: str | None = None
    trigger: str
    due_event: str | None = None
    due: dt.date | None = None
    limit: int
    unit: str
    jurisdiction: str
    state: TimescaleState
    late_by: int | None = None
    late_unit: str = ""
    authority: str
    citation: str
    verified: bool
    basis: str = ""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An event, a person, a household, an agency or a place in a graph."""

    id: str
    kind: str
    label: str
    attributes: dict[str, str] = {}


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A typed edge between nodes, with its basis in words."""

    start: str
    end: str
    kind: str
    basis: str = ""
    when: When | None = None
    until: When | None = None


class Graph(msgspec.Struct, frozen=True, kw_only=True):
    """A graph laid out: positions in the unit square by node id."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    positions: dict[str, tuple[float, float]] = {}


class Chronology(msgspec.Struct, frozen=True, kw_only=True):
    """An analytical chronology. It always carries every event; `printed` says which ones the profile prints.

    `subject` is the one person it is about, null when it is about several or names nobody; `subjects` has them all.
    `later` holds events after the as-at date, `withdrawn` what the source took back, `drafts` what nobody has signed off
    yet, where the profile's reader is told no draft.
    """

    schema: Literal["analytical-chronology/1"] = SCHEMA
    subject: str | None = None
    subjects: tuple[str, ...] = ()
    as_at: dt.date
    profile: str = ""
    language: str = "en"
    practice: PracticeUsed | None = None
    cover: Cover | None = None
    sources: tuple[DocumentRead, ...] = ()
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
    apart: tuple[Apart, ...] = ()
    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()
    timescales: tuple[Timescale, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tabulations: tuple[Tabulation, ...] = ()
    periods: tuple[Period, ...] = ()
    concerns: tuple[Concern, ...] = ()
    graphs: dict[str, Graph] = {}
    problems: tuple[Problem, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    counts: dict[str, int] = {}
    abbreviations: tuple[Abbreviation, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    decisions: tuple[Decision, ...] = ()
    plugins: tuple[str, ...] = ()
