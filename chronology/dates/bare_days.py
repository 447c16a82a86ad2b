"""Days in bare figures ("eviction 2/1", "tried 8.1 & 15.1") that only the day of their note says are days.

A note tells most of the weeks about it, and by day and month alone. A figure that names one of those days and can be no
share, score or clock is one of them.
"""

import datetime as dt
import re

from chronology.dates.figures import real_day
from chronology.dates.thread import Thread
from chronology.dates.told import MONTH_WORDS
from chronology.dates.words import vocabulary

_ABOUT = 45
"""Days before or after a note that it tells by day and month in figures, with no word to say so."""
_SELDOM_SHARED = frozenset({6, 8, 9, 11})
"""What little is counted out of: "rec'd 2/6" is a day where "7/10" is a score."""
_NINTH_OF_NOVEMBER = (9, 11)
_BEFORE_REACH = 24
# What has two figures of its own: the games somebody won, a flat on a stair, how many carers to one person.
_NOT_A_DAY = re.compile(
    r"\b(?:w[io]ns?|lost|losing|beat(?:en)?|drew|scor\w*|final|odds|ratio|flat|door|unit|room|plot|class|set|form|grade|gear|degree|vision|acuity|bp|size"
    r"|tog|staff\w*|support\w*|care|obs|observations?|supervision|supervised|ages?|aged|page|item|para|ref|no|number|lesson|chapter|verse|out of|about|approx|only|a|an|the)[ :.]*\Z",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"\W{0,2}(?:support\w*|staff\w*|ratio|care(?:rs?)?\b|cover\b|obs\b|observations?|supervision|chance|odds|on\b|at (?:home|full)|a\b|of\b|up\b|win\b|score\b|(?:session|contact|visit|appointment|appt|week|wk|day|class|call|place|item|goal|meal|lesson|test|dose|sibling|children|of\b)\w*|[%\u00b0\"\u2033])"
    r"|\W{0,2}\d(?!\d?(?:[.:][0-5]\d\b(?![.:/])|\s?[ap]m\b)|\d{3}\s?h)",
    re.IGNORECASE,
)
# What is done on days, right before a day that is parted by a stop, as a clock and a weight are too: only on these words.
_ON = re.compile(
    r"\b(?:on|seen|visit(?:ed|s)?|tried|called|attended|missed|dna|wnb|appt|appointment|hv|h/v|t/?c|cancelled|rang|arranged for|booked for|rebooked for|due|contact"
    r"|session|meeting|review|clinic|w/e|w/c|ar|gwelwyd|mon|tues?|weds?|wednes|thur?s?|fri|satur|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day):? \Z"
    r"|\b(?:rang|rung|texted|emailed|phoned) (?:back |them |her |him |it |mum |dad |gp |school )?\Z"
    r"|\b(?:sick|leave|hols?|holidays?|away|bail|order|plan|placed|excluded|suspended|suspension|exclusion)[ ](?:from|since|until|till|to) \Z",
    re.IGNORECASE,
)
_ON_REACH = 26
"""Letters that the longest of these has, with its colon and space and the end of the word before it."""
_DOTTED = re.compile(
    r"(?<= )\d{1,2}\.\d{1,2}(?:(?:, ?| ?& ?| and )\d{1,2}\.\d{1,2}){0,6}"
    r"(?![\w/%]|[.:]\d|[ ]?(?:am|pm|hrs?|hours?|k?gs?|mg|ml|mls|l|lbs?|st|stone|cm|mm|m|miles?|units?|litres?|degrees|percent|million|k|x|to|per|a|of|-)\b)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(\d{1,2})\.(\d{1,2})")


