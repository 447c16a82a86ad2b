"""What a reader of the note knows at a point in the text: the note's date, the birth date, and the date last told."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.dates.edtf import from_edtf
from chronology.dates.looking import asks, before_in_sentence, looks_ahead, looks_back
from chronology.dates.story import Story, is_aside, is_done_today, is_interposed, is_quoted
from chronology.dates.tokens import Lexed, letters
from chronology.dates.told import MONTH_WORDS
from chronology.model import Basis, When

_BORN = re.compile(
    r"(?:\b(?:d\.?o\.?b\.?|date of birth|dyddiad geni)[:\s(]*|\bborn\s?[:(]\s?|\(\s?(?:born|b\.?)\s|(?:\A|\n)born\s)\Z",
    re.IGNORECASE,
)
_MAIL = re.compile(r"^[> \t]{0,6}(?:(?:Sent|Anfonwyd)\s?:[^\n]{4,60}$|(?:On|Ar) [^\n]{8,90} wrote:)", re.MULTILINE)
"""The line at the head of a message that another quotes, which says when it was sent."""
_LABEL = 18
_CHILDHOOD = 18
"""Years that orders and plans may run."""
_NAMED_BEFORE, _NAMED_BEHIND = 40, 24
"""Characters about an age in which it says whose it is."""
_YEAR = len("2014")
_PARAGRAPH = 1200
"""Characters before a birthday in which its paragraph says whose it is."""
_NEARLY_A_YEAR = 300
_APART = ("stop", "gap", "line")


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
    _mail: bool | None = None

    @property
    def previous(self) -> When | None:
        """The date told last."""
        return from_edtf(self._previous) if self._previous else None

    def named(self, at: int) -> When | None:
        """A day by name ("Good Friday") told last, and in this sentence: "the Thursday before" is the one before it."""
        if self._named is None or self._named_at <= self.previous_at:
            return None
        return self._named_unless(at, _APART)

    def named_in_paragraph(self, at: int) -> When | None:
        """A day by name told last in this paragraph: "that night" is its night."""
        if self._named is None or self._named_at <= self.previous_at or self.written_on is None:
            return None
        return self._named_unless(at, ("gap",))

    def named_in_story(self, at: int) -> When | None:
        """In a story, a day by name told last in this paragraph: what was "ten days later" is counted from it."""
        if self._named is None or self._named_at <= self.previous_at or self.written_on is not None:
            return None
        return self._named_unless(at, ("gap",))

    def _named_unless(self, at: int, apart: Sequence[str]) -> When | None:
        letter, between = letters(), self.lexed.letters[self._named_at : at]
        day = from_edtf(self._named or "")
        return day if day.earliest == day.latest and not any(letter[each] in between for each in apart) else None

    def mailed_on(self, at: int) -> dt.date | None:
        """The day of a message quoted in a note, by the line at its head: "today" below it is that day."""
        if self.written_on is None or self.previous_at < 0 or not self._quotes_mail():
            return None
        start, last = self.lexed.tokens.starts[at], self.lexed.tokens.starts[self.previous_at - 1]
        heads = list(_MAIL.finditer(self.lexed.text, 0, start))
        if not heads or not heads[-1].start() <= last < heads[-1].end():
            return None
        day = self.previous
        return day.earliest if day and day.earliest == day.latest else None

    def _quotes_mail(self) -> bool:
        if self._mail is None:
            self._mail = _MAIL.search(self.lexed.text) is not None
        return self._mail

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

    def future(self, at: int) -> bool:
        """A word of the future stands before it in its sentence."""
        return looks_ahead(self.lexed, at, noted=self.written_on is not None)

    def limit_at(self, at: int) -> int | None:
        """The last year there for two figures: what is to come, an order until a child is grown, may be further off."""
        if self.written_on is None:
            return None
        coming = self.lexed.tokens.names[at] == "until" or self.future(at)
        return self.written_on.year + (_CHILDHOOD if coming else 1)

    def limit_of(self, figures: int, at: int) -> int | None:
        """A limit for these two figures; only of those that may be to come is it asked which way the words look."""
        if self.written_on is None:
            return None
        near = self.written_on.year + 1
        return self.limit_at(at) if 0 < (figures - near) % 100 < _CHILDHOOD else near

    def follow(self, found: Found) -> None:
        """Take a date as the one that "the next day" will be counted from."""
        if found.passing and found.edtf:
            self._named_in_full = found.basis is Basis.EXPLICIT or self._feast_of_year(found.first) is not None
            self._named, self._named_at = found.anchor or found.edtf, found.last
        if found.edtf is None or found.passing or found.basis is Basis.RELATIVE_TO_BIRTH or self._is_birth(found):
            return
        start = self.lexed.tokens.starts[found.first]
        if self.written_on is None:
            if not found.heading and (is_aside(self.lexed.text, start) or is_interposed(self.lexed.text, start)):
                return
            if self._is_quoted_of_before(found, start):
                return
            self._take_in(found, start)
        if found.edtf != ".." and not self._is_of_long_before(found) and not self._may_be_ahead(found):
            self._previous, self.previous_at = found.anchor or found.edtf, found.last

    def _is_quoted_of_before(self, found: Found, start: int) -> bool:
        """Words that are quoted look back ("In June of 2012 we were called there"): the story goes on from its own day."""
        day, previous = from_edtf(found.anchor or found.edtf or ""), self.previous
        if previous is None or previous.earliest is None or day.latest is None or day.latest >= previous.earliest:
            return False
        return is_quoted(self.lexed.text, start)

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
        return self.written_on is None and len(found.edtf or "") == _YEAR and looks_back(self.lexed, found.first)

    def _may_be_ahead(self, found: Found) -> bool:
        """A day without a year that is nearly a year back by the note may as well be ahead ("court 9 May"): none leans on it."""
        if self.written_on is None or found.basis is not Basis.YEAR_FROM_CONTEXT or not found.edtf:
            return False
        day = from_edtf(found.anchor or found.edtf).latest
        return day is not None and (self.written_on - day).days > _NEARLY_A_YEAR

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
        words = self.lexed.text[max(0, start - _LABEL) : start]
        return ("b" in words or "B" in words or "geni" in words.lower()) and _BORN.search(words) is not None

    def near(self, at: int) -> When | None:
        """The date last told, where a date without a year leans on it rather than on the note's own date."""
        previous = self.previous
        if self.written_on is None:
            return self._feast_of_year(at) or previous
        if previous is None:
            return previous
        if asks(before_in_sentence(self.lexed, at)) or self.lexed.tokens.names[at] == "since":
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

    def only_year(self) -> int | None:
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

    def in_paragraph(self, at: int) -> bool:
        """No blank line stands between the date last told and a place."""
        return letters()["gap"] not in self.lexed.letters[max(0, self.previous_at) : at]
