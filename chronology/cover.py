"""The front sheet a user writes (`--cover FILE.toml`) and the decisions a reviewer made (`--decisions FILE`)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chronology.errors import WrongUseError
from chronology.model import Cover, Decision, FindingStatus, Level
from chronology.practice.loading import settings_of

# Where each value of the front sheet stands in the file; any other name in it is an error, not a silence.
_FIELDS: Mapping[tuple[str, str], tuple[str, type]] = {
    ("subject", "name"): ("subject_name", str),
    ("subject", "born"): ("subject_born", dt.date),
    ("document", "purpose"): ("purpose", str),
    ("document", "hearing_date"): ("hearing", dt.date),
    ("document", "conference_date"): ("conference", dt.date),
    ("document", "prepared_for"): ("prepared_for", str),
    ("document", "excluded"): ("excluded", list),
    ("recipient", "prepared_for"): ("prepared_for", str),
    ("recipient", "excluded"): ("excluded", list),
    ("recipient", "withhold"): ("withhold", list),
    ("recipient", "withhold_addresses"): ("withhold_addresses", bool),
    ("recipient", "ordinary_words"): ("ordinary_words", list),
    ("recipient", "role_codes"): ("role_codes", bool),
    ("document", "status"): ("signed_off", str),
    ("document", "marking"): ("marking", str),
    ("document", "bates_section"): ("bates_section", str),
    ("document", "bates_start"): ("bates_start", int),
    ("document", "page_limit"): ("page_limit", int),
    ("document", "font"): ("font", str),
    ("document", "font_bold"): ("font_bold", str),
    ("document", "author"): ("author", str),
    ("document", "role"): ("author_role", str),
    ("document", "author_role"): ("author_role", str),
    ("document", "registration"): ("registration", str),
    ("document", "registration_number"): ("registration", str),
    ("document", "approver"): ("approver", str),
}
_CALLED = {
    str: "words in quotation marks",
    list: "a list",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date",
}
_STATUSES = {"draft": False, "signed off": True}


def read_cover(path: Path) -> Cover:
    """Read a front sheet.

    Raises:
        WrongUseError: it cannot be opened, is not TOML, or holds a name or value that has no meaning.

    """
    table = _toml(path)
    values: dict[str, Any] = {}
    for section, name, value in _entries(table):
        field, kind = _FIELDS.get((section, name), ("", str))
        if not field:
            raise WrongUseError(f"{path.name}: [{section}] has no `{name}`; docs/command-line.md lists the names")
        if field in values and ("recipient", name) in _FIELDS:
            raise WrongUseError(f"{path.name}: `{name}` stands twice; [recipient] is the place for it")
        values[field] = _checked(f"{path.name}: [{section}] {name}", value, kind)
    if "signed_off" in values:
        if values["signed_off"] not in _STATUSES:
            raise WrongUseError(f"{path.name}: [document] status is `draft` or `signed off`")
        values["signed_off"] = _STATUSES[values["signed_off"]]
    for face in {"font", "font_bold"} & values.keys():
        values[face] = _file(path, face, values[face])
    for several in {"excluded", "withhold", "ordinary_words"} & values.keys():
        values[several] = _names(f"{path.name}: `{several}`", values[several])
    return Cover(**values)


def _file(cover: Path, name: str, given: str) -> bytes:
    """What a file holds that the front sheet names, by its place beside the front sheet."""
    try:
        return (cover.parent / given).read_bytes()
    except OSError as error:
        raise WrongUseError(f"{cover.name}: `{name}` could not be opened: {error.strerror}") from None


def _names(name: str, values: list[object]) -> tuple[str, ...]:
    """A list of words; one that is empty would be a mistake nobody sees."""
    if not all(isinstance(value, str) and value.strip() for value in values):
        raise WrongUseError(f'{name} is a list of names in quotation marks, such as ["A. Person"]')
    return tuple(map(str, values))


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """(section, name, value); what stands outside a section is about the document."""
    for section, entries in table.items():
        if isinstance(entries, dict):
            yield from ((section, name, value) for name, value in entries.items())
        else:
            yield "document", section, entries


def _checked(name: str, value: object, kind: type) -> object:
    if kind is dt.date and isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            raise WrongUseError(f"{name} is not a date like 2023-12-07") from None
    if isinstance(value, dt.datetime):
        value = value.date()
    # TOML's true is a number to Python.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise WrongUseError(f"{name} should be {_CALLED.get(kind, kind.__name__)}")
    return value


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read reviewer's decisions: a TOML file of [[decision]] tables.

    Raises:
        WrongUseError: it cannot be opened, is not TOML, or a decision lacks what it needs.

    """
    tables = _toml(path).get("decision", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise WrongUseError(f"{path.name}: each decision is a table of its own: [[decision]]")
    return tuple(_decision(f"{path.name}: decision {number}", table) for number, table in enumerate(tables, start=1))


# What may be decided, and the values it may take; None for words, the key of an account or the id of a person.
DECIDABLE: Mapping[str, tuple[str, ...] | None] = {
    "significance": tuple(Level),
    "status": tuple(FindingStatus),
    "printed": ("true", "false"),
    "analysis": None,
    "merge_with": None,
    "keep_apart_from": None,
    "same_person": None,
    "different_person": None,
}
_OF_TWO_PEOPLE = ("same_person", "different_person")


def _decision(name: str, table: Mapping[str, Any]) -> Decision:
    try:
        decision = Decision(**_words(table), at=_moment(table.get("at")))
    except (TypeError, ValueError):
        raise WrongUseError(
            f"{name} needs case, target, field, value, by and at, and nothing else; see docs/command-line.md"
        ) from None
    if decision.field not in DECIDABLE:
        raise WrongUseError(f"{name}: nothing is decided by `{decision.field}`; there are: {', '.join(DECIDABLE)}")
    values = DECIDABLE[decision.field]
    if values is not None and decision.value not in values:
        raise WrongUseError(f"{name}: {decision.field} is one of {', '.join(values)}")
    if decision.field in _OF_TWO_PEOPLE and (not decision.value or decision.value == decision.target):
        raise WrongUseError(f"{name}: {decision.field} needs the ids of two people, as target and as value")
    return decision


def _words(table: Mapping[str, Any]) -> dict[str, Any]:
    """Everything a decision says but when it was made, which it says in words."""
    words = {name: value for name, value in table.items() if name != "at"} | {"value": _plain(table.get("value", ""))}
    if not all(isinstance(value, str) for value in words.values()):
        raise TypeError("a decision says everything in words")
    return words


def _plain(value: object) -> str:
    """A value as text; TOML's own true and false are as good as the words."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _moment(value: object) -> dt.datetime:
    """When it was decided. A day alone counts from its start, and a time without a zone as universal time."""
    if isinstance(value, str):
        value = dt.datetime.fromisoformat(value)
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=dt.UTC)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    raise TypeError("a decision says when it was made")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return settings_of(path)
    except OSError as error:
        raise WrongUseError(f"{path.name}: could not be opened: {error.strerror}") from None
    except ValueError:
        raise WrongUseError(f"{path.name}: is not valid TOML") from None
