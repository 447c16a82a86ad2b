"""Tables without lines: columns are what stands below each other with white space between."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from chronology.documents.layout.marks import Glyph, Rule, Run, TextLine, between, joined, lines_of

# A gap between lines that is wider than the narrowest by this parts two rows.
_WIDER: Final = 1.25
# A line this much further down than any row before belongs to something else.
_AWAY: Final = 1.6
_SLACK: Final = 2.0


@dataclass(slots=True)
class Region:
    """Lines that may be a table, and the columns seen so far as (left, right)."""

    lines: list[TextLine] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)

    def take(self, line: TextLine) -> bool:
        """Add a line; not one whose words run across two columns."""
        columns = list(self.columns)
        for run in line.runs:
            if not _place(columns, run):
                return False
        self.columns = columns
        self.lines.append(line)
        return True

    @property
    def parted(self) -> list[float]:
        """Where one column ends and the next begins."""
        inner = [(left[1] + right[0]) / 2 for left, right in pairwise(self.columns)]
        return [self.columns[0][0] - _SLACK, *inner, self.columns[-1][1] + _SLACK]

    @property
    def is_table(self) -> bool:
        """Three columns in two lines, or two in three: fewer could be chance."""
        wide = sum(len(line.runs) > 1 for line in self.lines)
        return (len(self.columns) > 2 and wide > 1) or (len(self.columns) == 2 and wide > 2)


def _place(columns: list[tuple[float, float]], run: Run) -> bool:
    met = [n for n, (left, right) in enumerate(columns) if run.left <= right + _SLACK and run.right >= left - _SLACK]
    if len(met) > 1:
        return False
    if met:
        left, right = columns[met[0]]
        columns[met[0]] = (min(left, run.left), max(right, run.right))
    else:
        columns.append((run.left, run.right))
        columns.sort()
    return True


def regions(lines: Sequence[TextLine]) -> list[tuple[int, int, Region]]:
    """(first, last + 1, region) of each table among the lines of a page."""
    found = []
    start = 0
    while start < len(lines):
        region = _region(lines, start)
        if region is not None and region.is_table:
            found.append((start, start + len(region.lines), region))
            start += len(region.lines)
        else:
            start += 1
    return found


def _region(lines: Sequence[TextLine], start: int) -> Region | None:
    if len(lines[start].runs) < 2:
        return None
    region = Region()
    widest = 0.0
    for line in lines[start:]:
        if region.lines:
            gap = region.lines[-1].base - line.base
            # What stands alone under the first column may be the table's last row or a line below the table.
            alone = len(line.runs) == 1
            if len(region.lines) > 1 and gap > _AWAY * max(widest, line.size) and alone:
                break
            if len(region.lines) > 1 and gap > 2 * _AWAY * max(widest, line.size):
                break
        if not region.take(line):
            break
        if len(region.lines) > 1:
            widest = max(widest, gap)
    return region


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


def rows_by_gaps(glyphs: Sequence[Glyph], parted: Sequence[float]) -> list[list[str]]:
    """The rows that characters make between upright lines at these places."""
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
    return [_cells(group, parted) for group in _by_gaps(lines, parted)]


def _by_rules(lines: Sequence[TextLine], ruled: Sequence[float]) -> list[list[TextLine]]:
    groups: list[list[TextLine]] = [[] for _ in range(len(ruled) + 1)]
    for line in lines:
        groups[sum(line.base < at for at in ruled)].append(line)
    return [group for group in groups if group]


def _by_gaps(lines: Sequence[TextLine], parted: Sequence[float]) -> list[list[TextLine]]:
    """Lines into rows: by the wider gaps between rows, else each row begins where its first column says something."""
    gaps = [upper.base - lower.base for upper, lower in pairwise(lines)]
    narrow = min(gaps, default=0.0)
    uneven = bool(gaps) and max(gaps) > _WIDER * narrow
    # A table of single lines has no narrow gap: each of its lines begins in the first column.
    first = [any(between(parted, run.left + 0.1) == 0 for run in line.runs) for line in lines]
    by_gap = uneven and not all(first)
    groups: list[list[TextLine]] = []
    for n, line in enumerate(lines):
        begins = gaps[n - 1] > _WIDER * narrow if by_gap and n else first[n] and len(line.runs) > 1
        if not groups or begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _cells(lines: Sequence[TextLine], parted: Sequence[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in parted[1:]]
    for line in lines:
        said: dict[int, list[str]] = {}
        for run in line.runs:
            column = between(parted, (run.left + run.right) / 2)
            said.setdefault(0 if column is None else column, []).append(run.text)
        for column, texts in said.items():
            cells[column].append(" ".join(texts))
    return [joined(cell) for cell in cells]
