"""What the text of an element says: codes, flags and dates in words. What has no meaning here stays as written."""

from functools import lru_cache

from chronology.dates import describe, written
from importers.cin.tables import codes


def meaning(code_set: str, code: str) -> str | None:
    """What a code means, or None where no meaning is held."""
    return codes()[code_set].get(code.upper())


def is_yes(text: str) -> bool:
    """A flag is set, in any of the spellings that systems write."""
    return meaning("yes", text) == "yes"


@lru_cache(maxsize=65536)
def in_words(how: str, text: str) -> str:
    """A text as it stands in a sentence; a code without meaning is kept and says so."""
    match how:
        case "text" | "number":
            return text
        case "flag":
            return meaning("yes", text) or text
        case "date":
            when = written(text)
            return describe(when) if when and when.dated else text
        case code_set:
            return meaning(code_set, text) or f"code {text} (no meaning held)"


@lru_cache(maxsize=65536)
def fault(how: str, text: str) -> str:
    """What is wrong with a text for the way it is to be read, in words that do not repeat it; empty when nothing is."""
    match how:
        case "text":
            return ""
        case "number":
            return "" if text.isascii() and text.isdigit() else "holds something that is not a whole number"
        case "flag":
            return "" if meaning("yes", text) else "holds something that is neither yes nor no"
        case "date":
            return "" if written(text) else "holds something that is not a date; its words are kept"
        case code_set:
            return "" if meaning(code_set, text) else "holds a code for which no meaning is held; it is kept as written"
