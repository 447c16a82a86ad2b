"""One page that stands alone. It is condensed by fixed steps until it fits, and says what it left out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.model import Action, Theme
from exports.pdf.case import Case
from exports.pdf.drawing import PALE, RULE, Pen
from exports.pdf.fonts import Face
from exports.pdf.page import Block, Drawing, NewPage, body_height, body_width
from exports.pdf.sections import section, section_number
from exports.pdf.text import (
    CELL,
    Line,
    Paragraph,
    Run,
    Style,
    bold,
    clip,
    height_of,
    indented,
    paragraph,
    reference,
    set_lines,
)

_GUTTER = 16.0
_INDENT = 9.0
_HEADING_HEIGHT = 30.0


@dataclass(frozen=True, slots=True)
class _Step:
    """How much is shown: items in a box, lines of an item, size of the text."""

    items: int
    lines: int
    size: float


# Smaller text first, then shorter items, then fewer of them.
_STEPS = (
    _Step(6, 6, 11),
    _Step(6, 6, 10.5),
    _Step(6, 5, 10),
    _Step(6, 4, 9.5),
    _Step(6, 4, 9),
    _Step(6, 3, 9),
    _Step(5, 3, 9),
    _Step(5, 2, 9),
    _Step(4, 2, 9),
    _Step(3, 2, 8.5),
    _Step(3, 1, 8.5),
    _Step(2, 1, 8.5),
    _Step(1, 1, 8.5),
)


@dataclass(frozen=True, slots=True)
class _Box:
    """A heading, what stands under it, where the rest is found, and what is said when there is nothing."""

    name: str
    items: tuple[Paragraph, ...]
    rest: str


def summary(case: Case) -> Iterator[Block | NewPage]:
    """The page. Everything on it is one drawing, so that it can only be one page."""
    yield NewPage()
    yield section(case, "summary")
    boxes = _boxes(case)
    yield _laid_out(case, boxes, _step(case, boxes))


def _step(case: Case, boxes: "dict[str, _Box]") -> _Step:
    """The first step at which everything fits the page."""
    room = body_height(wide=False) - _HEADING_HEIGHT
    return next((step for step in _STEPS if _laid_out(case, boxes, step).height <= room), _STEPS[-1])


def condensed(case: Case) -> dict[str, tuple[Paragraph, ...]]:
    """What the page could not say in full, by the name of its box; said in full in the findings' section."""
    boxes = _boxes(case)
    step = _step(case, boxes)
    width = body_width(wide=False)
    narrow = {name: width if name in ("why_now", "findings") else (width - _GUTTER) / 2 for name in boxes}
    return {name: box.items for name, box in boxes.items() if _shortened(box, step, narrow[name])}


def _shortened(box: "_Box", step: _Step, width: float) -> bool:
    style = Style(step.size, step.size * 1.28)
    return len(box.items) > step.items or any(
        len(set_lines(replace(item, style=style), width - _INDENT)) > step.lines for item in box.items
    )


def _boxes(case: Case) -> dict[str, _Box]:
    findings = [f for f in case.findings if not f.finding.protective]
    good = [f for f in case.findings if f.finding.protective]
    protective = [_remark(case, r.text, r.evidence) for r in case.remarks(Theme.PROTECTIVE)]
    protective += [_remark(case, f.finding.statement, f.finding.evidence, f.label, f.place) for f in good]
    boxes = (
        _Box("why_now", tuple(_themed(case, Theme.WHY_NOW)), "findings"),
        _Box(
            "findings",
            tuple(_remark(case, f.finding.statement, f.finding.evidence, f.label, f.place) for f in findings),
            "findings",
        ),
        _Box("status", tuple(_themed(case, Theme.STATUS)), "findings"),
        _Box("not_known", tuple(_themed(case, Theme.NOT_KNOWN)), "quality"),
        _Box("protective", tuple(protective), "findings"),
        _Box("actions", tuple(_action(case, action) for action in outstanding(case)), "quality"),
    )
    return {box.name: box for box in boxes}


def _themed(case: Case, theme: Theme) -> Iterator[Paragraph]:
    return (_remark(case, remark.text, remark.evidence) for remark in case.remarks(theme))


