"""What professionals' words mean, for a parent or a young person: the terms of `plain.toml` looked up and found in texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from chronology.tables import shipped_table

_LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A term as a text has it, and what it means."""

    term: str
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """One meaning with every way it is written: phrases in any case, abbreviations in exactly theirs."""

    phrases: tuple[str, ...]
    short: tuple[str, ...]
    plain: Mapping[str, str]

    def in_language(self, language: str) -> str:
        return self.plain.get(language) or self.plain["en"]


def plain_word(term: str, language: str) -> str | None:
    """What one term means, in English or Welsh; None where it is none of the table's."""
    found = _meaning(term.strip())
    return found.in_language(language) if found else None


def explained(text: str, language: str) -> tuple[Explained, ...]:
    """The terms that stand in a text, whichever language they are in, each once as it first stands there.

    The longest that fits is taken: of "initial child protection conference" not "child protection conference" too.
    """
    found: dict[int, Explained] = {}
    for match in _pattern().finditer(_straight(text)):
        term = _meaning(match[0])
        if term is not None:
            found.setdefault(id(term), Explained(term=match[0], plain=term.in_language(language)))
    return tuple(found.values())


def terms() -> Iterator[tuple[str, str]]:
    """Every way a term is written, with its language; abbreviations are of no language ("")."""
    for table in _table().values():
        for language in _LANGUAGES:
            yield from ((word, language) for word in table.get(language, ()))
        yield from ((word, "") for word in table.get("short", ()))


def _meaning(words: str) -> _Term | None:
    plain = " ".join(_straight(words).split())
    return _shorts().get(plain) or _phrases().get(plain.casefold())


def _straight(text: str) -> str:
    """With a typewriter's apostrophe, which is how the table writes it; as long as the text."""
    return text.replace("’", "'")


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = shipped_table("exports", "plain.toml")
    return MappingProxyType(found)


@cache
def _known() -> tuple[_Term, ...]:
    rows: Mapping[str, Mapping[str, object]] = _table()
    return tuple(_term(row) for row in rows.values())


def _term(row: Mapping[str, object]) -> _Term:
    phrases = tuple(str(word) for language in _LANGUAGES for word in _words(row, language))
    plain = row["plain"]
    assert isinstance(plain, Mapping), "a term has its meaning by language"
    return _Term(phrases=phrases, short=_words(row, "short"), plain=plain)


def _words(row: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = row.get(name, ())
    assert isinstance(found, list | tuple), f"{name} is a list of words"
    return tuple(map(str, found))


@cache
def _phrases() -> Mapping[str, _Term]:
    return {phrase.casefold(): term for term in _known() for phrase in term.phrases}


@cache
def _shorts() -> Mapping[str, _Term]:
    return {short: term for term in _known() for short in term.short}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first; white space within a phrase is any white space, for lines are broken anywhere."""
    phrases = sorted(_phrases(), key=len, reverse=True)
    shorts = sorted(_shorts(), key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:(?i:{'|'.join(spaced)})|{'|'.join(map(re.escape, shorts))})(?!\w)")
