"""Whose an appointment was that was missed: the child's, or a mother's scan and a meeting that parents were to come to."""

from analyzers.own_day import is_from_words
from analyzers.patterns.harm.whose_injury import names_another_child, names_the_child
from analyzers.patterns.shape import Ground
from analyzers.told import says
from chronology.model import Event, Group, Kind
from chronology.practice import group_of
from chronology.prose.sure import telling_sentence

_OWN = frozenset({Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED})
_MEETINGS = frozenset({Group.CONFERENCE, Group.REVIEW})


def is_missed_by_them(event: Event, ground: Ground) -> bool:
    """What was missed was theirs to keep: of a child no mother's scan, no parents' meeting, no other child's appointment.

    A child does not miss an appointment of itself: where words alone tell of one, they name the child or what only children go to.
    """
    if event.kind not in _OWN:
        return True
    if names_another_child(event, ground):
        return False
    if ground.life.is_adult or not is_from_words(event):
        return True
    said = " ".join(filter(None, (event.title, *map(telling_sentence, event.accounts))))
    of_a_child = says(said, "of_a_child")
    if event.kind is Kind.NOT_BROUGHT:
        return of_a_child or not says(said, "of_a_grown_up")
    if says(said, "of_a_grown_up") or (not of_a_child and _is_of_a_meeting(event, ground)):
        return False
    return of_a_child or names_the_child(said, ground)


def _is_of_a_meeting(event: Event, ground: Ground) -> bool:
    """A conference or review was held on the day: who did not come did not come to that."""
    life = ground.life.whole or ground.life
    return any(
        group_of(other.kind) in _MEETINGS and other.when.first_day == event.when.first_day for other in life.events
    )
