"""The dates in notes that say who somebody is: a birth, by the record's own word for it or by where it stands."""

import datetime as dt
import re

from chronology.model import Kind, When
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.refusals import REACH

_A_YEAR = 365
_GROWN = 15 * _A_YEAR
# "Ifan Crowther 1/3/15,", "Rosie Example (08.12.2016)": a date of birth stands behind the whole of a name.
_NAME_BEFORE = re.compile(r"[A-Z][\w'\u2019-]+\s(?:[A-Z][\w'\u2019-]*\.?\s){0,2}[A-Z][\w'\u2019-]+,?[ \t]{0,3}\(?\Z")
_NAMED_BIRTH = re.compile(r"(?:[A-Z][\w'\u2019-]+ )?[A-Z][\w'\u2019-]+ \(\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\)")
_NAME_AFTER = re.compile(r"\s?(?:\)|,|;|\||\n|\Z|\.(?=\s|\Z))")
_GOES_ON_BEHIND = re.compile(r"[ ]{0,3}[:\u2013\u2014-][ ]|[ ]{1,3}[a-z]|[ ]{2}|\t")


def is_birth_date(
    text: str, telling: Telling, where: tuple[Span, Span], when: When, known: tuple[dt.date | None, dt.date | None]
) -> bool:
    """The day is the birthday the record knows, or stands as such behind a name, and no birth is told of.

    `where` is the place of the date and its sentence; `known` the day of the note, or of the first of its text, and the birthday.
    """
    at, sentence = where
    day, born = known
    if when.earliest is None or when.earliest != when.latest:
        return False
    names = _NAME_BEFORE.search(text, max(sentence.start, at.start - REACH), at.start)
    told = telling.cues.within(max(sentence.start, at.start - REACH), min(sentence.end, at.end + REACH))
    if any(hit.kind is Kind.BIRTH for hit in told) or (names is None and when.earliest != born):
        return False
    if when.earliest == born or names is None or day is None:
        return when.earliest == born
    # Of one name a day of the last year may be anything; among brothers and sisters with theirs it is the baby's.
    listed = len(_NAMED_BIRTH.findall(text, sentence.start, sentence.end)) > 1
    if not listed and (day - when.earliest).days <= _A_YEAR:
        return False
    alone = not any(names.start() < hit.end <= at.start for hit in told)
    # "EXAMPLE Ann 19.11.52 - fall at home", "Male Ian John EXAMPLE 19.11.72 present": so behind the day of a row too, which is
    # no such long time ago.
    grown = (day - when.earliest).days > _GROWN and _GOES_ON_BEHIND.match(text, at.end) is not None
    return alone and (grown or _NAME_AFTER.match(text, at.end) is not None)
