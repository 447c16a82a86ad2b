"""What is waited for: a thing that was asked for or promised, told of as not there, and not told of as there since.

An advocate asked for in July and on a waiting list in February stands in no list of actions, or in three of them. What was said of
it last decides: where that says that it is there, nothing is told.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzers.follow_up.quoting import clauses, shortest
from analyzers.summary.said import Page, Said
from analyzers.told import text_of
from analyzers.words import day, on, quoted_words
from chronology.model import Action, Event, Restriction, Theme
from chronology.sought import Expression, Sought
from chronology.tables import shipped_table

WAITING = "waiting"
# So long before the day of the document its last words may be; told once, they are of late.
_LATELY, _ONCE = dt.timedelta(days=300), dt.timedelta(days=120)
# What says how it stands is within so many letters of it: "the review has not been held and she heard of the advocate" waits for no advocate.
_NEAR = 40
# What was to be done longer ago than this was agreed of another time.
_AGREED = dt.timedelta(days=400)
_WAITS, _ASKS, _THERE = "waits", "asks", "there"


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause on one thing: what it is called there, how it stands by it, and its words."""

    event: Event
    thing: str
    named: str
    how: str
    words: str

    @property
    def day(self) -> dt.date:
        return self.event.when.first_day


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """What is waited for and what is told as missing, by its words."""
    return shipped_table("analyzers", "summary/waited_for.toml")


def expression(part: str, name: str) -> Expression:
    """One of its expressions."""
    return _expressions(part)[name]


@cache
def _expressions(part: str) -> Sought[str]:
    return Sought(table()[part].items(), re.IGNORECASE)


def say(page: Page) -> Iterator[Said]:
    """A sentence for each thing, that which is waited for longest first."""
    found = sorted(_waited_for(page), key=lambda told: (told[0].day, told[0].named))
    # One sentence that names two things tells of the one that was waited for longer.
    by_words = {told[-1].words: told for told in reversed(found)}
    for told in (told for told in found if by_words[told[-1].words] is told):
        waits = [each for each in told if each.how is _WAITS]
        last = waits[-1]
        if _is_told_with_its_action(told[0].thing, last.day, page):
            continue
        # The first of its clauses that was read is seldom the first there was: no day is given since when it is waited for.
        agreed = _agreed(told[0].thing, page)
        text = f"“{last.named}”: waited for. The last words of it: “{quoted_words(last.words)}” ({on(last.event)}).{agreed}"
        evidence = list(dict.fromkeys(each.event for each in waits[-2:]))
        yield Said(theme=Theme.TOGETHER, rule=WAITING, text=text, evidence=evidence)


def _waited_for(page: Page) -> Iterator[list[_Told]]:
    """What is told of each thing since it was last there, where that is that it is not."""
    told: dict[str, list[_Told]] = {}
    for event in page.life.events:
        if event.restriction is Restriction.NONE and event.when.dated and event.key not in page.life.retold:
            for thing, each in _told_in(event):
                told.setdefault(thing, []).append(each)
    for thing, every in told.items():
        if _is_sent_once(thing) and any(each.how is _THERE for each in every):
            continue
        since = max((place for place, each in enumerate(every) if each.how is _THERE), default=-1)
        open_ = every[since + 1 :]
        waits = [each for each in open_ if each.how is _WAITS]
        if waits and _is_of_late(open_, bool(_agreed(thing, page)), page.chronology.as_at):
            yield open_


def _is_of_late(told: Sequence[_Told], agreed: bool, as_at: dt.date) -> bool:  # whether an action asks for it
    last = max(each.day for each in told if each.how is _WAITS)
    several = agreed or len({each.day for each in told}) > 1
    return as_at - last <= (_LATELY if several else _ONCE)


def _told_in(event: Event) -> Iterator[tuple[str, _Told]]:
    """One clause for each thing of an account that tells of the entry's own day."""
    seen: set[str] = set()
    for account in event.accounts:
        if account.when.earliest != event.when.earliest:
            continue
        text = text_of(account)
        things = [name for name, _ in _expressions("things").found(text)]
        for piece in clauses(text) if things else ():
            said = text[piece.start : piece.end]
            for name in things:
                named = expression("things", name).search(said)
                how = _how(said, name, named) if named and name not in seen else ""
                if named and how:
                    seen.add(name)
                    yield name, _Told(event, name, named.group(), how, shortest(text, piece, [piece]))


def _how(said: str, thing: str, named: re.Match[str]) -> str:
    """It is not there, is asked for, or is there, by words that stand near it; empty where the clause says none of it."""
    if expression("says", "not").search(said):
        return ""
    waits = _is_said(_WAITS, said, named)
    if _is_sent_once(thing) and _is_said("sent", said, named) and not waits:
        return _THERE
    return _WAITS if waits else next((how for how in (_ASKS, _THERE) if _is_said(how, said, named)), "")


def _is_said(how: str, said: str, named: re.Match[str]) -> bool:
    found = expression("says", how).finditer(said)
    return any(max(each.start() - named.end(), named.start() - each.end()) <= _NEAR for each in found)


def _is_sent_once(thing: str) -> bool:
    return thing in table()["once"]["things"]


def _is_told_with_its_action(thing: str, day: dt.date, page: Page) -> bool:
    """An action that asks for it is listed, with words that are as late."""
    events = {event.key: event for event in page.chronology.events}
    said = (
        each.written or events[each.event].when.last_day
        for action in _asking(thing, page)
        for each in action.answers
        if each.event in events
    )
    return any(each >= day for each in said)


def _agreed(thing: str, page: Page) -> str:
    """The latest action that asks for it, with who was to do it and by when."""
    asked = _asking(thing, page)
    if not asked:
        return ""
    action = max(asked, key=lambda action: (_last_day_of(action), action.text))
    due = f"due {day(action.due.last_day)}" if action.due is not None and action.due.dated else f"due “{action.by}”"
    owner = f"{action.owner}, " if action.owner else ""
    return f" Agreed: “{quoted_words(action.text)}”, {owner}{due}."


def _asking(thing: str, page: Page) -> list[Action]:
    """Actions of late that ask for it and are not recorded as done; those that go on have no day."""
    return [
        action
        for action in page.chronology.actions
        if action.is_outstanding
        and (action.by or (action.due is not None and action.due.dated))
        and _last_day_of(action) >= page.chronology.as_at - _AGREED
        and expression("things", thing).search(action.text)
    ]


def _last_day_of(action: Action) -> dt.date:
    return next((w.last_day for w in (action.due, action.agreed_at) if w is not None and w.dated), dt.date.min)
