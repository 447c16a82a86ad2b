"""The one order of a chronology: total, stable, and the same whatever order the inputs came in."""

import datetime as dt

from chronology.model import Event, Group, Precision, Telling, When
from chronology.practice import group_of

# On one day, what starts a story comes before what answers it. Ties among the rest fall to the key.
_SAME_DAY = (
    Group.BIRTH,
    Group.REFERRAL,
    Group.CONTACT,
    Group.POLICE,
    Group.DOMESTIC_ABUSE,
    Group.INJURY_OR_HARM,
    Group.DISCLOSURE,
    Group.STRATEGY_DISCUSSION,
    Group.S47_ENQUIRY,
    Group.ASSESSMENT,
    Group.CONFERENCE,
    Group.PLAN,
    Group.LEGAL,
    Group.PLACEMENT_MOVE,
    # A case is closed, and a life ends, after whatever else the day held.
    Group.CLOSURE,
    Group.DEATH,
)
_RANK = {group: rank for rank, group in enumerate(_SAME_DAY)}
_MIDDLE = _RANK[Group.CLOSURE] - 0.5


def moment(when: When) -> tuple[dt.date, int, str, dt.date]:
    """Where a date sorts: by its first possible day, known days before vague ones, then by the clock."""
    clock = when.edtf[11:] if when.edtf and when.precision is Precision.MINUTE else ""
    vague = int(when.precision not in (Precision.DAY, Precision.MINUTE))
    return when.first_day, vague, clock, when.last_day


def order_key(event: Event) -> tuple[tuple[dt.date, int, str, dt.date], float, str]:
    """Sort key of an event. Undated ones sort last."""
    return moment(event.when), _group_rank(event), event.key


def _group_rank(telling: Telling) -> float:
    return _RANK.get(group_of(telling.kind), _MIDDLE)
