"""PA6: a pressure ulcer of one place that is recorded at a higher grade than before."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart
from analyzers.told import holds
from analyzers.words import dated, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.normalise import order_key

# An admission, or a note, may be where a grade is told; its words then say what the grade is of.
_PERHAPS = (Kind.HOSPITAL_ADMISSION, Kind.HEALTH_CONTACT, Kind.INJURY, Kind.NEGLECT_OBSERVED)
_GRADE = re.compile(r"\b(?:grade|category|cat|stage|gradd|categori)\.? ?(?P<grade>[1-4])\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:(?P<side>left|right|l|r|lt|rt|chwith|dde)\b\.? )?(?P<place>heel|sacr(?:um|al)|buttock|hip|ankle|elbow|spine|coccyx|toe|sawdl|sacrwm)",
    re.IGNORECASE,
)
_SAME = {"sacral": "sacrum", "sacrwm": "sacrum", "coccyx": "sacrum", "sawdl": "heel"}
_SIDES = {"l": "left", "lt": "left", "chwith": "left", "r": "right", "rt": "right", "dde": "right"}
_ULCER = re.compile(r"\b(?:ulcers?|pressure (?:area|sore|damage|injury)|briw(?:iau)? pwyso)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    event: Event
    grade: int


def find(ground: Ground) -> Iterator[Shown]:
    """For each place, each rise of the grade until it heals."""
    days = ground.settings.whole("window_days")
    for place, found in sorted(_by_place(ground).items()):
        risen: list[_Found] = []
        for one in found:
            if risen and days_apart(risen[0].event, one.event) > days:
                yield from _shown(place, risen, ground)
                risen = []
            if not risen or one.grade > risen[-1].grade:
                risen.append(one)
        yield from _shown(place, risen, ground)


def _by_place(ground: Ground) -> Mapping[str, list[_Found]]:
    """What each place was found at, in order; of one day the lowest first."""
    places: dict[str, list[_Found]] = defaultdict(list)
    for event in sorted(concerns.of(ground, Kind.PRESSURE_ULCER, *_PERHAPS), key=order_key):
        for place, grade in sorted(_graded(event)):
            places[place].append(_Found(event, grade))
    return places


def _graded(event: Event) -> set[tuple[str, int]]:
    """(place, grade) as the sentences of its accounts tell them; a sentence of two places or two grades tells neither."""
    found: set[tuple[str, int]] = set()
    for account in event.accounts:
        named = account.kind is Kind.PRESSURE_ULCER or _ULCER.search(account.fact)
        for sentence in re.split(r"(?<=[.;])\s", account.fact) if named and account.when == event.when else ():
            places = {_place(match) for match in _PLACE.finditer(sentence)}
            grades = {int(match["grade"]) for match in _GRADE.finditer(sentence)}
            if len(places) == len(grades) == 1 and not holds(event, "only_heals"):
                found.add((places.pop(), grades.pop()))
    return found


def _place(match: re.Match[str]) -> str:
    side, place = (match["side"] or "").casefold(), match["place"].casefold()
    return " ".join(filter(None, (_SIDES.get(side, side), _SAME.get(place, place))))


def _shown(place: str, risen: Sequence[_Found], ground: Ground) -> Iterator[Shown]:
    if len(risen) < ground.settings.whole("count"):
        return
    events = [each.event for each in risen]
    told = listed(f"grade {each.grade} {dated(each.event)}" for each in risen)
    strong = risen[-1].grade >= ground.settings.whole("strong_grade")
    yield Shown(
        anchor=events[0],
        statement=f"The record shows a pressure ulcer ({place}) at a higher grade than before: {told}.",
        evidence=events,
        aspect=place.replace(" ", "_"),
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="ulcer_worsening",
    rule="PA6",
    title="A pressure ulcer that got worse",
    data="pressure ulcers",
    groups=frozenset({Group.HEALTH, Group.INJURY_OR_HARM}),
    find=find,
    subject="adult",
)
