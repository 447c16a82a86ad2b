"""Words by which a sentence says that what it dates is over: a verb of the past that is no arranging of what is to come."""

import re

from chronology.model import Basis, When
from chronology.prose.sentences import Span

FORWARD = re.compile(r"\b(?P<word>for|by|until|till|next|coming|from|erbyn|tan|at)\s(?:the\s)?\Z", re.IGNORECASE)
"""What before a day says that it may be still to come."""
_LAST = re.compile(r"(?:the )?(?:last|past|previous) ", re.IGNORECASE)
_BEFORE = re.compile(r"(?:just |shortly |a bit )?(?:before|cyn)\b", re.IGNORECASE)
FELL_THROUGH = re.compile(
    r"\b(?:(?:was|were|been|had to be) (?:adjourned|cancelled|vacated|postponed|put back|rearranged|missed|abandoned)"
    r"|(?:did not|didn't|didnt|never|not) (?:take place|happen|go ahead|attend|come|turn up|show|arrive)|dna(?:'?d)?|wnb|not brought"
    r"|nobody came|no one came|no show|ni ddaeth|gohiriwyd)\b"
)
"""What was fixed for a day and did not take place, or nobody came to."""
_SOON = 70
_REACH = 40

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


_FIXED = re.compile(rf"\b(?:{_ARRANGING}|due|to be|next)\b")


def is_fixed(lower: str, where: Span) -> bool:
    """A stretch of a text in lower case says that something was fixed, asked for or hoped."""
    return _FIXED.search(lower, where.start, where.end) is not None or FORWARD.search(lower, *where) is not None


_IN_A_WORD = re.compile(
    r"\W*(?:attended|came|closed|opened|discharged|cancelled|seen|not seen|referred|re-?referred|kept|late|refused|declined|mynychodd|caewyd)\W*"
)


def says_in_a_word(lower: str, sentence: Span, at: Span) -> bool:
    """Beside its day a sentence says no more than what became of it: "25 May attended.", "Closed 29 June 23."."""
    return _IN_A_WORD.fullmatch(f"{lower[sentence.start : at.start]} {lower[at.end : sentence.end]}") is not None


def tells_past(lower: str, where: Span) -> bool:
    """A stretch of a text in lower case tells what was, by a verb."""
    if _TO_COME.search(lower, where.start, where.end):
        return False
    return _PAST.search(lower, where.start, where.end) is not None


def says_it_was(lower: str, before: Span, behind: Span, when: When) -> bool:
    """What stands beside a day that might be still to come, or the end of a time, says that what it is told with was.

    "Moved in at New Year", "off roll from 3 March", "stopped his tablets before Christmas", "fixed for 3 May and nobody
    came". `before` and `behind` are what the sentence has on either side of the day; `lower` is the text in lower case.
    """
    past = tells_past(lower, before)
    if when.earliest is None:
        return past and _BEFORE.match(when.as_written) is not None
    forward = FORWARD.search(lower, max(before.start, before.end - _REACH), before.end)
    if forward is None or _LAST.match(when.as_written):
        return forward is not None
    if FELL_THROUGH.search(lower, behind.start, min(behind.end, behind.start + _SOON)):
        return True
    began = forward["word"] == "from" and when.basis is Basis.YEAR_FROM_CONTEXT
    return began or (past and forward["word"] in ("at", "from"))
