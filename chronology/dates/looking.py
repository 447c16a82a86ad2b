"""Which way a sentence looks from a date in it: to what was, or to what is to come."""

import re

from chronology.dates.agenda import is_arranged
from chronology.dates.tenses import MAY, PAST, WAS, WAS_REACH, arranged
from chronology.dates.tokens import Lexed, Token, letters

_DONE = re.compile(r"\b(?:had|was|were|did|roedd)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|went|came|saw|took|gave|rang|ran|fell|left)\b|\b(?:he|she|they|we|i|who)\s[a-z]{3,}ed\b",
    re.IGNORECASE,
)
# A day and a dash or colon at the head of a line: an entry, whatever stands in the line above.
_ENTRY = re.compile(
    r"(?:[a-z]{3,9}\.? )?\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:st|nd|rd|th)?(?: [a-z]{3,9})?)?\.?[ ]{0,3}[:\u2013\u2014-][ ]",
    re.IGNORECASE,
)
# "By Easter Monday she was in the Royal": what goes on behind the day tells that it is over.
_BY_THEN = re.compile(
    r"(?:\s(?:the )?[\w']+){1,4}?,? (?:he|she|they|we|i|it|\w+) (?:was|were|had(?! to)|went|came|lived|stayed|stopped)\b",
    re.IGNORECASE,
)
_CLAUSE = 60
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_TIMES = frozenset(
    {"unit", "calendar_day", "calendar_month", "calendar_year", "weekday", "weekend", "season", "month", "abbr_month"}
)
_LOOK_BACK = 25
"""Tokens before a date among which a word of the future makes it one to come."""


def looks_ahead(lexed: Lexed, at: int, *, noted: bool) -> bool:
    """A word of the future stands before a date in its sentence; `noted` where the text has a day of its own."""
    letter, sentence = letters(), before_in_sentence(lexed, at)
    if (letter["will"] in sentence and not _turns_back(lexed, at, sentence)) or _names_next(lexed, at, sentence):
        return True
    if asks(sentence):
        return True
    if noted and sentence and _may(lexed, at, len(sentence)):
        return True
    if noted and sentence and is_arranged(lexed, at):
        return True
    return bool(sentence) and lexed.letters[at : at + 1] == letter["by"] and not _over(lexed, at, len(sentence))


_CAME_BACK = re.compile(
    r"(?:\b(?:typed|hand-?written|later|added|pencil) note\b[^.;:]{0,40}|[(\[][^()\[\]]*\b(?:added|checked|typed(?: up)?|written(?: up)?|updated|amended|inserted|ychwanegwyd|gwiriwyd)\b[^()\[\].;,]{0,30})\Z",
    re.IGNORECASE,
)
_REMARK = 160
"""Characters of a remark in brackets before its day."""


def is_come_back_on(text: str, start: int) -> bool:
    """The day at a place is that of a remark put to the text later: "[no reply on file - note added KL 19/05]", "(checked 22/11)"."""
    before = text[max(0, start - _REMARK) : start]
    # Hardly any day stands behind a bracket or a note, and to see that takes a tenth of what it takes to look for a remark.
    if "(" not in before and "[" not in before and "note" not in before.lower():
        return False
    return _CAME_BACK.search(text, max(0, start - _REMARK), start) is not None


def looks_back(lexed: Lexed, at: int) -> bool:
    """What stands before a date in its sentence tells of what had been before."""
    starts = lexed.tokens.starts
    return _HAD.search(lexed.text, starts[max(0, at - len(before_in_sentence(lexed, at)))], starts[at]) is not None


def tells_past(lexed: Lexed, at: int) -> bool:
    """A verb of the past stands in its sentence: what was arranged ("agreed", "booked") is none."""
    starts, letter = lexed.tokens.starts, letters()
    behind = lexed.letters[at : at + _LOOK_BACK]
    ends = [place for name in ("stop", "gap", "line") if (place := behind.find(letter[name])) > 0]
    last = at + min(ends, default=len(behind) - 1)
    sentence = lexed.text[starts[at - len(before_in_sentence(lexed, at))] : lexed.tokens.ends[last]]
    return _tells_done(sentence)


def _tells_done(words: str) -> bool:
    return any(
        found[0].lower() not in arranged() and not _TO_BE.search(words, max(0, found.start() - 9), found.start())
        for found in PAST.finditer(words)
    )


_TO_BE = re.compile(r"\b(?:be|being) \Z", re.IGNORECASE)
"""What is to be updated has the form of the past, and is none."""


def is_now(lexed: Lexed, at: int) -> bool:
    """What stands in the clause before a date says what is or is asked for: "so last day is 2 Jan", "court is 1 Aug", "r/v in April"."""
    starts = lexed.tokens.starts
    words = lexed.text[starts[at - len(before_in_sentence(lexed, at))] : starts[at]]
    clause = words[found.end() :] if (found := _JOINT.search(words)) else words
    if clause.lower().endswith("dated "):
        return False
    said = max(_NOW.finditer(clause), key=lambda found: found.end(), default=None)
    return said is not None and not _tells_done(clause[said.end() :])


