"""The days an entry tells of in its words, which are not always its own: "attended 12/05", "on Friday night"."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from chronology.dates import DateMention, find
from chronology.model import Account, Basis, Precision
from chronology.normalise.days_by_number import first_written, last_of_number
from chronology.normalise.nights import begins_with_hour, is_before_dawn, tells_overnight, tells_small_hours
from chronology.normalise.speech import told

_EXACT = frozenset({Precision.DAY, Precision.MINUTE})
_WRITTEN = frozenset({Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT})
_DATED_BY_WORDS = _WRITTEN | {Basis.RELATIVE_TO_NOTE, Basis.RELATIVE_TO_PREVIOUS}
_RECORDED = _WRITTEN | {Basis.NOTE_DATE}
# A cell's own short forms, "(attended 12/05 18:35)", "home 27-Jul", are no dates to one who reads running text.
_DATE = re.compile(
    r"(?<![\d/.])(?<!\d[-–])(?P<day>[12]?\d|0\d|3[01])(?P<mark>[/.])(?P<month>0?[1-9]|1[0-2])(?:(?P=mark)\d{2,4})?(?![\d/])"
)
# "22-23/04" is each of two days; of more days between none is meant, but of "missing 24-26 July" the first.
_TWO_DAYS = re.compile(
    r"(?<![\d/.])(?P<first>[12]?\d|3[01])(?:st|nd|rd|th)?\s?(?:[-–/&+]|and|to)\s?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?"
    r"(?:[/.](?P<month>0?[1-9]|1[0-2])|\s(?P<named>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?![\d])",
    re.IGNORECASE,
)
_MISSING_FOR = re.compile(r"\b(?:missing|absent|away|awol|ar goll)(?:\s(?:from|on|between))?:?\s\Z", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The last of several days, "14-27 Jan", is no one day.
_NAMED = re.compile(
    rf"(?<!\d[-–])\b(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?[\s-](?P<month>{'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    r"\b(?:yesterday'?s?|(?<!since )last (?:night|evening)|the (?:day|night|evening|afternoon) before|previous (?:day|evening|night)|in the night(?:[- ]?time)?|ddoe|neithiwr|y noson gynt)\b",
    re.IGNORECASE,
)
# Written in the small hours, "tonight" began on the day before; so did what is rung in about then.
_CLOCK = re.compile(r"(?<![\d.:/£])(?P<hour>[01]?\d|2[0-3])[.:]?[0-5]\d(?![\w/]|[.:]\d)", re.IGNORECASE)
_SMALL_HOURS = frozenset({"00", "01", "02", "03", "04", "05"})
_TONIGHT = re.compile(r"\b(?:tonight|this evening|heno)\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:rang|rung|rings|called|calls|(?:tele)?phoned|call from|on the phone|ffoniodd)\b", re.IGNORECASE
)
_SMALL_SPOKEN = re.compile(
    r"\b(?:(?:early|small) hours|(?:half|quarter|ten|twenty|five)?(?: past| to)? ?(?:midnight|twelve|one|two|three|four) (?:o'clock )?(?:this|in the) morning)\b",
    re.IGNORECASE,
)
_NOON = "12"
_OPENING = 60
"""Characters in which an entry says when it was rung in."""
# "Not like last Friday" is of today.
_COMPARED = re.compile(
    r"\b(?:(?:not|nothing) like|unlike|compared (?:to|with)|(?:better|worse) than)\s[^.,;:()\n]*", re.IGNORECASE
)
# What a clause that begins so is of is another event, which this one answers: "call back re assault on 09/10".
_LOOKING_BACK = re.compile(
    r"\b(?:(?:to arrest|wanted|sought|charged|convicted|sentenced|statement|interviewed)\s(?:[\w'-]+\s){0,3}?(?:for|about)\b"
    r"|after(?! (?:school|lunch|tea|dinner|breakfast|midnight|work|contact|class|hours|dark)\b)|following|re(?=\s\D)|regarding|concerning|in relation to|relating to|(?:rang|phoned|called|asked|spoke\w*|visit\w*)\s(?:\w+\s)?about)\b"
    r"[^.,;:()\n]*",
    re.IGNORECASE,
)
# "My note of 02/10", "the letter of 17 November": the day of a paper is not the day of what is told.
_OF_A_PAPER = re.compile(
    r"\b(?:notes?|entry|entries|letters?|e-?mails?|messages?|voicemails?|texts?|minutes)\s(?:of|dated|sent(?:\son)?)\s(?:the\s)?"
    rf"(?:[12]?\d|0\d|3[01])(?:[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|(?:st|nd|rd|th)?\s(?:{'|'.join(_MONTHS)})[a-z]*)(?![\d/])",
    re.IGNORECASE,
)
# "By Friday", "every Friday", "booked for the 12th" are days to come or no one day.
_TO_COME = re.compile(
    r"\b(?:by|until|till|next|this|for|due|every|each|from|to|before|coming|about|planned|booked|arranged|scheduled|listed)"
    r"(?:\s(?:on|the))*\s\Z",
    re.IGNORECASE,
)
_BEFORE = 20
"""Characters before a day that say it is one to come."""
# With a part of the day behind it, a cut weekday was: "Sat night", "Sat teatime".
_PART = re.compile(
    r"\.?,?\s(?:\w+\s)?(?:night|morning|afternoon|evening|eve|teatime|tea|dinner(?:time)?|lunch(?:time)?|midnight|a\.?m|p\.?m)\b",
    re.IGNORECASE,
)
# "Information received re an incident at the weekend" is how it was heard of, and no answer to it.
_HEARD = re.compile(
    r"\b(?:info(?:rmation)?|notice|notif\w+|told|news|report\w*|heard|message|encompass\)?)\b[^.;\n]{0,40}\Z"
    # Who rang about it tells of it; whom the writer rang was asked.
    r"|(?:^|[.;:]\s)(?!(?:i|we|sw|hv)\s)(?:the\s)?[\w']+(?:\s[\w']+)?\s(?:rang|phoned|called|rung|e-?mailed|in touch)\s\Z",
    re.IGNORECASE,
)
# "Fracture following an assault last night" is how a ward, a surgery or a school says what it saw and how it came about.
_HURT_BY = re.compile(
    r"(?:\b(?:injur\w+|fractur\w+|lac\w*|wound\w*|bruis\w*|cuts?|swell\w+|swollen|pain\w*|sore|haematoma|epistaxis|nosebleed|burn\w*"
    r"|scald\w*|graz\w*|concuss\w*|bleed\w*|hurt|presented|brought in|bib\w*|admitted|sutured|stitches)\b|#)[^.;\n]{0,30}\Z",
    re.IGNORECASE,
)
# "Following a police report re Saturday night" is how it was heard of, too.
_WORD_CAME = re.compile(
    r"(?:after|following)\s(?:\w+\s){0,3}?(?:info(?:rmation)?|notice|notif\w+|report|referral|ppn|vpa|marf|encompass|call|e-?mail|message)s?"
    r"\s(?:re|about|regarding|concerning|in relation to|relating to)\b",
    re.IGNORECASE,
)
_AFTER = ("after", "following")
# "Back after three nights missing since Friday" tells of the absence that it ends.
_BACK = re.compile(r"\b(?:back|returned|home|found|located|turned up)\b[^.;\n]{0,60}\Z", re.IGNORECASE)
_ABSENCE = re.compile(r"\b(?:missing|absent|away|awol|gone)\b", re.IGNORECASE)
# How a clinician says how old a hurt is: "3-4/7 old".
_DAYS_OLD = re.compile(r"(?<![\d/.])(?:(?P<least>[1-6])\s?[-–]\s?)?(?P<most>[1-7])/7\s(?:old|ago)\b", re.IGNORECASE)
_WEEKEND = re.compile(
    r"\b(?:at|over|from|on) (?:the )?(?:weekend|w/?e(?:nd)?)\b(?! (?:contact|visit|stay|plan|with))", re.IGNORECASE
)
_LATE_LAST_WEEK = re.compile(r"\b(?:(?:at|towards) the end of|late|later) (?:last|the) week\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|previous|diwethaf)\b", re.IGNORECASE)
# "Rebooked Thurs" is a plan; "on Thurs" was.
_CUT_WEEKDAY = re.compile(r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?", re.IGNORECASE)
# "The small hours of Sunday" are of the night that others call Saturday's.
_OF_ITS_NIGHT = re.compile(
    r"\b(?:(?:early|small) hours|early|(?:gone|after|past) midnight|oriau mân)\s(?:(?:of|on|bore)\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_NIGHT_BEFORE = 30
"""Characters before a day that say that its night is meant."""
_ON = re.compile(r"\b(?:on|last|over)\s(?:the\s)?\Z", re.IGNORECASE)
# "Sat and Sun" were, too.
_AND_NEXT = re.compile(r"\.?\s?(?:and|&|/|\+)\s?(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_AND_LAST = re.compile(r"\b(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?\s?(?:and|&|/|\+)\s?\Z", re.IGNORECASE)
_WEEK = 7
_A_DAY = dt.timedelta(days=1)
_WEDNESDAY, _SATURDAY = 2, 5
"""The last day on which "at the weekend" is the one before."""
_FEASTS = {
    "christmas eve": (24, 12),
    "christmas day": (25, 12),
    "boxing day": (26, 12),
    "new year's eve": (31, 12),
    "new year's day": (1, 1),
    "halloween": (31, 10),
    "bonfire night": (5, 11),
}
# Fireworks are let off for weeks.
_NO_DAY = frozenset({"fireworks"})
_SINCE = re.compile(r"since (?:last )?(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_FEAST = re.compile(rf"\b(?:{'|'.join(_FEASTS)})\b", re.IGNORECASE)
_MOST_DAYS = 2
"""Days that one way of saying it may stand for, and still names each: a weekend."""
# A letter that is later than this is about something else too.
# On a Saturday, "found on Sunday" is more likely of the next day than of the last.
_SEVERAL = 3
_RECENT = dt.timedelta(days=4)
_LETTERS_LAG = dt.timedelta(days=31)


def is_exact(account: Account) -> bool:
    """Its day is known."""
    return account.when.precision in _EXACT


def days_meet(one: Account, other: Account) -> bool:
    """Some day may be both's."""
    return one.when.first_day <= other.when.last_day and other.when.first_day <= one.when.last_day


