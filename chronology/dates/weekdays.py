"""Weekdays counted from the note's own day: last Tuesday, on Friday, Tuesday week; and those of every week, which are no dates."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from chronology.dates.days import WEEK, weekday_after, weekday_before, weekday_of_week
from chronology.dates.from_note import STEPS, Edtf, at_clock, unit_of
from chronology.dates.looking import tells_past
from chronology.dates.tenses import PAST
from chronology.dates.thread import Thread
from chronology.dates.tokens import Token, letters


def week_before_last(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """A week last Tuesday: a week before it."""
    unit = unit_of(tokens)
    if unit not in (WEEK, 2 * WEEK):
        return None
    return (weekday_before(note, tokens[-1].number) - dt.timedelta(unit)).isoformat()


_MONDAY, _FRIDAY = 1, 5
_SENTENCE = 80


def _is_told_as_past(thread: Thread, first: int) -> bool:
    """A verb of the past stands before it in its sentence, and none of the future."""
    start = thread.lexed.tokens[first].start
    before = thread.lexed.text[max(0, start - _SENTENCE) : start]
    return not thread.future(first) and PAST.search(before[before.rfind(". ") + 1 :]) is not None


_AWAY = re.compile(r"\b(?:missing|absent|awol|mispers?|in (?:hospital|custody))[,:]?\s\Z", re.IGNORECASE)
_AWAY_REACH = 16


def _is_away(thread: Thread, first: int) -> bool:
    """Somebody was gone, as notes say without a verb: "Missing Fri eve until Sunday"."""
    start = thread.lexed.tokens[first].start
    return not thread.future(first) and _AWAY.search(thread.lexed.text, max(0, start - _AWAY_REACH), start) is not None


def weekday_span(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """From Friday to Sunday, where that is told as done; Monday to Friday is every week's."""
    days = [token for token in tokens if token.name in _WEEKDAYS]
    start, end = (token.number for token in days)
    if any(token.name == "doubtful_weekday" and not thread.lexed.text[token.start].isupper() for token in days):
        return None
    if (start, end) == (_MONDAY, _FRIDAY) or not (_is_told_as_past(thread, first) or _is_away(thread, first)):
        return None
    last = weekday_before(note + dt.timedelta(1), end)
    return f"{weekday_before(last, start)}/{last}"


