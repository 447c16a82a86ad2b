"""Whether its days can be trusted and hold together (L10, L12, L15, L16)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.lint.sheet import Origin, Row, Sheet
from chronology.lint.told import is_silence
from chronology.lint.verdict import Verdict, counted, judged, not_applicable
from chronology.model import Group, Kind
from chronology.practice import Practice, add_working_days, group_of

_SATURDAY = 5
_OPENS = {Group.REFERRAL, Group.ASSESSMENT, Group.S47_ENQUIRY, Group.CONFERENCE, Group.STRATEGY_DISCUSSION}
# These come before a case, or say that there is none.
_BEFORE_A_CASE = {
    Kind.EARLY_HELP_REFERRAL,
    Kind.SUPPORT_REQUEST,
    Kind.SAFEGUARDING_CONCERN,
    Kind.REFERRAL_NO_FURTHER_ACTION,
    Kind.EARLY_HELP_ASSESSMENT_STARTED,
    Kind.EARLY_HELP_ASSESSMENT_COMPLETED,
}
_PROTECTS = {Kind.CP_PLAN_STARTED: Kind.CP_PLAN_ENDED, Kind.BECAME_LOOKED_AFTER: Kind.CEASED_LOOKED_AFTER}
# What can only happen to a child that is born.
_OF_THE_BORN = {
    Group.EDUCATION,
    Group.VISIT,
    Group.DISCLOSURE,
    Group.MISSING,
    Group.PLACEMENT_MOVE,
    Group.INJURY_OR_HARM,
}
_PRE_BIRTH = (
    "unborn",
    "pre-birth",
    "prebirth",
    "pregnan",
    "antenatal",
    "scan",
    "midwi",
    "cyn geni",
    "heb ei eni",
    "beichio",
)
# Earlier than this nobody alive was born.
_FIRST = dt.date(1880, 1, 1)


def history(sheet: Sheet, practice: Practice) -> Verdict:
    """L10: whether it goes back to a child's birth, or says why not."""
    if sheet.born is None:
        return not_applicable("it does not say when the person was born")
    if sheet.is_adult:
        return not_applicable("it is about an adult, whose history begins where services came in")
    first = min(filter(None, (sheet.begins, *(row.day for row in sheet.dated[:1]))), default=None)
    if first is None:
        return not_applicable("no row is dated")
    days = practice.lint.history_days
    late = (first - sheet.born).days
    return judged(
        fails=late > days and not sheet.beginning_told,
        figure=f"begins {first.isoformat()}, {counted(late, 'day')} after birth" if late > 0 else "begins before birth",
        limit=f"{days} days after birth, or a sentence that says why",
    )


def stale(sheet: Sheet, practice: Practice) -> Verdict:
    """L12: whether it is up to date with its newest source on the day it speaks."""
    recorded = [record.recorded_on for record in sheet.records if record.recorded_on]
    newest = max(filter(None, (sheet.newest_source, *recorded)), default=None)
    if sheet.origin is Origin.RAW:
        return not_applicable("a raw export is as new as itself")
    if sheet.as_at is None or newest is None:
        return not_applicable("it does not say when it speaks and how new its sources are; name its records beside it")
    days = practice.lint.stale_working_days
    allowed = add_working_days(sheet.as_at, days, practice.jurisdiction)
    unread = max((day for day in recorded if day <= sheet.as_at), default=None)
    behind = unread is not None and not _is_covered(unread, sheet, days, practice)
    return judged(
        fails=(newest > allowed and not sheet.later_told) or behind,
        figure=f"speaks {sheet.as_at.isoformat()}, newest source {newest.isoformat()}",
        limit=f"{days} working days, or a sentence that later records are left out",
    )


def _is_covered(day: dt.date, sheet: Sheet, days: int, practice: Practice) -> bool:
    """A row is as new as a record of that day, or the document says that entries of that year are not shown."""
    known = [row.recorded_on or min(row.when.last_day, sheet.as_at or row.when.last_day) for row in sheet.dated]
    newest = max((*known, *(day for row in sheet.rows for day in row.further)), default=None)
    reached = newest is not None and day <= add_working_days(newest, days, practice.jurisdiction)
    return reached or day.year in sheet.hidden_years


