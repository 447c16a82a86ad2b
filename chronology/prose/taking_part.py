"""How somebody took part, from the words around the mention of them: seen, seen alone, spoken to, there, absent."""

import re
from enum import StrEnum


class Part(StrEnum):
    """A way of taking part, the plainest first: of several the first is what an entry says."""

    SEEN_ALONE = "seen-alone"
    SEEN = "seen"
    ATTENDED = "attended"
    SPOKEN_TO = "spoken-to"
    ABSENT = "absent"
    NOT_SEEN = "not-seen"
    STAYING = "staying"
    MENTIONED = "mentioned"


RANK = {part: rank for rank, part in enumerate(Part)}
# No cue is looked for further away than this, in characters.
REACH = 60

_ALONE = (
    r"(?:alone|(?:on|in) (?:his|her|their|its) own|by (?:himself|herself|themselves|themself)"
    r"|ar ei (?:ben|phen) ei hun(?:an)?|ar eu pen(?:nau)? eu hun(?:ain|an))"
)
_FILL = r"(?:[ ,]{1,2}(?:was|were|is|are|both|all|also|has|had|have|been|then|who|again|only|too|each|themselves))*[ ,]{1,2}"
_NOT = r"(?:not|never|[a-z]{2,6}n't)"
# "Lives there" is in the home that is told of; "lives in Cardiff", "lives locally" and "lives alone" are somewhere else.
_THERE = (
    r" (?:there|here|with|together|back|together with|at (?:home|the)|in (?:the|this|their) (?:\w+ )?(?:home|house|household|flat|property|address)"
    r"|yno|yma|gyda|gartref)\b|[.,;)]|\Z"
)
# Who saw somebody was no worker, or no person at all: "seen at the window by a neighbour", "seen on CCTV".
_BY_ANOTHER = (
    r"[^.;\n]{0,40}\b(?:on (?:cctv|camera|film|video|facebook|tiktok|snapchat|instagram|social media)"
    r"|by (?:a |an |the |her |his |their |some |two |one |several )?(?:\w+ )?(?:neighbour|passer|public|member|friend|relative|taxi|bus|shop|witness|tenant|dog walker)s?)\b"
)
_BEHIND = (
    (
        Part.NOT_SEEN,
        rf"(?:{_FILL}(?:was |were |had |has )?{_NOT} (?:been |yet |actually )?(?:seen|spoken to)|{_FILL}(?:heb ei (?:gweld|weld)|ddim wedi ei (?:gweld|weld)))\b(?! (?:{_ALONE}))",
    ),
    (
        Part.ABSENT,
        (
            rf"{_FILL}(?:(?:did not|didn't|failed to|was unable to|were unable to|could not|couldn't|unable to|has not|refused to|not able to) (?:attend|come|turn up|arrive)"
            rf"|{_NOT} (?:present|there|at home|in attendance|in\b(?= ?[.,;)]|\Z))|dna\b|absent|out\b(?= ?[.,;)]|\Z)|sent (?:his |her |their )?apologies|gave (?:his |her |their )?apologies|apologised for|apologies|no show|ddim yn bresennol|yn absennol)"
        ),
    ),
    (
        Part.SEEN_ALONE,
        rf"(?:{_FILL}(?:seen|spoken to|met|visited|interviewed|gwelwyd)(?: (?!not\b|with\b)[\w']+){{0,4}}?,? {_ALONE}\b|:? \(?{_ALONE} ?\))",
    ),
    (Part.SEEN, rf"{_FILL}(?:seen|observed|visited|gwelwyd)\b(?! (?:by|as|that|this|and not)\b)(?!{_BY_ANOTHER})"),
    (
        Part.ATTENDED,
        rf"{_FILL}(?:present|attended|attending|in attendance|at home|in the (?:home|house|room|living room|lounge|kitchen)|joined|came|arrived|answered the door|opened the door|let (?:me|us) in|invited (?:me|us) in|greeted (?:me|us)|yn bresennol|yno\b|there\b|(?:here|in)\b(?= ?[.,;)]|\Z))",
    ),
    (
        Part.STAYING,
        rf"{_FILL}(?:now |currently |still |often |sometimes |regularly )?(?:(?:living|lives|yn byw)\b(?={_THERE})|(?:staying|sleeping|stayed|stays|sleeps|moved in|moving in|yn aros)\b)(?! (?:calm|quiet|with (?:nan|mgm|dad|his|her)))",
    ),
    (
        Part.SPOKEN_TO,
        (
            rf"{_FILL}(?:(?:told|informed) (?:me|us|sw|hv|this worker|the (?:sw|hv|social worker|worker|health visitor))|(?:said|says|stated|explained|shared|confirmed|reported|advised|described|disclosed|denied|agreed|asked|replied|spoke|e-?mailed|wrote)\b(?! by)"
            r"|(?:rang|phoned|called|telephoned|texted)(?= (?:me|us|in|today|yesterday|this|on|at|to|back|again|sw|duty|the office|while|when|and)\b| ?[.,;]|\Z)|ffoniodd|dywedodd)"
        ),
    ),
)
_AFTER = re.compile("|".join(f"(?P<p{at}>{words})" for at, (_, words) in enumerate(_BEHIND)))
_AFTER_PARTS = tuple(part for part, _ in _BEHIND)

