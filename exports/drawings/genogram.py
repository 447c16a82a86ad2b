"""The family as a genogram: a square is a man, a circle a woman, a rhombus somebody whose sex is not recorded.

The symbols are the standard ones (square, circle, double outline for whom it is about, a cross for a death, the age inside).
A line is drawn only where the record says so: parents without a recorded partnership each have their own line to a child.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chronology.dates import from_edtf
from chronology.dates.age import age, months_between
from chronology.model import Edge, Graph, Node, When
from exports.drawings.board import Board
from exports.drawings.names import shorter
from exports.pdf.fonts import Face, word_width
from exports.pdf.showing import fitted, shown
from exports.pdf.text import GREY, INK, Colour
from exports.pdf.words import Words

_HALF = 13.0
# How much further than the side of a square the corner of a rhombus is from its middle.
_POINTED = 1.2
_SHORT_AGE = 2
# How far one generation stands below another: with room for the lines of several couples, and with less.
ROOMY, CLOSE = 108.0, 92.0
_ABOVE = 5.0
_BELOW = 42.0
_NAME = 8.5
_SMALL = 7.5
_AS_TOLD = "*"
_LINE: Colour = (0.25, 0.25, 0.25)
# How far below its people a line that joins a couple runs, and how far below that the next.
_FIRST_JOINT = 40.0
_NEXT_JOINT = 6.0
# How far above its children a line that leads to them runs across, and how many such heights there is room for.
_NEXT_ACROSS = 5.5
_MOST_ACROSS = 4
# How far from the middle of somebody a line passes that is none of theirs.
_CLEAR = 48.0
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
_MARRIED = re.compile(r"spouse|husband|wife|married|civil", re.IGNORECASE)
_DIVORCED = re.compile(r"divorc", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Member:
    node: Node
    x: float
    y: float
    generation: int

    def given(self, name: str) -> str:
        return dict(self.node.attributes).get(name, "")


@dataclass(frozen=True, slots=True)
class Genogram:
    """A family laid out: its members by id, and the lines between them."""

    members: Mapping[str, _Member]
    edges: Sequence[Edge]
    height: float
    width: float


def lay_out(graph: Graph, width: float, row: float = ROOMY) -> Genogram:
    """The family in rows of generations, as wide as it may be, each so far below the one before."""
    rows = sorted({y for _, _, y in graph.positions}, reverse=True)
    nodes = {node.id: node for node in graph.nodes}
    members = {
        id_: _Member(nodes[id_], x * width, _ABOVE + _HALF + rows.index(y) * row, rows.index(y))
        for id_, x, y in graph.positions
        if id_ in nodes
    }
    edges = [edge for edge in graph.edges if edge.start in members and edge.end in members]
    return Genogram(members, edges, _ABOVE + len(rows) * row - _BELOW, width)


def draw(board: Board, corner: tuple[float, float], family: Genogram, words: Words, as_at: dt.date) -> None:
    """Draw it from its top left corner; ages are those at a day."""
    x, top = corner
    room = family.width / max(max(_in_rows(family).values(), default=1), 1) - 6
    lines = _Lines(board, x, top, family)
    lines.draw(words)
    for member in family.members.values():
        _symbol(board, x + member.x, top + member.y, member)
        _said(board, (x + member.x, top + member.y), member, words=words, as_at=as_at, room=room)


def in_words(family: Genogram, words: Words) -> str:
    """What it shows, line by line, for a reader who cannot see it."""
    said = []
    for edge in family.edges:
        kind = words.known(f"genogram.kinds.{edge.kind}") or edge.kind.replace("_", " ")
        one, other = (_named(family.members[id_], words) for id_ in (edge.start, edge.end))
        ended = words.say("genogram.ended") if _is_over(edge) else ""
        said.append(words.say("genogram.line", one=one, kind=kind, other=other) + ended)
    return words.say("genogram.in_words", people=len(family.members)) + " " + " ".join(f"{each}." for each in said)


def _in_rows(family: Genogram) -> Mapping[int, int]:
    found: dict[int, int] = defaultdict(int)
    for member in family.members.values():
        found[member.generation] += 1
    return found


def _is_over(edge: Edge) -> bool:
    return edge.until is not None and edge.until.dated


# ---- people ------------------------------------------------------------------------------------------------------


def _symbol(board: Board, x: float, y: float, member: _Member) -> None:
    about = member.node.kind == "subject"
    for half, line in ((_HALF, 1.1), *(((_HALF - 3, 0.8),) if about else ())):
        _outline(board, (x, y), half, line, member.given("sex"))
    if member.given("died"):
        for way in (-1, 1):
            board.rule(x - _HALF, y - way * _HALF, x + _HALF, y + way * _HALF, colour=_LINE, line=0.7)


def _outline(board: Board, centre: tuple[float, float], half: float, line: float, sex: str) -> None:
    x, y = centre
    match sex[:1].casefold():
        case "m":
            board.box(x - half, y - half, 2 * half, 2 * half, fill=(1, 1, 1), stroke=INK, line=line)
        case "f" | "w":
            board.circle(x, y, half, fill=(1, 1, 1), stroke=INK, line=line)
        case _:
            far = half * _POINTED
            corners = [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
            board.shape(corners, fill=(1, 1, 1), stroke=INK, line=line)


def _said(  # noqa: PLR0913
    board: Board, centre: tuple[float, float], member: _Member, *, words: Words, as_at: dt.date, room: float
) -> None:
    """The age inside, beside who has died, where the cross would strike it through; below, the name and the years."""
    x, y = centre
    if old := _age(member, as_at):
        if member.given("died"):
            board.word(old, x + _HALF * _POINTED + 2, y - 5.5, 9)
        else:
            # Two outlines leave room for a short word alone.
            tight = member.node.kind == "subject" and len(old) > _SHORT_AGE
            board.word(old, x, y - (4.6 if tight else 5.5), 7 if tight else 9, align=0.5)
    name = _named(member, words)
    fits = [each for each in (name, *shorter(name)) if word_width(Face.SEMIBOLD, shown(each)) * _NAME <= room]
    board.word(
        fitted(next(iter(fits), name), room, _NAME, Face.SEMIBOLD),
        x,
        y + _HALF + 3,
        _NAME,
        face=Face.SEMIBOLD,
        align=0.5,
    )
    years = [words.say(f"genogram.{part}", year=year) for part in ("born", "died") if (year := member.given(part)[:4])]
    board.word(", ".join(years), x, y + _HALF + 13, _SMALL, align=0.5, colour=GREY)


def _named(member: _Member, words: Words) -> str:
    """The name; a mark behind it where only entries say what they are."""
    return (member.node.label or words.say("people.unnamed")) + (_AS_TOLD if member.given("told") else "")


def _age(member: _Member, as_at: dt.date) -> str:
    """Years at the day or at death; about so many where the birth is not known to the day."""
    if not member.given("born"):
        return ""
    born, until = from_edtf(member.given("born")), When.on(as_at)
    if member.given("died"):
        until = from_edtf(member.given("died"))
    if not (born.earliest and until.earliest) or age(born, until) is None:
        return ""
    years = months_between(born.earliest, until.earliest) // 12
    return f"{years}" if born.earliest == born.latest and until.earliest == until.latest else f"c. {years}"


# ---- lines -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Lines:
    board: Board
    x: float
    top: float
    family: Genogram
    across: dict[tuple[int, float], int] = field(default_factory=dict)
    """Which of the heights above a row the line from a place has, so that no two lines run into each other."""

    def draw(self, words: Words) -> None:
        """Couples with the children they share, then every other line."""
        couples = [edge for edge in self.family.edges if edge.kind in ("partner", "former_partner")]
        parents: dict[str, set[str]] = defaultdict(set)
        for edge in self.family.edges:
            if edge.kind == "parent":
                parents[edge.end].add(edge.start)
        shared: set[tuple[str, str]] = set()
        joints: dict[int, int] = defaultdict(int)
        for edge in couples:
            low = self._joint(edge, joints)
            children = [child for child, both in parents.items() if {edge.start, edge.end} <= both]
            for child in children:
                self._drop((self._middle(edge), low), child)
                shared |= {(edge.start, child), (edge.end, child)}
        for edge in self.family.edges:
            if edge in couples or (edge.start, edge.end) in shared:
                continue
            self._single(edge, words)

    def _middle(self, edge: Edge) -> float:
        """Where a couple's line to their children leaves theirs: near its middle, and never below somebody between them."""
        one, other = self._at(edge.start)[0], self._at(edge.end)[0]
        row = [
            self._at(id_)[0] for id_, each in self.family.members.items() if each.y == self.family.members[edge.start].y
        ]
        places = (one + (other - one) * share for share in _SHARES)
        return next((x for x in places if all(abs(x - there) > _HALF for there in row)), (one + other) / 2)

    def _at(self, id_: str) -> tuple[float, float]:
        member = self.family.members[id_]
        return self.x + member.x, self.top + member.y

    def _level(self, id_: str, joints: dict[int, int]) -> float:
        """The next free height below a row."""
        generation = self.family.members[id_].generation
        joints[generation] += 1
        return self._at(id_)[1] + _FIRST_JOINT + _NEXT_JOINT * (joints[generation] - 1)

    def _joint(self, edge: Edge, joints: dict[int, int]) -> float:
        """The line below two people that joins them; a stroke through it where it has ended, two for a divorce."""
        low = self._level(edge.start, joints)
        dash = () if _MARRIED.search(edge.basis) else (4, 2)
        (one, y), (other, other_y) = self._at(edge.start), self._at(edge.end)
        for at, begin in ((one, y), (other, other_y)):
            self.board.rule(at, begin + _HALF + 24, at, low, colour=_LINE, line=1, dash=dash)
        self.board.rule(one, low, other, low, colour=_LINE, line=1, dash=dash)
        if edge.kind == "former_partner" or _is_over(edge):
            strokes = 2 if _DIVORCED.search(edge.basis) else 1
            cut = one + (other - one) * 0.25
            for nth in range(strokes):
                self.board.rule(cut - 3 + 4 * nth, low + 5, cut + 3 + 4 * nth, low - 5, colour=INK, line=1)
        return low

    def _drop(self, start: tuple[float, float], child: str, dash: Sequence[float] = (), aside: float = 0) -> None:
        """From a joint down, across above the child, and down to it."""
        at, y = self._at(child)
        x, low = start
        generation = self.family.members[child].generation
        used = sum(known == generation for known, _ in self.across)
        nth = self.across.setdefault((generation, x), used)
        # Never above where the line comes from: it would have to go back up.
        between = max(y - _HALF - 8 - _NEXT_ACROSS * min(nth, _MOST_ACROSS), low)
        self.board.rule(x, low, x, between, colour=_LINE, line=0.9, dash=dash)
        self.board.rule(x, between, at + aside, between, colour=_LINE, line=0.9, dash=dash)
        self.board.rule(at + aside, between, at + aside, y - _HALF, colour=_LINE, line=0.9, dash=dash)

    def _past(self, elder: str, younger: str) -> float:
        """Where a line that skips a generation goes down: never through somebody between, as if it were their parent's line."""
        members = self.family.members
        above, below = members[elder].generation, members[younger].generation
        between = [self.x + each.x for each in members.values() if above < each.generation < below]
        at = self._at(elder)[0]
        ways = (at, *(at + way * nth * _CLEAR for nth in (1, 2, 3) for way in (1, -1)))
        free = (x for x in ways if all(abs(x - there) >= _CLEAR for there in between))
        return next((x for x in free if self.x <= x <= self.x + self.family.width), at)

    def _single(self, edge: Edge, words: Words) -> None:
        """One parent's own line, a carer's dotted one, and a plain line that says its kind for anything else."""
        members = self.family.members
        kind = words.known(f"genogram.kinds.{edge.kind}") or edge.kind.replace("_", " ")
        if members[edge.start].generation != members[edge.end].generation:
            elder, younger = sorted((edge.start, edge.end), key=lambda id_: members[id_].generation)
            dash = () if edge.kind == "parent" else (1, 2)
            at, y = self._at(elder)
            aside = -4.0 if at < self._at(younger)[0] else 4.0
            low = y + _HALF + 24
            clear = self._past(elder, younger)
            if clear != at:
                self.board.rule(at, low, clear, low, colour=_LINE, line=0.9, dash=dash)
            self._drop((clear, low), younger, dash, aside)
            if elder == edge.end:
                # The line goes up: what the younger is to the elder stands beside the younger.
                x, below = self._at(younger)
                self.board.word(kind, x + _HALF * _POINTED + 2, below + 3, _SMALL, colour=GREY)
            return
        (one, y), (other, other_y) = self._at(edge.start), self._at(edge.end)
        self.board.rule(one, y, other, other_y, colour=GREY, line=0.6, dash=(1, 2))
        self.board.word(kind, (one + other) / 2, (y + other_y) / 2 - 10, _SMALL, align=0.5, colour=GREY)


def legend(family: Genogram, words: Words, as_at: str) -> Iterator[str]:
    """What the symbols and lines mean, in sentences."""
    yield words.say("genogram.symbols", date=as_at)
    yield words.say("genogram.lines")
    if any(member.given("told") for member in family.members.values()):
        yield words.say("genogram.told", mark=_AS_TOLD)
