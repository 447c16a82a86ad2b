"""A file as importers see it: recognised by its head, read by one of a few safe ways, always within the caps."""

import datetime as dt
import errno
import hashlib
import io
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TextIO
from zipfile import ZipInfo

from chronology.documents import office, workbook
from chronology.documents.encoding import Decoded, decode, encoding_of_stream
from chronology.documents.limits import DEFAULT, Limits
from chronology.documents.separated import delimiter_of, separated
from chronology.documents.tables import Line, Row, Table
from chronology.documents.xml import XmlReader, root_of
from chronology.errors import RefusedError
from chronology.model import Ignored, Problem, Severity, Source

_HEAD = 8192
_ZIP = b"PK\x03\x04"
_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
# Files an operating system leaves about; nobody exported them.
_LITTER = {"thumbs.db", ".ds_store", "desktop.ini"}
_LINK = "a link to another place"


class Document:
    """One file (or member of an archive, or standard input), through the gate.

    `name` is what the reader of the chronology sees; it never holds a folder of the machine.
    """

    def __init__(
        self, name: str, *, path: Path | None = None, content: bytes | None = None, limits: Limits = DEFAULT
    ) -> None:
        self.name = name
        self.path = path
        self.limits = limits
        self._content = content
        self.size = len(content) if content is not None else path.stat().st_size if path else 0

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes as they are, in hexadecimal: provenance, never identity."""
        with self._open() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, enough to recognise a format by."""
        with self._open() as file:
            return file.read(_HEAD)

    @cached_property
    def xml_root(self) -> tuple[str, str] | None:
        """(namespace, local name) of the root element, or None when this is not XML.

        Raises:
            RefusedError: a DOCTYPE, XML 1.1 or an unknown encoding.

        """
        found = root_of(self.head)
        if found is None and self.size > len(self.head) and self.head.lstrip(_MARKS).startswith(b"<"):
            with self._open() as file:
                found = root_of(file.read(self.limits.prolog))
        return found

    @property
    def is_word(self) -> bool:
        """A .docx: an archive with a Word document inside."""
        return self.head.startswith(_ZIP) and b"word/" in self.content

    @property
    def is_text(self) -> bool:
        """Readable as plain text: not XML, not an archive, and hardly any control characters."""
        if not self.head or self.head.startswith((_ZIP, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")):
            return False
        text = decode(self.head).text
        controls = sum(1 for character in text if character < " " and character not in "\t\n\f")
        wide = self.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return controls * 100 <= len(text) and (wide or self.head.count(b"\0") * 100 <= len(self.head))

    @cached_property
    def content(self) -> bytes:
        """All bytes, for formats that must be held whole.

        Raises:
            RefusedError: larger than the limit.

        """
        if self.size > self.limits.whole:
            raise RefusedError("it is larger than the limit for a file read whole; see docs/limits.md")
        with self._open() as file:
            return file.read(self.limits.whole + 1)

    @cached_property
    def decoded(self) -> Decoded:
        """The content as text, with its encoding and what had to be removed or replaced."""
        return decode(self.content)

    @cached_property
    def text(self) -> str:
        """The document's text: what character offsets count in. A Word file gives a line for each paragraph."""
        if self.is_word:
            return "\n".join(text for text, _ in self.paragraphs)
        return self.decoded.text

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """(text, style name) of each paragraph of a Word file; each line of a text file, without style."""
        if self.is_word:
            return office.read_word(self.content, self.limits).paragraphs
        return tuple((line, "") for line in self.decoded.text.split("\n"))

    def xml(self, tags: Collection[str], *, nested: bool = True) -> XmlReader:
        """Stream the elements with these local names; see `XmlReader`."""
        return XmlReader(self._open(), tags, self.limits, nested=nested)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in it: one for a text file whose first line looks like headings, one for each sheet of a workbook.

        Raises:
            RefusedError: it is over a limit, encrypted or damaged.

        """
        if self.is_workbook:
            return tuple(workbook.sheets(self.content))
        return (Table(name="", read=self._separated),) if self.delimiter else ()

    @property
    def is_workbook(self) -> bool:
        """A spreadsheet (.xlsx)."""
        return self.head.startswith(_ZIP) and b"xl/workbook" in self.content

    @cached_property
    def delimiter(self) -> str:
        """What parts the cells of a text table; empty when its first line does not look like headings."""
        return delimiter_of(decode(self.head).text.split("\n", 1)[0]) if self.is_text else ""

    @cached_property
    def encoding(self) -> str:
        """Name of the encoding of a text file, found without holding it whole."""
        with self._open() as file:
            return encoding_of_stream(file)

    def columns(self) -> set[str]:
        """Headings of the first table; empty when there is none."""
        return {heading for table in self.tables[:1] for heading in next(table.lines(), Line(1, ())).cells}

    def rows(self) -> Iterator[Row]:
        """Rows of the first table as text by heading; missing cells are empty."""
        for table in self.tables[:1]:
            yield from table.rows()

    def _separated(self) -> Iterator[Line]:
        with self._open() as file, io.TextIOWrapper(file, self.encoding, errors="replace", newline="") as text:
            yield from separated(text, self.delimiter)

    def source(  # noqa: PLR0913  # a place is all of these
        self,
        locator: str,
        *,
        start: int | None = None,
        end: int | None = None,
        quote: str = "",
        recorded_on: dt.date | None = None,
        recorded_by: str | None = None,
        agency: str | None = None,
    ) -> Source:
        """A place in this document."""
        return Source(
            document=self.name,
            sha256=self.sha256,
            locator=locator,
            start=start,
            end=end,
            quote=quote,
            recorded_on=recorded_on,
            recorded_by=recorded_by,
            agency=agency,
        )

    def problem(self, message: str, locator: str = "", severity: Severity = Severity.WARNING) -> Problem:
        """Something at a place in this document that could not be read. Put no case text in the message."""
        return Problem(message=message, source=self.source(locator), severity=severity)

    def _open(self) -> io.BufferedReader | io.BytesIO:
        if self._content is not None:
            return io.BytesIO(self._content)
        assert self.path is not None, "a document has a path or content"
        return self.path.open("rb")


def gather(
    inputs: Iterable[str], limits: Limits = DEFAULT, *, apart: Collection[Path] = ()
) -> Iterator[Document | Problem | Ignored]:
    """Every document named by the inputs: files, folders (walked in name order), zips, or `-` for standard input.

    What cannot be opened comes out as a `Problem` in its place; the rest goes on. Files of a folder that are in
    `apart` (resolved paths: the front sheet of the same command, say) are not among its documents; nor is what
    nobody put there as a record, which comes out as `Ignored` with the reason.
    """
    for name in inputs:
        if name == "-":
            yield _standard_input(limits)
        elif not name:
            yield _unopened("an input", "it has no name")
        # Not Path.is_dir: that raises where a name is longer than any there could be.
        elif os.path.isdir(name):  # noqa: PTH112
            yield from _folder(Path(name), limits, apart)
        else:
            yield from _file(Path(name), Path(name).name, limits)


def _standard_input(limits: Limits) -> Document | Problem:
    # Python has no such stream where the caller closed it.
    stream: TextIO | None = sys.stdin
    if stream is None:
        return _unopened("standard input", "it is closed")
    content = stream.buffer.read(limits.whole + 1)
    if len(content) > limits.whole:
        source = Source(document="standard input", locator="")
        message = "is larger than the limit for a file read whole; save it as a file and name that"
        return Problem(message=message, source=source, severity=Severity.ERROR)
    return Document("standard input", content=content, limits=limits)


def _folder(folder: Path, limits: Limits, apart: Collection[Path]) -> Iterator[Document | Problem | Ignored]:
    for path, closed in _walked(folder):
        name = path.relative_to(folder).as_posix()
        if closed:
            yield _unopened(name, closed)
        # A link may lead round in a circle, and is never read.
        elif not path.is_symlink() and path.resolve() in apart:
            continue
        elif reason := _not_a_record(path, name):
            yield Ignored(document=name, path="/", reason=reason, count=1)
        else:
            yield from _file(path, name, limits)


def _walked(folder: Path) -> list[tuple[Path, str]]:
    """Whatever is in a folder at any depth, in name order; a folder inside that cannot be opened, with the reason.

    Not rglob, which passes over such a folder in silence and ends at a thousand folders in each other.
    """
    found: list[tuple[Path, str]] = []
    folders = [folder]
    while folders:
        inside = folders.pop()
        try:
            for entry in list(os.scandir(inside)):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    found.append((Path(entry.path), ""))
        except OSError as error:
            found.append((inside, _words_for(error)))
    return sorted(found)


def _not_a_record(path: Path, name: str) -> str:
    """Why a file of a folder is passed over; nothing for one that is to be read. A file named outright is always read."""
    if path.is_symlink():
        return _LINK
    if any(part.startswith(".") for part in name.split("/")) or path.name.lower() in _LITTER:
        return "a hidden file or one an operating system left"
    # Front sheets, practices and decisions lie beside the records they are for.
    return "a settings file of this program" if path.suffix.lower() == ".toml" else ""


def _file(path: Path, name: str, limits: Limits) -> Iterator[Document | Problem | Ignored]:
    try:
        # Not a pipe or a device: reading one can wait for ever.
        if not path.is_file():
            yield _unopened(name, "it is a pipe or a device" if path.exists() else "there is no such file")
            return
        with path.open("rb") as file:
            start = file.read(len(_ZIP))
        document = Document(name, path=path, limits=limits)
    except OSError as error:
        yield _unopened(name, _words_for(error))
        return
    if start == _ZIP:
        yield from _archive(document, limits)
    else:
        yield document


def _archive(document: Document, limits: Limits) -> Iterator[Document | Problem | Ignored]:
    try:
        archive = office.Archive(document.content, limits)
    except RefusedError as error:
        yield document.problem(f"was refused: {error}", severity=Severity.ERROR)
        return
    except OSError:
        yield _unopened(document.name, "it could not be read to its end")
        return
    if office.CONTENT_TYPES in archive:
        yield document
        return
    for entry in archive.entries:
        if Path(entry.filename).name.lower() not in _LITTER and not entry.filename.startswith("__MACOSX/"):
            yield _member(archive, entry, f"{document.name}/{entry.filename}", limits)


def _member(archive: office.Archive, entry: ZipInfo, name: str, limits: Limits) -> Document | Problem | Ignored:
    """One entry; a damaged one costs only itself."""
    if office.is_link(entry):
        return Ignored(document=name, path="/", reason=_LINK, count=1)
    try:
        return Document(name, content=archive.read(entry), limits=limits)
    except RefusedError as error:
        source = Source(document=name, locator="")
        return Problem(message=f"was refused: {error}", source=source, severity=Severity.ERROR)


def _unopened(name: str, reason: str) -> Problem:
    source = Source(document=name, locator="")
    return Problem(message=f"could not be opened: {reason}", source=source, severity=Severity.ERROR)


def _words_for(error: OSError) -> str:
    return os.strerror(error.errno or errno.EIO)
