"""What a command says on the terminal while it works and when it is done."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from chronology.model import Problem, Severity
from chronology.normalise import gathered
from chronology.pipeline import Progress


def shown(text: str) -> str:
    """Text as a terminal may be given it: what would move its cursor, recolour it or turn the line round, as an escape.

    File names and ids come from the inputs, and a name may hold anything.
    """
    if text.isprintable():
        return text
    return "".join(each if _is_plain(each) else each.encode("unicode_escape").decode() for each in text)


def _is_plain(character: str) -> bool:
    return character.isprintable() or character in "\n\t" or unicodedata.category(character) == "Zs"


def one_line(text: str) -> str:
    """The same with line ends as escapes too: a message is one line."""
    return shown(text).replace("\n", "\\n")


def say(text: str, err: TextIO) -> None:
    """One line on standard error, for whoever can still be told."""
    with suppress(OSError):
        print(one_line(text), file=err)


@contextmanager
def progress(err: TextIO) -> Iterator[Progress]:
    """A moving line on a terminal that says what is being done; nothing in a pipe."""
    if not err.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(file=err).status("Reading") as status:
        yield lambda name: status.update(escape(one_line(name)))


def report(problems: tuple[Problem, ...], err: TextIO) -> bool:
    """Print what needs a look, one line each, notes only as a count. Say whether anything did."""
    serious = [problem for problem in gathered(problems) if problem.severity is not Severity.NOTE]
    for problem in serious[:_MOST_LINES]:
        place = " ".join(filter(None, (problem.source.document, problem.source.locator)))
        say(": ".join(filter(None, (problem.severity, place, problem.message))), err)
    rest = len(serious) - _MOST_LINES
    if rest > 0:
        say(f"... and {rest} more; all are listed in the document and by `chronology inspect`", err)
    return bool(serious)


def before_sending(problems: tuple[Problem, ...], err: TextIO, *, each: bool) -> bool:
    """Tell whoever sends the document what to read first: how much it is in one line, or each place. Say whether there is any."""
    if not problems:
        return False
    if each:
        for problem in problems:
            place = " ".join(filter(None, (problem.source.document, problem.source.locator)))
            say(f"{place}: {problem.message}", err)
        return True
    files = len({problem.source.document for problem in problems})
    say(
        f"warning: read {_counted(len(problems), 'place')} in {_counted(files, 'file')} before you send it: they may tell what was asked to be kept, or "
        "another's affairs; --look lists them",
        err,
    )
    return True


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_MOST_LINES = 20
