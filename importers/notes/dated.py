"""The dates inside a note: which tell an event of their own day, which are planned, and which are no event at all."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice, pairwise

from chronology.dates import DateMention, from_edtf, is_aside, is_come_back_on, read
from chronology.model import Basis, Precision, When
from chronology.prose.assertion import AHEAD, Manner
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.asides import is_aside as is_told_aside
from importers.notes.births import is_birth_date
from importers.notes.joints import AND
from importers.notes.leads import date_at, of_the_head
from importers.notes.letters import is_from_the_family
from importers.notes.nobody import counts_many
from importers.notes.note import Note
from importers.notes.over import FELL_THROUGH, FORWARD, says_in_a_word, says_it_was, tells_past
from importers.notes.refusals import (
    REACH,
    is_as_somebody_says,
    is_no_event,
    is_of_law,
    is_of_what_is_open,
    is_told_again,
    is_written_as_a_birth,
    only_names_it,
)
from importers.notes.since import RUNS_ON, done_since, is_since, told_again, told_in_letter
from importers.notes.structure import SetAside, is_within

_YEAR = re.compile(r"\d{4}(?=-|/|\Z|[~?%])")
_NEARLY_A_YEAR, _GROWN = 330, 15 * 365
_LONG_AGO = 40
_BLANKED = re.compile(r"\[|\bx{2,4}\b|redacted|unspecified|unknown|uncertain", re.IGNORECASE)
_JOINT = re.compile(rf";|,?\s(?:and|but|then|{AND}|ond|wedyn)\s|,")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Fewer words than this beside the date tell nothing.
_CONTENT = 3
# A date this near to the head of its sentence leads it.
_LEADS = 24
# "I'd visit Monday", "ill ring Monday": would and will, before the plain form of a verb.
_WOULD = re.compile(
    r"\b(?:(?:i|we|he|she|they)['\u2019]d|ill|i['\u2019]ll|we['\u2019]ll) (?:visit|ring|call|phone|go|see|meet|speak|do|get|take|bring|send|be|chase|email|attend|start|pop|drop|try|check|book|text|let)\b[^.;]{0,60}\Z"
)
_BULLET = 4
"""Characters that may stand before the day a line opens with: "- 2 Feb - CAMHS"."""
_FULL_DATE = re.compile(r"\b\d{1,2}[ /.-](?:[^\W\d_]{3,9}|\d{1,2})[ /.-](?:20)?\d{2}\b")
# "(AB added 26/02)", "(amended 3/4 after comments)": what it is added to is told.
_ADDED_ALONE = re.compile(r"[(\[][ ]?(?:[A-Z][\w.]*[ ]){0,2}[a-z]+(?: up)?(?: on| by [A-Z]\w*)?[ ](?:on )?\Z")
_DASH = re.compile(r"[ ]{0,3}[:\u2013\u2014-][ ]")
_TO_COME = re.compile(r"(?:tomorrow|next|coming|yfory)\b", re.IGNORECASE)
_SOON = 70
# "Screened on 2 February. Threshold not met.": what one word says was done, the next sentence tells.
_DONE_ON = re.compile(r"\A(?:[A-Z][a-z]{2,12}ed|Seen|Sent|Held|Met) (?:on|in|by) (?:the )?\Z")
# "Not done: on leave until 11 November": what became of an action is none.
_OUTCOME = re.compile(r"\W*(?:not (?:yet )?)?(?:done|completed|achieved|actioned|carried out|met)\b")
# What was not done until a day was done on it.
_NOT_UNTIL = re.compile(r"\b(?:not|never|n't)\b[^.;]{0,60}\b(?:until|till)\b[^.;]{0,30}\Z")
# What lasted until a day is over with what happened on it: "until 3 May, when an order was made".
_WHEN_BEHIND = re.compile(r",?\s(?:when|at which point|whereupon|on which (?:day|date)|pan)\b")
# What has not been since a day was last on it.
_NOT_SINCE = re.compile(
    r"\b(?:not|never|n[o'\u2019]t|nobody has|no one has) (?:\w+ ){0,2}(?:seen|visited|met|spoken|attended|been(?! able| possible| allowed| permitted)|had|heard|worked|lived|used|contacted)\b"
    r"[^.;]{0,60}\bsince\b[^.;]{0,30}\Z"
)


class Use(StrEnum):
    """What a date in a note is for."""

    EVENT = "event"
    PLAN = "plan"
    OWN = "own"
    """The day the note is of."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence, with the part of the sentence that is about it."""

    at: Span
    when: When
    sentence: Span
    part: Span
    use: Use = Use.NONE
    negated: bool = False
    ahead: bool = False
    """Its sentence looks forward to it."""
    ended: When | None = None
    """The day on which what lasted from this one was over."""


