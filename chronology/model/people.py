"""People, what they are to each other, the places they share, and what they agreed to do."""

import datetime as dt
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


class ActionStanding(StrEnum):
    """What later entries tell of an action. Only where the words are its own is it said to be done; a draft shows nothing done.

    `NOT_TOLD`: it is of a text that tells of several people, and entries of others, which may tell of it, are not here.
    """

    OPEN = "open"
    SHOWN_DONE = "shown_done"
    MAY_BE_DONE = "may_be_done"
    SPOKEN_OF = "spoken_of"
    NOT_TOLD = "not_told"
    IN_DRAFT = "in_draft"
    SAID_NOT_DONE = "said_not_done"
    AGREED_AGAIN = "agreed_again"
    LISTED_AGAIN = "listed_again"
    """Another record of the same meeting lists it in other words, with which it is chased."""
    NOT_HELD = "not_held"
    """It is a meeting that its own words call off, or in whose place a later one was held: it is nothing to be done."""


_CHASED_WITH_ANOTHER = (ActionStanding.AGREED_AGAIN, ActionStanding.LISTED_AGAIN, ActionStanding.NOT_HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Words of a later entry that speak of an action, as they stand there: what they show is for the reader to say.

    One without words is of an entry that the reader may not see: then it is not said that nothing was read.
    """

    event: str
    """Key of the event."""
    words: str
    """Verbatim but for line breaks; `…` stands where words of the clause are left out."""
    written: dt.date | None = None
    """The day on which they were said, where that is not the entry's: of an earlier day, or of another account of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What an analyzer found later entries to tell of an action, which it names by its place among the actions."""

    action: int
    standing: ActionStanding = ActionStanding.OPEN
    shown_by: tuple[str, ...] = ()
    agreed_before: tuple[When, ...] = ()
    answers: tuple[Answer, ...] = ()
    listed_later: bool = False
    seems_done: bool = False


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
    standing: ActionStanding = ActionStanding.OPEN
    """What analysis makes of later entries, where the record gives no day on which it was done."""
    shown_by: tuple[str, ...] = ()
    """Keys of the events that the standing rests on."""
    agreed_before: tuple[When, ...] = ()
    """When the same action had been agreed earlier; those actions are `AGREED_AGAIN` or `listed_later`."""
    answers: tuple[Answer, ...] = ()
    """What later entries say of it in their own words: that nearest the day it was due, and the latest."""
    listed_later: bool = False
    """A later list has the same in other words, and it is told with that one."""
    seems_done: bool = False
    """The words of `answers` say that it was done: whether it was is for the reader to say."""
    by: str = ""
    """Words for when it is due that give no day: "asap", "by the review"."""
    source: Source

    @property
    def is_done(self) -> bool:
        """Its completion is recorded, or a later entry shows it done in the action's own words."""
        return self.done is not None or self.standing is ActionStanding.SHOWN_DONE

    @property
    def may_be_done(self) -> bool:
        """It is done, or a later entry may tell that it was: nothing is said to have been left undone of it."""
        may = (ActionStanding.MAY_BE_DONE, ActionStanding.SPOKEN_OF, ActionStanding.NOT_TOLD)
        return self.is_done or self.standing in may

    @property
    def is_outstanding(self) -> bool:
        """No completion is recorded, and it is told by itself: one agreed or listed again is told with the other."""
        return self.done is None and not self.listed_later and self.standing not in _CHASED_WITH_ANOTHER
