"""The values of our own JSON, checked one by one, and what is left of it."""

import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Final

from msgspec import Raw

from chronology import interchange
from chronology.dates import from_edtf, to_edtf
from chronology.dates.written import FIRST_YEAR, LAST_YEAR
from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read
from chronology.interchange import Misfit, Value
from chronology.model import Ignored, Problem, Reading, Severity, When

# Escapes for what the gate lets through in no other form: NUL, and half of a surrogate pair. Whole pairs and other
# escapes are passed over, so that an escaped backslash before "u0000" is not taken for one.
_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}"
    r"|(?P<nul>\\u0000)|(?P<half>\\u[dD][89a-fA-F][\dA-Fa-f]{2})|\\."
)

_MENDED: Final[Mapping[str | None, str]] = {"nul": "", "half": "\\ufffd"}
_MENDS: Final = {"nul": "NUL characters were removed", "half": "bytes or characters that are not text were replaced"}

_AGAIN: Final = "worked out again from what was recorded"
_SETTING: Final = "a setting of the run that wrote the file"
_LEFT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "proposals",
            "apart",
            "findings",
            "timescales",
            "remarks",
            "tabulations",
            "periods",
            "concerns",
            "graphs",
            "counts",
            "abbreviations",
        ),
        _AGAIN,
    ),
    "sources": "what the earlier documents hold stands in the file itself",
    "decisions": "a reviewer's decisions are given with --decisions",
    "cover": "the front sheet is given with --cover",
}


def read_json(document: Document) -> Iterator[Read]:
    """What was recorded in a file, and what of it is left."""
    try:
        text, changes = _text(document)
        sections = interchange.sections_of(text.encode())
    except (interchange.Unfit, RefusedError) as error:
        yield document.problem(f"could not be read: {error}", severity=Severity.ERROR)
        yield Reading(document=document.name, unit="events", found=0, accounted=0)
        return
    yield from changes
    accounted = 0
    for name, section in sections.items():
        if interchange.readable(name):
            accounted += yield from _section(document, name, section)
        else:
            yield from _left_out(document, name, section)
    yield Reading(
        document=document.name,
        unit="events",
        found=sum(interchange.size_of(sections[name]) for name in interchange.EVENT_SECTIONS if name in sections),
        accounted=accounted,
        as_at=interchange.day_of(sections["as_at"]) if "as_at" in sections else None,
    )


def _text(document: Document) -> tuple[str, list[Problem]]:
    """The JSON, and what had to be taken out of it to read it."""
    decoded = document.decoded
    counted = Counter({"nul": decoded.nuls, "half": decoded.replaced})

    def mend(found: re.Match[str]) -> str:
        counted[found.lastgroup or ""] += 1
        return _MENDED.get(found.lastgroup, found[0])

    text = _ESCAPE.sub(mend, decoded.text)
    return text, [document.problem(f"{counted[name]} {what}") for name, what in _MENDS.items() if counted[name]]


def _section(document: Document, name: str, section: Raw) -> Generator[Read, None, int]:
    """Yield what a section says; return how many of its events ended in an account or a problem."""
    accounted = 0
    for found in interchange.read_section(name, section, document.source):
        if isinstance(found, Misfit):
            severity = Severity.ERROR if found.lost else Severity.NOTE
            yield document.problem(found.message, found.locator, severity)
            accounted += found.lost
        else:
            yield from _checked(document, found)
            accounted += 1
    return accounted if name in interchange.EVENT_SECTIONS else 0


def _left_out(document: Document, name: str, section: Raw) -> Iterator[Read]:
    count = interchange.size_of(section)
    if not interchange.known(name):
        yield document.problem("a section the published schema does not name was left out", severity=Severity.WARNING)
    elif count:
        yield Ignored(document=document.name, path=f"/{name}", reason=_LEFT.get(name, _SETTING), count=count)


def _checked(document: Document, values: Sequence[Value]) -> Iterator[Read]:
    """The values; a date that is not EDTF as we read it keeps its days, and one outside the calendar only its words."""
    for value in values:
        dates = {field.name: getattr(value, field.name) for field in fields(value)}
        whens = {name: when for name, when in dates.items() if isinstance(when, When)}
        strange = {name: When.undated(when.as_written) for name, when in whens.items() if not _is_possible(when)}
        mended = {
            name: replace(when, edtf=to_edtf(when.earliest, when.latest))
            for name, when in whens.items()
            if name not in strange and not _is_edtf(when)
        }
        if strange:
            yield document.problem(f"a date is not of the years {FIRST_YEAR} to {LAST_YEAR}; only its words were kept")
        if mended:
            yield document.problem("a date's edtf is not one this program reads; its days were kept")
        # The type checker cannot know that each name is a date of this class of value.
        yield replace(value, **strange, **mended)  # type: ignore[arg-type]


def _is_possible(when: When) -> bool:
    return all(FIRST_YEAR <= day.year <= LAST_YEAR for day in (when.earliest, when.latest) if day)


def _is_edtf(when: When) -> bool:
    try:
        return when.edtf is None or when.is_ongoing or bool(from_edtf(when.edtf))
    except ValueError:
        return False