_WHOSE = r"(?:(?:the|both|his|her|their|my|our|ei|y|yr|'r) )?(?:[\w-]+'s (?:\w+ )?)?"
_BEFORE = (
    (
        Part.NOT_SEEN,
        r"(?:did not|didn't|unable to|could not|couldn't|not able to|was not able to|have not|haven't) (?:see|seen|meet|visit|speak (?:to|with))",
    ),
    (
        Part.ABSENT,
        r"(?:apologies(?: (?:received|were received|given|sent))?(?: (?:from|gan|by))?|ymddiheuriadau(?: (?:gan|oddi wrth))?|in the absence of|absent)",
    ),
    (
        Part.SEEN_ALONE,
        rf"(?:spoke|time|spent time|met|seen|session|chatted|talked|speaking|gwelais) {_ALONE} (?:to|with|gyda|â)",
    ),
    (
        Part.ATTENDED,
        r"(?:present|in attendance|attended by|attendees|those present|present were|present was|joint visit with|joint visit|jv with|visit with|hv with|accompanied by|met (?:at the door )?by|let in by|joined by|together with|along with|alongside|seen with|seen by|met with|presence of|meeting with|reviewed by|examined by|yng nghwmni|yn bresennol)",
    ),
    (
        Part.SPOKEN_TO,
        r"(?:(?:t/c|tc|tel|telephone|phone|telephone call|phone call|call|text|texts|message|e-?mail|letter|voicemail|galwad|galwad ffôn)s? (?:made |received |in |out )?(?:to|from|with|gan|i|oddi wrth)|(?:discussion|conversation|chat|discussed|discussed this) with|spoken (?:to|with))",
    ),
)
# What the writer did, where the writer is who did it.
_DEEDS = (
    (Part.SEEN, r"(?:saw|seeing|visited|observed|gwelais|gwelwyd|seen|to see)"),
    (Part.ATTENDED, r"(?:met)"),
    (
        Part.SPOKEN_TO,
        r"(?:spoke (?:to|with|again to)|rang|phoned|telephoned|called|asked|told|contacted|informed|advised|updated|texted|e-?mailed|siaradais (?:â|ag|gyda)|ffoniais)",
    ),
)
_AHEAD = re.compile(
    "|".join(f"(?P<p{at}>\\b{words})" for at, (_, words) in enumerate((*_BEFORE, *_DEEDS))).join(
        ("(?:", rf"):? {_WHOSE}\Z")
    )
)
_AHEAD_PARTS = tuple(part for part, _ in (*_BEFORE, *_DEEDS))
_FIRST_DEED = len(_BEFORE)
_NOT_DONE = re.compile(
    rf"\b(?:{_NOT}|no|to|will|would|if|should|must|can|could|may|might|cannot|please|plan to) (?:be |have |been |yet )?\Z"
)
# Who did it is the writer: nobody is named before the deed, or "I" is.
_WRITER = re.compile(
    r"(?:[.;:,(\n-]|\b(?:and|then|also|sw|hv|wedyn|today|later|worker|home|school|office|visit|h/v))[ \n]{0,3}(?:have |had |also |then |briefly )?\Z"
)
_SELF = re.compile(r"\b(?:i|we) (?:have |had |also |then |then also |briefly )?\Z")
_ALONE_SOON = re.compile(rf"(?: (?!and\b|but\b|with\b|not\b)[\w']+){{0,5}}?,? (?:but )?{_ALONE}\b")
_VISITED = re.compile(r"\bvisited:? (?:[\w'-]+ ){0,2}\Z")
_NOT_ALONE = re.compile(rf"\b(?:not|never|unable to be|refused to be) (?:\w+ ){{0,2}}{_ALONE}")
_OF_CHILD = re.compile(
    rf"(?P<alone>\b(?:he|she|they)(?: was| were|'s been)? (?:also )?(?:seen|spoken to)(?: (?!not\b|with\b)[\w']+){{0,4}}? {_ALONE}\b"
    rf"|\b(?:i |we )?(?:saw|spoke (?:to|with)|spoke again to|met with|met) (?:him|her|them)(?: (?!and\b|but\b|with\b|not\b)[\w']+){{0,5}}? {_ALONE}\b"
    rf"|\b(?:i |we )?spoke alone (?:to|with) (?:him|her|them)\b"
    rf"|(?:\A|[.;]\s)(?:seen|spoken to|gwelwyd)(?: (?:at|in|on|yn) [\w ]{{1,24}}?)? {_ALONE}\b|\bgwelwyd (?:ef|hi) ar ei (?:ben|phen) ei hun\b)"
    r"|(?P<spoken>\b(?:i |we )(?:spoke (?:to|with)) (?:him|her)\b)"
    r"|(?P<unseen>\b(?:he|she) (?:was not|wasn't|was never) seen\b(?! alone)|\b(?:i |we )?(?:did not|didn't|could not|was unable to) see (?:him|her)\b(?! alone))"
)


