"""Entries that a document does not print, by name: what each is called and of which days, so that a reader can ask for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from chronology.model import Event, Kind, Level, Restriction
from chronology.normalise import is_cut
from chronology.prose.titles import entry_title, kind_title

# What the least of a weight stands in: the working profile has every entry (`chronology.normalise.numbering`).
_ROUTINE = frozenset({Level.ROUTINE})
_VAGUE = frozenset({Kind.NARRATED, Kind.UNCLASSIFIED, Kind.CASE_NOTE})


def named_of(event: Event, language: str) -> str:
    """What an entry that is not printed is called; of one that may not go to everyone, what its kind is."""
    title = entry_title(event, language)
    # Half a sentence names nothing, unless the kind says still less.
    says_kind = event.restriction is not Restriction.NONE or (is_cut(title) and event.kind not in _VAGUE)
    return kind_title(event, language) if says_kind else title.rstrip(" .")


def by_name(events: Iterable[Event], name: Callable[[Event], str]) -> Iterator[tuple[str, Sequence[Event]]]:
    """Those that are called the same together, in the order of the first of each."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(name(event), []).append(event)
    yield from found.items()


def where_they_stand(levels: Iterable[Level | None]) -> str:
    """The name of the sentence that says in which document they stand: routine ones, others, or both."""
    routine: set[Level | None] = set()
    others: set[Level | None] = set()
    for level in levels:
        (routine if level in _ROUTINE else others).add(level)
    return "both" if routine and others else "routine" if routine else "others"


def by_level(
    events: Sequence[Event], level: Callable[[Event], Level | None]
) -> Iterator[tuple[Level | None, list[Event]]]:
    """Gravest first; what was not assessed last."""
    order = [*Level, None]
    ranked = sorted(events, key=lambda event: order.index(level(event)))
    for found, alike in groupby(ranked, key=level):
        yield found, list(alike)
