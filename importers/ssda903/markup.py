"""The XML of the return, turned into the rows that the files of the other form have, child by child."""

from collections.abc import Iterator, Sequence

from chronology.documents import Element, local_name
from importers.ssda903.ledger import Ledger
from importers.ssda903.plain_markup import plain_rows
from importers.ssda903.rows import ROOT, Row
from importers.ssda903.shape import names_in, shape
from importers.ssda903.tables import CHILD, HEADER, Table, tables

_LONGEST_NAME = 60


def child_id(child: Element) -> str:
    """The identifier, before the child is read: every place in it is named by it."""
    for header in child:
        if local_name(header.tag) == "HEADER":
            for element in header:
                if local_name(element.tag) == "CHILDID":
                    return (element.text or "").strip()
    return ""


def identity(child: Element) -> tuple[str, str, str]:
    """The identifier, the pupil number and the date of birth, each empty where there is none."""
    found = {"CHILDID": "", "UPN": "", "DOB": ""}
    for header in child:
        if local_name(header.tag) == "HEADER":
            missing = len(found)
            for element in header:
                name = local_name(element.tag)
                if name in found and not found[name]:
                    found[name] = (element.text or "").strip()
                    missing -= 1
                    if not missing:
                        break
            break
    return found["CHILDID"], found["UPN"], found["DOB"]


class Markup:
    """One pass over the CHILD elements of one file."""

    def __init__(self, file: int, ledger: Ledger) -> None:
        self._file = file
        self._ledger = ledger

    def rows(self, child: Element, locator: str) -> Sequence[Row]:
        """The rows that one CHILD stands for. Every element in it is counted as found, and each row says how many it is."""
        plain = plain_rows(child, self._file, locator)
        if plain is None:
            return list(self._rows(child, locator))
        self._ledger.found[self._file] += plain.elements
        self._ledger.accounted[self._file] += plain.empty
        return plain.rows

    def _rows(self, child: Element, locator: str) -> Iterator[Row]:
        episodes = tables()["episodes"]
        nth, headers = 0, 0
        self._ledger.found[self._file] += 1
        self._outside(child, locator)
        weight = 1
        for element in child:
            name = _local(element)
            if name == "EPISODE":
                nth += 1
                yield self._group(element, episodes, f"{locator}/EPISODE[{nth}]")
            elif name == "HEADER" and not headers:
                headers = 1
                yield from self._header(element, f"{locator}/HEADER", weight)
                weight = 0
            else:
                self.refuse(element, name, "CHILD", locator)
            self.after(element, name, locator)
        self._ledger.accounted[self._file] += weight

    def _header(self, header: Element, locator: str, weight: int) -> Iterator[Row]:
        """The person, and every table whose columns or groups stand in the header."""
        known = shape()
        self._ledger.found[self._file] += 1
        self._outside(header, locator)
        cells: dict[Table, dict[str, str]] = {tables()[HEADER]: {}}
        weights: dict[Table, int] = {tables()[HEADER]: weight + 1}
        seen: dict[str, int] = {}
        for element in header:
            name = _local(element)
            if name in known.leaves:
                table, column = known.leaves[name]
                self._leaf(element, name, locator)
                mine = cells.setdefault(table, {})
                if column in mine:
                    self._ledger.problem(
                        f"element {name} stands more than once; only the first was read", self._file, locator
                    )
                    self._ledger.accounted[self._file] += 1
                else:
                    mine[column] = (element.text or "").strip()
                    weights[table] = weights.get(table, 0) + 1
            elif name in known.groups:
                seen[name] = seen.get(name, 0) + 1
                yield self._group(element, known.groups[name], f"{locator}/{name}[{seen[name]}]")
            else:
                self.refuse(element, name, "HEADER", locator)
            self.after(element, name, locator)
        for table, mine in cells.items():
            if table.name == HEADER or any(mine.values()):
                yield Row(table, self._file, locator, mine, weights[table])
            else:
                # The schema has these elements in every child; empty, they say nothing.
                self._ledger.accounted[self._file] += weights[table]

    def _group(self, group: Element, table: Table, locator: str) -> Row:
        names = names_in(table)
        cells: dict[str, str] = {}
        weight = 1
        self._ledger.found[self._file] += 1
        self._outside(group, locator)
        for element in group:
            name = _local(element)
            column = names.get(name)
            if column is None or column in cells:
                self.refuse(element, name, local_name(group.tag), locator)
            else:
                self._leaf(element, name, locator)
                text = element.text
                cells[column] = text.strip() if text else ""
                weight += 1
            if element.tail:
                self.after(element, name, locator)
        return Row(table, self._file, locator, cells, weight)

    def _leaf(self, element: Element, name: str, locator: str) -> None:
        """Count an element that should hold only text; report what else it holds."""
        self._ledger.found[self._file] += 1
        if len(element) or element.attrib:
            self._outside(element, f"{locator}/{name}", text=False)
            for inner in element:
                self.refuse(inner, _local(inner), name, f"{locator}/{name}")
                self.after(inner, _local(inner), f"{locator}/{name}")

    def refuse(self, element: Element, name: str, parent: str, locator: str) -> None:
        """Report an element that has no business where it stands, with everything in it."""
        many = sum(1 for _ in element.iter())
        within = f" (with {many - 1} elements in it)" if many > 1 else ""
        message = f"element {name[:_LONGEST_NAME]} is not known, or stands again, in {parent}; it was not read{within}"
        self._ledger.refused(many, message, self._file, locator)

    def _outside(self, element: Element, locator: str, *, text: bool = True) -> None:
        """Report attributes, and text before the first element."""
        for attribute in element.attrib:
            name = local_name(str(attribute))[:_LONGEST_NAME]
            if not str(attribute).startswith("{http://www.w3.org/2001/XMLSchema-instance}"):
                self._ledger.problem(f"attribute {name} is not known; it was not read", self._file, locator)
        if text and element.text and not element.text.isspace():
            self._ledger.problem("text stands where only elements belong; it was not read", self._file, locator)

    def after(self, element: Element, name: str, locator: str) -> None:
        """Report text that follows an element where only elements belong."""
        if element.tail and not element.tail.isspace():
            message = f"text stands after element {name[:_LONGEST_NAME]} where none belongs; it was not read"
            self._ledger.problem(message, self._file, locator)

    def frame(self, frame: Element) -> None:
        """Account for what stood around the children."""
        self._ledger.found[self._file] += 1
        self._ledger.accounted[self._file] += 1
        if local_name(frame.tag) != ROOT:
            self._ledger.problem(f"the root element is not {ROOT}", self._file, "/")
        self._outside(frame, "/")
        for element in frame:
            name = _local(element)
            if name != CHILD:
                self.refuse(element, name, ROOT, "/")
            self.after(element, name, "/")


def _local(element: Element) -> str:
    tag = element.tag
    return tag if tag[0] != "{" else local_name(tag)
