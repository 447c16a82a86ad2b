"""What a chapter that weighs the story, or says what is to be done, tells of it again: by a month or a year what had days, or the same day."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from chronology.model import Group, Kind, Level, When
from chronology.practice import taxonomy
from chronology.prose.said import Said
from importers.notes.chapters import Chapters, Sort
from importers.notes.dated import Dated, Use
from importers.notes.days import speaks_of_somebody
from importers.notes.text import Text

_LEAST_WITHIN = 2
"""Days within a time that its own sentence names, by which the time is only their frame."""
_NO_STORY = frozenset({Sort.LAW, Sort.AHEAD, Sort.METHOD})
_FINDS = re.compile(r"\b(?:i|we) (?:\w+ )?(?:find|found|accept|conclude|am satisfied|are satisfied|am sure)\b")
_NOTHING = re.compile(
    r"\b(?:there (?:was|were|is|are) no|no) (?:recorded |further |known |documented )?(?:contacts?|records?|entr(?:y|ies)|involvement|referrals?|information|agency contact)\b"
)


class Weighed:
    """The days that a narrative tells as its story, and what its other chapters come back to."""

    def __init__(self, read: Text, start: int, end: int, dated: Sequence[Dated]) -> None:
        """Read the chapters of a narrative; `dated` are its days in order."""
        self._read = read
        self._chapters = Chapters(read.text, start, end)
        story = [one for one in dated if one.use is Use.EVENT and self.sort(one) is Sort.STORY]
        self._days = sorted({day for one in story if (day := _one_day(one.when))})
        self._beside = [one for one in dated if one.use is Use.EVENT and _one_day(one.when)]

    def sort(self, one: Dated) -> Sort:
        """What the chapter of a day does with the story."""
        return self._chapters.at(one.at.start)

    def is_again(self, one: Dated, said: Said | None, told: Collection[Group | Kind]) -> bool:
        """A day is no further one of the story; `told`: what was told of that same day before."""
        sort = self.sort(one)
        if self._frames(one) or self._is_of_nothing(one):
            return True
        if sort is Sort.STORY:
            # What a judge finds of a day that was told is no further thing that happened on it.
            return bool(told) and said is None and self._finds(one)
        if sort is Sort.LAW and not self._is_within_the_story(one):
            return True
        if _one_day(one.when) is None:
            settled = sort is Sort.WEIGHED and self._finds(one)
            return not settled and (sort in _NO_STORY or self._holds_days(one.when))
        return bool(told) and (said is None or _is_light(said) or taxonomy()[said.kind].group in told)

    def _finds(self, one: Dated) -> bool:
        return _FINDS.search(self._read.telling.lower, *one.sentence) is not None

    def _frames(self, one: Dated) -> bool:
        """Its sentence names several days within it: "over the summer there were complaints, on 24 June and 2 August"."""
        if not one.when.dated or _one_day(one.when) is not None:
            return False
        within = {
            other.when.edtf
            for other in self._beside
            if other.sentence == one.sentence and _holds(one.when, other.when.earliest)
        }
        return len(within) >= _LEAST_WITHIN

    def _is_of_nothing(self, one: Dated) -> bool:
        """A time of which the sentence says that nothing is recorded: "between May and March there was no contact with any agency"."""
        return _one_day(one.when) is None and _NOTHING.search(self._read.telling.lower, *one.sentence) is not None

    def _is_within_the_story(self, one: Dated) -> bool:
        day = _one_day(one.when)
        if day is None or not self._days or not self._days[0] <= day <= self._days[-1]:
            return False
        return speaks_of_somebody(self._read, one.sentence)

    def _holds_days(self, when: When) -> bool:
        """The story told of a day within this longer time, or the time has an end that nobody says."""
        if when.earliest is None or when.latest is None:
            return when.dated
        place = bisect_left(self._days, when.earliest)
        return place < len(self._days) and self._days[place] <= when.latest


def _one_day(when: When) -> dt.date | None:
    return when.earliest if when.dated and when.earliest == when.latest else None


def _holds(when: When, day: dt.date | None) -> bool:
    return day is not None and (when.earliest or dt.date.min) <= day <= (when.latest or dt.date.max)


def _is_light(said: Said) -> bool:
    return taxonomy()[said.kind].level.rank < Level.HIGH.rank
