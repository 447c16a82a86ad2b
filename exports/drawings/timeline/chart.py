"""The drawing of a life: bands above, marks below. What is drawn is decided in `spans`."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from chronology.model import Event, Level, Polarity, When
from exports.drawings.board import Board, hatch
from exports.drawings.marks import draw_mark
from exports.drawings.timeline.spans import Band, Frame, bands, contacts, days_between, gaps, stacked, themes
from exports.pdf.case import Case
from exports.pdf.fonts import Face, word_width
from exports.pdf.text import GREY, PALE, RULE, WHITE, Colour, fitted

_LABELS = 104.0
_SMALL = 8.0
_BAND = 13.0
_BANDS_ROOM = 118.0
_RULER = 30.0
_DENSITY = 34.0
_LEGEND = 26.0
_MOST_BANDS = 4
_GAP_LABEL = 10.0
_GAP_ROWS = 2
_LEAST_LABEL = 5  # a label cut shorter says nothing
_RADIUS = 5.2
_LEAST_LINE = 13.0
_MOST_LINE = 22.0
_NUMBER = 7.0
_MARGIN = 16.0  # for the numbers of the last marks
_SPACING = 12.0
_BAND_TONES: tuple[Colour, Colour] = ((0.80, 0.84, 0.89), (0.90, 0.92, 0.94))


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days to points."""

    shown: Frame
    left: float
    width: float

    def at(self, day: dt.date) -> float:
        """Where a day is drawn, within the frame."""
        share = (day - self.shown.start).days / self.shown.days
        return self.left + min(max(share, 0), 1) * self.width


@dataclass(slots=True)
class _Spot:
    """Events drawn as one mark because there is no room for more."""

    x: float
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Chart:
    """What every part of the drawing needs; `x` is its left edge."""

    case: Case
    board: Board
    axis: _Axis
    x: float


