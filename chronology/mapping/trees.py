"""Records from XML and JSON: which paths are which fields, and what became of every element and member."""

from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import Final

from chronology.documents import Document, local_name
from chronology.errors import MalformedError, RefusedError
from chronology.hooks import Read
from chronology.mapping.definition import Field, Mapping, Reads, RecordType
from chronology.mapping.keys import id_of
from chronology.mapping.leaving import Leaving
from chronology.mapping.nodes import ITEM, Node, find, from_json, from_xml, steps
from chronology.mapping.record import Record
from chronology.mapping.telling import Tell, Teller

_LONGEST_NAME: Final = 120
_NO_JSON: Final = "it is not JSON, or is nested too deeply"


def rules_of(mapping: Mapping) -> dict[str, str]:
    """Why each path is left out; one of a record is a path from where the record stands."""
    rules = {"/".join(steps(path)): reason for path, reason in mapping.ignored.items()}
    for kind in mapping.records.values():
        for at in kind.at:
            rules |= {"/".join((*steps(at), *steps(path))): reason for path, reason in kind.ignored.items()}
    return rules


def lists_of(mapping: Mapping) -> frozenset[str]:
    """The lists of a JSON document whose items can be read one after another: the records in one ask for nothing outside it."""
    lists = frozenset(path[0] for one in mapping.recognised.at if (path := steps(one))) - {ITEM}
    for kind in mapping.records.values():
        at = [path for one in kind.at if (path := steps(one)) and path[0] in lists]
        for field in kind.fields.values():
            for source in field.sources:
                ups = steps(source).count("..")
                if source.startswith("/") or any(ups >= len(path) for path in at):
                    return frozenset()
    return lists


def taken_back(mapping: Mapping, document: Document) -> Iterator[tuple[str, str]]:
    """(type, id) of the records that a JSON document marks as purged: they are taken back wherever else they stand."""
    kinds = [kind for kind in mapping.records.values() if kind.purged is not None and kind.id]
    if not kinds:
        return
    try:
        for top in from_json(document, lists_of(mapping)):
            for kind in kinds:
                assert kind.purged is not None
                for node in _nodes_of(kind, top):
                    record = record_at(node, kind, top, mapping, only=(*kind.purged.fields, *kind.id))
                    if _is_purged(record) and (own := _own_id(record)):
                        yield kind.name, own
    except (ValueError, RefusedError):
        # Told when the document is read.
        return


