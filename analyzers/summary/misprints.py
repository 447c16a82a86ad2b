"""A year that breaks the order of a document by about a whole number of years: flagged, never mended."""

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.records import is_of_day
from analyzers.summary.said import Page, Said
from analyzers.words import counted, day, on, titled
from chronology.model import Account, Basis, Event, Precision, Theme

_KNOWN = {Precision.MINUTE, Precision.DAY}
_NUMBER = re.compile(r"\d+")
_PERCENT = 100
_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry at its place in a document."""

    place: tuple[int, ...]
    day: dt.date
    event: Event


def say(page: Page) -> Iterator[Said]:
    """Each date that another year would put in its place, by the order of its document or by the day of recording."""
    told: set[str] = set()
    for document, entries in sorted(_by_document(page).items()):
        for said in _out_of_order(document, entries, page):
            told.update(event.key for event in said.evidence[:1])
            yield said
    for event in page.life.events:
        if event.key not in told:
            yield from _after_recording(event, page)


def _said(text: str, evidence: Sequence[Event]) -> Said:
    return Said(theme=Theme.QUALITY, rule="year_misprinted", text=text, evidence=evidence)


def _by_document(page: Page) -> dict[str, list[_Told]]:
    """The entries of each document in the order they stand in it, one for each place."""
    found: dict[str, dict[tuple[int, ...], list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for event in page.life.events:
        for account in event.accounts:
            place = _place(account)
            if place and _is_plain(event, account):
                found[account.source.document][place].append(_Told(place, account.when.first_day, event))
    return {
        document: [min(places[place], key=lambda each: (each.day, each.event.key)) for place in sorted(places)]
        for document, places in found.items()
    }


def _place(account: Account) -> tuple[int, ...]:
    """Where in its document it stands: by the numbers of its place, of a line, a row or a record.

    The path of an element is none: a system writes its records by type or by number, and their order says nothing of days.
    """
    if account.source.locator.startswith("/"):
        return ()
    return tuple(map(int, _NUMBER.findall(account.source.locator)))


def _is_plain(event: Event, account: Account) -> bool:
    """A date written out for the entry itself, not one that it looks back on."""
    return account.when.precision in _KNOWN and account.when.basis is Basis.EXPLICIT and not is_of_day(event)


def _out_of_order(document: str, entries: Sequence[_Told], page: Page) -> Iterator[Said]:
    settings = page.practice.record
    if len(entries) < settings.in_order_least:
        return
    for ordered in (entries, entries[::-1]):
        kept = _longest_in_order([each.day for each in ordered])
        if len(kept) == len(ordered) or len(kept) * _PERCENT < settings.in_order_share * len(ordered):
            continue
        yield from _breaking(document, ordered, kept, settings.year_slack_days)
        return


def _breaking(document: str, entries: Sequence[_Told], kept: Sequence[int], slack: int) -> Iterator[Said]:
    """Entries between two that are in order and near each other, where another year would fit and the one given does not."""
    for place, entry in enumerate(entries):
        after = bisect_right(kept, place)
        if (after and kept[after - 1] == place) or not 0 < after < len(kept):
            continue
        before, behind = entries[kept[after - 1]], entries[kept[after]]
        years = _years_off(entry.day, before.day, behind.day, slack)
        if years:
            text = (
                f"“{titled(entry.event)}” is dated {on(entry.event)} and stands in {document} between entries of {day(before.day)} "
                f"and {day(behind.day)}: the year may be a misprint, by {counted(years, 'year')}. It is left as written."
            )
            yield _said(text, list(dict.fromkeys((entry.event, before.event, behind.event))))


def _years_off(of: dt.date, low: dt.date, high: dt.date, slack: int) -> int:
    """By how many years a date lies off two others; 0 where that is no whole number, or they are too far apart to tell."""
    if (high - low).days + 2 * slack >= _YEAR / 2:
        return 0
    off = (low - of).days if of < low else (of - high).days
    years = round((off + (high - low).days / 2) / _YEAR)
    if years < 1:
        return 0
    left = years * _YEAR - off
    return years if -slack <= left <= (high - low).days + slack else 0


def _longest_in_order(days: Sequence[dt.date]) -> list[int]:
    """Places of the most dates that stand in order, as patience sorting finds them."""
    tails: list[dt.date] = []
    ends: list[int] = []
    before: list[int] = []
    for place, of in enumerate(days):
        at = bisect_right(tails, of)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(of)
            ends.append(place)
        else:
            tails[at], ends[at] = of, place
    kept: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.append(place)
        place = before[place]
    return kept[::-1]


def _after_recording(event: Event, page: Page) -> Iterator[Said]:
    """An entry dated about a whole number of years after somebody wrote it down."""
    for account in event.accounts:
        recorded = account.source.recorded_on
        if recorded is not None and _is_plain(event, account):
            years = _years_off(account.when.first_day, recorded, recorded, page.practice.record.year_slack_days)
            # The end of a plan is entered later in the record that was made when it began.
            if years and account.when.first_day > recorded and not page.records.same_record(event):
                text = (
                    f"“{titled(event)}” is dated {on(event)} and was recorded on {day(recorded)}: the year may be a misprint, by "
                    f"{counted(years, 'year')}. It is left as written."
                )
                yield _said(text, [event])
                return
