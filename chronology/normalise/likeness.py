"""How much two accounts of different sources have in common, for incidents that no number or register identifies.

Each thing they share speaks for one incident, by so many points, and each that parts them against it; every one is a
reason in words. The points are this project's proposal: no source gives numbers. A different day is accepted only
where the rest identifies the incident, and is then shown as a conflict.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from chronology.model import Account, Group
from chronology.normalise.aspect import MEETINGS, aspect, is_seen_alone, tells_what, tells_words
from chronology.normalise.clock import between, dated_hour, gap, gives_hour_of_call, share_hour_of_night
from chronology.normalise.days_told import (
    days_meet,
    earlier_days,
    either_names_day,
    gives_its_day,
    is_exact,
    is_only_compared,
    share_date,
    share_day_told,
)
from chronology.normalise.episodes import is_brought, rang_and_came, sent_word
from chronology.normalise.happenings import both_move, both_tell, follow_apart, hurt_in_one_place, is_seen_to
from chronology.normalise.mark import NOTHING, Mark
from chronology.normalise.nearness import ONE_DAY, ONE_INCIDENT_MINUTES, days, ends_on_day_of_other
from chronology.normalise.parts import took_part
from chronology.normalise.parts_of_day import share_part_of_day
from chronology.normalise.references import Numbers
from chronology.normalise.sameness import is_examined_later, met_and_missed
from chronology.normalise.services import services_doing, services_of, tellers
from chronology.normalise.sorts import A_MEETING, both_pass_on, kinds
from chronology.normalise.speech import same_saying, told
from chronology.normalise.sums import sums
from chronology.normalise.surroundings import Surroundings
from chronology.normalise.topics import topics_compared, topics_part, topics_shared
from chronology.practice import group_of

ENOUGH: Final = 6.0
"""From here on two accounts are taken to tell of one incident."""
NEAR: Final = 5.0
"""From here on they are said to be kept apart, so that a reviewer can join them."""

# Names that many services go by.
# Services that are called to what befell somebody, and date it by when they were there.
_THERE: Final = frozenset({"police", "ambulance", "fire", "hospital"})
_WIDE: Final = frozenset({"health", "council"})
_SAME_TIME: Final = 15
_TWO_INCIDENTS_MINUTES: Final = 150
# A sort of which a day has one identifies by itself, and one kind where the day can hardly be chance.
_TELLING_SORT: Final = 3.0
# Of a topic that few things of a day are about, it says what happened; of another, only that they may be one.
_TELLING_TOPIC: Final = 1.0
# Hours, names, days and services that agree are chance one by one, and hardly two together.
_TWO_HINTS: Final = 2.0
# Points for a thing that both tell, days apart, and nobody at any other time near.
_RARE: Final = 1.5
_MOST_WORDS: Final = 5.0
_MOST_NAMES: Final = 2.0
# Points for all that two accounts say in common, of which no more than a part counts.
_FOR_ALL_WORDS: Final = 8.0
_MOST_SHARE: Final = 0.3
_PLACE_WORD: Final = re.compile(r"\w+")
_ANYWHERE: Final = frozenset(
    {"the", "of", "and", "at", "home", "address", "by", "phone", "teams", "y", "yr", "road", "street"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are, and in what."""

    points: float
    shared: tuple[str, ...]
    against: tuple[str, ...]
    particular: bool = False
    """They share more than a day and a kind: words, an hour, a place, a person, a number; or a kind of which a day has one."""

    @property
    def basis(self) -> str:
        """What they share, as the reason of a merge."""
        return ", ".join(self.shared)


_NONE: Final = Likeness(0.0, (), ())


