"""A note that runs on without a stop: what its writer did stands before what somebody told of another day.

"popped in on Dot, no answer, lady at 7 saw her Tuesday": the visit is of the note's day, and what was on Tuesday is not.
"""

import re

from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.joints import AND

_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thu(?:rs?)?|fri|(?:sat|sun)(?=\s(?:am|pm|night|morning|aft|eve|\d)|\W*[,.;)]|\Z))\b|\b(?:yesterday|yday|last (?:night|week|month)|\w+ (?:days?|nights?|weeks?|months?) ago|\d/(?:7|52|12) ago)\b"
    r"|(?<![\d/.])\d{1,2}[/.]\d{1,2}(?![\d:])|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:ddoe|neithiwr|dydd \w+|ddydd \w+|nos \w+)\b"
)
_SAYS = r"(?:say(?:s|ing)?|said|told|tells?|reckons?|thinks?|stat(?:es|ed)|report(?:s|ed|ing)?|mentioned|admits?|admitted|dweud|meddai)"
_JOINT = re.compile(
    rf"[,;]\s|\s[\u2013\u2014-]\s|\s(?=who\b)|\s(?:and|but|{AND}|ond)\s(?=(?:he|she|they|we|i|\w+) )|\s(?=(?:(?:he|she|they|mum|mam|dad|nan|hi|fe) )?{_SAYS}\b)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words that only lead up to a day are no clause of their own: "visit to Jo, on Tues".
_LEAST = 3


def head_apart(telling: Telling, spans: list[Span]) -> list[Span]:
    """The sentences of a note, the first parted where its act is over and another day's story begins."""
    if not spans:
        return spans
    head = spans[0]
    day = _DAY.search(telling.lower, *head)
    if day is None:
        return spans
    for joint in reversed(list(_JOINT.finditer(telling.lower, head.start, day.start()))):
        own = Span(head.start, joint.start())
        if len(_WORD.findall(telling.lower, joint.end(), day.start())) >= _LEAST and telling.opening(own) is not None:
            end = joint.start() + (telling.lower[joint.start()] in ",;")
            return [Span(head.start, end), Span(joint.end(), head.end), *spans[1:]]
    return spans
