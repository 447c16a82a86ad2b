"""A placement or assessment of someone who had harmed others, with no risk assessment of or reference to it before."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analyzers.answers import Answers
from analyzers.lives import about
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import only_mentioned
from analyzers.told import holds, says
from analyzers.words import counted, dated, dates
from chronology.model import Event, Group, Involvement, Kind, Level, Person, PersonKind, Polarity, Strength
from chronology.practice import title_of

_STEPS = (
    *(Kind.PLACEMENT_STARTED, Kind.PLACEMENT_CHANGED_SAME_CARER, Kind.TEMPORARY_PLACEMENT, Kind.RETURNED_HOME),
    *(Kind.INFORMAL_CARE, Kind.CARE_HOME_MOVE, Kind.ADOPTION_STEP, Kind.ASSESSMENT_COMPLETED),
    *(Kind.CORE_ASSESSMENT_COMPLETED, Kind.PARENTING_ASSESSMENT, Kind.CARER_ASSESSMENT),
)
_DEEDS = frozenset({Kind.CHILD_OFFENCE, Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION})
# What a charge or conviction says of somebody behind their name.
_CONVICTED = (
    r"(?:(?:was|is|has been|had been|also|later|then)\s+){0,2}"
    r"(?:convicted|charged|cautioned|sentenced|found guilty|pleaded guilty|pled guilty|reprimanded)\b"
)
_TITLES = {"male": "Mr", "female": "Mrs|Ms|Miss"}
_ANY_TITLE = "Mr|Mrs|Ms|Miss"
_DID = ("perpetrator", "alleged to have", "suspect", "accused", "offender", "cyflawnwr", "troseddwr")
_ASSESSMENT = frozenset({Group.ASSESSMENT})


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each person: the steps taken without their history, and that history."""
    grave = [event for event in ground.life.events if _is_grave(event, ground)]
    family = _family(ground) if grave else {}
    deeds = _deeds(grave, family, ground)
    if not deeds:
        return
    considered = Answers([event for event in ground.life.events if _considers(event)])
    by_person: dict[str, list[Event]] = {}
    for step in ground.life.of(*_STEPS):
        named = {part.person for part in step.people} & family.keys()
        for person in sorted(named | ({ground.life.subject} if ground.life.subject else set())):
            earlier = [deed for deed in deeds.get(person, ()) if deed.when.last_day < step.when.first_day]
            if earlier and not only_mentioned(step) and _left_out(step, earlier, considered, ground):
                by_person.setdefault(person, []).append(step)
    for person, steps in by_person.items():
        yield _shown(steps, [deed for deed in deeds[person] if deed.when.last_day < steps[-1].when.first_day], ground)


def _is_grave(event: Event, ground: Ground) -> bool:
    """Grave enough and telling of something somebody did: who did it is looked for then."""
    if ground.practice.polarity_of(event.kind) is not Polarity.NEGATIVE:
        return False
    grave = ground.practice.level_of(event.kind).rank >= Level.HIGH.rank
    return grave and (event.kind in _DEEDS or any(_is_marked(part) for part in event.people))


def _family(ground: Ground) -> dict[str, re.Pattern[str]]:
    """Those who are not there by profession, each with the words that say they were charged or convicted."""
    people = [person for person in ground.chronology.people if person.kind in (PersonKind.ADULT, PersonKind.CHILD)]
    bearing = Counter(_surname(person) for person in people if person.kind is PersonKind.ADULT)
    found = {}
    for person in people:
        names = [re.escape(name) for name in (person.name, person.name.split(" ")[0], *person.known_as) if name]
        if person.kind is PersonKind.ADULT and bearing[_surname(person)] == 1 and " " in person.name:
            names.append(rf"(?:{_TITLES.get(person.sex or '', _ANY_TITLE)})\.?\s+{re.escape(_surname(person))}")
        called = "|".join(sorted(names, key=len, reverse=True)) or r"(?!)"
        found[person.id] = re.compile(rf"\b(?:{called})\b(?!['’])\s+{_CONVICTED}", re.IGNORECASE)
    return found


