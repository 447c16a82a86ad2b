"""The notes of an induced layout: each from the first line of its head up to the next head, or up to the line that signs it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chronology.model import When
from importers.notes.headed import with_body_beside
from importers.notes.heading import Heading, heading_of_fields, heading_of_line
from importers.notes.labels import Field, fields_of
from importers.notes.layout import Layout
from importers.notes.leads import Lead, with_time
from importers.notes.lines import Line, Look
from importers.notes.marks import SIGNED, Bears
from importers.notes.note import NOT_BODY, Note, last_ink
from importers.notes.one_line import is_title
from importers.notes.placed import Placed

_MOST_UP, _MOST_DOWN = 8, 6
_RECURS = 0.8
"""Share of the heads that have a line in the same place."""
_TITLES = 0.7
"""Share of the heads with nothing but a title beside the day."""
_SHORT = 5
"""Words of a value that stands under its label."""
_PARTING = " \t])*_|>}\u2022:;,.=~\u2013\u2014-"
_GAPS = (" ", "\t", "|")
_FIRST_WORD = re.compile(r"[^\W\d_]")
_FIGURES = re.compile(r"\d+")
_LABEL = re.compile(r"[\s*_|-]{0,8}(?P<label>[^\W\d_][^\n:?]{0,40}[:?])")
_LABELS_BESIDE = re.compile(r"(?:\s{2}|\t|\|)\s{0,20}[A-Z][\w/' ]{1,30}:")
_UNDER = (Bears.TIME, Bears.SAME, Bears.NEXT)


@dataclass(frozen=True, slots=True)
class _File:
    """The text of a file and its lines."""

    text: str
    lines: Sequence[Line]

    def words(self, index: int) -> str:
        """The words of a line; none of a line that is not there."""
        return self.text[self.lines[index].start : self.lines[index].end] if 0 <= index < len(self.lines) else ""

    def inked(self, first: int, last: int) -> list[Line]:
        """The lines with words from one to before another."""
        return [line for line in self.lines[first:last] if line.look not in NOT_BODY]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A head and what is under it: its first line, the line of its day, the last of its labels, the line behind its note."""

    top: int
    one: Placed
    down: int
    stop: int


def induced_notes(text: str, lines: Sequence[Line], layout: Layout) -> list[Note]:
    """The notes of a file in order."""
    file = _File(text, lines)
    return list(_signed_off(file, layout) if layout.tail else _under_heads(file, layout))


def _under_heads(file: _File, layout: Layout) -> Iterator[Note]:
    stretches = _stretches(file, layout)
    titles = _stand_over_words(file, stretches) and _are_titles(file, layout.heads)
    margin = _in_the_margin(file, layout.heads)
    waiting: int | None = None
    for at, own in enumerate(stretches):
        stretch = own if waiting is None else replace(own, top=waiting)
        note = _beside_its_day(file, stretch) if margin else _note(file, stretch, titles=titles)
        under = stretches[at + 1].one if at + 1 < len(stretches) else None
        # A day over times is the head of the first of them.
        if note is None and under is not None and under.mark.bears in _UNDER and under.day == stretch.one.day:
            waiting = stretch.top
            continue
        waiting = None
        yield note or _bare(file, stretch)


def _stretches(file: _File, layout: Layout) -> list[_Stretch]:
    # Of two days on one line the first is the head: a stretch has a line at least.
    heads = [one for at, one in enumerate(layout.heads) if not at or one.index != layout.heads[at - 1].index]
    whole = [one for one in heads if one.mark.bears not in _UNDER]
    up, down = _above(file, whole), _below(file, whole)
    banners = {index for index, _ in layout.banners.lines}
    tops: list[int] = []
    for at, one in enumerate(heads):
        top = _top(file, one, up) if one.mark.bears not in _UNDER else one.index
        tops.append(max(top, heads[at - 1].index + 1) if at else top)
    found = []
    for top, one, stop in zip(tops, heads, [*tops[1:], len(file.lines)], strict=True):
        end = stop
        while end - 1 > one.index and (end - 1 in banners or file.lines[end - 1].look in NOT_BODY):
            end -= 1
        found.append(_Stretch(top, one, down if one.mark.bears not in _UNDER else 0, end))
    return found


def _note(file: _File, stretch: _Stretch, *, titles: bool) -> Note | None:
    """The note under a head; None where nothing stands beside or below it."""
    one, line = stretch.one, file.lines[stretch.one.index]
    rest = _rest(file, one)
    beside = file.text[rest : line.end].strip()
    under = file.inked(one.index + 1, stretch.stop)
    behind = file.inked(one.index + 1 + stretch.down, stretch.stop) or under
    is_head = bool(behind) and (not beside or _is_of_head(file, one, beside) or (titles and is_title(beside)))
    if not behind and not beside:
        return None
    labels = stretch.down if is_head and behind[0] is not under[0] else 0
    last = one.index + 1 + labels
    heading = _heading(file, stretch.top, last, one, is_head=is_head)
    body = behind[0].start if is_head else rest
    if not is_head and beside[:1].islower() and (begin := _sentence_at(file, one)) is not None:
        # "Social worker T. Example [17-01-2024] visited": the sentence begins before its day.
        body = begin
    elif not is_head:
        named = heading.title
        lead = _lead(one, rest - line.start)
        heading, body = with_body_beside(file.text, replace(line, lead=lead), heading, {})
        heading = replace(heading, title=named or heading.title)
    return _made(file, stretch, heading, max(body, line.start))


