"""What those who meet are asked: the question that fits what was found, and none about two names of one thing."""

from dataclasses import replace

from casebuilding import chronology, event, said

from analyzers.summary.asking import About, Asked
from chronology.model import Conflict, Event, Kind, Theme


def differing(kind: str, other: str) -> Event:
    values = ((kind, "s:record:h#occurred"), (other, "s:record:x#occurred"))
    told = event("h", "2023-06-02", Kind.HOSPITAL_ADMISSION)
    return replace(told, conflicts=(Conflict(field="kind", values=values),))


def asked_about(told: Event) -> list[str]:
    return [text for text in said(chronology(told), Theme.QUESTION) if text.startswith("Which account")]


def test_two_names_of_one_group_are_no_question_and_two_groups_are() -> None:
    assert [] == asked_about(differing("hospital_admission", "emergency_attendance"))
    assert 1 == len(asked_about(differing("hospital_admission", "domestic_abuse_incident")))


def test_one_aspect_alone_has_a_question_of_its_own() -> None:
    asked = Asked(about=About.SERVICES, question="Which decision?", of_aspect={"same_action": "Which action?"})

    assert asked.asks({"P13.same_action"}) == "Which action?"
    assert asked.asks({"P13.same_action", "P13.plan_open"}) == "Which decision?"
    assert asked.asks({"P13.plan_open"}) == "Which decision?"
