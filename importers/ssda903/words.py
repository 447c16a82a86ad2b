"""What the text of a cell says, where the shared reading of codes, flags and dates does not do for this return."""

from collections.abc import Mapping
from functools import cache, lru_cache

from chronology.dates import written
from chronology.mapping import Codes
from importers.ssda903.tables import code_years, codes, no_meaning

ACCOMMODATION = "accommodation"
_SUITABLE = {"1": "suitable", "2": "not suitable"}


class Filled:
    """The fields of an event, each in words already: what sentences are filled from."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str | None]) -> None:
        self._words = words

    def holds(self, name: str) -> bool:
        """The field is filled."""
        return bool(self._words.get(name))

    def is_set(self, name: str) -> bool:
        """The field is a flag, and says yes."""
        return self._words.get(name) == "yes"

    def is_one_of(self, name: str, values: frozenset[str]) -> bool:
        """The field has one of these values."""
        return self.in_words(name).casefold() in values

    def use(self, name: str) -> None:
        """Nothing: which columns are told is settled by the table of events, and tested."""

    def use_flag(self, name: str) -> None:
        """Nothing, as well."""

    def in_words(self, name: str) -> str:
        """What the field says."""
        return self._words.get(name) or ""


@cache
def _codes() -> Codes:
    return Codes(codes(), date=written)


def meaning(code_set: str, code: str) -> str | None:
    """What a code means, or None where no meaning is held."""
    key = code.upper()
    if code_set != ACCOMMODATION or key == "0":
        return _codes().meaning(code_set, key)
    # A letter for the kind, and a figure for whether it is suitable.
    kind = codes()[code_set].get(key[:1]) if len(key) == 2 and key[0].isalpha() else None
    return f"{kind} ({_SUITABLE[key[1]]})" if kind and key[1] in _SUITABLE else None


def in_words(how: str, text: str) -> str:
    """A text as it stands in a sentence; a code without meaning is kept and says so."""
    # Numbers of providers, workers and pupils are many; to keep each would grow with the file.
    if how in ("text", "number"):
        return text
    return (meaning(how, text) or text) if how == "upn" else _in_words(how, text)


@lru_cache(maxsize=8192)
def _in_words(how: str, text: str) -> str:
    if how == ACCOMMODATION:
        return meaning(how, text) or f"code {text} (no meaning held)"
    return _codes().in_words(how, text)


@lru_cache(maxsize=8192)
def fault(how: str, text: str) -> str:
    """What is wrong with a text for the way it is to be read, in words that do not repeat it; empty when nothing is."""
    if how not in codes():
        return _codes().fault(how, text)
    if how == "upn" or meaning(how, text):
        return ""
    if is_allowed(how, text):
        return "holds a code that the return allows and for which no meaning is held; it is kept as written"
    return "holds a code that is not one of the return's; it is kept as written"


def is_allowed(code_set: str, code: str) -> bool:
    """The return allows the code, though no meaning of it is held."""
    return code.upper() in no_meaning().get(code_set, ())


@lru_cache(maxsize=4096)
def outside_year(how: str, text: str, year: int) -> bool:
    """The code was not allowed in the collection year that ended in this year."""
    first, last = code_years().get(how, {}).get(text.upper(), (0, 0))
    return bool((first and year < first) or (last and year > last))
