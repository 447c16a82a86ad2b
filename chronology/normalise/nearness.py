"""What the days of two accounts say for their being one incident."""

import datetime as dt
from typing import Final

from chronology.model import Account, Group
from chronology.normalise.aspect import REFERRAL, aspect, tells_again, tells_of_absence
from chronology.normalise.clock import between, dated_hour, share_night
from chronology.normalise.days_told import (
    dates,
    days_meet,
    days_of_telling,
    earlier_days,
    either_names_day,
    is_exact,
    share_day_told,
    tells_of_day_before,
    tells_of_several_days,
)
from chronology.normalise.mark import Mark
from chronology.practice import group_of

ONE_DAY: Final = 2.5
"""Points for days that are one; fewer are of days that differ or are not known."""
ONE_INCIDENT_MINUTES: Final = 100
"""Hours of one incident are not further apart."""
REACH: Final = 4
"""Days by which two exact dates of one incident may differ: what befell on a Friday is still told on the Tuesday."""
VAGUE: Final = 92
"""Days that a date may stand for and still tell which incident is meant."""
_SATURDAY: Final = 5
_A_DAY: Final = dt.timedelta(days=1)
_DAY_LONG, _DAWN, _EVENING = 24 * 60, 6 * 60, 18 * 60


def days(one: Account, other: Account) -> Mark | None:
    """Points for the days; None where they are too far apart or not known."""
    first, second = one.when, other.when
    if first.earliest is None or second.earliest is None:
        return None
    if first.latest is None or second.latest is None:
        return _since(one, other) or _since(other, one)
    if is_exact(one) and is_exact(other):
        return _exact_days(one, other, abs((first.earliest - second.earliest).days))
    overlap = first.earliest <= second.latest and second.earliest <= first.latest
    width = max((first.latest - first.earliest).days, (second.latest - second.earliest).days)
    if not overlap or width > VAGUE:
        return None
    return (2.5 if width <= 7 else 2.0 if width <= 31 else 1.0), "dates that overlap"


def _since(lasting: Account, other: Account) -> Mark | None:
    """Points for what lasts "since yesterday evening" and what somebody saw begin, or came upon the next morning."""
    began, day = lasting.when.earliest, other.when.earliest
    if lasting.when.latest is not None or not is_exact(other) or began is None or day is None:
        return None
    if day == began:
        return ONE_DAY, "the day on which it began"
    return (ONE_DAY, "the night in which it began") if day - began == _A_DAY and tells_of_day_before(other) else None


def _exact_days(one: Account, other: Account, apart: int) -> Mark | None:
    """Points for two known days, so many days apart."""
    if apart == 0:
        return _one_day(one, other)
    return _day_told(one, other) or (_days_apart(one, other, apart) if apart <= REACH else None)


def _one_day(one: Account, other: Account) -> Mark:
    """Points for one day; fewer where one of them says that what it tells was on another."""
    if _before_and_on(one, other) and not share_day_told(one, other):
        return 1.0, "same day, of which one tells the day before"
    if (earlier_days(one) or earlier_days(other)) and days_of_telling(one).isdisjoint(days_of_telling(other)):
        return 1.0, "same day, on which one tells of another"
    return 3.0, "same day"


def _days_apart(one: Account, other: Account, apart: int) -> Mark:
    """Points for two days of which neither entry says that they are one."""
    minutes = between(one, other)
    if share_night(one, other) or (minutes is not None and minutes <= ONE_INCIDENT_MINUTES):
        return 3.0, "the same night"
    if aspect(one) == aspect(other) == REFERRAL and _working_days(one.when.earliest, other.when.earliest) == 1:
        return 2.0, "sent one day, received the next"
    if absence := _one_absence(one, other):
        return ONE_DAY, absence
    if apart == 1 and tells_of_absence(max(one, other, key=lambda account: account.when.first_day)):
        return 2.0, "the day after, of somebody who is missed"
    if _is_over_weekend(one.when.earliest, other.when.earliest):
        return 1.0, "over a weekend"
    return (1.0 if apart == 1 else 0.0), f"{apart} day{'s' * (apart > 1)} apart"


def ends_on_day_of_other(one: Account, other: Account) -> bool:
    """Both tell of somebody missing, and one gives the other's day as well as its own: from the 9th to the 10th."""
    absent = one.kind == other.kind and group_of(one.kind) is Group.MISSING
    return absent and not days_meet(one, other) and (dates(one, other) or dates(other, one))


def _one_absence(one: Account, other: Account) -> str:
    """What the days of two accounts say for their being of one absence; empty where it is nothing."""
    first, last = sorted((one, other), key=lambda account: account.when.first_day)
    if ends_on_day_of_other(one, other):
        return "the day on which the other ends it"
    return "the evening and the day after, of one absence" if _is_over_midnight(first, last) else ""


def _is_over_midnight(first: Account, last: Account) -> bool:
    """Somebody is missed in the evening, and a register that gives no hour counts the absence from the next day."""
    hour = dated_hour(first)
    return (
        last.when.first_day - first.when.first_day == _A_DAY
        and first.kind == last.kind
        and group_of(first.kind) is Group.MISSING
        and hour is not None
        and hour % _DAY_LONG >= _EVENING
        and dated_hour(last) is None
    )


def _day_told(one: Account, other: Account) -> Mark | None:
    """Points where one gives the other's day in its words, or both give the same one."""
    if either_names_day(one, other):
        if tells_of_several_days(max(one, other, key=lambda account: account.when.first_day)):
            return 1.0, "one names the other's day among several"
        aside = any(dates(a, b) and not tells_again(a) for a, b in ((one, other), (other, one)))
        return (2.5 if aside else 3.0), "one names the other's day"
    return (2.5, "both name one day") if share_day_told(one, other) else None


def _before_and_on(one: Account, other: Account) -> bool:
    """Both are of one day, and only one tells of the night or day before it: "self-harmed last night"."""
    before = [tells_of_day_before(each) for each in (one, other)]
    if before[0] == before[1]:
        return False
    hour = dated_hour(other if before[0] else one)
    # The small hours of a day are the night that is last night on it.
    return hour is None or hour % _DAY_LONG > _DAWN


def _is_over_weekend(one: dt.date | None, other: dt.date | None) -> bool:
    """What befell on a Saturday is told on the Monday by who is there on weekdays only."""
    if one is None or other is None:
        return False
    first, last = sorted((one, other))
    return last.weekday() == 0 and first.weekday() == _SATURDAY and (last - first).days == 2


def _working_days(one: dt.date | None, other: dt.date | None) -> int:
    """From one day to the other, Saturdays and Sundays left out: what is sent on a Friday is received on the Monday."""
    if one is None or other is None:
        return 0
    first, last = sorted((one.toordinal(), other.toordinal()))
    return sum(dt.date.fromordinal(day).weekday() < _SATURDAY for day in range(first + 1, last + 1))
