"""Small charts beside what they show: each a figure with its numbers, told in words, and the entries it counts.

They stand only where the pages there are have room for them: no word is left out for a chart.
"""

from collections.abc import Iterator, Sequence

from chronology.model import Tabulation
from exports.drawings.charts.bars import Bars, draw_bars
from exports.drawings.charts.halves import Row, drawn, incidents, voice
from exports.drawings.charts.lateness import lateness
from exports.pdf.case import Case
from exports.pdf.page import Block, Drawing, Place, Prose, body_width
from exports.pdf.sections import heading
from exports.pdf.text import FINE, Run, bold, paragraph

VOICE = "voice"
"""The name of the table that stands with what is said of the person's voice."""

_MOST_BRIEF, _MOST_REFERENCES = 3, 2
LEAST_CHART = 90.0
"""Where there is less room than this for a chart with its heading and entries, there is none."""


def charted(case: Case) -> bool:
    """There is anything that a chart would show, in a document that has any: a court is given facts, a family words."""
    return case.weighed and bool(incidents(case) or lateness(case))


def incidents_chart(case: Case) -> Iterator[Block]:
    """What happened in each half-year, with all the entries."""
    rows = incidents(case) if case.fit.charts else []
    if rows:
        title = case.words.say("charts.incidents")
        yield heading(title, Place("half-years", title, 1), before=9)
        yield _figure(*drawn(case, rows))
        yield Prose(paragraph(*_entries(case, rows, len(case.events)), style=FINE), before=2)


def brief_chart(case: Case) -> Iterator[Block]:
    """What happened most, and in the same half-years when the person was seen; with a few entries of each."""
    rows = incidents(case, _MOST_BRIEF) if case.fit.charts else []
    if not rows:
        return
    tables = [table for table in case.chronology.tabulations if table.name == VOICE]
    # What they said, and the entries that have them seen, stand in the words on it.
    seen = voice(case, tables[0])[:2] if len(tables) == 1 else []
    lead = bold(f"{case.words.say('charts.halves' if seen else 'charts.incidents')}. ")
    yield _figure(*drawn(case, [*rows, *seen]), before=6)
    yield Prose(paragraph(lead, *_entries(case, rows, _MOST_REFERENCES), style=FINE), before=2)


def _entries(case: Case, rows: Sequence[Row], most: int) -> Iterator[Run | str]:
    yield case.words.say("charts.incidents_words", name=case.subject_name) + " "
    for place, row in enumerate(rows):
        yield "; " if place else ""
        yield bold(f"{row.label}: ")
        yield from case.references(row.entries, most=most)
    yield "."
    if vague := sum(row.vague for row in rows):
        yield " " + case.words.count("charts.vague", vague)


def voice_chart(case: Case, table: Tabulation) -> Iterator[Block]:
    """When the person was seen and heard in each half-year; it stands with the table that it is drawn of."""
    rows = voice(case, table) if case.fit.charts else []
    if rows:
        yield _figure(*drawn(case, rows))


def lateness_chart(case: Case) -> Iterator[Block]:
    """How late each time what was due was done; it stands with the timescales that say the same."""
    found = lateness(case) if case.fit.charts else None
    if found is not None:
        yield _figure(*found)
        yield Prose(paragraph(case.words.say("charts.late_words"), style=FINE), before=2, keep=True)


def _figure(bars: Bars, told: str, before: float = 4) -> Drawing:
    width = body_width(wide=False)
    return Drawing(
        bars.height,
        lambda pen, x, top: draw_bars(pen, (x, top), width, bars),
        before=before,
        keep=True,
        alternative=told,
    )
