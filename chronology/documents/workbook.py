"""Workbooks: the sheets of a spreadsheet file as tables of text."""

import json
from collections.abc import Iterator, Sequence
from functools import partial

from chronology.documents.apart import read_apart
from chronology.documents.limits import Limits
from chronology.documents.office import Archive, refuse_doctypes
from chronology.documents.tables import Line, Table


def sheets(data: bytes, limits: Limits) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Every sheet in order, hidden or not, and what could not be read, in words.

    Raises:
        RefusedError: it is over a limit, encrypted or damaged.

    """
    if data.startswith(b"PK"):
        refuse_doctypes(Archive(data, limits), limits)
    tables: list[tuple[str, list[bytes]]] = []
    problems = []
    for answer in read_apart("workbook", data, limits):
        # A line of a sheet stays as it came until it is asked for: it takes a tenth of the memory.
        if answer.startswith(b"["):
            tables[-1][1].append(answer)
        else:
            said = json.loads(answer)
            if "sheet" in said:
                tables.append((said["sheet"], []))
            else:
                problems.append(said["problem"])
    return tuple(Table(name=name, read=partial(_lines, lines)) for name, lines in tables), tuple(problems)


def _lines(answers: Sequence[bytes]) -> Iterator[Line]:
    return (Line(number, cells) for number, cells in map(json.loads, answers))
