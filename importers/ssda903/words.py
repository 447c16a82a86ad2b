"""What the text of a cell says: codes, flags and dates in words. What has no meaning here stays as written."""

from functools import lru_cache

from chronology.dates import describe, written
from importers.ssda903.tables import Sentence, Words, code_years, codes, no_meaning

ACCOMMODATION = "accommodation"
_SUITABLE = {"1": "suitable", "2": "not suitable"}


def meaning(code_set: str, code: str) -> str | None:
    """What a code means, or None where no meaning is held."""
    known = codes()[code_set]
    key = code.upper()
    if code_set == ACCOMMODATION and len(key) == 2 and key[1] in _SUITABLE and key[0].isalpha() and key[0] in known:
        return f"{known[key[0]]} ({_SUITABLE[key[1]]})"
    if code_set == ACCOMMODATION and key != "0":
        return None
    return known.get(key)


@lru_cache(maxsize=65536)
def in_words(how: str, text: str) -> str:
    """A text as it stands in a sentence; a code without meaning is kept and says so."""
    match how:
        case "text" | "number":
            return text
        case "date":
            when = written(text)
            return describe(when) if when and when.dated else text
        case "upn":
            return meaning(how, text) or text
        case code_set:
            return meaning(code_set, text) or f"code {text} (no meaning held)"


@lru_cache(maxsize=65536)
def fault(how: str, text: str) -> str:
    """What is wrong with a text for the way it is to be read, in words that do not repeat it; empty when nothing is."""
    match how:
        case "text" | "upn":
            return ""
        case "number":
            return "" if text.isascii() and text.isdigit() else "holds something that is not a whole number"
        case "date":
            return "" if written(text) else "holds something that is not a date; its words are kept"
        case code_set:
            if meaning(code_set, text):
                return ""
            if is_allowed(code_set, text):
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


def say(sentences: Words, fields: dict[str, str]) -> str:
    """The sentences that these fields can fill, one after another."""
    said = " ".join(filter(None, (say_one(sentence, fields) for sentence in sentences)))
    return said[:1].upper() + said[1:]


def say_one(sentence: Sentence, fields: dict[str, str]) -> str:
    """One sentence, or nothing where a field that it names is empty."""
    for name in sentence.fields:
        if not fields.get(name):
            return ""
    return sentence.say.format_map(fields)
