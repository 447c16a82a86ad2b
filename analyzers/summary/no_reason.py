"""What is no reason to meet, though its words were read as grave: a lesson, a message typed out, what a service wrote of itself."""

import datetime as dt
import re
from collections.abc import Sequence

from analyzers.cues import cue
from chronology.dates import find
from chronology.model import Event, Group, Kind, Precision
from chronology.normalise import record_of
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words

_LONG_BEFORE = dt.timedelta(days=31)
# A question whose answer was cut off says nothing of what befell.
_ASKED_ALONE = re.compile(r"\A\W*(?:asked|gofynnwyd)\b[^.?!\"“]*[.?!]?\Z", re.IGNORECASE)
_FEW = 5
_HEALED = re.compile(r"\b(?:has |have |now |well )?healed\b(?! badly| poorly)", re.IGNORECASE)
# What a child's file tells of grown-ups as well.
_OF_ANYBODY = frozenset({Group.SUBSTANCE_MISUSE, Group.MENTAL_HEALTH})
_WHO = re.compile(
    r"\b(?:she|he|her|him|his|mum|mam|mummy|dad|daddy|mother|father|child|baby|I|me|my)\b|['’]s\b", re.IGNORECASE
)
_DAYS = (Precision.DAY, Precision.MINUTE)


def is_no_reason(event: Event, others: Sequence[Event]) -> bool:
    """Read from words that are a lesson's, a message's or a service's own; filed in error; or of a day long before their note's."""
    if not is_from_words(event):
        return False
    text = f"{event.title}. {event.fact}"
    of_a_lesson = cue("of_a_lesson").search(text) is not None and not cue("hurt_in_a_lesson").search(text)
    of_service = cue("of_a_service").search(text) is not None
    was_kept = event.kind is Kind.NEGLECT_OBSERVED and cue("appointment_kept").search(text) is not None
    if of_a_lesson or of_service or was_kept or is_message(event) or _ASKED_ALONE.match(event.fact):
        return True
    return _is_fading(event, others) or _is_of_a_day_before(event, others)


def _is_fading(event: Event, others: Sequence[Event]) -> bool:
    """A hurt that is told of as healed; a bruise that is going, some weeks after a hurt that is on record: the hurt is the reason."""
    if _HEALED.search(event.fact) or cue("ended_well").search(event.fact):
        return True
    if not cue("fading").search(event.fact):
        return False
    since = event.when.first_day - _LONG_BEFORE
    return any(
        group_of(other.kind) is Group.INJURY_OR_HARM and since <= other.when.first_day < event.when.first_day
        for other in others
        if other.when.dated
    )


def is_message(event: Event) -> bool:
    """A message typed out: what somebody wrote to somebody, of a day that it need not name."""
    documents = {account.source.document for account in event.accounts}
    return all(cue("file_of_messages").search(each) for each in documents) or bool(cue("a_message").match(event.fact))


def says_of_nobody(event: Event) -> bool:
    """A few words without a name or a "she": in a file of a service that a parent goes to, "urine positive" is of the parent."""
    if not is_from_words(event) or group_of(event.kind) not in _OF_ANYBODY:
        return False
    return all(_is_bare(max((account.fact, account.title), key=len)) for account in event.accounts)


def _is_bare(words: str) -> bool:
    told = words.split()
    return (
        len(told) < _FEW
        and not any(word[:1].isupper() for word in told[1:] if not word.isupper())
        and not _WHO.search(words)
    )


def settles_nothing(event: Event) -> bool:
    """Bail of which somebody only says how they understand it."""
    return event.kind is Kind.BAIL_CONDITIONS and cue("only_understood").search(event.fact) is not None


def _is_of_a_day_before(event: Event, others: Sequence[Event]) -> bool:
    """A letter pasted into a note gives days of its own: what stands behind one of those is not of the note's day."""
    record = record_of(event.key)
    same = (other for other in others if record_of(other.key) == record)
    texts = {each.source.quote for other in same for each in other.accounts if each.source.quote}
    whole = max(texts, key=len, default="")
    if "\n" not in whole or not event.when.dated:
        return False
    at = whole.find(event.fact)
    before = whole[:at] if at > 0 else whole
    days = [each.when for each in find(before, event.when.first_day) if each.when.precision in _DAYS]
    return bool(days) and days[-1].last_day < event.when.first_day - _LONG_BEFORE
