"""Accounts - one source's telling of something that happened - and the events they are merged into."""

from dataclasses import dataclass
from enum import StrEnum

from chronology.model.kinds import Kind
from chronology.model.source import Source
from chronology.model.when import When


class EvidenceStatus(StrEnum):
    """What kind of knowledge the telling is (Wales Safeguarding Procedures: fact, observation, allegation, opinion)."""

    VERIFIED = "verified"
    OBSERVED = "observed"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    NOT_PROVED = "not_proved"
    OPINION = "opinion"


class Polarity(StrEnum):
    """Whether it bears on safety, protects, or is a matter of status."""

    NEGATIVE = "negative"
    POSITIVE = "positive"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """How far the record itself had got. A withdrawn record is never printed as a fact."""

    DRAFT = "draft"
    FINAL = "final"
    WITHDRAWN = "withdrawn"


class Restriction(StrEnum):
    """Why an entry may not go to everyone."""

    NONE = "none"
    RESTRICTED = "restricted"
    THIRD_PARTY = "third_party"
    RESTRICTED_THIRD_PARTY = "restricted_third_party"


class Rel(StrEnum):
    """How a record says it stands to another."""

    ARISES_FROM = "arises-from"
    LEADS_TO = "leads-to"
    REVIEWS = "reviews"
    REPLACES = "replaces"
    DUPLICATES = "duplicates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link between records as the source holds it; `record` is the account key without its date role."""

    rel: Rel
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """A person in an event: their role there, and how they took part ("seen-alone", "attended", "absent" ...).

    The person an event is about has the role "subject".
    """

    person: str
    role: str = ""
    involvement: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told: the fields an account and an event share.

    `when` alone is a moment known as well as it is; with `until` (a `When`, perhaps ongoing) it is a span that
    lasted throughout. `fact` is neutral and short; `impact` and the child's or adult's own words stay apart from it.
    """

    when: When
    kind: Kind
    until: When | None = None
    title: str = ""
    fact: str = ""
    evidence_status: EvidenceStatus = EvidenceStatus.REPORTED
    polarity: Polarity = Polarity.NEUTRAL
    people: tuple[Involvement, ...] = ()
    agency: str | None = None
    place: str | None = None
    action: str | None = None
    outcome: str | None = None
    decision: str | None = None
    decision_maker: str | None = None
    rationale: str | None = None
    impact: str | None = None
    child_voice: str | None = None
    links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    status: Status = Status.FINAL
    restriction: Restriction = Restriction.NONE
    language: str = "en"
    other_languages: tuple[tuple[str, str], ...] = ()
    """(field, language) for each field that is not in `language`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Telling):
    """One source's telling of something that happened.

    `key` is stable across exports: `system:type:id#role` where the record has an id, else made from its words
    (see `chronology.normalise.keys`); an importer that leaves it empty gets the latter.
    """

    key: str = ""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Accounts of one event that differ: the field, and each value with the key of the account that holds it."""

    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two accounts, by key, that look like one incident and were kept apart: what they share, and what speaks against it."""

    one: str
    other: str
    shared: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Telling):
    """One incident: one or more accounts, the values chosen from them, and where they disagree."""

    key: str
    accounts: tuple[Account, ...]
    merge_basis: str = ""
    """Why the accounts are one event, in words; empty for a single account."""
    conflicts: tuple[Conflict, ...] = ()
