"""Run one command: errors become one plain line and an exit code, never a traceback and never case text."""

import argparse
import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from chronology.cli.telling import say
from chronology.errors import TRACE, ChronologyError, ExitCode
from chronology.plugins import Plugins, load

_OF_WRITING = frozenset({errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})

Command = Callable[[argparse.Namespace, Plugins, TextIO, TextIO], ExitCode]


def run(arguments: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Run the command that was parsed and return its exit code."""
    try:
        code = _run(arguments, out, err)
        out.flush()
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone; that is its right.
        _give_up(out)
        return ExitCode.DONE
    except OSError as error:
        _give_up(out)
        say(f"chronology: standard output could not be written: {os.strerror(error.errno or errno.EIO)}", err)
        return ExitCode.NOT_WRITTEN
    return code


def _run(arguments: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    try:
        plugins = load(Path(name) for name in arguments.plugin)
        try:
            return _command(arguments.command)(arguments, plugins, out, err)
        finally:
            plugins.close()
    except ChronologyError as error:
        say(f"chronology: {error}", err)
        return error.exit_code
    except MemoryError:
        say("chronology: there is not enough memory for so much input; give fewer or smaller files at a time", err)
        return ExitCode.NOT_RECOGNISED
    except Exception as error:  # the last resort: a traceback could show case text
        if os.environ.get(TRACE) or _is_of_writing(error):
            raise
        say(f"chronology: internal error ({type(error).__name__} in {_where(error)}); please report it", err)
        return ExitCode.INTERNAL


def _is_of_writing(error: Exception) -> bool:
    """Standard output failed: every file is written and told of where it is named."""
    return isinstance(error, OSError) and error.errno in _OF_WRITING


def _give_up(out: TextIO) -> None:
    """What is left in a stream that cannot be written goes nowhere; Python would complain of it at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


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
    if name == "lint":
        from chronology.cli.lint import lint

        return lint
    if name == "verify":
        from chronology.cli.verify import verify

        return verify
    from chronology.cli.listing import list_plugins

    return list_plugins
