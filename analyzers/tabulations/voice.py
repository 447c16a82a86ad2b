"""How often the child or adult was seen and heard in each half-year."""

from collections.abc import Callable, Iterator, Sequence

from analyzers.coverage import Stretch, meets
from analyzers.lives import Life
from analyzers.tabulations.periods import Period, clipped, half_years
from analyzers.voice import was_heard, was_seen, was_seen_alone
from analyzers.words import counted, opening
from chronology.model import Chronology, Event, Kind, Tabulation, TabulationCell, TabulationRow

# Ten years; what lies before them is one row.
_MOST = 20
_COUNTED: tuple[tuple[str, Callable[[Event, str | None], bool]], ...] = (
    ("Own words or views", lambda event, _: bool(event.child_voice)),
    ("Disclosure", lambda event, _: event.kind is Kind.DISCLOSURE),
    ("Wishes and feelings", lambda event, _: event.kind is Kind.WISHES_AND_FEELINGS),
    ("Seen alone", was_seen_alone),
    ("Seen", was_seen),
)


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
        notes=tuple(_notes(vague)),
    )


def _row(period: Period, found: list[Event], life: Life, reached: bool) -> TabulationRow:
    within = [event for event in found if period.has(event.when)]
    cells = []
    for _, counts in _COUNTED:
        keys = tuple(event.key for event in within if counts(event, life.subject))
        cells.append(TabulationCell(count=len(keys) if keys or reached else None, evidence=keys))
    return TabulationRow(label=period.label, cells=tuple(cells))


def _notes(vague: list[Event]) -> Iterator[str]:
    yield "An entry counts in each column that is true of it; one that has the person seen alone has them seen too."
    if vague:
        said = counted(len(vague), "entry is", "entries are")
        yield opening(f"{said} dated too vaguely for one half-year and not counted.")
