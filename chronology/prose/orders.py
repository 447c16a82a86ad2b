"""How long an order was made for, where its words say so: it is not in force for ever for want of a record of its end."""

import re
from dataclasses import replace

from chronology.dates import from_edtf
from chronology.dates.days import MONTH, WEEK, YEAR, moved
from chronology.model import Account, Kind, Precision

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


def with_term(account: Account) -> Account:
    """An order's account with the end its words give it, about which day; as it is where no words do, or it has an end.

    The day is worked out and not recorded, so it stands as approximate, with the words it comes from.
    """
    made = account.when.earliest
    if account.kind not in _KINDS or account.until is not None or made is None or account.when.precision not in _DAYS:
        return account
    texts = (account.title, account.fact, account.outcome, account.decision)
    found = next((match for text in texts if text and (match := _TERM.search(text))), None)
    if found is None or _NOT_ITS_TERM.search(found[0]):
        return account
    last = moved(made, _figure(found["number"]), _UNITS[found["unit"].casefold()])
    until = from_edtf(f"{last.isoformat()}~", as_written=found["term"])
    return replace(account, until=until)


def _figure(written: str) -> int:
    return _FIGURES.get(written.casefold()) or int(written)
