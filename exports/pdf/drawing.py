"""The pen: everything drawn on a page goes through it, measured from the page's top left corner."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from exports.pdf.fonts import Face, word_width
from exports.pdf.text import GREY, INK, Colour, Line, Segment, shown

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

RULE: Colour = (0.72, 0.72, 0.72)
PALE: Colour = (0.93, 0.93, 0.93)
WHITE: Colour = (1, 1, 1)
_BASELINE = 0.76  # where the baseline stands in a line's height, for this face


class Pen:
    """Draws on one page of a canvas. `places` maps each place that can be linked to onto its page number."""

    def __init__(self, canvas: "Canvas", height: float, places: Mapping[str, int]) -> None:
        self.canvas = canvas
        self.height = height
        self.places = places

    def lines(self, lines: Sequence[Line], x: float, top: float) -> None:
        """Set lines below each other; boxes and links come with them."""
        if not lines:
            return
        text = self.canvas.beginText()
        looks: list[tuple[float, Line]] = []
        look: tuple[str, float, Colour] | None = None
        top -= lines[0].gap
        for line in lines:
            top += line.gap
            look = self._line(text, line, (x, top), look)
            looks.append((top, line))
            top += line.leading
        self.canvas.drawText(text)
        for at, line in looks:
            for segment in line.segments:
                if segment.link or segment.boxed:
                    self._trim(segment, line, x, at)

    def _line(
        self, text: "PDFTextObject", line: Line, corner: tuple[float, float], look: tuple[str, float, Colour] | None
    ) -> tuple[str, float, Colour] | None:
        """Set one line; the look is only said again where it changes, which is most of the file saved."""
        x, top = corner
        base = self.height - top - line.leading * _BASELINE
        for segment in line.segments:
            text.setTextOrigin(x + segment.x, base)
            new = (segment.face, line.size, segment.colour)
            if look is None or look[:2] != new[:2]:
                text.setFont(segment.face, line.size, line.leading)
            if look is None or look[2] != new[2]:
                text.setFillColorRGB(*segment.colour)
            text.textOut(segment.text)
            look = new
        return look

    def _trim(self, segment: Segment, line: Line, x: float, top: float) -> None:
        left = x + segment.x
        if segment.boxed:
            inset = line.leading * 0.08
            self.box(left, top + inset, segment.width, line.leading - 2 * inset, stroke=GREY, line=0.4)
        if segment.link:
            self.link(segment.link, left, top, segment.width, line.leading)

    def word(  # noqa: PLR0913  # a word on a page is all of these
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        *,
        face: Face = Face.REGULAR,
        align: float = 0,
        colour: Colour = INK,
    ) -> None:
        """One short text: `align` 0 starts at x, 0.5 is centred on it, 1 ends at it."""
        text = shown(text)
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont(face, size)
        left = x - align * word_width(face, text) * size
        self.canvas.drawString(left, self.height - top - size * 1.2 * _BASELINE, text)

    def box(  # noqa: PLR0913  # so is a shape
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle."""
        self._ink(fill, stroke, line, dash)
        self.canvas.rect(
            x, self.height - top - height, width, height, stroke=int(stroke is not None), fill=int(fill is not None)
        )

    def rule(  # noqa: PLR0913
        self,
        x: float,
        top: float,
        to_x: float,
        to_top: float,
        *,
        colour: Colour = RULE,
        line: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """A straight line."""
        self._ink(None, colour, line, dash)
        self.canvas.line(x, self.height - top, to_x, self.height - to_top)

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """A closed polygon."""
        self._ink(fill, stroke, line, ())
        path = self.canvas.beginPath()
        (x, top), *others = points
        path.moveTo(x, self.height - top)
        for x, top in others:
            path.lineTo(x, self.height - top)
        path.close()
        self.canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None))

    def circle(  # noqa: PLR0913
        self,
        x: float,
        top: float,
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """A circle about its centre."""
        self._ink(fill, stroke, line, ())
        self.canvas.circle(x, self.height - top, radius, stroke=int(stroke is not None), fill=int(fill is not None))

    def hatch(self, x: float, top: float, width: float, height: float, *, step: float = 4) -> None:
        """Slanted lines in a rectangle: shading that survives a photocopier."""
        canvas = self.canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, self.height - top - height, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        for place in range(int((width + height) / step) + 1):
            start = x - height + place * step
            self.rule(start, top + height, start + height, top, line=0.35, colour=(0.6, 0.6, 0.6))
        canvas.restoreState()

    def link(self, place: str, x: float, top: float, width: float, height: float) -> None:
        """Make an area lead to a place; a place that is not in this document stays plain text."""
        if place in self.places:
            low = self.height - top - height
            self.canvas.linkRect("", place, (x, low, x + width, low + height), relative=0, thickness=0)

    def anchor(self, place: str, top: float) -> None:
        """Links to the place arrive here."""
        self.canvas.bookmarkHorizontal(place, 0, self.height - top + 6)

    def outline(self, place: str, title: str, level: int, *, closed: bool = False) -> None:
        """A bookmark to a place."""
        self.canvas.addOutlineEntry(shown(title), place, level=level, closed=closed)

    def _ink(self, fill: Colour | None, stroke: Colour | None, line: float, dash: Sequence[float]) -> None:
        if fill is not None:
            self.canvas.setFillColorRGB(*fill)
        if stroke is not None:
            self.canvas.setStrokeColorRGB(*stroke)
            self.canvas.setLineWidth(line)
            self.canvas.setDash(list(dash))
