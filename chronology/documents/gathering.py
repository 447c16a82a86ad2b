"""From what the user named to documents: files, folders, and what stands in archives and mails, one inside the other."""

import errno
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO
from zipfile import ZipInfo

from chronology.documents import office
from chronology.documents.document import Document
from chronology.documents.limits import DEFAULT, Limits
from chronology.documents.naming import free_name
from chronology.errors import RefusedError
from chronology.model import Ignored, Problem, Severity, Source

_ZIP: Final = b"PK\x03\x04"
# Files an operating system leaves about; nobody exported them.
_LITTER: Final = frozenset({"thumbs.db", ".ds_store", "desktop.ini"})
_WRITTEN: Final = frozenset({".docx", ".xlsx"})
_LINK: Final = "a link to another place"

Found = Document | Problem | Ignored


def gather(inputs: Iterable[str], limits: Limits = DEFAULT, *, apart: Collection[Path] = ()) -> Iterator[Found]:
    """Every document named by the inputs: files, folders (walked in name order), zips, or `-` for standard input.

    What cannot be opened comes out as a `Problem` in its place; the rest goes on. Files of a folder that are in
    `apart` (resolved paths: the front sheet of the same command, say) are not among its documents; nor is what
    nobody put there as a record, which comes out as `Ignored` with the reason. No two documents have one name: a
    source says which it was.
    """
    names: set[str] = set()
    for name in inputs:
        for found in _input(name, limits, apart):
            if isinstance(found, Document):
                found.name = free_name(found.name, names)
                names.add(found.name)
            yield found


def _input(name: str, limits: Limits, apart: Collection[Path]) -> Iterator[Found]:
    if name == "-":
        yield from _standard_input(limits)
    elif not name:
        yield _unopened("an input", "it has no name")
    # Not Path.is_dir: that raises where a name is longer than any there could be.
    elif os.path.isdir(name):  # noqa: PTH112
        yield from _folder(Path(name), limits, apart)
    else:
        yield from _file(Path(name), Path(name).name, limits)


def _standard_input(limits: Limits) -> Iterator[Found]:
    # Python has no such stream where the caller closed it.
    stream: TextIO | None = sys.stdin
    if stream is None:
        yield _unopened("standard input", "it is closed")
        return
    content = stream.buffer.read(limits.whole + 1)
    if len(content) > limits.whole:
        source = Source(document="standard input", locator="")
        message = "is larger than the limit for a file read whole; save it as a file and name that"
        yield Problem(message=message, source=source, severity=Severity.ERROR)
        return
    document = Document("standard input", content=content, limits=limits)
    yield from _Opening(document).opened(document)


def _folder(folder: Path, limits: Limits, apart: Collection[Path]) -> Iterator[Found]:
    for path, closed in _walked(folder):
        name = path.relative_to(folder).as_posix()
        if closed:
            yield _unopened(name, closed)
        # A link may lead round in a circle, and is never read.
        elif not path.is_symlink() and path.resolve() in apart:
            continue
        elif reason := _not_a_record(path, name) or _made_here(path, limits):
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


def _made_here(path: Path, limits: Limits) -> str:
    """Why a Word document or workbook that this program wrote is passed over: as a record it would tell everything twice."""
    if path.suffix.lower() not in _WRITTEN:
        return ""
    try:
        made = Document(path.name, path=path, limits=limits).properties.get("keywords", "")
    except (OSError, RefusedError):
        return ""
    return (
        "a document that this program wrote; --decisions reads what was written in it"
        if made == office.MADE_HERE
        else ""
    )


def _file(path: Path, name: str, limits: Limits) -> Iterator[Found]:
    try:
        # Not a pipe or a device: reading one can wait for ever.
        if not path.is_file():
            yield _unopened(name, "it is a pipe or a device" if path.exists() else "there is no such file")
            return
        document = Document(name, path=path, limits=limits)
        _ = document.head
    except OSError as error:
        yield _unopened(name, _words_for(error))
        return
    if document.size > limits.streamed:
        yield _refused(name, "it is larger than the limit for a streamed file; see docs/limits.md")
        return
    yield from _Opening(document).opened(document)


class _Opening:
    """One input and all that is in it, counted together."""

    def __init__(self, outermost: Document) -> None:
        self._limits = outermost.limits
        self._nest = office.Nest(outermost.size, self._limits)

    def opened(self, document: Document, depth: int = 0) -> Iterator[Found]:
        """The document, or what is in it; `depth` counts the containers around it."""
        try:
            if document.head.startswith(_ZIP):
                yield from self._archive(document, depth)
            elif document.is_mail:
                yield from self._mail(document, depth)
            elif document.old_kind:
                yield _refused(document.name, document.old_kind)
            else:
                yield document
        except RefusedError as error:
            yield _refused(document.name, str(error))
        except OSError:
            yield _unopened(document.name, "it could not be read to its end")

    def _archive(self, document: Document, depth: int) -> Iterator[Found]:
        archive = office.Archive(document.content, self._limits, self._nest)
        if archive.is_office:
            yield document
            return
        self._check_depth(depth)
        for entry in archive.entries:
            if Path(entry.filename).name.lower() not in _LITTER and not entry.filename.startswith("__MACOSX/"):
                yield from self._member(archive, entry, document, depth)

    def _member(self, archive: office.Archive, entry: ZipInfo, container: Document, depth: int) -> Iterator[Found]:
        """One entry; a damaged one costs only itself."""
        name = f"{container.name}/{entry.filename}"
        place = f"{_within(container)}/{entry.filename}".rpartition("/")[0]
        if office.is_link(entry):
            yield Ignored(document=name, path="/", reason=_LINK, count=1)
            return
        try:
            member = Document(name, content=archive.read(entry), limits=self._limits, place=place)
        except RefusedError as error:
            yield _refused(name, str(error))
            return
        yield from self.opened(member, depth + 1)

    def _mail(self, document: Document, depth: int) -> Iterator[Found]:
        message = document.message
        yield document
        yield from (document.problem(problem) for problem in message.problems)
        for what, reason in message.left_out:
            yield Ignored(document=f"{document.name}/{what}", path="/", reason=reason, count=1)
        for attached in message.attachments:
            name = f"{document.name}/{attached.name}"
            try:
                self._check_depth(depth)
                self._nest.admit(1, len(attached.content))
            except RefusedError as error:
                yield _refused(name, str(error))
                continue
            inner = Document(
                name, content=attached.content, limits=self._limits, message=attached.message, place=_within(document)
            )
            yield from self.opened(inner, depth + 1)

    def _check_depth(self, depth: int) -> None:
        if depth >= self._limits.depth:
            raise RefusedError(
                f"it is inside {depth} other archives or mails, one in the other; unpack it and name what is in it"
            )


def _within(container: Document) -> str:
    return f"{container.place}/{container.name.rpartition('/')[2]}"


def _refused(name: str, reason: str) -> Problem:
    source = Source(document=name, locator="")
    return Problem(message=f"was refused: {reason}", source=source, severity=Severity.ERROR)


def _unopened(name: str, reason: str) -> Problem:
    source = Source(document=name, locator="")
    return Problem(message=f"could not be opened: {reason}", source=source, severity=Severity.ERROR)


def _words_for(error: OSError) -> str:
    return os.strerror(error.errno or errno.EIO)
