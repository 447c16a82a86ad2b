"""What kind of event an appointment is, by the words of its title, its categories and its description.

A diary names what a meeting is about. That somebody was hurt, or went missing, or a plan began, is nothing that the
title of an appointment says, so only kinds of meeting are taken from it.
"""

from collections.abc import Iterable, Sequence

from chronology.model import Group, Kind, Polarity
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.steps import Form
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import NAMES, remembered

_OF_MEETINGS = frozenset(
    {Group.ASSESSMENT, Group.STRATEGY_DISCUSSION, Group.CONFERENCE, Group.REVIEW, Group.VISIT, Group.CONTACT}
    | {Group.HEALTH, Group.EDUCATION, Group.LEGAL, Group.SUBSTANCE_MISUSE, Group.MENTAL_HEALTH, Group.OTHER}
)
_MEETINGS = frozenset({Kind.RETURN_INTERVIEW, Kind.MARAC})
# Of these groups an appointment says only that there is treatment, a check or a meeting; never a result.
_RESULTS = frozenset(
    {Kind.DIAGNOSIS, Kind.EMERGENCY_ATTENDANCE, Kind.HOSPITAL_ADMISSION, Kind.HOSPITAL_DISCHARGE, Kind.HEALTH_IMPROVED}
    | {Kind.HEALTH_SNAPSHOT, Kind.ORDER_MADE, Kind.ORDER_ENDED, Kind.LEGAL_STATUS_CHANGED, Kind.COURT_FINDING}
    | {Kind.POLICE_PROTECTION, Kind.PREVIOUS_PERMANENCE, Kind.IMMIGRATION_STATUS_CHANGED, Kind.DEPRIVATION_OF_LIBERTY}
    | {Kind.SCHOOL_CHANGE, Kind.ATTENDANCE_IMPROVED, Kind.ACHIEVEMENT, Kind.SUBSTANCE_TREATMENT_ENDED}
    | {Kind.CARER_ENGAGED, Kind.CARE_ACCEPTED, Kind.CARE_PACKAGE_STARTED, Kind.PROTECTIVE_EVENT, Kind.STATUS_SNAPSHOT}
    | {Kind.ELECTIVE_HOME_EDUCATION, Kind.COURT_APPLICATION, Kind.REFERRAL_DECISION, Kind.MANAGEMENT_DECISION}
    | {Kind.ASSESSMENT_COMPLETED, Kind.ASSESSMENT_STARTED, Kind.CHILD_SEEN, Kind.CHILD_SEEN_ALONE, Kind.ADULT_SEEN}
)


def kind_of_appointment(title: str, categories: Sequence[str]) -> Kind:
    """The kind of meeting an entry names; unclassified where it names none."""
    return next((kind for words in (title, *categories) if (kind := _kind_of(folded(words)))), Kind.UNCLASSIFIED)


@remembered(maxsize=4096)
def _kind_of(words: str) -> Kind | None:
    said = [one for one in Telling(words, form=Form.LABEL).said(Span(0, len(words))) if _is_meeting(one.kind)]
    best = max(said, key=lambda one: (one.weight, -one.at.start), default=None)
    return best.kind if best else None


def _is_meeting(kind: Kind) -> bool:
    facts = taxonomy()[kind]
    of_meetings = facts.group in _OF_MEETINGS and facts.polarity is not Polarity.NEGATIVE
    return kind in _MEETINGS or (of_meetings and kind not in _RESULTS)


def kind_of_note(title: str, telling: Telling, spans: Iterable[Span]) -> Kind:
    """The kind a note tells of: its title's, else the one its words speak for most plainly."""
    named = _kind_of(folded(title))
    said = None if named else telling.of_body(spans)
    return named or (said.kind if said else Kind.CASE_NOTE)


def may_tell_outcome(description: str) -> bool:
    """A note seems to say that the appointment was missed or cancelled, in words too free to rest an event on."""
    telling = Telling(folded(description))
    whole = Span(0, len(description))
    return any(
        one.weight == NAMES and taxonomy()[one.kind].group is Group.MISSED_APPOINTMENT for one in telling.said(whole)
    )
