"""How good the record is: how late it was written, how exactly it is dated, what of it is draft."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzers.records import is_of_day, is_of_text
from analyzers.summary.said import Page, Said
from analyzers.words import counted, day, listed, number, opening
from chronology.model import Account, Basis, Event, Kind, Precision, Status, Theme

_KNOWN = {Precision.MINUTE, Precision.DAY}
_PERCENT = 100


def say(page: Page) -> Iterator[Said]:
    """What a reader should know before trusting the dates."""
    yield from _late(page)
    yield from _same_day(page)
    yield from _before_it_happened(page)
    yield from _vague(page)
    yield from _births(page)
    yield from _drafts(page)


def _said(rule: str, text: str, evidence: Sequence[Event]) -> Said:
    return Said(theme=Theme.QUALITY, rule=rule, text=text, evidence=evidence)


def _late(page: Page) -> Iterator[Said]:
    """From the day something happened to the day it was first written down. What a note looks back on is not late."""
    lags = [
        (min(found), event)
        for event in page.life.events
        if not is_of_day(event)
        and (found := [lag for account in event.accounts if (lag := _lag(account)) is not None and lag >= 0])
    ]
    if not lags:
        return
    after = page.practice.record.late_days
    late = [event for lag, event in lags if lag > after]
    middle = _middle([lag for lag, _ in lags])
    text = (
        f"Half of the entries were recorded within {counted(middle, 'day')} of the event"
        if middle
        else "Half of the entries were recorded on the day of the event"
    )
    text += f"; {counted(len(late), 'entry', 'entries')} more than {number(after)} days after." if late else "."
    yield _said("late_recording", text, late)


def _lag(account: Account) -> int | None:
    """Days from the event to its recording, fewer than none where it was recorded before; None where one is not known."""
    recorded = account.source.recorded_on
    if recorded is None or account.when.precision not in _KNOWN:
        return None
    return (recorded - account.when.last_day).days


def _same_day(page: Page) -> Iterator[Said]:
    """A source whose entries nearly all happened on the day they were recorded: a system may have filled the date in.

    Only of a source that keeps the two dates apart; a note has one.
    """
    settings = page.practice.record
    for document, lags in sorted(_lags(page).items()):
        same = [event for lag, event in lags if lag == 0]
        many = len(lags) >= settings.same_day_least
        if many and len(same) < len(lags) and len(same) * _PERCENT > settings.same_day_share * len(lags):
            text = (
                f"In {document} {len(same)} of {len(lags)} entries have the day of recording as the day of the event. Some of "
                "these dates may have been filled in by the system."
            )
            yield _said("date_filled_in", text, same)


def _lags(page: Page) -> Mapping[str, list[tuple[int, Event]]]:
    found: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for event in page.life.events:
        for account in event.accounts:
            lag = _lag(account)
            if lag is not None and account.when.basis is Basis.EXPLICIT and not is_of_text(event):
                found[account.source.document].append((lag, event))
    return found


def _before_it_happened(page: Page) -> Iterator[Said]:
    # The record of a plan is made when it begins; its end is entered in it later.
    found = [
        event
        for event in page.life.events
        if _is_early(event) and not is_of_day(event) and not page.records.same_record(event)
    ]
    if found:
        text = f"{counted(len(found), 'entry is', 'entries are')} dated after the day on which the record was made."
        yield _said("recorded_before", opening(text), found)


def _is_early(event: Event) -> bool:
    return any(
        (lag := _lag(account)) is not None and lag < 0 and account.when.basis is Basis.EXPLICIT
        for account in event.accounts
    )


def _vague(page: Page) -> Iterator[Said]:
    vague = [event for event in page.life.events if event.when.precision not in _KNOWN]
    if vague:
        text = f"{counted(len(vague), 'entry is', 'entries are').capitalize()} dated less exactly than to the day."
        yield _said("vague_dates", text, vague)


def _births(page: Page) -> Iterator[Said]:
    """A birth that the sources date differently: an age, and whatever is told by it, hangs on which is right."""
    for event in page.life.events:
        if event.kind is Kind.BIRTH and any(conflict.field == "when" for conflict in event.conflicts):
            days = sorted({account.when.first_day for account in event.accounts if account.when.precision in _KNOWN})
            text = f"The sources give different dates of birth for one child: {listed(map(day, days))}."
            yield _said("birth_dates", text, [event])


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
