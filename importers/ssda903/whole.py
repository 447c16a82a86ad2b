"""What cannot be in one child's record as a whole: tables against the time in care and against each other.

One small predicate for each rule; each yields the rows it is about.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from importers.ssda903.days import day_of
from importers.ssda903.episodes import CARE, PLACEMENT, is_temporary, same_placement
from importers.ssda903.facts import (
    Check,
    Facts,
    adopted,
    age,
    before,
    first_day,
    is_code,
    is_respite,
    last_day,
    placed_for_adoption,
)
from importers.ssda903.rows import Row
from importers.ssda903.tables import EPISODES, moves

# The Children Act 1989 came into force.
_CHILDREN_ACT = dt.date(1991, 10, 14)


# ---- episodes ----------------------------------------------------------------------------------------------------


def _no_start(facts: Facts) -> Iterator[Row]:
    for episode in facts.episodes[:1]:
        if not episode.begins(CARE):
            yield episode.row


def _no_continuation(facts: Facts) -> Iterator[Row]:
    for period in facts.periods:
        last = period.episodes[-1]
        if last.stop in moves().words["continues"]:
            yield last.row


def _before_the_act(facts: Facts) -> Iterator[Row]:
    return (one.row for one in facts.episodes if one.start_day is not None and one.start_day < _CHILDREN_ACT)


def _no_length(facts: Facts) -> Iterator[Row]:
    return (episode.row for episode in facts.episodes if episode.end_day and episode.end_day == episode.start_day)


def _no_return(facts: Facts) -> Iterator[Row]:
    for period in facts.periods:
        for at, span in enumerate(period.placements[1:], start=1):
            follows = span.following is not None and span.following.begins(PLACEMENT)
            earlier = period.placements[at - 1]
            if not is_temporary(span.first) or is_temporary(earlier.first) or span.was_left_for or not follows:
                continue
            if span.following is not None and not same_placement(earlier.last, span.following):
                yield span.first.row


def _adopted_unplaced(facts: Facts) -> Iterator[Row]:
    for period in facts.periods:
        last = period.episodes[-1]
        whole = period.episodes[0].begins(CARE)
        if adopted(last) and whole and not any(map(placed_for_adoption, period.episodes)):
            yield last.row


# ---- reviews -----------------------------------------------------------------------------------------------------


def _review_outside_care(facts: Facts) -> Iterator[Row]:
    if facts.episodes:
        for row in facts.of("reviews"):
            day = _held(row)
            if day is not None and not facts.in_care_on(day):
                yield row


def _held(review: Row) -> dt.date | None:
    # Asked of every review by each rule.
    return day_of(review.cells.get("REVIEW", "")).first


def _review_older(facts: Facts) -> Iterator[Row]:
    born = facts.born
    for row in facts.of("reviews") if born is not None else ():
        if is_code(row, "REVIEW_CODE", "PN0") and born is not None and (day := _held(row)) and age(born, day) >= 4:
            yield row


def _review_younger(facts: Facts) -> Iterator[Row]:
    born = facts.born
    # Most are years older, and the year says so.
    last = born.year + 4 if born is not None else 0
    for row in facts.of("reviews") if born is not None else ():
        day = _held(row)
        if day is None or day.year > last or is_code(row, "REVIEW_CODE", "PN0", ""):
            continue
        if born is not None and age(born, day) < 4:
            yield row


def _review_differs(facts: Facts) -> Iterator[Row]:
    rows = facts.of("reviews")
    if len({row.cells.get("REVIEW", "") for row in rows}) == len(rows):
        return
    seen: set[str] = set()
    for row in rows:
        if row["REVIEW"] in seen:
            yield row
        seen.add(row["REVIEW"])


# ---- missing -----------------------------------------------------------------------------------------------------


def _missing_overlaps(facts: Facts) -> Iterator[Row]:
    return _runs_on(facts.of("missing"), "MIS_START", "MIS_END")


def _runs_on(rows: Sequence[Row], start: str, end: str) -> Iterator[Row]:
    """Rows that began while the one before had not ended."""
    return (later for earlier, later in _pairs(rows, start) if not earlier[end] or before(later[start], earlier[end]))


def _pairs(rows: Sequence[Row], start: str) -> Iterator[tuple[Row, Row]]:
    dated = [(day, row) for row in rows if (day := first_day(row[start]))]
    ordered = [row for _, row in sorted(dated, key=lambda pair: pair[0])]
    return pairwise(ordered)


def _missing_open(facts: Facts) -> Iterator[Row]:
    return _open_after_care(facts, "missing", "MIS_START", "MIS_END")


def _open_after_care(facts: Facts, table: str, start: str, end: str) -> Iterator[Row]:
    if not facts.of(table):
        return
    last = facts.episodes[-1] if facts.episodes else None
    if last is None or not last.ends_care or last.end_day is None:
        return
    for row in facts.of(table):
        day = first_day(row[start])
        if day is not None and not row[end] and day <= last.end_day:
            yield row


def _missing_past_placement(facts: Facts) -> Iterator[Row]:
    for row in facts.of("missing"):
        day = first_day(row["MIS_START"]) if not row["MIS_END"] else None
        for earlier, later in pairwise(facts.episodes) if day is not None else ():
            start, end = earlier.start_day, earlier.end_day
            # Where care ended, it is said of that.
            moved = later.begins(PLACEMENT) and not earlier.ends_care
            if day is not None and moved and start is not None and end is not None and start <= day < end:
                yield row
                break


def _missing_after_care(facts: Facts) -> Iterator[Row]:
    last = facts.episodes[-1] if facts.episodes and facts.of("missing") else None
    if last is not None and last.ends_care and last.end_day is not None:
        yield from (row for row in facts.of("missing") if (first_day(row["MIS_START"]) or last.end_day) > last.end_day)


def _missing_before_care(facts: Facts) -> Iterator[Row]:
    return _before_care(facts, "missing", "MIS_START")


def _before_care(facts: Facts, table: str, date: str) -> Iterator[Row]:
    """Rows dated before a start of care that the return holds."""
    first = facts.episodes[0] if facts.episodes and facts.of(table) else None
    if first is not None and first.begins(CARE) and first.start_day is not None:
        yield from (row for row in facts.of(table) if (last_day(row[date]) or first.start_day) < first.start_day)


def _missing_at_end(facts: Facts) -> Iterator[Row]:
    for row in facts.of("missing"):
        start, end = first_day(row["MIS_START"]), last_day(row["MIS_END"])
        for episode in facts.ends:
            day = episode.end_day
            if day and start and start < day and (end is None or end > day) and episode.stop != "E8":
                yield row
                break


# ---- adoption ----------------------------------------------------------------------------------------------------


def _adoption_before_care(facts: Facts) -> Iterator[Row]:
    return _before_care(facts, "ad1", "DATE_INT")


def _placed_before_care(facts: Facts) -> Iterator[Row]:
    return _before_care(facts, "placed_adoption", "DATE_PLACED")


def _placed_before_decision(facts: Facts) -> Iterator[Row]:
    return _after_placing(facts, "ad1", "DATE_INT")


def _placed_before_match(facts: Facts) -> Iterator[Row]:
    return _after_placing(facts, "ad1", "DATE_MATCH")


def _placed_before_authority(facts: Facts) -> Iterator[Row]:
    return _after_placing(facts, "placed_adoption", "DATE_PLACED")


def _after_placing(facts: Facts, table: str, date: str) -> Iterator[Row]:
    """Rows whose date lies after the first placement for adoption."""
    if not facts.of(table):
        return
    days = [episode.start_day for episode in facts.episodes if placed_for_adoption(episode) and episode.start_day]
    if days:
        yield from (row for row in facts.of(table) if (first_day(row[date]) or days[0]) > days[0])


def _decisions_differ(facts: Facts) -> Iterator[Row]:
    own = {row["DATE_INT"] for row in facts.of("ad1")} - {""}
    if own:
        yield from (row for row in facts.of("placed_adoption") if row["DATE_PLACED"] and row["DATE_PLACED"] not in own)


def _order_before_decision(facts: Facts) -> Iterator[Row]:
    orders = [episode.start_day for episode in facts.episodes if episode.legal in ("E1", "D1") and episode.start_day]
    if orders and facts.episodes[0].legal not in ("E1", "D1"):
        yield from (
            row for row in facts.of("placed_adoption") if (first_day(row["DATE_PLACED"]) or orders[0]) > orders[0]
        )


def _reversal_of_nothing(facts: Facts) -> Iterator[Row]:
    for row in facts.of("placed_adoption"):
        if not row["DATE_PLACED"] and (row["DATE_PLACED_CEASED"] or row["REASON_PLACED_CEASED"]):
            yield row


def _decision_while_open(facts: Facts) -> Iterator[Row]:
    return _runs_on(facts.of("placed_adoption"), "DATE_PLACED", "DATE_PLACED_CEASED")


def _reversal_in_part(facts: Facts) -> Iterator[Row]:
    for row in facts.of("placed_adoption"):
        if bool(row["DATE_PLACED_CEASED"]) != bool(row["REASON_PLACED_CEASED"]):
            yield row


def _adopted_though_reversed(facts: Facts) -> Iterator[Row]:
    if any(map(adopted, facts.episodes)):
        yield from (row for row in facts.of("placed_adoption") if row["DATE_PLACED_CEASED"])


def _matched_when_adopted(facts: Facts) -> Iterator[Row]:
    days = {episode.end_day for episode in facts.ends if adopted(episode)} if facts.of("ad1") else set()
    return (row for row in facts.of("ad1") if first_day(row["DATE_MATCH"]) in days)


# ---- workers and liberty -----------------------------------------------------------------------------------------


def _worker_open(facts: Facts) -> Iterator[Row]:
    return (later for earlier, later in _pairs(facts.of("social_worker"), "SW_DECOM") if not earlier["SW_DEC"])


def _worker_overlaps(facts: Facts) -> Iterator[Row]:
    pairs = _pairs(facts.of("social_worker"), "SW_DECOM")
    return (later for earlier, later in pairs if before(later["SW_DECOM"], earlier["SW_DEC"]))


def _worker_no_length(facts: Facts) -> Iterator[Row]:
    return (row for row in facts.of("social_worker") if row["SW_DEC"] and row["SW_DEC"] == row["SW_DECOM"])


def _liberty_open(facts: Facts) -> Iterator[Row]:
    return _runs_on(facts.of("liberty"), "DOLO_START", "DOLO_END")


def _liberty_after_care(facts: Facts) -> Iterator[Row]:
    return _open_after_care(facts, "liberty", "DOLO_START", "DOLO_END")


def _liberty_where(facts: Facts) -> Iterator[Row]:
    for row in facts.of("liberty"):
        start, end = first_day(row["DOLO_START"]), last_day(row["DOLO_END"])
        for episode in facts.episodes:
            begins, ends = episode.start_day, episode.end_day
            meets = start and begins and (ends is None or start < ends) and (end is None or begins < end)
            if meets and episode.place in ("K1", "P1", "R5", "K3") and not is_respite(episode):
                yield row
                break


CHECKS: Final[dict[str, tuple[Check, tuple[str, ...]]]] = {
    "no_start": (_no_start, (EPISODES,)),
    "no_continuation": (_no_continuation, (EPISODES,)),
    "no_length": (_no_length, (EPISODES,)),
    "no_return": (_no_return, (EPISODES,)),
    "before_the_act": (_before_the_act, (EPISODES,)),
    "order_before_decision": (_order_before_decision, ("placed_adoption", EPISODES)),
    "reversal_of_nothing": (_reversal_of_nothing, ("placed_adoption",)),
    "adopted_unplaced": (_adopted_unplaced, (EPISODES,)),
    "review_outside_care": (_review_outside_care, ("reviews",)),
    "review_older": (_review_older, ("reviews",)),
    "review_younger": (_review_younger, ("reviews",)),
    "review_differs": (_review_differs, ("reviews",)),
    "missing_overlaps": (_missing_overlaps, ("missing",)),
    "missing_open": (_missing_open, ("missing",)),
    "missing_past_placement": (_missing_past_placement, ("missing", EPISODES)),
    "missing_after_care": (_missing_after_care, ("missing",)),
    "missing_before_care": (_missing_before_care, ("missing",)),
    "missing_at_end": (_missing_at_end, ("missing",)),
    "adoption_before_care": (_adoption_before_care, ("ad1",)),
    "placed_before_care": (_placed_before_care, ("placed_adoption",)),
    "placed_before_decision": (_placed_before_decision, ("ad1",)),
    "placed_before_match": (_placed_before_match, ("ad1",)),
    "placed_before_authority": (_placed_before_authority, ("placed_adoption",)),
    "decisions_differ": (_decisions_differ, ("placed_adoption",)),
    "decision_while_open": (_decision_while_open, ("placed_adoption",)),
    "reversal_in_part": (_reversal_in_part, ("placed_adoption",)),
    "adopted_though_reversed": (_adopted_though_reversed, ("placed_adoption",)),
    "matched_when_adopted": (_matched_when_adopted, ("ad1",)),
    "worker_open": (_worker_open, ("social_worker",)),
    "worker_overlaps": (_worker_overlaps, ("social_worker",)),
    "worker_no_length": (_worker_no_length, ("social_worker",)),
    "liberty_open": (_liberty_open, ("liberty",)),
    "liberty_after_care": (_liberty_after_care, ("liberty",)),
    "liberty_where": (_liberty_where, ("liberty",)),
}
"""Each check, and the tables and columns without which it has nothing to look at."""
