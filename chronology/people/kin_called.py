"""What a written word for kin means: "dtr" is a daughter, "MGM" a maternal grandmother, "hanner chwaer" a half-sister.

One table for heads of files, lists and tables. Words of which it does not know are no kin: nothing is guessed at.
"""

import re
from collections.abc import Mapping
from functools import cache

from chronology.people.roles import role_of
from chronology.people.tables import table_of

_GAP = re.compile(r"[\s\-‐‑]+")


def kin_called(written: str) -> str:
    """What a word for kin means, as the tables say it; "" for a word of anything else."""
    plain = " ".join(_GAP.sub(" ", written.replace("’", "'").casefold()).strip(" .,:;*_").split())
    return _meant(plain) or _of_a_side(plain) or _besides(plain)


@cache
def words_for_kin() -> frozenset[str]:
    """Every word of the table, as it is written there."""
    return frozenset(_words())


@cache
def _words() -> Mapping[str, str]:
    return {
        word: says for says, words in table_of("kin.toml")["words"].items() for word in (_GAP.sub(" ", says), *words)
    }


def _meant(plain: str) -> str:
    """By the table itself; else by a role of the family."""
    if plain in _words():
        return _words()[plain]
    role = role_of(plain)
    # "The mother of" somebody else is told with "the": a label says what somebody is without it.
    return (
        role.says
        if role is not None and role.titles is None and not plain.startswith(("his ", "her ", "their "))
        else ""
    )


def _of_a_side(plain: str) -> str:
    """Of whose side it is stands before the word, "mat aunt", or in Welsh behind it, "modryb ar ochr y tad"."""
    sides = table_of("kin.toml")["sides"]
    for side, words in sides["before"].items():
        for word in words:
            if plain.startswith(f"{word} ") and (rest := _meant(plain.removeprefix(f"{word} "))) in sides["have_one"]:
                return _with_side(side, rest)
    for side, words in sides["behind"].items():
        for word in words:
            for ending in (f" {word}", f" ({word}"):
                if (
                    plain.rstrip(")").endswith(ending)
                    and (rest := _meant(plain.rstrip(")").removesuffix(ending))) in sides["have_one"]
                ):
                    return _with_side(side, rest)
    return ""


def _with_side(side: str, kin: str) -> str:
    return f"{side} {kin}" if kin in table_of("kin.toml")["drawn_of_a_side"]["kinds"] else kin


def _besides(plain: str) -> str:
    """With which of several it is, or how they get on: "older half-sister", "estranged son"."""
    first, _, rest = plain.partition(" ")
    return kin_called(rest) if rest and first in table_of("kin.toml")["said_besides"]["words"] else ""
