"""`chronology inspect`: what each input was recognised as, who is in it, and what could not be read."""

import argparse
import json
from collections import Counter
from typing import TextIO

from chronology.cli.asking import read_inputs
from chronology.cli.telling import one_line, progress
from chronology.errors import ExitCode
from chronology.model import Account, Person, Problem
from chronology.normalise import gathered, subjects
from chronology.people import settle
from chronology.pipeline import Reads
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
        "groups": dict(sorted(Counter(str(group_of(account.kind)) for account in accounts).items())),
        "ignored": [
            {"document": i.document, "path": i.path, "reason": i.reason, "count": i.count} for i in reads.ignored
        ],
        "problems": [_problem(problem) for problem in gathered(reads.problems)],
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

    def table(title: str, *headings: str) -> Table:
        made = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
        for heading in headings:
            made.add_column(heading, overflow="fold")
        return made

    def words(text: str) -> Text:
        return Text(one_line(text))

    documents = table("Documents", "name", "read as", "because", "encoding", "found", "accounted for", "accounts")
    for d in reads.documents:
        cells = (
            d.name,
            d.importer or "not read",
            d.reason,
            d.encoding,
            f"{d.found} {d.unit}",
            str(d.accounted),
            str(d.accounts),
        )
        documents.add_row(*map(words, cells))
    people = table("People (an id is what --subject takes)", "id", "kind", "name", "accounts about them")
    rows = found["people"]
    assert isinstance(rows, list), "findings() lists the people"
    for row in sorted(rows, key=lambda row: (-row["accounts"], row["id"])):
        people.add_row(*(words(str(row[name])) for name in ("id", "kind", "name", "accounts")))
    left_out = table("Left out on purpose", "document", "what", "why", "count")
    for ignored in reads.ignored:
        left_out.add_row(*map(words, (ignored.document, ignored.path, ignored.reason, str(ignored.count))))
    problems = table("Problems", "severity", "document", "place", "message")
    for problem in gathered(reads.problems):
        source = problem.source
        problems.add_row(*map(words, (problem.severity, source.document, source.locator, problem.message)))
    # Captured, because rich ends the whole program with an error when the reader of our output (`| head`) has gone.
    with console.capture() as captured:
        for made in (documents, people, left_out, problems):
            if made.row_count:
                console.print(made)
    out.write(captured.get())
