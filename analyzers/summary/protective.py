"""What protects: the positive entries of weight, the latest first, with older ones counted."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from analyzers.strengths import care_is_taken_up, protects
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
    by_kind: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.when.first_day >= since:
            by_kind[called(event, page)].append(event)
    for found in sorted(by_kind.values(), key=lambda found: order_key(found[-1]), reverse=True):
        yield _said("protective", _told(found, page), found)
    earlier = [event for event in events if event.when.first_day < since]
    if earlier:
        text = f"{counted(len(earlier), 'earlier protective entry', 'earlier protective entries').capitalize()}."
        yield _said("protective_earlier", text, earlier)


def protecting(page: Page) -> list[Event]:
    """The protective entries of weight, in order."""
    return [event for event in page.life.events if is_protective(event, page)]


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.PROTECTIVE, rule=rule, text=text, evidence=evidence)


def is_protective(event: Event, page: Page) -> bool:
    """By its kind or the record's own word; of an adult also by words that tell of care let in."""
    level = page.levels.get(event.key, page.practice.level_of(event.kind))
    weighs = level.rank >= Level.MEDIUM.rank
    return weighs and (protects(event, page.practice) or _in_words(event, page))


def _in_words(event: Event, page: Page) -> bool:
    return page.life.is_adult and event.key not in page.life.retold and care_is_taken_up(event)


def called(event: Event, page: Page) -> str:
    """What a protective entry is called: of one that is so by its words alone, what they tell."""
    in_words = not protects(event, page.practice) and _in_words(event, page)
    return title_of(Kind.CARE_ACCEPTED if in_words else event.kind)


def _told(found: list[Event], page: Page) -> str:
    last, title = found[-1], called(found[-1], page)
    if len(found) == 1:
        own = titled(last) if titled(last) != title else ""
        return f"{title}{': ' + own if own else ''}, {on(last)}."
    return f"{title} {times(len(found))}: {dates(found, most=4)}."
