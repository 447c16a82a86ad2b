"""A meeting that was to be held, and in whose own name an entry is written: whoever writes as the panel has met."""

import datetime as dt
import re
from collections.abc import Sequence

from analyzers.cues import cue
from analyzers.follow_up.again import agreed_on
from analyzers.follow_up.quoting import clauses, shortest
from chronology.model import Action, Answer, Event, Status

# So long after it was due a meeting of the name is still the one that was asked for.
_LATE = dt.timedelta(days=60)
_WORD = re.compile(r"[^\W\d_]{4,}")
# A name of fewer words may be anybody's: "review", "team meeting".
_LEAST = 2


def held_as(action: Action, events: Sequence[Event]) -> tuple[Answer, ...]:
    """The first words of the first entry that the meeting wrote, from when it was agreed until some time after it was due."""
    found = cue("held_again").search(action.text)
    name = _words(action.text[: found.start()]) if found else frozenset()
    if len(name) < _LEAST or action.due is None or not action.due.dated:
        return ()
    for event in events:
        in_time = event.when.dated and agreed_on(action) < event.when.first_day <= action.due.last_day + _LATE
        if in_time and event.status is Status.FINAL and any(name == _by(each) for each in _writers(event)):
            text = event.fact or ""
            for piece in clauses(text):
                return (Answer(event=event.key, words=shortest(text, piece, [piece])),)
    return ()


def _writers(event: Event) -> Sequence[str]:
    return [account.source.recorded_by for account in event.accounts if account.source.recorded_by]


def _by(written: str) -> frozenset[str]:
    found = cue("held_again").search(written)
    return _words(written[: found.start()] if found else written)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
