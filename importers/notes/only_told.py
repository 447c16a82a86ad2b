"""What a note tells without saying when it was: it was told on the day of the note, and happened on that day or before.

Minutes recount what led to a meeting, a caller tells of Saturday, a mother says how a bruise came. What a meeting decides, what
a writer saw and what was said on the day itself happened on it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.dates.tenses import PAST
from chronology.model import Account, Group, Kind, When
from chronology.practice import group_of
from chronology.prose.sentences import Span
from importers.notes.dated import Dated
from importers.notes.note import Note
from importers.notes.text import Text

_MEETINGS = frozenset({Group.CONFERENCE, Group.REVIEW, Group.STRATEGY_DISCUSSION})
_ALSO_MEETINGS = frozenset({Kind.PROFESSIONALS_MEETING, Kind.FAMILY_MEETING, Kind.MARAC, Kind.LEGAL_PLANNING_MEETING})
# What those who meet do by meeting, or hear there.
_DONE_THERE = _MEETINGS | {
    Group.OTHER,
    Group.PLAN,
    Group.S47_ENQUIRY,
    Group.REFERRAL,
    Group.CLOSURE,
    Group.DISCLOSURE,
    Group.CONTACT,
}
_INCIDENTS = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.POLICE, Group.MISSING})
# What befell somebody or came about, so that its day is another than that of whoever tells it.
_BEFELL = _INCIDENTS | {
    Group.SUBSTANCE_MISUSE,
    Group.MISSED_APPOINTMENT,
    Group.HEALTH,
    Group.EDUCATION,
    Group.PLACEMENT_MOVE,
    Group.LEGAL,
    Group.HOUSEHOLD_CHANGE,
    Group.HOUSING,
    Group.BIRTH,
    Group.DEATH,
}
# What is gone over in a meeting as what had been, and is no state that goes on.
_RECOUNTED = (_BEFELL - {Group.PLACEMENT_MOVE, Group.LEGAL, Group.HOUSEHOLD_CHANGE, Group.BIRTH, Group.DEATH}) | {
    Group.ASSESSMENT,
    Group.MENTAL_HEALTH,
    Group.CONTACT,
    Group.VISIT,
}
_SOME_DAYS = 8
"""Days of a stretch that is told of a week or less, which a practitioner may still find in the other records."""
# Somebody brings word of what was: a notification, a call, a discussion of it.
_BRINGS_WORD = _MEETINGS | {Group.REFERRAL, Group.CONTACT, Group.S47_ENQUIRY}

# An allegation is made when somebody makes it.
_ALLEGING = frozenset({Kind.PHYSICAL_ABUSE_ALLEGED, Kind.SEXUAL_ABUSE_ALLEGED})
# "Mum said he has a burn" tells of now, "said he fell" of before: the verb of saying tells of neither.
_SAYS = re.compile(
    r"\b(?:said|told|reported|stated|alleged|explained|informed|advised|mentioned|described|disclosed|rang|phoned)\b"
)
_NOW = re.compile(
    r"\b(?:today|this (?:morning|afternoon|evening|lunchtime|a\.?m|p\.?m)|tonight|just now|showed (?:me|us)|i (?:saw|noticed|observed|could see)"
    r"|seen by me|on arrival|during (?:the )?(?:visit|meeting|call)|in front of (?:me|us)|heddiw|bore 'ma|y bore yma|prynhawn 'ma|heno)\b"
)
_HAD = re.compile(
    r"\b(?:had|hadn['’]?t)\s(?:(?:not|never|already|just|also|then|once)\s)?(?:been|[a-z]{2,}ed|gone|hit|come|seen|taken|given|told|put|left|lost|thrown|broken|got|fallen|run|had|bitten|torn)\b"
)


# "Smell of cannabis in the hall, D says it is downstairs": what stands before the comma was not said by D.
_CLAUSE = re.compile(r"[,;]\s|\s[-–]\s")
_DECIDES = re.compile(
    r"\b(?:agreed|unanimous\w*|decided|resolved|signed|granted|opened|placed|continues?|stays?|remains?|registered|register|threshold|cytunwyd|penderfynwyd|parhau)\b"
)
_POLICE = re.compile(r"\b(?:police|constabulary|heddlu|ppns?)\b", re.IGNORECASE)
_HEAD = 300
_LATELY = 60
"""Days before an entry after which word of something is no news: a birth, a day long ago."""
# Somebody who "did not attend" a meeting was missed there; appointments, and what is counted, were elsewhere.
_ELSEWHERE = re.compile(
    r"\d|\b(?:appointments?|sessions?|clinics?|reviews?|visits?|dental|dentist|since|last|ago|two|three|four|five|six|has not|hasn['’]?t|apwyntiad\w*)\b"
)


def as_told(read: Text, note: Note, own: Account, dated: Sequence[Dated], other: Account) -> Account:
    """What a sentence tells beside its note: of the note's day, or only told on it."""
    day = note.day
    if day is None or other.when != own.when or not _is_only_told(read, note, own, dated, other):
        return other
    return replace(other, when=When.told_on(day))


