"""Lesser entries that say the same again, told in one line with every date: "and 6 further"."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from chronology.model import Event, EvidenceStatus, Group, Kind, Level, Restriction, Status
from chronology.practice import group_of, taxonomy

# Their titles tell what happened; of a call or a note only the fact does.
_TOLD_BY_TITLE = {Group.MISSED_APPOINTMENT, Group.VISIT, Group.REVIEW}
_KINDS_TOLD_BY_TITLE = {
    Kind.SCHOOL_ABSENCE,
    Kind.FAMILY_CONTACT,
    Kind.RESPITE_STAY,
    Kind.DENTAL_CHECK,
    Kind.HEALTH_ASSESSMENT,
    Kind.PERSONAL_EDUCATION_PLAN,
}
_ASSERTED = {EvidenceStatus.VERIFIED, EvidenceStatus.OBSERVED, EvidenceStatus.REPORTED}


def condensed(events: Sequence[Event], levels: Mapping[str, Level], least: int) -> Mapping[str, str]:
    """For each entry that is told within another's line, the key of that other: the first of its kind that year.

    Only of entries of at most medium weight, with the same kind, title and people they are about, where there are `least` of
    them in a calendar year; 0 condenses nothing. One that holds more than its title and fact (a decision, a
    voice, two accounts) keeps its row. Dates are never lost: the line names each.
    """
    alike: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        if _may_be_condensed(event, levels.get(event.key, Level.LOW)):
            alike[event.when.first_day.year, event.kind, event.title, _about(event)].append(event)
    return {
        event.key: first.key for first, *rest in alike.values() if least and len(rest) + 1 >= least for event in rest
    }


def _may_be_condensed(event: Event, level: Level) -> bool:
    says_more = (
        event.child_voice,
        event.decision,
        event.outcome,
        event.action,
        event.rationale,
        event.impact,
        event.conflicts,
        event.until,
        len(event.accounts) > 1,
        event.restriction is not Restriction.NONE,
        event.status is not Status.FINAL,
        event.evidence_status not in _ASSERTED,
    )
    told_by_title = group_of(event.kind) in _TOLD_BY_TITLE or event.kind in _KINDS_TOLD_BY_TITLE
    # What weighs more than its kind does so for its words, which a line of dates would lose.
    light = level.rank <= min(Level.MEDIUM.rank, taxonomy()[event.kind].level.rank)
    return event.when.dated and light and told_by_title and not any(says_more)


def _about(event: Event) -> Collection[str]:
    return frozenset(part.person for part in event.people if part.role == "subject")
