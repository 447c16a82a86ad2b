"""The sheets of enquiries, plans and orders, and of what came in and what came of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from chronology.model import Told
from exports.pdf.case import Case
from exports.pdf.periods import ConcernLine, PeriodLine, concern_lines, period_lines
from exports.pdf.text import Paragraph
from exports.sheet.book import Day, Value
from exports.sheet.values import yes


def periods(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """A row for each period, each sort together."""
    for line in period_lines(case):
        yield [_PERIOD[column](case, line) for column in columns]


def concerns(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """A row for each, the latest first."""
    for line in concern_lines(case):
        yield [_CONCERN[column](case, line) for column in columns]


def _plain(told: Paragraph) -> str:
    return "".join(run.text for run in told.runs)


def _day(told: Sequence[Told]) -> Value:
    return Day(told[0].when.earliest) if told and told[0].when.earliest else None


def _entries(case: Case, told: Sequence[Told]) -> str:
    return ", ".join(dict.fromkeys(case.number(case.events[each.event]) for each in told if each.event in case.events))


_PERIOD: Final[Mapping[str, Callable[[Case, PeriodLine], Value]]] = {
    "what": lambda _, line: line.what,
    "start": lambda _, line: _day(line.period.begun),
    "end": lambda _, line: _day(line.period.ended),
    "days": lambda _, line: line.days,
    "words": lambda _, line: _plain(line.words),
    "entries": lambda case, line: _entries(case, (*line.period.begun, *line.period.goes_on, *line.period.ended)),
}
_CONCERN: Final[Mapping[str, Callable[[Case, ConcernLine], Value]]] = {
    "day": lambda _, line: Day(line.concern.when.earliest) if line.concern.when.earliest else None,
    "source": lambda _, line: line.source,
    "about": lambda _, line: _plain(line.about),
    "came_of": lambda _, line: _plain(line.came_of),
    "sure": lambda case, line: yes(case, is_so=line.concern.sure),
    "entries": lambda case, line: _entries(case, (*line.concern.about, *line.concern.came_of)),
}