def _sentence_at(file: _File, one: Placed) -> int | None:
    """Where the words before a day begin, behind the number of their item; None where there are none."""
    found = _FIRST_WORD.search(file.words(one.index), 0, one.mark.start)
    return file.lines[one.index].start + found.start() if found else None


def _in_the_margin(file: _File, heads: Sequence[Placed]) -> bool:
    """Most days stand in a margin behind the first line of their notes: the words before them go on in the next line, or end there."""
    told = 0
    for one in heads:
        before = file.words(one.index)[: one.mark.start]
        below = file.words(one.index + 1).lstrip()[:1]
        goes_on = below.islower() or before.rstrip().endswith((".", "!", "?"))
        told += one.mark.trails and before.endswith(_GAPS) and len(before.split()) > 2 and goes_on
    return told > len(heads) / 2


def _beside_its_day(file: _File, stretch: _Stretch) -> Note:
    """A note whose day stands in the margin behind its first line."""
    one, line = stretch.one, file.lines[stretch.one.index]
    heading = _heading(file, one.index, one.index, one, is_head=False)
    body = line.start + len(file.words(one.index)) - len(file.words(one.index).lstrip())
    return _made(file, stretch, replace(heading, author="", title=""), body)


def _rest(file: _File, one: Placed) -> int:
    """Where what stands beside a day begins."""
    line = file.lines[one.index]
    beside = file.text[line.start + one.mark.end : line.end]
    return line.end - len(beside.lstrip(_PARTING))


def _made(file: _File, stretch: _Stretch, heading: Heading, body: int) -> Note:
    start = file.lines[stretch.top].start
    end = max(last_ink(file.text, file.lines[stretch.top : stretch.stop]), body)
    return Note(start=start, end=end, body_start=body, told_end=end, heading=heading, led=True, head=(start, body))


def _bare(file: _File, stretch: _Stretch) -> Note:
    """A head with nothing under it: its line is all the note there is."""
    heading = _heading(file, stretch.top, stretch.one.index + 1, stretch.one, is_head=True)
    return _made(
        file,
        replace(stretch, stop=max(stretch.stop, stretch.one.index + 1)),
        heading,
        file.lines[stretch.one.index].start,
    )


def _heading(file: _File, first: int, last: int, one: Placed, *, is_head: bool) -> Heading:
    """What the lines of a head say: their labels, and beside the day who wrote and what it was."""
    line, head = file.lines[one.index], file.lines[first:last]
    fields: list[Field] = [field for each in head for field in fields_of(file.text, each.start, each.end)]
    heading = replace(heading_of_fields(fields), body_at=None, told_end=None)
    if one.day is None:
        return replace(heading, written_on=None, time="")
    time = one.mark.time or heading.time
    said = file.words(one.index)[one.mark.start : one.mark.end].strip()
    heading = replace(heading, written_on=with_time(When.on(one.day, as_written=said), time), time=time)
    bare = not any(map(str.isalnum, file.words(one.index)[: one.mark.start]))
    if one.mark.shape.endswith(":") or (bare and not is_head):
        return heading
    if not is_head:
        # "HOME VISIT       21.07.22  Jodie in with both children": what stands before the day is what the note is of.
        line = replace(line, end=line.start + one.mark.end)
    rest = _rest(file, one) - line.start if is_head else one.mark.end
    beside = heading_of_line(file.text, line, _lead(one, rest))
    return replace(
        heading,
        author=heading.author or beside.author,
        author_sure=beside.author_sure,
        title=heading.title or beside.title,
        recorded_on=heading.recorded_on or beside.recorded_on,
    )


def _lead(one: Placed, rest: int) -> Lead:
    when = When.on(one.day) if one.day else When.undated()
    return Lead(when=when, time=one.mark.time, start=one.mark.start, end=one.mark.end, rest=rest, firm=True)


def _is_of_head(file: _File, one: Placed, beside: str) -> bool:
    """Behind a labelled day, or one with its title before it, stand other labels, or a few words that are no note."""
    few = len(beside.split()) <= _SHORT
    if one.mark.shape.endswith(":"):
        return few or _LABELS_BESIDE.search(f"  {beside}") is not None
    before = file.words(one.index)[: one.mark.start]
    titled = before.endswith(_GAPS) and is_title(before)
    return titled and few and not beside.endswith((".", "!", "?"))


def _stand_over_words(file: _File, stretches: Sequence[_Stretch]) -> bool:
    """Most heads have words under them; under the last alone there may be no more than the foot of the file."""
    over = sum(bool(file.inked(each.one.index + 1, each.stop)) for each in stretches[:-1])
    return 2 * over > len(stretches) - 1


