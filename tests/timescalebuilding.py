"""What cases of timescales are made of, and how one rule alone stands."""

from collections.abc import Sequence
from dataclasses import replace

from casebuilding import CHILD, SOURCE, chronology, event

from analyzers import register_analyzers
from chronology.model import Coverage, Event, Extent, Kind, Person, Timescale
from chronology.practice import TimescaleRule, load_practice

COMPLETE = (Coverage(source=SOURCE, extent=Extent.COMPLETE),)
PARENTS = {"title": "Placement: placed with parents or others with parental responsibility"}
REG19 = {**PARENTS, "fact": "Placed under regulation 19, before an assessment was made."}
REG20 = {**PARENTS, "fact": "Placed under regulation 20, before an assessment was made."}


def placed(day: str, **values: str) -> Event:
    """A placement that goes on."""
    return event("p", day, Kind.PLACEMENT_STARTED, until="..", **values)


def in_care(day: str) -> Event:
    """The child became looked after and still is."""
    return event("l", day, Kind.BECAME_LOOKED_AFTER, until="..")


def rule_of(nation: str, name: str) -> TimescaleRule:
    """A rule of a nation, on."""
    return next(replace(rule, enabled=True) for rule in load_practice(nation).timescales if rule.id == name)


def held(nation: str, name: str, events: Sequence[Event], person: Person = CHILD, **values: object) -> list[Timescale]:
    """How one rule alone stands, the sources complete unless said otherwise."""
    practice = replace(load_practice(nation), timescales=(replace(rule_of(nation, name), instead_of=()),))
    analyzer = next(each for each in register_analyzers() if each.name == "timescales")
    case = chronology(*events, **{"coverage": COMPLETE, "people": (person,), **values})
    return [result for result in analyzer.analyse(case, practice) if isinstance(result, Timescale)]
