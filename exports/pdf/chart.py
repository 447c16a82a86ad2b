"""The drawing of a life: bands above, marks below. What is drawn is decided in `spans`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from chronology.model import Event, Level, Polarity, When
from chronology.practice import group_of
from exports.pdf.case import Case
from exports.pdf.drawing import PALE, RULE, WHITE, Pen
from exports.pdf.fonts import Face, word_width
from exports.pdf.furniture import fitted
from exports.pdf.marks import draw_mark
from exports.pdf.page import body_width
from exports.pdf.spans import Band, Frame, bands, contacts, gaps, lanes, stacked
from exports.pdf.text import GREY, Colour, Style

_LABELS = 104.0
_SMALL = 7.5
_BAND = 13.0
_BANDS_ROOM = 118.0
_RULER = 30.0
_DENSITY = 34.0
_LEGEND = 18.0
_MOST_BANDS = 4
_GAP_LABEL = 10.0
_LEAST_LABEL = 5  # a label cut shorter says nothing
_RADIUS = 5.2
_MARGIN = 16.0  # for the numbers of the last marks
_SPACING = 12.0
_WORDS = Style(8.5, 10.5)
_MOST_LINES = 11
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
    pen: Pen
    axis: _Axis
    x: float


def draw_chart(case: Case, shown: Frame, pen: Pen, corner: tuple[float, float], height: float) -> None:
    """The whole drawing, from its top left corner."""
    x, top = corner
    axis = _Axis(shown, x + _LABELS, body_width(wide=True) - _LABELS - _MARGIN)
    chart = _Chart(case, pen, axis, x)
    foot = top + height
    themes = _themes(case, shown)
    body = _ruler(chart, top, foot - _LEGEND)
    body = _bands(chart, body)
    room = foot - _LEGEND - _DENSITY - body - 4
    if gaps(case, shown):
        _gaps(chart, body, room)
        body, room = body + _GAP_LABEL, room - _GAP_LABEL
    each = min(room / max(len(themes), 1), 48)
    for name, events in themes.items():
        _row(chart, body, each, (case.words.say(f"themes.{name}"), events))
        body += each
    _density(chart, body + 2)
    _legend(chart, foot - _LEGEND + 4)


def _ruler(chart: _Chart, top: float, foot: float) -> float:
    """Years, and the age the child was in each; returns where it ends."""
    years = range(chart.axis.shown.start.year, chart.axis.shown.end.year + 1)
    step = max(1, round(len(years) * 26 / chart.axis.width + 0.49))
    for year in years:
        at = chart.axis.at(dt.date(year, 1, 1))
        chart.pen.rule(at, top + 2, at, foot, colour=RULE, line=0.4)
        if (year - years[0]) % step == 0:
            last = chart.axis.at(dt.date(year, 12, 31))
            chart.pen.word(str(year), max((at + last) / 2, at + 11), top + 1, 9, face=Face.SEMIBOLD, align=0.5)
    chart.pen.rule(chart.x, top + 14, chart.axis.left + chart.axis.width, top + 14, colour=RULE)
    if chart.case.born and chart.case.born.earliest == chart.case.born.latest and chart.case.born.earliest:
        chart.pen.word(chart.case.words.say("timeline.age"), chart.x, top + 16, _SMALL + 0.5, face=Face.SEMIBOLD)
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
            chart.pen.rule(at, top + 14, at, top + 19, colour=GREY)
            chart.pen.word(str(old), at + 2, top + 16, _SMALL + 0.5)


def _birthday(born: dt.date, year: int) -> dt.date:
    leap_day = (born.month, born.day) == (2, 29)
    return dt.date(year, 3, 1) if leap_day else born.replace(year=year)


def _bands(chart: _Chart, top: float) -> float:
    lanes_ = [(lane, stacked(rows)[:_MOST_BANDS]) for lane, rows in bands(chart.case, chart.axis.shown).items() if rows]
    high = min(_BAND, _BANDS_ROOM / max(sum(len(rows) for _, rows in lanes_), 1))
    for lane, rows in lanes_:
        chart.pen.word(
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
    chart.pen.rule(chart.x, top, chart.axis.left + chart.axis.width, top, colour=GREY)
    return top + 2


def _band(chart: _Chart, band: Band, across: tuple[float, float], tone: Colour) -> None:
    top, high = across
    left, right = chart.axis.at(band.start), chart.axis.at(band.end)
    width = max(right - left, 1.5)
    dash = (2, 1.5) if band.open_end else ()
    fill = WHITE if band.open_end else tone
    chart.pen.box(left, top + 0.8, width, high - 1.6, fill=fill, stroke=GREY, line=0.6, dash=dash)
    size = min(_SMALL, high - 3.2)
    label = fitted(band.label, width - 4, size)
    if len(label) > _LEAST_LABEL or label == band.label:
        chart.pen.word(label, left + 2.5, top + (high - size * 1.2) / 2, size)
    chart.pen.link(band.place, left, top, width, high)


def _gaps(chart: _Chart, top: float, room: float) -> None:
    taken = 0.0
    for start, end in gaps(chart.case, chart.axis.shown):
        left, right = chart.axis.at(start), chart.axis.at(end)
        chart.pen.hatch(left, top, right - left, room)
        text = chart.case.words.count("timeline.gap", (end - start).days)
        half = word_width(Face.REGULAR, text) * 3.5 + 2
        middle = (left + right) / 2
        if middle - half < taken:
            continue
        taken = middle + half
        chart.pen.box(middle - half, top + 0.5, 2 * half, 9, fill=WHITE)
        chart.pen.word(text, middle, top + 1, 7, align=0.5)


def _themes(case: Case, shown: Frame) -> dict[str, list[Event]]:
    """Entries that are shown, by row; a row without any is left out."""
    found: dict[str, list[Event]] = {name: [] for name in lanes().order}
    for event in case.chronology.events:
        if case.printed(event) and event.when.last_day >= shown.start:
            found[lanes().themes[group_of(event.kind)]].append(event)
    return {name: events for name, events in found.items() if events}


def _row(chart: _Chart, top: float, height: float, row: tuple[str, list[Event]]) -> None:
    label, events = row
    chart.pen.word(
        fitted(label, _LABELS - 6, _SMALL + 0.5), chart.x, top + height / 2 - 5, _SMALL + 0.5, face=Face.SEMIBOLD
    )
    sublines = max(1, int(height // 13))
    spots = _spots(chart.axis, events, sublines)
    for line, found in enumerate(spots):
        middle = top + height * (line + 0.5) / sublines
        for place, spot in enumerate(found):
            room = (found[place + 1].x if place + 1 < len(found) else chart.axis.left + chart.axis.width + 14) - spot.x
            _draw_spot(chart, spot, middle, room)
    chart.pen.rule(chart.x, top + height, chart.axis.left + chart.axis.width, top + height, colour=RULE, line=0.3)


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
            chart.pen.rule(end, middle - 3, end, middle + 3, colour=GREY, line=0.8)
        chart.pen.rule(first, middle, last, middle, colour=GREY, line=0.8)
    draw_mark(chart.pen, level, chart.case.words.say(f"letters.{level}"), (spot.x, middle), _RADIUS)
    if event.polarity is Polarity.POSITIVE:
        chart.pen.word("+", spot.x - _RADIUS - 1.5, middle - 8, 8, face=Face.BOLD, align=0.5)
    text = f"×{len(spot.events)}" if len(spot.events) > 1 else chart.case.number(event)
    if room >= beside - spot.x + 8 + 4 * len(text):
        chart.pen.word(text, beside + 1.5, middle - 4, 6.5, colour=GREY)
    chart.pen.link(chart.case.place(event.key), spot.x - _RADIUS, middle - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def _density(chart: _Chart, top: float) -> None:
    every, seen = contacts(chart.case, chart.axis.shown)
    most = max(every.values(), default=0)
    chart.pen.word(chart.case.words.say("timeline.contacts"), chart.x, top + 6, _SMALL + 0.5, face=Face.SEMIBOLD)
    chart.pen.word(chart.case.words.say("timeline.contacts_most", n=most), chart.x, top + 16, 7, colour=GREY)
    floor = top + _DENSITY - 6
    for (year, month), count in sorted(every.items()):
        left = chart.axis.at(dt.date(year, month, 1))
        right = chart.axis.at(dt.date(year + month // 12, month % 12 + 1, 1))
        unit = (_DENSITY - 10) / most
        width = max(right - left - 0.8, 0.8)
        chart.pen.box(left, floor - unit * count, width, unit * count, fill=PALE, stroke=GREY, line=0.4)
        if seen[year, month]:
            chart.pen.box(
                left, floor - unit * seen[year, month], width, unit * seen[year, month], fill=(0.35, 0.35, 0.35)
            )
    chart.pen.rule(chart.axis.left, floor, chart.axis.left + chart.axis.width, floor, colour=GREY)


def _legend(chart: _Chart, top: float) -> None:
    words = chart.case.words
    chart.pen.word(words.say("timeline.legend"), chart.x, top, 8, face=Face.SEMIBOLD)
    at = chart.x + _LABELS + 6
    for level in Level:
        draw_mark(chart.pen, level, words.say(f"letters.{level}"), (at, top + 5), _RADIUS)
        chart.pen.word(words.say(f"levels.{level}"), at + 9, top, 8)
        at += 56
    chart.pen.word("+", at, top - 1, 9, face=Face.BOLD, align=0.5)
    chart.pen.word(words.say("timeline.positive"), at + 6, top, 8)
    at += 66
    chart.pen.hatch(at, top + 1, 18, 9)
    chart.pen.word(words.say("timeline.gap_legend"), at + 22, top, 8)
    at += 78
    chart.pen.box(at, top + 1, 18, 9, stroke=GREY, dash=(2, 1.5))
    chart.pen.word(words.say("timeline.uncertain"), at + 22, top, 8)
    at += 98
    chart.pen.box(at, top + 1, 8, 9, fill=(0.35, 0.35, 0.35))
    chart.pen.word(words.say("timeline.seen"), at + 11, top, 8)
    chart.pen.box(at + 38, top + 1, 8, 9, fill=PALE, stroke=GREY, line=0.4)
    chart.pen.word(words.say("timeline.other_contact"), at + 49, top, 8)
