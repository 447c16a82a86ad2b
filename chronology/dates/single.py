"""One date by itself: with its year or without, hedged, since or until it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

from chronology.dates.bare_days import is_about_note, is_ninth_of_november
from chronology.dates.figures import real_day
from chronology.dates.opened import OPENERS, opened
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token, letters
from chronology.dates.told import MONTH_WORDS, Told, century, tell
from chronology.dates.years import complete
from chronology.model import Basis

# Round the clock, and the day in New York: known by these figures wherever they stand alone.
_ALWAYS = frozenset({(24, 7), (9, 11)})
_NEAR_SCALE = 4
_FULL_MARKS = 12
"""A figure above it is over any month, and over no full marks that are one."""
# Full marks: "10/10 for effort".
_FOR = re.compile(r"\s(?:for|on|in)\s")
# Verbs that take "in" with them, and come with a time of day.
_BROUGHT_IN = re.compile(
    r"(?i)\b(?:brought|got|gets|get|checked|called|rang|phoned|logged|dropped|let|handed|clocked|signed|tucked)"
    r"(?: (?:him|her|them|it|home|back|myself))?\s\Z"
)
_HELD = re.compile(
    r"(?:\b(?:seen|visit(?:ed|s)?|appt|appts|appointments?|conference|meeting|mtg|icpc|rcpc|group|rang|calls?|called"
    r"|emails?|emailed|text(?:ed)?|held|missed|wnb|dna|dna'?d|born|admitted|discharged|referred|referral|arrested|closed"
    r"|opened|moved|attended|marac|strat|discussion|lac|pep|cin|hearing|court|letter|hv|gwelwyd|ymweliad|apwyntiad|cyfarfod"
    r"|session|assessment|review|round)|\b[th]/[cv])[:,]?(?: (?:to|with|by|from|at|was)(?: \w+)?)?[ ]?\Z"
)
"""What stands right before a day in figures, in notes, in lower case: "seen 12/11", "core group 5/11"."""
_IN_A_YEAR = re.compile(
    r"\b(?:ago as|early as|far back as|recently as|late as|(?:since|until) at least|convicted|conviction|born|died|d\.|married|divorced|separated|adopted|removed|sentenced|diagnosed|diagnosis|released"
    r"|passed|deceased|offence|offences|cautioned|caution|imprisoned|moved|arrived|retired|sgo|co|epo|placed|closed|opened|since|summer|spring|autumn|winter)[,(]? ?\Z",
    re.IGNORECASE,
)
_ALSO_VERBS = (3, 5)
"""March and May."""
_BEHIND_A_DAY = re.compile(
    r"[^\S\n]*(?:\Z|[.,;:)\n–-]|(?:as|at|by|due|when|after|before|because|and|but|for|from|with|without|via|re|she|he|they|mum|dad|i)\b)",
    re.IGNORECASE,
)
_PADDED = re.compile(r"0\d/\d{1,2}\b|\d{1,2}/0\d\b")
_HELD_REACH = 40
_HELD_WORDS = 4
"""What is done, with whom ("seen by mum "), and what is behind the last space."""
_VERB_REACH = 24
_CIRCA = frozenset({"c", "ca", "circa"})
_LATELY = 31
"""Days before a note that are told by day and month alone."""
_A_LIFE = 60
"""Of a year longer ago than this only "in" and "since" speak in notes; "by 1930" is then half past seven."""


def single(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A date, or since, until, by, before or after one."""
    if _asked(thread, last - 1):
        last -= 1
    if _numbers_weeks(thread, first) or _is_one_of_them(thread, first):
        return None
    names = thread.lexed.tokens.names
    opener = _IN_WORDS.get(" ".join(names[max(0, first - 2) : first + 1])) or _in_effect(thread, first)
    if opener is None and (alone := _WHOLE.get(tuple(names[first:last]))):
        return alone(thread, first, last)
    tokens = thread.lexed.tokens[first:last]
    told = _short_year_or_day(tokens, tell(tokens, _limit(thread, first, tokens)), thread)
    completed = complete(thread, told, first) if told is not None else None
    if told is None or completed is None:
        return [undated(first, last)]
    edtf, basis = completed[0].edtf(), completed[1]
    if edtf is None:
        return [Found(first=first, last=last, edtf=None, impossible=told.year is not None)]
    return [opened(tokens, Found(first=first, last=last, edtf=edtf, basis=basis), opener)]