def recounted(own: Account, other: Account) -> Account:
    """What the record of a meeting tells of a month or a stretch of time that was over: told there, and of no known day.

    Minutes go over what led to a meeting ("insulin was missed in August", "one earlier enquiry (January 2024)"), which other records tell by
    their days. What began and goes on, is in force, or was decided, keeps when it was.
    """
    when, day = other.when, own.source.recorded_on or own.when.earliest
    met = group_of(own.kind) in _MEETINGS or own.kind in _ALSO_MEETINGS
    if not met or day is None or when.earliest is None or when.latest is None or other.until is not None:
        return other
    is_whole = when.earliest == when.latest or (when.latest - when.earliest).days < _SOME_DAYS
    if is_whole or when.latest > day or group_of(other.kind) not in _RECOUNTED:
        return other
    return replace(other, when=When.told_on(day, as_written=when.as_written))


def told_in_writing(note: Note) -> When:
    """When something was that a letter or summary tells without a day: until it was written; at no known time where that is not known."""
    return When.told_on(note.day) if note.day is not None else When.undated()


def _is_only_told(read: Text, note: Note, own: Account, dated: Sequence[Dated], other: Account) -> bool:
    sentence = Span(other.source.start or 0, other.source.end or 0)
    group, form = group_of(other.kind), group_of(own.kind)
    words = read.telling.lower[sentence.start : sentence.end]
    if _NOW.search(words):
        return False
    if form in _MEETINGS or own.kind in _ALSO_MEETINGS:
        return group not in _DONE_THERE and not _was_there(group, words)
    # The record of an incident tells that incident, whoever told it first.
    if group not in _BEFELL or form in _INCIDENTS:
        return False
    first = _CLAUSE.search(words)
    opening = Span(sentence.start, sentence.start + first.start()) if first else sentence
    reported = (
        other.kind not in _ALLEGING and read.telling.told_by_caller(opening) and PAST.search(_SAYS.sub(" ", words))
    )
    if (reported or _HAD.search(words)) and not _is_of_the_police(read):
        return True
    return group in _INCIDENTS and form in _BRINGS_WORD and _opens_with_an_earlier_day(note, dated, sentence)


def _is_of_the_police(read: Text) -> bool:
    """A police log: what those who came were told there is of the call-out, whose day the entry bears."""
    head = read.text[: min(_HEAD, read.structure.notes[0].start)]
    return _POLICE.search(f"{read.document.name} {head}".replace("_", " ")) is not None


def _was_there(group: Group, words: str) -> bool:
    """A decision of the meeting, or who stayed away from it."""
    if group is Group.MISSED_APPOINTMENT:
        return _ELSEWHERE.search(words) is None
    return _DECIDES.search(words) is not None


def _opens_with_an_earlier_day(note: Note, dated: Sequence[Dated], sentence: Span) -> bool:
    """The first day that a note names, before the sentence, is one before its own: "PPN received re Saturday night"."""
    first = next((one for one in dated if one.when.dated and not one.ahead), None)
    if first is None or first.sentence.start >= sentence.start or note.day is None:
        return False
    return 0 < (note.day - first.when.last_day).days <= _LATELY
