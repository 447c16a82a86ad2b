"""Numbers that identify an incident: a police occurrence, a crime, a log entry, however each agency spells it."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from chronology.model import Account

_CITED = re.compile(
    r"\b(?:occ(?:urrence)?|cad|ppn|crime|incident|log|niche|urn|asb|inc|job|iris)\b"
    r"[\s.:#-]*(?:(?:no|num|number|ref|reference)\b[\s.:#-]*)?"
    r"(?P<number>(?:[A-Z]{1,5}[\s/-]?)?\d[\d/.-]*\d(?:[/-]?[A-Z]{1,3})?)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(r"[^0-9a-z]+")
# Fewer digits than these are a house, a time or a running number.
_FEWEST = 5
_ONE_INCIDENT = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is compared: its letters and digits alone, and its groups of digits."""

    plain: str
    groups: tuple[str, ...]

    @property
    def digits(self) -> str:
        """All its digits."""
        return "".join(self.groups)

    @property
    def form(self) -> tuple[int, ...]:
        """How long each group is: numbers of one agency's register are of one form."""
        return tuple(map(len, self.groups))


class Numbers:
    """The incident numbers of a set of accounts.

    A number that one source gives to entries more than a month apart is no incident's: it is a person's, a tenancy's or
    a case's, whatever the column is called.
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        days: dict[tuple[str, Number], list[dt.date]] = defaultdict(list)
        for account in accounts:
            for number in _of(account):
                if account.when.dated:
                    days[account.source.document, number].append(account.when.first_day)
        self._no_incident_s = {number for (_, number), given in days.items() if max(given) - min(given) > _ONE_INCIDENT}

    def of(self, account: Account) -> frozenset[Number]:
        """The numbers an account names, in its own field or in its words."""
        return _of(account) - self._no_incident_s

    def shared(self, one: Account, other: Account) -> bool:
        """Both name one number, however it is spelt: in full, or by its first or last groups of digits."""
        return any(_same(mine, yours) for mine in self.of(one) for yours in self.of(other))

    def differ(self, one: Account, other: Account) -> bool:
        """Both name a number of one form, and none of one is a number of the other."""
        first, second = self.of(one), self.of(other)
        alike = any(mine.form == yours.form and len(mine.digits) >= _FEWEST for mine in first for yours in second)
        return alike and not self.shared(one, other)


def _of(account: Account) -> frozenset[Number]:
    return _numbers(account.references, account.source.quote or account.fact)


@lru_cache(maxsize=8192)
def _numbers(given: tuple[str, ...], text: str) -> frozenset[Number]:
    cited = (_number(found["number"]) for found in _CITED.finditer(text))
    return frozenset(
        (*map(_number, given), *(each for each in cited if len(each.digits) >= _FEWEST and not _is_date(each)))
    )


def _number(spelt: str) -> Number:
    return Number(_PLAIN.sub("", spelt.casefold()), tuple(_DIGITS.findall(spelt)))


def _is_date(number: Number) -> bool:
    if len(number.groups) != 3:
        return False
    day, month = int(number.groups[0]), int(number.groups[1])
    return 1 <= day <= 31 and 1 <= month <= 12


def _same(mine: Number, yours: Number) -> bool:
    if mine.plain == yours.plain:
        return True
    short, long = sorted((mine.digits, yours.digits), key=len)
    return len(short) >= _FEWEST and (long.endswith(short) or long.startswith(short))
