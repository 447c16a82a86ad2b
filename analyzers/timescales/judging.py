"""One rule held against one start: met, late, overdue, not yet due, no record, cannot tell or not applicable."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from analyzers.timescales.limits import Window, window
from analyzers.timescales.moments import add_months, has_clock, moment
from analyzers.timescales.next_steps import decides, ended_in_nothing
from analyzers.timescales.pairing import IN_ITSELF, Answer, Pairing
from analyzers.timescales.standing import Standing
from analyzers.timescales.starts import NOT_FIRST, Start, name_of
from analyzers.timescales.told import shows
from analyzers.words import day, on
from chronology.model import Event, Group, Kind, Timescale, TimescaleState
from chronology.practice import Limit, TimescaleRule, Unit, group_of, title_of, working_days_between
from chronology.prose.own_day import is_of_own_day

_HOUR = dt.timedelta(hours=1)
_VAGUE = "the dates are not known well enough"
# What an entry is called that is the first or second of its sort by its own title.
_WHICH = {
    "First": re.compile(r"\b(?:first|initial|1st)\b", re.IGNORECASE),
    "Second": re.compile(r"\b(?:second|2nd)\b", re.IGNORECASE),
}
_IN_WORDS = "entries of that time speak of such a thing, and it is not read whether it was done"
# By which words a text may speak of what is due though it is not read as one.
_SPEAKS_OF = {
    Group.ASSESSMENT: "speaks_of_assessment",
    Group.S47_ENQUIRY: "speaks_of_enquiry",
    Group.STRATEGY_DISCUSSION: "speaks_of_meeting",
    Group.CONFERENCE: "speaks_of_meeting",
    Group.REVIEW: "speaks_of_meeting",
    Group.VISIT: "speaks_of_visit",
}
# A thing that services call by other names than its group has.
_SPEAKS_OF_KIND = {
    Kind.HEALTH_ASSESSMENT: "speaks_of_health_assessment",
    Kind.RETURN_INTERVIEW: "speaks_of_return_interview",
}
# Between what begins and what ends an episode none of these stands.
_OTHER_EPISODE = frozenset(
    {Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.STRATEGY_DISCUSSION, Kind.S47_STARTED, Kind.CASE_CLOSED}
)
_ONLY_NAMED = "an entry names one, and does not say surely that it was done"
_LONG_AFTER = "it came so long after that it may be of another step, and the record does not link them"
# What came within this time of a step may well be of it.
_SOON = dt.timedelta(days=90)
_OTHERS_BETWEEN = "other steps lie between, and it is not read to which of them it belongs"
# What was done is told of for some weeks after.
_TOLD_AFTER = dt.timedelta(days=28)
_AWAY = dt.timedelta(days=7)
# Of these it is said when it was due.
_TELLS_A_DAY = (TimescaleState.LATE, TimescaleState.OVERDUE, TimescaleState.NO_RECORD)
_NONE = "no record of it; that is not to say that it was not done"


@dataclass(frozen=True, slots=True)
class Held:
    """A rule and a start, with what is needed to judge them."""

    rule: TimescaleRule
    start: Start
    standing: Standing
    pairing: Pairing
    window: Window

    @property
    def as_at(self) -> dt.datetime:
        """The day the chronology speaks of."""
        return dt.datetime.combine(self.standing.as_at, dt.time())


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it stands, by which limit and day, and why.

    `once` is set where one saying of it is enough: it is for the rule in a life, or for the rule in a period.
    """

    state: TimescaleState
    basis: str
    due_event: Event | None = None
    late_by: int | None = None
    limit: Limit | None = None
    due: dt.datetime | None = None
    once: tuple[str, ...] = field(default=())


def judged(rule: TimescaleRule, start: Start, standing: Standing, pairing: Pairing) -> tuple[Timescale, Verdict] | None:
    """How the rule stands; nothing where it says nothing of such a start."""
    if rule.unit is Unit.HOURS and not has_clock(start.event.when):
        rule, start = _in_days(rule), replace(start, moment=moment(start.event))
    first, last = (rule.judges(each) for each in (start.moment.first_day, start.moment.last_day))
    if not first and not last:
        return None
    if fault := _circumstance(rule, start, standing):
        return _timescale(rule, start, standing, fault), fault
    held = Held(rule, start, standing, pairing, window(rule, start, standing))
    if not _is_of_the_time(held):
        return None
    if first != last:
        verdict = _cannot_tell("the date of the trigger is not known well enough to say which rule held")
    else:
        verdict = _verdict(held)
    return _timescale(rule, start, standing, verdict, held.window), verdict


