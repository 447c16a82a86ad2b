"""Opinion in a fact: the lexicon, and what of a text is somebody's reported speech."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Final

from chronology.tables import shipped_table

_QUOTED: Final = re.compile(
    r'"[^"\n]{0,600}"|“[^”\n]{0,600}”|«[^»\n]{0,600}»|(?<!\w)‘[^\n]{0,600}?’(?!\w)|(?<!\w)\'[^\n]{1,600}?\'(?!\w)'
)
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+|\n")


@cache
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return shipped_table("chronology.lint", "words.toml")


@cache
def _table() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _words()["opinion"]
    return _families(table["words"]), _families(table["reported"])


def _families(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def opinions(text: str) -> int:
    """How many words of opinion stand in a text outside quotation marks and reported speech."""
    opinion, reported = _table()
    plain = _QUOTED.sub(" ", text)
    return sum(
        reported.search(sentence, 0, found.start()) is None
        for sentence in _SENTENCE.split(plain)
        for found in opinion.finditer(sentence)
    )


def spoken_by(names: Collection[str]) -> Callable[[str], bool]:
    """Whether a text tells what one of these people said or wants."""
    if not names:
        return lambda _: False
    voice = _words()["voice"]
    named = "|".join(sorted(map(re.escape, names)))
    found = re.compile(
        rf"\b(?:{named})(?: (?:has|had|also|then|still|now))?,? (?:{'|'.join(voice['says'])})\b"
        rf"|\b(?i:{'|'.join(voice['said_by'])}) (?:{named})\b"
    )
    return lambda text: found.search(text) is not None


def is_good_news(text: str) -> bool:
    """The text tells of something that went well, and does not deny it in the same breath."""
    return _good_news().search(text) is not None


@cache
def _good_news() -> re.Pattern[str]:
    positive = _words()["positive"]
    denied = "".join(
        rf"(?<!\b{word} )" for word in positive["denied"] if word.replace("'", "").replace(" ", "").isalpha()
    )
    return re.compile(rf"(?<!\w){denied}(?:{'|'.join(positive['words'])})(?!\w)", re.IGNORECASE)
