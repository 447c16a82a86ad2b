"""Our own PDF, read back from what is printed on its pages, by the words it is printed with."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.documents import Document, PageLine
from chronology.lint.cells import serials_in
from chronology.lint.own_forms import SECTIONS, Form, form_of, gone_well
from chronology.lint.own_printed import Cells, Printed, sheet_of
from chronology.lint.own_words import LANGUAGES, Words, words_of
from chronology.lint.sheet import Sheet

# How far from where a column begins one of its words may stand, in points.
_SLACK = 2.0
# Number, date and what is told, with its weight in it.
_WITHOUT_LAST = 3


def is_own_pdf(document: Document) -> bool:
    """The document is a PDF that this program made, by the words on its first page.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    if not document.is_pdf:
        return False
    return _form(document.page_lines) is not None


def _form(lines: Sequence[PageLine]) -> tuple[Words, Form] | None:
    """The language and the form."""
    every = [line.text for line in lines]
    front = [line for line in lines if line.page == 1]
    found = (
        (words, form_of([line.text for line in _without_mark(front, words)], every, words))
        for words in map(words_of, LANGUAGES)
    )
    return next(((words, form) for words, form in found if form is not None), None)


def read_pdf(document: Document) -> Sheet:
    """The sheet of our own PDF."""
    found = _form(document.page_lines)
    assert found is not None, "asked of our own alone"
    words, form = found
    lines, pages = _without_furniture(_without_mark(document.page_lines, words), words)
    parts = _sections(lines, form)
    texts = {name: " ".join(line.text for line in each) for name, each in parts.items()}
    weighed = form.weighed
    return sheet_of(
        Printed(
            words=words,
            form=form,
            front=[line.text for line in parts[""]],
            texts=texts,
            entries=_entries(parts["entries"], form, words),
            positive=_protective(parts["summary"], words)
            if weighed
            else serials_in(gone_well(texts["summary"], words)),
            readers=[*_readers(parts["sources"], words)],
            pages=pages,
        )
    )


def _without_mark(lines: Sequence[PageLine], words: Words) -> list[PageLine]:
    """The lines without the mark that stands beside the title: that it is a draft."""
    mark = tuple(words["draft_long"].split())
    return [
        replace(line, words=line.words[: -len(mark)])
        if line.page == 1
        and len(line.words) > len(mark)
        and tuple(word for _, word in line.words[-len(mark) :]) == mark
        else line
        for line in lines
    ]


def _without_furniture(lines: Sequence[PageLine], words: Words) -> tuple[list[PageLine], int]:
    """The lines without the one at the head and the one at the foot of each page, and how many pages there are."""
    kept: list[PageLine] = []
    pages = 0
    for n, line in enumerate(lines):
        first = n == 0 or lines[n - 1].page != line.page
        last = n + 1 == len(lines) or lines[n + 1].page != line.page
        pages = max(pages, line.page)
        if not (first or (last and words.foot.search(line.text))):
            kept.append(line)
    return kept, pages


def _sections(lines: Sequence[PageLine], form: Form) -> dict[str, list[PageLine]]:
    """The lines under each heading; what stands before the first, the cover, under no name."""
    names = {" ".join(said.split()): name for name, said in form.sections.items()}
    parts: dict[str, list[PageLine]] = {name: [] for name in ("", *SECTIONS)}
    held = parts[""]
    for line in lines:
        if (name := names.get(line.text)) is not None and not parts[name]:
            held = parts[name]
        else:
            held.append(line)
    return parts


def _readers(lines: Sequence[PageLine], words: Words) -> Iterator[str]:
    """The importers that read the documents, as the table of sources names them."""
    column = 0.0
    yield from words.reader.findall(" ".join(line.text for line in lines))
    named_by = tuple(words["sources"]["col_reader"].split())
    for line in lines:
        heading = [
            line.words[at][0]
            for at in range(len(line.words))
            if tuple(word for _, word in line.words[at : at + len(named_by)]) == named_by
        ]
        column = heading[0] if heading else column
        # The name stands in the line that also names the document, and has a comma behind it.
        named = [word for left, word in line.words if column and abs(left - column) < _SLACK and word.endswith(",")]
        if named and line.words[0][0] < column:
            yield named[0].rstrip(",")


