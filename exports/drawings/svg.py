"""An SVG to draw on: the same drawing as the PDF's, for a page in a browser. It says in words what it shows."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from exports.pdf.fonts import Face, word_width
from exports.pdf.showing import shown
from exports.pdf.text import INK, RULE, Colour

_WEIGHTS = {Face.REGULAR: "400", Face.SEMIBOLD: "600", Face.BOLD: "700", Face.ITALIC: "400"}
# A name that holds a number must stand in quotation marks.
_FAMILY = "'Source Sans Pro', 'Source Sans 3', sans-serif"
_ANCHORS = {0: "start", 0.5: "middle", 1: "end"}
# Where the baseline stands below the top of a word, by its size: as in the PDF.
_BASELINE = 0.912


class Svg:
    """Collects shapes; `text` is the finished file.

    Its ids begin with its name, so that several can stand in one page. What leads to an entry in the PDF is a link to
    that place within the page that holds the drawing (`#entry-12`), and says which entry it is when it is pointed at.
    """

    def __init__(self, width: float, height: float, name: str = "drawing") -> None:
        self._size = width, height
        self._name = name
        self._parts: list[str] = []
        self._links = False

    def text(self, title: str, alternative: str) -> str:
        """The SVG with its name and what it shows in words."""
        width, height = self._size
        name, described = f"{self._name}-title", f"{self._name}-desc"
        # Readers do not look for links within an image.
        role = "graphics-document document" if self._links else "img"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="{role}"'
            f' aria-labelledby="{name} {described}" font-family="{_FAMILY}">'
        )
        return "\n".join(
            (
                head,
                f'<title id="{name}">{escape(shown(title))}</title>',
                f'<desc id="{described}">{escape(shown(alternative))}</desc>',
                *self._parts,
                "</svg>\n",
            )
        )

    def box(  # noqa: PLR0913
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
        place = f'x="{x:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}"'
        self._parts.append(f"<rect {place}{_look(fill, stroke, line, dash)}/>")

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
        place = f'x1="{x:.2f}" y1="{top:.2f}" x2="{to_x:.2f}" y2="{to_top:.2f}"'
        self._parts.append(f"<line {place}{_look(None, colour, line, dash)}/>")

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """A closed polygon."""
        corners = " ".join(f"{x:.2f},{top:.2f}" for x, top in points)
        self._parts.append(f'<polygon points="{corners}"{_look(fill, stroke, line, ())}/>')

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
        self._parts.append(f'<circle cx="{x:.2f}" cy="{top:.2f}" r="{radius:.2f}"{_look(fill, stroke, line, ())}/>')

    def word(  # noqa: PLR0913
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
        """One unbroken word or phrase, as wide as in the PDF whatever face a browser has; what none can show is marked."""
        text = shown(text)
        if not text:
            return
        wide = f'textLength="{word_width(face, text) * size:.2f}" lengthAdjust="spacingAndGlyphs"'
        place = f'x="{x:.2f}" y="{top + _BASELINE * size:.2f}" font-size="{size:g}" text-anchor="{_ANCHORS[align]}"'
        self._parts.append(
            f"<text {place} {wide} font-weight={quoteattr(_WEIGHTS[face])} fill={quoteattr(_hex(colour))}>"
            f"{escape(text)}</text>"
        )

    def link(self, place: str, x: float, top: float, width: float, height: float, *, text: str = "") -> None:  # noqa: PLR0913
        """An area that leads to a place of the page; without a place it only tells what it is."""
        area = f'<rect x="{x:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}" fill-opacity="0"/>'
        told = f"<title>{escape(shown(text))}</title>{area}"
        self._links |= bool(place)
        self._parts.append(f"<a href={quoteattr('#' + place)}>{told}</a>" if place else f"<g>{told}</g>")


def _look(fill: Colour | None, stroke: Colour | None, line: float, dash: Sequence[float]) -> str:
    parts = [f' fill="{_hex(fill) if fill else "none"}"']
    if stroke:
        parts.append(f' stroke="{_hex(stroke)}" stroke-width="{line:g}"')
    if dash:
        parts.append(f' stroke-dasharray="{" ".join(f"{length:g}" for length in dash)}"')
    return "".join(parts)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
