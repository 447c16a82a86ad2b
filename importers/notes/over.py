"""Words by which a sentence says that what it dates is over: a verb of the past that is no arranging of what is to come."""

import re

from chronology.prose.sentences import Span

# What was arranged, hoped or asked for may be still to come.
_ARRANGING = (
    "booked|arranged|planned|scheduled|listed|expected|fixed|needed|agreed|hoped|wanted|offered|invited|proposed|intended|referred"
    "|allocated|postponed|deferred|rearranged|rebooked|rescheduled|adjourned|requested|asked|moved to|confirmed|unallocated|based"
)
_NO_VERBS = "need|indeed|speed|bleed|feed|exceed|proceed|succeed|seed|weed|shed|hundred|naked|wicked|kindred|sacred"
_PAST = re.compile(
    r"\b(?:had|was|were|did|didn['\u2019]?t|wasn['\u2019]?t|went|came|slept|ran|hit|saw|took|gave|told|made|left|found|rang|spent|got|threw|broke|lost|fell"
    r"|began|became|kept|met|drank|ate|drove|sent|bought|sold|stole|struck|tore|felt|heard|knew|thought|wrote|spoke|stood|sat|held|brought"
    r"|caught|won|woke|hid|shook|swore|paid|hung|fought|roedd|oedd|aeth|daeth|cafodd|gafodd|wedi"
    rf"|(?!(?:{_ARRANGING}|{_NO_VERBS})\b)[a-z]{{2,}}ed)\b"
)
# "Was to be seen", "had been going to", "were due": a verb of the past before what was then to come.
_TO_COME = re.compile(
    r"\b(?:was|were|had|been) (?:to|going to|due|meant to|supposed to|hoping|hop(?:ed|ing) to|about to)\b"
)


def tells_past(lower: str, where: Span) -> bool:
    """A stretch of a text in lower case tells what was, by a verb."""
    if _TO_COME.search(lower, where.start, where.end):
        return False
    return _PAST.search(lower, where.start, where.end) is not None
