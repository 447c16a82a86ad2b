"""One ICS export, streamed: people first, then each record as it ends, then what is left of the frame."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from chronology.dates import written
from chronology.documents import Document, Element, XmlReader, local_name
from chronology.errors import RefusedError
from chronology.hooks import Read, Whom
from chronology.model import Coverage, Extent, Group, Ignored, Person, Problem, Reading, Severity
from importers.ics import people
from importers.ics.frame import Frame, is_words
from importers.ics.others import Others
from importers.ics.record import read_record
from importers.ics.vocabulary import record_types

_PEOPLE: dict[str, Callable[[Element, Document, Frame], Iterator[Read]]] = {
    "Person": people.read_person,
    "Relationship": people.read_relationship,
    "Place": people.read_place,
}
_FRAME = {
    "ICSExport": ("/ICSExport", "the frame of the file"),
    "Header": ("/ICSExport/Header", "the frame of the file"),
    "People": ("/ICSExport/People", "the frame of the file"),
    "Records": ("/ICSExport/Records", "the frame of the file"),
}
_HEADER = ("Authority", "System", "Extracted", "AsAt")


def read_export(document: Document, whom: Whom | None = None) -> Iterator[Read]:
    """Yield everything an export holds, or what concerns the one it is read for; end with its `Reading`, in which every element is accounted for."""
    types = record_types()
    tags = {*types, *_PEOPLE, "Header"}
    frame = Frame(document, tags)
    others = Others(whom, frame) if whom is not None else None
    reader = document.xml(tags, nested=False)
    try:
        for element in reader:
            record_type = types.get(local_name(element.tag))
            if record_type is None:
                yield from _met(_read_other(element, document, frame), others)
            elif others is None or not others.leave(element, record_type):
                yield from read_record(element, record_type, frame)
            if frame.aside:
                yield from _met(_read_aside(document, frame), others)
    except RefusedError as error:
        yield document.problem(f"{error}; what came before was read", severity=Severity.ERROR)
        frame.coverage = [replace(claimed, extent=Extent.UNKNOWN) for claimed in frame.coverage]
    yield from frame.coverage
    yield from _read_frame(reader, document, frame)
    yield from frame.dangling()
    if others is not None and (left := others.left()) is not None:
        yield left
    yield Reading(
        document=document.name, unit="elements", found=frame.found, accounted=frame.accounted, as_at=frame.as_at
    )


def _met(values: Iterator[Read], others: Others | None) -> Iterator[Read]:
    """Values as they come; who is asked for is known by them."""
    for value in values:
        if others is not None and isinstance(value, Person):
            others.met(value)
        yield value


def _read_aside(document: Document, frame: Frame) -> Iterator[Read]:
    """Records and people inside other elements, where they do not belong."""
    while frame.aside:
        element = frame.aside.pop(0)
        record_type = record_types().get(local_name(element.tag))
        if record_type is not None:
            yield from read_record(element, record_type, frame)
        else:
            yield from _read_other(element, document, frame)


def _read_other(element: Element, document: Document, frame: Frame) -> Iterator[Read]:
    name = local_name(element.tag)
    if name in _PEOPLE:
        yield from _PEOPLE[name](element, document, frame)
    elif name == "Header":
        yield from _read_header(element, document, frame)
    else:
        yield frame.unknown(element, f"/ICSExport//{name}")


def _read_header(element: Element, document: Document, frame: Frame) -> Iterator[Read]:
    frame.count(1)
    for child in element:
        name = local_name(child.tag)
        if name in ("Coverage", *_HEADER):
            yield from frame.inside(child, f"/ICSExport/Header/{name}")
        if name == "Coverage":
            frame.count(1)
            yield from _coverage(child, document, frame)
        elif name in _HEADER:
            frame.count(1)
            yield from _header_value(name, child, document, frame)
        else:
            yield frame.unknown(child, f"/ICSExport/Header/{name}")
    frame.structure["Header"] += 1


def _header_value(name: str, child: Element, document: Document, frame: Frame) -> Iterator[Problem]:
    text = (child.text or "").strip()
    if name == "Authority":
        frame.authority = text or child.get("code") or ""
        frame.system = f"ics-{child.get('code') or text}"
    elif name in ("AsAt", "Extracted"):
        when = written(text)
        if when is None or when.latest is None:
            yield document.problem(f"the {name} date of the header is not a date", f"/ICSExport/Header/{name}")
        elif name == "AsAt" or frame.as_at is None:
            frame.as_at = when.latest


_EXTENTS = {"complete": Extent.COMPLETE, "latest-only": Extent.LATEST_ONLY, "unknown": Extent.UNKNOWN}


def _coverage(element: Element, document: Document, frame: Frame) -> Iterator[Problem]:
    """What the export says it could show. A claim that cannot be read in full is no claim: it could hide a silence."""
    path = "/ICSExport/Header/Coverage"
    said = (element.get("groups") or "").split()
    groups = tuple(group for group in said if group in set(Group))
    bounds = [text for text in (element.get("from"), element.get("to")) if text]
    readable = len(groups) == len(said) and all(written(text) for text in bounds)
    if not readable:
        yield document.problem("a claim of coverage cannot be read in full and counts as unknown", path)
    claimed = Coverage(
        source=document.source(path),
        groups=groups,
        from_day=_bound(element.get("from"), first=True),
        to_day=_bound(element.get("to"), first=False),
        extent=_EXTENTS.get(element.get("extent") or "", Extent.UNKNOWN) if readable else Extent.UNKNOWN,
    )
    frame.coverage.append(claimed)


def _bound(text: str | None, *, first: bool) -> dt.date | None:
    when = written(text) if text else None
    return None if when is None else when.earliest if first else when.latest


def _read_frame(reader: XmlReader, document: Document, frame: Frame) -> Iterator[Read]:
    """What is left when every record has been read: the frame itself, and anything that should not be in it."""
    for element in reader.frame.iter() if reader.frame is not None else ():
        name = local_name(element.tag)
        if name in record_types() or name in _PEOPLE or name == "Header":
            continue  # counted when it was read
        frame.count(1)
        if is_words(element.tail):
            yield frame.problem(f"text stands between elements, after {name}", f"/ICSExport//{name}")
        if name in _FRAME:
            frame.structure[name] += 1
            if is_words(element.text):
                yield frame.problem(f"text stands between elements, in {name}", _FRAME[name][0])
        else:
            message = f"the element {name} is not part of the format; its own text was not read"
            yield frame.problem(message, f"/ICSExport//{name}")
    for name, line in reader.stray_text:
        yield document.problem(f"text stands between elements, after {name}", f"line {line}")
    if reader.nuls:
        yield document.problem(f"{reader.nuls} NUL characters were removed")
    for name, count in frame.structure.items():
        if count:
            path, reason = _FRAME[name]
            yield Ignored(document=document.name, path=path, reason=reason, count=count)
