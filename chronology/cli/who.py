"""Who may be whom, as lines that a reviewer can put into a file of decisions: what waits, asked all at once."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from chronology.cli.telling import say
from chronology.pipeline import Waiting

_HOW = (
    "# Put what is so into a file and give it with --decisions FILE. Where the two are one person the lines stand as they are;",
    "# where they are two, write different_person for same_person. The records themselves are never changed.",
)


def ask(waiting: Sequence[Waiting], err: TextIO, today: dt.date) -> None:
    """Say who may be the subject, and how to answer: one block of valid TOML, which can be pasted whole."""
    # With a document for each both of a pair are subjects: one answer is enough.
    once = {frozenset((each.link.nearer, each.link.further)): each for each in reversed(waiting)}
    if once:
        for line in _block([*reversed(once.values())], today):
            say(line, err)


def _block(waiting: Sequence[Waiting], today: dt.date) -> Iterator[str]:
    yield ""
    yield f"# WHO IS WHO: {_whom(len(waiting))}. Nobody was joined who is not certainly the same."
    if left := sum(each.left_out for each in waiting):
        are = "account about them is" if left == 1 else "accounts about them are"
        yield f"# {left} {are} NOT in the document."
    yield from _HOW
    for each in waiting:
        yield ""
        yield from _decision(each, today)


def _whom(many: int) -> str:
    if many == 1:
        return "these files hold somebody else who may be the subject"
    return f"these files hold {many} others of whom each may be the subject"


def _decision(each: Waiting, today: dt.date) -> Iterator[str]:
    link = each.link
    missing = f"; not in the document: {each.left_out}" if each.left_out else ""
    yield f"# {link.nearer} ({each.nearer or 'no name'}) and {link.further} ({each.further or 'no name'}){missing}"
    yield f"# because: {'; '.join(link.pair.basis)}"
    if link.pair.against:
        yield f"# against it: {'; '.join(link.pair.against)}"
    yield "[[decision]]"
    yield f"case = {_quoted(link.nearer)}"
    yield f"target = {_quoted(link.nearer)}"
    yield 'field = "same_person"'
    yield f"value = {_quoted(link.further)}"
    yield 'by = ""'
    yield f"at = {today.isoformat()}"


def _quoted(words: str) -> str:
    """A text as TOML writes it, which for all that an id can hold is as JSON does."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
