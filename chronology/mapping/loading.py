"""A mapping file to a mapping: every name in it looked up, every mistake told by its key."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from chronology.coded import names_of_sets
from chronology.errors import MappingError
from chronology.mapping.checking import Place, checked, needed, texts_of
from chronology.mapping.definition import (
    DATES,
    CoverageRule,
    Field,
    Mapping,
    Reads,
    Recognised,
    RecordType,
)
from chronology.mapping.national import national
from chronology.mapping.patterns import EndlessError, compiled
from chronology.mapping.rules import Rules
from chronology.mapping.words import PLAIN_READINGS, Codes
from chronology.model import Extent, Group

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_MOST_BYTES: Final = 4 * 1024**2


class Folder(Protocol):
    """Where the files that a mapping names lie: a folder on disk, or one of an installed package."""

    def joinpath(self, name: str, /) -> Any:  # noqa: ANN401  # a path or a resource, which share no type
        """A file in it."""


def load_mapping(path: Path) -> Mapping:
    """The mapping in a file.

    Raises:
        MappingError: the file cannot be read or says something a mapping cannot; the message names the key.

    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise MappingError(f"{path.name}: is larger than any mapping needs to be")
        text = path.read_text("utf-8")
    except OSError:
        raise MappingError(f"{path.name}: the mapping file could not be opened") from None
    except UnicodeDecodeError:
        raise MappingError(f"{path.name}: is not UTF-8; save it as UTF-8 and try again") from None
    return read_mapping(text, path.name, path.parent)


def read_mapping(text: str, file: str, folder: Folder | None = None) -> Mapping:
    """The mapping in a text; `folder` is where files of codes lie.

    Raises:
        MappingError: it says something a mapping cannot; the message names the key.

    """
    place = Place(file)
    try:
        rows = checked(tomllib.loads(text), "the file", place)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{file}: is not TOML: {error}") from None
    except RecursionError:
        raise MappingError(f"{file}: is nested too deeply") from None
    head = checked(needed(rows, "mapping", place), "mapping", place / "mapping")
    reads = Reads(
        (place / "mapping" / "reads").one_of(needed(head, "reads", place / "mapping"), list(Reads), "kind of file")
    )
    codes = _codes(rows.get("codes", {}), place / "codes", folder)
    records = _records(needed(rows, "record", place), place / "record", reads, codes)
    known = {name for record in records.values() for name in record.fields}
    as_at = head.get("as_at", "")
    if as_at:
        (place / "mapping" / "as_at").one_of(as_at, known, "field of any record")
    name = needed(head, "name", place / "mapping")
    if not _NAME.fullmatch(name):
        raise (place / "mapping" / "name").wrong("takes small letters, figures, - and _")
    return Mapping(
        name=name,
        title=head.get("title", name),
        system=head.get("system", name),
        agency=head.get("agency", ""),
        reads=reads,
        as_at=as_at,
        blank=frozenset(texts_of(head.get("blank"))),
        recognised=_recognised(rows.get("recognise", {}), place / "recognise", reads),
        codes=codes,
        records=records,
        coverage=tuple(
            _coverage(row, (place / "coverage").nth(number), known)
            for number, row in enumerate(rows.get("coverage", ()), start=1)
        ),
        ignored=rows.get("ignore", {}),
    )


def _recognised(row: object, place: Place, reads: Reads) -> Recognised:
    given = checked(row, "recognise", place)
    if reads is Reads.XML:
        for key in ("root", "record"):
            needed(given, key, place)
    if reads is Reads.JSON:
        needed(given, "members", place)
    return Recognised(
        certain=given.get("certain", True),
        root=given.get("root", ""),
        records=texts_of(given.get("record")),
        members=texts_of(given.get("members")),
        one_of=texts_of(given.get("one_of")),
        at=texts_of(given.get("at")),
    )


def _codes(tables: Table[str, Any], place: Place, folder: Folder | None) -> Codes:
    sets: dict[str, Table[str, str]] = {}
    coded: dict[str, str] = {}
    for name, table in tables.items():
        if name in PLAIN_READINGS:
            raise (place / name).wrong("is the name of another way of reading; call the code set something else")
        if list(table) == ["coded"]:
            coded[name] = (place / name / "coded").one_of(str(table["coded"]), names_of_sets(), "set of coded values")
            continue
        if list(table) == ["national"]:
            sets[name] = national()[
                (place / name / "national").one_of(str(table["national"]), national(), "national code set")
            ]
            continue
        held = _codes_in(table["file"], name, place / name, folder) if list(table) == ["file"] else table
        if wrong := [code for code, meaning in held.items() if not isinstance(meaning, str)]:
            raise (place / name / wrong[0]).wrong("takes the meaning of the code as a text in quotes")
        sets[name] = {code.upper(): meaning for code, meaning in held.items()}
    return Codes(sets, coded=coded, tolerant=True)


