"""The abbreviations that stand in the words a document prints, of those the chronology knows."""

from collections.abc import Callable, Iterator

from chronology.model import Abbreviation, Chronology, Event
from chronology.prose.glossary import abbreviations_in, words_besides, words_of
from exports.readers import prints_all
from exports.tellings import also_told

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
        yield from words_of(event, chronology.language)
        yield from (fact(event.fact), agency(event.agency or ""))
        yield from (words for _, words in also_told(event, whole=prints_all(chronology.profile)))
        # Of what several tell a line may give another's words that weigh more.
        yield from (account.fact for account in event.accounts[1:])
    yield from (event.title for event in chronology.withdrawn)
    keys = {event.key for event in printed}
    yield from (reason.text for each in chronology.significance if each.event in keys for reason in each.reasons)
    yield from words_besides(chronology)
