"""P22, second half: two accounts of one event differ on date, cause, person, presence or outcome, or are told to differ."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from analyzers.patterns.people.own_differing import differing_there
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_at_least
from analyzers.sides import laid_beside, quotations, sides_by_life
from analyzers.words import counted, dated, listed, titled
from chronology.model import Account, Conflict, Event, Group, Rel, Strength
from chronology.normalise import conflicts
from chronology.practice import group_of

# What each field of a conflict is called. What else accounts may differ on (what to call it) contradicts nothing.
_FIELDS: Mapping[str, str] = {
    "when": "the date",
    "until": "when it ended",
    "cause": "how it came about",
    "side": "the side of the body",
    "kind": "whether the person was seen",
    "outcome": "the outcome",
    "evidence_status": "whether it is disputed",
    "presence": "whether somebody was there",
    "person": "who did it",
    "found": "what was found",
    "number": "how many or how much",
}
# What two entries of one happening may contradict each other in: each has a date and an outcome of its own.
_OF_TWO = frozenset({"cause", "side", "presence", "person", "found", "number"})
_INCIDENTS = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE})
_PRESENCE = frozenset({"seen", "not seen"})


def find(ground: Ground) -> Iterator[Shown]:
    """Each event whose accounts contradict each other."""
    told = laid_beside(ground.chronology, ground.life.subject)
    for event in ground.life.events:
        differing = [
            conflict
            for conflict in event.conflicts
            if _contradicts(conflict, event, ground) and (event.key, conflict.field) not in told
        ]
        if differing:
            yield _shown(event, differing)
    yield from _linked(ground)
    yield from _sides(ground)
    # A text may tell of two accounts by itself, where only one of them became an entry.
    yield from differing_there(ground)


def _sides(ground: Ground) -> Iterator[Shown]:
    """Statements that cannot both be right, of one incident or one standing question, each quoted with its source."""
    for laid in sides_by_life(ground.chronology).get(ground.life.subject, ()):
        evidence = tuple({stated.event.key: stated.event for stated in laid.statements}.values())
        yield Shown(
            anchor=laid.first.event,
            statement=f"The record holds statements that differ on {laid.asked}, and does not say which is so: {quotations(laid)}.",
            evidence=evidence,
            aspect=f"sides.{laid.name}",
        )


def _linked(ground: Ground) -> Iterator[Shown]:
    """Two entries that the record itself links, of one kind of incident within days, and that contradict each other."""
    paired: set[frozenset[str]] = set()
    for event in ground.life.events:
        for link in event.links:
            for other in ground.records.told_by(link.record):
                pair = frozenset((event.key, other.key))
                if len(pair) < 2 or pair in paired:
                    continue
                paired.add(pair)
                if differing := _differing_pair(event, other, link.rel, ground):
                    yield _shown_pair(event, other, differing)


def _differing_pair(event: Event, other: Event, rel: Rel, ground: Ground) -> list[Conflict]:
    first, second = sorted((event, other), key=lambda each: (each.when.first_day, each.key))
    near = days_at_least(first, second) <= ground.settings.whole("approximate_days")
    is_one = event.kind is other.kind and group_of(event.kind) in _INCIDENTS and near
    if rel is not Rel.DUPLICATES and not is_one:
        return []
    found = conflicts((*first.accounts, *second.accounts))
    mine = {account.key for account in first.accounts}
    return [
        conflict
        for conflict in found
        if conflict.field in _OF_TWO and {key in mine for _, key in conflict.values} == {True, False}
    ]


def _shown_pair(event: Event, other: Event, differing: Sequence[Conflict]) -> Shown:
    first, second = sorted((event, other), key=lambda each: (each.when.first_day, each.key))
    return Shown(
        anchor=first,
        statement=(
            f"The record shows two linked entries, “{titled(first)}” {dated(first)} and “{titled(second)}” "
            f"{dated(second)}, that differ on {listed(_FIELDS[conflict.field] for conflict in differing)}."
        ),
        evidence=(first, second),
        aspect="linked",
    )


def _contradicts(conflict: Conflict, event: Event, ground: Ground) -> bool:
    if conflict.field == "kind":
        return {value for value, _ in conflict.values} >= _PRESENCE
    if conflict.field in ("when", "until"):
        return _days_differ(conflict, event, ground.settings.whole("approximate_days"))
    return conflict.field in _FIELDS


def _days_differ(conflict: Conflict, event: Event, near: int) -> bool:
    """Days that are told as exact differ, or an approximate one lies far from another."""
    holders = {key for _, key in conflict.values}
    accounts = [account for account in event.accounts if account.key in holders]
    return any(_apart(one, other, conflict.field, near) for one, other in combinations(accounts, 2))


def _apart(one: Account, other: Account, field: str, near: int) -> bool:
    first, second = getattr(one, field), getattr(other, field)
    if first is None or second is None:
        return False
    if first.is_ongoing or second.is_ongoing:
        return bool(first.is_ongoing != second.is_ongoing)
    earlier, later = sorted((first, second), key=lambda when: (when.first_day, when.last_day))
    days: int = (later.first_day - earlier.last_day).days
    about = any(mark in (when.edtf or "") for when in (first, second) for mark in "~?%")
    return days > (near if about else 0)


def _shown(event: Event, differing: Sequence[Conflict]) -> Shown:
    fields = [_FIELDS[conflict.field] for conflict in differing]
    tellers = {account.agency or account.source.document for account in event.accounts}
    when = f" {dated(event)}" if event.when.dated else ""
    return Shown(
        anchor=event,
        statement=(
            f"The record shows {counted(len(event.accounts), 'account')} of “{titled(event)}”{when} that differ on "
            f"{listed(fields)}."
        ),
        evidence=(event,),
        strength=Strength.MODERATE if len(tellers) > 1 else Strength.WEAK,
    )


PATTERN = Pattern(
    name="conflict_between_sources",
    rule="P22.conflict",
    title="Accounts that differ",
    data="events that more than one account tells of",
    groups=frozenset(Group),
    find=find,
    among_all=True,
)
