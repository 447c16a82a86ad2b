"""Whether words that name a step of a procedure tell that it was taken.

A court order, an enquiry, a conference, a placement, care that began: notes speak of them long before and after. In free text
one is told where its clause asserts it: by a completing verb that belongs to its words, or, for what is held, by its name at
the head of a line. Where this cannot be made out no step is told; the words stay in the entry of their note. The rules are
data, in `steps.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from chronology.model import Kind
from chronology.prose.sentences import Span
from chronology.tables import shipped_table

# Where a clause ends, for what governs what in it.
_STOP = r"(?<!\bno)[.;:?!]\s|\n\s*\n|,\s(?:and|but|so|then|who|which|ond|a(?=\s(?:mae|oedd|roedd|bu|bydd|fe|yna|wedyn|\w+(?:odd|wyd|ais))\b))\b|\s(?:and|but|so|then|because)\s(?=(?:he|she|they|we|i|it|the|mum|dad)\b)"
_CLAUSE_BEFORE = re.compile(rf"{_STOP}|\s[\u2013\u2014-]{{1,2}}\s")
# What came of a step often stands behind a dash: "Planning meeting - held".
_CLAUSE_AFTER = re.compile(_STOP)
# So many words at most stand between words for a step and their verb.
_NEAR = 8
# How far back a clause is looked at, in characters.
_REACH = 160
# The day of a step, or what is put in between, stands right behind its name: "the hearing fixed for 16 September was adjourned".
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:that|the same) month)"
)
_DAY = rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)?(?: {_MONTH})?(?:,? \d{{4}})?(?![\w/.-]*\d)|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|{_MONTH}(?: \d{{4}})?|(?:the|that) (?:same|following|next) day"
_OF_A_DAY = re.compile(
    rf"\W?\s(?:(?:fixed|listed|arranged|held|convened) )?(?:on|of|in|for|dated) (?:{_DAY})(?!\w)|\s\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}(?!\w)"
)
_WHICH = re.compile(r",\s(?:which|that)\s(?=(?:was|were|had|took|began|ended|led)\b)")
_ASIDE = re.compile(r",\s[^,;:]{3,70},(?=\s)")
# Words before the name of what was held by which its clause goes there: "at the adjourned hearing on 29 March".
_THERE = re.compile(
    r"(?:^|[\s,(])(?:at|during|following|after|from|since|in|by) (?:(?:the|a|an|this|that|his|her|their|another|further) )?(?:[\w-]+ ){0,3}$"
    r"|^\W*(?:and |then )?(?:the|a|an|his|her|their|another|further) (?:[\w-]+ ){0,3}$|^\W*$"
)
_EXISTS = re.compile(
    r"\bthere (?:was|were|had been) (?:then |also |only )?(?:an?|one|two|three|four|several|another|further)\b(?: [\w-]+){0,3} $"
)
_LED_TO = re.compile(
    r"\b(?:led|leading|gave rise) (?:directly |only |eventually )?to (?:an?|the|another|further) (?:[\w-]+ ){0,2}$"
)
_STILL_AHEAD = re.compile(
    r"\b(?:will|would|should|shall|to be|due|may|might|if|unless|cancel+\w*|postponed|called off|vacated|did ?n[o']?t|was not|were not|never|not (?:held|made|sent|done))\b"
)
_FOLLOWED = re.compile(r"\s(?:then |soon |duly |shortly )?followed\b(?! (?:by|up))")
# How far into the next sentence it is looked at whether it takes the step back.
_NEXT = 70
# A name stands at the head of a line: behind a bullet, a number, a day or a word for a record; and nothing but a stop, a day or
# who was there follows it.
_DAY_WORD = r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_BEFORE_HEAD = re.compile(
    rf"(?:[\W\d_]*(?:{_DAY_WORD}|\d(?:st|nd|rd|th)|the|virtual|joint|annual|emergency|urgent|police|first|second|third|weekly|monthly|weeks?|wk|months?|planned|attended|held"
    r"|minutes of|minutes|notes of|record of|cofnod(?:ion)?)\b){0,4}[\W\d_]*"
)
_LAST_WORD = re.compile(r"\s(?:from|by|to|with|w|of|re|for|at|gan)(?: the)?$")
_AFTER_HEAD = re.compile(
    r"(?:\W{0,2}(?:meeting|mtg|discussion|disc|enquir(?:y|ies)|assessment|ax|record|minutes|mins|notes?|outcome|decision|report"
    r"|reviews?|conference|conf|form|hearing)\b){0,2}\s*"
    r"(?!\s?(?:ref|referral|form|request|papers?|invite|report|screen|test|aid)\b)"
    rf"(?:\Z|(?:[\w&]+\s?){{1,2}}(?:\Z|[.:])|[.:;,(\u2013\u2014/|-]|\d|(?:{_DAY_WORD}|today|this (?:am|pm|morning|afternoon)|with|w|at|by|from|on|re|of|for|in|to|chaired|via"
    r"|teams|held|between|and|was|were|has|had|no|outcome|agreed|following|led|took|gyda|yn|ar|gan|o|am)\b)"
)

# A note headed by its meeting that opens with this is of none.
_CALLED_OFF = re.compile(
    r"\W{0,3}(?:(?:meeting|mtg|review|conference|discussion|it|this|today) )?(?:(?:was|has been|had been) )?(?:cancel+ed|postponed|stood down|called off|abandoned|put off"
    r"|(?:not|in)[- ]?quorate|not held|did ?n[o\x27\u2019]?t (?:go ahead|take place|happen)|not gone ahead|gohiriwyd|canslwyd)\b"
)


class Form(StrEnum):
    """What words are: sentences; the heading of a note; or a table's own name for something."""

    PROSE = "prose"
    HEADING = "heading"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class _Step:
    verb: re.Pattern[str]
    of: re.Pattern[str] | None
    never: re.Pattern[str] | None
    heads: bool
    label: bool


