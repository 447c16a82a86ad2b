"""The files of one export: their lists found, read by the mapping, and what they add up to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from chronology.documents import Document
from chronology.documents.tables import Line, Table
from chronology.hooks import Read
from chronology.mapping import Ledger, Record, Teller
from chronology.mapping.tables import TableReading, columns_of, rules_of
from chronology.mapping.words import date_of
from chronology.model import Account, Person, Reading, When
from importers.annex_a.covering import Span, coverage
from importers.annex_a.mapping import lists
from importers.annex_a.people import Children

ADOPTERS: Final = "adopter"
_LIST_11: Final = "List 11"
_NOTHING_FOUND: Final = "#N/A"
_RULES: Final = {
    _LIST_11: "about adults who offer to adopt, who are in no child's chronology",
    _NOTHING_FOUND: "what a formula writes that found nothing, or a system for an empty field",
}
_LATEST: Final = "latest-"
_YEAR: Final = 365.25
_AGE: Final = "Age"
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d+)?", re.ASCII)


class Rows:
    """What is looked at of each row before it is told: what no event is made of."""

    def __init__(self, teller: Teller, children: Children) -> None:
        self._teller = teller
        self._children = children
        self.ages: list[tuple[str, str, float, When]] = []
        """(child, place, age as written, date of birth) of each row that has both."""

    def look(self, record: Record) -> None:
        """Note whom a row names, and the age it gives."""
        ledger = self._teller.ledger
        if not record.holds("child"):
            ledger.problem("a row names no child; what it tells is about nobody by name", record.locator)
        else:
            self._children.date(record.texts["child"], date_of(record.texts.get("born", "")))
        for name in ("worker", "adviser"):
            if record.holds(name):
                self._children.work(record.texts[name], self._teller.source(record))
        if record.holds("age"):
            record.use("age")
            ledger.left_out[_AGE] += 1
            self._age(record)

    def _age(self, record: Record) -> None:
        born = date_of(record.texts.get("born", ""))
        if _NUMBER.fullmatch(record.texts["age"]) and born.earliest is not None:
            self.ages.append((record.texts.get("child", ""), record.locator, float(record.texts["age"]), born))


class Export:
    """The lists of one export."""

    def __init__(self) -> None:
        self._children = Children()

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Everything in them."""
        for document in documents:
            yield from self._document(document)
        yield from self._children.settled()

    def _document(self, document: Document) -> Iterator[Read]:
        ledger = Ledger(document, {**_RULES, **rules_of(lists())})
        teller = Teller(lists(), document, ledger)
        rows = Rows(teller, self._children)
        tables = [Table(name=table.name, read=partial(_cleaned, table)) for table in document.tables]
        spans = _look(tables, ledger)
        children = [table for table in tables if not _is_of_adopters(table)]
        for value in TableReading(lists(), document, teller, tables=children, before=rows.look).read():
            if isinstance(value, Person):
                self._children.meet(document, value)
            elif isinstance(value, Account):
                spans[_list_of(value)].meet(value)
                yield _keyed(value)
            else:
                yield value
        _check_ages(rows.ages, ledger, spans)
        yield from coverage(document, spans)
        yield from ledger.ignored()
        yield from ledger.problems()
        yield Reading(document=document.name, unit="rows", found=ledger.found, accounted=ledger.accounted)


def _cleaned(table: Table) -> Iterator[Line]:
    """The lines of a table with one space for each run of white space: names hold the space that does not break."""
    for line in table.lines():
        yield Line(line.number, [" ".join(cell.split()) for cell in line.cells])


def _look(tables: Sequence[Table], ledger: Ledger) -> dict[str, Span]:
    """A span for each list of children that is there. What is left out by name is counted."""
    spans: dict[str, Span] = {}
    for table in tables:
        columns = columns_of(lists(), table)
        if columns is None:
            continue
        lines = [line for line in table.lines() if line.number > columns.line]
        if columns.kind.name == ADOPTERS:
            ledger.found += len(lines)
            ledger.accounted += len(lines)
            ledger.left_out[_LIST_11] += len(lines)
        else:
            spans.setdefault(columns.kind.name, Span())
            ledger.left_out[_NOTHING_FOUND] += sum(cell in lists().blank for line in lines for cell in line.cells)
    return spans


def _is_of_adopters(table: Table) -> bool:
    columns = columns_of(lists(), table)
    return columns is not None and columns.kind.name == ADOPTERS


def _keyed(account: Account) -> Account:
    """The account under a key that no later list gives to something else.

    A later list holds a later visit in the place of this one; both happened, so each has its day in its key. Entering
    care stands in two lists under different records, and is one event.
    """
    record, _, role = account.key.partition("#")
    day = account.when.edtf or "undated"
    if role.startswith(_LATEST):
        return replace(account, key=f"{record}/{day}#{role}")
    if role == "entered":
        child = record.split(":", 2)[2].partition("/")[0]
        return replace(account, key=f"annex-a:care:{child}/{day}#started")
    return account


def _list_of(account: Account) -> str:
    name = account.key.split(":", 2)[1]
    return "looked-after" if name == "care" else name


def _check_ages(ages: Sequence[tuple[str, str, float, When]], ledger: Ledger, spans: dict[str, Span]) -> None:
    """Note ages that no day near the end of the lists agrees with. They change nothing: dates of birth are told."""
    end = max((span.last for span in spans.values() if span.last), default=None)
    if end is None:
        return
    for child, place, age, born in ages:
        lived = (end - born.first_day).days / _YEAR
        if abs(lived - age) > 1:
            ledger.about = child
            ledger.note("an age does not agree with the date of birth", place)
    ledger.about = ""
