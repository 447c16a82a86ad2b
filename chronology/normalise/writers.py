"""Who writes as social worker and from when to when, where signatures tell it: the record of allocations is seldom whole."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronology.model import Event, Precision, Source

# Whoever answers for a day, or helps, holds no case; and a manager writes of many.
_HOLDS = re.compile(r"\b(?:social work(?:er)?|sw|gweithiwr cymdeithasol)\b", re.IGNORECASE)
_HOLDS_NONE = re.compile(
    r"\b(?:duty|emergency|out of hours|edt|mash|team|manager|head|support|assistant|student|hospital|court|ar ddyletswydd"
    r"|dyletswydd|myfyriwr|rheolwr|cymorth)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*([^,(]+?)\s*[,(]\s*([^)]+)")
_LEAST_DAYS = 2
_LEAST_WORDS = 2
_AWAY = dt.timedelta(days=365)
_KNOWN = frozenset({Precision.DAY, Precision.MINUTE})


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody whose entries are signed as a social worker's, with the days of the first and the last of them."""

    name: str
    first: dt.date
    last: dt.date
    opened: Event
    """The first entry."""


def writers(events: Iterable[Event]) -> tuple[Writer, ...]:
    """Those who wrote on two days at least, in the order in which they began."""
    signed: dict[tuple[str, ...], list[tuple[dt.date, str, Event]]] = defaultdict(list)
    events = [*events]
    for event in events:
        for name, day in _signatures(event):
            signed[_folded(name)].append((day, name, event))
    _with_log_ins(signed, events)
    found = [
        stretch
        for each in signed.values()
        for stretch in _stretches(sorted(each, key=lambda one: (one[0], one[2].key)))
    ]
    told = [
        Writer(each[0][1], each[0][0], each[-1][0], each[0][2])
        for each in found
        if len({day for day, _, _ in each}) >= _LEAST_DAYS
    ]
    return tuple(sorted(told, key=lambda writer: (writer.first, writer.name)))


def _with_log_ins(signed: dict[tuple[str, ...], list[tuple[dt.date, str, Event]]], events: Iterable[Event]) -> None:
    """Adds what a system signed by the log-in of one of them; a log-in that would fit two is nobody's."""
    owners: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in signed:
        owners[_log_in(name)].append(name)
    for event in events:
        for account in event.accounts:
            who = owners.get((account.source.recorded_by or "").strip().casefold(), [])
            day = _written_on(account.source, event) if len(who) == 1 else None
            if day is not None:
                signed[who[0]].append((day, signed[who[0]][0][1], event))


def _log_in(name: tuple[str, ...]) -> str:
    """As systems make it: the first letter and the last word in one, "TEXAMPLE" of Tegan Example."""
    return f"{name[0][:1]}{name[-1]}" if name else ""


def _stretches(signed: list[tuple[dt.date, str, Event]]) -> Iterator[list[tuple[dt.date, str, Event]]]:
    """Who came back after a year away did not hold the case in between, and a day typed wrong is no beginning."""
    begun = 0
    for place in range(1, len(signed) + 1):
        if place == len(signed) or signed[place][0] - signed[place - 1][0] > _AWAY:
            yield signed[begun:place]
            begun = place


def as_author(events: Iterable[Event], author: str, role: str) -> Writer | None:
    """The author of a document who is a social worker by its front sheet, where entries are signed with their name or its first letter."""
    own = author.casefold().split()
    if len(own) < _LEAST_WORDS or not is_social_worker(role):
        return None
    signed = [
        (day, author, event)
        for event in events
        for account in event.accounts
        if is_signed_by(account.source.recorded_by or "", author)
        and (day := _written_on(account.source, event)) is not None
    ]
    last = [*_stretches(sorted(signed, key=lambda one: (one[0], one[2].key)))][-1:]
    if not last or len({day for day, _, _ in last[0]}) < _LEAST_DAYS:
        return None
    return Writer(author, last[0][0][0], last[0][-1][0], last[0][0][2])


def is_signed_by(signature: str, name: str) -> bool:
    """A signature is a whole name, or its first letter and last word: "T. Example" or "TEXAMPLE" of Tegan Example."""
    first, last = _folded(name) or ("", "")
    if first and signature.strip().casefold() == _log_in((first, last)):
        return True
    words = signature.partition(",")[0].partition("(")[0].casefold().replace(".", " ").split()
    return len(words) >= _LEAST_WORDS and words[-1] == last and words[0] in (first, first[:1])


def is_social_worker(role: str) -> bool:
    """A role is that of one who holds cases."""
    return bool(_HOLDS.search(role)) and not _HOLDS_NONE.search(role)


def wrote(writer: Writer, name: str) -> bool:
    """The name is the writer's: who signs leaves a middle name out."""
    return _folded(writer.name) == _folded(name)


def _folded(name: str) -> tuple[str, ...]:
    """First and last word of a name."""
    words = name.casefold().split()
    return (words[0], words[-1]) if words else ()


def _signatures(event: Event) -> Iterator[tuple[str, dt.date]]:
    for account in event.accounts:
        signed = _SIGNED.match(account.source.recorded_by or "")
        if signed and is_social_worker(signed[2]):
            day = _written_on(account.source, event)
            if day is not None:
                yield signed[1], day


def _written_on(source: Source, event: Event) -> dt.date | None:
    if source.recorded_on is not None:
        return source.recorded_on
    return event.when.first_day if event.when.precision in _KNOWN else None
