"""Somebody who was to be traced: what is looked for is that they were heard of, whatever the words of the action."""

import re
from collections.abc import Iterator, Mapping, Sequence

from analyzers.cues import cue
from analyzers.family import Family
from chronology.model import Action
from chronology.people import plain

_WORD = re.compile(r"[^\W\d_]{3,}")
_OF = re.compile(r"['’]s\b")


def to_be_traced(action: Action, called: Mapping[str, Sequence[str]], family: Family) -> frozenset[str]:
    """Words of the names of the one person whom an action would trace; none where it would trace nobody it names."""
    if not cue("to_be_traced").search(action.text):
        return frozenset()
    named = [
        frozenset(called[word]) for word in _WORD.findall(plain(_OF.sub("", action.text)).casefold()) if word in called
    ]
    people = frozenset.intersection(*named) if named else frozenset()
    if cue("father_of").search(action.text):
        people = frozenset(father for person in people for father in family.fathers(person) & family.parents(person))
    return frozenset(_own_words(people, called)) if len(people) == 1 else frozenset()


def _own_words(people: frozenset[str], called: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Those that nobody else is called by."""
    return (word for word, who in called.items() if people == frozenset(who))
