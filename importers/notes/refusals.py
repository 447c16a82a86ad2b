"""Dates in notes at which nothing happened: of birth, of laws and papers, of habits, of what might have been."""

import re

from chronology.model import Basis, When
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling

REACH = 40
"""Characters before a date in which its label stands."""
# What stands before a date that tells no event: the label of a date of birth ("was born on ..." tells of one), the
# name of a law, which has its year in it, and what recurs.
_NO_EVENT = re.compile(
    r"(?:(?:\bd\.?\s?o\.?\s?b\.?|\bdate of birth|\bdyddiad geni|\((?:b\.|born|g\.)|(?<!was )(?<!were )(?<!baby )(?<!twins )\bborn)[\s:(]{0,4}(?:on )?"
    r"|\b(?:updated|version|printed|date completed|date signed|expires?|exp|valid until|ref)[:,\s(]{1,3}(?:on )?"
    r"|\b(?:version|issue \d{1,3})\b[^.\n]{0,12}"
    r"|(?:\A|[.:\n]|\s\s)\s{0,4}(?:signed|dated)[:\s]{1,3}(?:on )?|\btemplate\b[^.]{0,24}"
    r"|\b(?:handed down|date presented[^:\n]{0,30}|date of (?:this )?(?:report|judgment|publication)|published):\s{0,3}(?:on )?(?:the )?"
    r"|\b(?:statements?|evidence) (?:of|dated|signed(?: on)?) (?:the )?"
    r"|\b(?:act|rules|regulations|measure|convention|deddf|rheoliadau)\s{1,3}(?:\((?:wales|england|cymru)\) )?"
    r"|\b(?:every|each|most|alternate|bob)\s{1,3})\Z",
    re.IGNORECASE,
)
# "The letter of 3 March", "outcome of the enquiry started on 3 March": the day is the name of a thing known already.
_NAMED_BY = re.compile(
    r"\b(?:the|that|this|our|my|his|her|their|[a-z]+['\u2019]s|y|yr) (?!(?:[\w-]+ )?(?:night|evening|morning|afternoon|day|week|month|weekend|end|start|beginning|middle|early|late|hours|course|period|summer|winter|birth|death)\b)"
    r"(?:[\w'&-]+ ){1,4}(?:of|dated) (?:the )?\Z"
    r"|\b(?:of|to|about|since|for|re|regarding|following|after|chased|read|reviewed) (?:the|that|this|our|my) (?:[\w'&-]+ ){1,3}"
    r"(?:started|begun|opened|held|made|sent|received|agreed|completed|written) on (?:the )?\Z",
    re.IGNORECASE,
)
# "Macsen, then aged six": how old somebody was on a day told otherwise.
_SAYS_HOW_OLD = re.compile(
    r"(?:,|\(|\bthen|\bnow|\bstill|\bchild(?:ren)?|\bboy|\bgirl|\bson|\bdaughter)\s(?:then |still )?aged\b[^,]*\Z",
    re.IGNORECASE,
)
_RECURS = re.compile(r"(?:every|each|most|alternate|bob)\b", re.IGNORECASE)
# Law, and what is said of the text itself: its dates are nobody's.
_LAW = re.compile(
    r"\b(?:(?:came|coming|comes|entered|be|was|is) (?:in|into|in to) force|in force (?:from|since|until|on)|royal assent"
    r"|(?:as|was|were) amended|enacted|repealed|codes? of practice|statutory guidance|period (?:under|of) review|review period"
    r"|terms of reference|for instance|for example|e\.g|is awaited|are awaited|er enghraifft|(?:this|the) (?:chronology|report|review|judgment|document|section|template|policy|guidance|version|procedure)"
    r" (?:was|has been|is|covers|runs|sets|must|will|reads|applies)|daeth i rym)\b"
)
# "Had the assessment been done in April it might have shown": April is no day of what happened.
_COUNTERFACTUAL = re.compile(r"had (?:the|a|an|this|that|he|she|they|any|someone|it)\b[^.]*\b(?:might|would|could)\b")


def is_no_event(before: str, when: When, *, narrative: bool) -> bool:
    """What stands before a date says that it is a label, a law's, a habit or an age; `before` ends where it starts."""
    if narrative and before.endswith("born on "):
        return False
    if _NO_EVENT.search(before) or _RECURS.match(when.as_written):
        return True
    if when.basis is Basis.RELATIVE_TO_BIRTH and _SAYS_HOW_OLD.search(before + when.as_written):
        return True
    # A narrative tells of letters by their dates; in a note "the letter of 3 March" only names one.
    return not narrative and _NAMED_BY.search(before) is not None


def is_of_law(telling: Telling, sentence: Span) -> bool:
    """A sentence on the law, on the text itself, or on what would have been: its dates are nobody's."""
    if _COUNTERFACTUAL.match(telling.lower, sentence.start, sentence.end):
        return True
    return _LAW.search(telling.lower, sentence.start, sentence.end) is not None and not telling.is_plain(sentence)
