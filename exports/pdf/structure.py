"""What each part of a page is, for a reader who hears it: the tree of elements that a tagged PDF keeps beside its pages.

A document of 1,000 pages has some 90,000 elements, so an element is five slots and writes itself, and the tree knows
the pages by their numbers alone.
"""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

from reportlab.pdfbase.pdfdoc import XMP, PDFDocument, PDFObject

# Pages and stretches of marked content share one number: a page has fewer stretches than this.
_PAGE = 20
_STRETCH = (1 << _PAGE) - 1
# Elements that only make sense within another, which is made where it is not there yet.
_WITHIN = {"LI": "L", "TOCI": "TOC"}

LANGUAGES = {"en": "en-GB"}
"""Languages as a file names them, where that is not as the model does."""

COLUMN = "/A<</O/Table/Scope/Column>>"
"""What makes a heading that of its column."""
ROW = "/A<</O/Table/Scope/Row>>"
"""What makes a heading that of its row."""


class Element(PDFObject):
    """A part of the document and what it is; `more` is written into it as it stands, `above` is its parent's number.

    `kids` are elements, annotations and stretches of marked content in the order they are read. Most elements have one
    stretch and nothing else, which is kept without a list.
    """

    __slots__ = ("above", "kids", "more", "number", "numbers", "role")

    def __init__(self, tree: "Structure", role: str, above: int, more: str = "") -> None:
        self.numbers = tree.page_numbers
        self.role = role
        self.above = above
        self.more = more
        self.kids: int | list[Element | Annotation | int] | None = None
        self.number = register(tree.document, self)

    def take(self, kid: "Element | Annotation | int") -> None:
        """Put a part at the end."""
        kids = self.kids
        if kids is None:
            self.kids = kid if isinstance(kid, int) else [kid]
        elif isinstance(kids, int):
            self.kids = [kids, kid]
        else:
            kids.append(kid)

    def last(self, role: str) -> "Element | None":
        """The part it ends in, where that is an element of the role."""
        kid = self.kids[-1] if isinstance(self.kids, list) else None
        return kid if isinstance(kid, Element) and kid.role == role else None

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  # as ReportLab asks every object
        """The element as the file holds it."""
        kids, numbers = self.kids, self.numbers
        if isinstance(kids, int):
            within = f"/Pg {numbers[kids >> _PAGE]} 0 R/K {kids & _STRETCH}"
        else:
            within = _kids(kids, numbers) if kids else ""
        return f"<</S/{self.role}/P {self.above} 0 R{within}{self.more}>>".encode("latin-1")


def _kids(kids: Iterable["Element | Annotation | int"], numbers: list[int]) -> str:
    """Parts of an element: its page is that of its first stretch, and only what stands elsewhere says where."""
    own = -1
    found = []
    for kid in kids:
        if isinstance(kid, Element):
            found.append(f"{kid.number} 0 R")
        elif isinstance(kid, Annotation):
            found.append(f"<</Type/OBJR/Pg {numbers[kid.page]} 0 R/Obj {kid.number} 0 R>>")
        else:
            page = kid >> _PAGE
            own = page if own < 0 else own
            here = f"<</Type/MCR/Pg {numbers[page]} 0 R/MCID {kid & _STRETCH}>>"
            found.append(str(kid & _STRETCH) if page == own else here)
    return (f"/Pg {numbers[own]} 0 R" if own >= 0 else "") + f"/K[{' '.join(found)}]"


class Link(Element):
    """An element that leads to a place; `said` are its words, line by line."""

    __slots__ = ("place", "said")

    def __init__(self, tree: "Structure", above: int, place: str, more: str = "") -> None:
        super().__init__(tree, "Link", above, more)
        self.place = place
        self.said: list[str] = []


class Annotation(PDFObject):
    """The area of a page that a link is followed from."""

    __slots__ = ("area", "key", "number", "page", "place", "said", "target", "tree")

    def __init__(
        self, tree: "Structure", link: Link, area: tuple[float, float, float, float], target: PDFObject
    ) -> None:
        self.tree = tree
        self.place = link.place
        self.said = link.said
        self.page = len(tree.pages) - 1
        self.area = area
        self.target = target
        self.key = len(tree.followed)
        tree.followed.append(link.number)
        self.number = register(tree.document, self)
        link.take(self)

    def format(self, document: PDFDocument) -> bytes:
        """The annotation as the file holds it; ones on screen are on paper too."""
        tree, place = self.tree, self.place
        area = " ".join(f"{value:.2f}" for value in self.area)
        target = tree.targets.get(place)
        if target is None:
            bound: Any = self.target  # a destination, by now
            target = tree.targets[place] = bound.format(document).replace(b"\n", b" ")
        said = text_string(tree.described("".join(self.said).strip(), place))
        return (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{area}]/Contents{said}"
            f"/StructParent {len(tree.pages) + self.key}/Dest"
        ).encode("latin-1") + target + b">>"  # fmt: skip


