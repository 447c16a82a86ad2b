"""Our own JSON: what it prints is its rows; what it holds beside them is told by its own fields."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chronology.dates import from_edtf
from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.interchange import SCHEMA
from chronology.lint.cells import first_names
from chronology.lint.sheet import Origin, Record, Row, Sheet
from chronology.lint.told import early_told, is_statutory
from chronology.model import Kind, Level, When

Table = Mapping[str, Any]
_HEAD = 400


def is_own_json(document: Document) -> bool:
    """The document is JSON in our published shape, by what it says of itself at its head."""
    head = document.head[:_HEAD].decode("utf-8", "replace")
    return head.lstrip("\ufeff \t\r\n").startswith("{") and f'"{SCHEMA}"' in head


def read_json(document: Document) -> Sheet:
    """The sheet of our own JSON.

    Raises:
        RefusedError: it is not the JSON that it says it is.

    """
    try:
        return _sheet(json.loads(document.content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RefusedError("it is not the JSON it says it is; export it again with --format json") from None


def _sheet(made: Table) -> Sheet:
    events = [*made["events"], *made["undated"]]
    serials = {event["id"]: str(event["serial"]) for event in events}
    further: dict[str, list[dt.date]] = defaultdict(list)
    for event in events:
        if event.get("within") and (day := _day(event["when"])):
            further[event["within"]].append(day)
    printed = (event for event in events if event["printed"] and not event.get("within"))
    rows = tuple(replace(_row(event, made["subjects"]), further=tuple(further[event["id"]])) for event in printed)
    findings = [
        found for found in made["findings"] if found["status"] != "dismissed" and found["strength"] != "not_assessed"
    ]
    subject: Table = next((person for person in made["people"] if person["id"] == made["subject"]), {})
    born = _day(subject.get("born")) or _iso(made["cover"].get("subject_born"))
    as_at = _iso(made["as_at"])
    days = [day for event in events if (day := _day(event["when"]))]
    return Sheet(
        origin=Origin.OURS,
        rows=rows,
        profile=made["profile"],
        names=first_names(person["name"] for person in made["people"] if person["id"] in made["subjects"]),
        as_at=as_at,
        born=born,
        is_adult=subject.get("kind") == "adult",
        imported=int(made["counts"].get("accounts", 0)),
        statutory_only=is_statutory(source["importer"] for source in made["sources"]),
        findings=len(findings),
        analysis_told="findings" in made,
        explained=frozenset(each["short"] for each in made["abbreviations"]),
        hidden_years=frozenset(day.year for event in events if not event["printed"] and (day := _day(event["when"]))),
        gaps_told=tuple(_gaps(made["findings"])),
        begins=min(days, default=None),
        beginning_told=early_told(" ".join(remark["text"] for remark in made["remarks"])),
        later_told=bool(made["later"]),
        newest_source=max(filter(None, (_iso(source.get("as_at")) for source in made["sources"])), default=None),
        told_apart=_apart(made, serials),
        # The shape has a place for every outcome: null is what it says where there is none.
        without_outcome=frozenset(row.serial for row in rows if not row.outcome),
        records=tuple(_records(events)),
    )


def _row(event: Table, subjects: Sequence[str]) -> Row:
    reasons = [reason["text"] for reason in (event["significance"] or {}).get("reasons", ())]
    # A file of an earlier version has no such field.
    analysis = (event.get("analysis") or {}).get("text", "")
    about = {part["person"] for part in event["people"] if part["role"] == "subject"}
    recorded = [day for source in event["sources"] if (day := _iso(source.get("recorded_on")))]
    return Row(
        place=f"entry {event['serial']}",
        serial=str(event["serial"]),
        when=_when(event["when"]),
        until=_when(event["until"]) if event["until"] else None,
        kind=Kind(event["kind"]),
        level=Level(event["significance"]["level"]) if event["significance"] else Level.MEDIUM,
        title=event["title"] or "",
        fact=event["fact"] or "",
        action=event["action"] or "",
        outcome=event["outcome"] or "",
        decision=event["decision"] or "",
        voice=event["child_voice"] or "",
        why=". ".join(filter(None, ("; ".join(reasons), event["impact"], analysis))),
        tells_more=len(reasons) > 1 or bool(event["impact"] or analysis),
        source="; ".join(f"{source['document']}, {source['locator']}" for source in event["sources"]),
        recorded_on=max(recorded, default=None),
        positive=event["polarity"] == "positive",
        restricted=event["restriction"] != "none",
        is_opinion=event["evidence_status"] == "opinion",
        is_of_others=bool(about) and about.isdisjoint(subjects),
    )


def _when(value: Table) -> When:
    return from_edtf(value["edtf"]) if value and value.get("edtf") else When.undated()


def _day(value: Table | None) -> dt.date | None:
    when = _when(value) if value else When.undated()
    return when.first_day if when.dated else None


def _iso(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value[:10]) if value else None


def _gaps(findings: Sequence[Table]) -> Iterator[tuple[dt.date, dt.date]]:
    for finding in findings:
        start, end = (_iso(finding["window"][name]) for name in ("start", "end"))
        if finding["pattern"] == "gap" and start and end:
            yield start, end


def _apart(made: Table, serials: Mapping[str, str]) -> frozenset[str]:
    owners = {account["key"]: event["id"] for event in made["events"] for account in event["accounts"]}
    keys = (owners.get(pair[side], "") for pair in made["apart"] for side in ("one", "other"))
    return frozenset(serials[key] for key in keys if key in serials)


def _records(events: Sequence[Table]) -> Iterator[Record]:
    for event in events:
        for source in event["sources"]:
            yield Record(words=source["quote"] or "", recorded_on=_iso(source.get("recorded_on")))
