"""`chronology inspect`: what each input was recognised as, who is in it, and what could not be read."""

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any, TextIO

from chronology.cli.asking import read_inputs
from chronology.cli.telling import one_line, progress
from chronology.errors import ExitCode
from chronology.model import Coverage, DocumentRead, Extent, Person, Problem, SamePerson
from chronology.normalise import gathered
from chronology.pipeline import Everybody, Reads, everybody, read_to_count
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
Listing = tuple[str, Iterable[Entry]]
"""A list to print under a title."""
_NARROWEST = 40
_INDENT = 4
_JSON_INDENT = 2


def inspect(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Read the inputs and say what was found; nothing is written."""
    practice = load_practice(arguments.practice)
    with progress(err) as show:
        reads = (
            read_inputs(arguments, practice, plugins, show)
            if "-" in arguments.inputs
            else read_to_count(lambda least: read_inputs(arguments, practice, plugins, show, counting_from=least))
        )
    found = everybody(reads)
    if arguments.format == "json":
        out.writelines(_as_json(_findings(reads, found)))
    else:
        _print(reads, found, out)
    return ExitCode.DONE


def findings(reads: Reads) -> dict[str, object]:
    """What was read, as plain values: the JSON of `inspect --format json`."""
    return {name: [*told] if isinstance(told, Iterator) else told for name, told in _findings(reads, everybody(reads))}


def _findings(reads: Reads, found: Everybody) -> Iterator[tuple[str, object]]:
    """Each part of it by its name; the people one by one, for they may be all of an authority's."""
    groups: Counter[str] = Counter()
    for kind, many in found.kinds.items():
        groups[str(group_of(kind))] += many
    yield (
        "documents",
        [
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
    )
    yield "people", (_person(person, found.told(person.id)) for person in found.people)
    yield "proposals", [_proposal(each) for each in found.proposals]
    yield "coverage", [_coverage(coverage) for coverage in reads.of(Coverage)]
    yield "groups", dict(sorted(groups.items()))
    ignored = reads.ignored
    yield "ignored", [{"document": i.document, "path": i.path, "reason": i.reason, "count": i.count} for i in ignored]
    yield "problems", [_problem(problem) for problem in gathered(reads.problems, reads.counted.problems)]


def _as_json(found: Iterable[tuple[str, object]]) -> Iterator[str]:
    """One object, written as it comes."""
    before = "{\n"
    for name, told in found:
        yield f"{before}{_set_in(1)}{json.dumps(name)}: "
        if isinstance(told, Iterator):
            yield from _list_as_json(told)
        else:
            yield _dumped(told, 1)
        before = ",\n"
    yield "\n}\n"


def _list_as_json(each: Iterator[object]) -> Iterator[str]:
    before = "[\n"
    for one in each:
        yield f"{before}{_set_in(2)}{_dumped(one, 2)}"
        before = ",\n"
    yield "[]" if before == "[\n" else f"\n{_set_in(1)}]"


def _dumped(value: object, depth: int) -> str:
    # Within a text there is no end of a line: JSON writes it otherwise.
    return json.dumps(value, ensure_ascii=False, indent=_JSON_INDENT).replace("\n", f"\n{_set_in(depth)}")


def _set_in(depth: int) -> str:
    return " " * _JSON_INDENT * depth


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


def _print(reads: Reads, found: Everybody, out: TextIO) -> None:
    """Each thing on a line of its own, whole, so that an id or a file's name can be copied; under it what is said of it."""
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    for title, entries in _listings(reads, found):
        is_first = True
        for heads, told in entries:
            if is_first:
                named = fill(title, width)
                out.write(f"{named}\n{'-' * max(map(len, named.splitlines()))}\n")
                is_first = False
            out.writelines(f"{one_line(head)}\n" for head in heads)
            out.writelines(f"{_indented(words, width)}\n" for words in told if words)
        if not is_first:
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


def _listings(reads: Reads, found: Everybody) -> Iterator[Listing]:
    """What is printed, one list after another."""
    yield "Documents", [_read_as(document) for document in reads.documents]
    yield "People (an id is what --subject takes)", _by_how_much(found)
    yield _MAY_BE_ONE, _proposed(found)
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
            for problem in gathered(reads.problems, reads.counted.problems)
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


def _by_how_much(found: Everybody) -> Iterator[Entry]:
    """Everybody, of whom most is told first."""
    return (_is_called(_person(person, found.told(person.id))) for person in found.by_how_much())


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


def _proposed(found: Everybody) -> Iterator[Entry]:
    """The two who may be one, each by id and name, with what speaks for it and against it, and what either would be without."""
    asked = {identity for each in found.proposals for identity in (each.one, each.other)}
    names = {person.id: person.name or person.id for person in found.people if person.id in asked} if asked else {}
    for each in found.proposals:
        heads = tuple(f"{one}  ({names[one]})" for one in (each.one, each.other))
        against = f"against it: {'; '.join(each.against)}" if each.against else ""
        counts = [found.told(one) for one in (each.one, each.other)]
        apart = f"warning: {counts[0]} and {counts[1]} accounts about them; a document of one leaves out the other's"
        yield heads, (f"because: {'; '.join(each.basis)}", against, apart if all(counts) else "")
