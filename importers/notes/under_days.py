"""What stands under the days of a layout and is a note by itself: told by its time, by a ditto, by "next day", by a weekday and a number."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.notes.layout import Layout, Page
from importers.notes.marks import Bears, Mark
from importers.notes.placed import Placed, is_over_midnight, placed

_ONE_WAY = 0.75
"""Share of neighbours whose times run the way of the file."""
_DEEP = 8


def refined(page: Page, layout: Layout, marks: Mapping[int, Sequence[Mark]]) -> Layout:
    """The layout with the notes that stand under a day by their times, by a ditto, by "next day"."""
    first = layout.heads[0]
    own = {one.index for one in layout.heads}
    column = Counter(one.mark.indent for one in layout.heads).most_common(1)[0][0]
    times = _times(page, layout, marks)
    added: dict[int, Mark] = {}
    for index, found in marks.items():
        for mark in found if index > first.index and index not in own else ():
            if (mark.bears is Bears.TIME and index in times) or _is_of_the_day_above(page, first, column, index, mark):
                added.setdefault(index, mark)
    if not added:
        return layout
    days = {one.index: one for one in layout.heads}
    every = sorted([*((one.index, one.mark) for one in layout.heads), *added.items()], key=lambda one: one[0])
    nights = bool(times) and _go_up(layout.heads, marks, times)
    heads = [days.get(one.index, one) for one in placed(every, layout.banners, nights=nights)]
    heads = [one for one in heads if one.index in own or one.day is not None]
    return replace(layout, heads=tuple(heads))


def _is_of_the_day_above(page: Page, first: Placed, column: int, index: int, mark: Mark) -> bool:
    """In the column of the days it says that it is of the one above, of the next, or which weekday and number it is."""
    if mark.bears in (Bears.SAME, Bears.NEXT):
        return abs(mark.indent - column) <= _DEEP and not first.mark.shape.strip("*|>[-")
    bare = first.mark.bears is Bears.DAY and not first.mark.shape
    return bare and mark.indent == column and _is_of_no_month(page.words(index), mark)


def _is_of_no_month(words: str, mark: Mark) -> bool:
    """It gives a weekday and a number ("Thurs 10th"), in a log that gives the month now and then."""
    behind = words[mark.end :].lstrip(" )*_")
    return mark.bears is Bears.NUMBER and mark.weekday is not None and not behind[:1].islower()


def _times(page: Page, layout: Layout, marks: Mapping[int, Sequence[Mark]]) -> set[int]:
    """Lines that begin with a time under a day, all in one column, where the day stands by itself or has its time there too."""
    heads = layout.heads
    bare = sum(not _beside(page, one) and not one.mark.time for one in heads)
    at = Counter(one.mark.time_at for one in heads if one.mark.time_at is not None)
    found = {
        index: mark
        for index, marks_in in marks.items()
        for mark in marks_in
        if mark.bears is Bears.TIME and index > heads[0].index
    }
    columns = Counter(mark.indent for mark in found.values())
    if not columns:
        return set()
    column, count = columns.most_common(1)[0]
    beside = bool(at) and column > 0 and at.most_common(1)[0][0] == column
    if not beside and (bare * 2 <= len(heads) or count < 2):
        return set()
    times = {index for index, mark in found.items() if mark.indent == column}
    return times if _in_order(heads, times, found) else set()


def _beside(page: Page, one: Placed) -> str:
    return page.words(one.index)[one.mark.end :].strip(" -=*_~#|:.")


def _in_order(heads: Sequence[Placed], times: set[int], found: Mapping[int, Mark]) -> bool:
    """Times go up, or down, under most days."""
    pairs = list(_pairs(heads, times, found))
    up = sum(_goes_up(*pair) for pair in pairs)
    return not pairs or max(up, len(pairs) - up) >= _ONE_WAY * len(pairs)


def _pairs(heads: Sequence[Placed], times: set[int], found: Mapping[int, Mark]) -> Iterator[tuple[str, str]]:
    """The times one above the other under a day."""
    starts = [one.index for one in heads]
    by_day: dict[int, list[str]] = defaultdict(list)
    for index in sorted(times):
        by_day[bisect_right(starts, index)].append(found[index].time)
    return (pair for row in by_day.values() for pair in pairwise(row))


def _goes_up(time: str, below: str) -> bool:
    return time <= below or is_over_midnight(time, below)


def _go_up(heads: Sequence[Placed], marks: Mapping[int, Sequence[Mark]], times: set[int]) -> bool:
    """Days go up, and most times under them."""
    days = [one.day for one in heads if one.day is not None]
    found = {index: mark for index in times for mark in marks[index] if mark.bears is Bears.TIME}
    pairs = list(_pairs(heads, times, found))
    return days == sorted(days) and 2 * sum(_goes_up(*pair) for pair in pairs) > len(pairs)
