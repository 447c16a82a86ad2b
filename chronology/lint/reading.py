"""From inputs to sheets: chronologies each on its own; records as one sheet, or as what a chronology is held against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chronology.documents import DEFAULT, Document, Limits, gather
from chronology.errors import RefusedError
from chronology.lint.own_json import is_own_json, read_json
from chronology.lint.own_pdf import is_own_pdf, read_pdf
from chronology.lint.own_text import language_of, read_text
from chronology.lint.own_word import is_own_word, read_word
from chronology.lint.records import is_table, raw_sheet, records_of, table_sheet
from chronology.lint.sheet import Sheet
from chronology.model import Problem
from chronology.pipeline import Progress, Reads, read
from chronology.plugins import Plugins
from chronology.practice import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document to be checked: its name, what it was taken for, and its sheet."""

    name: str
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The documents to be checked, and what could not be read of the inputs."""

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...] = ()


def read_inputs(  # noqa: PLR0913  # inputs and what may be said of them
    inputs: Sequence[str],
    plugins: Plugins,
    practice: Practice,
    *,
    as_importer: str | None = None,
    limits: Limits = DEFAULT,
    progress: Progress = lambda _: None,
) -> Inputs:
    """Read what was named. With a chronology among it, the rest is the records it was made from.

    Raises:
        RefusedError: nothing can be read, or nothing in it has rows.

    """
    # Standard input can be read but once, by the importer that is named for it.
    files = gather([name for name in inputs if name != "-"], limits)
    documents = [found for found in files if isinstance(found, Document)]
    readers = ((document, None if as_importer else _own(document)) for document in documents)
    own = [(document, reader) for document, reader in readers if reader is not None]
    for document, _ in own:
        progress(document.name)
    ours = [Taken(name=document.name, sheet=reader(document)) for document, reader in own]
    rest, apart = _others(inputs, [document for document, _ in own])
    reads = _or_nothing(
        lambda: read(
            rest, plugins, as_importer=as_importer, limits=limits, apart=apart, progress=progress, words=practice.words
        ),
        needed=not ours,
    )
    tables = [each.name for each in reads.documents if is_table(each)]
    if ours:
        taken = [replace(each, sheet=_against(each.sheet, reads)) for each in ours]
    elif tables:
        raw = replace(reads, values=tuple(value for value in reads.values if _document(value) not in tables))
        files_of = {each.name: each for each in documents}
        sheets = {name: table_sheet(name, files_of.get(name), reads, practice) for name in tables}
        taken = [Taken(name=name, sheet=_against(sheet, raw)) for name, sheet in sheets.items()]
    else:
        taken = [Taken(name=_named(reads), sheet=raw_sheet(reads, practice))]
    if not any(each.sheet.rows for each in taken):
        raise RefusedError(
            "nothing in it is a row of a chronology or a record; `chronology inspect INPUT` says what it holds"
        )
    return Inputs(taken=tuple(taken), problems=reads.problems)


def _own(document: Document) -> Callable[[Document], Sheet] | None:
    """How a document of our own is read back; nothing for any other."""
    try:
        if is_own_pdf(document):
            return read_pdf
        if is_own_word(document):
            return read_word
        if language_of(document):
            return read_text
        return read_json if is_own_json(document) else None
    except RefusedError:
        return None


def _others(inputs: Sequence[str], own: Sequence[Document]) -> tuple[list[str], set[Path]]:
    """The inputs that are not our own documents themselves, and where those lie that stand in a folder."""
    paths = {document.path.resolve() for document in own if document.path is not None}
    return [name for name in inputs if name == "-" or Path(name).resolve() not in paths], paths


def _or_nothing(read_rest: Callable[[], Reads], *, needed: bool) -> Reads:
    """What importers read of the rest; with our own document at hand, there need be none."""
    try:
        return read_rest()
    except RefusedError:
        if needed:
            raise
        return Reads()


def _against(sheet: Sheet, reads: Reads) -> Sheet:
    """The sheet with the records it is held against, where there are any."""
    records = tuple(records_of(reads))
    if not records:
        return sheet
    newest = max((record.recorded_on for record in records if record.recorded_on), default=None)
    days = [day for day in (newest, sheet.newest_source) if day]
    return replace(
        sheet, records=records, imported=sheet.imported or len(records), newest_source=max(days, default=None)
    )


def _document(value: object) -> str:
    source = getattr(value, "source", None)
    return str(getattr(source, "document", ""))


def _named(reads: Reads) -> str:
    names = [document.name for document in reads.documents if document.importer]
    return names[0] if len(names) == 1 else f"{len(names)} files of records"
