"""P20: a time without entries while the case was open; shorter on a protection plan or when looked after."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.coverage import covered, is_record, might_hold
from analyzers.gravity import gravity
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import is_of_a_story, is_of_day
from analyzers.spans import CASE, LOOKED_AFTER, PROTECTION_PLAN, Span, at
from analyzers.voice import was_heard, was_seen
from analyzers.words import counted, day, on
from chronology.model import Event, Group, Level, Precision, Strength
from chronology.prose.own_day import is_from_words

# A source of milestones alone (a census return) is silent between them whatever happened.
_CONTACT = frozenset({Group.VISIT, Group.CONTACT, Group.OTHER})
_DAY = dt.timedelta(days=1)
_KNOWN = {Precision.MINUTE, Precision.DAY}
_STATUS = {CASE: "the case was open", PROTECTION_PLAN: "a protection plan was in force", LOOKED_AFTER: "looked after"}


@dataclass(frozen=True, slots=True)
class _Silence:
    """Nothing between one entry and the next; without a next one, up to the day the document speaks of."""

    before: Event
    after: Event | None
    first: dt.date
    last: dt.date
    """The first and last day without an entry that a source could have shown."""
    span: Span

    @property
    def days(self) -> int:
        """Days without an entry."""
        return (self.last - self.first).days + 1


def find(ground: Ground) -> Iterator[Shown]:
    """Each silence longer than the status then allows."""
    entries = _entries(ground)
    statuses = _statuses(ground)
    least = min(ground.settings.whole("open_days"), ground.settings.whole("protected_days"))
    for place, before in enumerate(entries):
        after = entries[place + 1] if place + 1 < len(entries) else None
        end = after.when.first_day if after else ground.chronology.as_at
        if (end - before.when.last_day).days > least:
            silence = _silence(before, after, end, statuses, ground)
            if silence is not None:
                yield _shown(silence, ground)


def _entries(ground: Ground) -> list[Event]:
    """What breaks a silence: entries of a known day and of some weight."""
    return [event for event in ground.life.events if event.when.precision in _KNOWN and _weighs(event, ground)]


def _weighs(event: Event, ground: Ground) -> bool:
    """By its kind, or by what its words tell; a lesser one too, where somebody saw the person or heard them."""
    least = Level(ground.settings.word("least_level")).rank
    seen = was_seen(event, ground.life.subject) or was_heard(event)
    return seen or gravity(event, ground.practice)[0].rank >= least


def _statuses(ground: Ground) -> tuple[tuple[str, Sequence[Span], int], ...]:
    """(status, its periods, the days of silence it allows), the strictest first."""
    protected, open_days = ground.settings.whole("protected_days"), ground.settings.whole("open_days")
    return (
        (PROTECTION_PLAN, _recorded(PROTECTION_PLAN, ground), protected),
        (LOOKED_AFTER, _recorded(LOOKED_AFTER, ground), protected),
        (CASE, _recorded(CASE, ground), open_days),
    )


def _recorded(name: str, ground: Ground) -> Sequence[Span]:
    """Periods that something else than a reading of words began: of a text alone it is not known that the case stayed open."""
    return [span for span in ground.spans(name) if not is_from_words(span.opened)]


def _silence(
    before: Event,
    after: Event | None,
    end: dt.date,
    statuses: tuple[tuple[str, Sequence[Span], int], ...],
    ground: Ground,
) -> _Silence | None:
    next_day = before.when.last_day + _DAY
    for _, periods, allowed in statuses:
        span = at(periods, next_day)
        if span is None:
            continue
        # A status that ended in the silence allows it no further than to its end.
        last = min(end, span.end or end)
        reach = covered(ground.chronology, _CONTACT, before.when.last_day, last)
        if reach is not None and (reach[1] - reach[0]).days > allowed:
            return _Silence(before, after, max(reach[0], next_day), _last_silent(reach[1], end), span)
    return None


def _is_written_in(silence: _Silence, ground: Ground) -> bool:
    """A text of those days stands there: what it weighs is only what was read of it."""
    within = (event for event in _within(silence, ground) if event.when.precision in _KNOWN and not is_of_day(event))
    return any(not is_record(event, ground.chronology) for event in within)


def _within(silence: _Silence, ground: Ground) -> list[Event]:
    return [
        event
        for event in ground.life.events
        if event.when.first_day <= silence.last
        and event.when.last_day >= silence.first
        and event not in (silence.before, silence.after)
    ]


def _last_silent(last: dt.date, end: dt.date) -> dt.date:
    return last - _DAY if last == end else last


def _shown(silence: _Silence, ground: Ground) -> Shown:
    within = _within(silence, ground)
    lesser = [event for event in within if not _weighs(event, ground)]
    until = on(silence.after) if silence.after else f"{day(ground.chronology.as_at)}, when the record ends"
    # Of what a text of those days weighs only what is read of it is known.
    written = _is_written_in(silence, ground)
    statement = (
        f"The record shows no entry {'read to be ' if written else ''}of any weight for {counted(silence.days, 'day')}, between {on(silence.before)} "
        f"and {until}, while {_while(silence.span, ground)}."
    )
    if lesser:
        statement += f" {counted(len(lesser), 'routine entry lies', 'routine entries lie').capitalize()} in that time."
    return Shown(
        anchor=silence.before,
        statement=statement,
        evidence=(silence.before, *((silence.after,) if silence.after else ())),
        counter=within,
        strength=Strength.WEAK if within else Strength.MODERATE,
        title="Time of routine entries alone" if written else "",
        until=None if silence.after else ground.chronology.as_at,
    )


def _while(span: Span, ground: Ground) -> str:
    if span.name == LOOKED_AFTER:
        return f"the {'person' if ground.life.is_adult else 'child'} was looked after"
    return _STATUS[span.name]


def _can_tell(ground: Ground) -> bool:
    """Some source might hold what was done from day to day; what judgments and reviews leave out was not left undone."""
    if ground.life.events and all(map(is_of_a_story, ground.life.events)):
        return False
    return might_hold(ground.chronology, {Group.VISIT, Group.CONTACT})


PATTERN = Pattern(
    name="gap",
    rule="P20",
    title="Time without entries",
    data="day-to-day contact, so that a silence says nothing",
    groups=_CONTACT,
    find=find,
    among_all=True,
    can_tell=_can_tell,
)
