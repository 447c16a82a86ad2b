"""Boxes in a room: at which step they fit it, how many items each shows, where each stands, and what had to be shortened."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from exports.pdf.boxes import FOLLOWED, TRIED, Box, last_seen
from exports.pdf.case import Case
from exports.pdf.clauses import within
from exports.pdf.drawing import Pen
from exports.pdf.flowing import Flowing
from exports.pdf.fonts import Face
from exports.pdf.page import Block, Drawing, body_width
from exports.pdf.sections import section_number
from exports.pdf.setting import clip, height_of, indented, set_lines
from exports.pdf.text import PALE, RULE, Line, Paragraph, Run, Style, paragraph, reference

_GUTTER = 16.0
_INDENT = 9.0
_ENOUGH_TO_MOVE = 2
_BELOW_SHADED = 4.0
Row = tuple[tuple[str, ...], ...]
"""Columns beside each other, each the names of boxes below each other."""
# Which box gets what room is left over.
_ROOM_FIRST = ("findings", "why_now", "not_known", "status", "actions", "protective", TRIED, FOLLOWED)
# What may end with a clause; of what is not known and of how things stand the end of the sentence is the point.
_BY_CLAUSE = ("findings", FOLLOWED)


@dataclass(frozen=True, slots=True)
class Step:
    """How much is shown: findings, items in any other box, lines of an item, size of the text."""

    findings: int
    items: int
    lines: int
    size: float
    told: int = 0
    """Lines of a finding, where it has more of them than what stands in the other boxes."""
    hard: bool = False
    """A sentence without an end in so few lines is cut between words: the page is one page, whatever a record holds."""

    def lines_of(self, box: str) -> int:
        """How many lines an item of a box has."""
        return max(self.lines, self.told) if box == "findings" else self.lines

    def of(self, box: str) -> int:
        """How many items of a box are shown."""
        return {"findings": self.findings, "followed": max(1, self.items // 2)}.get(box, self.items)


class Fitted:
    """Boxes as they fit a room, and what they had to shorten; both are asked for, and text is set once for both."""

    def __init__(
        self, case: Case, found: Mapping[str, Box], rows: Sequence[Row], steps: Sequence[Step], room: float
    ) -> None:
        self._case = case
        named = {name for row in rows for column in row for name in column}
        self._boxes = {name: box for name, box in found.items() if name in named}
        self._all_rows = rows
        self._wide = {name for row in rows if len(row) == 1 for name in row[0]}
        self._steps = steps
        self._room = room
        self._width = body_width(wide=False)
        self._set = cache(_set)
        self._lines = cache(self._lines_of)

    def drawing(self) -> Drawing:
        """Everything is one drawing, so that it stands on one page."""
        return self._laid_out(self._step, self._shown)

    def flowing(self) -> Iterator[Block]:
        """The same boxes below each other, of which each goes on on the next page: only two columns stay together.

        It takes no more room than the drawing has, whatever page it begins on.
        """
        step, shown = self._step, self._shown
        gap = step.size * 1.1
        for nth, row in enumerate(self._rows()):
            placed = self._evened(row, step, shown)
            before, ruled = (gap + _BELOW_SHADED, 0) if nth == 1 else (gap, gap / 2 if nth else 0)
            if len(placed) == 1:
                yield Flowing(placed[0].lines, before=before, shaded=nth == 0, ruled=ruled)
            elif len(below := self._below_each_other(row, step, shown, max(box.foot for box in placed))) > 1:
                yield from (Flowing(lines, before=gap if n else before) for n, lines in enumerate(below))
            else:
                yield _columns(placed, before)

    def _below_each_other(self, row: Row, step: Step, shown: Mapping[str, int], room: float) -> list[list[Line]]:
        """The boxes of two columns over the whole width, where that takes no more room; they then go on over pages."""
        found = [self._lines(name, step, shown[name], self._width) for column in row for name in column]
        taken = sum(map(height_of, found)) + step.size * 1.1 * (len(found) - 1)
        return found if taken <= room else []

    def shortened(self) -> dict[str, tuple[Paragraph, ...]]:
        """What the page could not say in full, by the name of its box; said in full in the findings' section."""
        return {name: box.items for name, box in self._boxes.items() if self._is_shortened(box)}

    def left(self) -> dict[str, tuple[Paragraph, ...]]:
        """What the page cut short or left out, by the name of its box: all that a reader of both still needs."""
        found = {}
        for name, box in self._boxes.items():
            shown = self._shown[name]
            cut = [item for item in box.items[:shown] if self._is_cut(box, item)]
            # When somebody was last seen is told whole with their voice.
            elsewhere = set(last_seen(self._case))
            if items := tuple(item for item in (*cut, *box.items[shown:]) if item not in elsewhere):
                found[name] = items
        return found

    def told(self) -> Iterator[str]:
        """Keys of the findings that stand here whole."""
        for name, box in self._boxes.items():
            for item, keys in zip(box.items[: self._shown[name]], box.findings, strict=False):
                if not self._is_cut(box, item):
                    yield from keys

    def _is_cut(self, box: "Box", item: Paragraph) -> bool:
        step = self._step
        width = self._width if box.name in self._wide else self._half
        whole = self._set(item, step.size, width - _INDENT)
        return len(whole) > step.lines_of(box.name) and self._told(box, item, step, width - _INDENT) != whole

    @cached_property
    def _step(self) -> Step:
        """The first step at which everything fits the page."""
        fits = (step for step in self._steps if self._laid_out(step, self._least(step)).height <= self._room)
        return next(fits, self._steps[-1])

    @cached_property
    def _shown(self) -> Mapping[str, int]:
        """How many items of each box are shown: those of the step, then as many more as the page has room for, box by box."""
        shown = self._least(self._step)
        growing = [name for name in _ROOM_FIRST if name in self._boxes]
        while growing:
            for name in tuple(growing):
                more = {**shown, name: shown[name] + 1}
                if shown[name] < len(self._boxes[name].items) and self._laid_out(self._step, more).height <= self._room:
                    shown = more
                else:
                    growing.remove(name)
        return shown

    def _least(self, step: Step) -> dict[str, int]:
        return {name: step.of(name) for name in self._boxes}

    def _is_shortened(self, box: "Box") -> bool:
        return len(box.items) > self._shown[box.name] or any(self._is_cut(box, item) for item in box.items)

    @property
    def _half(self) -> float:
        """Width of one of two columns."""
        return (self._width - _GUTTER) / 2

    def _laid_out(self, step: Step, shown: Mapping[str, int]) -> Drawing:
        gap = step.size * 1.1
        rows = [self._evened(row, step, shown) for row in self._rows()]
        heights = [max(box.foot for box in row) for row in rows]
        height = sum(heights) + gap * (len(rows) - 1) + 16
        return Drawing(height, _painter(rows, heights, gap, self._width), before=6, role="")

    def _evened(self, row: Row, step: Step, shown: Mapping[str, int]) -> list["_Placed"]:
        """The boxes of a row; the first of the second column below the first column where that leaves less of it empty."""
        width = self._width if len(row) == 1 else self._half
        lines = {name: self._lines(name, step, shown[name], width) for column in row for name in column}
        gap, placed = step.size * 1.1, self._in_columns(row, lines, step.size * 1.1)
        if len(row) == 1 or len(row[1]) < _ENOUGH_TO_MOVE:
            return placed
        other = self._in_columns(((*row[0], row[1][0]), row[1][1:]), lines, gap)
        return min(placed, other, key=lambda boxes: max(box.foot for box in boxes))

    def _in_columns(self, row: Row, lines: Mapping[str, list[Line]], gap: float) -> list["_Placed"]:
        placed: list[_Placed] = []
        for place, column in enumerate(row):
            down = 0.0
            for name in column:
                placed.append(_Placed(place * (self._half + _GUTTER), down, lines[name]))
                down = placed[-1].foot + gap
        return placed

    def _rows(self) -> Iterator[Row]:
        """Those that hold anything; of what was tried and what followed, nothing is said where there is nothing to say."""
        for row in self._all_rows:
            kept = tuple(tuple(name for name in column if name in self._boxes) for column in row)
            if any(kept):
                yield kept

    def _lines_of(self, name: str, step: Step, shown: int, width: float) -> list[Line]:
        """A box's lines; the first of an item has its bullet."""
        case, box, style = self._case, self._boxes[name], _style(step.size)
        heading = Style(step.size + 1.5, (step.size + 1.5) * 1.35, Face.SEMIBOLD)
        lines = set_lines(paragraph(case.words.say(f"summary.{box.name}"), style=heading, role="H2"), width)
        for item in box.items[:shown]:
            found = self._told(box, item, step, width - _INDENT)
            lines += [_indented(line, 2 if n == 0 else 0) for n, line in enumerate(found)]
        if not box.items:
            none = paragraph(case.words.say(f"summary.{box.name}_none"), style=style)
            lines += set_lines(none, width)
        if (left := len(box.items) - shown) > 0:
            words = case.words.count("further_in", left, section=section_number(case, box.rest))
            more = paragraph(reference(words, box.rest), f"; {box.of_rest}" if box.of_rest else "", style=style)
            lines += [_indented(line, 2) for line in set_lines(more, width - _INDENT)]
        return lines

    def _told(self, box: "Box", item: Paragraph, step: Step, width: float) -> list[Line]:
        """The item in the lines a step has for it, ended where it makes sense; only the last steps cut between words."""
        most = step.lines_of(box.name)

        def fits(text: Paragraph) -> bool:
            return len(self._set(text, step.size, width)) <= most

        lines = self._set(shortened(self._case, box, item, fits), step.size, width)
        return clip(lines, most) if step.hard else lines


