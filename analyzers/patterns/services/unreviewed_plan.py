"""A plan open beyond its review interval and ten working days more, with no review recorded."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.patterns.services.running import is_running, runs_to
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.timescales.moments import add_months
from analyzers.told import says
from analyzers.words import counted, day, listed, on
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import add_working_days, group_of

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What a plan is called, what reviews it, and the settings of its intervals in months."""

    words: str
    cue: str
    review: Kind
    months: str
    first_months: str = ""


_BY_SPAN = {
    PROTECTION_PLAN: _Reviewed(
        "a child protection plan",
        "review_of_protection",
        Kind.REVIEW_CONFERENCE,
        "protection_months",
        "first_protection_months",
    ),
    LOOKED_AFTER: _Reviewed("a child looked after", "review_of_care", Kind.LOOKED_AFTER_REVIEW, "care_months"),
}
_BY_KIND = {
    Kind.CARE_AND_SUPPORT_PLAN_STARTED: _Reviewed(
        "a care and support plan", "review_of_support", Kind.CARE_AND_SUPPORT_REVIEW, "support_months"
    ),
    Kind.PATHWAY_PLAN_STARTED: _Reviewed(
        "a pathway plan", "review_of_pathway", Kind.PATHWAY_PLAN_REVIEW, "pathway_months"
    ),
}


@dataclass(frozen=True, slots=True)
class _Unreviewed:
    """From the beginning or a review to the next one or the end of the time, longer than the interval allows."""

    before: Event
    until: dt.date
    after: Event | None
    since: dt.date
    """The day of `before`, or a later one from which on a source holds reviews."""


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each plan, with every time that passed without a review; else for a review the record itself set."""
    for name, reviewed in _BY_SPAN.items():
        for span in () if ground.life.is_adult else ground.spans(name):
            yield from _found(span, runs_to(span, ground), reviewed, ground)
    plans = [span for span in ground.spans("plan") if span.opened.kind in _BY_KIND]
    for place, span in enumerate(plans):
        anew = next((later for later in plans[place + 1 :] if later.opened.kind is span.opened.kind), None)
        end = runs_to(span, ground)
        # A plan that a later one of its kind took the place of ran until then.
        yield from _found(span, min(end, anew.start) if anew else end, _BY_KIND[span.opened.kind], ground)


def _found(span: Span, end: dt.date, reviewed: _Reviewed, ground: Ground) -> Iterator[Shown]:
    shown = [*_judged(span, end, reviewed, ground)] or [*_not_held(span, end, reviewed, ground)]
    yield from shown


def _judged(span: Span, end: dt.date, reviewed: _Reviewed, ground: Ground) -> Iterator[Shown]:
    found = []
    before = span.opened
    for review in (*_reviews(span, end, reviewed, ground), None):
        until = min(review.when.first_day, end) if review else end
        first = before is span.opened and reviewed.first_months
        since = _since(before, until, reviewed, ground)
        due = _limit(since, _months(first or reviewed.months, ground), ground) if since is not None else dt.date.max
        if since is not None and until > due and not _is_spoken_of(since, until, reviewed, ground):
            found.append(_Unreviewed(before, until, review, since))
        before = review or before
    if found:
        yield _shown(span, found, reviewed, ground)


def _reviews(span: Span, end: dt.date, reviewed: _Reviewed, ground: Ground) -> Iterator[Event]:
    for event in ground.life.of(reviewed.review):
        if span.start <= event.when.last_day and event.when.first_day <= end and event.key != span.opened.key:
            yield event


def _not_held(span: Span, end: dt.date, reviewed: _Reviewed, ground: Ground) -> Iterator[Shown]:
    """A review the record says was due, past by more than the days of grace, with none recorded about then or since."""
    grace = ground.settings.whole("grace_working_days")
    for due in sorted(_due(span, end, reviewed, ground)):
        limit = add_working_days(due, grace, ground.practice.jurisdiction)
        about = due - dt.timedelta(days=ground.settings.whole("early_days"))
        held = any(about <= review.when.last_day for review in _reviews(span, end, reviewed, ground))
        held = held or _is_spoken_of(about, end, reviewed, ground)
        if limit < end and not held and ground.reaches({group_of(reviewed.review)}, about, limit):
            yield Shown(
                anchor=span.opened,
                statement=(
                    f"The record shows {reviewed.words} from {on(span.opened)} with a review due on {day(due)} and no "
                    f"review recorded by {day(end)}."
                ),
                evidence=(span.opened,),
                aspect="due",
                until=end if is_running(span, ground) else None,
            )
            return


def _due(span: Span, end: dt.date, reviewed: _Reviewed, ground: Ground) -> Iterator[dt.date]:
    """Days that actions name for a review of such a plan; only what the record awaits, not what a plan agreed."""
    for action in ground.agreed.actions:
        if action.due is None or action.is_done or not span.start < action.due.last_day <= end:
            continue
        if not ground.records.told_by(action.account) and says(action.text, reviewed.cue):
            yield action.due.last_day


def _is_spoken_of(first: dt.date, last: dt.date, reviewed: _Reviewed, ground: Ground) -> bool:
    """Some words of the days between speak of a review or conference that no entry is of."""
    groups = {group_of(reviewed.review)}
    return bool(ground.spoken_of(groups, first + _DAY, last - _DAY, "speaks_of_review"))


def _months(name: str, ground: Ground) -> int:
    adult = ground.life.is_adult and name == "support_months"
    return ground.settings.whole("adult_support_months" if adult else name)


def _since(before: Event, until: dt.date, reviewed: _Reviewed, ground: Ground) -> dt.date | None:
    """From when on the time counts: what lies before a source holds reviews is not known."""
    held = ground.reached_up_to({group_of(reviewed.review)}, until)
    if held is None:
        return None
    return before.when.last_day if held <= before.when.first_day else max(held, before.when.last_day)


def _limit(since: dt.date, months: int, ground: Ground) -> dt.date:
    grace = ground.settings.whole("grace_working_days")
    return add_working_days(add_months(since, months), grace, ground.practice.jurisdiction)


def _shown(span: Span, found: Sequence[_Unreviewed], reviewed: _Reviewed, ground: Ground) -> Shown:
    parts = [f"from {_from(one)} to {on(one.after) if one.after else day(one.until)} ({_length(one)})" for one in found]
    last = found[-1]
    is_open = last.after is None and is_running(span, ground)
    never = last.before is span.opened and last.after is None
    statement = f"The record shows {reviewed.words} from {on(span.opened)} and no review recorded {listed(parts)}."
    ended = (span.closed,) if span.closed and last.after is None and span.closed.when.first_day == last.until else ()
    return Shown(
        anchor=span.opened,
        statement=statement,
        evidence=(span.opened, *(event for one in found for event in (one.before, one.after) if event), *ended),
        strength=Strength.STRONG if never and is_open else Strength.MODERATE,
        until=last.until if is_open else None,
    )


def _from(one: _Unreviewed) -> str:
    if one.since == one.before.when.last_day:
        return on(one.before)
    return f"{day(one.since)}, where the record of reviews begins,"


def _length(one: _Unreviewed) -> str:
    return counted((one.until - one.since).days, "day")


PATTERN = Pattern(
    name="unreviewed_plan",
    rule="unreviewed_plan",
    title="Plan without a recorded review",
    data="reviews of plans",
    groups=frozenset({Group.REVIEW, Group.CONFERENCE}),
    find=find,
    among_all=True,
    absence=True,
)
