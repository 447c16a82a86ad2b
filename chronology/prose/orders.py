"""How long an order was made for, where its words say so: it is not in force for ever for want of a record of its end."""

import re

from chronology.dates import from_edtf
from chronology.dates.days import MONTH, WEEK, YEAR, moved
from chronology.model import Kind, Precision, Telling, When

_DAYS = (Precision.DAY, Precision.MINUTE)
_KINDS = frozenset({Kind.ORDER_MADE, Kind.LEGAL_STATUS_CHANGED, Kind.BAIL_CONDITIONS})
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
    r"\b(?:order|orders|injunction|bail|gorchymyn|orchymyn)\b[^.;]{0,80}?\b(?:for|am) (?:a (?:period|term) of )?"
    rf"(?P<term>(?P<number>\d{{1,2}}|{'|'.join(_FIGURES)}) (?P<unit>{'|'.join(_UNITS)})s?)\b",
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
    texts = (told.title, told.fact, told.outcome, told.decision)
    found = next((match for text in texts if text and (match := _TERM.search(text))), None)
    if found is None or _NOT_ITS_TERM.search(found[0]):
        return None
    last = moved(made, _figure(found["number"]), _UNITS[found["unit"].casefold()])
    return from_edtf(f"{last.isoformat()}~", as_written=found["term"])


def _figure(written: str) -> int:
    return _FIGURES.get(written.casefold()) or int(written)
