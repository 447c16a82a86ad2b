"""Names as police and systems write them, "EXAMPLE Ann" or "EXAMPLE, Ann": which words of a text are families' names."""

import re
from collections.abc import Collection
from typing import Final

from chronology.people import folded, parts_of

UPPER: Final = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0174\u0176\u0141\u015a\u017b"
LOWER: Final = "a-z\u00df-\u00f6\u00f8-\u00ff\u0101-\u017f"
CAPITAL: Final = (
    rf"(?:[OD]['\u2019](?=[{UPPER}]))?[{UPPER}][{LOWER}]+(?:[{UPPER}][{LOWER}]+)?"
    rf"(?:[-\u2010\u2011][{UPPER}{LOWER}][{LOWER}]*)*"
)
_CAPITALS = rf"[{UPPER}][{UPPER}'\u2019-]{{2,20}}"
_ALONE = r"(?<![\w'\u2019-])"
# "EXAMPLE, Ann Mair" at the head of a line or behind a label, and "EXAMPLE Ann 04/02/1991".
_FIRST = re.compile(
    rf"(?:\A|[\n:|;>\t])[ \"]{{0,4}}(?P<family>{_CAPITALS}), ?(?P<given>{CAPITAL})(?:[ ]{CAPITAL}){{0,2}}(?=\s*(?:[\n|;(\"\t]|\d|\Z| {{2}}))"
    rf"|{_ALONE}(?P<before>{_CAPITALS})[ ](?P<other>{CAPITAL})"
    rf"(?:[ ]{CAPITAL}){{0,2}},?[ ](?:b\.|dob|d\.o\.b\.?)?[ ]?\(?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
)
_PAIR = re.compile(rf"{_ALONE}(?P<given>{CAPITAL})[ ](?P<family>{CAPITAL})(?![\w'\u2019-])")
_BEFORE = re.compile(rf"{_ALONE}(?P<family>{_CAPITALS}), ?\Z")
_REACH = 40


def _plain(word: str) -> str:
    return "".join(folded(word))


def families_in(text: str, heads: Collection[str], given: Collection[str], never: Collection[str]) -> frozenset[str]:
    """Family names by the order that a text writes names in, of "Ann Example", and of the names its headings give; folded.

    `given` are first names that people are known to have, `never` words that are nobody's name.
    """
    first = (
        _plain(found["family"] or found["before"])
        for found in _FIRST.finditer(text)
        if _plain(found["given"] or found["other"]) in given
    )
    pairs = (_plain(found["family"]) for found in _PAIR.finditer(text) if _plain(found["given"]) in given)
    names = [own for head in heads if (own := parts_of(head)).whole]
    ends = {own.family for own in names}
    return frozenset({*first, *pairs, *ends}.difference(never, given, (own.given for own in names)))


def given_beside(text: str, families: Collection[str]) -> frozenset[str]:
    """First names that no table has, which a text writes with a birth date behind a family's name that others of it have."""
    found = (one for one in _FIRST.finditer(text) if one["other"] and _plain(one["before"]) in families)
    return frozenset(_plain(one["other"]) for one in found)


def family_before(text: str, at: int) -> re.Match[str] | None:
    """The family name in capitals with a comma that stands right before some place."""
    return _BEFORE.search(text, max(0, at - _REACH), at)
