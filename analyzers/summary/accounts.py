"""What accounts of one event differ on, in words: each thing that is said of it, where it stands and when it was written."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from analyzers.words import day, listed, on, titled
from chronology.dates import describe
from chronology.model import Account, Conflict, Event, Kind, Precision, Restriction, When
from chronology.practice import title_of

FIELD_WORDS: Mapping[str, str] = {
    "when": "the date",
    "until": "the end",
    "outcome": "the outcome",
    "kind": "what it was",
    "evidence_status": "whether it is disputed",
    "cause": "how it came about",
    "side": "the side of the body",
    "presence": "whether somebody was there",
    "person": "who did it",
    "found": "what was found",
    "number": "how many or how much",
}
"""What a field is called in which accounts can differ."""
_KINDS = frozenset(map(str, Kind))
# What visits claim of the person.
_CLAIMS = frozenset({"seen", "not seen"})


def differing(event: Event) -> tuple[Conflict, ...]:
    """The fields its accounts differ on; two names of it (a report and an enquiry) can both be so, seen and not seen cannot."""
    return tuple(each for each in event.conflicts if each.field != "kind" or _claims_differ(each))


def _claims_differ(conflict: Conflict) -> bool:
    return {value for value, _ in conflict.values} >= _CLAIMS


def which_is_right(event: Event, beside: Collection[str] = ()) -> str:
    """The question which account holds, and the two things or more that are said; of what is restricted only on what.

    Fields on which another question has both sides already, `beside`, are left to it.
    """
    asked = f"Which account of “{titled(event)}”, {on(event)}, is right?"
    accounts = {account.key: account for account in event.accounts}
    open_ = all(each.restriction is Restriction.NONE for each in (event, *event.accounts))
    told = [
        f"On {FIELD_WORDS.get(conflict.field, conflict.field)}: {'; '.join(_sayings(conflict, accounts))}."
        for conflict in _telling(event)
        if open_ and conflict.field not in beside
    ]
    return " ".join((asked, *(told or [f"They differ on {_fields(event)}."])))


def _telling(event: Event) -> Sequence[Conflict]:
    """What those who meet can settle; what to call it only where accounts differ on nothing else."""
    every = differing(event)
    return [each for each in every if each.field != "kind"] or every


def named(event: Event) -> str:
    """The event with what its accounts differ on, in a few words."""
    return f"“{titled(event)}”, {on(event)} ({_fields(event)})"


def _fields(event: Event) -> str:
    return listed(dict.fromkeys(FIELD_WORDS.get(each.field, each.field) for each in differing(event)))


def _sayings(conflict: Conflict, accounts: Mapping[str, Account]) -> Iterator[str]:
    """Each thing that is said, once, with the first account that says it."""
    said: set[str] = set()
    told: list[When] = []
    for value, key in conflict.values:
        account = accounts.get(key)
        words, when = _in_words(conflict.field, value, account), _when(conflict.field, account)
        if words.casefold() not in said and not (when and any(_may_be_one(when, each) for each in told)):
            said.add(words.casefold())
            told += [when] if when else []
            yield f"{words} ({_told_in(account)})" if account else words


def _in_words(field: str, value: str, account: Account | None) -> str:
    """A date as it is printed, a kind by its title, else the record's words."""
    if when := _when(field, account):
        return day(when.earliest) if when.precision is Precision.MINUTE and when.earliest else describe(when)
    return f"“{title_of(Kind(value)) if field == 'kind' and value in _KINDS else value}”"


def _when(field: str, account: Account | None) -> When | None:
    when: When | None = getattr(account, field, None) if field in ("when", "until") else None
    return when if when is not None and when.dated else None


def _may_be_one(when: When, other: When) -> bool:
    """The month of a day is no other date."""
    return when.first_day <= other.last_day and other.first_day <= when.last_day


def _told_in(account: Account) -> str:
    source = account.source
    return f"{source.document}, {day(source.recorded_on)}" if source.recorded_on else source.document
