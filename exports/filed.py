"""What a document says an entry is: the kind it is filed under, where that is sure; else its words alone."""

from dataclasses import replace

from chronology.model import Chronology, Event, Kind, Restriction
from chronology.practice import title_of
from chronology.prose.sure import is_kind_from_words, says_something
from chronology.prose.theirs import only_named
from chronology.prose.wording import title_of_sentence


def surely_filed(chronology: Chronology) -> Chronology:
    """The same, where an entry of which words only name the kind, or that may be of somebody else, is filed under none.

    A phrase read from the words of a writer nobody had read before is right in half of the cases. A wrong label misleads a reader
    more than none does, and puts the entry in a wrong row of the timeline.
    """
    weak = _only_named(chronology)
    if not weak:
        return chronology
    return replace(
        chronology,
        events=tuple(map(_plain, chronology.events, (event.key in weak for event in chronology.events))),
        undated=tuple(map(_plain, chronology.undated, (event.key in weak for event in chronology.undated))),
    )


def unfiled(before: Chronology, after: Chronology) -> frozenset[str]:
    """Keys of the entries that were called by a kind and are called by their words now; a heading of the record's own stays one."""
    pairs = zip((*before.events, *before.undated), (*after.events, *after.undated), strict=True)
    return frozenset(told.key for was, told in pairs if was.title != told.title)


def _only_named(chronology: Chronology) -> frozenset[str]:
    people = {person.id: person for person in chronology.people}
    one = people.get(chronology.subjects[0]) if len(chronology.subjects) == 1 else None
    every = (*chronology.events, *chronology.undated)
    return only_named(every, one, chronology.people)


def _plain(event: Event, weak: bool) -> Event:  # it is mapped over two columns
    if not (weak and event.fact and says_something(event.kind) and all(map(is_kind_from_words, event.accounts))):
        return event
    called = event.title in {title_of(event.kind), title_of(event.kind, "cy"), title_of(event.kind, adult=True)}
    # What may not go to everyone is called by no words of it.
    words = title_of_sentence(event.fact) if event.restriction is Restriction.NONE else ""
    return replace(event, kind=Kind.UNCLASSIFIED, title=words if called or not event.title else event.title)
