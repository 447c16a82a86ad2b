"""Which entry answers a trigger: by the record's own links, else by the order of time, and which of the two it was."""

from dataclasses import dataclass

from analyzers.lives import Life
from analyzers.records import record_keys
from analyzers.spans import Span
from chronology.model import Event
from chronology.practice import TimescaleRule

BY_LINK = "the record links them"
BY_ORDER = "the first such entry after it; the record does not link them"


@dataclass(frozen=True, slots=True)
class Answer:
    """The entry that answers a trigger, and on what that rests."""

    event: Event
    basis: str

    @property
    def by_link(self) -> bool:
        """The record says so itself."""
        return self.basis == BY_LINK


class Pairing:
    """Finds answers in one life."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.records = life.records

    def answer(
        self, rule: TimescaleRule, trigger: Event, following: Event | None, within: Span | None
    ) -> Answer | None:
        """What was due, when the record shows it."""
        linked = {event.key for event in (*self.records.same_record(trigger), *self.records.onward(trigger))}
        candidates = [event for event in self.life.of(*rule.due) if _may_answer(event, trigger, within)]
        by_link = next((event for event in candidates if event.key in linked), None)
        if by_link is not None:
            return Answer(by_link, BY_LINK)
        for event in candidates:
            if _before(event, following, rule) and not self._claimed(event, rule, trigger):
                return Answer(event, BY_ORDER)
        return None

    def settled(self, rule: TimescaleRule, trigger: Event, following: Event | None) -> Event | None:
        """What the record shows after which nothing is due, unless its outcome calls for it all the same."""
        linked = {event.key for event in self.records.onward(trigger)}
        for event in self.life.of(*rule.settled_by):
            after = event.when.first_day >= trigger.when.first_day and event.key != trigger.key
            mine = event.key in linked or _before(event, following, rule)
            if after and mine and not self._called_for(rule, event):
                return event
        return None

    def still_open(self, rule: TimescaleRule, trigger: Event) -> bool:
        """The trigger, or what came of it, was begun by a record that tells of no end."""
        completing = {kind for kind in rule.due if kind.endswith("_completed")}
        for event in (trigger, *self.records.onward(trigger)):
            if event.kind.endswith("_started") and f"{event.kind.removesuffix('_started')}_completed" in completing:
                return not any(other.kind in completing for other in self.records.same_record(event))
        return False

    @staticmethod
    def _called_for(rule: TimescaleRule, event: Event) -> bool:
        words = rule.called_for
        return words is not None and any(words.search(text) for text in (event.outcome, event.decision) if text)

    def _claimed(self, event: Event, rule: TimescaleRule, trigger: Event) -> bool:
        """The record says that the entry came of something else that starts the same clock."""
        mine = record_keys(trigger)
        return any(
            other.kind in (*rule.trigger, *rule.else_trigger)
            for link in event.links
            if link.rel == "arises-from" and link.record not in mine
            for other in self.records.told_by(link.record)
        )


def _may_answer(event: Event, trigger: Event, within: Span | None) -> bool:
    if event.key == trigger.key or event.when.last_day < trigger.when.first_day:
        return False
    if event.kind is trigger.kind and event.when.first_day <= trigger.when.last_day:
        return False
    return within is None or within.about_covers(event.when.first_day)


def _before(event: Event, following: Event | None, rule: TimescaleRule) -> bool:
    """Before the next trigger, unless the next trigger is itself what was due."""
    if following is None or following.kind in rule.due:
        return True
    return event.when.first_day < following.when.first_day
