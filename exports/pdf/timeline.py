"""The life on one page: what held above, what happened below, by shape, letter and tone; and the same in words."""

from collections import Counter
from collections.abc import Iterator

from chronology.model import Level, Polarity
from exports.pdf.case import Case
from exports.pdf.chart import draw_chart
from exports.pdf.page import Block, Drawing, NewPage, Prose, body_height, body_width
from exports.pdf.sections import section
from exports.pdf.spans import Band, Frame, bands, contacts, days_between, frame, gaps, themes
from exports.pdf.text import BODY, Style, height_of, paragraph, set_lines

_WORDS = Style(9, 11)
_LEAST_DRAWING = 300.0


def timeline(case: Case) -> Iterator[Block | NewPage]:
    """The section: one wide page."""
    yield NewPage(wide=True)
    yield section(case, "timeline")
    shown = frame(case)
    if shown is None:
        yield Prose(paragraph(case.words.say("timeline.nothing"), style=BODY), before=6)
        return
    words = Prose(paragraph(in_words(case, shown), style=_WORDS), before=5)
    room = body_height(wide=True) - 38
    height = max(room - height_of(set_lines(words.paragraph, body_width(wide=True))), _LEAST_DRAWING)
    start, end = case.day(shown.start), case.day(shown.end)
    told = case.words.say("timeline.alternative", start=start, end=end)
    yield Drawing(
        height, lambda pen, x, top: draw_chart(case, shown, pen, (x, top), height), before=4, alternative=told
    )
    yield words


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
    text += _rows_words(case, shown)
    for lane, rows in bands(case, shown).items():
        if rows:
            spans = "; ".join(_band_words(case, band) for band in rows)
            text += say("timeline.band_words", lane=say(f"lanes.{lane}"), spans=spans)
    if found := gaps(case, shown):
        days = "; ".join(
            f"{case.day(start)} {say('to')} {case.day(end)}, {count('timeline.gap', days_between(start, end))}"
            for start, end in found
        )
        text += say("timeline.gaps", gaps=days)
    every, seen = contacts(case, shown)
    text += count("timeline.contacts_words", every.total(), seen=seen.total()) + " " if every else ""
    if shown.earlier:
        text += count("timeline.earlier", shown.earlier, year=shown.start.year) + " "
    return text + say("timeline.table")


def _rows_words(case: Case, shown: Frame) -> str:
    """How many entries stand in each row, and how many are marked as protective."""
    say = case.words.say
    rows = themes(case, shown)
    named = [f"{say(f'themes.{name}')} {len(events)}" for name, events in rows.items()]
    good = sum(event.polarity is Polarity.POSITIVE for events in rows.values() for event in events)
    text = say("timeline.rows", rows="; ".join(named)) if named else ""
    return text + (case.words.count("timeline.positive_words", good) + " " if good else "")


def _band_words(case: Case, band: Band) -> str:
    say = case.words.say
    end = say("ongoing") if band.ongoing else say("end_unknown") if band.open_end else case.day(band.end)
    return f"{band.label}, {say('entries.until', start=case.day(band.start), end=end)}"
