"""An earlier child of the same carer was harmed, removed, adopted, died or had a protection plan."""

from collections.abc import Iterator, Sequence

from analyzers.family import born_on
from analyzers.lives import about
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import CASE
from analyzers.told import named, telling
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.normalise import order_key
from chronology.practice import title_of

_HAPPENED = frozenset(
    {
        Kind.INJURY_UNEXPLAINED,
        Kind.PHYSICAL_ABUSE_ALLEGED,
        Kind.SEXUAL_ABUSE_ALLEGED,
        Kind.BECAME_LOOKED_AFTER,
        Kind.POLICE_PROTECTION,
        Kind.ADOPTION_STEP,
        Kind.PREVIOUS_PERMANENCE,
        Kind.CP_PLAN_STARTED,
        Kind.DEATH,
    }
)

_ORDERS = frozenset({Kind.ORDER_MADE, Kind.LEGAL_STATUS_CHANGED, Kind.COURT_HEARING})


def find(ground: Ground) -> Iterator[Shown]:
    """What entries about older brothers and sisters show, then what entries of this life tell of earlier children."""
    recorded = sorted(dict.fromkeys(_recorded(ground)), key=order_key)
    if len(recorded) >= ground.settings.whole("count"):
        yield _of_siblings(recorded)
    entries = telling(ground.life.events, "previous_children", of_the_past=True)
    if len(entries) >= ground.settings.whole("count"):
        yield Shown(
            anchor=entries[0],
            statement=(
                f"The record shows {counted(len(entries), 'entry', 'entries')} that "
                f"{'tells' if len(entries) == 1 else 'tell'} of an earlier child of the family who was harmed, removed, "
                f"adopted or on a protection plan, or who died: {dates(entries)}."
            ),
            evidence=entries,
            aspect="told",
            strength=Strength.WEAK,
        )


def _recorded(ground: Ground) -> Iterator[Event]:
    """Of a child of the same parent: before this one was born, or alone and before the present work began."""
    born = born_on(ground.life.person)
    cases = ground.spans(CASE)
    episode = cases[-1].start if cases else None
    parents = ground.family.parents(ground.life.subject)
    for sibling in sorted(ground.family.siblings(ground.life.subject)):
        # Half-siblings share a parent by what they are; where parents are recorded, one must be the same.
        theirs = ground.family.parents(sibling)
        if parents and theirs and not parents & theirs:
            continue
        older_born = born_on(ground.family.people.get(sibling))
        is_older = born is not None and older_born is not None and older_born < born
        for event in ground.family.events_about.get(sibling, ()):
            alone = ground.life.subject not in about(event)
            before_birth = born is not None and event.when.last_day < born
            before_now = alone and is_older and episode is not None and event.when.last_day < episode
            if _happened(event) and (before_birth or before_now):
                yield event


def _happened(event: Event) -> bool:
    """Harm, removal, a plan or a death; of orders those by which a child is removed."""
    ordered = event.kind in _ORDERS and any(named(event, "removing_order"))
    return event.kind in _HAPPENED or ordered


def _of_siblings(recorded: Sequence[Event]) -> Shown:
    kinds = listed(dict.fromkeys(title_of(event.kind).lower() for event in recorded))
    return Shown(
        anchor=recorded[0],
        statement=(
            f"The record shows, of a brother or sister before the child was born or before the present work began: {kinds} "
            f"({dates(recorded)})."
        ),
        evidence=recorded,
        strength=Strength.STRONG if len(recorded) > 1 else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="previous_children_harmed_or_removed",
    rule="previous_children",
    title="An earlier child harmed or removed",
    data="what befell earlier children",
    groups=frozenset(
        {Group.INJURY_OR_HARM, Group.PLACEMENT_MOVE, Group.LEGAL, Group.PLAN, Group.DEATH, Group.ASSESSMENT}
    ),
    find=find,
    subject="child",
)
