"""Run one command: errors become one plain line and an exit code, never a traceback and never case text."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from chronology.errors import ChronologyError, ExitCode
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
