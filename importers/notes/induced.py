"""The layout of a file of running notes, induced from the file: which of its lines head its notes, whatever office they come from.

Lines that bear a day in the same place of the same shape are a family. One whose days run in one direction, whose lines lie all
over the file and have words between them, heads its notes; days that a note lists in one place, or tells in its sentences, are
of no such family. Where the day changes only now and then, the times under it part its notes.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from importers.notes.action_rows import rows_between
from importers.notes.as_in_sentences import found_as_in_sentences
from importers.notes.by_key import keyed
from importers.notes.day_in_line import is_signed, running_on, sums_up
from importers.notes.layout import Layout, Page
from importers.notes.lines import Line, Look
from importers.notes.marks import SIGNED, Bears, Mark, marks_of, words_of
from importers.notes.placed import Banners, Placed, month_of_head, placed, year_of_head, year_of_name, years_told
from importers.notes.spellings import spellings_of
from importers.notes.under_days import refined

_LEAST, _FEWEST = 3, 2
"""Heads of a file; where they are labelled, or others stand under them."""
_ONE_WAY = 0.75
"""Share of neighbours whose days run the way of the file."""
_COVERED = 0.5
"""Share of the words of a file that lie under the heads of its notes."""
_TOLD = 0.3
"""Share of the marks of a family that stand in sentences, from which on it heads nothing."""
_SIGNED = 0.8
"""Share of the notes of a file that end with a line of their day."""
_QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)
_UNMARKED = (Look.BLANK, Look.RULE, Look.COLUMNS)
_BANNERS = (Bears.WEEK, Bears.MONTH, Bears.YEAR)
_DEEP = 8
_HEAD_LINES = 12
_TITLES = 4
_YEARS = 730
"""Days before all others at which nobody wrote the first note of a file."""
_MOST_LINES = 20_000
"""Lines of the longest file whose layout is induced."""
_MOST_MARKS = 4000


def layout_of(text: str, lines: Sequence[Line], name: str = "") -> Layout | None:
    """The layout that explains most of a file; None where none does."""
    if len(lines) > _MOST_LINES:
        return None
    # The days in a table of actions are those by which they are to be done.
    asked = {row.span.start for row in rows_between(text, 0, len(text))}
    spellings = spellings_of([text[line.start : line.end] if line.look not in _UNMARKED else "" for line in lines])
    marks = {
        index: borne
        for index, line in enumerate(lines)
        if line.look not in _UNMARKED
        and line.start not in asked
        and (borne := list(marks_of(text[line.start : line.end], spellings)))
    }
    # What the key of a file explains is no day of another spelling: "7-1" is the Monday of week 7.
    told = {
        index: [mark, *(other for other in marks.get(index, ()) if other.start != mark.start)]
        for index, mark in keyed(text, lines)
    }
    marks = dict(sorted({**marks, **told}.items())) if told else marks
    banners = _banners(text, lines, marks, name)
    page = Page(text, lines)
    best = _best(page, marks, banners)
    if best is None:
        marks = dict(sorted({**marks, **{index: [mark] for index, mark in found_as_in_sentences(text, lines)}}.items()))
        best = _best(page, marks, banners)
    best = best and replace(best, learned=bool(spellings))
    if best is None or best.tail:
        return best
    whole = refined(page, best, marks)
    # Two days head the notes of a file where they are labelled, or where more stands under them by its time or by a ditto.
    return whole if len(whole.heads) >= _LEAST or _is_labelled(best) else None


def _best(page: Page, marks: Mapping[int, Sequence[Mark]], banners: Banners) -> Layout | None:
    """Of the families of marks that may head the notes of a file the one that explains most."""
    families = [*_families(marks, banners), *_set_apart(page, marks)]
    found = [one for family in families if (one := _weighed(page, family, banners)) is not None]
    return max(found, key=lambda one: one.score, default=None)


def _is_labelled(layout: Layout) -> bool:
    return layout.heads[0].mark.shape.endswith(":")


def _banners(text: str, lines: Sequence[Line], marks: Mapping[int, Sequence[Mark]], name: str) -> Banners:
    over = [(index, found[0]) for index, found in marks.items() if found[0].bears in _BANNERS]
    top = [line for line in lines if line.look is not Look.BLANK][:_HEAD_LINES]
    heads = [text[line.start : line.end][:200] for line in top]
    month = None if any(mark.bears is Bears.MONTH for _, mark in over) else month_of_head("\n".join(heads[:_TITLES]))
    over = [(-1, month), *over] if month else over
    # Of days told in full each has its own year; that of a file stands by itself.
    inked = [line for line in lines if line.look is not Look.BLANK]
    ends = "\n".join(text[line.start : line.end][:200] for line in (*top[:_TITLES], *inked[-_TITLES:]))
    year = year_of_head(*heads[:3], "\n".join(heads), name) or year_of_name(name)
    return Banners(over, year, years_told(ends))


def _families(marks: Mapping[int, Sequence[Mark]], banners: Banners) -> Iterator[list[tuple[int, Mark]]]:
    """Marks of one shape, in order."""
    by_shape: dict[tuple[object, ...], list[tuple[int, Mark]]] = defaultdict(list)
    kinds = {mark.bears for _, mark in banners.lines}
    over_lines = any(mark.bears is Bears.MONTH and index >= 0 for index, mark in banners.lines)
    for index, found in marks.items():
        for mark in found:
            if mark.bears is Bears.DAY:
                by_shape[mark.bears, mark.shape, 0 if mark.shape == SIGNED else _column(mark)].append((index, mark))
                if mark.trails and _names_somebody(mark.shape):
                    by_shape[mark.bears, ":", _column(mark)].append((index, mark))
            elif mark.bears is Bears.NUMBER and Bears.MONTH in kinds and (over_lines or _is_a_day(mark)):
                by_shape[mark.bears, mark.weekday is not None, _column(mark)].append((index, mark))
            elif mark.bears is Bears.WEEKDAY and Bears.WEEK in kinds:
                by_shape[mark.bears, _column(mark)].append((index, mark))
            elif mark.bears is Bears.WEEKDAY and mark.trails:
                by_shape[Bears.DAY, "", _column(mark)].append((index, mark))
    for family in by_shape.values():
        if len(family) >= _FEWEST and len(family) <= _MOST_MARKS:
            yield family


def _is_a_day(mark: Mark) -> bool:
    """It is written as one ("3rd", "Mon 3"): a bare number is that of anything, where no line of its own gives the month."""
    return mark.weekday is not None or not mark.figures


def _names_somebody(shape: str) -> bool:
    """A label that says nothing of a day: "Mum: 3 May 2021 10:14"."""
    return shape.endswith(":") and not any(
        word in shape for word in (*words_of("told_of"), *words_of("written"), "date")
    )


def _set_apart(page: "Page", marks: Mapping[int, Sequence[Mark]]) -> Iterator[list[tuple[int, Mark]]]:
    """Short lines behind a gap and over words, each with a whole day in it wherever it stands: heads of many hands."""
    family = [
        (index, found[0])
        for index, found in marks.items()
        if found[0].bears is Bears.DAY
        and found[0].year is not None
        and page.apart(index)
        and not page.apart(index + 1)
        and len(page.words(index).split()) <= _HEAD_LINES
    ]
    if len({mark.shape for _, mark in family}) > 1 and _LEAST <= len(family) <= _MOST_MARKS:
        yield family


def _column(mark: Mark) -> int:
    # " 4th" stands over "22nd" where numbers end in one column.
    return 0 if mark.indent <= 1 else 1 if mark.indent < _DEEP else 2


def _weighed(page: Page, family: Sequence[tuple[int, Mark]], banners: Banners) -> Layout | None:
    """A family as the layout of a file, with how well it explains it."""
    family, listed = _unlisted(page, family)
    in_turn = [one for one in placed(family, banners) if one.day is not None or one.mark.bears is Bears.DAY]
    heads, share = _one_way(page, _without_birth(in_turn))
    if len(heads) < _FEWEST or share < _ONE_WAY:
        return None
    unknown = sum(one.day is None for one in heads)
    # Of one day a label said twice heads one note.
    if unknown * 2 > len(heads) or (len(heads) < _LEAST and len({one.day for one in heads}) == 1):
        return None
    if _are_told(page, heads):
        return None
    tail = _ends_notes(page, heads)
    first, last = heads[0].index, heads[-1].index
    total = page.between(0, len(page.lines))
    if not tail and heads[0].mark.shape == SIGNED:
        return None
    covered = page.between(0, last + 1) if tail else page.between(first, len(page.lines))
    cover = covered / total if total else 0
    if cover < _COVERED:
        return None
    score = len(heads) * share * cover * _likely(page, heads, tail=tail)
    heads = heads if tail else _with_those_between(heads, listed, banners)
    left = frozenset(index for index, _ in listed).difference(one.index for one in heads)
    return Layout(tuple(heads), tail, score, banners, left)


_Family = list[tuple[int, Mark]]


def _unlisted(page: Page, family: Sequence[tuple[int, Mark]]) -> tuple[_Family, _Family]:
    """Without what stands in sentences, and in lists of one day under the other, where most of the family does not; and those lists."""
    running = running_on([(page.words(index), mark) for index, mark in family])
    told = [one for one, runs in zip(family, running, strict=True) if not runs]
    family = told if 2 * len(told) > len(family) else family
    at = {index: _form(mark) for index, mark in family}
    usual = Counter(at.values()).most_common(1)[0][0] if at else None
    # A head of the usual form is none of a list for the bare day that its note begins with.
    listed = {
        index
        for index, form in at.items()
        if any(form != usual or at.get(beside) == usual for beside in (index - 1, index + 1) if beside in at)
    }
    if 2 * len(listed) >= len(family):
        return list(family), []
    return [one for one in family if one[0] not in listed], [one for one in family if one[0] in listed]


def _form(mark: Mark) -> tuple[bool, bool]:
    """Whether a day is told with its year, and with a time."""
    return mark.year is not None, bool(mark.time)


def _with_those_between(heads: list[Placed], listed: _Family, banners: Banners) -> list[Placed]:
    """With the heads that stand one right under the other as short entries do, their days between those above and below."""
    every = placed(sorted([*((one.index, one.mark) for one in heads), *listed], key=lambda one: one[0]), banners)
    known = [one.day for one in heads if one.day is not None]
    way = 1 if not known or known[-1] >= known[0] else -1
    own = {one.index for one in heads}
    found: list[Placed] = []
    for known_heads, ones in groupby(every, key=lambda one: one.index in own):
        run = list(ones)
        found += run if known_heads else _fitting(run, found, heads, way)
    return found if any(one.index not in own for one in found) else heads


def _fitting(run: list[Placed], above: Sequence[Placed], heads: Sequence[Placed], way: int) -> list[Placed]:
    """A run of listed days, where it goes on from the head above and up to the one below."""
    under = bisect_right(heads, run[-1].index, key=lambda one: one.index)
    below = heads[under].day if under < len(heads) else None
    days = [above[-1].day if above else None, *(one.day for one in run), below]
    known = [day for day in days if day is not None]
    fits = all(one.day is not None for one in run) and all(way * (b - a).days >= 0 for a, b in pairwise(known))
    return run if fits and above and above[-1].day is not None else []


def _are_told(page: Page, heads: Sequence[Placed]) -> bool:
    """Many stand in sentences, or sum up other days: "2) Referred 3 May 2023. 9 May attended. 16 May DNA. 23 May DNA."."""
    lines = [(page.words(one.index), one.mark) for one in heads]
    told = sum(running_on(lines))
    return told > _TOLD * len(heads) or 2 * sum(sums_up(*line) for line in lines) > len(heads)


def _without_birth(family: list[Placed]) -> list[Placed]:
    """Without a day at the head of a file that lies years before all others: whoever the file is about was born then."""
    later = [one.day for one in family[1:] if one.day is not None]
    first = family[0].day if family else None
    is_birth = (
        bool(later) and first is not None and family[0].index < _HEAD_LINES and (min(later) - first).days > _YEARS
    )
    return family[1:] if is_birth else family


def _one_way(page: Page, family: Sequence[Placed]) -> tuple[list[Placed], float]:
    """The marks whose days run one way, but for lists within one note, and what share of neighbours does."""
    known = [one for one in family if one.day is not None]
    if not known:
        return [], 0
    up, down = _longest(known, 1), _longest(known, -1)
    kept = set(up if len(up) >= len(down) else down)
    heads = [
        one
        for at, one in enumerate(family)
        if one.day is None or one in kept or _heads_out_of_turn(page, family, at, kept)
    ]
    return heads, len(kept) / max(1, sum(one.day is not None for one in heads))


def _longest(family: Sequence[Placed], way: int) -> list[Placed]:
    """The longest row of marks whose days never run the other way."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, one in enumerate(family):
        value = way * (one.day or dt.date.min).toordinal()
        place = bisect_right(tails, value)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[place], ends[place] = value, at
    row, at = [], ends[-1] if ends else -1
    while at >= 0:
        row.append(family[at])
        at = before[at]
    return row[::-1]


