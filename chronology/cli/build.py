"""`chronology build`: read, compose, export, and write without ever harming what was there."""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from chronology.cli.asking import read_inputs, wishes_of
from chronology.cli.telling import progress, report
from chronology.errors import ExitCode, NotWrittenError, WrongUseError
from chronology.model import Chronology, Problem
from chronology.pipeline import compose
from chronology.pipeline.subjects import EVERYONE
from chronology.plugins import Plugins
from chronology.practice import load_practice

_SUFFIXES = {".pdf": "pdf", ".json": "json", ".csv": "csv", ".txt": "text"}
_UNSAFE = re.compile(r"[^\w.-]+")


def build(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Write one chronology, or one for each person with `--each`."""
    exporter = plugins.exporter(_format(arguments))
    practice = load_practice(arguments.practice)
    wishes = wishes_of(arguments, subject=EVERYONE if arguments.each else None)
    with progress(err) as show:
        reads = read_inputs(arguments, plugins, show)
        made = compose(reads, practice, plugins, wishes, show)
        people = made.subjects if arguments.each else (None,)
        problems: list[Problem] = []
        for person in people:
            if person is not None:
                made = compose(reads, practice, plugins, wishes_of(arguments, subject=person), show)
            show("writing")
            _write(exporter.export(made), _target(arguments, exporter.suffix, person), out)
            problems += made.problems
    if arguments.language == "cy" and exporter.name == "pdf":
        print("note: the PDF's fixed words are in English for now; --format text has them in Welsh", file=err)
    needs_look = report(tuple(dict.fromkeys(problems)), err)
    if arguments.output != "-":
        print(_done(made, arguments, exporter.suffix, len(people)), file=out)
    return ExitCode.DONE_WITH_PROBLEMS if needs_look and arguments.strict else ExitCode.DONE


def _format(arguments: argparse.Namespace) -> str:
    if arguments.format:
        return str(arguments.format)
    return _SUFFIXES.get(Path(arguments.output or "").suffix.lower(), "pdf")


def _target(arguments: argparse.Namespace, suffix: str, person: str | None) -> Path | None:
    """Where one document goes; None is standard output."""
    if arguments.output == "-":
        if person is not None:
            raise WrongUseError("--each writes several documents; name a file with -o and each gets its own name")
        return None
    path = Path(arguments.output or f"chronology{suffix}")
    # Ids come from the inputs: they may hold anything, and must not name another folder.
    return path if person is None else path.with_name(f"{path.stem}-{_UNSAFE.sub('_', person)}{path.suffix or suffix}")


def _write(content: bytes, target: Path | None, out: TextIO) -> None:
    if target is None:
        out.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(content, target)
    except OSError as error:
        raise NotWrittenError(f"{target.name} could not be written: {error.strerror or 'no reason given'}") from None


def _replace(content: bytes, target: Path) -> None:
    """Write beside the target, make sure it is on disk, then rename: the old file stays until the new one is whole."""
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def _done(made: Chronology, arguments: argparse.Namespace, suffix: str, documents: int) -> str:
    counts = dict(made.counts)
    printed = sum(serial.printed for serial in made.serials)
    name = arguments.output or f"chronology{suffix}"
    told = f"{counts['accounts']} accounts read, {len(made.events) + len(made.undated)} events, {printed} printed"
    written = f"{documents} documents written beside {name}" if arguments.each else f"{name} written"
    return f"{written}: {told}, {len(made.findings)} findings, {len(made.problems)} problems"