def _numbers_weeks(thread: Thread, first: int) -> bool:
    """As in "week 2 of March": a plain figure behind the word for a week says which."""
    names = thread.lexed.tokens.names
    return first > 0 and names[first] in ("digit", "double") and names[first - 1] == "unit"


def _is_one_of_them(thread: Thread, first: int) -> bool:
    """As in "last one Aug 2022": the review of that month, no first day of it."""
    tokens = thread.lexed.tokens
    return tokens.names[first] == "count" and tokens.values[first].number == 1


def _limit(thread: Thread, first: int, tokens: Sequence[Token]) -> int | None:
    """Only of a year of two figures is it asked whether it may be far off."""
    whole = any(token.name == "year" or (token.name == "full" and token.parts[0] > 99) for token in tokens)
    if whole:
        return thread.limit
    opener, *rest = tokens
    if opener.name in OPENERS and len(rest) == 1 and rest[0].name == "full":
        return thread.limit_of(rest[0].parts[0], first)
    return thread.limit_at(first)


_IN_WORDS = {"on or before": "by", "on or after": "since"}
"""Two words that go before one that opens a span, and what they make of it."""


_EFFECT = re.compile(
    r"\b(?:(?P<since>(?:as|with effect|effective) from)|(?P<until>(?:up to|until) and including)) (?:the )?\Z",
    re.IGNORECASE,
)
_EFFECT_REACH = 28
_ENDS_AN_EFFECT = ("from ", "from the ", "including ", "including the ")


def _in_effect(thread: Thread, first: int) -> str | None:
    """As in "with effect from 1 July", "up to and including 19 July": since it, or until it."""
    start = thread.lexed.tokens.starts[first]
    if not thread.lexed.text.endswith(_ENDS_AN_EFFECT, 0, start):
        return None
    said = _EFFECT.search(thread.lexed.text, max(0, start - _EFFECT_REACH), start)
    return said.lastgroup if said else None