def _surname(person: Person) -> str:
    return person.name.rpartition(" ")[2]


def _deeds(grave: Sequence[Event], family: Mapping[str, re.Pattern[str]], ground: Ground) -> dict[str, list[Event]]:
    """By person, what the record tells of harm they did or are said to have done to others."""
    found: dict[str, list[Event]] = {}
    for event in grave:
        for person in sorted(_doers(event, family, ground)):
            found.setdefault(person, []).append(event)
    return found


def _doers(event: Event, family: Mapping[str, re.Pattern[str]], ground: Ground) -> set[str]:
    """Who is recorded as having done it; who else an entry is about, or is named in it, may be the one it was done to."""
    critical = ground.practice.level_of(event.kind) is Level.CRITICAL
    told = holds(event, "harm_to_others")
    marked = {part.person for part in event.people if _is_marked(part)} & family.keys()
    if marked:
        return marked if critical or told else set()
    if not told:
        return set()
    if event.kind is Kind.CHILD_OFFENCE:
        return set(about(event)) or ({ground.life.subject} if ground.life.subject else set())
    if event.kind in (Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION):
        return _convicted(event, family, ground)
    return set()


def _convicted(event: Event, family: Mapping[str, re.Pattern[str]], ground: Ground) -> set[str]:
    """Whom the words name as convicted; where they name nobody, the one grown-up whom the entry is about.

    An entry about a mother may tell that somebody was convicted of harm to her.
    """
    words = f"{event.title} {event.fact}"
    named = {person for person, convicted in family.items() if convicted.search(words)}
    theirs = sorted((about(event) & family.keys()) - {ground.life.subject or ""})
    if named or len(theirs) != 1:
        return named
    kin = {each.kind.casefold() for each in ground.chronology.relationships if each.from_person == theirs[0]}
    first, _, rest = event.fact.partition(" ")
    told = rest if first.casefold() in kin else event.fact
    return set(theirs) if not told or says(told, "own_conviction") else set()


def _is_marked(part: Involvement) -> bool:
    words = f"{part.role} {part.involvement}".casefold()
    return any(word in words for word in _DID)


def _considers(event: Event) -> bool:
    """A risk assessment, or an entry that goes back to a history of harm to others."""
    if event.kind is Kind.RISK_ASSESSMENT:
        return True
    return holds(event, "history") and (holds(event, "harm_to_others") or holds(event, "risk"))


def _left_out(step: Event, deeds: Sequence[Event], considered: Answers, ground: Ground) -> bool:
    """Neither the step nor anything in the half-year before it goes back to that history, where a source would show it."""
    since = step.when.first_day - dt.timedelta(days=ground.settings.whole("window_days"))
    own = {deed.key for deed in deeds}
    if any(event.key not in own for event in considered.between(since, step.when.last_day)):
        return False
    if any(event.kind is Kind.RISK_ASSESSMENT or holds(event, "risk") for event in ground.records.same_record(step)):
        return False
    return ground.reaches(_ASSESSMENT, since, step.when.last_day)


def _shown(steps: Sequence[Event], deeds: Sequence[Event], ground: Ground) -> Shown:
    days = ground.settings.whole("window_days")
    first = steps[0]
    more = f" and {counted(len(steps) - 1, 'later step')} ({dates(steps[1:])})" if len(steps) > 1 else ""
    kinds = ", ".join(dict.fromkeys(title_of(deed.kind).lower() for deed in deeds))
    return Shown(
        anchor=first,
        statement=(
            f"The record shows “{title_of(first.kind).lower()}” {dated(first)}{more} after earlier entries of harm to "
            f"others ({kinds}: {dates(deeds)}); the record does not show that this history was considered: no risk "
            f"assessment of it and no reference to it is recorded in the {days} days before."
        ),
        evidence=(*deeds, *steps),
        strength=Strength.MODERATE,
    )


PATTERN = Pattern(
    name="history_not_considered",
    rule="history_not_considered",
    title="History not seen to be considered",
    data="assessments",
    groups=_ASSESSMENT,
    find=find,
    among_all=True,
    absence=True,
)
