"""Whether a document selects: activity, bloat, copies, balance, duplicates (L1, L6, L7, L8, L14)."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from chronology.lint.sheet import Origin, Row, Sheet
from chronology.lint.verdict import Verdict, counted, judged, not_applicable, percent, share
from chronology.model import Group
from chronology.practice import LintSettings, Practice, group_of

_WORD = re.compile(r"\w+")
_YEAR = 365.25
# Of a hundred: rows of one day as alike as this tell one incident.
_ALIKE = 90
_ALIKE_KIND = 75
_FEWEST_WORDS = 5
# Of a hundred: a row that holds so much of a record repeats it.
_NEARLY_ALL = 70
_MOST_A_DAY = 60
"""Rows of one day that are compared with each other; a table with more of them has no dates worth the name."""
_LONGEST = 1_000
_OPENING = 8


def activity(sheet: Sheet, practice: Practice) -> Verdict:
    """L1: rows of process with no decision, no word of the person and nothing of what it meant."""
    if sheet.statutory_only:
        return not_applicable("its only sources are statutory returns, which hold nothing but what services did")
    limits = practice.lint
    found = [row for row in sheet.rows if _is_activity(row, limits)]
    part = len(found) * 100
    return judged(
        fails=part > limits.activity_share * len(sheet.rows),
        figure=share(len(found), len(sheet.rows)),
        limit=f"{limits.activity_share}%",
        rows=_places(found),
    )


def _is_activity(row: Row, limits: LintSettings) -> bool:
    is_process = group_of(row.kind) in limits.process_groups or row.kind in limits.process_kinds
    return is_process and not (row.decision or row.voice or row.tells_more or row.positive)


def bloat(sheet: Sheet, practice: Practice) -> Verdict:
    """L6: rows for each year, and of what was imported."""
    if sheet.statutory_only:
        return not_applicable("its only sources are statutory returns, of which every episode is a row")
    limits = practice.lint
    rows, years = len(sheet.rows), _years(sheet)
    a_year = round(rows / years)
    most = _most_of(sheet.imported, limits)
    of_import = f", {percent(rows, sheet.imported)}% of {sheet.imported:,} imported" if sheet.imported else ""
    said = f" and {most}% of what was imported" if most is not None else ""
    return judged(
        fails=rows > limits.rows_a_year * years or (most is not None and rows * 100 > most * sheet.imported),
        figure=f"{counted(rows, 'row')}, {a_year} a year{of_import}",
        limit=f"{limits.rows_a_year} a year{said}",
    )


def _most_of(imported: int, limits: LintSettings) -> int | None:
    """The share of an import that may be printed; nothing where it is too small to select from."""
    if imported >= limits.large_import:
        return limits.large_share
    return limits.small_share if imported >= limits.small_import else None


def _years(sheet: Sheet) -> float:
    """For how long services were involved: from the first referral, where there is one, to the last row.

    One behind most of the rows is not the first: those before it are called otherwise than a referral is.
    """
    rows = sheet.dated
    if not rows:
        return 1.0
    early = rows[: len(rows) // 2 + 1]
    first = next((row for row in early if group_of(row.kind) is Group.REFERRAL), rows[0])
    return max((rows[-1].when.first_day - first.when.first_day).days / _YEAR, 1.0)


def verbatim(sheet: Sheet, practice: Practice) -> Verdict:
    """L7: rows that are long copies of a record."""
    limits = practice.lint
    if not sheet.records:
        return not_applicable(
            "the document does not hold the words of its records; name them beside it: chronology lint DOCUMENT RECORDS"
        )
    records: dict[str, list[str]] = defaultdict(list)
    for record in sheet.records:
        words = _plain(record.words)
        records[_opening(words)].append(words)
    found = [row for row in sheet.rows if _is_copy(row, records, limits.verbatim_words)]
    return judged(
        fails=len(found) * 100 > limits.verbatim_share * len(sheet.rows),
        figure=share(len(found), len(sheet.rows)),
        limit=f"{limits.verbatim_share}%",
        rows=_places(found),
    )


def _is_copy(row: Row, records: Mapping[str, Sequence[str]], most: int) -> bool:
    said = _plain(row.fact)
    if said.count(" ") < most:
        return False
    # Behind the words of a record stand others that are no part of what it tells: its reference, its source.
    alike = records.get(_opening(said), ())
    return any(record.startswith(said) and len(said) * 100 >= _NEARLY_ALL * len(record) for record in alike)


def _opening(plain: str) -> str:
    """The first words, by which a record is found without a look at all of them."""
    return " ".join(plain.split(" ", _OPENING)[:_OPENING])


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def balance(sheet: Sheet, practice: Practice) -> Verdict:
    """L8: whether anything positive is shown."""
    least = practice.lint.rows_before_balance
    if len(sheet.rows) < least:
        return not_applicable(f"it has fewer than {least} rows")
    found = sum(row.positive for row in sheet.rows)
    raw = sheet.origin is Origin.RAW
    return judged(
        fails=not found,
        figure=f"{counted(found, 'row')} shown as positive",
        limit=f"at least 1, in a chronology of {least} rows or more",
        reason="a raw export marks no record as a strength" if raw else "",
    )


def duplicates(sheet: Sheet, _: Practice) -> Verdict:
    """L14: one incident in two rows."""
    found = list(dict.fromkeys(row for pair in _pairs(sheet) for row in pair))
    pairs = sum(1 for _ in _pairs(sheet))
    return judged(fails=pairs > 0, figure=f"{counted(pairs, 'pair')} of rows", limit="0", rows=_places(found))


def _pairs(sheet: Sheet) -> Iterator[tuple[Row, Row]]:
    """Rows of one day that say the same; entries that a document says may be one are told of already."""
    by_day: dict[dt.date, list[Row]] = defaultdict(list)
    for row in sheet.rows:
        if row.when.earliest is not None and row.when.earliest == row.when.latest:
            by_day[row.when.earliest].append(row)
    for rows in by_day.values():
        for one, other in combinations(rows[:_MOST_A_DAY], 2):
            if not ({one.serial, other.serial} <= sheet.told_apart and one.serial) and _are_one(one, other):
                yield one, other


def _are_one(one: Row, other: Row) -> bool:
    first, second = (_plain(row.fact[:_LONGEST] or row.title[:_LONGEST]) for row in (one, other))
    if min(first.count(" "), second.count(" ")) + 1 < _FEWEST_WORDS:
        return False
    return fuzz.token_sort_ratio(first, second) >= (_ALIKE_KIND if one.kind == other.kind else _ALIKE)


def _places(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.named for row in rows))
