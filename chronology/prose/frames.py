"""Grave facts in everyday words: what two or three words of a clause say together, read from `everyday/`.

A list of phrases cannot hold "put both hands round her throat", "hands were at my neck" and "had her by the throat". Classes of
words can, put into frames. A frame gives what a cue that names its kind gives, and is held to the same rules.

There are many frames, and most sentences speak in none. So a frame is tried only in a stretch between two stops that holds its
rarest word and one for each other part of it, and is made ready when it is first tried.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from importlib.resources import files
from operator import or_
from typing import Any

from chronology.model import Kind
from chronology.prose.company import around, speaks_for
from chronology.prose.phrases import Worded
from chronology.prose.wordclasses import CLASS, NEVER, Classes, common_words, commonness, together
from chronology.sought import runs_of
from chronology.tables import shipped_table

# Six words or so, within a sentence; and three at most, within a clause.
_BETWEEN = r"(?!\w)[^.;!?]{0,44}?(?<!\w)"
_NEARLY = r"(?:'(?:s|d|re|ve|ll))?(?:[\s-]+[\w']+){0,3}?[\s-]+"
_GAPS = (("..", _BETWEEN), ("~", _NEARLY))
# What a frame cannot do without: a class, a choice, or a word, with no mark of a repeat behind.
_PART = re.compile(r"\{(?P<class>[a-z_]\w*)\}|\((?P<choice>(?:[^()]|\([^()]*\))*)\)|(?P<word>[\w']+)(?=[ ,]|$)")
_MAYBE = re.compile(r".\?")
_REPEATED = re.compile(r"\s?[?*]")
# A shape that has been tried so often is made ready for every text.
_OFTEN = 8
_GAME = r"(?<!\w){game}(?!\w)"
# What tells its reader what to look for or to do tells nothing of anybody.
_GUIDANCE = re.compile(
    r"\b(?:if you|when you|you (?:should|must|may|need to|see|notice)|signs? (?:of|include|may|that)|for example|such as|look out for"
    r"|be alert|indicators?|(?:any|every|each) (?:child|adult|resident)|children who|a child who|anyone who|adults who"
    r"|(?:staff|workers?|carers?|professionals) (?:should|must))\b"
)
# A longer stretch without a stop is not kept.
_LONGEST = 600
# What stands in a shape by itself, and what within brackets.
_BRACKET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|(?P<class>\{[a-z_]\w*\})(?P<maybe>[?*]|\{0)?")
# No frame reaches over these.
_STOP = re.compile(r"[.;!?]")


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A way of saying one kind of thing, and the company in which it says it; both in the writing of `everyday/`."""

    name: str
    kind: Kind
    says: str
    place: int
    ahead: bool = False
    """What is planned or threatened is harm already."""
    earnest: bool = False
    """It says nothing beside a game, a show or a lesson."""
    beside: str = ""
    not_beside: str = ""


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame that spoke in a text."""

    start: int
    end: int
    frame: Frame


_Needs = Sequence[Mapping[str, frozenset[frozenset[str]]]]


@dataclass(frozen=True, slots=True)
class _Frames:
    """All frames, ready to look up."""

    by_rarest: Mapping[str, Sequence[tuple[int, Frame, frozenset[frozenset[str]]]]]
    """The frames whose rarest part a word may tell, each with all its needs, a bit for each, and the phrases it tells."""
    holds: Mapping[str, int]
    """What a word gives of all that frames need."""
    needs: Mapping[Frame, _Needs]
    """What each frame needs: of each part the words one of which it then has, with the phrases they tell."""


def framed(lower: str, worded: Worded) -> Iterator[Framed]:
    """What frames say in a text, in order; of one kind nothing twice from one place."""
    rare = worded.different & _frames().by_rarest.keys()
    if not rare:
        return
    for words, start, end in _stretches(worded):
        if not rare.isdisjoint(words):
            first = worded.place(start)
            stretch = lower[first : worded.place(end - 1) + 1]
            yield from _spoken(lower, first, (_said if len(stretch) <= _LONGEST else _said_in)(stretch))


def _said_in(stretch: str) -> tuple[Framed, ...]:
    """What frames say between two stops, whatever the company."""
    frames = _frames()
    told = Worded(stretch).words
    words = set(told)
    held = reduce(or_, map(frames.holds.__getitem__, words & frames.holds.keys()), 0)
    lacks = ~held
    likely = {
        frame: None
        for word in words & frames.by_rarest.keys()
        for needs, frame, phrases in frames.by_rarest[word]
        if not needs & lacks and any(map(words.issuperset, phrases)) and _may_say(frames.needs[frame], told, words)
    }
    found = [each for frame in likely for each in _places(frame, stretch)]
    return tuple(sorted(found, key=lambda one: (one.start, one.frame.place)))


# A sentence is read in its note, and again as what an entry says: as often as it is asked what is sure, and of whom.
_said = lru_cache(maxsize=4096)(_said_in)


def _may_say(needs: _Needs, stretch: Sequence[str], words: set[str]) -> bool:
    """Each part that a frame does not go without stands behind the one before, and all words of some phrase of it are there.

    To ask takes a tenth of what it takes to make the frame's expression ready.
    """
    at = 0
    for need in needs:
        while at < len(stretch) and stretch[at] not in need:
            at += 1
        if at == len(stretch):
            return False
        at += 1
    return all(any(any(map(words.issuperset, need[word])) for word in need.keys() & words) for need in needs)


def _stretches(worded: Worded) -> Iterator[tuple[Sequence[str], int, int]]:
    """The text from stop to stop: its words, its start and its end."""
    first, start = 0, 0
    for end in [*(stop.start() for stop in _STOP.finditer(worded.text)), len(worded.text)]:
        last = bisect_left(worded.starts, end, first)
        if end > start:
            yield worded.words[first:last], start, end
        first, start = last, end + 1


def _spoken(lower: str, at: int, said: Iterable[Framed]) -> Iterator[Framed]:
    """What is said in a stretch of a text that begins at a place, in the company in which it says it."""
    told: set[tuple[int, Kind]] = set()
    for each in said:
        start, end, frame = at + each.start, at + each.end, each.frame
        if (key := (start, frame.kind)) not in told and _is_in_company(frame, lower, start, end):
            told.add(key)
            yield Framed(start, end, frame)


def _places(frame: Frame, stretch: str) -> Iterator[Framed]:
    says = _for_text(frame.says, stretch)
    start = 0
    while says and (found := says.search(stretch, start)):
        yield Framed(*found.span(), frame)
        start = found.start() + 1


def _is_in_company(frame: Frame, lower: str, start: int, end: int) -> bool:
    if not speaks_for(frame.kind, lower, start, end):
        return False
    before, after = around(lower, start, end)
    sentence = f"{before}{lower[start:end]}{after}"
    if is_guidance(sentence):
        return False
    if frame.earnest and _stands(_GAME, sentence):
        return False
    if frame.not_beside and _stands(frame.not_beside, sentence):
        return False
    return not frame.beside or _stands(frame.beside, sentence)


def _stands(shape: str, sentence: str) -> bool:
    says = _for_text(shape, sentence)
    return says is not None and says.search(sentence) is not None


def is_guidance(sentence: str) -> bool:
    """It tells its reader what to look for or to do."""
    return _GUIDANCE.search(sentence) is not None


def tables_of_frames() -> Sequence[Mapping[str, Any]]:
    """The files of frames, one for each field of harm, in the order of their names."""
    folder = files("chronology.prose").joinpath("everyday")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return [shipped_table("chronology.prose", f"everyday/{name}") for name in names]


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The classes of everyday words that each word or phrase is in."""
    return _tables()[1].of_phrases()


