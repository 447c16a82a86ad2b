"""A date that a word opens to one side: since, until, by, before or after it."""

import datetime as dt
from collections.abc import Sequence

from chronology.dates.edtf import from_edtf
from chronology.dates.thread import Found
from chronology.dates.tokens import Token

OPENERS = frozenset({"since", "until", "before", "after", "by"})
_SPLIT_MARKS = "?~%"
_ENDS = (0, 4, 5)
"""Places of the words for an end among those for the edges of a time: what is before the end of May may be in May."""


def opened(tokens: Sequence[Token], found: Found, opener: str | None = None) -> Found:
    """Turn a date into since, until, by, before or after it, where its first word says so, or those before it do."""
    opener = opener or tokens[0].name
    if opener == "up":
        opener = "until"
    if opener not in OPENERS or found.edtf is None or found.edtf.startswith("["):
        return found
    if opener == "before" and any(token.name == "edge" and token.number in _ENDS for token in tokens):
        opener = "by"
    if "/" in found.edtf:
        return _opened_range(opener, found)
    edtf = _open(opener, found.edtf)
    return found if edtf is None else found._replace(edtf=edtf, anchor=found.edtf)


def _opened_range(opener: str, found: Found) -> Found:
    """Since the start of a time told by its first and last day, until or by its end, before or after all of it."""
    start, _, end = (found.edtf or "").partition("/")
    if not (start and end) or ".." in (start, end):
        return found
    edtf = _open(opener, start if opener in ("since", "before") else end)
    return found if edtf is None else found._replace(edtf=edtf, anchor=found.edtf or "")


def _open(opener: str, edtf: str) -> str | None:
    """EDTF of an open span. "Before" leaves the day or month itself out; by EDTF that takes the day before it."""
    when = from_edtf(edtf)
    mark = edtf[-1] if edtf[-1] in _SPLIT_MARKS else ""
    match opener:
        case "since":
            return f"{edtf}/.."
        case "until":
            return f"../{edtf}"
        case "by":
            return f"/{edtf}"
        case "before" if when.earliest:
            return f"/{when.earliest - dt.timedelta(1)}{mark}"
        case "after" if when.latest:
            return f"{when.latest + dt.timedelta(1)}{mark}/"
    return None
