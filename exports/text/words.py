"""The words of the document in its language."""

from collections.abc import Mapping
from functools import cache

from chronology.tables import shipped_table


@cache
def words_of(language: str) -> Mapping[str, str]:
    """The words by name; English for a language the table does not have.

    Raises:
        ValueError: a word stands in one language only; the package is damaged.
    """
    table: dict[str, dict[str, str]] = shipped_table("exports.text", "words.toml")
    if odd := table["en"].keys() ^ table["cy"].keys():
        raise ValueError(f"words.toml has {sorted(odd)} in one language only")
    return table.get(language, table["en"])
