"""A family tree and an ecomap as values: who stands in which generation, who is tied to the subject by what and when."""

import math
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analyzers.relationship_graph import Parties
from analyzers.tables import Kin, kin
from chronology.model import Chronology, Edge, Graph, Kind, Node, Person, PersonKind, Relationship, Restriction
from chronology.people import AS_TOLD, sex_said_by

_SWEEPS = 4
_FULL_NAME = 2
# What a tree shows by other lines: a grandmother is the mother of a parent where that is recorded.
_SHOWN_BY_PARENTS = {"grandparent", "grandchild", "sibling", "half_sibling"}
_TOLD_FROM_BELOW = {"child": "parent", "stepchild": "step_parent"}
_ECOMAP = {"took_part", "attends", "placed_at", "lives_at", "uses"}


def genogram(chronology: Chronology, known: Parties) -> Graph:
    """Everybody whom recorded kinship joins to the subjects, one row for each generation, the oldest on top.

    So is who is of the family as entries say, marked as such. Lines are `parent`, `partner`, `sibling` and so on, dated as recorded. `generation` counts upwards from the subjects.
    """
    told = {
        each.from_person: each
        for each in chronology.relationships
        if each.basis == AS_TOLD and each.to_person in known.subjects
    }
    lines = tuple(_lines(chronology.relationships, known))
    generations = _generations(lines, sorted(known.subjects & set(known.people)))
    within = tuple(edge for _, edge in lines if {edge.start, edge.end} <= generations.keys())
    people = [known.people[id_] for id_ in sorted(generations)]
    died = {person.id: _death(person, chronology) for person in people}
    return Graph(
        name="genogram",
        nodes=tuple(
            _person_node(person, generations[person.id], known, told.get(person.id), died[person.id])
            for person in people
        ),
        edges=tuple(_needed(within)),
        positions=tuple(_placed(people, generations, within)),
    )


def _lines(relationships: Iterable[Relationship], known: Parties) -> Iterator[tuple[Kin, Edge]]:
    """Each recorded kinship once, from the elder generation to the younger."""
    ordered = sorted(relationships, key=lambda each: (each.from_person, each.to_person, each.kind))
    for each in ordered:
        found = kin().get(each.kind.casefold())
        if found is None or not {each.from_person, each.to_person} <= known.people.keys():
            continue
        start, end, name = each.from_person, each.to_person, _TOLD_FROM_BELOW.get(found.name, found.name)
        if name != found.name:
            start, end, found = end, start, replace(found, name=name, up=-found.up)
        if found.name == "parents_partner" and known.people[end].kind is PersonKind.ADULT:
            # "Mother's partner" is said of a man to the child, and by some systems of him to her.
            name, found = "partner", Kin("partner", 0)
        basis = each.basis or f"recorded as {each.kind}"
        yield found, Edge(start=start, end=end, kind=name, basis=basis, when=each.when, until=each.until)


def _generations(lines: Sequence[tuple[Kin, Edge]], subjects: Sequence[str]) -> Mapping[str, int]:
    """How many generations above the subjects each stands whom kinship joins to them; the nearest way counts."""
    steps: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for found, edge in lines:
        steps[edge.end].append((edge.start, found.up))
        steps[edge.start].append((edge.end, -found.up))
    generations = dict.fromkeys(subjects, 0)
    waiting = deque(subjects)
    while waiting:
        one = waiting.popleft()
        for other, up in sorted(steps[one]):
            if other not in generations:
                generations[other] = generations[one] + up
                waiting.append(other)
    return generations


