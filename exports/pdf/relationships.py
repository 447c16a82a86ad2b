"""People: a diagram of who is linked to whom, and the same as a table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Edge, Graph, Node, Person, PersonKind, Relationship, Theme
from exports import terms
from exports.drawings import genogram
from exports.pdf.case import Case
from exports.pdf.drawing import PALE, RULE, WHITE, Pen
from exports.pdf.fonts import Face, word_width
from exports.pdf.furniture import fitted
from exports.pdf.page import Block, Drawing, Place, Prose, body_width
from exports.pdf.sections import heading, remarks_in_full, section
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import BODY, FINE, GREY, INK, SMALL, Colour, Paragraph, Run, bold, paragraph

_LABEL = 8.5
_BOX = 24.0
_MOST_NODES = 18
# Where the family and its places are this many, agencies would only be in their way.
_ENOUGH = 8
# Links of work, not of the family: drawn faintly, without a word.
_FAINT = {"took_part", "works_for"}
_OF_FAMILY = {"subject", "child", "adult", "unknown", "unknown_adult"}
_AT_WORK = {"professional", "organisation", "agency", "school", "setting"}
_PLACES = {"household", "placement", "school", "setting"}
_ROUNDS = 80
_WORKING = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


@dataclass(slots=True)
class _Spot:
    """A node's box by its centre; `kind` is what stands in it below the name."""

    node: Node
    kind: str
    x: float
    y: float
    width: float


def relationships(case: Case) -> Iterator[Block]:
    """The section."""
    yield section(case, "people")
    yield from family_tree(case)
    yield from diagram(case)
    if remarks := case.remarks(Theme.RELATIONSHIP):
        title = case.words.say("people.remarks")
        yield heading(title, Place("people-remarks", title, 1))
        yield from remarks_in_full(case, remarks)
    yield from _table(case)


def family_tree(case: Case, row: float = genogram.ROOMY) -> Iterator[Block]:
    """The genogram with what its symbols mean; nothing where no kinship is recorded."""
    graph = _graph(case, "genogram")
    if graph is None or not graph.edges:
        return
    family = genogram.lay_out(graph, body_width(wide=False), row)
    as_at = case.chronology.as_at
    yield heading(case.words.say("genogram.heading"), before=6)
    yield Drawing(
        family.height,
        lambda pen, x, top: genogram.draw(pen, (x, top), family, case.words, as_at),
        before=4,
        keep=True,
        alternative=genogram.in_words(family, case.words),
    )
    yield Prose(paragraph(" ".join(genogram.legend(case.words, case.day(as_at))), style=FINE), before=2)


def _graph(case: Case, name: str) -> Graph | None:
    return next((graph for graph in case.chronology.graphs if graph.name == name and graph.positions), None)


def diagram(case: Case, most_height: float = 430.0) -> Iterator[Block]:
    """Who and what the subject is tied to, drawn and told of: all of it where no family tree could be drawn."""
    tree = _graph(case, "genogram")
    graph = _graph(case, "ecomap" if tree is not None and tree.edges else "relationships")
    if graph is None:
        return
    width = body_width(wide=False)
    kept = _kept(graph, case.chronology.subjects)
    height = min(130 + 20 * len(kept), most_height)
    kept = [_named(case, node) for node in kept]
    kinds = {node.kind: terms.party(node.kind.replace("_", " "), case.language) for node in kept}
    spots = _apart(_spots(kept, kinds, graph, (width, height)), (width, height))
    edges = [_worded(case, edge) for edge in graph.edges if edge.start in spots and edge.end in spots]
    subjects = set(case.chronology.subjects)
    told = _in_words(case, [spot.node for spot in spots.values()], edges)
    yield Drawing(
        height,
        lambda pen, x, top: _paint(pen, (x, top, height), spots, edges, subjects),
        before=4,
        alternative=told,
    )
    words = case.words.say("people.diagram_words")
    drawn = {node.id for node in kept}
    if left := sum(node.kind not in _PLACES and node.id not in drawn for node in graph.nodes):
        words += " " + case.words.count("people.diagram_left", left)
    yield Prose(paragraph(words, style=SMALL), before=4)


