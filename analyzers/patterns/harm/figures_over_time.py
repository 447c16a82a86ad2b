"""A figure that entries tell again and again, a weight or a school attendance, and that moved: each as written, with its day."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from weakref import WeakKeyDictionary

from analyzers.cues import Measure, measures
from analyzers.lives import Life
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.words import dated, on
from chronology.model import Account, Event, Group, Person, Strength, When
from chronology.prose.sure import is_taken_back, says_of_another_thing
from chronology.prose.theirs import ItsLife, whose_life

_SENTENCE = re.compile(r"(?<=[;!?\n])\s+|(?<=[^\d\W]{3}\.)\s+(?=[A-Z£])")
# A figure that its own writer takes back, or that was another's.
_NOT_SO = re.compile(
    r"\b(?:disregard|another (?:patient|pupil|child|resident)|in error|wrong(?:ly)?|mistake)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
_GIVEN = re.compile(r"(?<![\d/.])(?P<day>[12]?\d|0\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?:/\d{2,4})?[\s:,-]{1,3}\Z")
# So long after a weight was taken a letter or a summary may give it.
_TOLD_LATER = dt.timedelta(days=60)
_MOST_TOLD = 8
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Figure:
    event: Event
    written: str
    given: bool = False
    """Its words give the day on which it was taken, and that is another than that of its entry."""

    @property
    def value(self) -> float:
        return float(self.written.replace(",", ""))


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each measure that is told often enough and moved."""
    told_of = _figures_of(ground.life.whole or ground.life, ground.chronology.people)
    for measure in measures():
        told = _course(told_of[measure.name])
        if measure.of_child_only_falls:
            told = _of_one_body(told)
        if len(told) >= ground.settings.whole("count") and _moved(measure, told, ground):
            yield _shown(measure, told, ground)


def course_of(name: str, life: Life, people: Sequence[Person]) -> list[tuple[Event, str]]:
    """The figures of one measure in a life, in order, each as written with the entry that gives it."""
    measure = next(each for each in measures() if each.name == name)
    told = _course(_figures_of(life, people)[name])
    return [(each.event, each.written) for each in (_of_one_body(told) if measure.of_child_only_falls else told)]


_ByDay = dict[dt.date, dict[str, _Figure]]
_worked_out: "WeakKeyDictionary[Life, Mapping[str, _ByDay]]" = WeakKeyDictionary()


def _figures_of(life: Life, people: Sequence[Person]) -> Mapping[str, _ByDay]:
    """The figures of a life, which are asked for more than once."""
    if life not in _worked_out:
        _worked_out[life] = _figures(life.events, whose_life(life.events, life.person, people))
    return _worked_out[life]


def _figures(events: Sequence[Event], whose: ItsLife) -> Mapping[str, _ByDay]:
    """Of each measure the figures of known days, each as written; both in the order in which the events come."""
    found: dict[str, _ByDay] = {measure.name: {} for measure in measures()}
    for event in events:
        for account in event.accounts:
            day = account.when
            if day.earliest is None or not day.earliest == day.latest == event.when.earliest == event.when.latest:
                continue
            for name, written, taken in _written(account):
                if whose.is_theirs(account):
                    of = _taken_on(taken, day.earliest)
                    figure = _Figure(_dated(event, of), written, given=of != day.earliest)
                    found[name].setdefault(of, {}).setdefault(written, figure)
    return {name: _without_copies(by_day) for name, by_day in found.items()}


def _taken_on(words: str, written_on: dt.date) -> dt.date:
    """The day that the words give right before the figure, "weight on the ward 09/10 54.3 kg"; else that of the entry."""
    given = _GIVEN.search(words)
    if given is None:
        return written_on
    day = _day_before(int(given["day"]), int(given["month"]), written_on)
    return day if day is not None and written_on - day <= _TOLD_LATER else written_on


