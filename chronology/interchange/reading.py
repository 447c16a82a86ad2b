"""The published shape back to the values it was written from. Each item by itself: a bad one costs only itself."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeVar

import msgspec

from chronology import model
from chronology.interchange import shape

Value = (
    model.Account
    | model.Person
    | model.Relationship
    | model.Place
    | model.Coverage
    | model.Action
    | model.Ignored
    | model.Problem
)

EVENT_SECTIONS: Final = ("events", "undated", "withdrawn", "drafts", "later")
_M = TypeVar("_M")
_PLACE = re.compile(r" - at `\$\.?([^`]*)`$")
_VERSION = re.compile(r"analytical-chronology/\d{1,6}")


class Unfit(ValueError):  # noqa: N818  # a word for the document, in the manner of its item's Misfit
    """Not a chronology in the published shape. The message holds no case text."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """An item, or part of one, that could not be taken. The message holds no case text."""

    locator: str
    message: str
    lost: bool = True
    """The whole item was left out, not only a part this version does not know."""


class _Rejected(Exception):  # noqa: N818  # ends inside this module
    """An item that is well formed and makes no sense."""


def sections_of(data: bytes) -> dict[str, msgspec.Raw]:
    """The top level, each section still undecoded.

    Raises:
        Unfit: it is not JSON, or not of a version this reads.
    """
    try:
        sections = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        schema = msgspec.json.decode(sections.get("schema", msgspec.Raw(b"null")))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unfit("it is not well-formed JSON with an object at the top") from None
    if schema != shape.SCHEMA:
        named = schema if isinstance(schema, str) and _VERSION.fullmatch(schema) else "no version known here"
        raise Unfit(f"it is in {named}; this program reads {shape.SCHEMA}")
    return sections


def read_section(
    name: str, section: msgspec.Raw, source: Callable[[str], model.Source]
) -> Iterator[tuple[Value, ...] | Misfit]:
    """What each item of a section says, in order: several accounts for an event, one value for anything else.

    `source` gives the place in this file of an event that was written without one.
    """
    kind, values = _SECTIONS[name]
    try:
        items = msgspec.json.decode(section, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield Misfit(f"/{name}", "the section is not a list; it was left out")
        return
    for number, item in enumerate(items):
        locator = f"/{name}/{number}"
        try:
            given = msgspec.json.decode(item)
            fitted: object = msgspec.convert(given, kind)
            found = values(fitted, source(locator))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, _Rejected) as error:
            yield Misfit(locator, _reason(error))
            continue
        yield found
        if _has_more(given, msgspec.to_builtins(fitted)):
            yield Misfit(locator, "a field the published schema does not name was left out", lost=False)


def readable(name: str) -> bool:
    """The section holds what was recorded; any other is worked out again from that."""
    return name in _SECTIONS


def known(name: str) -> bool:
    """The published shape has this section."""
    return name in shape.Chronology.__struct_fields__


def size_of(section: msgspec.Raw) -> int:
    """How many items a section holds: 0 when it is empty or null, 1 for a single value."""
    try:
        value = msgspec.json.decode(section, type=list[msgspec.Raw] | dict[str, msgspec.Raw] | None)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 1
    return len(value) if value else 0


def day_of(section: msgspec.Raw) -> dt.date | None:
    """The day a section gives, if it gives one."""
    try:
        return msgspec.json.decode(section, type=dt.date)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _reason(error: Exception) -> str:
    if isinstance(error, _Rejected):
        return f"{error}; it was left out"
    # The decoder's own words can quote the value; only the place is safe to pass on.
    place = _PLACE.search(str(error))
    return f"it does not fit the published schema{f' at {place[1]}' if place else ''}; it was left out"


def _has_more(given: object, kept: object) -> bool:
    """Something was said that the shape has no field for."""
    if isinstance(given, dict) and isinstance(kept, dict):
        return any(name not in kept or _has_more(value, kept[name]) for name, value in given.items())
    if isinstance(given, list) and isinstance(kept, (list, tuple)):
        return any(_has_more(one, other) for one, other in zip(given, kept, strict=True))
    return False


def _like(kind: type[_M], value: object, **given: object) -> _M:
    """A value of the model whose fields are those of the same name in the shape, save the ones given."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # every model class is a dataclass
    return kind(**{name: getattr(value, name) for name in names if name not in given}, **given)


def _accounts(event: shape.Event, source: model.Source) -> tuple[Value, ...]:
    found = tuple(map(_account, event.accounts)) or tuple(_told_by(event, event.sources or (source,)))
    if any(_backwards(when) for account in found for when in (account.when, account.until) if when):
        raise _Rejected("a date ends before it begins")
    return found


def _backwards(when: model.When) -> bool:
    return bool(when.earliest and when.latest and when.earliest > when.latest)


def _account(account: shape.Account) -> model.Account:
    return _like(
        model.Account,
        account,
        links=tuple(model.Link(rel=link.relation, record=link.record) for link in account.links),
        other_languages=tuple((each.field, each.language) for each in account.other_languages),
    )


def _told_by(event: shape.Event, sources: tuple[model.Source, ...]) -> Iterator[model.Account]:
    """An event written without its accounts: each source tells it in the event's own words."""
    for source in sources:
        yield _like(
            model.Account,
            event,
            key=event.id,
            source=source,
            links=tuple(model.Link(rel=link.relation, record=link.event.partition("#")[0]) for link in event.links),
            other_languages=tuple((each.field, each.language) for each in event.other_languages),
        )


def _person(person: shape.Person, _: model.Source) -> tuple[Value, ...]:
    identifiers = tuple((each.scheme, each.value) for each in person.identifiers)
    details = tuple((each.label, each.value) for each in person.details)
    return (_like(model.Person, person, identifiers=identifiers, details=details),)


def _action(action: shape.Action, _: model.Source) -> tuple[Value, ...]:
    """An action that names only the entry that agreed it belongs to that entry's record.

    What later entries tell of it is worked out anew.
    """
    record = action.account or (action.event or "").partition("#")[0]
    anew = {
        "standing": model.ActionStanding.OPEN,
        "shown_by": (),
        "agreed_before": (),
        "answers": (),
        "listed_later": False,
        "seems_done": False,
    }
    return (_like(model.Action, action, account=record, **anew),)


def _note(problem: model.Problem, _: model.Source) -> tuple[Value, ...]:
    """What an earlier run could not read is told again, not judged again."""
    return (replace(problem, severity=model.Severity.NOTE),)


def _as(kind: type[Value]) -> Callable[[Any, model.Source], tuple[Value, ...]]:
    return lambda item, _: (_like(kind, item),)


_SECTIONS: Mapping[str, tuple[type, Callable[[Any, model.Source], tuple[Value, ...]]]] = {
    "people": (shape.Person, _person),
    "relationships": (shape.Relationship, _as(model.Relationship)),
    "places": (model.Place, _as(model.Place)),
    "coverage": (shape.Coverage, _as(model.Coverage)),
    **dict.fromkeys(EVENT_SECTIONS, (shape.Event, _accounts)),
    "actions": (shape.Action, _action),
    "problems": (model.Problem, _note),
    "ignored": (model.Ignored, _as(model.Ignored)),
}
