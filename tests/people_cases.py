"""For each pattern of people: what shows it once, and what just does not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from casebuilding import event

from chronology.model import Conflict, Event, Involvement, Kind

ON_PLAN = event("plan#started", "2021-01-04", Kind.CP_PLAN_STARTED, until="..", fact="Emotional abuse")


def seen(*days: str, kind: Kind = Kind.CHILD_SEEN) -> tuple[Event, ...]:
    """The child seen on some days."""
    return tuple(event(f"seen-{day}", day, kind) for day in days)


def differing(field: str, *values: str) -> Event:
    """An injury whose accounts say different things in a field."""
    told = event("x", "2021-03-01", Kind.INJURY)
    return replace(told, conflicts=(Conflict(field=field, values=tuple((value, told.key) for value in values)),))


def cycle(month: int, *, kept: str = "10", again: str = "25", missed: int = 2) -> tuple[Event, ...]:
    """Contact missed twice, kept on a day around a review and missed again, all in a month and the next.

    Missed once, it goes on from a cycle before it.
    """
    return (
        *([event(f"m{month}a", f"2021-{month:02}-01", Kind.NOT_BROUGHT)] if missed > 1 else []),
        event(f"m{month}b", f"2021-{month:02}-05", Kind.NO_ACCESS_VISIT),
        event(f"k{month}", f"2021-{month:02}-{kept}", Kind.CHILD_SEEN),
        event(f"d{month}", f"2021-{month:02}-12", Kind.REVIEW_CONFERENCE),
        event(f"a{month}", f"2021-{month:02}-{again}", Kind.NOT_BROUGHT),
    )


def _cared(short: str, day: str, who: str) -> Event:
    return event(short, day, Kind.INFORMAL_CARE, people=(Involvement(person=who, role="family friend"),))


def _lost(short: str, day: str, words: str) -> Event:
    return event(short, day, Kind.FAMILY_CONTACT, fact=words)


_IN_CARE = event("lac", "2021-01-04", Kind.BECAME_LOOKED_AFTER)
_SCHOOL: dict[str, Any] = {"agency": "Ysgol Llanfair"}

CASES: list[tuple[str, Sequence[Event], Sequence[Event]]] = [
    ("engagement_around_decisions", [*cycle(3), *cycle(6, missed=1)], [*cycle(3), *cycle(6, again="05", missed=1)]),
    ("engagement_around_decisions", [*cycle(3), *cycle(7, missed=1)], [*cycle(3), *cycle(9, missed=1)]),
    (
        "unknown_adult",
        [
            event("u", "2021-03-01", Kind.UNKNOWN_ADULT_PRESENT),
            event("c", "2021-04-01", Kind.CASE_NOTE, fact="Police checks were made."),
        ],
        [
            event("u", "2021-03-01", Kind.UNKNOWN_ADULT_PRESENT),
            event("c", "2021-03-31", Kind.CASE_NOTE, fact="Police checks were made."),
        ],
    ),
    (
        # Twenty working days after 4 January 2021 is 1 February.
        "child_not_seen",
        [ON_PLAN, *seen("2021-01-04", "2021-02-02")],
        [ON_PLAN, *seen("2021-01-04", "2021-02-01")],
    ),
    (
        # Thirty working days after 4 January 2021 is 15 February.
        "child_not_seen",
        [event("p#started", "2021-01-04", Kind.CIN_PLAN_STARTED, until=".."), *seen("2021-01-04", "2021-02-16")],
        [event("p#started", "2021-01-04", Kind.CIN_PLAN_STARTED, until=".."), *seen("2021-01-04", "2021-02-15")],
    ),
    (
        "child_not_seen",
        [
            *seen("2021-02-21"),
            event("s#started", "2021-03-01", Kind.S47_STARTED),
            event("n", "2021-03-04", Kind.NO_ACCESS_VISIT),
            event("v", "2021-03-05", Kind.CHILD_NOT_SEEN),
            event("s#completed", "2021-03-15", Kind.S47_COMPLETED),
        ],
        [
            *seen("2021-02-22"),
            event("s#started", "2021-03-01", Kind.S47_STARTED),
            event("v", "2021-03-05", Kind.CHILD_NOT_SEEN),
            event("s#completed", "2021-03-15", Kind.S47_COMPLETED),
        ],
    ),
    (
        "school_and_address_moves",
        [
            event("a", "2021-01-01", Kind.ADDRESS_CHANGED),
            event("b", "2021-11-01", Kind.SCHOOL_CHANGE),
            event("c", "2023-01-01", Kind.ADDRESS_CHANGED),
        ],
        [
            event("a", "2021-01-01", Kind.ADDRESS_CHANGED),
            event("b", "2021-11-01", Kind.SCHOOL_CHANGE),
            event("c", "2023-01-02", Kind.ADDRESS_CHANGED),
        ],
    ),
    (
        "school_and_address_moves",
        [
            event("r", "2021-03-01", Kind.REFERRAL),
            event("m", "2021-03-31", Kind.ADDRESS_CHANGED, fact="The family moved to another local authority."),
        ],
        [
            event("r", "2021-03-01", Kind.REFERRAL),
            event("m", "2021-04-01", Kind.ADDRESS_CHANGED, fact="The family moved to another local authority."),
        ],
    ),
    (
        "refusal_of_access",
        [
            event("a", "2021-01-01", Kind.ACCESS_REFUSED),
            event("b", "2021-06-30", Kind.VISIT, fact="Mother would not let the worker see the baby."),
        ],
        [
            event("a", "2021-01-01", Kind.ACCESS_REFUSED),
            event("b", "2021-07-01", Kind.VISIT, fact="Mother would not let the worker see the baby."),
        ],
    ),
    (
        "refusal_of_access",
        [
            event("s#started", "2021-03-01", Kind.S47_STARTED),
            event("a", "2021-03-10", Kind.ACCESS_REFUSED),
            event("s#completed", "2021-03-10", Kind.S47_COMPLETED),
        ],
        [
            event("s#started", "2021-03-01", Kind.S47_STARTED),
            event("a", "2021-03-11", Kind.ACCESS_REFUSED),
            event("s#completed", "2021-03-10", Kind.S47_COMPLETED),
        ],
    ),
    (
        # The child was born on 1 May 2012.
        "multiple_carers",
        [_cared("a", "2013-03-01", "x"), _cared("b", "2013-03-20", "y"), _cared("c", "2013-04-30", "z")],
        [_cared("a", "2013-03-01", "x"), _cared("b", "2013-03-20", "y"), _cared("c", "2013-05-01", "z")],
    ),
    (
        "multiple_carers",
        [_cared("a", "2017-03-01", "x"), _cared("b", "2017-04-20", "y"), _cared("c", "2017-04-30", "z")],
        [_cared("a", "2017-03-05", "x"), _cared("b", "2017-04-20", "y"), _cared("c", "2017-05-01", "z")],
    ),
    (
        "no_parental_contact",
        [
            _IN_CARE,
            _lost("a", "2021-02-01", "Mother did not attend contact."),
            _lost("b", "2021-03-01", "Ni ddaeth ei fam."),
        ],
        [
            _IN_CARE,
            _lost("a", "2021-02-01", "Mother did not attend contact."),
            _lost("b", "2021-03-01", "Mother came."),
        ],
    ),
    (
        "no_parental_contact",
        [_IN_CARE, _lost("a", "2021-02-01", "Mother came."), _lost("b", "2021-05-03", "Mother came.")],
        [_IN_CARE, _lost("a", "2021-02-01", "Mother came."), _lost("b", "2021-05-02", "Mother came.")],
    ),
    (
        "information_withheld",
        [
            event("j", "2021-02-28", Kind.HOUSEHOLD_JOINED),
            event("v", "2021-03-01", Kind.VISIT, fact="Mother denied that he was living there."),
        ],
        [
            event("j", "2021-03-02", Kind.HOUSEHOLD_JOINED),
            event("v", "2021-03-01", Kind.VISIT, fact="Mother denied that he was living there."),
        ],
    ),
    (
        "information_withheld",
        [
            event("v", "2021-03-01", Kind.VISIT, fact="Gwadodd Mam ei bod yn feichiog."),
            event("b", "2021-10-27", Kind.BIRTH),
        ],
        [
            event("v", "2021-03-01", Kind.VISIT, fact="Gwadodd Mam ei bod yn feichiog."),
            event("b", "2021-10-28", Kind.BIRTH),
        ],
    ),
    (
        "sibling_link",
        [event("a", "2021-03-01", Kind.CASE_NOTE, fact="Mother was herself in care as a child.")],
        [event("a", "2021-03-01", Kind.CASE_NOTE, fact="Mother was asked about her childhood.")],
    ),
    (
        "previous_children_harmed_or_removed",
        [event("a", "2021-03-01", Kind.ASSESSMENT_COMPLETED, fact="Her older child was adopted in 2015.")],
        [event("a", "2021-03-01", Kind.ASSESSMENT_COMPLETED, fact="Her older child was at nursery.")],
    ),
    (
        "agency_silence",
        [
            event("a", "2021-01-01", Kind.EDUCATION_CONTACT, **_SCHOOL),
            event("b", "2021-02-01", Kind.EDUCATION_CONTACT, **_SCHOOL),
            event("x", "2021-03-01", Kind.NEGLECT_OBSERVED),
            event("y", "2021-04-01", Kind.POLICE_INCIDENT),
            event("c", "2021-08-01", Kind.EDUCATION_CONTACT, **_SCHOOL),
        ],
        [
            event("a", "2021-01-01", Kind.EDUCATION_CONTACT, **_SCHOOL),
            event("b", "2021-02-01", Kind.EDUCATION_CONTACT, **_SCHOOL),
            event("x", "2021-03-01", Kind.NEGLECT_OBSERVED),
            event("y", "2021-04-01", Kind.POLICE_INCIDENT),
            event("c", "2021-07-31", Kind.EDUCATION_CONTACT, **_SCHOOL),
        ],
    ),
    (
        "optimism_swing",
        [
            event("c", "2021-03-01", Kind.CASE_CLOSED, outcome="Good progress; risks reduced."),
            event("i", "2021-04-30", Kind.INJURY_UNEXPLAINED),
        ],
        [
            event("c", "2021-03-01", Kind.CASE_CLOSED, outcome="Good progress; risks reduced."),
            event("i", "2021-05-01", Kind.INJURY_UNEXPLAINED),
        ],
    ),
    (
        "conflict_between_sources",
        [differing("cause", "fell from a chair", "burned on a kettle")],
        [differing("kind", "injury", "fall")],
    ),
    (
        "conflict_between_sources",
        [differing("kind", "seen", "not seen")],
        [differing("kind", "seen")],
    ),
    (
        "conflict_between_sources",
        [event("x", "2021-03-01", Kind.INJURY, fact="The parents gave conflicting accounts.")],
        [event("x", "2021-03-01", Kind.INJURY, fact="If the parents give conflicting accounts, ask again.")],
    ),
    (
        "missed_appointments",
        [
            event("a", "2021-03-01", Kind.NOT_BROUGHT),
            event("b", "2021-04-01", Kind.COURT_HEARING, fact="Adjourned, as the mother did not attend."),
            event("c", "2021-05-30", Kind.RETURN_INTERVIEW, outcome="Not held."),
        ],
        [
            event("a", "2021-03-01", Kind.NOT_BROUGHT),
            event("b", "2021-04-01", Kind.COURT_HEARING, fact="The mother did not attend; orders made."),
            event("c", "2021-05-30", Kind.RETURN_INTERVIEW, outcome="Not held."),
        ],
    ),
    (
        "worker_or_agency_change",
        [
            event("a", "2021-01-01", Kind.CASE_TRANSFERRED),
            event("b", "2021-06-01", Kind.COURT_HEARING, fact="A new children's guardian was appointed."),
            event("c", "2022-01-01", Kind.COURT_HEARING, fact="Barnwr newydd."),
        ],
        [
            event("a", "2021-01-01", Kind.CASE_TRANSFERRED),
            event("b", "2021-06-01", Kind.COURT_HEARING, fact="A new children's guardian was appointed."),
            event("c", "2022-01-02", Kind.COURT_HEARING, fact="Barnwr newydd."),
        ],
    ),
]