class TreeReading:
    """One pass over an XML or JSON document. `elsewhere` are (type, id) of records that it or another took back."""

    def __init__(  # noqa: PLR0913  # a reading is all of these
        self,
        mapping: Mapping,
        document: Document,
        teller: Teller,
        tell: Tell,
        *,
        elsewhere: Collection[tuple[str, str]] = (),
        leaving: Leaving | None = None,
    ) -> None:
        self._mapping = mapping
        self._elsewhere = elsewhere
        self._leaving = leaving
        self._document = document
        self._tell = tell
        self._ledger = teller.ledger
        self._rules = rules_of(mapping)
        self._what = "element" if mapping.reads is Reads.XML else "member"

    def read(self) -> Iterator[Read]:
        """Everything the records tell."""
        yield from self._xml() if self._mapping.reads is Reads.XML else self._json()
        if self._leaving is not None:
            yield from self._leaving.left()

    def _json(self) -> Iterator[Read]:
        trees = from_json(self._document, lists_of(self._mapping))
        for many in count():
            try:
                top = next(trees, None)
            except (ValueError, RefusedError) as error:
                why = str(error) if isinstance(error, RefusedError) else _NO_JSON
                before = f" to its end: {why}; {many} items before that were read and what follows was not"
                self._ledger.break_off(f"could not be read{before if many else f': {why}'}", "")
                return
            if top is None:
                return
            told = self._tree(top)
            yield from told if self._leaving is None else self._leaving.of_item(top, [*told])

    def _xml(self) -> Iterator[Read]:
        reader = self._document.xml(self._mapping.recognised.records, nested=False)
        met: dict[str, int] = {}
        try:
            for element in reader:
                name = local_name(element.tag)
                met[name] = met.get(name, 0) + 1
                yield from self._tree(from_xml(element, met[name]))
            if reader.frame is not None:
                yield from self._tree(from_xml(reader.frame, 0), frame=True)
        except MalformedError as error:
            self._ledger.break_off(f"could not be read to its end: {error}", "/")
        except RefusedError as error:
            self._ledger.break_off(f"was refused: {error}", "/")
        for name, line in reader.stray_text:
            self._ledger.problem(f"text stands after element {name[:_LONGEST_NAME]}; it was not read", f"line {line}")
        if reader.nuls:
            self._ledger.problem(f"{reader.nuls} NUL characters were removed", "/")

    def _tree(self, top: Node, *, frame: bool = False) -> Iterator[Read]:
        """The records of a tree, in the order of the mapping, and then what none of them named."""
        withdrawn: set[Node] = set()
        for kind in self._mapping.records.values():
            for node in _nodes_of(kind, top):
                if not (frame and node.parent is top):
                    yield from self._record(node, kind, top, withdrawn)
        self._settle(top)

    def _record(self, node: Node, kind: RecordType, top: Node, withdrawn: set[Node]) -> Iterator[Read]:
        record = record_at(node, kind, top, self._mapping)
        if not record.texts:
            return
        if lacking := [record.place(name) for name in kind.required if name not in record.texts]:
            message = f"a {kind.name} does not hold {' or '.join(lacking)}; nothing is told of it"
            self._ledger.problem(message, node.locator)
            return
        record.withdrawn = self._withdrawn(record, node, withdrawn)
        if record.withdrawn:
            withdrawn.add(node)
        yield from self._tell(record)

    def _withdrawn(self, record: Record, node: Node, withdrawn: Collection[Node]) -> str:
        """How the source took a record back, in words; empty while it stands."""
        if _is_purged(record):
            return "is marked to be purged"
        if any(around in withdrawn for around in node.around()):
            return "stands in a record that is marked to be purged"
        if self._elsewhere and (record.kind.name, _own_id(record)) in self._elsewhere:
            return "is marked to be purged in another place, and what is sent does not say which is newer"
        return ""

    def _settle(self, top: Node) -> None:
        """Account for everything in a tree: named by a field, left out by a rule, empty, or reported."""
        ledger = self._ledger
        for node in top.every():
            if node is top:
                continue
            ledger.found += 1
            ledger.accounted += 1
            if node.named or not node.text:
                continue
            path = "/".join(node.path)
            rule = path if path in self._rules else next((one for one in self._rules if path.startswith(f"{one}/")), "")
            if rule:
                ledger.left_out[rule] += 1
            else:
                ledger.problem(
                    f"{self._what} {path[:_LONGEST_NAME]} is not in the mapping; it was not read", node.locator
                )


def _nodes_of(kind: RecordType, top: Node) -> Iterator[Node]:
    """Where the records of a type stand in a tree."""
    yield from dict.fromkeys(node for at in kind.at for node in find(top, steps(at)))


def record_at(node: Node, kind: RecordType, top: Node, mapping: Mapping, *, only: Collection[str] = ()) -> Record:
    """The record at a node, or some of its fields. What they are made of counts as named."""
    texts: dict[str, str] = {}
    repeats: dict[str, Sequence[str]] = {}
    names: dict[str, str] = {}
    for name in only or kind.fields:
        field = kind.fields[name]
        names[name], found = _nodes(field, node, top)
        values = [part for one in found for part in _parts(one.text, field) if part not in mapping.blank]
        for one in found:
            one.named = True
        if values:
            texts[name] = values[0]
            if len(values) > 1:
                repeats[name] = values
    return Record(kind, mapping.codes, texts, node.locator, names.__getitem__, repeats)


def _is_purged(record: Record) -> bool:
    return record.kind.purged is not None and record.kind.purged.holds(record)


def _own_id(record: Record) -> str:
    """The id a record was given; empty where any part of it is missing."""
    kind = record.kind
    if not kind.id or not all(name in record.texts for name in kind.id):
        return ""
    return id_of(record, kind.id)


def _nodes(field: Field, node: Node, top: Node) -> tuple[str, list[Node]]:
    """The first path of a field that leads to something filled, and the nodes there."""
    for source in field.sources:
        found = find(top if source.startswith("/") else node, steps(source))
        if any(one.text for one in found):
            return source, found
    return (field.sources[0] if field.sources else field.name), []


def _parts(text: str, field: Field) -> list[str]:
    if not field.separator:
        return [text] if text else []
    return [part for one in text.split(field.separator) if (part := one.strip())]
