"""Sentences without a day of their own that go on with the day of one before them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from chronology.model import Basis
from chronology.prose.sentences import Span, parted
from importers.notes.dated import Dated, Use
from importers.notes.over import tells_past

# Nothing but these before a date: it opens its sentence.
_OPENING = re.compile(
    r"(?:[\w /&]{2,24}:\s)?(?:\W|\b(?:on|in|at|by|from|since|the|early|late|later|morning|afternoon|evening|night|hours|of|during|also|then|and|but|ar|yn|ym"
    r"|yng|mis|am|pm|hrs|approx|approximately|around|about|between|shortly|before|after|midnight|\d{1,2}[:.]?\d{2}(?:hrs)?|\d{1,2}[ap]m|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b)*",
    re.IGNORECASE,
)
# The writer's own visit or examination: what is found goes on after it, over the paragraphs of a letter.
_OWN_ACT = re.compile(
    r"\W*(?:I|We) (?:have )?(?:again )?(?:examined|visited|saw|met|assessed|reviewed|interviewed|spoke|attended|observed)\b[^.;]{0,80}\b(?:on|at|ar)\b"
)
# What a form asks that the whole of the answer tells, and what in it had been before.
_WHAT_HAPPENED = re.compile(
    r"\b(?:what (?:has )?happened|(?:details?|description|account|nature) of (?:the )?(?:concerns?|incidents?|allegations?|events?)|incident details|beth ddigwyddodd|manylion (?:y )?(?:pryder|digwyddiad))"
    r"[ ]?[?:][ \t]*\n?[ \t]*\Z",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(r"\b(?:had|\w+['\u2019]d) (?:already|previously|earlier|also|before|been)\b", re.IGNORECASE)
# What workers then did is of the day of the note, whatever they had been told of: "Strategy held 10am, s47 agreed".
_DONE_NOW = re.compile(
    r"\W*(?:(?:strategy|strat)(?: (?:meeting|discussion|disc|mtg))? (?:held|agreed|called|today|this|at|\d)|s\.?47 (?:agreed|opened|started|joint|enquiry)|section 47|saw |seen |visited|allocated|threshold met|checks? (?:on|requested)|rang |spoke |will |to (?:ring|visit|see)\b)",
    re.IGNORECASE,
)
# A sentence with a year of its own is of that year, and goes on with no day before it.
_OF_A_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_SOON = 70
# What another service sends tells of the day it names, and no more of the day on which it came.
_NOTIFIED = re.compile(
    r"(?:[A-Z][\w&/-]{1,14} ){0,3}(?i:notifications?|letter|report|e-?mail|discharge summary|liaison(?: slip| form)?|slip|notice|merlin|ppn|vpn|copied in|message|bulletin)"
    r"(?: (?:from|by|of|rec['\u2019]?d|received|re|about)[^:.\n]{0,40})?(?::|[ ]?[-\u2013\u2014] )[^.\n]{0,160}\Z"
)


def carried_on(text: str, spans: Sequence[Span], dated: Sequence[Dated], *, wrapped: bool) -> dict[Span, Dated]:
    """The sentences without a date that go on with the day of one before them in their paragraph.

    That day must have led its sentence ("14/03 visited at nan's. She said ..."), be that of the writer's own visit, or stand
    in the first sentence of an answer to what happened, or of what was notified ("ED notification: attended Sunday 11/02");
    one spoken of further in is over with it.
    """
    days = {one.sentence: one for one in dated}
    found: dict[Span, Dated] = {}
    current: Dated | None = None
    before = 0
    own = answering = notified = gone_on = False
    for span in spans:
        if current is not None and not own and parted(text, before, span.start, wrapped=wrapped):
            current = None
        if span in days:
            one = days[span]
            leads = _OPENING.fullmatch(text, span.start, one.at.start) is not None
            own = _OWN_ACT.match(text, span.start, span.end) is not None
            asked = _WHAT_HAPPENED.search(text, max(0, span.start - _SOON), span.start) is not None
            if current and answering and not asked and _HAD_BEEN.search(text, span.start, span.end):
                before = span.end
                continue  # what had been before: the answer then goes on with its day
            answering = asked
            notified = _NOTIFIED.match(text, span.start, one.at.start) is not None
            leads = leads or own or asked or notified
            gone_on = one.use is Use.NONE and not one.ahead and _opens_line(text, span, one)
            told = one.use is Use.EVENT or gone_on
            current = one if told and one.when.dated and leads and not one.negated else None
        elif (current is not None and gone_on and not tells_past(_small(text), span)) or (
            current is not None and notified and _DONE_NOW.match(text, span.start, span.end)
        ):
            current = None
        elif current is not None and not _OF_A_YEAR.search(text, span.start, span.end):
            found[span] = current
        before = span.end
    return found


@lru_cache(maxsize=1)
def _small(text: str) -> str:
    """A whole text in small letters, which is made once for all its sentences."""
    return text.lower()


def _opens_line(text: str, span: Span, one: Dated) -> bool:
    """A whole day at the head of a line within a note, as a log goes on with what came of it: "24/10/2025 Strategy. Arrested 12:50"."""
    line = text.rfind("\n", 0, span.start) + 1
    is_whole = one.when.earliest is not None and one.when.earliest == one.when.latest
    return is_whole and one.when.basis is Basis.EXPLICIT and not text[line : one.at.start].strip(" \t*-")
