"""Run one command: errors become one plain line and an exit code, never a traceback and never case text."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from chronology.errors import ChronologyError, ExitCode, WrongUseError
from chronology.model import Cover, Problem, Severity
from chronology.pipeline import Progress, Reads, Wishes, read
from chronology.plugins import Plugins, load

Command = Callable[[argparse.Namespace, Plugins, TextIO, TextIO], ExitCode]


def run(arguments: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Run the command that was parsed and return its exit code."""
    try:
        plugins = load(Path(name) for name in arguments.plugin)
        try:
            return _command(arguments.command)(arguments, plugins, out, err)
        finally:
            plugins.close()
    except ChronologyError as error:
        print(f"chronology: {error}", file=err)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone; that is its right. Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except KeyboardInterrupt:
        print("chronology: stopped", file=err)
        return ExitCode.INTERNAL
    except Exception as error:  # the last resort: a traceback could show case text
        if os.environ.get("CHRONOLOGY_TRACE"):
            raise
        where = _where(error)
        print(f"chronology: internal error ({type(error).__name__} in {where}); please report it", file=err)
        return ExitCode.INTERNAL


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"


def _command(name: str) -> Command:
    if name == "build":
        from chronology.cli.build import build

        return build
    if name == "inspect":
        from chronology.cli.inspect import inspect

        return inspect
    if name == "explain":
        from chronology.cli.explain import explain

        return explain
    from chronology.cli.listing import list_plugins

    return list_plugins


def read_inputs(arguments: argparse.Namespace, plugins: Plugins, show: Progress) -> Reads:
    """Read the inputs of the command, but not the front sheet or the decisions that may lie among them."""
    named = (getattr(arguments, name, None) for name in ("cover", "decisions", "output"))
    apart = {Path(name).resolve() for name in named if name}
    return read(arguments.inputs, plugins, as_importer=arguments.as_importer, apart=apart, progress=show)


def wishes_of(arguments: argparse.Namespace, *, subject: str | None = None) -> Wishes:
    """What the command line asks of a chronology.

    Raises:
        WrongUseError: a date or a file it names cannot be read.

    """
    from chronology.cover import read_cover, read_decisions

    return Wishes(
        subject=subject or arguments.subject,
        profile=arguments.profile,
        language=arguments.language,
        as_at=_day(arguments.as_at, "--as-at"),
        from_day=_day(arguments.from_day, "--from"),
        to_day=_day(arguments.to_day, "--to"),
        cover=read_cover(Path(arguments.cover)) if arguments.cover else Cover(),
        decisions=read_decisions(Path(arguments.decisions)) if arguments.decisions else (),
    )


def _day(text: str | None, flag: str) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(f"{flag} takes a date like 2023-12-07, not `{text}`") from None


@contextmanager
def progress(err: TextIO) -> Iterator[Progress]:
    """A moving line on a terminal that says what is being done; nothing in a pipe."""
    if not err.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(file=err).status("Reading") as status:
        yield lambda name: status.update(escape(name))


def report(problems: tuple[Problem, ...], err: TextIO) -> bool:
    """Print what needs a look, one line each, notes only as a count. Say whether anything did."""
    serious = [problem for problem in problems if problem.severity is not Severity.NOTE]
    for problem in serious[:_MOST_LINES]:
        place = " ".join(filter(None, (problem.source.document, problem.source.locator)))
        print(f"{problem.severity}: {place}: {problem.message}", file=err)
    rest = len(serious) - _MOST_LINES
    if rest > 0:
        print(f"... and {rest} more; all are listed in the document and by `chronology inspect`", file=err)
    return bool(serious)


_MOST_LINES = 20
