"""P06: the same intervention begun again for the same concern with nothing better recorded; a new start without the history."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyzers.answers import Answers
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import PROTECTION_PLAN
from analyzers.strengths import protects
from analyzers.tables import themes
from analyzers.told import holds, says
from analyzers.words import counted, dated, dates, listed, times
from chronology.model import Event, Group, Kind, Level, Polarity, Rel, Strength
from chronology.practice import group_of, title_of

_PLANS = {
    Kind.CIN_PLAN_STARTED: "a child in need plan",
    Kind.CARE_AND_SUPPORT_PLAN_STARTED: "a care and support plan",
}
_ASSESSED = {
    Kind.ASSESSMENT_COMPLETED: Kind.ASSESSMENT_STARTED,
    Kind.CORE_ASSESSMENT_COMPLETED: Kind.CORE_ASSESSMENT_STARTED,
}
_STARTS = (*_ASSESSED.values(), *_ASSESSED, Kind.PARENTING_ASSESSMENT, Kind.RISK_ASSESSMENT)
_CATEGORIES = {
    "neglect": "neglect",
    "physical": "physical_named",
    "sexual": "sexual_named",
    "emotional": "emotional_named",
}
_CHANGES = (Kind.WORKER_ALLOCATED, Kind.CASE_TRANSFERRED, Kind.BIRTH, Kind.ADDRESS_CHANGED)
_HISTORY = frozenset({Group.PLAN, Group.CONFERENCE, Group.S47_ENQUIRY})
_COMPLETED = frozenset({Kind.ASSESSMENT_COMPLETED, Kind.INITIAL_ASSESSMENT_COMPLETED, Kind.CORE_ASSESSMENT_COMPLETED})
_ONE_PROCESS = dt.timedelta(days=182)
_BETWEEN = (Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.CASE_CLOSED)


@dataclass(frozen=True, slots=True)
class _Intervention:
    """One time that something was tried: the entry that began it, and the one that ended it."""

    what: str
    begun: Event
    ended: Event | None


def find(ground: Ground) -> Iterator[Shown]:
    """Each kind of intervention that was repeated; then assessments that began without the history."""
    good = Answers([event for event in ground.life.events if protects(event, ground.practice)])
    for tried in _interventions(ground).values():
        for chain, concerns in _chains(tried, good, ground):
            yield _repeated(chain, concerns)
    yield from _without_history(ground)


# ---- the same intervention again -------------------------------------------------------------------------------------


def _interventions(ground: Ground) -> Mapping[str, list[_Intervention]]:
    """By what they are, in order of their beginning."""
    found: dict[str, list[_Intervention]] = {}
    for span in ground.spans(PROTECTION_PLAN):
        _add(found, _Intervention("a child protection plan", span.opened, span.closed))
    for span in ground.spans("plan"):
        if span.opened.kind in _PLANS:
            _add(found, _Intervention(_PLANS[span.opened.kind], span.opened, span.closed))
    for event in ground.life.of(*_ASSESSED):
        started = (other for other in ground.records.same_record(event) if other.kind is _ASSESSED[event.kind])
        _add(found, _Intervention("an assessment", next(started, event), event))
    for begun, last in _pre_proceedings(ground):
        _add(found, _Intervention("pre-proceedings", begun, last))
    for event in ground.life.of(Kind.PROGRAMME_COMPLETED):
        if event.title and event.title != title_of(event.kind):
            _add(found, _Intervention(f"the programme “{event.title}”", event, event))
    return found


def _pre_proceedings(ground: Ground) -> Iterator[tuple[Event, Event]]:
    """The first and the last entry of each: letter, meetings and reviews within half a year are of one.

    They should take no more than sixteen weeks (Public Law Working Group, best practice guidance of 2021).
    """
    run: list[Event] = []
    for event in ground.life.of(Kind.PRE_PROCEEDINGS):
        if run and event.when.first_day - run[-1].when.last_day > _ONE_PROCESS:
            yield run[0], run[-1]
            run = []
        run.append(event)
    if run:
        yield run[0], run[-1]


def _add(found: dict[str, list[_Intervention]], one: _Intervention) -> None:
    found.setdefault(one.what.casefold(), []).append(one)


def _chains(
    tried: Sequence[_Intervention], good: Answers, ground: Ground
) -> Iterator[tuple[list[_Intervention], list[Event]]]:
    """(interventions each begun again after the one before it, the entries that show the concern is the same)."""
    chain: list[_Intervention] = list(tried[:1])
    shown: list[Event] = []
    for before, after in pairwise(tried):
        again = _again(before, after, good, ground)
        if again is None and len(chain) > 1:
            yield chain, shown
        if again is None:
            chain, shown = [after], []
        else:
            chain.append(after)
            shown += again
    if len(chain) > 1:
        yield chain, shown


def _again(before: _Intervention, after: _Intervention, good: Answers, ground: Ground) -> list[Event] | None:
    """The entries that show the same concern behind both; none where the second is no new start of the first."""
    if before.ended is None:
        return None
    apart = (after.begun.when.last_day - before.ended.when.first_day).days
    if not 0 < apart <= ground.settings.whole("window_days") or _improved(before, good, ground):
        return None
    # Without a closure or a referral in between, a further assessment is the same work brought up to date.
    between = ground.life.of(*_BETWEEN)
    if before.what == "an assessment" and not any(
        before.ended.when.first_day <= event.when.first_day <= after.begun.when.first_day for event in between
    ):
        return None
    return _same_concern(before, after, ground)


def _improved(tried: _Intervention, good: Answers, ground: Ground) -> bool:
    """Something better is recorded from its beginning to shortly after its end."""
    last = tried.ended or tried.begun
    if any(says(text, "improved") for text in (tried.begun.outcome, last.outcome, last.decision)):
        return True
    first, end = (
        tried.begun.when.first_day,
        last.when.last_day + dt.timedelta(days=ground.settings.whole("result_days")),
    )
    return any(event.key not in (tried.begun.key, last.key) for event in good.between(first, end))


def _same_concern(before: _Intervention, after: _Intervention, ground: Ground) -> list[Event] | None:
    """By the categories both name; else by a theme of what was recorded in the months before each."""
    named = [{name for name in _CATEGORIES if _names(one, name)} for one in (before, after)]
    if all(named):
        return [] if named[0] & named[1] else None
    first, second = _concerns(before, ground), _concerns(after, ground)
    themed = themes()
    shared = {themed[event.kind] for event in first} & {themed[event.kind] for event in second}
    if not shared:
        return None
    return [event for event in (*first, *second) if themed[event.kind] in shared]


def _names(one: _Intervention, category: str) -> bool:
    return any(holds(event, _CATEGORIES[category]) for event in (one.begun, one.ended) if event is not None)


def _concerns(one: _Intervention, ground: Ground) -> list[Event]:
    begun = one.begun.when.first_day
    themed = ground.life.of(*themes())
    first = bisect_left(themed, begun - dt.timedelta(days=ground.settings.whole("concern_days")), key=_first_day)
    before = themed[first : bisect_right(themed, begun, key=_first_day)]
    return [event for event in before if event.when.last_day <= begun]


def _first_day(event: Event) -> dt.date:
    return event.when.first_day


def _repeated(chain: Sequence[_Intervention], concerns: Sequence[Event]) -> Shown:
    begun = [one.begun for one in chain]
    themed = listed(dict.fromkeys(themes()[event.kind] for event in concerns))
    about = f"for the same concern ({themed})" if concerns else "for a concern of the same category"
    ended = [one.ended for one in chain[:-1] if one.ended is not None]
    return Shown(
        anchor=begun[0],
        statement=(
            f"The record shows {chain[0].what} begun {times(len(chain))} {about}: {dates(begun)}. No improvement "
            "is recorded by the end of the earlier."
        ),
        evidence=(*begun, *ended, *concerns),
        strength=Strength.STRONG if len(chain) > 2 else Strength.MODERATE,
    )


# ---- a new assessment without the history ----------------------------------------------------------------------------


def _without_history(ground: Ground) -> Iterator[Shown]:
    """Assessments begun soon after a change of worker, a birth or a move, whose words go back to nothing."""
    found: dict[str, tuple[Event, ...]] = {}
    days = ground.settings.whole("change_days")
    assessments = Answers([event for event in ground.life.of(*_STARTS) if _is_first_of_record(event, ground)])
    history = Answers(_history(ground))
    for change in _changes(ground):
        first, last = change.when.last_day, change.when.last_day + dt.timedelta(days=days)
        for assessment in assessments.between(first, last):
            if first <= assessment.when.first_day and _goes_back_to_nothing(assessment, ground):
                earlier = history.last_before(change.when.first_day)
                if earlier is not None:
                    found.setdefault(assessment.key, (assessment, change, earlier, *_told(assessment, ground)))
    if found:
        yield _history_shown(list(found.values()), ground)


def _is_first_of_record(event: Event, ground: Ground) -> bool:
    same = [other for other in ground.records.same_record(event) if other.kind in _STARTS]
    return all((event.when.first_day, event.key) < (other.when.first_day, other.key) for other in same)


def _changes(ground: Ground) -> Iterator[Event]:
    """A first allocation changes nothing, nor does the child's own birth."""
    allocated = ground.life.of(Kind.WORKER_ALLOCATED)[:1]
    born = ground.life.person.born if ground.life.person else None
    for event in ground.life.of(*_CHANGES):
        own = event.kind is Kind.BIRTH and (born is None or event.when.first_day <= born.last_day)
        if event not in allocated and not own:
            yield event


