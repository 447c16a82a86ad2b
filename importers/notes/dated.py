"""The dates inside a note: which tell an event of their own day, which are planned, and which are no event at all."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, pairwise

from chronology.dates import DateMention, from_edtf, read
from chronology.model import Basis, Precision, When
from chronology.prose.assertion import AHEAD, Manner
from chronology.prose.sentences import Span, holding
from chronology.prose.telling import Telling
from importers.notes.structure import Note, SetAside, is_within

# What stands before a date that tells no event: the label of a date of birth ("was born on ..." tells of one), the
# name of a law, which has its year in it, and what recurs.
_NO_EVENT = re.compile(
    r"(?:(?:\bd\.?\s?o\.?\s?b\.?|\bdate of birth|\bdyddiad geni|\((?:b\.|born|g\.)|(?<!was )(?<!were )(?<!baby )(?<!twins )\bborn)[\s:(]{0,4}(?:on )?"
    r"|\b(?:act|rules|regulations|measure|convention|deddf|rheoliadau)\s{1,3}(?:\((?:wales|england|cymru)\) )?"
    r"|\b(?:every|each|most|alternate|bob)\s{1,3})\Z",
    re.IGNORECASE,
)
# "The letter of 3 March", "the section 47 from September": the day is the name of a thing known already.
_NAMED_BY = re.compile(
    r"\b(?:the|that|this|our|my|y|yr) (?!(?:[\w-]+ )?(?:night|evening|morning|afternoon|day|week|month|weekend|end|start|beginning|middle|early|late|hours|course|period|summer|winter|birth|death)\b)"
    r"(?:[\w'&-]+ ){1,4}(?:of|dated) (?:the )?\Z",
    re.IGNORECASE,
)
_RECURS = re.compile(r"(?:every|each|most|alternate|bob)\b", re.IGNORECASE)
_FORWARD = re.compile(r"\b(?:for|by|until|till|next|coming|from|erbyn|tan|at)\s(?:the\s)?\Z", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}(?=-|/|\Z|[~?%])")
_NEARLY_A_YEAR = 330
_LONG_AGO = 40
_BLANKED = re.compile(r"\[|\bx{2,4}\b|redacted|unspecified|unknown|uncertain", re.IGNORECASE)
_JOINT = re.compile(r";|,?\s(?:and|but|then|ac?|ond|wedyn)\s|,")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Fewer words than this beside the date tell nothing.
_CONTENT = 3


class Use(StrEnum):
    """What a date in a note is for."""

    EVENT = "event"
    PLAN = "plan"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence, with the part of the sentence that is about it."""

    at: Span
    when: When
    sentence: Span
    part: Span
    use: Use
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Finds the dates of a text's notes; `born` is the one date of birth it gives, `outside` the lines of no note."""

    text: str
    telling: Telling
    born: dt.date | None
    outside: Sequence[SetAside]
    wrapped: bool = True
    impossible: list[int] = field(default_factory=list)
    """Where the notes read so far have a date that no calendar holds."""

    def of(self, note: Note, spans: list[Span], planned: frozenset[Span]) -> Iterator[Dated]:
        """Every date of a note that is not the note's own, in order; those on page marks left out."""
        for sentence, mentions in self._by_sentence(note, spans).items():
            places = [Span(note.body_start + one.start, note.body_start + one.end) for one in mentions]
            for mention, at, part in zip(mentions, places, _parts(self.text, sentence, places), strict=True):
                if not _is_own_day(mention.when, note.day):
                    manners = self.telling.manners.of(at, sentence)
                    ahead = Manner.NEGATED not in manners and (sentence in planned or bool(manners & AHEAD))
                    when = _next_year(mention.when) if ahead and _is_year_back(mention.when, note.day) else mention.when
                    use = self._use(note, when, at, sentence, ahead=ahead, marked=sentence in planned)
                    yield Dated(at, when, sentence, part, use, Manner.NEGATED in manners)

    def _by_sentence(self, note: Note, spans: list[Span]) -> dict[Span, list[DateMention]]:
        found: dict[Span, list[DateMention]] = {}
        dates = read(self.text[note.body_start : note.end], written_on=note.day, born=self.born)
        self.impossible.extend(note.body_start + start for start, _ in dates.impossible)
        for mention in dates.mentions:
            at = note.body_start + mention.start
            sentence = holding(spans, at)
            if sentence is not None and not is_within(self.outside, at):
                found.setdefault(sentence, []).append(mention)
        return found

    def _use(  # noqa: PLR0913  # a date, its place, and how its sentence is meant
        self, note: Note, when: When, at: Span, sentence: Span, *, ahead: bool, marked: bool
    ) -> Use:
        before = self.text[max(sentence.start, at.start - 40) : at.start]
        if _NO_EVENT.search(before) or _RECURS.match(when.as_written) or _is_clock(self.text, note, when):
            return Use.NONE
        if not note.narrative and _NAMED_BY.search(before):
            return Use.NONE
        if note.day is not None and when.earliest is not None and when.earliest > note.day:
            # Only what the note itself marks as action or plan is chased; a day merely looked forward to is not.
            return Use.PLAN if marked else Use.NONE
        if ahead or _is_uncertain(when, before, note.day) or not (when.dated or _is_blanked(note, when)):
            return Use.NONE
        tells = self._words_beside(at, sentence) >= _CONTENT or self.telling.is_plain(sentence)
        return Use.EVENT if tells else Use.NONE

    def _words_beside(self, at: Span, sentence: Span) -> int:
        """The words of a sentence other than its date, counted no further than is asked."""
        sides = ((sentence.start, at.start), (at.end, sentence.end))
        return sum(1 for _ in islice((one for side in sides for one in _WORD.finditer(self.text, *side)), _CONTENT))


