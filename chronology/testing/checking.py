"""Samples read in every way there is, held against the contract and against their golden texts."""

import csv
import difflib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Importer
from chronology.pipeline import Reads
from chronology.testing.contract import CHECKS, Case
from chronology.testing.golden import text_of
from chronology.testing.reading import Tested, tested
from chronology.testing.sampling import Sample, samples
from chronology.testing.watching import watched

GOLDEN_VARIABLE: Final = "CHRONOLOGY_GOLDEN"
_HOW: Final = f"run again with {GOLDEN_VARIABLE}=write, or update=True, and read the diff before you keep it"


class ContractError(AssertionError):
    """An importer does not do what every importer owes, or reads a sample otherwise than its golden text says."""


def check(
    importer: Importer | str | Path, where: Sample | str | Path, *, any_order: bool = True, update: bool = False
) -> None:
    """Check an importer on one sample, or on all in a folder: the contract, and what was read against its golden text.

    `importer` is an object, a plug-in file (`.py`) or a mapping (`.toml`). `any_order=False` is for a format in which
    the order of rows means something. `update=True` writes the golden texts instead of comparing.

    Raises:
        ContractError: with everything that is wrong. What the importer itself raises comes through as it is.

    """
    __tracebackhide__ = True  # pytest then shows what is wrong, not where this found it
    writing = update or os.environ.get(GOLDEN_VARIABLE) == "write"
    wrong: list[str] = []
    with tested(importer) as ready:
        for sample in [where] if isinstance(where, Sample) else samples(where):
            reads, found = _judged(ready, sample, any_order=any_order)
            found += _compared(sample, text_of(reads), writing=writing) if reads else []
            wrong += [f"{sample}: {fault}" for fault in found]
    if wrong:
        raise ContractError("\n".join(wrong))


def faults(importer: Importer | str | Path, sample: Sample, *, any_order: bool = True) -> list[str]:
    """What is wrong with how an importer reads a sample, apart from its golden text."""
    with tested(importer) as ready:
        return _judged(ready, sample, any_order=any_order)[1]


def _judged(ready: Tested, sample: Sample, *, any_order: bool) -> tuple[Reads | None, list[str]]:
    try:
        case = _case(ready, sample, any_order=any_order)
    except RefusedError as error:
        return None, [f"nothing could be read: {error}"]
    return case.first, [fault for judge in CHECKS for fault in dict.fromkeys(judge(case))]


def _case(ready: Tested, sample: Sample, *, any_order: bool) -> Case:
    # The first reading loads what is loaded once: tables in packages, modules. The second is watched.
    first = ready.read(sample.path)
    with watched() as opened:
        again = ready.read(sample.path)
    return Case(
        sample=sample,
        names=ready.names,
        first=first,
        again=again,
        opened=tuple(opened),
        renamed=_read_changed(ready, sample, lambda document: document.content, prefix="renamed-"),
        turned=_read_changed(ready, sample, _turned) if any_order and _can_turn(sample) else None,
        apart=ready.read_apart(sample.path),
    )


def _read_changed(ready: Tested, sample: Sample, change: Callable[[Document], bytes], *, prefix: str = "") -> Reads:
    """Read a copy of a sample in which each file is changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / sample.path.name
        if sample.path.is_file():
            copy = copy.with_name(prefix + copy.name)
        for path, document in zip(sample.files, sample.documents.values(), strict=True):
            place = copy if path == sample.path else copy / path.relative_to(sample.path).with_name(prefix + path.name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(change(document))
        return ready.read(copy)


def _can_turn(sample: Sample) -> bool:
    return any(document.delimiter for document in sample.documents.values())


def _turned(document: Document) -> bytes:
    """A text table with the rows below its headings in the opposite order; any other file as it is."""
    if not document.delimiter:
        return document.content
    rows = list(csv.reader(io.StringIO(document.text), delimiter=document.delimiter))
    file = io.StringIO()
    csv.writer(file, delimiter=document.delimiter).writerows([*rows[:1], *reversed(rows[1:])])
    return file.getvalue().encode()


def _compared(sample: Sample, text: str, *, writing: bool) -> list[str]:
    if writing:
        sample.expected.write_text(text, "utf-8", newline="\n")
        return []
    if not sample.expected.is_file():
        return [f"there is no {sample.expected.name} beside it; {_HOW}"]
    expected = sample.expected.read_text("utf-8")
    return ["\n".join(_difference(sample, expected, text))] if expected != text else []


def _difference(sample: Sample, expected: str, text: str) -> Iterator[str]:
    yield f"it is read otherwise than {sample.expected.name} says; if that is right, {_HOW}"
    yield from difflib.unified_diff(
        expected.splitlines(), text.splitlines(), sample.expected.name, "what was read", lineterm=""
    )
