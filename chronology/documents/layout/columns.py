"""Tables without lines: columns are what stands below each other with white space between."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from chronology.documents.layout.marks import Glyph, Rule, Run, TextLine, between, joined, lines_of

# A gap between lines that is wider than the narrowest by this parts two rows.
_WIDER: Final = 1.25
# A line this much further down than any row before belongs to something else.
_AWAY: Final = 1.6
_SLACK: Final = 2.0
# Two that begin at one place, but for how letters are rounded.
_AT_ONCE: Final = 0.8
# In heights of the letters: less than a line, a line, and a line and a half.
_BESIDE: Final = 0.95
_CLOSE: Final = 1.3
_HALF_LINE: Final = 1.5


@dataclass(slots=True)
class Region:
    """Lines that may be a table, and the columns seen so far as (left, right)."""

    lines: list[TextLine] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)

    def take(self, line: TextLine) -> bool:
        """Add a line; not one whose words run across two columns."""
        columns = list(self.columns)
        runs: list[Run] = []
        for run in line.runs:
            parts = _placed(columns, run)
            if not parts:
                return False
            runs += parts
        self.columns = columns
        self.lines.append(replace(line, runs=tuple(runs)))
        return True

    def gone_on(self, lines: Iterable[TextLine], *, rest_only: bool = False) -> "Region | None":
        """The lines, from the first on, that go on with the same columns on the next page; None where they do not.

        `rest_only`: only as the rest of a row, which says nothing in the first column.
        """
        region = Region(columns=list(self.columns))
        for line in lines:
            if region.is_far(line) or not region.take(line):
                break
        is_row = not rest_only and any(len(line.runs) > 1 for line in region.lines)
        is_rest = all(run.left > self.columns[0][1] for line in region.lines for run in line.runs)
        return region if region.lines and len(region.columns) == len(self.columns) and (is_row or is_rest) else None

    def is_far(self, line: TextLine) -> bool:
        """A line too far below the others to be part of it."""
        gaps = [upper.base - lower.base for upper, lower in pairwise(self.lines)]
        gap = self.lines[-1].base - line.base if self.lines else 0.0
        return len(gaps) > 0 and _is_away(gap, max(*gaps, _HALF_LINE * line.size), line, self)

    @property
    def parted(self) -> list[float]:
        """Where one column ends and the next begins."""
        inner = [(left[1] + right[0]) / 2 for left, right in pairwise(self.columns)]
        return [self.columns[0][0] - _SLACK, *inner, self.columns[-1][1] + _SLACK]

    @property
    def is_table(self) -> bool:
        """Three columns in two lines, or two in three: fewer could be chance."""
        wide = sum(len(line.runs) > 1 or _is_beside(self.lines, n) for n, line in enumerate(self.lines))
        return (len(self.columns) > 2 and wide > 1) or (len(self.columns) == 2 and wide > 2)


def _placed(columns: list[tuple[float, float]], run: Run) -> list[Run]:
    """Put words into their column; those that fill one up to the next are parted where the next begins."""
    met = _met(columns, run, 0.0) or _met(columns, run, _SLACK)
    if len(met) > 1:
        begins = columns[met[1]][0]
        space = next((one for one in run.spaces if abs(one.right - begins) <= _AT_ONCE), None)
        if space is None:
            return []
        before, after = run.parted_at(space)
        first, rest = _placed(columns, before), _placed(columns, after)
        return [*first, *rest] if first and rest else []
    if met:
        left, right = columns[met[0]]
        columns[met[0]] = (min(left, run.left), max(right, run.right))
    else:
        columns.append((run.left, run.right))
        columns.sort()
    return [run]


def _met(columns: Sequence[tuple[float, float]], run: Run, slack: float) -> list[int]:
    """Which columns words stand in, or nearly."""
    return [n for n, (left, right) in enumerate(columns) if run.left <= right + slack and run.right >= left - slack]


def regions(lines: Sequence[TextLine], start: int = 0) -> list[tuple[int, int, Region]]:
    """(first, last + 1, region) of each table among the lines of a page, from one of them on."""
    found = []
    while start < len(lines):
        region = _region(lines, start)
        if region is not None and region.is_table:
            end = start + len(region.lines)
            found.append((_reach_up(lines, start, region), end, region))
            start = end
        else:
            start += 1
    return found


def _region(lines: Sequence[TextLine], start: int) -> Region | None:
    if len(lines[start].runs) < 2 and not _is_beside(lines, start):
        return None
    region = Region()
    for line in lines[start:]:
        if region.is_far(line) or not region.take(line):
            break
    return region


def _is_beside(lines: Sequence[TextLine], n: int) -> bool:
    """The next line is less than a line further down: cells of one row that are set to their middle."""
    return n + 1 < len(lines) and lines[n].base - lines[n + 1].base < _BESIDE * lines[n].size


def _is_away(gap: float, usual: float, line: TextLine, region: Region) -> bool:
    """A line too far below a table to be part of it: what stands alone at its left may well be a line of words."""
    alone = len(line.runs) == 1 and line.runs[0].left <= region.columns[0][1]
    return gap > (_AWAY if alone else 2 * _AWAY) * usual


def _reach_up(lines: Sequence[TextLine], start: int, region: Region) -> int:
    """Take in the lines above that belong to the first row.

    They stand beside it, half a line up, where cells are set to their middle; or they are the upper line of a heading
    that wraps where cells are set to their foot, with white space above.
    """
    while start:
        above = lines[start - 1]
        gap = above.base - region.lines[0].base
        open_above = start < 2 or lines[start - 2].base - above.base > _HALF_LINE * above.size
        alike = abs(above.size - region.lines[0].size) < 0.5
        wraps = gap <= _CLOSE * above.size and open_above and alike and len(above.runs) == 1
        if not (gap <= _BESIDE * above.size or wraps) or not region.take(above):
            break
        region.lines.insert(0, region.lines.pop())
        start -= 1
    return start


def rows_of(region: Region, level: Sequence[Rule]) -> list[list[str]]:
    """The rows of a table without upright lines; level lines part its rows where there are several."""
    top, bottom = region.lines[0].base, region.lines[-1].base
    left, right = region.columns[0][0], region.columns[-1][1]
    ruled = sorted(
        {
            round(rule.at, 1)
            for rule in level
            if bottom < rule.at < top and rule.end - rule.start > (right - left) * 0.6 and rule.start < right
        },
        reverse=True,
    )
    groups = _by_rules(region.lines, ruled) if len(ruled) > 1 else _by_gaps(region.lines, region.parted)
    return [_cells(group, region.parted) for group in groups]


def rows_by_gaps(glyphs: Sequence[Glyph], parted: Sequence[float], *, only: bool = False) -> list[list[str]]:
    """The rows that characters make between upright lines at these places; `only` by gaps, so that there may be but one."""
    columns: list[list[Glyph]] = [[] for _ in parted[1:]]
    for glyph in glyphs:
        at = between(parted, glyph.middle)
        if at is not None:
            columns[at].append(glyph)
    # Column by column: what stands near a line must not run into its neighbour.
    by_base: dict[float, list[Run]] = {}
    sizes: dict[float, float] = {}
    for column in columns:
        for line in lines_of(column):
            base = next((base for base in by_base if abs(base - line.base) < line.size * 0.35), line.base)
            by_base.setdefault(base, []).extend(line.runs)
            sizes[base] = line.size
    lines = [TextLine(tuple(by_base[base]), base, sizes[base]) for base in sorted(by_base, reverse=True)]
    return [_cells(group, parted) for group in _by_gaps(lines, parted, only=only)]


def _by_rules(lines: Sequence[TextLine], ruled: Sequence[float]) -> list[list[TextLine]]:
    groups: list[list[TextLine]] = [[] for _ in range(len(ruled) + 1)]
    for line in lines:
        groups[sum(line.base < at for at in ruled)].append(line)
    return [group for group in groups if group]


def _by_gaps(lines: Sequence[TextLine], parted: Sequence[float], *, only: bool = False) -> list[list[TextLine]]:
    """Lines into rows: by the wider gaps between rows, else where a line begins like a row."""
    gaps = [upper.base - lower.base for upper, lower in pairwise(lines)]
    wide = _WIDER * _pitch(lines, parted)
    leads = [True, *(gap > wide for gap in gaps)]
    if not only:
        leads = _led(lines, parted, leads)
    groups: list[list[TextLine]] = []
    for line, lead in zip(lines, leads, strict=True):
        if lead or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _led(lines: Sequence[TextLine], parted: Sequence[float], leads: Sequence[bool]) -> list[bool]:
    """Which lines begin a row, where gaps do not tell of all."""
    first = [next((run.text for run in line.runs if _column(run, parted) == 0), "") for line in lines]
    if not any(leads[1:]) or (all(first) and not _differ(leads, first)):
        return [_begins(line, bool(said), len(parted) - 1) for line, said in zip(lines, first, strict=True)]
    begun = {shape for shape, lead in zip(map(_shape, first), leads, strict=True) if lead and "0" in shape}
    return [
        lead or (_shape(said) in begun and len(line.runs) > 1)
        for line, said, lead in zip(lines, first, leads, strict=True)
    ]


def _pitch(lines: Sequence[TextLine], parted: Sequence[float]) -> float:
    """From line to line within a cell: the least distance of two lines in one column."""
    above: dict[int, float] = {}
    least = float("inf")
    for line in lines:
        for column in {_column(run, parted) for run in line.runs}:
            least = min(least, above.get(column, float("inf")) - line.base)
            above[column] = line.base
    return least


def _differ(leads: Sequence[bool], first: Sequence[str]) -> bool:
    """What begins a row looks otherwise than what goes on in one: "3 March" and below it "2024", not another day."""
    shapes = list(map(_shape, first))
    begin = {shape for shape, lead in zip(shapes, leads, strict=True) if lead}
    return not any(shape in begin for shape, lead in zip(shapes, leads, strict=True) if not lead)


def _shape(said: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"[^\W\d_]+", "a", said))


def _begins(line: TextLine, dated: bool, columns: int) -> bool:
    """Without gaps to tell by: a row begins where its first column says something, or several say something new."""
    if dated:
        return len(line.runs) > 1
    return len(line.runs) * 2 >= max(columns, 4) and all(run.text[:1].isupper() for run in line.runs)


def _column(run: Run, parted: Sequence[float]) -> int:
    return between(parted, run.middle) or 0


def _cells(lines: Sequence[TextLine], parted: Sequence[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in parted[1:]]
    for line in lines:
        said: dict[int, list[str]] = {}
        for run in line.runs:
            said.setdefault(_column(run, parted), []).append(run.text)
        for column, texts in said.items():
            cells[column].append(" ".join(texts))
    return [joined(cell) for cell in cells]
