"""Whether the day of an entry is its own: given with it, by its words or by the head of its note, and not carried over from another."""

import re

from chronology.model import Basis, Event, Group, Precision
from chronology.practice import group_of
from chronology.prose.sentences import sentences
from chronology.prose.sure import is_kind_from_words, says_something, telling_sentence

_KNOWN = frozenset({Precision.MINUTE, Precision.DAY})
# A day that follows from one told before it is of the story, and may be of another happening.
_CARRIED = frozenset({Basis.RELATIVE_TO_PREVIOUS, Basis.NONE, Basis.TOLD})
# A judgment tells its story in order: what it says of the next day is of that day.
_IN_ORDER = "notes::undated:"
# A weight of 22.1 and a blood pressure are no days.
_DAYS = re.compile(
    r"(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/\d{2,4})?|\d{1,2}[.-]\d{1,2}[.-]\d{2,4})(?![\d/])"
)
_OWN = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight|heddiw)\b", re.IGNORECASE)
_SEVERAL = 2
_KEPT = re.compile(
    r"\b(?:given|attended|seen|done|kept|completed|had)(?: on)? (?P<day>\d{1,2})[./](?P<month>\d{1,2})(?![\d:])",
    re.IGNORECASE,
)


def is_of_own_day(event: Event) -> bool:
    """One day is known, and it was not carried over from what stood before.

    The day of a letter that lists the days of others is none of what it tells.
    """
    if event.when.precision not in _KNOWN or event.when.basis in _CARRIED:
        return False
    return event.when.basis is not Basis.NOTE_DATE or not lists_days(event)


def is_of_a_day_carried_over(event: Event) -> bool:
    """Words alone tell it, on a day that is that of another thing: of one told before it, or of the letter that lists several."""
    if event.when.is_only_told:
        return True
    if not is_from_words(event) or all(account.key.startswith(_IN_ORDER) for account in event.accounts):
        return False
    carried = event.when.basis is Basis.RELATIVE_TO_PREVIOUS or _was_kept_then(event)
    return carried or (event.when.basis is Basis.NOTE_DATE and says_something(event.kind) and lists_days(event))


def _was_kept_then(event: Event) -> bool:
    """Words say of its day that the appointment was kept: "DNA 02/05, given 24/09"."""
    day = event.when.earliest
    if group_of(event.kind) is not Group.MISSED_APPOINTMENT or day is None:
        return False
    return any((int(found["day"]), int(found["month"])) == (day.day, day.month) for found in _KEPT.finditer(event.fact))


def is_from_words(event: Event) -> bool:
    """Words of a text alone tell it: no record has it in fields of its own."""
    return all(map(is_kind_from_words, event.accounts))


def lists_days(event: Event) -> bool:
    """The sentence that tells it gives several days and not its own, as what sums up does."""
    told = [*filter(None, map(telling_sentence, event.accounts))] or [event.fact]
    said = (text[span.start : span.end] for text in told for span in sentences(text))
    return any(len(set(_DAYS.findall(each))) >= _SEVERAL and not _OWN.search(each) for each in said)
