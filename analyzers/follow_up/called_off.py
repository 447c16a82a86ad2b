"""A meeting that stands among what was to be done, and was not held or has another in its place."""

from collections.abc import Sequence

from analyzers.cues import cue
from analyzers.follow_up.again import agreed_on, stood
from analyzers.follow_up.terms import Terms, of_a_meeting
from chronology.model import Action


def was_called_off(action: Action) -> bool:
    """It is a meeting, review or conference, and is told as cancelled or not held: when the next is due says another rule.

    What a later meeting found not held and gave a new day is still wanted.
    """
    if stood(action.text) and action.due is not None and action.due.dated and action.due.last_day > agreed_on(action):
        return False
    return bool(cue("held_again").search(action.text)) and bool(cue("called_off").search(action.text))


def was_replaced(action: Action, actions: Sequence[Action], terms: Terms) -> bool:
    """It is a meeting and no more, and what was agreed at a later one stands on record: when this one was held is no matter."""
    found = {term.name for term in terms.of(action.text)}
    only = bool(found) and found <= of_a_meeting()
    if not only or action.due is None or not action.due.dated:
        return False
    due = action.due.last_day
    return any(agreed_on(other) >= due for other in actions if is_of_a_list(other, actions))


def is_of_a_list(action: Action, actions: Sequence[Action]) -> bool:
    """A meeting or a plan agreed it beside others: it is no single line of a log."""
    return sum(other.account == action.account and bool(action.account) for other in actions) > 1