def _protective(lines: Sequence[PageLine], words: Words) -> frozenset[str]:
    """The entries that the first page names as protective: the block under that heading, in its own column."""
    title = words["summary"]["protective"].split()
    said: list[str] = []
    left = -1.0
    for line in lines:
        starts = [n for n in range(len(line.words)) if [word for _, word in line.words[n : n + len(title)]] == title]
        if starts:
            left = line.words[starts[0]][0] - _SLACK
            continue
        if left < 0:
            continue
        own = [(at, word) for at, word in line.words if at >= left]
        # A heading of the same column ends it: entries are set further in.
        if own and own[0][0] < left + 2 * _SLACK:
            break
        said += [word for _, word in own]
    return serials_in(" ".join(said))


def _entries(lines: Sequence[PageLine], form: Form, words: Words) -> Iterator[Cells | str]:
    """The entries of the tables, each whole, also where a page cuts it, and the lines that stand between tables."""
    entry: Cells | None = None
    for cells in _table_lines(lines, form.last, words):
        begins = (
            not isinstance(cells, str) and bool(cells[0]) and cells[0][0][:1].isdigit() and not _goes_on(entry, words)
        )
        if entry is not None and (isinstance(cells, str) or begins):
            yield entry
            entry = None
        if isinstance(cells, str):
            yield cells
            continue
        if begins:
            entry = Cells(cells[0][0].rstrip(","))
        for held, said in zip(entry.cells if entry else (), cells, strict=False):
            if said:
                held.append(" ".join(said))
    if entry is not None:
        yield entry


def _goes_on(entry: Cells | None, words: Words) -> bool:
    """The numbers of a row go on in its next line: "54," or "24 to"."""
    return entry is not None and " ".join(entry.cells[0]).endswith((",", f" {words['to']}"))


def _table_lines(lines: Sequence[PageLine], last: str, words: Words) -> Iterator[list[list[str]] | str]:
    """The words of each line of a table by its columns, and other lines; what begins further left ends a table."""
    columns: tuple[float, ...] = ()
    for line in lines:
        if (found := _heading(line, last, words)) is not None:
            columns = found
        elif columns and last.endswith(f" {line.text}") and line.words[0][0] >= columns[-1] - _SLACK:
            continue  # the rest of a heading
        elif columns and line.words[0][0] >= columns[0] - _SLACK:
            cells: list[list[str]] = [[] for _ in columns]
            for left, word in line.words:
                cells[max(bisect_right(columns, left + _SLACK) - 1, 0)].append(word)
            # What is read of an entry does not need the agency: its sources name it. In few pages there is no last column.
            yield [*cells, []] if len(cells) == _WITHOUT_LAST else cells[:2] + cells[-2:]
        else:
            columns = ()
            yield line.text


def _heading(line: PageLine, last: str, words: Words) -> tuple[float, ...] | None:
    """Where the columns begin, in the line that holds their headings; a review has a fifth, the agency.

    The last may be broken: its first words are enough. A document of few pages may have none.
    """
    say = words["entries"]
    heads = [say[name] for name in ("col_number", "col_date", "col_event")]
    of_review = [*heads[:2], say["col_agency"], *heads[2:]]
    for each in (heads, of_review):
        before, _, after = f"{line.text} ".partition(f"{' '.join(each)} ")
        after = after.strip()
        if not before and (not after or last == after or last.startswith(f"{after} ")):
            lefts, at = [], 0
            for head in filter(None, (*each, after)):
                lefts.append(line.words[at][0])
                at += len(head.split())
            return tuple(lefts)
    return None
