"""Where words name a step or a thing and do not tell that it was taken on the day: what is held already, was only suggested, or is what for."""

import re

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import NAMES, CueHit

# "Has a 2018 conviction for assault", "PNC shows convictions": what somebody bears from years ago, and what it was for.
_BORNE = re.compile(
    r"\b(?:has|have|had|with|shows?|showed|holds?|of|previous\w*|prior|past|earlier|spent|old|historic\w*)\b(?![^.;]{0,24}\b(?:new|today|now)\b)[^.;]{0,24}?"
    r"\b(?:convictions?|euogfarn\w*)\b(?! (?:today|on \d))[^.;]*"
)
_LEADS_TO = frozenset(
    {
        Group.CONFERENCE,
        Group.STRATEGY_DISCUSSION,
        Group.REVIEW,
        Group.LEGAL,
        Group.ASSESSMENT,
        Group.OTHER,
        Group.S47_ENQUIRY,
    }
)
# "LPM first suggested Jan 2025": nobody had met.
_SUGGESTED = re.compile(
    r"[\s,]{1,2}(?:(?:was|were|had been|has been|is|been|first|again|originally|already) ){0,3}(?:suggested|proposed|recommended|mooted|floated|raised as|advised)\b"
)
# "Allocated for pre-birth assessment", "on the list for an assessment": what for.
_FOR = re.compile(
    r"\b(?:allocat\w+|refer(?:red|ral)|request\w*|ask\w*|booked|waiting|list|agreed|commission\w*|accepted|consent\w*)\b[^.;]{0,40}\bfor (?:an? |the |her |his |their )?(?:\w+ )?\Z"
)
# "EHC needs assessment request not yet sent": asked for, if that.
_ASKED_FOR = re.compile(
    r"(?: (?:request|referral|form|application|paperwork)s?\b(?! (?:completed|done|finished))|[^.;]{0,16}\b(?:not (?:yet )?|still to be |yet to be |to be )(?:sent|requested|done|started|begun|completed|made|allocated|arranged))"
)
_MOVED = re.compile(
    r"\b(?:plac(?:ed|ing)|plac\w+ (?:start|beg[au]n|made|found|identif|with|at|in)\w*|mov(?:ed?|es|ing)|went|gone to|going to|go to|start\w*|beg[au]n|new|arriv(?:ed|es) (?:at|with|in)|transfer\w*"
    r"|came (?:to|into)|come into|taken (?:to|into)|settl\w+|joined|introduc\w*|into|liv(?:es?|ed|ing)|stay\w*|return\w*|opened|symud\w*|lleoli\w*|aeth)\b"
)
_A_SENTENCE = 3
"""Spaces between the words of the shortest stretch that is no heading."""
_HAD_BEEN_ARRANGED = re.compile(
    r"\b(?:visit|appointment|appt|meeting|mtg|core group|conference|review|supervision|session|contact|call|ymweliad|cyfarfod)\b"
)
_FELL_AWAY = re.compile(
    r"\b(?:(?:did|was|were|could|has|had)(?: not|n['\u2019]?t) (?:go ahead|take place|happen|made|held|covered|gone ahead|taken place|visit|attend)|cancel\w*|not covered|postponed|missed|nobody covered|no cover)\b"
)


def is_borne(lower: str, hit: CueHit, sentence: Span) -> bool:
    """A conviction somebody has from before, and the offence that it was for."""
    return any(found.start() <= hit.start < found.end() for found in _BORNE.finditer(lower, *sentence))


def is_only_named(lower: str, hit: CueHit, sentence: Span) -> bool:
    """The words name a meeting that was suggested, an assessment that something is for, a carer to whom nobody moved."""
    group = taxonomy()[hit.kind].group
    if group in _LEADS_TO and _SUGGESTED.match(lower, hit.end, sentence.end):
        return True
    if group is Group.ASSESSMENT and (
        _FOR.search(lower, sentence.start, hit.start) or _ASKED_FOR.match(lower, hit.end, sentence.end)
    ):
        return True
    # A heading of a word or two says what its note is of.
    told = lower.count(" ", *sentence) >= _A_SENTENCE
    weak = told and hit.kind is Kind.PLACEMENT_STARTED and hit.weight < NAMES
    return weak and not _MOVED.search(lower, *sentence)


def is_of_a_meeting(lower: str, hit: CueHit, sentence: Span) -> bool:
    """Somebody's sickness is why a visit or a meeting did not take place, and no end of their work with the family."""
    away = hit.kind in (Kind.WORKER_ENDED, Kind.CASE_UNALLOCATED)
    return bool(away and _HAD_BEEN_ARRANGED.search(lower, *sentence) and _FELL_AWAY.search(lower, *sentence))


_CAME = re.compile(
    r"\b(?:attended|came|come|was seen|turned up|was brought|kept|engaged|mynychodd|daeth)\b(?:(?!\b(?:miss\w*|dna|not|n't|failed)\b)[^.;])*\Z"
)
_THEN_MISSED = re.compile(
    r"[^.;]*?\b(?:and|but|,|then) ?(?:has |had |then |also )?(?:missed|dna|did not|didn't|failed)\b"
)


def came_on(lower: str, date: Span, sentence: Span) -> bool:
    """Somebody came on this day of a sentence that goes on to tell of days on which they did not."""
    before = _CAME.search(lower, sentence.start, date.start)
    return before is not None and _THEN_MISSED.match(lower, date.end, sentence.end) is not None
