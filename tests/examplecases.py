"""The cases that ship, read and composed once for all the tests of a process: a chronology is a frozen value."""

from functools import cache
from pathlib import Path

from chronology.cover import read_cover
from chronology.model import Chronology
from chronology.pipeline import build

EXAMPLES = Path(__file__).parents[1] / "examples"


@cache
def example(name: str, profile: str = "conference") -> Chronology:
    """The chronology of an example's export and notes, with its front sheet."""
    case = EXAMPLES / name
    return build(case / "ics-export.xml", case / "notes", cover=read_cover(case / "cover.toml"), profile=profile)
