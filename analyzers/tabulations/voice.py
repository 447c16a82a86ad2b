"""How often the child or adult was seen and heard in each half-year."""

from collections.abc import Callable, Iterator, Sequence

from analyzers.coverage import Stretch, is_record, meets
from analyzers.lives import Life
from analyzers.tabulations.periods import Period, clipped, half_years
from analyzers.voice import was_heard, was_seen, was_seen_alone, was_seen_in_course
from analyzers.words import counted, listed, opening
from chronology.model import Chronology, Event, Group, Kind, Tabulation, TabulationCell, TabulationRow
from chronology.practice import group_of

# Ten years; what lies before them is one row.
_MOST = 20
_COUNTED: tuple[tuple[str, Callable[[Event, str | None], bool]], ...] = (
    ("Own words or views", lambda event, _: bool(event.child_voice)),
    ("Disclosure", lambda event, _: event.kind is Kind.DISCLOSURE),
    ("Wishes and feelings", lambda event, _: event.kind is Kind.WISHES_AND_FEELINGS),
    ("Seen alone", was_seen_alone),
    ("Seen", was_seen),
)
# What is counted by the days on which it was.
_BY_DAY = (was_seen_alone, was_seen)


def voice(chronology: Chronology, life: Life, stretches: Sequence[Stretch]) -> Iterator[Tabulation]:
    """The table of one life, from the first time a source could have shown any of it; none where no source could."""
    found = [event for event in life.events if was_heard(event) or was_seen(event, life.subject)]
    begins = [first for first, _ in stretches] + [event.when.first_day for event in found]
    if not begins or not life.events:
        return
    earliest = life.events[0].when.first_day
    since = min(max(min(begins), earliest), chronology.as_at)
    periods = half_years(since, since, chronology.as_at, _MOST)
    name = life.person.name if life.person else ""
    vague = [event for event in found if not any(period.has(event.when) for period in periods)]
    yield Tabulation(
        name="voice",
        title=f"Seen and heard in each half-year{f': {name}' if name and len(chronology.subjects) > 1 else ''}",
        subject=life.subject,
        columns=tuple(column for column, _ in _COUNTED),
        rows=tuple(
            _row(period, found, life, meets(stretches, *clipped(period, chronology.as_at))) for period in periods
        ),
        notes=tuple(
            _notes(
                vague,
                _unread(periods, found, life, chronology),
                [event for event in life.events if was_seen_in_course(event, life.subject)],
            )
        ),
    )


def _row(period: Period, found: list[Event], life: Life, reached: bool) -> TabulationRow:
    within = [event for event in found if period.has(event.when)]
    cells = []
    for _, counts in _COUNTED:
        counted_in = [event for event in within if counts(event, life.subject)]
        keys = tuple(event.key for event in (_one_a_day(counted_in) if counts in _BY_DAY else counted_in))
        cells.append(TabulationCell(count=len(keys) if keys or reached else None, evidence=keys))
    return TabulationRow(label=period.label, cells=tuple(cells))


def _one_a_day(found: Sequence[Event]) -> Iterator[Event]:
    """The entries without those of a day that has one: a visit told by two sources, of which nobody joined them, is one."""
    days = set()
    for event in sorted(found, key=lambda event: group_of(event.kind) is not Group.VISIT):
        if event.when.first_day not in days:
            days.add(event.when.first_day)
            yield event


def _unread(periods: Sequence[Period], found: list[Event], life: Life, chronology: Chronology) -> list[str]:
    """Half-years without own words in which a text quotes somebody, or somebody speaks of themselves."""
    heard = [event for event in found if was_heard(event)]
    return [
        period.label
        for period in periods
        if not any(period.has(event.when) for event in heard)
        and any(
            not is_record(event, chronology) for event in life.spoken.first_person(*clipped(period, chronology.as_at))
        )
    ]


def _notes(vague: list[Event], unread: list[str], courses: list[Event]) -> Iterator[str]:
    yield "An entry counts in each column that is true of it; one that has the person seen alone has them seen too."
    yield "Of entries of one day one counts as seen, and one as seen alone: sources may tell the same visit in two ways."
    if unread:
        yield f"Words that may be the person's own, and were not read as theirs, stand in entries of {listed(unread)}."
    if courses:
        said = counted(len(courses), "entry has", "entries have")
        yield opening(
            f"{said} the person seen in the course of an assessment, an enquiry or a referral, on a day that is not given, "
            "and not counted as seen."
        )
    if vague:
        said = counted(len(vague), "entry is", "entries are")
        yield opening(f"{said} dated too vaguely for one half-year and not counted.")
