"""P22, second half: two accounts of one event differ on its date, cause, presence or outcome, or are told to differ."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from analyzers.cues import told
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.words import counted, dated, dates, listed, titled
from chronology.model import Account, Conflict, Event, Group, Strength

# What each field of a conflict is called. What else accounts may differ on (what to call it) contradicts nothing.
_FIELDS: Mapping[str, str] = {
    "when": "the date",
    "until": "when it ended",
    "cause": "how it came about",
    "side": "the side of the body",
    "kind": "whether the person was seen",
    "outcome": "the outcome",
    "evidence_status": "whether it is disputed",
}
_PRESENCE = frozenset({"seen", "not seen"})


def find(ground: Ground) -> Iterator[Shown]:
    """Each event whose accounts contradict each other."""
    for event in ground.life.events:
        differing = [conflict for conflict in event.conflicts if _contradicts(conflict, event, ground)]
        if differing:
            yield _shown(event, differing)
    # A text may tell of two accounts by itself, where only one of them became an entry.
    telling = [event for event in ground.life.events if not event.conflicts and _tells_of_two(event)]
    if telling:
        yield Shown(
            anchor=telling[0],
            statement=(
                f"The record shows {counted(len(telling), 'entry', 'entries')} that "
                f"{'tells' if len(telling) == 1 else 'tell'} of accounts that differ: {dates(telling)}."
            ),
            evidence=telling,
            aspect="told",
            strength=Strength.WEAK,
        )


def _tells_of_two(event: Event) -> bool:
    return bool(told(event, "accounts_differ", of_the_past=True, says_not=True))


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
)
