"""Rows of marks: one for each entry, or for several that have no room of their own, with how many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chronology.model import Event, Level, Polarity
from chronology.prose.own_day import is_from_words
from chronology.prose.sure import own_title
from exports.conference import CONFERENCE
from exports.drawings.marks import draw_mark
from exports.drawings.timeline.axis import EARLIER, LABELS, NUMBER, RADIUS, SMALL, Axis, Chart
from exports.pdf.case import Case
from exports.pdf.fonts import Face, word_width
from exports.pdf.rows import row
from exports.pdf.showing import fitted
from exports.pdf.text import GREY, RULE, WHITE

_LEAST_LINE = 13.0
_MOST_LINE = 22.0
_SPACING = 12.0
# What stands beside a mark: how far from it, and how much room a plus sign before it takes.
_BESIDE = 1.5
_SIGN = 5.0
# Where the one mark stands that tells of what is older than the axis.
_EARLIER_AT = 8.0


@dataclass(slots=True)
class _Spot:
    """Events drawn as one mark because there is no room for more."""

    x: float
    events: list[Event] = field(default_factory=list)

    @property
    def several(self) -> str:
        """How many they are, where they are more than one."""
        return f"×{len(self.events)}" if len(self.events) > 1 else ""

    @property
    def protective(self) -> bool:
        """It has a plus sign before it."""
        return any(event.polarity is Polarity.POSITIVE for event in self.events)

    @property
    def reach(self) -> float:
        """How far to the right of its middle the next mark's may be; the count of several always has room."""
        return _SPACING + (_BESIDE + word_width(Face.REGULAR, self.several) * NUMBER if self.several else 0)


