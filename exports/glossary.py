"""The abbreviations that stand in the words a document prints, of those the chronology knows."""

import re
from collections.abc import Callable, Iterator, Sequence

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
    if not known:
        return ()
    texts = [*_words(chronology, printed, agency, fact)]
    initials = _initials(chronology)
    return tuple(
        each for each in abbreviations_in(texts, known) if each.short not in initials or _is_written_out(each, texts)
    )


def _initials(chronology: Chronology) -> frozenset[str]:
    """The letters by which those named may be written: "LD was there" of Lena Dorrow is no learning disability."""
    names = (each.name.split() for each in chronology.people if each.name)
    return frozenset("".join(word[0] for word in words).upper() for words in names if len(words) > 1)


def _is_written_out(each: Abbreviation, texts: Sequence[str]) -> bool:
    """The record also says it in full, or writes the letters as no initials are: "the GP", "DC Farrow"."""
    told = "\n".join(texts)
    as_a_word = re.compile(
        rf"\b(?:[Tt]he|[Aa]|[Hh]er|[Hh]is|[Tt]heir|[Yy]r?) {each.short}\b|\b{each.short} [A-Z][a-z]{{2,}}"
    )
    return as_a_word.search(told) is not None or any(meaning.casefold() in told.casefold() for meaning in each.meanings)


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
