"""Who lives with whom, as the head of a file lists it: "Lives with: ...", "Household: ...", or such a heading with a line for each.

It is told as that file's words of the day that its head gives, or of no day: nothing is made of it, and nobody is put into a home.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from chronology.dates import find
from chronology.mapping import in_key
from chronology.model import Account, EvidenceStatus, Kind, Polarity, When
from chronology.prose.naming import names_in
from chronology.prose.sentences import Span
from importers.notes.structure import SetAside
from importers.notes.text import Text

_LISTS = re.compile(
    r"\s*[-*#•_|]*\s*(?P<label>(?:(?:child|adult|person|he|she) )?lives with|living with|(?:people |others? |adults and children |who (?:is |lives |else lives )?)?"
    r"(?:living |lives )?(?:in|at) the (?:household|home|property)|household(?: members?| composition| make-?up)?|members of (?:the )?household"
    r"|family (?:composition|make-?up)|home composition|aelwyd|yn byw gyda|yn byw yn y cartref)"
    r"(?: \(?(?:as )?(?:at|on) [^:)\n]{6,20}\)?)?[*_]*\s*(?::[*_]*|[-–=|\t]|\Z)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = re.compile(r"\s*\Z|[^:\n]{2,40}:")
_KIN = re.compile(
    r"\b(?:mum|mam|mother|dad|father|parents?|partner|step\w+|brothers?|sisters?|siblings?|half-\w+|nan|gran\w*|uncle|aunt\w*|carers?|alone|baby|mam-gu|tad-cu|chwaer|brawd)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:printed|print|extract(?:ed)?|run|as at|report(?: date)?|date(?: of report)?|completed|updated|last updated|argraffwyd|dyddiad)\b[^\d\n]{0,20}(?=\d)",
    re.IGNORECASE,
)
_MOST_LINES, _LEAST = 8, 2


def households_said(read: Text) -> Iterator[Account]:
    """What the head of a file lists of who lives in the home, in its words."""
    head = [line for line in read.structure.set_aside if line.rule == "text:preamble"]
    day: When | None = None
    for nth, line in enumerate(head):
        found = _LISTS.fullmatch(read.text[line.start : line.end].rstrip())
        if found is None:
            continue
        span = Span(line.start, line.end) if found["rest"] else _below(read, head[nth + 1 :], line)
        words = read.text[span.start : span.end]
        if not _tells_somebody(words[len(found["label"]) :]):
            continue
        day = day or _day_of(read.text[line.start : line.end]) or _day_of_head(read, head)
        yield account_of_head(read, found["label"].strip(), span, day, "household")
        read.ledger.account(span.start, span.end)


def _below(read: Text, lines: Sequence[SetAside], heading: SetAside) -> Span:
    """The heading with the lines right below it, up to an empty or a labelled one."""
    end, before = heading.end, heading.end
    for line in lines[:_MOST_LINES]:
        words = read.text[line.start : line.end]
        if read.text[before : line.start].count("\n") > 1 or (
            _ENDS.match(words) and not _KIN.match(words.lstrip(" -*•"))
        ):
            break
        end = before = line.end
    return Span(heading.start, end)


def _tells_somebody(words: str) -> bool:
    return _KIN.search(words) is not None or len(names_in(words)) >= _LEAST


def _day_of_head(read: Text, head: Sequence[SetAside]) -> When | None:
    """The day that a head gives as its own; none that is behind all of its notes: a later printing says nothing of when it was told."""
    last = max((note.day for note in read.structure.notes if note.day), default=dt.date.max)
    for line in head:
        words = read.text[line.start : line.end]
        for found in _DAY.finditer(words):
            when = _day_of(words[found.end() :])
            if when is not None and when.first_day <= last:
                return when
    return None


def day_in_head(read: Text, head: Sequence[SetAside]) -> When | None:
    """The day that a head gives as its own, whenever its notes are: a list of what somebody has is of the day of its printing."""
    words = (read.text[line.start : line.end] for line in head)
    days = (_day_of(each[found.end() :]) for each in words for found in _DAY.finditer(each))
    return next((when for when in days if when is not None), None)


def _day_of(words: str) -> When | None:
    days = [one.when for one in find(words) if one.when.dated and one.when.first_day == one.when.last_day]
    return days[0] if days else None


def account_of_head(read: Text, label: str, span: Span, day: When | None, role: str) -> Account:
    """What a head says, in its words: nothing is made of it."""
    words = read.text[span.start : span.end]
    lines = [" ".join(line.strip(" -*•|#_").split()) for line in words.splitlines() if line.strip(" -*•|#_")]
    first, *rest = lines
    fact = first if not rest else f"{first.rstrip(':')}: {'; '.join(rest)}"
    place = read.ledger.line(span.start)
    return Account(
        key=f"{read.nth.apart(f'{in_key(read.document.name)}:{role}')}#note",
        when=day or When.undated(),
        kind=Kind.NARRATED,
        title=label[:1].upper() + label[1:],
        fact=fact,
        evidence_status=EvidenceStatus.REPORTED,
        polarity=Polarity.NEUTRAL,
        source=read.document.source(f"line {place}", start=span.start, end=span.end, quote=words),
    )
