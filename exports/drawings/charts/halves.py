"""Entries counted in half-years: what happened, and when the person was seen and heard."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.model import Event, Kind, Tabulation, When
from chronology.tables import shipped_table
from exports.drawings.charts.bars import Bar, BarRow, Bars
from exports.drawings.charts.each_once import each_once
from exports.pdf.case import Case

# Six years: more columns would be too narrow for their numbers. What is older is one number before them.
_MOST = 12
# A kind that is told of once repeats nothing; more rows than these would be a drawing of their own.
_LEAST_ENTRIES = 2
_MOST_ROWS = 5
# No table goes back further.
_LONGEST = 120
# What is drawn of the table of the person's voice: its columns by name.
_OF_VOICE = ("Seen", "Seen alone", "Own words or views")
_NAMES = ("January to June", "July to December")


@dataclass(frozen=True, slots=True, order=True)
class Half:
    """A half-year: the first is 0."""

    year: int
    half: int

    @property
    def name(self) -> str:
        """As tables of counts call it, in English."""
        return f"{_NAMES[self.half]} {self.year}"

    def next(self) -> "Half":
        """The one after it."""
        return Half(self.year + self.half, 1 - self.half)


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted under one name in each half-year: None where no source could have shown any.

    `older` are counted before these, `vague` ones are dated too vaguely to be counted; all are among the `entries`.
    """

    label: str
    counts: Mapping[Half, int | None]
    entries: Sequence[str]
    older: int = 0
    vague: int = 0
    since: Half | None = None
    """What lies before it is not covered; without it, nothing that lies before is known to be."""

    def of(self, half: Half) -> int | None:
        """How many are of a half-year."""
        return self.counts.get(half, None if self.since and half < self.since else 0)


@dataclass(frozen=True, slots=True)
class _Table:
    """Which patterns call for the chart, the row of each kind, and the patterns of each row, in the order of the rows."""

    patterns: frozenset[str]
    kinds: Mapping[Kind, str]
    rows: Mapping[str, frozenset[str]]


@cache
def _table() -> _Table:
    table = shipped_table("exports.drawings.charts", "counted.toml")
    kinds = {Kind(kind): name for name, row in table["rows"].items() for kind in row["kinds"]}
    rows = {name: frozenset(row["patterns"]) for name, row in table["rows"].items()}
    return _Table(frozenset(table["patterns"]).union(*rows.values()), kinds, rows)


def incidents(case: Case, most: int = _MOST_ROWS) -> list[Row]:
    """Incidents of each kind that concern the subject, shown as entries or not, in at `most` so many rows.

    None where no finding is of repetition.
    """
    patterns = {numbered.finding.pattern for numbered in case.findings}
    if not patterns & _table().patterns:
        return []
    found: dict[str, list[Event]] = defaultdict(list)
    for event in case.chronology.events:
        name = _table().kinds.get(event.kind)
        if name and event.when.dated and not event.when.is_only_told and case.concerns(event):
            found[name].append(event)
    counted = {name: each_once(found[name]) for name in _table().rows}
    often = [name for name, events in counted.items() if len(events) >= _LEAST_ENTRIES]
    kept = sorted(often, key=lambda name: not _table().rows[name] & patterns)[:most]
    return [_row(case, name, counted[name]) for name in often if name in kept]


def _row(case: Case, name: str, events: Sequence[Event]) -> Row:
    halves = [_half(event.when) for event in events]
    counts = Counter(half for half in halves if half is not None)
    keys = [event.key for event in events]
    return Row(case.words.say(f"charts.{name}"), counts, keys, vague=halves.count(None))


def voice(case: Case, table: Tabulation) -> list[Row]:
    """When the person was seen, alone, and heard, of the table that counts it; none where it counts nothing of it."""
    known = {row.label: dict(zip(table.columns, row.cells, strict=True)) for row in table.rows}
    last = _at(case)
    halves = {half: known[half.name] for half in _halves(Half(last.year - _LONGEST, 0), last) if half.name in known}
    names = {half.name for half in halves}
    before = [cells for label, cells in known.items() if label not in names]
    rows = []
    for name in _OF_VOICE if halves else ():
        if name in table.columns:
            every = [cells[name] for cells in known.values()]
            counts = {half: cells[name].count for half, cells in halves.items()}
            older = sum(cells[name].count or 0 for cells in before)
            keys = [key for cell in every for key in cell.evidence]
            rows.append(Row(case.called(name), counts, keys, older, since=min(halves)))
    return rows if any(row.entries for row in rows) else []


def drawn(case: Case, rows: Sequence[Row]) -> tuple[Bars, str]:
    """The chart of the latest half-years, and every number of it in words; what is older is one number before them."""
    last = _at(case)
    known = [half for row in rows for half, count in row.counts.items() if count]
    halves = [*_halves(min((*known, last)), last)][-_MOST:]
    years = [half.year for half in halves]
    older = [row.older + sum(count or 0 for half, count in row.counts.items() if half < halves[0]) for row in rows]
    before = case.words.say("timeline.before", year=years[0]) if any(older) else ""
    bars = Bars(
        rows=[
            BarRow(row.label, [_bar(row.of(half)) for half in halves], (str(n) if n else "–") if before else "")
            for row, n in zip(rows, older, strict=True)
        ],
        heads=[(str(year), years.count(year)) for year in dict.fromkeys(years)],
        before=before,
    )
    told = []
    for row, n in zip(rows, older, strict=True):
        some = [f"{before} {n}"] if n else []
        some += [f"{case.called(half.name)} {count}" for half in halves if (count := row.of(half))]
        told.append(f"{row.label}: {', '.join(some) or '–'}")
    return bars, case.words.say("charts.alternative", rows="; ".join(told))


def _bar(count: int | None) -> Bar:
    """No entry is a dash, as in the tables; what no source covers is shaded."""
    return Bar(count or 0, str(count) if count else "–", unknown=count is None)


def _half(when: When) -> Half | None:
    """The half-year an entry is of, where its date is known as well as that."""
    first, last = when.first_day, when.last_day
    half = Half(first.year, int(first.month > 6))  # July begins the second
    return half if half == Half(last.year, int(last.month > 6)) else None


def _at(case: Case) -> Half:
    day = case.chronology.as_at
    return Half(day.year, int(day.month > 6))


def _halves(first: Half, last: Half) -> Iterator[Half]:
    while first <= last:
        yield first
        first = first.next()