def _heads_out_of_turn(page: Page, family: Sequence[Placed], at: int, kept: set[Placed]) -> bool:
    """A day that runs the other way heads a note where it stands apart, or its line is built as those of the others are.

    Not where its neighbours are a list of such days.
    """
    one = family[at]
    beside = [family[other] for other in (at - 1, at + 1) if 0 <= other < len(family)]
    if any(abs(other.index - one.index) == 1 and other not in kept for other in beside):
        return False
    return page.apart(one.index) or one.mark.shape.endswith(":") or _is_built_as(page, one, kept)


def _is_built_as(page: Page, one: Placed, others: Collection[Placed]) -> bool:
    """Its line has as many cells as those of most others, three or more."""
    cells = page.words(one.index).count("|")
    return cells > 1 and 2 * sum(page.words(other.index).count("|") == cells for other in others) > len(others)


def _ends_notes(page: Page, heads: Sequence[Placed]) -> bool:
    """The days stand at the ends of their notes, each in a line of its own: words before each, none behind the last but a foot."""
    if page.between(heads[-1].index + 1, len(page.lines)) and not _closes(page, heads):
        return False
    # Behind a gap, with the words right below it, a day stands over its note.
    last = len(page.lines) - 1
    over = sum(
        one.mark.shape != SIGNED and page.apart(one.index) and one.index < last and not page.apart(one.index + 1)
        for one in heads
    )
    if 2 * over > len(heads):
        return False
    firsts = [-1, *(one.index for one in heads[:-1])]
    told = sum(
        page.between(first + 1, one.index) > 0 or one.mark.shape == SIGNED
        for first, one in zip(firsts, heads, strict=True)
    )
    signed = sum(is_signed(page.words(one.index), one.mark) for one in heads)
    return min(told, signed) >= _SIGNED * len(heads)


