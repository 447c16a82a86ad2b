"""Whose events they are: each subject's own timeline, in an order that does not depend on how events came."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analyzers.coverage import retold
from analyzers.maybe_one import may_tell_again
from analyzers.once import once
from analyzers.records import Records
from analyzers.retellings import told_again
from analyzers.spoken_of import Spoken
from analyzers.told import telling
from chronology.model import Chronology, Event, Group, Kind, Person, PersonKind
from chronology.normalise import GrownUps, bears_on, grown_ups, order_key, record_of
from chronology.practice import family_level, group_of
from chronology.prose.theirs import only_named
from chronology.prose.told_ends import plan_ends, told_ends

# By which a life of nobody by name is an adult's: where of these something is told, and nothing of a child's care or protection.
_OF_ADULTS = frozenset(
    {
        Kind.SELF_NEGLECT,
        Kind.ADULT_ENQUIRY_STARTED,
        Kind.ADULT_ENQUIRY_COMPLETED,
        Kind.ADULT_CONFERENCE,
        Kind.ADULT_SEEN,
        Kind.CAPACITY_ASSESSMENT,
        Kind.BEST_INTERESTS_DECISION,
        Kind.DEPRIVATION_OF_LIBERTY,
        Kind.CARE_HOME_MOVE,
        Kind.CARE_CALL_MISSED,
        Kind.CARE_PACKAGE_STARTED,
        Kind.CARE_PACKAGE_ENDED,
        Kind.CARE_PACKAGE_BREAKDOWN,
        Kind.CARE_REFUSED,
    }
)
_OF_CHILDREN = frozenset({Group.CONFERENCE, Group.PLACEMENT_MOVE, Group.EDUCATION, Group.BIRTH, Group.S47_ENQUIRY})
_CHILDS = frozenset(
    {
        Kind.CHILD_SEEN,
        Kind.CHILD_SEEN_ALONE,
        Kind.CHILD_NOT_SEEN,
        Kind.CHILD_UNSUPERVISED,
        Kind.CHILD_OFFENCE,
        Kind.PREGNANCY,
        Kind.CP_PLAN_STARTED,
        Kind.CP_PLAN_ENDED,
        Kind.CIN_PLAN_STARTED,
        Kind.CIN_PLAN_ENDED,
        Kind.CIN_REVIEW,
        Kind.CORE_GROUP,
        Kind.LOOKED_AFTER_REVIEW,
        Kind.POLICE_PROTECTION,
        Kind.PRE_PROCEEDINGS,
        Kind.FALTERING_GROWTH,
        Kind.RETURN_INTERVIEW,
        Kind.DOMESTIC_ABUSE_CHILD_PRESENT,
        Kind.EARLY_HELP_ASSESSMENT_STARTED,
        Kind.EARLY_HELP_ASSESSMENT_COMPLETED,
    }
)


def _is_of_children(kind: Kind) -> bool:
    return kind not in _OF_ADULTS and (kind in _CHILDS or group_of(kind) in _OF_CHILDREN)


@dataclass(frozen=True, eq=False)
class Life:
    """One subject's events, the dated ones in the one order of a chronology; a chronology that names no subject is one life of nobody by name.

    A life is itself and no other, so that what was worked out of it can be kept for it.
    """

    subject: str | None
    person: Person | None
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    retold: frozenset[str] = frozenset()
    """Events that only retell what another source keeps the register of, or an incident that stands already."""
    told_again: Mapping[str, str] = field(default_factory=dict)
    """Those of them that tell again, or may, of an incident, with the key of that incident."""
    named: frozenset[str] = frozenset()
    """Events whose words name what they are of, and no more: nothing is counted or said by them."""
    whole: "Life | None" = None
    """Of a life of sure entries alone: the one that it is a part of."""

    @cached_property
    def surely(self) -> "Life":
        """Of this life the entries alone that are what they were read as, and of this person."""
        if self.named.isdisjoint(event.key for event in self.events):
            return self
        sure = tuple(event for event in self.events if event.key not in self.named)
        return replace(self, events=sure, named=frozenset(), whole=self)

    def tells_of(self, event: Event) -> str:
        """The key of the incident that an event seems to tell again; empty where it tells of one of its own."""
        key = event.key
        while key in self.told_again:
            key = self.told_again[key]
        return "" if key == event.key else key

    def of(self, *kinds: Kind) -> tuple[Event, ...]:
        """The dated events of some kinds, in order; what is only retold is no further one."""
        if kinds not in self._asked:
            places = sorted(place for kind in set(kinds) for place in self._places.get(kind, ()))
            self._asked[kinds] = tuple(self.events[place] for place in places)
        return self._asked[kinds]

    @cached_property
    def _asked(self) -> dict[tuple[Kind, ...], tuple[Event, ...]]:
        return {}

    @cached_property
    def _places(self) -> dict[Kind, list[int]]:
        places: dict[Kind, list[int]] = {}
        for place, event in enumerate(self.events):
            if event.key not in self.retold:
                places.setdefault(event.kind, []).append(place)
        return places

    def begun_between(self, first: dt.date, last: dt.date) -> Sequence[Event]:
        """The dated events, in order, whose first day is no earlier and no later."""
        return self.events[bisect_left(self._first_days, first) : bisect_right(self._first_days, last)]

    def of_record(self, record: str) -> Sequence[Event]:
        """The dated events, in order, whose own key is of a record."""
        return self._by_record.get(record, ())

    @cached_property
    def _by_record(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self.events:
            found.setdefault(record_of(event.key), []).append(event)
        return found

    @cached_property
    def _first_days(self) -> list[dt.date]:
        return [event.when.first_day for event in self.events]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What each of its dated events and every account of it tell to have happened, as one text for each."""
        return tuple(map(words_of, self.events))

    def telling(self, name: str, *, of_the_past: bool = False, says_not: bool = False) -> tuple[Event, ...]:
        """The dated events in which words of a name are meant so, as `told` has it: looked for once."""
        asked = name, of_the_past, says_not
        if asked not in self._telling:
            found = telling(self.events, name, of_the_past=of_the_past, says_not=says_not)
            self._telling[asked] = tuple(found)
        return self._telling[asked]

    @cached_property
    def _telling(self) -> dict[tuple[str, bool, bool], tuple[Event, ...]]:
        return {}

    @cached_property
    def records(self) -> Records:
        """The record's own links among the dated events of this life."""
        return Records(self.events)

    @cached_property
    def spoken(self) -> Spoken:
        """What the whole words of all entries of this life speak of, the undated ones too."""
        return Spoken((*self.events, *self.undated))

    @cached_property
    def told_ends(self) -> tuple[Event, ...]:
        """The ends of which the words of events give the day."""
        ended = plan_ends(self.events, self.person) if self.person is not None else ()
        return (*told_ends(self.events), *ended)

    @property
    def is_adult(self) -> bool:
        """Recorded as an adult; otherwise rules for children apply, but where nobody is named and only adults' steps are told."""
        if self.person is not None:
            return self.person.kind is PersonKind.ADULT
        return self.subject is None and self._tells_of_an_adult

    @cached_property
    def _tells_of_an_adult(self) -> bool:
        """Something is told that the law or services know of adults alone, and nothing that they know of children."""
        kinds = {event.kind for event in self.events}
        return not kinds.isdisjoint(_OF_ADULTS) and not any(_is_of_children(kind) for kind in kinds)

    def age_on(self, day: dt.date) -> int | None:
        """Whole years on a day, where the day of birth is known."""
        born = self.person.born if self.person else None
        if born is None or born.earliest is None or born.earliest != born.latest:
            return None
        return years(born.earliest, day)


