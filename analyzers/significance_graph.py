"""The significance graph: how events stand to each other, each edge with what it rests on."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import networkx as nx

from analyzers.answers import calls_for_answer, responds, same_person
from analyzers.lives import about, in_order
from analyzers.records import Records, is_of_text
from analyzers.words import titled
from chronology.model import Account, Chronology, Edge, Event, Graph, Group, Level, Link, Node, Polarity, Rel
from chronology.normalise import order_key
from chronology.practice import Practice, add_working_days, group_of

_LINK_EDGES = {
    Rel.ARISES_FROM: "arises_from",
    Rel.LEADS_TO: "results_in",
    Rel.REVIEWS: "reviews",
    Rel.REPLACES: "replaces",
    Rel.DUPLICATES: "same_incident",
}


def significance_graph(chronology: Chronology, practice: Practice) -> "nx.MultiDiGraph[str]":
    """Every event as a node; typed edges keyed by their kind, with the basis of each."""
    events = _all(chronology)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for event in events:
        graph.add_node(event.key)
    dated = [event for event in events if event.when.dated]
    for edge in (
        *_links(Records(events)),
        *_responses(dated, practice),
        *_repeats(dated, practice),
    ):
        if not graph.has_edge(edge.start, edge.end, edge.kind):
            graph.add_edge(edge.start, edge.end, edge.kind, basis=edge.basis)
    return graph


def _all(chronology: Chronology) -> tuple[Event, ...]:
    """Dated events in order, then those of no date."""
    return (*in_order(chronology), *sorted(chronology.undated, key=order_key))


# ---- edges from the record's own links ---------------------------------------------------------------------------


def _links(records: Records) -> Iterator[Edge]:
    for event in records.events.values():
        siblings = () if is_of_text(event) else records.same_record(event)
        of_text = any(map(is_of_text, siblings))
        for sibling in siblings:
            if not of_text and order_key(event) < order_key(sibling):
                yield Edge(start=event.key, end=sibling.key, kind="results_in", basis="the same record")
        for link in event.links:
            other = _meant(event, link, records)
            if other is not None:
                yield Edge(start=event.key, end=other.key, kind=_LINK_EDGES[link.rel], basis="a link in the record")


def _meant(event: Event, link: Link, records: Records) -> Event | None:
    """Of the events a record tells of, the one a link means.

    What something arose from, reviews or replaces came before it, the nearest of them; what it led to came after.
    """
    told = sorted((other for other in records.told_by(link.record) if other.key != event.key), key=order_key)
    if not told:
        return None
    if link.rel is Rel.LEADS_TO:
        return next((other for other in told if order_key(other) >= order_key(event)), told[-1])
    if link.rel is Rel.REVIEWS:
        return told[0]
    return next((other for other in reversed(told) if order_key(other) <= order_key(event)), told[0])


# ---- edges that we see, not the record ---------------------------------------------------------------------------


def _responses(events: Sequence[Event], practice: Practice) -> Iterator[Edge]:
    """The first thing done after each serious event, within the days that still count as an answer."""
    answers = [event for event in events if responds(event)]
    starts = [event.when.first_day for event in answers]
    days = practice.significance.response_days
    for event in events:
        if not calls_for_answer(event, practice):
            continue
        last = add_working_days(event.when.last_day, days, practice.jurisdiction)
        answer = _first_answer(event, _from(answers, bisect_left(starts, event.when.last_day)), last)
        if answer is not None:
            basis = f"within {days} working days, about the same person; no link in the record"
            yield Edge(start=answer.key, end=event.key, kind="responds_to", basis=basis)


def _from(answers: Sequence[Event], place: int) -> Iterator[Event]:
    return (answers[at] for at in range(place, len(answers)))


def _first_answer(event: Event, answers: Iterable[Event], last: dt.date) -> Event | None:
    for answer in answers:
        if answer.when.first_day > last:
            return None
        if same_person(event, answer):
            return answer
    return None


def _repeats(events: Sequence[Event], practice: Practice) -> Iterator[Edge]:
    """Each concern or referral to the one before it of its group, about the same person."""
    days = practice.significance.repeat_days
    last: dict[tuple[str, Group], Event] = {}
    for event in events:
        group = group_of(event.kind)
        if practice.polarity_of(event.kind) is not Polarity.NEGATIVE and group is not Group.REFERRAL:
            continue
        for person in sorted(about(event)) or [""]:
            before = last.get((person, group))
            if before is not None and (event.when.first_day - before.when.last_day).days <= days:
                yield _repeat(event, before, days, practice)
            last[person, group] = event


def _repeat(event: Event, before: Event, days: int, practice: Practice) -> Edge:
    rises = practice.level_of(event.kind).rank > practice.level_of(before.kind).rank
    basis = f"the same kind of concern within {days} days"
    return Edge(
        start=event.key,
        end=before.key,
        kind="escalates" if rises else "repeats",
        basis=f"{basis}, and graver by its kind" if rises else basis,
    )


# ---- the graph as a value ----------------------------------------------------------------------------------------


def drawn(graph: "nx.MultiDiGraph[str]", chronology: Chronology, levels: dict[str, Level]) -> Graph:
    """The product's own value: time from left to right, a lane for each group; accounts stand by their event."""
    events = _all(chronology)
    accounts = tuple(_account_nodes(events))
    edges = tuple(
        Edge(start=start, end=end, kind=kind, basis=basis)
        for start, end, kind, basis in sorted(
            (start, end, kind, data["basis"]) for start, end, kind, data in graph.edges(keys=True, data=True)
        )
    )
    return Graph(
        name="significance",
        nodes=(*(_node(event, levels) for event in events), *(node for node, _ in accounts)),
        edges=(*edges, *(edge for _, account_edges in accounts for edge in account_edges)),
        positions=tuple(_positions(events)),
    )


