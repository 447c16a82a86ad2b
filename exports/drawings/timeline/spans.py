"""What the drawn timeline shows: status bands, rows of events, gaps, contacts a month. Values only, no drawing."""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import accumulate

from chronology.model import Event, Group, Kind, Level, PersonKind, PlaceKind, When
from chronology.practice import group_of
from chronology.prose.hearsay import is_hearsay_of_no_worker, is_read_from_text
from chronology.prose.orders import end_of_term
from chronology.prose.told_ends import told_ends
from exports.drawings.names import shorter
from exports.drawings.timeline.bands import Band
from exports.drawings.timeline.signed import signed_bands
from exports.pdf.case import Case

# Beyond this the recent years would be too narrow to read.
_LONGEST = dt.timedelta(days=366 * 8)
# One entry in ten may be left to the table where that gives the others a third more room.
_FEW = 10
_WORTH = 0.7
_SEEN = "seen"
# A drawing is full with so much, where every entry counts for one and each year, empty or not, for so many.
_FULL, _YEAR = 250, 10
_MOST_FRAMES = 6


@dataclass(frozen=True, slots=True)
class Lanes:
    """The table of lanes and themes."""

    lanes: Mapping[str, Mapping[Kind, frozenset[Kind]]]
    superseded: Mapping[Kind, frozenset[Kind]]
    joined: frozenset[Kind]
    themes: Mapping[Group, str]
    below_critical: Mapping[Group, str]
    replaced: frozenset[str]
    order: tuple[str, ...]
    density: frozenset[Group]
    seen: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that are drawn; the `last` of several frames also has what may be of a later day.

    `earlier` entries are older and stand before it: in the drawing of one page one mark in each row tells of them.
    """

    start: dt.date
    end: dt.date
    earlier: int = 0
    last: bool = True

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.end - self.start).days or 1

    def has(self, event: Event) -> bool:
        """The last day an event could have been on is within."""
        day = event.when.last_day
        return self.start <= day and (self.last or day <= self.end)


@cache
def lanes() -> Lanes:
    """The shipped table.

    Raises:
        ValueError: it names a kind or group that is not in the taxonomy, or leaves a group without a row.

    """
    table = tomllib.loads(files("exports.drawings.timeline").joinpath("lanes.toml").read_text("utf-8"))
    themes = {Group(group): theme for theme, groups in table["themes"].items() for group in groups}
    if missing := set(Group) - set(themes):
        raise ValueError(f"lanes.toml has no row for {sorted(missing)}")
    return Lanes(
        lanes={
            lane: {Kind(start): frozenset(map(Kind, ends)) for start, ends in kinds.items()}
            for lane, kinds in table["lanes"].items()
        },
        superseded={Kind(start): frozenset(map(Kind, kinds)) for start, kinds in table["superseded"].items()},
        joined=frozenset(map(Kind, table["joined"]["kinds"])),
        themes=themes,
        below_critical={Group(group): theme for group, theme in table["below_critical"].items()},
        replaced=frozenset(table["replaced"]["lanes"]),
        order=tuple(table["themes"]),
        density=frozenset(map(Group, table["density"]["groups"])),
        seen=frozenset(map(Kind, table["density"]["seen"])),
    )


def whole(case: Case) -> Frame | None:
    """From the first entry that is shown to the as-at date; None where nothing dated is."""
    shown = _shown(case)
    if not shown:
        return None
    start = min(event.when.first_day for event in shown)
    return Frame(start, max(case.chronology.as_at, shown[0].when.first_day))


def frame(case: Case) -> Frame | None:
    """The days of the one drawing there is room for: very old entries stand before it."""
    found = whole(case)
    if found is None:
        return None
    shown = _shown(case)
    start = _start(sorted(event.when.first_day for event in shown), found.end)
    return Frame(start, found.end, sum(event.when.last_day < start for event in shown))


def frames(case: Case) -> tuple[Frame, ...]:
    """The time in as many drawings as it takes to read them, each of whole years and about as full as the others.

    A few very old entries stand before the first, where their years would take the room of all the rest.
    """
    found = whole(case)
    if found is None:
        return ()
    start = _without_few(sorted(event.when.first_day for event in _shown(case)), found.end)
    found = replace(found, start=start, earlier=sum(event.when.last_day < start for event in _shown(case)))
    years = range(found.start.year, found.end.year + 1)
    counted = Counter(min(event.when.last_day, found.end).year for event in _shown(case))
    weights = [counted[year] + _YEAR for year in years]
    parts = min(-(-sum(weights) // _FULL), _MOST_FRAMES, len(years))
    firsts = [years[place] for place in _divided(weights, parts)]
    starts = [found.start, *(dt.date(year, 1, 1) for year in firsts)]
    ends = [*(dt.date(year - 1, 12, 31) for year in firsts), found.end]
    return tuple(
        Frame(*days, earlier=0 if place else found.earlier, last=days[1] == found.end)
        for place, days in enumerate(zip(starts, ends, strict=True))
    )


def _divided(weights: Sequence[int], parts: int) -> list[int]:
    """Where the second and each later part begins, so that they weigh about the same; each has one at least."""
    sums = [0, *accumulate(weights)]
    found: list[int] = []
    for part in range(1, parts):
        places = range((found[-1] if found else 0) + 1, len(weights) - (parts - part) + 1)
        found.append(min(places, key=lambda place: (abs(sums[place] * parts - sums[-1] * part), place)))
    return found


def _shown(case: Case) -> list[Event]:
    return [event for event in case.chronology.events if case.printed(event) and event.when.dated]


def _without_few(starts: Sequence[dt.date], end: dt.date) -> dt.date:
    """The first entry, unless a few old ones would take the room of all the rest."""
    start = starts[0]
    without_few = starts[len(starts) // _FEW]
    if (end - without_few) < (end - start) * _WORTH:
        start = max(dt.date(without_few.year, 1, 1), start)
    return start


def _start(starts: Sequence[dt.date], end: dt.date) -> dt.date:
    """The first entry but for a few old ones, and no earlier than can be read in one drawing."""
    start = _without_few(starts, end)
    if end - start > _LONGEST:
        recent = [day for day in starts if end - day <= _LONGEST]
        start = dt.date((recent[0] if recent else starts[-1]).year, 1, 1)
    return max(start, starts[0])


def bands(case: Case, shown: Frame) -> dict[str, list[Band]]:
    """Status bands of each lane, in order of their start."""
    found: dict[str, list[Band]] = {lane: [] for lane in (*lanes().lanes, "school")}
    told = [
        event
        for event in (*case.chronology.events, *told_ends(case.chronology.events))
        if event.kind in _in_lanes() and event.when.dated and case.concerns(event) and _holds(case, event)
    ]
    for lane, kinds in lanes().lanes.items():
        for event in told:
            if event.kind in kinds:
                ends = [each for each in told if each.kind in kinds[event.kind]]
                found[lane].append(_band(case, event, ends, [each for each in told if _takes_place(each, event, lane)]))
    found["worker"] = signed_bands(case, found["worker"])
    found["school"] = list(_schools(case))
    return {
        lane: [
            band for band in _joined(sorted(rows, key=_by_start)) if band.end >= shown.start and band.start <= shown.end
        ]
        for lane, rows in found.items()
    }


@cache
def _in_lanes() -> frozenset[Kind]:
    """Kinds that begin or end a band."""
    return frozenset(
        kind
        for kinds in (*lanes().lanes.values(), lanes().superseded)
        for start, ends in kinds.items()
        for kind in (start, *ends)
    )


def _holds(case: Case, event: Event) -> bool:
    """It is told of whom the drawing is about, and not by hearsay.

    A note that names nobody it is about is in the file of several: where another child is named in it and the one whose life is
    drawn is not, the placement it tells of may be that child's.
    """
    if is_hearsay_of_no_worker(event):
        return False
    if not is_read_from_text(event):
        return True
    named = {part.person for part in event.people if part.role != "subject" or part.involvement}
    children = {person for person in named if person in case.people and case.people[person].kind is PersonKind.CHILD}
    return not children or bool(children & set(case.chronology.subjects))


def _by_start(band: Band) -> tuple[dt.date, dt.date, str]:
    return band.start, band.end, band.label


def _joined(rows: Sequence[Band]) -> list[Band]:
    """Bands in order; those of one name that overlap, of a sort of which only one can hold at a time, as one."""
    found: list[Band] = []
    for band in rows:
        last = next((other for other in reversed(found) if other.label == band.label), None)
        if not band.joins or last is None or last.end < band.start:
            found.append(band)
        elif band.end > last.end or (last.open_end and not band.open_end and band.end == last.end):
            found[found.index(last)] = replace(band, start=last.start, place=last.place)
    return found


def _takes_place(other: Event, event: Event, lane: str) -> bool:
    """It is what comes in place of the other: the next of a kind of which one holds at a time, or another sort of plan."""
    next_of_kind = lane in lanes().replaced and other.kind is event.kind
    return _ends(other, event) and (next_of_kind or other.kind in lanes().superseded.get(event.kind, frozenset()))


def _band(case: Case, event: Event, ends: Sequence[Event], instead: Sequence[Event]) -> Band:
    start, as_at = event.when.first_day, case.chronology.as_at
    end, taken = _end(event, ends), min((other.when.first_day for other in instead), default=None)
    inferred = taken is not None and taken <= as_at and (end is None or taken < end) and not _has_own_end(event)
    end = taken if inferred else end
    ongoing = event.until is not None and event.until.is_ongoing and not inferred
    return Band(
        _label(case, event),
        start,
        min(end or as_at, as_at),
        end is None and not ongoing,
        case.place(event.key),
        ongoing,
        _shorter(case, event),
        inferred,
        event.kind in lanes().joined,
    )


def _label(case: Case, event: Event) -> str:
    """What held, not that it began; a worker by name."""
    if event.kind is Kind.WORKER_ALLOCATED:
        return ", ".join(_allocated(case, event)) or case.title(event)
    return case.words.known(f"bands.{event.kind}") or case.title(event)


def _shorter(case: Case, event: Event) -> tuple[str, ...]:
    """The same in fewer letters: workers by their initials, a plan by what it is for."""
    if event.kind is Kind.WORKER_ALLOCATED:
        named = [shorter(name) for name in _allocated(case, event)]
        return tuple(", ".join(names) for names in zip(*named, strict=False))
    tables = ("bands_short", "bands_shortest") if case.words.known(f"bands.{event.kind}") else ()
    return tuple(short for table in tables if (short := case.words.known(f"{table}.{event.kind}")))


def _allocated(case: Case, event: Event) -> list[str]:
    """Names of those the case was given to; where the record does not say who was, the one professional there is."""
    parts = [part for part in event.people if part.involvement == "allocated"]
    people = [case.people.get(part.person) for part in parts or event.people]
    names = [person.name for person in people if person and person.kind is PersonKind.PROFESSIONAL and person.name]
    return names if parts or len(names) == 1 else []


def _end(event: Event, ends: Sequence[Event]) -> dt.date | None:
    """Its own, by its record or by the term it was made for; else that of the first event that ends it."""
    if event.until is not None and event.until.dated:
        return event.until.last_day
    if (term := end_of_term(event)) is not None:
        return term.last_day
    if event.until is not None and event.until.is_ongoing:
        return None
    later = (other.when.first_day for other in ends if _ends(other, event))
    return min(later, default=None)


def _has_own_end(event: Event) -> bool:
    return event.until is not None and event.until.dated


def end_in_words(case: Case, band: Band) -> str:
    """Until when a band lasted, and where that is no more than what follows from the next one."""
    say = case.words.say
    if band.ongoing:
        return say("ongoing")
    if band.open_end:
        return say("end_unknown")
    return say("timeline.inferred", end=case.day(band.end)) if band.inferred else case.day(band.end)


def _ends(other: Event, event: Event) -> bool:
    """It is later; what an allocation tells of the time before it ends the one before, and it ends that time."""
    return other is not event and other.when.first_day > event.when.first_day


def _schools(case: Case) -> Iterator[Band]:
    as_at = case.chronology.as_at
    subjects = set(case.chronology.subjects)
    for place in case.chronology.places:
        for member in place.members if place.kind is PlaceKind.SCHOOL else ():
            if member.person in subjects and member.when is not None and member.when.dated:
                end, open_end = _until(member.until, as_at)
                ongoing = member.until is not None and member.until.is_ongoing
                name = case.words.say("bands.school_withheld") if case.withheld(place) else place.name
                brief = (case.words.say("bands_short.school_withheld"),) if case.withheld(place) else ()
                yield Band(name, member.when.first_day, end, open_end, "", ongoing, brief)


def _until(until: When | None, as_at: dt.date) -> tuple[dt.date, bool]:
    if until is not None and until.dated:
        return min(until.last_day, as_at), False
    return as_at, until is None or not until.is_ongoing


def stacked(rows: Sequence[Band]) -> list[list[Band]]:
    """Bands that overlap, in rows of their own."""
    found: list[list[Band]] = []
    for band in rows:
        for row in found:
            if row[-1].end <= band.start:
                row.append(band)
                break
        else:
            found.append([band])
    return found


def gaps(case: Case, shown: Frame) -> list[tuple[dt.date, dt.date]]:
    """Windows of the gap findings that are drawn at least in part, each from its true beginning to its true end."""
    windows = (
        (start, end)
        for numbered in case.findings
        if numbered.finding.pattern == "gap"
        for start, end in [numbered.finding.window]
        if start and end and end > shown.start and start < shown.end
    )
    return sorted(set(windows))


def contacts(case: Case, shown: Frame) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Visits and contacts in each (year, month), shown as entries or not; and those where the person was seen."""
    every: Counter[tuple[int, int]] = Counter()
    seen: Counter[tuple[int, int]] = Counter()
    for event in case.chronology.events:
        day = event.when.first_day
        if shown.start <= day <= shown.end and group_of(event.kind) in lanes().density:
            every[day.year, day.month] += 1
            seen[day.year, day.month] += _is_seen(case, event)
    return every, seen