@dataclass(frozen=True, slots=True)
class _Refused:
    before: re.Pattern[str]
    after: re.Pattern[str]
    unsaid: re.Pattern[str]
    between: re.Pattern[str]
    joint: re.Pattern[str]
    passive: re.Pattern[str]
    doubted: re.Pattern[str]
    corrected: re.Pattern[str]
    others: re.Pattern[str]
    object: re.Pattern[str]
    named: re.Pattern[str]
    once: re.Pattern[str]
    past: re.Pattern[str]

    def unsaid_by_others(self, before: str, after: str, rest: str) -> bool:
        """It is only believed, asked or taught; somebody says behind it that it was not so; or it was of somebody else."""
        return any((self.doubted.search(before), self.corrected.search(rest), self.others.search(after)))

    def ahead(self, before: str, between: str = "") -> bool:
        """Words that end where a step is named make it no more than wished, supposed or still to come."""
        once = self.once.search(before) is not None and self.past.search(between) is None
        return once or self.before.search(before) is not None


def is_taken(kind: Kind, lower: str, at: Span, sentence: Span, form: Form = Form.PROSE) -> bool:
    """The clause of words that name a kind, in folded text, tells that the step was taken; of a kind that is no step, always."""
    step = _steps().get(kind)
    if step is None:
        return True
    clause = _clause(lower, at, sentence)
    before, own, after = lower[clause.start : at.start], lower[at.start : at.end], lower[at.end : clause.end]
    refused = _refused()
    undated = _without(after, _OF_A_DAY)
    said = step.verb.search(own) is not None
    ahead = refused.unsaid if said else refused.after
    if any(ahead.search(words) for words in (after, undated, own.partition(" ")[2])):
        return False
    whole = f"{before}{own}{after}"
    if (step.of and not step.of.search(whole)) or (step.never and step.never.search(whole)):
        return False
    if form is Form.PROSE and refused.unsaid_by_others(before, after, lower[at.end : sentence.end + _NEXT]):
        return False
    return (
        (said and not refused.ahead(before, own))
        or any(_behind(step, refused, before, words) for words in (after, _without(_without(undated, _WHICH), _ASIDE)))
        or _stands(step, refused, before, after)
        or _before(step, refused, before)
        or (step.heads and _is_head(lower, at, sentence))
        or (_names(step, form) and not refused.ahead(before) and not refused.named.search(before + after))
    )


def called_off(kind: Kind, lower: str, opening: Iterable[Span]) -> Kind | None:
    """What a note of a meeting is of whose opening sentences say that it was not held; None for any other."""
    instead = _not_held().get(kind)
    return instead if instead and any(_CALLED_OFF.match(lower, *span) for span in opening) else None


