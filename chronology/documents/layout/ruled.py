"""Tables drawn with lines: the cells are what the lines enclose."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from chronology.documents.layout.columns import rows_by_gaps
from chronology.documents.layout.marks import Glyph, Rule, between, clustered, joined, lines_of

TOUCH: Final = 3.0
_ALIGNED: Final = 1.0
_LEAST: Final = 6.0
# In heights of the letters: lines further apart belong to two cells.
_BLOCK: Final = 1.45
# In heights of the letters: white space that is wider than between two words.
_WHITE: Final = 0.4
# Further right than any page.
_EDGE: Final = 100_000.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines that touch each other: where the columns are parted, and from top to bottom the rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]
    is_striped: bool = False
    """Its rows are parted by shades: no line has to stand where two of them meet."""

    def holds(self, glyph: Glyph) -> bool:
        """The character stands in it."""
        return self.xs[0] <= glyph.middle <= self.xs[-1] and self.ys[-1] <= glyph.centre <= self.ys[0]


def grids(upright: Sequence[Rule], level: Sequence[Rule]) -> list[Grid]:
    """The grids on a page with at least two columns, from top to bottom."""
    seams = _seams(upright)
    made = [_grid(*group, seams) for group in _touching(_whole(upright), _whole(level))]
    made.append(_without_level(_whole(upright)) if not level else None)
    return sorted((grid for grid in made if grid is not None), key=lambda grid: -grid.ys[0])


def _seams(upright: Sequence[Rule]) -> list[tuple[float, float]]:
    """(x, y) where one upright line ends and the next begins at once: some programs draw a piece for each cell."""
    found = []
    for at in clustered([piece.at for piece in upright], _ALIGNED):
        ends = sorted((p for p in upright if abs(p.at - at) <= _ALIGNED), key=lambda p: p.start)
        found += [(at, lower.end) for lower, upper in pairwise(ends) if abs(lower.end - upper.start) <= _ALIGNED / 2]
    return found


def _whole(pieces: Sequence[Rule]) -> list[Rule]:
    """Lines that were drawn in pieces, one for each cell, made whole."""
    found: list[Rule] = []
    for at in clustered([piece.at for piece in pieces], _ALIGNED):
        run: Rule | None = None
        for piece in sorted((p for p in pieces if abs(p.at - at) <= TOUCH), key=lambda p: p.start):
            if run is not None and piece.start <= run.end + _ALIGNED:
                run = Rule(at, run.start, max(run.end, piece.end))
                found[-1] = run
            else:
                run = Rule(at, piece.start, piece.end)
                found.append(run)
    return found


def _touching(upright: Sequence[Rule], level: Sequence[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or meet, directly or through others."""
    parents = list(range(len(upright) + len(level)))

    def root(n: int) -> int:
        while parents[n] != n:
            parents[n] = parents[parents[n]]
            n = parents[n]
        return n

    for i, one in enumerate(upright):
        for j, other in enumerate(level, start=len(upright)):
            if one.covers(other.at, TOUCH) and other.covers(one.at, TOUCH):
                parents[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for n, rule in enumerate((*upright, *level)):
        groups[root(n)][n >= len(upright)].append(rule)
    return groups.values()


def _grid(upright: list[Rule], level: list[Rule], seams: Sequence[tuple[float, float]]) -> Grid | None:
    if not upright or not level:
        return None
    level = [*level, *_rules_at_seams(upright, seams)]
    # Where the outer lines are left out, the inner ones still reach as far.
    xs = clustered([r.at for r in upright] + [min(r.start for r in level), max(r.end for r in level)], TOUCH)
    ys = clustered([r.at for r in level] + [min(r.start for r in upright), max(r.end for r in upright)], TOUCH)
    if len(xs) < 3 or len(ys) < 2 or xs[-1] - xs[0] < _LEAST or ys[-1] - ys[0] < _LEAST:
        return None
    return Grid(tuple(xs), tuple(reversed(ys)), tuple(upright), tuple(level))


def _without_level(upright: list[Rule]) -> Grid | None:
    """Columns parted by lines, without a level line anywhere: the last column may be open to the right."""
    tall = max(upright, key=lambda rule: rule.end - rule.start, default=None)
    if tall is None:
        return None
    beside = [r for r in upright if abs(r.start - tall.start) <= TOUCH and abs(r.end - tall.end) <= TOUCH]
    xs = clustered([rule.at for rule in beside], TOUCH)
    return Grid((*xs, _EDGE), (tall.end, tall.start), tuple(beside), ()) if len(xs) > 1 else None


def _rules_at_seams(upright: Sequence[Rule], seams: Sequence[tuple[float, float]]) -> list[Rule]:
    """Where all the upright lines were pieced together, two rows meet, though no line may part them."""
    xs = clustered([rule.at for rule in upright], TOUCH)
    found = []
    for y in clustered([y for x, y in seams if xs[0] - TOUCH <= x <= xs[-1] + TOUCH], _ALIGNED):
        at = clustered([x for x, other in seams if abs(other - y) <= _ALIGNED], TOUCH)
        if all(any(abs(x - seam) <= TOUCH for seam in at) for x in xs):
            found.append(Rule(y, xs[0], xs[-1]))
    return found


def rows_in(grid: Grid, glyphs: Sequence[Glyph]) -> list[list[str]]:
    """The rows of a grid. What stands in a cell of several rows is said in each, once."""
    grid = replace(grid, upright=(*grid.upright, *_left_out(grid, glyphs)))
    owners = _owners(grid)
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    falling = [-y for y in grid.ys]
    for glyph in glyphs:
        row, column = between(falling, -glyph.centre), between(grid.xs, glyph.middle)
        if row is not None and column is not None:
            inside[owners[row, column]].append(glyph)
    if len({column for _, column in inside}) < 2:
        return []
    if len(grid.ys) <= 3 and (found_by_gaps := _rows_not_drawn(grid, inside)):
        return found_by_gaps
    said = {place: joined(line.text for line in lines_of(found)) for place, found in inside.items()}
    rows = []
    for row in range(len(grid.ys) - 1):
        cells = []
        for column in range(len(grid.xs) - 1):
            owner = owners[row, column]
            cells.append(said.get(owner, "") if owner[1] == column else "")
        rows.append(cells)
    return [row for row in rows if any(row)]


def _left_out(grid: Grid, glyphs: Sequence[Glyph]) -> list[Rule]:
    """Upright lines of rows that have none inside, as in tables whose every second row is only shaded.

    Such a row could be one wide cell: it is not where white space goes down all of it at each line that other rows have
    and words stand on both sides of one of them, or all begin where the words of an inner column do.
    """
    inner = grid.xs[1:-1]
    bands = list(pairwise(grid.ys))
    bare = [not any(_parted(grid.upright, x, (high + low) / 2) for x in inner) for high, low in bands]
    if all(bare):
        return []
    rows = [_within(glyphs, high, low) for high, low in bands]
    begun = _beginnings(grid, [row for row, is_bare in zip(rows, bare, strict=True) if not is_bare])
    found = []
    for (high, low), row in ((band, row) for band, row, is_bare in zip(bands, rows, bare, strict=True) if is_bare):
        columns = {between(grid.xs, glyph.middle) for glyph in row}
        if _are_parted(row, columns, begun) and all(is_white(row, x) for x in inner):
            found += [Rule(x, low, high) for x in inner]
    return found


def _within(glyphs: Iterable[Glyph], high: float, low: float) -> list[Glyph]:
    return [glyph for glyph in glyphs if low < glyph.centre <= high and not glyph.text.isspace()]


def _beginnings(grid: Grid, rows: Iterable[Sequence[Glyph]]) -> dict[int | None, float]:
    """Where the words of each column begin."""
    begun: dict[int | None, float] = {}
    for glyph in (glyph for row in rows for glyph in row):
        column = between(grid.xs, glyph.middle)
        begun[column] = min(glyph.left, begun.get(column, glyph.left))
    return begun


def _are_parted(row: Sequence[Glyph], columns: set[int | None], begun: dict[int | None, float]) -> bool:
    if len(columns) != 1:
        return len(columns) > 1
    (column,) = columns
    return bool(column) and all(
        abs(min(glyph.left for glyph in line) - begun.get(column, 0.0)) <= _ALIGNED for line in _levels(row)
    )


def is_white(row: Sequence[Glyph], x: float) -> bool:
    """No words run across a place: what stands left and right of it is further apart than two words."""
    for line in _levels(row):
        left = max((glyph.right for glyph in line if glyph.middle < x), default=None)
        right = min((glyph.left for glyph in line if glyph.middle >= x), default=None)
        if left is not None and right is not None and right - left <= _WHITE * line[0].size:
            return False
    return True


def _levels(row: Sequence[Glyph]) -> Iterable[list[Glyph]]:
    """Characters that stand on one line."""
    levels: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in row:
        levels[round(glyph.base, 1)].append(glyph)
    return levels.values()


def _owners(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the first place of the cell it is part of."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    middles = [(high + low) / 2 for high, low in pairwise(grid.ys)]
    for row, height in enumerate(middles):
        for column in range(len(grid.xs) - 1):
            owner = (row, column)
            if column and not _parted(grid.upright, grid.xs[column], height):
                owner = owners[row, column - 1]
            elif row and not _parted(grid.level, grid.ys[row], (grid.xs[column] + grid.xs[column + 1]) / 2):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _parted(rules: Iterable[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= TOUCH and rule.covers(place) for rule in rules)


def _rows_not_drawn(grid: Grid, inside: dict[tuple[int, int], list[Glyph]]) -> list[list[str]]:
    """Rows of a table that has lines between its columns but none between its rows."""
    rows: list[list[str]] = []
    for row in range(len(grid.ys) - 1):
        glyphs = [glyph for (at, _), found in inside.items() if at == row for glyph in found]
        first = lines_of(inside.get((row, 0), ()))
        # What stands in one cell is one block of lines; in the first column above all.
        if any(upper.base - lower.base > _BLOCK * upper.size for upper, lower in pairwise(first)):
            rows += rows_by_gaps(glyphs, grid.xs)
        else:
            cells = [inside.get((row, column), ()) for column in range(len(grid.xs) - 1)]
            rows.append([joined(line.text for line in lines_of(cell)) for cell in cells])
    return [row for row in rows if any(row)] if len(rows) > len(grid.ys) - 1 else []
