"""What the record writes again in the same short words: a day that has a name of its own, and a writer's letters that the record explains.

Nothing is read into them: each day is told with the words that stand beside them there.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from analyzers.patterns.people.registers import noes, words_alone
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import of_known_days
from analyzers.told import text_of
from analyzers.words import counted, day, listed, quoted_words
from chronology.model import Account, Event, Restriction, Strength
from chronology.tables import shipped_table

_EXPLAINED = re.compile(
    r"(?<![\w/])(?P<short>[A-Z]{1,4}(?:/[A-Z]{1,3})?) ?= ?(?P<long>[a-z][a-z' -]{3,40}?)(?=[,.;)\n]|$)"
)
_FEWEST, _MOST_QUOTED, _MOST_WORDS = 3, 8, 16
_WORD = re.compile(r"\S+")
_SIDES = frozenset({"R", "L"})

_Written = tuple[dt.date, Event, str]


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "patterns/people/shorthand.toml")


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _table()[name]), re.IGNORECASE)


def named_days(ground: Ground) -> Iterator[Shown]:
    """A finding for each name of a day, with what the record tells of each day that it calls so."""
    written: dict[str, dict[dt.date, list[_Written]]] = defaultdict(lambda: defaultdict(list))
    for event, account, on in _accounts(ground):
        text = text_of(account)
        for found in _any("named_day").finditer(text):
            if not _any("named_day_not").search(text[: found.start()]):
                words = _beside(text, found.start())
                written[" ".join(found[0].casefold().split())][on].append((on, event, words))
                break
    for name, by_day in written.items():
        if len(by_day) >= _FEWEST:
            # Of several that call a day so, who says most of it.
            yield _days(name, [max(told, key=lambda one: (len(one[2]), one[2])) for _, told in sorted(by_day.items())])


def _days(name: str, told: Sequence[_Written]) -> Shown:
    quoted = [f"{day(on)}: “{quoted_words(words)}”" for on, _, words in told[-_MOST_QUOTED:]]
    earlier = listed(day(on) for on, _, _ in told[:-_MOST_QUOTED])
    before = f" Before them: {earlier}." if earlier else ""
    return Shown(
        anchor=told[0][1],
        statement=f"The record calls {counted(len(told), 'day')} “{name}” and says of them: {'; '.join(quoted)}.{before}",
        evidence=[event for _, event, _ in told],
        aspect="named_day",
        of=name,
        title=f"Days that the record calls by name: {name}",
        strength=Strength.STRONG,
    )


def explained(ground: Ground) -> Iterator[Shown]:
    """A finding for each of a writer's letters that the record explains as something that went wrong, with its days."""
    every = [*_accounts(ground)]
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for event in (*ground.chronology.events, *ground.chronology.undated):
        for account in event.accounts:
            for found in _EXPLAINED.finditer(text_of(account)):
                if _any("went_wrong").search(found["long"]):
                    said[account.source.document][found["short"]] = found["long"].strip()
    for document, letters in said.items():
        for short, long in letters.items():
            word = re.compile(rf"(?<![\w/=]){re.escape(short)}(?![\w/])(?! ?=)")
            told = {on: (on, event, short) for event, account, on in every if _writes(word, account, document)}
            if len(told) >= _FEWEST:
                yield _letters(short, long, [told[on] for on in sorted(told)])


def _writes(word: re.Pattern[str], account: Account, document: str) -> bool:
    if account.source.document != document:
        return False
    text = text_of(account)
    return any(
        found[0] not in _SIDES or not _any("side_of").match(text[found.end() :]) for found in word.finditer(text)
    )


def _letters(short: str, long: str, told: Sequence[_Written]) -> Shown:
    return Shown(
        anchor=told[0][1],
        statement=f"The record writes “{short}” (“{long}”) on {counted(len(told), 'day')}: {listed(day(on) for on, _, _ in told)}.",
        evidence=[event for _, event, _ in told],
        aspect="letters",
        of=short,
        title=f"What is written again in the same letters: {short}",
        strength=Strength.STRONG,
    )


def _accounts(ground: Ground) -> Iterator[tuple[Event, Account, dt.date]]:
    """What is of the person and of one known day, and may go to everyone."""
    events, whose = of_known_days(ground)
    for event in events:
        if event.restriction is not Restriction.NONE or event.key in ground.life.retold:
            continue
        for account in event.accounts:
            on = account.when.earliest
            if on is not None and on == account.when.latest and whose.is_theirs(account):
                yield event, account, on


def _beside(text: str, start: int) -> str:
    """The words of an entry, from a place on where they are many, with the cells of its row that say no."""
    words = words_alone(text)
    if len(_WORD.findall(words)) > _MOST_WORDS:
        words = words_alone(text[start:])
    told = _WORD.findall(words)
    cut = f"{' '.join(told[:_MOST_WORDS])} …" if len(told) > _MOST_WORDS else words.rstrip(".")
    return "; ".join((cut, *noes(text)))
