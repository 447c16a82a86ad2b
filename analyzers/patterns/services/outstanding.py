"""Actions that were outstanding at reviews in succession."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from analyzers.cues import cue
from analyzers.patterns.services.plan_actions import (
    REVIEWS,
    agreed_in,
    each_once,
    is_done_by,
    may_be_done_by,
    quoted,
    same_action,
    unplaced,
)
from analyzers.patterns.shape import Ground, Shown
from analyzers.spans import CASE, Span
from analyzers.words import counted, dates, number
from chronology.model import Action, Event, Strength
from chronology.normalise import order_key
from chronology.prose.meetings import is_only_a_meeting

_NAMED = 3
"""Actions a sentence names before it counts the rest."""
_Agreed = tuple[Event | None, Action]
"""An action with what agreed it, where the record says what did."""
_Reviewed = tuple[Event, list[_Agreed]]


def same_actions(ground: Ground) -> Iterator[Shown]:
    """Runs of reviews in each time the case was open at which the same action was outstanding."""
    reviews = ground.life.of(*REVIEWS)
    agreed: list[_Agreed] = [*agreed_in(ground), *((None, action) for action in unplaced(ground))]
    agreed = [one for one in agreed if not is_only_a_meeting(one[1].text)]
    # A review in a table of days due is no action that a later review left open.
    agreed = [one for one in agreed if one[0] is not None or not cue("held_again").search(one[1].text)]
    days = {event.key: event.when.first_day for event in ground.life.events if event.when.dated}
    for case in ground.spans(CASE) if agreed else ():
        of_case = [one for one in agreed if _is_of(one, case)]
        for run in _runs([review for review in reviews if case.covers(review.when.first_day)], of_case, days):
            if len(run) >= ground.settings.whole("reviews"):
                yield _shown(run)


def _is_of(agreed: _Agreed, case: Span) -> bool:
    """Agreed in that time; where nothing says when, due in it."""
    event, action = agreed
    day = event.when.first_day if event else action.due.first_day if action.due else None
    return day is not None and case.covers(day)


def _runs(
    reviews: Sequence[Event], agreed: Sequence[_Agreed], days: Mapping[str, dt.date]
) -> Iterator[list[_Reviewed]]:
    """(review, what was outstanding there and at the one before it) for reviews that follow each other."""
    run: list[_Reviewed] = []
    for review in reviews:
        actions = [one for one in agreed if _outstanding(one, review, days)]
        again = _again(run[-1][1], actions) if run else actions
        if not again:
            yield run
            run, again = [], actions
        if again:
            run.append((review, again))
    yield run


def _outstanding(agreed: _Agreed, review: Event, days: Mapping[str, dt.date]) -> bool:
    """Agreed before the review, due by then, and not done by then as far as the record shows; or agreed there anew.

    Of an action of which nothing says what agreed it, only that it was past due shows that it was there before.
    """
    event, action = agreed
    day = review.when.first_day
    if is_done_by(action, review.when.last_day) or may_be_done_by(action, review.when.last_day, days):
        return False
    if event is not None and event.key == review.key:
        return True
    there = event.when.last_day if event else action.due.last_day if action.due else day
    return action.due is not None and action.due.last_day <= day and there < day


def _again(before: Sequence[_Agreed], now: Sequence[_Agreed]) -> list[_Agreed]:
    """What was outstanding at the review before, too: the same action, or one in the same words."""
    return [one for one in now if any(one[1] is other[1] or same_action(one[1], other[1]) for other in before)]


def _shown(run: Sequence[_Reviewed]) -> Shown:
    reviews = [review for review, _ in run]
    last = run[-1][1]
    first = _again(last, run[0][1])
    actions = each_once(action for _, action in last)
    agreed = dict.fromkeys(event for event, _ in (*first, *last) if event)
    return Shown(
        anchor=reviews[0],
        statement=(
            f"The record shows {counted(len(actions), 'action')} outstanding at {number(len(reviews))} reviews in "
            f"succession: {quoted(actions, _NAMED)} ({dates(reviews)}; no completion is recorded by the last of them)."
        ),
        evidence=(*sorted(agreed, key=order_key), *reviews),
        strength=Strength.STRONG if len(reviews) > 2 else Strength.MODERATE,
        aspect="same_action",
        title="The same action outstanding at successive reviews",
    )
