"""An importer made of a mapping: no code of its own for most formats."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as ByKind
from functools import cached_property, partial
from importlib.resources import files
from itertools import islice
from typing import Final, Self

from chronology.documents import Document
from chronology.errors import MappingError, RefusedError
from chronology.hooks import Read, Recognition, Whom
from chronology.mapping.definition import DATES, CoverageRule, Mapping, Reads
from chronology.mapping.leaving import Leaving
from chronology.mapping.ledger import Ledger
from chronology.mapping.loading import read_mapping
from chronology.mapping.nodes import Node, find, from_json, steps
from chronology.mapping.tables import TableReading, columns_of
from chronology.mapping.tables import rules_of as rules_of_tables
from chronology.mapping.telling import Tell, Teller
from chronology.mapping.trees import TreeReading, lists_of, taken_back
from chronology.mapping.trees import rules_of as rules_of_trees
from chronology.mapping.withdrawal import WHY, WITHDRAWN
from chronology.model import Coverage, Extent, Reading

_UNITS: Final = {Reads.TABLE: "rows", Reads.XML: "elements", Reads.JSON: "members"}
_JSON_STARTS: Final = (b"{", b"[")
_MOST_LOOKED_AT: Final = 100
"""Items of a list that are looked at to recognise it."""
_LONGEST_MEMBER: Final = 200
"""Characters of a name and what parts it from its value, so that none is missed between two pieces of a file."""


class MappedImporter:
    """Reads one format by its mapping, which is loaded when it is first asked for.

    `reads`, said beforehand, spares loading it over files of another kind.
    """

    def __init__(self, name: str, load: Callable[[], Mapping], reads: Reads | None = None) -> None:
        self.name = name
        self._load = load
        self._reads = reads

    @classmethod
    def of(cls, mapping: Mapping) -> Self:
        """One for a mapping that is loaded already."""
        return cls(mapping.name, lambda: mapping, mapping.reads)

    @classmethod
    def packaged(cls, name: str, package: str, file: str, reads: Reads | None = None) -> Self:
        """One for a mapping file that lies in a package."""
        return cls(name, partial(_packaged, package, file), reads)

    @cached_property
    def mapping(self) -> Mapping:
        """What it reads by.

        Raises:
            MappingError: it is no valid mapping, or reads another kind of file than was said beforehand.

        """
        mapping = self._load()
        if self._reads not in (None, mapping.reads):
            raise MappingError(f"{self.name}: reads {mapping.reads}, and was said to read {self._reads}")
        return mapping

    def recognises(self, document: Document) -> Recognition:
        """By the columns, the root element or the members that the mapping names; never by a file's name."""
        try:
            if self._reads is not None and not _KIND[self._reads](document):
                return Recognition.no(f"it is no {self._reads} file")
            reason = _RECOGNISE[self.mapping.reads](self.mapping, document)
        except RefusedError as error:
            return Recognition.no(str(error))
        if not reason:
            return Recognition.no(f"it does not have what {self.mapping.title} is known by")
        return Recognition.certain(reason) if self.mapping.recognised.certain else Recognition.likely(reason)

    def read(self, documents: Sequence[Document], whom: Whom | None = None) -> Iterator[Read]:
        """Each file on its own, ending with what it adds up to. What one takes back, all of them take back.

        With `whom`, of JSON only what is of them is handed on: an importer of it may give this as its `read_for`.
        """
        back: set[tuple[str, str]] = set()
        if self.mapping.reads is Reads.JSON:
            back.update(one for document in documents for one in taken_back(self.mapping, document))
        for document in documents:
            leaving = Leaving(whom, document) if whom is not None and self.mapping.reads is Reads.JSON else None
            yield from read_document(self.mapping, document, back=back, leaving=leaving)


def _packaged(package: str, file: str) -> Mapping:
    folder = files(package)
    return read_mapping(folder.joinpath(file).read_text("utf-8"), file, folder)


