"""What an answer that did not come says of how somebody was asked: at a door, by telephone, in writing; and what came of a meeting."""

import re

from chronology.model import Kind
from chronology.prose.in_name_only import is_of_a_meeting
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import CueHit

_NO_ANSWER = re.compile(
    r"no (?:ans(?:wer)?|reply)|not answered|(?:nobody|no one) answered|would not answer|dim ateb|neb (?:yn|wedi) ateb"
)
_BY_PHONE = re.compile(
    r"\b(?:calls?(?! at)|t/c|tc|(?:tele)?phon\w+|rang|ring(?:ing)?|rung|tel|mobile|mob|texts?|texted|voice ?mail|vm|answerphone"
    r"|ffon\w*|galwad\w*)\b"
)
_IN_WRITING = re.compile(
    r"\b(?:e-?mail\w*|letters?|wrote|written|messag\w*|fax\w*|asked (?:the|for|if|whether|them|again)|requested|chased|e-?bost\w*|llythyr\w*|neges\w*|gofynn\w*)\b"
)
_SO_FAR_BEFORE = 160
_AT_DOOR = re.compile(
    r"\b(?:doors?|doorbell|knock\w*|visit\w*|hv|h/v|house|property|address|flat|card\w*|letter ?box|drws|ymweliad)\b"
)
# Why a door is forced by those who come to help.
_TO_REACH = re.compile(
    r"\b(?:police|officers?|pc|pcso|fire (?:service|crew|brigade)|ambulance|paramedics?|heddlu|welfare|no (?:reply|answer|response)|not answering)\b"
)


def answered(lower: str, hit: CueHit, sentence: Span) -> Kind:
    """A telephone that nobody answered is no visit that found nobody; a door forced to reach somebody is no attack."""
    if hit.kind is Kind.DOMESTIC_ABUSE_INCIDENT and lower.startswith("forced entry", hit.start):
        return Kind.POLICE_INCIDENT if _TO_REACH.search(lower, *sentence) else hit.kind
    if is_of_a_meeting(lower, hit, sentence):
        return Kind.CANCELLED_BY_SERVICE
    if hit.kind is not Kind.NO_ACCESS_VISIT or not _NO_ANSWER.fullmatch(lower, hit.start, hit.end):
        return hit.kind
    if _AT_DOOR.search(lower, *sentence):
        return hit.kind
    if _BY_PHONE.search(lower, *sentence):
        return Kind.TELEPHONE_CALL
    # "Emailed the home. No reply": the sentence before says how they were asked.
    before = lower[max(0, hit.start - _SO_FAR_BEFORE) : hit.start]
    asked = [*_IN_WRITING.finditer(before), *_AT_DOOR.finditer(before), *_BY_PHONE.finditer(before)]
    last = max(asked, key=lambda found: found.start(), default=None)
    return Kind.CONTACT if last is not None and last.re is _IN_WRITING else hit.kind