def words_of(event: Event) -> str:
    """What an event and every account of it tell to have happened."""
    return " ".join(text for each in (event, *event.accounts) for text in (each.title, each.fact, each.outcome) if text)


def years(born: dt.date, day: dt.date) -> int:
    """Whole years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _of_lives(chronology: Chronology) -> tuple[object, ...]:
    # Analyzers only add what they say of a case: its events, people and coverage stay the very same values.
    return (
        chronology.events,
        chronology.undated,
        chronology.subjects,
        chronology.people,
        chronology.relationships,
        chronology.coverage,
        chronology.apart,
    )


@once(_of_lives)
def lives(chronology: Chronology) -> tuple[Life, ...]:
    """A life for each subject; the same lives while one chronology is analysed, with what was worked out of them."""
    people = {person.id: person for person in chronology.people}
    ordered = in_order(chronology)
    dated = _by_subject(ordered, chronology)
    undated = _by_subject(sorted(chronology.undated, key=lambda event: event.key), chronology)
    again = {**may_tell_again(chronology, ordered), **told_again(chronology, ordered)}
    retellings = retold(chronology, ordered) | again.keys()
    subjects: tuple[str | None, ...] = chronology.subjects or (None,)
    return tuple(
        Life(
            subject=subject,
            person=people.get(subject or ""),
            events=tuple(dated[subject]),
            undated=tuple(undated[subject]),
            retold=retellings,
            told_again=again,
            named=only_named(dated[subject], people.get(subject or ""), chronology.people),
        )
        for subject in subjects
    )


@once(lambda chronology: (chronology.events,))
def in_order(chronology: Chronology) -> tuple[Event, ...]:
    """The dated events in the one order of a chronology."""
    return tuple(sorted(chronology.events, key=order_key))


def about(event: Event) -> frozenset[str]:
    """Ids of the people an event is about; empty where the record does not say."""
    return frozenset(part.person for part in event.people if part.role == "subject")


def _by_subject(events: Sequence[Event], chronology: Chronology) -> Mapping[str | None, list[Event]]:
    """The events of each subject's life: about them, about nobody by name, or about a grown-up of a child's family.

    One that is about nobody by name came from the subjects' file, and is everybody's.
    """
    subjects = chronology.subjects
    own: dict[str | None, list[Event]] = {subject: [] for subject in subjects} or {None: list(events)}
    tied = grown_ups(chronology.people, chronology.relationships)
    adults = {person.id for person in chronology.people if person.kind is PersonKind.ADULT}
    families = {subject: tied.get(subject, {}) for subject in subjects if subject not in adults}
    for event in events if subjects else ():
        people = about(event)
        if not people:
            of_whom: Iterable[str] = subjects
        elif people.isdisjoint(own):
            of_whom = (subject for subject in subjects if _in_family(event, subject, people, families))
        else:
            of_whom = people
        for subject in of_whom:
            if subject in own:
                own[subject].append(event)
    return own


def _in_family(event: Event, subject: str, people: frozenset[str], families: Mapping[str, GrownUps]) -> bool:
    """What befell or was done by one of the child's grown-ups, or by somebody where the child is named as affected."""
    if subject not in families:
        return False
    affected = group_of(event.kind) in family_level() and any(part.person == subject for part in event.people)
    return affected or bears_on(event, people, families[subject])
