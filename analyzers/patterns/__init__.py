"""The patterns: what repeats, what is missing. One module for each, in rooms by what it is about; tables say which there are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analyzers.coverage import assessable, kept
from analyzers.family import Family
from analyzers.lives import lives
from analyzers.patterns import harm, people, services
from analyzers.patterns.shape import Ground, Pattern, agreed_for, not_assessed, written_up
from chronology.faults import contained
from chronology.hooks import Result
from chronology.model import Chronology, Finding
from chronology.practice import Practice

TABLE: tuple[Pattern, ...] = (*harm.TABLE, *services.TABLE, *people.TABLE)


BY_NAME: Mapping[str, Pattern] = {pattern.name: pattern for pattern in TABLE}
_MOST_APART = 12
"""Lives that are named one by one as not assessed; of more, one finding says how many they are."""


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """Look for each pattern that runs in each life; what could not be assessed stands behind what was found."""
    family = Family(chronology)
    agreed = agreed_for(chronology)
    looked_at: Counter[str] = Counter()
    not_told: dict[str, list[Ground]] = {}
    for life in lives(chronology):
        for pattern in TABLE:
            if pattern.is_of(life) and practice.patterns[pattern.name].runs:
                settings = practice.patterns[pattern.name]
                ground = Ground(chronology, practice, life, settings, family, agreed(life.subject))
                looked_at[pattern.name] += 1
                looked = _looked_for(pattern, ground, not_told)
                yield from contained(f"the pattern {pattern.rule}, {pattern.title}", looked)
    for pattern in TABLE:
        yield from _not_assessed(pattern, not_told.get(pattern.name, ()), looked_at[pattern.name])


def _looked_for(pattern: Pattern, ground: Ground, not_told: dict[str, list[Ground]]) -> Iterator[Finding]:
    if _can_be_told(pattern, ground):
        yield from _found(pattern, ground)
    else:
        not_told.setdefault(pattern.name, []).append(ground)


def _found(pattern: Pattern, ground: Ground) -> Iterator[Finding]:
    """What the entries show that are sure, where those that are only named do not speak against it.

    A finding that something is missing is looked for among all: what may have been done is not missing. Any other rests on what is
    sure alone, and on nothing that the pattern would not find among all.
    """
    found = [written_up(pattern, ground, shown) for shown in pattern.find(ground)]
    sure = ground.life.surely
    if pattern.among_all or sure is ground.life:
        yield from found
        return
    shown_by: dict[str, set[str]] = defaultdict(set)
    for each in found:
        shown_by[each.rule] |= {*each.evidence}
    surely = replace(ground, life=sure)
    for shown in pattern.find(surely):
        finding = written_up(pattern, surely, shown)
        if shown_by[finding.rule].issuperset(finding.evidence):
            yield finding


def _can_be_told(pattern: Pattern, ground: Ground) -> bool:
    chronology, life = ground.chronology, ground.life
    shown = (
        kept(chronology, life.events, pattern.groups, pattern.kinds)
        if pattern.absence
        else assessable(chronology, life.events, pattern.groups)
    )
    return shown and pattern.can_tell(ground)


def _not_assessed(pattern: Pattern, grounds: Sequence[Ground], looked_at: int) -> Iterator[Finding]:
    """One finding for all lives together where it could be assessed in none of them, or where they are very many."""
    if len(grounds) > 1 and len(grounds) == looked_at:
        yield not_assessed(pattern, grounds[0], subject=None)
    elif len(grounds) > _MOST_APART:
        yield not_assessed(pattern, grounds[0], subject=None, of=(len(grounds), looked_at))
    else:
        for ground in grounds:
            yield not_assessed(pattern, ground, subject=ground.life.subject)
