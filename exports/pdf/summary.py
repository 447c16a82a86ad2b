"""One page that stands alone. It is condensed by fixed steps until it fits, and says what it left out."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from chronology.model import Finding, Theme
from exports.matters import says_the_same
from exports.pdf.actions import action_paragraph, is_older, older_than, outstanding
from exports.pdf.case import Case
from exports.pdf.clauses import within
from exports.pdf.drawing import Pen
from exports.pdf.fonts import Face
from exports.pdf.numbered import FIRMNESS, Numbered
from exports.pdf.page import Block, Drawing, NewPage, body_height, body_width
from exports.pdf.sections import section, section_number, sentence
from exports.pdf.setting import clip, height_of, indented, set_lines
from exports.pdf.text import PALE, RULE, Line, Paragraph, Run, Style, paragraph, reference

_GUTTER = 16.0
_INDENT = 9.0
_HEADING_HEIGHT = 30.0
# What is said of the voice that belongs with how things stand.
_ON_ONE_PAGE = ("last_seen", "last_seen_alone", "seeing_not_read")
# What followed what was done: of what is told together, the answer to the first question of those who meet.
FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class _Step:
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


# Smaller text first, then shorter items, then fewer of them.
_STEPS = (
    _Step(10, 6, 6, 11),
    _Step(10, 6, 6, 10.5),
    _Step(10, 6, 5, 10),
    _Step(10, 6, 4, 9.5),
    _Step(10, 6, 4, 9),
    _Step(10, 6, 3, 9),
    _Step(9, 6, 3, 9),
    _Step(8, 6, 3, 9),
    _Step(7, 6, 3, 9),
    _Step(7, 5, 3, 9),
    _Step(6, 5, 3, 9),
    # What was found is read whole before more is told of it.
    _Step(6, 5, 2, 9, told=3),
    _Step(5, 4, 2, 9, told=3),
    # In two lines as many can be told as in three with fewer.
    _Step(8, 6, 2, 9),
    _Step(7, 6, 2, 9),
    _Step(6, 6, 2, 9),
    _Step(6, 5, 2, 9),
    _Step(5, 4, 2, 9),
    _Step(5, 3, 2, 9),
    _Step(4, 4, 2, 9),
    _Step(4, 3, 2, 9),
    _Step(3, 3, 2, 9),
    _Step(3, 3, 2, 9, hard=True),
    _Step(3, 3, 1, 9, hard=True),
    _Step(2, 2, 1, 9, hard=True),
    _Step(1, 1, 1, 9, hard=True),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A heading, what stands under it, where the rest is found, and what is said of the rest."""

    name: str
    items: tuple[Paragraph, ...]
    rest: str
    of_rest: str = ""


