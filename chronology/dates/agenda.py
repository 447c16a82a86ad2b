"""What is to come though no word of the future says so: told in the present, or as an entry of an agenda.

"The scan is on the 9th", "Nan's coming Friday", "has court Wednesday", "Dentist Tues 2pm.": a verb of the past anywhere in
the sentence makes it a story instead.
"""

import re

from chronology.dates.tenses import PAST
from chronology.dates.tokens import Lexed

_BACK, _BEHIND = 80, 60
"""Characters of the sentence before and behind a date that are looked at."""
# Verbs of the past that a note is told in, beside those that other rules of dates ask for.
_TOLD = re.compile(
    r"\b(?:fell|threw|broke|brought|met|ate|drank|slept|woke|felt|heard|knew|kept|sent|wrote|spoke|stood|sat|held|hurt|cut|bit|swore|shook|stole"
    r"|paid|bought|sold|lost|drove|rung|been|done|gone|seen|dna(?:'?d)?|wnb|no (?:reply|answer|show|access)|didn['\u2019]?t|wasn['\u2019]?t|weren['\u2019]?t"
    r"|since|wedi|roedd|oedd|aeth|aethon|es i|euthum|daeth|cafodd|gafodd|bu|bues|gwelodd|gwelais|[^\W\d_]{3,}(?:odd|ais|wyd))\b",
    re.IGNORECASE,
)
# "Is being looked at Tuesday" has the form of the past and is none.
_BEING_DONE = re.compile(r"\bbeing \w+", re.IGNORECASE)
_IS = r"(?:\b(?:is|are|am)|['\u2019](?:s|re|m))"
_SMALL = r"(?: (?:now|then|only|also|not|here|in|on|at|out|off|back|away|home|up|over|to [A-Z]?\w+))"
_COMING = (
    r"(?:coming|arriving|visiting|starting|beginning|going|moving|returning|leaving|having|seeing|meeting|collecting|fetching|picking|bringing"
    r"|delivering|covering|staying|getting|taking|flying|travelling|being \w+)"
)
_STARTS = r"(?:starts?|begins?|resumes?|finishes|ends|opens|reopens|breaks up|goes back|comes home|is off|are off)"
_OCCASIONS = (
    r"(?:dentist|doctors?|drs?|gp|clinic|reviews?|meeting|mtg|mdt|app(?:t|ointment|oint)s?|court|hearing|bloods?(?: test)?|scan|x-?ray|funeral|physio\w*|chirop\w+"
    r"|podiatr\w+|opticians?|hairdressers?|chiropod\w+|ot|cpn|salt|camhs|respite|assessment|interview|trip|party|wedding|tests?|drill|delivery|operation|op|surgery"
    r"|conference|core group|panel|donm|ward round|depot|session|training|inspection|holiday|school trip|sports day|parents['\u2019]? evening"
    r"|deintydd|adolygiad|cyfarfod|apwyntiad|angladd|prawf gwaed)"
)
_PRESENT = re.compile(
    rf"(?:{_IS}{_SMALL}{{0,3}}|{_IS}? ?\b{_COMING}\b[^.;:,]{{0,30}}?|\b{_STARTS}(?: \w+){{0,3}}|\b(?:has|have|have got|has got|['\u2019]s got|['\u2019]ve got) (?:an? |his |her |their |the )?(?:\w+ )?{_OCCASIONS}"
    r"|\b(?:i|am) (?:ddod|weld|alw|ffonio|ymweld|fynd|gyfarfod|gychwyn|ddechrau|adolygu|asesu|gael)\b[^.;:,]{0,30}?|\byn (?:dod|mynd|dechrau|symud|cael)\b[^.;:,]{0,30}?)"
    r"(?: (?:on|in|at|from|for|ar|ym|yn))?(?: the)?\s?\Z",
    re.IGNORECASE,
)
# An entry of an agenda: the occasion and its day, and no more of the sentence than a clock, or another such entry.
_ENTRY = re.compile(
    rf"(?:\A|[,;:]\s?|[^\w\s]\s|\b(?:a|the|his|her|for|and) |\A(?:[\w'\u2019]+ ){{1,3}}){_OCCASIONS}(?: (?:at|with|to|for|re|in) (?:[\w'\u2019]+ ){{0,2}}[\w'\u2019]+)?(?: (?:on|is|at))?(?: the)?\s\Z",
    re.IGNORECASE,
)
_ALL_OF_ITS_CLAUSE = re.compile(
    rf"(?:(?:a|the|his|her|their|next|new) )?{_OCCASIONS} (?:is )?on(?: the)?\s", re.IGNORECASE
)
_NO_MORE = re.compile(
    rf"(?:\s(?:at )?(?:\d{{1,2}}(?:[.:]\d{{2}})?\s?(?:[ap]m)?|[ap]\.?m|morning|afternoon|eve|evening))?\s*(?:[.!\n]|\Z|,\s(?:\w+ )?{_OCCASIONS}\b)",
    re.IGNORECASE,
)
# What was said or done before a comma is no part of the clause behind it: "Housing rang, boiler's being looked at Tuesday".
_LAST_JOINT = re.compile(r".*[,;:(] |.*\b(?:and|but|that) ", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(r".*(?:[.!?;]\s|\n)", re.DOTALL)
_WEEKDAYS = frozenset({"weekday", "doubtful_weekday"})
_OF_DATES = frozenset({"digit", "double", "ordinal", "month", "abbr_month", "the", "of"})
_UNSURE = re.compile(r"\s?\(?(?:hopefully|if\b|unless|tbc|tbd|please|pls|\?)", re.IGNORECASE)


def is_arranged(lexed: Lexed, at: int) -> bool:
    """The date at a token is of what is arranged."""
    tokens, text = lexed.tokens, lexed.text
    start, end = tokens.starts[at], _end_of_date(lexed, at)
    head = _SENTENCE.sub("", text[max(0, start - _BACK) : start])
    behind = _rest(text, end)
    clause = head[found.end() :] if (found := _LAST_JOINT.search(head)) else head
    if _PRESENT.search(clause) and not (_tells(clause) or _tells(behind)):
        return True
    # "Rang the clinic yesterday, assessment on 25th.": what was done before the comma does not turn the clause behind it back.
    if found and _ALL_OF_ITS_CLAUSE.fullmatch(clause) and _NO_MORE.match(behind) and not _tells(behind):
        return True
    if _tells(head) or _tells(behind):
        return False
    return _UNSURE.match(behind) is not None or (_ENTRY.search(head) is not None and _NO_MORE.match(behind) is not None)


def _tells(words: str) -> bool:
    bare = _BEING_DONE.sub("", words)
    return PAST.search(bare) is not None or _TOLD.search(bare) is not None


def _end_of_date(lexed: Lexed, at: int) -> int:
    """Behind what the date is made of; a clock may follow it."""
    names, place = lexed.tokens.names, at
    if names[place] in _WEEKDAYS:
        return lexed.tokens.ends[place]
    while place + 1 < len(names) and names[place + 1] in _OF_DATES:
        place += 1
    return lexed.tokens.ends[place]


def _rest(text: str, end: int) -> str:
    behind = text[end : end + _BEHIND]
    stop = re.search(r"[.!;\n]", behind)
    return behind[: stop.end()] if stop else behind
