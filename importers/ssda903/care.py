"""What the episodes of one child say of the year of a return: in care at its end, for all of it, on a birthday.

Each answers yes only where the record shows it; what the episodes leave open is neither yes nor no.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final

from importers.ssda903.episodes import CARE, Period
from importers.ssda903.facts import Facts, age

Care = Callable[[Facts, dt.date], bool]
"""Whether something holds of a child's time in care, for the year of a return that ended on this day."""
_WEEK: Final = dt.timedelta(days=7)
_LEAVING_AGES: Final = (17, 18)


def year_start(end: dt.date) -> dt.date:
    """The first day of the year of a return."""
    return end.replace(year=end.year - 1, month=4, day=1)


def _lasting(facts: Facts, end: dt.date) -> Period | None:
    """The time of care that was going on at the end of the year."""
    for period in facts.periods:
        start, last = period.episodes[0].start_day, period.episodes[-1]
        is_over = last.ends_care if last.end_day is None else last.end_day <= end
        if start is not None and start <= end and not is_over:
            return period
    return None


def _at_end(facts: Facts, end: dt.date) -> bool:
    period = _lasting(facts, end)
    return period is not None and not period.is_respite


def _all_year(facts: Facts, end: dt.date) -> bool:
    period = _lasting(facts, end)
    if period is None or any(span.first.legal in ("V3", "V4") for span in period.legal):
        return False
    start = period.episodes[0].start_day
    return start is not None and start <= year_start(end)


def _not_all_year(facts: Facts, end: dt.date) -> bool:
    period = _lasting(facts, end)
    if period is None:
        # An end without a day may lie after the year.
        return not any(one.episodes[-1].ends_care and one.episodes[-1].end_day is None for one in facts.periods)
    first = period.episodes[0]
    # A first episode that continues another says that care had begun before, and not when.
    return first.begins(CARE) and first.start_day is not None and first.start_day > year_start(end)


def _over_a_week(facts: Facts, end: dt.date) -> bool:
    period = _lasting(facts, end)
    start = period.episodes[0].start_day if period is not None and not period.is_respite else None
    return start is not None and end - start > _WEEK


def _on_birthday(facts: Facts, end: dt.date) -> bool:
    """Looked after on the 17th or 18th birthday, where that lies in the year."""
    born = facts.born
    if born is None or age(born, end) not in _LEAVING_AGES:
        return False
    # A birthday on 29 February comes on 1 March of other years.
    year = end.year if (born.month, born.day) <= (end.month, end.day) else end.year - 1
    day = dt.date(year, 3, 1) if (born.month, born.day) == (2, 29) else born.replace(year=year)
    return any(
        one.start_day is not None and one.start_day <= day and (day < one.end_day if one.end_day else not one.stop)
        for one in facts.episodes
    )


def _over(facts: Facts, _: dt.date) -> bool:
    """Care ended with the last episode there is."""
    return bool(facts.episodes) and facts.episodes[-1].ends_care


CARE_IS: Final[dict[str, Care]] = {
    "at_end": _at_end,
    "all_year": _all_year,
    "not_all_year": _not_all_year,
    "over_a_week": _over_a_week,
    "on_birthday": _on_birthday,
    "over": _over,
}
