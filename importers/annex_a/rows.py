"""What is looked at of each row beside its events: whom it names, and whether its age agrees with the date of birth."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from chronology.documents import Document
from chronology.hooks import Read
from chronology.mapping import Record, Teller
from chronology.mapping.words import date_of
from chronology.model import Problem, Severity
from importers.annex_a.people import Children

AGE: Final = "Age"
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d+)?", re.ASCII)
_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class _Age:
    """An age as a row gives it, beside a date of birth."""

    document: Document
    place: str
    child: str
    years: float
    born: dt.date


class Ages:
    """The ages of an export. They change nothing, since the date of birth is told; an odd one is noted."""

    def __init__(self) -> None:
        self._met: list[_Age] = []

    def meet(self, document: Document, record: Record) -> None:
        """Keep a row's age, where it has a date of birth to be checked against."""
        born = date_of(record.texts["born"]).earliest
        if born is not None and _NUMBER.fullmatch(record.texts["age"]):
            years = float(record.texts["age"])
            self._met.append(_Age(document, record.locator, record.texts.get("child", ""), years, born))

    def problems(self, end: dt.date | None, *, recent: bool) -> Iterator[Problem]:
        """A note for each child whose age no day agrees with on which the lists can have been made.

        They were made on their last day or later; not much later, where a list of recent events is among them.
        """
        wrong = [age for age in self._met if end is not None and _is_wrong(age, end, recent=recent)]
        for child, count in Counter(age.child for age in wrong).items():
            first = next(age for age in wrong if age.child == child)
            often = f" ({count} times)" if count > 1 else ""
            message = f"an age does not agree with the date of birth{often}"
            problem = first.document.problem(message, first.place, Severity.NOTE)
            yield replace(problem, about=(child,)) if child else problem


def _is_wrong(age: _Age, end: dt.date, *, recent: bool) -> bool:
    lived = (end - age.born).days / _YEAR
    return age.years < lived - 1 or (recent and age.years > lived + 1)


class Rows:
    """The rows of one document, each looked at before it is told."""

    def __init__(self, document: Document, teller: Teller, children: Children, ages: Ages) -> None:
        self._document = document
        self._teller = teller
        self._children = children
        self._ages = ages

    def tell(self, record: Record) -> Iterator[Read]:
        """What a row tells, once it is noted whom it names and the age it gives."""
        self._look(record)
        yield from self._teller.tell(record)

    def _look(self, record: Record) -> None:
        ledger = self._teller.ledger
        if not record.holds("child"):
            ledger.problem("a row names no child; what it tells is about nobody by name", record.locator)
        else:
            self._children.date(record.texts["child"], date_of(record.texts.get("born", "")))
        for name in ("worker", "adviser"):
            if record.holds(name):
                self._children.work(record.texts[name], self._teller.source(record))
        # Without a date of birth beside it, the age is told with the child.
        if record.holds("age") and record.holds("born"):
            record.use("age")
            ledger.left_out[AGE] += 1
            self._ages.meet(self._document, record)
