"""How an entry recurs: in words, and the days it was planned for up to a last day that is always given."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from icalendar.prop import vRecur

from chronology.dates import describe
from chronology.model import When

MOST_DAYS = 2_000
"""How many days of one entry are counted. A session every day for five years is fewer."""
# Steps of looking for days in one whole diary: what sixty entries a week over ten years need.
_MOST_STEPS = 300_000

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Not those of the calendar module, which speak the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_READ = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH"})
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_MOST_WORDS = 20
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of recurrence. `countable` says that its days can be found here; its words are always kept."""

    text: str
    frequency: str = ""
    interval: int = 1
    count: int | None = None
    until: dt.date | None = None
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    """(which one of the month, 0 for each; weekday from Monday)."""
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    countable: bool = True


class Steps:
    """How much looking for days is left to a diary: a file of hostile rules ends with a word, not with the day."""

    def __init__(self) -> None:
        self.left = _MOST_STEPS

    def take(self, count: int) -> bool:
        """Use up some steps; whether there were enough."""
        self.left -= count
        return self.left >= 0


def read_rule(text: str, until: dt.date | None) -> Rule | None:
    """A rule from its text; None where it is none. `until` is its last day on the calendar here."""
    if len(text) > _LONGEST:
        return None
    try:
        parts = {name.upper(): [str(part) for part in found] for name, found in vRecur.from_ical(text).items()}
    except ValueError:
        return None
    frequency = parts.get("FREQ", [""])[0].upper()
    if not frequency:
        return None
    plain = Rule(text=text, frequency=frequency, until=until, countable=False)
    if frequency not in _UNITS or not set(parts) <= _READ:
        return plain
    try:
        rule = Rule(
            text=text,
            frequency=frequency,
            interval=int(parts.get("INTERVAL", ["1"])[0]),
            count=int(parts["COUNT"][0]) if "COUNT" in parts else None,
            until=until,
            week_start=_DAYS.index(parts.get("WKST", ["MO"])[0].upper()),
            weekdays=tuple(dict.fromkeys(map(_weekday, parts.get("BYDAY", [])))),
            month_days=tuple(dict.fromkeys(map(int, parts.get("BYMONTHDAY", [])))),
            months=tuple(dict.fromkeys(map(int, parts.get("BYMONTH", [])))),
        )
    except ValueError:
        return plain
    return rule if rule.interval > 0 and _is_simple(rule) else plain


def _weekday(text: str) -> tuple[int, int]:
    found = _BY_DAY.fullmatch(text.upper())
    if found is None:
        raise ValueError("no weekday")
    return int(found[1] or 0), _DAYS.index(found[2])


def _is_simple(rule: Rule) -> bool:
    """What the days can be found for; a weekday of the year as a whole is for feasts, not for sessions."""
    nth = any(which for which, _ in rule.weekdays)
    if rule.frequency in ("DAILY", "WEEKLY") and (nth or rule.month_days):
        return False
    return not (rule.frequency == "YEARLY" and rule.weekdays and not rule.months)


def days_of(rule: Rule, start: dt.date, last: dt.date, steps: Steps) -> tuple[list[dt.date], bool]:
    """The days from the first to a last day, and whether they are all."""
    end = min(last, rule.until) if rule.until else last
    found: list[dt.date] = []
    most = MOST_DAYS if rule.count is None else min(rule.count, MOST_DAYS)
    for day in _candidates(rule, start, end, steps):
        if len(found) >= most:
            return found, rule.count is not None and rule.count <= MOST_DAYS
        found.append(day)
    return found, steps.left >= 0


def _candidates(rule: Rule, start: dt.date, end: dt.date, steps: Steps) -> Iterator[dt.date]:
    """The first day, then those the rule gives after it."""
    if start > end:
        return
    yield start
    for period in _periods(rule, start, end):
        if not steps.take(1 + len(period)):
            return
        for day in period:
            if start < day <= end:
                yield day


