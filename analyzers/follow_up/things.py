"""What an action is about: its terms, which of them are no word of any action, and the several things it may name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from analyzers.follow_up.terms import Terms, is_of_any_action

_SENTENCE = re.compile(r"(?<=[.!?])\s")
# Where, for whom and about what: what is to be done stands before it.
_TAIL = re.compile(
    r"\s(?:in|at|over|on|about|for|until|beside|near|as|when|if|re|with|from)\s|\s[-–—]\s|\s\("
    r"|\sto\s(?:(?:mr|mrs|miss|ms)\s|(?:(?:the|her|his|their)\s)?(?:niece|nephew|sister|brother|daughter|son|mother|father|aunt|uncle|carer)\b)",
    re.IGNORECASE,
)
# "Inspect the bedroom", "housing to inspect the bedroom and be told".
_TO_DO = re.compile(r"\A\w+|(?<= to )(?!be )\w+|(?<= be )\w+")
_AND = re.compile(r"\s+(?:and|a|ac|\+|&)\s+|[;,/]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things to do: its terms that are no word of any action, or whom alone it names."""

    terms: frozenset[str]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Thing:
    """What is looked for: the terms of an action, those that are no word of any action, and whom it names."""

    terms: frozenset[str]
    core: frozenset[str]
    proper: frozenset[str]
    head: frozenset[str]
    people: frozenset[str]
    noun: str = ""
    """The last word of what is to be done, which says what it is: the appointeeship of "corporate appointeeship"."""
    verbs: frozenset[str] = frozenset()
    """What is to be done with it."""
    parts: tuple[Part, ...] = ()
    """Of several things to do, each."""
    apart: frozenset[str] = frozenset()
    """Terms and people of like actions that are not its own."""

    label: frozenset[str] = frozenset()
    """The one term that stands before a colon."""

    @property
    def alone(self) -> frozenset[str]:
        """Of several things to do, the term that alone says what one of them is."""
        return frozenset(term for part in self.parts if len(part.terms) == 1 for term in part.terms)


def thing_of(said: str, terms: Terms, named: Callable[[str], frozenset[str]]) -> Thing:
    """What a sentence of an action says is to be done."""
    found = terms.of(said)
    every = frozenset(term.name for term in found)
    core = frozenset(term for term in every if not is_of_any_action(term))
    ends = next((match.start() for match in _TAIL.finditer(said)), len(said))
    head = frozenset(term.name for term in found if term.start < ends) & core
    proper = frozenset(term.name for term in found if term.proper)
    noun = next((term.name for term in reversed(found) if term.start < ends), "")
    starts = [match.start() for match in _TO_DO.finditer(said)]
    verbs = frozenset(term.name for term in found if term.start in starts)
    # What is named behind a colon is of it: "capacity: money, contact".
    label, colon, _ = said[:ends].partition(":")
    alone = frozenset(term.name for term in terms.of(label)) & core if colon else frozenset()
    return Thing(
        every,
        core,
        proper,
        head or core,
        named(said),
        noun,
        verbs,
        _parts(label, terms, core, named),
        label=alone if len(alone) == 1 else frozenset(),
    )


def first_sentence(text: str) -> str:
    """Of what an action says its first sentence."""
    return _SENTENCE.split(text.strip(), maxsplit=1)[0]


def _parts(said: str, terms: Terms, core: frozenset[str], named: Callable[[str], frozenset[str]]) -> tuple[Part, ...]:
    found = []
    for part in _AND.split(said):
        own = frozenset(term.name for term in terms.of(part)) & core
        # What is to be done with somebody is no thing of its own: whom it names says nothing beside its words.
        people = frozenset() if own else named(part)
        if own or people:
            found.append(Part(own, people))
    return tuple(found) if len(found) > 1 else ()