class _Written(PDFObject):
    """An object whose words are known when the file is written."""

    def __init__(self, words: Callable[[], str]) -> None:
        self._words = words

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002
        return self._words().encode("latin-1")


class Structure:
    """The tree of one document. `described` says where a link leads, of its text and the place's name."""

    def __init__(self, document: PDFDocument, described: Callable[[str, str], str]) -> None:
        self.document: Any = document  # ReportLab's stubs leave its tables out
        tables: Any = document
        tables.idToObjectNumberAndVersion = _Numbers(document.idToObjectNumberAndVersion)
        self.described = described
        self.pages: list[list[int]] = []
        """For each page the number of the element that each stretch of marked content belongs to."""
        self.page_numbers: list[int] = []
        self.followed: list[int] = []
        """For each annotation the number of the link it belongs to."""
        self.targets: dict[str, bytes] = {}
        self.root_number = register(document, _Written(self._root))
        self.top = Element(self, "Document", self.root_number)
        self._top_number = self.top.number
        self.section = self.top

    def add(self, role: str, parent: Element | None = None, more: str = "") -> Element:
        """A new element at the end of its parent, or of the section that is being written; a first heading begins one."""
        if parent is None:
            if role == "H1":
                self.section = self.part("Sect", self.top)
            parent = self.section
        if role in _WITHIN:
            parent = parent.last(_WITHIN[role]) or self.part(_WITHIN[role], parent)
        return self.part(role, parent, more)

    def part(self, role: str, parent: Element, more: str = "") -> Element:
        """A new element at the end of its parent."""
        element = Element(self, role, parent.number, more)
        parent.take(element)
        return element

    def link(self, parent: Element, place: str, more: str = "") -> Link:
        """A new link at the end of its parent."""
        element = Link(self, parent.number, place, more)
        parent.take(element)
        return element

    def begin_page(self) -> None:
        """What is marked from here on stands on another page."""
        self.pages.append([])

    def mark(self, element: Element) -> int:
        """The number of a new stretch of marked content on this page that belongs to the element."""
        owners = self.pages[-1]
        stretch = len(owners)
        owners.append(element.number)
        element.take((len(self.pages) - 1) << _PAGE | stretch)
        return stretch

    def close(self, metadata: Callable[[], bytes]) -> None:
        """Hand the tree to the document, whose pages are all there, with what is said of it as a whole."""
        numbers = self.document.idToObjectNumberAndVersion
        self.page_numbers += [numbers[f"Page{number}"][0] for number in range(1, len(self.pages) + 1)]
        catalog = self.document.Catalog
        catalog.StructTreeRoot = _reference(self.root_number)
        catalog.MarkInfo = b"<</Marked true>>"
        catalog.Metadata = XMP(creator=lambda _: metadata())
        # The document holds the tree and not the other way round, so that both are gone as soon as they are done with.
        self.document = None
        del self.top, self.section

    def _root(self) -> str:
        """The root, with the way back from what is marked to what it belongs to."""
        found = [f"{page}[{' '.join(f'{number} 0 R' for number in owners)}]" for page, owners in enumerate(self.pages)]
        pages = len(self.pages)
        found += [f"{pages + key} {number} 0 R" for key, number in enumerate(self.followed)]
        tree = f"<</Nums[{' '.join(found)}]>>"
        return f"<</Type/StructTreeRoot/K {self._top_number} 0 R/ParentTreeNextKey {len(found)}/ParentTree{tree}>>"


def register(document: PDFDocument, made: PDFObject) -> int:
    """Give an object of the file its number.

    ReportLab's own `Reference` names each object by a new string, looks for it in several tables and makes a reference to
    it: four times as long, and as much again in memory, for every one of tens of thousands.
    """
    tables: Any = document
    number: int = tables.objectcounter + 1
    tables.objectcounter = number
    tables.numberToId[number] = number
    tables.idToObject[number] = made
    return number


class _Numbers(dict[str | int, tuple[int, int]]):
    """ReportLab's table of objects' numbers by name; one registered here is called by its number, which needs no entry."""

    def __missing__(self, name: str | int) -> tuple[int, int]:
        if isinstance(name, int):
            return name, 0
        raise KeyError(name)


def _reference(number: int) -> bytes:
    return f"{number} 0 R".encode("ascii")


@cache
def language_tag(language: str) -> str:
    """What says of an element that it is in another language than the document; nothing where it is in the same."""
    return f"/Lang{text_string(LANGUAGES.get(language, language))}" if language else ""


def text_string(text: str) -> str:
    """A text as the file's dictionaries hold it."""
    if text.isascii() and text.isprintable():
        return f"({literal(text)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def literal(text: str) -> str:
    """Text as it stands between brackets; most has nothing in it that they would take amiss."""
    if "(" in text or ")" in text or "\\" in text:
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return text


def metadata(title: str, author: str, language: str, day: str) -> bytes:
    """What is said of the document as a whole, in the form that checkers and archives read (XMP)."""
    title, author, language = (escape(text, quote=False) for text in (title, author, language))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:CreatorTool>analytical-chronology</xmp:CreatorTool>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>\n'
    ).encode()
