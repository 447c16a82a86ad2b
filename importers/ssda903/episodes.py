"""Episodes of care, put in order: periods of being looked after, and in them runs of one legal status or placement.

An episode is the return's unit: it ends and another begins whenever the legal status, the placement or the carer
changes. The reason for the new episode says which. So one placement may run through many episodes, and so may one
legal status; each is one span here. Pure functions; nothing is mended.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from chronology.dates import from_edtf
from chronology.model import Precision, When
from importers.ssda903.days import day_of
from importers.ssda903.rows import Row
from importers.ssda903.tables import moves

LEGAL, PLACEMENT, CARE = "legal", "placement", "care"
_NOTHING: frozenset[str] = frozenset()
CODES = ("LS", "PLACE", "PLACE_PROVIDER", "REC", "RNE")
"""The columns whose codes say what an episode is."""
_WHERE = ("PLACE", "PLACE_PROVIDER", "URN", "PL_POST")
# What says that two placements of one kind are one home, and not merely alike.
_WHICH = ("URN", "PL_POST")


class Episode:
    """One episode, with what its logic asks for often."""

    __slots__ = (
        "begun", "codes", "end", "end_day", "ends_care", "in_key", "legal", "need", "new", "number", "place", "reason",
        "row", "start", "start_day", "stop",
    )  # fmt: skip

    def __init__(self, row: Row) -> None:
        get = row.cells.get
        self.row = row
        began = day_of(get("DECOM", ""))
        self.start = began.when
        self.start_day = began.sorted_by
        self.in_key = began.in_key
        """The day it began, as it stands in a key."""
        dec = get("DEC", "")
        self.end = day_of(dec).when if dec else None
        self.end_day = self.end.last_day if self.end is not None and self.end.dated else None
        self.new = get("RNE", "").upper()
        self.legal = get("LS", "").upper()
        self.place = get("PLACE", "").upper()
        self.stop = get("REC", "").upper()
        self.reason = get("REASON_PLACE_CHANGE", "")
        self.codes = tuple(map(get, CODES))
        self.need = get("CIN") or ""
        self.number = get("URN") or ""
        known = moves()
        self.begun = known.begins.get(self.new, _NOTHING)
        """What began with it, by the reason for the episode."""
        self.ends_care = bool(self.stop) and self.stop not in known.words["continues"]
        """The child ceased to be looked after at its end."""

    def begins(self, what: str) -> bool:
        """The reason for the episode says that this began with it."""
        return what in self.begun


@dataclass(slots=True, kw_only=True, eq=False)
class Span:
    """One legal status or one placement, through all its episodes."""

    what: str
    episodes: list[Episode]
    before: Episode | None = None
    """The episode before the first, of the same period or not."""
    back: Episode | None = None
    """The episode with which the child came back to it, after a temporary placement."""
    was_left_for: bool = False
    """A temporary one from which the child came back: why it ended is said with it, since no other placement began."""
    following: Episode | None = None
    """The episode that begins where this ends."""

    @property
    def first(self) -> Episode:
        """The episode it began with."""
        return self.episodes[0]

    @property
    def last(self) -> Episode:
        """The episode it ended with."""
        return self.episodes[-1]


@dataclass(slots=True, kw_only=True, eq=False)
class Period:
    """A time of being looked after without a break."""

    episodes: list[Episode]
    before: Episode | None = None
    following: Episode | None = None
    legal: list[Span] = field(default_factory=list)
    placements: list[Span] = field(default_factory=list)

    @property
    def is_respite(self) -> bool:
        """Short breaks and nothing else."""
        return all(episode.legal in moves().words["respite"] for episode in self.episodes)


def in_order(rows: Sequence[Row]) -> list[Episode]:
    """Episodes by the day they began; those without one last, each in the order of the file."""
    return sorted((Episode(row) for row in rows), key=_by_start)


def _by_start(episode: Episode) -> dt.date:
    return episode.start_day or dt.date.max


def periods(episodes: Sequence[Episode]) -> list[Period]:
    """Times of being looked after: a new one begins where the record says so, or after an end of care."""
    found: list[Period] = []
    before: Episode | None = None
    for episode in episodes:
        if before is None or episode.begins(CARE) or before.ends_care:
            if found:
                found[-1].following = episode
            found.append(Period(episodes=[episode], before=before))
        else:
            found[-1].episodes.append(episode)
        before = episode
    for period in found:
        period.legal = _spans(period, LEGAL, _changes_legal)
        period.placements = list(_resumed(_spans(period, PLACEMENT, _changes_placement)))
    return found


def touches(earlier: Episode, later: Episode) -> bool:
    """No gap lies between them, as far as the record says."""
    return earlier.end_day is None or later.start_day is None or earlier.end_day >= later.start_day


def same_placement(one: Episode, other: Episode) -> bool:
    """Nothing recorded of both says that they are two placements."""
    first, second = one.row.cells, other.row.cells
    for column in _WHERE:
        here, there = first.get(column, ""), second.get(column, "")
        if here != there and ((here and there) or column == "PLACE"):
            return False
    return True


def _is_known_home(one: Episode, other: Episode) -> bool:
    return same_placement(one, other) and any(
        one.row[column] and one.row[column] == other.row[column] for column in _WHICH
    )


def _changes_legal(before: Episode, episode: Episode) -> bool:
    return before.legal != episode.legal


def _changes_placement(before: Episode, episode: Episode) -> bool:
    return episode.begins(PLACEMENT) or not same_placement(before, episode)


def _spans(period: Period, what: str, changes: Callable[[Episode, Episode], bool]) -> list[Span]:
    found: list[Span] = []
    before = period.before
    for at, episode in enumerate(period.episodes):
        if at and before is not None and touches(before, episode) and not changes(before, episode):
            found[-1].episodes.append(episode)
        else:
            if found:
                found[-1].following = episode
            found.append(Span(what=what, episodes=[episode], before=before))
        before = episode
    if found:
        found[-1].following = period.following
    return found


def _resumed(spans: list[Span]) -> Iterator[Span]:
    """A placement that a child came back to from a temporary one, of which the record shows that it is the same home."""
    at = 0
    while at < len(spans):
        span = spans[at]
        while (
            at + 2 < len(spans)
            and is_temporary(spans[at + 1].first)
            and not is_temporary(span.first)
            and touches(span.last, spans[at + 1].first)
            and touches(spans[at + 1].last, spans[at + 2].first)
            and _is_known_home(span.first, spans[at + 2].first)
        ):
            again = spans[at + 2]
            span = Span(
                what=span.what,
                episodes=[*span.episodes, *again.episodes],
                before=span.before,
                back=again.first,
                following=again.following,
            )
            spans[at + 1].was_left_for = True
            yield spans[at + 1]
            at += 2
        yield span
        at += 1


def is_temporary(episode: Episode) -> bool:
    """The return keeps the placement before it open in substance: a stay in hospital, a holiday."""
    return episode.place in moves().words["temporary"]


def began(span: Span) -> When:
    """When it began, as well as the episodes say.

    An episode whose reason says that only something else changed does not say since when this had held: before the
    first episode of a return it is open, and after a gap it lies within the gap.
    """
    first, before = span.first, span.before
    if first.begins(span.what) or not first.start.dated:
        return first.start
    if before is None:
        return _no_later(first.start)
    if touches(before, first) and not before.ends_care:
        return first.start
    return _within_gap(before, first)


def _no_later(start: When) -> When:
    if start.precision is not Precision.DAY or start.edtf is None:
        return start
    return _span_of(f"/{start.edtf}", start.as_written)


def _within_gap(before: Episode, first: Episode) -> When:
    end, start = before.end, first.start
    if end is None or before.end_day is None or first.start_day is None or before.end_day >= first.start_day:
        return _no_later(start)
    return _span_of(f"{end.edtf}/{start.edtf}", start.as_written)


# The episodes of one child ask it of the same days.
@lru_cache(maxsize=4096)
def _span_of(edtf: str, as_written: str) -> When:
    return from_edtf(edtf, as_written=as_written)


def ended(last: Episode, following: Episode | None, start: When) -> When | None:
    """Until when a span lasted. An end before the start is no span."""
    if last.end is not None:
        if not last.end.dated:
            return last.end
        return last.end if not start.dated or last.end.last_day >= start.first_day else None
    if following is not None and not following.begins(CARE) and not last.ends_care:
        # What replaced it began on that day, by the reason of the next episode.
        return following.start if following.start.dated else When.undated()
    if last.stop or following is not None:
        return When.undated()
    return When.ongoing() if start.dated else None