def names_day_of(one: Account, other: Account) -> bool:
    """One gives the other's day in its words."""
    return not days_named(one).isdisjoint(_own_days(other))


def _own_days(account: Account) -> frozenset[dt.date]:
    """An entry's day; of one in the small hours also the day before, whose night it was."""
    day = account.when.earliest
    if day is None:
        return frozenset()
    return frozenset({day, day - _A_DAY}) if _is_of_small_hours(account) else frozenset({day})


def _is_of_small_hours(account: Account) -> bool:
    """By its own hour; where it bears none, by the hour in figures that it begins with, or in words."""
    clock = (account.when.edtf or "")[11:13] if account.when.precision is Precision.MINUTE else ""
    if clock in _SMALL_HOURS or clock >= _NOON:
        return clock in _SMALL_HOURS
    words = account.source.quote or account.fact
    begun = begins_with_hour(words)
    return is_before_dawn(begun) if begun is not None else tells_small_hours(words) or tells_overnight(words)


def dates(one: Account, other: Account) -> bool:
    """One gives the other's day by its date, not as yesterday or Friday: it may be one of several things it tells."""
    day = other.when.first_day if other.when.dated else None
    return day is not None and (day.day, day.month) in _written_in(told(one))


def either_names_day(one: Account, other: Account) -> bool:
    """One of them gives the other's day."""
    return names_day_of(one, other) or names_day_of(other, one)


