"""A file as importers see it: recognised by its head, read by one of a few safe ways, always within the caps."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Final, TextIO, TypeVar

from chronology.documents import compound, kinds, office, pdf, workbook
from chronology.documents.encoding import Decoded, decode, encoding_of_stream, said
from chronology.documents.fixed import fixed_rows
from chronology.documents.limits import DEFAULT, Limits
from chronology.documents.mail import Mail, Message, is_mail, read_mail, read_outlook_mail
from chronology.documents.separated import Damage, delimiter_of, separated, together
from chronology.documents.tables import Line, Row, Table, table_of
from chronology.documents.xml import XmlReader, declared_encoding, root_of
from chronology.errors import MalformedError, RefusedError
from chronology.model import Problem, Severity, Source

_Line = TypeVar("_Line")

_HEAD: Final = 8192
_PIECE: Final = 256 * 1024
_OF_TABLES: Final = (".csv", ".tsv", ".tab")
_LINES_OF_TITLES: Final = 12
_MARKS: Final = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


class Document:
    """One file (or member of an archive, or standard input), through the gate.

    `name` is what the reader of the chronology sees; it never holds a folder of the machine. `place` is where it lies,
    which says what lies beside it and is never shown.
    """

    def __init__(  # noqa: PLR0913  # a file is its name, its bytes or path, and where it lies
        self,
        name: str,
        *,
        path: Path | None = None,
        content: bytes | None = None,
        limits: Limits = DEFAULT,
        message: Message | None = None,
        place: str = "",
    ) -> None:
        self.name = name
        self.path = path
        self.place = place or (str(path.parent) if path else name.rpartition("/")[0])
        self.limits = limits
        self._content = content
        self._message = message
        self._noticed: list[Problem] = []
        self._damage: Damage | None = None
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

    @cached_property
    def parts(self) -> frozenset[str]:
        """Names of what is in an archive, from its directory; empty for anything else, and for a damaged one."""
        if not self.head.startswith(kinds.ZIP) or self.size > self.limits.whole:
            return frozenset()
        with self._open() as file:
            return office.names_in(file)

    @cached_property
    def _root_names(self) -> frozenset[str]:
        """What stands in the root of a compound file: an old Office file or an Outlook mail."""
        if not self.head.startswith(compound.MARK):
            return frozenset()
        with self._open() as file:
            return compound.root_names(file)

    @cached_property
    def is_word(self) -> bool:
        """A .docx: an archive with a Word document inside."""
        return kinds.is_word(self.head, self.parts)

    @property
    def is_workbook(self) -> bool:
        """A spreadsheet: .xlsx, .xlsm, .xlsb, .ods or .xls."""
        return kinds.is_workbook(self.head, self.parts, self._root_names)

    @cached_property
    def is_pdf(self) -> bool:
        """A PDF. Some begin with bytes of another program's."""
        return kinds.is_pdf(self.head)

    @cached_property
    def is_mail(self) -> bool:
        """A message: .eml, or .msg as Outlook saves it."""
        if self._message is not None or kinds.IN_OUTLOOK in self._root_names:
            return True
        return self.is_text and is_mail(self.head, self.name)

    @property
    def old_kind(self) -> str:
        """Why nothing can be read of a file of an old or locked kind, and what to do; nothing for any other."""
        return kinds.old_kind(self._root_names)

    @cached_property
    def is_text(self) -> bool:
        """Readable as plain text: not XML, not an archive, and hardly any control characters."""
        return kinds.is_text(self.head)

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

    def pieces(self) -> Iterator[str]:
        """The content as text, a piece at a time, for formats that are read as a stream; without NUL characters.

        Raises:
            RefusedError: larger than the limit.

        """
        if self.size > self.limits.streamed:
            raise RefusedError("it is larger than the limit for a streamed file; see docs/limits.md")
        with self._open() as file, io.TextIOWrapper(file, self.encoding, errors="replace") as text:
            while piece := text.read(_PIECE):
                if plain := piece.replace("\0", ""):
                    yield plain

    @cached_property
    def decoded(self) -> Decoded:
        """The content as text, with its encoding and what had to be removed or replaced."""
        return decode(self.content)

    @cached_property
    def text(self) -> str:
        """The document's text: what character offsets count in.

        A Word file gives a line for each paragraph, a PDF its lines with an empty one between paragraphs, a mail
        `From:`, `To:`, `Cc:`, `Date:` and `Subject:` as far as it has them, an empty line and its words.
        """
        if self.is_word or self.is_pdf:
            return "\n".join(text for text, _ in self.paragraphs)
        return self.message.text if self.is_mail else self.decoded.text

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """(text, style name) of each paragraph of a Word file; each line of any other, without style.

        The style of a table's row is "Table".
        """
        if self.is_word:
            return self._word.paragraphs
        if self.is_pdf:
            return self._pdf.paragraphs
        return tuple((line, "") for line in self.text.split("\n"))

    @cached_property
    def page_lines(self) -> tuple[pdf.PageLine, ...]:
        """The lines of a PDF as they are printed, with where each word stands: for a reader that knows the layout.

        Raises:
            RefusedError: it is damaged, encrypted or over a limit.

        """
        return pdf.read_page_lines(self.content, self.limits) if self.is_pdf else ()

    def page_at(self, offset: int) -> str:
        """The page of a PDF that the character at an offset in its `text` stands on: "page 3"; else nothing."""
        return self._pdf.page_at(offset) if self.is_pdf else ""

    @property
    def mail(self) -> Mail | None:
        """Who wrote to whom, and when; nothing for what is no mail.

        Raises:
            RefusedError: it is over a limit or damaged.

        """
        return self.message.mail if self.is_mail else None

    @cached_property
    def message(self) -> Message:
        """A mail with what is attached to it. Its attachments are documents of their own: see `gather`.

        Raises:
            RefusedError: it is over a limit or damaged.

        """
        if self._message is not None:
            return self._message
        return (
            read_outlook_mail(self.content, self.limits) if self._root_names else read_mail(self.content, self.limits)
        )

    def xml(self, tags: Collection[str], *, nested: bool = True) -> XmlReader:
        """Stream the elements with these local names; see `XmlReader`."""
        return XmlReader(self._open(), tags, self.limits, nested=nested)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in it: each sheet of a workbook, each table of a Word file or PDF.

        A text file is one when its first line looks like headings, or when its lines keep to the columns that headings
        above them begin; one that breaks off ends there, and is `broken_off`.

        Raises:
            RefusedError: it is over a limit, encrypted or damaged.

        """
        if self.is_workbook:
            tables, messages = workbook.sheets(self.content, self.limits)
            self._noticed += [self._notice(message) for message in messages]
            return tables
        if self.is_word:
            return tuple(table_of(f"table {n}", rows) for n, rows in enumerate(self._word.tables, start=1))
        if self.is_pdf:
            return self._pdf.tables
        if not self.delimiter:
            return self._in_fixed_columns()
        return (
            Table(
                name="",
                read=lambda: self._lines(separated),
                read_together=lambda width: self._lines(partial(together, width=width)),
            ),
        )

    def _in_fixed_columns(self) -> tuple[Table, ...]:
        if not self.is_text or self.is_mail or self.size > self.limits.whole:
            return ()
        rows = [Line(number, cells) for number, cells in fixed_rows(self.text) if any(cells)]
        return (Table(name="", read=lambda: iter(rows)),) if rows else ()

    @cached_property
    def delimiter(self) -> str:
        """What parts the cells of a text table; empty when its first line does not look like headings.

        A file that is called a table may have titles above its headings, which nothing parts.
        """
        if not self.is_text or self.is_mail:
            return ""
        lines = decode(self.head).text.split("\n", _LINES_OF_TITLES)[:_LINES_OF_TITLES]
        may_have_titles = self.name.lower().endswith(_OF_TABLES)
        return next(filter(None, map(delimiter_of, lines if may_have_titles else lines[:1])), "")

    @cached_property
    def encoding(self) -> str:
        """Python's name of the encoding of a text file, found without holding it whole."""
        with self._open() as file:
            return encoding_of_stream(file)

    @property
    def encoding_said(self) -> str:
        """The encoding of a text or XML file, as people know it; empty for a file that is neither."""
        if self.xml_root is not None:
            return said(declared_encoding(self.head))
        return said(self.encoding) if self.is_text and self._message is None else ""

    @property
    def noticed(self) -> tuple[Problem, ...]:
        """What the gate itself could not read, or removed, so far: complete when the document has been read."""
        return tuple(self._noticed)

    def columns(self) -> set[str]:
        """Headings of the first table; empty when there is none."""
        return {heading for table in self.tables[:1] for heading in next(table.lines(), Line(1, ())).cells}

    def rows(self) -> Iterator[Row]:
        """Rows of the first table as text by heading; missing cells are empty."""
        for table in self.tables[:1]:
            yield from table.rows()

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """What an Office file says of itself: `creator`, `lastModifiedBy`, `modified` and some more; else nothing.

        Raises:
            RefusedError: it is damaged or over a limit.

        """
        return office.read_properties(self.content, self.limits) if office.CONTENT_TYPES in self.parts else {}

    @cached_property
    def _word(self) -> office.WordText:
        return office.read_word(self.content, self.limits)

    @cached_property
    def _pdf(self) -> pdf.PdfText:
        read = pdf.read_pdf(self.content, self.limits)
        self._noticed += [self._notice(message) for message in read.problems]
        return read

    def _lines(self, read: Callable[[TextIO, str, Limits, Damage], Iterator[_Line]]) -> Iterator[_Line]:
        if self.size > self.limits.streamed:
            raise RefusedError("it is larger than the limit for a streamed file; see docs/limits.md")
        damage = Damage()
        with self._open() as file, io.TextIOWrapper(file, self.encoding, errors="replace", newline="") as text:
            try:
                yield from read(text, self.delimiter, self.limits, damage)
            except MalformedError as error:
                # It is told of: it costs no line before, and no other file.
                damage.broken = str(error)
        if self._damage is None:
            self._damage = damage
            if damage.nuls:
                message = f"held {damage.nuls} NUL characters, which were removed"
                self._noticed.append(self._notice(message, Severity.NOTE))
            if damage.replaced:
                message = f"held {damage.replaced} characters that are not {said(self.encoding)}; each is marked U+FFFD"
                self._noticed.append(self._notice(message))
            if damage.broken:
                message = f"could not be read to its end: {damage.broken}; the rows before it were read"
                self._noticed.append(self._notice(message, Severity.ERROR))

    @property
    def broken_off(self) -> bool:
        """The text table in it could not be read to its end, so far as it has been read; an absence shows nothing."""
        return self._damage is not None and bool(self._damage.broken)

    def _notice(self, message: str, severity: Severity = Severity.WARNING) -> Problem:
        return self.problem(message, severity=severity)

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
