"""For each pattern of what services did and left: what shows it once, and what just does not, by one day or one entry."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from casebuilding import CHILD, SOURCE, event, when

from chronology.model import Action, Event, Kind, Person, PersonKind, When

DISABLED = Person(
    id="c1",
    name="Mali",
    kind=PersonKind.CHILD,
    born=When.on(dt.date(2005, 3, 1)),
    details=(("disability", "learning"),),
    is_subject=True,
    source=SOURCE,
)


def action(text: str, record: str, **values: Any) -> Action:
    """An action that a record agreed; `due` and `done` are days as written."""
    told = {name: when(value) if name in ("due", "done") else value for name, value in values.items()}
    return Action(text=text, account=f"s:record:{record}", source=SOURCE, **told)


ACTIONS = (
    action("Visit weekly", "past", owner="Nia", due="2023-11-29"),
    action("Visit weekly", "today", owner="Nia", due="2023-11-30"),
)
# What a pattern needs besides events.
BESIDES: Mapping[str, Mapping[str, Any]] = {
    "transition_planning_late": {"people": (DISABLED,)},
    "plan_actions_incomplete": {"actions": ACTIONS},
    "undone_then_harm": {"actions": (action("Home fire safety visit.", "plan", owner="Nia", due="2021-03-01"),)},
}


def besides(pattern: str) -> Mapping[str, Any]:
    """The people and actions of a pattern's cases."""
    return BESIDES.get(pattern, {"people": (CHILD,)})


def _answered(day: str) -> Sequence[Event]:
    return [event("i", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT), event("v", day, Kind.VISIT)]


def _closed(day: str, *before: Event) -> Sequence[Event]:
    return [*before, event("x", day, Kind.CASE_CLOSED)]


def _seen(day: str) -> Sequence[Event]:
    opened = event("p#started", "2020-01-06", Kind.CIN_PLAN_STARTED)
    return _closed(day, opened, event("v", "2021-03-01", Kind.CHILD_SEEN))


def _protected_until(day: str) -> Sequence[Event]:
    return [event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED), event("p#ended", day, Kind.CP_PLAN_ENDED)]


def _assessed_before(day: str) -> Sequence[Event]:
    opened = event("p#started", "2019-01-01", Kind.CIN_PLAN_STARTED)
    return _closed(day, opened, event("a", "2020-03-01", Kind.ASSESSMENT_COMPLETED))


def _assessed_after(day: str) -> Sequence[Event]:
    opened = event("a", "2020-01-06", Kind.ASSESSMENT_COMPLETED)
    return [opened, event("h", "2021-03-01", Kind.HOUSEHOLD_JOINED), event("b", day, Kind.ASSESSMENT_STARTED)]


def _reviewed(day: str) -> Sequence[Event]:
    return [
        event("p#started", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED),
        event("r", day, Kind.CARE_AND_SUPPORT_REVIEW),
        event("p#ended", "2021-09-01", Kind.CARE_AND_SUPPORT_PLAN_ENDED),
    ]


def _challenged(day: str) -> Sequence[Event]:
    reply = event("r", day, Kind.MANAGEMENT_DECISION, fact="Reply to the challenge by the reviewing officer.")
    return [event("c", "2021-03-01", Kind.CHALLENGE), reply]


def _supervised(day: str) -> Sequence[Event]:
    opened = event("p#started", "2021-01-04", Kind.CIN_PLAN_STARTED)
    return _closed("2021-03-08", opened, event("s", day, Kind.SUPERVISION))


def _supervision(*facts: str) -> Sequence[Event]:
    return [event(f"s{n}", f"2021-0{n + 1}-04", Kind.SUPERVISION, fact=fact) for n, fact in enumerate(facts)]


def _planned(day: str) -> Sequence[Event]:
    return [
        event("p#started", "2018-01-01", Kind.CIN_PLAN_STARTED),
        event("v", "2018-02-01", Kind.CHILD_SEEN),
        event("t", day, Kind.CIN_REVIEW, fact="Transition planning begun."),
    ]


