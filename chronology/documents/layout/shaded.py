"""Tables whose every second row is shaded: the sides of the shades are lines, and between two shades lies a row without any."""

from collections.abc import Sequence
from typing import Final

from chronology.documents.layout.columns import rows_by_gaps
from chronology.documents.layout.marks import Glyph, lines_of
from chronology.documents.layout.ruled import TOUCH, Grid, is_white, rows_in

# In heights of the letters: what stands further from a shaded row than this is not in the row above or below it.
_AWAY: Final = 3.5


def striped(grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page, those of one row each that stand below each other with the same columns made one."""
    rest = [grid for grid in grids if len(grid.ys) > 2]
    stripes: list[list[Grid]] = []
    for grid in sorted((grid for grid in grids if len(grid.ys) == 2), key=lambda grid: -grid.ys[0]):
        if stripes and _alike(stripes[-1][0], grid):
            stripes[-1].append(grid)
        else:
            stripes.append([grid])
    return sorted((*rest, *map(_one, stripes)), key=lambda grid: -grid.ys[0])


def _alike(one: Grid, other: Grid) -> bool:
    if len(one.xs) != len(other.xs):
        return False
    return all(abs(a - b) <= TOUCH for a, b in zip(one.xs, other.xs, strict=True))


def _one(stripes: Sequence[Grid]) -> Grid:
    first = stripes[0]
    if len(stripes) == 1:
        return first
    return Grid(
        xs=first.xs,
        ys=tuple(y for grid in stripes for y in grid.ys),
        upright=tuple(rule for grid in stripes for rule in grid.upright),
        level=tuple(rule for grid in stripes for rule in grid.level),
        is_striped=True,
    )


def rows_around(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[list[list[str]], list[Glyph]]:
    """The rows of a grid with those that its first and last shade leave outside; and the characters it has taken."""
    inside = [glyph for glyph in glyphs if grid.holds(glyph)]
    rows = rows_in(grid, inside)
    if not grid.is_striped or not rows:
        return rows, inside
    beside = [glyph for glyph in glyphs if grid.xs[0] <= glyph.middle <= grid.xs[-1]]
    above = _next_to(grid, [glyph for glyph in beside if glyph.centre > grid.ys[0]], grid.ys[0])
    below = _next_to(grid, [glyph for glyph in beside if glyph.centre < grid.ys[-1]], grid.ys[-1])
    return [*_rows(grid, above), *rows, *_rows(grid, below)], [*above, *inside, *below]


def _rows(grid: Grid, glyphs: Sequence[Glyph]) -> list[list[str]]:
    return rows_by_gaps(glyphs, grid.xs, only=True) if glyphs else []


def _next_to(grid: Grid, glyphs: Sequence[Glyph], edge: float) -> list[Glyph]:
    """Lines that follow on from an edge of the grid and keep to its columns."""
    lines = sorted(lines_of(glyphs), key=lambda line: abs(line.base - edge))
    found: list[Glyph] = []
    near = edge
    for line in lines:
        own = [glyph for glyph in glyphs if abs(glyph.base - line.base) <= 1.0 and not glyph.text.isspace()]
        if abs(line.base - near) > _AWAY * line.size or not all(is_white(own, x) for x in grid.xs[1:-1]):
            break
        found += own
        near = line.base
    return found
