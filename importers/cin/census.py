"""A whole CIN census file: its header, its children one at a time, and what it adds up to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.dates import written
from chronology.documents import Document, Element, XmlReader, local_name
from chronology.errors import MalformedError, RefusedError
from chronology.hooks import Read, Whom
from chronology.mapping import Ledger, in_key
from chronology.model import Coverage, Extent, Group, Reading, Severity
from importers.cin.block import STREAMED, Block, after, count, outside, read_block, refuse, settle, stray_text
from importers.cin.checks import check
from importers.cin.child import accounts, person
from importers.cin.others import Others, child_id_of, holds_pre_proceedings
from importers.cin.tables import CHILD, ROOT, ignored, structure
from importers.cin.telling import Case

_HEADER = f"{ROOT}/Header"
_CHILDREN = f"{ROOT}/Children"
_SHOWN = (
    Group.REFERRAL,
    Group.ASSESSMENT,
    Group.S47_ENQUIRY,
    Group.CONFERENCE,
    Group.PLAN,
    Group.BIRTH,
    Group.DEATH,
    Group.CLOSURE,
)
"""What every census can show. It holds no visits, no contacts and no narrative; legal steps only where it holds
pre-proceedings, which came with the 2025/26 collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Who made the return and the day it speaks of."""

    authority: str = ""
    reference: dt.date | None = None


class Census:
    """One pass over one file."""

    def __init__(self, document: Document, whom: Whom | None = None) -> None:
        self._document = document
        self._ledger = Ledger(document, ignored())
        self._header: Header | None = None
        self._children = 0
        self._pre_proceedings = False
        self._whole = True
        self._times_seen: dict[str, int] = {}
        self._others = Others(whom, document) if whom is not None else None

    def read(self) -> Iterator[Read]:
        """Everything in the file, and at the end what it adds up to."""
        reader = self._document.xml(STREAMED)
        try:
            for element in reader:
                yield from self._element(element)
            if reader.frame is not None:
                self._frame(reader.frame)
        except MalformedError as error:
            self._broken(f"could not be read to its end: {error}")
        except RefusedError as error:
            self._broken(f"was refused: {error}")
        self._left_over(reader)
        yield from self._totals()

    def _element(self, element: Element) -> Iterator[Read]:
        name = local_name(element.tag)
        if name == "Child":
            yield from self._child(element)
        elif name == "Header" and self._header is None:
            self._header = self._read_header(element)
        else:
            self._stray(element, name)

    def _stray(self, element: Element, name: str) -> None:
        parent = _CHILDREN if self._children and name != "Header" else ROOT
        passing = name in STREAMED
        refuse(element, name, structure()[parent], f"/{parent}", self._ledger, passing=passing)

    def _child(self, element: Element) -> Iterator[Read]:
        self._children += 1
        child_id = child_id_of(element) or f"child-{self._children}"
        if self._is_left(child_id, element):
            return
        self._ledger.about = child_id
        times = self._times_seen[child_id] = self._times_seen.get(child_id, 0) + 1
        locator = f"/Message/Children/Child[LAchildID={_quoted(child_id)}]"
        if times > 1:
            self._ledger.problem("more than one Child has the same LAchildID", locator)
            locator += f"[{times}]"
        block = read_block(element, CHILD, locator, self._ledger)
        if not block.peek("LAchildID"):
            self._ledger.problem("a Child has no LAchildID; it is called by its place in the file", locator)
        case = self._case(child_id, times)
        yield person(block, case)
        yield from accounts(block, case)
        check(block, self._header.reference if self._header else None, self._ledger)
        self._pre_proceedings |= any(details.each("PreProceedingsandFGDM") for details in block.each("CINdetails"))
        settle(block, self._ledger)
        self._ledger.about = ""

    def _is_left(self, child_id: str, element: Element) -> bool:
        """Leave a child that is not asked for. Without the day it speaks of a census is of the last day of all in it."""
        dated = self._header is not None and self._header.reference is not None
        if self._others is None or not dated or not self._others.has(child_id, element):
            return False
        many = count(element, passing=True)
        self._ledger.found += many
        self._ledger.accounted += many
        self._others.elements += many
        self._pre_proceedings |= holds_pre_proceedings(element)
        return True

    def _case(self, child_id: str, times: int) -> Case:
        name = in_key(child_id)
        return Case(
            document=self._document,
            ledger=self._ledger,
            authority=self._header.authority if self._header else "",
            child=child_id,
            record=name if times == 1 else f"{name}~{times}",
        )

    def _read_header(self, element: Element) -> Header:
        block = read_block(element, _HEADER, f"/{_HEADER}", self._ledger)
        if self._children:
            self._ledger.problem("the Header stands after children, which were read without it", f"/{_HEADER}")
        header = Header(authority=self._authority(block), reference=self._reference(block))
        settle(block, self._ledger)
        return header

    def _authority(self, header: Block) -> str:
        names = [name for source in header.each("Source") for name in source.take("LEA")]
        if not names:
            self._ledger.problem("the Header names no LEA", header.locator)
        elif len(set(names)) > 1:
            self._ledger.problem("the Header names more than one LEA; the first was used", header.locator)
        return names[0] if names else ""

    def _reference(self, header: Block) -> dt.date | None:
        when = written(header.first("ReferenceDate"))
        reference = when.latest if when else None
        if reference is None:
            self._ledger.problem("the Header has no ReferenceDate that is a date", header.locator)
        elif (year := header.peek("Year")) and year[0] != str(reference.year):
            self._ledger.problem("Year is not the year of ReferenceDate", header.place("Year"))
        return reference

    def _frame(self, frame: Element) -> None:
        """Account for what stood around the children."""
        if local_name(frame.tag) != ROOT:
            self._ledger.problem("the root element is not Message", "/")
        self._around(frame, ROOT)

    def _left_over(self, reader: XmlReader) -> None:
        """Report what the gate met, and what is missing from the whole."""
        for name, line in reader.stray_text:
            stray_text(name, f"line {line}", self._ledger)
        if reader.nuls:
            self._ledger.problem(f"{reader.nuls} NUL characters were removed", "/")
        if self._header is None:
            self._ledger.problem("there is no Header: neither the authority nor the reference date is known", "/")
        if self._children == 0:
            self._ledger.problem("no child was read", f"/{CHILD}")

    def _around(self, element: Element, path: str) -> None:
        ledger = self._ledger
        ledger.found += 1
        ledger.accounted += 1
        shape = structure()[path]
        outside(element, shape, f"/{path}", ledger)
        met: set[str] = set()
        for child in element:
            name = local_name(child.tag)
            if name == "Children" and path == ROOT and name not in met:
                self._around(child, f"{path}/{name}")
            elif name not in STREAMED:
                refuse(child, name, shape, f"/{path}", ledger)
            met.add(name)
            after(child, name, f"/{path}", ledger)

    def _broken(self, why: str) -> None:
        self._whole = False
        message = f"{why}; {self._children} children before that were read and what follows was not"
        self._ledger.problem(message, "/", Severity.ERROR)

    def _totals(self) -> Iterator[Read]:
        if self._others is not None and (left := self._others.left()) is not None:
            yield left
        yield from self._coverage()
        yield from self._ledger.ignored()
        yield from self._ledger.problems()
        yield Reading(
            document=self._document.name,
            unit="elements",
            found=self._ledger.found,
            accounted=self._ledger.accounted,
            as_at=self._header.reference if self._header else None,
        )

    def _coverage(self) -> Iterator[Coverage]:
        """Complete for the census year; before it the return holds only what led to cases open in that year."""
        source = self._document.source(f"/{_HEADER}/CollectionDetails/ReferenceDate")
        shown = (*_SHOWN, Group.LEGAL) if self._pre_proceedings else _SHOWN
        groups = tuple(group.value for group in shown)
        reference = self._header.reference if self._header else None
        if reference is None:
            yield Coverage(source=source, groups=groups)
            return
        start = census_year_start(reference)
        extent = Extent.COMPLETE if self._whole else Extent.UNKNOWN
        yield Coverage(source=source, groups=groups, from_day=start, to_day=reference, extent=extent)
        yield Coverage(source=source, groups=groups, to_day=start - dt.timedelta(days=1))


def census_year_start(reference: dt.date) -> dt.date:
    """The 1 April on or before the day the return speaks of."""
    april = dt.date(reference.year, 4, 1)
    return april if april <= reference else april.replace(year=reference.year - 1)


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"
