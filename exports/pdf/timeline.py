"""The life on one page: what held above, what happened below, by shape, letter and tone; and the same in words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from chronology.model import Event, Level
from exports.pdf.case import Case
from exports.pdf.chart import draw_chart
from exports.pdf.page import Block, Drawing, NewPage, Prose, body_height, body_width
from exports.pdf.sections import section
from exports.pdf.spans import Band, Frame, bands, frame, gaps
from exports.pdf.text import BODY, Colour, Style, clip, height_of, paragraph, set_lines

_LABELS = 104.0
_SMALL = 7.5
_BAND = 13.0
_RULER = 30.0
_DENSITY = 34.0
_LEGEND = 18.0
_MOST_BANDS = 4
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


def timeline(case: Case) -> Iterator[Block | NewPage]:
    """The section: one wide page."""
    yield NewPage(wide=True)
    yield section(case, "timeline")
    shown = frame(case)
    if shown is None:
        yield Prose(paragraph(case.words.say("timeline.nothing"), style=BODY), before=6)
        return
    lines = clip(set_lines(paragraph(in_words(case, shown), style=_WORDS), body_width(wide=True)), _MOST_LINES)
    height = body_height(wide=True) - 38 - height_of(lines)
    yield Drawing(height, lambda pen, x, top: draw_chart(case, shown, pen, (x, top), height), before=4)
    yield Drawing(height_of(lines), lambda pen, x, top: pen.lines(lines, x, top), before=5)


def in_words(case: Case, shown: Frame) -> str:
    """What the drawing shows, for a reader who cannot see it."""
    say, count = case.words.say, case.words.count
    events = [event for event in case.chronology.events if case.printed(event)]
    text = say("timeline.in_words") + say(
        "timeline.from_to",
        start=case.day(shown.start),
        end=case.day(shown.end),
        entries=count("cover.count_entries", len(events) - shown.earlier),
    )
    levels = Counter(level for event in events if (level := case.level(event)))
    named = (f"{levels[level]} {say(f'levels.{level}').lower()}" for level in Level if levels[level])
    text += say("timeline.levels", levels=", ".join(named)) if levels else ""
    for lane, rows in bands(case, shown).items():
        if rows:
            spans = "; ".join(_band_words(case, band) for band in rows[:_MOST_BANDS])
            text += say("timeline.band_words", lane=say(f"lanes.{lane}"), spans=spans)
    if found := gaps(case, shown):
        days = "; ".join(f"{case.day(start)} {say('to')} {case.day(end)}" for start, end in found)
        text += say("timeline.gaps", gaps=days)
    if shown.earlier:
        text += count("timeline.earlier", shown.earlier, year=shown.start.year) + " "
    return text + say("timeline.table")


def _band_words(case: Case, band: Band) -> str:
    say = case.words.say
    end = say("ongoing") if band.ongoing else say("end_unknown") if band.open_end else case.day(band.end)
    return f"{band.label}, {say('entries.until', start=case.day(band.start), end=end)}"
