"""Whose an injury is, where one file is of several children: by the name that stands with the hurt."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analyzers.cues import cue
from analyzers.patterns.shape import Ground
from chronology.model import Event, Person, PersonKind

_SHORTEST = 3


def is_anothers(event: Event, ground: Ground) -> bool:
    """Every sentence on the hurt that names a child as hurt names another than the one whose life it is."""
    own = _first_names(ground.life.person) if ground.life.person else frozenset()
    others = _others(event, ground) - own
    if not own or not others:
        return False
    named = set(_named(event, own | others))
    return bool(named) and named.isdisjoint(own)


def _others(event: Event, ground: Ground) -> frozenset[str]:
    """The first names of other children that the entry is about or names."""
    people = {person.id: person for person in ground.chronology.people}
    found = [people.get(part.person) for part in event.people if part.person != ground.life.subject]
    return frozenset(
        name
        for person in found
        if person is not None and person.kind is not PersonKind.PROFESSIONAL and person.kind is not PersonKind.ADULT
        for name in _first_names(person)
    )


def _first_names(person: Person) -> frozenset[str]:
    names = (person.name or "", *person.known_as)
    return frozenset(words[0] for name in names if (words := name.casefold().split()) and len(words[0]) >= _SHORTEST)


def _named(event: Event, names: frozenset[str]) -> Iterator[str]:
    """The names that stand as those of somebody hurt, in any account of it."""
    pattern = _hurt_one("|".join(sorted(map(re.escape, names))))
    for telling in (event, *event.accounts):
        for text in filter(None, (telling.title, telling.fact, telling.outcome)):
            yield from (next(filter(None, found.groups())).casefold() for found in pattern.finditer(text))


@lru_cache(maxsize=256)
def _hurt_one(names: str) -> re.Pattern[str]:
    """The words "Owen's face", "Owen has a bruise", "bruise on Owen", and a name at the head of a sentence on a hurt."""
    hurt = cue("hurt").pattern
    body = cue("body").pattern
    return re.compile(
        rf"\b({names})['\u2019]s (?:\w+ ){{0,3}}(?:{body}|{hurt})"
        rf"|\b({names})\b(?: \([^)]{{0,12}}\))? (?:has|had|have|sustained|suffered|presented with|was seen with|got)\b[^.;]{{0,40}}?(?:{hurt}|{body})"
        rf"|(?:{hurt})[^.;]{{0,30}}? (?:on|to|of) ({names})\b"
        rf"|(?:{hurt})[^.;]{{0,20}}[.,;] ({names}) (?:\(?\d+|is|was|aged)",
        re.IGNORECASE,
    )
