"""Whose an injury is, where one file is of several children: by the name that stands with the hurt."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analyzers.cues import cue
from analyzers.patterns.shape import Ground
from chronology.model import Event, Person, PersonKind

_SHORTEST = 3
# (the words for oneself, those for another), by recorded sex.
_PRONOUNS = {"male": ("he|him|his", "her"), "female": ("she|her", "his")}
_GROWN = frozenset({PersonKind.ADULT})
_CHILDREN = frozenset(PersonKind) - _GROWN - {PersonKind.PROFESSIONAL}


def is_anothers(event: Event, ground: Ground) -> bool:
    """Every sentence on the hurt that names a child as hurt names another than the one whose life it is."""
    own = _first_names(ground.life.person) if ground.life.person else frozenset()
    if not own:
        return False
    # In a grown-up's own file a sister's wrist is hers.
    kinds = _CHILDREN | _GROWN if ground.life.is_adult else _CHILDREN
    others = (_others(event, ground, kinds) | _children(ground)) - own
    named = set(_named(event, _hurt_one("|".join(sorted(map(re.escape, own | others)))))) if others else set()
    if named:
        return named.isdisjoint(own)
    if _is_of_the_other_sex(event, ground.life.person, own):
        return True
    return not ground.life.is_adult and _is_a_grown_up_s(event, own, _others(event, ground, _GROWN))


def names_another_child(event: Event, ground: Ground) -> bool:
    """Its words name another child of the file and not the one whose life it is."""
    text = " ".join(filter(None, (event.title, event.fact)))
    named = {
        person.id
        for person in ground.chronology.people
        if (person.kind is PersonKind.CHILD or person.is_subject)
        and person.name
        and re.search(rf"\b{re.escape(person.name.split()[0])}\b", text, re.IGNORECASE)
    }
    return bool(named) and ground.life.subject not in named


def names_the_child(text: str, ground: Ground) -> bool:
    """Words name the one whose life it is, by a first name."""
    names = _first_names(ground.life.person) if ground.life.person else frozenset()
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names))) or '(?!)'})\b", re.IGNORECASE)
    return pattern.search(text) is not None


def _is_a_grown_up_s(event: Event, own: frozenset[str], adults: frozenset[str]) -> bool:
    """A mother's black eye, in words that speak of no child at all."""
    pattern = _hurt_adult("|".join(sorted(map(re.escape, adults))) or "(?!)")
    spoken = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, own))}|child(?:ren)?|baby|son|daughter|boy|girl|he|him)\b", re.IGNORECASE
    )
    # A title that only says the kind names nobody.
    facts = dict.fromkeys(filter(None, (each.fact for each in (event, *event.accounts))))
    texts = [text for text in facts if cue("hurt").search(text)]
    return bool(texts) and all(pattern.search(text) and not spoken.search(text) for text in texts)


def _is_of_the_other_sex(event: Event, person: Person | None, own: frozenset[str]) -> bool:
    """A hurt of "her" arm in words that name nobody and speak of no him is not a boy's."""
    words = _PRONOUNS.get((person.sex or "").casefold()) if person else None
    if words is None:
        return False
    theirs, others = words
    texts = [text for text in _texts(event) if cue("hurt").search(text)]
    named = re.compile(rf"\b(?:{theirs}|{'|'.join(map(re.escape, own))})\b", re.IGNORECASE)
    hurt = re.compile(rf"\b(?:{others}) (?:\w+ ){{0,2}}{cue('body').pattern}", re.IGNORECASE)
    return any(map(hurt.search, texts)) and not any(map(named.search, texts))


def _children(ground: Ground) -> frozenset[str]:
    """The first names of the other children of the case: a brother's burn may be told without a list of who was there."""
    return frozenset(
        name
        for person in ground.chronology.people
        if person.kind is PersonKind.CHILD and person.id != ground.life.subject
        for name in _first_names(person)
    )


def _others(event: Event, ground: Ground, kinds: frozenset[PersonKind]) -> frozenset[str]:
    """The first names of other people of some kinds that the entry is about or names."""
    people = {person.id: person for person in ground.chronology.people}
    found = [people.get(part.person) for part in event.people if part.person != ground.life.subject]
    return frozenset(
        name for person in found if person is not None and person.kind in kinds for name in _first_names(person)
    )


def _first_names(person: Person) -> frozenset[str]:
    names = (person.name or "", *person.known_as)
    return frozenset(words[0] for name in names if (words := name.casefold().split()) and len(words[0]) >= _SHORTEST)


def _named(event: Event, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names that stand as those of somebody hurt, in any account of it."""
    for text in _texts(event):
        yield from (next(filter(None, found.groups())).casefold() for found in pattern.finditer(text))


def _texts(event: Event) -> Iterator[str]:
    for telling in (event, *event.accounts):
        yield from filter(None, (telling.title, telling.fact, telling.outcome))


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


@lru_cache(maxsize=256)
def _hurt_adult(names: str) -> re.Pattern[str]:
    """The words "Carys had a black eye", "mum's bruised arm", "dad with cut to his hand"; not what somebody did to another."""
    roles = (
        r"mum|mam|mother|dad|father|nan|nain|gran(?:ny|dma|dad|dmother|dfather)?|partner|step(?:mother|father|mum|dad)"
    )
    return re.compile(
        rf"\b(?:{names}|{roles})(?:['\u2019]s|:| (?:has|had|got|with|sustained|suffered|presented with))"
        rf" (?:a |an |some |her |his )?(?:(?!given|caused|left|inflicted|hit|made|seen|noticed|noted|found|told|said)\w+ )?(?:{cue('hurt').pattern})",
        re.IGNORECASE,
    )
