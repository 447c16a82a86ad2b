"""Actions that were agreed and have no completion on record: in which order they are chased, and how each stands."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from chronology.model import Action, ActionStanding
from exports.pdf.case import Case
from exports.pdf.text import CELL, Paragraph, Style, bold, paragraph

# An action due or agreed longer ago than this belongs to an earlier plan: it is listed after the others.
_OLDER = dt.timedelta(days=365)


def outstanding(case: Case) -> list[Action]:
    """Actions that nothing shows done: the latest due first, then those without a date, then older ones.

    Behind them those of which a later entry may tell that they were done. One that was agreed again is told with its last agreement.
    """
    open_ = [action for action in case.chronology.actions if action.is_outstanding]
    return sorted(
        open_,
        key=lambda action: (
            is_older(case, action),
            action.may_be_done,
            not _is_due(action),
            -_agreed(action).toordinal(),
            action.text,
        ),
    )


def _is_due(action: Action) -> bool:
    return action.due is not None and action.due.dated


def _agreed(action: Action) -> dt.date:
    """The day it was due, else the day it was agreed; one without either is taken to be of the current plan."""
    known = next((when for when in (action.due, action.agreed_at) if when is not None and when.dated), None)
    return known.last_day if known else dt.date.max


def older_than(case: Case) -> dt.date:
    """Actions due or agreed before this day are of an earlier plan."""
    return case.chronology.as_at - _OLDER


def is_older(case: Case, action: Action) -> bool:
    """The action was due, or without a due date agreed, before the plans of the last year."""
    return _agreed(action) < older_than(case)


def action_paragraph(case: Case, action: Action, style: Style = CELL, *, said: bool = False) -> Paragraph:
    """An action, who owns it and how it stands; `said` where what is above says already that none is recorded as done."""
    standing = "; ".join(_standing(case, action, said=said))
    told = paragraph(bold(action.text.rstrip(" .:")), f": {standing}", style=style)
    entries = case.references(_printed(case, action))
    return replace(told, runs=(*told.runs, *paragraph(" [", *entries, "]").runs)) if entries else told


def in_later_words(case: Case, action: Action) -> str:
    """What entries after an action was agreed tell of it, with their days; nothing where they tell nothing."""
    if action.standing is ActionStanding.OPEN:
        return ""
    if action.standing in (ActionStanding.NOT_TOLD, ActionStanding.NOT_HELD):
        return case.words.say(f"summary.{action.standing}")
    days = [case.date(case.events[key].when) for key in action.shown_by if key in case.events]
    return case.words.say(f"summary.{action.standing}", date=", ".join(days)) if days else ""


def _printed(case: Case, action: Action) -> Iterator[str]:
    return (key for key in action.shown_by if key in case.serials and case.serials[key].printed)


def _standing(case: Case, action: Action, *, said: bool) -> Iterator[str]:
    """Owner and due date of an action, when it was agreed before, and what later entries tell of it.

    Past its date, where they tell nothing, that the record does not show it done.
    """
    say = case.words.say
    due = action.due if action.due is not None and action.due.dated else None
    yield action.owner or say("summary.no_owner")
    if due is None and action.agreed_at is not None and action.agreed_at.dated:
        yield say("summary.agreed", date=case.date(action.agreed_at))
    yield say("summary.due", date=case.date(due)) if due else say("summary.no_due")
    if action.agreed_before:
        yield say("summary.agreed_before", date=", ".join(map(case.date, action.agreed_before)))
    if later := in_later_words(case, action):
        yield later
    elif due is not None and due.last_day < case.chronology.as_at and not said:
        yield say("summary.not_done")
