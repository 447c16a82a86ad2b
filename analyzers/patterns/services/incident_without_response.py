"""P17: something grave, with nothing done or decided on it, linked to it or dated within five working days of it."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from analyzers.answers import Answers, is_incident, responds
from analyzers.coverage import complete, is_record
from analyzers.cues import cue
from analyzers.gravity import manners_at
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart
from analyzers.records import is_of_text
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Strength
from chronology.practice import add_working_days, title_of
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span

# A return of milestones holds incidents (children missing) and nothing of what was done about them.
_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT, Group.OTHER})
_MOST_KINDS = 4
# So meant, nothing was done; what "will" be done was decided.
_NOT_DONE = frozenset({Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL})


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each run of incidents, so that many of them are told once."""
    run: list[Event] = []
    for event in _unanswered(ground):
        if run and days_apart(run[-1], event) > ground.settings.whole("run_days"):
            yield _shown(run, ground)
            run = []
        run.append(event)
    if run:
        yield _shown(run, ground)


def _unanswered(ground: Ground) -> Iterator[Event]:
    answers = Answers([event for event in ground.life.events if responds(event) or _acted(event)])
    steps = {event.when.first_day for event in ground.life.events if event.when.dated and _tells_step(event)}
    for event in ground.life.events:
        # A note has no field for what was done, and may tell it in any words.
        told = is_incident(event, ground.practice) and is_record(event, ground.chronology) and not _acted(event)
        if told and not _is_told_beside(event, steps, ground) and not _answered(event, answers, ground):
            yield event


def _acted(event: Event) -> bool:
    """The entry itself, as any of its accounts tells it, says what was done, decided or came of it."""
    return any(told.action or told.outcome or told.decision for told in (event, *event.accounts))


def _tells_step(event: Event) -> bool:
    """Its words, as any of its accounts has them, say what was done under no label: "asked OT", "will keep them apart"."""
    return any(
        not manners_at(text, Span(*found.span())) & _NOT_DONE
        for text in dict.fromkeys(telling.fact for telling in (event, *event.accounts))
        for found in cue("step_told").finditer(text or "")
    )


def _is_told_beside(event: Event, steps: Collection[dt.date], ground: Ground) -> bool:
    """What was done stands in its own note, or in what another entry tells of the one day it was."""
    of_day = event.when.first_day == event.when.last_day and event.when.first_day in steps
    return of_day or any(map(_tells_step, (event, *ground.records.same_record(event))))


def _answered(event: Event, answers: Answers, ground: Ground) -> bool:
    """An answer is linked or near enough in time; or it is not known, for the record does not reach so far."""
    days = ground.settings.whole("limit_working_days")
    limit = add_working_days(event.when.last_day, days, ground.practice.jurisdiction)
    if limit >= ground.chronology.as_at or not ground.reaches(_DAY_TO_DAY, event.when.first_day, limit):
        return True
    near = answers.between(event.when.first_day, limit)
    return any(answer.key != event.key for answer in near) or _linked(event, ground)


def _linked(event: Event, ground: Ground) -> bool:
    """What the record's own links lead to; of a text that tells of several things, its answers of that day or later."""
    later = ground.records.same_record(event) if is_of_text(event) else ground.records.onward(event)
    return any((responds(other) or _acted(other)) and other.when.last_day >= event.when.first_day for other in later)


def _shown(run: Sequence[Event], ground: Ground) -> Shown:
    days = ground.settings.whole("limit_working_days")
    statement = (
        f"The record shows {counted(len(run), 'incident')} ({_kinds(run)}: {dates(run)}) with no action, outcome or "
        f"decision on the entry, and no answer linked to it or dated within {days} working days."
    )
    return Shown(anchor=run[0], statement=statement, evidence=run, strength=_strength(run, ground))


def _strength(run: Sequence[Event], ground: Ground) -> Strength:
    """How firmly: by how many there are, and less so where no source is said to be complete."""
    whole = complete(ground.chronology, {Group.VISIT}, run[0].when.first_day, run[-1].when.last_day)
    many = len(run) >= ground.settings.whole("strong_count")
    if many and whole:
        return Strength.STRONG
    return Strength.MODERATE if many or whole else Strength.WEAK


def _kinds(run: Sequence[Event]) -> str:
    kinds = tuple(dict.fromkeys(title_of(event.kind).lower() for event in run))
    return listed((*kinds[:_MOST_KINDS], "others") if len(kinds) > _MOST_KINDS else kinds)


PATTERN = Pattern(
    name="incident_without_response",
    rule="P17",
    title="Incidents without a recorded response",
    data="what was done from day to day, so that an answer not recorded says nothing",
    groups=_DAY_TO_DAY,
    find=find,
    absence=True,
)