# Some time in the last days: "the other night". Of two, the other one is another thing.
_OTHER = "the other "
_THE_OTHER = re.compile(
    r"\bthe other (?P<unit>day|night|week|evening|morning|afternoon)\b(?![-'\u2019]|\s(?:cent\w+|service|staff|shift|care|carers?|worker|school|unit|team|one|of)\b)",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(
    r"\b(?:one|first|each|every|alternate) (?:day|night|week|evening|morning|afternoon)s?\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)


# "On the Sunday, 16th", without a month behind it: one day, whose comma and article say nothing. Days are sought first, since
# few places of a text begin with a figure and every word might be a weekday.
_DAY_OF_NO_MONTH = re.compile(
    r"(?<= )\d{1,2}(?:st|nd|rd|th)\b(?! (?:of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|birthday|centile|floor|time|visit|session|week|day|call|attempt))",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(
    r"\b(?:the )?\b((?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thur?s?|fri|sat|sun)),? \Z",
    re.IGNORECASE,
)
_GLOSSED = re.compile(r"\b(?P<word>[^\W\d_]{3,9}) \((?P<gloss>[^\W\d_]{3,9})\)(?= (?:19|20)\d\d\b)")
_TOLD_TWICE = (frozenset({"season"}), frozenset(MONTH_WORDS))
_WEEKDAY_REACH = 16
"""Letters of "the Wednesday, ", and the one before them."""


def spelt_out(text: str, note: dt.date | None) -> str:
    """The text of a note with its days as the grammar knows them; every place stays where it was.

    The stop of each "on 8.1" that is a day about the note's is a slash, "the other night" is a few nights ago, and no comma
    or article parts a weekday from its day. A month or season that is told again in the other language is told once.
    """
    text = _GLOSSED.sub(_without_gloss, text)
    if note is None:
        return text
    text = _DOTTED.sub(lambda found: _with_slashes(found, note), text)
    text = _with_weekdays(text)
    return _THE_OTHER.sub(_few_ago, text) if _OTHER in text.lower() else text


def _without_gloss(found: re.Match[str]) -> str:
    """The word alone, with room where the other language stands: "gwanwyn (spring) 2019"."""
    word, gloss = (vocabulary().get(found[part].lower(), ("", 0)) for part in ("word", "gloss"))
    alike = word[1] == gloss[1] and any(word[0] in sort and gloss[0] in sort for sort in _TOLD_TWICE)
    return found["word"].ljust(len(found[0])) if alike else found[0]


def _with_weekdays(text: str) -> str:
    """Each weekday before a day of no month as it stands alone: "the Sunday, 16th" is "    Sunday  16th"."""
    parts, done = [], 0
    for day in _DAY_OF_NO_MONTH.finditer(text):
        if found := _WEEKDAY_BEFORE.search(text, max(done, day.start() - _WEEKDAY_REACH), day.start()):
            parts += [text[done : found.start()], found[1].rjust(found.end(1) - found.start()).ljust(len(found[0]))]
            done = found.end()
    return "".join([*parts, text[done:]])


def _few_ago(found: re.Match[str]) -> str:
    if _ONE_OF_TWO.search(found.string, max(0, found.start() - 80), found.start()):
        return found[0]
    units = f"{found['unit']}s ago" if found["unit"].lower() in ("day", "night", "week") else "days ago"
    return "few" + units.rjust(len(found[0]) - len("few"))


def _with_slashes(found: re.Match[str], note: dt.date) -> str:
    is_on = _ON.search(found.string, max(0, found.start() - _ON_REACH), found.start())
    if is_on and all(_is_about(note, int(day), int(month)) for day, month in _ONE.findall(found[0])):
        return _ONE.sub(r"\1/\2", found[0])
    return found[0]


def is_about_note(thread: Thread, place: int) -> bool:
    """A day in figures is of the weeks about its note, and nothing beside it says that it counts or rates anything."""
    token, note = thread.lexed.tokens[place], thread.written_on
    day, month = token.parts
    shares = day <= month and (month not in _SELDOM_SHARED or day == month)
    if note is None or shares or not _is_about(note, day, month):
        return False  # the lesser over the greater may be a share of it: 7/10, 3/12
    text = thread.lexed.text
    before = text[max(0, token.start - _BEFORE_REACH) : token.start]
    return _NOT_A_DAY.search(before) is None and _NOT_BEHIND.match(text, token.end) is None


def is_ninth_of_november(thread: Thread, place: int) -> bool:
    """In a note of the weeks behind it 9/11 is that day; elsewhere the day in New York."""
    token, note = thread.lexed.tokens[place], thread.written_on
    return note is not None and token.parts == _NINTH_OF_NOVEMBER and _is_about(note, *token.parts)


def _is_about(note: dt.date, day: int, month: int) -> bool:
    days = (real_day(year, month, day) for year in (note.year - 1, note.year, note.year + 1))
    return any(each is not None and abs((note - each).days) <= _ABOUT for each in days)