def gaps(sheet: Sheet, practice: Practice) -> Verdict:
    """L15: silences of which the document says nothing."""
    found = list(_unexplained(sheet, practice))
    longest = max(((after.when.first_day - before.when.last_day).days for before, after in found), default=0)
    limits = practice.lint
    return judged(
        fails=bool(found),
        figure=f"{counted(len(found), 'gap')} without a word" + (f", the longest {longest} days" if found else ""),
        limit=f"0 over {limits.gap_open_days} days while the case is open, {limits.gap_protected_days} while protected",
        rows=tuple(f"{before.named} to {after.named}" for before, after in found),
    )


def _unexplained(sheet: Sheet, practice: Practice) -> Iterator[tuple[Row, Row]]:
    open_case = protected = False
    reach: _Told | None = None
    for told in _told(sheet):
        if reach is not None and (open_case or protected):
            allowed = practice.lint.gap_protected_days if protected else practice.lint.gap_open_days
            if (told.first - reach.last).days > allowed and not _is_explained(reach, told, sheet, allowed):
                yield reach.row, told.row
        if not told.is_further:
            open_case, protected = _status(told.row, open_case, protected)
        if reach is None or told.last >= reach.last:
            reach = told


@dataclass(frozen=True, slots=True)
class _Told:
    """A time of which a row tells: its own, or a further day told in its line."""

    first: dt.date
    last: dt.date
    row: Row
    is_further: bool = False


def _told(sheet: Sheet) -> list[_Told]:
    own = (_Told(row.when.first_day, row.when.last_day, row) for row in sheet.dated)
    further = (_Told(day, day, row, is_further=True) for row in sheet.rows for day in row.further)
    return sorted((*own, *further), key=lambda told: told.first)


def _status(row: Row, open_case: bool, protected: bool) -> tuple[bool, bool]:
    """Whether the case is open and the child protected after a row."""
    if row.kind in _PROTECTS:
        return True, True
    if row.kind in _PROTECTS.values():
        return open_case, False
    if group_of(row.kind) is Group.CLOSURE:
        return False, False
    return open_case or (group_of(row.kind) in _OPENS and row.kind not in _BEFORE_A_CASE), protected


def _is_explained(before: _Told, after: _Told, sheet: Sheet, allowed: int) -> bool:
    start, end = before.last, after.first
    if any(year in sheet.hidden_years for year in range(start.year, end.year + 1)):
        return True
    if is_silence(before.row.words) or is_silence(after.row.words):
        return True
    return _longest_untold(start, end, sheet) <= allowed


def _longest_untold(start: dt.date, end: dt.date, sheet: Sheet) -> int:
    """The longest part of a silence, in days, of which no finding tells: entries that are not shown may cut it up."""
    longest, at = 0, start
    for first, last in sorted(sheet.gaps_told):
        if last > at and first < end:
            longest = max(longest, (first - at).days)
            at = max(at, last)
    return max(longest, (end - at).days)


def dates(sheet: Sheet, _: Practice) -> Verdict:
    """L16: days that cannot be."""
    found = [(row, why) for row in sheet.rows for why in _impossible(row, sheet)]
    return judged(
        fails=bool(found),
        figure=counted(len(found), "impossible date"),
        limit="0",
        rows=tuple(f"{row.named}: {why}" for row, why in found),
    )


def _impossible(row: Row, sheet: Sheet) -> Iterator[str]:
    if not row.when.dated:
        return
    first = row.when.first_day
    born = row.born or (None if row.is_of_others or sheet.origin is Origin.RAW else sheet.born)
    if first < _FIRST or (born is not None and row.when.last_day < born and _needs_birth(row)):
        yield "before birth"
    if sheet.as_at is not None and first > sheet.as_at:
        yield f"after {sheet.as_at.isoformat()}, the day it speaks"
    if row.until is not None and row.until.dated and row.until.last_day < first:
        yield "ends before it begins"
    if row.kind is Kind.INITIAL_CONFERENCE and first == row.when.last_day and first.weekday() >= _SATURDAY:
        yield "a conference at a weekend"


def _needs_birth(row: Row) -> bool:
    said = row.words.casefold()
    return group_of(row.kind) in _OF_THE_BORN and not any(word in said for word in _PRE_BIRTH)
