"""Whether somebody was seen, seen alone and heard: what an entry says of it, and of which time a source could have."""

from analyzers.coverage import Stretch, documents_of, reaches
from analyzers.lives import about
from chronology.model import Chronology, Event, Group, Kind, Precision
from chronology.practice import group_of
from chronology.prose.voice import is_met_by

_ALONE, _SEEN, _NOT = "seen-alone", frozenset({"seen", "seen-alone"}), frozenset({"not-seen", "absent", "mentioned"})
_SEEN_ON_VISIT = _SEEN | {"attended"}
_MET = _SEEN_ON_VISIT | {"spoken-to"}
_IN_HOSPITAL = frozenset({Kind.HOSPITAL_ADMISSION, Kind.HOSPITAL_DISCHARGE, Kind.EMERGENCY_ATTENDANCE})
_SEEN_KINDS = frozenset({Kind.CHILD_SEEN, Kind.CHILD_SEEN_ALONE, Kind.ADULT_SEEN})
# Work of weeks that is dated by its end or its receipt: that somebody was seen in the course of it has no day.
_COURSES = frozenset({Group.ASSESSMENT, Group.S47_ENQUIRY, Group.PLAN, Group.REFERRAL})
# Though an assessment, it is made in a conversation on its day.
_SITTINGS = frozenset({Kind.CAPACITY_ASSESSMENT})
_SHOWING = frozenset({Group.VISIT, Group.DISCLOSURE})
_KNOWN = frozenset({Precision.MINUTE, Precision.DAY})


def was_heard(event: Event) -> bool:
    """It holds the person's own words or views, or is the telling of them."""
    return bool(event.child_voice) or event.kind in (Kind.DISCLOSURE, Kind.WISHES_AND_FEELINGS)


def was_seen(event: Event, subject: str | None) -> bool:
    """Somebody saw the person on the day of the entry."""
    if not _has_day(event):
        return False
    how = _how(event, subject)
    there = _SEEN_ON_VISIT if group_of(event.kind) is Group.VISIT else _SEEN
    return not how & _NOT and (event.kind in _SEEN_KINDS or bool(how & there) or is_met_by(event))


def was_seen_alone(event: Event, subject: str | None) -> bool:
    """Somebody saw the person without others on the day of the entry."""
    if not _has_day(event):
        return False
    how = _how(event, subject)
    return not how & _NOT and (event.kind is Kind.CHILD_SEEN_ALONE or _ALONE in how)


def was_seen_in_course(event: Event, subject: str | None) -> bool:
    """The entry says that the person was seen in work of weeks, and not on which of its days."""
    how = _how(event, subject)
    return _is_of_course(event) and bool(how & _SEEN) and not how & _NOT


def was_met(event: Event, subject: str | None) -> bool:
    """Somebody saw the person, sat with them or spoke with them on the day of the entry, or they were in hospital."""
    if event.when.precision not in _KNOWN:
        return False
    how = _how(event, subject)
    return (bool(how & _MET) and not how & _NOT) or event.kind in _IN_HOSPITAL


def _has_day(event: Event) -> bool:
    return event.until is None and not _is_of_course(event) and event.when.precision in _KNOWN


def _is_of_course(event: Event) -> bool:
    return group_of(event.kind) in _COURSES and event.kind not in _SITTINGS


def _how(event: Event, subject: str | None) -> set[str]:
    wanted = {subject} if subject else about(event)
    return {part.involvement for part in event.people if part.person in wanted}


def showable(chronology: Chronology) -> tuple[Stretch, ...]:
    """The times of which some source could have shown that somebody was seen or heard."""
    return reaches(chronology, documents_of(chronology), _SHOWING)
