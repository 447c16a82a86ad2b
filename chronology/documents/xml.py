"""The one safe way into XML: bytes only, no DOCTYPE, no entity, bounded memory.

lxml's own flags are not enough. With `resolve_entities=False` a file with entities is accepted and the text after
each entity is lost without a word, and a path handed to lxml is unzipped on the way. So a DOCTYPE is refused before
the parser sees it, and the parser only ever sees a file object that counts what passes.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice
from typing import IO, TypedDict

from lxml import etree

from chronology.documents.limits import Limits
from chronology.errors import MalformedError, RefusedError

_ALLOWED_ENCODINGS = {"utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "latin-1", "windows-1252", "cp1252"}
_DECLARATION = re.compile(r"<\?xml\s+version\s*=\s*[\"']([^\"']*)[\"'](?:\s+encoding\s*=\s*[\"']([^\"']*)[\"'])?")
_PROLOG_PART = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<([^\s<>/!?]+)([^<>]*)>?", re.DOTALL)
_PLAIN_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NAMESPACE = re.compile(r"xmlns(?::([\w.-]+))?\s*=\s*[\"']([^\"']*)[\"']")

_BLOCK = 64 * 1024


class _Options(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    remove_blank_text: bool
    remove_comments: bool
    remove_pis: bool


_SAFE = _Options(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    # White space between elements is nobody's words, and a fifth of the parsing time.
    remove_blank_text=True,
    remove_comments=True,
    remove_pis=True,
)

Element = etree._Element  # noqa: SLF001  # lxml's stubs give the type of an element no public name


def root_of(head: bytes) -> tuple[str, str] | None:
    """(namespace, local name) of the root element in the first bytes of a file, or None when it is not XML.

    Raises:
        RefusedError: a DOCTYPE, XML 1.1 or an encoding outside the allow-list.

    """
    text = _prolog_text(head)
    if text is None or not text.lstrip().startswith("<"):
        return None
    rest = _after_prolog(text)
    if rest.startswith("<!DOCTYPE"):
        raise RefusedError("it declares a DOCTYPE; export it again without one")
    found = _ROOT.match(rest)
    if found is None:
        return None
    prefix, _, local = found[1].rpartition(":")
    spaces = {m[1] or "": m[2] for m in _NAMESPACE.finditer(found[2])}
    return spaces.get(prefix, ""), local


def declared_encoding(head: bytes) -> str:
    """The encoding that an XML file says it is in."""
    text = _prolog_text(head)
    declared = _DECLARATION.match(text) if text else None
    return (declared[2] if declared else "") or "utf-8"


def _prolog_text(head: bytes) -> str | None:
    """The start of the file as text. UTF-16 needs its mark; everything else is ASCII up to the root's name."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="ignore")
        marked = "utf-16"
    elif head.startswith(b"\xef\xbb\xbf"):
        text, marked = head[3:].decode("utf-8", errors="replace"), "utf-8"
    else:
        text, marked = head.decode("latin-1"), ""
    declared = _DECLARATION.match(text)
    if declared:
        _check_declaration(declared[1], (declared[2] or "utf-8").lower(), marked)
    return text


def _check_declaration(version: str, encoding: str, marked: str) -> None:
    if version != "1.0":
        raise RefusedError("it declares an XML version other than 1.0; export it again as XML 1.0")
    if encoding not in _ALLOWED_ENCODINGS:
        raise RefusedError("its encoding is not one of UTF-8, UTF-16, US-ASCII, Latin-1 or Windows-1252")
    if marked and encoding != marked:
        raise RefusedError("its byte order mark contradicts the encoding it declares")


def _after_prolog(text: str) -> str:
    at = 0
    while (part := _PROLOG_PART.match(text, at)) is not None:
        at = part.end()
    return text[at:]


class _Counted:
    """A file that removes NUL bytes and refuses what no record could need, between parser and disk."""

    def __init__(self, file: IO[bytes], limits: Limits, *, wide: bool) -> None:
        self._file = file
        self._limits = limits
        self._wide = wide
        self._read = 0
        self._markup = 0
        self._uncounted: list[bytes] = []
        self.nuls = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._read += len(data)
        if self._read > self._limits.streamed:
            raise RefusedError("it is larger than the limit for a streamed file; see docs/limits.md")
        self._uncounted.append(data)
        self._check_markup()
        if not self._wide and b"\0" in data:
            self.nuls += data.count(b"\0")
            data = data.replace(b"\0", b"")
        return data

    def _check_markup(self) -> None:
        """Tags and attributes since the last record. They cannot be more than the bytes, which are quicker to count."""
        most = self._limits.pending_markup
        if self._markup + sum(map(len, self._uncounted)) <= most:
            return
        self._markup += sum(data.count(b"<") + data.count(b"=") for data in self._uncounted)
        self._uncounted.clear()
        if self._markup > most:
            raise RefusedError("one part of it holds more tags than any record could need; see docs/limits.md")

    def start_again(self) -> None:
        """A record has ended: what is counted from here on belongs to the next."""
        self._markup = 0
        self._uncounted.clear()