def has_been(lexed: Lexed, at: int) -> bool:
    """As in "unwell from August" of somebody who "has been" so."""
    starts = lexed.tokens.starts
    return _BEEN.search(lexed.text, starts[at - len(before_in_sentence(lexed, at))], starts[at]) is not None


_BEEN = re.compile(r"\b(?:been|hasn['\u2019]?t|haven['\u2019]?t|gone|back)\b", re.IGNORECASE)


def is_meant(lexed: Lexed, at: int) -> bool:
    """As in "it was agreed that visits would go to fortnightly from June": what was then to come."""
    starts = lexed.tokens.starts
    return _WOULD.search(lexed.text, starts[at - len(before_in_sentence(lexed, at))], starts[at]) is not None


_WOULD = re.compile(r"\b(?:agreed|planned|decided|arranged)\b.*\bwould\b", re.IGNORECASE | re.DOTALL)
_JOINT = re.compile(r".*(?:[,;:(]\s|\b(?:and|but|so|that|when|who|which|where|because|n)\b)", re.IGNORECASE | re.DOTALL)
_NOW = re.compile(
    r"\b(?:is|are|i am|wants?|needs?|r/v|rv|reviews?|re-?review|hopes?|start of|til|till|until|i['\u2019]m|birthday|would)\b(?! (?:been|had|gone))|\b(?:it|that|court|review)['\u2019]?s (?!been|had|gone)",
    re.IGNORECASE,
)


def lasts_until(lexed: Lexed, at: int) -> bool:
    """What goes on until a day is told while it does, but for what its sentence tells as done."""
    return lexed.letters[at : at + 1] == letters()["until"] and not tells_past(lexed, at)


def may_be_past(lexed: Lexed, at: int) -> bool:
    """All that looks ahead before it are words of what had been arranged: "booked late (20 Sept)"."""
    tokens, letter, sentence = lexed.tokens, letters(), before_in_sentence(lexed, at)
    if letter["next"] in sentence or asks(sentence) or lexed.letters[at] in (letter["by"], letter["until"]):
        return False
    places = range(at - len(sentence), at)
    ahead = [tokens[place] for place in places if tokens.names[place] == "will"]
    return bool(ahead) and all(_was(lexed, each) for each in ahead)


def asks(sentence: str) -> bool:
    """A sentence that asks for something to be done: "To visit", "Visit again"; "visit" alone names one."""
    letter = letters()
    sentence = sentence.lstrip(letter["line"] + letter["colon"] + letter["hyphen"])
    if sentence[:2] == letter["to"] + letter["ask"]:
        return True
    return sentence[:1] == letter["ask"] and letter["again"] in sentence


def before_in_sentence(lexed: Lexed, at: int) -> str:
    """What stands before a date in its sentence."""
    letter = letters()
    before = lexed.letters[max(0, at - _LOOK_BACK) : at]
    if before.endswith(letter["line"]) and _ENTRY.match(lexed.text, lexed.tokens.starts[at]):
        return ""
    return before[max(before.rfind(letter[name]) for name in ("stop", "gap")) + 1 :]


def _turns_back(lexed: Lexed, at: int, sentence: str) -> bool:
    """Behind its word of the future a sentence tells what was: "you'll recall it was a grade 2 on 15/3"."""
    last = at - len(sentence) + sentence.rfind(letters()["will"])
    behind = lexed.text[lexed.tokens.ends[last] : lexed.tokens.starts[at]]
    told = _TOLD.search(behind)
    return told is not None and not any(word in arranged() for word in behind[told.start() :].lower().split())


def _names_next(lexed: Lexed, at: int, sentence: str) -> bool:
    """A word for what is next; "coming" is that of a coming day alone: "before coming I read the file"."""
    letter, tokens = letters()["next"], lexed.tokens
    places = (at - len(sentence) + place for place, one in enumerate(sentence) if one == letter)
    return any(
        lexed.text[tokens.starts[one] : tokens.ends[one]].lower() != "coming" or _is_of_time(lexed, one + 1)
        for one in places
    )


def _is_of_time(lexed: Lexed, at: int) -> bool:
    return lexed.tokens.names[at : at + 1] != [] and lexed.tokens.names[at] in _TIMES


def _may(lexed: Lexed, at: int, back: int) -> bool:
    """What can be done on a day, or be asked for, is to come: "can we do the 12th", "it can't be Friday"."""
    starts = lexed.tokens.starts
    return MAY.search(lexed.text, starts[at - back], starts[at]) is not None


def _over(lexed: Lexed, at: int, back: int) -> bool:
    """What stands before "by" is told as done: "they had moved by 5 June", where "to be seen by 5 June" is asked."""
    tokens = lexed.tokens
    if _DONE.search(lexed.text, tokens[at - back].start, tokens[at].start):
        return True
    behind = lexed.text[tokens[at].end : tokens[at].end + _CLAUSE]
    return _BY_THEN.match(behind) is not None


def _was(lexed: Lexed, word: Token) -> bool:
    """A word that looks ahead tells what had been arranged ("booked", "was due"), which may be over."""
    if lexed.text[word.start : word.end].lower() in arranged():
        return True
    return WAS.search(lexed.text, max(0, word.start - WAS_REACH), word.start) is not None
