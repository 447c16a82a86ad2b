"""The drawing of a life: bands above, marks below. What is drawn is decided in `spans`."""

import datetime as dt

from exports.conference import counts_what_was_read
from exports.drawings.board import Board, hatch
from exports.drawings.timeline.axis import BAND_TONES, DARK, EARLIER, LABELS, MARGIN, NUMBER, SMALL, Axis, Chart
from exports.drawings.timeline.bands import bands, stacked
from exports.drawings.timeline.labels import Keys, Label, labels, lines
from exports.drawings.timeline.lanes import lane_name
from exports.drawings.timeline.rows import draw_rows
from exports.drawings.timeline.signs import draw_legend
from exports.drawings.timeline.spans import Frame, contacts, days_between, earlier, gaps, themes
from exports.pdf.case import Case
from exports.pdf.fonts import Face, word_width
from exports.pdf.showing import fitted
from exports.pdf.text import GREY, PALE, RULE, WHITE, Colour

_BAND = 13.0
_BANDS_ROOM = 118.0
_RULER = 30.0
_YEAR = 22.0
_DENSITY = 34.0
_LEGEND = 26.0
_MOST_BANDS = 4
_GAP_LABEL = 10.0
_GAP_ROWS = 2


def draw_chart(board: Board, corner: tuple[float, float], size: tuple[float, float], case: Case, shown: Frame) -> None:
    """The whole drawing of the days shown, in a width and height from its top left corner."""
    (x, top), (width, height) = corner, size
    before = earlier(case, shown)
    left = LABELS + (EARLIER if before else 0)
    chart = Chart(case, board, Axis(shown, x + left, width - left - MARGIN), x)
    foot = top + height
    body = _ruler(chart, top, foot - _LEGEND)
    if before:
        words = fitted(case.words.say("timeline.before", year=shown.start.year), EARLIER, SMALL)
        board.word(words, x + LABELS, top + 2, SMALL)
    body = _bands(chart, body)
    # How many visits words were read as is drawn for nobody who meets, as it is told to nobody.
    density = _DENSITY if counts_what_was_read(case.chronology) else 0.0
    room = foot - _LEGEND - density - body - 4
    if gaps(case, shown):
        _gaps(chart, body, room)
        labels = _GAP_ROWS * _GAP_LABEL
        body, room = body + labels, room - labels
    draw_rows(chart, body, room, themes(case, shown), before)
    if density:
        _density(chart, foot - _LEGEND - density)
    draw_legend(chart, foot - _LEGEND + 4)


def _ruler(chart: Chart, top: float, foot: float) -> float:
    """Years, and the age the child was in each; returns where it ends."""
    years = range(chart.axis.shown.start.year, chart.axis.shown.end.year + 1)
    step = max(1, round(len(years) * 26 / chart.axis.width + 0.49))
    for year in years:
        at, last = chart.axis.at(dt.date(year, 1, 1)), chart.axis.at(dt.date(year, 12, 31))
        chart.board.rule(at, top + 2, at, foot, colour=RULE, line=0.4)
        # The first and the last year may be a few days only.
        narrow = last - at < _YEAR and len(years) > 1 and year in (years[0], years[-1])
        if (year - years[0]) % step == 0 and not narrow:
            chart.board.word(str(year), max((at + last) / 2, at + 11), top + 1, 9, face=Face.SEMIBOLD, align=0.5)
    chart.board.rule(chart.x, top + 14, chart.axis.right, top + 14, colour=RULE)
    if chart.case.born and chart.case.born.earliest == chart.case.born.latest and chart.case.born.earliest:
        chart.board.word(chart.case.words.say("timeline.age"), chart.x, top + 16, SMALL + 0.5, face=Face.SEMIBOLD)
        _ages(chart, chart.case.born.earliest, top)
        return top + _RULER
    return top + _RULER - 12


def _ages(chart: Chart, born: dt.date, top: float) -> None:
    step = max(1, round((chart.axis.shown.days / 365.25) * 16 / chart.axis.width + 0.49))
    for year in range(chart.axis.shown.start.year, chart.axis.shown.end.year + 1):
        old = year - born.year
        at = chart.axis.at(_birthday(born, year))
        inside = chart.axis.left < at < chart.axis.right - 8
        if old >= 0 and inside and old % step == 0:
            chart.board.rule(at, top + 14, at, top + 19, colour=GREY)
            chart.board.word(str(old), at + 2, top + 16, SMALL + 0.5)