def draw_chart(board: Board, corner: tuple[float, float], size: tuple[float, float], case: Case, shown: Frame) -> None:
    """The whole drawing of the days shown, in a width and height from its top left corner."""
    (x, top), (width, height) = corner, size
    axis = _Axis(shown, x + _LABELS, width - _LABELS - _MARGIN)
    chart = _Chart(case, board, axis, x)
    foot = top + height
    rows = themes(case, shown)
    body = _ruler(chart, top, foot - _LEGEND)
    body = _bands(chart, body)
    room = foot - _LEGEND - _DENSITY - body - 4
    if gaps(case, shown):
        _gaps(chart, body, room)
        labels = _GAP_ROWS * _GAP_LABEL
        body, room = body + labels, room - labels
    lines = _sublines(rows, int(room // _LEAST_LINE))
    each = min(room / max(sum(lines.values()), 1), _MOST_LINE)
    for name, events in rows.items():
        _row(chart, body, (each, lines[name]), (case.words.say(f"themes.{name}"), events))
        body += each * lines[name]
    _density(chart, body + 2)
    _legend(chart, foot - _LEGEND + 4)


def _ruler(chart: _Chart, top: float, foot: float) -> float:
    """Years, and the age the child was in each; returns where it ends."""
    years = range(chart.axis.shown.start.year, chart.axis.shown.end.year + 1)
    step = max(1, round(len(years) * 26 / chart.axis.width + 0.49))
    for year in years:
        at = chart.axis.at(dt.date(year, 1, 1))
        chart.board.rule(at, top + 2, at, foot, colour=RULE, line=0.4)
        if (year - years[0]) % step == 0:
            last = chart.axis.at(dt.date(year, 12, 31))
            chart.board.word(str(year), max((at + last) / 2, at + 11), top + 1, 9, face=Face.SEMIBOLD, align=0.5)
    chart.board.rule(chart.x, top + 14, chart.axis.left + chart.axis.width, top + 14, colour=RULE)
    if chart.case.born and chart.case.born.earliest == chart.case.born.latest and chart.case.born.earliest:
        chart.board.word(chart.case.words.say("timeline.age"), chart.x, top + 16, _SMALL + 0.5, face=Face.SEMIBOLD)
        _ages(chart, chart.case.born.earliest, top)
        return top + _RULER
    return top + _RULER - 12


def _ages(chart: _Chart, born: dt.date, top: float) -> None:
    step = max(1, round((chart.axis.shown.days / 365.25) * 16 / chart.axis.width + 0.49))
    for year in range(chart.axis.shown.start.year, chart.axis.shown.end.year + 1):
        old = year - born.year
        at = chart.axis.at(_birthday(born, year))
        inside = chart.axis.left < at < chart.axis.left + chart.axis.width - 8
        if old >= 0 and inside and old % step == 0:
            chart.board.rule(at, top + 14, at, top + 19, colour=GREY)
            chart.board.word(str(old), at + 2, top + 16, _SMALL + 0.5)


def _birthday(born: dt.date, year: int) -> dt.date:
    leap_day = (born.month, born.day) == (2, 29)
    return dt.date(year, 3, 1) if leap_day else born.replace(year=year)


def _bands(chart: _Chart, top: float) -> float:
    lanes_ = [(lane, stacked(rows)[:_MOST_BANDS]) for lane, rows in bands(chart.case, chart.axis.shown).items() if rows]
    high = min(_BAND, _BANDS_ROOM / max(sum(len(rows) for _, rows in lanes_), 1))
    for lane, rows in lanes_:
        chart.board.word(
            fitted(chart.case.words.say(f"lanes.{lane}"), _LABELS - 6, _SMALL + 0.5),
            chart.x,
            top + 2,
            _SMALL + 0.5,
            face=Face.SEMIBOLD,
        )
        for row in rows:
            for place, band in enumerate(row):
                _band(chart, band, (top, high), _BAND_TONES[place % 2])
            top += high
        top += 2
    chart.board.rule(chart.x, top, chart.axis.left + chart.axis.width, top, colour=GREY)
    return top + 2


def _band(chart: _Chart, band: Band, across: tuple[float, float], tone: Colour) -> None:
    top, high = across
    left, right = chart.axis.at(band.start), chart.axis.at(band.end)
    width = max(right - left, 1.5)
    dash = (2, 1.5) if band.open_end else ()
    fill = WHITE if band.open_end else tone
    chart.board.box(left, top + 0.8, width, high - 1.6, fill=fill, stroke=GREY, line=0.6, dash=dash)
    size = min(_SMALL, high - 2.8)
    label = fitted(band.label, width - 4, size)
    if len(label) > _LEAST_LABEL or label == band.label:
        chart.board.word(label, left + 2.5, top + (high - size * 1.2) / 2, size)
    chart.board.link(band.place, left, top, width, high, text=band.label)


def _gaps(chart: _Chart, top: float, room: float) -> None:
    """Gaps, each with its days; a label that would lie on its neighbour stands in the row below."""
    taken = [0.0] * _GAP_ROWS
    for start, end in gaps(chart.case, chart.axis.shown):
        left, right = chart.axis.at(start), chart.axis.at(end)
        hatch(chart.board, left, top, right - left, room)
        text = chart.case.words.count("timeline.gap", days_between(start, end))
        half = word_width(Face.REGULAR, text) * _SMALL / 2 + 2
        middle = (left + right) / 2
        row = next((row for row, used in enumerate(taken) if middle - half >= used), None)
        if row is None:
            continue
        taken[row] = middle + half
        chart.board.box(middle - half, top + 0.5 + row * _GAP_LABEL, 2 * half, 9.5, fill=WHITE)
        chart.board.word(text, middle, top + 0.5 + row * _GAP_LABEL, _SMALL, align=0.5)


def _sublines(rows: Mapping[str, Sequence[Event]], room: int) -> dict[str, int]:
    """How many lines of marks each row has: one, and the others where the most marks share a line."""
    found = dict.fromkeys(rows, 1)
    for _ in range(room - len(found)):
        crowded = max(found, key=lambda name: (len(rows[name]) / found[name], name), default=None)
        if crowded is None or len(rows[crowded]) <= found[crowded]:
            break
        found[crowded] += 1
    return found


def _row(chart: _Chart, top: float, lines: tuple[float, int], row: tuple[str, list[Event]]) -> None:
    label, events = row
    each, sublines = lines
    height = each * sublines
    chart.board.word(
        fitted(label, _LABELS - 6, _SMALL + 0.5), chart.x, top + height / 2 - 5, _SMALL + 0.5, face=Face.SEMIBOLD
    )
    spots = _spots(chart.axis, events, sublines)
    for line, found in enumerate(spots):
        middle = top + each * (line + 0.5)
        for place, spot in enumerate(found):
            _draw_spot(chart, spot, middle, _room(chart, found, place))
    chart.board.rule(chart.x, top + height, chart.axis.left + chart.axis.width, top + height, colour=RULE, line=0.3)


def _room(chart: _Chart, found: Sequence[_Spot], place: int) -> float:
    """How far it is from a mark's middle to the next one, or to the plus sign before that."""
    if place + 1 == len(found):
        return chart.axis.left + chart.axis.width + 14 - found[place].x
    after = found[place + 1]
    sign = 5.0 if any(event.polarity is Polarity.POSITIVE for event in after.events) else 0.0
    return after.x - sign - found[place].x


def _spots(axis: _Axis, events: Sequence[Event], sublines: int) -> list[list[_Spot]]:
    """Each event on the first line where it is clear of the last mark; where none is free it joins the nearest."""
    lines: list[list[_Spot]] = [[] for _ in range(sublines)]
    for event in sorted(events, key=lambda e: (_middle(axis, e.when), e.key)):
        x = _middle(axis, event.when)
        free = [line for line in lines if not line or line[-1].x + _SPACING <= x]
        if free:
            # The least used line, so that numbers have room beside their marks.
            line = min(free, key=lambda found: found[-1].x if found else -1)
            line.append(_Spot(x, [event]))
        else:
            max((line[-1] for line in lines), key=lambda spot: spot.x).events.append(event)
    return lines


def _middle(axis: _Axis, when: When) -> float:
    return (axis.at(when.first_day) + axis.at(when.last_day)) / 2


def _draw_spot(chart: _Chart, spot: _Spot, middle: float, room: float) -> None:
    event = max(spot.events, key=lambda e: level.rank if (level := chart.case.level(e)) else -1)
    level = chart.case.level(event) or Level.ROUTINE
    first, last = chart.axis.at(event.when.first_day), chart.axis.at(event.when.last_day)
    beside = spot.x + _RADIUS
    if last - first > 2 * _RADIUS + 6:
        beside = last
        for end in (first, last):
            chart.board.rule(end, middle - 3, end, middle + 3, colour=GREY, line=0.8)
        chart.board.rule(first, middle, last, middle, colour=GREY, line=0.8)
    draw_mark(chart.board, level, chart.case.words.say(f"letters.{level}"), (spot.x, middle), _RADIUS)
    if any(found.polarity is Polarity.POSITIVE for found in spot.events):
        chart.board.word("+", spot.x - _RADIUS - 1.5, middle - 8, 8, face=Face.BOLD, align=0.5)
    text = f"×{len(spot.events)}" if len(spot.events) > 1 else chart.case.number(event)
    if room >= beside - spot.x + 7 + word_width(Face.REGULAR, text) * _NUMBER:
        chart.board.word(text, beside + 1.5, middle - 4.5, _NUMBER, colour=GREY)
    corner = (spot.x - _RADIUS, middle - _RADIUS)
    said = f"{chart.case.number(event)} {chart.case.date(event.when)} {chart.case.title(event)}"
    chart.board.link(chart.case.place(event.key), *corner, 2 * _RADIUS, 2 * _RADIUS, text=said)


def _density(chart: _Chart, top: float) -> None:
    every, seen = contacts(chart.case, chart.axis.shown)
    most = max(every.values(), default=0)
    chart.board.word(chart.case.words.say("timeline.contacts"), chart.x, top + 6, _SMALL + 0.5, face=Face.SEMIBOLD)
    chart.board.word(chart.case.words.say("timeline.contacts_most", n=most), chart.x, top + 16, 7, colour=GREY)
    floor = top + _DENSITY - 6
    for (year, month), count in sorted(every.items()):
        left = chart.axis.at(dt.date(year, month, 1))
        right = chart.axis.at(dt.date(year + month // 12, month % 12 + 1, 1))
        unit = (_DENSITY - 10) / most
        width = max(right - left - 0.8, 0.8)
        chart.board.box(left, floor - unit * count, width, unit * count, fill=PALE, stroke=GREY, line=0.4)
        if seen[year, month]:
            chart.board.box(
                left, floor - unit * seen[year, month], width, unit * seen[year, month], fill=(0.35, 0.35, 0.35)
            )
    chart.board.rule(chart.axis.left, floor, chart.axis.left + chart.axis.width, floor, colour=GREY)


def _legend(chart: _Chart, top: float) -> None:
    """What each mark means, on as many lines as that takes."""
    words, board = chart.case.words, chart.board
    board.word(words.say("timeline.legend"), chart.x, top, _SMALL, face=Face.SEMIBOLD)
    left = chart.axis.left
    at = left
    for width, draw, text in _signs(chart):
        needed = width + 4 + word_width(Face.REGULAR, text) * _SMALL + 12
        if at + needed > chart.axis.left + chart.axis.width + _MARGIN:
            at, top = left, top + 12
        draw(at, top)
        board.word(text, at + width + 4, top, _SMALL)
        at += needed


_Sign = tuple[float, Callable[[float, float], None], str]


def _signs(chart: _Chart) -> Iterator[_Sign]:
    """Every sign of the drawing: its width, how it is drawn, its meaning."""
    say, board = chart.case.words.say, chart.board
    for level in Level:
        letter = say(f"letters.{level}")
        yield 12, partial(_level_sign, board, level, letter), say(f"levels.{level}")
    dark = (0.35, 0.35, 0.35)
    yield 5, lambda x, top: board.word("+", x, top - 1, 9, face=Face.BOLD), say("timeline.positive")
    yield 5, lambda x, top: board.word("7", x, top + 1, _NUMBER, colour=GREY), say("timeline.number")
    yield 9, lambda x, top: board.word("×2", x, top + 1, _NUMBER, colour=GREY), say("timeline.several")
    yield 16, lambda x, top: _range_sign(board, x, top), say("timeline.some_day")
    yield 18, lambda x, top: board.box(x, top + 1, 18, 9, fill=_BAND_TONES[0], stroke=GREY), say("timeline.lasting")
    yield 18, lambda x, top: board.box(x, top + 1, 18, 9, stroke=GREY, dash=(2, 1.5)), say("timeline.uncertain")
    yield 18, lambda x, top: hatch(board, x, top + 1, 18, 9), say("timeline.gap_legend")
    yield 8, lambda x, top: board.box(x, top + 1, 8, 9, fill=dark), say("timeline.seen")
    yield 8, lambda x, top: board.box(x, top + 1, 8, 9, fill=PALE, stroke=GREY, line=0.4), say("timeline.other_contact")


def _level_sign(board: Board, level: Level, letter: str, x: float, top: float) -> None:
    draw_mark(board, level, letter, (x + 6, top + 5), _RADIUS)


def _range_sign(board: Board, x: float, top: float) -> None:
    for end in (x, x + 16):
        board.rule(end, top + 2, end, top + 8, colour=GREY, line=0.8)
    board.rule(x, top + 5, x + 16, top + 5, colour=GREY, line=0.8)
