"""The abbreviations that stand in the words a document prints, of those the chronology knows."""

import re
from collections.abc import Callable, Iterator

from chronology.model import Abbreviation, Chronology, Event
from chronology.prose.glossary import abbreviations_in, words_besides, words_of
from exports.readers import prints_all
from exports.tellings import also_told

# The key of a list of messages that its title gives: there the letters are who wrote.
_OWN_KEY = re.compile(r"(?P<letters>[A-Z]{1,3}) = [A-Z]")

Said = Callable[[str], str]


def glossary(
    chronology: Chronology, shown: Callable[[Event], bool], agency: Said, fact: Said = str
) -> tuple[Abbreviation, ...]:
    """In alphabetical order. `shown` says which events are printed; `agency` and `fact`, how these are."""
    known = {each.short: each.meanings for each in chronology.abbreviations}
    printed = [event for event in (*chronology.events, *chronology.undated) if shown(event)]
    return abbreviations_in(_words(chronology, printed, agency, fact), known) if known else ()


def _words(chronology: Chronology, printed: list[Event], agency: Said, fact: Said) -> Iterator[str]:
    for event in printed:
        told = [*words_of(event, chronology.language), fact(event.fact), agency(event.agency or "")]
        told += [words for _, words in also_told(event, whole=prints_all(chronology.profile))]
        # Of what several tell a line may give another's words that weigh more.
        told += [account.fact for account in event.accounts[1:]]
        own = _OWN_KEY.match(event.title)
        yield from (words.replace(own["letters"], "") for words in told) if own else told
    yield from (event.title for event in chronology.withdrawn)
    keys = {event.key for event in printed}
    yield from (reason.text for each in chronology.significance if each.event in keys for reason in each.reasons)
    yield from words_besides(chronology)
