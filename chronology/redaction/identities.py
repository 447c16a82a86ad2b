"""Ids and keys that hold a withheld name get another one, the same wherever they stand and nobody else's."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from chronology.model import Chronology, Event

_ROLE = "#"


def renamed(chronology: Chronology, text: Callable[[str], str], people: Mapping[str, str]) -> Mapping[str, str]:
    """What each id, key and document name is called, for those that `text` would change.

    `people` gives what stands for somebody: a person's own id is made of it.
    """
    every = dict.fromkeys(_identities(chronology))
    bases = dict.fromkeys(_base(identity) for identity in every)
    taken = {base for base in bases if text(base) == base}
    found: dict[str, str] = {}
    for base in bases:
        if base in taken:
            continue
        wanted = f"person:{people[base]}" if base in people else text(base)
        new, nth = wanted, 1
        while new in taken:
            nth += 1
            new = f"{wanted}~{nth}"
        taken.add(new)
        found[base] = new
    return {**found, **_with_roles(every, found, text)}


def _with_roles(every: Iterable[str], bases: Mapping[str, str], text: Callable[[str], str]) -> Mapping[str, str]:
    """Keys with the part after their record: what stands for the record, and the part."""
    found = {}
    for identity in every:
        base, mark, role = identity.partition(_ROLE)
        if mark and (base in bases or text(role) != role):
            found[identity] = f"{bases.get(base, base)}{mark}{text(role)}"
    return found


def _base(identity: str) -> str:
    return identity.partition(_ROLE)[0]


def _identities(chronology: Chronology) -> Iterator[str]:
    """Every name by which one part of a chronology points at another."""
    for person in chronology.people:
        yield from (person.id, *(joined.id for joined in person.joined))
    yield from (place.id for place in chronology.places)
    yield from (document.name for document in chronology.documents)
    names = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")
    lists = (getattr(chronology, name) for name in names)
    for event in (event for events in lists for event in events):
        yield from _of_event(event)
    yield from (finding.key for finding in chronology.findings)
    yield from (node.id for graph in chronology.graphs for node in graph.nodes)
    yield from (action.account for action in chronology.actions if action.account)
    yield from (decision.target for decision in chronology.decisions)


def _of_event(event: Event) -> Iterator[str]:
    yield event.key
    yield from (part.person for part in event.people)
    for account in event.accounts:
        yield from (account.key, account.source.document)
        yield from (link.record for link in account.links)
        yield from (part.person for part in account.people)
