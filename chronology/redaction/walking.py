"""Every string of a value, whatever it is made of: a field that is added later is walked over too."""

import dataclasses
import operator
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, TypeVar, cast

_Value = TypeVar("_Value")

# Words of the product's own, by which documents look things up, and codes: never words of a record.
VOCABULARY: Final[Mapping[str, frozenset[str]]] = {
    "Chronology": frozenset({"profile", "language", "counts", "redactions", "plugins"}),
    "Conflict": frozenset({"field"}),
    "Cover": frozenset({"marking", "bates_section"}),
    "Coverage": frozenset({"groups"}),
    "Decision": frozenset({"field"}),
    "DocumentRead": frozenset({"sha256", "importer", "unit", "encoding"}),
    "Edge": frozenset({"kind"}),
    "Event": frozenset({"language", "other_languages"}),
    "Account": frozenset({"language", "other_languages"}),
    "Finding": frozenset({"rule", "pattern", "parameters"}),
    "Graph": frozenset({"name"}),
    "Node": frozenset({"kind"}),
    "Period": frozenset({"sort", "section"}),
    "PracticeUsed": frozenset({"name", "version", "sha256"}),
    "Person": frozenset({"sex"}),
    "Reason": frozenset({"rule"}),
    "Remark": frozenset({"rule"}),
    "Serial": frozenset({"reference"}),
    "Source": frozenset({"sha256"}),
    "Tabulation": frozenset({"name"}),
    "Timescale": frozenset({"rule", "title", "unit", "jurisdiction", "authority", "citation"}),
    "When": frozenset({"edtf"}),
}


def rebuilt(value: _Value, text: Callable[[str], str]) -> _Value:
    """The value with every string of it as `text` gives it; what has none that changes stays itself."""
    return cast("_Value", _rebuilt(value, text))


def texts_of(value: object) -> tuple[str, ...]:
    """Every string that is walked over, once, in the order in which each is first met."""
    found: dict[str, None] = {}

    def met(text: str) -> str:
        found[text] = None
        return text

    rebuilt(value, met)
    return tuple(found)


def _rebuilt(value: object, text: Callable[[str], str]) -> object:
    # By the type itself: a chronology has a hundred thousand values, and is walked over several times.
    kind: Any = type(value)
    if kind is str:
        return text(cast("str", value))
    if kind is tuple:
        olds = cast("tuple[object, ...]", value)
        found = [_rebuilt(each, text) for each in olds]
        return olds if all(map(operator.is_, found, olds)) else tuple(found)
    changed: dict[str, Any] = {}
    for name in _fields(kind):
        old = getattr(value, name)
        if old is not None and (new := _rebuilt(old, text)) is not old:
            changed[name] = new
    return dataclasses.replace(cast("Any", value), **changed) if changed else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Those of a class of the model that may hold words of a record; none of a number, a day or a code."""
    if not dataclasses.is_dataclass(kind):
        return ()
    left_out = VOCABULARY.get(kind.__name__, frozenset())
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in left_out)