def _after_programme(last: str) -> Sequence[Event]:
    days = ("2021-07-01", "2021-08-01", last)
    incidents = [event(f"i{n}", day, Kind.DOMESTIC_ABUSE_INCIDENT) for n, day in enumerate(days)]
    return [event("p", "2021-06-01", Kind.PROGRAMME_COMPLETED), *incidents]


def _better(last: str) -> Sequence[Event]:
    return [
        event("a", "2021-01-01", Kind.PROGRAMME_COMPLETED),
        event("b", "2021-03-01", Kind.ATTENDANCE_IMPROVED),
        event("c", last, Kind.HEALTH_IMPROVED),
    ]


def _again(day: str) -> Sequence[Event]:
    return [
        event("p#started", "2018-01-01", Kind.CP_PLAN_STARTED, fact="Neglect"),
        event("p#ended", "2018-12-01", Kind.CP_PLAN_ENDED),
        event("q#started", day, Kind.CP_PLAN_STARTED, until="..", fact="Neglect"),
    ]


def _placed(risk_assessed: str) -> Sequence[Event]:
    return [
        event("o", "2019-05-01", Kind.CHILD_OFFENCE, fact="Sexual assault on a younger child."),
        event("r", risk_assessed, Kind.RISK_ASSESSMENT),
        event("p", "2021-03-01", Kind.PLACEMENT_STARTED),
    ]


_ENQUIRY = event("s#started", "2021-03-01", Kind.S47_STARTED)
_COMPLETED = event("s#completed", "2021-03-31", Kind.S47_COMPLETED)
_CLOSED = event("x", "2021-03-01", Kind.CASE_CLOSED)

SERVICES_CASES: list[tuple[str, Sequence[Event], Sequence[Event]]] = [
    ("incident_without_response", _answered("2021-03-09"), _answered("2021-03-08")),
    (
        "closure_with_unmet_need",
        _closed("2021-03-31", _ENQUIRY),
        _closed("2021-03-31", _ENQUIRY, _COMPLETED),
    ),
    (
        "closure_with_unmet_need",
        _closed("2021-04-12", event("i", "2021-03-01", Kind.INJURY)),
        _closed("2021-04-13", event("i", "2021-03-01", Kind.INJURY)),
    ),
    (
        "closure_with_unmet_need",
        [_CLOSED, event("r", "2021-08-28", Kind.REFERRAL)],
        [_CLOSED, event("r", "2021-08-29", Kind.REFERRAL)],
    ),
    ("closure_with_unmet_need", _seen("2021-04-13"), _seen("2021-04-12")),
    ("delay_and_drift", _protected_until("2021-04-07"), _protected_until("2021-04-06")),
    ("stale_assessment", _assessed_before("2021-03-02"), _assessed_before("2021-03-01")),
    ("stale_assessment", _assessed_after("2021-05-01"), _assessed_after("2021-04-30")),
    ("unreviewed_plan", _reviewed("2021-07-17"), _reviewed("2021-07-16")),
    (
        "plan_actions_incomplete",
        [event("past#started", "2023-06-01", Kind.CIN_PLAN_STARTED)],
        [event("today#started", "2023-06-01", Kind.CIN_PLAN_STARTED)],
    ),
    ("challenge_unresolved", _challenged("2021-03-30"), _challenged("2021-03-29")),
    ("supervision_gap", _supervised("2021-03-06"), _supervised("2021-03-05")),
    (
        "supervision_gap",
        _supervision("Discussed.", "Going well.", "Agreed to refer.", "Visit more, because of the bruise."),
        _supervision("Discussed.", "Decided to refer.", "Agreed to close.", "Visit more, because of the bruise."),
    ),
    ("transition_planning_late", _planned("2019-05-31"), _planned("2019-05-30")),
    ("change_after_intervention", _after_programme("2021-11-28"), _after_programme("2021-11-29")),
    ("protective_change", _better("2021-06-30"), _better("2021-07-01")),
    ("start_again", _again("2020-11-30"), _again("2020-12-01")),
    ("history_not_considered", _placed("2020-09-01"), _placed("2020-09-02")),
]
# What says that something is not recorded says something else where less is recorded.
SERVICES_ABSENCES = ("P13.plan_open", "stale_assessment.decision", "supervision_gap", "supervision_gap.entries")
SERVICES_ABSENCES += ("transition_planning_late.planning",)
