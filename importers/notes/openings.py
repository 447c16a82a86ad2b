"""The lines a note starts at: headings with a date where the text has any, else lines that begin with one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.prose.confidence import is_kept
from importers.notes.day_within import is_ruled_off, signed_among
from importers.notes.labels import Label
from importers.notes.leads import heading_date
from importers.notes.lines import Line, Look, cells_of
from importers.notes.one_line import among_labelled, in_figures, leads_off
from importers.notes.reports import is_of_a_report
from importers.notes.unheaded import is_narrative
from importers.notes.yearless import gives_no_year

_QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)
# So many lines that begin with a day in figures are the entries of a log, however they go on.
_A_LOG = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """The index of a note's first line; for a row of a table, what its columns are."""

    index: int
    columns: tuple[Label | None, ...] = ()


def openings(text: str, lines: Sequence[Line]) -> list[Opening]:
    """Where the notes of a text start, in order; empty for a text without dated headings."""
    headed = {opening.index: opening for opening in (*_rows(text, lines), *_blocks(lines), *_headings(lines))}
    ruled = {index for index, line in enumerate(lines) if is_ruled_off(text, line) and _parts(lines, index)}
    if headed:
        more = {*among_labelled(text, lines, sorted(headed)), *signed_among(text, lines, sorted(headed))}
        # "**Tues 4/6**" beneath the heading of a stay: the days of it are notes of their own.
        more |= {index for index, line in enumerate(lines) if line.look is Look.LEAD and gives_no_year(line)}
        headed |= {index: Opening(index) for index in more | ruled if index not in headed}
        headed |= {index: Opening(index) for index in _sections(lines, headed)}
        return [headed[index] for index in sorted(headed)]
    log = sum(line.look is Look.LEAD and in_figures(text, line) for line in lines) >= _A_LOG
    led = [
        index
        for index, line in enumerate(lines)
        if index in ruled
        or (line.look is Look.LEAD and ((log and in_figures(text, line)) or leads_off(text, lines, index)))
    ]
    if _are_labels(text, [lines[index] for index in led]):
        return []
    numbered = sum(line.numbered for line in lines)
    # Paragraph numbers are the mark of a report, where a date that begins a line begins no note.
    if is_narrative(text, lines) and is_of_a_report(text, lines, [index for index in led if lines[index].lead]):
        return []
    return [Opening(index) for index in led] if numbered < 2 or len(led) > numbered else []


def _parts(lines: Sequence[Line], index: int) -> bool:
    """A line that a rule sets off begins a note of its own day; one without a day only where days stand right below it."""
    under = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].lead is not None or (under is not None and under.look is Look.LEAD)


def _are_labels(text: str, lines: Sequence[Line]) -> bool:
    """The days of one text by their labels head no entries of a log: "Date of admission: 4 June", "Date of discharge: 9 June"."""
    said = [text[line.start : line.start + (line.lead.start if line.lead else 0)].strip() for line in lines]
    return all(label.endswith(":") for label in said) and len(set(said)) == len(said)


def _headings(lines: Sequence[Line]) -> Iterator[Opening]:
    for index, line in enumerate(lines):
        if line.look is Look.HEADING and line.lead is not None:
            yield Opening(index)


def _sections(lines: Sequence[Line], headed: dict[int, Opening]) -> Iterator[int]:
    """Undated headings that rank with the dated ones end the note before them."""
    levels = [lines[index].level for index in headed if lines[index].look is Look.HEADING]
    if not levels:
        return
    least = min(levels)
    for index, line in enumerate(lines):
        ranks = line.look is Look.HEADING and 0 < line.level <= least
        if ranks and index > min(headed) and index not in headed:
            yield index


def kept_apart(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> list[Opening]:
    """The sections of a text of one day parted where one says that what it tells is not for everybody: the others may be."""
    heads = [index for index, line in enumerate(lines) if line.look is Look.HEADING and line.lead is None]
    if not heads or len(found) != 1 or found[0].columns:
        return list(found)
    ends = [*heads[1:], len(lines)]
    parts: list[int] = []
    for index, end in zip(heads, ends, strict=True):
        if index > found[0].index and is_kept(text[lines[index].start : lines[end - 1].end]):
            parts += [index, *([end] if end < len(lines) else [])]
    return [*found, *(Opening(index) for index in sorted(set(parts)))]


def _blocks(lines: Sequence[Line]) -> Iterator[Opening]:
    """The first lines of runs of labelled fields that hold a date."""
    opener: Label | None = None
    for run in _runs(lines):
        block = _untitled(run, lines)
        first = block[0]
        if not any(_is_dated(lines[index]) for index in block):
            continue
        own = lines[first].fields[0].label
        if opener is None:
            opener = own
        # What stands above the label that opened the last note is the tail of the note before.
        start = next((index for index in block if lines[index].fields[0].label is opener), first)
        above = _above(lines, start)
        if above is None or lines[above].look is not Look.HEADING:
            yield Opening(start)
        elif lines[above].lead is None:
            yield Opening(above)


def _untitled(run: list[int], lines: Sequence[Line]) -> list[int]:
    """A run without a title above its labels: "Case notes: Ann Example" names the file, and no note's body begins there."""
    titled = lines[run[0]].fields[0].label is Label.BODY and any(_is_dated(lines[index]) for index in run[1:])
    return run[1:] if titled else run


def _is_dated(line: Line) -> bool:
    return any(field.label is Label.DATE and heading_date(field.value) is not None for field in line.fields)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Lines of fields with nothing but blanks and rules between; a label said again begins the next run."""
    run: list[int] = []
    labels: set[Label] = set()
    for index, line in enumerate(lines):
        if line.look is Look.FIELDS:
            own = {field.label for field in line.fields} - {Label.OTHER}
            if run and own & labels:
                yield run
                run, labels = [], set()
            run.append(index)
            labels |= own
        elif line.look not in _QUIET and run:
            yield run
            run, labels = [], set()
    if run:
        yield run


def _above(lines: Sequence[Line], index: int) -> int | None:
    """The line with words above a line, if only blanks and rules part them."""
    index -= 1
    while index >= 0 and lines[index].look in _QUIET:
        index -= 1
    return index if index >= 0 else None


def _rows(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Rows with a date in the column of dates, under a line that names the columns."""
    columns: tuple[Label | None, ...] = ()
    for index, line in enumerate(lines):
        if line.look is Look.COLUMNS:
            columns = line.labels
        elif line.look in (Look.HEADING, Look.FIELDS):
            columns = ()
        elif columns and line.look not in _QUIET:
            cells = cells_of(text[line.start : line.end])
            at = columns.index(Label.DATE)
            if len(cells) == len(columns) and heading_date(cells[at][2]) is not None:
                yield Opening(index, columns)
