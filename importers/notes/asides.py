"""Days in judgments and reviews at which nothing of the story happened: of papers, of hearings that never were, of ages."""

import re

from chronology.model import Basis, When
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.refusals import is_named_by

_PAPER = r"(?:reports?|letters?(?: of instruction)?|statements?|notes?|analysis|opinions?|minutes?|chronology|e-?mails?|plans?|addend(?:um|a)|submissions?|schedules?|responses?|bundles?|affidavits?|transcripts?|guidelines?|guidance|inquir(?:y|ies))"
# "(report of 28 January", "whose report is dated", "the first entry dated", "she wrote in her report of": the day by which
# a paper is known, where what it tells has days of its own.
_NAMES_A_PAPER = re.compile(
    rf"\({_PAPER}(?: of| dated)?(?: the)? \Z"
    rf"|\b(?:whose|which|that|his|her|its|their) {_PAPER},? (?:is|are|was|were) (?:dated|filed|served|signed)(?: on)? (?:the )?\Z"
    rf"|\b(?:respon(?:d|ded|se)|repl(?:y|ies|ied)) to (?:the |our |its |my |several |two |three )?{_PAPER} (?:of|dated) (?:the )?\Z"
    rf"|\b(?:admitted|conceded|accepted|denied|disputed) (?:by [\w ]{{1,20}} )?in (?:his|her|its|their|an?|the) (?:\w+ )?{_PAPER} (?:of|dated) (?:the )?\Z"
    rf"|\b(?:the|a|his|her|its|my) (?:\w+ )?(?:schedule|bundle|letter of instruction) (?:of|dated) (?:the )?\Z"
    r"|\bstatements? (?:of|by|from|to) (?:the )?[\w.' ]{2,30},? (?:dated|made on|given on) (?:the )?\Z"
    r"|\bin (?:his|her|their|its|an?) (?:[\w-]+ ){0,2}(?:statement|affidavit|evidence)(?: to (?:the|this) (?:court|tribunal|inquest|review))? (?:of|dated) (?:the )?\Z"
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
# "The report of Dr X (16 September 2022)", "her psychological report (21 July) recommended": a paper, and its date behind it.
_PAPER_AND_DATE = re.compile(
    rf"\b(?:{_PAPER}|(?:cognitive|psychological|psychiatric|medical|expert|first|second|addendum) (?:assessment|evidence))(?: (?:by|of|from|prepared by) [^();]{{2,40}})? \((?:of |dated )?(?:the )?\Z",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\)")
# "Its procedure (adopted in May 2019, revised September 2021)": when a rule was made.
_RULE = re.compile(
    r"\b(?:procedures?|polic(?:y|ies)|guidance|guidelines?|protocols?|strateg(?:y|ies)|frameworks?|standards?|pathways?|toolkits?|codes?)\b[^.;]{0,60}"
    r"\b(?:adopted|revised|published|issued|re-?issued|launched|updated|ratified|introduced|reviewed)(?: in| on)?(?: the)? \Z",
    re.IGNORECASE,
)
# The author's own steps: who was appointed, read the papers, met and was met for the review, audited or sat as its panel.
_OWN_STEPS = re.compile(
    r"\bi (?:was|am|have been) (?:appointed|instructed|commissioned|asked)\b|\b(?:received|am in receipt of) (?:my|the|a) letter of instruction\b"
    r"|\bi have (?:also )?(?:read|considered|seen|been provided with|had sight of)\b[^.;]{0,60}\b(?:bundle|papers|statements?|documents?|reports?|evidence|files?|records)\b"
    r"|\b(?:spoke|met|talked|wrote|interviewed|seen|spoken to|contributed|invited to contribute)\b[^.;]{0,30}\b(?:(?:by|with|to) )?(?:the )?(?:independent )?(?:reviewers?|review team|lead reviewers?|author|panel chair)\b|\binvited to contribute\b"
    r"|\b(?:a|the|review|its) panel (?:first )?(?:met|sat|convened|was (?:convened|established))\b|\b(?:decision|decided|agreed) (?:to (?:undertake|commission|carry out|conduct)|that) (?:an? |the )?(?:\w+ ){0,3}review\b|\bcriteria for (?:an? |the )?(?:\w+ ){0,5}review\b"
    r"|\b(?:partnership|board|panel|home office|coroner) (?:was|were) (?:formally )?(?:notified|informed) (?:on|in)\b"
    r"|\breview was (?:commissioned|initiated|agreed)\b|\blearning events?\b|\b(?:an?|the|its|recent|multi-agency|case file) (?:\w+ )?audits?\b(?! trail)"
)
# "She signed a tenancy, to begin on 8 November": what was arranged, whether it then began or not.
_TO_BEGIN = re.compile(r"\bto (?:begin|start|commence|take effect|run)(?: on| from| in)? (?:the )?\Z")
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
_HAD_A_BIRTHDAY = re.compile(
    r"\b(?:had|has|have|celebrat\w+|approach\w+|mark(?:s|ed)|turned|reach(?:es|ed)) \Z", re.IGNORECASE
)
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
    if any(named.search(before) for named in (_NAMES_A_PAPER, _QUOTED_FROM, _HEARD_BY_COURT, _TO_BEGIN)):
        return True
    if _is_of_the_text(telling, before, at, sentence):
        return True
    if (when.edtf or "").startswith("/") and _DIRECTED.search(telling.lower, sentence.start, at.start):
        return True
    if _FIXED_FOR.search(before) and _NEVER_WAS.search(telling.lower, at.end, sentence.end):
        return True
    return when.basis is Basis.RELATIVE_TO_BIRTH and _HAD_A_BIRTHDAY.search(before) is not None


def _is_of_the_text(telling: Telling, before: str, at: Span, sentence: Span) -> bool:
    """A day is that of a rule or a paper that is weighed, or of a step of the text's own author."""
    lower = telling.lower
    if _RULE.search(lower, sentence.start, at.start) or _OWN_STEPS.search(lower, *sentence):
        return True
    if _PAPER_AND_DATE.search(lower, sentence.start, at.start) and _CLOSES.match(lower, at.end):
        return True
    return _PAPER_DATED.search(before) is not None and _IS_WEIGHED.match(lower, at.end) is not None


def comes_back(telling: Telling, before: str, at: Span, sentence: Span) -> bool:
    """A text comes back to a day that it told: by the name of what was then, or by the paragraph that told it."""
    if is_named_by(before) or _NAMES_SEVERAL.search(before) or _SEE_ABOVE.search(telling.lower, at.end, sentence.end):
        return True
    return _OUGHT.search(telling.lower, *sentence) is not None


def says_what_is_not_known(telling: Telling, sentence: Span) -> bool:
    """A judge says what was not found: a day in it is of nothing that happened."""
    return _NOT_FOUND.match(telling.lower, sentence.start, sentence.end) is not None
