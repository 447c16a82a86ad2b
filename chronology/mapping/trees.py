"""Records from XML and JSON: which paths are which fields, and what became of every element and member."""

from collections.abc import Iterator, Sequence
from typing import Final

from chronology.documents import Document, local_name
from chronology.errors import MalformedError, RefusedError
from chronology.hooks import Read
from chronology.mapping.definition import Field, Mapping, Reads, RecordType
from chronology.mapping.nodes import Node, find, from_json, from_xml, steps
from chronology.mapping.record import Record
from chronology.mapping.telling import Tell, Teller

_LONGEST_NAME: Final = 120


def rules_of(mapping: Mapping) -> dict[str, str]:
    """Why each path is left out; one of a record is a path from where the record stands."""
    rules = {"/".join(steps(path)): reason for path, reason in mapping.ignored.items()}
    for kind in mapping.records.values():
        for at in kind.at:
            rules |= {"/".join((*steps(at), *steps(path))): reason for path, reason in kind.ignored.items()}
    return rules


class TreeReading:
    """One pass over an XML or JSON document."""

    def __init__(self, mapping: Mapping, document: Document, teller: Teller, tell: Tell) -> None:
        self._mapping = mapping
        self._document = document
        self._teller = teller
        self._tell = tell
        self._ledger = teller.ledger
        self._rules = rules_of(mapping)
        self._what = "element" if mapping.reads is Reads.XML else "member"

    def read(self) -> Iterator[Read]:
        """Everything the records tell."""
        yield from self._xml() if self._mapping.reads is Reads.XML else self._json()

    def _json(self) -> Iterator[Read]:
        try:
            top = from_json(self._document.decoded.text)
        except (ValueError, RefusedError) as error:
            why = str(error) if isinstance(error, RefusedError) else "it is not JSON, or is nested too deeply"
            self._ledger.break_off(f"could not be read: {why}", "")
            return
        yield from self._tree(top)

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
        for kind in self._mapping.records.values():
            for node in dict.fromkeys(node for at in kind.at for node in find(top, steps(at))):
                if not (frame and node.parent is top):
                    yield from self._record(node, kind, top)
        self._settle(top)

    def _record(self, node: Node, kind: RecordType, top: Node) -> Iterator[Read]:
        texts: dict[str, str] = {}
        repeats: dict[str, Sequence[str]] = {}
        names: dict[str, str] = {}
        for name, field in kind.fields.items():
            names[name], found = _nodes(field, node, top)
            if not found:
                continue
            values = [part for one in found for part in _parts(one.text, field) if part not in self._mapping.blank]
            for one in found:
                one.named = True
            if values:
                texts[name] = values[0]
                if len(values) > 1:
                    repeats[name] = values
        if texts:
            record = Record(kind, self._mapping.codes, texts, node.locator, names.__getitem__, repeats)
            yield from self._tell(record)

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