def _is_seen(case: Case, event: Event) -> bool:
    """By its kind, or because the record says so of a subject."""
    subjects = case.chronology.subjects
    return event.kind in lanes().seen or any(
        part.person in subjects and part.involvement.startswith(_SEEN) for part in event.people
    )


def days_between(start: dt.date, end: dt.date) -> int:
    """The days without an entry: those between the two entries that bound them."""
    return (end - start).days - 1


def themes(case: Case, shown: Frame) -> dict[str, list[Event]]:
    """Entries that are drawn on the axis, by row; a row without any is left out."""
    return _by_theme(case, (event for event in _shown(case) if shown.has(event)))


def earlier(case: Case, shown: Frame) -> dict[str, list[Event]]:
    """Entries that are older than the axis and stand before it, by row; none where another drawing has them."""
    return _by_theme(case, (event for event in _shown(case) if shown.earlier and event.when.last_day < shown.start))


def _by_theme(case: Case, events: Iterable[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {name: [] for name in lanes().order}
    for event in events:
        group = group_of(event.kind)
        grave = case.level(event) in (None, Level.CRITICAL)
        theme = lanes().themes[group] if grave else lanes().below_critical.get(group, lanes().themes[group])
        found[theme].append(event)
    return {name: each for name, each in found.items() if each}
