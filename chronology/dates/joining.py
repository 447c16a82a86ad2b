"""Two dates beside each other that are one: a day told twice over, or the two ends of a time of which one is relative."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from chronology.dates.days import weekday_after
from chronology.dates.edtf import from_edtf
from chronology.dates.opened import OPENERS
from chronology.dates.pieces import OTHER
from chronology.dates.spans import is_moved
from chronology.dates.thread import Found, Thread
from chronology.model import Basis

_FARTHEST = 6
"""Tokens that may stand between two dates that are one."""
_APPOSED = (["comma"], ["open"], ["hyphen"], ["comma", "the"])
_UP_TO = {
    "from": (["to"], ["until"], ["hyphen"], ["to", "the"], ["until", "the"]),
    "between": (["and"], ["and", "the"], ["to"]),
}
"""What joins the ends of a time that begins with these."""
_LEANS_ON_NOTE = frozenset({Basis.RELATIVE_TO_NOTE, Basis.RELATIVE_TO_PREVIOUS})


def joined(thread: Thread, all_found: Iterable[Found]) -> Iterator[Found]:
    """The dates of a text, with each two that are one as one."""
    names = thread.lexed.tokens.names
    held: Found | None = None
    for found in all_found:
        one = _one_of(thread, held, found) if held and names[held.last] != OTHER else None
        if held and not one:
            yield held
        held = one or found
    if held:
        yield held


def _one_of(thread: Thread, one: Found, other: Found) -> Found | None:
    """The one date that both are, if they are."""
    between = thread.lexed.tokens.names[one.last : other.first]
    if len(between) > _FARTHEST:
        return None
    if not (one.edtf and other.edtf):
        unnamed = one.edtf is None and not one.impossible and between in _APPOSED
        return _told_twice(thread, one, other) if unnamed and _is_named_day(thread, one, other) else None
    same = between in _APPOSED and _is_same_day(thread, one, other)
    if same or (between in _THEN_IN_FULL and _is_counted_to(one, other)):
        return _told_twice(thread, one, other)
    if day := _with_its_name(thread, one, other, between):
        closed = between == ["open"] and thread.lexed.tokens.names[other.last : other.last + 1] == ["close"]
        return day._replace(first=one.first, last=other.last + closed)
    if between == ["slash"] and _is_next_day(one, other):
        return other._replace(first=one.first, edtf=f"{one.edtf}/{other.edtf}")
    return _from_to(thread, one, other, between)


def _with_its_name(thread: Thread, one: Found, other: Found, between: list[str]) -> Found | None:
    """The day of the two, where one of them only names its weekday."""
    if between in _NAMED_BESIDE and (day := _by_both_names(thread, one, other)):
        return day
    return one if between == ["open"] and _is_its_weekday(thread, one, other) else None


def _by_both_names(thread: Thread, one: Found, other: Found) -> Found | None:
    """As in "tomorrow, Friday", "Friday the 5th (yesterday)": a day counted from the note's, and its weekday."""
    for counted, named in ((one, other), (other, one)):
        tokens = thread.lexed.tokens[named.first : named.last]
        day = from_edtf(counted.edtf or "").earliest
        if day is None or "note_day" not in thread.lexed.tokens.names[counted.first : counted.last]:
            continue
        weekdays = [token.number for token in tokens if token.name in _WEEKDAYS]
        numbers = [token.number for token in tokens if token.name in _DAYS_OF_MONTH]
        told = weekdays == [day.isoweekday()] and numbers in ([], [day.day])
        if (
            told
            and {token.name for token in tokens} <= _NAMES_OF_A_DAY
            and not _OWNS.match(thread.lexed.text, thread.lexed.tokens.ends[named.last - 1])
        ):
            return counted
    return None


_NAMED_BESIDE: tuple[list[str], ...] = (*_APPOSED, [])
_WEEKDAYS = frozenset({"weekday", "doubtful_weekday"})
_DAYS_OF_MONTH = frozenset({"ordinal", "double", "digit"})
_NAMES_OF_A_DAY = _WEEKDAYS | _DAYS_OF_MONTH | {"dydd", "the"}
_OWNS = re.compile(r"['\u2019]s")
"""In "today, Friday's meeting" the second is another day."""


def _is_its_weekday(thread: Thread, one: Found, other: Found) -> bool:
    """As in "5 March (Tues)": the weekday in the bracket is that day's own."""
    names = thread.lexed.tokens.names[other.first : other.last]
    day = from_edtf(one.edtf or "")
    if names not in (["weekday"], ["doubtful_weekday"]) or day.earliest is None or day.earliest != day.latest:
        return False
    return thread.lexed.tokens[other.first].number == day.earliest.isoweekday()


_THEN_IN_FULL = (["comma"], ["comma", "on"], ["comma", "on", "the"])
_NEAR = dt.timedelta(3)


