"""The numbers by which the head of a file knows whom it names: "person 30417  EXAMPLE, Ann", "NHS No: 943 476 5919".

A dump of the same system may know the person by that number alone. A number of a case, a letter, a house or a telephone is
nobody's, and one that stands on the line of somebody else is theirs.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chronology.prose.sentences import Span
from chronology.tables import shipped_table

Number = tuple[str, str]
"""What it is called there, and the number as written."""
# Three figures at least, in groups or behind a few letters; no day, sum or telephone.
_NUMBER = r"(?P<number>(?:[A-Za-z]{1,4}[-/]?)?\d{3,}(?:[ -]\d{3,4}){0,2}[A-Za-z]?)(?![\w/:.,]*\d)(?!\w)"


@cache
def _labelled() -> re.Pattern[str]:
    table = shipped_table("importers.notes", "family.toml")
    names = "|".join(sorted(map(re.escape, table["numbered"]), key=len, reverse=True))
    kinds = "|".join(map(re.escape, table["numbers"]))
    return re.compile(
        rf"(?<![\w'\u2019/-])(?P<label>(?:{names})(?:['\u2019]s)?(?:[ _]?(?:{kinds})\.?){{0,2}})[ \t]*[:#=.-]?[ \t]{{0,4}}{_NUMBER}",
        re.IGNORECASE,
    )


def numbers_of(head: str, own: Sequence[Span], others: Sequence[Span]) -> Iterator[Number]:
    """The numbers of the one whom a head is about: on the lines `own` that name them, and on any that name none of `others`."""
    at = 0
    for line in head.splitlines(keepends=True):
        end = at + len(line)
        own_line = Span(at, end)
        if any(map(own_line.meets, own)) or not any(map(own_line.meets, others)):
            yield from ((" ".join(each["label"].split()), each["number"]) for each in _labelled().finditer(line))
        at = end
