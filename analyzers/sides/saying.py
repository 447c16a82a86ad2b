"""Two sides in the record's words: each statement quoted with where it stands and of which day, and what is left out counted."""

from collections.abc import Mapping, Sequence
from typing import Final

from analyzers.sides.laid import Sides, sides_by_life
from analyzers.sides.taking import Statement
from analyzers.words import counted, day
from chronology.model import Chronology
from chronology.prose.cutting import cut_at

_AGAINST: Final = frozenset({"how", "doer", "taken_back"})
_MOST: Final = 150
_MARKS = str.maketrans({"“": "\x27", "”": "\x27", '"': "\x27"})


def quotations(sides: Sides) -> str:
    """Each side's statements with their sources, the sides apart."""
    told = "; or: ".join("; ".join(map(cited, _chosen(side))) for side in sides.each)
    left = sum(len(side) - len(_chosen(side)) for side in sides.each)
    return f"{told}; and {counted(left, 'further statement')}" if left else told


def quoted(sides: Sides) -> tuple[Statement, ...]:
    """The statements that are quoted."""
    return tuple(stated for side in sides.each for stated in _chosen(side))


def told_otherwise(chronology: Chronology, subject: str | None) -> Mapping[str, str]:
    """By the key of an event what is told against it of how it came about, who did it, or by who takes it back: quoted."""
    found: dict[str, str] = {}
    for laid in sides_by_life(chronology).get(subject, ()):
        if laid.name not in _AGAINST:
            continue
        for side in laid.each:
            against = [stated for other in laid.each if other is not side for stated in other]
            for stated in side:
                of_others = [each for each in against if each.event.key != stated.event.key]
                if of_others:
                    found.setdefault(stated.event.key, cited(of_others[-1]))
    return found


def _chosen(side: Sequence[Statement]) -> tuple[Statement, ...]:
    """The first, and the latest of another source."""
    first = side[0]
    others = [each for each in side[1:] if each.account.source.document != first.account.source.document] or side[1:]
    return (first, *others[-1:])


def cited(stated: Statement) -> str:
    """A statement with its source and day."""
    account = stated.account
    return f"“{_shortly(stated)}” ({account.agency or account.source.document}, {day(stated.day)})"


def _shortly(stated: Statement) -> str:
    """The sentence, or as much of it as holds the words that answer."""
    words = stated.words.translate(_MARKS).rstrip(".")
    if len(words) <= _MOST:
        return words
    at = max(0, words.find(stated.said.translate(_MARKS)))
    begin = 0 if at + len(stated.said) <= _MOST else words.rfind(" ", 0, max(1, at - _MOST // 3)) + 1
    shown = words[begin:]
    cut = cut_at(shown, len(shown[:_MOST].rsplit(" ", 1)[0]), " …") if len(shown) > _MOST else shown
    return f"… {cut}" if begin else cut
