"""What the head of a note says that it is a note of, in the short hand of those who type many: read from `acts.toml`."""

import re
from collections.abc import Sequence
from functools import cache

from chronology.model import Kind
from chronology.prose.sentences import Span
from chronology.tables import shipped_table

# A day, a time, a bullet before the first word.
_BEFORE = r"(?:[\s\d:./–—>*()-]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d(?:st|nd|rd|th|am|pm|hrs?)\b){0,24}"
_MOST_MANNERS = 3


@cache
def _acts() -> Sequence[tuple[Kind, re.Pattern[str]]]:
    table = shipped_table("chronology.prose", "acts.toml")
    manners, behind = ("|".join(table[name]) for name in ("manners", "with"))
    return [
        (
            Kind(act["kind"]),
            re.compile(
                rf"{_BEFORE}(?:(?:{manners})[\s,/&+-]{{1,3}}(?:and )?){{0,{_MOST_MANNERS}}}"
                rf"(?P<act>{'|'.join(act['words'])})(?=\s*(?:[.,:;(&+\n–—-]|\Z|\d)|\s(?:{behind})(?!\w)|(?<=up call)\s)"
            ),
        )
        for act in table["act"]
    ]


def act_at_head(lower: str, body: Span) -> tuple[Kind, Span] | None:
    """The act that a note opens with, and where its words are; `lower` is the text in lower case."""
    for kind, opens in _acts():
        found = opens.match(lower, body.start, body.end)
        if found is not None:
            return kind, Span(found.start("act"), found.end("act"))
    return None
