"""What a command says on the terminal while it works and when it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from chronology.model import Problem, Severity
from chronology.normalise import gathered
from chronology.pipeline import Progress


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
    serious = [problem for problem in gathered(problems) if problem.severity is not Severity.NOTE]
    for problem in serious[:_MOST_LINES]:
        place = " ".join(filter(None, (problem.source.document, problem.source.locator)))
        print(f"{problem.severity}: {place}: {problem.message}", file=err)
    rest = len(serious) - _MOST_LINES
    if rest > 0:
        print(f"... and {rest} more; all are listed in the document and by `chronology inspect`", file=err)
    return bool(serious)


_MOST_LINES = 20
