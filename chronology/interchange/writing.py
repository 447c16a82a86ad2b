"""A chronology in the published shape. Pure: the same chronology gives the same bytes."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from chronology import model
from chronology.interchange import shape

_S = TypeVar("_S", bound=msgspec.Struct)
_BASIS = "record link"


def shape_of(
    chronology: model.Chronology,
    *,
    group_of: Callable[[model.Kind], model.Group],
    reference: Callable[[str], str],
) -> shape.Chronology:
    """The chronology as the outside sees it.

    The taxonomy's `group_of` and the `reference` of a key are handed in: this room knows the shape, not the trade.
    """
    writer = _Writer(chronology, group_of, reference)
    return _like(
        shape.Chronology,
        chronology,
        schema=shape.SCHEMA,
        subject=chronology.subjects[0] if len(chronology.subjects) == 1 else None,
        sources=chronology.documents,
        cover=_like(shape.Cover, chronology.cover),
        coverage=tuple(_like(shape.Coverage, each) for each in chronology.coverage),
        people=tuple(map(_person, chronology.people)),
        relationships=tuple(_like(shape.Relationship, each) for each in chronology.relationships),
        events=writer.events(chronology.events),
        undated=writer.events(chronology.undated),
        withdrawn=writer.events(chronology.withdrawn),
        drafts=writer.events(chronology.drafts),
        later=writer.events(chronology.later),
        apart=tuple(_like(shape.Apart, each) for each in chronology.apart),
        actions=tuple(map(writer.action, chronology.actions)),
        findings=tuple(map(_finding, chronology.findings)),
        timescales=tuple(_like(shape.Timescale, each) for each in chronology.timescales),
        graphs={graph.name: _graph(graph) for graph in chronology.graphs},
        counts=dict(chronology.counts),
    )


def to_json(published: shape.Chronology) -> bytes:
    """UTF-8, indented so that a change shows as a line, with a newline at the end.

    Raises:
        UnicodeEncodeError: some text holds half a surrogate pair, which no encoding can carry.
    """
    return msgspec.json.format(msgspec.json.encode(published), indent=1) + b"\n"


def from_plain(plain: object) -> shape.Chronology:
    """A published chronology from plain lists and mappings.

    Raises:
        ValueError: they do not fit the shape.
    """
    return msgspec.convert(plain, shape.Chronology)


class _Writer:
    """What an event's entry needs from elsewhere in the chronology, looked up by key."""

    def __init__(
        self,
        chronology: model.Chronology,
        group_of: Callable[[model.Kind], model.Group],
        reference: Callable[[str], str],
    ) -> None:
        self._group_of = group_of
        self._reference = reference
        self._serials = {serial.event: serial for serial in chronology.serials}
        self._weights = {weight.event: weight for weight in chronology.significance}
        self._analyses = {each.event: each for each in chronology.analyses}
        self._event_of = _events_by_record(chronology)

    def events(self, events: Iterable[model.Event]) -> tuple[shape.Event, ...]:
        return tuple(map(self._event, events))

    def action(self, action: model.Action) -> shape.Action:
        return _like(shape.Action, action, event=self._event_of.get(action.account) if action.account else None)

    def _event(self, event: model.Event) -> shape.Event:
        serial = self._serials.get(event.key)
        weight = self._weights.get(event.key)
        analysis = self._analyses.get(event.key)
        return _like(
            shape.Event,
            event,
            id=event.key,
            reference=serial.reference if serial else self._reference(event.key),
            # An event that is not printed has no number; the model writes that as 0.
            serial=(serial.number or None) if serial else None,
            printed=serial.printed if serial else False,
            within=(serial.within or None) if serial else None,
            group=self._group_of(event.kind),
            significance=_like(shape.Significance, weight) if weight else None,
            analysis=_like(shape.Analysis, analysis) if analysis else None,
            sources=tuple(dict.fromkeys(account.source for account in event.accounts)),
            conflicts=tuple(map(_conflict, event.conflicts)),
            links=tuple(self._links(event)),
            other_languages=_languages(event),
            accounts=tuple(map(_account, event.accounts)),
        )

    def _links(self, event: model.Event) -> Iterable[shape.Link]:
        for link in event.links:
            target = self._event_of.get(link.record, link.record)
            # Duplicates that became one event point at themselves; the accounts still say so.
            if target != event.key:
                yield shape.Link(event=target, relation=link.rel, basis=_BASIS)


def _events_by_record(chronology: model.Chronology) -> Mapping[str, str]:
    """The event of each record, its first one where a record has several dates."""
    found: dict[str, str] = {}
    for event in (
        *chronology.events,
        *chronology.undated,
        *chronology.later,
        *chronology.withdrawn,
        *chronology.drafts,
    ):
        for account in event.accounts:
            found.setdefault(account.key.partition("#")[0], event.key)
    return found


def _like(kind: type[_S], value: object, **given: object) -> _S:
    """A shape whose fields are those of the same name in the value, save the ones given."""
    same = {name: getattr(value, name) for name in kind.__struct_fields__ if name not in given}
    return kind(**same, **given)


def _person(person: model.Person) -> shape.Person:
    return _like(
        shape.Person,
        person,
        identifiers=tuple(shape.Identifier(scheme=scheme, value=value) for scheme, value in person.identifiers),
        details=tuple(shape.Detail(label=label, value=value) for label, value in person.details),
    )


def _account(account: model.Account) -> shape.Account:
    return _like(
        shape.Account,
        account,
        links=tuple(shape.RecordLink(relation=link.rel, record=link.record) for link in account.links),
        other_languages=_languages(account),
    )


def _languages(telling: model.Telling) -> tuple[shape.FieldLanguage, ...]:
    return tuple(shape.FieldLanguage(field=field, language=language) for field, language in telling.other_languages)


def _conflict(conflict: model.Conflict) -> shape.Conflict:
    values = tuple(shape.AccountValue(account=account, value=value) for value, account in conflict.values)
    return shape.Conflict(field=conflict.field, values=values)


def _finding(finding: model.Finding) -> shape.Finding:
    start, end = finding.window
    return _like(
        shape.Finding,
        finding,
        id=finding.key,
        window=shape.Window(start=start, end=end),
        parameters=dict(finding.parameters),
    )


def _graph(graph: model.Graph) -> shape.Graph:
    return shape.Graph(
        nodes=tuple(_like(shape.Node, node, attributes=dict(node.attributes)) for node in graph.nodes),
        edges=tuple(_like(shape.Edge, edge) for edge in graph.edges),
        positions={node: (x, y) for node, x, y in graph.positions},
    )
