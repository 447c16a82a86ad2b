"""Which sheets and columns the workbook has, in which order, called what, how wide; and words that only it says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from exports.sheet.book import Column

LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's title and its columns, by the name of what stands in them."""

    title: str
    columns: Mapping[str, Column]


@cache
def layouts(language: str) -> Mapping[str, Layout]:
    """The sheets, by name, in their order."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    return {
        name: Layout(
            table[language], {column["name"]: Column(column[language], column["width"]) for column in table["columns"]}
        )
        for name, table in _table()["sheets"].items()
    }


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
    return tomllib.loads(files("exports.sheet").joinpath("sheets.toml").read_text("utf-8"))
