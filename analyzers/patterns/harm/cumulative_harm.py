"""P01: in a year several lesser concerns in several parts of a life, none of which alone led to enquiries or a plan."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from analyzers.gravity import gravity
from analyzers.happenings import at_least, certainly_apart
from analyzers.lives import about
from analyzers.patterns.enquiries import enquiries
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.explanations import just_befell
from analyzers.patterns.harm.whose_injury import names_another_child, names_the_child
from analyzers.patterns.harm.years import Tally, Window, stretches, weight, windows
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import is_of_text, record_keys
from analyzers.sides import told_otherwise
from analyzers.tables import domains
from analyzers.told import holds, says, tells
from analyzers.words import between, counted, day, in_words, listed, number, on
from chronology.model import Event, Group, Kind, Level, Restriction, Strength
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words

_LED_TO = frozenset({Kind.S47_STARTED, Kind.S47_COMPLETED, Kind.CP_PLAN_STARTED, Kind.ADULT_ENQUIRY_STARTED})

# Where a plan or an enquiry was spoken of by those who hold them, one was running.
_HELD = frozenset({Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.CORE_GROUP, Kind.ADULT_ENQUIRY_COMPLETED})
_NOT_LINKED = ", which the record does not link one by one to a section 47 or adult enquiry or a protection plan"
_BEGUN = frozenset({Kind.S47_STARTED, Kind.ADULT_ENQUIRY_STARTED})
_WEIGHED = frozenset({Group.DISCLOSURE, Group.INJURY_OR_HARM})
_A_DAY = dt.timedelta(days=1)
# What a service called off is its own doing.
_NO_CONCERNS = frozenset({Kind.REVIEW_NOT_HELD, Kind.CONFERENCE_NOT_HELD, Kind.CANCELLED_BY_SERVICE})
_HEALS = (Kind.INJURY, Kind.PRESSURE_ULCER)
_ILLNESS = (Kind.EMERGENCY_ATTENDANCE, Kind.HOSPITAL_ADMISSION)
"""Kinds that are of an illness unless their words tell of a hurt."""
_MOST_TOLD = 4
"""So many of them are told in the record's own words."""
_FEWEST_WORDS = 5


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of years in which enough came together; then years that weigh far more than the one before."""
    days = ground.settings.whole("window_days")
    found = _concerns(ground)
    alone = _Alone(ground)
    lesser = [event for event in found if not alone.led_on(event)]
    together = windows(lesser, days, Tally(ground.practice), lambda year: _comes_together(year, ground))
    shown: set[str] = set()
    for stretch, year in stretches(lesser, together):
        shown |= {event.key for event in stretch}
        yield _shown(stretch, year, found, ground)
    before = _Before(found, ground)
    heavier = windows(found, days, Tally(ground.practice), lambda year: _weighs_more(year, before, ground))
    for stretch, year in stretches(found, heavier):
        if shown.isdisjoint(event.key for event in stretch):
            yield _shown(stretch, year, found, ground, aspect="heavier")


def _concerns(ground: Ground) -> list[Event]:
    """Each happening once: what may only tell again of one before adds nothing."""
    return certainly_apart(_told_of(ground), ground.life, ground.chronology)


def _told_of(ground: Ground) -> list[Event]:
    least = Level(ground.settings.word("least_level"))
    return [
        event
        for event in ground.life.events
        # "Back before Christmas" may have begun at any time.
        if event.when.earliest is not None
        and group_of(event.kind) in domains()
        and concerns.is_concern(event, ground, least)
        and _adds_up(event, ground)
        and not (is_from_words(event) and not ground.life.is_adult and names_another_child(event, ground))
    ]


def _adds_up(event: Event, ground: Ground) -> bool:
    """An accident that somebody explained, a child's illness, what heals and a step of the police add to nothing."""
    if event.kind in _NO_CONCERNS or _is_settled_by_words(event):
        return False
    if (event.kind in _HEALS and holds(event, "only_heals")) or (
        event.kind is Kind.POLICE_INCIDENT and says(event.title, "police_step")
    ):
        return False
    if event.kind in _ILLNESS and not ground.life.is_adult:
        return tells(event, "hurt") and not just_befell(event)
    return event.kind is not Kind.INJURY or not just_befell(event)