class OnePage:
    """The page as it fits one, and what it had to shorten; both are asked for, and text is set once for both."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._boxes = boxes(case)
        self._width = body_width(wide=False)
        self._set = cache(_set)

    def blocks(self) -> Iterator[Block | NewPage]:
        """The page. Everything on it is one drawing, so that it can only be one page."""
        yield NewPage()
        yield section(self._case, "summary")
        yield self._laid_out(self._step, self._shown)

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

    def _is_cut(self, box: "Box", item: Paragraph) -> bool:
        step = self._step
        width = self._width if box.name in _WIDE else self._half
        whole = self._set(item, step.size, width - _INDENT)
        return len(whole) > step.lines_of(box.name) and self._told(box, item, step, width - _INDENT) != whole

    @cached_property
    def _step(self) -> _Step:
        """The first step at which everything fits the page."""
        room = body_height(wide=False) - _HEADING_HEIGHT
        fits = (step for step in _STEPS if self._laid_out(step, self._least(step)).height <= room)
        return next(fits, _STEPS[-1])

    @cached_property
    def _shown(self) -> Mapping[str, int]:
        """How many items of each box are shown: those of the step, then as many more as the page has room for, box by box."""
        shown = self._least(self._step)
        room = body_height(wide=False) - _HEADING_HEIGHT
        growing = [name for name in _ROOM_FIRST if name in self._boxes]
        while growing:
            for name in tuple(growing):
                more = {**shown, name: shown[name] + 1}
                if shown[name] < len(self._boxes[name].items) and self._laid_out(self._step, more).height <= room:
                    shown = more
                else:
                    growing.remove(name)
        return shown

    def _least(self, step: _Step) -> dict[str, int]:
        return {name: step.of(name) for name in self._boxes}

    def _is_shortened(self, box: "Box") -> bool:
        return len(box.items) > self._shown[box.name] or any(self._is_cut(box, item) for item in box.items)

    @property
    def _half(self) -> float:
        """Width of one of two columns."""
        return (self._width - _GUTTER) / 2

    def _laid_out(self, step: _Step, shown: Mapping[str, int]) -> Drawing:
        gap = step.size * 1.1
        rows: list[list[_Placed]] = []
        for row in self._rows():
            column_width = self._width if len(row) == 1 else self._half
            rows.append([])
            for place, column in enumerate(row):
                down = 0.0
                for name in column:
                    lines = self._lines(self._boxes[name], step, shown[name], column_width)
                    rows[-1].append(_Placed(place * (self._half + _GUTTER), down, lines))
                    down = rows[-1][-1].foot + gap
        heights = [max(box.foot for box in row) for row in rows]
        height = sum(heights) + gap * (len(rows) - 1) + 16
        return Drawing(height, _painter(rows, heights, gap, self._width), before=6, role="")

    def _rows(self) -> Iterator[tuple[tuple[str, ...], ...]]:
        """Those that hold anything; of what followed, nothing is said where there is nothing to say."""
        return (row for row in _ROWS if row != ((FOLLOWED,),) or FOLLOWED in self._boxes)

    def _lines(self, box: "Box", step: _Step, shown: int, width: float) -> list[Line]:
        """A box's lines; the first of an item has its bullet."""
        case, style = self._case, _style(step.size)
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

    def _told(self, box: "Box", item: Paragraph, step: _Step, width: float) -> list[Line]:
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


def boxes(case: Case) -> dict[str, Box]:
    """What stands on the one page, by the name of its heading."""
    findings = [alike for alike in case.alike if not (alike[0].finding.protective or _is_not_known(case, alike))]
    followed = [remark for remark in case.remarks(Theme.TOGETHER) if remark.rule == FOLLOWED]
    good = [f for f in case.findings if f.finding.protective]
    protective = [_remark(case, r.text, r.evidence) for r in case.remarks(Theme.PROTECTIVE)]
    protective += [_remark(case, f.finding.statement, f.finding.evidence, f.label, f.place) for f in good]
    older = sum(is_older(case, action) and not action.may_be_done for action in outstanding(case))
    boxes = (
        Box("why_now", tuple(_themed(case, Theme.WHY_NOW)), "findings"),
        Box(
            "findings",
            tuple(_told(case, alike, beside) for alike, beside in _each_matter(findings)),
            "findings",
        ),
        Box("followed", tuple(_remark(case, r.text, r.evidence) for r in followed), "findings"),
        Box("status", (*_themed(case, Theme.STATUS), *last_seen(case)), "findings"),
        Box("not_known", tuple(_not_known(case)), "quality"),
        Box("protective", tuple(protective), "findings"),
        Box(
            "actions",
            tuple(action_paragraph(case, action) for action in outstanding(case)),
            "quality",
            case.words.count("summary.older", older, date=case.day(older_than(case))) if older else "",
        ),
    )
    return {box.name: box for box in boxes if box.items or box.name != FOLLOWED}


def _themed(case: Case, theme: Theme) -> Iterator[Paragraph]:
    return (_remark(case, remark.text, remark.evidence) for remark in case.remarks(theme))