def _node(event: Event, levels: dict[str, Level]) -> Node:
    return Node(
        id=event.key,
        kind="event",
        label=titled(event),
        attributes=(
            ("level", levels.get(event.key, Level.ROUTINE)),
            ("group", group_of(event.kind)),
            ("when", event.when.edtf or ""),
        ),
    )


def _account_nodes(events: Sequence[Event]) -> Iterator[tuple[Node, tuple[Edge, ...]]]:
    """A node for each further account of an event, tied to it as the same incident and where it contradicts it."""
    for event in events:
        for account in _further(event):
            node = Node(id=account.key, kind="account", label=account.source.document)
            same = Edge(start=account.key, end=event.key, kind="same_incident", basis=event.merge_basis)
            yield node, (same, *_contradictions(event, account.key))


def _further(event: Event) -> Collection[Account]:
    """The accounts of an event that are not the event's own."""
    if len(event.accounts) == 1 and event.accounts[0].key == event.key:
        return ()
    return {account.key: account for account in event.accounts if account.key != event.key}.values()


def _contradictions(event: Event, account: str) -> Iterator[Edge]:
    for conflict in event.conflicts:
        said = {value for value, key in conflict.values if key == account}
        if said and {value for value, key in conflict.values if key != account} - said:
            yield Edge(
                start=account, end=event.key, kind="contradicts", basis=f"the accounts differ on {conflict.field}"
            )


def _positions(events: Sequence[Event]) -> Iterator[tuple[str, float, float]]:
    lanes = {group: at for at, group in enumerate(Group)}
    days = [event.when.first_day.toordinal() for event in events if event.when.dated]
    first, span = (days[0], max(1, days[-1] - days[0])) if days else (0, 1)
    undated = defaultdict(int, {event.key: span for event in events if not event.when.dated})
    for event in events:
        along = undated.get(event.key) or event.when.first_day.toordinal() - first
        height = (lanes[group_of(event.kind)] + 0.5) / len(lanes)
        yield event.key, round(min(1.0, along / span), 4), round(height, 4)
        for account in sorted(account.key for account in _further(event)):
            yield account, round(min(1.0, along / span), 4), round(height + 0.3 / len(lanes), 4)
