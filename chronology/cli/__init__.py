"""The command line: parse, then hand over to the command's own module. `--help` loads nothing else."""

import sys
from collections.abc import Sequence

from chronology.cli.arguments import parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see `chronology.errors.ExitCode`)."""
    arguments = parser().parse_args(argv)
    from chronology.cli.running import run

    return run(arguments, sys.stdout, sys.stderr)


__all__ = ["main"]
