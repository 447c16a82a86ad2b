"""A line of a log that opens with several days tells of each what stands behind them: "26/02, 05/03 DNA" is two missed appointments."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from chronology.model import Account, When
from importers.notes.keys import Nth
from importers.notes.note import Note

_A_DAY = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_FURTHER = re.compile(rf"[ ,&+]*(?:and )?(?P<days>{_A_DAY}(?:\s?(?:,|&|\+|and)\s?{_A_DAY})*)[ \t]+(?=[^\W\d])")
# "3, 10, 17 Nov   No answer to door": numbers of one month.
_OF_A_MONTH = re.compile(
    r"(?P<first>\d{1,2})(?P<days>(?:(?:, ?| ?& ?| and )\d{1,2})+)(?:st|nd|rd|th)?[ ][A-Z][a-z]{2,8}\.?[ \t]+(?=[^\W\d])"
)
_NUMBER = re.compile(r"\d{1,2}")
_EACH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})")
_WITHIN = dt.timedelta(days=92)


def on_each_day(text: str, note: Note, account: Account, nth: Nth) -> Iterator[Account]:
    """The account of a note, and the same of each further day that its line opens with; its words are those behind the days."""
    found = _FURTHER.match(text, note.body_start, note.end) if note.led and note.day else None
    days = [day for each in _EACH.finditer(found["days"]) if (day := _day(each, note.day))] if found else []
    if not days and note.led and note.day:
        found = _OF_A_MONTH.match(text, note.start, note.end)
        days = [*_of_its_month(found, note.day)] if found else []
    if found is None or not days:
        yield account
        return
    opening = " ".join(found[0].split())
    fact = account.fact.removeprefix(opening.lstrip(" ,&+")).lstrip(" ,&+-") or account.fact
    title = account.title.removeprefix(opening.lstrip(" ,&+")).lstrip(" ,&+-") or account.title
    own = replace(account, fact=fact, title=title)
    yield own
    record = account.key.partition("#")[0]
    yield from (replace(own, key=nth.apart(f"{record}#also-{day.isoformat()}"), when=When.on(day)) for day in days)


def _of_its_month(found: re.Match[str], first: dt.date) -> Iterator[dt.date]:
    """The later days of the note's own month that stand behind its first."""
    numbers = [int(each[0]) for each in _NUMBER.finditer(found["days"])]
    if int(found["first"]) != first.day or sorted(numbers) != numbers or numbers[0] <= first.day:
        return
    for number in numbers:
        try:
            yield first.replace(day=number)
        except ValueError:
            return


def _day(found: re.Match[str], first: dt.date | None) -> dt.date | None:
    """The day soon after that of the line."""
    if first is None:
        return None
    for year in (first.year, first.year + 1):
        try:
            day = dt.date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            return None
        if dt.timedelta() < day - first <= _WITHIN:
            return day
    return None