def _day_before(day: int, month: int, written_on: dt.date) -> dt.date | None:
    """The last such day up to the one on which it was written."""
    for year in (written_on.year, written_on.year - 1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            return None
        if found <= written_on:
            return found
    return None


def _dated(event: Event, day: dt.date) -> Event:
    return event if day == event.when.earliest else replace(event, when=When.on(day))


def _without_copies(by_day: _ByDay) -> _ByDay:
    """In order of time; a figure of which one entry gives the day is not told by others, near it, of theirs."""
    given = {(figure.written, day) for day, told in by_day.items() for figure in told.values() if figure.given}
    kept: _ByDay = {}
    for day in sorted(by_day):
        told = {
            written: figure
            for written, figure in by_day[day].items()
            if figure.given or not any(written == other and abs(day - on_day) <= _TOLD_LATER for other, on_day in given)
        }
        if told:
            kept[day] = told
    return kept


def _course(by_day: _ByDay) -> list[_Figure]:
    """The figures in order, what is told again left out; where a day has two, neither."""
    course = [next(iter(found.values())) for found in by_day.values() if len(found) == 1]
    return [
        each for before, each in pairwise([None, *course]) if each and (before is None or before.value != each.value)
    ]


def _of_one_body(course: list[_Figure]) -> list[_Figure]:
    """A weight that falls to half and comes back is a brother's or a sister's: what is far from the middle one is left out then."""
    values = [each.value for each in course]
    if not any(value < _HALF * max(values[:place]) for place, value in enumerate(values) if place):
        return course
    middle = median(values)
    return [each for each in course if _HALF * middle <= each.value <= middle / _HALF]


def _written(account: Account) -> Iterator[tuple[str, str, str]]:
    """The one figure that an account tells of a measure, and the words up to it; none where it tells two, or takes one back."""
    text = account.source.quote or account.fact
    # Few entries give a figure: only these are looked at sentence by sentence, and asked whether it is so.
    whole = (f"{account.title}: {text}", *_SENTENCE.split(text)) if _FIGURE.search(account.title + text) else ()
    texts = [each for each in whole if _FIGURE.search(each)]
    for measure in measures() if texts else ():
        told = [
            (match["figure"], each[: match.start("figure")], each)
            for each in texts
            for match in measure.words.finditer(each)
        ]
        found = {figure: before for figure, before, each in told if not _NOT_SO.search(each)}
        if len(found) == 1 and not (is_taken_back(account) or says_of_another_thing(text)):
            yield measure.name, *found.popitem()


def _moved(measure: Measure, told: Sequence[_Figure], ground: Ground) -> bool:
    values = [each.value for each in told]
    least = max(measure.moves_by, measure.moves_by_share * max(values))
    if measure.of_child_only_falls and not ground.life.is_adult:
        return max(max(values[:place]) - value for place, value in enumerate(values) if place) >= least
    return max(values) - min(values) >= least


def _shown(measure: Measure, told: Sequence[_Figure], ground: Ground) -> Shown:
    first, last = told[0], told[-1]
    # How many days it was told on, and which was the least, is seldom right of words: a table or a letter has another.
    statement = (
        f"The record shows {measure.given} from {_with_unit(measure, first)} {dated(first.event)} to "
        f"{_with_unit(measure, last)} {dated(last.event)}."
    )
    if shown := _between(told):
        listing = "; ".join(f"{_with_unit(measure, each)} on {on(each.event)}" for each in shown)
        statement += f" Read between them: {listing}."
    return Shown(
        anchor=first.event,
        statement=statement,
        evidence=[each.event for each in told],
        aspect=measure.name,
        title=f"{measure.named} over time",
        strength=Strength.MODERATE if len(told) > ground.settings.whole("count") else Strength.WEAK,
    )


def _between(told: Sequence[_Figure]) -> Sequence[_Figure]:
    """Those between the first and the last; of many the least, the most and the latest."""
    between = told[1:-1]
    if len(between) <= _MOST_TOLD:
        return between
    extremes = [min(between, key=_value), max(between, key=_value)]
    latest = [each for each in between if each not in extremes][-(_MOST_TOLD - len(extremes)) :]
    return [each for each in between if each in extremes or each in latest]


def _value(figure: _Figure) -> float:
    return figure.value


def _with_unit(measure: Measure, figure: _Figure) -> str:
    if measure.unit == "£":
        return f"£{figure.written}"
    if measure.unit == "%":
        return f"{figure.written}%"
    return f"{figure.written} {measure.unit}".rstrip()


PATTERN = Pattern(
    name="figures_over_time",
    rule="figures_over_time",
    title="Figures over time",
    data="figures that are told again and again",
    groups=frozenset(Group),
    find=find,
    among_all=True,
)
