"""Why the person is known to the service now: the latest of each step that brings people together, and what befell of late."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.cues import cue
from analyzers.spans import LOOKED_AFTER
from analyzers.summary.no_reason import is_message, is_no_reason, says_of_nobody, settles_nothing
from analyzers.summary.reason_told import is_told_of, sentence
from analyzers.summary.said import Page, Said
from analyzers.words import on, opening
from chronology.dates import describe
from chronology.model import Concern, Event, Group, Kind, Level, Polarity, Precision, Restriction, Theme, When
from chronology.normalise import order_key
from chronology.people import plain
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words
from chronology.prose.sure import is_taken_back, says_of_another_thing

# Of each line the latest is told; the lines in the order in which a case grows.
_STEPS: tuple[tuple[Kind, ...], ...] = (
    (Kind.REFERRAL, Kind.SAFEGUARDING_CONCERN, Kind.REFERRAL_NO_FURTHER_ACTION),
    (
        *(Kind.STRATEGY_DISCUSSION, Kind.S47_STARTED, Kind.S47_COMPLETED),
        *(Kind.ADULT_ENQUIRY_STARTED, Kind.ADULT_ENQUIRY_COMPLETED),
    ),
    (Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.ADULT_CONFERENCE),
    (Kind.CONFERENCE_NOT_HELD,),
    (Kind.CP_PLAN_STARTED,),
    (Kind.POLICE_PROTECTION,),
    (Kind.ARREST,),
    (Kind.BAIL_CONDITIONS,),
    (
        Kind.LEGAL_PLANNING_MEETING,
        Kind.PRE_PROCEEDINGS,
        Kind.COURT_APPLICATION,
        Kind.COURT_HEARING,
        Kind.ORDER_MADE,
    ),
)
# Steps that are told by their own words also where these name a brother or sister: a later one is never hidden by an older.
_ALSO_NAMED = frozenset(
    {
        *(Kind.STRATEGY_DISCUSSION, Kind.S47_STARTED, Kind.S47_COMPLETED, Kind.CONFERENCE_NOT_HELD),
        *(Kind.ARREST, Kind.BAIL_CONDITIONS),
    }
)
_ENQUIRIES, _REFERRALS = _STEPS[1], _STEPS[0]
# Harm comes before what was seized or said of it.
_OF_HARM = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.MISSING})
_OF_LATE, _NOW = dt.timedelta(days=183), dt.timedelta(days=42)
_A_YEAR = dt.timedelta(days=365)
_A_FORTNIGHT, _A_NAME = dt.timedelta(days=14), 3
_MOST_BEFELL, _MOST_RAISED = 3, 4
_DAYS = (Precision.DAY, Precision.MINUTE)
# Of these the beginning is why people meet, while they run.
_OPENED = frozenset({"enquiry", "interim_plan"})


def say(page: Page) -> Iterator[Said]:
    """The purpose the user gave, then the latest steps, the most recent first."""
    cover = page.chronology.cover
    if cover.purpose:
        yield Said(theme=Theme.WHY_NOW, rule="purpose", text=f"Prepared for: {cover.purpose.rstrip('.')}.")
    steps = _overtaken([found[-1] for kinds in _STEPS if (found := _of(kinds, page))])
    steps += [span.opened for span in page.open_spans(LOOKED_AFTER)[-1:] if not _says_nothing(span.opened)]
    # What a case came to years before its last step is its history, and not why people meet.
    late = _within_a_year(steps, page.chronology.as_at)
    before = [] if late or _befell(page) else _within_a_year(steps, _last_day(steps))
    steps = [*_standing(late or before), *_decided(late or before, page)]
    came_in = _raised(page, steps)
    days = {day for day, _ in came_in}
    befell = [event for event in _befell(page) if event in steps or event.when.first_day not in days]
    lines = [
        (event.when.first_day, sentence("latest_step" if event in steps else "of_late", event, page))
        for event in sorted({*steps, *befell}, key=order_key, reverse=True)
    ]
    yield from _each_once([line for _, line in sorted([*lines, *came_in], key=lambda each: each[0], reverse=True)])


def _each_once(lines: Sequence[Said]) -> Iterator[Said]:
    """Two sentences of one note are told with it once, and what another line has in it not again."""
    bodies = [line.text.partition(": ")[2].rstrip(" .…").casefold() for line in lines]
    for nth, line in enumerate(lines):
        others = [*bodies[:nth], *(each for each in bodies[nth + 1 :] if each != bodies[nth])]
        if not any(bodies[nth] in other for other in others):
            yield line


def _raised(page: Page, steps: Sequence[Event]) -> list[tuple[dt.date, Said]]:
    """What came in during the last half-year as a concern, and how the enquiry and the plan that run were opened."""
    since, events = page.chronology.as_at - _OF_LATE, {event.key: event for event in page.life.events}
    days = {step.when.first_day for step in steps}
    found: list[tuple[dt.date, Said]] = []
    for concern in page.chronology.concerns:
        event = events.get(concern.about[0].event) if concern.about else None
        if concern.subject != page.life.subject or not concern.sure or event is None:
            continue
        if (
            event.restriction is Restriction.NONE
            and concern.when.first_day >= since
            and event.when.first_day not in days
        ):
            found.append((event.when.first_day, _of_concern(concern, event)))
    for period in page.chronology.periods:
        if period.subject != page.life.subject or period.ended or not period.begun or period.sort not in _OPENED:
            continue
        told = period.begun[0]
        event, day = events.get(told.event), told.when.first_day
        is_told = any(abs((other - day).days) <= 1 for other in days)
        if (
            event is None
            or event.restriction is not Restriction.NONE
            or is_told
            or day < page.chronology.as_at - _A_YEAR
        ):
            continue
        text = f"{opening(describe(told.when).partition(',')[0])}: {opening(told.words.rstrip('.'))}."
        found.append((day, Said(theme=Theme.WHY_NOW, rule="opened", text=text, evidence=[event])))
    return found[-_MOST_RAISED:]


def _of_concern(concern: Concern, event: Event) -> Said:
    """Whose it was, what it was about, and what came of it, in the record's words."""
    source = f", from {concern.source}" if concern.source else ""
    came_of = f" What came of it: {concern.came_of[0].words.rstrip('.')}." if concern.came_of else ""
    about = concern.about[0].words.rstrip(".")
    raised = f"Raised as a concern on {_day(concern.when)}{source}."
    text = f"{opening(on(event))}: {about}{'' if about.endswith('…') else '.'} {raised}{came_of}"
    return Said(theme=Theme.WHY_NOW, rule="raised", text=text, evidence=[event])


