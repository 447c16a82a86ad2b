"""Where what is withheld may stand a second time: another record tells the same thing within days, and nobody asked there."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from chronology.model import Chronology, Event, Problem, Severity, Status
from chronology.prose.kept_passages import Passage
from chronology.redaction.folding import folded_of

_WITHIN = dt.timedelta(days=14)
# A word that few entries have says what they tell; two of them say that they tell the same.
_RARE, _RARE_PART, _SHARED = 4, 0.02, 2
_WORD = re.compile(r"[^\W\d_]{5,}")
_MESSAGE = "words that are withheld elsewhere may be told again here; look at this entry before you send the document"
_NO_PARTS: Mapping[str, Collection[Passage]] = MappingProxyType({})


def told_again(
    chronology: Chronology, keys: Collection[str], parts: Mapping[str, Collection[Passage]] = _NO_PARTS
) -> tuple[Problem, ...]:
    """Entries that are told, and have telling words of what is not within days: for whoever sends the document, in no document.

    `keys` are of entries that have no words left, `parts` what is kept of others by theirs.
    """
    every = (*chronology.events, *chronology.undated)
    kept = [event for event in every if event.key in keys or event.key in parts]
    if not kept:
        return ()
    words = {event.key: _words(event) for event in chronology.events}
    words |= {e.key: _words(e) if e.key in keys else _words_of(p.words for p in parts[e.key]) for e in kept}
    held = Counter(word for each in words.values() for word in each)
    names = {
        word for person in chronology.people for name in (person.name, *person.known_as) for word in folded_of(name)
    }
    most = max(_RARE, _RARE_PART * len(words))
    telling = {word for word, count in held.items() if count <= most} - names
    found = dict.fromkeys(
        event
        for event in chronology.events
        for secret in kept
        if _may_be_again(event, secret, keys) and len(words[event.key] & words[secret.key] & telling) >= _SHARED
    )
    return tuple(_problem(event) for event in found)


def _may_be_again(event: Event, secret: Event, keys: Collection[str]) -> bool:
    if event.key in keys or event.status is Status.WITHDRAWN or not (event.when.dated and secret.when.dated):
        return False
    near = abs(event.when.first_day - secret.when.first_day) <= _WITHIN
    return near and _documents(event).isdisjoint(_documents(secret))


def _documents(event: Event) -> frozenset[str]:
    return frozenset(account.source.document for account in event.accounts)


def _words(event: Event) -> frozenset[str]:
    return _words_of(_texts(event))


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def _texts(event: Event) -> Iterator[str]:
    for account in event.accounts:
        yield from filter(None, (account.title, account.fact, account.source.quote, account.outcome))


def _problem(event: Event) -> Problem:
    source = replace(event.accounts[0].source, quote="", recorded_by=None)
    return Problem(message=_MESSAGE, source=source, severity=Severity.WARNING)