@cache
def _tables() -> tuple[Sequence[Mapping[str, Any]], Classes]:
    tables = tables_of_frames()
    return tables, Classes(tables)


def _for_text(shape: str, text: str) -> re.Pattern[str] | None:
    """A shape as a regular expression that finds in a text what the whole of it would find; none where that is nothing.

    Most shapes are tried but a few times in a run, and to make one ready with all that its classes hold takes longer than to
    look through the text by the few phrases that stand there. Of most too few stand there, which is seen before that.
    """
    if (runs := _runs(shape)) is not None and not any(map(text.__contains__, runs)):
        return None
    tried = _tried()
    if tried[shape] >= _OFTEN or not CLASS.search(shape):
        return _compiled(shape)
    classes = _tables()[1]
    if any(classes.within(part, text) == NEVER for part in _must(shape)):
        return None
    written = classes.within(shape, text)
    # A class of which nothing stands there is a way that leads nowhere: it may have been the only one.
    if NEVER in written and (runs := runs_of(written)) is not None and not any(map(text.__contains__, runs)):
        return None
    tried[shape] += 1
    return re.compile(written)


@cache
def _must(shape: str) -> tuple[str, ...]:
    """The classes that stand in a shape by themselves and are not left out."""
    found, depth = [], 0
    for part in _BRACKET.finditer(shape):
        if part["class"] and not depth and not part["maybe"]:
            found.append(part["class"])
        depth += (part[0] == "(") - (part[0] == ")")
        if part[0] == "|" and not depth:
            return ()
    return tuple(found)


