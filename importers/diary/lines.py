"""The lines of an .ics file as components. A broken line costs itself and nothing else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from icalendar.parser import Contentline
from icalendar.parser.property import split_on_unescaped_comma, unescape_backslash

from chronology.documents import Document
from importers.diary.component import LISTS, Calendar, Component, Property
from importers.diary.ledger import Ledger, named, rule_for

_PLAIN = re.compile(r"([A-Za-z][\w-]{0,99}):", re.ASCII)
_NAME = re.compile(r"[A-Za-z][\w.-]{0,99}", re.ASCII)
_HEAD = re.compile(r"[A-Za-z][\w.-]{0,99}[;:]", re.ASCII)
# Components hold alarms, time zones hold their halves; nothing real goes deeper.
_DEEPEST = 8
_ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
_CALENDAR = "VCALENDAR"
_WORDS = frozenset({"DESCRIPTION", "COMMENT", "SUMMARY"})
_UTF8_MARK = b"\xef\xbb\xbf"


def components(document: Document, ledger: Ledger) -> Iterator[tuple[Calendar, Component]]:
    """Each entry of the file with the calendar it is in."""
    reader = _Reader(ledger)
    for number, line in _unfolded(_text(document)):
        yield from reader.take(line, number)
    yield from reader.end()


def _text(document: Document) -> str:
    """The text, where a fold may have been set in the middle of a letter of several bytes."""
    decoded = document.decoded
    if decoded.encoding == "cp1252":
        mended = re.sub(rb"\r\n[ \t]|\n[ \t]", b"", document.content.removeprefix(_UTF8_MARK))
        try:
            # Line numbers are those of the mended text, which is shorter: better than letters that are none.
            return mended.decode("utf-8").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            pass
    return decoded.text


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines with the number of their first; blank lines mean nothing."""
    parts: list[str] = []
    first = 0
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
        elif line.strip():
            if parts:
                yield first, "".join(parts)
            parts, first = [line], number
    if parts:
        yield first, "".join(parts)


@dataclass(slots=True)
class _Reader:
    """What is open at the line that is read."""

    ledger: Ledger
    calendar: list[Property] = field(default_factory=list)
    open: list[Component] = field(default_factory=list)
    inside: bool = False
    too_deep: int = 0

    def take(self, line: str, number: int) -> Iterator[tuple[Calendar, Component]]:
        marker = line[:6].upper()
        if marker.startswith("BEGIN:"):
            yield from self._begin(line[6:].strip().upper(), f"line {number}")
        elif marker.startswith("END:"):
            yield from self._end(line[4:].strip().upper(), f"line {number}")
        else:
            self._property(line, number)

    def _begin(self, name: str, place: str) -> Iterator[tuple[Calendar, Component]]:
        if name == _CALENDAR:
            yield from self._close(0, "a calendar begins inside an entry, which has no end", place)
            if self.inside:
                self.ledger.note("a calendar begins before the last has ended", place)
            self.calendar, self.inside = [], True
            return
        if name in _ENTRIES and self.open:
            yield from self._close(0, "an entry begins before the last has ended", place)
        if len(self.open) >= _DEEPEST:
            self.too_deep += 1
            self.ledger.problem("components stand too deep in each other; they were read as one", place)
            return
        component = Component(name=name, place=place)
        if self.open:
            self.open[-1].parts.append(component)
        self.open.append(component)

    def _end(self, name: str, place: str) -> Iterator[tuple[Calendar, Component]]:
        if name == _CALENDAR:
            yield from self._close(0, "a calendar ends inside an entry, which has no end", place)
            self.inside = False
        elif self.too_deep:
            self.too_deep -= 1
        elif self.open and self.open[-1].name == name:
            yield from self._closed()
        elif at := next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at].name == name), None):
            yield from self._close(at, "a part of an entry has no end", place)
        elif self.open and self.open[0].name == name:
            yield from self._close(0, "a part of an entry has no end", place)
        else:
            self.ledger.problem("an END stands where nothing of that name was begun", place)

    def _close(self, down_to: int, why: str, place: str) -> Iterator[tuple[Calendar, Component]]:
        if len(self.open) > down_to:
            self.ledger.problem(why, place)
        self.too_deep = 0
        while len(self.open) > down_to:
            yield from self._closed()

    def _closed(self) -> Iterator[tuple[Calendar, Component]]:
        component = self.open.pop()
        if not self.open:
            yield Calendar(properties=tuple(self.calendar)), component

    def _property(self, line: str, number: int) -> None:
        self.ledger.found += 1
        prop = _parsed(line)
        place = f"line {number}"
        if prop is None:
            self.ledger.accounted += 1
            self._stray(line, place)
        elif self.open:
            self.open[-1].properties.append(prop)
        elif self.inside:
            self.calendar.append(prop)
            settle_of_calendar(prop, place, self.ledger)
        else:
            self.ledger.accounted += 1
            self.ledger.problem("a property stands outside of any calendar; it was not read", place)

    def _stray(self, line: str, place: str) -> None:
        """A line that is no property. After words it is more of them: some programs break them without a fold."""
        own = self.open[-1].properties if self.open else []
        if own and own[-1].name in _WORDS and not _HEAD.match(line):
            own[-1] = replace(own[-1], values=(f"{own[-1].text}\n{unescape_backslash(line)}",))
            self.ledger.problem(
                "a line is no property of a calendar; it was read as more of the words before it", place
            )
        else:
            self.ledger.problem("a line is no property of a calendar; it was not read", place)

    def end(self) -> Iterator[tuple[Calendar, Component]]:
        """What the file left open."""
        if self.inside or self.open:
            self.ledger.problem("the file breaks off before the calendar ends", "the end of the file")
        while self.open:
            yield from self._closed()


def settle_of_calendar(prop: Property, place: str, ledger: Ledger) -> None:
    """Account for a property of the calendar itself: none of them tells of anybody."""
    if rule := rule_for(prop.name):
        ledger.ignore(rule)
    else:
        ledger.accounted += 1
        ledger.note(f"the calendar's property {named(prop.name)} is not known; it was not read", place)


def _parsed(line: str) -> Property | None:
    """A line as a property; None for one that is none."""
    params: Mapping[str, tuple[str, ...]] = {}
    if plain := _PLAIN.match(line):
        name, value = plain[1], line[plain.end() :]
    else:
        parsed = _with_params(line)
        if parsed is None:
            return None
        name, params, value = parsed
    name = name.upper()
    if name in LISTS:
        return Property(name=name, values=tuple(split_on_unescaped_comma(value)), params=params)
    return Property(name=name, values=(unescape_backslash(value),), params=params)


def _with_params(line: str) -> tuple[str, Mapping[str, tuple[str, ...]], str] | None:
    if not _HEAD.match(line):
        # The package leaves out what a name cannot hold: of "Ann said: no" it makes a property ANNSAID.
        return None
    at = Contentline(line).value_separator_index()  # type: ignore[no-untyped-call]  # the package leaves its constructor untyped
    if at < 0:
        return None
    try:
        # Only the head: the value may be megabytes of somebody's attachment.
        name, found, _ = Contentline(f"{line[:at]}:").raw_parts()  # type: ignore[no-untyped-call]  # as above
    except ValueError:
        return None
    if not _NAME.fullmatch(name):
        return None
    return (
        name,
        {key.upper(): (value,) if isinstance(value, str) else tuple(value) for key, value in found.items()},
        line[at + 1 :],
    )
