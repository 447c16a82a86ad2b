"""Which sentences of a note are kept where there is room for few: harm, what came of it, what was not so, and what somebody said.

A note's first sentences say who rang whom. What a reader must not miss stands further on, and what goes first is procedure. A
sentence is kept whole; an answer stays with its question, and what denies with what it denies. Marks say where words are left out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from chronology.model import Group, Level
from chronology.practice import taxonomy
from chronology.prose.cutting import answers, takes_back, turns
from chronology.prose.phrases import Worded, folded
from chronology.prose.sentences import sentences
from chronology.prose.small_letters import breaths, writes_small
from chronology.prose.vocabulary import Cues, is_role
from chronology.tables import shipped_table

GAP = "[...]"
_GAPS = re.compile(r"\[\.\.\.\](?: \[\.\.\.\])+")
# What harm there was; that somebody was referred or rung is told by what it was for.
_HARM = frozenset(
    {
        Group.INJURY_OR_HARM,
        Group.DOMESTIC_ABUSE,
        Group.DISCLOSURE,
        Group.SUBSTANCE_MISUSE,
        Group.MISSING,
        Group.DEATH,
        Group.MENTAL_HEALTH,
    }
)
# By which a sentence is kept, the weightiest first: the words that made the entry weigh, what came of it and what was not so, harm,
# what was said, ...
_NAMED, _TAKES_BACK, _OUTCOME, _GRAVE, _SAID, _MEASURE, _ASKED, _LESS, _FIRST = 12, 6, 6, 5, 4, 3, 2, 1, 4
_PROCEDURE, _COURTESY = -4, -6
_LISTS = (("child", _GRAVE), ("measure", _MEASURE), ("asked", _ASKED))
# A question or who speaks, before what was said: no longer than that.
_LEAD_WORDS = 14
_FINDING_WORDS = 7
_LABEL_WORDS, _STOPS = 4, (".", "!", "?", "\u2026", '"', "\u201d", "'", ")", "]")
# What was looked at stands before a colon.
_LABEL = re.compile(r"(?:[^\s:.!?]+ ){0,11}[^\s:.!?]+:(?=\s)")
_QUOTE = re.compile(r"[\"\u201c][^\"\u201c\u201d]{3,}[\"\u201d]|(?<!\w)['\u2018][^'\u2018\u2019]{8,}['\u2019](?!\w)")
_OPENS_QUOTED = re.compile(r"[\"\u201c'\u2018]")
# "He was in the bathroom": whom or what it means stands in the sentence before.
_MEANS_ONE_BEFORE = re.compile(r"\W*(?:he|she|they|it|this|that|these|those|his|her|their|its)\b", re.IGNORECASE)
# "Jordan was at the gate", "Rang PC Orme": somebody by name.
_BY_NAME = re.compile(
    r"\A\W*[A-Z][a-z]+ (?:was|is|had|has|were|[a-z]+ed|said|says|told|came|went|held|hit)\b|\w[ ,(]+[A-Z][a-z]+\b"
)
_OF_ONESELF = re.compile(r"\b(?:I|I['\u2019]\w+|me|my|mine|we|us|our)\b")
_OPENS_SMALL = re.compile(r"[a-z]|\((?!\d)")


class _Unit(NamedTuple):
    """Sentences that are kept or left together."""

    nth: int
    text: str
    worth: int
    short: str = ""
    """What it is of and what was found, without what lies between; empty where it is one sentence."""


def chosen(text: str, most: int, weighing: Sequence[str] = (), *, whole: int = 0, headed: bool = False) -> str:
    """So many words of a text on one line, in whole sentences that tell most; all of it where there is room.

    A text with its lines as they end in the record may end a sentence with one of them, where no page's width broke it.

    `weighing` are words by which an entry weighs what it does. The sentence that tells most may have `whole` words, as half of one may
    tell the contrary. `headed`: a heading says already what the note is of, which else its first sentence does. Empty where none fits: then the text is cut within one.
    """
    if len(words := text.split()) <= most:
        return " ".join(words)
    return _chosen(text, most, tuple(weighing), headed=headed) or _best(text, whole, tuple(weighing), headed=headed)


@lru_cache(maxsize=4096)
def _best(line: str, whole: int, weighing: tuple[str, ...], *, headed: bool) -> str:
    """The sentence that tells most, where it has no more words than that."""
    units = _units(line, whole, weighing, headed=headed) if whole else []
    best = max(units, key=lambda each: (each.worth, -each.nth), default=None)
    return _joined([(best.nth, best.text)], len(units)) if best and _words(best.text) <= whole else ""


@lru_cache(maxsize=4096)
def most_told(text: str) -> int:
    """How much the sentence of a text tells that tells most; nothing for what only opens it."""
    return max((_worth(True, each, ()) for each in _sentences(text)), default=0)


@lru_cache(maxsize=4096)
def _chosen(line: str, most: int, weighing: tuple[str, ...], *, headed: bool) -> str:
    units = _units(line, most, weighing, headed=headed)
    first = max(units, key=lambda each: (each.worth, -each.nth))
    room = min(most // 2, most - _words(first.text) if first.nth else most)
    by_worth = sorted(units, key=lambda each: (headed or not _heads(each, room), -each.worth, each.nth))
    kept = {unit.nth: unit.short for unit in by_worth if unit.short}
    room = most - sum(map(_words, kept.values()))
    if room < 0:
        kept, room = {}, most
    for unit in by_worth:
        # What tells little is told where it leads up to what is told, or goes on from it.
        beside = unit.worth > 0 or not kept.keys().isdisjoint((unit.nth - 1, unit.nth + 1))
        more = _words(unit.text) - _words(kept.get(unit.nth, ""))
        if more <= room and unit.worth >= 0 and beside:
            kept[unit.nth] = unit.text
            room -= more
            room = _with_whom_it_means(unit, units, kept, room)
    if not any(unit.worth == first.worth for unit in units if unit.nth in kept):
        return ""
    return _joined([(nth, kept[nth]) for nth in sorted(kept)], len(units))


def _with_whom_it_means(unit: _Unit, units: Sequence[_Unit], kept: dict[int, str], room: int) -> int:
    """The words left when the sentence before one that opens with a pronoun is kept too: alone the pronoun would mean anybody.

    How a note begins makes way for it: behind another sentence the pronoun would mean whom that one names.
    """
    before = unit.nth - 1
    if before < 0 or before in kept or _MEANS_ONE_BEFORE.match(unit.text) is None:
        return room
    if units[before].text.count(" ") >= _LEAD_WORDS or not _names_somebody(units[before].text):
        return room
    wanted, heading = _words(units[before].text), _words(kept.get(0, ""))
    if wanted > room and heading and unit.nth and units[0].worth <= _FIRST and wanted <= room + heading:
        del kept[0]
        room += heading
    if wanted > room:
        return room
    kept[before] = units[before].text
    return room - wanted


def _names_somebody(text: str) -> bool:
    return _BY_NAME.search(text) is not None or any(
        is_role(word.strip(".,;:()"), "family", "professional", "child") for word in folded(text).split()
    )


def _heads(unit: _Unit, room: int) -> bool:
    """The first sentence says of what the note is, and stays where it leaves room for what tells most; not who was told or came."""
    return unit.nth == 0 and unit.worth >= _FIRST and _words(unit.text) <= room


def _words(text: str) -> int:
    return len(text.split())


def _joined(kept: Sequence[tuple[int, str]], count: int) -> str:
    """The sentences in their order, with a mark for what is left out between and behind them."""
    told: list[str] = []
    last = -1
    for nth, text in kept:
        told += [GAP, text] if nth > last + 1 and not text.startswith(GAP) else [text]
        last = nth
    return _GAPS.sub(GAP, " ".join((*told, GAP) if last < count - 1 else told))


def _units(line: str, most: int, weighing: Sequence[str], *, headed: bool = False) -> list[_Unit]:
    together: list[str] = []
    shorts: dict[int, str] = {}
    open_: set[int] = set()
    # Who writes all in small letters goes on from nothing by them.
    goes_on = not writes_small(line)
    for text in _sentences(line):
        belongs = bool(together) and _belongs(together[-1], text, goes_on=goes_on)
        if belongs and _words(together[-1]) + _words(text) <= most:
            if (label := _looked_at(together[-1])) and _is_finding(text):
                shorts[len(together) - 1] = f"{label[0]} {GAP} {text}"
            together[-1] = f"{together[-1]} {text}"
        else:
            # What a letter or a report is quoted with is sentences of its own, and nobody's speech.
            if belongs and not _is_excerpt(together[-1], text):
                # A label leads up to what can stand without it.
                open_ |= {len(together) - 1} if _is_label(together[-1]) else {len(together) - 1, len(together)}
            together.append(text)
    # A question without its answer tells nothing, nor an answer without its question, nor what was said already.
    bare = open_ | {nth for nth, text in enumerate(together) if text in together[:nth]}
    last = len(together) - 1
    return [
        _Unit(
            nth,
            text,
            # What a note ends with is what came of it more often than what it goes on with.
            _PROCEDURE if nth in bare else _worth(headed or nth > 0, text, weighing) + (nth == last),
            shorts.get(nth, ""),
        )
        for nth, text in enumerate(together)
    ]


def _is_label(text: str) -> bool:
    """A few words on a line of their own that no stop ends: "6. Decision"; who writes in small letters ends lines without one."""
    return (
        text.count(" ") < _LABEL_WORDS and not text.endswith(_STOPS) and (text.endswith(":") or not text[:1].islower())
    )


def _looked_at(text: str) -> re.Match[str] | None:
    """What was looked at, before a colon; not who speaks: "Mother by phone: he fell" has no finding behind it."""
    label = _LABEL.match(text)
    spoken = label is not None and any(is_role(word.strip(":(),"), "family") for word in folded(label[0]).split())
    return None if spoken else label


def _is_finding(text: str) -> bool:
    return _words(text) <= _FINDING_WORDS and _any("outcome").search(folded(text)) is not None


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line, each with the number or mark in front of it."""
    begin, small = 0, writes_small(line)
    for span in sentences(line):
        for each in breaths(line, span) if small else (span,):
            yield " ".join(line[begin : each.end].split())
            begin = each.end


