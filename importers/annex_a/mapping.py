"""The mapping of the lists."""

from functools import cache
from importlib.resources import files

from chronology.mapping import Mapping, read_mapping


@cache
def lists() -> Mapping:
    """Which columns each list has, and the events they become."""
    return read_mapping(files("importers.annex_a").joinpath("lists.toml").read_text("utf-8"), "lists.toml")