def shortened(case: Case, box: Box, item: Paragraph, fits: Callable[[Paragraph], bool]) -> Paragraph:
    """As much of an item as makes sense and fits, with where the rest stands."""
    number = section_number(case, box.rest)
    more = (Run(" "), reference(case.words.say("summary.goes_on", section=number), box.rest))
    return within(item, fits, more, clauses=box.name in _BY_CLAUSE)


def _set(item: Paragraph, size: float, width: float) -> list[Line]:
    return set_lines(replace(item, style=_style(size), role="LI"), width)


def _style(size: float) -> Style:
    return Style(size, size * 1.28)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box as it is set: how far from the left and from its row's top, its lines."""

    left: float
    down: float
    lines: list[Line]

    @property
    def foot(self) -> float:
        """How far down its row it ends."""
        return self.down + height_of(self.lines)


def _painter(
    rows: list[list[_Placed]], heights: list[float], gap: float, width: float
) -> Callable[[Pen, float, float], None]:
    def paint(pen: Pen, x: float, top: float) -> None:
        pen.box(x - 8, top, width + 16, heights[0] + 12, fill=PALE)
        top += 6
        for number, row in enumerate(rows):
            for box in row:
                pen.lines(box.lines, x + box.left, top + box.down)
            top += heights[number] + gap
            if number == 0:
                top += 10
            elif number < len(rows) - 1:
                pen.rule(x, top - gap / 2, x + width, top - gap / 2, colour=RULE)

    return paint


def _columns(placed: Sequence[_Placed], before: float) -> Drawing:
    """Boxes beside each other, which stand on one page."""

    def paint(pen: Pen, x: float, top: float) -> None:
        for box in placed:
            pen.lines(box.lines, x + box.left, top + box.down)

    return Drawing(max(box.foot for box in placed), paint, before=before, role="")


def _indented(line: Line, gap: float) -> Line:
    return indented(line, _INDENT, gap)
