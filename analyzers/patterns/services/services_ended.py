"""Services that each ended what they did for somebody within a few weeks, told in the words of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.sure import ItsLife, whose_life
from analyzers.words import counted, dates, listed, on, quoted_words
from chronology.model import Account, Event, Group, Kind, Restriction, Strength
from chronology.normalise import order_key
from chronology.practice import group_of
from chronology.prose.sure import is_taken_back, says_of_another_thing

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")
# The end of the council's own work, of a plan or of a stay in hospital is told by other patterns.
_NOT_OF = frozenset({Kind.CASE_CLOSED, Kind.HOSPITAL_ADMISSION, Kind.EMERGENCY_ATTENDANCE})


@dataclass(frozen=True, slots=True)
class _Ended:
    event: Event
    words: str


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of endings, one a day: two entries of a day may tell of one."""
    ended = {each.event.key: each for each in _endings(ground)}
    events = [each.event for each in ended.values()]
    for run in runs(events, ground.settings.whole("window_days"), ground.settings.whole("count")):
        yield _shown([ended[event.key] for event in run], ground)


def _endings(ground: Ground) -> list[_Ended]:
    life = ground.life.whole or ground.life
    whose = whose_life(life.events, life.person, ground.chronology.people)
    found: list[_Ended] = []
    for event in sorted(life.events, key=order_key):
        day = event.when
        if (
            event.kind in _NOT_OF
            or group_of(event.kind) is Group.MISSED_APPOINTMENT
            or day.earliest is None
            or day.earliest != day.latest
        ):
            continue
        words = next(
            filter(
                None, (_ending(account, whose) for account in event.accounts if account.when.earliest == day.earliest)
            ),
            "",
        )
        if words and not any(each.words == words or each.event.when.last_day == day.first_day for each in found):
            found.append(_Ended(event, words))
    return found


def _ending(account: Account, whose: ItsLife) -> str:
    """The sentence of an account that tells of an ending; none where what was to be done was done."""
    text = account.source.quote or account.fact
    ended, finished = cue("service_ended"), cue("service_finished")
    found = (each for each in _SENTENCE.split(text) if ended.search(each) and not finished.search(each))
    sentence = next(found, "")
    # Few entries tell of an ending: only of these it is asked whether it is so, and theirs.
    if not sentence or is_taken_back(account) or says_of_another_thing(text) or not whose.is_theirs(account):
        return ""
    return sentence.strip()


def _shown(run: Sequence[_Ended], ground: Ground) -> Shown:
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


def _quoted(each: _Ended) -> str:
    if each.event.restriction is not Restriction.NONE:
        return f"one {on(each.event)}"
    return f"“{quoted_words(each.words)}” ({on(each.event)})"


PATTERN = Pattern(
    name="services_ended",
    rule="services_ended",
    title="Services that ended one after another",
    data="services that ended",
    groups=frozenset(Group),
    find=find,
    among_all=True,
)
