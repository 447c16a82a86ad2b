"""The bands of the drawn timeline: what held, from when to when, by the records, the term of an order or what came in its place."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from chronology.model import Basis, Event, Kind, PersonKind, PlaceKind, When
from chronology.prose.hearsay import is_hearsay_of_no_worker, is_read_from_text
from chronology.prose.orders import end_of_term
from chronology.prose.sure import Sureness, is_kind_from_words, sureness
from chronology.prose.told_ends import told_ends
from exports.drawings.names import shorter
from exports.drawings.timeline.band import Band
from exports.drawings.timeline.lanes import lanes
from exports.drawings.timeline.periods import by_periods, period_bands
from exports.drawings.timeline.signed import signed_bands
from exports.drawings.timeline.spans import Frame
from exports.pdf.case import Case

_NOT_OF_WORDS = frozenset({Kind.PLAN_STARTED, Kind.WORKER_ALLOCATED})


def bands(case: Case, shown: Frame) -> dict[str, list[Band]]:
    """Status bands of each lane, in order of their start."""
    found: dict[str, list[Band]] = {lane: [] for lane in (*lanes().lanes, "school")}
    told = [
        event
        for event in (*case.chronology.events, *told_ends(case.chronology.events))
        if event.kind in _in_lanes()
        and event.when.dated
        and not event.when.is_only_told
        and case.concerns(event)
        and _holds(case, event)
    ]
    by_words = by_periods(case)
    for lane, kinds in lanes().lanes.items():
        found[lane] += (band for kind in kinds if kind in by_words for band in period_bands(case, Kind(kind)))
        for event in told:
            if event.kind in kinds and event.kind not in by_words and _is_sure(event):
                ends = [each for each in told if each.kind in kinds[event.kind] and _may_end(each)]
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


def _is_sure(event: Event) -> bool:
    """Of a row of another agency's table something else than one phrase says that it began: "Cab from new placement late" begins none.

    Of words alone no bar tells that some plan was made or who had the case: where these ended may stand in any other words.
    """
    if _is_from_words(event) and (event.kind in _NOT_OF_WORDS or event.when.basis is Basis.RELATIVE_TO_PREVIOUS):
        return False
    return not event.accounts or any(
        not account.key.startswith("agency-chronology:") or sureness(account, typed=True) is not Sureness.NAMED
        for account in event.accounts
    )


def _may_end(event: Event) -> bool:
    """It ends what it is told to; a closure that words only name may be of anything."""
    if event.kind is not Kind.CASE_CLOSED or not _is_from_words(event):
        return True
    return any(sureness(account) is not Sureness.NAMED for account in event.accounts)


def _is_from_words(event: Event) -> bool:
    return bool(event.accounts) and all(map(is_kind_from_words, event.accounts))


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
    end, taken = (
        _end(event, ends) or _end_in_words(case, event),
        min((other.when.first_day for other in instead), default=None),
    )
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


def _end_in_words(case: Case, event: Event) -> dt.date | None:
    """The end of the period that it began, as the table of plans and orders tells it."""
    begun = (each for each in case.chronology.periods if any(told.event == event.key for told in each.begun))
    ended = (told.when.first_day for each in begun for told in each.ended[:1] if told.when.dated)
    return next((day for day in ended if day > event.when.first_day), None)


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
