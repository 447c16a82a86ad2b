"""A challenge or escalation with no recorded answer within twenty working days."""

from collections.abc import Iterator

from analyzers.answers import Answers
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import record_keys
from analyzers.told import holds, says
from analyzers.words import dated, day
from chronology.model import Event, Group, Kind, Rel, Strength
from chronology.practice import add_working_days

# What may hold the answer; one of these that is not linked must speak of the challenge.
_ANSWERS = (
    *(Kind.MANAGEMENT_DECISION, Kind.SUPERVISION, Kind.PROFESSIONALS_MEETING, Kind.CONTACT, Kind.TELEPHONE_CALL),
    *(Kind.CASE_NOTE, Kind.LOOKED_AFTER_REVIEW, Kind.REVIEW_CONFERENCE, Kind.CORE_GROUP, Kind.LEGAL_PLANNING_MEETING),
)

_MAKING = (Kind.LOOKED_AFTER_REVIEW, Kind.REVIEW_CONFERENCE, Kind.INITIAL_CONFERENCE, Kind.ADULT_CONFERENCE)
_HOLDING = frozenset({Group.OTHER, Group.REVIEW, Group.CONTACT, Group.VISIT})


def find(ground: Ground) -> Iterator[Shown]:
    """Each challenge whose time passed without an answer, even where one came later."""
    days = ground.settings.whole("limit_working_days")
    answers = Answers([event for event in ground.life.of(*_ANSWERS) if _answers(event)])
    for challenge in _challenges(ground):
        limit = add_working_days(challenge.when.last_day, days, ground.practice.jurisdiction)
        near = (event for event in answers.between(challenge.when.first_day, limit) if event.key != challenge.key)
        if limit >= ground.chronology.as_at or any(near):
            continue
        linked = _linked(challenge, ground)
        if any(event.when.first_day <= limit for event in linked):
            continue
        if linked or ground.reaches(_HOLDING, challenge.when.first_day, limit):
            first = min(linked, key=lambda event: event.when.first_day, default=None)
            yield _shown(challenge, first, day(limit), days)


def _challenges(ground: Ground) -> Iterator[Event]:
    """Entries that are challenges and tell of no answer themselves; reviews and conferences that decided on one."""
    yield from (event for event in ground.life.of(Kind.CHALLENGE) if not (event.outcome or event.decision))
    for event in ground.life.of(*_MAKING):
        if says(event.decision, "challenge_made") or says(event.action, "challenge_made"):
            yield event


def _answers(event: Event) -> bool:
    """It speaks of a challenge; not to make one, nor to say that it was not answered."""
    makes = says(event.decision, "challenge_made") or says(event.action, "challenge_made")
    return holds(event, "challenge") and not makes and not holds(event, "unanswered")


def _linked(challenge: Event, ground: Ground) -> list[Event]:
    """What the record's own links lead to, or what reviews it; of a review, only what speaks of the challenge."""
    onward = [event for event in ground.records.onward(challenge) if event.when.last_day >= challenge.when.first_day]
    reviewing = [
        event
        for event in ground.life.of(*_ANSWERS)
        if any(link.rel is Rel.REVIEWS and link.record in record_keys(challenge) for link in event.links)
    ]
    found = [event for event in (*onward, *reviewing) if event.kind is not Kind.CHALLENGE]
    return found if challenge.kind is Kind.CHALLENGE else [event for event in found if _answers(event)]


def _shown(challenge: Event, answer: Event | None, limit: str, days: int) -> Shown:
    if answer is None:
        told = f"and no answer to it; {days} working days passed on {limit}"
    else:
        told = f"and the first entry linked to it {dated(answer)}, more than {days} working days later"
    return Shown(
        anchor=challenge,
        statement=f"The record shows a challenge or escalation {dated(challenge)} {told}.",
        evidence=(challenge, answer) if answer else (challenge,),
        strength=Strength.MODERATE,
    )


PATTERN = Pattern(
    name="challenge_unresolved",
    rule="challenge_unresolved",
    title="Challenge without a recorded answer",
    data="challenges and the answers to them",
    groups=frozenset({Group.OTHER, Group.REVIEW, Group.CONFERENCE}),
    kinds=frozenset({Kind.CHALLENGE, *_MAKING}),
    find=find,
    among_all=True,
    absence=True,
)
