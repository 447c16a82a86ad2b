"""Periods that one sentence lists by their days: "First plan: 5 May 2019 to 3 February 2020, neglect. Second plan: from 4 June 2021"."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.dates import DateMention, find
from chronology.model import Precision, When

_DAYS = (Precision.DAY, Precision.MINUTE)
# Which of several, what it is, and then at once its first day.
_HEAD = re.compile(
    r"\b(?:first|second|third|fourth|previous|earlier|past|current|present|cynllun cyntaf|ail gynllun)\b"
    r"(?: (?:cp|child protection|adult protection|protection))?(?: (?:plan|registration|period on (?:the )?register))?"
    r"(?<=plan|tion|ster|ntaf|llun)\W{1,3}(?:from |since |o |ers )?\Z",
    re.IGNORECASE,
)
# Of months or years neither day is known.
_STRETCH = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)/(?:(?P<end>\d{4}-\d\d-\d\d)|\.\.)")
_UNTIL = re.compile(r"\.\./(?P<end>\d{4}-\d\d-\d\d)")
_NOTHING = re.compile(r"\W*(?:\([^()]*\)\W*)?")
_BETWEEN = re.compile(r"\A\W*(?:\([^()]*\)\W*)?(?:to|until|till|hyd|[-\u2013])\W*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A period with its first day and, where the words give one, its last."""

    begun: When
    ended: When | None


def listed(words: str, told: When) -> Iterator[Listed]:
    """Every one that a sentence lists with exact days; nothing where it has only one end of a stretch that is not exact."""
    if not told.dated or re.search(r"\d", words) is None:
        return
    found = list(find(words, told.first_day))
    for nth, mention in enumerate(found):
        if _HEAD.search(words[: mention.start]):
            yield from _from(mention, found[nth + 1 : nth + 2], words)


def _from(mention: DateMention, behind: Sequence[DateMention], words: str) -> Iterator[Listed]:
    if stretch := _STRETCH.fullmatch(mention.when.edtf or ""):
        ended = _day(stretch["end"]) if stretch["end"] else None
        yield Listed(_day(stretch["start"]), ended)
    elif mention.when.precision in _DAYS:
        ends = (_end(each, words[mention.end : each.start]) for each in behind)
        yield Listed(mention.when, next(filter(None, ends), None))


def _end(mention: DateMention, between: str) -> When | None:
    """The day that stands behind another with "to" between them, or with nothing where it is "until" a day itself."""
    until = _UNTIL.fullmatch(mention.when.edtf or "")
    if until is not None:
        return _day(until["end"]) if _NOTHING.fullmatch(between) else None
    return mention.when if mention.when.precision in _DAYS and _BETWEEN.match(between) else None


def _day(iso: str) -> When:
    return When.on(dt.date.fromisoformat(iso))