def days_named(account: Account) -> frozenset[dt.date]:
    """Days before its own that an account names in its words, as a letter names the day of the attendance it tells of."""
    day = _spoken_on(account)
    if day is None:
        return frozenset()
    return (_days_before(day, told(account)) | first_written(day, told(account))) - {account.when.latest}


def _spoken_on(account: Account) -> dt.date | None:
    """The day from which an account says "yesterday": a note that gives the day of what it tells speaks on its own."""
    written, day = account.source.recorded_on, account.when.latest
    return written if gives_its_day(account) and written and day and day <= written <= day + _RECENT else day


def gives_its_day(account: Account) -> bool:
    """It is a sentence of a note, dated by its own words: "yesterday" in it is the day that it bears."""
    return account.when.basis in _DATED_BY_WORDS and account.key.partition("#")[2].startswith("mention-")


def is_told_afterwards(account: Account) -> bool:
    """It names an earlier day for something it tells, or is dated by its words to one before it was written."""
    written, day = account.source.recorded_on, account.when.latest
    return bool(days_named(account)) or bool(gives_its_day(account) and written and day and day < written)


def earlier_days(account: Account) -> frozenset[dt.date]:
    """The earlier days that it gives for what it tells, or for what it says somebody said; a date may be of anything else."""
    day = account.when.latest
    # What is dated by its words has its day from them; the others they name are of its other parts.
    dated_by_words = account.when.basis not in _RECORDED
    return frozenset() if day is None or dated_by_words else _earlier_days(day, account.source.quote or account.fact)


