"""Injuries that repeat in a year: two where one is unexplained or the child very young or not mobile, or three of any cause."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analyzers.maybe_one import kept_apart
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.explanations import (
    explanations_differ,
    has_explanation,
    is_unexplained,
    just_befell,
    names_cause,
)
from analyzers.patterns.harm.whose_injury import is_anothers
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, days_at_least, runs
from analyzers.records import is_of_text
from analyzers.told import found_in, holds, says, sides_in, tells
from analyzers.words import counted, dated, dates, number, opening
from chronology.model import Event, Group, Kind, Strength

_INJURIES = (Kind.INJURY, Kind.INJURY_UNEXPLAINED)
# These are injuries where their words tell of one: an allegation, or a visit to hospital, may be of something else.
_PERHAPS = (Kind.PHYSICAL_ABUSE_ALLEGED, Kind.EMERGENCY_ATTENDANCE)
_RECORDED = (*_INJURIES, *_PERHAPS)
# What somebody saw on another errand: a hurt of a named part of the body, beside an injury that is recorded as one.
_IN_PASSING = (
    Kind.HEALTH_CONTACT,
    Kind.MEDICAL_EXAMINATION,
    Kind.VISIT,
    Kind.CHILD_SEEN,
    Kind.CHILD_SEEN_ALONE,
    Kind.EDUCATION_CONTACT,
)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of injuries by either measure; then entries that alone tell of several that nobody explained."""
    found = _injuries(ground)
    shown: set[str] = set()
    for group in concerns.joined(_measured(found, ground)):
        if not any(event.kind in _RECORDED for event in group):
            continue
        shown |= {event.key for event in group}
        yield _shown(group, ground)
    for event in found:
        if event.key not in shown and is_unexplained(event) and tells(event, "several_injuries"):
            yield _several(event)


def _injuries(ground: Ground) -> list[Event]:
    """Injuries on different days, each once: what soon after tells of the same part of the body may be the same one."""
    told = [event for event in concerns.of(ground, *_INJURIES, *_PERHAPS) if not is_anothers(event, ground)]
    hurts = [event for event in told if _is_hurt(event, ground) and (event.kind in _INJURIES or tells(event, "hurt"))]
    hurts += [
        event
        for event in concerns.of(ground, *_IN_PASSING)
        if tells(event, "hurt")
        and found_in(event, "body")
        and _is_hurt(event, ground)
        and not is_anothers(event, ground)
    ]
    kept: list[Event] = []
    for event in concerns.apart(hurts, lambda event: int(_is_graver(event, ground))):
        same = next((other for other in reversed(kept) if _may_be_same(other, event, ground)), None)
        if same is None:
            kept.append(event)
        elif _is_graver(event, ground) and not _is_graver(same, ground):
            kept[kept.index(same)] = event
    return sorted(kept, key=lambda event: (event.when.first_day, event.key))


def _is_hurt(event: Event, ground: Ground) -> bool:
    """Not what an illness or a pressure ulcer did, nor what just befell and of which the record says that it is no concern."""
    if not tells(event, "hurt_by_something") and holds(event, "illness_or_skin"):
        return False
    told = ground.records.same_record(event)
    no_concern = holds(event, "no_concern_of_it") or any(says(other.outcome, "no_concern_of_it") for other in told)
    return not (just_befell(event) and no_concern)


def _may_be_same(one: Event, other: Event, ground: Ground) -> bool:
    """Soon after, on the same part of the body; or what is being seen to, or is rare enough, some weeks after."""
    settings, apart = ground.settings, days_at_least(one, other)
    within = apart <= settings.whole("tended_days")
    if not within or holds(other, "further_injury"):
        return within and holds(other, "fading") and _is_of_one_place(one, other)
    parts = (found_in(one, "body"), found_in(other, "body"))
    sides = (sides_in(one), sides_in(other))
    soon, tended = apart <= settings.whole("same_days"), holds(other, "tended")
    rare = not found_in(one, "rare_hurt").isdisjoint(found_in(other, "rare_hurt"))
    # What may be one is counted once, though tellers put it on two sides.
    if soon and frozenset({one.key, other.key}) in kept_apart(ground.chronology):
        return True
    # Of one burn that is dressed, left and right are two tellers; of two bruises they are two.
    if all(sides) and sides[0].isdisjoint(sides[1]) and not (tended and rare):
        return False
    if soon and _is_its_medical(other):
        return True
    if all(parts) and parts[0].isdisjoint(parts[1]):
        return False
    return tended or (soon and all(parts)) or (rare and apart <= settings.whole("rare_days"))


