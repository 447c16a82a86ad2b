"""Where the columns of the tables stand in the XML of the return, and under which names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from importers.ssda903.tables import CHILD, HEADER, Table, tables


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """What may stand in HEADER: the columns that stand there itself, by table, and the groups."""

    leaves: Mapping[str, tuple[Table, str]]
    """(table, column) by element name."""
    groups: Mapping[str, Table]


@cache
def shape() -> Shape:
    """Of every table that stands in HEADER."""
    leaves: dict[str, tuple[Table, str]] = {}
    groups: dict[str, Table] = {}
    for table in tables().values():
        if table.xml == "HEADER":
            for column in table.xml_only or table.how:
                leaves[_element_name(table, column)] = (table, column)
        elif table.xml.startswith("HEADER/"):
            groups[table.xml.removeprefix("HEADER/")] = table
    return Shape(leaves=leaves, groups=groups)


@cache
def names_in(table: Table) -> Mapping[str, str]:
    """Columns by the name of their element, without those that only the other form repeats in each table."""
    left = {CHILD, "DOB"} if table.name != HEADER else set()
    return {_element_name(table, column): column for column in table.how if column not in left}


def _element_name(table: Table, column: str) -> str:
    return next((element for element, name in table.xml_names.items() if name == column), column)
