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
        self.pending = 0
        self.nuls = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._read += len(data)
        self.pending += data.count(b"<") + data.count(b"=")
        if self._read > self._limits.streamed:
            raise RefusedError("it is larger than the limit for a streamed file; see docs/limits.md")
        if self.pending > self._limits.pending_markup:
            raise RefusedError("one part of it holds more tags than any record could need; see docs/limits.md")
        if not self._wide and b"\0" in data:
            self.nuls += data.count(b"\0")
            data = data.replace(b"\0", b"")
        return data


class XmlReader:
    """One pass over an XML file: the records asked for, whatever stood between them, and the frame that is left.

    Iterating yields each element whose local name is in `tags` (in any namespace), whole, and forgets it soon after;
    what such an element holds is its own affair. An element that stands between two such siblings under another name
    is yielded too, so that the importer must say something about it. When the iteration ends, `frame` holds the root
    with all that was never yielded, and `stray_text` where text stood between elements as (local name before it, line).

    Raises, while iterating:
        RefusedError: see `root_of`, and the caps of `limits`.
        MalformedError: the file is not well-formed; what came before was yielded.
    """

    def __init__(self, file: IO[bytes], tags: Collection[str], limits: Limits) -> None:
        self._file = file
        self._tags = tags
        self._limits = limits
        self._kept: list[int] = []
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
        yielded = 0
        try:
            for element in self._in_blocks(root[1], wide=wide):
                yielded += 1
                yield element
        except etree.XMLSyntaxError:
            # The tree cannot say whether its last element had ended when the file broke off.
            yield from islice(self._one_by_one(wide=wide), yielded, None)

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
                frame = element if frame is None else frame
            for element in self._whole(frame) if frame is not None else ():
                counted.pending = 0
                yield element
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
        whole = self._kept[depth]
        gone = 0
        for child in parent[whole : None if closed else -1]:
            if local_name(child.tag) in self._tags:
                if gone < whole:
                    yield from parent[gone:whole]
                yield child
                gone = whole + 1
            else:
                yield from self._whole(child, depth + 1, closed=True)
            whole += 1
            del self._kept[depth + 1 :]
        self._note_stray_text(parent[:gone])
        del parent[:gone]
        self._kept[depth] = whole - gone
        if not closed and len(parent) and local_name(parent[-1].tag) not in self._tags:
            yield from self._whole(parent[-1], depth + 1)

    def _one_by_one(self, *, wide: bool) -> Iterator[Element]:
        """The same records in the same order, each as it ends, up to where the file breaks off."""
        counted = self._counted(wide=wide)
        self.stray_text.clear()
        wanted = [name for tag in self._tags for name in (tag, f"{{*}}{tag}")]
        context = etree.iterparse(counted, events=("end",), tag=wanted, **_SAFE)
        try:
            for _, element in context:
                if any(local_name(outer.tag) in self._tags for outer in element.iterancestors()):
                    continue
                counted.pending = 0
                yield from self._forget_before(element)
                yield element
                element.clear(keep_tail=True)
        except etree.XMLSyntaxError as error:
            raise MalformedError(f"it stops being well-formed XML at line {error.lineno}") from None
        finally:
            self.nuls = counted.nuls
            self.frame = context.root

    def _forget_before(self, element: Element) -> Iterator[Element]:
        """Drop what stands before an element in its parent; yield what was never asked for first.

        clear() leaves the empty element behind, and a million of those is memory too.
        """
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            before = parent[0]
            if local_name(before.tag) not in self._tags:
                yield before
            self._note_stray_text([before])
            del parent[0]

    def _note_stray_text(self, elements: list[Element]) -> None:
        for element in elements:
            if element.tail and not element.tail.isspace():
                self.stray_text.append((local_name(element.tag), _line(element)))


def _line(element: Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs leave its type open
    return line or 0


# A file has a few names, each many times over.
@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]
