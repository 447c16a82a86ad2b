"""The keys a mapping file may hold, by table, with what each takes: checked before anything is made of them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import Any, Final

from chronology.errors import MappingError

# What a key takes: a text, several texts (one may stand without its brackets), a flag, a table of texts, and so on.
_CONDITION: Final = {
    "only_if": "texts",
    "unless": "texts",
    "filled": "texts",
    "empty": "texts",
    "where": "table of texts",
    "where_not": "table of texts",
}
KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "the file": {
        "mapping": "table",
        "recognise": "table",
        "codes": "table of tables",
        "record": "table of tables",
        "coverage": "tables",
        "ignore": "table of text",
    },
    "mapping": {
        "name": "text",
        "title": "text",
        "system": "text",
        "agency": "text",
        "reads": "text",
        "as_at": "text",
        "blank": "texts",
    },
    "recognise": {
        "certain": "flag",
        "root": "text",
        "record": "texts",
        "members": "texts",
        "one_of": "texts",
        "at": "texts",
    },
    "record": {
        "sheet": "text",
        "at": "texts",
        "within": "text",
        "required": "texts",
        "id": "texts",
        "subject": "text",
        "subject_is": "text",
        "recorded_on": "text",
        "recorded_by": "text",
        "agency": "sentences",
        "references": "texts",
        "status": "choice",
        "restriction": "choice",
        "purged": "table",
        "details": "sentences",
        "carriers": "texts",
        "fields": "table",
        "event": "tables",
        "person": "tables",
        "relationship": "tables",
        "place": "tables",
        "action": "tables",
        "link": "tables",
        "ignore": "table of text",
    },
    "field": {"from": "texts", "pattern": "text", "read": "text", "separator": "text", "note": "flag"},
    "event": {
        "role": "text",
        "record": "text",
        "kind": "choice",
        "date": "text",
        "undated": "text",
        "until": "text",
        "open_ended": "flag",
        "once_for": "texts",
        "always": "flag",
        "or_if": "texts",
        "evidence": "choice",
        "title": "sentences",
        "fact": "sentences",
        "outcome": "sentences",
        "action": "sentences",
        "decision": "sentences",
        "decision_maker": "sentences",
        "rationale": "sentences",
        "impact": "sentences",
        "child_voice": "sentences",
        "agency": "sentences",
        "place": "sentences",
        **_CONDITION,
    },
    "person": {
        "id": "text",
        "prefix": "text",
        "name": "texts",
        "kind": "text",
        "role": "text",
        "role_from": "text",
        "involvement": "text",
        "agency": "text",
        "known_as": "texts",
        "identifiers": "table of text",
        "details": "table of text",
        "born": "text",
        "expected": "text",
        "died": "text",
        "sex": "text",
        "protected": "text",
        "events": "texts",
        **_CONDITION,
    },
    "relationship": {
        "one": "text",
        "other": "text",
        "kind": "sentences",
        "from": "text",
        "until": "text",
        "parental_responsibility": "text",
        **_CONDITION,
    },
    "place": {
        "kind": "text",
        "id": "texts",
        "name": "sentences",
        "address": "sentences",
        "member": "text",
        "role": "text",
        "from": "text",
        "until": "text",
        "protected": "text",
        **_CONDITION,
    },
    "action": {
        "text": "sentences",
        "owner": "text",
        "due": "text",
        "done": "text",
        "agreed": "text",
        **_CONDITION,
    },
    "link": {"rel": "text", "record": "text", "id": "texts", **_CONDITION},
    "coverage": {"groups": "texts", "extent": "text", "from": "text", "to": "text"},
    "sentence": {"say": "text", **_CONDITION},
    "choice": {"by": "text", "values": "table of text", "otherwise": "text"},
    "condition": _CONDITION,
}


class Place:
    """A place in a mapping file, for messages that name it."""

    def __init__(self, file: str, path: str = "") -> None:
        self.file = file
        self.path = path

    def __truediv__(self, key: object) -> "Place":
        return Place(self.file, f"{self.path}.{key}" if self.path else str(key))

    def nth(self, number: int) -> "Place":
        """The table of that number, from 1, of several."""
        return Place(self.file, f"{self.path}[{number}]")

    def wrong(self, what: str) -> MappingError:
        """What is wrong here and what to do."""
        where = f"{self.path}: " if self.path else ""
        return MappingError(f"{PurePath(self.file).name}: {where}{what}; docs/mapping.md says what it takes")

    def one_of(self, value: str, known: Iterable[str], what: str) -> str:
        """A value that must be one of a few.

        Raises:
            MappingError: it is none of them.

        """
        names = list(known)
        if value in names:
            return value
        from rapidfuzz import process

        near = process.extractOne(value, names, score_cutoff=60)
        listed = ", ".join(names) if len(names) <= 12 else f"{len(names)} are known"
        hint = f"did you mean `{near[0]}`?" if near else f"there are: {listed}" if names else "there are none"
        raise self.wrong(f"`{value}` is no {what}; {hint}")


def checked(value: object, table: str, place: Place) -> dict[str, Any]:
    """A table of the file with every key known and of its type.

    Raises:
        MappingError: a key is not known, or holds something of another type.

    """
    rows = _a_table(value, place)
    for key, given in rows.items():
        place.one_of(key, KEYS[table], f"key of {table}" if table == "the file" else f"key of a {table}")
        _check(KEYS[table][key], given, place / key)
    return rows


def needed(rows: Mapping[str, Any], key: str, place: Place) -> Any:  # noqa: ANN401  # its type was checked with the table
    """What a key holds that must be there.

    Raises:
        MappingError: it is not.

    """
    if not rows.get(key):
        raise place.wrong(f"`{key}` is missing")
    return rows[key]


def texts_of(given: str | list[str] | None) -> tuple[str, ...]:
    """Several texts; one may stand without its brackets."""
    return (given,) if isinstance(given, str) else tuple(given or ())


def _a_table(value: object, place: Place) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise place.wrong("takes a table")
    return value


def _check(wanted: str, given: object, place: Place) -> None:
    if not _FITS[wanted](given):
        raise place.wrong(f"takes {_TAKES[wanted]}")


_TAKES: Final = {
    "text": "a text in quotes",
    "texts": "a text in quotes, or several in square brackets",
    "flag": "true or false",
    "table": "a table",
    "tables": "tables, each under its name in double square brackets",
    "table of text": "a table whose values are texts in quotes",
    "table of texts": "a table whose values are texts, or several texts in square brackets",
    "table of tables": "a table for each name, as in [record.visit]",
    "choice": "a text in quotes, or a table with by, values and otherwise",
    "sentences": "a sentence in quotes, or several in square brackets",
}


def _are_texts(given: object) -> bool:
    return isinstance(given, str) or (isinstance(given, list) and all(isinstance(one, str) for one in given))


def _is_text(given: object) -> bool:
    return isinstance(given, str)


def _is_table(given: object) -> bool:
    return isinstance(given, dict)


def _is_text_or_table(given: object) -> bool:
    return isinstance(given, str | dict)


def _all_of(kind: type, fits: Callable[[object], bool]) -> Callable[[object], bool]:
    def fit(given: object) -> bool:
        inner = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
        return isinstance(given, kind) and all(map(fits, inner))

    return fit


_FITS: Final[Mapping[str, Callable[[object], bool]]] = {
    "text": _is_text,
    "texts": _are_texts,
    "flag": lambda given: isinstance(given, bool),
    "table": _is_table,
    "tables": _all_of(list, _is_table),
    "table of text": _all_of(dict, _is_text),
    "table of texts": _all_of(dict, _are_texts),
    "table of tables": _all_of(dict, _is_table),
    "choice": _is_text_or_table,
    "sentences": lambda given: _is_text(given) or _all_of(list, _is_text_or_table)(given),
}
