"""A tagged PDF as a reader who hears it meets it: the tree of its elements, and what each page draws for which of them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

ARTIFACT = -1
_SHOWN = re.compile(rb"<([0-9A-F]{2}(?:[0-9A-F]{2})?)> <((?:[0-9A-F]{4})+)>")
_NEEDS_NO_OWNER = {"BDC", "BMC", "EMC", "BT", "ET", "q", "Q", "cm", "rg", "RG", "w", "d", "Tf", "TL", "Tm", "Td", "T*"}
_PAINTS = {"Tj", "S", "f", "f*", "B", "B*"}


@dataclass(slots=True)
class Drawn:
    """Text that a page draws, and the stretch of marked content it stands in: None where in none."""

    stretch: int | None
    text: str


@dataclass(slots=True)
class Node:
    """An element; `kids` are elements, (page, stretch) and annotations."""

    role: str
    said: DictionaryObject
    kids: list[Any] = field(default_factory=list)

    def every(self) -> Iterator["Node"]:
        """It and all elements within it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.every()

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Its stretches of marked content, in the order they are read."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.stretches()
            elif isinstance(kid, tuple):
                yield kid

    def children(self, *roles: str) -> list["Node"]:
        """Elements directly within it that are of these roles."""
        return [kid for kid in self.kids if isinstance(kid, Node) and kid.role in roles]


class Tagged:
    """A file, read apart."""

    def __init__(self, file: bytes) -> None:
        self.file = file
        self.reader = pypdf.PdfReader(io.BytesIO(file))
        self.root: Any = self.reader.trailer["/Root"]
        self._places = {page.indirect_reference.idnum: n for n, page in enumerate(self.reader.pages)}  # type: ignore[union-attr]  # every page has one

    @cached_property
    def tree(self) -> Node:
        """The document's element."""
        return self._node(self.root["/StructTreeRoot"]["/K"])

    def of(self, *roles: str) -> list[Node]:
        """Every element of the roles, in order."""
        return [node for node in self.tree.every() if node.role in roles]

    def spoken(self) -> list[tuple[str, str]]:
        """(language, words) of each stretch, in order; the language is that of the nearest element that says one."""
        return [*self._spoken(self.tree, str(self.root["/Lang"]))]

    def _spoken(self, node: Node, language: str) -> Iterator[tuple[str, str]]:
        language = str(node.said.get("/Lang", language))
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from self._spoken(kid, language)
            elif isinstance(kid, tuple):
                yield language, self.texts.get(kid, "")

    def _node(self, found: Any) -> Node:
        node = Node(str(found["/S"])[1:], found)
        kids = found.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            known = kid.get_object() if isinstance(kid, IndirectObject) else kid
            if isinstance(known, int):
                node.kids.append((self._page(found), int(known)))
            elif known.get("/Type") == "/MCR":
                node.kids.append((self._page(known), int(known["/MCID"])))
            elif known.get("/Type") == "/OBJR":
                node.kids.append(known.raw_get("/Obj").idnum)
            else:
                node.kids.append(self._node(known))
        return node

    def _page(self, found: DictionaryObject) -> int:
        return self._places[found.raw_get("/Pg").idnum]

    @cached_property
    def pages(self) -> list[list[Drawn]]:
        """What each page draws, in order. Shapes outside of marked content come as an empty text."""
        return [list(self._drawn(page)) for page in self.reader.pages]

    def _drawn(self, page: pypdf.PageObject) -> Iterator[Drawn]:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # a dictionary
        codes: dict[int, str] = {}
        wide = 1
        within: list[int | None] = []
        turned = ""
        content = page.get_contents()
        assert isinstance(content, ContentStream)
        for operands, operator in content.operations:
            name = operator.decode()
            if name == "BMC" and operands[0] == "/ReversedChars":
                within.append(None)
                turned = name
            elif name in {"BDC", "BMC"}:
                kind = operands[1].get("/MCID") if name == "BDC" else None
                within.append(ARTIFACT if operands[0] == "/Artifact" else kind)
            elif name == "EMC":
                within.pop()
                turned = ""
            elif name == "Tf":
                codes = self._codes(fonts[operands[0]])
                wide = 2 if fonts[operands[0]]["/Subtype"] == "/Type0" else 1
            elif name in _PAINTS:
                stretch = next((each for each in reversed(within) if each is not None), None)
                letters = [codes[code] for code in _codes_in(operands[0], wide)] if name == "Tj" else []
                text = "".join(reversed(letters) if turned else letters)
                if text or stretch is None:
                    yield Drawn(stretch, text)
        assert not within, "marked content is left open"

    def _codes(self, font: Any) -> dict[int, str]:
        table = font["/ToUnicode"].get_data()
        return {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in _SHOWN.findall(table)}

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """The text of each (page, stretch)."""
        found: dict[tuple[int, int], str] = {}
        for number, page in enumerate(self.pages):
            for drawn in page:
                if drawn.stretch is not None and drawn.stretch != ARTIFACT:
                    found[number, drawn.stretch] = found.get((number, drawn.stretch), "") + drawn.text
        return found

    def text(self, node: Node) -> str:
        """What an element says, with one space between words."""
        return " ".join("".join(self.texts.get(stretch, "") for stretch in node.stretches()).split())


def _codes_in(text: Any, wide: int) -> list[int]:
    """The codes of a shown string, of one byte each or of two."""
    found = bytes(text) if isinstance(text, bytes) else bytes(text.original_bytes)
    return [int.from_bytes(found[place : place + wide], "big") for place in range(0, len(found), wide)]