@cache
def _runs(shape: str) -> frozenset[str] | None:
    return None if CLASS.search(shape) else runs_of(shape)


@cache
def _tried() -> Counter[str]:
    return Counter()


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(_tables()[1].within(shape))


@cache
def _frames() -> _Frames:
    tables, classes = _tables()
    bits: dict[frozenset[str], int] = {}
    needs_of: dict[Frame, _Needs] = {}
    by_rarest: dict[str, list[tuple[int, Frame, frozenset[frozenset[str]]]]] = defaultdict(list)
    common = common_words(tables)
    says = [(row, says) for table in tables for row in table.get("frame", ()) for says in row["says"]]
    for place, (row, shape) in enumerate(says):
        frame, needs = _frame(row, shape, place), _needs(shape, classes)
        needs_of[frame] = needs
        mask = reduce(or_, (bits.setdefault(frozenset(need), 1 << len(bits)) for need in needs))
        for word, phrases in min(needs, key=lambda need: commonness(need, common)).items():
            by_rarest[word].append((mask, frame, phrases))
    holds: dict[str, int] = defaultdict(int)
    for need, bit in bits.items():
        for word in need:
            holds[word] |= bit
    return _Frames(dict(by_rarest), dict(holds), needs_of)


def _frame(row: Mapping[str, Any], says: str, place: int) -> Frame:
    shape = says.replace("(", "(?:").replace(" ?", r"[\s-]*")
    for mark, gap in _GAPS:
        shape = shape.replace(f" {mark} ", gap).replace(f"*{mark} ", f"*{gap}").replace(f"?{mark} ", f"?{gap}")
    shape = shape.replace(" ", r"[\s-]+")
    return Frame(
        name=row["name"],
        kind=Kind(row["kind"]),
        says=rf"(?<!\w){shape}(?!\w)",
        place=place,
        ahead=row.get("ahead", False),
        earnest=row.get("earnest", False),
        beside=row.get("beside", ""),
        not_beside=row.get("not_beside", ""),
    )


def _needs(says: str, classes: Classes) -> _Needs:
    """Of each part that a frame does not go without, the words one of which it then has, with the phrases they tell.

    Raises:
        ValueError: there is none, so that it would have to be tried everywhere; the package is damaged.
    """
    parts = [_ways(part) for part in _PART.finditer(says) if not _REPEATED.match(says, part.end())]
    found = [together(map(classes.tellings, ways)) for ways in parts if "[" not in "".join(ways)]
    # What is a mark only may stand between any words.
    if not (needs := [words for words in found if "" not in words]):
        raise ValueError(f"a frame has a part that is a class, a choice or a word, and not optional: {says}")
    return needs


def _ways(part: re.Match[str]) -> Sequence[str]:
    named, chosen, word = part.group("class", "choice", "word")
    if named:
        return [f"{{{named}}}"]
    # A choice within a choice is none that is looked through.
    if chosen and "(" in chosen:
        return ["["]
    # "Holes?" is "hole" or "holes".
    return [
        each
        for way in (chosen or word).split("|")
        for each in dict.fromkeys((_MAYBE.sub("", way), way.replace("?", "")))
    ]
