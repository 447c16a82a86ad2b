"""Whose practice a record speaks by, where nobody said whose timescales it is to be held against."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from chronology.model import Account, Problem, Severity, Source
from chronology.practice.loading import SHIPPED
from chronology.tables import shipped_table

# One word may be in any record: so many of one nation's, and more than of the other's, say whose it is.
_LEAST = 2
_MOST_NAMED = 4


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    table = shipped_table("chronology.practice", "nations.toml")
    return {
        nation: re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, row['words']))})(?![\w&])")
        for nation, row in table.items()
    }


def by_default(accounts: Iterable[Account], used: str) -> Iterator[Problem]:
    """That a practice is the default's, and where the records speak as another nation's do, that it may be wrong."""
    found = _words_of(accounts)
    others = [nation for nation in SHIPPED if nation != used and len(found.get(nation, ())) >= _LEAST]
    likelier = [nation for nation in others if len(found[nation]) > len(found.get(used, ()))]
    source = Source(document="practice", locator=used)
    if likelier:
        nation = likelier[0]
        said = ", ".join(sorted(found[nation])[:_MOST_NAMED])
        yield Problem(
            message=(
                f"the timescales and rules are those of {used.capitalize()}, because nobody chose any, and the records "
                f"speak as those of {nation.capitalize()} do ({said}): `--practice {nation}` holds them against its rules"
            ),
            source=source,
            severity=Severity.WARNING,
        )
        return
    yield Problem(
        message=(
            f"the timescales and rules are those of {used.capitalize()}, because nobody chose any; "
            f"`--practice {next(each for each in SHIPPED if each != used)}`, or a file of an authority's own, chooses others"
        ),
        source=source,
        severity=Severity.NOTE,
    )


def _words_of(accounts: Iterable[Account]) -> Mapping[str, frozenset[str]]:
    """The words of each nation that stand in the accounts, each once."""
    found: dict[str, set[str]] = {nation: set() for nation in _signs()}
    for account in accounts:
        told = (account.title, account.fact, account.action, account.outcome, account.decision, account.source.quote)
        text = "\n".join(filter(None, told)).casefold()
        for nation, signs in _signs().items():
            found[nation].update(signs.findall(text))
    return {nation: frozenset(words) for nation, words in found.items()}