def _remark(case: Case, text: str, evidence: Sequence[str], label: str = "", place: str = "") -> Paragraph:
    """A sentence with the entries it rests on, which come first so that shortening never takes them."""
    refs = case.references(evidence, most=6)
    lead: list[Run | str] = [reference(label, place), " "] if label else []
    tail: list[Run | str] = [" [", *refs, "]"] if refs else []
    return paragraph(*lead, text, *tail)


def outstanding(case: Case) -> list[Action]:
    """Actions without a completion date, the longest overdue first, those without a due date last."""
    open_ = [action for action in case.chronology.actions if action.done is None]
    return sorted(open_, key=lambda a: (a.due is None or not a.due.dated, a.due.last_day if a.due else a.text, a.text))


def _action(case: Case, action: Action) -> Paragraph:
    return action_paragraph(case, action)


def action_paragraph(case: Case, action: Action, style: Style = CELL) -> Paragraph:
    """An action, who owns it and how it stands."""
    return paragraph(bold(action.text.rstrip(" .:")), ": " + "; ".join(_standing(case, action)), style=style)


def _standing(case: Case, action: Action) -> Iterator[str]:
    """Owner and due date of an action, and by how much it is overdue."""
    say = case.words.say
    owner = action.owner or say("summary.no_owner")
    if action.due is None or not action.due.dated:
        yield owner
        yield say("summary.no_due")
        return
    yield owner
    yield say("summary.due", date=case.date(action.due))
    late = (case.chronology.as_at - action.due.last_day).days
    if late > 0:
        yield case.words.count("summary.overdue", late)


def _laid_out(case: Case, boxes: dict[str, _Box], step: _Step) -> Drawing:
    width = body_width(wide=False)
    half = (width - _GUTTER) / 2
    parts: list[tuple[float, list[tuple[float, list[Line], list[float]]]]] = []
    for row in (("why_now",), ("findings",), ("status", "not_known"), ("protective", "actions")):
        column = width if len(row) == 1 else half
        found = [_lines(case, boxes[name], step, column) for name in row]
        height = max(height_of(lines) for lines, _ in found)
        parts.append((height, [(n * (half + _GUTTER), lines, dots) for n, (lines, dots) in enumerate(found)]))
    gap = step.size * 1.1
    total = sum(height for height, _ in parts) + gap * (len(parts) - 1) + 16
    return Drawing(total, _painter(parts, gap, width), before=6)


def _painter(
    parts: list[tuple[float, list[tuple[float, list[Line], list[float]]]]], gap: float, width: float
) -> Callable[[Pen, float, float], None]:
    def paint(pen: Pen, x: float, top: float) -> None:
        pen.box(x - 8, top, width + 16, parts[0][0] + 12, fill=PALE)
        top += 6
        for number, (height, columns) in enumerate(parts):
            for offset, lines, dots in columns:
                pen.lines(lines, x + offset, top)
                for dot in dots:
                    pen.circle(x + offset + 2.5, top + dot, 1.3, fill=(0.2, 0.2, 0.2))
            top += height + gap
            if number == 0:
                top += 10
            elif number < len(parts) - 1:
                pen.rule(x, top - gap / 2, x + width, top - gap / 2, colour=RULE)

    return paint


def _lines(case: Case, box: _Box, step: _Step, width: float) -> tuple[list[Line], list[float]]:
    """A box's lines, and how far down its bullets stand."""
    style = Style(step.size, step.size * 1.28)
    heading = Style(step.size + 1.5, (step.size + 1.5) * 1.35, Face.SEMIBOLD)
    lines = set_lines(paragraph(case.words.say(f"summary.{box.name}"), style=heading), width)
    dots = []
    for item in box.items[: step.items]:
        dots.append(height_of(lines) + 2 + style.leading * 0.52)
        found = clip(set_lines(replace(item, style=style), width - _INDENT), step.lines)
        lines += [_indented(line, 2 if n == 0 else 0) for n, line in enumerate(found)]
    if not box.items:
        lines += clip(set_lines(paragraph(case.words.say(f"summary.{box.name}_none"), style=style), width), step.lines)
    if (left := len(box.items) - step.items) > 0:
        words = case.words.count("further_in", left, section=section_number(case, box.rest))
        more = paragraph(reference(words, box.rest), style=style)
        lines += [_indented(line, 2) for line in set_lines(more, width - _INDENT)]
    return lines, dots


def _indented(line: Line, gap: float) -> Line:
    return replace(indented(line, _INDENT), gap=gap)
