"""A report that somebody was missing, where the record goes on to say itself that nobody was."""

import re

# "Walked in while I was on the phone", "was in her room all along".
_BACK = re.compile(
    r"\b(?:walked (?:back )?in|turned (?:back )?up|c[ao]me (?:back |straight )?(?:home|in|back)|arrived (?:home|back)|got (?:home|in|back)|back (?:home|in)"
    r"|(?:found|located|hiding|hidden|asleep|was|been|were|still) (?:\w+ )?(?:at|in|under|to|on) (?:the |a |an |his |her |their )?(?:\w+ )?(?:home|house|bed|bedroom|room|wardrobe|garden|shed|loft|club|training"
    r"|practice|football|rugby|school|library|nan.?s|gran.?s|neighbour.?s|shop|work|detention|rehearsal|bus)|bus (?:was )?late|daeth adref)\b"
)
# That it took minutes, or ended while it was being reported.
_AT_ONCE = re.compile(
    r"\b(?:(?:\d{1,2}|five|ten|fifteen|twenty|thirty|a few|few) ?(?:mins?|minutes) (?:later|after)|half an hour later|minutes later"
    r"|(?:while|whilst|as|before|during) (?:the |i |we |she |he |they )?(?:officers?|police|pc|call|crew|staff|mum|mam|nan|was on|were on|were still|on the phone)\b)"
)
_TAKEN_BACK = re.compile(
    r"\b(?:false alarm|cancel+ed|stood down|misunderstanding|mix(?:ed)?[- ]?up|not (?:actually |in fact |really )?missing|never missing|camrybudd)\b"
)
_NO_CONCERN = re.compile(r"\b(?:no (?:further |other )?(?:concerns?|issues?)|false alarm|dim pryderon)\b")
# With any of these it was no false alarm, however short it was.
_GRAVE = re.compile(
    r"\b(?:injur\w*|bruis\w*|cuts?|blood\w*|drunk|intoxicat\w*|drugs?|cannabis|exploit\w*|older|unknown|hotel|assault\w*|rap(?:e|ed)|knife|weapon|overnight|all night|next (?:day|morning)|\d+ (?:hours|days|nights)"
    r"|hospital|a&e|distress\w*|crying|upset|(?:refus\w+|would not|wouldn.?t) (?:to )?say|cash|new phone|men|males?|car|police (?:found|located)|again|third|fourth|fifth)\b"
)


# "Not been seen by any professional since May": nobody went missing, no service saw them.
_BY_A_SERVICE = re.compile(
    r"\b(?:not|n.t|never|last|nobody|no one) (?:\w+ ){0,3}?seen (?:by|at|in|anyone from|a|the|his|her|their|any) (?:\w+ ){0,2}?(?:professionals?|workers?|practitioners?|gp|doctors?|dentists?|nurses?"
    r"|services?|hv|health visitors?|opticians?|paediatricians?|camhs|clinic|surgery|social workers?|sw|midwi(?:fe|ves)|therapists?|consultant|agency|agencies|team)\b"
)


def is_only_unseen(lower: str) -> bool:
    """A sentence, folded, says that no service saw somebody, not that anybody was gone."""
    return _BY_A_SERVICE.search(lower) is not None


def is_false_alarm(lower: str) -> bool:
    """What a record tells, folded, of somebody reported missing who was not."""
    if _GRAVE.search(lower):
        return False
    if _TAKEN_BACK.search(lower) and (_BACK.search(lower) or _NO_CONCERN.search(lower)):
        return True
    return bool(_AT_ONCE.search(lower) and _BACK.search(lower))
