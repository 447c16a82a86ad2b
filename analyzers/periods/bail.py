"""Bail by which somebody may not come near, as periods: set, gone on with, ended; each in the words that settle it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from analyzers.periods.steps import own_day, shortened
from analyzers.summary.conditions import Telling, tellings
from analyzers.summary.said import Page
from chronology.model import Period, Told, When

# Bail is set anew by a new arrest: what is told of weeks later as set, and not as extended, is another.
_ANOTHER = dt.timedelta(days=28)
_DAYS_ON = dt.timedelta(days=7)
# Of what nobody speaks of for a year nothing says that it still ran.
_LONG_AGO = dt.timedelta(days=365)
_SET = re.compile(
    r"\b(?:bailed|bail ?[,:\u2013-]? ?(?:with )?(?:not to|no contact|conditions? (?:not|no))|bail set|on bail (?:to|until|till))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:extend\w*|re-?bailed|same cond\w*|renewed|continu\w*|remains?|still|within|breach\w*)\b", re.IGNORECASE
)


def bail(page: Page) -> Iterator[Period]:
    """The periods in order of days; nothing of what a brother was bailed for."""
    lines: list[list[Telling]] = []
    for told in tellings(page):
        if told.event.when.dated and not (lines and _is_of_an_earlier(told, lines[-1])):
            if not lines or _is_another(lines[-1], told):
                lines.append([])
            lines[-1].append(told)
    of_kin = tellings(page, page.chronology.of_kin)
    for line in lines:
        until = _until(line, of_kin)
        if not _is_forgotten(line, until, page.chronology.as_at):
            yield _period(line, until, page.life.subject)


def _until(line: Sequence[Telling], of_kin: Sequence[Telling]) -> dt.date | None:
    """The last day to which it was set; where no entry of theirs has one, that of the entry of the days about it that is a parent's."""
    begun = line[0].when.first_day
    near = (each for each in of_kin if each.until and each.event.when.dated)
    theirs = [each.until for each in near if abs(each.event.when.first_day - begun) <= _DAYS_ON]
    own = [each.until for each in line if each.until]
    return max((day for day in own or theirs if day and day > begun), default=None)


def _is_of_an_earlier(told: Telling, line: Sequence[Telling]) -> bool:
    """It tells of an end on a day before this bail was set: it looks back on another."""
    return told.ends and told.when.last_day < line[0].when.first_day


def _is_forgotten(line: Sequence[Telling], until: dt.date | None, as_at: dt.date) -> bool:
    """No end is read, none was set, and nobody has spoken of it for a year: police bail runs for months."""
    goes_on = (line[-1].when.edtf or "").endswith("/..")
    open_ = until is None and not (line[-1].ends or goes_on)
    return open_ and as_at - line[-1].when.last_day > _LONG_AGO


def _is_another(line: Sequence[Telling], told: Telling) -> bool:
    """The last ended, by its words or by the day it was set to; or this one is set weeks later, and not extended."""
    last, day = line[-1], told.when.first_day
    if last.ends:
        return not told.ends
    if told.ends:
        return False
    until = max((each.until for each in line if each.until), default=None)
    is_set = _SET.search(told.words) is not None and _GOES_ON.search(told.words) is None
    if (until is not None and day > until) or day - last.when.last_day > _LONG_AGO:
        return True
    return is_set and day - line[0].when.first_day > _ANOTHER


def _period(line: Sequence[Telling], until: dt.date | None, subject: str | None) -> Period:
    ended = [each for each in line if each.ends]
    # Of some days the fullest says what may not be done, and when: a row of the police has the day of what it was for.
    near = [each for each in line[:2] if each.when.first_day - line[0].when.first_day <= _DAYS_ON]
    first = max(near, key=lambda each: (not each.ends, each.has_conditions, len(each.words)))
    return Period(
        sort="bail",
        subject=subject,
        begun=() if first.ends else (_told(first, first.when),),
        goes_on=tuple(_told(each, each.when) for each in line[1:] if not each.ends and each is not first)[-1:],
        ended=tuple(_told(each, each.when) for each in _the_end(ended)),
        until=When.on(until) if until else None,
    )


def _told(told: Telling, when: When) -> Told:
    return Told(event=told.event.key, words=shortened(told.words), when=own_day(told.words, when))


def _the_end(ended: Sequence[Telling]) -> Sequence[Telling]:
    """The telling of the earliest day: a worker hears of it days later. Of one day the one that may be told."""
    return sorted(ended, key=lambda each: (each.when.first_day, not each.words))[:1]
