"""What would lead to somebody who asked not to be named though the name is gone.

Who opens the log that an entry stands in reads who wrote the row: of a log that such a person wrote in no document says who
wrote any row. Nor do they stand in a list of people, where they would be the one without a name.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from operator import attrgetter
from typing import Any, Final

from chronology.model import Account, Chronology, Event, Graph

_WHERE: Final = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")


def without_writers(chronology: Chronology, names: Callable[[str], bool]) -> Chronology:
    """Without who wrote the rows of a document in which somebody wrote whom `names` tells."""
    told = [account for name in _WHERE for event in getattr(chronology, name) for account in event.accounts]
    by = attrgetter("source.recorded_by")
    kept = {account.source.document for account in told if by(account) and names(by(account))}
    if not kept:
        return chronology

    def bare(account: Account) -> Account:
        of = account.source.document in kept
        return replace(account, source=replace(account.source, recorded_by=None)) if of else account

    return _told_anew(chronology, lambda e: replace(e, accounts=tuple(map(bare, e.accounts))))


def without_people(chronology: Chronology, people: Collection[str]) -> Chronology:
    """Without these people in any list, part of an event or drawing."""
    if not people:
        return chronology

    def bare(event: Event) -> Event:
        accounts = tuple(
            replace(each, people=tuple(part for part in each.people if part.person not in people))
            for each in event.accounts
        )
        return replace(event, accounts=accounts, people=tuple(p for p in event.people if p.person not in people))

    return replace(
        _told_anew(chronology, bare),
        people=tuple(person for person in chronology.people if person.id not in people),
        graphs=tuple(_graph(graph, people) for graph in chronology.graphs),
        places=tuple(
            replace(place, members=tuple(m for m in place.members if m.person not in people))
            for place in chronology.places
        ),
        proposals=tuple(pair for pair in chronology.proposals if not {pair.one, pair.other} & set(people)),
        relationships=tuple(r for r in chronology.relationships if not {r.from_person, r.to_person} & set(people)),
    )


def _graph(graph: Graph, people: Collection[str]) -> Graph:
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.id not in people),
        edges=tuple(edge for edge in graph.edges if edge.start not in people and edge.end not in people),
        positions=tuple(each for each in graph.positions if each[0] not in people),
    )


def _told_anew(chronology: Chronology, made: Callable[[Event], Event]) -> Chronology:
    changed: dict[str, Any] = {name: tuple(map(made, getattr(chronology, name))) for name in _WHERE}
    return replace(chronology, **changed)
