"""The patterns: what repeats, what is missing. One module for each, in rooms by what it is about; tables say which there are."""

from collections.abc import Iterator

from analyzers.coverage import assessable, kept
from analyzers.family import Family
from analyzers.lives import lives
from analyzers.patterns import harm, people, services
from analyzers.patterns.shape import Ground, Pattern, agreed_for, not_assessed, written_up
from chronology.hooks import Result
from chronology.model import Chronology, Finding
from chronology.practice import Practice

TABLE: tuple[Pattern, ...] = (*harm.TABLE, *services.TABLE, *people.TABLE)


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """Look for each pattern that runs in each life."""
    family = Family(chronology)
    agreed = agreed_for(chronology)
    for life in lives(chronology):
        for pattern in TABLE:
            of_them = pattern.subject in ("", "adult" if life.is_adult else "child")
            if of_them and practice.patterns[pattern.name].runs:
                settings = practice.patterns[pattern.name]
                ground = Ground(chronology, practice, life, settings, family, agreed(life.subject))
                yield from _found(pattern, ground)


def _found(pattern: Pattern, ground: Ground) -> Iterator[Finding]:
    chronology, life = ground.chronology, ground.life
    shown = (
        kept(chronology, life.events, pattern.groups, pattern.kinds)
        if pattern.absence
        else assessable(chronology, life.events, pattern.groups)
    )
    if not shown or not pattern.can_tell(ground):
        yield not_assessed(pattern, ground)
        return
    for found in pattern.find(ground):
        yield written_up(pattern, ground, found)
