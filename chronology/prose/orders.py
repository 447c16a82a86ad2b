"""How long an order was made for, where its words say so: it is not in force for ever for want of a record of its end."""

import datetime as dt
import re
from collections.abc import Sequence

from chronology.dates import find, from_edtf
from chronology.dates.days import MONTH, WEEK, YEAR, moved
from chronology.model import Kind, Precision, Telling, When

_DAYS = (Precision.DAY, Precision.MINUTE)
_KINDS = frozenset({Kind.ORDER_MADE, Kind.LEGAL_STATUS_CHANGED, Kind.BAIL_CONDITIONS, Kind.DEPRIVATION_OF_LIBERTY})
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
_LAST_DAY = re.compile(
    r"\b(?:dols|authori[sz]ation|authori[sz]ed|amddifadu o ryddid|awdurdodiad)\b[^.;]{0,60}?"
    r"\b(?:until|till|up to|valid to|in date to|runs? to|authori[sz]ed to|(?:19|20)\d\d to|expires?(?: on)?|expiry(?: date)?:?|ends?(?: on)?|hyd(?: at)?)\s+"
    r"(?P<day>\d{1,2}(?:[/.-]\d{1,2}[/.-]|(?:st|nd|rd|th)? [a-z]{3,9} )(?:\d{4}|\d\d)\b)",
    re.IGNORECASE,
)
_NOT_ITS_TERM = re.compile(r"\b(?:adjourn|suspend|review|deferr|listed|ohirio|adolyg)\w*", re.IGNORECASE)


def end_of_term(told: Telling) -> When | None:
    """About when an order ended by the term that its words give; None where they give none, or its end is recorded.

    The day is worked out and not recorded: how a timescale stands is never judged by it.
    """
    made = told.when.earliest
    if told.kind not in _KINDS or told.until is not None or made is None or told.when.precision not in _DAYS:
        return None
    texts = [text for text in (told.title, told.fact, told.outcome, told.decision) if text]
    if told.kind is Kind.DEPRIVATION_OF_LIBERTY and (given := _last_day(texts, made)):
        return given
    found = next((match for text in texts if (match := _TERM.search(text))), None)
    if found is None or _NOT_ITS_TERM.search(found[0]):
        return None
    last = moved(made, _figure(found["number"]), _UNITS[found["unit"].casefold()])
    return from_edtf(f"{last.isoformat()}~", as_written=found["term"])


def _last_day(texts: Sequence[str], made: dt.date) -> When | None:
    """The last day that the words of an authorisation give, where it lies behind the day of the entry."""
    for match in (match for text in texts if (match := _LAST_DAY.search(text))):
        days = [mention.when for mention in find(match["day"], made)]
        if len(days) == 1 and days[0].precision is Precision.DAY and days[0].first_day > made:
            return days[0]
    return None


def _figure(written: str) -> int:
    return _FIGURES.get(written.casefold()) or int(written)
