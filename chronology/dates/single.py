"""One date by itself: with its year or without, hedged, since or until it."""

import datetime as dt
from collections.abc import Sequence

from chronology.dates.edtf import from_edtf
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import Told, tell
from chronology.model import Basis

OPENERS = frozenset({"since", "until", "before", "after", "by"})
_SPLIT_MARKS = "?~%"


def single(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A date, or since, until, by, before or after one."""
    tokens = thread.lexed.tokens[first:last]
    if _asked(thread, tokens[-1]):
        last -= 1
        tokens = tokens[:-1]
    told = _short_year_or_day(tokens, tell(tokens, thread.limit), thread)
    completed = thread.complete(told, first)
    if completed is None:
        return [undated(first, last)]
    whole, basis = completed
    edtf = whole.edtf()
    if edtf is None:
        return [Found(first=first, last=last, edtf=None, impossible=told.year is not None)]
    return [opened(tokens, Found(first=first, last=last, edtf=edtf, basis=basis))]


def loose(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day and month in figures (22/04), if they are that."""
    pair = next((token.parts for token in thread.lexed.tokens[first:last] if token.name == "pair"), None)
    return None if pair and pair[1] > 12 else single(thread, first, last)


def undated(first: int, last: int) -> Found:
    """A date whose words say too little without what is not known here."""
    return Found(first=first, last=last, edtf=None, basis=Basis.NONE)


def opened(tokens: Sequence[Token], found: Found) -> Found:
    """Turn a date into since, until, by, before or after it, where its first word says so."""
    opener = tokens[0].name
    if opener not in OPENERS or found.edtf is None or "/" in found.edtf or found.edtf.startswith("["):
        return found
    edtf = _open(opener, found.edtf)
    return (
        found
        if edtf is None
        else Found(first=found.first, last=found.last, edtf=edtf, basis=found.basis, anchor=found.edtf)
    )


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


def _asked(thread: Thread, token: Token) -> bool:
    """The mark asks a question rather than doubting the date: it ends the line or the next word is a new sentence."""
    if token.name != "query":
        return False
    rest = thread.lexed.text[token.end : token.end + 3].lstrip(" \t")
    return not rest or rest[0].isupper() or rest[0] in "\r\n\"'”’"


def _short_year_or_day(tokens: Sequence[Token], told: Told, thread: Thread) -> Told:
    """As in "Mar 21": after a short month two figures are the year where that year had come, else the day (Oct 29)."""
    names = [token.name for token in tokens]
    if told.year is not None or not told.day or told.weekday or told.clock or "abbr_month" not in names:
        return told
    place = names.index("abbr_month") + 1
    if place >= len(tokens) or tokens[place].name != "double" or thread.limit is None:
        return told
    year = 2000 + tokens[place].number
    return Told(year=year, month=told.month, mark=told.mark) if year < thread.limit else told
