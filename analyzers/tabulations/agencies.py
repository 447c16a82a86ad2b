"""Which agency has entries of which year: a blank is no entry, and is told apart from what no source covers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzers.coverage import Stretch, meets, reaches
from analyzers.lives import in_order
from analyzers.tabulations.periods import Period, clipped, half_years, shared_out, years
from analyzers.words import counted, opening
from chronology.model import Account, Chronology, Event, Tabulation, TabulationCell, TabulationRow

# Up to three years are told by halves.
_HALVES = 6
_MOST = 12
_UNNAMED = "No agency named"


def agencies(chronology: Chronology) -> Iterator[Tabulation]:
    """The table, the agency with the most entries first; none of a record that names no agency."""
    events = in_order(chronology)
    entries, documents = _held(events)
    if not set(entries) - {_UNNAMED}:
        return
    order = sorted(entries, key=lambda agency: (agency == _UNNAMED, -len(entries[agency]), agency))
    reach = {agency: reaches(chronology, documents[agency]) for agency in order}
    reached = [stretch for found in reach.values() for stretch in found]
    periods, by_halves = _periods(events[0].when.first_day, chronology.as_at, reached)
    yield Tabulation(
        name="agencies",
        title=f"Entries of each agency in each {'half-year' if by_halves else 'year'}",
        columns=tuple(period.label for period in periods),
        rows=tuple(_row(agency, entries[agency], periods, reach[agency], chronology) for agency in order),
        notes=tuple(_notes(events, periods)),
    )


def _periods(earliest: dt.date, last: dt.date, reach: Sequence[Stretch]) -> tuple[Sequence[Period], bool]:
    """From the first day a source reaches; the history before that is one period. Whether they are half-years."""
    since = min(last, *(max(earliest, first) for first, _ in reach)) if reach else earliest
    halves = half_years(earliest, since, last, _HALVES + 1)
    if len(halves) <= _HALVES:
        return halves, True
    return years(earliest, since, last, _MOST), False


def _held(events: Sequence[Event]) -> tuple[Mapping[str, Sequence[Event]], Mapping[str, set[str]]]:
    """The entries of each agency, and the documents that hold any of them. An incident that two tell counts for both."""
    entries: dict[str, dict[str, Event]] = defaultdict(dict)
    documents: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for account in event.accounts:
            agency = _agency(account)
            entries[agency][event.key] = event
            documents[agency].add(account.source.document)
    return {agency: list(found.values()) for agency, found in entries.items()}, documents


def _agency(account: Account) -> str:
    return account.agency or account.source.agency or _UNNAMED


def _row(
    agency: str, entries: Sequence[Event], periods: Sequence[Period], reach: Sequence[Stretch], chronology: Chronology
) -> TabulationRow:
    cells = []
    for period, found in zip(periods, shared_out(entries, periods), strict=True):
        keys = tuple(event.key for event in found)
        covered = keys or meets(reach, *clipped(period, chronology.as_at))
        cells.append(TabulationCell(count=len(keys) if covered else None, evidence=keys))
    return TabulationRow(label=agency, cells=tuple(cells))


def _notes(every: Sequence[Event], periods: Sequence[Period]) -> Iterator[str]:
    yield (
        "A source covers an agency for as long as the documents that hold its entries reach. That an agency has no entry "
        "does not show that it was not involved."
    )
    if vague := len(every) - sum(map(len, shared_out(every, periods))):
        yield opening(f"{counted(vague, 'entry is', 'entries are')} dated too vaguely for one of them and not counted.")
