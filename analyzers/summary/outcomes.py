"""What has no outcome on record, in one place: referrals, assessments, enquiries, conferences and incidents."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analyzers.records import is_of_text
from analyzers.summary.said import Page, Said
from analyzers.tables import ended_by, outcome_wanted
from analyzers.words import listed, share
from chronology.model import Event, Theme


def say(page: Page) -> Iterator[Said]:
    """One sentence with every entry that has neither an outcome, a decision nor an action, and from which nothing came."""
    missing: dict[str, list[Event]] = {}
    of_all: dict[str, int] = {}
    for name, kinds in outcome_wanted().items():
        # A note has no field for what came of it.
        wanted = _each_once([event for event in page.life.of(*sorted(kinds)) if not is_of_text(event)], page)
        of_all[name] = len(wanted)
        missing[name] = [event for event in wanted if not _has_outcome(event, page)]
    told = [share(len(events), of_all[name], _one(name), name) for name, events in missing.items() if events]
    if told:
        text = f"No outcome, decision or action is on record for {listed(told)}."
        found = [event for events in missing.values() for event in events]
        yield Said(theme=Theme.QUALITY, rule="missing_outcomes", text=text, evidence=sorted(found, key=_moment))


def _each_once(events: Sequence[Event], page: Page) -> list[Event]:
    """Without what the same record tells of one begun before: an enquiry's end is no second enquiry."""
    keys = {event.key: place for place, event in enumerate(events)}
    return [
        event
        for event in events
        if not any(keys.get(other.key, len(keys)) < keys[event.key] for other in page.records.same_record(event))
    ]


def _one(name: str) -> str:
    return {"enquiries": "enquiry"}.get(name, name.removesuffix("s"))


def _moment(event: Event) -> tuple[object, ...]:
    return event.when.first_day, event.key


def _has_outcome(event: Event, page: Page) -> bool:
    if event.outcome or event.decision or event.action or page.records.onward(event):
        return True
    ending = ended_by().get(event.kind)
    if ending is None:
        return False
    # What ended before the next of its kind began is taken to have been this one.
    days = [each.when.first_day for each in page.life.of(event.kind)]
    place = bisect_right(days, event.when.first_day)
    following = days[place] if place < len(days) else None
    return any(
        event.when.first_day <= end.when.last_day and (following is None or end.when.first_day < following)
        for end in page.life.of(ending)
    )
