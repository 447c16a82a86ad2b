"""xCal (RFC 6321) as the same components that an .ics file gives."""

from collections.abc import Iterator

from icalendar.parser.property import unescape_backslash

from chronology.documents import Document, Element, local_name
from chronology.errors import MalformedError, RefusedError
from chronology.model import Severity
from importers.diary.component import LISTS, Calendar, Component, Property
from importers.diary.ledger import Ledger
from importers.diary.lines import settle_of_calendar

_ENTRIES = ("vevent", "vtodo", "vjournal", "vfreebusy", "vtimezone")
_PROPERTIES, _COMPONENTS, _PARAMETERS = "properties", "components", "parameters"
_FRAME = frozenset({"icalendar", "vcalendar", _COMPONENTS})
_DEEPEST = 8


def components(document: Document, ledger: Ledger) -> Iterator[tuple[Calendar, Component]]:
    """Each entry of the file with the calendar it is in."""
    reader = document.xml((_PROPERTIES, *_ENTRIES), nested=False)
    calendar = Calendar()
    count = 0
    try:
        for element in reader:
            name = local_name(element.tag)
            if name == _PROPERTIES:
                calendar = Calendar(properties=tuple(map(_property, element)))
                ledger.found += len(calendar.properties)
                for prop in calendar.properties:
                    settle_of_calendar(prop, "the calendar", ledger)
            else:
                count += 1
                yield calendar, _component(element, f"{name} {count}", ledger)
    except (MalformedError, RefusedError) as error:
        ledger.problem(f"could not be read to its end: {error}", "the end of the file", Severity.ERROR)
    if reader.frame is not None:
        yield from _left(reader.frame, calendar, ledger)
    for name, line in reader.stray_text:
        ledger.problem(f"text stands between elements, after {name}; it was not read", f"line {line}")
    if reader.nuls:
        ledger.problem(f"{reader.nuls} NUL characters were removed", "/")


def _left(frame: Element, calendar: Calendar, ledger: Ledger) -> Iterator[tuple[Calendar, Component]]:
    """Components of other names, which the reader was not asked for."""
    waiting = [frame]
    while waiting:
        element = waiting.pop()
        name = local_name(element.tag)
        if name in _FRAME:
            waiting += element
        elif name != _PROPERTIES and name not in _ENTRIES:
            yield calendar, _component(element, name, ledger)


def _component(element: Element, place: str, ledger: Ledger, depth: int = 0) -> Component:
    """A component with what stands inside it; each property is counted as found."""
    component = Component(name=local_name(element.tag).upper(), place=place)
    for group in element:
        name = local_name(group.tag)
        if name == _PROPERTIES:
            component.properties += map(_property, group)
        elif name == _COMPONENTS and depth < _DEEPEST:
            component.parts += (_component(part, place, ledger, depth + 1) for part in group)
        else:
            ledger.problem("an element is no part of an entry; it and what is in it was not read", place)
    ledger.found += len(component.properties)
    return component


def _property(element: Element) -> Property:
    name = local_name(element.tag).upper()
    params: dict[str, tuple[str, ...]] = {}
    values: list[str] = []
    for part in element:
        kind = local_name(part.tag)
        if kind == _PARAMETERS:
            params |= {local_name(one.tag).upper(): tuple(value.text or "" for value in one) for one in part}
        else:
            if kind == "binary":
                params["VALUE"] = ("BINARY",)
            values.append(_value(part, kind))
    if name not in LISTS:
        values = [";".join(values) if name in ("GEO", "REQUEST-STATUS") else ", ".join(values)]
    return Property(name=name, values=tuple(values), params=params)


def _value(element: Element, kind: str) -> str:
    if kind == "recur":
        return ";".join(_rule_parts(element))
    if kind == "period":
        return "/".join(part.text or "" for part in element)
    text = element.text or ""
    return unescape_backslash(text) if kind == "unknown" else text


def _rule_parts(element: Element) -> Iterator[str]:
    """Parts that stand more than once are one part with several values."""
    parts: dict[str, list[str]] = {}
    for part in element:
        parts.setdefault(local_name(part.tag).upper(), []).append(part.text or "")
    for name, values in parts.items():
        said = ",".join(values)
        yield f"{name}={said.replace('-', '').replace(':', '') if name == 'UNTIL' else said}"