@lru_cache(maxsize=8192)
def _earlier_days(day: dt.date, words: str) -> frozenset[dt.date]:
    return frozenset(
        each
        for each in _days_before(day, words)
        if day - each <= _RECENT and (each.day, each.month) not in _written_in(words)
    )


def days_of_telling(account: Account) -> frozenset[dt.date]:
    """The earlier days that it gives for what it tells; else its own, in the small hours also the day before.

    What is told of the small hours is of the day that is named for it and of the next.
    """
    earlier = earlier_days(account)
    return earlier | _own_days(account) if _is_of_small_hours(account) else earlier or _own_days(account)


def tells_of_day_before(account: Account) -> bool:
    """Its words are of yesterday or last night, or give that day by its name."""
    day = account.when.latest
    if gives_its_day(account):
        return False
    return bool(_DAY_BEFORE.search(of_itself(told(account)))) or (
        day is not None and day - _A_DAY in earlier_days(account)
    )


def share_day_told(one: Account, other: Account) -> bool:
    """Both are written later, and name one day: two that heard of it afterwards."""
    return bool(days_named(one) & days_named(other))


def share_date(one: Account, other: Account) -> bool:
    """Both write out one date; of two entries of one day that is another than theirs."""
    both = _written_in(told(one)) & _written_in(told(other))
    if is_exact(one) and is_exact(other) and one.when.earliest == other.when.earliest and (day := one.when.earliest):
        both -= {(day.day, day.month)}
    return bool(both)


def tells_of_several_days(account: Account) -> bool:
    """A summary, minutes, a letter over weeks: that it names a day does not say that it is of what befell on that one."""
    return len(days_named(account)) >= _SEVERAL


def days_told_before(day: dt.date, words: str) -> frozenset[dt.date]:
    """The earlier days that words which are spoken on a day name, what they quote included."""
    return _days_before(day, words)


@lru_cache(maxsize=8192)
def _days_before(day: dt.date, words: str) -> frozenset[dt.date]:
    text = of_itself(words)
    named = {each for mention in find(text, written_on=day) for each in _days_of(mention, text, day)}
    named |= {each for number, month in _written_in(text) if (each := _before(day, number, month))}
    named |= last_of_number(day, text)
    if _DAY_BEFORE.search(text) or _is_of_night_before(text):
        named.add(day - _A_DAY)
    named |= {day - dt.timedelta(days=ago) for found in _DAYS_OLD.finditer(text) for ago in _days_ago(found)}
    if _WEEKEND.search(text) and day.weekday() <= _WEDNESDAY:
        named |= {day - dt.timedelta(days=day.weekday() + before) for before in (1, 2)}
    if _LATE_LAST_WEEK.search(text):
        named |= {day - dt.timedelta(days=day.weekday() + before) for before in (1, 2, 3, 4)}
    return frozenset(each for each in named if dt.timedelta() < day - each <= _LETTERS_LAG)


def is_only_compared(account: Account) -> bool:
    """The day that its own words give is one with which another is compared: "not like last Friday"."""
    words, day = account.source.quote or account.fact, account.when.as_written
    return gives_its_day(account) and bool(day) and day in words and day not in _COMPARED.sub(" ", words)


def _days_ago(found: re.Match[str]) -> range:
    most = int(found["most"])
    return range(int(found["least"] or most), most + 1)


