"""Somebody's own words, or what a record says of how they were heard: only the first may stand in quotation marks."""

import re
from typing import Final

_OF_SOMEBODY: Final = re.compile(r"The (?:child|young person|adult|person)\b(?![’']s words)")
_QUOTED: Final = re.compile(r"[\"“”]")


def is_report(voice: str) -> bool:
    """The words tell of the person in the third person and quote nothing: "The child attended and spoke"."""
    return _OF_SOMEBODY.match(voice) is not None and _QUOTED.search(voice) is None
