"""The interviews after somebody came back from being missing: their days, and what of them the record leaves open."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.patterns.harm.times_missing import TimeMissing
from analyzers.patterns.shape import Ground
from analyzers.told import tells, told
from analyzers.words import counted, day, listed, number, opening
from chronology.model import Account, Event, Group, Kind

# A service that holds these interviews heads each "Interview 2", in a file that says what it is a file of.
_HEADED = re.compile(r"\A(?:return(?: home)? )?interview\b", re.IGNORECASE)
_FILE_OF = re.compile(r"return[\W_]*(?:home[\W_]*)?interview|(?:\A|[\W_])rhis?(?:[\W_]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interviews:
    """The days on which interviews were held, and on which one was declined."""

    held: tuple[dt.date, ...]
    declined: tuple[dt.date, ...]

    def __bool__(self) -> bool:
        """The record tells of interviews at all."""
        return bool(self.held or self.declined)


@dataclass(frozen=True, slots=True)
class Back:
    """A time missing that is over, or of which no return is told, with the first interview after it, held or declined."""

    time: TimeMissing
    returned: Event | None
    next_time: dt.date
    interview: dt.date | None
    declined: dt.date | None
    is_told_of: bool
    """The record tells of interviews at all."""


def interviews(ground: Ground) -> Interviews:
    """By what the record calls so, by the files of those who hold them, and by words that say that one was declined."""
    recorded = [event for event in ground.life.of(Kind.RETURN_INTERVIEW) if not tells(event, "interview_awaited")]
    declined = [event for event in recorded if told(event, "interview_declined", says_not=True)]
    said = ground.life.telling("return_interview_declined", says_not=True)
    held = [event.when.first_day for event in recorded if event not in declined]
    headed = [
        account.when.first_day for event in ground.life.events for account in event.accounts if _is_headed(account)
    ]
    days = {event.when.first_day for event in (*declined, *said)}
    return Interviews(held=tuple(sorted({*held, *headed})), declined=tuple(sorted(days)))


def back(time: TimeMissing, returned: Event | None, next_time: dt.date, found: Interviews) -> Back:
    """A time missing with what came after it."""
    start = time.event.when.first_day
    return Back(
        time,
        returned,
        next_time,
        interview=_first(found.held, start, next_time),
        declined=_first(found.declined, start, next_time),
        is_told_of=bool(found),
    )


def _is_headed(account: Account) -> bool:
    return bool(account.when.dated and _HEADED.search(account.title) and _FILE_OF.search(account.source.document))


def _first(days: Sequence[dt.date], start: dt.date, end: dt.date) -> dt.date | None:
    return next((found for found in days if start <= found <= end), None)


def interviewed(group: Sequence[Back], ground: Ground) -> str:
    """How many were held and declined, where the record tells of any; those after the time for it are told."""
    if not any(each.is_told_of for each in group):
        return ""
    limit = dt.timedelta(days=ground.settings.whole("interview_days"))
    held = [each.interview for each in group if each.interview]
    declined = [each.declined for each in group if each.declined and not each.interview]
    without = [
        each for each in group if not (each.interview or each.declined) and not _may_be_interviewed(each, ground)
    ]
    late = [
        each
        for each in group
        if each.interview and each.returned and each.interview > each.returned.when.last_day + limit
    ]
    sentence = ""
    if held:
        are = opening(counted(len(held), "return interview is", "return interviews are"))
        sentence += f" {are} on record after them ({listed(map(day, held))})."
    if declined:
        were = opening(counted(len(declined), "was declined", "were declined"))
        sentence += f" {were} ({listed(map(day, declined))})."
    if without:
        sentence += (
            f" {opening(number(len(without)))} {'has' if len(without) == 1 else 'have'} no return interview on record."
        )
    if late:
        sentence += f" {opening(number(len(late)))} {'has' if len(late) == 1 else 'have'} one more than {limit.days} days after the return."
    return sentence


def _may_be_interviewed(each: Back, ground: Ground) -> bool:
    """Some words of the weeks after, and before the next time missing, speak of an interview."""
    event = each.time.event
    last = min(event.when.last_day + dt.timedelta(days=ground.settings.whole("signs_days")), each.next_time)
    spoken = ground.spoken_of({Group.MISSING}, event.when.first_day, last, "speaks_of_return_interview", but=[event])
    return bool(spoken)