def likeness(one: Account, other: Account, around: Surroundings) -> Likeness:
    """What two accounts share. Nothing where their days or kinds cannot be one incident's."""
    near = days(one, other)
    sort = None if near is None else kinds(one, other, around)
    if near is None or sort is None or _is_of_later(near, one, other) or follow_apart(one, other):
        return _NONE
    if met_and_missed(one, other):
        return _NONE
    if is_only_compared(one) or is_only_compared(other):
        return _NONE
    number, place = _reference(one, other, around.numbers), _place(one, other)
    clock = _clock(one, other, around.numbers)
    happening = _happening(near, (number, place, clock), one, other, around)
    topic = NOTHING if happening[0] else _topic(near, one, other)
    told_of = (
        number,
        place,
        happening,
        topic if topic[0] >= _TELLING_TOPIC else NOTHING,
        _money(one, other),
        sent_word(one, other),
        rang_and_came(one, other),
        _saying(one, other),
        (3.0, "the ambulance took them there") if is_brought(one, other) else NOTHING,
        _words(one, other, around),
    )
    hints = (clock, _names(one, other, around), _date(one, other), _company(one, other))
    chance, service = _circumstance(one, other, around), _services(one, other, around)
    teller = _teller(one, other)
    aside = topic if topic[0] < _TELLING_TOPIC else NOTHING
    marks = (
        near,
        sort,
        teller,
        chance,
        service,
        aside,
        _whose(one, other, around),
        *hints,
        *told_of,
        _all_words(one, other, around),
    )
    points = sum(mark[0] for mark in marks)
    named = _other_day_named(one, other)
    hinted = sum(hint[0] for hint in hints)
    return Likeness(
        points,
        tuple(words for value, words in marks if value > 0 and words),
        tuple(words for value, words in marks if value < 0 and words),
        _is_told_of(told_of, sort, teller, service, *hints, (named, ""))
        or (sort[1] != A_MEETING and sort[0] + chance[0] >= _TELLING_SORT)
        or (one.kind == other.kind and tells_what(one) and sort[0] + teller[0] >= _TELLING_SORT)
        or hinted + named >= _TWO_HINTS
        or (service[0] > 0 and service[0] + hinted >= _TWO_HINTS)
        or (sort[1] != A_MEETING and _alone_tell_of_it(points, one, other, around)),
    )


def _is_of_later(near: Mark, one: Account, other: Account) -> bool:
    """What was said, or seen to, on another day is an event of that day."""
    return (
        _is_heard_later(near, one, other)
        or _is_seen_to_later(one, other)
        or _is_seen_alone_later(one, other)
        or is_examined_later(one, other)
    )


def _is_seen_alone_later(one: Account, other: Account) -> bool:
    """The later of two days tells that somebody was seen alone: what they say then of the other is heard in their own words."""
    last = max(one, other, key=lambda account: account.when.first_day)
    return is_exact(one) and is_exact(other) and not days_meet(one, other) and is_seen_alone(last)


def _is_seen_to_later(one: Account, other: Account) -> bool:
    """The later of two days tells that a hurt was dressed, and gives no earlier day for it: a nurse's round, a clinic."""
    if not (is_exact(one) and is_exact(other)) or days_meet(one, other) or either_names_day(one, other):
        return False
    last = max(one, other, key=lambda account: account.when.first_day)
    return is_seen_to(told(last)) and services_of(last).isdisjoint(_THERE - {"hospital"})


def _alone_tell_of_it(points: float, one: Account, other: Account, around: Surroundings) -> bool:
    """Neither source tells anything else of the day, and they share something: the day alone joins nothing.

    Of enough points that is a word, a name, a topic or, on one day, that the other's service did it; of nearly enough
    only a word.
    """
    if points < NEAR or not around.alone_tell_of_day(one, other) or topics_part(one, other):
        return False
    if around.words_shared(one, other):
        return True
    done = days_meet(one, other) and _is_done_by(one, other)
    return points >= ENOUGH and bool(done or around.names_shared(one, other) or topics_shared(one, other))


def _is_done_by(one: Account, other: Account) -> bool:
    """One says that the service whose own telling the other is did it, or was there; that it speaks of it is nothing in common."""
    return any(services_doing(each) & services_of(of) - services_of(each) for each, of in ((one, other), (other, one)))


def _is_told_of(told_of: Sequence[Mark], *beside: Mark) -> bool:
    """They tell of one thing; one word alone may be chance."""
    *others, words = told_of
    if any(points > 0 for points, _ in others) or words[0] > 1.0:
        return True
    sort, *rest = beside
    return words[0] > 0 and (sort[0] > 1.0 or any(points > 0 for points, _ in rest))


