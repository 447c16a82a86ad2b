"""Actions that were agreed and have no completion on record: in which order they are chased, and how each stands."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from chronology.model import Action
from exports.pdf.case import Case
from exports.pdf.text import CELL, Paragraph, Style, bold, paragraph

# An action due or agreed longer ago than this belongs to an earlier plan: it is listed after the others.
_OLDER = dt.timedelta(days=365)


def outstanding(case: Case) -> list[Action]:
    """Actions of which no completion is recorded: the latest due first, then those without a date, then older ones."""
    open_ = [action for action in case.chronology.actions if action.done is None]
    return sorted(
        open_,
        key=lambda action: (is_older(case, action), not _is_due(action), -_agreed(action).toordinal(), action.text),
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
    entries = case.references(key for key in action.echoes if key in case.serials and case.serials[key].printed)
    if not entries:
        return told
    before, _, after = case.words.say("summary.echoes", entries="\0").partition("\0")
    return replace(told, runs=(*told.runs, *paragraph("; ", before, *entries, after).runs))


def _standing(case: Case, action: Action, *, said: bool) -> Iterator[str]:
    """Owner and due date of an action; past that date, that the record does not show it done."""
    say = case.words.say
    owner = action.owner or say("summary.no_owner")
    if action.due is None or not action.due.dated:
        yield owner
        if action.agreed_at is not None and action.agreed_at.dated:
            yield say("summary.agreed", date=case.date(action.agreed_at))
        yield say("summary.no_due")
        return
    yield owner
    yield say("summary.due", date=case.date(action.due))
    if action.due.last_day < case.chronology.as_at and not said:
        yield say("summary.not_done")