@dataclass(slots=True)
class Dates:
    """Finds the dates of a text's notes; `born` is the one date of birth it gives, `outside` the lines of no note."""

    text: str
    telling: Telling
    born: dt.date | None
    outside: Sequence[SetAside]
    wrapped: bool = True
    impossible: list[int] = field(default_factory=list)
    """Where the notes read so far have a date that no calendar holds."""
    given: dt.date | None = None
    """The day a narrative says at its head that it was given."""
    first: dt.date | None = None
    """The first day of a note of the text: what leans on a birth long before it for its year has none."""
    _law: dict[Span, bool] = field(default_factory=dict)

    def of(self, note: Note, spans: list[Span], planned: frozenset[Span]) -> Iterator[Dated]:
        """Every date of a note, in order; those on page marks left out."""
        after = dict(pairwise(spans))
        led: When | None = None
        since: When | None = None
        before: When | None = None
        looks_back = note.looks_back or is_from_the_family(self.text, note)
        for sentence, mentions in self._by_sentence(note, spans).items():
            places = [Span(note.body_start + one.start, note.body_start + one.end) for one in mentions]
            for mention, at, part in zip(mentions, places, _parts(self.text, sentence, places), strict=True):
                leads = at.start - sentence.start <= _LEADS
                when = told_again(_no_clock_of_its_day(mention.when), since)
                if sentence.start == note.body_start:
                    beside = self.text[sentence.start : at.start] + self.text[at.end : sentence.end]
                    when = of_the_head(when, note.day, beside)
                before = told_in_letter(when, note.day, before) if looks_back else when
                one = Dated(at, before, sentence, part)
                if _is_own_day(one.when, note.day):
                    one = replace(one, use=Use.OWN)
                else:
                    one = self._used(note, one, marked=sentence in planned, beside=after.get(sentence))
                    if one.use is Use.NONE and leads and led and _goes_on(led, one.when, note.day) and not one.ahead:
                        one = replace(one, use=Use.EVENT)
                yield one
                led = one.when if leads and one.when.dated else led
                since = one.when if one.use is Use.EVENT and is_since(one.when, note.day) else since

    def _used(self, note: Note, one: Dated, *, marked: bool, beside: Span | None) -> Dated:
        """A date with what it is for; the day in the first cell of a row is of what stands in the next."""
        lower, at, sentence = self.telling.lower, one.at, one.sentence
        manners = self.telling.manners.of(at, sentence)
        negated = Manner.NEGATED in manners
        ahead = not negated and (
            marked or bool(manners & AHEAD) or _WOULD.search(lower, one.part.start, at.start) is not None
        )
        # The day was fixed, and what it was fixed for did not happen.
        ahead = ahead and not FELL_THROUGH.search(lower, at.end, min(sentence.end, at.end + _SOON))
        when = _next_year(one.when) if ahead and _is_year_back(one.when, note.day) else one.when
        if when.edtf and when.edtf.startswith("../") and _NOT_UNTIL.search(lower, sentence.start, at.end):
            when = from_edtf(when.edtf[3:], as_written=when.as_written, basis=when.basis)
        if when.edtf and when.edtf.startswith("../") and _WHEN_BEHIND.match(lower, at.end, sentence.end):
            when = from_edtf(when.edtf[3:], as_written=when.as_written, basis=when.basis)
            one = replace(one, part=Span(at.start, one.part.end))
        if (
            note.narrative
            and when.edtf
            and when.edtf.endswith("/..")
            and _NOT_SINCE.search(lower, sentence.start, at.end)
        ):
            when = from_edtf(when.edtf[:-3], as_written=when.as_written, basis=when.basis)
        if not ahead and (begun := _begun(when, note.day)):
            when = begun
        if not ahead and note.day and (done := done_since(lower, at.start, one.part, when, note.day)):
            when = done
        if when.latest and when.earliest == when.latest and is_come_back_on(self.text, at.start) and not ahead:
            when = When.told_on(when.latest, as_written=when.as_written)
        if negated or ahead or when is not one.when:
            one = Dated(at, when, sentence, one.part, Use.NONE, negated, ahead)
        use = self._use(note, one, marked=marked)
        if use is Use.NONE and beside and not ahead and self._stands_alone(at, sentence, beside):
            moved = replace(one, at=Span(beside.start, beside.start), sentence=beside, part=beside, negated=False)
            return replace(moved, use=self._use(note, moved, marked=False))
        return one if use is Use.NONE else Dated(at, one.when, sentence, one.part, use, one.negated, one.ahead)

    def _stands_alone(self, at: Span, sentence: Span, beside: Span) -> bool:
        """A date is all of a cell or of a sentence ("March 2022. Referral by ..."), and more follows in its row or line."""
        before = _DONE_ON.sub("", self.text[sentence.start : at.start])
        bare = before.strip(" *|") + self.text[at.end : sentence.end].strip(" *|:.")
        return not bare and self.text[sentence.end : beside.start].strip(" ") in ("\t", "|", "\t|", "")

    def _by_sentence(self, note: Note, spans: list[Span]) -> dict[Span, list[DateMention]]:
        found: dict[Span, list[DateMention]] = {}
        dates = read(self.text[note.body_start : note.end], written_on=note.day, born=self.born)
        self.given = dates.given if note.narrative else None
        starts = [span.start for span in spans]
        self.impossible.extend(note.body_start + start for start, _ in dates.impossible)
        for mention in dates.mentions:
            at = note.body_start + mention.start
            index = bisect_right(starts, at) - 1
            told = index >= 0 and at < spans[index].end and not is_within(self.outside, at)
            if told and not self._leans_on_a_birth(mention.when):
                found.setdefault(spans[index], []).append(mention)
        return found

    def _leans_on_a_birth(self, when: When) -> bool:
        """Its year is not written, and would be that of a birth at the head: "P. Gray 04.11.38 ... code changed Sept 24"."""
        inferred = when.basis is Basis.YEAR_FROM_CONTEXT and when.latest is not None
        return inferred and self.first is not None and (self.first - when.last_day).days > _GROWN

    def _use(self, note: Note, one: Dated, *, marked: bool) -> Use:
        when, at, sentence = one.when, one.at, one.sentence
        as_birth = is_written_as_a_birth(self.text[max(note.body_start, at.start - REACH) : at.start])
        told = note.day or self.first
        if not note.narrative and (
            as_birth or is_birth_date(self.text, self.telling, (one.at, sentence), when, (told, self.born))
        ):
            return Use.NONE
        before = self.text[max(sentence.start, at.start - REACH) : at.start]
        told_elsewhere = not note.narrative and (
            is_told_again(self.text, sentence, at)
            or only_names_it(self.text, sentence, at)
            or is_as_somebody_says(self.text, sentence, at, when)
            or is_of_what_is_open(self.text, sentence)
        )
        if told_elsewhere or is_no_event(before, when, narrative=note.narrative) or _is_clock(self.text, note, when):
            return Use.NONE
        later = not marked and is_come_back_on(self.text, at.start)
        if (
            self._is_of_law(sentence)
            or (later and _ADDED_ALONE.search(self.text, sentence.start, at.start))
            or self._counts_many(note, sentence)
            or (note.narrative and self._is_beside_the_story(one, before))
        ):
            return Use.NONE
        until = note.day if marked or note.written_by is None else note.written_by
        ahead = marked or one.ahead or until is None
        since = not ahead and until and done_since(self.telling.lower, at.start, one.part, when, until)
        until = until and max(until, self._remarked_on(sentence, at) or until)
        if not since and not later and until and (first := _first_due(when, marked=marked)) and first > until:
            # Only what the note itself marks as action or plan is chased; a day merely looked forward to is not.
            return Use.PLAN if marked and not _OUTCOME.match(self.telling.lower, sentence.start) else Use.NONE
        uncertain = not later and _is_uncertain(when, before, until) and not self._is_over(note, one)
        if one.ahead or (uncertain and not since) or not (when.dated or _is_blanked(note, when)):
            return Use.NONE
        tells = self._words_beside(at, sentence) >= _CONTENT or self.telling.is_plain(sentence)
        tells = tells or says_in_a_word(self.telling.lower, sentence, at)
        tells = tells or (not note.narrative and (self._opens_entry(at, sentence) or self._is_terse(at, sentence)))
        return Use.EVENT if tells else Use.NONE

    def _remarked_on(self, sentence: Span, at: Span) -> dt.date | None:
        """The later day, before a date in its sentence, of the remark in which it stands."""
        before = _FULL_DATE.finditer(self.text, sentence.start, at.start)
        leads = (date_at(self.text, each.start()) for each in before if is_come_back_on(self.text, each.start()))
        return max((lead.when.latest for lead in leads if lead and lead.when.latest), default=None)

    def _is_over(self, note: Note, one: Dated) -> bool:
        """What stands beside a day that might be still to come, or the end of a time, says that it was."""
        when = one.when
        if note.day is None or when.latest is None or when.latest > note.day:
            return False
        if when.earliest is not None and _is_year_back(when, note.day):
            return False
        before, behind = Span(max(one.sentence.start, one.part.start), one.at.start), Span(one.at.end, one.sentence.end)
        return says_it_was(self.telling.lower, before, behind, when)

    def _is_beside_the_story(self, one: Dated, before: str) -> bool:
        """A day of a report at which nothing of its story happened: of law and papers, or after it was given."""
        if is_aside(self.text, one.at.start) or is_told_aside(self.telling, before, one.at, one.sentence, one.when):
            return True
        return self.given is not None and one.when.earliest is not None and one.when.earliest > self.given

    def _counts_many(self, note: Note, sentence: Span) -> bool:
        return not note.narrative and counts_many(self.text[sentence.start : sentence.end])

    def _is_of_law(self, sentence: Span) -> bool:
        """Kept for the next date of the sentence."""
        if (known := self._law.get(sentence)) is None:
            known = self._law[sentence] = is_of_law(self.telling, sentence)
        return known

    def _opens_entry(self, at: Span, sentence: Span) -> bool:
        """A day and a dash at the head of a line, with more in the line than the first short words: "Thursday - swimming!"."""
        line = self.text.rfind("\n", 0, at.start) + 1
        if (
            at.start - sentence.start > _BULLET
            or self.text[line : at.start].strip(" \t*•·>-–")
            or not _DASH.match(self.text, at.end)
        ):
            return False
        end = self.text.find("\n", at.end)
        return len(_WORD.findall(self.text, at.end, end if end >= 0 else len(self.text))) >= _CONTENT

    def _is_terse(self, at: Span, sentence: Span) -> bool:
        """Two words, of which one is a verb of the past: "BT suspended 25/11", "29/2 sent 61 texts"."""
        sides = (Span(sentence.start, at.start), Span(at.end, sentence.end))
        return self._words_beside(at, sentence) > 1 and any(tells_past(self.telling.lower, side) for side in sides)

    def _words_beside(self, at: Span, sentence: Span) -> int:
        """The words of a sentence other than its date, counted no further than is asked."""
        # Most have that many close behind the date; a word cut off by the window is one all the same.
        if len(_WORD.findall(self.text, at.end, min(sentence.end, at.end + _SOON))) >= _CONTENT:
            return _CONTENT
        sides = ((sentence.start, at.start), (at.end, sentence.end))
        return sum(1 for _ in islice((one for side in sides for one in _WORD.finditer(self.text, *side)), _CONTENT))


