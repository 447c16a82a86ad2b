"""Services that each ended what they did for somebody within a few weeks, told in the words of each."""

import re
from collections.abc import Iterator, Sequence

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.told_days import ToldOn, first_told, of_known_days, quoted, stretches
from analyzers.words import counted, dates, listed, on
from chronology.model import Group, Kind, Strength
from chronology.practice import group_of

_DAY = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?!\d)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")
# The end of the council's own work, of a plan or of a stay in hospital is told by other patterns.
_NOT_OF = frozenset({Kind.CASE_CLOSED, Kind.HOSPITAL_ADMISSION, Kind.EMERGENCY_ATTENDANCE})


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of endings, one a day: two entries of a day may tell of one."""
    for run in stretches(_endings(ground), ground):
        yield _shown(run, ground)


def _endings(ground: Ground) -> list[ToldOn]:
    events, whose = of_known_days(ground)
    found: list[ToldOn] = []
    for event in events:
        if event.kind in _NOT_OF or group_of(event.kind) is Group.MISSED_APPOINTMENT:
            continue
        words, day = first_told(event, whose, _ending), event.when.first_day
        again = any(each.words == words or each.event.when.last_day == day or _names_day(words, each) for each in found)
        if words and not again:
            found.append(ToldOn(event, words))
    return found


def _names_day(words: str, each: ToldOn) -> bool:
    """They give the day on which another tells of an ending: "letter received (discharged 17/11)" tells of that one again."""
    day = each.event.when.first_day
    return any((int(found["day"]), int(found["month"])) == (day.day, day.month) for found in _DAY.finditer(words))


def _ending(text: str) -> str:
    """The sentence that tells of an ending; none where what was to be done was done."""
    ended, finished = cue("service_ended"), cue("service_finished")
    return next((each for each in _SENTENCE.split(text) if ended.search(each) and not finished.search(each)), "")


def _shown(run: Sequence[ToldOn], ground: Ground) -> Shown:
    events = [each.event for each in run]
    after = [
        event
        for event in ground.life.of(Kind.CARE_PACKAGE_STARTED, Kind.CARE_ACCEPTED)
        if events[0].when.first_day <= event.when.first_day <= events[-1].when.last_day
    ]
    return Shown(
        anchor=events[0],
        statement=(
            f"The record shows {counted(len(run), 'service')} that ended between {on(events[0])} and {on(events[-1])}: "
            f"{listed(map(_quoted, run))}."
            + (f" In the same time help began or was accepted: {dates(after)}." if after else "")
        ),
        evidence=events,
        counter=after,
        strength=Strength.MODERATE if len(run) > ground.settings.whole("count") else Strength.WEAK,
    )


def _quoted(each: ToldOn) -> str:
    return quoted(each, f"one {on(each.event)}")


PATTERN = Pattern(
    name="services_ended",
    rule="services_ended",
    title="Services that ended one after another",
    data="services that ended",
    groups=frozenset(Group),
    find=find,
    among_all=True,
)
