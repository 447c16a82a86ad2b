"""The parts of a calendar, whichever way it is written: components with their properties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LISTS = frozenset({"CATEGORIES", "RESOURCES", "EXDATE", "RDATE", "FREEBUSY"})
"""Properties that hold several values, parted by commas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property: its values as text, without the escapes of the way it was written."""

    name: str
    values: tuple[str, ...]
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All it says."""
        return ", ".join(value for value in self.values if value.strip())

    def param(self, name: str) -> str:
        """The first value of a parameter; empty where there is none."""
        return next(iter(self.params.get(name, ())), "").strip()


@dataclass(slots=True, kw_only=True)
class Component:
    """One component: an entry, a task, a note, or what stands inside one of them."""

    name: str
    place: str
    properties: list[Property] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def size(self) -> int:
        """How many properties it holds, with those of what stands inside it."""
        return sum(len(component.properties) for component in self.whole())

    def whole(self) -> Iterator["Component"]:
        """The component and everything inside it, at any depth."""
        waiting = [self]
        while waiting:
            component = waiting.pop()
            yield component
            waiting += component.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a calendar says of all its entries: its own properties, of which METHOD is the one that matters."""

    properties: tuple[Property, ...] = ()

    @property
    def method(self) -> str:
        """What the calendar was sent for: PUBLISH, REQUEST, CANCEL, REPLY ..."""
        return next((prop.text.strip().upper() for prop in self.properties if prop.name == "METHOD"), "")