@cache
def _not_held() -> Mapping[Kind, Kind]:
    rows = shipped_table("chronology.prose", "steps.toml")["not_held"]
    return {Kind(kind): Kind(instead) for instead, kinds in rows.items() for kind in kinds}


def _names(step: _Step, form: Form) -> bool:
    return (step.heads and form is not Form.PROSE) or (step.label and form is Form.LABEL)


def is_step(kind: Kind) -> bool:
    """A kind is told only where it is said to have been done."""
    return kind in _steps()


def _behind(step: _Step, refused: _Refused, before: str, after: str) -> bool:
    """The verb stands behind what it completes: "interim care order was granted"."""
    # Behind a comma the verb is said of what stands before it: "asked for a strategy discussion, held at 3pm".
    if refused.object.search(before) and not after.startswith(","):
        return False
    for verb in step.verb.finditer(after):
        between = after[: verb.start()]
        # "The enquiry about money was opened": what is about money is the subject all the same.
        parted = refused.joint if refused.passive.search(between) else refused.between
        if _is_near(between, parted) and not refused.ahead(before, between):
            return True
    return False


def _before(step: _Step, refused: _Refused, before: str) -> bool:
    """The verb stands before what it completes: "granted an interim care order"."""
    return any(
        _is_near(before[verb.end() :], refused.between) and not refused.ahead(before[: verb.start()])
        for verb in step.verb.finditer(before)
    )


def _stands(step: _Step, refused: _Refused, before: str, after: str) -> bool:
    """It is named with its day, as what there was, or as what something led to: "at the hearing on 24 January", "there was a conference"."""
    if led := _LED_TO.search(before):
        return not refused.ahead(before[: led.start()])
    if not step.heads or refused.ahead(before) or _STILL_AHEAD.search(after.partition(" that ")[0]):
        return False
    there = _OF_A_DAY.match(after) is not None and _THERE.search(before) is not None
    return there or _EXISTS.search(before) is not None or _FOLLOWED.match(_without(after, _OF_A_DAY)) is not None


def _without(after: str, put_in: re.Pattern[str]) -> str:
    """What stands behind a name, without what is put in right behind it."""
    found = put_in.match(after)
    return after[found.end() :] if found else after


def _is_near(between: str, parted: re.Pattern[str]) -> bool:
    return len(between.split()) <= _NEAR and parted.search(between) is None


def _is_head(lower: str, at: Span, sentence: Span) -> bool:
    line = max(lower.rfind("\n", 0, at.start) + 1, sentence.start)
    end = lower.find("\n", at.end, sentence.end)
    last = _LAST_WORD.search(lower, at.start, at.end)
    rest = lower[last.start() if last else at.end : end if end >= 0 else sentence.end]
    return _BEFORE_HEAD.fullmatch(lower, line, at.start) is not None and _AFTER_HEAD.match(rest) is not None


def _clause(lower: str, at: Span, sentence: Span) -> Span:
    start = max(sentence.start, at.start - _REACH)
    for stop in _CLAUSE_BEFORE.finditer(lower, start, at.start):
        start = stop.end()
    # What a relative right behind the name tells is told of it.
    related = _WHICH.match(lower, at.end, sentence.end)
    end = _CLAUSE_AFTER.search(lower, related.end() if related else at.end, sentence.end)
    return Span(start, end.start() if end else sentence.end)


@cache
def _refused() -> _Refused:
    row = shipped_table("chronology.prose", "steps.toml")["refused"]
    return _Refused(**{name: re.compile(words) for name, words in row.items()})


@cache
def _steps() -> Mapping[Kind, _Step]:
    """What is asked of each kind.

    Raises:
        ValueError: a kind that nobody knows; the package is damaged.
    """
    rows = shipped_table("chronology.prose", "steps.toml")["step"]
    return {Kind(kind): _step(row) for row in rows for kind in row["kinds"]}


def _step(row: Mapping[str, Any]) -> _Step:
    return _Step(
        verb=re.compile(rf"\b{row['done']}\b"),
        of=re.compile(rf"\b{row['of']}\b") if "of" in row else None,
        never=re.compile(rf"\b{row['never']}\b") if "never" in row else None,
        heads=row.get("heads", False),
        label=row.get("label", False),
    )
