"""A conference or review that the record planned and does not show, and the times in which nobody met an adult."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, chronology, event, said

from chronology.model import Conflict, Event, Involvement, Kind, PersonKind, Restriction, Theme

ADULT = replace(CHILD, kind=PersonKind.ADULT)
HELD = event("c", "2023-02-24", Kind.ADULT_CONFERENCE, action="Planned for 22 August 2023.")


def planned(*events: Event) -> list[str]:
    return [
        text
        for text in said(chronology(*events, people=(ADULT,)), Theme.NOT_KNOWN)
        if "planned the next meeting" in text
    ]


def test_a_conference_that_was_planned_and_is_not_recorded_as_held_is_not_known() -> None:
    (told,) = planned(HELD)

    assert told == (
        "“Adult protection conference” on 24 February 2023 planned the next meeting for 22 August 2023; no conference or review is "
        "recorded about then or since."
    )


@pytest.mark.parametrize("day", ["2023-07-11", "2023-08-22", "2023-11-01"])
def test_a_meeting_about_then_or_since_is_the_one_that_was_planned(day: str) -> None:
    assert [] == planned(HELD, event("r", day, Kind.CARE_AND_SUPPORT_REVIEW))


def test_a_day_that_is_still_to_come_or_hardly_past_is_not_missed() -> None:
    assert [] == planned(replace(HELD, action="Next review 7 December 2023"))
    assert [] == planned(replace(HELD, action="Next review 20 November 2023"))


def test_words_of_a_restricted_meeting_are_not_read_out() -> None:
    assert [] == planned(replace(HELD, restriction=Restriction.RESTRICTED))


def test_a_date_that_is_not_the_day_of_a_meeting_plans_none() -> None:
    assert [] == planned(replace(HELD, action="Boiler to be mended by 22 August 2023."))


# ---- nobody met an adult -----------------------------------------------------------------------------------------


def met(key: str, day: str, how: str) -> Event:
    return event(key, day, Kind.VISIT, about="", people=(Involvement(person="c1", role="subject", involvement=how),))


def not_met(*events: Event, child: bool = False) -> list[str]:
    opened = event("p", "2021-01-04", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until="..")
    case = chronology(opened, *events, people=(CHILD if child else ADULT,))
    return [text for text in said(case, Theme.VOICE) if "spoken with" in text]


def test_a_long_time_in_which_nobody_met_an_adult_is_told() -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen-alone")

    (told,) = not_met(first, last)

    assert told == (
        "While the case was open, no entry shows the adult seen, attending or spoken with for 109 days from 11 March 2022 to "
        "28 June 2022."
    )
    assert [] == not_met(first, last, child=True)


def test_somebody_who_spoke_with_an_adult_or_a_stay_in_hospital_breaks_it() -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")

    assert [] == not_met(first, met("m", "2022-05-01", "spoken-to"), last)
    assert [] == not_met(first, event("m", "2022-05-01", Kind.HOSPITAL_ADMISSION), last)
    assert 1 == len(not_met(first, met("m", "2022-05-01", "not-seen"), last))


@pytest.mark.parametrize(
    "kind",
    [Kind.VISIT, Kind.CARE_AND_SUPPORT_REVIEW, Kind.HEALTH_CONTACT, Kind.PRESSURE_ULCER, Kind.CAPACITY_ASSESSMENT],
)
def test_what_is_done_with_an_adult_may_have_met_them_though_it_does_not_say_so(kind: Kind) -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")

    assert [] == not_met(first, event("m", "2022-05-01", kind), last)


@pytest.mark.parametrize("kind", [Kind.TELEPHONE_CALL, Kind.NO_ACCESS_VISIT, Kind.VISIT_NOT_MADE, Kind.REVIEW_NOT_HELD])
def test_a_call_and_a_visit_that_failed_met_no_adult(kind: Kind) -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")

    assert 1 == len(not_met(first, event("m", "2022-05-01", kind), last))


def test_the_own_words_of_an_adult_were_said_to_somebody() -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")
    said_it = event("m", "2022-05-01", Kind.UNCLASSIFIED, child_voice="I like the garden.")

    assert [] == not_met(first, said_it, last)


def test_a_visit_to_somebody_else_met_no_adult() -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")

    assert 1 == len(not_met(first, met("m", "2022-05-01", "mentioned"), last))


def test_ninety_days_are_not_long() -> None:
    assert [] == not_met(met("a", "2022-03-11", "seen"), met("b", "2022-06-09", "seen"))


def test_that_one_account_has_somebody_seen_and_another_not_is_a_difference_and_breaks_nothing() -> None:
    visit = event("v", "2023-02-24", Kind.VISIT)
    differing = replace(visit, conflicts=(Conflict(field="kind", values=(("seen", "a"), ("not seen", "b"))),))

    assert any("accounts differ of one event" in text for text in said(chronology(differing), Theme.QUALITY))


def _of(told: Event, agency: str) -> Event:
    return replace(told, accounts=(replace(told.accounts[0], agency=agency),))


def test_the_daily_notes_of_a_care_home_are_of_somebody_whom_its_staff_saw() -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")
    note = event("m", "2022-05-01", Kind.CASE_NOTE)

    assert [] == not_met(first, _of(note, "Awel Deg Care Home"), last)
    assert 1 == len(not_met(first, _of(note, "Housing office"), last))


@pytest.mark.parametrize("kind", [Kind.PLACEMENT_STARTED, Kind.CARE_HOME_MOVE, Kind.DEPRIVATION_OF_LIBERTY])
def test_who_lives_in_a_care_home_is_not_said_to_be_met_by_nobody(kind: Kind) -> None:
    first, last = met("a", "2022-03-11", "seen"), met("b", "2022-06-28", "seen")

    assert [] == not_met(event("h", "2022-02-01", kind), first, last)
    assert 1 == len(not_met(event("h", "2022-02-01", kind, until="2022-03-01"), first, last))
