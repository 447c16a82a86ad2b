"""The fixed words of the document, by language. Record text is only ever filled in, never used as a pattern.

English stands in `words.toml`, every other language in a file of its own with the same keys.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from chronology.tables import shipped_table

ENGLISH: Final = "en"
_OTHERS: Final = {"cy": "words_cy.toml"}


class Words:
    """The words of one language; what it lacks is said in English."""

    def __init__(self, tables: tuple[Mapping[str, object], ...], language: str) -> None:
        self._tables = tables
        self._known: dict[str, object] = {}
        self.language = language

    def say(self, key: str, **filled: object) -> str:
        """The words for a dotted key, filled in.

        Raises:
            KeyError: the table lacks the key; the package is damaged.

        """
        found = self._find(key)
        assert isinstance(found, str), f"{key} has no single form"
        return found.format(**filled) if filled else found

    def count(self, key: str, n: int, **filled: object) -> str:
        """The words for a dotted key in the form a number asks for."""
        forms = self._find(key)
        assert isinstance(forms, Mapping), f"{key} has no forms"
        return str(forms["one" if n == 1 else "other"]).format(n=f"{n:,}", **filled)

    def known(self, key: str) -> str | None:
        """The words for a key that may not be in the table."""
        try:
            return self.say(key)
        except KeyError:
            return None

    def has(self, key: str) -> bool:
        """There are words for this key, of whatever form."""
        try:
            self._find(key)
        except KeyError:
            return False
        return True

    def has_forms(self, key: str) -> bool:
        """There are words for a count under this key."""
        try:
            return isinstance(self._find(key), Mapping)
        except KeyError:
            return False

    def _find(self, key: str) -> object:
        if (found := self._known.get(key)) is None:
            found = self._known[key] = self._look_up(key)
        return found

    def _look_up(self, key: str) -> object:
        for table in self._tables:
            found: object = table
            for part in key.split("."):
                found = found.get(part) if isinstance(found, Mapping) else None
            if found is not None:
                return found
        raise KeyError(key)


@cache
def words_in(language: str) -> Words:
    """The words of a language."""
    english = table_of(ENGLISH)
    if language not in _OTHERS:
        return Words((english,), ENGLISH)
    return Words((table_of(language), english), language)


def table_of(language: str) -> Mapping[str, object]:
    """The words of a language alone, as they stand in its file.

    Raises:
        KeyError: there is no file of that language.

    """
    name = "words.toml" if language == ENGLISH else _OTHERS[language]
    table = shipped_table("exports.pdf", name)
    return table[ENGLISH] if language == ENGLISH else table
