"""Days that govern what follows them: at the head of a note that was written up later, and of the entries of a log."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.model import Basis, Group, When
from chronology.practice import taxonomy
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import NAMES
from importers.notes.dated import Dated, Use
from importers.notes.note import Note

# A day of its own stands this near to the head of a note, and no longer before the note was written.
_HEAD, _WRITTEN_UP = 160, 45
# What a note can be of: its words stand beside the day it happened.
_FORMS = frozenset(
    {
        Group.VISIT,
        Group.CONTACT,
        Group.REVIEW,
        Group.CONFERENCE,
        Group.STRATEGY_DISCUSSION,
        Group.ASSESSMENT,
        Group.LEGAL,
    }
    | {Group.HEALTH, Group.EDUCATION}
)
_HAPPENED = re.compile(
    r"\b(?:date(?: and time| & time)? of (?:the )?(?:visit|contact|call|meeting|incident|event|interview|assessment|discussion)"
    r"|held(?: on)?|late entry|took place(?: on)?|incident|occurred(?: on)?|visited|dyddiad yr? (?:ymweliad|digwyddiad|cyfarfod)|cynhaliwyd)"
    r"[^.\n]{0,24}\Z",
    re.IGNORECASE,
)
# What says that something came of another thing, whose day stands behind it.
_CAME_OF = r"following|since|further to|in response to|yn dilyn"
_OF_ANOTHER = re.compile(rf"\b(?:{_CAME_OF}|after|ar \u00f4l)\b")
# "First visit (allocated 10/01)", "visited following a referral on 3 May": the day is of what is told in passing.
_OF_ANOTHER_THING = re.compile(
    r"\((?!\W*(?:(?:home|cp|joint|duty|core|group|visit|visited|seen|held|on|dated?|date of|late|entry|took place|meeting|call|rang|met"
    r"|incident|occurred|ymweliad|ar)\b\W*)*\Z)[^()]*\Z"
    rf"|\b(?:{_CAME_OF}|prompted by|as a result of|due to|allocated|received|ers)\b[^.;\n]{{0,60}}\Z"
)
# "Paeds OT. Home visit 4/9", but not "Carol rang, very upset. Visit on 4/9".
_A_WORD_OR_TWO = 16
_DAY_AND_MONTH = re.compile(r"(?<![\w/.£-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/%]|\.\d)")
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 10), (24, 7)})
_ONLY_OPENS = re.compile(
    r"(?:\W|\b(?:on|the|dydd|ar|dated?|mon|tues?|wed(?:nes|s)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b)*", re.IGNORECASE
)


def day_it_tells(text: str, telling: Telling, note: Note, dated: Sequence[Dated]) -> Dated | None:
    """The day a note is of, where it opens with one before the day it was written: "Nursery visit 12/9. Frankie not in".

    The date of its heading then only says when it was written up.
    """
    if note.day is None or note.led:
        return None
    for one in dated:
        if one.at.start - note.body_start > _HEAD or one.use is Use.OWN:
            return None
        if one.use is Use.EVENT or _ONLY_OPENS.fullmatch(text, note.body_start, one.at.start):
            alone = all(other is one or other.sentence != one.sentence for other in dated)
            alone = alone and not _OF_ANOTHER_THING.search(telling.lower, one.sentence.start, one.at.start)
            return one if alone and _was_before(note.day, one) and _opens_with(text, telling, note, one) else None
    return None


def _was_before(written: dt.date, one: Dated) -> bool:
    day = one.when.earliest
    if day is None or day != one.when.latest or one.negated or one.ahead:
        return False
    return 0 < (written - day).days <= _WRITTEN_UP


def _opens_with(text: str, telling: Telling, note: Note, first: Dated) -> bool:
    """The day is said to be that of a visit or an incident; or it stands beside the first words, which name one."""
    if _HAPPENED.search(telling.lower, max(note.body_start, first.at.start - 60), first.at.start):
        return True
    if first.when.basis not in (Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT):
        return False  # "Carol rang. She was out Sunday night": a day somebody tells of is not the note's
    if _ONLY_OPENS.fullmatch(text, note.body_start, first.at.start):
        return True
    is_far = first.sentence.start - note.body_start > _A_WORD_OR_TWO
    if first.use is not Use.EVENT or is_far or text.count("\n", note.body_start, first.at.start) > 1:
        return False
    near = telling.said(first.sentence, Span(first.sentence.start, first.at.start))
    forms = [one for one in near if one.weight == NAMES and taxonomy()[one.kind].group in _FORMS]
    # "Visit following GP referral received 21/10": the day is of what came before the visit.
    return any(not _OF_ANOTHER.search(telling.lower, one.at.end, first.at.start) for one in forms)


def turned(dated: Sequence[Dated], first: Dated) -> list[Dated]:
    """The dates of a note that is of the day it opens with: that is its own, and the day it was written is another."""
    told = [one for one in dated if one is not first and one.when.edtf != first.when.edtf]
    return [replace(one, use=Use.EVENT) if one.use is Use.OWN else one for one in told]


def when_told(first: Dated | None, note: Note) -> When | None:
    """When what a note tells of its own day happened."""
    return first.when if first else note.written_on


def names_another_day(text: str, note: Note, span: Span) -> bool:
    """A sentence holds what can only be a day and month, and not the note's own: what it tells is not of this day.

    A month of 7, 12 or 52 is left, as clinicians write weeks and months so ("7/12 contact", "2/52").
    """
    if note.day is None or note.led:
        return False
    own = (note.day.day, note.day.month)
    for found in _DAY_AND_MONTH.finditer(text, span.start, span.end):
        day, month = int(found["day"]), int(found["month"])
        shorthand = month in (7, 12) and not (found["month"] == "07" and found["day"] != "24")
        if (
            1 <= day <= 31
            and 1 <= month <= 12
            and not shorthand
            and (day, month) != own
            and (day, month) not in _FRACTIONS
        ):
            return True
    return False