_FIGURES = re.compile(r"(?<![\d:.])(?P<day>\d{1,2})\.(?P<month>\d{2})(?![\d:.])")


def _no_clock_of_its_day(when: When) -> When:
    """Without a time that is the day's own figures: "Tuesday 10.09 am", where that Tuesday is the tenth of September."""
    if when.precision is not Precision.MINUTE or when.earliest is None:
        return when
    figures = _FIGURES.search(when.as_written)
    if figures is None or (int(figures["day"]), int(figures["month"])) != (when.earliest.day, when.earliest.month):
        return when
    return replace(When.on(when.earliest, as_written=when.as_written), basis=when.basis)


def _first_due(when: When, *, marked: bool) -> dt.date | None:
    """The first day a date can mean; of what is to be done by a day, that day."""
    by_then = marked and when.earliest is None and (when.edtf or "").startswith("/")
    return when.latest if by_then else when.earliest


def _goes_on(before: When, when: When, day: dt.date | None) -> bool:
    """In a note that was gone on with, the next of the days that lead its sentences."""
    if day is None or when.earliest is None or when.earliest != when.latest or before.earliest is None:
        return False
    if _TO_COME.match(when.as_written) or when.basis is Basis.RELATIVE_TO_NOTE:
        return False  # a weekday counted forward from the note is one its sentence looks ahead to
    return before.earliest <= when.earliest and 0 < (when.earliest - day).days <= RUNS_ON