# "Lowri says Gareth came": what somebody tells of another is not what the writer met with.
_TOLD = re.compile(
    r"\b(?:says?|said|told (?:me|us|him|her|them)|(?:was|were|been|am) (?:told|informed|advised)|heard|understand|apparently|reports?|reported|states?|stated|that|alleged|alleges|claimed|thinks|believes|dywedodd)"
    r"(?: that)? (?:the |his |her |their |my )?\Z"
)


# A visit made to somebody who was not met: whoever came to the door said why.
_NOT_MET = re.compile(
    r"[^.;\n]*\b(?:(?:answered|opened) the door and said|no (?:answer|reply|response)|not (?:at )?(?:home|in)|was out|asleep|not (?:up|available|seen|well enough)"
    r"|refused|declined|away|would not (?:see|come)|could not (?:see|get in))\b"
)


def is_not_met(ahead: str, rest: str) -> bool:
    """A visit was made to somebody of whom the rest of the sentence says that they were not met."""
    return _VISITED.search(ahead) is not None and _NOT_MET.match(rest) is not None


def taken_part(ahead: str, behind: str, *, opens: bool) -> Part:
    """How a stretch of words around somebody says they took part; `opens` where nobody stands before them."""
    after = _AFTER.match(behind)
    told = _AFTER_PARTS[_group(after)] if after else None
    if told is not Part.STAYING and _TOLD.search(ahead):
        return Part.MENTIONED
    before = _before(ahead, opens=opens)
    if before in (Part.SEEN, Part.SPOKEN_TO) and _ALONE_SOON.match(behind) and not _NOT_ALONE.search(behind):
        return Part.SEEN_ALONE
    if told is not None and before is not None:
        return min(told, before, key=RANK.__getitem__)
    return told or before or Part.MENTIONED


def _group(found: re.Match[str]) -> int:
    assert found.lastgroup is not None, "every way has a group"
    return int(found.lastgroup[1:])


def _before(ahead: str, *, opens: bool) -> Part | None:
    found = _AHEAD.search(ahead)
    if found is None:
        return None
    at, earlier = _group(found), ahead[: found.start()]
    part = _AHEAD_PARTS[at]
    if part not in (Part.NOT_SEEN, Part.ABSENT) and _NOT_DONE.search(earlier):
        return None
    return part if at < _FIRST_DEED or _is_writers(earlier, opens=opens) else None


def _is_writers(earlier: str, *, opens: bool) -> bool:
    if _SELF.search(earlier):
        return True
    return opens and (not earlier.strip() or _WRITER.search(earlier) is not None)


def of_the_child(sentence: str) -> list[tuple[int, Part]]:
    """Where a sentence says how "he" or "she", or nobody by name, was seen."""
    if not any(word in sentence for word in ("alone", " own", "self", "hun", "spoke", "see")):
        return []
    ways = {"alone": Part.SEEN_ALONE, "spoken": Part.SPOKEN_TO, "unseen": Part.NOT_SEEN}
    return [(found.start(), ways[str(found.lastgroup)]) for found in _OF_CHILD.finditer(sentence)]
