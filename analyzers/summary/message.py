"""What the person wants the meeting to hear: what they asked to be told to it, and the views that were put to one for them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.voice import was_seen_alone
from analyzers.words import as_far_as, on, unquoted
from chronology.model import Account, Event, Restriction, Theme
from chronology.people import names_of
from chronology.prose.kept_passages import kept_passages
from chronology.prose.sentences import sentences

_OF_LATE = dt.timedelta(days=183)
_LONG = 400
_OF_FAMILY = "family"
# What only leads on from the sentence before.
_LEADS_ON = re.compile(r"\A(?:and|then|also|but|so|yna|a)\b[ ,:]+(?=\")", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]+"')


def message(page: Page) -> Iterator[Said]:
    """The latest of each; nothing for the family, before whom what somebody said alone is not put."""
    if page.chronology.profile == _OF_FAMILY or not page.life.subject:
        return
    yield from _latest(page, "message", "Said for the meeting", _message_in)
    yield from _latest(page, "views_put", "Views put to a meeting for them", _views_in)


def words_of(said: Said) -> str:
    """What is quoted in it."""
    return said.text.partition("“")[2].rpartition("”")[0]


def _latest(page: Page, rule: str, what: str, read: Callable[[str, Event, Page], str]) -> Iterator[Said]:
    for event in reversed(page.life.events):
        if event.when.last_day < page.chronology.as_at - _OF_LATE:
            return
        if event.restriction is not Restriction.NONE or event.key in page.life.retold:
            continue
        for account in event.accounts:
            if words := read(_told(account), event, page):
                shown = words if len(words) <= _LONG else as_far_as(words, _LONG)
                yield Said(
                    theme=Theme.VOICE, rule=rule, text=f"{what}: “{shown.rstrip('.')}”, {on(event)}.", evidence=[event]
                )
                return


def _told(account: Account) -> str:
    """The lines of a note as they stand, for headings are lines; nothing of what is kept from somebody who sits there."""
    whole = account.source.quote or account.fact
    return "" if any(kept_passages(whole)) else unquoted(whole)


def _message_in(text: str, event: Event, page: Page) -> str:
    """What they are quoted with that speaks of the meeting or asks to tell it something, on to the end of what is quoted in a row."""
    if not cue("of_the_meeting").search(text):
        return ""
    spans = [text[span.start : span.end].strip() for span in sentences(text)]
    for nth, words in enumerate(spans):
        if _is_message(words, event, page):
            last = nth
            while last + 1 < len(spans) and spans[last + 1].startswith('"'):
                last += 1
            return _LEADS_ON.sub("", " ".join(" ".join(spans[nth : last + 1]).split()))
    return ""


def _is_message(words: str, event: Event, page: Page) -> bool:
    """Their own quoted words of it; or what they want of it, told where nobody else was there to want it."""
    theirs = unquoted(event.child_voice or "")
    alone = was_seen_alone(event, page.life.subject)
    quoted = [found[0].strip('" ') for found in _QUOTED.finditer(words)]
    own = [each for each in quoted if alone or each.rstrip(".") in theirs]
    if any(cue("of_the_meeting").search(each) for each in own):
        return True
    return alone and cue("wants_of_the_meeting").search(words) is not None


def _views_in(text: str, _: Event, page: Page) -> str:
    """Under a heading of their views, or behind their name and through whom it was said."""
    own = {name.given for name in names_of(page.life.person)} if page.life.person else set()
    for found in cue("views_of_somebody").finditer(text):
        if (found["who"] or found["whose"]).casefold() in own:
            said = (found["views"] or found["through"]).strip()
            return " ".join(said.split())
    return ""