def either_weekday(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """Saturday or Sunday, each the last before the note or the next after it."""
    find = weekday_after if thread.future(first) else weekday_before
    one, other = (find(note, token.number) for token in tokens if token.name == "weekday")
    return f"[{min(one, other)},{max(one, other)}]"


def last_weekday(thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Last Tuesday is the one before the note, this Tuesday of its week, next Tuesday of the week after.

    The coming Tuesday is the first after the note.
    """
    weekday = next(token.number for token in tokens if "weekday" in token.name)
    if any(token.name == "next" and thread.lexed.text[token.start : token.end].lower() in _COMING for token in tokens):
        return at_clock(weekday_after(note, weekday), tokens, thread)
    step = next(STEPS[token.name] for token in tokens if token.name in STEPS)
    this_week = weekday_of_week(note, weekday)
    day = weekday_before(note, weekday) if step < 0 else this_week + dt.timedelta(7 * step)
    return at_clock(day, tokens, thread)


_COMING = ("coming", "upcoming")


def weekday_of(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Tuesday of last week."""
    unit = unit_of(tokens)
    if unit != WEEK:
        return None
    weekday = next(token.number for token in tokens if token.name == "weekday")
    step = next(STEPS[token.name] for token in tokens if token.name in STEPS)
    return (weekday_of_week(note, weekday) + dt.timedelta(7 * step)).isoformat()


def weekday_week(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """Tuesday week, a week on Tuesday: a week after the Tuesday to come."""
    if unit_of(tokens) != WEEK or not (tokens[0].name == "a" or thread.future(first)):
        return None
    weekday = next(token.number for token in tokens if token.name == "weekday")
    return (weekday_after(note, weekday) + dt.timedelta(7)).isoformat()


def weekday_alone(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """A bare weekday is the last one before the note, or the next after it where the sentence looks ahead."""
    weekday = next(token.number for token in tokens if "weekday" in token.name)
    if (step := _week_named_behind(thread, first + len(tokens))) is not None:
        return (weekday_of_week(note, weekday) + dt.timedelta(7 * step)).isoformat()
    if (monday := _week_named_before(thread, first)) is not None:
        return weekday_of_week(monday, weekday).isoformat()
    if tokens[0].name == "until" and (day := _until_after(thread, note, first, weekday)):
        return at_clock(day, tokens, thread)
    if _is_of_a_month(thread, note, first):
        return None
    is_own = _is_the_notes_own(thread, note, tokens, first, weekday)
    told = note if is_own else _numbered_behind(thread, note, tokens, first, weekday)
    if told is not None:
        return at_clock(told, tokens, thread)
    by_then = tokens[0].name == "by" and not tells_past(thread.lexed, first)
    future = thread.future(first) or tokens[0].name == "until" or by_then or _is_away_from(thread, first)
    day = weekday_after(note, weekday) if future else weekday_before(note, weekday)
    return at_clock(day, tokens, thread)


def _is_the_notes_own(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int, weekday: int) -> bool:
    """It names the day that the note is of, by where it stands."""
    if _is_corrected_at_head(thread, first, tokens):
        return True
    return weekday == note.isoweekday() and (
        _ends_a_log(thread, first)
        or _heads_note(thread, first, tokens)
        or _is_early(thread, first)
        or _WRITTEN_UP.match(thread.lexed.text) is not None
    )


def weekday_of_talk(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """As in "On Sunday 8th she came. She said he hit her on the Friday night": the last before the day on which it was said."""
    told, start = thread.previous, thread.lexed.tokens.starts[first]
    told_on = (
        told.earliest if told is not None and told.earliest == told.latest and thread.in_paragraph(first) else None
    )
    said = _SAYS.search(thread.lexed.text, max(0, start - _SAID_REACH), start)
    if told_on is None or said is None or not told_on < note:
        return weekday_alone(thread, note, tokens, first)
    weekday = next(token.number for token in tokens if "weekday" in token.name)
    return at_clock(weekday_before(told_on, weekday), tokens, thread)


_SAID_REACH = 80
_SAYS = re.compile(r"\b(?:said|says|told|tells|disclosed|reported|dywedodd)\b[^.;\n]{0,70}\Z", re.IGNORECASE)


def _week_named_before(thread: Thread, first: int) -> dt.date | None:
    """The week that was just named: "next week, Wednesday at 10"."""
    week = thread.previous
    if thread.previous_at < 0 or week is None or week.earliest is None or week.earliest.isoweekday() != 1:
        return None
    if week.latest != week.earliest + dt.timedelta(WEEK - 1):
        return None
    between = thread.lexed.tokens.names[thread.previous_at : first]
    return week.earliest if between in _BESIDE_A_WEEK else None


_BESIDE_A_WEEK = (["comma"], ["on"], ["comma", "on"], ["comma", "dydd"])


def _until_after(thread: Thread, note: dt.date, first: int, weekday: int) -> dt.date | None:
    """Until the first such day from one that its sentence told just before: "INSET Mon 6th so not seen till Tues"."""
    told = thread.previous
    if told is None or told.latest is None or told.earliest != told.latest or not 0 < (note - told.latest).days < WEEK:
        return None
    between = thread.lexed.letters[thread.previous_at : first]
    return None if any(letters()[name] in between for name in _APART) else weekday_after(told.latest, weekday)


_APART = ("stop", "line", "gap")


def _ends_a_log(thread: Thread, first: int) -> bool:
    """The note's own weekday opens an entry behind that of the day before, which opens one too."""
    names, tokens = thread.lexed.tokens.names, thread.lexed.tokens
    if first == 0 or not _opens_entry(names, first):
        return False
    before = [
        tokens[place].number for place in range(first - 1) if names[place] in _WEEKDAYS and _opens_entry(names, place)
    ]
    return bool(before) and before[-1] % _DAYS_OF_WEEK + 1 == tokens[first].number


def _opens_entry(names: Sequence[str], place: int) -> bool:
    """A weekday opens a line; or a sentence, with a dash or colon behind it."""
    if place == 0 or names[place - 1] in _LINE:
        return True
    return names[place - 1] == "stop" and names[place + 1 : place + 2] in (["hyphen"], ["colon"])


_HEADING = re.compile(
    r"\.?[ ]?(?:am|pm|days?|lates?|earlies|long day|shift)?[ ]?(?:[\]:\u2013\u2014-]|\.?[ \t]*(?:\n|\Z))", re.IGNORECASE
)


def _heads_note(thread: Thread, first: int, tokens: Sequence[Token]) -> bool:
    """The note's own weekday is the first word of it, and heads what follows: "SUN - up and dressed", "Wed] Seen", "Fri" on its line.

    So is one by itself in its first brackets: "(Thursday) At the flat", "Meeting | A Example [Monday - AE]".
    """
    if len(tokens) > 1:
        return False
    text, start, end = thread.lexed.text, tokens[0].start, tokens[0].end
    if start and text[start - 1] in "([":
        opens = start <= _HEAD and "\n" not in text[:start].strip()
        return opens and _CLOSES.match(text, end) is not None
    return first == 0 and _HEADING.match(text, end) is not None


_HEAD = 60
# Behind it in its brackets stands at most who says so.
_CLOSES = re.compile(r"(?:[ ]?[,\u2013\u2014-][ ][A-Z]{1,4})?[)\]]|,[ ]")
# "[it was a Thursday - AE]": who kept the record puts the weekday of its head right.
_PUT_RIGHT = re.compile(r"[ ]?[(\[](?:it was|this was|was|should be|actually|sic)\b", re.IGNORECASE)
# "(written 4/12) Rang duty Saturday": the note stands on the day it is of, and was written after it.
_WRITTEN_UP = re.compile(r"\W{0,3}\((?:written(?: up)?|typed(?: up)?|added|entered|recorded)(?: on)? \d", re.IGNORECASE)
# "Reported it Friday (18th)"
_NUMBERED = re.compile(r"[ ]?\((?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\)")
_WEEKS = 26
# "Signed off sick from Monday", "on leave from Thursday": it is told before it begins.
_AWAY_FROM = re.compile(
    r"\b(?:signed off|off sick|off work|on leave|annual leave)\b[^.;\n]{0,20}\bfrom \Z", re.IGNORECASE
)
_AWAY_FROM_REACH = 50


def _is_corrected_at_head(thread: Thread, first: int, tokens: Sequence[Token]) -> bool:
    """The note begins with a weekday that the next words put right: it is of the note's own day."""
    return first == 0 and len(tokens) == 1 and _PUT_RIGHT.match(thread.lexed.text, tokens[0].end) is not None


def _numbered_behind(
    thread: Thread, note: dt.date, tokens: Sequence[Token], first: int, weekday: int
) -> dt.date | None:
    """The weekday whose number stands behind it in brackets: the day nearest to the note, or the next where the sentence looks ahead."""
    found = _NUMBERED.match(thread.lexed.text, tokens[-1].end)
    if found is None:
        return None
    ahead = [weekday_after(note, weekday) + dt.timedelta(WEEK * step) for step in range(_WEEKS)]
    past = [weekday_before(note, weekday) - dt.timedelta(WEEK * step) for step in range(_WEEKS)]
    days = [day for day in (ahead if thread.future(first) else ahead + past) if day.day == int(found["day"])]
    return min(days, key=lambda day: abs((day - note).days), default=None)


def _is_away_from(thread: Thread, first: int) -> bool:
    """Somebody is off or away from it."""
    start = thread.lexed.tokens[first].start
    return _AWAY_FROM.search(thread.lexed.text, max(0, start - _AWAY_FROM_REACH), start) is not None


_EARLY = re.compile(r"\bearly (?:on )?\Z", re.IGNORECASE)
_EARLY_REACH = 12


def _is_early(thread: Thread, first: int) -> bool:
    """The small hours of the note's own day: "found early Saturday", written on a Saturday; the week before is "last Saturday"."""
    start = thread.lexed.tokens[first].start
    return (
        not thread.future(first) and _EARLY.search(thread.lexed.text, max(0, start - _EARLY_REACH), start) is not None
    )


_LEAST_OF_A_MONTH = 27


def _is_of_a_month(thread: Thread, note: dt.date, first: int) -> bool:
    """Its sentence named a month that was over: "In March he was out all night on the Friday" is no Friday of May."""
    told = thread.previous
    if thread.previous_at < 0 or told is None or told.earliest is None or told.latest is None:
        return False
    between = thread.lexed.text[thread.lexed.tokens.starts[thread.previous_at - 1] : thread.lexed.tokens.starts[first]]
    is_month = _LEAST_OF_A_MONTH <= (told.latest - told.earliest).days < _MOST_OF_A_MONTH
    return is_month and told.latest < note and _SENTENCE_ENDS.search(between) is None


_MOST_OF_A_MONTH = 31
_SENTENCE_ENDS = re.compile(r"[.;!?\n]\s")
_LINE = frozenset({"line", "gap"})
_DAYS_OF_WEEK = 7


def _week_named_behind(thread: Thread, at: int) -> int | None:
    """The week that a list of days names once, behind its last: "Tues and Weds last week"."""
    names, first = thread.lexed.tokens.names, at
    while names[at : at + 1] and names[at] in _IN_LIST:
        at += 1
    if at == first or at + 1 >= len(names) or names[at - 1] not in _WEEKDAYS or names[at] not in STEPS:
        return None
    unit = thread.lexed.tokens[at + 1]
    return STEPS[names[at]] if unit.name == "unit" and unit.number == WEEK else None


_ROUND_A_WEEKDAY = frozenset({"weekday", "doubtful_weekday", "daytime", "and", "comma", "or", "dydd", "the", "on"})
_LIST_OF_DAYS = 16
_WEEKDAYS = frozenset({"weekday", "doubtful_weekday"})
_IN_LIST = _WEEKDAYS | {"comma", "and", "slash"}
_OF_A_DAY = frozenset({"daytime", "eve", "half"})
_UP_TO = frozenset({"to", "hyphen", "until"})


# "Nan offers Fri nights", "bottles out on Thursday nights", "her Sunday calls have stopped".
_NIGHTS = re.compile(
    r"\s(?:calls|visits|sessions|nights|mornings|afternoons|evenings|eves|teatimes|lunchtimes|dinnertimes|bedtimes)\b|,? (?:weekly|fortnightly)\b",
    re.IGNORECASE,
)
_EVERY_OTHER = re.compile(r"\b(?:every|each) (?:other|second|third|fourth) \Z", re.IGNORECASE)
_OTHER_REACH = 16
# "Panel sits 3rd Thurs": one of every month.
_NTH = re.compile(
    r"(?:\A|[^\w/-])(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:(?:and|&) (?:3rd|4th|third|fourth) )?\Z",
    re.IGNORECASE,
)
_NTH_REACH = 20


def recurs(thread: Thread, first: int, last: int) -> bool:
    """A day of every week: "every Monday and Friday", "Monday to Friday"."""
    names = thread.lexed.tokens.names
    text, begin = thread.lexed.text, thread.lexed.tokens[first].start
    if _NIGHTS.match(text, thread.lexed.tokens.ends[last - 1]) or _NTH.search(text, max(0, begin - _NTH_REACH), begin):
        return True
    if (start := _runs_from(names, first)) is not None:
        return start == 0 or names[start - 1] not in STEPS
    if last + 1 < len(names) and names[last] in _UP_TO and names[last + 1] in _WEEKDAYS:
        return True
    if _goes(thread, first, last) or (
        _days_listed(thread.lexed.letters, first, last) > 2 and not _is_told_as_past(thread, first)
    ):
        return True
    start = thread.lexed.tokens[first].start
    if _EVERY_OTHER.search(thread.lexed.text, max(0, start - _OTHER_REACH), start):
        return True
    before = reversed(names[max(0, first - _LIST_OF_DAYS) : first])
    return next((name for name in before if name not in _ROUND_A_WEEKDAY), "") == "every"


def _goes(thread: Thread, first: int, last: int) -> bool:
    """As in "they go Mon + Thurs", "attends Tuesdays & Fri": two days by which somebody does a thing every week."""
    text, tokens = thread.lexed.text, thread.lexed.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    before, behind = text[max(0, start - _GOES_REACH) : start], text[end : end + _GOES_REACH]
    if _ANOTHER_BEHIND.match(behind):
        return _DOES.search(before) is not None
    return _ANOTHER_BEFORE.search(before) is not None


_GOES_REACH = 48
_A_DAY = r"(?:mon|tues?|weds?|wednes|thur?s?|fri|satur|sat|sun)(?:day)?s?"
_DOES = re.compile(r"\b(?:go|goes|attends?|works?|visits|stays)\b[^.;\n]{0,20}\Z", re.IGNORECASE)
_ANOTHER_BEHIND = re.compile(rf"\s?(?:\+|&|and)\s?{_A_DAY}\b", re.IGNORECASE)
_ANOTHER_BEFORE = re.compile(rf"{_DOES.pattern[:-2]}{_A_DAY}\s?(?:\+|&|and)\s?\Z", re.IGNORECASE)


def _runs_from(names: Sequence[str], first: int) -> int | None:
    """Where the weekday stands from which time runs until this one: "Fri eve until Sunday"."""
    if names[first] != "until":
        first -= 1
        if first < 0 or names[first] not in _UP_TO:
            return None
    place = first - 1
    if place > 0 and names[place] in _OF_A_DAY:
        place -= 1
    return place if place >= 0 and names[place] in _WEEKDAYS else None


@cache
def _letters_of(names: frozenset[str]) -> str:
    return "".join(letters()[name] for name in names)


def _days_listed(text: str, first: int, last: int) -> int:
    """How many bare weekdays are named one after another about one of them: "Tues, weds and thurs"."""
    days, parted = _letters_of(_WEEKDAYS), _letters_of(_IN_LIST)
    before, behind = text[max(0, first - _LIST_OF_DAYS) : first], text[first + 1 : last + _LIST_OF_DAYS]
    listed = before[len(before.rstrip(parted)) :] + text[first] + behind[: len(behind) - len(behind.lstrip(parted))]
    return sum(map(listed.count, days))