def _is_of_one_place(one: Event, other: Event) -> bool:
    """Both name a part of the body and its side, and the same."""
    return bool(sides_in(one) & sides_in(other) and found_in(one, "body") & found_in(other, "body"))


def _is_its_medical(event: Event) -> bool:
    """A doctor's look at what was found, unless it found something else as well."""
    return event.kind is Kind.MEDICAL_EXAMINATION and not holds(event, "further_injury")


def _measured(found: Sequence[Event], ground: Ground) -> Iterator[Sequence[Event]]:
    """Stretches of three of any cause, and of two of which one is of the graver sort."""
    days = ground.settings.whole("window_days")
    yield from runs(found, days, ground.settings.whole("count"))
    for run in runs(found, days, ground.settings.whole("count_unexplained")):
        graver = [event for event in run if _is_graver(event, ground)]
        # An injury of which nothing is odd counts where it is within the time of one that is.
        yield [event for event in run if _is_near(event, graver, days)]


def _is_near(event: Event, graver: Sequence[Event], days: int) -> bool:
    """One of the graver ones, all in order and on different days, is within so many days."""
    place = bisect_right(graver, event.when.first_day, key=lambda other: other.when.first_day)
    return any(days_apart(other, event) <= days for other in graver[max(0, place - 1) : place]) or any(
        days_apart(event, other) <= days for other in graver[place : place + 1]
    )


def _is_graver(event: Event, ground: Ground) -> bool:
    return is_unexplained(event) or explanations_differ(event) or _is_young(event, ground)


def _is_young(event: Event, ground: Ground) -> bool:
    """Under so many years on that day by the recorded birth, or told not to move about yet."""
    if ground.life.is_adult:
        return False
    age = ground.life.age_on(event.when.last_day)
    return holds(event, "not_mobile") or (age is not None and 0 <= age < ground.settings.whole("young_years"))


def _shown(run: Sequence[Event], ground: Ground) -> Shown:
    unexplained = [event for event in run if is_unexplained(event)]
    differing = [event for event in run if explanations_differ(event)]
    young = [event for event in run if _is_young(event, ground)]
    statement = f"The record shows {counted(len(run), 'injury', 'injuries')} on different days: {dates(run)}."
    explained = [event for event in run if has_explanation(event)]
    if explained:
        have = "has an explanation" if len(explained) == 1 else "have an explanation"
        statement += f" {opening(number(len(explained)))} {have} on record ({dates(explained)})."
    elif not differing and not any(names_cause(event) or is_of_text(event) for event in run):
        # Of what a note tells another note may have told how it came about.
        statement += " None has an explanation on record."
    if unexplained:
        recorded = "is recorded" if len(unexplained) == 1 else "are recorded"
        statement += f" {opening(number(len(unexplained)))} {recorded} as unexplained ({dates(unexplained)})."
        if told := [event for event in unexplained if names_cause(event)]:
            statement += f" A cause was told all the same of {dates(told)}."
    if differing:
        statement += f" Explanations are recorded as differing ({dates(differing)})."
    if young:
        statement += (
            f" On {dates(young)} the child was under {number(ground.settings.whole('young_years'))} by the recorded "
            "date of birth, or is recorded as not mobile."
        )
    statement += concerns.not_counted(run, ground)
    strong = len(unexplained) > 1 or bool(unexplained and young) or len(run) > ground.settings.whole("count")
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=run,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


def _several(event: Event) -> Shown:
    """Several injuries found at one time: distinct injuries, of which the record does not say when each came about."""
    return Shown(
        anchor=event,
        statement=(
            f"The record shows several injuries told of together {dated(event)}, without an explanation on record. It "
            "does not show whether they came about at one time."
        ),
        evidence=(event,),
        aspect="several",
        title="Several injuries at once",
    )


PATTERN = Pattern(
    name="repeat_injuries",
    rule="repeat_injuries",
    title="Repeated injuries",
    data="injuries",
    groups=frozenset({Group.INJURY_OR_HARM, Group.HEALTH}),
    find=find,
    counts=True,
)
