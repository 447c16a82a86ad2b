"""What the codes of the national collections mean: one table for each, whichever format holds it."""

from collections.abc import Mapping
from functools import cache

from chronology.tables import shipped_table


@cache
def national() -> Mapping[str, Mapping[str, str]]:
    """The code sets of England's national collections by name, each a table of codes in capitals."""
    return shipped_table("chronology.mapping", "national.toml")