def plain(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A whole date in figures with nothing about it."""
    year, month, day, *clock = thread.lexed.tokens.values[first].parts
    if year < 100:
        year = century(year, thread.limit_of(year, first))
        if real_day(year, month, day) is None:
            return [Found(first=first, last=last, edtf=None, impossible=True)]
    time = f"T{clock[0]:02}:{clock[1]:02}" if clock else ""
    return _in_full(thread, first, last, f"{year:04}-{month:02}-{day:02}{time}")


def plain_words(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day, a month by name and a year with nothing about them."""
    day, month, year = (meant.number for meant in thread.lexed.tokens.values[first:last])
    if real_day(year, month, day) is None:
        return [Found(first=first, last=last, edtf=None, impossible=True)]
    return _in_full(thread, first, last, f"{year:04}-{month:02}-{day:02}")


def _in_full(thread: Thread, first: int, last: int, edtf: str) -> list[Found]:
    found, opener = Found(first=first, last=last, edtf=edtf), _in_effect(thread, first)
    return [opened(thread.lexed.tokens[first:last], found, opener) if opener else found]


# What leaves nothing to be filled in from the words about it.
_WHOLE: Mapping[tuple[str, ...], Callable[[Thread, int, int], list[Found] | None]] = {
    ("full",): plain,
    **{(day, month, "year"): plain_words for day in ("digit", "double", "ordinal") for month in MONTH_WORDS},
}


def loose(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day and month in figures (22/04), if they are that."""
    tokens = thread.lexed.tokens
    pair = next((tokens.values[place].parts for place in range(first, last) if tokens.names[place] == "pair"), (1, 1))
    if pair[1] > 12 or is_rated(thread, first):
        return None
    if last - first == 1 and pair in _ALWAYS and not is_ninth_of_november(thread, first):
        return None
    if last - first == 1 and (_is_share(thread, pair, first) or _counts(thread, pair, last)):
        return None
    if first and not _may_stand_behind(thread, first, last):
        return None
    return single(thread, first, last)


def _is_share(thread: Thread, pair: tuple[int, ...], first: int) -> bool:
    """Full marks, or a fraction of what follows: "10/10 for effort", "1/2 a bottle"."""
    end = thread.lexed.tokens.ends[first]
    if pair in _FRACTIONS and thread.lexed.tokens.names[first + 1 : first + 2] == ["a"]:
        return True
    return pair[0] == pair[1] and _FOR.match(thread.lexed.text, end) is not None


_COUNTED = re.compile(
    r"\s(?:complete|completed|done|achieved|met|attended|outstanding|sessions?|hx|history|supply|supplied|course)\b"
)


def _counts(thread: Thread, pair: tuple[int, ...], last: int) -> bool:
    """So many of so many, or of days and months as clinicians write them: "3/5 complete", "3/7 hx of cough"."""
    if pair[0] > pair[1] and pair[1] not in _OF_CLINICIANS:
        return False
    return _COUNTED.match(thread.lexed.text, thread.lexed.tokens.ends[last - 1]) is not None


_OF_CLINICIANS = (7, 12)
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})


def low_day(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "11 may as no lunch": in lower case a month where no verb may follow ("11 may need it", "12 march on")."""
    token = thread.lexed.tokens[last - 1]
    if token.number in _ALSO_VERBS and _BEHIND_A_DAY.match(thread.lexed.text, token.end) is None:
        return None
    return single(thread, first, last)


def _may_stand_behind(thread: Thread, first: int, last: int) -> bool:
    """A day in figures without a cue of its own begins a sentence, or follows what is done on days."""
    tokens, text = thread.lexed.tokens, thread.lexed.text
    before, start = tokens.names[first - 1], tokens.starts[first]
    if before == "hyphen" or tokens.names[first] != "pair":
        return True  # the mark of a list, or words before the figures
    if before == "stop" and text[tokens.starts[first - 1]] == ".":
        return True
    if tokens[first].parts[0] > 12 or _PADDED.match(text, start):
        return True  # no month, so no share of twelve, and hardly any score; nor is a share ever written 03/07
    if _has_fellow(thread, first) or is_about_note(thread, first):
        return True
    if before not in ("other", "verb", "measure", "be", "comma", "colon", "stop"):
        return True
    # What is done stands in the last words, and the words of a whole line are many to try.
    words = text[max(0, start - _HELD_REACH) : start].rsplit(" ", _HELD_WORDS)[-_HELD_WORDS:]
    return last - first == 1 and _HELD.search(" ".join(words).lower()) is not None


def _has_fellow(thread: Thread, first: int) -> bool:
    """A day in figures that can be no share stands in the same line, of this month or the next: so this is one too."""
    tokens, letter = thread.lexed.tokens, letters()
    ends = letter["line"] + letter["gap"]
    before, behind = thread.lexed.letters[max(0, first - _LINE) : first], thread.lexed.letters[first : first + _LINE]
    start = first - len(before) + max(before.rfind(end) for end in ends) + 1
    stop = first + min((at for end in ends if (at := behind.find(end)) >= 0), default=len(behind))
    month = tokens[first].parts[1]
    fellows = (tokens.values[place].parts for place in range(start, stop) if tokens.names[place] == "pair")
    return any(day > 12 >= other and (other - month) % 12 in (0, 1, 11) for day, other in fellows)


_LINE = 30
"""Tokens about a day in figures among which others of its line are looked for."""


def is_rated(thread: Thread, first: int) -> bool:
    """A word for a scale stands shortly before it: "pain from 7/10 to 4/10". No score is over its full marks: 15/3."""
    parts = thread.lexed.tokens[first].parts if thread.lexed.tokens.names[first] == "pair" else (0, 0)
    if parts[0] > _FULL_MARKS >= parts[1]:
        return False
    for name in reversed(thread.lexed.tokens.names[max(0, first - _NEAR_SCALE) : first]):
        if name in ("stop", "line", "gap"):
            return False
        if name == "scale":
            return True
    return False


def spaced(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "05 11 2009", "17 02 23": figures of two with a year, of the note's own time where it has two figures too."""
    day, month, year = (token.number for token in thread.lexed.tokens[first:last])
    if year < 100:
        if thread.written_on is None or year not in {(thread.written_on.year - back) % 100 for back in (0, 1)}:
            return None
        year = century(year, thread.limit)
    if real_day(year, month, day) is None:
        return None
    return [Found(first=first, last=last, edtf=f"{year:04}-{month:02}-{day:02}")]


def year_heading(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A year alone in its line, in a text of no day: the heading of what follows."""
    if thread.written_on is not None:
        return None
    return [Found(first=first, last=last, edtf=f"{thread.lexed.tokens[first].number:04}", heading=True)]


def year_after(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A bare year right behind what happens in years: "convicted 2011", "died 2015"."""
    start = thread.lexed.tokens[first].start
    if _IN_A_YEAR.search(thread.lexed.text[max(0, start - _VERB_REACH) : start]) is None:
        return None
    found = single(thread, first, last)
    if found and found[0].edtf and _SINCE_AT_LEAST.search(thread.lexed.text, max(0, start - _VERB_REACH), start):
        return [found[0]._replace(edtf=f"{found[0].edtf}/..", anchor=found[0].edtf)]
    return found


_SINCE_AT_LEAST = re.compile(r"\bsince at least \Z", re.IGNORECASE)


def year_apart(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A year between two commas, as a thing is dated in passing ("he hit me once, 2011, before she was born")."""
    year, note = thread.lexed.tokens[first].number, thread.written_on
    return single(thread, first, last) if note and note.year - _A_LIFE < year <= note.year else None


def onwards(thread: Thread, first: int, last: int) -> list[Found] | None:
    """From a date onwards, or from it to date: since it."""
    found = single(thread, first, last)
    if not found or found[0].edtf is None or set("/[") & set(found[0].edtf):
        return found
    return [found[0]._replace(edtf=f"{found[0].edtf}/..", anchor=found[0].edtf)]


def year_alone(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A year after a word that dates, unless its figures are a time of day: "brought in 1930", "in bed by 2015"."""
    return None if _is_clock(thread, first, last) else single(thread, first, last)


def _is_clock(thread: Thread, first: int, last: int) -> bool:
    tokens = thread.lexed.tokens
    place = next(place for place in range(first, last) if tokens[place].name == "year")
    year = tokens[place].number
    if year // 100 > 23 or year % 100 > 59 or place == 0 or thread.written_on is None:
        return False
    before = tokens[place - 1]
    if thread.lexed.text[before.start : before.end].lower() in _CIRCA:
        return False
    if before.name == "in":
        return _BROUGHT_IN.search(thread.lexed.text[max(0, before.start - _VERB_REACH) : before.start]) is not None
    unlikely = year > thread.written_on.year or thread.written_on.year - year > _A_LIFE
    return unlikely and before.name in ("by", "until", "till", "before", "after", "at", "about", "from")


def undated(first: int, last: int) -> Found:
    """A date whose words say too little without what is not known here."""
    return Found(first=first, last=last, edtf=None, basis=Basis.NONE)


def _asked(thread: Thread, place: int) -> bool:
    """The mark asks a question rather than doubting the date: it ends the line or the next word is a new sentence."""
    tokens = thread.lexed.tokens
    if tokens.names[place] != "query":
        return False
    end = tokens.ends[place]
    rest = thread.lexed.text[end : end + 3].lstrip(" \t")
    return not rest or rest[0].isupper() or rest[0] in "\r\n\"'”’"


def _lately(note: dt.date, month: int, day: int) -> bool:
    days = (real_day(year, month, day) for year in (note.year, note.year - 1))
    return any(each is not None and 0 <= (note - each).days <= _LATELY for each in days)


_NEXT_YEARS = 3
"""Years on from the one told last, of which two figures behind a month may be one."""


def _short_year_or_day(tokens: Sequence[Token], told: Told, thread: Thread) -> Told | None:
    """As in "Mar 21": after a short month two figures are the year where that year had come, else the day (Oct 29).

    They are the day as well where that day was in the weeks before the note: notes tell of those more than of any year.
    Where nothing says when it was written, and they may be one of the years after that told last, nobody can say which they
    are: a list of problems, "2023; bruise Aug 23; burn Feb 24", gives no day.
    """
    names = [token.name for token in tokens]
    if told.year is not None and names[:2] == ["word_ordinal", "abbr_month"]:
        return Told(year=told.year, month=told.month, mark=told.mark)  # "(first Oct 23)": the first time, no 1 October
    if told.year is not None or not told.day or told.weekday or told.clock:
        return told
    place = names.index("abbr_month") + 1 if "abbr_month" in names else len(names)
    place += place < len(names) and names[place] in ("hyphen", "slash", "comma")
    if place >= len(tokens) or tokens[place].name != "double":
        return told
    year = 2000 + tokens[place].number
    if thread.limit is None:
        before = thread.previous.earliest if thread.previous else None
        follows = before is not None and 0 <= year - before.year <= _NEXT_YEARS
        return None if follows else told
    if thread.written_on and told.month and _lately(thread.written_on, told.month, tokens[place].number):
        return told
    return Told(year=year, month=told.month, mark=told.mark) if year < thread.limit else told
