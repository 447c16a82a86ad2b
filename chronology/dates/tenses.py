"""Words by which a sentence says whether what it dates was, is to be, or had been arranged."""

import re
from functools import cache

from chronology.dates.words import table

PAST = re.compile(
    r"\b(?:had|was|were|did|went|came|slept|ran|hit|seen|saw|taken|took|given|gave|told|made|left|found|rang|spent|got|fell|threw|broke|brought(?! (?:forward|fwd|back))|met|ate|drank|woke|felt|heard|kept|sent|wrote"
    r"|spoke|stood|held|bit|swore|stole|paid|bought|sold|lost|drove|died|knew|fought|caught|thought|fled|hid|began|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
"""Verbs that tell what was."""
WAS = re.compile(r"\b(?:was|were|been|had)\s\Z", re.IGNORECASE)
WAS_REACH = 6
MAY = re.compile(
    r"\bc(?:an|ould) (?:we|you|u|i|they|he|she|somebody|someone)\b|\bcan(?:'t|’t|t|not| not| only)? (?:be|do|make|come|attend|start|meet|offer|go)\b",
    re.IGNORECASE,
)


@cache
def arranged() -> frozenset[str]:
    """Words in the form of the past for what may be still to come: agreed, booked."""
    return frozenset(table("words.toml")["arranged"]["words"])