def _is_counted_to(one: Found, other: Found) -> bool:
    """As in "a week later, on 8 May", "later that month, on 12 May": counted from the day before, then told in full."""
    if one.basis is not Basis.RELATIVE_TO_PREVIOUS or other.basis not in (Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT):
        return False
    counted, full = (from_edtf(each.edtf or "") for each in (one, other))
    if not (counted.earliest and counted.latest and full.earliest and full.earliest == full.latest):
        return False
    return counted.earliest - _NEAR <= full.earliest <= counted.latest + _NEAR


def _is_next_day(one: Found, other: Found) -> bool:
    """As in "30 Nov/1 Dec": the night between."""
    start, end = (from_edtf(each.edtf or "") for each in (one, other))
    if not (start.earliest and start.earliest == start.latest and end.earliest == end.latest):
        return False
    return end.earliest == start.earliest + dt.timedelta(1)


def _told_twice(thread: Thread, one: Found, other: Found) -> Found:
    """As in "tomorrow, 13/04/21", "last Tuesday (9 March)": what the figures say."""
    tokens = thread.lexed.tokens
    bracketed = tokens[one.last].name == "open" and other.last < len(tokens) and tokens[other.last].name == "close"
    return other._replace(first=one.first, last=other.last + bracketed)


def _is_named_day(thread: Thread, one: Found, other: Found) -> bool:
    """As in "last Monday, 31st October 2016" in a text of no day, whose Monday it is only the figures say."""
    names = {token.name for token in thread.lexed.tokens[one.first : one.last]}
    day = from_edtf(other.edtf) if other.edtf else None
    return "weekday" in names and not names & OPENERS and day is not None and day.earliest == day.latest


def _is_same_day(thread: Thread, one: Found, other: Found) -> bool:
    """The second explains the first: a day by its name, then a comma or bracket, then a date that may be that day."""
    if one.basis is not Basis.RELATIVE_TO_NOTE or other.basis not in (Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT):
        return False
    names = {token.name for token in thread.lexed.tokens[one.first : one.last]}
    days = [from_edtf(each.edtf).earliest for each in (one, other) if each.edtf and "/" not in each.edtf]
    if len(days) < 2 or not names & {"note_day", "weekday"} or names & OPENERS:
        return False
    return other.basis is Basis.EXPLICIT or days[0] == days[1] or "weekday" in names


def _from_to(thread: Thread, one: Found, other: Found, between: list[str]) -> Found | None:
    """As in "from last Friday to Monday", "between Tuesday and yesterday"; two dates in full are the grammar's to join."""
    names, open_end = thread.lexed.tokens.names, other
    before = names[one.first - 1] if one.first else ""
    if names[other.first] == "until":
        between, open_end = [*between, "until"], other._replace(edtf=other.anchor)
    opened = between in _UP_TO.get(before, ())
    if (
        not (opened or _runs_to(thread, one, other, between))
        or not open_end.edtf
        or is_moved(thread, one.first - opened)
    ):
        return None
    start, end = from_edtf(one.edtf or ""), from_edtf(open_end.edtf)
    last = end.latest
    if start.earliest is None or last is None or end.earliest is None:
        return None
    if last < start.earliest and "weekday" in names[other.first : other.last]:
        last = weekday_after(start.earliest, last.isoweekday())
    if last <= start.earliest or last - start.earliest > _LONG:
        return None
    basis = Basis.RELATIVE_TO_NOTE if {one.basis, other.basis} & _LEANS_ON_NOTE else one.basis
    return Found(first=one.first - opened, last=other.last, edtf=f"{start.earliest}/{last}", basis=basis)


def _runs_to(thread: Thread, one: Found, other: Found, between: list[str]) -> bool:
    """Two dates of which the second says how long the first lasted: "Summer 2023 to Easter 2024", "20 July until Monday"."""
    if between[-1:] not in _LAST_OF_A_JOINT:
        return False
    names = thread.lexed.tokens.names
    if _INTO.search(thread.lexed.text, thread.lexed.tokens.ends[one.last - 1], thread.lexed.tokens.starts[other.first]):
        return False
    if {one.basis, other.basis} & _LEANS_ON_NOTE or names[one.first] in OPENERS or ".." in (one.edtf or ""):
        return False
    return [name for name in between if name not in _CLOCKS] in _JOINTS


_LAST_OF_A_JOINT = [["hyphen"], ["to"], ["until"], ["the"], ["slash"]]
_INTO = re.compile(r"\binto\b", re.IGNORECASE)
"""The head of a night's log ("Sun 29/10 into Mon 30/10") has entries of the one day and of the other."""
_CLOCKS = frozenset({"four", "clock", "hours", "half", "at", "comma"})
_JOINTS = (["hyphen"], ["to"], ["to", "the"], ["to", "to"], ["until"], ["until", "the"], ["slash"])


_LONG = dt.timedelta(3 * 365)
"""Longer than this two dates of which one leans on the note are hardly one time."""