def read_document(
    mapping: Mapping,
    document: Document,
    telling: Callable[[Teller], Tell] = lambda teller: teller.tell,
    *,
    back: Collection[tuple[str, str]] = (),
    leaving: Leaving | None = None,
) -> Iterator[Read]:
    """Read one file by a mapping; `telling` tells its records where rules alone do not.

    `back` are (type, id) of records that were taken back wherever they stand.
    """
    table = mapping.reads is Reads.TABLE
    rules = rules_of_tables(mapping) if table else rules_of_trees(mapping)
    ledger = Ledger(document, {**rules, WITHDRAWN: WHY})
    teller = Teller(mapping, document, ledger)
    tell = telling(teller)
    if table:
        yield from TableReading(mapping, document, teller, tell).read()
    else:
        yield from TreeReading(mapping, document, teller, tell, elsewhere=back, leaving=leaving).read()
    yield from _coverage(mapping, document, teller, whole=ledger.whole and not document.broken_off)
    yield from ledger.ignored()
    yield from ledger.problems()
    yield Reading(
        document=document.name,
        unit=_UNITS[mapping.reads],
        found=ledger.found,
        accounted=ledger.accounted,
        as_at=teller.as_at,
    )


def _coverage(mapping: Mapping, document: Document, teller: Teller, *, whole: bool) -> Iterator[Coverage]:
    for rule in mapping.coverage:
        start, end = _bound(rule.start, teller, first=True), _bound(rule.end, teller, first=False)
        extent = _extent(rule, start, end) if whole else Extent.UNKNOWN
        yield Coverage(source=document.source(""), groups=rule.groups, from_day=start, to_day=end, extent=extent)


def _extent(rule: CoverageRule, start: dt.date | None, end: dt.date | None) -> Extent:
    # Complete between two days nobody knows would be complete for ever.
    lacking = (rule.start and start is None) or (rule.end and end is None)
    return Extent.UNKNOWN if lacking else rule.extent


def _bound(bound: str, teller: Teller, *, first: bool) -> dt.date | None:
    if not bound:
        return None
    if bound == DATES:
        return teller.days[0 if first else 1]
    if bound in teller.bounds:
        return min(teller.bounds[bound]) if first else max(teller.bounds[bound])
    try:
        return dt.date.fromisoformat(bound)
    except ValueError:
        return None


def _by_columns(mapping: Mapping, document: Document) -> str:
    for table in document.tables:
        columns = columns_of(mapping, table)
        if columns is not None:
            return f"it has the columns of {mapping.title} ({columns.kind.name})"
    return ""


def _by_root(mapping: Mapping, document: Document) -> str:
    root = document.xml_root
    return f"the root element is {root[1]}" if root is not None and root[1] == mapping.recognised.root else ""


def _may_be_json(document: Document) -> bool:
    return document.head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(_JSON_STARTS)


def _by_members(mapping: Mapping, document: Document) -> str:
    if not _may_be_json(document):
        return ""
    known = mapping.recognised
    named = _named(document, {*known.members, *known.one_of})
    if not named.issuperset(known.members) or (known.one_of and named.isdisjoint(known.one_of)):
        return ""
    if known.at and not _stand_together(mapping, document):
        return ""
    return f"it has the members of {mapping.title}"


def _named(document: Document, names: Collection[str]) -> set[str]:
    """Which of the names a member has, wherever it stands."""
    found: set[str] = set()
    before = ""
    for piece in document.pieces():
        text = before + piece
        found |= {name for name in {*names} - found if re.search(rf'"{re.escape(name)}"\s*:', text)}
        if found.issuperset(names):
            break
        before = text[-_LONGEST_MEMBER:]
    return found


def _stand_together(mapping: Mapping, document: Document) -> bool:
    """The members stand in one object where the mapping says: a schema or a log that names them is no such file."""
    known = mapping.recognised
    try:
        for top in islice(from_json(document, lists_of(mapping)), _MOST_LOOKED_AT):
            if any(_holds(node, known.members, known.one_of) for path in known.at for node in find(top, steps(path))):
                return True
    except ValueError:
        # It breaks off or is no JSON: what it names speaks for it, and reading says what is wrong.
        return True
    return False


def _holds(node: Node, members: Sequence[str], one_of: Sequence[str]) -> bool:
    names = {child.name for child in node.children}
    return names.issuperset(members) and (not one_of or not names.isdisjoint(one_of))


_KIND: Final[ByKind[Reads, Callable[[Document], bool]]] = {
    Reads.TABLE: lambda document: bool(document.tables),
    Reads.XML: lambda document: document.xml_root is not None,
    Reads.JSON: _may_be_json,
}
_RECOGNISE: Final = {Reads.TABLE: _by_columns, Reads.XML: _by_root, Reads.JSON: _by_members}
