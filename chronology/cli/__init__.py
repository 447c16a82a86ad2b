"""The command line: parse, then hand over to the command's own module. `--help` loads nothing else."""

import gc
import io
import os
import sys

from chronology.cli.arguments import parsed

TYPE_CHECKING = False  # typing and pathlib would be a quarter of the time that --help takes
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO


# Nearly all that a run makes it keeps, and the collector would go through all of it again and again for the few cycles that
# it drops: a tenth of the time of a case.
_COLLECT_AFTER = 50_000


def program() -> int:
    """`main` for a process that does nothing else: it seldom looks for cycles, and not for its last breath."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        return main()
    finally:
        # What a process still holds at its end goes with it; Python would first search all of it for cycles, twice.
        gc.freeze()


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code (see `chronology.errors.ExitCode`)."""
    out, err = _stream(sys.stdout), _stream(sys.stderr)
    try:
        arguments = parsed(argv)
        from chronology.cli.running import run

        return run(arguments, out, err)
    except KeyboardInterrupt:
        from chronology.cli.telling import say
        from chronology.errors import ExitCode

        say("chronology: stopped", err)
        return ExitCode.INTERNAL


def _stream(stream: "TextIO | None") -> "TextIO":
    """A standard stream that takes every character, and one that takes anything where the caller closed it."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # pathlib is what this is spared
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


__all__ = ["main", "program"]
