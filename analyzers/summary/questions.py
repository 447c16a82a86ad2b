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
    "gap": "What is known, from any source, of the time without entries?",
    "incident_without_response": "What was done about the incidents of which no response is recorded?",
    "closure_with_unmet_need": "Who took on what was unresolved when the case or the plan was closed?",
    "delay_and_drift": "What has held things up, and what will be decided by when?",
    "stale_assessment": "Does the last assessment still hold after what has happened since?",
    "unreviewed_plan": "When was the plan last reviewed, and when will it be?",
    "plan_actions_incomplete": "Which of the agreed actions were carried out, and who will see to the others by when?",
    "challenge_unresolved": "What was the answer to the challenge?",
    "supervision_gap": "Who oversaw the work in the time without recorded supervision?",
    "transition_planning_late": "Who plans for adult life with the young person, and from when?",
    "start_again": "What will be different this time from what was tried before?",
    "history_not_considered": "Was this history known to those who decided, and how was it weighed?",
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
    if remarks:
        keys = tuple(key for remark in remarks for key in remark.evidence)
        yield _said(
            "unknown_adult", "Who are the adults of whom little is recorded, and have checks been made?", keys=keys
        )