def _codes_in(file: object, name: str, place: Place, folder: Folder | None) -> Table[str, Any]:
    """A code set from a file of its own: the table of that name in it, or the whole file."""
    if not isinstance(file, str) or folder is None or "/" in file or "\\" in file:
        raise (place / "file").wrong("takes the name of a file beside this one")
    try:
        table = tomllib.loads(folder.joinpath(file).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise (place / "file").wrong("names a file that could not be read") from None
    except tomllib.TOMLDecodeError as error:
        raise (place / "file").wrong(f"names a file that is not TOML ({error})") from None
    inner = table.get(name, table)
    if not isinstance(inner, dict):
        raise (place / "file").wrong(f"names a file without a table [{name}]")
    return inner


def _records(tables: Table[str, Any], place: Place, reads: Reads, codes: Codes) -> dict[str, RecordType]:
    rows = {name: checked(row, "record", place / name) for name, row in tables.items()}
    for name in rows:
        if not _NAME.fullmatch(name):
            raise (place / name).wrong("the name of a record takes small letters, figures, - and _")
    words = {str(event.get("record", name)) for name, row in rows.items() for event in ({}, *row.get("event", ()))}
    records: dict[str, RecordType] = {}
    for name, row in rows.items():
        record = _record(name, row, place / name, reads, codes, words)
        if record.within:
            outer = (place / name / "within").one_of(record.within, records, "record before this one")
            paths = (f"{around}/{path}" for around in records[outer].at for path in record.at)
            record = replace(record, at=tuple(paths))
        records[name] = record
    return records


def _record(  # noqa: PLR0913, PLR0917  # a record, and what it may refer to
    name: str, row: Table[str, Any], place: Place, reads: Reads, codes: Codes, words: set[str]
) -> RecordType:
    fields = {
        one: _field(one, given, place / "fields" / one, codes) for one, given in needed(row, "fields", place).items()
    }
    if sum(one.note for one in fields.values()) > 1:
        raise (place / "fields").wrong("only one field of a record can be its note")
    rules = Rules(fields, place, name, words)
    if reads is Reads.TABLE:
        needed(row, "required", place)
    else:
        needed(row, "at", place)
    events, people = rules.events(row), rules.people(row)
    return RecordType(
        name=name,
        fields=fields,
        sheet=_pattern(row["sheet"], place / "sheet") if "sheet" in row else None,
        at=texts_of(row.get("at")),
        within=row.get("within", ""),
        required=rules.named(row, "required"),
        id=rules.named(row, "id"),
        recorded_on=rules.one(row, "recorded_on"),
        recorded_by=rules.one(row, "recorded_by"),
        agency=rules.sentences(row, "agency"),
        references=rules.named(row, "references"),
        status=rules.choice(row, "status", "final"),
        restriction=rules.choice(row, "restriction", "none"),
        purged=rules.condition(checked(row["purged"], "condition", place / "purged")) if "purged" in row else None,
        details=rules.sentences(row, "details"),
        carriers=rules.carriers(row, events),
        events=events,
        people=people,
        note=next((one.name for one in fields.values() if one.note), ""),
        subject=next((rule.id or rule.name[0] for rule in people if rule.is_subject), ""),
        checked=frozenset(one.name for one in fields.values() if one.read not in ("text", "person")),
        relationships=rules.relationships(row),
        places=rules.places(row),
        actions=rules.actions(row),
        links=rules.links(row),
        ignored=row.get("ignore", {}),
    )


def _field(name: str, given: object, place: Place, codes: Codes) -> Field:
    if not re.fullmatch(r"\w+", name):
        raise place.wrong("the name of a field takes letters, figures and _")
    if isinstance(given, str) or (isinstance(given, list) and all(isinstance(one, str) for one in given)):
        return Field(name=name, sources=texts_of(given))
    row = checked(given, "field", place)
    if not row.get("from") and not row.get("pattern"):
        raise place.wrong("`from` is missing")
    read = (place / "read").one_of(
        row.get("read", "text"), (*PLAIN_READINGS, *codes.sets), "way of reading or code set"
    )
    return Field(
        name=name,
        sources=texts_of(row.get("from")),
        pattern=_pattern(row["pattern"], place / "pattern") if "pattern" in row else None,
        read=read,
        separator=row.get("separator", ""),
        note=row.get("note", False),
    )


def _pattern(text: str, place: Place) -> re.Pattern[str]:
    try:
        return compiled(text)
    except re.error as error:
        raise place.wrong(f"is not a regular expression ({error})") from None
    except EndlessError as error:
        raise place.wrong(str(error)) from None


def _coverage(row: object, place: Place, fields: Iterable[str]) -> CoverageRule:
    given = checked(row, "coverage", place)
    for group in texts_of(given.get("groups")):
        (place / "groups").one_of(group, list(Group), "group of events")
    extent = (place / "extent").one_of(given.get("extent", "unknown"), list(Extent), "extent")
    for key in ("from", "to"):
        bound = given.get(key, "")
        if bound and bound != DATES and not _is_day(bound):
            (place / key).one_of(bound, fields, "field, nor `dates`, nor a day such as 2024-04-01")
    return CoverageRule(
        groups=texts_of(given.get("groups")),
        extent=Extent(extent),
        start=given.get("from", ""),
        end=given.get("to", ""),
    )


def _is_day(text: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