def _parts(text: str, sentence: Span, places: Sequence[Span]) -> list[Span]:
    """A sentence with several dates is shared out between them, at the last joint before each."""
    starts = [sentence.start]
    for before, after in pairwise(places):
        joints = list(_JOINT.finditer(text, before.end, max(before.end, after.start)))
        starts.append(joints[-1].start() if joints else before.end)
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], sentence.end], strict=True)]


def _is_own_day(when: When, day: dt.date | None) -> bool:
    return day is not None and when.earliest == day == when.latest


def _is_blanked(note: Note, when: When) -> bool:
    """A date taken out of a narrative, or said to be unknown. In notes a blank stands for a name as often."""
    return note.narrative and _BLANKED.search(when.as_written) is not None


def _is_uncertain(when: When, before: str, day: dt.date | None) -> bool:
    """Whether it is over cannot be said: the note's own month or year, a year the words do not give, "for Monday"."""
    if day is None or when.latest is None:
        return False
    if when.earliest is None:
        return True  # "until", "before": the end of something, not something that happened
    return when.latest > day or _is_year_back(when, day) or (_is_inferred(when) and _FORWARD.search(before) is not None)


def _is_inferred(when: When) -> bool:
    return when.basis in (Basis.YEAR_FROM_CONTEXT, Basis.RELATIVE_TO_NOTE)


def _is_year_back(when: When, day: dt.date | None) -> bool:
    """A day and month that a note written about then, a year later, may as well mean as just ahead."""
    if day is None or not when.dated or when.basis is not Basis.YEAR_FROM_CONTEXT:
        return False
    return (day - when.first_day).days > _NEARLY_A_YEAR


def _next_year(when: When) -> When:
    """The same day a year on: what a plan without a year means."""
    edtf = _YEAR.sub(lambda found: f"{int(found[0]) + 1:04}", when.edtf or "")
    try:
        return from_edtf(edtf, as_written=when.as_written, basis=Basis.YEAR_FROM_CONTEXT)
    except ValueError:
        return when


def _is_clock(text: str, note: Note, when: When) -> bool:
    """In a log that writes its clock in four figures ("1640"), a far-off year is a time of day."""
    if when.precision is not Precision.YEAR or not note.time or note.day is None or when.earliest is None:
        return False
    clocks = note.time.replace(":", "") in text[note.start : note.start + 60]
    return clocks and note.day.year - when.earliest.year > _LONG_AGO