def _closes(page: Page, heads: Sequence[Placed]) -> bool:
    """Right under the words of most notes stands their day, and a gap behind it; or each line is signed with its own."""
    if all(one.mark.shape == SIGNED for one in heads):
        return all(page.between(first.index, second.index) for first, second in pairwise(heads))
    closing = sum(not page.apart(one.index) and page.apart(one.index + 2) for one in heads)
    return closing >= _SIGNED * len(heads)


def _likely(page: Page, heads: Sequence[Placed], *, tail: bool) -> float:
    """How much a family looks like heads: apart from what is above, labelled as what is told of, no words of a sentence."""
    tops = [one.index + 1 for one in heads] if tail else [one.index for one in heads]
    apart = sum(at >= len(page.lines) or page.apart(_top(page, at)) for at in tops) / len(tops)
    weight = 0.5 + 0.5 * apart
    shape = heads[0].mark.shape
    if shape.endswith(":"):
        told = any(word in shape for word in words_of("told_of"))
        weight *= 0.5 if any(word in shape for word in words_of("written")) else 1.4 if told else 1.1
    # Many days in one line, or one under the other, are a table or a list of one note.
    days = len({one.day for one in heads})
    return weight * (0.5 if days == 1 else 1)


def _top(page: Page, index: int) -> int:
    """The first of the lines that stand right above a line without a gap, of a head of several lines."""
    for _ in range(_HEAD_LINES):
        if page.apart(index):
            break
        index -= 1
    return index
