"""Days in brackets that say what was on them: what stands around the brackets is of the note's own day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chronology.practice import group_of
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import NAMES
from importers.notes.dated import Dated, Use
from importers.notes.over import tells_past

# Words inside the brackets lead up to the day; "(22/09, by phone)" says when somebody told what stands around it.
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
# "(at home on 3/4)", "(night of 24 Feb)": so many words say only when, or where, what stands before the brackets was.
_SAYS_WHEN = re.compile(
    r"(?:\b(?:on|the|in|at|by|of|from|since|until|about|around|approx|early|late|mid|night|evening|morning|afternoon|day|week|weekend|w/?[ec]|last|first|also|same|time|found|noticed|told|noted|witnessed"
    r"|home|school|work|hospital|nursery|court|dated|seen|held|sent|received|reported|again|both|all|mon|tues?|weds?|wednes|thur?s?|fri|satur|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[^\w]|\d+(?:st|nd|rd|th)?)*",
    re.IGNORECASE,
)
# "(log says Mon 11th)", "(that would be the 19th)": which day it was that the sentence tells of.
_PUTS_RIGHT = re.compile(r"\b(?:says?|has it|would be|w'?d be|must be|i\.?e|or was it)\b", re.IGNORECASE)
# What is told as of today, before the brackets, is of no day in them: "plan ended today (ran from 1 March)".
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|heddiw)\b", re.IGNORECASE)
# Somebody does something within the brackets: "(I was off sick 26/8 to 19/9)".
_A_STATEMENT = re.compile(
    r"\b(?:i|we|he|she|they)\s(?:was|were|am|is|are|had|has|have|did|went|came|got|said|rang|saw|met)\b", re.IGNORECASE
)
# "(the man opposite who rang in June)": says who somebody is, and tells nothing besides.
_SAYS_WHO = re.compile(
    r"\s*(?:the|a|an|one|her|his|their|y|yr)\b(?:\s+[\w'\u2019-]+){1,4}?\s+(?:who|that|which|a)\b", re.IGNORECASE
)
_TELLS = 3
"""Words before the brackets that tell something by themselves."""


def in_its_brackets(text: str, telling: Telling, one: Dated) -> Dated:
    """A day as of the brackets alone: "enquiry opened (missed visits 24-26 Dec)" opened none in December."""
    start = text.rfind("(", one.sentence.start, one.at.start) + 1
    end = text.find(")", one.at.end, one.sentence.end)
    if not start or end < 0 or ")" in text[start : one.at.start] or "(" in text[one.at.end : end]:
        return one
    if _WORD_BEFORE.search(text, start, one.at.start) is None:
        return one
    inside = Span(start, end)
    part = Span(max(start, one.part.start), max(one.at.end, min(end, one.part.end)))
    told = telling.of_date(inside, one.at, part)
    if _TODAY.search(text, one.sentence.start, start) or (told is None and _A_STATEMENT.search(text, start, end)):
        return replace(one, sentence=inside, part=part)
    puts_right = _PUTS_RIGHT.search(text, start, end)
    if (
        not puts_right
        and says_so_far(text, telling, one.sentence, start)
        and not _SAYS_WHEN.fullmatch(text, start, one.at.start)
        and not _SAYS_WHO.match(text, start, one.at.start)
    ):
        return replace(one, sentence=inside, part=part)
    # Where what stands before them names nothing else, all of the sentence is of the day.
    around = [each for each in telling.said(one.sentence, Span(one.sentence.start, start)) if each.weight == NAMES]
    apart = told is not None and any(group_of(each.kind) is not group_of(told.kind) for each in around)
    return replace(one, sentence=inside, part=part) if apart else one


def says_so_far(text: str, telling: Telling, sentence: Span, start: int) -> bool:
    """What stands before brackets says by itself what was done: "Enquiry concluded (", "Referral to the clinic sent ("."""
    before = Span(sentence.start, max(sentence.start, start - 1))
    return len(_WORD.findall(text, *before)) > 1 and tells_past(telling.lower, before)


def before_brackets(
    text: str, telling: Telling, spans: Iterable[Span], dated: Sequence[Dated], elsewhere: frozenset[Span]
) -> Iterator[Span]:
    """What sentences say before brackets that hold all their other days: it is of the note's own."""
    of_sentence: dict[Span, list[Dated]] = defaultdict(list)
    for one in dated:
        if one.use is not Use.OWN:
            of_sentence[one.sentence].append(one)
    for span in spans:
        days = of_sentence.get(span, [])
        if span in elsewhere or not days:
            continue
        inside = [in_its_brackets(text, telling, one) for one in days]
        if any(told is one for told, one in zip(inside, days, strict=True)):
            continue
        before = Span(span.start, min(told.sentence.start for told in inside) - 1)
        if len(_WORD.findall(text, *before)) >= _TELLS or says_so_far(text, telling, span, before.end + 1):
            yield before
