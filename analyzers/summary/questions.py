"""Questions for those who meet: from what is open, what the accounts differ on and what is overdue."""

from collections.abc import Iterator

from analyzers.summary.not_known import conflicting
from analyzers.summary.said import Page, Said
from analyzers.words import counted, dated, day, on, titled
from chronology.model import Event, Theme, Timescale, TimescaleState

_MOST_CONFLICTS = 4
# One question for each pattern that stands, however many findings it has.
_ASKED = {
    "re_referrals": "What was different after each referral, and what would have to change for there to be no further one?",
    "closure_then_re_referral": "What was left unresolved when the case or the plan was last closed?",
    "repeat_plan": "What did the earlier protection plan not change, and what is different in this one?",
    "domestic_abuse_repetition": "Which response to the domestic abuse incidents has made a difference, and which has not?",
    "missed_appointments": "What stood in the way of the missed appointments and visits?",
    "worker_or_agency_change": "What was lost when the worker changed, and who now knows the whole history?",
    "placement_instability": "What would help the present placement to last?",
    "repeat_safeguarding_concerns": "What was different after each concern, and what risk is left?",
    "refusal_rising_risk": "What was behind the refusals, and was capacity for these decisions considered?",
    "engagement_around_decisions": "What helps the family to keep contact at other times than around decisions?",
    "child_not_seen": "When was the child last seen alone, and what did they say?",
    "refusal_of_access": "What was behind the refusals, and who has seen the person since?",
    "school_and_address_moves": "What has each move meant for the child, and who knows the places before?",
    "multiple_carers": "Who cares for the child now, and what is known of each of them?",
    "no_parental_contact": "What stands in the way of contact, and what does the child wish?",
    "information_withheld": "What made it hard to tell, and does it change what was decided?",
    "sibling_link": "What do the records of the brothers and sisters and of the parents' childhood add?",
    "previous_children_harmed_or_removed": "Was what happened to the earlier child considered, and what is different now?",
    "agency_silence": "What does the agency that fell silent know of this time?",
    "optimism_swing": "What was the hopeful ending built on, and what was not known then?",
    "gap": "What is known, from any source, of the time without entries?",
}


def say(page: Page) -> Iterator[Said]:
    """Each question with the entries that raise it."""
    for finding in page.of_pattern("s47_without_outcome"):
        event = _event(page, finding.evidence[0])
        if event is not None and len(finding.evidence) == 1:
            text = f"What was the outcome of the enquiry begun {dated(event)}?"
            yield _said("no_outcome", text, keys=finding.evidence)
    for pattern, question in _ASKED.items():
        keys = tuple(key for finding in page.of_pattern(pattern) for key in finding.evidence)
        if keys:
            yield _said(pattern, question, keys=keys)
    yield from _conflicts(page)
    yield from _overdue(page)
    yield from _adults(page)


def _said(rule: str, text: str, evidence: tuple[Event, ...] = (), keys: tuple[str, ...] = ()) -> Said:
    return Said(theme=Theme.QUESTION, rule=rule, text=text, evidence=evidence, keys=keys)


def _event(page: Page, key: str) -> Event | None:
    return next((event for event in page.life.events if event.key == key), None)


def _conflicts(page: Page) -> Iterator[Said]:
    events = conflicting(page)
    for event in events[:_MOST_CONFLICTS]:
        yield _said("conflict", f"Which account of “{titled(event)}”, {on(event)}, is right?", (event,))
    if len(events) > _MOST_CONFLICTS:
        rest = tuple(events[_MOST_CONFLICTS:])
        yield _said("conflict", f"What is right of {counted(len(rest), 'further event')} told in two ways?", rest)


def _overdue(page: Page) -> Iterator[Said]:
    for timescale in page.chronology.timescales:
        if timescale.state is TimescaleState.OVERDUE and timescale.subject == page.life.subject:
            yield _said("overdue", _when_done(timescale), keys=(timescale.trigger,))


def _when_done(timescale: Timescale) -> str:
    due = f", due {day(timescale.due)}" if timescale.due else ""
    return f"When will this be done: {timescale.title[0].lower()}{timescale.title[1:]}{due}?"


def _adults(page: Page) -> Iterator[Said]:
    remarks = [
        remark for remark in page.chronology.remarks if remark.rule in ("unknown_adult", "unknown_adult_present")
    ]
    found = [finding for finding in page.of_pattern("unknown_adult") if not finding.rule.endswith(".father")]
    if remarks or found:
        cited = (*(remark.evidence for remark in remarks), *(finding.evidence for finding in found))
        keys = tuple(dict.fromkeys(key for evidence in cited for key in evidence))
        yield _said(
            "unknown_adult", "Who are the adults of whom little is recorded, and have checks been made?", keys=keys
        )
