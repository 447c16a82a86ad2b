"""Who sent in what came in, as the words that tell of it name them."""

import re
from functools import cache

from chronology.model import Account
from chronology.tables import shipped_table

_BODY = (
    r"(?:the )?(?:(?:community|district|specialist|ld|day|duty|ward|care|out of hours) )?"
    r"(?:school nurse|school|nursery|college|police|heddlu|hospital|ward(?: \w?\d+)?|gp|surgery|health visitor|midwife|nurse|dn|ambulance"
    r"|neighbours?|housing|landlord|bank|building society|provider|home ?care|care (?:agency|provider|home)|agency|day cent(?:re|er)|centre"
    r"|family|member of (?:the )?public|edt)"
)
# "S/N P. Okafor", "Y Berllan day centre", "Mr J. Hale (bank)": an initial and a rank are parts of a name.
_NAME = r"(?!\d)[A-Z][\w'’./&-]*(?: (?:of |the )?[A-Z][\w'’.&-]*){0,3}"
_SENDER = re.compile(
    r"\b(?i:ppn|vpn|marf|reports?|referral|concern|contact|notification)s? (?:\(?\d{1,2}\)? )?(?:\w+ [\d/]+ )?(?i:(?:received|made|sent) )?"
    rf"(?:\d[\d/.]+ )?(?i:from|by):? (?P<who>(?i:{_BODY})\b(?: {_NAME})?|{_NAME})"
    rf"|\A(?i:(?:new |initial )?(?:referral|contact)(?: in)?)? ?(?:FROM|From):? (?P<head>(?i:{_BODY})\b|{_NAME})"
    rf"|\b(?i:concern|report|alert) \(?\d{{1,2}}\)?[:.]? (?!(?i:from|by|re|of|on|to)\b)(?P<numbered>(?i:{_BODY})\b|[A-Z]{{2,4}}\b(?! [A-Z]{{2}})|[A-Z][\w'’-]+(?= again\b|(?: (?:mgr|manager|staff))?:| (?:rang|phoned)\b)|[A-Z][\w'’-]*[a-z](?: [A-Z][\w'’-]*[a-z]){{1,3}})"
    r"|\A(?i:report \d[.:] )?(?P<named>[A-Z][\w'’-]*(?: [A-Z][\w'’-]+){0,3})(?:: | (?:rang|rings|phoned|ffoniodd)\b)"
    rf"|\A(?P<body>(?i:{_BODY}))\b|\b(?P<police>(?i:police|heddlu|ppn))\b",
)
# How the words of the whole begin: whoever is named there by what they are told it.
_OPENS = re.compile(
    rf"\A(?:(?P<body>(?i:{_BODY}))\b(?:[:,]| (?:rang|rings|phoned|reports?|refers?)\b)|(?P<named>{_NAME}) (?:rang|rings|phoned|ffoniodd)\b)"
)


# "From Larkhill. Letter found": behind a word in full a stop ends the sentence, behind "S." or "Mrs." a part of a name.
_SENTENCE_ENDS = re.compile(r"(?<=[a-z]{4})\.\s")
# "Report by Friday" is from nobody.
_A_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)


@cache
def expression(name: str) -> re.Pattern[str]:
    """An expression of the table of concerns, by its name."""
    return re.compile(shipped_table("analyzers.periods", "concerns.toml")[name], re.IGNORECASE)


def sender(account: Account, said: str, about: str) -> str:
    """Whom the title, the sentence that says it came in, or the opening names; else the agency whose record it is."""
    for pattern, text in ((_SENDER, account.title), (_SENDER, said), (_OPENS, account.fact), (_OPENS, about)):
        who = _named(pattern, text)
        if who:
            return f"{who[:1].upper()}{who[1:]}"
    return account.agency or ""


def is_named(account: Account, said: str) -> bool:
    """The words say from whom it is, and not only whose record tells it."""
    return bool(_named(_SENDER, account.title) or _named(_SENDER, said))


def _named(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found is None:
        return ""
    groups = found.groupdict()
    named = next((told for name, told in groups.items() if told and name != "police"), "Police")
    who = _SENTENCE_ENDS.split(named)[0].rstrip(" .,:;")
    is_none = _A_DAY.match(who) or expression("called").match(who) or expression("came_of").search(who)
    return "" if is_none else who
