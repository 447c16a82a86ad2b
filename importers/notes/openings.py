"""The lines a note starts at: headings with a date where the text has any, else lines that begin with one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importers.notes.labels import Label
from importers.notes.leads import heading_date
from importers.notes.lines import JOINING, Line, Look, cells_of
from importers.notes.reports import is_of_a_report
from importers.notes.unheaded import is_narrative

_QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)
_AFRESH = (*_QUIET, Look.COLUMNS, Look.FIELDS, Look.HEADING)
# So many lines that begin with a day in figures are the entries of a log, however they go on.
_A_LOG = 3
# A line shorter than this was not broken by the width of the page.
_UNBROKEN = 50


@dataclass(frozen=True, slots=True)
class Opening:
    """The index of a note's first line; for a row of a table, what its columns are."""

    index: int
    columns: tuple[Label | None, ...] = ()


def openings(text: str, lines: Sequence[Line]) -> list[Opening]:
    """Where the notes of a text start, in order; empty for a text without dated headings."""
    headed = {opening.index: opening for opening in (*_rows(text, lines), *_blocks(lines), *_headings(lines))}
    if headed:
        headed |= {index: Opening(index) for index in _sections(lines, headed)}
        return [headed[index] for index in sorted(headed)]
    log = sum(line.look is Look.LEAD and _in_figures(text, line) for line in lines) >= _A_LOG
    led = [
        index
        for index, line in enumerate(lines)
        if line.look is Look.LEAD and ((log and _in_figures(text, line)) or _leads_off(text, lines, index))
    ]
    numbered = sum(line.numbered for line in lines)
    # Paragraph numbers are the mark of a report, where a date that begins a line begins no note.
    if is_narrative(text, lines) and is_of_a_report(text, lines, led):
        return []
    return [Opening(index) for index in led] if numbered < 2 or len(led) > numbered else []


def _headings(lines: Sequence[Line]) -> Iterator[Opening]:
    for index, line in enumerate(lines):
        if line.look is Look.HEADING and line.lead is not None:
            yield Opening(index)


def _sections(lines: Sequence[Line], headed: dict[int, Opening]) -> Iterator[int]:
    """Undated headings that rank with the dated ones end the note before them."""
    levels = [lines[index].level for index in headed if lines[index].look is Look.HEADING]
    if not levels:
        return
    for index, line in enumerate(lines):
        ranks = line.look is Look.HEADING and 0 < line.level <= min(levels)
        if ranks and index > min(headed) and index not in headed:
            yield index


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


def _leads_off(text: str, lines: Sequence[Line], index: int) -> bool:
    """The date begins an entry and is not where the width of the page happened to break a sentence."""
    line = lines[index]
    assert line.lead is not None, "only lines that begin with a date are asked about"
    rest = text[line.start + line.lead.rest : line.end].strip()
    before = lines[index - 1] if index else None
    afresh = before is None or before.look in _AFRESH
    if not line.lead.firm and not rest[:1].isupper():
        # "9/10/2019 home visit" above a note is a heading; "12 March 2021 was the day ..." is a sentence.
        return afresh and len(rest) < _UNBROKEN and not rest.endswith((".", ",", "?", "!"))
    if before is None or afresh:
        return True
    words = text[before.start : before.end].rstrip()
    if words.endswith((".", "!", "?", "\u201d", '"', "\u2019", ")", ":", ";", "*")):
        return True
    # Few who write a log end their lines with a full stop; a sentence broken before its date leads up to it.
    if words.split()[-1:] and words.split()[-1].lower() in JOINING:
        return False
    if line.lead.firm:
        return len(words) < _UNBROKEN or rest[:1].isupper()
    return len(words) < _UNBROKEN and (_in_figures(text, line) or before.look is Look.LEAD)


def _in_figures(text: str, line: Line) -> bool:
    """The day a line begins with is written in figures alone."""
    lead = line.lead
    if lead is None or text[line.start : line.start + lead.start].strip(" \t*_|>#-[(\u2022"):
        return False
    return not any(map(str.isalpha, text[line.start + lead.start : line.start + lead.end]))
