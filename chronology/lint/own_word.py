"""Our own Word document, read back by its headings, tables and styles; also where somebody wrote in its analysis column."""

from collections.abc import Iterator, Mapping, Sequence

from chronology.documents import Document
from chronology.documents.office import MADE_HERE
from chronology.lint.cells import serials_in, serials_of
from chronology.lint.own_forms import SECTIONS, Form, form_of, gone_well
from chronology.lint.own_printed import Cells, Printed, sheet_of
from chronology.lint.own_words import LANGUAGES, Words, words_of
from chronology.lint.sheet import Sheet
from chronology.pipeline.edited import ANALYSIS, REFERENCE

Line = tuple[str, str]
"""A paragraph or the row of a table, its cells parted by tabs, and the name of its style."""
_ROW, _SECTION, _PART = "Table", "Heading 1", "Heading 2"
# The front stands on so many paragraphs and rows at most.
_FRONT = 60


def is_own_word(document: Document) -> bool:
    """The document is a Word file that this program made, and still has the form it was given.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    if not document.is_word or document.properties.get("keywords") != MADE_HERE:
        return False
    return _form(document.paragraphs) is not None


def read_word(document: Document) -> Sheet:
    """The sheet of our own Word document; how many pages it has is known to nobody but the program that shows it."""
    lines = document.paragraphs
    found = _form(lines)
    assert found is not None, "asked of our own alone"
    words, form = found
    parts = _sections(lines, form)
    texts = {name: " ".join(_plain(text) for text, _ in each) for name, each in parts.items()}
    protective = _under(parts["summary"], words["summary"]["protective"])
    return sheet_of(
        Printed(
            words=words,
            form=form,
            front=[_plain(text) for text, _ in parts[""]],
            texts=texts,
            entries=_entries(parts["entries"], form, words),
            positive=serials_in(protective if form.weighed else gone_well(texts["summary"], words)),
            readers=[*_readers(parts["sources"], words)],
        )
    )


def _form(lines: Sequence[Line]) -> tuple[Words, Form] | None:
    """The language and the form."""
    every = [_plain(text) for text, _ in lines]
    found = ((words, form_of(every[:_FRONT], every, words)) for words in map(words_of, LANGUAGES))
    return next(((words, form) for words, form in found if form is not None), None)


def _plain(text: str) -> str:
    """In one line, as it would stand on a page."""
    return " ".join(text.split())


def _sections(lines: Sequence[Line], form: Form) -> Mapping[str, list[Line]]:
    """What stands under each heading, the front under no name; what a heading of no section begins is of none."""
    names = {_plain(said): name for name, said in form.sections.items()}
    parts: dict[str, list[Line]] = {name: [] for name in ("", *SECTIONS)}
    held = parts[""]
    for text, style in lines:
        if style == _SECTION:
            held = parts.get(names.get(_plain(text), "?"), [])
        else:
            held.append((text, style))
    return parts


def _under(lines: Sequence[Line], heading: str) -> str:
    """The text under a heading within a section."""
    told: list[str] = []
    held = False
    for text, style in lines:
        held = text == heading if style == _PART else held
        told += [text] if held else []
    return " ".join(told)


# ---- entries ---------------------------------------------------------------------------------------------------------


def _entries(lines: Sequence[Line], form: Form, words: Words) -> Iterator[Cells | str]:
    """The rows of the chronology's tables, and the lines that stand between these."""
    headings: tuple[str, ...] = ()
    for text, style in lines:
        cells = tuple(text.split("\t"))
        if style != _ROW:
            headings = ()
            yield text
        elif cells[0] == words["entries"]["col_number"]:
            headings = cells
        elif headings and len(cells) == len(headings) and serials_of(cells[0], words["to"]):
            yield _entry(dict(zip(headings, cells, strict=True)), form, words)


def _entry(row: Mapping[str, str], form: Form, words: Words) -> Cells:
    """Number, date, what happened, and the last: the weight, with what a reviewer wrote of it, or what a court has there."""
    say = words["entries"]
    last = row.get(form.last, "").split("\n")
    for column in ANALYSIS.values():
        # What has no mark of its own would be taken for a reason.
        last += [f"{say['analysis']} {row[column]}"] if row.get(column) and row.keys() & set(REFERENCE.values()) else []
    number = row[say["col_number"]]
    return Cells(
        serials_of(number, words["to"])[0],
        ([number], row[say["col_date"]].split("\n"), row[say["col_event"]].split("\n"), last),
    )


# ---- sources ---------------------------------------------------------------------------------------------------------


def _readers(lines: Sequence[Line], words: Words) -> Iterator[str]:
    """The importers that read the documents: named in the table of these, or in their list where it is told in brief."""
    yield from words.reader.findall(" ".join(_plain(text) for text, _ in lines))
    named_by, column = words["sources"]["col_reader"], -1
    for text, style in lines:
        cells = text.split("\t")
        if style == _ROW and named_by in cells:
            column = cells.index(named_by)
        elif style == _ROW and 0 <= column < len(cells):
            yield cells[column].partition(",")[0]
        else:
            column = -1
