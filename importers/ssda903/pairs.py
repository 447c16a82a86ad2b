"""What two episodes that follow each other cannot be to each other. One small predicate for each rule."""

from collections.abc import Callable
from typing import Final, NamedTuple

from importers.ssda903.episodes import CARE, PLACEMENT, Episode, same_placement
from importers.ssda903.facts import ADOPTED
from importers.ssda903.tables import moves

_WITH_FOSTER_CARERS: Final = ("A3", "A5")
_FOSTER_CARE: Final = ("U", "F")
"""How the codes of placements in foster care begin, now and in earlier years."""


class Pair(NamedTuple):
    """A rule about an episode and the next: for which reasons it can be broken at all, and whether it is."""

    can_be: Callable[[str, str], bool]
    """By why the first ended and why the second began; whatever depends on these alone is settled here."""
    is_broken: Callable[[Episode, Episode], bool]


def _always(_: str, __: str) -> bool:
    return True


def _ends_care(stop: str) -> bool:
    return bool(stop) and stop not in moves().words["continues"]


def _begins(new: str, what: str) -> bool:
    return what in moves().begins.get(new, ())


def _goes_on(stop: str, new: str) -> bool:
    return not _ends_care(stop) and not _begins(new, CARE)


def _overlaps(before: Episode, after: Episode) -> bool:
    return before.end_day is not None and after.start_day is not None and before.end_day > after.start_day


def _gap(before: Episode, after: Episode) -> bool:
    return before.end_day is not None and after.start_day is not None and before.end_day < after.start_day


def _never_ended(before: Episode, _: Episode) -> bool:
    return before.end is None


def _same_start(before: Episode, after: Episode) -> bool:
    return before.start_day is not None and before.start_day == after.start_day


def _starts_on_end(before: Episode, after: Episode) -> bool:
    return before.end_day is not None and before.end_day == after.start_day


def _whatever(_: Episode, __: Episode) -> bool:
    return True


def _legal_only(before: Episode, after: Episode) -> bool:
    return before.legal == after.legal or not same_placement(before, after)


def _placement_only(before: Episode, after: Episode) -> bool:
    return before.legal != after.legal or _is_unchanged(before, after)


def _both(before: Episode, after: Episode) -> bool:
    return before.legal == after.legal or _is_unchanged(before, after)


def _is_unchanged(before: Episode, after: Episode) -> bool:
    return all(before.row[column] == after.row[column] for column in ("PLACE", "PLACE_PROVIDER", "URN", "PL_POST"))


def _not_fostered(before: Episode, after: Episode) -> bool:
    """Placed for adoption with the carers they were with, who were not foster carers."""
    if after.place not in _WITH_FOSTER_CARERS or not before.place:
        return False
    return before.place[0] not in _FOSTER_CARE and before.place not in _WITH_FOSTER_CARERS


def _need_changed(before: Episode, after: Episode) -> bool:
    return bool(before.need and after.need) and before.need != after.need


def _has_reason(before: Episode, _: Episode) -> bool:
    return bool(before.reason)


PAIRS: Final[dict[str, Pair]] = {
    "overlaps": Pair(_always, _overlaps),
    "gap": Pair(lambda stop, new: not _ends_care(stop) or not _begins(new, CARE), _gap),
    "never_ended": Pair(_always, _never_ended),
    "same_start": Pair(_always, _same_start),
    "starts_on_end": Pair(lambda stop, new: _begins(new, CARE) and not _ends_care(stop), _starts_on_end),
    "goes_on_after_end": Pair(lambda stop, new: _ends_care(stop) and bool(new) and not _begins(new, CARE), _whatever),
    "legal_only": Pair(lambda _, new: new == "L", _legal_only),
    "placement_only": Pair(lambda _, new: new in ("P", "T"), _placement_only),
    "both": Pair(lambda _, new: new in ("B", "U"), _both),
    "after_death": Pair(lambda stop, _: stop in moves().words["died"], _whatever),
    "after_adoption": Pair(lambda stop, _: stop in ADOPTED, _whatever),
    "not_fostered": Pair(lambda stop, _: not _ends_care(stop), _not_fostered),
    "need_changed": Pair(_goes_on, _need_changed),
    "reason_without_move": Pair(lambda _, new: bool(new) and not _begins(new, PLACEMENT), _has_reason),
}
