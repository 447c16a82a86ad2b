"""An invented life of eighteen years with some four hundred entries, thick around three crises: what crowds a drawing."""

import datetime as dt
import random
from dataclasses import replace

from casebuilding import CHILD, analysed, chronology, event

from chronology.model import Chronology, Event, Kind, When
from chronology.normalise.numbering import number

BORN = dt.date(2005, 9, 14)
AS_AT = dt.date(2023, 8, 31)
_CRISES = (dt.date(2010, 3, 1), dt.date(2017, 10, 1), dt.date(2022, 9, 1))
_COMMON = (
    (Kind.VISIT, 4),
    (Kind.CHILD_SEEN, 4),
    (Kind.CHILD_SEEN_ALONE, 2),
    (Kind.CONTACT, 3),
    (Kind.NOT_BROUGHT, 2),
    (Kind.HEALTH_CONTACT, 3),
    (Kind.SCHOOL_ABSENCE, 2),
    (Kind.CORE_GROUP, 3),
    (Kind.REVIEW_CONFERENCE, 1),
    (Kind.MANAGEMENT_DECISION, 2),
    (Kind.ADDRESS_CHANGED, 1),
    (Kind.ATTENDANCE_IMPROVED, 1),
)
_GRAVE = (
    (Kind.DOMESTIC_ABUSE_INCIDENT, 4),
    (Kind.POLICE_INCIDENT, 3),
    (Kind.INJURY, 3),
    (Kind.MISSING, 4),
    (Kind.STRATEGY_DISCUSSION, 2),
    (Kind.S47_STARTED, 1),
    (Kind.EMERGENCY_ATTENDANCE, 2),
    (Kind.SELF_HARM, 1),
    (Kind.REFERRAL, 2),
)


def long_life(entries: int = 400, profile: str = "full") -> Chronology:
    """The chronology, analysed and numbered as a profile prints it; the same each time."""
    chance = random.Random(18)  # invented data, not a secret
    events = [_event(place, chance) for place in range(entries - 14)]
    events += _periods()
    events.sort(key=lambda each: (each.when.first_day, each.key))
    found = replace(
        chronology(*events, as_at=AS_AT.isoformat(), profile=profile),
        people=(replace(CHILD, born=When.on(BORN)),),
        look_back=dt.date(2021, 8, 31),
    )
    found = analysed(found)
    weights = {each.event: each.level for each in found.significance}
    return replace(found, serials=number(found.events, (), weights, profile=profile, look_back=found.look_back))


def _event(place: int, chance: random.Random) -> Event:
    if chance.random() < 0.45:
        centre = _CRISES[chance.choices((0, 1, 2), (2, 3, 5))[0]]
        day = centre + dt.timedelta(days=int(chance.gauss(0, 150)))
    else:
        day = BORN + dt.timedelta(days=chance.randrange((AS_AT - BORN).days))
    near = any(abs((day - centre).days) < 200 for centre in _CRISES)
    kinds, weights = zip(*(_GRAVE + _COMMON if near else _COMMON), strict=True)
    kind = chance.choices(kinds, weights)[0]
    day = min(max(day, BORN), AS_AT)
    return event(f"r{place:03}", day.isoformat(), kind, title=kind.replace("_", " ").capitalize(), fact="As told.")


def _periods() -> list[Event]:
    made = [
        ("2010-04-01", Kind.CP_PLAN_STARTED, "2011-05-20", "Child protection plan"),
        ("2011-05-20", Kind.CIN_PLAN_STARTED, "2012-06-01", "Plan for a child in need"),
        ("2017-11-10", Kind.CP_PLAN_STARTED, "2018-12-01", "Child protection plan"),
        ("2018-02-01", Kind.BECAME_LOOKED_AFTER, "2020-03-15", "Looked after"),
        ("2022-10-05", Kind.CP_PLAN_STARTED, "..", "Child protection plan"),
        ("2018-02-01", Kind.ORDER_MADE, "2020-03-15", "Interim care order"),
        ("2010-03-10", Kind.WORKER_ALLOCATED, "", "Allocated to Carys Penri"),
        ("2011-08-01", Kind.WORKER_ALLOCATED, "", "Allocated to Huw Tegid"),
        ("2013-02-01", Kind.CASE_CLOSED, "", "Case closed"),
        ("2017-10-12", Kind.WORKER_ALLOCATED, "", "Allocated to Elin Marloes"),
        ("2019-01-05", Kind.WORKER_ALLOCATED, "", "Allocated to Owain Dyfi"),
        ("2020-06-01", Kind.WORKER_ALLOCATED, "", "Allocated to Nest Arwel"),
        ("2021-11-01", Kind.WORKER_ALLOCATED, "", "Allocated to Ceri Teifi"),
        ("2022-10-20", Kind.WORKER_ALLOCATED, "", "Allocated to Lowri Hafren"),
    ]
    return [
        event(f"p{place}", day, kind, until=until, title=title, fact=title)
        for place, (day, kind, until, title) in enumerate(made)
    ]
