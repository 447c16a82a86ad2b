"""One row for every event, printed or not, for a spreadsheet. ISO dates with their precision beside them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from chronology.interchange import shape, shape_of
from chronology.model import Chronology, When
from chronology.normalise import reference
from chronology.practice import group_of, title_of
from exports.marks import encodable

# A spreadsheet takes a cell that starts so for a formula (OWASP ASVS 1.2.10), full-width forms in some locales too.
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Csv:
    """Comma-separated values, UTF-8 with the byte order mark that Excel knows UTF-8 by."""

    name = "csv"
    suffix = ".csv"

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(COLUMNS)
        writer.writerows([safe(cell(row)) for cell in COLUMNS.values()] for row in _rows(chronology))
        return written.getvalue().encode("utf-8-sig")


def is_active(text: str) -> bool:
    """A spreadsheet would run the text, were it typed into a cell."""
    return text.startswith(_ACTIVE)


def safe(cell: str) -> str:
    """The cell, with an apostrophe before anything a spreadsheet would run."""
    text = encodable(cell)
    return f"'{text}" if is_active(text) else text


@dataclass(frozen=True, slots=True)
class _Row:
    """An event, the list it stands in, and the names of the people."""

    place: str
    event: shape.Event
    names: Mapping[str, str]
    language: str


def _rows(chronology: Chronology) -> Iterator[_Row]:
    published = shape_of(chronology, group_of=group_of, reference=reference)
    names = {person.id: person.name or person.id for person in published.people}
    lists = {
        "dated": published.events,
        "undated": published.undated,
        "later": published.later,
        "withdrawn": published.withdrawn,
        "draft": published.drafts,
    }
    for place, events in lists.items():
        for event in events:
            yield _Row(place, event, names, chronology.language)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _day(when: When | None, end: str) -> str:
    day = getattr(when, end, None)
    return day.isoformat() if day else ""


def _part(row: _Row, role: str | None) -> str:
    """Who took part, by name: those with the role, or all with their roles."""
    if role:
        return _joined(row.names.get(part.person, part.person) for part in row.event.people if part.role == role)
    return _joined(
        f"{row.names.get(part.person, part.person)} ({about})" if about else row.names.get(part.person, part.person)
        for part in row.event.people
        for about in [", ".join(filter(None, (part.role, part.involvement)))]
    )


def _reasons(row: _Row) -> str:
    weight = row.event.significance
    return _joined(reason.text for reason in weight.reasons) if weight else ""


def _conflicts(row: _Row) -> str:
    return _joined(
        f"{conflict.field}: {' / '.join(said.value for said in conflict.values)}" for conflict in row.event.conflicts
    )


def _said(name: str) -> Callable[[_Row], str]:
    """A field of the event as it stands; nothing where the record says nothing."""
    return lambda row: str(value) if (value := getattr(row.event, name)) is not None else ""


def _analysis(name: str) -> Callable[[_Row], str]:
    """What a reviewer wrote of the event, whose it is, or when it was written."""
    return lambda row: str(getattr(row.event.analysis, name)) if row.event.analysis else ""


def _sources(name: str) -> Callable[[_Row], str]:
    """A field of each source, in the same order in every column, so that the nth belong together."""
    return lambda row: "; ".join(str(getattr(source, name) or "") for source in row.event.sources)


COLUMNS: Final[Mapping[str, Callable[[_Row], str]]] = {
    "id": _said("id"),
    "reference": _said("reference"),
    "serial": _said("serial"),
    "printed": lambda row: "yes" if row.event.printed else "no",
    "list": lambda row: row.place,
    "earliest": lambda row: _day(row.event.when, "earliest"),
    "latest": lambda row: _day(row.event.when, "latest"),
    "precision": lambda row: row.event.when.precision,
    "edtf": lambda row: row.event.when.edtf or "",
    "as_written": lambda row: row.event.when.as_written,
    "date_basis": lambda row: row.event.when.basis,
    "date_alternatives": lambda row: _joined(when.edtf or when.as_written for when in row.event.when.alternatives),
    "until_earliest": lambda row: _day(row.event.until, "earliest"),
    "until_latest": lambda row: _day(row.event.until, "latest"),
    "until_edtf": lambda row: (row.event.until.edtf or "") if row.event.until else "",
    "until_as_written": lambda row: row.event.until.as_written if row.event.until else "",
    "group": _said("group"),
    "kind": _said("kind"),
    "title": lambda row: row.event.title or title_of(row.event.kind, row.language),
    "fact": _said("fact"),
    "evidence_status": _said("evidence_status"),
    "polarity": _said("polarity"),
    "significance": lambda row: row.event.significance.level if row.event.significance else "",
    "significance_reasons": _reasons,
    "impact": _said("impact"),
    "analysis": _analysis("text"),
    "analysis_by": _analysis("by"),
    "analysis_at": _analysis("at"),
    "action": _said("action"),
    "outcome": _said("outcome"),
    "decision": _said("decision"),
    "decision_maker": _said("decision_maker"),
    "rationale": _said("rationale"),
    "child_voice": _said("child_voice"),
    "subjects": lambda row: _part(row, "subject"),
    "people": lambda row: _part(row, None),
    "agency": _said("agency"),
    "place": _said("place"),
    "links": lambda row: _joined(f"{link.relation} {link.event}" for link in row.event.links),
    "references": lambda row: _joined(row.event.references),
    "conflicts": _conflicts,
    "merge_basis": _said("merge_basis"),
    "status": _said("status"),
    "restriction": _said("restriction"),
    "language": _said("language"),
    "source_documents": _sources("document"),
    "source_locators": _sources("locator"),
    "recorded_on": _sources("recorded_on"),
    "recorded_by": _sources("recorded_by"),
    "recording_agencies": _sources("agency"),
    "quotes": _sources("quote"),
}