def _parts(text: str, sentence: Span, places: Sequence[Span]) -> list[Span]:
    """A sentence with several dates is shared out between them, at the last joint before each."""
    starts = [sentence.start]
    for before, after in pairwise(places):
        joints = list(_JOINT.finditer(text, before.end, max(before.end, after.start)))
        starts.append(joints[-1].start() if joints else before.end)
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], sentence.end], strict=True)]


def _begun(when: When, day: dt.date | None) -> When | None:
    """What lasts beyond the day of the note and has begun by it ("granted 06/03 until 24/03"): the day it began."""
    start, _, end = (when.edtf or "").partition("/")
    lasts = day and when.earliest and when.latest and when.earliest <= day < when.latest
    if not (lasts and end) or len(start) < _WHOLE_DAY or set("~?%[.") & set(f"{start}{end}"):
        return None
    return from_edtf(start, as_written=when.as_written, basis=when.basis)


_WHOLE_DAY = len("2023-03-06")


def _is_own_day(when: When, day: dt.date | None) -> bool:
    return day is not None and when.earliest == day == when.latest


def _is_blanked(note: Note, when: When) -> bool:
    """A date taken out of a narrative, or said to be unknown. In notes a blank stands for a name as often."""
    return note.narrative and _BLANKED.search(when.as_written) is not None


def _is_uncertain(when: When, before: str, day: dt.date | None) -> bool:
    """Whether it is over cannot be said: the note's own month or year, a year the words do not give, "for Monday"."""
    if day is None or when.latest is None:
        return False
    if when.is_only_told:
        return False
    if when.earliest is None and when.basis is Basis.RELATIVE_TO_NOTE and when.latest <= day:
        return False  # "a few nights ago": some day before the note
    if when.earliest is None:
        return True  # "until", "before": the end of something, not something that happened
    return when.latest > day or _is_year_back(when, day) or (_is_inferred(when) and FORWARD.search(before) is not None)


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
