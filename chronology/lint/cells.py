"""What a printed chronology says in its cells, as values: dates, weights, kinds, the numbers of entries."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from chronology.dates import find, of_cell
from chronology.model import Kind, When
from chronology.practice import taxonomy, title_of

_SERIALS: Final = re.compile(r"\[[^\[\]]*?(?:entry|entries|cofnod|cofnodion) ([^\[\]]*)\]")
_NUMBER: Final = re.compile(r"(?<![\w-])\d{1,5}(?![\w-])")
_NOT_SHOWN: Final = re.compile(r"(?:and )?\d+ (?:further|not shown)")
_FINDINGS: Final = re.compile(r"[;.,]?\s*(?:Findings?|Canfyddiad(?:au)?)\s+F\d+(?:, F\d+)*\.?\s*\Z")
# As the finding words it in English (analyzers.patterns.services.gap) and in Welsh (exports.sentences).
_BETWEEN: Final = (
    re.compile(
        r"no entry (?:read to be )?of any weight for [^,]*?, between (?P<from>.+?) and (?P<to>.+?)(?:, when|, while)"
    ),
    re.compile(r"cofnod o unrhyw bwys am [^,]*?, rhwng (?P<from>.+?) ac? (?P<to>.+?)(?:, pan|, tra)"),
)
_AS_TOLD_BY: Final = ("as told by ", "fel yr adroddwyd gan ")
# What is told of an entry beside the rules' reasons, in either language.
_BESIDE_REASONS: Final = ("Impact:", "Effaith:", "Analysis:", "Dadansoddiad:")
_MONTH_OF: Final = re.compile(r"(?<!\w)mis (?=[A-Z])")
_LONGEST: Final = 200
_LONGEST_LIST: Final = 10_000


def when_of(text: str) -> When:
    """The first date of a cell; undated where it holds none."""
    # Our own Welsh says "mis" before each of two months.
    text = _MONTH_OF.sub("", text.strip()[:_LONGEST])
    if (cell := of_cell(text)) is not None:
        return cell
    found = [mention.when for mention in find(text) if mention.when.dated]
    if found:
        return found[0]
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return (of_cell(year[0]) if year else None) or When.undated(text)


def day_of(text: str) -> dt.date | None:
    """A day told in words, where it is one known day."""
    when = when_of(text)
    return when.earliest if when.earliest is not None and when.earliest == when.latest else None


def days_in(text: str) -> tuple[dt.date, ...]:
    """The days of a list of dates."""
    return tuple(mention.when.first_day for mention in find(text[:_LONGEST_LIST]) if mention.when.dated)


def first_names(names: Iterable[str]) -> frozenset[str]:
    """What the people of some full names are called in a text."""
    return frozenset(name.split()[0] for name in names if name.split() and name.split()[0].isalpha())


def serials_in(text: str) -> frozenset[str]:
    """The numbers of entries that a sentence of a document rests on: [entries 4, 8 and 2 further]."""
    return frozenset(
        number for found in _SERIALS.finditer(text) for number in _NUMBER.findall(_NOT_SHOWN.sub("", found[1]))
    )


def serials_of(cell: str, to: str) -> list[str]:
    """The numbers of a row in its first cell: "54", "54, 55", or from the first to the last of many, "24 to 26"."""
    cell = " ".join(cell.split())
    first, is_run, last = cell.partition(f" {to} ")
    if is_run and first.strip().isdigit() and last.strip().isdigit():
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [each for each in (part.strip() for part in cell.split(",")) if each.isdigit()]


def gaps_in(text: str) -> tuple[tuple[dt.date, dt.date], ...]:
    """The times of which a text says that the record shows no entry."""
    pairs = ((when_of(found["from"]), when_of(found["to"])) for each in _BETWEEN for found in each.finditer(text))
    return tuple((start.first_day, end.last_day) for start, end in pairs if start.dated and end.dated)


@dataclass(frozen=True, slots=True)
class Weight:
    """What stands under "why": the kind it names, and whether it says more than that."""

    kind: Kind
    tells_more: bool


def weight_of(why: str) -> Weight:
    """Read the reasons of an entry, the first of which names its kind."""
    # Where accounts differ of what it was, the weightier kind is told with its account: "As told by x: Injury: ...".
    plain = why.strip().casefold()
    told = plain.partition(": ")[2] if plain.startswith(_AS_TOLD_BY) else plain
    kind = next((kind for title, kind in _titles() if told.startswith(f"{title}: ")), Kind.UNCLASSIFIED)
    rest = _FINDINGS.sub("", why).partition(";")[2]
    return Weight(kind, tells_more=bool(rest.strip(" .")) or any(word in why for word in _BESIDE_REASONS))


@cache
def _titles() -> tuple[tuple[str, Kind], ...]:
    """What kinds are called in either language, the longest first: "Visit: no access" is no visit."""
    named = {
        title_of(kind, language, adult=adult).casefold(): kind
        for adult in (True, False)
        for language in ("cy", "en")
        for kind in taxonomy()
    }
    return tuple(sorted(named.items(), key=lambda item: -len(item[0])))
