"""What periods are of, and the words by which an entry tells that one begins, goes on or ends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chronology.model import Group
from chronology.sought import Expression, Sought
from chronology.tables import shipped_table

_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Matter:
    """One sort of period with its words."""

    name: str
    noun: Expression
    begun: re.Pattern[str]
    not_begun: re.Pattern[str]
    begun_where: re.Pattern[str]
    """Enough in entries of the groups `where`, which are held to decide it."""
    where: frozenset[Group]
    goes_on: re.Pattern[str]
    goes_on_where: frozenset[Group]
    ended: re.Pattern[str]
    ended_where: re.Pattern[str]
    """Enough in entries of the groups `where`."""
    not_ended: re.Pattern[str]
    section: re.Pattern[str]
    """By which section of an Act it is; of the title."""
    one_within_days: int
    """What begins so many days after another that no end is read of is another; 0 where it never is."""
    of: str
    """Of whom alone it is: "child" or "adult"; empty for either."""


@cache
def matters() -> Mapping[str, Matter]:
    """Every sort, by its name, in the order in which they are told."""
    rows = {name: row for name, row in _table().items() if name != "categories"}
    nouns = Sought(((name, row["noun"]) for name, row in rows.items()), re.IGNORECASE)
    return {name: _matter(name, row, nouns[name]) for name, row in rows.items()}


@cache
def category_words() -> re.Pattern[str]:
    """Words that say in which category something is held."""
    return re.compile(_table()["categories"]["category"], re.IGNORECASE)


@cache
def outcome_words() -> re.Pattern[str]:
    """Words that say how something came out."""
    return re.compile(_table()["categories"]["outcome"], re.IGNORECASE)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return shipped_table("analyzers.periods", "matters.toml")


def _matter(name: str, row: Mapping[str, str], noun: Expression) -> Matter:
    def words(part: str) -> re.Pattern[str]:
        return re.compile(row.get(part, _NEVER).replace("NOUN", row["noun"]), re.IGNORECASE)

    return Matter(
        name=name,
        noun=noun,
        begun=words("begun"),
        not_begun=words("not_begun"),
        begun_where=words("begun_where"),
        where=frozenset(map(Group, row.get("where", ()))),
        goes_on=words("goes_on"),
        goes_on_where=frozenset(map(Group, row.get("goes_on_where", ()))),
        ended=words("ended"),
        ended_where=words("ended_where"),
        not_ended=words("not_ended"),
        section=words("section"),
        one_within_days=int(row["one_within_days"]),
        of=row.get("of", ""),
    )