def _are_titles(file: _File, heads: Sequence[Placed]) -> bool:
    """Beside most days of a file stands what the note is of, and what it tells below."""
    titled = 0
    for one in heads:
        beside = file.words(one.index)[one.mark.end :]
        under = file.lines[one.index + 1].look if one.index + 1 < len(file.lines) else None
        titled += is_title(beside) and under not in (None, Look.BLANK)
    return titled >= _TITLES * len(heads)


def _alike(words: str) -> str:
    """A line as lines of its kind are: its label, else its words with any figures."""
    label = _LABEL.match(words)
    return (label["label"] if label else _FIGURES.sub("9", " ".join(words.split()))).casefold()[:80]


def _recurs(file: _File, at: Sequence[int]) -> bool:
    """The lines at these places are alike in most of them."""
    told = [_alike(words) for index in at if (words := file.words(index).strip())]
    most = Counter(told).most_common(1)
    return bool(most) and most[0][1] >= max(2, _RECURS * len(at))


def _above(file: _File, heads: Sequence[Placed]) -> int:
    """How many lines above its day a head begins."""
    found, own = 0, {one.index for one in heads}
    for up in range(1, _MOST_UP + 1):
        at = [one.index - up for one in heads]
        # Over a note of one line stands the head of the one before it.
        if 2 * sum(index < 0 or index in own or file.lines[index].look in NOT_BODY for index in at) > len(at):
            break
        if _recurs(file, at):
            found = up
    return found


def _top(file: _File, one: Placed, up: int) -> int:
    top = one.index
    while top > max(0, one.index - up) and file.lines[top - 1].look not in NOT_BODY:
        top -= 1
    return top


def _below(file: _File, heads: Sequence[Placed]) -> int:
    """How many lines under its day a head has still: labels said again in each, and short values under them."""
    found = 0
    for down in range(1, _MOST_DOWN + 1):
        at = [one.index + down for one in heads]
        if _recurs(file, at) and _ends_some(file, at):
            # What is under the last label of some notes is all they say: it is no label of a head.
            break
        if _recurs(file, at) and not any(_holds_words(file.words(index)) for index in at):
            found = down
        elif not (down == found + 1 and found and all(_is_short(file.words(index)) for index in at)):
            break
    return found


def _ends_some(file: _File, at: Sequence[int]) -> bool:
    """Of notes that go on below their labels some end with this line."""
    last = [index for index in at if index + 1 >= len(file.lines) or file.lines[index + 1].look in NOT_BODY]
    return 0 < len(last) < len(at)


def _holds_words(words: str) -> bool:
    """What stands behind the label is more than a name or a kind."""
    return len(_LABEL.sub("", words).split()) > 2 * _SHORT


def _is_short(words: str) -> bool:
    return 0 < len(words.split()) <= _SHORT


def _signed_off(file: _File, layout: Layout) -> Iterator[Note]:
    """Notes whose day stands at their end, each from behind the one before."""
    begin = _first_words(file, layout.heads)
    for one in layout.heads:
        line = file.lines[one.index]
        # "Rang mum, no answer. KB 13/9/21": what stands before who signs is the note's.
        beside = file.words(one.index)[: one.mark.start].strip(" (-[") if one.mark.shape == SIGNED else ""
        own = file.inked(begin, one.index + bool(beside))
        begin = one.index + 1
        if not own:
            continue
        heading = _heading(file, one.index, one.index + 1, one, is_head=not beside)
        heading = heading if heading.author else replace(heading, title="")
        start, end = own[0].start, last_ink(file.text, own)
        sign = line.start + one.mark.start if beside else line.start
        end = line.start + len(file.words(one.index)[: one.mark.start].rstrip(" (-[")) if beside else end
        head = (sign, line.end)
        yield Note(start=start, end=end, body_start=start, told_end=end, heading=heading, led=True, head=head)


def _first_words(file: _File, heads: Sequence[Placed]) -> int:
    """The line with which the first note begins: behind the title of the file, where a gap parts it from words."""
    last = heads[0].index + (heads[0].mark.shape == SIGNED)
    inked = [index for index in range(last) if file.lines[index].look not in NOT_BODY]
    if not inked:
        return 0
    gaps = [index for index in range(inked[0], last) if file.lines[index].look in NOT_BODY]
    if not gaps or not any(index > gaps[0] for index in inked):
        return inked[0]
    if not any(_has_gap(file, first.index + 1, second.index) for first, second in pairwise(heads)):
        return next(index for index in inked if index > max(gap for gap in gaps if gap < inked[-1]))
    title = file.text[file.lines[inked[0]].start : file.lines[gaps[0] - 1].end].strip()
    ends = title.endswith((".", "!", "?")) and len(title.split()) > 2 * _SHORT
    return inked[0] if ends else gaps[0]


def _has_gap(file: _File, first: int, last: int) -> bool:
    """Within the words of a note stands a gap."""
    looks = [line.look in NOT_BODY for line in file.lines[first:last]]
    return any(looks[at] for at in range(looks.index(False), len(looks))) if False in looks else False
