"""The words of notes as checked values: cue phrases, abbreviations, role words, agencies; an authority's over ours."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from chronology.errors import PracticeError
from chronology.model import Kind

Table = Mapping[str, Any]
WEIGHTS: Final = ("names", "suggests", "leans")
ROLES: Final = ("child", "family", "professional")
SECTORS: Final = (
    "police",
    "health",
    "education",
    "housing",
    "social_care",
    "care",
    "emergency",
    "justice",
    "voluntary",
)
PARTED: Final = " .. "
"""What parts a phrase whose halves may stand a few words apart."""

TABLES: Final = ("cues", "other_senses", "abbreviations", "roles", "agencies")
_HYPHENS = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014", " ") | {"\u2018": "'", "\u2019": "'"})
_PHRASE = re.compile(r"(?!.*\.\.)\w[^*]*\*?")
ABBREVIATION: Final = re.compile(r"\w+(?:[/&.\-]\w+)*")
"""One word of a text that may be an abbreviation."""
WORD_PARTS: Final = re.compile(r"\w+")
_Meant = TypeVar("_Meant", bound="tuple[object, ...]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words with what each means, the word first. `origin` is the file they were read from."""

    cues: tuple[tuple[str, Kind | None, str], ...] = ()
    """(phrase, kind, weight); without a kind, a phrase that holds a cue and speaks for nothing."""
    abbreviations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(abbreviation, what it stands for)"""
    roles: tuple[tuple[str, str], ...] = ()
    """(word, whom it stands for)"""
    agencies: tuple[tuple[str, str], ...] = ()
    """(word, sector)"""
    origin: str = ""

    def over(self, under: "Words") -> "Words":
        """These laid over others: a word that both know means what these say, and nothing else."""
        return Words(
            cues=_over(self.cues, under.cues),
            abbreviations=_over(self.abbreviations, under.abbreviations),
            roles=_over(self.roles, under.roles),
            agencies=_over(self.agencies, under.agencies),
            origin=self.origin,
        )


def _over(own: Sequence[_Meant], under: Iterable[_Meant]) -> tuple[_Meant, ...]:
    taken = {meant[0] for meant in own}
    return (*(meant for meant in under if meant[0] not in taken), *own)


def words_of(table: Table, where: str, origin: str = "") -> Words:
    """The words a table holds; `where` is the file, for messages.

    Raises:
        PracticeError: a key has no meaning or its value no sense; the message names the file and the key.

    """
    _only(table, TABLES, f"{where}:")
    other_senses = _part(table, "other_senses", where)
    _only(other_senses, ("phrases",), f"{where}: [other_senses]")
    return Words(
        cues=_once((*_cues(table, where), *((phrase, None, "") for phrase in _phrases(other_senses, where)))),
        abbreviations=tuple(_abbreviations(_part(table, "abbreviations", where), where)),
        roles=_once(_grouped(table, "roles", ROLES, where)),
        agencies=_once(_grouped(table, "agencies", SECTORS, where)),
        origin=origin,
    )


def _only(table: Table, keys: Sequence[str], where: str) -> None:
    if unknown := sorted(set(table) - set(keys)):
        raise PracticeError(f"{where} has no `{unknown[0]}`; there is {', '.join(keys)}")


def _part(table: Table, key: str, where: str) -> Table:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise PracticeError(f"{where}: `{key}` is a table: [{key}]")
    return value


def _once(found: Iterable[_Meant]) -> tuple[_Meant, ...]:
    """What is given twice, or in two ways of writing, counts once."""
    return tuple(dict.fromkeys(found))


def _cues(table: Table, where: str) -> Iterator[tuple[str, Kind | None, str]]:
    cues = _part(table, "cues", where)
    kinds = {kind.value: kind for kind in Kind}
    for name in cues:
        place = f"{where}: [cues.{name}]"
        if name not in kinds:
            raise PracticeError(f"{place}: `{name}` is not one of the kind codes")
        weights = _part(cues, name, where)
        _only(weights, WEIGHTS, place)
        for weight in weights:
            for phrase in _texts(weights, weight, place):
                yield _phrase(phrase, f"{place}: `{weight}`"), kinds[name], weight


def _phrases(other_senses: Table, where: str) -> Iterator[str]:
    place = f"{where}: [other_senses]"
    return (_phrase(phrase, f"{place}: `phrases`") for phrase in _texts(other_senses, "phrases", place))


def _abbreviations(table: Table, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    place = f"{where}: [abbreviations]"
    for short in table:
        if not ABBREVIATION.fullmatch(short):
            raise PracticeError(f"{place}: `{short}` is not one word of letters and figures, with / & . or - between")
        if not (meanings := _texts(table, short, place)):
            raise PracticeError(f"{place}: `{short}` stands for nothing; give what it means")
        yield short, meanings


def _grouped(table: Table, key: str, groups: Sequence[str], where: str) -> Iterator[tuple[str, str]]:
    place = f"{where}: [{key}]"
    given = _part(table, key, where)
    _only(given, groups, place)
    for group in given:
        yield from ((_plain(word), group) for word in _texts(given, group, place))


def _texts(table: Table, key: str, place: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise PracticeError(f"{place}: `{key}` is a list of words, like {key} = ['...']")
    return tuple(value)


def _plain(text: str) -> str:
    """Lower case, single spaces for white space and hyphens: how texts are looked through."""
    return " ".join(text.lower().translate(_HYPHENS).split())


def _phrase(text: str, place: str) -> str:
    phrase = _plain(text)
    halves = phrase.split(PARTED)
    if len(halves) > 2 or not all(map(_PHRASE.fullmatch, halves)):
        raise PracticeError(
            f"{place}: `{text}` is no phrase: each half begins with a letter or figure, * ends it, .. stands between two"
        )
    return phrase
