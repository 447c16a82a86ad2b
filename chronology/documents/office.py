"""Archives and Word files, opened only after their table of contents has been checked.

A Word file is read by the same door as any XML, not by python-docx: a library that builds the whole tree of every part
follows a DOCTYPE in UTF-16, fills the memory for one `gridSpan`, and leaves out tracked insertions, content controls,
text boxes and tables in cells without a word.
"""

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Final

from chronology.documents.limits import Limits
from chronology.documents.xml import Element, XmlReader, local_name, root_of
from chronology.errors import RefusedError

MADE_HERE: Final = "analytical-chronology"
"""The keyword in the properties of an Office file that this program wrote; whoever edits the file keeps it."""

# The one entry every Office file has, and every OpenDocument file, and no plain zip of records does.
CONTENT_TYPES: Final = "[Content_Types].xml"
_OPEN_DOCUMENT: Final = "META-INF/manifest.xml"
_DRIVE: Final = re.compile(r"^[A-Za-z]:")
# What zipfile and its decompressors raise over bytes that are not what they say; RuntimeError stands for a local
# header that is encrypted and for a method that is not known.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    OverflowError,
)


class Nest:
    """What an input holds with all the containers in it: counted together, so that nesting evades no limit."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._limits = limits
        self._most = min(limits.unpacked, limits.ratio * max(size, 1))
        self._entries = 0
        self._unpacked = 0

    def admit(self, entries: int, unpacked: int) -> None:
        """Count what one container holds.

        Raises:
            RefusedError: it is more than may be.

        """
        self._entries += entries
        self._unpacked += unpacked
        if self._entries > self._limits.members:
            raise RefusedError("it holds more entries than the limit for an archive; see docs/limits.md")
        if self._unpacked > self._most:
            raise RefusedError("it unpacks to more than the limit for an archive; see docs/limits.md")


class Archive:
    """An archive that may be read: not too many entries, not too large, none encrypted or pointing outside itself.

    With a `nest`, what is in it counts as part of what is in that.

    Raises:
        RefusedError: with the reason.

    """

    def __init__(self, data: bytes, limits: Limits, nest: Nest | None = None) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise RefusedError("it is a damaged archive") from error
        entries = self._archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        Nest(len(data), limits).admit(len(entries), unpacked)
        if nest is not None and not _is_office(entry.filename for entry in entries):
            nest.admit(len(entries), unpacked)
        for entry in entries:
            _check_entry(entry)
        # Two entries may have one name, and one named like a folder may hold something: each is there to be read.
        filled = (entry for entry in entries if entry.file_size or not entry.filename.endswith("/"))
        self.entries = tuple(sorted(filled, key=lambda entry: entry.filename))
        self._named = {entry.filename: entry for entry in entries}
        self.is_office = _is_office(self._named)

    @property
    def names(self) -> Collection[str]:
        """Names of all entries."""
        return self._named.keys()

    def __contains__(self, name: str) -> bool:
        return name in self._named

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """One entry, never more of it than the table of contents declares.

        Raises:
            RefusedError: it is damaged, or larger than it says.

        """
        try:
            with self._archive.open(entry) as file:
                content = file.read(entry.file_size + 1)
        except _DAMAGE as error:
            raise RefusedError("an entry of it is damaged") from error
        if len(content) > entry.file_size:
            raise RefusedError("an entry of it is larger than it says")
        return content

    def start(self, entry: zipfile.ZipInfo, size: int) -> bytes:
        """The first bytes of an entry.

        Raises:
            RefusedError: it is damaged.

        """
        try:
            with self._archive.open(entry) as file:
                return file.read(size)
        except _DAMAGE as error:
            raise RefusedError("an entry of it is damaged") from error

    def part(self, name: str, limits: Limits) -> io.BytesIO:
        """A part of an Office file, which is held whole.

        Raises:
            RefusedError: it is missing, damaged or over the limit.

        """
        entry = self._named.get(name)
        if entry is None:
            raise RefusedError("it is a damaged Office file; open it where it was made and save it again")
        if entry.file_size > limits.whole:
            raise RefusedError("a part of it is larger than the limit for a file read whole; see docs/limits.md")
        return io.BytesIO(self.read(entry))


def is_link(entry: zipfile.ZipInfo) -> bool:
    """An entry that stands for a place elsewhere on the machine it was packed on."""
    return stat.S_ISLNK(entry.external_attr >> 16)


def names_in(file: IO[bytes]) -> frozenset[str]:
    """Names of the entries of an archive, from its directory alone; empty where that cannot be read."""
    try:
        with zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except _DAMAGE:
        return frozenset()


def _is_office(names: Iterable[str]) -> bool:
    return any(name in (CONTENT_TYPES, _OPEN_DOCUMENT) for name in names)


def refuse_doctypes(archive: Archive, limits: Limits) -> None:
    """Look at the start of each part that is XML, for readers that would not.

    Raises:
        RefusedError: a part has a DOCTYPE, another version of XML or an unknown encoding.

    """
    for entry in archive.entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            root_of(archive.start(entry, limits.prolog))


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise RefusedError("an entry of it points outside the archive")
    if entry.flag_bits & 0x1:
        raise RefusedError("it is encrypted; save it without a password")


# ---- Word (ECMA-376 part 1, section 17) ------------------------------------------------------------------------------

# Document, template, with macros or without: all hold the same markup.
_MAIN: Final = re.compile(r"word(?:processingml)?\.(?:document|template)\b.*\.main\+xml|ms-word\..*\.main\+xml")
_SIGNS: Final[Mapping[str, str]] = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
# Layout; where a tracked move came from; the same words again for older programs; and boxes, read by themselves.
_PROPERTIES: Final = ("title", "creator", "identifier", "keywords", "created", "lastModifiedBy", "modified")
_NOT_WORDS: Final = frozenset({"pPr", "rPr", "moveFrom", "Fallback", "txbxContent"})
_MOST_COLUMNS: Final = 63


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a Word file in order, table rows as tab-separated lines, with each one's style name.

    `tables` are the same rows as cells.
    """

    paragraphs: tuple[tuple[str, str], ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def read_word(data: bytes, limits: Limits) -> WordText:
    """Read the body of a .docx.

    Raises:
        RefusedError: the archive or a part of it was refused.

    """
    archive = Archive(data, limits)
    main = _main_part(archive, limits)
    styles = _styles(archive, str(PurePosixPath(main).with_name("styles.xml")), limits)
    tables: list[list[tuple[str, ...]]] = []
    paragraphs = tuple(_paragraphs(_elements(archive, main, ("p", "tr"), limits), styles, tables))
    return WordText(paragraphs, tuple(map(tuple, tables)))


def read_properties(data: bytes, limits: Limits) -> Mapping[str, str]:
    """Who made an Office file and saved it last, and when (ECMA-376 part 2, section 11), by name; nothing if it says nothing.

    Raises:
        RefusedError: the archive or the part was refused.

    """
    archive = Archive(data, limits)
    for part in _elements(archive, CONTENT_TYPES, ("Override",), limits):
        name = (part.get("PartName") or "").lstrip("/")
        if (part.get("ContentType") or "").endswith("core-properties+xml") and name in archive:
            return {local_name(told.tag): told.text or "" for told in _elements(archive, name, _PROPERTIES, limits)}
    return {}


def _elements(archive: Archive, part: str, tags: Collection[str], limits: Limits) -> Iterator[Element]:
    """The elements asked for; what stands between them in a Word file says nothing, or the same for older programs."""
    for element in XmlReader(archive.part(part, limits), tags, limits, nested=False):
        if local_name(element.tag) in tags and all(local_name(o.tag) != "Fallback" for o in element.iterancestors()):
            yield element


def _main_part(archive: Archive, limits: Limits) -> str:
    """The part that holds the body; only by custom is it called word/document.xml."""
    for part in _elements(archive, CONTENT_TYPES, ("Override",), limits):
        if _MAIN.search(part.get("ContentType") or ""):
            return (part.get("PartName") or "").lstrip("/")
    raise RefusedError("it is not a Word document")


def _styles(archive: Archive, part: str, limits: Limits) -> Mapping[str, str]:
    """Names of the styles by the id that paragraphs use."""
    if part not in archive:
        return {}
    found = {}
    for style in _elements(archive, part, ("style",), limits):
        name = next((_attribute(child, "val") for child in style if local_name(child.tag) == "name"), "")
        # Word shows "heading 1" as "Heading 1", and so do its users.
        found[_attribute(style, "styleId")] = name[:1].upper() + name[1:]
    return found


def _paragraphs(
    elements: Iterable[Element], styles: Mapping[str, str], tables: list[list[tuple[str, ...]]]
) -> Iterator[tuple[str, str]]:
    table: Element | None = None
    above: dict[int, str] = {}
    for element in elements:
        if local_name(element.tag) == "tr":
            if element.getparent() is not table:
                table, above = element.getparent(), {}
                tables.append([])
            cells = _row(element, above)
            tables[-1].append(cells)
            yield "\t".join(cells), "Table"
            continue
        table = None
        style = _property(element, "pPr", "pStyle")
        yield "".join(_words(element)), styles.get(style, style)
        for box in _outermost(element, ("txbxContent",)):
            yield from _paragraphs(_outermost(box, ("p", "tr")), styles, tables)


def _row(row: Element, above: dict[int, str]) -> tuple[str, ...]:
    """The cells of a row. One that goes on from the row above says again what stands there, as on the page."""
    cells: list[str] = []
    for cell in _outermost(row, ("tc",)):
        text = "\n".join(text for text, _ in _paragraphs(_outermost(cell, ("p", "tr")), {}, []))
        column = len(cells)
        if _continues(cell):
            text = text or above.get(column, "")
        above[column] = text
        cells += [text, *[""] * (_columns(cell) - 1)]
    return tuple(cells)


def _continues(cell: Element) -> bool:
    properties = next((child for child in cell if local_name(child.tag) == "tcPr"), ())
    return any(local_name(child.tag) == "vMerge" and _attribute(child, "val") != "restart" for child in properties)


def _columns(cell: Element) -> int:
    said = _property(cell, "tcPr", "gridSpan")
    return min(max(int(said), 1), _MOST_COLUMNS) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _words(element: Element) -> Iterator[str]:
    """The words of a paragraph as a reader sees them: with what was inserted, without what was deleted."""
    for child in element:
        name = local_name(child.tag)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "" if _attribute(child, "type") in ("page", "column") else "\n"
        elif name not in _NOT_WORDS:
            yield from _words(child)


def _outermost(element: Element, names: Collection[str]) -> Iterator[Element]:
    """What is inside an element under these names, at whatever depth, but not inside each other."""
    for child in element:
        name = local_name(child.tag)
        if name in names:
            yield child
        elif name != "Fallback":
            yield from _outermost(child, names)


def _property(element: Element, holder: str, name: str) -> str:
    for properties in element:
        if local_name(properties.tag) == holder:
            return next((_attribute(child, "val") for child in properties if local_name(child.tag) == name), "")
    return ""


def _attribute(element: Element, name: str) -> str:
    """An attribute, in whatever namespace this edition of the format puts it."""
    return next((str(value) for key, value in element.items() if local_name(str(key)) == name), "")
