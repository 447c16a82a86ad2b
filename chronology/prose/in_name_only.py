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
# What somebody is to hold, make or agree, and a plan that comes of it.
_TAKEN = (_LEADS_TO | {Group.PLAN}) - {Group.OTHER}
_STEPS = frozenset({Kind.MARAC, Kind.RETURN_INTERVIEW})
_MEETINGS = frozenset({Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.LEGAL})
# "Strategy discussion if repeated": a step that waits for something.
_IF = re.compile(
    r"[\s,]{1,2}(?:(?:again|then|only|and \w+|to follow) ){0,2}(?:if|unless|should (?:there|he|she|they|we|it|things|this|any\w*|a|another)|in the event|depend\w+ (?:on|upon)|os)\b"
)
# "ICPC booked for 3 June", "LPM not agreed": a day to come, or none.
_NOT_YET = re.compile(
    r"\W{1,3}(?:(?:is|was|are|were|has|have|had|been|still|now|date|meeting|for|re|again|also|provisionally|being|never|yet) ){0,3}?"
    r"(?:booked|arranged|scheduled|requested|awaited|awaiting|pending|outstanding|tbc|tba|overdue|due|declined|refused|(?:yet )?to be \w+|to (?:book|arrange|follow)|i'w (?:drefnu|gynnal)"
    r"|not (?:yet |been |being ){0,2}(?:agreed|held|done|made|quorate|convened|booked|arranged|needed|required|warranted|received|seen|shared|sent|in place|started|written|completed|met|justified))\b"
    r"(?![^.;]{0,60}(?<!not )(?<!never )(?<!be )\b(?:held|completed|took place|went ahead|signed)\b)"
)
# "Promised a safety plan", "no sign of the report": whoever waits for a thing has not got it.
_WAITED_FOR = re.compile(
    r"\b(?:promis\w+|(?:told|said) (?:there|we|they|it) (?:would|was going to)|supposed to|meant to|(?:still )?waiting (?:for|on)|yet to (?:see|receive|get|have)|no sign of"
    r"|chas(?:e|ed|ing)(?: up)?|(?:never|not|nobody|no one|n['\u2019]t)(?: ever| yet)? (?:got|get|had|have|has|receiv\w+|seen?|saw|been (?:given|sent|shown)|giv\w+|sent|shar\w+|sight of)"
    r"|(?:asked|asking|ask|pressed|pushed|pushing)(?: again| repeatedly| twice)? for|requested|wants?|wanted|what|dates? (?:of|for)|to (?:book|convene|call|request|set up|organise|seek|discuss|hold|have|go (?:to|for)|go back to|take (?:it |this )?to|present (?:at|to)|prepare for))"
    r"(?: (?!and\b|but\b|at\b|in\b|then\b)[\w'-]+){0,5} \Z"
)
# "A safety plan for school and never got it", "the plan never came": what was to be, and was not.
_NEVER_CAME = re.compile(
    r"[^.;]{0,60}?\b(?:(?:never|not|nothing|no one|nobody|didn['\u2019]?t|wasn['\u2019]?t|hasn['\u2019]?t|haven['\u2019]?t)(?: has| have| had| was| been| yet| ever| actually){0,3} (?:got|get|came|come|receiv\w+|seen?|saw|materiali\w+|happen\w*|arriv\w+|turned up|appear\w*|shared|sent|written|produced|put in place|drawn up|done|made|held|heard|given|shown)"
    r"|(?:still|are|is|been) (?:waiting|outstanding|awaited)|came to nothing|fell through|no sign of it)\b"
)
_HELD = re.compile(
    r"\A\W{0,3}(?:(?:was|were|is|has|been|had|have|that|which|meeting|plan|then|also|now|today|finally|duly) ){0,3}(?:agreed|held|took place|taken place|made|signed|drawn|put|attended|chaired|convened|completed|done|reviewed|updated|unanim\w+|quorate)\b"
    r"|\b(?:held|took place|went ahead|was (?:made|signed|agreed))\b"
)
# "We were promised a plan and it never came."
_BROKEN = re.compile(
    r"\b(?:promis\w+|(?:told|said) (?:there|we|they|it) (?:would|was going to)|supposed to|meant to)\b[^.;]*?\b(?:never|nothing|not|n['\u2019]t|still waiting|came to nothing)\b"
)
# "S47 agreed on both. ICPC.": a step that is named alone behind what was told is what comes next.
_TOLD_BEFORE = re.compile(r"[^\n]*[^\W\d]{3,}[^\n]*[.;]\s*\Z")
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
# "For strat this pm", "strategy meeting today 3pm": it is still to be held as the note is written.
_TO_BE_HELD = re.compile(
    r"(?: (?:disc(?:ussion)?|meeting|mtg))? (?:later )?(?:today|this (?:pm|afternoon|aft|evening)|tonight|tomorrow|tmrw|tmw)(?: (?:at |@ ?)?\d[\d.:]*(?:[ap]m)?)?\s*(?:[.;,)\n]|\Z)"
)
# "Substance misuse history taken", "explored, no concerns", "does not drink or take drugs": a clinician asked, and what was asked about was not.
_SCREENED = frozenset(
    {Kind.SUBSTANCE_MISUSE, Kind.OVERDOSE, Kind.SELF_HARM, Kind.MENTAL_HEALTH_CONCERN, Kind.DOMESTIC_ABUSE_INCIDENT}
)
_ASKED_AND_NOT = re.compile(
    r"\bhistory (?:was |has been )?(?:taken|explored|obtained|unremarkable)\b"
    r"|\b(?:explored|enquired about|asked about|screened(?: for)?|discussed)\b[^.;]{0,40}\b(?:no concerns?|nil of note|nothing of note|unremarkable|none (?:reported|disclosed)|nil)\b"
    r"|\b(?:does not|doesn't|do not|don't|has never|have never|never) (?:\w+ )?(?:drink|drunk|use|used|take|taken|touch|touched|misuse|misused)\b(?!\s+(?:his|her|the|any)? ?(?:medication|meds|tablets|insulin|prescri\w+))"
    r"|\bdrinks? (?:alcohol )?(?:only )?(?:socially|occasionally|rarely|within)\b"
)
# "The flat in which he died": where it was to be, told of another day.
_WHERE_IT_WAS = re.compile(
    r"\b(?:(?:in|at|on|from) which|where) (?:he|she|they|it|\w+) (?:(?:had|later|eventually|then|was to|were to) ){0,2}\Z"
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
    where_it_was = hit.kind is Kind.DEATH and _WHERE_IT_WAS.search(lower, sentence.start, hit.start)
    if where_it_was or says_it_was_not(lower, hit.kind, sentence):
        return True
    if hit.kind is Kind.STRATEGY_DISCUSSION and _TO_BE_HELD.match(lower, hit.end, sentence.end):
        return True
    if group in _LEADS_TO and _SUGGESTED.match(lower, hit.end, sentence.end):
        return True
    if (group in _TAKEN or hit.kind in _STEPS) and _is_to_come(lower, hit, sentence):
        return True
    if group is Group.ASSESSMENT and (
        _FOR.search(lower, sentence.start, hit.start) or _ASKED_FOR.match(lower, hit.end, sentence.end)
    ):
        return True
    # A heading of a word or two says what its note is of.
    told = lower.count(" ", *sentence) >= _A_SENTENCE
    weak = told and hit.kind is Kind.PLACEMENT_STARTED and hit.weight < NAMES
    return weak and not _MOVED.search(lower, *sentence)


def says_it_was_not(lower: str, kind: Kind, sentence: Span) -> bool:
    """A clinician asked after a thing, and the sentence says that there was none of it."""
    return kind in _SCREENED and _ASKED_AND_NOT.search(lower, *sentence) is not None


def _is_to_come(lower: str, hit: CueHit, sentence: Span) -> bool:
    """A step that waits, is asked for, never came, or is named alone at the end of what was done."""
    if _IF.match(lower, hit.end, sentence.end) or _NOT_YET.match(lower, hit.end, sentence.end):
        return True
    meets = taxonomy()[hit.kind].group in _MEETINGS
    if (
        meets
        and not lower[sentence.start : hit.start].strip(" -")
        and not lower[hit.end : sentence.end].strip(" .!-\n")
    ):
        line = lower.rfind("\n", 0, sentence.start) + 1
        return hit.weight == NAMES and _TOLD_BEFORE.match(lower, line, sentence.start) is not None
    if _HELD.search(lower[hit.end : sentence.end]):
        return False
    before = _WAITED_FOR.search(lower, sentence.start, hit.start)
    return before is not None or _NEVER_CAME.match(lower, hit.end, sentence.end) is not None


def is_of_a_meeting(lower: str, hit: CueHit, sentence: Span) -> bool:
    """Somebody's sickness is why a visit or a meeting did not take place, and no end of their work with the family."""
    away = hit.kind in (Kind.WORKER_ENDED, Kind.CASE_UNALLOCATED)
    return bool(away and _HAD_BEEN_ARRANGED.search(lower, *sentence) and _FELL_AWAY.search(lower, *sentence))


def is_broken_promise(lower: str, sentence: Span) -> bool:
    """A sentence tells of a day by what was to come of it, and never came."""
    return _BROKEN.search(lower, *sentence) is not None
