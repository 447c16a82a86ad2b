"""An injury in the words of the doctor who looked at it, where these do not bear out the account that was given of it.

How somebody said that it came about is an account, and may be disowned: as the event that led to a conference it would be told as what happened.
"""

import datetime as dt
from collections.abc import Iterator

from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.words import on, opening
from chronology.model import Event, Group, Restriction, Theme
from chronology.normalise import order_key
from chronology.practice import group_of
from chronology.prose.sentences import sentences
from chronology.prose.wording import first_words

# So long after an injury was seen the opinion on it is given.
_SOON, _BEFORE = dt.timedelta(days=21), dt.timedelta(days=2)
_WORDS = 40


def in_medical_words(rule: str, event: Event, page: Page) -> Said | None:
    """The line of an injury by the opinion on it; none where no opinion is read that its accounts do not explain it."""
    if group_of(event.kind) is not Group.INJURY_OR_HARM or cue("opinion_on_injury").search(event.fact):
        return None
    first, last = event.when.first_day - _BEFORE, event.when.last_day + _SOON
    near = (other for other in page.life.events if other.when.dated and first <= other.when.first_day <= last)
    for other in sorted(near, key=order_key):
        words = next(_opinions(other), "") if other.key not in page.life.retold else ""
        if words:
            return Said(theme=Theme.WHY_NOW, rule=rule, text=f"{opening(on(other))}: {words}", evidence=[other, event])
    return None


def _opinions(event: Event) -> Iterator[str]:
    """The sentence that gives the opinion, with those behind it as far as a line holds."""
    for account in event.accounts:
        if account.restriction is not Restriction.NONE or event.restriction is not Restriction.NONE:
            continue
        for span in sentences(account.fact, wrapped=False):
            if cue("opinion_on_injury").search(account.fact, span.start, span.end):
                yield first_words(" ".join(account.fact[span.start :].split()), _WORDS)
                break