def _happening(near: Mark, parting: Iterable[Mark], one: Account, other: Account, around: Surroundings) -> Mark:
    """One thing that both tell to have happened that day; of two numbers, hours or households it happened twice.

    What befalls somebody once in weeks, two agencies that tell it a day or three apart tell of one time.
    """
    if any(points < 0 for points, _ in parting):
        return NOTHING
    if near[0] >= ONE_DAY or _saw_one_hurt(one, other):
        return both_tell(one, other)
    rare = _is_heard_of_afterwards(one, other) and around.told_at_no_other_time(one, other)
    return (_RARE, "both tell of what is told at no other time near") if rare else NOTHING


def _saw_one_hurt(one: Account, other: Account) -> bool:
    """Both came upon a hurt on one day, in one place of the body: whenever each was told that it came about, it is one."""
    met = is_exact(one) and is_exact(other) and one.when.earliest == other.when.earliest
    return (
        met and one.kind == other.kind and group_of(one.kind) is Group.INJURY_OR_HARM and hurt_in_one_place(one, other)
    )


def _is_heard_of_afterwards(one: Account, other: Account) -> bool:
    """The one that was written later is of a service that hears of such things, gives no hour for it, and names no other day.

    Whichever day it gives: who remembers a Saturday may say Sunday.
    """
    if not (is_exact(one) and is_exact(other)):
        return False
    first, last = sorted((one, other), key=_written_on)
    hears = dated_hour(last) is None and gap(first, last) is None and services_of(last).isdisjoint(_THERE)
    return hears and not (earlier_days(first) or earlier_days(last))


def _written_on(account: Account) -> tuple[dt.date, dt.date]:
    return (
        account.source.recorded_on if gives_its_day(account) else None
    ) or account.when.first_day, account.when.first_day


def _topic(near: Mark, one: Account, other: Account) -> Mark:
    """One topic on one day; a meeting is about many, and what is told there is no incident of the day."""
    if near[0] < ONE_DAY or (aspect(one) in MEETINGS) != (aspect(other) in MEETINGS):
        return NOTHING
    return topics_compared(one, other)


def _is_heard_later(near: Mark, one: Account, other: Account) -> bool:
    """What somebody said of an incident on another day is an event of that day; a referral is of the day it was made."""
    if one.kind == other.kind and group_of(one.kind) is Group.REFERRAL and days_meet(one, other):
        return False
    if days_meet(one, other) and both_pass_on(one, other):
        return False  # heard on one day, and passed on
    return near[0] < ONE_DAY and is_exact(one) and is_exact(other) and any(map(tells_words, (one, other)))


def _other_day_named(one: Account, other: Account) -> bool:
    """One is of another day and gives the other's in its words."""
    return ends_on_day_of_other(one, other) or (not days_meet(one, other) and either_names_day(one, other))


def _reference(one: Account, other: Account, numbers: Numbers) -> Mark:
    """What is told of later under an incident's number is often another event; on its own day it is the incident."""
    if numbers.shared(one, other):
        return (5.0 if days_meet(one, other) else 3.0), "same reference number"
    return (-4.0, "different reference numbers") if numbers.differ(one, other) else NOTHING


def _clock(one: Account, other: Account, numbers: Numbers) -> Mark:
    minutes = gap(one, other)
    if minutes is None:
        return NOTHING
    if minutes <= ONE_INCIDENT_MINUTES:
        exact = between(one, other)
        if exact is None and not (
            days_meet(one, other) or either_names_day(one, other) or share_hour_of_night(one, other)
        ):
            # One hour of two days is nothing in common.
            return NOTHING
        return (2.0, "the same time") if exact is not None and exact <= _SAME_TIME else (1.0, "same hours")
    # Under one number, and of one day's absence, the hours are of its stages: reported, found, brought back.
    absence = any(group_of(each.kind) is Group.MISSING for each in (one, other))
    stages = (
        any(map(gives_hour_of_call, (one, other)))
        or numbers.shared(one, other)
        or both_move(one, other)
        or (absence and (days_meet(one, other) or either_names_day(one, other)))
    )
    return (-4.0, "different hours") if minutes > _TWO_INCIDENTS_MINUTES and not stages else NOTHING


