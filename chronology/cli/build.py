"""`chronology build`: read, compose, export, and write without ever harming what was there."""

import argparse
import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO

from chronology.cli.asking import held_for, wishes_of
from chronology.cli.signing import finisher
from chronology.cli.telling import before_sending, one_line, progress, report, say
from chronology.cli.who import ask
from chronology.cli.writing import write
from chronology.errors import ExitCode, NotWrittenError, WrongUseError
from chronology.model import Chronology, Problem
from chronology.pipeline import Waiting, Wishes, compose_for_recipient, waiting_for
from chronology.plugins import Plugins
from chronology.practice import Practice, load_practice
from chronology.redaction import refuse_leaks
from exports.own_words import own_words

_SUFFIXES = {".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".json": "json", ".csv": "csv", ".txt": "text"}
_WELSH = (
    "note: fixed words, months, headings and the sentences of the analysis are in Welsh that no native reviewer has read yet; "
    "record text stays in its own language"
)
_UNSAFE = re.compile(r"[^\w.-]+")
# A file name has 255 bytes, and a character up to four of them.
_LONGEST_ID = 40


def build(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Write one chronology, or one for each person with `--each`."""
    exporter = plugins.exporter(_format(arguments))
    practice = load_practice(arguments.practice)
    wishes = wishes_of(arguments)
    finished = finisher(arguments, exporter.suffix)
    problems: list[Problem] = []
    look_at: list[Problem] = []
    waiting: list[Waiting] = []
    with progress(err) as show:
        held = held_for(arguments, wishes, practice, plugins, show)
        people = [person.id for person in held.candidates]
        _refuse_one_name_for_all(arguments, people, wishes)
        names = _numbers(people) if wishes.names_nobody else people
        targets = _targets(arguments, practice, exporter.suffix, people, names)
        for person, target in targets:
            own = replace(wishes, subject=person) if person else wishes
            redacted = compose_for_recipient(held, practice, plugins, own, show)
            made = redacted.chronology
            show("writing")
            content = finished(exporter.export(made))
            refuse_leaks(content, redacted.withheld, own=partial(own_words, exporter, made))
            write(content, target, out)
            problems += made.problems
            look_at += redacted.again
            waiting += waiting_for(held, own)
    if arguments.language == "cy" and exporter.name in ("pdf", "text", "docx", "xlsx"):
        say(_WELSH, err)
    needs_look = report(tuple(dict.fromkeys(problems)), err)
    needs_look |= before_sending(tuple(dict.fromkeys(look_at)), err, each=arguments.look)
    ask(waiting, err, dt.datetime.now(dt.UTC).date())
    if arguments.output != "-":
        print(one_line(_done(made, arguments, exporter.suffix, len(targets))), file=out)
    return ExitCode.DONE_WITH_PROBLEMS if needs_look and arguments.strict else ExitCode.DONE


def _refuse_one_name_for_all(arguments: argparse.Namespace, people: Sequence[str], wishes: Wishes) -> None:
    """A front sheet of one child for the documents of several.

    Raises:
        WrongUseError: the others' documents would bear that child's name.

    """
    if arguments.each and len(people) > 1 and (wishes.cover.subject_name or wishes.cover.subject_born):
        raise WrongUseError(
            f"the front sheet's [subject] is one person and --each writes a document for each of {len(people)}; take `name` "
            "and `born` out of its [subject], or leave out --each for a document of that person alone"
        )


def _format(arguments: argparse.Namespace) -> str:
    if arguments.format:
        return str(arguments.format)
    return _SUFFIXES.get(Path(arguments.output or "").suffix.lower(), "pdf")


def _targets(
    arguments: argparse.Namespace, practice: Practice, suffix: str, people: Iterable[str], names: Iterable[str]
) -> list[tuple[str | None, Path | None]]:
    """Where each document goes; None is standard output.

    Raises:
        WrongUseError: several documents for standard output, none for nobody, or one that would replace what it is
            made from.

    """
    if arguments.output == "-":
        if arguments.each:
            raise WrongUseError("--each writes several documents; name a file with -o and each gets its own name")
        return [(None, None)]
    path = Path(arguments.output or f"chronology{suffix}")
    if not path.name:
        raise NotWrittenError(f"{path} could not be written: it is a folder")
    targets: list[tuple[str | None, Path]] = [(None, path)]
    if arguments.each:
        targets = [*_named(path, suffix, people, names)]
        if not targets:
            raise WrongUseError("--each writes a document for each person, and the inputs name nobody; leave it out")
    sources = {
        os.path.realpath(name) for name in (*arguments.inputs, *arguments.plugin, *_named_files(arguments, practice))
    }
    for _, target in targets:
        if os.path.realpath(target) in sources:
            raise WrongUseError(f"{target.name} is read by this command and would be overwritten; name another with -o")
    return [*targets]


def _named_files(arguments: argparse.Namespace, practice: Practice) -> Iterator[str]:
    yield from arguments.decisions
    yield from filter(None, (arguments.cover, arguments.practice, arguments.sign, practice.words.origin))


def _numbers(people: Sequence[str]) -> Iterator[str]:
    """What files are named by where a document names nobody: an id may hold a name."""
    return (str(number) for number, _ in enumerate(people, start=1))


def _named(path: Path, suffix: str, people: Iterable[str], names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """A file for each person, beside the one that was named.

    Names, which are ids as a rule, come from the inputs and may hold anything: they must name neither another folder nor each other's file, also
    where capitals count for nothing.
    """
    taken: set[str] = set()
    for person, name in zip(people, names, strict=True):
        clean = stem = f"{path.stem}-{_UNSAFE.sub('_', name)[:_LONGEST_ID]}"
        nth = 1
        while stem.casefold() in taken:
            nth += 1
            stem = f"{clean}-{nth}"
        taken.add(stem.casefold())
        yield person, path.with_name(f"{stem}{path.suffix or suffix}")


def _done(made: Chronology, arguments: argparse.Namespace, suffix: str, documents: int) -> str:
    counts = dict(made.counts)
    printed = sum(serial.printed for serial in made.serials)
    name = arguments.output or f"chronology{suffix}"
    told = f"{counts['accounts']} accounts read, {len(made.events) + len(made.undated)} events, {printed} printed"
    written = f"{documents} documents written beside {name}" if arguments.each else f"{name} written"
    return f"{written}: {told}, {len(made.findings)} findings, {len(made.problems)} problems"
