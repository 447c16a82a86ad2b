"""What the child or adult said, as records quote it: which words a document tells together, and with which entry."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronology.model import Event, Level, Restriction
from chronology.prose.voice import is_report
from exports.tellings import unquoted

JOINT = " / "
"""Between the quotations of one entry."""
_FEWEST = 3
"""Words that say something where nothing stands beside them."""
_GRAVE = (Level.CRITICAL, Level.HIGH)


@dataclass(frozen=True, slots=True)
class Heard:
    """Words of one entry, without quotation marks, in the order in which they were said."""

    event: Event
    words: tuple[str, ...]
    alone: bool
    """The entry says that the person was seen alone."""


def heard(
    events: Iterable[Event], subjects: Collection[str], levels: Mapping[str, Level], most: int | None = None
) -> tuple[Sequence[Heard], int]:
    """The person's own words in order of time, each once, and in how many entries more there are some.

    Of more entries than `most` those that weigh most are told, and of these the latest. What may not go to everyone is not.
    """
    found = [*_heard(events, subjects)]
    if most is None or len(found) <= most:
        return found, 0
    ranked = sorted(range(len(found)), key=lambda at: (levels.get(found[at].event.key) not in _GRAVE, -at))
    kept = sorted(ranked[:most])
    return [found[at] for at in kept], len(found) - most


def _heard(events: Iterable[Event], subjects: Collection[str]) -> Iterator[Heard]:
    told: set[str] = set()
    for event in events:
        if event.restriction is not Restriction.NONE:
            continue
        words = [each for each in quoted(event) if each.casefold() not in told and len(each.split()) >= _FEWEST]
        told.update(each.casefold() for each in words)
        if words:
            alone = any(part.person in subjects and part.involvement == "seen-alone" for part in event.people)
            yield Heard(event, tuple(dict.fromkeys(words)), alone)


def quoted(event: Event) -> Iterator[str]:
    """Each quotation of the person's own words that an entry has; none of what is only a report of them."""
    for part in (event.child_voice or "").split(JOINT):
        if part and not is_report(part):
            yield unquoted(part)
