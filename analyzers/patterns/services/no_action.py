"""P02, by what came of them: contacts and referrals that ended with no further action again and again, and what stands after them.

Reviews of what went wrong ask it first: each was looked at by itself, and nobody counted (domain guidance section 4, P02).
"""

from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.windows import days_apart
from analyzers.told import came_to_nothing, told
from analyzers.words import counted, dates, listed, on, titled
from chronology.model import Event, Group, Kind, Level, Strength
from chronology.practice import group_of, taxonomy

_COMING_IN = frozenset({Group.REFERRAL, Group.CONTACT})
_PROTECTING = (Kind.CP_PLAN_STARTED, Kind.S47_STARTED, Kind.S47_COMPLETED, Kind.ADULT_ENQUIRY_STARTED)
_HARM = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE})
_MOST_AFTER = 2


def no_action(ground: Ground) -> Iterator[Shown]:
    """One finding for each run of them of which none is further from the one before than the window."""
    settings = ground.settings
    nothing = [event for event in ground.life.events if group_of(event.kind) in _COMING_IN and _ended(event)]
    for run in _runs(nothing, settings.whole("no_action_days")):
        if len(run) >= settings.whole("no_action_count"):
            yield _shown(run, ground)


def _ended(event: Event) -> bool:
    return came_to_nothing(event) or bool(told(event, "no_further_action", says_not=True))


def _runs(events: Sequence[Event], days: int) -> Iterator[list[Event]]:
    run: list[Event] = []
    for event in events:
        if run and days_apart(run[-1], event) > days:
            yield run
            run = []
        run.append(event)
    if run:
        yield run


def _shown(run: Sequence[Event], ground: Ground) -> Shown:
    after = _after(run, ground)
    statement = (
        f"The record shows {counted(len(run), 'contact or referral', 'contacts or referrals')} that ended with no further action: "
        f"{dates(run)}."
    )
    if after:
        said = listed(f"“{titled(event)}” ({on(event)})" for event in after)
        statement += f" Afterwards it shows {said}; it does not show that the one came of the other."
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=(*run, *after),
        aspect="no_action",
        title="No further action, again and again",
        strength=Strength.STRONG if after else Strength.MODERATE,
    )


def _after(run: Sequence[Event], ground: Ground) -> list[Event]:
    """The first harm that weighs most and the first step to protect, since the second of them."""
    later = [event for event in ground.life.events if event.when.first_day > run[1].when.first_day]
    grave = (e for e in later if group_of(e.kind) in _HARM and taxonomy()[e.kind].level is Level.CRITICAL)
    steps = (event for event in later if event.kind in _PROTECTING)
    found = [event for event in (next(grave, None), next(steps, None)) if event is not None]
    return sorted(found, key=lambda event: event.when.first_day)[:_MOST_AFTER]
