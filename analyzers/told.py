"""What an entry tells in its own words beside its kind: a weapon, a pregnancy, a hurt; not what is denied or supposed."""

import re
from collections.abc import Iterator

from analyzers.gravity import is_so
from analyzers.tables import theme_words, words
from chronology.model import Event
from chronology.prose.sentences import Span


def tells(event: Event, name: str) -> bool:
    """Some account of the event has words of this name, said to be so."""
    return _tells(event, words(name))


def themes_named(event: Event) -> list[str]:
    """The themes of concern that an entry names, as a referral does."""
    return [theme for theme, pattern in theme_words().items() if _tells(event, pattern)]


def _tells(event: Event, pattern: re.Pattern[str]) -> bool:
    return any(
        is_so(text, Span(*match.span())) for text in dict.fromkeys(_texts(event)) for match in pattern.finditer(text)
    )


def names(event: Event, name: str) -> bool:
    """Words of this name stand in it however they are meant: for words that are themselves denials."""
    return any(words(name).search(text) for text in _texts(event))


def _texts(event: Event) -> Iterator[str]:
    for told in (event, *event.accounts):
        for text in (told.title, told.fact, told.outcome):
            if text:
                yield text


def found_in(event: Event, name: str) -> frozenset[str]:
    """Which words of this name stand in it."""
    return frozenset(match.group().casefold() for text in _texts(event) for match in words(name).finditer(text))
