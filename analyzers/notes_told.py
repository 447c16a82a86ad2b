"""Notes that are read though nothing in them weighs: what stands around a sentence that does, and what was noted last."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.records import NOTE, account_role, is_of_text
from chronology.model import Event, Level, Reason, Restriction, Significance
from chronology.normalise import record_of

_MORE = 8
"""Words of a note beside its sentences that tell something more."""
_OF_NEWS = 12
"""Words of a note that tell something; a shorter one is an errand ("rang back, no reply")."""


def with_what_is_read(
    weighed: Iterable[Significance], events: Sequence[Event], as_at: dt.date, latest_days: int
) -> Iterator[Significance]:
    """Weights, of notes that are to be read whatever they weigh at least medium.

    A sentence of a row alone hides who said it and what was found beside it: a note goes with the sentence that was read from it.
    What was noted in the last weeks is what a meeting comes together about, and what nobody has drawn a conclusion from yet.
    """
    weighed = tuple(weighed)
    levels = {each.event: each.level for each in weighed}
    named = {event.key: event for event in events}
    read_from = _read_from(events)
    for each in weighed:
        event = named[each.event]
        reason = _why_read(event, read_from.get(event.key, ()), levels, as_at, latest_days)
        least = Level.MEDIUM
        if reason is None or each.level.rank >= least.rank:
            yield each
            continue
        rule, text, triggers = reason
        moved = Reason(rule=rule, text=text, move=least.rank - each.level.rank, triggers=triggers)
        yield Significance(event=each.event, level=least, reasons=(*each.reasons, moved))


def _read_from(events: Sequence[Event]) -> Mapping[str, tuple[Event, ...]]:
    """For the entry of each note, the entries of its day that were read from sentences of it."""
    parts: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for record in {record_of(account.key) for account in event.accounts if not account.key.endswith(f"#{NOTE}")}:
            parts[record].append(event)
    notes = (event for event in events if account_role(event) == NOTE)
    return {
        note.key: tuple(each for each in parts[record_of(note.key)] if _is_of_one_day(note, each)) for note in notes
    }


def _is_of_one_day(note: Event, part: Event) -> bool:
    return note.when.dated and part.when.dated and note.when.first_day == part.when.first_day


def _why_read(
    event: Event, parts: Sequence[Event], levels: Mapping[str, Level], as_at: dt.date, latest_days: int
) -> tuple[str, str, tuple[str, ...]] | None:
    if not event.when.dated or event.restriction is not Restriction.NONE:
        return None
    weighty = [part for part in parts if levels[part.key].rank >= Level.MEDIUM.rank]
    if weighty and _words(event) >= sum(map(_words, weighty)) + _MORE:
        return "note_of", "an entry of weight was read from it", tuple(part.key for part in weighty)
    age = (as_at - event.when.first_day).days
    if is_of_text(event) and 0 <= age <= latest_days and _words(event) >= _OF_NEWS:
        return "latest", f"noted within {latest_days} days of the date this document speaks of", ()
    return None


def _words(event: Event) -> int:
    first = event.accounts[0] if event.accounts else None
    return len((first.source.quote if first and first.source.quote else event.fact).split())
