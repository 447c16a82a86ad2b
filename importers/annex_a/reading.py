"""The files of one export: their lists found, read by the mapping, and what they add up to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from chronology.documents import Document
from chronology.documents.tables import Line, Table
from chronology.hooks import Read
from chronology.mapping import Ledger, Teller
from chronology.mapping.tables import TableReading, columns_of, rules_of
from chronology.model import Account, Person, Reading
from importers.annex_a.covering import Span, coverage
from importers.annex_a.mapping import lists
from importers.annex_a.people import Children
from importers.annex_a.rows import Ages, Rows

ADOPTERS: Final = "adopter"
_LIST_11: Final = "List 11"
_NOTHING_FOUND: Final = "#N/A"
_RULES: Final = {
    _LIST_11: "about adults who offer to adopt, who are in no child's chronology",
    _NOTHING_FOUND: "what a formula writes that found nothing, or a system for an empty field",
}
_LATEST: Final = "latest-"
# Lists of what came about in the months before they were made.
_RECENT: Final = frozenset({"contact", "early-help", "referral", "assessment", "s47", "cin", "cp", "looked-after"})


class Export:
    """The lists of one export."""

    def __init__(self) -> None:
        self._children = Children()
        self._ages = Ages()
        self._spans: dict[str, Span] = {}

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Everything in them."""
        for document in documents:
            yield from self._document(document)
        yield from self._children.settled()
        end = max((span.last for span in self._spans.values() if span.last), default=None)
        yield from self._ages.problems(end, recent=bool(_RECENT & self._spans.keys()))

    def _document(self, document: Document) -> Iterator[Read]:
        ledger = Ledger(document, {**_RULES, **rules_of(lists())})
        teller = Teller(lists(), document, ledger)
        rows = Rows(document, teller, self._children, self._ages)
        tables = [Table(name=table.name, read=partial(_cleaned, table)) for table in document.tables]
        spans = _look(tables, ledger)
        children = [table for table in tables if not _is_of_adopters(table)]
        for value in TableReading(lists(), document, teller, rows.tell, tables=children).read():
            if isinstance(value, Person):
                self._children.meet(document, value)
            elif isinstance(value, Account):
                spans[_list_of(value)].meet(value)
                yield _keyed(value)
            else:
                yield value
        for name, span in spans.items():
            self._spans.setdefault(name, Span()).join(span)
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
