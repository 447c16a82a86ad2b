"""The words with which records say that somebody says something, read from `speaking.toml`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from chronology.tables import shipped_table

COLON: Final = re.compile(r"\s?(?:\([^)\n]{1,40}\))?:")


@dataclass(frozen=True, slots=True)
class Saying:
    """The table, ready to use."""

    said: re.Pattern[str]
    after: re.Pattern[str]
    """Behind the words: '"..." said Ann', '"..." meddai Ann'."""
    before: re.Pattern[str]
    """Behind a name: "Ann then said"."""
    asking: frozenset[str]
    behind: frozenset[str]
    of_the_writer: frozenset[str]
    ends_with_the_writer: frozenset[str]
    met: re.Pattern[str]
    alone: re.Pattern[str]
    heard: re.Pattern[str]
    behind_a_door: re.Pattern[str]
    to_another: re.Pattern[str]
    paper: re.Pattern[str]
    """The last words of a stretch."""
    handed: re.Pattern[str]
    of_many: re.Pattern[str]
    found: re.Pattern[str]
    parts: frozenset[str]
    there: re.Pattern[str]
    """In a label: who was there."""
    does: re.Pattern[str]
    """A sentence opens with what somebody does who is not named in it."""


@cache
def saying() -> Saying:
    """The words in force."""
    table = shipped_table("chronology.prose", "speaking.toml")
    said, verbs = table["said"], _any_of(table["said"]["verbs"])
    return Saying(
        said=_whole(verbs),
        after=re.compile(
            rf"[,.]?\s{{0,2}}[\u2013-]?\s?(?P<verb>{_any_of([*said['verbs'], *said['behind']])})\s(?=\w)", re.IGNORECASE
        ),
        before=re.compile(rf"(?:\s{_any_of(said['adverbs'])}){{0,2}}\s(?P<verb>{verbs})(?!\w)", re.IGNORECASE),
        asking=frozenset(said["asking"]),
        behind=frozenset(said["behind"]),
        of_the_writer=frozenset(said["of_the_writer"]),
        ends_with_the_writer=frozenset(said["ends_with_the_writer"]),
        met=re.compile(
            rf"(?<![\w'\u2019]){_any_of(table['meeting']['met'])}\s(?:with\s|to\s|from\s|\u00e2\s)?(?=[\w(])",
            re.IGNORECASE,
        ),
        alone=_whole(_any_of(table["meeting"]["alone"])),
        heard=_whole(_any_of(table["heard"]["words"])),
        behind_a_door=_whole(_any_of(table["heard"]["behind_a_door"])),
        to_another=_whole(_any_of(table["turn"]["to_another"])),
        paper=re.compile(rf"(?<!\w){_any_of(table['paper']['before'])}[\s:,]{{0,3}}\Z", re.IGNORECASE),
        handed=_whole(_any_of(table["paper"]["handed"])),
        of_many=_whole(_any_of(table["paper"]["of_many"])),
        found=_whole(_any_of(table["paper"]["found"])),
        parts=frozenset(table["paper"]["parts"]),
        there=_whole(_any_of(table["meeting"]["there"])),
        does=re.compile(rf"\s*{_any_of(table['unnamed']['does'])}\s", re.IGNORECASE),
    )


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'\u2019]){words}(?![\w'\u2019])", re.IGNORECASE)


def _any_of(words: Sequence[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest) + ")"
