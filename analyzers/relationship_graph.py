"""The relationship graph: people, households and agencies with dated edges, and where each is drawn."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from analyzers.bodies import bodies_of
from analyzers.lives import in_order
from chronology.model import (
    Chronology,
    Edge,
    Event,
    Graph,
    Node,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    When,
)
from chronology.normalise import took_part
from chronology.people import is_only_named, plain, withheld, withheld_names

_PLACE_KINDS = {
    PlaceKind.HOUSEHOLD: "household",
    PlaceKind.ADDRESS: "household",
    PlaceKind.SCHOOL: "school",
    PlaceKind.PLACEMENT: "placement",
    PlaceKind.SETTING: "organisation",
}
_MEMBERSHIP = {"household": "lives_at", "school": "attends", "placement": "placed_at", "organisation": "uses"}
# From the middle outwards; what is not here stands on the outermost ring.
_RINGS = (("subject",), ("child", "adult", "unknown_adult"), ("household", "placement", "school"), ("organisation",))
_NEAR = 0.055
_ROUNDS = 40


@dataclass(frozen=True)
class Parties:
    """Who there is: people by what they are, agencies by name, and the entries each took part in."""

    people: Mapping[str, Person]
    subjects: frozenset[str]
    adults: tuple[Person, ...]
    children: frozenset[str]
    family: frozenset[str]
    agencies: frozenset[str]
    agency_of: Mapping[str, str]
    events_of: Mapping[str, tuple[Event, ...]]
    pairs: frozenset[frozenset[str]]
    body: Mapping[str, str] = field(default_factory=dict)
    """The body of which an agency, as it is written, is a ward, a clinic or a member: "MGH" of "MGH ward 3"."""
    unnamed: frozenset[str] = frozenset()
    """Plain names that no sentence may say: those of places that are withheld."""

    def name(self, party: str) -> str:
        """A person's name, or what stands for it; an agency is its own name."""
        person = self.people.get(party)
        if person is None:
            agency = party.removeprefix("agency:")
            return agency if plain(agency) not in self.unnamed else "an agency that is not named"
        return person.name or next(iter(person.known_as), "a person without a name")

    def agencies_of(self, event: Event) -> set[str]:
        """Agencies that took part in an entry: its own, and those of the professionals who attended or told."""
        own = {self._id_of(event.agency)} if event.agency else set()
        others = {
            self.agency_of.get(part.person) or self._id_of(part.agency) for part in event.people if took_part(part)
        }
        return {agency for agency in own | others if agency in self.agencies}

    def _id_of(self, agency: str) -> str:
        return agency_id(self.body.get(agency, agency))

    def related(self, one: str, other: str) -> bool:
        """The record says what they are to each other."""
        return frozenset((one, other)) in self.pairs


def agency_id(name: str) -> str:
    """An agency's id in the graph; people have their own."""
    return f"agency:{name}" if name else ""


def parties(chronology: Chronology) -> Parties:
    """Everyone who has a part in the case, once."""
    people = {person.id: person for person in chronology.people}
    events = in_order(chronology)
    agency_of = {person.id: agency_id(_agency(person)) for person in chronology.people if _agency(person)}
    written = {event.agency or "" for event in events} | {part.agency for event in events for part in event.people}
    body = bodies_of(written | {id_.removeprefix("agency:") for id_ in agency_of.values()})
    agency_of = {
        person: agency_id(body.get(name := id_.removeprefix("agency:"), name)) for person, id_ in agency_of.items()
    }
    named = {agency_id(body.get(name, name)) for name in written}
    involved: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for person in dict.fromkeys(part.person for part in event.people):
            involved[person].append(event)
    family = frozenset(
        person.id
        for person in chronology.people
        if person.kind in (PersonKind.CHILD, PersonKind.ADULT) and person.id not in chronology.subjects
    )
    present = {agency for person, agency in agency_of.items() if person in involved}
    return Parties(
        people=people,
        subjects=frozenset(chronology.subjects),
        adults=tuple(
            person
            for person in chronology.people
            if person.kind is PersonKind.ADULT and person.id not in chronology.subjects
        ),
        children=frozenset(person.id for person in chronology.people if _is_child(person, chronology)),
        family=family,
        agencies=frozenset((named | present) - {""}),
        agency_of=agency_of,
        body=body,
        events_of={person: tuple(found) for person, found in involved.items()},
        pairs=frozenset(frozenset((r.from_person, r.to_person)) for r in chronology.relationships),
        unnamed=withheld_names(chronology.places, chronology.people),
    )