def _birthday(born: dt.date, year: int) -> dt.date:
    leap_day = (born.month, born.day) == (2, 29)
    return dt.date(year, 3, 1) if leap_day else born.replace(year=year)


def _bands(chart: Chart, top: float) -> float:
    lanes_ = [(lane, stacked(rows)[:_MOST_BANDS]) for lane, rows in bands(chart.case, chart.axis.shown).items() if rows]
    keys = Keys({})
    high = min(_BAND, _BANDS_ROOM / max(sum(len(rows) for _, rows in lanes_), 1))
    for lane, rows in lanes_:
        chart.board.word(
            fitted(lane_name(chart.case, lane), LABELS - 6, SMALL + 0.5),
            chart.x,
            top + 2,
            SMALL + 0.5,
            face=Face.SEMIBOLD,
        )
        for row in rows:
            for place, label in enumerate(labels(row, chart.axis, min(SMALL, high - 2.8), keys)):
                _band(chart, label, (top, high), BAND_TONES[place % 2])
            top += high
        top += 2
    for line in lines(keys, SMALL, chart.axis.width):
        chart.board.word(line, chart.axis.left, top, SMALL)
        top += _GAP_LABEL
    chart.board.rule(chart.x, top, chart.axis.right, top, colour=GREY)
    return top + 2


def _band(chart: Chart, label: Label, across: tuple[float, float], tone: Colour) -> None:
    top, high = across
    band = label.band
    left, right = chart.axis.at(band.start), chart.axis.at(band.end)
    width = max(right - left, 1.5)
    dash = (2, 1.5) if band.open_end else ()
    fill = WHITE if band.open_end else tone
    chart.board.box(left, top + 0.8, width, high - 1.6, fill=fill, stroke=GREY, line=0.6, dash=dash)
    size = min(SMALL, high - 2.8)
    chart.board.word(label.text, label.x, top + (high - size * 1.2) / 2, size)
    chart.board.link(band.place, left, top, width, high, text=band.label)


def _gaps(chart: Chart, top: float, room: float) -> None:
    """Gaps, each with its days; a label that would lie on its neighbour stands in the row below."""
    taken = [0.0] * _GAP_ROWS
    for start, end in gaps(chart.case, chart.axis.shown):
        left, right = chart.axis.at(start), chart.axis.at(end)
        hatch(chart.board, left, top, right - left, room)
        text = chart.case.words.count("timeline.gap", days_between(start, end))
        half = word_width(Face.REGULAR, text) * SMALL / 2 + 2
        middle = (left + right) / 2
        row = next((row for row, used in enumerate(taken) if middle - half >= used), None)
        if row is None:
            continue
        taken[row] = middle + half
        chart.board.box(middle - half, top + 0.5 + row * _GAP_LABEL, 2 * half, 9.5, fill=WHITE)
        chart.board.word(text, middle, top + 0.5 + row * _GAP_LABEL, SMALL, align=0.5)


def _density(chart: Chart, top: float) -> None:
    every, seen = contacts(chart.case, chart.axis.shown)
    most = max(every.values(), default=0)
    chart.board.word(chart.case.words.say("timeline.contacts"), chart.x, top + 6, SMALL + 0.5, face=Face.SEMIBOLD)
    chart.board.word(chart.case.words.say("timeline.contacts_most", n=most), chart.x, top + 16, NUMBER, colour=GREY)
    floor = top + _DENSITY - 6
    for (year, month), count in sorted(every.items()):
        left = chart.axis.at(dt.date(year, month, 1))
        right = chart.axis.at(dt.date(year + month // 12, month % 12 + 1, 1))
        unit = (_DENSITY - 10) / most
        width = max(right - left - 0.8, 0.8)
        chart.board.box(left, floor - unit * count, width, unit * count, fill=PALE, stroke=GREY, line=0.4)
        if seen[year, month]:
            chart.board.box(left, floor - unit * seen[year, month], width, unit * seen[year, month], fill=DARK)
    chart.board.rule(chart.axis.left, floor, chart.axis.right, floor, colour=GREY)