def _day(when: When) -> str:
    return describe(when).partition(",")[0]


def _overtaken(steps: Sequence[Event]) -> list[Event]:
    """Where an enquiry or a conference is told of, it is why people meet, and no words read as a referral."""
    answered = any(step.kind in _ENQUIRIES or group_of(step.kind) is Group.CONFERENCE for step in steps)
    return [step for step in steps if not (answered and step.kind in _REFERRALS and is_from_words(step))]


def _of(kinds: Sequence[Kind], page: Page) -> list[Event]:
    """The sure entries of some kinds; of some steps also those whose words name somebody else of the family.

    None, where a later one may not be told: how it stood before that is not how it stands.
    """
    sure = [event for event in page.life.surely.of(*kinds) if not _says_nothing(event)]
    named = [
        event
        for event in page.life.events
        if event.kind in kinds and event.kind in _ALSO_NAMED and event not in sure and _is_of_the_family(event)
    ]
    # A step of some month is a line of a list that looks back.
    days = [event for event in [*sure, *named] if event.when.precision in _DAYS or not is_from_words(event)]
    days = [event for event in days if not (is_message(event) or settles_nothing(event))]
    found = _with_a_name(sorted((event for event in days if not _is_past(event, page)), key=order_key), page)
    kept_back = [event for event in page.life.of(*kinds) if _says_nothing(event)]
    of_conference = bool(found) and group_of(found[-1].kind) is Group.CONFERENCE
    return [] if of_conference and kept_back and order_key(kept_back[-1]) > order_key(found[-1]) else found


def _with_a_name(found: list[Event], page: Page) -> list[Event]:
    """Of arrests told within a fortnight the last that says who was arrested: "Arrested" alone may be anybody."""
    if not found or found[-1].kind is not Kind.ARREST:
        return found
    names = {
        word.casefold()
        for person in page.chronology.people
        if person.name and person.id != page.life.subject
        for word in person.name.split()
        if len(word) >= _A_NAME
    }
    since = found[-1].when.first_day - _A_FORTNIGHT
    named = [event for event in found if event.when.first_day >= since and names & set(_words(event))]
    return named or found


