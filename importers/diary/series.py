"""An entry that recurs: one plan, with its rule in words and what became of its sessions as far as the diary says."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from chronology.dates import describe
from chronology.model import Account, Action, When
from importers.diary.entry import Entry
from importers.diary.outcome import CANCELLED, Outcome
from importers.diary.rule import MOST_DAYS, Steps, days_of
from importers.diary.rule import in_words as rule_in_words
from importers.diary.telling import in_words, outcome_of, source_of, title_in_words, when_of, withdrawn

_MOST_NAMED = 20


def told_series(entry: Entry, others: Sequence[Entry], horizon: dt.date | None, steps: Steps) -> Account | Action:
    """The plan of a series. `others` are its sessions that have entries of their own, told by themselves."""
    if entry.is_cancelled:
        return withdrawn(entry, "series", f"Cancelled series: {title_in_words(entry)}, {_pattern(entry)}")
    if outcome_of(entry, None) is not None:
        message = "an entry that recurs has an outcome; it does not say of which session, so none is told as an event"
        entry.ledger.problem(message, entry.place)
    return Action(
        text=". ".join(
            filter(
                None,
                (f"{in_words(entry)} ({_pattern(entry)}; planned)".rstrip(), *_stands(entry, others, horizon, steps)),
            )
        ),
        owner=entry.organiser or None,
        due=_last_planned(entry),
        agreed_at=entry.created.when if entry.created else None,
        account=entry.record,
        source=source_of(entry),
    )


def _pattern(entry: Entry) -> str:
    """The rule in words, from its first day."""
    start = when_of(entry)
    first = f"from {describe(When.on(start.first_day))}" if start.dated else "without a first day"
    said = [rule_in_words(entry.rule, start.first_day)] if entry.rule is not None and start.dated else []
    if entry.rule is not None and not start.dated:
        said.append(f'by the rule "{entry.rule.text[:200]}"')
    if entry.extra:
        said.append(f"also on {_days([moment.day for moment in entry.extra])}")
    return f"{', '.join(said)}, {first}"


def _last_planned(entry: Entry) -> When | None:
    """Its last day, where the diary gives one; a plan without an end is due on no day."""
    last = [moment.day for moment in entry.extra]
    if entry.rule is not None:
        if entry.rule.until is None:
            return None
        last.append(entry.rule.until)
    return When.on(max(last)) if last else None


def _stands(entry: Entry, others: Sequence[Entry], horizon: dt.date | None, steps: Steps) -> Iterator[str]:
    """How many sessions there were up to the day the diary speaks of, and what it says of them."""
    if entry.taken_out:
        days = _days([moment.day for moment in entry.taken_out])
        yield f"Taken out of the diary, which does not say why: {days}"
    planned = _planned(entry, horizon, steps)
    if planned is None or horizon is None:
        yield "The sessions were not counted; the diary does not say which were kept, but for those told by themselves"
        return
    spoken = Counter(_became(other, horizon) for other in others if _replaces(other) <= horizon)
    known = {_replaces(other) for other in others}
    silent = sum(count for day, count in Counter(planned).items() if day not in known)
    # Counted by the session they stand for, so that one that was moved is not counted twice.
    counted = silent + sum(spoken.values())
    parts = [f"{count} {what}" for what, count in sorted(spoken.items())]
    if silent:
        parts.append(f"{silent} of which it does not say whether {'it was' if silent == 1 else 'they were'} kept")
    sessions = f"{counted} session{'' if counted == 1 else 's'}"
    yield f"Up to {describe(When.on(horizon))} the diary has {sessions}{': ' if parts else ''}{', '.join(parts)}"


def _planned(entry: Entry, horizon: dt.date | None, steps: Steps) -> list[dt.date] | None:
    """The days of its sessions up to the horizon, without those that were taken out; None where they are not known."""
    start = when_of(entry)
    if horizon is None or not start.dated:
        return None
    days = [start.first_day] if start.first_day <= horizon else []
    if entry.rule is not None:
        if not entry.rule.countable:
            entry.ledger.note("a rule of recurrence is not one whose days are counted; its words are kept", entry.place)
            return None
        days, whole = days_of(entry.rule, start.first_day, horizon, steps)
        if not whole:
            message = (
                f"the sessions of an entry are more than are counted (at most {MOST_DAYS:,} each); its words are kept"
            )
            entry.ledger.problem(message, entry.place)
            return None
    gone = {moment.day for moment in entry.taken_out}
    extra = [moment.day for moment in entry.extra if moment.day <= horizon]
    return [day for day in dict.fromkeys((*days, *extra)) if day not in gone]


def _replaces(other: Entry) -> dt.date:
    assert other.recurrence is not None, "a session of its own says which one it is"
    return other.recurrence.day


def _became(other: Entry, horizon: dt.date) -> str:
    said = outcome_of(other, horizon)
    if said is not None and said.outcome in CANCELLED:
        return "cancelled"
    if said is not None:
        return "kept" if said.outcome is Outcome.KEPT else "missed"
    is_moved = other.start is not None and other.recurrence is not None and other.start.order != other.recurrence.order
    return "moved, without an outcome" if is_moved else "with an entry of its own, without an outcome"


def _days(days: Sequence[dt.date]) -> str:
    named = ", ".join(describe(When.on(day)) for day in sorted(set(days))[:_MOST_NAMED])
    more = len(set(days)) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
