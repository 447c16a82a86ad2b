"""What a reader of the note knows at a point in the text: the note's date, the birth date, and the date last told."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from chronology.dates.edtf import from_edtf
from chronology.dates.story import Story, is_aside, is_done_today
from chronology.dates.tenses import MAY, PAST, WAS, WAS_REACH, arranged
from chronology.dates.tokens import Lexed, Token, letters
from chronology.dates.told import MONTH_WORDS, Told
from chronology.model import Basis, When

_DONE = re.compile(r"\b(?:had|was|were|did|roedd)\b", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_BORN = re.compile(
    r"(?:\b(?:d\.?o\.?b\.?|date of birth|dyddiad geni)[:\s(]*|\bborn\s?[:(]\s?|\(\s?born\s|(?:\A|\n)born\s)\Z",
    re.IGNORECASE,
)
_LABEL = 18
_RUNS_ON = 14
"""Days within which a note goes on after its own date."""
_CHILDHOOD = 18
"""Years that orders and plans may run."""
_NAMED_BEFORE, _NAMED_BEHIND = 40, 24
"""Characters about an age in which it says whose it is."""
_YEAR = len("2014")
_PARAGRAPH = 1200
"""Characters before a birthday in which its paragraph says whose it is."""
_BACK = 1.25
"""A story goes on rather than back: what is not quite as near before a date told last counts as further."""
_SOON, _LONG_BACK = 45, 300
"""A day and month that lies so few days ahead, and so many back, is the one ahead unless its sentence tells what was."""
_LEAP = 4
"""Years within which there is a leap day."""
_APART = ("stop", "gap", "line")
_TIMES = frozenset(
    {"unit", "calendar_day", "calendar_month", "calendar_year", "weekday", "weekend", "season", "month", "abbr_month"}
)
_LOOK_BACK = 25
"""Tokens before a date among which a word of the future makes it one to come."""


class Found(NamedTuple):
    """Tokens that are a date: their EDTF (None for a date that is not given), and what it rests on."""

    first: int
    last: int
    edtf: str | None
    basis: Basis = Basis.EXPLICIT
    week: bool = False
    anchor: str = ""
    """The date itself where `edtf` says since, until or before it."""
    impossible: bool = False
    passing: bool = False
    """Named for the time of year, as Christmas is: no day of the story, so none is counted from it."""
    heading: bool = False
    """The year alone in a line: no date of anything, but what is told below it is of that year."""


@dataclass(slots=True, kw_only=True)
class Thread:
    """The state of reading one text."""

    lexed: Lexed
    written_on: dt.date | None
    born: dt.date | None
    story: Story = field(default_factory=Story)
    previous_at: int = -1
    _previous: str | None = None
    _named: str | None = None
    _named_at: int = -1
    _named_in_full: bool = False
    _years: frozenset[int] | None = None

    @property
    def previous(self) -> When | None:
        """The date told last."""
        return from_edtf(self._previous) if self._previous else None

    def named(self, at: int) -> When | None:
        """A day by name ("Good Friday") told last, and in this sentence: "the Thursday before" is the one before it."""
        if self._named is None or self._named_at <= self.previous_at:
            return None
        letter, between = letters(), self.lexed.letters[self._named_at : at]
        day = from_edtf(self._named)
        return day if day.earliest == day.latest and not any(letter[each] in between for each in _APART) else None

    def spoken_on(self, at: int) -> dt.date | None:
        """The day a judgment was given, where the judge says what is done "today" and quotes nobody."""
        given, start, end = self.story.given, self.lexed.tokens.starts[at], self.lexed.tokens.ends[at]
        if given is None or self.written_on is not None:
            return None
        return given if is_done_today(self.lexed.text, start, end) else None

    @property
    def limit(self) -> int | None:
        """The last year a two-figure year can stand for: a note speaks of next year at the furthest."""
        day = self.written_on or self.story.given
        return day.year + 1 if day else None

    def limit_at(self, at: int) -> int | None:
        """The last year there for two figures: what is to come, an order until a child is grown, may be further off."""
        if self.written_on is None:
            return None
        coming = self.lexed.tokens.names[at] == "until" or self.future(at)
        return self.written_on.year + (_CHILDHOOD if coming else 1)

    def follow(self, found: Found) -> None:
        """Take a date as the one that "the next day" will be counted from."""
        if found.passing and found.edtf:
            self._named_in_full = found.basis is Basis.EXPLICIT or self._feast_of_year(found.first) is not None
            self._named, self._named_at = found.anchor or found.edtf, found.last
        if found.edtf is None or found.passing or found.basis is Basis.RELATIVE_TO_BIRTH or self._is_birth(found):
            return
        start = self.lexed.tokens.starts[found.first]
        if self.written_on is None:
            if not found.heading and is_aside(self.lexed.text, start):
                return
            self._take_in(found, start)
        if found.edtf != ".." and not self._is_of_long_before(found):
            self._previous, self.previous_at = found.anchor or found.edtf, found.last

    def birth_at(self, first: int, last: int) -> tuple[dt.date, dt.date] | None:
        """The birth an age is counted from: of the one a story names in the sentence, else of the subject."""
        if self.story.births:
            starts, ends = self.lexed.tokens.starts, self.lexed.tokens.ends
            start, end = max(0, starts[first] - _NAMED_BEFORE), ends[last - 1]
            before = self.lexed.text[start:end]
            words = before[before.rfind(". ") + 1 :] + self.lexed.text[end : end + _NAMED_BEHIND].partition(". ")[0]
            if named := self.story.birth_named(words):
                return named
        return (self.born, self.born) if self.born else None

    def _is_of_long_before(self, found: Found) -> bool:
        """A year alone of what had been by then ("he had been convicted in 2014"): the story does not go on from it."""
        return self.written_on is None and len(found.edtf or "") == _YEAR and self.looks_back(found.first)

    def birth_before(self, first: int) -> tuple[dt.date, dt.date] | None:
        """The birth of whom a paragraph spoke of last, where "his" birthday names nobody."""
        end = self.lexed.tokens.starts[first]
        start = max(self.lexed.text.rfind("\n\n", 0, end), end - _PARAGRAPH)
        return self.story.birth_named(self.lexed.text[max(0, start) : end])

    def _take_in(self, found: Found, start: int) -> None:
        when = from_edtf(found.anchor or found.edtf or "")
        if when.earliest and when.latest and not found.heading:
            self.story.take_in(self.lexed.text, start, when.earliest, when.latest)
            self.story.told.append((start, found.anchor or found.edtf or ""))

    def _is_birth(self, found: Found) -> bool:
        """The date of birth at the head of a note is no day of its story."""
        return self._is_birth_at(self.lexed.tokens.starts[found.first])

    def _is_birth_at(self, start: int) -> bool:
        return _BORN.search(self.lexed.text[max(0, start - _LABEL) : start]) is not None

    def near(self, at: int) -> When | None:
        """The date last told, where a date without a year leans on it rather than on the note's own date."""
        previous = self.previous
        if self.written_on is None:
            return self._feast_of_year(at) or previous
        if previous is None:
            return previous
        if self._asks(self._sentence(at)) or self.lexed.tokens.names[at] == "since":
            # What is asked for is still to come, and what goes on since a day goes on as the note is written.
            return None
        letter = letters()
        told_in_days = previous.earliest == previous.latest
        breaks = letter["gap"] if told_in_days else letter["stop"] + letter["gap"] + letter["line"]
        between = self.lexed.letters[self.previous_at : at]
        return None if any(each in between for each in breaks) else previous

    def _feast_of_year(self, at: int) -> When | None:
        """The feast told last with its year, in this paragraph: behind "Christmas 2017" Boxing Day is of that year."""
        if self._named is None or not self._named_in_full or self._named_at <= self.previous_at:
            return None
        return None if letters()["gap"] in self.lexed.letters[self._named_at : at] else from_edtf(self._named)

    def _only_year(self) -> int | None:
        """Where nobody says when a text was written, the one year it names is the year of its days."""
        if self._years is None:
            self._years = frozenset(self._years_of_dates())
        return min(self._years) if len(self._years) == 1 and min(self._years) > 99 else None

    def _years_of_dates(self) -> Iterator[int]:
        """The years of dates told in full: "the 1989 Act" and "born in 2014" say nothing of when a thing was."""
        month = frozenset(letters()[name] for name in MONTH_WORDS)
        tokens = self.lexed.tokens
        for place, name in enumerate(tokens.names):
            if name == "full" and not self._is_birth_at(tokens.starts[place]):
                yield tokens.values[place].parts[0]
            elif name == "year" and self.lexed.letters[place - 1 : place] in month and not self._is_birth_before(place):
                yield tokens.values[place].number

    def _is_birth_before(self, place: int) -> bool:
        return any(map(self._is_birth_at, self.lexed.tokens.starts[max(0, place - 2) : place]))

    def _goes_on(self, day: dt.date) -> bool:
        """A note that was gone on with in the days after its own: the next day it tells is soon after the last."""
        previous = self.previous
        if previous is None or previous.earliest is None or self.written_on is None:
            return False
        soon = dt.timedelta(_RUNS_ON)
        return previous.earliest <= day <= previous.earliest + soon and day <= self.written_on + soon

    def future(self, at: int) -> bool:
        """A word of the future stands before it in its sentence."""
        letter, sentence = letters(), self._sentence(at)
        if letter["will"] in sentence or self._names_next(at, sentence) or self._asks(sentence):
            return True
        if sentence and self._may(at, len(sentence)):
            return True
        return bool(sentence) and self.lexed.letters[at : at + 1] == letter["by"] and not self._over(at, len(sentence))

    def _over(self, at: int, back: int) -> bool:
        """What stands before "by" is told as done: "they had moved by 5 June", where "to be seen by 5 June" is asked."""
        tokens = self.lexed.tokens
        return _DONE.search(self.lexed.text, tokens[at - back].start, tokens[at].start) is not None

    def _names_next(self, at: int, sentence: str) -> bool:
        """A word for what is next; "coming" is that of a coming day alone: "before coming I read the file"."""
        letter, tokens = letters()["next"], self.lexed.tokens
        places = (at - len(sentence) + place for place, one in enumerate(sentence) if one == letter)
        return any(
            self.lexed.text[tokens.starts[one] : tokens.ends[one]].lower() != "coming" or self._is_of_time(one + 1)
            for one in places
        )

    def _is_of_time(self, at: int) -> bool:
        return self.lexed.tokens.names[at : at + 1] != [] and self.lexed.tokens.names[at] in _TIMES

    def _may(self, at: int, back: int) -> bool:
        """What can be done on a day, or be asked for, is to come: "can we do the 12th", "it can't be Friday"."""
        starts = self.lexed.tokens.starts
        return self.written_on is not None and MAY.search(self.lexed.text, starts[at - back], starts[at]) is not None

    def looks_back(self, at: int) -> bool:
        """What stands before a date in its sentence tells of what had been before."""
        starts = self.lexed.tokens.starts
        return _HAD.search(self.lexed.text, starts[max(0, at - len(self._sentence(at)))], starts[at]) is not None

    def _sentence(self, at: int) -> str:
        """What stands before a date in its sentence."""
        letter = letters()
        before = self.lexed.letters[max(0, at - _LOOK_BACK) : at]
        return before[max(before.rfind(letter[name]) for name in ("stop", "gap")) + 1 :]

    def _asks(self, sentence: str) -> bool:
        """A sentence that asks for something to be done: "To visit", "Visit again"; "visit" alone names one."""
        letter = letters()
        sentence = sentence.lstrip(letter["line"] + letter["colon"] + letter["hyphen"])
        if sentence[:2] == letter["to"] + letter["ask"]:
            return True
        return sentence[:1] == letter["ask"] and letter["again"] in sentence

    def in_paragraph(self, at: int) -> bool:
        """No blank line stands between the date last told and a place."""
        return letters()["gap"] not in self.lexed.letters[max(0, self.previous_at) : at]

    def complete(self, told: Told, at: int) -> tuple[Told, Basis] | None:
        """Fill a year that is not told from what is known; None when nothing tells it."""
        if told.year is not None:
            return told, Basis.EXPLICIT
        if told.shift:
            return self._shifted(told)
        near, future = self.near(at), self.future(at)
        if self.written_on and future and not near and self._may_be_past(at):
            return _nearest(told, self.written_on)
        days = self._candidates(told, near, at, future=future)
        if not days:
            return None
        if told.day and (again := self._told_again(told, at)):
            return replace(told, year=again), Basis.YEAR_FROM_CONTEXT
        if near and near.earliest:
            anchor = near.earliest
            # Below the heading of a year or of some months a day is one of those.
            days = [day for day in days if near.latest and anchor <= day <= near.latest] or days
            chosen = min(days, key=lambda day: (anchor - day).days * _BACK if day < anchor else (day - anchor).days)
        else:
            chosen = min(days) if future else max(days)
            chosen = self._ended_soon(told, at, chosen)
            chosen = chosen if future else self._soon(told, at, chosen)
        if told.day and told.weekday and chosen.isoweekday() != told.weekday and self.written_on:
            # A weekday with its date names one year in five or six: it goes before the tense of the sentence.
            about = (told.first_day(year) for year in range(self.written_on.year - 1, self.written_on.year + 2))
            days = sorted({*days, *(day for day in about if day)})
        return replace(told, year=_by_weekday(told, chosen, days)), Basis.YEAR_FROM_CONTEXT

    def _may_be_past(self, at: int) -> bool:
        """All that looks ahead before it are words of what had been arranged: "booked late (20 Sept)"."""
        tokens, letter, sentence = self.lexed.tokens, letters(), self._sentence(at)
        if (
            letter["next"] in sentence
            or self._asks(sentence)
            or self.lexed.letters[at] in (letter["by"], letter["until"])
        ):
            return False
        places = range(at - len(sentence), at)
        ahead = [tokens[place] for place in places if tokens.names[place] == "will"]
        return bool(ahead) and all(self._was(each) for each in ahead)

    def _was(self, word: Token) -> bool:
        """A word that looks ahead tells what had been arranged ("booked", "was due"), which may be over."""
        lexed = self.lexed
        if lexed.text[word.start : word.end].lower() in arranged():
            return True
        return WAS.search(lexed.text, max(0, word.start - WAS_REACH), word.start) is not None

    def _told_again(self, told: Told, at: int) -> int | None:
        """A story comes back, in another paragraph, to a day that it has told of: the year it told then."""
        if self.written_on is not None or self.in_paragraph(at) or not told.month or not told.day:
            return None
        return self.story.year_of(told.month, told.day)

    def _ended_soon(self, told: Told, at: int, chosen: dt.date) -> dt.date:
        """What lasts until a day is told while it lasts: until 8 January, in a note of December, is the next one."""
        coming = told.first_day(chosen.year + 1)
        if self.written_on is None or coming is None or self.lexed.letters[at : at + 1] != letters()["until"]:
            return chosen
        return coming if (coming - self.written_on).days < (self.written_on - chosen).days // 2 else chosen

    def _soon(self, told: Told, at: int, chosen: dt.date) -> dt.date:
        """A note of November says "contact 12 Nov" of next week, not of a year ago, but for what it tells as done."""
        coming = told.first_day(chosen.year + 1) if told.day else None
        if self.written_on is None or coming is None or self._tells_past(at):
            return chosen
        near = (coming - self.written_on).days <= _SOON and (self.written_on - chosen).days >= _LONG_BACK
        return coming if near else chosen

    def _tells_past(self, at: int) -> bool:
        """A verb of the past stands in its sentence: what was arranged ("agreed", "booked") is none."""
        starts, letter = self.lexed.tokens.starts, letters()
        behind = self.lexed.letters[at : at + _LOOK_BACK]
        ends = [place for name in ("stop", "gap", "line") if (place := behind.find(letter[name])) > 0]
        last = at + min(ends, default=len(behind) - 1)
        sentence = self.lexed.text[starts[at - len(self._sentence(at))] : self.lexed.tokens.ends[last]]
        return any(found[0].lower() not in arranged() for found in PAST.finditer(sentence))

    def _shifted(self, told: Told) -> tuple[Told, Basis] | None:
        """As in "3 March last year", "in June that year"."""
        step = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(told.shift, 0)
        if told.shift in ("that", "same", "previous", "following") or (self.written_on is None and step > 0):
            previous, basis = self.previous, Basis.RELATIVE_TO_PREVIOUS
            anchor = previous.earliest if previous else None
        else:
            anchor, basis = self.written_on or self.story.given, Basis.RELATIVE_TO_NOTE
        return (replace(told, year=anchor.year + step), basis) if anchor else None

    def _goes_on_ahead(self, near: When, at: int) -> bool:
        """The date told last, in this sentence, is still to come, and nothing is told as done."""
        apart = letters()["stop"] in self.lexed.letters[self.previous_at : at]
        ahead = self.written_on and near.earliest and near.earliest > self.written_on
        return bool(ahead) and not apart and not self._tells_past(at)

    def lasts_until(self, at: int) -> bool:
        """What goes on until a day is told while it does, but for what its sentence tells as done."""
        return self.lexed.letters[at : at + 1] == letters()["until"] and not self._tells_past(at)

    def _by_then(self, days: list[dt.date], at: int) -> list[dt.date]:
        """The days that were over when the text was given, or are soon after where its sentence tells nothing as done."""
        given = self.story.given
        if given is None:
            return days
        last = given if self._tells_past(at) else given + dt.timedelta(2 * _SOON)
        return [day for day in days if day <= last] or days

    def _candidates(self, told: Told, near: When | None, at: int, *, future: bool) -> list[dt.date]:
        """The day in each year it may be of, by the tense; none when nothing is known of the year."""
        anchor = near.earliest if near else self.written_on
        if anchor is None:
            only = None if near else self._only_year()
            day = told.first_day(only) if only else None
            return [day] if day else []
        # A leap day may be four years off.
        reach = 4 if (told.month, told.day) == (2, 29) else 1
        years = range(max(1, anchor.year - reach), anchor.year + reach + 1)
        days = [day for year in years if (day := told.first_day(year))]
        if self.written_on is None:
            return days if future else self._by_then(days, at)
        if not future:
            ahead = near is not None and self._goes_on_ahead(near, at)
            return [day for day in days if ahead or day <= self.written_on or self._goes_on(day)]
        soonest = self.written_on if told.day else self.written_on.replace(day=1)
        return days if near else [day for day in days if day >= soonest]


def _nearest(told: Told, note: dt.date) -> tuple[Told, Basis] | None:
    """The day of its month that is nearest to the note, before it or after."""
    days = [day for step in range(-_LEAP, _LEAP + 1) if (day := told.first_day(note.year + step))]
    year = min(days, key=lambda day: abs((day - note).days)).year if days else None
    return (replace(told, year=year), Basis.YEAR_FROM_CONTEXT) if year else None


def _by_weekday(told: Told, chosen: dt.date, days: list[dt.date]) -> int:
    """The year in which the day falls on the weekday the text gives, where the nearest does not and another does."""
    if told.weekday is None or not told.day or chosen.isoweekday() == told.weekday:
        return chosen.year
    return next((day.year for day in reversed(days) if day.isoweekday() == told.weekday), chosen.year)
