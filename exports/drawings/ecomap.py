"""Who and what the subject is tied to, in boxes with a line for each link; dashed where it has ended."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Edge, Graph, Node
from exports import terms
from exports.drawings.board import Board
from exports.pdf.case import Case
from exports.pdf.fonts import Face, word_width
from exports.pdf.showing import fitted
from exports.pdf.text import GREY, INK, PALE, RULE, WHITE, Colour

_LABEL = 8.5
_BOX = 24.0
# Between a box and the frame.
_MARGIN = 6.0
# A council may have its name in two languages.
_WIDEST = 230.0
_MOST_NODES = 18
# Where the family and its places are this many, agencies would only be in their way.
_ENOUGH = 8
# Links of work, not of the family: drawn faintly, without a word.
_FAINT = {"took_part", "works_for"}
_OF_FAMILY = {"subject", "child", "adult", "unknown", "unknown_adult"}
_AT_WORK = {"professional", "organisation", "agency", "school", "setting"}
_PLACES = {"household", "placement", "school", "setting"}
_SHADED = {"agency", "place", "household", "school", "setting"}
_ROUNDS = 80
# Its height where nothing limits it: so much, and so much more for each box.
_BARE, _EACH = 130.0, 20.0
_MOST_HEIGHT = 430.0


@dataclass(slots=True)
class _Spot:
    """A node's box by its centre; `kind` is what stands in it below the name."""

    node: Node
    kind: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Ecomap:
    """Boxes laid out, by their node's id, with the links between them; `left` people and agencies found no room."""

    spots: Mapping[str, _Spot]
    edges: Sequence[Edge]
    subjects: frozenset[str]
    width: float
    height: float
    left: int


def lay_out(case: Case, width: float, most_height: float = _MOST_HEIGHT) -> Ecomap | None:
    """All ties of the record where no family tree can be drawn, else those beyond the family; None where there are none."""
    tree = case.graph("genogram")
    graph = case.graph("ecomap" if tree is not None and tree.edges else "relationships")
    if graph is None:
        return None
    kept = _kept(graph, case.chronology.subjects)
    if not kept:
        return None
    height = min(_BARE + _EACH * len(kept), most_height)
    kept = [_named(case, node) for node in kept]
    kinds = {node.kind: terms.party(node.kind.replace("_", " "), case.language) for node in kept}
    spots = _apart(_spots(kept, kinds, graph, (width, height)), (width, height))
    drawn = {node.id for node in kept}
    return Ecomap(
        spots,
        [_worded(case, edge) for edge in graph.edges if edge.start in spots and edge.end in spots],
        frozenset(case.chronology.subjects),
        width,
        height,
        sum(node.kind not in _PLACES and node.id not in drawn for node in graph.nodes),
    )


def draw(board: Board, corner: tuple[float, float], ecomap: Ecomap) -> None:
    """Draw it from its top left corner."""
    x, top = corner
    board.box(x, top, ecomap.width, ecomap.height, stroke=(0.8, 0.8, 0.8))
    spots = {id_: replace(spot, x=spot.x + x, y=spot.y + top) for id_, spot in ecomap.spots.items()}
    for edge in ecomap.edges:
        one, other = spots[edge.start], spots[edge.end]
        dash = (3, 2) if edge.until is not None and edge.until.dated else ()
        tone, line = (RULE, 0.5) if edge.kind in _FAINT else ((0.45, 0.45, 0.45), 0.9)
        board.rule(one.x, one.y, other.x, other.y, colour=tone, line=line, dash=dash)
    for spot in spots.values():
        _node(board, spot, subject=spot.node.id in ecomap.subjects)
    taken = [(spot.x, spot.y, spot.width, _BOX) for spot in spots.values()]
    for edge in (edge for edge in ecomap.edges if edge.kind not in _FAINT):
        _edge_label(board, edge, (spots[edge.start], spots[edge.end]), taken)


def in_words(case: Case, ecomap: Ecomap) -> str:
    """Who is drawn, and the links between them, for a reader who cannot see the diagram."""
    names = {id_: spot.node.label or case.words.say("people.unnamed") for id_, spot in ecomap.spots.items()}
    links = dict.fromkeys(
        f"{names[edge.start]} – {edge.kind.replace('_', ' ')} – {names[edge.end]}"
        for edge in ecomap.edges
        if edge.kind not in _FAINT
    )
    return case.words.say(
        "people.alternative", names=", ".join(names.values()), links="; ".join(links) or case.words.say("none")
    )


def legend(case: Case, ecomap: Ecomap) -> Iterator[str]:
    """What is drawn and of which day, and how many found no room, in sentences."""
    yield case.words.say("people.diagram_words", date=case.day(case.chronology.as_at))
    if ecomap.left:
        yield case.words.count("people.diagram_left", ecomap.left)


# ---- which boxes, and where --------------------------------------------------------------------------------------


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
        label = fitted(node.label or "–", _WIDEST, _LABEL)
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
            box.x = min(max(box.x, box.width / 2 + _MARGIN), width - box.width / 2 - _MARGIN)
            box.y = min(max(box.y, _BOX / 2 + _MARGIN), height - _BOX / 2 - _MARGIN)
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


# ---- drawing -----------------------------------------------------------------------------------------------------


def _edge_label(
    board: Board, edge: Edge, ends: tuple[_Spot, _Spot], taken: list[tuple[float, float, float, float]]
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
            board.box(spot[0] - width / 2, spot[1] - 4.5, width, 9, fill=WHITE)
            board.word(text, spot[0], spot[1] - 4.3, 7, align=0.5, colour=GREY)
            return


def _node(board: Board, spot: _Spot, *, subject: bool) -> None:
    x, top, kind = spot.x, spot.y, spot.node.kind
    left, up = x - spot.width / 2, top - _BOX / 2
    fill: Colour = PALE if kind in _SHADED else WHITE
    dash = (2, 2) if kind == "unknown" else ()
    board.box(left, up, spot.width, _BOX, fill=fill, stroke=INK, line=1.4 if subject else 0.7, dash=dash)
    if subject:
        board.box(left - 2.5, up - 2.5, spot.width + 5, _BOX + 5, stroke=INK, line=0.7)
    board.word(fitted(spot.node.label or "–", _WIDEST, _LABEL), x, up + 2.5, _LABEL, face=Face.SEMIBOLD, align=0.5)
    board.word(spot.kind, x, up + 13, 7, align=0.5, colour=GREY)
