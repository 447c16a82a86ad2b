"""Abbreviations in the record's words that no list here explains: somebody who knows them should say what they mean."""

import re
from collections.abc import Collection, Iterator, Mapping

from analyzers.summary.said import Page, Said
from analyzers.tables import ordinary_capitals
from analyzers.words import listed
from chronology.model import Event, Person, Restriction, Theme
from chronology.people import plain
from chronology.prose.glossary import families_in_capitals, names_in_capitals, plain_words, words_of
from chronology.prose.vocabulary import vocabulary_of

_WORD = re.compile(r"(?<![\w&/.'’-])[A-Z][A-Z&/]{1,5}(?=s?(?![\w&/]))")
_JOINED = re.compile("[&/]")
_LOWER = re.compile(r"[a-z]+")
_MOST = 12


def say(page: Page) -> Iterator[Said]:
    """One sentence with all of them, and the entries they stand in."""
    found = _found(page)
    if found:
        shorts = sorted(found)
        rest = len(shorts) - _MOST
        told = listed([*shorts[:_MOST], *([f"{rest} further"] if rest > 0 else [])])
        text = f"Abbreviations in the record that the list in this document does not explain: {told}."
        events = {event.key: event for short in shorts for event in found[short]}
        yield Said(theme=Theme.QUALITY, rule="undefined_abbreviations", text=text, evidence=list(events.values()))


def _found(page: Page) -> Mapping[str, list[Event]]:
    events = (*page.life.events, *page.life.undated)
    words = {event.key: _words(event, page) for event in events if event.restriction is Restriction.NONE}
    found: dict[str, list[Event]] = {}
    for event in events:
        for short in dict.fromkeys(_WORD.findall(words.get(event.key, ""))):
            found.setdefault(short, []).append(event)
    known = _explained(page, words.values()) if found else frozenset()
    return {
        short: events
        for short, events in found.items()
        if short not in known and not all(part in known for part in _JOINED.split(short))
    }


def _words(event: Event, page: Page) -> str:
    """The words of an entry. One all in capitals is only loud."""
    texts = (event.fact, *words_of(event, page.chronology.language))
    return "\n".join(text for text in texts if not text.isupper())


def _explained(page: Page, words: Collection[str]) -> frozenset[str]:
    """What is known or known to everybody, what is only said loudly, names and initials of people, and what the text explains."""
    lower = {word.upper() for text in words for word in _LOWER.findall(text)}
    explained = {short for text in words for short in re.findall(r"\(([A-Z][A-Z&/]{1,5})\)", text)}
    initials = {short for person in page.chronology.people for short in _initials(person)}
    known = vocabulary_of(page.practice.words).abbreviations
    names = names_in_capitals(page.chronology.people)
    families = families_in_capitals(words)
    return frozenset({*known, *ordinary_capitals(), *plain_words(), *lower, *explained, *initials, *names, *families})


def _initials(person: Person) -> Iterator[str]:
    """Those of all of a name, and of its first and last word."""
    for name in (person.name, *person.known_as):
        parts = plain(name).upper().split()
        if len(parts) > 1:
            yield "".join(part[0] for part in parts)
            yield parts[0][0] + parts[-1][0]