def _is_settled_by_words(event: Event) -> bool:
    """A child away ill, a visit that got in later that day, what sums up, two words on the police."""
    if event.kind is Kind.SCHOOL_ABSENCE:
        return holds(event, "away_ill")
    if event.kind is Kind.POLICE_INCIDENT and is_from_words(event):
        return len(event.fact.split()) < _FEWEST_WORDS
    missed = group_of(event.kind) in {Group.MISSED_APPOINTMENT, Group.VISIT}
    return missed and any(holds(event, name) for name in ("sums_up_missed", "kept_after_all"))


class _Alone:
    """Whether the record's own links say that an event alone led to an enquiry or a plan."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._enquiries = [each for each in enquiries(ground) if each.completed is not None]
        self._linked = {link.record for event in ground.life.events for link in event.links}

    def led_on(self, event: Event) -> bool:
        """An enquiry or a plan is linked as come of it, or is told with it: it is what opened that."""
        if any(account.kind in _LED_TO for account in event.accounts) or self._opened(event):
            return True
        # What a child says, or is hurt, while an enquiry runs is weighed in it.
        told = group_of(event.kind) in _WEIGHED and is_of_text(event)
        if told and any(each.covers(event.when.first_day) for each in self._enquiries):
            return True
        own, records = record_keys(event), self._ground.records
        in_text = is_of_text(event)
        apart = in_text or all(len(records.told_by(record)) == 1 for record in own)
        if apart and not event.links and own.isdisjoint(self._linked):
            return False
        return any(
            other.kind in _LED_TO and not (in_text and own & record_keys(other)) for other in records.onward(event)
        )

    def _opened(self, event: Event) -> bool:
        """A sentence of the note, or the day of the record, in which an enquiry was begun."""
        begun = (other for other in self._ground.records.same_record(event) if other.kind in _BEGUN)
        return any(dt.timedelta() <= other.when.first_day - event.when.last_day <= _A_DAY for other in begun)


def _comes_together(year: Tally, ground: Ground) -> bool:
    settings = ground.settings
    return (
        year.count >= settings.whole("count")
        and year.domains >= settings.whole("domains")
        and year.sources >= settings.whole("sources")
    )


def _weighs_more(year: Tally, before: "_Before", ground: Ground) -> bool:
    """Far heavier than a year before of which the record tells as well; a few lesser ones more are no weight."""
    settings = ground.settings
    first, end = before.places(year.start)
    enough = year.count >= settings.whole("heavier_count") and end - first >= settings.whole("heavier_before")
    return enough and year.gravest >= Level.HIGH.rank and year.weight > _allowed(before, year.start, ground)


def _allowed(before: "_Before", start: dt.date, ground: Ground) -> float:
    return ground.settings.share("heavier") * before.weight(start)


class _Before:
    """The weight of the concerns in the window that ends where another begins."""

    def __init__(self, found: Sequence[Event], ground: Ground) -> None:
        self._starts = [event.when.first_day for event in found]
        self._sums = [0, *accumulate(weight((event,), ground.practice) for event in found)]
        self._days = dt.timedelta(days=ground.settings.whole("window_days"))

    def places(self, start: dt.date) -> tuple[int, int]:
        """The first place in it and the first after it."""
        return bisect_left(self._starts, start - self._days), bisect_left(self._starts, start)

    def weight(self, start: dt.date) -> int:
        """The sum of the squares of the levels in it."""
        first, end = self.places(start)
        return self._sums[end] - self._sums[first]


def _shown(
    stretch: Sequence[Event], year: Window, found: Sequence[Event], ground: Ground, *, aspect: str = ""
) -> Shown:
    before = _Before(found, ground)
    first, end = before.places(year.first)
    earlier = found[first:end]
    within = [event for event in (found if aspect else stretch) if year.holds(event)]
    parts = sorted({domains()[group_of(event.kind)] for event in stretch})
    linked = "" if aspect or _was_answered(stretch, ground) else _NOT_LINKED
    of_that_time = [
        event
        for event in _told_of(ground)
        if stretch[0].when.first_day <= event.when.first_day <= stretch[-1].when.last_day
    ]
    statement = _uncounted(stretch, parts, linked, ground) or (
        f"The record shows {at_least(stretch, of_that_time)}{counted(len(stretch), 'concern')} {between(stretch)}{linked}. Among them: {_gravest(stretch, ground)}. They touch "
        f"{counted(len(parts), 'part')} of a life ({listed(parts)}) and are told by {counted(concerns.sources(stretch), 'source')}. "
        f"The heaviest {ground.settings.whole('window_days')} days, from {day(year.first)}, hold {number(len(within))}; as many days "
        f"before hold {number(len(earlier)) if earlier else 'none'}.{concerns.not_counted(stretch, ground)}"
    )
    heavier = bool(earlier) and weight(within, ground.practice) > _allowed(before, year.first, ground)
    return Shown(
        anchor=stretch[0],
        statement=statement,
        evidence=(*stretch, *within, *earlier),
        aspect=aspect,
        strength=Strength.STRONG if heavier and not aspect else Strength.MODERATE,
    )


def _uncounted(stretch: Sequence[Event], parts: Sequence[str], linked: str, ground: Ground) -> str:
    """What texts tell of is quoted and not counted: how many of their sentences were read as concerns says nothing of a life."""
    if not 2 * sum(map(is_from_words, stretch)) > len(stretch):
        return ""
    return (
        f"The record tells of concerns in {counted(len(parts), 'part')} of a life ({listed(parts)}) {between(stretch)}{linked}, "
        f"told by {counted(concerns.sources(stretch), 'source')}. Among them: {_gravest(stretch, ground)}."
    )


def _was_answered(stretch: Sequence[Event], ground: Ground) -> bool:
    """Some entry of the time tells, surely or not, of an enquiry or a plan: what was weighed in it is not known one by one."""
    first, last = stretch[0].when.first_day, stretch[-1].when.last_day
    life = ground.life.whole or ground.life
    return any(first <= event.when.first_day <= last for event in life.of(*sorted(_LED_TO | _HELD)))


def _gravest(stretch: Sequence[Event], ground: Ground) -> str:
    """The gravest few, the gravest first, each in the record's own words and with its day: so many of a kind tell nobody what happened."""
    # Of what may not go to everyone only a kind could be told, which its words were read as.
    open_to_all = [
        event for event in stretch if event.restriction is Restriction.NONE and not holds(event, "takes_back")
    ]
    # Beside another's bruise, which its own entry says is another's, the person's own harm is told.
    own = [event for event in open_to_all if not about(event) or ground.life.subject in about(event)]
    grave = sorted(
        own or open_to_all or stretch,
        key=lambda event: (
            _may_be_anothers(event, ground),
            # What the police did with phones or papers is no harm.
            event.kind is Kind.POLICE_INCIDENT,
            # "Police rung" tells nobody what happened.
            len(event.fact.split()) < _FEWEST_WORDS,
            -gravity(event, ground.practice)[0].rank,
            -_weight(event, ground),
            -event.when.first_day.toordinal(),
            event.key,
        ),
    )
    otherwise = told_otherwise(ground.chronology, ground.life.subject)
    return listed(
        f"“{in_words(event)}” ({on(event)}{f'; told otherwise: {words}' if (words := otherwise.get(event.key)) else ''})"
        for event in grave[:_MOST_TOLD]
    )


def _may_be_anothers(event: Event, ground: Ground) -> bool:
    """A text tells of a hurt in a child's file and names neither the child nor any child as hurt: it may be the mother's."""
    if ground.life.is_adult or group_of(event.kind) is not Group.INJURY_OR_HARM or not is_from_words(event):
        return False
    words = in_words(event)
    return not (names_the_child(words, ground) or says(words, "of_a_child"))


def _weight(event: Event, ground: Ground) -> int:
    return ground.practice.level_of(event.kind).rank


PATTERN = Pattern(
    name="cumulative_harm",
    rule="P01",
    title="Concerns that add up",
    data="concerns of any kind",
    groups=frozenset(domains()) - {Group.PLACEMENT_MOVE, Group.HOUSEHOLD_CHANGE, Group.VISIT},
    find=find,
)
