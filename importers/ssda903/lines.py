"""The lines of the return's files under their headings, each counted; of the rows of one child, or of all."""

from collections.abc import Collection, Iterator, Sequence

from chronology.documents import Together
from importers.ssda903.ledger import Ledger
from importers.ssda903.others import Others
from importers.ssda903.partition import Placed
from importers.ssda903.rows import Part


def every_line(number: int, part: Part, ledger: Ledger) -> Iterator[Placed]:
    """Those of every child; one of no child is reported."""
    child_at = part.child_at
    found = 0
    for as_they_stand, filled in _fitting(part, ledger):
        lines = as_they_stand.stripped()
        for nth, child in enumerate(lines.column(child_at)):
            if child:
                found += 1
                yield child, number, lines.first + nth, lines.cells(nth)
            elif filled or any(lines.cells(nth)):
                found += 1
                _no_child(part, lines.first + nth, ledger)
    ledger.found[part.file] += found


def lines_of(wanted: Collection[str], number: int, part: Part, ledger: Ledger) -> Iterator[Placed]:
    """Those of some children, who are few: of all others no more is looked at than whose they are. None is counted."""
    child_at = part.child_at
    for lines, _ in _fitting(part, ledger):
        for nth, child in enumerate(map(str.strip, lines.column(child_at))):
            if child in wanted:
                yield child, number, lines.first + nth, [cell.strip() for cell in lines.cells(nth)]


def lines_but(others: Others, number: int, part: Part, ledger: Ledger) -> Iterator[Placed]:
    """Those of the children asked for; those of others are counted as they pass."""
    passing = others.passing(part)
    found = 0
    for lines, filled in _fitting(part, ledger):
        # Most lines are of others. The few that are not are found by halves.
        waiting = [lines]
        while waiting:
            some = waiting.pop()
            if passing.all_of(some):
                continue
            if len(some) > 1:
                middle = len(some) // 2
                waiting += (some.part(middle), some.part(0, middle))
                continue
            cells = [cell.strip() for cell in some.cells(0)]
            if child := cells[part.child_at]:
                found += 1
                others.mean(child)
                yield child, number, some.first, cells
            elif filled or any(cells):
                found += 1
                _no_child(part, some.first, ledger)
    ledger.found[part.file] += found
    passing.end()


def _fitting(part: Part, ledger: Ledger) -> Iterator[tuple[Together, bool]]:
    """The lines below the headings, with as many cells as there are of those, and whether each is known to hold any."""
    width = len(part.columns)
    for some in part.sheet.together(width):
        if isinstance(some, Together):
            below = some.part(max(0, part.headings_at + 1 - some.first))
            if len(below):
                yield below, False
        elif some[0] > part.headings_at and any(map(str.strip, some[1])):
            at, cells = some
            if len(cells) != width:
                cells = _fitted([cell.strip() for cell in cells], part, at, ledger)
            yield Together(at, 1, cells, width, width), True


def _no_child(part: Part, number: int, ledger: Ledger) -> None:
    ledger.accounted[part.file] += 1
    ledger.problem("a row names no child; it was not told", part.file, part.sheet.place(number))


def _fitted(cells: Sequence[str], part: Part, number: int, ledger: Ledger) -> Sequence[str]:
    width = len(part.columns)
    place = part.sheet.place(number)
    if any(cells[width:]):
        ledger.problem("a row has more cells than there are headings; those beyond were not read", part.file, place)
    elif len(cells) < width:
        ledger.problem("a row has fewer cells than there are headings", part.file, place)
    return [*cells[:width], *[""] * (width - len(cells))]