def last_seen(case: Case) -> Iterator[Paragraph]:
    """When the person was last seen and last seen alone."""
    found = [remark for remark in case.remarks(Theme.VOICE) if remark.rule in _ON_ONE_PAGE]
    return (_remark(case, remark.text, remark.evidence) for remark in found)


def _remark(case: Case, text: str, evidence: Sequence[str], label: str = "", place: str = "") -> Paragraph:
    """A sentence with the entries it rests on, which come first so that shortening never takes them."""
    lead: list[Run | str] = [reference(label, place), " "] if label else []
    return paragraph(*lead, *sentence(case, text, evidence, most=6))


def _is_not_known(case: Case, alike: Sequence[Numbered]) -> bool:
    """Told word for word as what is not known, further down the page."""
    said = {remark.text for remark in case.remarks(Theme.NOT_KNOWN)}
    return all(each.finding.statement in said for each in alike)


def _not_known(case: Case) -> Iterator[Paragraph]:
    """What is not known, with the name of the finding that says the same."""
    found = {each.finding.statement: each for each in case.findings}
    for remark in case.remarks(Theme.NOT_KNOWN):
        each = found.get(remark.text)
        label, place = (each.label, each.place) if each else ("", "")
        yield _remark(case, remark.text, remark.evidence, label, place)


def _each_matter(found: Sequence[Sequence[Numbered]]) -> Iterator[tuple[Sequence[Numbered], Sequence[Numbered]]]:
    """Findings that are called the same, and those further down that tell of the same matter and rest on the same entries."""
    left = list(found)
    while left:
        first, *left = left
        beside = [alike for alike in left if _is_told_by(alike, first)]
        left = [alike for alike in left if alike not in beside]
        yield first, [each for alike in beside for each in alike]


def _is_told_by(alike: Sequence[Numbered], told: Sequence[Numbered]) -> bool:
    return all(any(says_the_same(one.finding, other.finding) for other in told) for one in alike)


def _told(case: Case, alike: Sequence[Numbered], beside: Sequence[Numbered]) -> Paragraph:
    """Findings that are called the same as one item: the one that stands for them, the periods of the others, what says the same.

    Of stretches of time the longest stands for them, else the firmest, and of these the latest.
    """
    if alike[0].finding.pattern == "gap":
        first = max(alike, key=lambda f: _days(f.finding))
    else:
        first = max(alike, key=lambda f: (-FIRMNESS.index(f.finding.strength), f.finding.window[1] or dt.date.min))
    others = [f for f in alike if f is not first]
    text = first.finding.statement
    if others and first.finding.pattern == "gap":
        labels = ", ".join(f.label for f in others)
        periods = "; ".join(_period(case, f.finding) for f in others)
        text += case.words.count("summary.alike", len(others), labels=labels, periods=periods)
        others = []
    # Before the words, for no page cuts them off there.
    also = ", ".join(f.label for f in sorted((*others, *beside), key=lambda f: f.number))
    label = case.words.say("summary.beside", label=first.label, labels=also) if also else first.label
    return _remark(case, text, first.finding.evidence, label, first.place)


def _days(finding: Finding) -> int:
    first, last = finding.window
    return (last - first).days if first and last else 0


def _period(case: Case, finding: Finding) -> str:
    days = (case.day(day) if day else case.words.say("sources.open") for day in finding.window)
    return f" {case.words.say('to')} ".join(days)


# Rows of columns of boxes: two boxes below each other in a column leave less of the page empty than two rows do.
_ROWS = ((("why_now",),), (("findings",),), (("followed",),), (("status", "not_known"), ("protective", "actions")))
# Which box gets what room is left over.
_ROOM_FIRST = ("findings", "why_now", "not_known", "status", "actions", "protective", FOLLOWED)
_WIDE = ("why_now", "findings", FOLLOWED)
# What may end with a clause; of what is not known and of how things stand the end of the sentence is the point.
_BY_CLAUSE = ("findings", FOLLOWED)


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


def _indented(line: Line, gap: float) -> Line:
    return indented(line, _INDENT, gap)
