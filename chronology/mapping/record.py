"""One record as it was read: its fields with their texts, where each stands, and which of them something was made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from chronology.mapping.definition import RecordType
from chronology.mapping.words import FLAGS, Codes, date_of, is_yes, plain
from chronology.model import When

_NONE: Final[Mapping[str, Sequence[str]]] = {}


class Record:
    """The filled fields of one record. What looks at a field does not use it; what tells it does.

    What no event, person, place, action or rule used when all is told is reported, so that nothing read is lost.
    """

    __slots__ = ("_place", "codes", "kind", "locator", "repeats", "texts", "used", "withdrawn")

    def __init__(  # noqa: PLR0913, PLR0917  # made for every row of a file; by place is quicker
        self,
        kind: RecordType,
        codes: Codes,
        texts: Mapping[str, str],
        locator: str,
        place: Callable[[str], str],
        repeats: Mapping[str, Sequence[str]] = _NONE,
    ) -> None:
        self.kind = kind
        self.codes = codes
        self.texts = texts
        """The first text of each field that is filled."""
        self.repeats = repeats
        """All the texts of a field that has several."""
        self.locator = locator
        self.used: set[str] = set()
        self.withdrawn = ""
        """How the source took the record back; empty while it stands."""
        self._place = place

    def holds(self, name: str) -> bool:
        """The field is filled."""
        return name in self.texts

    def is_set(self, name: str) -> bool:
        """The field is a flag, and says yes."""
        return name in self.texts and is_yes(self.texts[name])

    def is_one_of(self, name: str, values: frozenset[str]) -> bool:
        """The field has one of these values, by the text itself or by what its code means."""
        return any(plain(text) in values or plain(self._said(name, text)) in values for text in self.every(name))

    def use(self, name: str) -> None:
        """Count the field as used."""
        self.used.add(name)

    def use_flag(self, name: str) -> None:
        """Count the field as used, if it says yes or no: what says neither has decided nothing."""
        if self.texts.get(name, "").upper() in FLAGS:
            self.used.add(name)

    def in_words(self, name: str) -> str:
        """All the field says, in words, counted as used."""
        self.used.add(name)
        if name in self.repeats:
            return "; ".join(self._said(name, text) for text in self.repeats[name])
        text = self.texts.get(name, "")
        return self.codes.in_words(self.kind.fields[name].read, text) if text and name in self.kind.checked else text

    def _said(self, name: str, text: str) -> str:
        # What is not checked is text that stands for itself.
        return self.codes.in_words(self.kind.fields[name].read, text) if name in self.kind.checked else text

    def text(self, name: str) -> str:
        """The first text of a field, counted as used; empty where there is none."""
        if not name or name not in self.texts:
            return ""
        self.used.add(name)
        return self.texts[name]

    def every(self, name: str) -> Sequence[str]:
        """All the texts of a field, without counting it as used."""
        if name in self.repeats:
            return self.repeats[name]
        return (self.texts[name],) if name in self.texts else ()

    def when(self, name: str) -> When | None:
        """The date in a field, counted as used; None where nothing is written."""
        text = self.text(name)
        return date_of(text) if text else None

    def joined(self, names: Iterable[str], between: str = " ") -> str:
        """The texts of several fields, counted as used."""
        return between.join(text for name in names if (text := self.text(name)))

    def place(self, name: str) -> str:
        """What a field is called where it stands: its heading, or its path in the file."""
        return self._place(name)


def whole_day(when: When | None) -> bool:
    """A date that is one day, and not a month or a year."""
    return when is not None and when.earliest is not None and when.earliest == when.latest
