"""Whose an appointment was that was missed: the child's, or a mother's scan and a meeting that parents were to come to."""

import re

from analyzers.patterns.harm.whose_injury import names_another_child, names_the_child
from analyzers.patterns.shape import Ground
from analyzers.told import says
from chronology.model import Event, Group, Kind
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words
from chronology.prose.sure import telling_sentence

# So much older than the age an immunisation is for somebody may be and still have it.
_LATE = 1
# In so many entries a word stands with a capital within a sentence: it is a name.
_AS_A_NAME = 3
_YEARS = {"w": 1 / 52, "m": 1 / 12, "/": 1 / 12, "y": 1.0}
_OF_AN_AGE = re.compile(
    r"\b(?P<many>\d{1,2})[ -]?(?P<unit>weeks?|wks?|months?|mths?|/12|years?|yrs?)[ -](?:old )?(?:\w+ )?"
    r"(?:imms?|immunisations?|jabs?|vaccin\w*)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?P<name>[A-Z][a-z]{2,})(?:['\u2019]s)? (?:MMR|BCG|SALT|CAMHS|OT|imms?|immunisations?|jabs?|vaccin\w*|booster|speech|dental|dentist|optician|eye test"
    r"|hearing|audiology|hospital|clinic|paediatric\w*|physio|health check|check|review|appt|appointment)\b"
)
_OWN = frozenset({Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED})
_NO_ACCESS = frozenset({Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED})
_SHORT = 160
"""Characters of an entry that is read whole."""
_MEETINGS = frozenset({Group.CONFERENCE, Group.REVIEW})


def is_missed_by_them(event: Event, ground: Ground) -> bool:
    """What was missed was theirs to keep: of a child no mother's scan, no parents' meeting, no other child's appointment.

    A child does not miss an appointment of itself: where words alone tell of one, they name the child or what only children go to.
    """
    if event.kind not in _OWN:
        return True
    if (
        names_another_child(event, ground)
        or _is_of_another_age(event, ground)
        or _begins_with_another(event.fact, ground)
    ):
        return False
    if ground.life.is_adult or not is_from_words(event):
        return True
    said = " ".join(filter(None, (event.title, *map(telling_sentence, event.accounts))))
    of_a_child = says(said, "of_a_child")
    if event.kind is Kind.NOT_BROUGHT:
        return of_a_child or not says(said, "of_a_grown_up")
    if says(said, "of_a_grown_up") or (not of_a_child and _is_of_a_meeting(event, ground)):
        return False
    return of_a_child or names_the_child(said, ground)


def is_of_a_repair(event: Event) -> bool:
    """All that tells of no access tells of somebody who came to the dwelling: a gas check, a lock."""
    if group_of(event.kind) is not Group.VISIT and event.kind not in _NO_ACCESS:
        return False
    told = [account for account in event.accounts if account.kind in _NO_ACCESS]
    texts = [(account.title, account.source.quote or account.fact, telling_sentence(account)) for account in told]
    return bool(texts) and all(
        says(f"{title} {text}" if len(text) <= _SHORT else sentence, "of_a_repair") for title, text, sentence in texts
    )


def _is_of_another_age(event: Event, ground: Ground) -> bool:
    """An immunisation of an age that the child had long passed is a younger one's: "8 week imms" of a girl of nine."""
    age = ground.life.age_on(event.when.first_day)
    found = _OF_AN_AGE.search(f"{event.title}. {event.fact}") if age is not None and not ground.life.is_adult else None
    if found is None or age is None:
        return False
    years = int(found["many"]) * _YEARS[found["unit"][:1].lower()]
    return age > years + _LATE


def _begins_with_another(fact: str, ground: Ground) -> bool:
    """A name begins it, "Ivo MMR - not brought": a word that the record has within sentences and never writes small, and not the child's."""
    found = None if ground.life.is_adult else _WHOSE.match(fact)
    if found is None or names_the_child(found["name"], ground):
        return False
    small, within = (re.compile(pattern) for pattern in (rf"\b{found['name'].lower()}\b", rf"[a-z] {found['name']}\b"))
    life = ground.life.whole or ground.life
    named = sum(bool(within.search(words)) for words in life.words)
    return named >= _AS_A_NAME and not any(small.search(words) for words in life.words)


def _is_of_a_meeting(event: Event, ground: Ground) -> bool:
    """A conference or review was held on the day: who did not come did not come to that."""
    life = ground.life.whole or ground.life
    return any(
        group_of(other.kind) in _MEETINGS and other.when.first_day == event.when.first_day for other in life.events
    )
