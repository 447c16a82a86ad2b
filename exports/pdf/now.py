"""Where things are now, for the family: how they stand, what was decided, what comes next, what was agreed, who was heard."""

import datetime as dt
from collections.abc import Iterator, Sequence

from chronology.model import Event, Kind, TimescaleState
from exports import readers
from exports.pdf.actions import action_paragraph, outstanding, to_come
from exports.pdf.case import Case
from exports.pdf.sections import sentence
from exports.pdf.text import CELL, Paragraph, Run, bold, paragraph

# The decisions that a family looks for first, and the steps that the law asks for next.
# What a court or an authority made is a decision, whether or not the record has a field for it.
_DECIDING = frozenset({Kind.ORDER_MADE, Kind.DEPRIVATION_OF_LIBERTY})
_MOST_DECISIONS, _MOST_STEPS = 3, 4
# Heard and done well come after what is to be done.
_LAST = ("voice", "protective")


def parts(case: Case) -> Iterator[tuple[str, Sequence[Paragraph]]]:
    """The name of each heading (`family` of the words) with what stands under it; those with nothing to say are left out."""
    summary = {part.name: part for part in readers.summary(case.chronology)}

    def said(name: str) -> Sequence[Paragraph]:
        remarks = summary[name].remarks if name in summary else ()
        return [paragraph(*sentence(case, each.text, each.evidence, 6), style=CELL) for each in remarks]

    every = (
        *((name, said(name)) for name in summary if name not in _LAST),
        ("decided", [*_decided(case)]),
        ("next", [*_next(case)]),
        ("actions", [*_agreed(case)]),
        *((name, said(name)) for name in _LAST),
    )
    yield from ((name, told) for name, told in every if told)


def _decided(case: Case) -> Iterator[Paragraph]:
    """The last decisions that this document tells, the latest first."""
    events = [event for event in case.chronology.events if case.has_row(event)]
    made = [event for event in events if event.decision or event.kind in _DECIDING]
    for event in sorted(made, key=_last_day, reverse=True)[:_MOST_DECISIONS]:
        who = case.words.say("entries.decided_by", who=event.decision_maker) if event.decision_maker else ""
        field = next((name for name in ("decision", "outcome") if getattr(event, name)), "fact")
        decision = Run((getattr(event, field) or "").rstrip(), language=case.spoken(event, field))
        lead = bold(f"{case.date(event.when)}, {case.title(event).rstrip('.')}: ")
        yield paragraph(lead, decision, who, " [", *case.references([event.key]), "]", style=CELL)


def _last_day(event: Event) -> dt.date:
    return event.when.last_day


def _next(case: Case) -> Iterator[Paragraph]:
    """The meeting it is for, what is to be done by whom, and the steps that the rules ask for."""
    say, cover, as_at = case.words.say, case.chronology.cover, case.chronology.as_at
    for name in ("conference", "hearing"):
        day: dt.date | None = getattr(cover, name)
        if day is not None and day >= as_at:
            yield paragraph(bold(say(f"cover.{name}")), f": {case.day(day)}", style=CELL)
    for action in to_come(case):
        yield action_paragraph(case, action, CELL)
    steps = [scale for scale in case.chronology.timescales if scale.state is TimescaleState.NOT_YET_DUE and scale.due]
    for scale in sorted(steps, key=lambda scale: (scale.due or as_at, scale.title))[:_MOST_STEPS]:
        by = say("summary.due", date=case.day(scale.due)) if scale.due else ""
        yield paragraph(bold(case.called(scale.title)), f": {by}", style=CELL)


def _agreed(case: Case) -> Iterator[Paragraph]:
    """What is not recorded as done, and what the record says of it since."""
    return (action_paragraph(case, action, CELL) for action in outstanding(case))
