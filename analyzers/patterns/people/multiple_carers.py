"""A child under five in the overnight or sole care of three different people within two months, outside any plan."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from analyzers.cues import cue
from analyzers.lives import Life
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart
from analyzers.spans import LOOKED_AFTER, at
from analyzers.words import counted, dates
from chronology.model import Event, Group, Kind, PersonKind, Precision, Strength
from chronology.people import (
    folded,
    is_also_a_word,
    is_at_work,
    is_only_named,
    name_table,
    names_of,
    role_of,
    role_words,
)

_PARENTS = frozenset({"mother", "father"})
# Plans in which it may be agreed who cares for a child.
_PLANS = (
    Kind.SAFETY_PLAN,
    Kind.PLAN_STARTED,
    Kind.CIN_PLAN_STARTED,
    Kind.CP_PLAN_STARTED,
    Kind.CARE_AND_SUPPORT_PLAN_STARTED,
)
_EXACT = frozenset({Precision.DAY, Precision.MINUTE})


def find(ground: Ground) -> Iterator[Shown]:
    """The first stretch in which enough different people cared for the child, drawn out while it goes on."""
    who = {event.key: _unplanned(event, _carers(event, ground), ground) for event in ground.life.of(Kind.INFORMAL_CARE)}
    cared = [event for event in ground.life.of(Kind.INFORMAL_CARE) if who[event.key] and _counts(event, ground)]
    after: dt.date | None = None
    for place, first in enumerate(cared):
        if after is not None and first.when.first_day <= after:
            continue
        near = [event for event in cared[place:] if days_apart(first, event) <= ground.settings.whole("window_days")]
        people = frozenset(carer for event in near for carer in who[event.key])
        # One sentence that lists a whole family is no passing round.
        if len(near) > 1 and len(people) >= ground.settings.whole("count"):
            after = near[-1].when.first_day
            yield _shown(near, len(people), ground)


def _counts(event: Event, ground: Ground) -> bool:
    """The child was young enough and no plan of a service had placed it there."""
    age = _age(ground.life, event.when.last_day)
    placed = at(ground.spans(LOOKED_AFTER), event.when.first_day) is not None
    return age is not None and 0 <= age < ground.settings.whole("under_age") and not placed


def _age(life: Life, day: dt.date) -> int | None:
    """By the day of birth recorded; where no subject is named, by the one birth that the record tells of."""
    age = life.age_on(day)
    births = [event.when for event in life.of(Kind.BIRTH)] if life.subject is None else []
    if age is None and len(births) == 1 and births[0].precision in _EXACT:
        return (day - births[0].first_day).days // 365
    return age


def _carers(event: Event, ground: Ground) -> frozenset[str]:
    """Relatives and others who cared, each once: by who they are; where no record lists them, by what they are called."""
    parents = ground.family.parents(ground.life.subject)
    people: set[str] = set()
    called: set[str] = set()
    for part in event.people:
        role = role_of(part.role)
        known = ground.family.people.get(part.person)
        at_work = is_at_work(part.role) or (known is not None and known.kind is PersonKind.PROFESSIONAL)
        is_parent = part.person in parents or (role is not None and role.name in _PARENTS)
        if part.role == "subject" or at_work or is_parent or part.involvement == "absent":
            continue
        if role is not None and is_only_named(part.person):
            called.add(role.name)
        else:
            people.add(part.person)
    return frozenset(people or called | _called(event))


def _unplanned(event: Event, carers: frozenset[str], ground: Ground) -> frozenset[str]:
    """The carers whom no plan in force on the day names."""
    plans = [plan for plan in ground.life.of(*_PLANS) if _in_force(plan, event, ground)]
    return frozenset(carer for carer in carers if not any(_names(plan, carer, ground) for plan in plans))


def _in_force(plan: Event, event: Event, ground: Ground) -> bool:
    """Until its end; a plan without one for as long as stays are counted together."""
    if plan.until is None:
        end = plan.when.last_day + dt.timedelta(days=ground.settings.whole("window_days"))
    else:
        end = dt.date.max if plan.until.is_ongoing else plan.until.last_day
    return plan.when.first_day <= event.when.first_day and event.when.last_day <= end


def _names(plan: Event, carer: str, ground: Ground) -> bool:
    """The carer has a part in the plan, or its words name them: by given name, by title and name, by what they are."""
    if any(part.person == carer for part in plan.people):
        return True
    words = folded(" ".join(filter(None, (plan.title, plan.fact, plan.action, plan.decision, plan.outcome))))
    person = ground.family.people.get(carer)
    if person is None:
        return any(role_words()[word].name == carer for word in words if word in role_words())
    titled = {after for before, after in pairwise(words) if before in name_table().titles}
    return any(
        name.family in titled or (name.given in words and (not is_also_a_word(name.given) or name.family in words))
        for name in names_of(person)
    )


def _called(event: Event) -> frozenset[str]:
    """Roles of the family that the words name behind those that tell of the care, to the end of their sentence."""
    text = (event.fact or event.title).replace("’", "'").casefold()
    care = cue("cared_for").search(text)
    told = re.split(r"[.;\n](?:\s|\Z)", text[care.start() :])[0] if care else ""
    roles = {role_words()[match.group()].name for match in _family_words().finditer(told)}
    others = {match.group() for match in cue("other_carers").finditer(told)}
    return frozenset(others | roles - _PARENTS)


@cache
def _family_words() -> re.Pattern[str]:
    words = sorted((word for word, role in role_words().items() if role.ways), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _shown(near: Sequence[Event], people: int, ground: Ground) -> Shown:
    settings = ground.settings
    planned = [
        event
        for event in ground.life.of(Kind.SAFETY_PLAN, Kind.FAMILY_MEETING)
        if near[0].when.first_day - dt.timedelta(days=settings.whole("window_days")) <= event.when.first_day
        and event.when.first_day <= near[-1].when.last_day
    ]
    return Shown(
        anchor=near[0],
        statement=(
            f"The record shows the child, under {settings.whole('under_age')}, in the overnight or sole care of "
            f"{counted(people, 'person', 'people')} other than a parent within {settings.whole('window_days')} days, "
            f"outside a recorded plan: {dates(near)}."
        ),
        evidence=near,
        counter=planned,
        strength=Strength.WEAK if planned else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="multiple_carers",
    rule="multiple_carers",
    title="Many carers of a young child",
    data="who cared for the child",
    groups=frozenset({Group.HOUSEHOLD_CHANGE, Group.PLACEMENT_MOVE, Group.VISIT}),
    find=find,
    subject="child",
)
