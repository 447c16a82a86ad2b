"""How late what was due was done: the rules that were not met, each time in the order it was due."""

from collections import defaultdict
from collections.abc import Sequence

from chronology.model import Timescale, TimescaleState
from exports.drawings.charts.bars import Bar, BarRow, Bars
from exports.pdf.case import Case

_MOST_ROWS = 4
_MOST = 10
# Titles of rules are long.
_LABELS = 215.0
# One instance is said as well in words.
_LEAST = 2
_JUDGED = (TimescaleState.MET, TimescaleState.LATE, TimescaleState.OVERDUE)


def lateness(case: Case) -> tuple[Bars, str] | None:
    """The chart and what it says in words; None where no rule was missed that was held against the record twice."""
    say = case.words.say
    found: dict[tuple[str, str], list[Timescale]] = defaultdict(list)
    for scale in case.chronology.timescales:
        if scale.state in _JUDGED and scale.due and (scale.state is TimescaleState.MET or scale.late_by is not None):
            found[scale.title, scale.late_unit].append(scale)
    missed = {name: n for name, each in found.items() if (n := sum(s.state is not TimescaleState.MET for s in each))}
    names = sorted((name for name in missed if len(found[name]) >= _LEAST), key=lambda name: (-missed[name], name))
    if not names:
        return None
    rows = [(case.called(title), unit, _in_order(found[title, unit])) for title, unit in names[:_MOST_ROWS]]
    before = any(len(each) > _MOST for *_, each in rows)
    return Bars(
        rows=[
            BarRow(
                say(f"charts.in_{unit}", title=title),
                [_bar(scale) for scale in each[-_MOST:]],
                (f"×{len(each) - _MOST}" if len(each) > _MOST else "–") if before else "",
            )
            for title, unit, each in rows
        ],
        before=say("charts.earlier") if before else "",
        labels=_LABELS,
        own_scales=True,
    ), _told(case, rows)


def _in_order(scales: Sequence[Timescale]) -> list[Timescale]:
    return sorted(scales, key=lambda scale: (str(scale.due), scale.trigger))


def _bar(scale: Timescale) -> Bar:
    late = scale.late_by or 0
    return Bar(late, str(late), open=scale.state is TimescaleState.OVERDUE)


def _told(case: Case, rows: Sequence[tuple[str, str, Sequence[Timescale]]]) -> str:
    """Every number of the chart with the day it was due, rule by rule."""
    say = case.words.say
    told = []
    for title, unit, scales in rows:
        each = (f"{case.day(s.due)} {say('state.met') if not s.late_by else s.late_by}" for s in scales if s.due)
        told.append(f"{say(f'charts.in_{unit}', title=title)}: {', '.join(each)}")
    return say("charts.alternative", rows="; ".join(told))
