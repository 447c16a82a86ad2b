"""What befell somebody of late and is grave: why people meet, also where no step has answered it yet."""

import datetime as dt
from collections.abc import Sequence

from analyzers.cues import cue
from analyzers.summary.no_reason import is_no_reason, says_of_nobody
from analyzers.summary.reason_told import is_told_by_several, is_told_of
from analyzers.summary.said import Page
from chronology.model import Event, Group, Level, Polarity, Restriction
from chronology.people import names_of
from chronology.practice import group_of
from chronology.prose.sure import is_taken_back, says_of_another_thing

# Harm comes before what was seized or said of it.
_OF_HARM = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.MISSING})
_OF_LATE, _NOW = dt.timedelta(days=183), dt.timedelta(days=42)
_MOST, _A_LINE = 5, 160
_NO_HAPPENING = frozenset({Group.VISIT, Group.ASSESSMENT, Group.REVIEW, Group.CONFERENCE, Group.PLAN})


def befell(page: Page) -> Sequence[Event]:
    """The latest grave things that befell in the half-year before the day the document speaks, the gravest of them first."""
    grave = [event for event in page.life.events if _is_grave(event, page)]
    now = page.chronology.as_at - _NOW
    grave.sort(
        key=lambda event: (
            event.when.first_day < now,
            not is_told_by_several(event),
            group_of(event.kind) not in _OF_HARM,
            -page.levels[event.key].rank,
            -event.when.first_day.toordinal(),
            -min(len(event.fact), _A_LINE),
            event.key,
        )
    )
    # Of what one source tells of one sort the first of these stands for the rest, and of one day the gravest.
    sorts = {(event.kind, event.accounts[0].source.document): event for event in reversed(grave)}
    told = [event for event in grave if event in sorts.values() or is_told_by_several(event)]
    days = {event.when.first_day: event for event in reversed(told)}
    return [event for event in told if days[event.when.first_day] is event][:_MOST]


def _is_grave(event: Event, page: Page) -> bool:
    if not event.when.dated or event.when.first_day < page.chronology.as_at - _OF_LATE:
        return False
    if page.levels.get(event.key, Level.LOW).rank < Level.HIGH.rank or event.key in page.life.retold:
        return False
    return (
        _may_befall(event, page)
        and (page.life.is_adult or not says_of_nobody(event))
        and _is_harm(event, page)
        # That something stands in a record that may not go to everyone tells nobody why they meet.
        and event.restriction is Restriction.NONE
        and not came_to_no_crime(event)
        and not is_no_reason(event, page.life.events)
        and not is_without(event, page)
    )


def _is_harm(event: Event, page: Page) -> bool:
    polarity = page.practice.polarity_of(event.kind)
    if polarity is Polarity.NEGATIVE and (is_told_of(event) or page.levels.get(event.key) is Level.CRITICAL):
        return True
    return is_told_by_several(event) and polarity is not Polarity.POSITIVE and group_of(event.kind) not in _NO_HAPPENING


def _may_befall(event: Event, page: Page) -> bool:
    """It is surely theirs; in the file of one adult a hurt is theirs, whoever its words also name, and so is what several records tell."""
    if event.key not in page.life.named:
        return True
    own_file = page.life.is_adult and len(page.chronology.subjects) == 1
    is_hurt = group_of(event.kind) is Group.INJURY_OR_HARM or is_told_by_several(event)
    return own_file and is_hurt and is_of_the_family(event)


def is_without(event: Event, page: Page) -> bool:
    """Its words say that the person was not there: it befell somebody else."""
    given = {name.given for name in names_of(page.life.person)} if page.life.person else set()
    found = cue("was_without").search(f"{event.title}. {event.fact}")
    return found is not None and (found["who"].casefold() in given or found["who"].casefold() == "child")


def is_of_the_family(event: Event) -> bool:
    """No word says that it is another family's, or that it was entered by mistake."""
    return not says_of_another_thing(f"{event.title}. {event.fact}") and not all(map(is_taken_back, event.accounts))


def came_to_no_crime(event: Event) -> bool:
    """What was reported to the police, and was by their own outcome nothing: a breach that was a wrong number."""
    return group_of(event.kind) is Group.POLICE and cue("no_crime").search(event.outcome or "") is not None