class XmlReader:
    """One pass over an XML file: the records asked for, whatever stood between them, and the frame that is left.

    Iterating yields each element whose local name is in `tags` (in any namespace), whole, and forgets it soon after.
    One inside another of them is yielded first and is empty in it; with `nested=False` it is not looked for, which is
    faster, and stays whole in the other. An element that stands between two such siblings under another name
    is yielded too, so that the importer must say something about it. When the iteration ends, `frame` holds the root
    with all that was never yielded, and `stray_text` where text stood between elements as (local name before it, line).

    Raises, while iterating:
        RefusedError: see `root_of`, and the caps of `limits`.
        MalformedError: the file is not well-formed; what came before was yielded.
    """

    def __init__(self, file: IO[bytes], tags: Collection[str], limits: Limits, *, nested: bool = True) -> None:
        self._file = file
        self._tags = tags
        self._limits = limits
        self._nested = nested
        self._kept: list[int] = []
        self._yielded = 0
        self.frame: Element | None = None
        self.stray_text: list[tuple[str, int]] = []
        self.nuls = 0

    def __iter__(self) -> Iterator[Element]:
        # Windows holds a file that is left open.
        with self._file:
            yield from self._records()

    def _records(self) -> Iterator[Element]:
        head = self._file.read(self._limits.prolog)
        root = root_of(head)
        if root is None:
            raise RefusedError("it has no XML root element")
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        if self._nested or _PLAIN_NAME.fullmatch(root[1]) is None:
            yield from self._one_by_one(wide=wide)
            return
        try:
            yield from self._in_blocks(root[1], wide=wide)
        except etree.XMLSyntaxError:
            # The tree cannot say whether its last element had ended when the file broke off.
            yield from islice(self._one_by_one(wide=wide), self._yielded, None)

    def _counted(self, *, wide: bool) -> _Counted:
        self._file.seek(0)
        return _Counted(self._file, self._limits, wide=wide)

    def _in_blocks(self, root: str, *, wide: bool) -> Iterator[Element]:
        """Look for whole records in the tree after each block of the file: an event for each would cost more."""
        counted = self._counted(wide=wide)
        parser = etree.XMLPullParser(events=("start",), tag=f"{{*}}{root}", **_SAFE)
        frame: Element | None = None
        while block := counted.read(_BLOCK):
            parser.feed(block)
            for _, element in parser.read_events():
                if frame is None and isinstance(element, Element):
                    frame = element
            before = self._yielded
            if frame is not None:
                yield from self._whole(frame)
            if self._yielded > before:
                counted.start_again()
        self.nuls = counted.nuls
        self.frame = parser.close()
        yield from self._whole(self.frame, closed=True)

    def _whole(self, parent: Element, depth: int = 0, *, closed: bool = False) -> Iterator[Element]:
        """The records in an element that have ended, each after what stands before it; they are dropped from the tree.

        The last child of an open element may still be open itself. `_kept` counts, for the open element at each
        depth, the children that were looked at before and stay: nothing is looked at twice.
        """
        if depth == len(self._kept):
            self._kept.append(0)
        whole, gone = self._kept[depth], 0
        for child in _children(parent, whole, None if closed else -1):
            whole += 1
            if local_name(child.tag) in self._tags:
                if gone + 1 < whole:
                    yield from self._odd(parent, gone, whole - 1)
                yield child
                self._note_stray_text(child)
                gone = whole
            else:
                yield from self._whole(child, depth + 1, closed=True)
                del self._kept[depth + 1 :]
        del parent[:gone]
        self._yielded += gone
        self._kept[depth] = whole - gone
        if not closed and len(parent) and local_name(parent[-1].tag) not in self._tags:
            yield from self._whole(parent[-1], depth + 1)

    def _odd(self, parent: Element, start: int, stop: int) -> Iterator[Element]:
        for child in _children(parent, start, stop):
            yield child
            self._note_stray_text(child)

    def _one_by_one(self, *, wide: bool) -> Iterator[Element]:
        """Each record as it ends, up to where the file breaks off."""
        counted = self._counted(wide=wide)
        self.stray_text.clear()
        wanted = [name for tag in self._tags for name in (tag, f"{{*}}{tag}")]
        context = etree.iterparse(counted, events=("end",), tag=wanted, **_SAFE)
        try:
            for _, element in context:
                if not self._nested and self._is_nested(element):
                    continue
                counted.start_again()
                yield from self._forget_before(element)
                yield element
                element.clear(keep_tail=True)
        except etree.XMLSyntaxError as error:
            raise MalformedError(f"it stops being well-formed XML at line {error.lineno}") from None
        finally:
            self.nuls = counted.nuls
            self.frame = context.root

    def _is_nested(self, element: Element) -> bool:
        return any(local_name(outer.tag) in self._tags for outer in element.iterancestors())

    def _forget_before(self, element: Element) -> Iterator[Element]:
        """Drop what stands before an element in its parent; yield what was never asked for first.

        clear() leaves the empty element behind, and a million of those is memory too.
        """
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            before = parent[0]
            if local_name(before.tag) not in self._tags:
                yield before
            self._note_stray_text(before)
            del parent[0]

    def _note_stray_text(self, before: Element) -> None:
        if before.tail and not before.tail.isspace():
            self.stray_text.append((local_name(before.tag), _line(before)))


def _children(parent: Element, start: int, stop: int | None) -> list[Element]:
    return parent[start:stop]  # type: ignore[index, return-value]  # the stubs know no slices of an element


def _line(element: Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs leave its type open
    return line or 0


# A file has a few names, each many times over.
@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]
