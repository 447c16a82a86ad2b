"""The rules of one record type, made from its tables: every field, kind and record they name must be there."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from chronology.mapping.checking import Place, checked, needed, texts_of
from chronology.mapping.definition import (
    CONSTANTS,
    FROM_WORDS,
    ActionRule,
    Choice,
    EventRule,
    Field,
    LinkRule,
    PersonRule,
    PlaceRule,
    RelationshipRule,
)
from chronology.mapping.sentence import ALWAYS, Condition, Sentence, sentence
from chronology.mapping.words import plain
from chronology.model import PersonKind, PlaceKind, Rel

TOLD: Final = (
    "fact",
    "outcome",
    "action",
    "decision",
    "decision_maker",
    "rationale",
    "impact",
    "child_voice",
    "agency",
    "place",
)
"""Fields of an account that sentences fill."""
_CONDITION: Final = ("only_if", "unless", "filled", "empty", "where", "where_not")


class Rules:
    """Makes the rules of a record type. Everything it makes names only what there is.

    Every method raises `MappingError` where a key names something that is not there.
    """

    def __init__(self, fields: Mapping[str, Field], place: Place, record: str, records: set[str]) -> None:
        self._fields = fields
        self._place = place
        self._record = record
        self._records = records

    def one(self, row: Mapping[str, Any], key: str, place: Place | None = None) -> str:
        """The field a key names, or nothing."""
        name: str = row.get(key, "")
        return self._known(name, (place or self._place) / key) if name else ""

    def named(self, row: Mapping[str, Any], key: str, place: Place | None = None) -> tuple[str, ...]:
        """The fields a key names."""
        where = (place or self._place) / key
        return tuple(self._known(name, where) for name in texts_of(row.get(key)))

    def _known(self, name: str, place: Place) -> str:
        return place.one_of(name, self._fields, "field of this record")

    def sentences(self, row: Mapping[str, Any], key: str, place: Place | None = None) -> tuple[Sentence, ...]:
        """The sentences a key holds."""
        given = row.get(key, [])
        where = (place or self._place) / key
        several = given if isinstance(given, list) else [given]
        return tuple(self._sentence(one, where.nth(number)) for number, one in enumerate(several, start=1))

    def _sentence(self, given: object, place: Place) -> Sentence:
        if isinstance(given, str):
            text, condition = given, ALWAYS
        else:
            row = checked(given, "sentence", place)
            text, condition = needed(row, "say", place), self.condition(row, place)
        try:
            made = sentence(text, condition)
        except ValueError as error:
            raise place.wrong(str(error)) from None
        for name in made.fields:
            self._known(name, place)
        return made

    def condition(self, row: Mapping[str, Any], place: Place | None = None) -> Condition:
        """The condition that stands among the keys of a table."""
        if not any(row.get(key) for key in _CONDITION):
            return ALWAYS
        where = place or self._place
        for key in ("only_if", "unless"):
            for name in self.named(row, key, where):
                if self._fields[name].read != "flag":
                    raise (where / key).wrong(f'names {name}, which is not read as a flag; give it read = "flag"')
        return Condition(
            only_if=self.named(row, "only_if", where),
            unless=self.named(row, "unless", where),
            filled=self.named(row, "filled", where),
            empty=self.named(row, "empty", where),
            where=self._values(row, "where", where),
            where_not=self._values(row, "where_not", where),
        )

    def _values(self, row: Mapping[str, Any], key: str, place: Place) -> tuple[tuple[str, frozenset[str]], ...]:
        given: Mapping[str, str | list[str]] = row.get(key, {})
        return tuple(
            (self._known(name, place / key), frozenset(map(plain, texts_of(values)))) for name, values in given.items()
        )

    def choice(self, row: Mapping[str, Any], key: str, otherwise: str = "", place: Place | None = None) -> Choice:
        """One of the values a key may have: always the same, or by the value of a field."""
        where = (place or self._place) / key
        known = [*CONSTANTS[key], *([FROM_WORDS] if key == "kind" else [])]
        given = row.get(key, otherwise)
        if isinstance(given, str):
            return Choice(otherwise=where.one_of(given, known, key))
        made = checked(given, "choice", where)
        values: Mapping[str, str] = needed(made, "values", where)
        return Choice(
            by=self._known(needed(made, "by", where), where / "by"),
            values={
                plain(value): (where / "values" / value).one_of(said, known, key) for value, said in values.items()
            },
            told="otherwise" in made,
            otherwise=(where / "otherwise").one_of(made.get("otherwise", otherwise or "unclassified"), known, key),
        )

    def events(self, row: Mapping[str, Any]) -> tuple[EventRule, ...]:
        """What is told with a date."""
        events = tuple(self._event(event, place) for event, place in self._each(row, "event"))
        asked = any(FROM_WORDS in (event.kind.otherwise, *event.kind.values.values()) for event in events)
        if asked and not any(field.note for field in self._fields.values()):
            raise (self._place / "event").wrong(f'a kind "{FROM_WORDS}" needs a field with note = true')
        return events

    def _event(self, event: Mapping[str, Any], place: Place) -> EventRule:
        needed(event, "kind", place)
        return EventRule(
            role=needed(event, "role", place),
            record=event.get("record", self._record),
            kind=self.choice(event, "kind", place=place),
            date="" if event.get("undated") else self._known(needed(event, "date", place), place / "date"),
            undated=event.get("undated", ""),
            until=self.one(event, "until", place),
            open_ended=event.get("open_ended", False),
            once_for=self.named(event, "once_for", place),
            always=event.get("always", False),
            or_if=self.named(event, "or_if", place),
            condition=self.condition(event, place),
            evidence=self.choice(event, "evidence", "reported", place),
            title=self.sentences(event, "title", place),
            fact=self.sentences(event, "fact", place),
            beside_fact=tuple(
                (key, self.sentences(event, key, place)) for key in TOLD if key in event and key != "fact"
            ),
        )

    def carriers(self, row: Mapping[str, Any], events: tuple[EventRule, ...]) -> tuple[str, ...]:
        """Roles of events, the first of which to happen says the details."""
        roles = tuple(event.role for event in events)
        for role in texts_of(row.get("carriers")):
            (self._place / "carriers").one_of(role, roles, "role of an event of this record")
        return texts_of(row.get("carriers")) or roles

    def people(self, row: Mapping[str, Any]) -> tuple[PersonRule, ...]:
        """Whom the record names; `subject` is short for the person it is about."""
        about = self.one(row, "subject")
        kind = PersonKind(
            (self._place / "subject_is").one_of(row.get("subject_is", "unknown"), list(PersonKind), "kind of person")
        )
        told = any(person.get("id") == about and person.get("role") == "subject" for person in row.get("person", ()))
        first = (PersonRule(id=about, role="subject", kind=kind),) if about and not told else ()
        roles = {str(event.get("role")) for event in row.get("event", ())}
        return (*first, *(self._person(person, place, roles) for person, place in self._each(row, "person")))

    def _person(self, person: Mapping[str, Any], place: Place, roles: set[str]) -> PersonRule:
        if not person.get("id") and not person.get("name"):
            raise place.wrong("`id` or `name` is missing")
        for role in texts_of(person.get("events")):
            (place / "events").one_of(role, roles, "role of an event of this record")
        one = {
            key: self.one(person, key, place)
            for key in ("id", "agency", "role_from", "born", "expected", "died", "sex", "protected")
        }
        identifiers, details = (self._pairs(person, key, place) for key in ("identifiers", "details"))
        known_as, names = self.named(person, "known_as", place), self.named(person, "name", place)
        facts = (one["born"], one["expected"], one["died"], one["sex"], one["protected"])
        pairs = (name for _, name in (*identifiers, *details))
        return PersonRule(
            id=one["id"],
            agency=one["agency"],
            role_from=one["role_from"],
            born=one["born"],
            expected=one["expected"],
            died=one["died"],
            sex=one["sex"],
            protected=one["protected"],
            identifiers=identifiers,
            details=details,
            told=tuple(name for name in (*names, *known_as, *facts, *pairs) if name),
            prefix=person.get("prefix", ""),
            name=names,
            known_as=known_as,
            kind=PersonKind((place / "kind").one_of(person.get("kind", "unknown"), list(PersonKind), "kind of person")),
            role=person.get("role", ""),
            involvement=person.get("involvement", ""),
            events=texts_of(person["events"]) if "events" in person else None,
            condition=self.condition(person, place),
        )

    def _pairs(self, row: Mapping[str, Any], key: str, place: Place) -> tuple[tuple[str, str], ...]:
        return tuple((label, self._known(name, place / key / label)) for label, name in row.get(key, {}).items())

    def relationships(self, row: Mapping[str, Any]) -> tuple[RelationshipRule, ...]:
        """What people are to each other."""
        return tuple(
            RelationshipRule(
                one=self._known(needed(one, "one", place), place / "one"),
                other=self._known(needed(one, "other", place), place / "other"),
                kind=needed({"kind": self.sentences(one, "kind", place)}, "kind", place),
                when=self.one(one, "from", place),
                until=self.one(one, "until", place),
                parental_responsibility=self.one(one, "parental_responsibility", place),
                condition=self.condition(one, place),
            )
            for one, place in self._each(row, "relationship")
        )

    def places(self, row: Mapping[str, Any]) -> tuple[PlaceRule, ...]:
        """Where people are."""
        return tuple(
            PlaceRule(
                kind=PlaceKind((place / "kind").one_of(needed(one, "kind", place), list(PlaceKind), "kind of place")),
                id=needed({"id": self.named(one, "id", place)}, "id", place),
                name=self.sentences(one, "name", place),
                address=self.sentences(one, "address", place),
                member=self.one(one, "member", place),
                role=one.get("role", ""),
                when=self.one(one, "from", place),
                until=self.one(one, "until", place),
                protected=self.one(one, "protected", place),
                condition=self.condition(one, place),
            )
            for one, place in self._each(row, "place")
        )

    def actions(self, row: Mapping[str, Any]) -> tuple[ActionRule, ...]:
        """What was to be done."""
        return tuple(
            ActionRule(
                text=needed({"text": self.sentences(one, "text", place)}, "text", place),
                owner=self.one(one, "owner", place),
                due=self.one(one, "due", place),
                done=self.one(one, "done", place),
                agreed=self.one(one, "agreed", place),
                condition=self.condition(one, place),
            )
            for one, place in self._each(row, "action")
        )

    def links(self, row: Mapping[str, Any]) -> tuple[LinkRule, ...]:
        """Other records this one names."""
        return tuple(
            LinkRule(
                rel=Rel((place / "rel").one_of(needed(one, "rel", place), list(Rel), "relation")),
                record=(place / "record").one_of(
                    needed(one, "record", place), sorted(self._records), "record of this mapping"
                ),
                id=needed({"id": self.named(one, "id", place)}, "id", place),
                condition=self.condition(one, place),
            )
            for one, place in self._each(row, "link")
        )

    def _each(self, row: Mapping[str, Any], table: str) -> Iterator[tuple[Mapping[str, Any], Place]]:
        for number, one in enumerate(row.get(table, ()), start=1):
            place = (self._place / table).nth(number)
            yield checked(one, table, place), place
