"""The lines of the return's files under their headings, each counted; of the rows of one child, or of all."""

from collections.abc import Iterator, Sequence

from importers.ssda903.ledger import Ledger
from importers.ssda903.others import Others
from importers.ssda903.partition import Placed
from importers.ssda903.rows import Part
from importers.ssda903.tables import HEADER


def every_line(number: int, part: Part, ledger: Ledger) -> Iterator[Placed]:
    """Those of every child; one of no child is reported."""
    width, child_at = len(part.columns), part.child_at
    found = 0
    for line in part.sheet.lines():
        if line.number <= part.headings_at:
            continue
        found += 1
        cells = line.cells
        if len(cells) != width:
            cells = _fitted(cells, part, line.number, ledger)
        if child := cells[child_at]:
            yield child, number, line.number, cells
        else:
            _no_child(part, line.number, ledger)
    ledger.found[part.file] += found


def lines_but(others: Others, number: int, part: Part, ledger: Ledger) -> Iterator[Placed]:
    """Those of the children asked for; those of others are counted as they pass."""
    width, child_at = len(part.columns), part.child_at
    passing = others.passing(part)
    pick, meet, watch = passing.pick, passing.met.add, passing.watch
    born_at, born = passing.born_at, passing.born.add
    found, left, before, whose = 0, 0, None, ""
    for at, as_it_stands in part.sheet.as_it_stands():
        cells = as_it_stands
        # Rows of one child follow each other, as a rule: nothing is asked twice.
        if len(cells) != width or cells[child_at] != before:
            if at <= part.headings_at or not any(map(str.strip, cells)):
                continue
            if len(cells) != width:
                cells = _fitted([cell.strip() for cell in cells], part, at, ledger)
            whose = cells[child_at].strip()
            if not whose:
                before, found = None, found + 1
                _no_child(part, at, ledger)
                continue
            if not others.has(whose, _number(cells, part)):
                before, found = None, found + 1
                yield whose, number, at, [cell.strip() for cell in cells]
                continue
            passing.look()
            # Of each header the number is asked.
            before = cells[child_at] if part.table.name != HEADER else None
        left += 1
        if born_at is not None:
            born(cells[born_at])
        if pick is not None:
            meet(pick(cells))
        if watch is not None:
            watch(whose, cells)
    passing.end(left)
    ledger.found[part.file] += found
    others.leave(part.file, left)


def _number(cells: Sequence[str], part: Part) -> str:
    return cells[part.columns.index("UPN")].strip() if part.table.name == HEADER else ""


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
