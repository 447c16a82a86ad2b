"""`chronology inspect`: what each input was recognised as, who is in it, and what could not be read."""

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any, TextIO

from chronology.cli.asking import read_inputs
from chronology.cli.telling import one_line, progress
from chronology.errors import ExitCode
from chronology.model import Coverage, DocumentRead, Extent, Person, Problem, SamePerson
from chronology.normalise import gathered
from chronology.pipeline import Reads, everybody, read_to_count
from chronology.plugins import Plugins
from chronology.practice import group_of, load_practice

# What an absence means: in a complete source it is one; in the others nobody can tell.
_EXTENTS = {
    Extent.COMPLETE: "all",
    Extent.LATEST_ONLY: "the latest only",
    Extent.UNKNOWN: "not known",
}

Entry = tuple[tuple[str, ...], Sequence[str]]
"""Something to print: what it is called, each name on a line of its own; and what is said of it."""
Listing = tuple[str, Sequence[Entry]]
"""A list to print under a title."""
_NARROWEST = 40
_INDENT = 4


def inspect(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Read the inputs and say what was found; nothing is written."""
    practice = load_practice(arguments.practice)
    with progress(err) as show:
        reads = (
            read_inputs(arguments, practice, plugins, show)
            if "-" in arguments.inputs
            else read_to_count(lambda least: read_inputs(arguments, practice, plugins, show, counting_from=least))
        )
    found = findings(reads)
    if arguments.format == "json":
        json.dump(found, out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        _print(reads, found, out)
    return ExitCode.DONE


def findings(reads: Reads) -> dict[str, object]:
    """What was read, as plain values: the JSON of `inspect --format json`."""
    found = everybody(reads)
    groups: Counter[str] = Counter()
    for kind, many in found.kinds.items():
        groups[str(group_of(kind))] += many
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
        "people": [_person(person, found.told_of[person.id]) for person in found.people],
        "proposals": [_proposal(each) for each in found.proposals],
        "coverage": [_coverage(coverage) for coverage in reads.of(Coverage)],
        "groups": dict(sorted(groups.items())),
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
    """Each thing on a line of its own, whole, so that an id or a file's name can be copied; under it what is said of it."""
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    for title, entries in _listings(reads, found):
        if not entries:
            continue
        named = fill(title, width)
        out.write(f"{named}\n{'-' * max(map(len, named.splitlines()))}\n")
        for heads, told in entries:
            out.writelines(f"{one_line(head)}\n" for head in heads)
            out.writelines(f"{_indented(words, width)}\n" for words in told if words)
        out.write("\n")


def _indented(words: str, width: int) -> str:
    """Lines as wide as the terminal; a word that is longer, which may be an id, stays whole."""
    margin = " " * _INDENT
    told = one_line(words)
    # Of white space that is printable there are only blanks: nothing would be set otherwise.
    if len(told) + _INDENT <= width and told.isprintable() and told == told.strip():
        return f"{margin}{told}"
    return fill(
        told,
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _listings(reads: Reads, found: dict[str, object]) -> Iterator[Listing]:
    """What is printed, one list after another."""
    people, proposed = found["people"], found["proposals"]
    assert isinstance(people, list), "findings() lists the people"
    assert isinstance(proposed, list), "and who may be one"
    yield "Documents", [_read_as(document) for document in reads.documents]
    yield (
        "People (an id is what --subject takes)",
        [_is_called(row) for row in sorted(people, key=lambda row: (-row["accounts"], row["id"]))],
    )
    yield _MAY_BE_ONE, [*_proposed(people, proposed)]
    yield (
        "What each source could have shown",
        [_could_show(coverage) for coverage in dict.fromkeys(reads.of(Coverage))],
    )
    left: dict[str, list[str]] = {}
    for ignored in reads.ignored:
        left.setdefault(ignored.document, []).append(f"{ignored.count}: {ignored.reason} ({ignored.path})")
    yield "Left out on purpose", [((document,), told) for document, told in left.items()]
    yield (
        "Problems",
        [
            ((f"{problem.severity}: {problem.source.document}",), (problem.source.locator, problem.message))
            for problem in gathered(reads.problems)
        ],
    )


def _read_as(document: DocumentRead) -> Entry:
    encoding = f"; {document.encoding}" if document.encoding else ""
    how = f"{document.importer or 'not read'}: {document.reason}{encoding}"
    found = f"{document.found} {document.unit} found, {document.accounted} accounted for, {document.accounts} accounts"
    return (document.name,), (how, found)


def _could_show(coverage: Coverage) -> Entry:
    days = " to ".join(day.isoformat() if day else "..." for day in (coverage.from_day, coverage.to_day))
    groups = ", ".join(coverage.groups).replace("_", " ") or "everything"
    return (coverage.source.document,), (f"{days}; of what there was: {_EXTENTS[coverage.extent]}", groups)


_MAY_BE_ONE = (
    "May be the same person (to join them, a decision with field same_person, the first id as target and the second as "
    "value; to keep them apart, different_person)"
)


def _is_called(row: Mapping[str, Any]) -> Entry:
    """Somebody: the id, then the name, what they are, how much is about them, and what they are called beside it."""
    count = row["accounts"]
    about = f"{count} account{'' if count == 1 else 's'} about them" if count else "no accounts about them"
    return (row["id"],), (f"{row['name'] or '(no name)'}; {row['kind']}; {about}", _also(row))


def _also(row: Mapping[str, Any]) -> str:
    """Other names and numbers of somebody, and the records they were made of with the reason."""
    joined = (f"{each['id']} in {each['document']} ({'; '.join(each['basis'])})" for each in row["joined"])
    numbers = (f"{each['scheme']} {each['value']}" for each in row["identifiers"])
    also = "; ".join((*row["known_as"], *numbers, *joined))
    return f"also: {also}" if also else ""


def _proposed(people: Sequence[Mapping[str, Any]], proposed: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    """The two who may be one, each by id and name, with what speaks for it and against it, and what either would be without."""
    names = {row["id"]: row["name"] or row["id"] for row in people}
    told = {row["id"]: row["accounts"] for row in people}
    for each in proposed:
        heads = tuple(f"{each[who]}  ({names[each[who]]})" for who in ("one", "other"))
        against = f"against it: {'; '.join(each['against'])}" if each["against"] else ""
        counts = [told.get(each[who], 0) for who in ("one", "other")]
        apart = f"warning: {counts[0]} and {counts[1]} accounts about them; a document of one leaves out the other's"
        yield heads, (f"because: {'; '.join(each['basis'])}", against, apart if all(counts) else "")
