"""The mark across each page of a draft: drawn shapes, not text, so that nothing reads it aloud, finds or copies it.

Each page's head says in words that it is a draft.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from exports.pdf.case import Case
from exports.pdf.drawing import Pen
from exports.pdf.page import Sheet
from exports.pdf.text import Colour

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

# So pale that the greyest words keep a contrast of 6 to 1 on it, in greyscale too.
TINT: Final[Colour] = (0.945, 0.945, 0.945)
_STROKE = 0.12
_GAP = 0.26
_NAME = "draft"
_OF_DIAGONAL = 0.55

# Letters one unit high, each with its width and its strokes: where a stroke begins, then the points it goes on to. Six
# numbers are a bend: two points that pull, and where it ends.
_Stroke = Sequence[tuple[float, ...]]
_Letter = tuple[float, Sequence[_Stroke]]
LETTERS: Final[Mapping[str, _Letter]] = {
    "A": (0.8, (((0, 0), (0.4, 1), (0.8, 0)), ((0.15, 0.36), (0.65, 0.36)))),
    "D": (0.75, (((0, 0), (0, 1), (0.3, 1), (0.62, 1, 0.75, 0.78, 0.75, 0.5), (0.75, 0.22, 0.62, 0, 0.3, 0), (0, 0)),)),
    "F": (0.6, (((0, 0), (0, 1), (0.6, 1)), ((0, 0.52), (0.5, 0.52)))),
    "R": (
        0.72,
        (
            ((0, 0), (0, 1), (0.4, 1), (0.6, 1, 0.7, 0.9, 0.7, 0.74), (0.7, 0.58, 0.6, 0.48, 0.4, 0.48), (0, 0.48)),
            ((0.38, 0.48), (0.72, 0)),
        ),
    ),
    "T": (0.75, (((0.375, 0), (0.375, 1)), ((0, 1), (0.75, 1)))),
}


def watermark(case: Case, pen: Pen, sheet: Sheet) -> None:
    """Draw it from the lower left to the upper right, before anything else of the page; nothing once signed off."""
    if case.chronology.cover.signed_off:
        return
    canvas = pen.canvas
    letters = [LETTERS[letter] for letter in case.words.say("draft") if letter in LETTERS]
    length = sum(width + _GAP for width, _ in letters) - _GAP
    if not canvas.hasForm(_NAME):
        _define(canvas, letters, length)
    across, up = sheet.size
    scale = _OF_DIAGONAL * math.hypot(across, up) / length
    code: list[str] = canvas._code  # type: ignore[attr-defined]  # noqa: SLF001  # ReportLab has no call for marks
    code.append("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC")
    canvas.saveState()
    canvas.translate(across / 2, up / 2)
    canvas.rotate(math.degrees(math.atan2(up, across)))
    canvas.scale(scale, scale)
    canvas.doForm(_NAME)
    canvas.restoreState()
    code.append("EMC")


def _define(canvas: "Canvas", letters: Sequence[_Letter], length: float) -> None:
    """The word, one unit high about its middle, once for all pages."""
    room = math.ceil(length / 2 + 1)
    canvas.beginForm(_NAME, -room, -2, room, 2)
    canvas.setStrokeColorRGB(*TINT)
    canvas.setLineWidth(_STROKE)
    path = canvas.beginPath()
    left = -length / 2
    for width, strokes in letters:
        for stroke in strokes:
            _add(path, stroke, left)
        left += width + _GAP
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.endForm()


def _add(path: "PDFPathObject", stroke: _Stroke, left: float) -> None:
    (x, y), *rest = stroke
    path.moveTo(left + x, y - 0.5)
    for point in rest:
        placed = [number - 0.5 if place % 2 else number + left for place, number in enumerate(point)]
        if len(placed) > 2:
            path.curveTo(*placed)
        else:
            path.lineTo(*placed)
    if rest[-1] == (x, y):
        # A corner, not two ends that meet.
        path.close()
