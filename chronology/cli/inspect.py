"""`chronology inspect`: what each input was recognised as, who is in it, and what could not be read."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from chronology.cli.asking import read_inputs
from chronology.cli.telling import one_line, progress
from chronology.errors import ExitCode
from chronology.model import DocumentRead, Person, Problem, SamePerson
from chronology.normalise import gathered, subjects
from chronology.pipeline import Reads, everybody
from chronology.plugins import Plugins
from chronology.practice import group_of


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
    people, accounts, proposed = everybody(reads)
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
            }
            for document in reads.documents
        ],
        "people": [_person(person, about[person.id]) for person in people],
        "proposals": [_proposal(each) for each in proposed],
        "groups": dict(sorted(Counter(str(group_of(account.kind)) for account in accounts).items())),
        "ignored": [
            {"document": i.document, "path": i.path, "reason": i.reason, "count": i.count} for i in reads.ignored
        ],
        "problems": [_problem(problem) for problem in gathered(reads.problems)],
    }


def _person(person: Person, accounts: int) -> dict[str, object]:
    return {
        "id": person.id,
        "kind": person.kind,
        "name": person.name,
        "known_as": list(person.known_as),
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in person.identifiers],
        "joined": [
            {"id": each.id, "document": each.source.document, "basis": list(each.basis)} for each in person.joined
        ],
        "accounts": accounts,
    }


def _proposal(each: SamePerson) -> dict[str, object]:
    return {
        "one": each.one,
        "other": each.other,
        "basis": list(each.basis),
        "against": list(each.against),
        "to_join": {"target": each.one, "field": "same_person", "value": each.other},
        "to_refuse": {"target": each.one, "field": "different_person", "value": each.other},
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "document": problem.source.document,
        "locator": problem.source.locator,
        "severity": problem.severity,
        "message": problem.message,
    }


Rows = Iterable[tuple[str, ...]]


def _print(reads: Reads, found: Mapping[str, Any], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, soft_wrap=False)
    # Captured, because rich ends the whole program with an error when the reader of our output (`| head`) has gone.
    with console.capture() as captured:
        for title, headings, rows in _tables(reads, found):
            made = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
            for heading in headings:
                made.add_column(heading, overflow="fold")
            for row in rows:
                made.add_row(*(Text(one_line(cell)) for cell in row))
            if made.row_count:
                console.print(made)
    out.write(captured.get())


def _tables(reads: Reads, found: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """Each table with its title, its headings and its rows."""
    headings: tuple[str, ...] = ("name", "read as", "because", "found", "accounted for", "accounts")
    yield "Documents", headings, map(_document, reads.documents)
    headings = ("id", "kind", "name", "also", "accounts about them")
    yield "People (an id is what --subject takes)", headings, _people(found["people"])
    headings = ("target", "value", "because", "against it")
    yield _MAY_BE_ONE, headings, _proposed(found["people"], found["proposals"])
    headings = ("document", "what", "why", "count")
    yield "Left out on purpose", headings, ((i.document, i.path, i.reason, str(i.count)) for i in reads.ignored)
    headings = ("severity", "document", "place", "message")
    problems = gathered(reads.problems)
    rows = ((str(p.severity), p.source.document, p.source.locator, p.message) for p in problems)
    yield "Problems", headings, rows


def _document(read: DocumentRead) -> tuple[str, ...]:
    counts = f"{read.found} {read.unit}", str(read.accounted), str(read.accounts)
    return (read.name, read.importer or "not read", read.reason, *counts)


def _people(rows: Iterable[Mapping[str, Any]]) -> Rows:
    for row in sorted(rows, key=lambda row: (-row["accounts"], row["id"])):
        yield row["id"], row["kind"], row["name"], _also(row), str(row["accounts"])


_MAY_BE_ONE = (
    "May be the same person (to join them, a decision with field same_person and this target and value; to keep them "
    "apart, different_person)"
)


def _also(row: Mapping[str, Any]) -> str:
    """Other names and numbers of somebody, and the records they were made of with the reason."""
    joined = (f"{each['id']} in {each['document']} ({'; '.join(each['basis'])})" for each in row["joined"])
    numbers = (f"{each['scheme']} {each['value']}" for each in row["identifiers"])
    return "; ".join((*row["known_as"], *numbers, *joined))


def _proposed(people: Sequence[Mapping[str, Any]], proposed: Sequence[Mapping[str, Any]]) -> Rows:
    """The cells of a row for each two who may be one."""
    names = {row["id"]: row["name"] or row["id"] for row in people}
    for each in proposed:
        one, other = (f"{each[who]} ({names[each[who]]})" for who in ("one", "other"))
        yield one, other, "; ".join(each["basis"]), "; ".join(each["against"])