def _days_of(mention: DateMention, text: str, day: dt.date) -> Iterator[dt.date]:
    """The days a mention names as past; none of one to come, and none that rests on what the text told before."""
    when = mention.when
    if when.earliest is not None and when.latest is None and _SINCE.match(text[mention.start : mention.end]):
        yield when.earliest
    if when.earliest is None or when.latest is None or when.basis is Basis.RELATIVE_TO_PREVIOUS:
        return
    said = text[mention.start : mention.end]
    if said.casefold() in _NO_DAY:
        return
    if when.basis not in _WRITTEN:
        # On a Saturday, "on Saturday" is that day.
        # And on a Saturday, "the weekend" is that one.
        weekend = when.latest > when.earliest and day.weekday() >= _SATURDAY
        today = (weekend or (day - when.latest).days == _WEEK) and not _LAST.search(said)
        if today or _TO_COME.search(text, max(0, mention.start - _BEFORE), mention.start):
            return
        if (
            _CUT_WEEKDAY.fullmatch(said)
            and not _ON.search(text, max(0, mention.start - _BEFORE), mention.start)
            and not _PART.match(text, mention.end)
            and not _AND_NEXT.match(text, mention.end)
            and not _AND_LAST.search(text, max(0, mention.start - _BEFORE), mention.start)
        ):
            return
    if (when.latest - when.earliest).days < _MOST_DAYS:
        yield when.earliest
        yield when.latest
        if _OF_ITS_NIGHT.search(text, max(0, mention.start - _NIGHT_BEFORE), mention.start):
            yield when.earliest - _A_DAY


def _is_of_night_before(text: str) -> bool:
    """Written in the small hours, of what the night had brought."""
    opening = text[:_OPENING]
    clock = _CLOCK.search(opening)
    late = clock is not None and clock["hour"] in _SMALL_HOURS
    if _SMALL_SPOKEN.search(opening) and _CALL.search(opening):
        return True
    return late and bool(_TONIGHT.search(text) or _CALL.search(opening))


@lru_cache(maxsize=8192)
def of_itself(words: str) -> str:
    """A text without its clauses about another event, which this one answers, and without the days of papers."""
    text = _COMPARED.sub(" ", _OF_A_PAPER.sub(" ", words))

    def is_of_it(clause: re.Match[str]) -> bool:
        after = clause[0].casefold().startswith(_AFTER)
        came_of = after and _HURT_BY.search(text, 0, clause.start())
        ends = after and _ABSENCE.search(clause[0]) and _BACK.search(text, 0, clause.start())
        return bool(_WORD_CAME.match(clause[0]) or came_of or ends or _HEARD.search(text, 0, clause.start()))

    return _LOOKING_BACK.sub(lambda clause: clause[0] if is_of_it(clause) else " ", text)


def _before(day: dt.date, number: int, month: int) -> dt.date | None:
    """The last such day before one; None where there is none, or it is the day itself."""
    for year in (day.year, day.year - 1):
        try:
            named = dt.date(year, month, number)
        except ValueError:
            continue
        if named < day:
            return named
    return None


def _days_of_span(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Of two days running each; of the days for which somebody was missing the first, on which they went."""
    first, last = int(found["first"]), int(found["day"])
    month = int(found["month"]) if found["month"] else _MONTHS.index(found["named"].casefold()) + 1
    if last - first == 1:
        yield last, month
    if last - first == 1 or (last > first and _MISSING_FOR.search(found.string, 0, found.start())):
        yield first, month


@lru_cache(maxsize=8192)
def _written_in(text: str) -> frozenset[tuple[int, int]]:
    """Day and month of each date that a text writes out, but as that of a paper."""
    text = _DAYS_OLD.sub(" ", _OF_A_PAPER.sub(" ", text))
    figures = {(int(found["day"]), int(found["month"])) for found in _DATE.finditer(text)}
    words = {(int(found["day"]), _MONTHS.index(found["month"].casefold()) + 1) for found in _NAMED.finditer(text)}
    pairs = {(day, month) for found in _TWO_DAYS.finditer(text) for day, month in _days_of_span(found)}
    feasts = {_FEASTS[found[0].casefold()] for found in _FEAST.finditer(text)}
    return frozenset(figures | words | pairs | feasts)