def _history(ground: Ground) -> list[Event]:
    """What there may be to refer to: enquiries, conferences, plans, and what is grave."""
    practice = ground.practice
    return [
        event
        for event in ground.life.events
        if group_of(event.kind) in _HISTORY
        or event.kind in _COMPLETED
        or (
            practice.polarity_of(event.kind) is Polarity.NEGATIVE
            and practice.level_of(event.kind).rank >= Level.HIGH.rank
        )
    ]


def _goes_back_to_nothing(assessment: Event, ground: Ground) -> bool:
    """It says that nothing went before; or it is told at some length, and neither words nor links go back."""
    told = _told(assessment, ground)
    if any(holds(event, "history", but="no_history") or holds(event, "brought_up_to_date") for event in told):
        return False
    if any(link.rel is Rel.REVIEWS for event in told for link in event.links):
        return False
    words = sum(len((event.fact or "").split()) + len((event.outcome or "").split()) for event in told)
    return words >= ground.settings.whole("least_words") or any(holds(event, "no_history") for event in told)


def _told(assessment: Event, ground: Ground) -> tuple[Event, ...]:
    """What the record tells of the assessment: its own entries, and its completion where that is another record's."""
    own = (assessment, *ground.records.same_record(assessment))
    completed = (event for event in ground.records.onward(assessment) if event.kind in _COMPLETED)
    return tuple(dict.fromkeys((*own, *completed)))


def _history_shown(found: Sequence[tuple[Event, ...]], ground: Ground) -> Shown:
    parts = [
        f"{dated(assessment)}, after “{title_of(change.kind).lower()}” {dated(change)}"
        for assessment, change, *_ in found
    ]
    what = counted(len(found), "assessment")
    return Shown(
        anchor=found[0][0],
        statement=(
            f"The record shows {what} begun within {ground.settings.whole('change_days')} days of a change "
            f"({listed(parts)}), with no reference to the earlier history in what is recorded of it."
        ),
        evidence=tuple(dict.fromkeys(event for each in found for event in each)),
        strength=Strength.WEAK,
        aspect="history",
        title="Assessment without reference to the history",
    )


PATTERN = Pattern(
    name="start_again",
    rule="P06",
    title="Started again",
    data="assessments, plans or pre-proceedings",
    groups=frozenset({Group.ASSESSMENT, Group.PLAN, Group.LEGAL}),
    find=find,
)
