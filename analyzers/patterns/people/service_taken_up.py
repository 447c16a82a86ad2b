"""One service, named by the record, that somebody of the family took up and left: what is told of it, laid side by side.

One file holds what a service says of who came, another what somebody says of it, and a third when the conferences were. None of
them shows how the three lie to each other. Nothing is said of why somebody came or did not.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from analyzers.cues import cue
from analyzers.patterns.people.of_whom_missed import is_name_of_a_service
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import ToldOn, of_known_days, quoted
from analyzers.told import text_of
from analyzers.words import dates, listed, number, on
from chronology.model import Account, Event, Kind, Strength
from chronology.normalise import order_key

_SENTENCE = re.compile(
    r"(?:(?<=[;!?\n])|(?<=\w{2}\.)|(?<=\d\.)|(?<=[\"”)]\.)|(?<=[.!?][\"”)])|(?<=\w{2}[\"”)]))\s+(?=[A-Z\"“£])|\n"
)
_DECISIONS = (Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.ADULT_CONFERENCE, Kind.COURT_HEARING)
_LONGEST = 300
_MARKS = " \t>*•-"
_FIRST_TOLD, _LAST_TOLD = 1, 4


class _How(StrEnum):
    """What a sentence tells of a service."""

    CAME = "as attended or begun"
    LEFT = "as not attended or ended"
    SAID = "in somebody's saying so"
    ASKED = "as asked for"


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that names a service, with the entry of its note and the days of which it tells."""

    event: Event
    words: str
    how: _How
    days: frozenset[dt.date]


def services_told(ground: Ground) -> Iterator[Shown]:
    """One finding for each service that is told of as left, and again and again as taken up, asked for or said to be attended."""
    sentences = _sentences(ground)
    for name in _names(sentences, ground):
        told = list(_told_of(name, sentences))
        left = [each for each in told if each.how is _How.LEFT]
        days = {each.event.when.first_day for each in told}
        if left and len(told) - len(left) >= ground.settings.whole("service_taken_up") and len(days) > len(left):
            yield _shown(name, told, ground)


_Spoken = Mapping[str, tuple[Event, frozenset[dt.date], str]]


def _sentences(ground: Ground) -> _Spoken:
    """Every sentence of the life that speaks of taking something up, once: its entry, the days it was read for, and the sentence after."""
    events, whose = of_known_days(ground)
    found: dict[str, tuple[Event, set[dt.date], str]] = {}
    named = cue("service_taken_up")
    for of_mentions in (False, True):
        for event in events:
            for account in event.accounts:
                if _is_mention(account) is of_mentions and whose.is_theirs(account):
                    parts = [part for part in _SENTENCE.split(text_of(account)) if part]
                    for part, after in pairwise([*parts, ""]):
                        if len(part) <= _LONGEST and named.search(part):
                            entry = found.setdefault(part.strip(_MARKS), (event, set(), after.strip(_MARKS)))
                            entry[1].add(event.when.first_day)
    return {words: (event, frozenset(days), after) for words, (event, days, after) in found.items()}


def _is_mention(account: Account) -> bool:
    return account.key.partition("#")[2].startswith("mention-")


def _names(sentences: _Spoken, ground: Ground) -> Sequence[str]:
    """Names of services: of what is taken up or left, more than once, and in a sentence that says what the service is for."""
    often: Counter[str] = Counter()
    of_help: set[str] = set()
    taken, helps = cue("service_taken_up"), cue("service_for")
    for words in sentences:
        names = {match["name"] or match["first"] for match in taken.finditer(words)}
        often.update(names)
        of_help |= names if helps.search(words) else set()
    wholes = [name for name in of_help if is_name_of_a_service(name.split()[0], ground)]
    # "Camau" is "Camau Clir": it goes by its longest name.
    return sorted(
        name
        for name in wholes
        if not any(other != name and other.startswith(name) for other in wholes)
        and sum(count for other, count in often.items() if other.split()[0] == name.split()[0]) > 1
    )


def _told_of(name: str, sentences: _Spoken) -> Iterator[_Told]:
    short = re.compile(rf"\b{re.escape(name.split(maxsplit=1)[0])}\b")
    for words, (event, days, after) in sentences.items():
        if not short.search(words):
            continue
        if how := _how(words):
            yield _Told(event, words, how, days)
        if cue("service_said").search(after) and not short.search(after):
            yield _Told(event, after, _How.SAID, days)


def _how(words: str) -> _How | None:
    if cue("service_said").search(words):
        return _How.SAID
    if cue("service_left").search(words):
        return _How.LEFT
    if cue("service_attended").search(words) or cue("service_came").search(words):
        return _How.CAME
    return _How.ASKED if cue("service_asked_for").search(words) else None


def _shown(name: str, told: Sequence[_Told], ground: Ground) -> Shown:
    by_how: dict[_How, list[_Told]] = defaultdict(list)
    for each in sorted(told, key=lambda each: order_key(each.event)):
        by_how[each.how].append(each)
    parts = [f" Told of {how}: {_quotations(by_how[how])}." for how in _How if by_how[how]]
    events = {each.event.key: each.event for each in told}
    decided, sentences = _before_decisions(told, ground)
    first = min(events.values(), key=order_key)
    return Shown(
        anchor=first,
        statement=f"The record shows one service (“{name}”) that was taken up and left.{''.join(parts)}{sentences}",
        evidence=[*events.values(), *decided],
        aspect=f"service.{name.casefold().replace(' ', '_')}",
        title="One service, taken up and left",
        strength=Strength.MODERATE,
    )


def _quotations(told: Sequence[_Told]) -> str:
    first, last = told[:_FIRST_TOLD], told[_FIRST_TOLD:][-_LAST_TOLD:]
    more = len(told) - len(first) - len(last)
    shown = [quoted(ToldOn(each.event, each.words), f"one {on(each.event)}") for each in (*first, *last)]
    if more:
        shown.insert(_FIRST_TOLD, f"{number(more)} more")
    return listed(shown)


def _before_decisions(told: Sequence[_Told], ground: Ground) -> tuple[list[Event], str]:
    """The conferences and hearings soon before which it was attended or asked for, and that in words."""
    near = ground.settings.whole("near_days")
    days = sorted(day for each in told if each.how is not _How.LEFT for day in each.days)
    before = [
        decision
        for decision in (ground.life.whole or ground.life).of(*_DECISIONS)
        if any(0 < (decision.when.first_day - day).days <= near for day in days)
    ]
    if not before:
        return [], ""
    return (
        before,
        f" It was attended, asked for or spoken of within {near} days before a conference or hearing: {dates(before)}.",
    )