def _words(event: Event) -> list[str]:
    return [word.strip(".,;:!?()'’\"").casefold() for word in f"{event.title} {event.fact}".split()]


def _is_past(event: Event, page: Page) -> bool:
    """Of what the police did: long ago, not to be told, nothing by their own outcome, or with a brother or sister by name."""
    if group_of(event.kind) is not Group.POLICE:
        return False
    is_old = event.when.first_day < page.chronology.as_at - _OF_LATE
    if event.restriction is not Restriction.NONE or is_old or _came_to_no_crime(event):
        return True
    family = page.whole.family
    names = {
        plain(family.name(person)).split()[0] for person in family.siblings(page.life.subject) if family.name(person)
    }
    return bool(names & set(plain(f"{event.title} {event.fact}").split()))


def _says_nothing(event: Event) -> bool:
    """Words that may not go to everyone, and no record of a system that would say by itself what it is."""
    return event.restriction is not Restriction.NONE and is_from_words(event)


def _is_of_the_family(event: Event) -> bool:
    """No word says that it is another family's, or that it was entered by mistake."""
    return not says_of_another_thing(f"{event.title}. {event.fact}") and not all(map(is_taken_back, event.accounts))


def _standing(steps: Sequence[Event]) -> list[Event]:
    """A conference that did not come about is told until one is held."""
    held = [step.when.first_day for step in steps if group_of(step.kind) is Group.CONFERENCE]
    return [
        step
        for step in steps
        if step.kind is not Kind.CONFERENCE_NOT_HELD or all(day < step.when.first_day for day in held)
    ]


def _decided(steps: Sequence[Event], page: Page) -> list[Event]:
    """The last decision of a manager, where no step since has overtaken it."""
    since = max(page.chronology.as_at - _OF_LATE, _last_day(steps) if steps else dt.date.min)
    found = [event for event in page.life.surely.of(Kind.MANAGEMENT_DECISION) if event.when.dated]
    return [event for event in found[-1:] if event.when.first_day >= since]


def _within_a_year(steps: Sequence[Event], of: dt.date) -> list[Event]:
    return [step for step in steps if step.when.last_day >= of - _A_YEAR]


def _last_day(steps: Sequence[Event]) -> dt.date:
    return max((step.when.last_day for step in steps), default=dt.date.max)


def _befell(page: Page) -> Sequence[Event]:
    """The latest grave things that befell in the half-year before the day the document speaks, the gravest of them first."""
    since = page.chronology.as_at - _OF_LATE
    grave = [
        event
        for event in page.life.events
        if _may_befall(event, page)
        and (page.life.is_adult or not says_of_nobody(event))
        and page.practice.polarity_of(event.kind) is Polarity.NEGATIVE
        and event.key not in page.life.retold
        # That something stands in a record that may not go to everyone tells nobody why they meet.
        and event.restriction is Restriction.NONE
        and (is_told_of(event) or page.levels.get(event.key) is Level.CRITICAL)
        and event.when.dated
        and event.when.first_day >= since
        and not _came_to_no_crime(event)
        and not is_no_reason(event, page.life.events)
        and page.levels.get(event.key, Level.LOW).rank >= Level.HIGH.rank
    ]
    now = page.chronology.as_at - _NOW
    grave.sort(
        key=lambda event: (
            event.when.first_day < now,
            group_of(event.kind) not in _OF_HARM,
            -page.levels[event.key].rank,
            -event.when.first_day.toordinal(),
            event.key,
        )
    )
    # Of what one source tells of one sort the first of these stands for the rest.
    sorts = {(event.kind, event.accounts[0].source.document): event for event in reversed(grave)}
    return [event for event in grave if event in sorts.values()][:_MOST_BEFELL]


def _may_befall(event: Event, page: Page) -> bool:
    """It is surely theirs; in the file of one adult a hurt is theirs, whoever its words also name."""
    if event.key not in page.life.named:
        return True
    own_file = page.life.is_adult and len(page.chronology.subjects) == 1
    return own_file and group_of(event.kind) is Group.INJURY_OR_HARM and _is_of_the_family(event)


def _came_to_no_crime(event: Event) -> bool:
    """What was reported to the police, and was by their own outcome nothing: a breach that was a wrong number."""
    return group_of(event.kind) is Group.POLICE and cue("no_crime").search(event.outcome or "") is not None
