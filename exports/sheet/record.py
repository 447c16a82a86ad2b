"""The sheets of actions, people, sources, and what was not read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from chronology.model import Action, DocumentRead, Ignored, Person, PersonKind, Problem, Redaction
from exports.pdf import being, relationships
from exports.pdf.actions import in_later_words, may_be_done, of_earlier_lists, outstanding, to_come
from exports.pdf.back_matter import SEVEREST_FIRST
from exports.pdf.case import Case
from exports.redactions import withheld
from exports.sheet.book import Day, Value
from exports.sheet.values import as_written, earliest, in_words, joined, latest, precision, word, yes


def actions(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """What has no completion, in the order that it is told in, then what was agreed again or done."""
    told = [*outstanding(case), *may_be_done(case), *to_come(case), *of_earlier_lists(case)]
    rest = [action for action in case.chronology.actions if action not in told]
    for action in (*told, *rest):
        yield [ACTION[column](case, action) for column in columns]


def _names(case: Case, ids: Sequence[str]) -> str:
    return joined((case.people[id_].name or id_) if id_ in case.people else id_ for id_ in ids)


def _entries(action: Action) -> tuple[str, ...]:
    """Those whose words are told; of what is told with another action, the record that agreed that one."""
    return tuple(each.event for each in action.answers) if action.is_outstanding else action.shown_by


ACTION: Final[Mapping[str, Callable[[Case, Action], Value]]] = {
    "text": lambda _, action: action.text,
    "owner": lambda _, action: action.owner,
    "outstanding": lambda case, action: yes(case, is_so=action.is_outstanding),
    "later": in_later_words,
    "later_entries": lambda case, action: ", ".join(
        case.number(case.events[key]) for key in _entries(action) if key in case.events
    ),
    "due": lambda case, action: in_words(case, action.due),
    "due_earliest": lambda _, action: earliest(action.due),
    "due_latest": lambda _, action: latest(action.due),
    "due_precision": lambda case, action: precision(case, action.due),
    "due_as_written": lambda _, action: as_written(action.due),
    "done": lambda case, action: in_words(case, action.done),
    "done_earliest": lambda _, action: earliest(action.done),
    "done_latest": lambda _, action: latest(action.done),
    "done_precision": lambda case, action: precision(case, action.done),
    "done_as_written": lambda _, action: as_written(action.done),
    "agreed": lambda case, action: in_words(case, action.agreed_at),
    "agreed_earliest": lambda _, action: earliest(action.agreed_at),
    "agreed_latest": lambda _, action: latest(action.agreed_at),
    "agreed_precision": lambda case, action: precision(case, action.agreed_at),
    "agreed_as_written": lambda _, action: as_written(action.agreed_at),
    "people": lambda case, action: _names(case, action.people),
    "source": lambda _, action: action.source.document,
    "locator": lambda _, action: action.source.locator,
}


def people(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """The family first, then the professionals."""
    appears = relationships.appearances(case)
    for person in (each for group in relationships.family_and_workers(case) for each in group):
        yield [
            len(appears.get(person.id, ())) if column == "entries" else PERSON[column](case, person)
            for column in columns
        ]


def _name(case: Case, person: Person) -> str:
    """The name; an organisation may have that of a place that is withheld."""
    return case.agency(person.name) if person.kind is PersonKind.ORGANISATION else person.name


def _roles(case: Case, person: Person) -> str:
    return "\n".join(being.roles(case, person))


PERSON: Final[Mapping[str, Callable[[Case, Person], Value]]] = {
    "name": _name,
    "known_as": lambda _, person: joined(person.known_as),
    "roles": _roles,
    "kind": lambda case, person: case.words.say(f"kind_of_person.{person.kind}"),
    "born": lambda case, person: in_words(case, person.born),
    "born_earliest": lambda _, person: earliest(person.born),
    "born_latest": lambda _, person: latest(person.born),
    "born_precision": lambda case, person: precision(case, person.born),
    "born_as_written": lambda _, person: as_written(person.born),
    "expected": lambda case, person: in_words(case, person.expected),
    "died": lambda case, person: in_words(case, person.died),
    "identifiers": lambda _, person: joined(
        f"{scheme.replace('_', ' ')} {value}" for scheme, value in person.identifiers
    ),
    "protected": lambda case, person: yes(case, is_so=person.protected_address),
    "id": lambda _, person: person.id,
}


def sources(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """What was read."""
    for document in case.chronology.documents:
        yield [_source(document, column) for column in columns]


def _source(document: DocumentRead, column: str) -> Value:
    if column == "as_at":
        return Day(document.as_at) if document.as_at else None
    value: str | int = getattr(document, column)
    return value


def not_read(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """Each problem, the gravest first, then what was left out under which rule, then what was withheld and why."""
    told = case.chronology.problems if case.weighed else ()
    problems = sorted(told, key=lambda problem: SEVEREST_FIRST.index(problem.severity))
    for problem in problems:
        yield [PROBLEM[column](case, problem) for column in columns]
    for left in case.chronology.ignored:
        yield [LEFT[column](case, left) for column in columns]
    for reason in withheld(case.chronology):
        for kind in reason.kinds:
            yield [WITHHELD[column](case, kind) for column in columns]


PROBLEM: Final[Mapping[str, Callable[[Case, Problem], Value]]] = {
    "what": lambda case, problem: case.words.say(f"severity.{problem.severity}"),
    "document": lambda _, problem: problem.source.document,
    "place": lambda _, problem: problem.source.locator,
    "message": lambda case, problem: case.of_reading(problem.message).text,
    "count": lambda _, __: 1,
}
LEFT: Final[Mapping[str, Callable[[Case, Ignored], Value]]] = {
    "what": lambda case, _: word(case, "said", "left_out"),
    "document": lambda _, left: left.document,
    "place": lambda _, left: ", ".join(filter(None, (left.path, left.where))),
    "message": lambda case, left: case.of_reading(left.reason).text,
    "count": lambda _, left: left.count,
}
WITHHELD: Final[Mapping[str, Callable[[Case, Redaction], Value]]] = {
    "what": lambda case, _: case.words.say("sources.withheld"),
    "document": lambda _, __: "",
    "place": lambda _, kind: kind.placeholder,
    "message": lambda case, kind: f"{case.words.say(f'withheld.{kind.reason}')}: {kind.says}",
    "count": lambda _, kind: kind.count,
}
