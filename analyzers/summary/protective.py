"""What protects: the positive entries of weight, the latest first, with older ones counted."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from analyzers.strengths import protects
from analyzers.summary.said import Page, Said
from analyzers.words import counted, dates, on, times, titled
from chronology.model import Event, Kind, Level, Theme
from chronology.normalise import order_key
from chronology.practice import title_of

_RECENT = dt.timedelta(days=730)


def say(page: Page) -> Iterator[Said]:
    """Each kind of protective entry of the last two years once, then what came before."""
    events = protecting(page)
    since = page.chronology.as_at - _RECENT
    by_kind: dict[Kind, list[Event]] = defaultdict(list)
    for event in events:
        if event.when.first_day >= since:
            by_kind[event.kind].append(event)
    for found in sorted(by_kind.values(), key=lambda found: order_key(found[-1]), reverse=True):
        yield _said("protective", _told(found), found)
    earlier = [event for event in events if event.when.first_day < since]
    if earlier:
        text = f"{counted(len(earlier), 'earlier protective entry', 'earlier protective entries').capitalize()}."
        yield _said("protective_earlier", text, earlier)


def protecting(page: Page) -> list[Event]:
    """The protective entries of weight, in order."""
    return [event for event in page.life.events if _protects(event, page)]


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.PROTECTIVE, rule=rule, text=text, evidence=evidence)


def _protects(event: Event, page: Page) -> bool:
    level = page.levels.get(event.key, page.practice.level_of(event.kind))
    return protects(event, page.practice) and level.rank >= Level.MEDIUM.rank


def _told(found: list[Event]) -> str:
    last, title = found[-1], title_of(found[-1].kind)
    if len(found) == 1:
        own = titled(last) if titled(last) != title else ""
        return f"{title}{': ' + own if own else ''}, {on(last)}."
    return f"{title} {times(len(found))}: {dates(found, most=4)}."
