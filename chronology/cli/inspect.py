"""`chronology inspect`: what each input was recognised as, who is in it, and what could not be read."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

from chronology.cli.asking import read_inputs
from chronology.cli.telling import one_line, progress
from chronology.errors import ExitCode
from chronology.model import Account, Coverage, DocumentRead, Extent, Person, Problem
from chronology.normalise import gathered, subjects
from chronology.people import settle
from chronology.pipeline import Reads
from chronology.plugins import Plugins
from chronology.practice import group_of

# What an absence means: in a complete source it is one; in the others nobody can tell.
_EXTENTS = {
    Extent.COMPLETE: "all there was",
    Extent.LATEST_ONLY: "the latest only",
    Extent.UNKNOWN: "not known",
}

Listing = tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]
"""A table to print: its title, its headings, its rows."""


def inspect(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Read the inputs and say what was found; nothing is written."""
    with progress(err) as show:
        reads = read_inputs(arguments, plugins, show)
    found = findings(reads)
    if arguments.format == "json":
        json.dump(found, out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        _print(reads, found, out)
    return ExitCode.DONE


def findings(reads: Reads) -> dict[str, object]:
    """What was read, as plain values: the JSON of `inspect --format json`."""
    accounts = reads.of(Account)
    about = Counter(person for account in accounts for person in subjects(account))
    return {
        "documents": [
            {
                "name": document.name,
                "importer": document.importer or None,
                "reason": document.reason,
                "sha256": document.sha256,
                "size": document.size,
                "unit": document.unit,
                "found": document.found,
                "accounted": document.accounted,
                "accounts": document.accounts,
                "as_at": document.as_at.isoformat() if document.as_at else None,
                "encoding": document.encoding or None,
            }
            for document in reads.documents
        ],
        "people": [
            {"id": person.id, "kind": person.kind, "name": person.name, "accounts": about[person.id]}
            for person in settle(reads.of(Person)).people
        ],
        "coverage": [_coverage(coverage) for coverage in reads.of(Coverage)],
        "groups": dict(sorted(Counter(str(group_of(account.kind)) for account in accounts).items())),
        "ignored": [
            {"document": i.document, "path": i.path, "reason": i.reason, "count": i.count} for i in reads.ignored
        ],
        "problems": [_problem(problem) for problem in gathered(reads.problems)],
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    days = {"from": coverage.from_day, "to": coverage.to_day}
    return {
        "document": coverage.source.document,
        "groups": list(coverage.groups),
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "extent": coverage.extent,
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "document": problem.source.document,
        "locator": problem.source.locator,
        "severity": problem.severity,
        "message": problem.message,
    }


def _print(reads: Reads, found: dict[str, object], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, soft_wrap=False)
    # Captured, because rich ends the whole program with an error when the reader of our output (`| head`) has gone.
    with console.capture() as captured:
        for title, headings, rows in _listings(reads, found):
            table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
            for heading in headings:
                table.add_column(heading, overflow="fold")
            for row in rows:
                table.add_row(*(Text(one_line(cell)) for cell in row))
            if rows:
                console.print(table)
    out.write(captured.get())


def _listings(reads: Reads, found: dict[str, object]) -> Iterator[Listing]:
    """What is printed, one table after another."""
    yield (
        "Documents",
        ("name", "read as", "because", "encoding", "found", "accounted for", "accounts"),
        [_read_as(document) for document in reads.documents],
    )
    people = found["people"]
    assert isinstance(people, list), "findings() lists the people"
    yield (
        "People (an id is what --subject takes)",
        ("id", "kind", "name", "accounts about them"),
        [
            tuple(str(row[name]) for name in ("id", "kind", "name", "accounts"))
            for row in sorted(people, key=lambda row: (-row["accounts"], row["id"]))
        ],
    )
    yield (
        "What each source could have shown",
        ("document", "how much", "from", "to", "of what"),
        [_could_show(coverage) for coverage in dict.fromkeys(reads.of(Coverage))],
    )
    yield (
        "Left out on purpose",
        ("document", "what", "why", "count"),
        [(ignored.document, ignored.path, ignored.reason, str(ignored.count)) for ignored in reads.ignored],
    )
    yield (
        "Problems",
        ("severity", "document", "place", "message"),
        [
            (problem.severity, problem.source.document, problem.source.locator, problem.message)
            for problem in gathered(reads.problems)
        ],
    )


def _read_as(document: DocumentRead) -> tuple[str, ...]:
    found = f"{document.found} {document.unit}"
    who = (document.name, document.importer or "not read", document.reason, document.encoding)
    return (*who, found, str(document.accounted), str(document.accounts))


def _could_show(coverage: Coverage) -> tuple[str, ...]:
    days = (day.isoformat() if day else "" for day in (coverage.from_day, coverage.to_day))
    groups = ", ".join(coverage.groups).replace("_", " ") or "everything"
    return (coverage.source.document, _EXTENTS[coverage.extent], *days, groups)