def _place(one: Account, other: Account) -> Mark:
    """Where an agency met somebody is not always where it happened; but two houses of one street are two households."""
    first, second = _place_words(one), _place_words(other)
    shared = first & second
    if not shared:
        return NOTHING
    houses = [{word for word in words if word[0].isdigit()} for words in (first, second)]
    if all(houses) and not houses[0] & houses[1]:
        return -4.0, "different households"
    return 1.0, "same place"


def _place_words(account: Account) -> frozenset[str]:
    return frozenset(_PLACE_WORD.findall((account.place or "").casefold())) - _ANYWHERE


def _teller(one: Account, other: Account) -> Mark:
    """One file tells it on the word of the agency whose file the other is."""
    same = (bool(one.agency) and one.agency == other.agency) or bool(tellers(one) & tellers(other) - _WIDE)
    return (1.0, "told by the same agency") if same and one.source.document != other.source.document else NOTHING


def _company(one: Account, other: Account) -> Mark:
    first, second = (
        {part.person for part in each.people if part.role != "subject" and took_part(part)} for each in (one, other)
    )
    return (1.0, "same people") if first & second else NOTHING


def _money(one: Account, other: Account) -> Mark:
    return (1.5, "the same sum of money") if sums(told(one)) & sums(told(other)) else NOTHING


def _saying(one: Account, other: Account) -> Mark:
    """Somebody's own words, as two heard them or were told them on one day; on another they were said again."""
    return (3.0, "the same words quoted") if days_meet(one, other) and same_saying(one, other) else NOTHING


def _circumstance(one: Account, other: Account, around: Surroundings) -> Mark:
    """When it was told makes it likelier, whatever was told.

    That two sources that seldom write both write of a day, once each, is hardly chance; of a busy day it says nothing.
    """
    if not (is_exact(one) and is_exact(other) and days_meet(one, other)):
        told_later = (either_names_day(one, other) or share_day_told(one, other)) and not days_meet(one, other)
        alone = told_later and around.alone_tell_of_day(one, other)
        return (1.0, "neither source tells anything else of that day") if alone else NOTHING
    if one.until is None and other.until is None and around.stand_alone(one, other):
        return 1.0, "the only entry of either source on that day"
    same_part = gap(one, other) is None and share_part_of_day(one, other)
    return (1.0, "the same part of the day") if same_part else NOTHING


def _services(one: Account, other: Account, around: Surroundings) -> Mark:
    """One says that the police came, and the other is the police's own row; who writes in one file speaks of each other daily."""
    if one.source.document == other.source.document:
        return NOTHING
    match around.names_service_of(one, other) + around.names_service_of(other, one):
        case 0:
            return NOTHING
        case 1:
            return 1.0, "one speaks of the other's service"
        case _:
            return 2.0, "each speaks of the other's service"


def _words(one: Account, other: Account, around: Surroundings) -> Mark:
    words = around.words_shared(one, other)
    return (min(words, _MOST_WORDS), "the same words") if words else NOTHING


def _all_words(one: Account, other: Account, around: Surroundings) -> Mark:
    """How much of all that they say they say in common, whatever sort of thing it is."""
    return _FOR_ALL_WORDS * min(_MOST_SHARE, around.share_of_words(one, other)), ""


def _names(one: Account, other: Account, around: Surroundings) -> Mark:
    names = around.names_shared(one, other)
    return (min(names, _MOST_NAMES), "the same name, which hardly anybody else gives") if names else NOTHING


def _date(one: Account, other: Account) -> Mark:
    return (1.0, "both give one date") if share_date(one, other) else NOTHING


def _whose(one: Account, other: Account, around: Surroundings) -> Mark:
    """Of two children who were not brought that day it says which; no more."""
    return (0.5, "the same name at the beginning") if around.open_alike(one, other) else NOTHING
