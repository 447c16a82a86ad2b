"""Whoever sends a document is told in one line how much of it to read first, and each place where they ask for it."""

import io

from chronology.cli.telling import before_sending
from chronology.model import Problem, Severity, Source

MESSAGE = "read before you send the document what may be a code"


def place(document: str, locator: str) -> Problem:
    return Problem(message=MESSAGE, severity=Severity.WARNING, source=Source(document=document, locator=locator))


def told(*problems: Problem, each: bool) -> list[str]:
    err = io.StringIO()
    assert before_sending(problems, err, each=each) is bool(problems)
    return err.getvalue().splitlines()


def test_however_many_places_there_are_it_is_one_line_and_says_how_to_see_them() -> None:
    (line,) = told(*(place("log.txt", f"line {nth}") for nth in range(40)), place("mail.eml", "line 2"), each=False)
    assert "41 places in 2 files" in line
    assert "--look" in line


def test_each_place_is_listed_where_that_is_asked_for() -> None:
    lines = told(*(place("log.txt", f"line {nth}") for nth in range(40)), each=True)
    assert 40 == len(lines)
    assert f"log.txt line 7: {MESSAGE}" == lines[7]


def test_nothing_to_look_at_is_not_told() -> None:
    assert [] == told(each=False)
