"""How good the record is: how late it was written, what has no outcome, what is draft, what is told twice."""

from collections.abc import Iterator, Sequence

from analyzers.summary.said import Page, Said
from analyzers.words import counted, number
from chronology.model import Account, Event, Group, Precision, Status, Theme
from chronology.practice import group_of

_LATE_DAYS = 7
# What a referral, assessment, enquiry, conference or incident came to is expected (domain guidance L2).
_WANT_OUTCOME = {Group.REFERRAL, Group.S47_ENQUIRY, Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.DOMESTIC_ABUSE}
_KNOWN = {Precision.MINUTE, Precision.DAY}


def say(page: Page) -> Iterator[Said]:
    """What a reader should know before trusting the dates and the endings."""
    yield from _late(page)
    yield from _outcomes(page)
    yield from _vague(page)
    yield from _drafts(page)


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.QUALITY, rule=rule, text=text, evidence=evidence)


def _late(page: Page) -> Iterator[Said]:
    """From the day something happened to the day it was written down."""
    lags = [
        (lag, event) for event in page.life.events for account in event.accounts if (lag := _lag(account)) is not None
    ]
    if not lags:
        return
    late = [event for lag, event in lags if lag > _LATE_DAYS]
    middle = _middle([lag for lag, _ in lags])
    text = (
        f"Half of the entries were recorded within {counted(middle, 'day')} of the event"
        if middle
        else ("Half of the entries were recorded on the day of the event")
    )
    text += f"; {counted(len(late), 'entry', 'entries')} more than {number(_LATE_DAYS)} days after." if late else "."
    yield _said("late_recording", text, late)


def _lag(account: Account) -> int | None:
    recorded = account.source.recorded_on
    if recorded is None or account.when.precision not in _KNOWN or recorded < account.when.first_day:
        return None
    return (recorded - account.when.last_day).days


def _outcomes(page: Page) -> Iterator[Said]:
    wanted = [event for event in page.life.events if group_of(event.kind) in _WANT_OUTCOME]
    missing = [event for event in wanted if not (event.outcome or event.decision or event.action)]
    if missing:
        text = (
            f"{number(len(missing)).capitalize()} of {number(len(wanted))} referrals, enquiries, conferences and "
            "incidents have neither an outcome nor an action on record."
        )
        yield _said("missing_outcomes", text, missing)


def _vague(page: Page) -> Iterator[Said]:
    vague = [event for event in page.life.events if event.when.precision not in _KNOWN]
    if vague:
        text = f"{counted(len(vague), 'entry is', 'entries are').capitalize()} dated less exactly than to the day."
        yield _said("vague_dates", text, vague)


def _drafts(page: Page) -> Iterator[Said]:
    drafts = [event for event in (*page.life.events, *page.life.undated) if event.status is Status.DRAFT]
    if drafts:
        text = f"{counted(len(drafts), 'entry rests', 'entries rest').capitalize()} on a record that is still a draft."
        yield _said("drafts", text, drafts)


def _middle(numbers: Sequence[int]) -> int:
    """The median in whole days. The standard library's would cost more to import than the whole summary to make."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2
