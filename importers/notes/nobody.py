"""Texts and sentences that tell of nobody the record is about: made-up cases, counts of many, one entry for every record."""

import re
from functools import lru_cache

from chronology.caseless import in_small_letters

# What says at the head of a text that its case was made up; and what such a text is called, where a line is a title.
_MADE_UP = re.compile(
    r"\b(?:composite|fictional|fictitious|imaginary|made[- ]up|invented|hypothetical) (?:case|family|child|adult|person|scenario|example|story)"
    r"|\((?:a )?(?:composite|fictional|fictitious|made[- ]up|invented|not a real)\b|\bany resemblance\b|\bachos (?:dychmygol|ffuglennol)\b",
)
_TITLE = re.compile(
    r"\b(?:practice|training|learning|team|group|supervision|workshop|reflective|case)(?: (?:week|day|study|session))?[ -]exercise\b"
    r"|\b(?:an )?examples? of (?:a |an )?(?:good|poor|bad|clear|well[- ]written|completed?) (?:record\w*|practice|writing|entr\w+|note\w*|form\w*|log\w*|report\w*)\b|\bworked example\b|\bspecimen (?:form|entry|record)\b|\benghraifft o (?:gofnod\w*|arfer) da\b"
    r"|\bcase (?:study|scenario|vignette)\b|\bvignette\b|\bymarfer hyfforddi\b",
)
# What is put on the record of everybody of a place says nothing of any of them.
_FOR_EVERY_RECORD = re.compile(
    r"\b(?:same|identical) (?:entry|note|paragraph|message) (?:is |has been |will be )?(?:going |being )?(?:put |placed |added |copied |entered )?(?:on(?:to)?|in(?:to)?|for|to) (?:all|every|each)\b"
    r"|\b(?:each|every|all) (?:of the )?(?:residents?|service users?|child(?:ren)?|tenants?|patients?|pupils?|clients?)['\u2019]?s?['\u2019]? (?:records?|files?) (?:is|are|has|have|will)\b[^.\n]{0,30}\bsame\b"
    r"|\b(?:does not|doesn['\u2019]?t|do not|don['\u2019]?t) mean (?:that )?(?:any|some)thing (?:has )?happened\b",
)
# How many there were of something in a year or a county.
_OF_MANY = re.compile(
    r"\b\d[\d,]* (?:such|similar|of these|of those)\b"
    r"|\b(?:across|throughout|in) (?:the |our |this )?(?:\w+ )?(?:county|borough|country|region|nation|uk|england|wales|local authority area)\b[^.;]{0,60}\b\d[\d,]*\b"
    r"|\bnational(?:ly)? (?:figures?|average|statistics|data)\b|\bone in (?:\w+|\d+) (?:children|adults|women|men|people|families|babies)\b",
)
# "41 families on the Mon, 38 Tues", "two children fell (not ours)": who came, and whom it was not.
_OF_OTHERS = re.compile(
    r"\b\d{2,4} (?:(?:families|visitors|attendees|households|teulu)\b|(?:people|children|adults|parents) (?:through the door|signed up|booked on|at the (?:group|session|fun day|drop[- ]in)))"
    r"|\(see [\w .'\u2019]{2,30}['\u2019]s? (?:own )?(?:notes?|log|file|record|entry|chart|sheet|page)\)"
    r"|\((?:not (?:ours|one of ours)|different (?:child|family|resident)|another family|(?:on |in )?(?:a )?separate (?:case|record|file|log))\b"
    r"|(?<!\bit is )(?<!\bit's )(?<!\bit was )(?<!\bis )(?<!\bwas )\bnothing to do with (?:them|us|the (?:family|children))\b",
)
# A note of a course: what it says at its head, and of what its stories then are.
_COURSE = re.compile(
    r"(?<!potty )(?<!toilet )(?<!football )(?<!rugby )(?<!dog )(?<!boxing )(?<!parent )(?<!parenting )\btraining (?:day|notes?|log|session|on|event)\b|\b(?:cpd|webinar|post[- ]course|study day|away day|masterclass|e-?learning"
    r"|(?:safeguarding|mca|dols|level \d|\w+) refresher|reflective (?:journal|diary|log|account|piece)|reflections|hyfforddiant)\b",
)
_STORY = re.compile(
    r"\b(?:scenarios?(?: \d)?|case stud(?:y|ies)|vignettes?|slide \d+|slides|the trainer|trainer (?:told|said|asked)|speaker|presenter|composite|quiz|handouts?|story of)\b"
    r"|\bwhat would (?:i|you|we) (?:do|have)\b|\bwould (?:i|we) have (?:spotted|seen|done|noticed)\b",
)
_NO_ONE = re.compile(
    r"\bno (?:individual|named|particular|specific) (?:child(?:ren)?|adults?|cases?|famil(?:y|ies)|people|residents?|patients?)\b[^.]{0,20}\bdiscussed\b",
)
_HEAD, _LINES, _TITLE_WORDS, _COURSE_HEAD = 400, 2, 24, 100


def is_made_up(text: str, start: int, end: int) -> bool:
    """A text says that its case was made up, that it is a note of a course, or that it is of nobody's case."""
    small = _small(text)
    lines = [line.strip() for line in small[start : min(end, start + _HEAD)].split("\n") if line.strip()]
    titled = bool(lines) and _is_title(lines[0]) and _TITLE.search(lines[0]) is not None
    if titled or any(_MADE_UP.search(line) for line in lines[:_LINES]) or _NO_ONE.search(small, start, end):
        return True
    headed = _COURSE.search(small, start, min(end, start + _COURSE_HEAD))
    return headed is not None and _STORY.search(small, start, end) is not None


def _is_title(line: str) -> bool:
    return len(line.split()) <= _TITLE_WORDS and not line.endswith(".") and ". " not in line


def is_for_every_record(text: str, start: int, end: int) -> bool:
    """The text says that it stands on the record of everybody."""
    return _FOR_EVERY_RECORD.search(_small(text), start, end) is not None


@lru_cache(maxsize=512)
def counts_many(words: str) -> bool:
    """A sentence counts what happened to many, and tells of no one of them; or says that it is of others."""
    small = in_small_letters(words)
    return _OF_MANY.search(small) is not None or _OF_OTHERS.search(small) is not None


# Each note of a text is asked about by itself.
_small = lru_cache(maxsize=2)(in_small_letters)
