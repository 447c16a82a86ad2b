"""People, what they are to each other, the places they share, and what they agreed to do."""

from dataclasses import dataclass
from enum import StrEnum

from chronology.model.source import Source
from chronology.model.when import When


class PersonKind(StrEnum):
    """What a person is in the case."""

    CHILD = "child"
    ADULT = "adult"
    PROFESSIONAL = "professional"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Another record of a person: the id it had, where it stands, and why it is taken for the same person's."""

    id: str
    basis: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone in the case. `id` is unique in a chronology; identifiers are (scheme, value) pairs."""

    id: str
    kind: PersonKind = PersonKind.UNKNOWN
    name: str = ""
    known_as: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    born: When | None = None
    expected: When | None = None
    """Expected date of birth of an unborn child; never an event."""
    died: When | None = None
    sex: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    """Other recorded facts as (label, value): ethnicity, disability, first language, job title, agency."""
    protected_address: bool = False
    is_subject: bool = False
    joined: tuple[Joined, ...] = ()
    """The other records this one was made of."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePerson:
    """Two who may be one person: what speaks for it and what against. A proposal; only a decision joins them."""

    one: str
    other: str
    basis: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """What `from_person` is to `to_person`: "mother" of, "sibling" of, in plain words."""

    from_person: str
    to_person: str
    kind: str
    when: When | None = None
    until: When | None = None
    parental_responsibility: bool | None = None
    basis: str = ""
    """What it was concluded from; empty for a relationship that is itself recorded."""
    source: Source


class PlaceKind(StrEnum):
    """What a place is to the people in it."""

    HOUSEHOLD = "household"
    ADDRESS = "address"
    SCHOOL = "school"
    PLACEMENT = "placement"
    SETTING = "setting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Someone at a place, from when until when as far as recorded."""

    person: str
    role: str = ""
    when: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A household, address, school, placement or other setting with its dated members."""

    id: str
    kind: PlaceKind
    name: str = ""
    address: str = ""
    protected: bool = False
    members: tuple[Membership, ...] = ()
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A plan action. Due dates are never events; they are listed and chased in the document."""

    text: str
    owner: str | None = None
    due: When | None = None
    done: When | None = None
    agreed_at: When | None = None
    account: str = ""
    """Key, without date role, of the record that agreed it."""
    people: tuple[str, ...] = ()
    """Ids of the people the action concerns."""
    echoes: tuple[str, ...] = ()
    """Keys of later entries that share its words, earliest first, where no completion is recorded: no more is known."""
    source: Source
