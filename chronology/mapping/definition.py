"""What a mapping says, as values: checked when it is loaded, so that reading need not doubt it."""

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from chronology.mapping.sentence import ALWAYS, Condition, Sentence
from chronology.mapping.words import Codes
from chronology.model import EvidenceStatus, Extent, Kind, PersonKind, PlaceKind, Rel, Restriction, Status

FROM_WORDS: Final = "from words"
"""The kind that is taken from the words of a note."""

DATES: Final = "dates"
"""The bound of a coverage that is the first or last date of the events that were read."""


class Reads(StrEnum):
    """What a mapping reads."""

    TABLE = "table"
    XML = "xml"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a record: where it stands and how its text is read."""

    name: str
    sources: tuple[str, ...] = ()
    """Headings or paths; the first that is there counts."""
    pattern: re.Pattern[str] | None = None
    """A heading may match this instead, in lower case."""
    read: str = "text"
    separator: str = ""
    """What parts several values in one text."""
    note: bool = False
    """Prose: quoted whole, told in whole sentences."""

    @property
    def is_date(self) -> bool:
        """It holds a date."""
        return self.read in ("date", "datetime")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several values by what stands in a field; without a field always the same one."""

    otherwise: str
    by: str = ""
    values: Table[str, str] = field(default_factory=dict)
    """By the field's value as `words.plain` writes it."""
    told: bool = False
    """The mapping says what any other value stands for, so one is no problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """One dated field and the event it becomes."""

    role: str
    record: str
    kind: Choice
    date: str
    undated: str = ""
    """The words that stand for the date of an event that has none by its nature, such as a status on no named day."""
    until: str = ""
    open_ended: bool = False
    once_for: tuple[str, ...] = ()
    """Fields that name it instead of the record: what several records repeat is told once."""
    always: bool = False
    or_if: tuple[str, ...] = ()
    condition: Condition = ALWAYS
    evidence: Choice
    title: tuple[Sentence, ...] = ()
    """The first that can be said is the title."""
    fact: tuple[Sentence, ...] = ()
    beside_fact: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()
    """Other fields of an account with the sentences that fill them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRule:
    """Somebody a record names: who they are, and the part they have in its events."""

    id: str = ""
    prefix: str = ""
    """Stands before the id, where people of this kind are numbered apart from others."""
    name: tuple[str, ...] = ()
    kind: PersonKind = PersonKind.UNKNOWN
    role: str = ""
    role_from: str = ""
    involvement: str = ""
    agency: str = ""
    known_as: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    """Schemes with their fields."""
    details: tuple[tuple[str, str], ...] = ()
    """Labels with their fields."""
    born: str = ""
    expected: str = ""
    died: str = ""
    sex: str = ""
    protected: str = ""
    events: tuple[str, ...] | None = None
    """Roles of the events the person has a part in; None for all, empty for none."""
    told: tuple[str, ...] = ()
    """The fields that tell something of them."""
    condition: Condition = ALWAYS

    @property
    def is_subject(self) -> bool:
        """The record is about them."""
        return self.role == "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipRule:
    """What one person is to another."""

    one: str
    other: str
    kind: tuple[Sentence, ...]
    when: str = ""
    until: str = ""
    parental_responsibility: str = ""
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRule:
    """A place and the person who is there."""

    kind: PlaceKind
    id: tuple[str, ...]
    name: tuple[Sentence, ...] = ()
    address: tuple[Sentence, ...] = ()
    member: str = ""
    role: str = ""
    when: str = ""
    until: str = ""
    protected: str = ""
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRule:
    """Something that was to be done: due and planned dates are no events."""

    text: tuple[Sentence, ...]
    owner: str = ""
    due: str = ""
    done: str = ""
    agreed: str = ""
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRule:
    """Another record that this one names."""

    rel: Rel
    record: str
    id: tuple[str, ...]
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """One kind of record: where it stands, its fields, and what it tells."""

    name: str
    fields: Table[str, Field]
    sheet: re.Pattern[str] | None = None
    at: tuple[str, ...] = ()
    """Its paths from the top, whatever it stands within."""
    within: str = ""
    """The record it stands within; what is taken back there is taken back here."""
    required: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    recorded_on: str = ""
    recorded_by: str = ""
    agency: tuple[Sentence, ...] = ()
    references: tuple[str, ...] = ()
    status: Choice
    restriction: Choice
    purged: Condition | None = None
    details: tuple[Sentence, ...] = ()
    carriers: tuple[str, ...] = ()
    events: tuple[EventRule, ...] = ()
    people: tuple[PersonRule, ...] = ()
    relationships: tuple[RelationshipRule, ...] = ()
    places: tuple[PlaceRule, ...] = ()
    actions: tuple[ActionRule, ...] = ()
    links: tuple[LinkRule, ...] = ()
    ignored: Table[str, str] = field(default_factory=dict)
    """Why a heading or path is left out."""

    note: str = ""
    """The field that holds prose, if one does."""
    subject: str = ""
    """The field that says whom the record is about, if one does."""
    checked: frozenset[str] = frozenset()
    """The fields whose texts can be wrong for the way they are read."""

    @property
    def identifying(self) -> frozenset[str]:
        """The fields that say which record it is, whose, and whether it stands: nothing that happened."""
        purged = self.purged.fields if self.purged is not None else ()
        return frozenset((*self.id, *self.required, self.subject, *purged))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRule:
    """What a file of this format could have shown. A bound is a day (ISO), `dates`, a field, or nothing."""

    groups: tuple[str, ...] = ()
    extent: Extent = Extent.UNKNOWN
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a file of this format is known by, beside the columns of its records."""

    certain: bool = True
    root: str = ""
    records: tuple[str, ...] = ()
    """The elements that are read one at a time."""
    members: tuple[str, ...] = ()
    """Members that must all be there."""
    one_of: tuple[str, ...] = ()
    """Members of which at least one must be there too."""
    at: tuple[str, ...] = ()
    """Paths at one of which they must stand together; without any, they may stand anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mapping:
    """A whole mapping."""

    name: str
    title: str
    system: str
    agency: str
    reads: Reads
    as_at: str
    blank: frozenset[str]
    """Texts that stand for an empty field."""
    recognised: Recognised
    codes: Codes
    records: Table[str, RecordType]
    coverage: tuple[CoverageRule, ...]
    ignored: Table[str, str]


CONSTANTS: Final = {
    "kind": Kind,
    "evidence": EvidenceStatus,
    "status": Status,
    "restriction": Restriction,
}
"""What a choice chooses among, by its key."""
