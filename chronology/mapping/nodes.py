"""XML and JSON as one kind of tree, walked by paths of local names: a list of JSON is a repeated element.

A path has steps parted by `/`: names of elements or members, `@name` for an attribute, `..` for what stands around.
One that begins with `/` is read from the top; any other from where the record stands. `*` is any name.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from chronology.documents import Document, Element, local_name
from chronology.errors import RefusedError
from chronology.mapping.streaming import Members, streamed

ITEM: Final = "item"
"""What the members of a list are called that has no name of its own: a file that is a list."""

MOST_LEVELS: Final = 100
"""What is nested deeper is reported, not read."""

TOO_DEEP: Final = "(nested too deeply to be read)"

_HALVES: Final = re.compile("[\ud800-\udfff]")


class Node:
    """An element or member: its text, what stands in it, and whether a field names it."""

    __slots__ = ("children", "name", "named", "nth", "parent", "text")

    def __init__(self, name: str, parent: "Node | None" = None, text: str = "", nth: int = 0) -> None:
        self.name = name
        self.parent = parent
        self.text = text
        self.nth = nth
        """Which one of several of its name; 0 where there is one."""
        self.children: list[Node] = []
        self.named = False

    @property
    def path(self) -> tuple[str, ...]:
        """The names from the top."""
        return (*self.parent.path, self.name) if self.parent is not None else ()

    @property
    def locator(self) -> str:
        """Where it stands, as a reader can follow it."""
        if self.parent is None:
            return ""
        return f"{self.parent.locator}/{self.name}" + (f"[{self.nth}]" if self.nth else "")

    def around(self) -> Iterator["Node"]:
        """What it stands in, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def every(self) -> Iterator["Node"]:
        """The node itself and all within it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


@lru_cache(maxsize=4096)
def steps(path: str) -> tuple[str, ...]:
    """A path in its steps."""
    return tuple(step for step in path.split("/") if step not in ("", "."))


def find(node: Node, steps: Sequence[str]) -> list[Node]:
    """The nodes at a path from a node."""
    found = [node]
    for step in steps:
        if step == "..":
            found = list(dict.fromkeys(one.parent for one in found if one.parent is not None))
        else:
            found = [child for one in found for child in one.children if step in (child.name, "*")]
    return found


def from_xml(element: Element, nth: int) -> Node:
    """A streamed element, under a top that has no name."""
    top = Node("")
    _element(element, top, nth)
    return top


def _element(element: Element, parent: Node, nth: int) -> None:
    node = Node(local_name(element.tag), parent, (element.text or "").strip(), nth)
    parent.children.append(node)
    for attribute, text in element.attrib.items():
        node.children.append(Node(f"@{local_name(str(attribute))}", node, str(text).strip()))
    names = [local_name(child.tag) for child in element]
    met: dict[str, int] = {}
    for child, name in zip(element, names, strict=True):
        met[name] = met.get(name, 0) + 1
        _element(child, node, met[name] if names.count(name) > 1 else 0)
        if child.tail and not child.tail.isspace():
            node.children.append(Node("text()", node, child.tail.strip()))


def from_json(document: Document, lists: Collection[str] = ()) -> Iterator[Node]:
    """A JSON document as trees, read as a stream: one for each item of one that is a list, or of such `lists` in it.

    Raises:
        ValueError: it is no JSON from here on, breaks off, or is nested too deeply.
        RefusedError: it is over a limit.

    """
    around, broken = Node(""), None
    try:
        for name, nth, value in streamed(document.pieces(), lists, document.limits.whole):
            if nth:
                top = Node("")
                _value(value, _readable(name) or ITEM, top, nth, 1)
                yield top
            elif name:
                _members(Members(((name, value),)), around, 1)
            elif isinstance(value, Members):
                _members(value, around, 1)
            else:
                _value(value, ITEM, around, 0, 1)
    except (ValueError, RefusedError) as error:
        broken = error
    # What stands around the lists is whole only at the end, however that is reached.
    if around.children:
        yield around
    if broken is not None:
        raise broken


def _members(members: Members, node: Node, level: int) -> None:
    for key, value in members:
        name = _readable(key)
        if isinstance(value, list) and value:
            for nth, item in enumerate(value, start=1):
                _value(item, name, node, nth, level)
        else:
            _value(value, name, node, 0, level)


def _value(value: object, name: str, parent: Node, nth: int, level: int) -> None:
    node = Node(name, parent, "", nth)
    parent.children.append(node)
    if isinstance(value, Members | list) and level >= MOST_LEVELS:
        # A text no field asks for: the settling of the tree reports it.
        node.text = TOO_DEEP if value else ""
    elif isinstance(value, Members):
        _members(value, node, level + 1)
    elif isinstance(value, list):
        for inner, item in enumerate(value, start=1):
            _value(item, ITEM, node, inner, level + 1)
    elif isinstance(value, bool):
        node.text = "true" if value else "false"
    elif value is not None:
        node.text = _readable(str(value)).strip()


def _readable(text: str) -> str:
    """A text without NUL, and with a visible mark for half of a character, which no file can be written with."""
    whole = text.replace("\0", "")
    return whole if whole.isascii() else _HALVES.sub("\N{REPLACEMENT CHARACTER}", whole)