def _needed(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Each line once; what lines between parents and children already show is left out."""
    parents: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind == "parent":
            parents[edge.end].add(edge.start)
    seen = set()
    for edge in edges:
        pair = (edge.kind, *sorted((edge.start, edge.end)))
        if pair not in seen and not (edge.kind in _SHOWN_BY_PARENTS and _shown(edge, parents)):
            seen.add(pair)
            yield edge


def _shown(edge: Edge, parents: Mapping[str, set[str]]) -> bool:
    one, other = parents.get(edge.start, set()), parents.get(edge.end, set())
    if "sibling" in edge.kind:
        return bool(one & other)
    above = {elder for parent in one | other for elder in parents.get(parent, ())}
    return edge.start in above or edge.end in above


def _death(person: Person, chronology: Chronology) -> str:
    """When somebody died, by their own record or by an entry of a death that says it of their whole name."""
    if person.died is not None:
        return person.died.edtf or ""
    names = (person.name or "").split()
    if len(names) < _FULL_NAME or person.id in chronology.subjects:
        return ""
    whole = " ".join(map(re.escape, names))
    says = re.compile(rf"\b{whole},? (?:(?:has|had|was|sadly) )*(?:died|passed away)\b", re.IGNORECASE)
    told = [event for event in chronology.events if event.kind is Kind.DEATH and says.search(event.fact)]
    return next((event.when.edtf or "" for event in told if event.restriction is Restriction.NONE), "")


def _person_node(person: Person, generation: int, known: Parties, told: Relationship | None, died: str) -> Node:
    given = (
        ("generation", str(generation)),
        # What entries call somebody of the family says more than a line that only has their name in it.
        ("sex", (sex_said_by(told.kind) if told else "") or person.sex or ""),
        ("born", (person.born.edtf or "") if person.born else ""),
        ("died", died),
        ("told", AS_TOLD if told else ""),
    )
    return Node(
        id=person.id,
        kind="subject" if person.id in known.subjects else "person",
        label=known.name(person.id),
        attributes=tuple((name, value) for name, value in given if value),
    )


# ---- where they stand --------------------------------------------------------------------------------------------


def _placed(
    people: Sequence[Person], generations: Mapping[str, int], edges: Sequence[Edge]
) -> Iterator[tuple[str, float, float]]:
    """A row for each generation; in it each as near as may be above or beside those they are joined with."""
    born = {
        person.id: (person.born.first_day.toordinal() if person.born and person.born.dated else 0) for person in people
    }
    rows: dict[int, list[str]] = defaultdict(list)
    for person in sorted(people, key=lambda person: (born[person.id], person.id)):
        rows[generations[person.id]].append(person.id)
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.start].add(edge.end)
        near[edge.end].add(edge.start)
    along = {id_: (place + 0.5) / len(row) for row in rows.values() for place, id_ in enumerate(row)}
    for sweep in range(_SWEEPS):
        for generation in sorted(rows, reverse=bool(sweep % 2)):
            _sort_row(rows[generation], near, along)
    top, bottom = max(rows, default=0), min(rows, default=0)
    for id_ in sorted(along):
        yield id_, round(along[id_], 4), round((generations[id_] - bottom + 0.5) / (top - bottom + 1), 4)


def _sort_row(row: list[str], near: Mapping[str, set[str]], along: dict[str, float]) -> None:
    """In the order of the middle of those they are joined with."""
    middle = {
        id_: sum(along[other] for other in near[id_]) / len(near[id_]) if near[id_] else along[id_] for id_ in row
    }
    row.sort(key=lambda id_: (round(middle[id_], 6), along[id_], id_))
    for place, id_ in enumerate(row):
        along[id_] = (place + 0.5) / len(row)


# ---- what surrounds them -----------------------------------------------------------------------------------------


def ecomap(chronology: Chronology, drawn: Graph) -> Graph:
    """Each subject in the middle and round them the agencies, homes, schools and placements they are tied to."""
    subjects = set(chronology.subjects)
    edges = tuple(
        edge for edge in drawn.edges if edge.kind in _ECOMAP and (edge.start in subjects or edge.end in subjects)
    )
    tied = {id_ for edge in edges for id_ in (edge.start, edge.end)}
    nodes = tuple(node for node in drawn.nodes if node.id in tied and node.kind != "professional")
    kept = {node.id for node in nodes}
    around = sorted((node for node in nodes if node.id not in subjects), key=lambda node: (node.kind, node.id))
    middle = sorted(kept & subjects)
    return Graph(
        name="ecomap",
        nodes=nodes,
        edges=tuple(edge for edge in edges if {edge.start, edge.end} <= kept),
        positions=(*_ring(middle, 0.12 if len(middle) > 1 else 0.0), *_ring([node.id for node in around], 0.45)),
    )


def _ring(ids: Sequence[str], radius: float) -> Iterator[tuple[str, float, float]]:
    for place, id_ in enumerate(ids):
        turn = 2 * math.pi * place / len(ids)
        yield id_, round(0.5 + radius * math.sin(turn), 4), round(0.5 + radius * math.cos(turn), 4)