def _belongs(before: str, text: str, *, goes_on: bool) -> bool:
    """What was said belongs to who said it or was asked, an answer to what it answers, and what goes on in small letters to what it goes on from.

    So does a finding of few words to what was looked at: "HAS CAPACITY".
    """
    if before.endswith(GAP) or text.startswith(GAP):
        return False
    if before.count('"') % 2 or before.count("\u201c") > before.count("\u201d"):
        return True
    if _is_label(before):
        return True
    last = _last(before)
    if last.count(" ") < _LEAD_WORDS and _OPENS_QUOTED.match(text) and not _QUOTE.search(last):
        return True
    if _is_finding(text) and _looked_at(before):
        return True
    return answers(text) or (goes_on and _OPENS_SMALL.match(text) is not None and text.count(" ") < _LEAD_WORDS)


def _is_excerpt(before: str, text: str) -> bool:
    """A quotation that opens a sentence, and in which nobody speaks of themselves, is what a paper says: its sentences stand alone."""
    opened, mark, begun = before.rpartition('"')
    opens = bool(mark) and before.count(mark) % 2 == 1 and begun[:1].isupper()
    return opens and (not opened or opened.rstrip().endswith(_STOPS)) and not _OF_ONESELF.search(f"{begun} {text}")


def _last(text: str) -> str:
    return [*_sentences(text)][-1] if text else ""


def _worth(follows: bool, text: str, weighing: Sequence[str]) -> int:
    lower = folded(text)
    worth = 0 if follows else _FIRST
    if any(word in text for word in weighing):
        worth += _NAMED
    hits = [taxonomy()[hit.kind] for hit in Cues(lower, Worded(lower)).within(0, len(lower))]
    harm = [facts.level.rank for facts in hits if facts.group in _HARM]
    if harm:
        worth += _GRAVE if max(harm) >= Level.HIGH.rank else _LESS
    if _QUOTE.search(text):
        worth += _SAID
    if takes_back(text):
        worth += _TAKES_BACK
    elif _any("outcome").search(lower):
        worth += _OUTCOME
    elif turns(text):
        worth += _LESS
    worth += sum(more for name, more in _LISTS if _any(name).search(lower))
    if not worth and _any("courtesy").search(lower):
        worth += _COURTESY
    # Whoever was told of harm may be told in the sentence that says what it was.
    return worth if harm else worth + (_PROCEDURE if _opening().match(lower) else 0)


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()[name]['words'])})(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(_table()['procedure']['words'])})(?!\w)")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return dict(shipped_table("chronology.prose", "choosing.toml"))
