"""What would lead to somebody who asked not to be named though the name is gone, and what somebody asked to be kept from one who reads.

Who opens the log that an entry stands in reads who wrote the row: of a log that such a person wrote in no document says who
wrote any row. Nor do they stand in a list of people, where they would be the one without a name.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from operator import attrgetter
from typing import Any, Final

from chronology.model import Account, Chronology, Event, Graph, PersonKind, Restriction
from chronology.normalise import record_of
from chronology.people import names_of
from chronology.prose.confidence import is_kept_from_somebody, is_kept_whole, is_of_another
from chronology.redaction.confided import texts_of
from chronology.redaction.restricted import without_words

_WHERE: Final = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")
# Those who are kept from something sit in both, and both are cleared for what is restricted otherwise.
# A note longer than this that speaks of another's letter tells more than that.
_SHORT: Final = 500
_SITTING: Final = frozenset({"conference", "court"})


def kept_from_who_sits(chronology: Chronology, of_kin: Collection[str]) -> Chronology:
    """Without the words of what somebody asked to be kept from one by name, where that one sits.

    That there is such an entry stays, with its day.
    """
    kept = keys_kept_from_who_sits(chronology, of_kin)
    return without_words(chronology, kept) if kept else chronology


def keys_kept_from_who_sits(chronology: Chronology, of_kin: Collection[str]) -> frozenset[str]:
    """The keys of entries whose words somebody who sits there is not to learn."""
    if chronology.profile not in _SITTING:
        return frozenset()
    told = [event for name in _WHERE for event in getattr(chronology, name)]
    accounts = [account for event in told for account in event.accounts]
    whole = {record_of(a.key) for a in accounts if any(map(_is_whole, texts_of(a)))}
    return frozenset(
        event.key
        for event in told
        if event.restriction is not Restriction.NONE
        and any(record_of(a.key) in whole or _is_kept(a, of_kin) for a in event.accounts)
        and not _is_their_own(event, chronology, whole)
    )


def _is_whole(text: str) -> bool:
    """All of its record is kept: as its writer asks, or because a short one says that it is another person's."""
    return is_kept_whole(text) or (len(text) <= _SHORT and is_of_another(text))


def _is_their_own(event: Event, chronology: Chronology, whole: Collection[str]) -> bool:
    """What whom it is about told of themselves: a conference that does not hear it cannot protect them.

    Where a brother or sister is named it may be what that one told; what somebody else wrote is nothing that they told.
    """
    if any(record_of(account.key) in whole for account in event.accounts):
        return False
    told = " ".join(text for account in event.accounts for text in texts_of(account))
    others = (person for person in chronology.people if person.kind is PersonKind.CHILD)
    named = {name.given for other in others if other.id not in chronology.subjects for name in names_of(other)} - {""}
    if any(re.search(rf"\b{re.escape(name)}\b", told, re.IGNORECASE) for name in named):
        return False
    voiced = event.child_voice or any(account.child_voice for account in event.accounts)
    return bool(voiced) or any(
        part.person in chronology.subjects and part.involvement.startswith(("seen", "spoken")) for part in event.people
    )


def _is_kept(account: Account, of_kin: Collection[str]) -> bool:
    return any(text in of_kin or is_kept_from_somebody(text) or is_of_another(text) for text in texts_of(account))


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
