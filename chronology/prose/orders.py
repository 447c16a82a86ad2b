"""How long an order was made for, where its words say so: it is not in force for ever for want of a record of its end."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from chronology.dates import find, from_edtf
from chronology.dates.days import MONTH, WEEK, YEAR, moved
from chronology.model import Kind, Precision, Telling, When

_DAYS = (Precision.DAY, Precision.MINUTE)
_KINDS = frozenset({Kind.ORDER_MADE, Kind.LEGAL_STATUS_CHANGED, Kind.BAIL_CONDITIONS, Kind.DEPRIVATION_OF_LIBERTY})
# By law the police may keep a child in their protection for 72 hours at most.
_BY_POLICE = dt.timedelta(hours=72)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIGURES = {"a": 1, "an": 1, **{word: figure for figure, word in enumerate(_NUMBERS, start=1)}, "eighteen": 18}
_UNITS = {
    "day": 1,
    "week": WEEK,
    "month": MONTH,
    "year": YEAR,
    "diwrnod": 1,
    "wythnos": WEEK,
    "mis": MONTH,
    "blwyddyn": YEAR,
    "flwyddyn": YEAR,
}
# "Order ... for twelve months", in one sentence; not what it was suspended, adjourned or to be reviewed for.
_TERM = re.compile(
    r"\b(?:order|orders|injunction|bail|authori[sz]ation|authori[sz]ed|dols|gorchymyn|orchymyn|awdurdodiad)\b[^.;]{0,80}?\b(?:for|am) (?:a (?:period|term) of )?"
    rf"(?P<term>(?P<number>\d{{1,2}}|{'|'.join(_FIGURES)}) (?P<unit>{'|'.join(_UNITS)})s?)\b",
    re.IGNORECASE,
)
# "DoLS in date until 17/02/2026", "authorised to 3 May 2024", "expires 03-05-24": the last day is itself given.
_UNTIL = (
    r"\b(?:until|till|up to|valid to|in date to|in force to|(?:months?|weeks?|years?) to|runs? to|runs? out(?: on)?|ran out(?: on)?|authori[sz]ed to|(?:19|20)\d\d to"
    r"|expire[sd]?(?: on)?|expiry(?: date)?:?|ends?(?: on)?|ended(?: on)?|hyd(?: at)?|to(?=\s+\d{1,2}[/.-]\d{1,2}[/.-]\d\d))\s+"
)
_DAY = r"(?P<day>\d{1,2}(?:[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d\d))?|(?:st|nd|rd|th)? [a-z]{3,9}(?: \d{4})?)\b)"
_AUTHORISED = r"dols|authori[sz]ation|authori[sz]ed|amddifadu o ryddid|awdurdodiad"
_LAST_DAY = re.compile(rf"\b(?:{_AUTHORISED})\b[^.;]{{0,60}}?{_UNTIL}{_DAY}", re.IGNORECASE)
_ORDERED = r"(?:[a-z-]+ ){0,2}(?:order|orders|injunction|gorchymyn|orchymyn)|ico|epo|dvpo|dvpn|shpo"
_ORDERED_TO = re.compile(rf"\b(?P<sort>{_ORDERED})\b[^.;]{{0,80}}?{_UNTIL}{_DAY}", re.IGNORECASE)
_SORT = re.compile(rf"\b(?:{_ORDERED})\b", re.IGNORECASE)
# A name that any order may bear.
_ANY = frozenset({"order", "orders", "court order", "the order", "an order", "interim order"})
_NOT_ITS_TERM = re.compile(r"\b(?:adjourn|suspend|review|deferr|listed|ohirio|adolyg)\w*", re.IGNORECASE)


def end_of_term(told: Telling) -> When | None:
    """About when an order ended by the term that its words give; None where they give none, or its end is recorded.

    The day is worked out and not recorded: how a timescale stands is never judged by it.
    """
    made = told.when.earliest
    if told.kind is Kind.POLICE_PROTECTION and told.until is None and made and told.when.precision in _DAYS:
        return from_edtf(f"{(made + _BY_POLICE).isoformat()}~")
    if told.kind not in _KINDS or told.until is not None or made is None or told.when.precision not in _DAYS:
        return None
    texts = _texts(told)
    if told.kind is Kind.DEPRIVATION_OF_LIBERTY and (given := _last_day(texts, made)):
        return given
    if told.kind is not Kind.DEPRIVATION_OF_LIBERTY and (given := _given(texts, made, made, "")):
        return given
    found = next((match for text in texts if (match := _TERM.search(text))), None)
    if found is None or _NOT_ITS_TERM.search(found[0]):
        return None
    last = moved(made, _figure(found["number"]), _UNITS[found["unit"].casefold()])
    return from_edtf(f"{last.isoformat()}~", as_written=found["term"])


def end_told(order: Telling, others: Iterable[Telling]) -> When | None:
    """The last day of an order, as its own words give it or what is told later of an order of that name.

    Where later words give several, the last of them: an order that was made longer is in force until then.
    """
    own, made = end_of_term(order), order.when.earliest
    if own is not None or made is None or order.kind is not Kind.ORDER_MADE or order.until is not None:
        return own
    names = {found[0].casefold() for text in _texts(order) for found in _SORT.finditer(text)} - _ANY
    found = [
        given
        for other in others
        if other.when.earliest is not None and other.when.earliest > made
        for name in sorted(names)
        if (given := _given(_texts(other), made, other.when.earliest, name))
    ]
    return max(found, key=lambda when: when.last_day, default=None)


def _texts(told: Telling) -> list[str]:
    return [text for text in (told.title, told.fact, told.outcome, told.decision) if text]


def _given(texts: Sequence[str], made: dt.date, written: dt.date, name: str) -> When | None:
    """The day that words give for the end of an order, of one name where it is given."""
    for match in (match for text in texts for match in _ORDERED_TO.finditer(text)):
        if name and not match["sort"].casefold().endswith(name):
            continue
        if not _NOT_ITS_TERM.search(match[0]) and (given := _day(match["day"], made, written)):
            return given
    return None


def last_day_in(words: str, made: dt.date) -> When | None:
    """The last day that the words of an order give for it."""
    return _given([words], made, made, "")


def _last_day(texts: Sequence[str], made: dt.date) -> When | None:
    """The last day that the words of an authorisation give, where it lies behind the day of the entry."""
    matches = (match for text in texts if (match := _LAST_DAY.search(text)))
    return next((given for match in matches if (given := _day(match["day"], made, made))), None)


def _day(words: str, made: dt.date, written: dt.date) -> When | None:
    days = [mention.when for mention in find(words, written)]
    return days[0] if len(days) == 1 and days[0].precision is Precision.DAY and days[0].first_day > made else None


def _figure(written: str) -> int:
    return _FIGURES.get(written.casefold()) or int(written)