def _is_child(person: Person, chronology: Chronology) -> bool:
    return person.kind is PersonKind.CHILD or (person.id in chronology.subjects and person.kind is not PersonKind.ADULT)


def _agency(person: Person) -> str:
    """The agency somebody speaks for; an organisation is one itself."""
    if person.kind is PersonKind.ORGANISATION:
        return person.name or next((value for label, value in person.details if label == "agency"), "")
    if person.kind is PersonKind.PROFESSIONAL:
        return next((value for label, value in person.details if label == "agency"), "")
    return ""


def is_unknown_adult(person: Person, chronology: Chronology) -> bool:
    """An adult of whom no record says what they are to anybody."""
    related = any(person.id in (r.from_person, r.to_person) for r in chronology.relationships)
    return person.kind is PersonKind.ADULT and person.id not in chronology.subjects and not related


def relationship_graph(chronology: Chronology, known: Parties) -> "nx.MultiGraph[str]":
    """Nodes with their kind and label; edges keyed by their kind, each with its basis and dates."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    for person in sorted(chronology.people, key=lambda person: person.id):
        if person.kind is not PersonKind.ORGANISATION and _has_part(person, chronology, known):
            graph.add_node(person.id, kind=_person_kind(person, chronology), label=known.name(person.id))
    for agency in sorted(known.agencies):
        graph.add_node(agency, kind="organisation", label=known.name(agency))
    for place in sorted(chronology.places, key=lambda place: place.id):
        graph.add_node(place.id, kind=_PLACE_KINDS[place.kind], label=_place_label(place, chronology))
    for edge in (*_relations(chronology), *_memberships(chronology), *_employments(known), *_involvements(known)):
        if edge.start in graph and edge.end in graph and not graph.has_edge(edge.start, edge.end, edge.kind):
            graph.add_edge(edge.start, edge.end, edge.kind, edge=edge)
    return graph


def _has_part(person: Person, chronology: Chronology, known: Parties) -> bool:
    """Family, subjects, and professionals who took part. Somebody only named in a text is listed, not drawn."""
    if person.kind in (PersonKind.CHILD, PersonKind.ADULT) or person.id in known.subjects:
        return True
    if person.kind is PersonKind.UNKNOWN:
        return is_placed(person, chronology)
    return person.id in known.events_of and not is_only_named(person.id)


def is_placed(person: Person, chronology: Chronology) -> bool:
    """Some record says where somebody lives or what they are to anybody."""
    related = any(person.id in (r.from_person, r.to_person) for r in chronology.relationships)
    return related or any(member.person == person.id for place in chronology.places for member in place.members)


def _person_kind(person: Person, chronology: Chronology) -> str:
    if person.id in chronology.subjects:
        return "subject"
    if is_unknown_adult(person, chronology):
        return "unknown_adult"
    return {PersonKind.CHILD: "child", PersonKind.ADULT: "adult", PersonKind.PROFESSIONAL: "professional"}.get(
        person.kind, "unknown_adult" if person.kind is PersonKind.UNKNOWN else "organisation"
    )


def _place_label(place: Place, chronology: Chronology) -> str:
    """A place that would lead to somebody whose address is protected is drawn without its name."""
    if withheld(place, chronology.people):
        return f"Protected {_PLACE_KINDS[place.kind]}"
    return place.name or place.kind.capitalize()


def _relations(chronology: Chronology) -> Iterator[Edge]:
    for relation in chronology.relationships:
        yield Edge(
            start=relation.from_person,
            end=relation.to_person,
            kind=relation.kind,
            basis=relation.basis or "recorded relationship",
            when=relation.when,
            until=relation.until,
        )


def _memberships(chronology: Chronology) -> Iterator[Edge]:
    for place in chronology.places:
        for member in place.members:
            yield Edge(
                start=member.person,
                end=place.id,
                kind=_MEMBERSHIP[_PLACE_KINDS[place.kind]],
                basis=member.role or "recorded there",
                when=member.when,
                until=member.until,
            )


def _employments(known: Parties) -> Iterator[Edge]:
    for person, agency in sorted(known.agency_of.items()):
        if known.people[person].kind is PersonKind.PROFESSIONAL:
            yield Edge(start=person, end=agency, kind="works_for", basis="as recorded of the person")


def _involvements(known: Parties) -> Iterator[Edge]:
    """Each professional and agency to each subject, over the time they took part in entries about them."""
    entries: dict[tuple[str, str], list[Event]] = defaultdict(list)
    professionals = _professionals(known)
    for subject in sorted(known.subjects):
        for event in known.events_of.get(subject, ()):
            others = {part.person for part in event.people} & professionals
            for party in sorted(others | known.agencies_of(event)):
                entries[party, subject].append(event)
    for (party, subject), events in entries.items():
        yield Edge(
            start=party,
            end=subject,
            kind="took_part",
            basis=f"in {len(events)} {'entry' if len(events) == 1 else 'entries'}",
            when=events[0].when,
            until=_latest(events),
        )


def _professionals(known: Parties) -> set[str]:
    return {person.id for person in known.people.values() if person.kind is PersonKind.PROFESSIONAL}


def _latest(events: Sequence[Event]) -> When:
    return max((event.when for event in events), key=lambda when: (when.last_day, when.edtf or ""))


# ---- layout ------------------------------------------------------------------------------------------------------


def drawn(graph: "nx.MultiGraph[str]", known: Parties) -> Graph:
    """The product's own value, with everyone's place in the unit square."""
    edges = sorted(
        (data["edge"] for _, _, data in graph.edges(data=True)), key=lambda edge: (edge.start, edge.end, edge.kind)
    )
    return Graph(
        name="relationships",
        nodes=tuple(
            Node(
                id=id_,
                kind=graph.nodes[id_]["kind"],
                label=graph.nodes[id_]["label"],
                attributes=_attributes(id_, known),
            )
            for id_ in sorted(graph)
        ),
        edges=tuple(edges),
        positions=tuple((id_, round(x, 4), round(y, 4)) for id_, (x, y) in sorted(_placed(graph).items())),
    )


def _attributes(id_: str, known: Parties) -> tuple[tuple[str, str], ...]:
    person = known.people.get(id_)
    return tuple(
        (name, value)
        for name, value in (
            ("sex", (person.sex or "") if person else ""),
            ("born", (person.born.edtf or "") if person and person.born else ""),
            ("died", (person.died.edtf or "") if person and person.died else ""),
        )
        if value
    )


def _placed(graph: "nx.MultiGraph[str]") -> dict[str, tuple[float, float]]:
    """Concentric rings by kind, then pushed apart. Nothing is random: the same case is drawn the same."""
    rings: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(graph):
        kind = graph.nodes[id_]["kind"]
        rings[next((at for at, kinds in enumerate(_RINGS) if kind in kinds), len(_RINGS))].append(id_)
    spots: dict[str, list[float]] = {}
    radii = {at: 0.5 * place / max(1, len(rings) - 1) for place, at in enumerate(sorted(rings))}
    for at in sorted(rings):
        ids = sorted(rings[at], key=lambda id_: (_angle(id_, graph, spots), id_))
        alone = len(ids) == 1 and at == min(rings)
        # Each ring begins a little further round, so that nodes of two rings do not stand in one line.
        radius = 0.0 if alone else max(radii[at], 0.08) * 0.94
        for place, id_ in enumerate(ids):
            turn = 2 * math.pi * (place / len(ids)) + at * 0.35
            spots[id_] = [0.5 + radius * math.cos(turn), 0.5 + radius * math.sin(turn)]
    _push_apart(spots)
    return {id_: (x, y) for id_, (x, y) in spots.items()}


def _angle(id_: str, graph: "nx.MultiGraph[str]", spots: Mapping[str, Sequence[float]]) -> float:
    """Where the inner neighbours of a node stand, as an angle, so that edges cross as little as a ring allows."""
    near = [spots[other] for other in graph.neighbors(id_) if other in spots]
    if not near:
        return 0.0
    x, y = (round(sum(spot[axis] for spot in near) / len(near) - 0.5, 6) for axis in (0, 1))
    return round(math.atan2(y, x), 4)


def _push_apart(spots: dict[str, list[float]]) -> None:
    """Move nodes that lie on each other away from each other, always in the same order."""
    ids = sorted(spots)
    for _ in range(_ROUNDS):
        moved = False
        for place, one in enumerate(ids):
            for other in ids[place + 1 :]:
                moved |= _push(spots[one], spots[other])
        if not moved:
            return


def _push(one: list[float], other: list[float]) -> bool:
    across, up = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(across, up)
    if distance >= _NEAR:
        return False
    unit = (across / distance, up / distance) if distance else (1.0, 0.0)
    step = (_NEAR - distance) / 2 + 0.001
    for axis in (0, 1):
        one[axis] = min(1.0, max(0.0, one[axis] - unit[axis] * step))
        other[axis] = min(1.0, max(0.0, other[axis] + unit[axis] * step))
    return True
