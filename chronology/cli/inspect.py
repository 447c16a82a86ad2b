"""`chronology inspect`: what each input was recognised as, who is in it, and what could not be read."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from chronology.cli.asking import read_inputs
from chronology.cli.telling import one_line, progress
from chronology.errors import ExitCode
from chronology.model import Coverage, DocumentRead, Extent, Person, Problem, SamePerson
from chronology.normalise import gathered, subjects
from chronology.pipeline import Reads, everybody
from chronology.plugins import Plugins
from chronology.practice import group_of, load_practice

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
        reads = read_inputs(arguments, load_practice(arguments.practice), plugins, show)
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
                "encoding": document.encoding or None,
            }
            for document in reads.documents
        ],
        "people": [_person(person, about[person.id]) for person in people],
        "proposals": [_proposal(each) for each in proposed],
        "coverage": [_coverage(coverage) for coverage in reads.of(Coverage)],
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
    people, proposed = found["people"], found["proposals"]
    assert isinstance(people, list), "findings() lists the people"
    assert isinstance(proposed, list), "and who may be one"
    yield (
        "People (an id is what --subject takes)",
        ("id", "kind", "name", "also", "accounts about them"),
        [
            (row["id"], row["kind"], row["name"], _also(row), str(row["accounts"]))
            for row in sorted(people, key=lambda row: (-row["accounts"], row["id"]))
        ],
    )
    yield _MAY_BE_ONE, ("target", "value", "because", "against it"), [*_proposed(people, proposed)]
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


_MAY_BE_ONE = (
    "May be the same person (to join them, a decision with field same_person and this target and value; to keep them "
    "apart, different_person)"
)


def _also(row: Mapping[str, Any]) -> str:
    """Other names and numbers of somebody, and the records they were made of with the reason."""
    joined = (f"{each['id']} in {each['document']} ({'; '.join(each['basis'])})" for each in row["joined"])
    numbers = (f"{each['scheme']} {each['value']}" for each in row["identifiers"])
    return "; ".join((*row["known_as"], *numbers, *joined))


def _proposed(people: Sequence[Mapping[str, Any]], proposed: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    """The cells of a row for each two who may be one."""
    names = {row["id"]: row["name"] or row["id"] for row in people}
    for each in proposed:
        one, other = (f"{each[who]} ({names[each[who]]})" for who in ("one", "other"))
        yield one, other, "; ".join(each["basis"]), "; ".join(each["against"])
