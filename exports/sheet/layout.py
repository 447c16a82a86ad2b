"""Which sheets and columns the workbook has, in which order, called what, how wide; and words that only it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.tables import shipped_table
from exports.sheet.book import Column

LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's title and its columns, by the name of what stands in them."""

    title: str
    columns: Mapping[str, Column]


@cache
def layouts(language: str, profile: str = "") -> Mapping[str, Layout]:
    """The sheets that the reader of a profile is given, by name, in their order."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    sheets, own = _table()["sheets"], _table()["readers"].get(profile)
    if own is None:
        return {name: _layout(table, language) for name, table in sheets.items() if not table.get("only")}
    return {
        name: _layout(sheets[name], language, own["columns"] if name == "chronology" else None)
        for name in own["sheets"]
    }


def _layout(table: Mapping[str, Any], language: str, chosen: Sequence[str] | None = None) -> Layout:
    """A sheet with all of its columns but those of other readers, or those that are chosen, in that order."""
    columns = {each["name"]: each for each in table["columns"]}
    names = chosen or [name for name, each in columns.items() if not each.get("only")]
    return Layout(table[language], {name: Column(columns[name][language], columns[name]["width"]) for name in names})


@cache
def words_of(language: str) -> Mapping[str, Mapping[str, str]]:
    """The words of each kind by name; English for a language the table does not have.

    Raises:
        ValueError: a word stands in one language only; the package is damaged.
    """
    words = _table()["words"]
    if odd := {(kind, word) for kind in words["en"] for word in words["en"][kind].keys() ^ words["cy"][kind].keys()}:
        raise ValueError(f"sheets.toml has {sorted(odd)} in one language only")
    table: Mapping[str, Mapping[str, str]] = words.get(language, words["en"])
    return table


@cache
def _table() -> dict[str, Any]:
    return shipped_table("exports.sheet", "sheets.toml")
