"""A meeting that stands among what was to be done, and of which its own words say that it was not held."""

from analyzers.cues import cue
from chronology.model import Action


def was_called_off(action: Action) -> bool:
    """It is a meeting, review or conference, and is told as cancelled or not held: when the next is due says another rule."""
    return bool(cue("held_again").search(action.text)) and bool(cue("called_off").search(action.text))