def _in_days(rule: TimescaleRule) -> TimescaleRule:
    """The same rule counted in whole days, where the record gives no time of day to count from."""
    each = (replace(other, limit=other.limit // 24, unit=Unit.CALENDAR_DAYS) for other in rule.or_limit)
    return replace(rule, limit=rule.limit // 24, unit=Unit.CALENDAR_DAYS, or_limit=tuple(each))


def _circumstance(rule: TimescaleRule, start: Start, standing: Standing) -> Verdict | None:
    """Why the rule does not hold, or why nobody can tell whether it does; nothing where it holds."""
    if rule.where is not None and not shows(rule.where, start.event, standing):
        why = f"the record does not show that {rule.where.says}"
        return Verdict(TimescaleState.NOT_APPLICABLE, why, once=(rule.id, why))
    placement = standing.of("placement").latest(start.event.when.first_day)
    within = placement.opened.key if placement else start.event.key
    if rule.unless is not None and shows(rule.unless, start.event, standing):
        why = f"the record shows that {rule.unless.says}"
        return Verdict(TimescaleState.NOT_APPLICABLE, why, once=(rule.id, why, within))
    if rule.needs is not None and not shows(rule.needs, start.event, standing):
        why = f"the record does not say whether {rule.needs.says}"
        return Verdict(TimescaleState.CANNOT_TELL, why, once=(rule.id, why, within))
    return None


def _is_of_the_time(held: Held) -> bool:
    """It falls due in the part of the period that the rule is for."""
    months, period = held.rule.within_months or held.rule.after_months, held.start.period
    if not months or period is None:
        return True
    turn = add_months(period.start, months)
    return (held.window.earliest.date() <= turn) is bool(held.rule.within_months)


def _verdict(held: Held) -> Verdict:
    start = held.start
    if start.none_due:
        return Verdict(TimescaleState.NOT_APPLICABLE, start.none_due)
    if (earlier := _earlier(held)) is not None:
        return earlier
    answer = held.pairing.answer(held.rule, start)
    if answer is not None and _is_of_another(held, answer):
        # What was concluded long after was begun by a later report.
        answer = None
    verdict = _unanswered(held) if answer is None else _answered(held, answer)
    if verdict.state is TimescaleState.MET:
        return verdict
    if start.unknown and verdict.state in (_TELLS_A_DAY if start.unknown in NOT_FIRST else _TELLS_A_DAY[:2]):
        return _cannot_tell(start.unknown, verdict.due_event)
    return verdict


def _is_of_another(held: Held, answer: Answer) -> bool:
    """What is due closes what the trigger was to lead to, which it did not, and the record does not link the two."""
    closes = bool({*held.rule.led_to} & {*held.rule.due})
    return closes and not answer.is_linked and not held.pairing.led_to(held.rule, held.start)


def _earlier(held: Held) -> Verdict | None:
    """Met by what stood before the clock started, where the rule lets that count."""
    rule, start = held.rule, held.start
    if rule.earlier_days and (done := held.pairing.shortly_before(rule, start)):
        return Verdict(TimescaleState.MET, f"done before, {on(done)}", done)
    if rule.earlier_counts and (event := held.pairing.in_place(rule, start)):
        return Verdict(TimescaleState.MET, f"in place already, {on(event)}", event)
    return None


def _answered(held: Held, answer: Answer) -> Verdict:
    """Met or late, where the dates are known well enough to say."""
    when, due = answer.moment, held.window
    sure = when.sure and held.start.moment.sure
    if when.last <= due.earliest and sure:
        return Verdict(TimescaleState.MET, answer.basis, answer.event, None, due.shortest, due.earliest)
    if due.settles and when.last <= due.latest and sure:
        return Verdict(TimescaleState.MET, answer.basis, answer.event, None, due.longest, due.latest)
    if when.first <= due.latest or not sure:
        return _cannot_tell((sure and due.why) or _VAGUE, answer.event)
    if answer.event.kind in held.rule.late_by_link_only and not answer.is_linked and not decides(answer.event):
        return _unanswered(held)
    if answer.event.kind in held.rule.shown_by or answer.basis == IN_ITSELF:
        return _cannot_tell(f"it had been done by {day(when.first_day)}; the record does not say when", answer.event)
    return _late(held, answer)


def _late(held: Held, answer: Answer) -> Verdict:
    """Late, unless the record might hold no more than a part of what was done."""
    rule, due = held.rule, held.window
    if not answer.is_linked:
        first, last = sorted((held.start.moment.first_day, answer.moment.first_day))
        if held.pairing.may_be(rule, held.start, due.latest.date()):
            return _cannot_tell(_VAGUE, answer.event)
        if not held.standing.sources.reach(held.rule.met_by, first, last):
            return _cannot_tell("the sources do not hold all such entries of that time", answer.event)
        if (
            rule.late_if_complete
            and not _says_which(rule, answer.event)
            and not held.standing.sources.complete(held.rule.due, first, last)
        ):
            if _is_spoken_of(held, first, due.latest.date()):
                return _cannot_tell(_IN_WORDS, answer.event)
            if answer.event.key in held.standing.life.named:
                # "IHA: clinic has no date" names one and tells of none.
                return Verdict(TimescaleState.NO_RECORD, _NONE, None, None, due.longest, due.latest)
            why = f"no record of one by then; the first on record after that is of {day(answer.event.when.first_day)}"
            return Verdict(TimescaleState.NO_RECORD, why, answer.event, None, due.longest, due.latest)
    why = _why_unsure(held, answer)
    late_by = _late_by(rule, due, answer.moment.first)
    return (
        _cannot_tell(why, answer.event)
        if why
        else Verdict(TimescaleState.LATE, answer.basis, answer.event, late_by, due.longest, due.latest)
    )


def _why_unsure(held: Held, answer: Answer) -> str:
    """Why two entries that nothing links, one of them told by a text, may not be of one episode; nothing where they may well be."""
    ends = (held.start.event, answer.event)
    if answer.is_linked or not any(map(held.standing.is_text, ends)):
        return ""
    if answer.event.key in held.standing.life.named:
        return _ONLY_NAMED
    if not all(map(is_of_own_day, ends)):
        return _VAGUE
    first, last = sorted((held.start.moment.first_day, answer.moment.first_day))
    others = _OTHER_EPISODE - {*held.rule.met_by, *held.rule.led_to, *held.rule.else_trigger}
    # One that is only named may be the step that it belongs to as well.
    between = (event for event in held.standing.life.of(*sorted(others)) if first < event.when.first_day < last)
    if any(between):
        return _OTHERS_BETWEEN
    due = held.window.latest.date() - first
    return _LONG_AFTER if last - first > max(3 * due, _SOON) else ""


def _says_which(rule: TimescaleRule, event: Event) -> bool:
    """The entry is called "Second review" where the second is due: there was none before it that could be meant."""
    which = _WHICH.get(rule.title.partition(" ")[0])
    return which is not None and which.search(event.title) is not None


def _late_by(rule: TimescaleRule, due: Window, done: dt.datetime) -> int | None:
    """Working days late where the limit counts in them, hours where it counts in those, else calendar days."""
    if rule.unit is Unit.HOURS:
        return int((done - due.latest) / _HOUR) or None
    if due.longest.unit is Unit.WORKING_DAYS:
        return working_days_between(due.latest.date(), done.date(), rule.jurisdiction) or None
    return (done - due.latest).days


def _unanswered(held: Held) -> Verdict:
    """Nothing in the record answers the trigger: why nothing is due, or what can be said of its absence."""
    due, last = held.window, held.window.latest.date()
    if not_due := _not_due(held, last):
        return Verdict(TimescaleState.NOT_APPLICABLE, not_due)
    if held.as_at <= due.earliest or (held.as_at <= due.latest and (due.settles or not due.is_open)):
        return Verdict(TimescaleState.NOT_YET_DUE, "", None, None, due.shortest, due.earliest)
    if held.as_at <= due.latest:
        return _cannot_tell(due.why or _VAGUE)
    if held.rule.late_by_link_only and held.start.event.decision:
        return _cannot_tell("a decision is recorded, its date is not")
    return _absent(held, last)


def _absent(held: Held, last: dt.date) -> Verdict:
    """The day has passed and the record shows nothing."""
    first, until = sorted((held.start.moment.first_day, last))
    if held.pairing.may_be(held.rule, held.start, last):
        return _cannot_tell("an entry whose date is not known well enough may be it")
    if not held.standing.sources.touch(held.rule.met_by, first, until):
        return _cannot_tell("no source here holds such entries of that time")
    if _is_spoken_of(held, first, until):
        return _cannot_tell(_IN_WORDS)
    due = held.window
    if _is_overdue(held, first, until):
        late_by = _late_by(held.rule, due, held.as_at)
        why = "still open, and a source that is complete shows none"
        return Verdict(TimescaleState.OVERDUE, why, None, late_by, due.longest, due.latest)
    return Verdict(TimescaleState.NO_RECORD, _NONE, None, None, due.longest, due.latest)


def _is_spoken_of(held: Held, first: dt.date, last: dt.date) -> bool:
    """No source is complete for it, and some words of that time or the weeks after may be of it."""
    if held.standing.sources.complete(held.rule.due, first, last):
        return False
    names = dict.fromkeys(
        name for kind in held.rule.due if (name := _SPEAKS_OF_KIND.get(kind) or _SPEAKS_OF.get(group_of(kind)))
    )
    spoken, own = held.standing.life.spoken, [held.start.event]
    if Kind.RETURN_INTERVIEW in held.rule.due:
        # The interview may be told with the days away that it is about.
        first -= _AWAY
    return any(
        held.standing.is_text(event)
        for name in names
        for event in spoken.of_what_happened(name, first=first, last=last + _TOLD_AFTER, but=own)
    )


def _not_due(held: Held, latest: dt.date) -> str:
    """Why nothing is due, where the record shows it."""
    rule, period = held.rule, held.start.period
    if rule.led_to and not held.pairing.led_to(rule, held.start):
        return f"no “{title_of(rule.led_to[0])}” follows it in the record"
    if Kind.REFERRAL_NO_FURTHER_ACTION in rule.settled_by and (
        nothing := ended_in_nothing(held.standing.life, held.start)
    ):
        return f"it ended in no further action, {on(nothing)}"
    settled = held.pairing.settled(rule, held.start)
    if settled is not None and not (rule.recurs and settled.when.first_day > latest):
        return f"“{title_of(settled.kind)}”, {on(settled)}, came instead"
    if rule.period and period is None:
        return f"no {name_of(rule.period)} is recorded"
    if period is not None and period.end is not None and period.end <= latest:
        return f"the {name_of(period.name)} ended before it fell due"
    return _past(held, latest)


def _past(held: Held, latest: dt.date) -> str:
    """That the person died, or was too old, before it fell due."""
    rule, person = held.rule, held.standing.life.person
    if person is not None and person.died is not None and person.died.dated and person.died.first_day <= latest:
        return "the record tells of the person's death before it fell due"
    age = held.standing.life.age_on(latest)
    if rule.from_age and age is not None and age < rule.from_age:
        return f"the person was younger than {rule.from_age} when it fell due"
    if rule.until_age and age is not None and age >= rule.until_age:
        return f"the person was {rule.until_age} before it fell due"
    return ""


def _is_overdue(held: Held, first: dt.date, last: dt.date) -> bool:
    """Something that is known to be still open, and a source that would show it."""
    period, sources, due = held.start.period, held.standing.sources, held.rule.due
    if period is not None:
        return period.end is None and sources.complete(due, first, last)
    if held.pairing.still_open(held.rule, held.start.event):
        return sources.complete(due, first, last)
    closed = any(event.when.last_day >= first for event in held.standing.life.of(Kind.CASE_CLOSED))
    return not closed and sources.complete((*due, Kind.CASE_CLOSED), first, held.standing.as_at)


def _cannot_tell(why: str, event: Event | None = None) -> Verdict:
    return Verdict(TimescaleState.CANNOT_TELL, why, event)


def _timescale(
    rule: TimescaleRule, start: Start, standing: Standing, verdict: Verdict, due: Window | None = None
) -> Timescale:
    limit = verdict.limit or (due.shortest if due is not None else rule.limits[-1])
    return Timescale(
        rule=rule.id,
        title=rule.title,
        subject=standing.life.subject,
        trigger=start.event.key,
        due_event=verdict.due_event.key if verdict.due_event else None,
        due=_due_day(start, verdict, due),
        limit=limit.limit,
        unit=limit.unit,
        jurisdiction=rule.jurisdiction,
        state=verdict.state,
        late_by=verdict.late_by,
        authority=rule.authority,
        citation=rule.citation,
        verified=rule.verified,
        basis=verdict.basis,
    )


def _due_day(start: Start, verdict: Verdict, due: Window | None) -> dt.date | None:
    """The day it was due, where the trigger's own day and the limit that counts are known."""
    known = start.moment.sure and start.moment.first_day == start.moment.last_day
    if due is None or not known:
        return None
    if verdict.due is not None:
        return verdict.due.date()
    return None if due.is_open else due.earliest.date()
