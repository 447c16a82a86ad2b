"""What of some words can be somebody's name: "Tilly 2pm at nursery" tells of Tilly, "Visit" of nobody."""

import re
from collections.abc import Sequence
from functools import cache

from chronology.people.names import folded, parts_of
from chronology.people.tables import name_table, table_of

_CAPITAL = re.compile(r"[^\W\d_a-z]")
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm)?|\d+(?:/\d+)+|\d+(?:st|nd|rd|th)", re.IGNORECASE)
_POST_BEHIND = re.compile(r"(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){1,3}) ?\((?P<post>[^()\d]{2,40})\)")
# One word of capitals with a figure at its end is a post or a code: "HoY7", "SW2".
_CODE = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Za-z]+\d+")
_YEAR = re.compile(r"(?:Y|Yr|Year)\d{1,2}[A-Z]{0,2}")


@cache
def words_never_named() -> frozenset[str]:
    """Words with a capital that are nobody's name, folded as names are compared."""
    return frozenset("".join(folded(word)) for word in table_of("no_names.toml")["never"].split())


def as_a_name(written: str) -> str:
    """The name in words that a list or a head gives as somebody's: without the hour and the place behind it; "" for no name at all.

    What is no word of a name alone is nobody: "Visit", "Home visit". Numbers of officers, letters and titles stay as they are; a code is nobody.
    """
    # "R Example | entered": a mark that parts the cells of a line, and what the system adds behind it.
    written = written.partition("|")[0].strip()
    if _CODE.fullmatch(written):
        return ""
    if post := _POST_BEHIND.fullmatch(written):
        # "Ann Price (CP Chair)" is Ann Price; a number in a bracket tells two of a name apart.
        written = post["name"]
    words = written.split()
    kept = words[: _end(words)] if words and _CAPITAL.match(words[0]) else words
    plain = ["".join(folded(word)) for word in kept]
    known = name_table()
    if plain and all(
        word in words_never_named() and word not in known.forms and word not in known.words for word in plain
    ):
        return ""
    return " ".join(kept).rstrip(" ,;:") if len(kept) < len(words) else written


def _end(words: Sequence[str]) -> int:
    """Where a name ends: before an hour, a day or a school year ("Y4"), and small words behind them."""
    behind = ((n, word.strip("(),.;")) for n, word in enumerate(words) if n)
    at = next((n for n, word in behind if _HOUR.fullmatch(word) or _YEAR.fullmatch(word)), len(words))
    # "PC 412 Rees": a number behind a title is of the name.
    return len(words) if at < len(words) and parts_of(" ".join(words[:at])).title and words[at].isdigit() else at
