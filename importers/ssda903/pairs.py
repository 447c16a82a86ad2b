"""What two episodes that follow each other cannot be to each other. One small predicate for each rule."""

from collections.abc import Callable
from typing import Final

from importers.ssda903.episodes import CARE, PLACEMENT, Episode, same_placement
from importers.ssda903.facts import adopted
from importers.ssda903.tables import moves

Check = Callable[[Episode, Episode], bool]


def _overlaps(before: Episode, after: Episode) -> bool:
    return before.end_day is not None and after.start_day is not None and before.end_day > after.start_day


def _gap(before: Episode, after: Episode) -> bool:
    apart = before.end_day is not None and after.start_day is not None and before.end_day < after.start_day
    return apart and (not before.ends_care or not after.begins(CARE))


def _never_ended(before: Episode, _: Episode) -> bool:
    return before.end is None


def _same_start(before: Episode, after: Episode) -> bool:
    return before.start_day is not None and before.start_day == after.start_day


def _starts_on_end(before: Episode, after: Episode) -> bool:
    same = before.end_day is not None and before.end_day == after.start_day
    return same and after.begins(CARE) and not before.ends_care


def _goes_on_after_end(before: Episode, after: Episode) -> bool:
    return before.ends_care and bool(after.new) and not after.begins(CARE)


def _legal_only(before: Episode, after: Episode) -> bool:
    return after.new == "L" and (before.legal == after.legal or not same_placement(before, after))


def _placement_only(before: Episode, after: Episode) -> bool:
    return after.new in ("P", "T") and (before.legal != after.legal or _is_unchanged(before, after))


def _both(before: Episode, after: Episode) -> bool:
    return after.new in ("B", "U") and (before.legal == after.legal or _is_unchanged(before, after))


def _is_unchanged(before: Episode, after: Episode) -> bool:
    return all(before.row[column] == after.row[column] for column in ("PLACE", "PLACE_PROVIDER", "URN", "PL_POST"))


def _after_death(before: Episode, _: Episode) -> bool:
    return before.stop in moves().words["died"]


def _after_adoption(before: Episode, _: Episode) -> bool:
    return adopted(before)


def _need_changed(before: Episode, after: Episode) -> bool:
    first, second = before.row["CIN"], after.row["CIN"]
    return bool(first and second) and first != second and not after.begins(CARE) and not before.ends_care


def _reason_without_move(before: Episode, after: Episode) -> bool:
    return bool(before.reason) and bool(after.new) and not after.begins(PLACEMENT)


PAIRS: Final[dict[str, Check]] = {
    "overlaps": _overlaps,
    "gap": _gap,
    "never_ended": _never_ended,
    "same_start": _same_start,
    "starts_on_end": _starts_on_end,
    "goes_on_after_end": _goes_on_after_end,
    "legal_only": _legal_only,
    "placement_only": _placement_only,
    "both": _both,
    "after_death": _after_death,
    "after_adoption": _after_adoption,
    "need_changed": _need_changed,
    "reason_without_move": _reason_without_move,
}
