"""What the codes of the national collections mean: one table for each, whichever format holds it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def national() -> Mapping[str, Mapping[str, str]]:
    """The code sets of England's national collections by name, each a table of codes in capitals."""
    return tomllib.loads(files("chronology.mapping").joinpath("national.toml").read_text("utf-8"))
