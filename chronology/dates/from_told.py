"""Days counted from what a story has told: "seven weeks after the strategy discussion", "the day after that move"."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from chronology.dates.days import distant, moved
from chronology.dates.edtf import from_edtf
from chronology.dates.from_note import count_of, unit_of
from chronology.dates.thread import Found, Thread
from chronology.model import Basis
from chronology.tables import shipped_table

_REACH = 60
"""Characters behind "after" in which the name of what happened stands."""
_SENTENCE = 300
_LOOK_BACK = 40
"""Dates told before among which what is named is looked for."""
_BESIDE_A_DATE = re.compile(r"\d,\s\Z")
_COUNTED_FROM = re.compile(r"\b(?:before|after|following)\s[^.,;]{0,50}", re.IGNORECASE)
_STOP = re.compile(r"[.!?;](?=\s)|\n")


@cache
def _happenings() -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    """What names a thing that happened behind "after the", and the words that tell it."""
    table = shipped_table("chronology.dates", "words.toml")["happenings"]
    names = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    done = "|".join(sorted({word for words in table.values() for word in words} - {*table}, key=len, reverse=True))
    whose = r"(?P<that>that|this)|the|his|her|their|its|(?P<whose>[A-Z][\w-]*\.?)['’]s"
    clause = r"(?:being|having|(?:he|she|they|it|[A-Z][\w-]*)(?: (?:was|were|had|had been))?)"
    named = re.compile(rf"\s(?:{whose})\s(?:[\w'’-]+\s){{0,3}}?(?P<name>{names})\b|\s{clause}\s(?P<done>{done})\b")
    return named, {name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for name, words in table.items()}


def from_told(thread: Thread, first: int, last: int) -> list[Found] | None:
    """So long before or after what happened: the last thing of that name that the story told with its day."""
    if thread.written_on is not None:
        return None
    named, tells = _happenings()
    text, end = thread.lexed.text, thread.lexed.tokens.ends[last - 1]
    name = named.match(text, end, end + _REACH)
    tokens = thread.lexed.tokens[first:last]
    count, unit = count_of(tokens), unit_of(tokens)
    if name is None or unit is None or count < 0 or _says_of_a_date(text, thread.lexed.tokens.starts[first]):
        return None
    day = _day_of(thread, name, tells, first)
    if day is None:
        return None
    steps = -count if any(token.name == "before" for token in tokens) else count
    if any(token.name == "to" for token in tokens):  # "three weeks to the day after"
        edtf = moved(day, steps, unit).isoformat()
    else:
        edtf = distant(day, steps, unit, hedged=tokens[0].name == "about")
    return [Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_PREVIOUS)]


def _says_of_a_date(text: str, start: int) -> bool:
    """It stands behind a date and says which day that is: "on 15 February, the day after the interview"."""
    return _BESIDE_A_DATE.search(text, max(0, start - 4), start) is not None


def _day_of(thread: Thread, name: re.Match[str], tells: Mapping[str, re.Pattern[str]], first: int) -> dt.date | None:
    tell = tells[name["name"]] if name["name"] else re.compile(rf"\b{name['done']}\b", re.IGNORECASE)
    if name["name"] in ("birth", "delivery") and name["whose"]:
        birth = thread.story.birth_named(name["whose"])
        return birth[0] if birth and birth[0] == birth[1] else None
    if name["that"]:
        previous = thread.previous
        return previous.earliest if previous and previous.earliest == previous.latest else None
    start = thread.lexed.tokens.starts[first]
    for at, edtf in reversed(thread.story.told[-_LOOK_BACK:]):
        if at < start and tell.search(_sentence(thread.lexed.text, at)):
            when = from_edtf(edtf)
            return when.earliest if when.earliest == when.latest else None
    return None


def _sentence(text: str, at: int) -> str:
    """The sentence a date stands in, without what it only counts from ("two days after he was discharged")."""
    before = text[max(0, at - _SENTENCE) : at]
    stops = list(_STOP.finditer(before))
    stop = _STOP.search(text, at, at + _SENTENCE)
    sentence = (before[stops[-1].end() :] if stops else before) + text[at : stop.start() if stop else at + _SENTENCE]
    return _COUNTED_FROM.sub(" ", sentence)