def draw_rows(
    chart: Chart, top: float, room: float, rows: Mapping[str, Sequence[Event]], before: Mapping[str, Sequence[Event]]
) -> None:
    """Every row in the room there is; `before` are the entries of each that are older than the axis."""
    names = [name for name in dict.fromkeys((*rows, *before)) if rows.get(name) or before.get(name)]
    lines = _sublines({name: rows.get(name, ()) for name in names}, int(room // _LEAST_LINE))
    each = min(room / max(sum(lines.values()), 1), _MOST_LINE)
    if before:
        edge = chart.axis.left - 5
        foot = top + each * sum(lines.values())
        chart.board.rule(edge, top, edge, foot, colour=GREY, dash=(1, 1.5))
    for name in names:
        _label(chart, top, each * lines[name], name)
        if older := before.get(name):
            spot = _Spot(chart.x + LABELS + _EARLIER_AT, list(older))
            _draw_spot(chart, spot, top + each * lines[name] / 2, EARLIER - _EARLIER_AT)
        _row(chart, top, (each, lines[name]), rows.get(name, ()))
        top += each * lines[name]


def _sublines(rows: Mapping[str, Sequence[Event]], room: int) -> dict[str, int]:
    """How many lines of marks each row has: one, and the others where the most marks share a line."""
    found = dict.fromkeys(rows, 1)
    for _ in range(room - len(found)):
        crowded = max(found, key=lambda name: (len(rows[name]) / found[name], name), default=None)
        if crowded is None or len(rows[crowded]) <= found[crowded]:
            break
        found[crowded] += 1
    return found


def _label(chart: Chart, top: float, height: float, name: str) -> None:
    label = fitted(chart.case.words.say(f"themes.{name}"), LABELS - 6, SMALL + 0.5)
    chart.board.word(label, chart.x, top + height / 2 - 5, SMALL + 0.5, face=Face.SEMIBOLD)
    chart.board.rule(chart.x, top + height, chart.axis.right, top + height, colour=RULE, line=0.3)


def _row(chart: Chart, top: float, lines: tuple[float, int], events: Sequence[Event]) -> None:
    each, sublines = lines
    for line, found in enumerate(_spots(chart.axis, events, sublines)):
        middle = top + each * (line + 0.5)
        for spot in found:
            _draw_range(chart, spot, middle)
        for place, spot in enumerate(found):
            _draw_spot(chart, spot, middle, _room(chart, found, place))


def _room(chart: Chart, found: Sequence[_Spot], place: int) -> float:
    """How far it is from a mark's middle to the next one, or to the plus sign before that."""
    if place + 1 == len(found):
        return chart.axis.right + 14 - found[place].x
    after = found[place + 1]
    return after.x - (_SIGN if after.protective else 0.0) - found[place].x


def _spots(axis: Axis, events: Sequence[Event], sublines: int) -> list[list[_Spot]]:
    """Each event on the first line where it is clear of the last mark; where none is free it joins the nearest."""
    lines: list[list[_Spot]] = [[] for _ in range(sublines)]
    for event in sorted(events, key=lambda e: (_middle(axis, e), e.key)):
        x = _middle(axis, event)
        begins = x - (_SIGN if event.polarity is Polarity.POSITIVE else 0)
        free = [line for line in lines if not line or line[-1].x + line[-1].reach <= begins]
        if free:
            # The least used line, so that numbers have room beside their marks.
            line = min(free, key=lambda found: found[-1].x if found else -1)
            line.append(_Spot(x, [event]))
        else:
            max((line[-1] for line in lines), key=lambda spot: spot.x).events.append(event)
    return lines


def _middle(axis: Axis, event: Event) -> float:
    return (axis.at(event.when.first_day) + axis.at(event.when.last_day)) / 2


def _ends(chart: Chart, spot: _Spot) -> tuple[float, float] | None:
    """Where the days begin and end between which the one event of a spot was, if they are wider than its mark."""
    if spot.several:
        return None
    first, last = (chart.axis.at(day) for day in (spot.events[0].when.first_day, spot.events[0].when.last_day))
    return (first, last) if last - first > 2 * RADIUS + 6 else None


def _draw_range(chart: Chart, spot: _Spot, middle: float) -> None:
    if ends := _ends(chart, spot):
        for end in ends:
            chart.board.rule(end, middle - 3, end, middle + 3, colour=GREY, line=0.8)
        chart.board.rule(ends[0], middle, ends[1], middle, colour=GREY, line=0.8)


def _draw_spot(chart: Chart, spot: _Spot, middle: float, room: float) -> None:
    """The mark of the gravest, with its number or how many they are, and what leads to it."""
    case, board = chart.case, chart.board
    event = max(spot.events, key=lambda e: level.rank if (level := case.level(e)) else -1)
    level = case.level(event) or Level.ROUTINE
    text = spot.several or case.number(event)
    ends = _ends(chart, spot)
    beside = (ends[1] if ends else spot.x + RADIUS) + _BESIDE
    width = word_width(Face.REGULAR, text) * NUMBER
    told = spot.several or room >= beside - spot.x + RADIUS + width
    if told:
        # On white, as it must be read above the shading of a gap.
        board.box(beside - 0.5, middle - 4.5, width + 1, 9, fill=WHITE)
    draw_mark(board, level, case.words.say(f"letters.{level}"), (spot.x, middle), RADIUS)
    if spot.protective:
        board.word("+", spot.x - RADIUS - 1.5, middle - 8, 8, face=Face.BOLD, align=0.5)
    if told:
        board.word(text, beside, middle - 4.5, NUMBER, colour=GREY)
    corner = (spot.x - RADIUS, middle - RADIUS)
    said = " ".join(filter(None, (case.number(event), case.date(event.when), _called(case, event))))
    board.link(case.place(event.key), *corner, 2 * RADIUS, 2 * RADIUS, text=said)


def _called(case: Case, event: Event) -> str:
    """Its title; of what was read from words only what its writer called it."""
    if case.chronology.profile != CONFERENCE or not event.accounts or not is_from_words(event):
        return case.title(event)
    return row(case, event).title if event.key in case.notes else own_title(event.accounts[0])
