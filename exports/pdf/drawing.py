"""The pen: everything drawn on a page goes through it, measured from the page's top left corner.

It says of everything what it is: text belongs to an element of the document's structure, a drawing is a figure with an
alternative in words, and what only looks (rules, backgrounds, head and foot of a page) is an artifact that readers pass.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream

from exports.pdf.fonts import AnyFace, Face
from exports.pdf.glyphs import SPACE, Glyphs
from exports.pdf.scripts import Fallback
from exports.pdf.setting import set_word
from exports.pdf.showing import shown
from exports.pdf.structure import Annotation, Element, Link, Structure, language_tag, text_string
from exports.pdf.text import GREY, INK, RULE, Colour, Line, Segment, Style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BASELINE = 0.76  # where the baseline stands in a line's height, for this face
_LOOKS = "/Artifact BMC"
_FURNITURE = "/Artifact <</Type/Pagination>>BDC"
_BULLET: Colour = (0.2, 0.2, 0.2)


@dataclass(slots=True)
class Held:
    """The element that a block which goes on on another page belongs to, once it is begun."""

    element: Element | None = None


class Pen:
    """Draws the pages of a canvas. `places` maps each place that can be linked to onto its page number."""

    def __init__(self, canvas: "Canvas", tree: Structure, places: Mapping[str, int]) -> None:
        self.canvas = canvas
        self.tree = tree
        self.places = places
        self.height = 0.0
        self._hidden: Any = canvas  # its content and its document are not public
        self._glyphs = Glyphs(tree.document)
        self._looks: dict[tuple[AnyFace, float, float], tuple[str, str]] = {}
        self._fixed: Element | str | None = None
        self._fresh()
        self.start("P")

    def _fresh(self) -> None:
        """The state of a page nothing is drawn on."""
        self._code: list[str] = self._hidden._code  # noqa: SLF001
        self._open: Element | str | None = None
        self._in_text = False
        self._look = self._parting = ""
        self._inks: tuple[Colour | None, Colour | None] = (None, None)
        self._line: tuple[float, tuple[float, ...]] | None = None

    @contextmanager
    def page(self, size: tuple[float, float]) -> Iterator[None]:
        """Draw on a new page; it is done with when this ends."""
        self.canvas.setPageSize(size)
        self.height = size[1]
        self.tree.begin_page()
        self._fresh()
        yield
        self._close()
        self.canvas.showPage()
        _finish(self._hidden, len(self.tree.pages) - 1)

    # What the text belongs to.

    def start(self, role: str) -> None:
        """Go on with a new part of the section: all of it one element, or without a role an element for each paragraph."""
        self._role = role
        self._whole: Element | None = None
        self._parent: Element | None = None
        self._paragraph: Element | None = None

    @contextmanager
    def within(self, element: Element, *, whole: bool) -> Iterator[None]:
        """Text is the element's: its own, or as a paragraph each within it, of which the last may go on."""
        before = self._whole, self._parent, self._paragraph
        self._whole = element if whole else None
        self._parent, self._paragraph = element, element.last("P")
        yield
        self._whole, self._parent, self._paragraph = before

    @contextmanager
    def artifact(self, *, furniture: bool = False) -> Iterator[None]:
        """What is drawn is passed by readers: it says nothing, or nothing that is not said elsewhere."""
        before, self._fixed = self._fixed, _FURNITURE if furniture else _LOOKS
        yield
        self._fixed = before

    @contextmanager
    def figure(self, alternative: str, corner: tuple[float, float], size: tuple[float, float]) -> Iterator[None]:
        """What is drawn is one picture, with what it shows in words."""
        x, top = corner
        low = self.height - top - size[1]
        box = f"{x:.2f} {low:.2f} {x + size[0]:.2f} {low + size[1]:.2f}"
        more = f"/Alt{text_string(shown(alternative))}/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        before, self._fixed = self._fixed, self.tree.add("Figure", self._parent, more)
        yield
        self._close()
        self._fixed = before

    # Text.

    def lines(self, lines: Sequence[Line], x: float, top: float, held: Held | None = None) -> None:
        """Set lines below each other; boxes and links come with them."""
        if not lines:
            return
        boxed: list[tuple[float, Line, Segment]] = []
        top -= lines[0].gap
        for line in lines:
            top += line.gap
            self._words(self._owner(line, x, top, held), line, (x, top))
            boxed += ((top, line, segment) for segment in line.segments if segment.boxed)
            top += line.leading
        self._part_words()
        for at, line, segment in boxed:
            inset = line.leading * 0.08
            self.box(x + segment.x, at + inset, segment.width, line.leading - 2 * inset, stroke=GREY, line=0.4)

    def _owner(self, line: Line, x: float, top: float, held: Held | None) -> Element | str:
        """What a line is part of: all that is drawn, the paragraph that it begins, or the one that it goes on with."""
        if self._fixed is not None:
            return self._fixed
        if self._whole is None and self._role and self._parent is None:
            self._whole = self.tree.add(self._role, more=language_tag(line.language))
        if self._whole is not None:
            return self._whole
        if line.begins:
            self._paragraph = self._begin(line, x, top)
        elif self._paragraph is None:
            self._paragraph = (held and held.element) or self.tree.add("P", self._parent, language_tag(line.language))
        if held is not None:
            held.element = self._paragraph
        return self._paragraph

    def _begin(self, line: Line, x: float, top: float) -> Element:
        """The element that a line is the first of; an item of a list has a bullet before it."""
        element = self.tree.add(line.begins, self._parent, language_tag(line.language))
        if line.begins != "LI":
            return element
        self._ink(_BULLET, None, 0, (), self.tree.add("Lbl", element, f"/ActualText{text_string('•')}"))
        left = x + (line.segments[0].x if line.segments else 0)
        self.canvas.circle(left - 6.5, self.height - top - line.leading * 0.52, 1.3, stroke=0, fill=1)
        return self.tree.add("LBody", element)

    def _words(self, owner: Element | str, line: Line, corner: tuple[float, float]) -> None:
        """Show the words of a line; the areas of links come with them.

        Where some are read from the right they are shown from left to right all the same, as programs expect that take
        text from a page; their elements are in the order they are read.
        """
        whole = owner if isinstance(owner, Element) and self._fixed is None else None
        segments = [segment for segment in line.segments if segment.text]
        if not any(segment.level for segment in segments):
            for segment in segments:
                self._segment(self._part(whole, segment) if whole else owner, segment, line, corner)
            return
        parts = [(self._own_part(whole, segment) if whole else owner, segment) for segment in segments]
        for element, segment in sorted(parts, key=lambda part: part[1].x):
            self._segment(element, segment, line, corner)

    def _segment(self, element: Element | str, segment: Segment, line: Line, corner: tuple[float, float]) -> None:
        """Show words of one look."""
        x, top = corner[0] + segment.x, corner[1]
        self._say(element, segment.face, line.size, line.leading, segment.colour)
        look = self._looks[segment.face, line.size, line.leading][1]
        self._code.append(
            f"1 0 0 1 {x:.2f} {self.height - top - line.leading * _BASELINE:.2f} Tm "
            + self._glyphs.show(segment.face, segment.text, look, segment.level)
        )
        if isinstance(element, Link):
            element.said.append(segment.text)
            self._follow(element, x, top, segment.width, line.leading)

    def _own_part(self, owner: Element, segment: Segment) -> Element:
        """An element for a segment by itself."""
        more = language_tag(segment.language)
        if segment.link in self.places:
            return self.tree.link(owner, segment.link, more)
        return self.tree.part("Span", owner, more)

    def _part(self, owner: Element, segment: Segment) -> Element:
        """The link or the words in another language that a segment is, or goes on with from the line above."""
        more = language_tag(segment.language)
        place = segment.link if segment.link in self.places else ""
        goes_on = self._open
        if isinstance(goes_on, Element) and goes_on.above == owner.number and goes_on.more == more:
            if isinstance(goes_on, Link) and goes_on.place == place:
                return goes_on
            if goes_on.role == "Span" and not place:
                return goes_on
        if place:
            return self.tree.link(owner, place, more)
        return self.tree.part("Span", owner, more) if more or isinstance(owner.kids, list) else owner

    def plain(self, owner: Element, text: str, style: Style, x: float, top: float) -> None:
        """Set lines of one look that are an element's whole text: most cells, without the price of the general case."""
        self._say(self._fixed or owner, style.face, style.size, style.leading, style.colour)
        look = self._looks[style.face, style.size, style.leading][1]
        base = self.height - top - style.leading * _BASELINE
        self._code.append(f"1 0 0 1 {x:.2f} {base:.2f} Tm {self._glyphs.show(style.face, text, look)}")

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
        """One unbroken word or phrase; `align` 0.5 centres it on x, 1 ends it there."""
        line = set_word(text, size, face, colour)
        left = x - align * max((segment.x + segment.width for segment in line.segments), default=0)
        self._words(self._owner(line, left, top, None), line, (left, top))
        self._part_words()

    def _part_words(self) -> None:
        """Words that stand apart on the page are apart in the text of an element that goes on."""
        if (self._whole or self._fixed) and self._in_text:
            self._code.append(self._parting)

    def _say(self, owner: Element | str, face: AnyFace, size: float, leading: float, colour: Colour) -> None:
        """Be ready to show text of a look; the look is only said again where it changes, most of the file saved."""
        if self._open is not owner:
            self._mark(owner)
        code = self._code
        if not self._in_text:
            code.append("BT")
            self._in_text = True
        known = self._looks.get((face, size, leading))
        if known is None:
            sizes = f"{size:g} Tf {leading:g} TL"
            known = self._looks[face, size, leading] = f"{self._glyphs.name(face)} {sizes}", sizes
        if known[0] != self._look:
            self._look = known[0]
            self._parting = SPACE if isinstance(face, Fallback) else "( ) Tj"
            code.append(known[0])
        if self._inks[0] != colour:
            self._inks = colour, self._inks[1]
            code.append(f"{colour[0]:g} {colour[1]:g} {colour[2]:g} rg")

    def _mark(self, owner: Element | str) -> None:
        """What is drawn from here on belongs to the element, or to nothing."""
        if self._open is owner:
            return
        self._close()
        self._open = owner
        if isinstance(owner, str):
            self._code.append(owner)
        else:
            self._code.append(f"/{owner.role} <</MCID {self.tree.mark(owner)}>>BDC")

    def _close(self) -> None:
        if self._in_text:
            self._code.append("ET")
            self._in_text = False
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    # Shapes.

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
        self._ink(fill, stroke, line, dash)
        paint = _PAINT[fill is not None, stroke is not None]
        self._code.append(f"{x:.2f} {self.height - top - height:.2f} {width:.2f} {height:.2f} re {paint}")

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
        high = self.height
        self._code.append(f"{x:.2f} {high - top:.2f} m {to_x:.2f} {high - to_top:.2f} l S")

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
        corners = " l ".join(f"{x:.2f} {self.height - top:.2f}" for x, top in points)
        first, _, rest = corners.partition(" l ")
        self._code.append(f"{first} m {rest} l h {_PAINT[fill is not None, stroke is not None]}")

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

    def _ink(
        self,
        fill: Colour | None,
        stroke: Colour | None,
        line: float,
        dash: Sequence[float],
        owner: Element | None = None,
    ) -> None:
        """Be ready to draw a shape: part of an element or of the figure that is drawn, else something that only looks."""
        self._mark(owner or self._fixed or _LOOKS)
        code = self._code
        if self._in_text:
            code.append("ET")
            self._in_text = False
        if fill is not None and fill != self._inks[0]:
            self._inks = fill, self._inks[1]
            code.append(f"{fill[0]:g} {fill[1]:g} {fill[2]:g} rg")
        if stroke is None:
            return
        if stroke != self._inks[1]:
            self._inks = self._inks[0], stroke
            code.append(f"{stroke[0]:g} {stroke[1]:g} {stroke[2]:g} RG")
        if self._line != (line, tuple(dash)):
            self._line = line, tuple(dash)
            code.append(f"{line:g} w [{' '.join(f'{part:g}' for part in dash)}] 0 d")

    # Ways through the document.

    def link(self, place: str, x: float, top: float, width: float, height: float, *, text: str = "") -> None:  # noqa: PLR0913
        """Make an area lead to a place, told in words; a place that is not in this document stays plain."""
        if place in self.places and not isinstance(self._fixed, str):
            said = text_string(shown(self.tree.described(text, place)))
            parent = self._fixed or self._whole or self._parent or self.tree.section
            link = self.tree.link(parent, place, f"/Alt{said}")
            link.said.append(text)
            self._follow(link, x, top, width, height)

    def _follow(self, link: Link, x: float, top: float, width: float, height: float) -> None:
        low = self.height - top - height
        target = self._hidden._bookmarkReference(link.place)  # noqa: SLF001
        annotation = Annotation(self.tree, link, (x, low, x + width, low + height), target)
        self._hidden._annotationrefs.append(f"{annotation.number} 0 R")  # noqa: SLF001

    def anchor(self, place: str, top: float) -> None:
        """Links to the place arrive here."""
        self.canvas.bookmarkHorizontal(place, 0, self.height - top + 6)

    def outline(self, place: str, title: str, level: int, *, closed: bool = False) -> None:
        """A bookmark to a place."""
        self.canvas.addOutlineEntry(shown(title), place, level=level, closed=closed)


# By whether the inside and the edge are drawn.
_PAINT = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}
_PAGE_KEYS = ("StructParents", "Tabs")


def _finish(canvas: Any, page: int) -> None:  # noqa: ANN401  # its pages are not public
    """Tell the page that has just been shown where its elements are kept, and pack its content before the next is drawn."""
    shown_page = canvas._doc.Pages.pages[-1]  # noqa: SLF001
    shown_page.__NoDefault__ = [*shown_page.__NoDefault__, *_PAGE_KEYS]
    shown_page.StructParents, shown_page.Tabs = page, "/S"
    packed = PDFStream(PDFDictionary({"Filter": "/FlateDecode"}), zlib.compress(shown_page.stream.encode("latin-1")))
    shown_page.Contents, shown_page.stream = packed, None
