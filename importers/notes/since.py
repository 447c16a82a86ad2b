"""What was done in the days after that of its note, which was gone on with: "Rang them 28/2" in a note of the 27th."""

import datetime as dt
import re
from dataclasses import replace

from chronology.dates import from_edtf
from chronology.model import Basis, When
from chronology.prose.sentences import Span

RUNS_ON = 14
"""Days for which a note may be gone on with after its own."""
# What somebody did, with the day right behind it and no word between that plans.
_DONE = re.compile(
    r"(?<!be )(?<!being )(?<!to )\b(?:seen|saw|visited|rang|rung|phoned|texted|emailed|spoke|attended|came|called|met|went|collected|brought|dna'?d?|found|started|discharged"
    r"|gwelwyd|gwelais|ffoniais|daeth|aeth)\b(?! (?:to|for|by|until|off)\b)[^.;,:\n]{0,40}\Z"
    r"|\b(?:said|told (?:me|us|\w+)|disclosed|reported|admitted|dywedodd) (?:on|ar) (?:the )?\Z"
)
_SOON = 2
_WEEK = 7
_LETTERS = re.compile(r"[^\W\d_]")
_ONLY_A_NUMBER = re.compile(r"(?:on )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_ONLY_A_WEEKDAY = re.compile(
    r"(?:on )?(?:the )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?: (?:morning|afternoon|evening|night|tea(?:time)?|dinner(?:time)?|lunch(?:time)?|breakfast))?",
    re.IGNORECASE,
)
_LAST = re.compile(r"last (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:will|would|due|booked|for|by|until|till|to (?:be|go|see|attend)|next|erbyn)\b")


def done_since(lower: str, at: int, part: Span, when: When, day: dt.date) -> When | None:
    """The day soon after a note's own of which the words before its place tell that it was; `lower` is the text in lower case.

    Without a year it was taken for a day of a year ago, of which nobody tells in bare figures, nor a day or two before its anniversary.
    """
    if when.earliest is None or when.earliest != when.latest:
        return None
    inferred = when.basis is Basis.YEAR_FROM_CONTEXT
    told = _soon_after(day, when) if inferred and when.earliest < day else when
    if told is None or told.earliest is None or not 0 < (told.earliest - day).days <= RUNS_ON:
        return None
    if inferred and _LETTERS.search(told.as_written) and (told.earliest - day).days > _SOON:
        return None
    done = _DONE.search(lower, part.start, at)
    return told if done is not None and _NOT_YET.search(lower, done.start(), at) is None else None


def is_since(when: When, day: dt.date | None) -> bool:
    """It lies in the days after that of its note."""
    return day is not None and when.earliest is not None and when.earliest > day


def told_again(when: When, done: When | None) -> When:
    """A day that is told by its number alone ("the 6th") is the one of that number told just before."""
    number = _ONLY_A_NUMBER.fullmatch(when.as_written or "") if done is not None and done.earliest else None
    if number is None or done is None or done.earliest is None or int(number["day"]) != done.earliest.day:
        return when
    return replace(done, as_written=when.as_written)


def told_in_letter(when: When, written: dt.date | None, before: When | None) -> When:
    """In a letter that looks back over months a weekday alone is of no known week: it was by the day of the letter.

    Nor is what is counted from such a day (`before`, the last that it told): "She rang me Sunday and said that morning".
    Whoever writes on a Sunday of "last Saturday" may mean the day before or the one a week earlier.
    """
    if written is None:
        return when
    if when.basis is Basis.RELATIVE_TO_PREVIOUS and before is not None and before.is_only_told:
        return When.told_on(written, as_written=when.as_written)
    if when.basis is not Basis.RELATIVE_TO_NOTE:
        return when
    if _ONLY_A_WEEKDAY.fullmatch(when.as_written or ""):
        return When.told_on(written, as_written=when.as_written)
    day = when.earliest
    if day is not None and day == when.latest and (written - day).days == 1 and _LAST.fullmatch(when.as_written or ""):
        earlier = day - dt.timedelta(days=_WEEK)
        return from_edtf(f"[{earlier.isoformat()},{day.isoformat()}]", as_written=when.as_written, basis=when.basis)
    return when


def _soon_after(day: dt.date, when: When) -> When | None:
    """The same day and month, the first after a note's day."""
    assert when.earliest is not None
    for year in (day.year, day.year + 1):
        try:
            later = when.earliest.replace(year=year)
        except ValueError:
            continue
        if later > day:
            return replace(When.on(later, as_written=when.as_written), basis=when.basis)
    return None
