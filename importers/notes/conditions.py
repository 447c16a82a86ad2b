"""What the head of a file says of how somebody is: "Problems: ...", "Dx ...", "First language: ...", up to the next label of its line.

It is told as that file's words of the day that its head gives, or of no day, and nothing is made of it: without it the first thing
that a patient's summary says of a person stood in no document.
"""

import re
from collections.abc import Iterator

from chronology.model import Account
from chronology.prose.sentences import Span
from importers.notes.household import account_of_head, day_in_head
from importers.notes.text import Text

_LABEL = re.compile(
    r"(?:^|(?<=\s\s)|(?<=\*\*)|(?<=\|)|(?<=\t))\W*"
    r"(?P<label>(?:(?:active|significant|major|current) )?problems?(?: list)?|diagnos[ei]s|dx|conditions?|(?:past )?medical history|pmh"
    r"|long[- ]term conditions|disabilit(?:y|ies)|additional (?:learning )?needs|communication(?: needs)?|(?:(?:first|preferred|main|home) )?language|lang|iaith)"
    r"(?:\*\*)?(?:\s*[:=]\s*(?:\*\*)?|\s+(?=[A-Z0-9(])|(?<=\*\*)\s*)(?P<said>\S.*)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s{3,}\S|\s\*\*\w|\t|(?:\s\|\s|\s{2,})(?=[A-Z][\w ]{1,20}:)")
_LEAST = 3


def conditions_said(read: Text) -> Iterator[Account]:
    """Each such label of a head with what stands behind it; in words that begin as a sentence does the label is none."""
    head = [line for line in read.structure.set_aside if line.rule == "text:preamble"]
    for line in head:
        words = read.text[line.start : line.end]
        found = _LABEL.search(words)
        while found is not None:
            ends = _NEXT.search(words, found.start("said"))
            end = ends.start() if ends else len(words.rstrip())
            if end - found.start("said") >= _LEAST and not _is_prose(words, found):
                span = Span(line.start + found.start("label"), line.start + end)
                yield account_of_head(read, found["label"].strip(), span, day_in_head(read, head), "condition")
                read.ledger.account(span.start, span.end)
            found = _LABEL.search(words, max(end, found.start("said")))


def _is_prose(words: str, found: re.Match[str]) -> bool:
    """A label in small letters that no mark follows is a word of a sentence: "Problems with the boiler"."""
    marked = any(mark in words[found.end("label") : found.start("said")] for mark in ":=*")
    label = found["label"]
    return not marked and not (label.isupper() or label == "Dx")
