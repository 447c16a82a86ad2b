"""The table of the drawn timeline: which kinds begin and end a band, and in which row an entry stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chronology.model import Group, Kind, PersonKind
from chronology.tables import shipped_table
from exports.pdf.case import Case


@dataclass(frozen=True, slots=True)
class Lanes:
    """The table of lanes and themes."""

    lanes: Mapping[str, Mapping[Kind, frozenset[Kind]]]
    superseded: Mapping[Kind, frozenset[Kind]]
    joined: frozenset[Kind]
    themes: Mapping[Group, str]
    below_critical: Mapping[Group, str]
    replaced: frozenset[str]
    order: tuple[str, ...]
    density: frozenset[Group]
    seen: frozenset[Kind]


@cache
def lanes() -> Lanes:
    """The shipped table.

    Raises:
        ValueError: it names a kind or group that is not in the taxonomy, or leaves a group without a row.

    """
    table = shipped_table("exports.drawings.timeline", "lanes.toml")
    themes = {Group(group): theme for theme, groups in table["themes"].items() for group in groups}
    if missing := set(Group) - set(themes):
        raise ValueError(f"lanes.toml has no row for {sorted(missing)}")
    return Lanes(
        lanes={
            lane: {Kind(start): frozenset(map(Kind, ends)) for start, ends in kinds.items()}
            for lane, kinds in table["lanes"].items()
        },
        superseded={Kind(start): frozenset(map(Kind, kinds)) for start, kinds in table["superseded"].items()},
        joined=frozenset(map(Kind, table["joined"]["kinds"])),
        themes=themes,
        below_critical={Group(group): theme for group, theme in table["below_critical"].items()},
        replaced=frozenset(table["replaced"]["lanes"]),
        order=tuple(table["themes"]),
        density=frozenset(map(Group, table["density"]["groups"])),
        seen=frozenset(map(Kind, table["density"]["seen"])),
    )


def lane_name(case: Case, lane: str) -> str:
    """What a lane is called; a grown-up is in no care but a placement."""
    people = [case.people[one] for one in case.chronology.subjects if one in case.people]
    grown = bool(people) and all(person.kind is PersonKind.ADULT for person in people)
    return case.words.say("lanes.care_adult" if grown and lane == "care" else f"lanes.{lane}")
