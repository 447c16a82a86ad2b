"""What a sentence tells of one of its days, and what it only says there: who told of it, what it is counted from, what followed."""

import re

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.said import CHANNELS, Said
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import NAMES

# What a note is of, where it opens with it; what was found or told there is told beside it.
FORMS = frozenset(
    {Group.VISIT, Group.CONTACT, Group.REVIEW, Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.MISSED_APPOINTMENT}
)
# What may be done because of something on another day.
_ANSWERS = FORMS | {Group.REFERRAL}
# "He told me that in June": what somebody said is of that day, and the saying of it of another.
_THEN_SAID = re.compile(r"[^.;]{0,40}?\b(?:that|how|bod|fod)\b[^.;]*")
# "Rang duty, Seren asleep in class on 31 January": what was said stands behind whom it was said to.
_SAID_OF = re.compile(
    r"(?: (?:to |the )?(?:[\w'&/-]+ ){0,2}[\w'&/-]+)?[,:] (?!(?:no|not|left|and|then|who|but|to|at|on|by|from|in|am|pm|dated|dim)\b)[a-z'-]+ [a-z'-]+ [^.;]*"
)
# "Visited following police notification (06/01)": the day is of what was followed.
# Nor does "PPN received re Saturday 4 May" say when it was received.
_FOLLOWED = re.compile(
    r"\b(?:re(?=\s)|regarding|concerning|following|further to|prompted by|in response to|as a result of|yn dilyn)\b[^.;,]{0,60}\Z"
)
# "An assault on the mother, which had taken place on 2 April": the day is of the assault.
_TOOK_PLACE = re.compile(
    r"\b(?:which|that) (?:had |has )?(?:taken place|took place|happened|occurred|been committed|was committed)(?: on| in| at)?[^,;]*\Z"
)
_OF_ITS_DAY = re.compile(r"\s(?:of|dated) (?:the )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\b")
_CLOSE = 12
"""Characters between words and their own day."""
_TAKEN_FOR_IT = frozenset({Group.LEGAL, Group.POLICE, Group.REFERRAL, Group.CONTACT, Group.STRATEGY_DISCUSSION})
_CAME = re.compile(
    r"\b(?:attended|came|come|was seen|turned up|was brought|kept|engaged|mynychodd|daeth)\b(?:(?!\b(?:miss\w*|dna|not|n't|failed)\b)[^.;])*\Z"
)
_THEN_MISSED = re.compile(
    r"[^.;]*?\b(?:and|but|,|then) ?(?:has |had |then |also )?(?:missed|dna|did not|didn't|failed)\b"
)
_COUNTED_FROM = re.compile(r"\b(?:before|until|till|after|since|prior to|cyn|tan|ar ôl)\b[^.;]*\Z")
_MARKS_TIME = frozenset({Kind.BIRTH, Kind.DEATH})
# Behind a semicolon stands a sentence of its own, where it has a verb ("; the door was mended on 3 May").
_OWN_STATEMENT = re.compile(r".{0,2}?;\s*[^;]*?\b(?:was|were|has been|have been|had been)\s+\w+")
# A part of a sentence that says itself what somebody did.
_SOMEBODY_DID = re.compile(
    r"\b(?:he|she|they|who|(?:says|said) (?:he|she|they)|[a-z]+) (?:first |then |also |had |has )?(?:met|saw|came|went|left|told|said|rang|gave|took|made|found|got|began|lost|spent|stayed|lived|worked|married|split)\b"
)


def came_on(lower: str, date: Span, sentence: Span) -> bool:
    """Somebody came on this day of a sentence that goes on to tell of days on which they did not."""
    before = _CAME.search(lower, sentence.start, date.start)
    return before is not None and _THEN_MISSED.match(lower, date.end, sentence.end) is not None


def is_counted_from(kind: Kind, lower: str, date: Span, at: Span) -> bool:
    """A birth or a death from which a day is counted is not of it: "on 1 November, two days before N was born"."""
    return kind in _MARKS_TIME and _COUNTED_FROM.search(lower, date.end, max(date.end, at.start)) is not None


def of_its_own_day(near: list[Said], lower: str, date: Span) -> list[Said]:
    """Without what stands with another day ("breached the agreement of 1 July by letting him in on 12 July")."""
    return [one for one in near if date.start <= one.at.end + _CLOSE or not _OF_ITS_DAY.match(lower, one.at.end)]


def of_what_happened(near: list[Said], lower: str, date: Span, sentence: Span) -> list[Said]:
    """Of a thing that "had taken place on" a day: what it was, and no step taken because of it."""
    place = _TOOK_PLACE.search(lower, sentence.start, date.start)
    if place is None:
        return near
    before = [one for one in near if one.at.end <= place.start()]
    return [one for one in before if taxonomy()[one.kind].group not in _TAKEN_FOR_IT] or before[-1:]


def only_says(one: Said, lower: str, date: Span) -> bool:
    """A call or a talk in which somebody told of another day than its own, or a meeting that followed what was on it."""
    place = (lower, one.at.end, max(one.at.end, date.start))
    if taxonomy()[one.kind].group in _ANSWERS and _FOLLOWED.search(*place):
        return True
    if one.kind not in CHANNELS:
        return False
    told = one.weight < NAMES and _THEN_SAID.fullmatch(*place) is not None
    return told or _SAID_OF.fullmatch(*place) is not None


def where_said(lower: str, part: Span, sentence: Span) -> tuple[Span, ...]:
    """Where words speak for a day: its part of the sentence, else all of it.

    What a later part says of its own day is not said of this one, where this says what somebody did.
    """
    if _OWN_STATEMENT.match(lower[max(sentence.start, part.start - 2) : part.end]):
        return (part,)
    if part.end >= sentence.end or not _SOMEBODY_DID.search(lower, *part):
        return (part, sentence)
    return (part, Span(sentence.start, part.end))
