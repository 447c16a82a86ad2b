"""What those who meet are asked: the question that fits what was found, and none about two names of one thing."""

import datetime as dt
from dataclasses import replace
from typing import Any

from casebuilding import chronology, event, retold, said
from making import source

from analyzers.summary.accounts import which_is_right
from analyzers.summary.asking import About, Asked
from chronology.model import Conflict, Event, Kind, Restriction, Theme
from exports.sentences import said as in_welsh


def differing(kind: str, other: str) -> Event:
    values = ((kind, "s:record:h#occurred"), (other, "s:record:x#occurred"))
    told = event("h", "2023-06-02", Kind.HOSPITAL_ADMISSION)
    return replace(told, conflicts=(Conflict(field="kind", values=values),))


def asked_about(told: Event) -> list[str]:
    return [text for text in said(chronology(told), Theme.QUESTION) if text.startswith("Which account")]


def test_two_names_of_one_event_are_no_question_and_seen_and_not_seen_are() -> None:
    assert [] == asked_about(differing("hospital_admission", "emergency_attendance"))
    assert [] == asked_about(differing("hospital_admission", "domestic_abuse_incident"))
    assert 1 == len(asked_about(differing("seen", "not seen")))


def test_one_aspect_alone_has_a_question_of_its_own() -> None:
    asked = Asked(about=About.SERVICES, question="Which decision?", of_aspect={"same_action": "Which action?"})

    assert asked.asks({"P13.same_action"}) == "Which action?"
    assert asked.asks({"P13.same_action", "P13.plan_open"}) == "Which decision?"
    assert asked.asks({"P13.plan_open"}) == "Which decision?"


def of_two(field: str, one: str, other: str, **values: Any) -> Event:
    told = event("x", "2021-03-01", Kind.INJURY, title="Bruise", **values)
    first = replace(told.accounts[0], source=source("nurse.txt", recorded_on=dt.date(2021, 3, 2)))
    second = replace(told.accounts[0], key="n:1#x", source=source("school.txt", recorded_on=dt.date(2021, 3, 4)))
    third = replace(second, key="n:2#x")
    conflict = Conflict(field=field, values=((one, first.key), (other, second.key), (other, third.key)))
    return replace(told, accounts=(first, second, third), conflicts=(conflict,))


def test_a_question_of_accounts_that_differ_names_in_what_and_each_saying_once_with_its_source_and_day() -> None:
    (asked,) = asked_about(of_two("side", "left arm", "right arm"))

    assert asked == (
        "Which account of “Bruise”, 1 March 2021, is right? On the side of the body: “left arm” (nurse.txt, 2 March 2021); "
        "“right arm” (school.txt, 4 March 2021)."
    )


def test_a_question_of_a_restricted_entry_says_in_what_accounts_differ_and_none_of_their_words() -> None:
    (asked,) = asked_about(of_two("side", "left arm", "right arm", restriction=Restriction.RESTRICTED))

    assert asked.endswith("is right? They differ on the side of the body.")


def test_what_another_question_lays_side_by_side_is_not_asked_again_of_the_entry() -> None:
    told = of_two("side", "left arm", "right arm")
    both = replace(told, conflicts=(*told.conflicts, replace(told.conflicts[0], field="cause")))

    assert "side of the body" in which_is_right(both)
    assert "side of the body" not in which_is_right(both, {"side"})
    assert "On how it came about" in which_is_right(both, {"side"})


def test_many_that_differ_are_each_named_with_what_they_differ_on() -> None:
    many = [retold(of_two("side", "left arm", "right arm"), title=f"Bruise {n}") for n in range(6)]
    many = [replace(each, key=f"s:record:{n}#occurred") for n, each in enumerate(many)]
    texts = [
        text for text in said(chronology(*many), Theme.QUESTION) if text.startswith("Which account is right of each")
    ]

    assert " ".join(texts) == (
        "Which account is right of each of these: “Bruise 4”, 1 March 2021 (the side of the body); “Bruise 5”, 1 March 2021 "
        "(the side of the body)?"
    )
    assert [part.language for part in in_welsh(texts[0], "cy")] == ["cy"]