def _periods(rule: Rule, start: dt.date, end: dt.date) -> Iterator[list[dt.date]]:
    """The days of each week, month or year that the rule reaches, in order."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        step = rule.interval * (7 if rule.frequency == "WEEKLY" else 1)
        back = (start.weekday() - rule.week_start) % 7 if rule.frequency == "WEEKLY" else 0
        first = start.toordinal() - back
        # An interval of millions of weeks is over before it begins.
        for ordinal in range(max(first, 1), end.toordinal() + 1, step):
            yield _of_week(rule, start, ordinal) if rule.frequency == "WEEKLY" else _of_day(rule, ordinal)
    else:
        months = rule.interval * (12 if rule.frequency == "YEARLY" else 1)
        first = start.year * 12 + (start.month - 1 if rule.frequency == "MONTHLY" else 0)
        for number in range(first, end.year * 12 + end.month, months):
            yield _of_month(rule, start, number) if rule.frequency == "MONTHLY" else _of_year(rule, start, number // 12)


def _of_day(rule: Rule, ordinal: int) -> list[dt.date]:
    day = dt.date.fromordinal(ordinal)
    weekdays = {weekday for _, weekday in rule.weekdays}
    fits = (not weekdays or day.weekday() in weekdays) and (not rule.months or day.month in rule.months)
    return [day] if fits else []


def _of_week(rule: Rule, start: dt.date, ordinal: int) -> list[dt.date]:
    weekdays = {weekday for _, weekday in rule.weekdays} or {start.weekday()}
    week = (dt.date.fromordinal(ordinal + offset) for offset in range(7))
    return [day for day in week if day.weekday() in weekdays and (not rule.months or day.month in rule.months)]


def _of_month(rule: Rule, start: dt.date, number: int) -> list[dt.date]:
    year, month = number // 12, number % 12 + 1
    if rule.months and month not in rule.months:
        return []
    return _days_in(rule, start, year, month)


def _of_year(rule: Rule, start: dt.date, year: int) -> list[dt.date]:
    months = sorted(set(rule.months)) or (range(1, 13) if rule.month_days else [start.month])
    return [day for month in months if 1 <= month <= 12 for day in _days_in(rule, start, year, month)]


def _days_in(rule: Rule, start: dt.date, year: int, month: int) -> list[dt.date]:
    length = calendar.monthrange(year, month)[1]
    days = {day if day > 0 else length + 1 + day for day in rule.month_days} or set(range(1, length + 1))
    if rule.weekdays:
        days &= {day for which, weekday in rule.weekdays for day in _weekdays_in(year, month, length, which, weekday)}
    elif not rule.month_days:
        days = {start.day}
    return [dt.date(year, month, day) for day in sorted(days) if 1 <= day <= length]


def _weekdays_in(year: int, month: int, length: int, which: int, weekday: int) -> list[int]:
    first = 1 + (weekday - dt.date(year, month, 1).weekday()) % 7
    days = list(range(first, length + 1, 7))
    if not which:
        return days
    at = which - 1 if which > 0 else which
    return [days[at]] if -len(days) <= at < len(days) else []


def in_words(rule: Rule, start: dt.date) -> str:
    """The rule as somebody would say it; one that is not simple stands as it is written."""
    if not rule.countable:
        return f'by the rule "{rule.text if len(rule.text) < 200 else rule.text[:200] + "..."}"'
    unit = _UNITS[rule.frequency]
    said = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    said += _days_in_words(rule, start)
    if rule.months:
        said += f" in {_listed([_MONTHS[month - 1] for month in rule.months if 1 <= month <= 12])}"
    if rule.until:
        said += f" until {describe(When.on(rule.until))}"
    return f"{said}, {rule.count} times in all" if rule.count is not None else said


def _days_in_words(rule: Rule, start: dt.date) -> str:
    if rule.weekdays:
        names = [f"the {_nth(which)} {_DAY_NAMES[day]}" if which else _DAY_NAMES[day] for which, day in rule.weekdays]
        return f" on {_listed(names)}"
    if rule.month_days:
        return f" on {_listed([_month_day(day) for day in rule.month_days])}"
    if rule.frequency == "WEEKLY":
        return f" on {_DAY_NAMES[start.weekday()]}"
    if rule.frequency == "MONTHLY":
        return f" on day {start.day}"
    return f" on {start.day} {_MONTHS[start.month - 1]}" if rule.frequency == "YEARLY" else ""


def _nth(which: int) -> str:
    return _ORDINALS.get(which, f"number {which}")


def _month_day(day: int) -> str:
    return f"day {day}" if day > 0 else "the last day" if day == -1 else f"day {-day} from the end"


def _listed(names: list[str]) -> str:
    shown = names[:_MOST_WORDS] + (["others"] if len(names) > _MOST_WORDS else [])
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""