def _in_words(case: Case, nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """Who is drawn, and the links between them, for a reader who cannot see the diagram."""
    names = {node.id: node.label or case.words.say("people.unnamed") for node in nodes}
    links = dict.fromkeys(
        f"{names[edge.start]} – {edge.kind.replace('_', ' ')} – {names[edge.end]}"
        for edge in edges
        if edge.kind not in _FAINT
    )
    return case.words.say(
        "people.alternative", names=", ".join(names.values()), links="; ".join(links) or case.words.say("none")
    )


def _named(case: Case, node: Node) -> Node:
    """The node, without the name of a place that is withheld; whoever made the graph need not have known."""
    place = next((place for place in case.chronology.places if place.id == node.id), None)
    if place is not None and case.withheld(place):
        kind = terms.party(node.kind, case.language)
        return replace(node, label=f"{case.words.say('people.protected')} {kind}")
    if place is not None and not place.name:
        return replace(node, label=terms.party(place.kind, case.language).capitalize())
    return node if place is not None or node.kind in _OF_FAMILY else replace(node, label=case.agency(node.label))


def _worded(case: Case, edge: Edge) -> Edge:
    """The link with the words it is drawn with; a faint one has none."""
    if edge.kind in _FAINT:
        return edge
    return replace(edge, kind=terms.party(edge.kind.replace("_", " "), case.language))


def _kept(graph: Graph, subjects: Sequence[str]) -> list[Node]:
    """The nodes that can be drawn legibly: those nearest the subject, by the number of links."""
    placed = {id_ for id_, _, _ in graph.positions}
    links: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.kind not in _FAINT:
            links[edge.start].add(edge.end)
            links[edge.end].add(edge.start)
    near = {other for id_ in subjects for other in links[id_]} | set(subjects)
    nodes = [node for node in graph.nodes if node.id in placed and node.id not in _left(graph)]

    def nearness(node: Node) -> tuple[bool, bool, bool, int, str]:
        return (node.id not in subjects, node.id not in near, node.kind in _AT_WORK, -len(links[node.id]), node.id)

    found = sorted(nodes, key=nearness)[:_MOST_NODES]
    family = [node for node in found if node.kind not in _AT_WORK or (node.id in near and node.kind in _PLACES)]
    return family if len(family) >= _ENOUGH else found


def _left(graph: Graph) -> set[str]:
    """Places that everybody has left: they are many in a long life, and the chronology tells of the moves."""
    places = {node.id for node in graph.nodes if node.kind in _PLACES}
    held = {end for edge in graph.edges if edge.until is None or not edge.until.dated for end in (edge.start, edge.end)}
    return places - held


def _spots(
    nodes: Sequence[Node], kinds: Mapping[str, str], graph: Graph, size: tuple[float, float]
) -> dict[str, _Spot]:
    """The nodes' boxes, spread over the whole drawing."""
    width, height = size
    positions = {id_: (x, y) for id_, x, y in graph.positions}
    across = _stretch([positions[node.id][0] for node in nodes])
    down = _stretch([-positions[node.id][1] for node in nodes])
    found = {}
    for node, x, y in zip(nodes, across, down, strict=True):
        label = fitted(node.label or "–", 108, _LABEL)
        wide = max(word_width(Face.SEMIBOLD, label) * _LABEL, word_width(Face.REGULAR, kinds[node.kind]) * 7) + 14
        across_, down_ = 62 + x * (width - 124), _BOX + y * (height - 2 * _BOX)
        found[node.id] = _Spot(node, kinds[node.kind], across_, down_, wide)
    return found


def _stretch(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    return [(value - low) / (high - low) if high > low else 0.5 for value in values]


def _apart(spots: dict[str, _Spot], size: tuple[float, float]) -> dict[str, _Spot]:
    """Push boxes that overlap away from each other, always in the same order."""
    width, height = size
    boxes = [spots[id_] for id_ in sorted(spots)]
    for _ in range(_ROUNDS):
        moved = False
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                moved |= _push(one, other)
        for box in boxes:
            box.x = min(max(box.x, box.width / 2), width - box.width / 2)
            box.y = min(max(box.y, _BOX / 2 + 2), height - _BOX / 2 - 2)
        if not moved:
            break
    return spots


def _push(one: _Spot, other: _Spot) -> bool:
    over_x = (one.width + other.width) / 2 + 14 - abs(one.x - other.x)
    over_y = _BOX + 14 - abs(one.y - other.y)
    if over_x <= 0 or over_y <= 0:
        return False
    if over_y <= over_x:
        step = (over_y / 2 + 0.1) * (1 if one.y >= other.y else -1)
        one.y, other.y = one.y + step, other.y - step
    else:
        step = (over_x / 2 + 0.1) * (1 if one.x >= other.x else -1)
        one.x, other.x = one.x + step, other.x - step
    return True


def _paint(
    pen: Pen, corner: tuple[float, float, float], spots: Mapping[str, _Spot], edges: Sequence[Edge], subjects: set[str]
) -> None:
    x, top, height = corner
    pen.box(x, top, body_width(wide=False), height, stroke=(0.8, 0.8, 0.8))
    spots = {id_: replace(spot, x=spot.x + x, y=spot.y + top) for id_, spot in spots.items()}
    for edge in edges:
        one, other = spots[edge.start], spots[edge.end]
        dash = (3, 2) if edge.until is not None and edge.until.dated else ()
        tone, line = (RULE, 0.5) if edge.kind in _FAINT else ((0.45, 0.45, 0.45), 0.9)
        pen.rule(one.x, one.y, other.x, other.y, colour=tone, line=line, dash=dash)
    for spot in spots.values():
        _node(pen, spot, subject=spot.node.id in subjects)
    taken = [(spot.x, spot.y, spot.width, _BOX) for spot in spots.values()]
    for edge in (edge for edge in edges if edge.kind not in _FAINT):
        _edge_label(pen, edge, (spots[edge.start], spots[edge.end]), taken)


def _edge_label(
    pen: Pen, edge: Edge, ends: tuple[_Spot, _Spot], taken: list[tuple[float, float, float, float]]
) -> None:
    """The kind of link at the first free place along its line; the table says it too, so a crowded one may go unsaid."""
    text = fitted(edge.kind, 90, 7)
    width = word_width(Face.REGULAR, text) * 7 + 4
    one, other = ends
    for share in (0.5, 0.42, 0.58, 0.34, 0.66):
        spot = (one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share, width, 9.0)
        if not any(
            abs(spot[0] - t[0]) * 2 < spot[2] + t[2] and abs(spot[1] - t[1]) * 2 < spot[3] + t[3] for t in taken
        ):
            taken.append(spot)
            pen.box(spot[0] - width / 2, spot[1] - 4.5, width, 9, fill=WHITE)
            pen.word(text, spot[0], spot[1] - 4.3, 7, align=0.5, colour=GREY)
            return


def _node(pen: Pen, spot: _Spot, *, subject: bool) -> None:
    x, top, kind = spot.x, spot.y, spot.node.kind
    left, up = x - spot.width / 2, top - _BOX / 2
    fill: Colour = PALE if kind in {"agency", "place", "household", "school", "setting"} else WHITE
    dash = (2, 2) if kind == "unknown" else ()
    pen.box(left, up, spot.width, _BOX, fill=fill, stroke=INK, line=1.4 if subject else 0.7, dash=dash)
    if subject:
        pen.box(left - 2.5, up - 2.5, spot.width + 5, _BOX + 5, stroke=INK, line=0.7)
    pen.word(fitted(spot.node.label or "–", 108, _LABEL), x, up + 2.5, _LABEL, face=Face.SEMIBOLD, align=0.5)
    pen.word(spot.kind, x, up + 13, 7, align=0.5, colour=GREY)


def _table(case: Case) -> Iterator[Block]:
    say = case.words.say
    if not case.chronology.people:
        yield Prose(paragraph(say("people.none"), style=BODY), before=8)
        return
    appears = appearances(case)
    family, working = family_and_workers(case)
    yield from family_table(case, family)
    if working:
        yield heading(say("people.professionals"))
    shown = {
        person.id for person in working if any(case.printed(case.events[key]) for key in appears.get(person.id, []))
    }
    for person in working:
        if person.id in shown:
            yield Prose(professional_line(case, person, appears), before=1)
    if absent := len(working) - len(shown):
        yield Prose(paragraph(case.words.count("people.absent", absent), style=SMALL), before=1)


def family_and_workers(case: Case) -> tuple[list[Person], list[Person]]:
    """Those who are family or linked to it, the subject first, and those who only work with it."""
    order = (PersonKind.CHILD, PersonKind.ADULT, PersonKind.UNKNOWN, PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
    people = sorted(case.chronology.people, key=lambda p: (not _is_subject(case, p), order.index(p.kind), p.name, p.id))
    related = {link.from_person for link in case.chronology.relationships}
    family = [p for p in people if p.kind not in _WORKING or p.id in related or _is_subject(case, p)]
    return family, [person for person in people if person not in family]


def family_table(case: Case, family: Sequence[Person]) -> Iterator[Block]:
    """What each is to whom, when born, and in which entries they appear."""
    say = case.words.say
    appears = appearances(case)
    columns = (
        Column(say("people.col_person"), 2),
        Column(say("people.col_role"), 3),
        Column(say("people.col_born"), fixed=92),
        Column(say("people.col_entries"), 2.4),
    )
    if family:
        yield Table(columns, [person_row(case, person, appears) for person in family], say("continued"), before=12)


def professional_line(case: Case, person: Person, appears: Mapping[str, list[str]]) -> Paragraph:
    """A professional in a line: what they do and where they appear."""
    words = ", ".join(work_of(case, person)) or case.words.say(f"kind_of_person.{person.kind}")
    shown = [key for key in appears.get(person.id, []) if case.printed(case.events[key])]
    return paragraph(bold(name_of(case, person)), f", {words}: ", *_refs(case, shown), style=SMALL)


def name_of(case: Case, person: Person) -> str:
    """A person's name; an organisation may have the name of a place that is withheld."""
    name = person.name or case.words.say("people.unnamed")
    return case.agency(name) if person.kind is PersonKind.ORGANISATION else name


def _refs(case: Case, keys: Sequence[str]) -> list[Run | str]:
    return _short(case, keys) if keys else [case.words.say("none")]


def _is_subject(case: Case, person: Person) -> bool:
    return person.id in case.chronology.subjects


def appearances(case: Case) -> Mapping[str, list[str]]:
    """The entries that each person has a part in, by the person's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in case.events.values():
        for id_ in dict.fromkeys(involved.person for involved in event.people):
            found[id_].append(event.key)
    return found


def person_row(case: Case, person: Person, appears: Mapping[str, list[str]]) -> Row:
    """Somebody's name, what they are to whom, when they were born and the entries they are in."""
    say = case.words.say
    name = paragraph(bold(name_of(case, person)))
    other = [paragraph(", ".join(person.known_as), style=FINE)] if person.known_as else []
    born = case.date(person.born) if person.born else say("not_recorded")
    died = [paragraph(say("people.died", date=case.date(person.died)), style=FINE)] if person.died else []
    keys = appears.get(person.id, [])
    shown = [key for key in keys if case.printed(case.events[key])]
    # The subject is in nearly every entry: a list of them all would lead nowhere.
    subject = _is_subject(case, person)
    refs = paragraph(case.words.count("people.all_entries", len(shown))) if subject else paragraph(*_refs(case, shown))
    return Row(
        (cell(name, *other), cell(*map(paragraph, roles(case, person))), cell(paragraph(born), *died), cell(refs))
    )


def _short(case: Case, keys: Sequence[str]) -> list[Run | str]:
    runs = case.references(keys, most=10)
    return list(runs[1:-1])


def work_of(case: Case, person: Person) -> list[str]:
    """What somebody does and for whom; an agency that would tell where a protected person is goes unnamed."""
    details = dict(person.details)
    agency = details.get("agency")
    return [part for part in (details.get("job title"), case.agency(agency) if agency else None) if part]


def roles(case: Case, person: Person) -> Iterator[str]:
    """What the person is, and to whom: those they are the same to are named together."""
    say = case.words.say
    kind = say("people.subject") if _is_subject(case, person) else say(f"kind_of_person.{person.kind}")
    yield ", ".join((kind, *work_of(case, person)))
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for link in case.chronology.relationships:
        if link.from_person == person.id:
            other = case.people.get(link.to_person)
            found[_link(case, link)].append(other.name if other and other.name else say("people.unnamed"))
    for (is_what, *more), names in found.items():
        relation = say("people.relation", kind=is_what, names=", ".join(dict.fromkeys(names)))
        yield "; ".join((relation, *more))


def _link(case: Case, link: Relationship) -> tuple[str, ...]:
    """What the person is, and since when and until when."""
    say = case.words.say
    parts = [terms.party(link.kind, case.language)]
    if link.when and link.when.dated:
        parts.append(say("people.since", date=case.date(link.when)))
    if link.until and link.until.dated:
        parts.append(say("people.until", date=case.date(link.until)))
    if link.parental_responsibility:
        parts.append(say("people.responsibility"))
    return tuple(parts)
