"""What was read, as text for a person to read and to compare: every field that says something, in the order read."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from chronology.hooks import Importer
from chronology.model import (
    Account,
    Action,
    Coverage,
    DocumentRead,
    Ignored,
    Person,
    Place,
    Problem,
    Relationship,
    Source,
    When,
)
from chronology.pipeline import Reads
from chronology.testing.reading import tested
from chronology.testing.sampling import Sample

# Who is meant stands above the fields; a hash changes with every edit of a sample and says nothing to a reader.
_HEADED: Final[dict[type, tuple[str, Callable[[Any], str], frozenset[str]]]] = {
    Account: ("Accounts", lambda one: one.key or "(its key is made from its words)", frozenset({"key"})),
    Person: ("People", lambda one: one.id, frozenset({"id"})),
    Relationship: (
        "Relationships",
        lambda one: f"{one.from_person} is {one.kind} of {one.to_person}",
        frozenset({"from_person", "to_person", "kind"}),
    ),
    Place: ("Places", lambda one: one.id, frozenset({"id"})),
    Action: ("Actions", lambda one: one.text, frozenset({"text"})),
    Coverage: ("What the source could have shown", lambda one: one.extent, frozenset({"extent"})),
    Ignored: ("Left out on purpose", lambda one: one.path, frozenset({"path"})),
    Problem: ("Problems", lambda one: f"{one.severity}: {one.message}", frozenset({"severity", "message"})),
}
_WIDTH: Final = 18


def told(importer: Importer | str | Path, sample: Sample) -> str:
    """What an importer reads of a sample, as its golden text."""
    with tested(importer) as ready:
        return text_of(ready.read(sample.path))


def text_of(reads: Reads) -> str:
    """Everything that was read, as lines."""
    lines = [line for document in reads.documents for line in _document(document)]
    values: Sequence[object] = (*reads.values, *reads.problems)
    for kind, (title, name, above) in _HEADED.items():
        found = [value for value in values if isinstance(value, kind)]
        if found:
            lines += ["", f"== {title}: {len(found)}"]
        for value in found:
            lines += ["", *_indented(name(value)), *_fields(value, above)]
    return "\n".join(lines) + "\n"


def _document(document: DocumentRead) -> Iterator[str]:
    yield f"{document.name}: read by {document.importer or 'nobody'}, {document.reason}"
    yield f"  {document.found} {document.unit} found, {document.accounted} accounted for; {document.accounts} accounts"
    if document.as_at:
        yield f"  as at {document.as_at}"
    if document.encoding:
        yield f"  {document.encoding}"


def _fields(value: object, left_out: frozenset[str]) -> Iterator[str]:
    for field, held in _set(value):
        if field.name not in left_out:
            for one in held if isinstance(held, tuple) else (held,):
                first, *rest = _said(one).split("\n")
                yield f"  {field.name:{_WIDTH}} {first}".rstrip()
                yield from (f"  {'':{_WIDTH}} {line}".rstrip() for line in rest)


def _indented(text: str) -> list[str]:
    first, *rest = text.split("\n")
    return [first, *(f"    {line}".rstrip() for line in rest)]


def _set(value: object) -> Iterator[tuple[Field[object], object]]:
    """The fields that hold something other than what stands there when nothing is said."""
    assert is_dataclass(value), "the values of the model are dataclasses"
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name != "sha256" and (field.default is MISSING or held != field.default):
            yield field, held


def _said(held: object) -> str:
    if isinstance(held, When):
        return _when(held)
    if isinstance(held, Source):
        said = {field.name: _said(one) for field, one in _set(held)}
        return ", ".join(
            f'{name} "{one}"' if name == "quote" else f"{name} {one}".rstrip() for name, one in said.items()
        )
    if is_dataclass(held):
        return ", ".join(f"{field.name} {_said(one)}" for field, one in _set(held) if one != ())
    if isinstance(held, tuple):
        return ": ".join(map(_said, held))
    if isinstance(held, bool):
        return "yes" if held else "no"
    return str(held.value if isinstance(held, Enum) else held)


def _when(when: When) -> str:
    """A date in the form that holds all of it, its days where that is none of one day, and the words it was read from."""
    if when.is_ongoing:
        return "ongoing"
    days = f" = {_day(when.earliest)} to {_day(when.latest)}" if when.dated and when.earliest != when.latest else ""
    words = f', written "{when.as_written}"' if when.as_written and when.as_written != when.edtf else ""
    others = "".join(f"; or {_when(other)}" for other in when.alternatives)
    return f"{when.edtf or 'undated'}{days} ({when.precision}, {when.basis}){words}{others}"


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else "open"
