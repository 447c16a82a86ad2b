"""The day on which something happened that words tell of, and several tellings of one day as one.

An entry is written when its writer heard of a thing. "Missing Fri 20/12" in a note of the 23rd is no second time, and "last night" is of
the day before: a count of entries counts tellings, and what comes back is counted by the days on which it was.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from chronology.dates import find as days_named
from chronology.model import Account, Basis, Event, When

_SPAN = dt.timedelta(days=3)
"""Days that belong to one time: a weekend away, a night and the morning after it."""
_WEEK, _LONG_PAST = dt.timedelta(days=7), dt.timedelta(days=120)
"""What is told so much later is history, or the day is another year's."""
_FORTNIGHT = dt.timedelta(days=14)
"""So long the same words are copied from entry to entry."""
_COPIED, _FEWEST_WORDS = 40, 4
"""Characters in which words are alike only where one is copied from the other, however long after; words that may be, within a fortnight."""
_BY_ITS_WORDS = frozenset({Basis.RELATIVE_TO_NOTE, Basis.RELATIVE_TO_PREVIOUS, Basis.YEAR_FROM_CONTEXT})
_SHORT_DATE = re.compile(
    r"(?<![\d/.:])(?:(?P<of>(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)? |\bon |\bof )|(?<![\d£]))"
    r"(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?![\d:%]|\s?(?:am|pm|kg|mg|ml|cm|st|hrs?|hours)\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s|\s[-–]\s|;")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """Words of an entry that tell of a thing, the day that they say it was on, and whether they say outright that it was."""

    event: Event
    words: str
    """As they are quoted: cut short where they are long."""
    day: dt.date
    outright: bool
    document: str
    written_that_day: bool
    """Its entry is of that day, and its words name no other."""


@dataclass(slots=True)
class Occurrence:
    """One time, however often it is told."""

    told: list[Telling] = field(default_factory=list)

    @property
    def begun(self) -> dt.date:
        """The first day of which any of them is."""
        return self.told[0].day

    @property
    def day(self) -> dt.date:
        """The first day of which somebody wrote on the day; else the first that is told outright, else at all."""
        written = [each for each in self.told if each.written_that_day and not self._is_told_before(each)]
        return min(each.day for each in written or self._outright or self.told)

    def _is_told_before(self, later: Telling) -> bool:
        """The same words are read as of an earlier day: they are one note, and that day is in it."""
        return any(each.day < later.day and each.words == later.words for each in self.told)

    @property
    def first(self) -> Telling:
        """The telling that is quoted: outright, of the day itself where there is one."""
        day = self.day
        return min(
            self._outright or self.told, key=lambda each: (each.day != day, not each.written_that_day, each.words)
        )

    @property
    def is_sure(self) -> bool:
        """Some telling says outright that it was."""
        return bool(self._outright)

    @property
    def _outright(self) -> list[Telling]:
        return [each for each in self.told if each.outright]


def on_what_day(
    words: str, own: dt.date, births: Collection[dt.date] = (), *, place: int | None = None, since: bool = False
) -> tuple[dt.date | None, str]:
    """The day that words of an entry are of at a place, and the words without what says a day.

    Their entry's own where they name none; none where they name several, one still to come or long past, or a time that is no day.
    `births`: the days on which those were born whom the case names; they say who somebody is. `since`: it lasts, and "since Monday" is
    when it began. "Dose missed Sat 8th, seizure Sunday 9th": of several days that of its own part of the sentence.
    """
    days, left = _named(words, own, births, since=since)
    if None in days or _YEAR.search(left):
        return None, left
    if len(days) > 1 and place is not None:
        days = _named(_part(words, place), own, births, since=since)[0] or days
    told = [each for each in days if each is not None]
    if not told:
        return own, left
    first, last = min(told), max(told)
    is_near = last - first <= _SPAN and dt.timedelta() <= own - first <= _LONG_PAST
    return (first if is_near else None), left


def _named(words: str, own: dt.date, births: Collection[dt.date], *, since: bool) -> tuple[list[dt.date | None], str]:
    """The days that words name, none for a time that is no day, and the words without them."""
    named: list[dt.date | None] = []
    left = words
    for mention in days_named(words, own):
        left = left.replace(words[mention.start : mention.end], " ")
        if mention.when.dated and mention.when.earliest not in births:
            named.append(_begun(mention.when, own, since=since))
    for match in _SHORT_DATE.finditer(left):
        said = _said(match, own)
        # "10.12" may be a time or a sum.
        named.append(None if said and match["mark"] == "." and not match["of"] else said or own)
    return named, _SHORT_DATE.sub(" ", left)


def _part(words: str, place: int) -> str:
    """The part of a sentence between commas that a place of it is in."""
    ends = [match.start() for match in _COMMA.finditer(words)]
    first = max((end for end in ends if end < place), default=0)
    last = min((end for end in ends if end >= place), default=len(words))
    return words[first:last]


def _begun(when: When, own: dt.date, *, since: bool) -> dt.date | None:
    """The first day of what is one day or a few. "Mon" in an entry of a Monday is that day."""
    if when.earliest is None or (when.latest is None and not since):
        return None
    if when.latest is not None and when.latest - when.earliest > _SPAN:
        return None
    of_the_week = when.basis is Basis.RELATIVE_TO_NOTE and own - when.earliest == _WEEK
    return own if of_the_week else when.earliest


def _said(match: re.Match[str], own: dt.date) -> dt.date | None:
    """The last such day of the calendar that is not after the entry's own."""
    try:
        day = dt.date(own.year, int(match["month"]), int(match["day"]))
        return day if day <= own else day.replace(year=own.year - 1)
    except ValueError:
        return None


def is_dated_by_its_words(account: Account) -> bool:
    """Reading has given it the day that its words are of: "yesterday" in them is of another's day."""
    return account.when.basis in _BY_ITS_WORDS


def day_of(
    account: Account, words: str, place: int, births: Collection[dt.date], *, since: bool = False
) -> tuple[dt.date | None, str]:
    """The day that words of an account are of at a place, and the words without it."""
    own = account.when.earliest
    if own is None or own != account.when.latest:
        return None, words
    by_its_words = is_dated_by_its_words(account)
    day, left = on_what_day(words, own, births, place=None if by_its_words else place, since=since)
    return (own if day and by_its_words else day), left


def occurrences(tellings: Iterable[Telling], apart: dt.timedelta) -> list[Occurrence]:
    """The times of which tellings tell, in order. Those within `apart` are of one; what is copied from an earlier telling is of that."""
    found: list[Occurrence] = []
    for each in sorted(
        tellings, key=lambda one: (one.day, not one.outright, not one.written_that_day, one.event.key, one.words)
    ):
        if found and each.day - found[-1].begun <= apart:
            found[-1].told.append(each)
        elif not any(_is_copied(each, other) for one in found for other in one.told):
            found.append(Occurrence([each]))
    return found


def _is_copied(later: Telling, earlier: Telling) -> bool:
    words = later.words.casefold()
    if words[:_COPIED] != earlier.words.casefold()[:_COPIED] or len(_WORD.findall(words)) < _FEWEST_WORDS:
        return False
    # A form that opens alike each time is copied from nobody.
    of_another = len(words) >= _COPIED and later.document != earlier.document
    return of_another or later.day - earlier.day <= _FORTNIGHT


def sure(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Those of which some telling says outright that they were."""
    return (each for each in found if each.is_sure)
