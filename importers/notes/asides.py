"""Days in judgments and reviews at which nothing of the story happened: of papers, of hearings that never were, of ages."""

import re

from chronology.model import Basis, When
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.refusals import is_named_by

_PAPER = r"(?:reports?|letters?|statements?|notes?|analysis|opinions?|minutes?|chronology|e-?mails?|plans?|addend(?:um|a)|submissions?)"
# "(report of 28 January", "whose report is dated", "the first entry dated", "she wrote in her report of": the day by which
# a paper is known, where what it tells has days of its own.
_NAMES_A_PAPER = re.compile(
    rf"\({_PAPER}(?: of| dated)?(?: the)? \Z"
    rf"|\b(?:whose|which|that|his|her|its|their) {_PAPER},? (?:is|are|was|were) dated (?:the )?\Z"
    r"|\bstatements? (?:of|by|from|to) (?:the )?[\w.' ]{2,30},? (?:dated|made on|given on) (?:the )?\Z"
    r"|\b(?:entry|entries) (?:(?:is|are|was|were) )?dated (?:the )?\Z"
    rf"|\b(?:wrote|written|sa(?:id|ys)|stat(?:ed|es)|record(?:ed|s)|puts|noted|described) in (?:his|her|its|their|an?|the) (?:\w+ )?{_PAPER} (?:of|dated) (?:the )?\Z",
    re.IGNORECASE,
)
# "Expressed in his report of 3 February", "relies on an e-mail of 3 December": a paper that somebody's words are taken from.
_QUOTED_FROM = re.compile(
    r"\b(?:rel(?:y|ies|ied) (?:up)?on|refers? to|point(?:s|ed)? to|quot(?:es?|ed)|cit(?:es?|ed)|exhibit(?:s|ed)|(?:contained|set out|expressed|found|repeated|given|recorded|confirmed|mentioned|described) in|appears? (?:in|from|at)|according to)"
    rf" (?:an?|the|his|her|its|their|my) (?:[\w-]+ ){{0,2}}{_PAPER},? (?:of|dated|from) (?:the )?\Z",
    re.IGNORECASE,
)
# The day on which a court heard somebody say it.
_HEARD_BY_COURT = re.compile(
    r"\b(?:in (?:\w+ ){0,2}evidence(?: (?:to|before) (?:me|us|the court))?|(?:in|under) cross.?examination|(?:gave|giving|heard) (?:oral |further |live )?evidence(?: (?:to|before) (?:me|us|the court))?(?: from [\w ]{2,30})?"
    r"|(?:told|informed) (?:me|the court)|in (?:opening|closing)(?: (?:submissions|speech))?|from the witness box),? (?:given )?on (?:the )?\Z",
    re.IGNORECASE,
)
# "Was directed to file a statement by 1 September": a day to do it by.
_DIRECTED = re.compile(
    r"\b(?:directed|directions?|ordered|required?|requir(?:es|ing)|(?:was|were) given|invited|had)\b[^.;]{0,80}\bto (?:file|serve|lodge|submit|provide|produce|disclose|respond|pay|complete|vacate|leave|prepare|send)\b[^.;]{0,60}\Z"
    r"|\b(?:directed|required|ordered) (?:an?|the) [^.;]{0,60}\Z"
)
# "The analysis, dated 22 February, is ...": a paper is weighed in the present tense.
_PAPER_DATED = re.compile(rf"\b{_PAPER},? (?:\(?dated|of) (?:the )?\Z", re.IGNORECASE)
_IS_WEIGHED = re.compile(
    r"\)?,? (?:is|are|sets?|puts?|describes?|concludes?|gives?|shows?|says?|contains?|makes?|recommends?)\b"
)
_FIXED_FOR = re.compile(r"\b(?:listed|fixed|set down)(?: to be heard)?(?: for| on)(?: the)? \Z", re.IGNORECASE)
_NEVER_WAS = re.compile(r"\b(?:vacated|could not (?:go ahead|proceed|be heard|be effective))\b")
_HAD_A_BIRTHDAY = re.compile(r"\b(?:had|has|have|celebrat\w+|approach\w+) \Z", re.IGNORECASE)
# "(see paragraph 12 above)", "as described at paragraph 8".
_SEE_ABOVE = re.compile(
    r"\((?:see|cf\.?) (?:also )?(?:paragraphs?|paras?\.?|sections?|§+) ?[\d.]+(?:(?:,| and| to|-|\u2013) ?[\d.]+)* above\)"
    r"|\bas (?:i have |we have )?(?:described|set out|mentioned|noted|recorded|recounted|told) (?:above|(?:at|in) (?:paragraphs?|paras?\.?|sections?) ?[\d.]+)"
)
# "The events of 2 April 2018 and 14 October 2019": the second of the days by which things told before are named.
_NAMES_SEVERAL = re.compile(
    r"\b(?:the|those|these|both) (?:\w+ )?(?:events|incidents|occasions|matters|allegations|injuries|assaults|calls|contacts|referrals|meetings|visits) (?:of|on) [\w ,]{3,60}(?:,| and) (?:on )?(?:the )?\Z",
    re.IGNORECASE,
)
# What ought to have been done on a day that was told.
_OUGHT = re.compile(r"\b(?:should|ought to|could|might|would) (?:not |never |also |have been |at least )?have\b")
_NOT_FOUND = re.compile(
    r"\W*i (?:do not|cannot|could not|am unable to|am not able to|make no) (?:find|say|accept|make|tell)"
)


def is_aside(telling: Telling, before: str, at: Span, sentence: Span, when: When) -> bool:
    """A day of a report or judgment is that of a paper, of a hearing that never was or of a birthday; `before` ends at it."""
    if _NAMES_A_PAPER.search(before) or _QUOTED_FROM.search(before) or _HEARD_BY_COURT.search(before):
        return True
    if (when.edtf or "").startswith("/") and _DIRECTED.search(telling.lower, sentence.start, at.start):
        return True
    if _PAPER_DATED.search(before) and _IS_WEIGHED.match(telling.lower, at.end):
        return True
    if _FIXED_FOR.search(before) and _NEVER_WAS.search(telling.lower, at.end, sentence.end):
        return True
    return when.basis is Basis.RELATIVE_TO_BIRTH and _HAD_A_BIRTHDAY.search(before) is not None


def comes_back(telling: Telling, before: str, at: Span, sentence: Span) -> bool:
    """A text comes back to a day that it told: by the name of what was then, or by the paragraph that told it."""
    if is_named_by(before) or _NAMES_SEVERAL.search(before) or _SEE_ABOVE.search(telling.lower, at.end, sentence.end):
        return True
    return _OUGHT.search(telling.lower, *sentence) is not None


def says_what_is_not_known(telling: Telling, sentence: Span) -> bool:
    """A judge says what was not found: a day in it is of nothing that happened."""
    return _NOT_FOUND.match(telling.lower, sentence.start, sentence.end) is not None
