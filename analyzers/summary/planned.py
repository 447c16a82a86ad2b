"""Conferences and reviews that the record planned for a day and does not show: the plan that nobody looked at again."""

import datetime as dt
from collections.abc import Iterator

from analyzers.coverage import complete
from analyzers.summary.said import Page, Said
from analyzers.told import planned_meetings
from analyzers.words import day, on, titled
from chronology.dates import find
from chronology.model import Event, Group, Restriction, Theme
from chronology.practice import add_working_days, group_of

_MEETINGS = frozenset({Group.CONFERENCE, Group.REVIEW})
# A meeting so long before the day it was planned for is that meeting.
_EARLY = dt.timedelta(days=42)


def say(page: Page) -> Iterator[Said]:
    """The last one planned of which no meeting about then or since is recorded; those before it were overtaken."""
    meetings = [event for event in page.life.events if group_of(event.kind) in _MEETINGS]
    grace = page.practice.patterns["unreviewed_plan"].whole("grace_working_days")
    for event in reversed(meetings):
        for planned in _planned(event):
            limit = add_working_days(planned, grace, page.practice.jurisdiction)
            held = any(other is not event and other.when.last_day >= planned - _EARLY for other in meetings)
            held = held or _is_spoken_of(event, planned - _EARLY, page)
            if limit < page.chronology.as_at and not held:
                text = (
                    f"“{titled(event)}” on {on(event)} planned the next meeting for {day(planned)}; no conference or review is "
                    "recorded about then or since."
                )
                yield Said(theme=Theme.NOT_KNOWN, rule="planned_meeting", text=text, evidence=(event,))
                return


def _is_spoken_of(event: Event, first: dt.date, page: Page) -> bool:
    """Some words of about then or since speak of a meeting that is not read as one, or as another sort of meeting."""
    if complete(page.chronology, _MEETINGS, first, page.chronology.as_at):
        return False
    return bool(page.life.spoken.of("speaks_of_meeting", first=first, but=[event]))


def _planned(event: Event) -> Iterator[dt.date]:
    """Days after the meeting that its own words set for the next one."""
    if event.restriction is not Restriction.NONE:
        return
    for words in planned_meetings(event):
        for found in find(words, event.when.first_day):
            planned = found.when.earliest
            if planned is not None and planned == found.when.latest and planned > event.when.last_day:
                yield planned
