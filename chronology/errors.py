"""Exceptions that end a run. Each class docstring is the default message; each carries its exit code.

What merely could not be read is not here: that is a `Problem`, a value. Messages never contain case text.
"""

from enum import IntEnum
from typing import Final

TRACE: Final = "CHRONOLOGY_TRACE"
"""The variable of the environment with which an internal error shows where it arose, to whom may see case text."""


class ExitCode(IntEnum):
    """What the process says to its caller."""

    DONE = 0
    DONE_WITH_PROBLEMS = 1
    WRONG_USE = 2
    NOT_RECOGNISED = 3
    NOT_WRITTEN = 4
    INTERNAL = 5


class ChronologyError(Exception):
    """The run cannot go on."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: str = "") -> None:
        super().__init__(message or type(self).__doc__ or "")


class WrongUseError(ChronologyError):
    """The command was not understood; see `chronology --help`."""

    exit_code = ExitCode.WRONG_USE


class RefusedError(ChronologyError):
    """The input was not recognised or was refused; `chronology inspect INPUT` says more."""

    exit_code = ExitCode.NOT_RECOGNISED


class MalformedError(RefusedError):
    """The input breaks off or breaks its format; what came before that was read."""


class NotWrittenError(ChronologyError):
    """The output could not be written; an existing file was left as it was."""

    exit_code = ExitCode.NOT_WRITTEN


class LeakError(NotWrittenError):
    """The finished document holds something that is withheld from its recipient; it was not written."""


class PracticeError(WrongUseError):
    """The practice file is not valid; docs/practice.md lists what it may hold."""


class MappingError(WrongUseError):
    """The mapping file is not valid; docs/mapping.md lists what it may hold."""


class PluginError(ChronologyError):
    """A plug-in is not usable; `chronology plugins` lists what is installed and allowed."""

    exit_code = ExitCode.WRONG_USE
