"""P23: the same concern for several children of a family, told apart; or what an entry tells of a parent's childhood."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.family import born_on
from analyzers.happenings import certainly_apart
from analyzers.lives import about, years
from analyzers.patterns.harm.whose_injury import is_anothers
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import is_of_text
from analyzers.tables import befalls_every_family, themes
from analyzers.told import holds, telling, tells
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.normalise import order_key
from chronology.practice import group_of

# Children of one home move together, and each misses school now and then.
_NO_LINK = frozenset({"school", "housing"})
# What services do with a child, by which a parent's own childhood is recorded.
_CHILDHOOD = frozenset({Kind.PLACEMENT_STARTED, Kind.POLICE_PROTECTION, Kind.ADOPTION_STEP})
# By law nobody who is of age becomes looked after or is on a child protection plan: these tell the time of themselves.
_OF_A_CHILD = frozenset({Kind.BECAME_LOOKED_AFTER, Kind.CP_PLAN_STARTED, Kind.PREVIOUS_PERMANENCE})
_OF_AGE = 18
_CONCERNS = frozenset(Group) - {Group.BIRTH, Group.WORKER_CHANGE, Group.HOUSING}


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for all concerns shared with brothers and sisters, and one for a parent's own childhood."""
    yield from _shared(ground)
    childhood = _of_childhood(ground)
    if recorded := _recorded_childhood(ground):
        yield Shown(
            anchor=recorded[0],
            statement=(
                f"The record shows a parent as a child in care, on a protection plan or in a placement, in "
                f"{counted(len(recorded), 'entry', 'entries')} of that time: {dates(recorded)}."
            ),
            evidence=recorded,
            aspect="childhood.recorded",
            title="A parent's own childhood",
            strength=Strength.WEAK,
        )
    if childhood:
        yield Shown(
            anchor=childhood[0],
            statement=(
                f"The record shows {counted(len(childhood), 'entry', 'entries')} that "
                f"{'tells' if len(childhood) == 1 else 'tell'} of a parent's own childhood in care or known to "
                f"services: {dates(childhood)}."
            ),
            evidence=childhood,
            aspect="childhood",
            title="A parent's own childhood",
            strength=Strength.WEAK,
        )


def _of_childhood(ground: Ground) -> list[Event]:
    return telling(ground.life.events, "parents_childhood", of_the_past=True)


def _recorded_childhood(ground: Ground) -> list[Event]:
    """Entries about a parent of the time before they came of age."""
    found = []
    for parent in sorted(ground.family.parents(ground.life.subject)):
        born = born_on(ground.family.people.get(parent))
        for event in ground.family.events_about.get(parent, ()):
            was_child = born is not None and years(born, event.when.last_day) < _OF_AGE
            if event.kind in _OF_A_CHILD or (event.kind in _CHILDHOOD and was_child):
                found.append(event)
    return sorted(dict.fromkeys(found), key=order_key)


def _shared(ground: Ground) -> Iterator[Shown]:
    """An incident that befell several at once is one event: each child must have one of their own."""
    siblings = ground.family.siblings(ground.life.subject)
    mine = _by_theme(
        event for event in ground.life.events if not about(event) & siblings and not _is_of_others(event, ground)
    )
    evidence: list[Event] = []
    names: list[str] = []
    children: set[str] = set()
    for sibling in sorted(siblings):
        own = ground.family.events_about.get(sibling, ())
        theirs = _by_theme(
            event for event in own if ground.life.subject not in about(event) and not _is_between_adults(event)
        )
        for theme in sorted(set(mine) & set(theirs)):
            # One accident of each is family life, or one appointment missed.
            both = (*mine[theme], *theirs[theme])
            grave = all(
                any(event.kind not in befalls_every_family() for event in some) for some in (mine[theme], theirs[theme])
            )
            if len(both) < ground.settings.whole("events" if grave else "slight_events"):
                continue
            children.add(sibling)
            names.append(theme)
            evidence += (*mine[theme], *theirs[theme])
    ordered = sorted(certainly_apart(list(dict.fromkeys(evidence)), ground.life, ground.chronology), key=order_key)
    # What may have befallen both at once is kept as one child's alone: then nothing is left that is the same for both.
    own = [event for event in ordered if event in ground.life.events]
    if len(children) + 1 >= ground.settings.whole("children") and 0 < len(own) < len(ordered):
        yield Shown(
            anchor=own[0],
            statement=(
                f"The record shows the same concern ({listed(dict.fromkeys(names))}) for the child and for "
                f"{counted(len(children), 'brother or sister', 'brothers or sisters')}, in entries of each: "
                f"{dates(ordered)}."
            ),
            evidence=ordered,
            strength=Strength.MODERATE,
        )


def _is_of_others(event: Event, ground: Ground) -> bool:
    """What befell a parent, or another of whom alone the words tell, is no concern for the child like a brother's."""
    if event.key in ground.life.retold:
        return True
    return group_of(event.kind) is Group.INJURY_OR_HARM and (
        is_anothers(event, ground) or _is_between_adults(event) or _names_nobody(event, ground)
    )


def _is_between_adults(event: Event) -> bool:
    return tells(event, "violence_between_adults") or holds(event, "hurt_grown_up")


def _names_nobody(event: Event, ground: Ground) -> bool:
    """A text of a file of several, of which no account names the child or speaks of one: whom it befell is not said."""
    names = ground.life.person.name.split() if ground.life.person else []
    if not names or not is_of_text(event):
        return False
    texts = " ".join(
        filter(None, (text for each in event.accounts for text in (each.title, each.fact, each.source.quote)))
    )
    told = rf"\b(?:{re.escape(names[0])}|child(?:ren)?|pupil|boy|girl|son|daughter|baby|brother|sister)\b"
    return re.search(told, texts, re.IGNORECASE) is None


def _by_theme(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        theme = themes().get(event.kind)
        if theme is not None and theme not in _NO_LINK:
            found[theme].append(event)
    return found


def has_entries_of_siblings(ground: Ground) -> bool:
    """A chronology of one child alone cannot show what befell the others, though it may tell of a parent's childhood."""
    siblings = ground.family.siblings(ground.life.subject)
    own = any(
        ground.life.subject not in about(event)
        for sibling in siblings
        for event in ground.family.events_about.get(sibling, ())
    )
    return not siblings or own or bool(_of_childhood(ground) or _recorded_childhood(ground))


PATTERN = Pattern(
    name="sibling_link",
    rule="P23",
    title="The same concern for brothers and sisters",
    data="what befell brothers and sisters",
    groups=_CONCERNS,
    find=find,
    subject="child",
    can_tell=has_entries_of_siblings,
)
