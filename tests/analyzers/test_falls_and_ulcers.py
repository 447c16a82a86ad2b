"""Falls are counted whatever each was called, and an ulcer that got worse is told with its grades."""

import pytest
from casebuilding import SOURCE, chronology, event, findings

from chronology.model import Event, Kind, Person, PersonKind

ADULT = Person(id="c1", name="Olwen", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def statements(pattern: str, *events: Event) -> list[str]:
    return [found.statement for found in findings(chronology(*events, people=(ADULT,)), pattern)]


def injury(key: str, day: str, fact: str, kind: Kind = Kind.INJURY) -> Event:
    return event(key, day, kind, fact=fact)


CALLED = (
    event("a", "2021-05-19", Kind.FALL, fact="Fall at home, not conveyed."),
    injury("b", "2022-02-14", "Found on corridor floor, no marks.", Kind.UNCLASSIFIED),
    injury("c", "2023-05-10", "Long lie, cold, taken in by ambulance.", Kind.EMERGENCY_ATTENDANCE),
)


def test_three_falls_in_two_years_are_told_whatever_each_is_called() -> None:
    (told,) = statements("repeat_falls", *CALLED)

    assert "three falls on different days: 19 May 2021, 14 February 2022 and 10 May 2023." in told


def test_two_falls_with_a_hurt_in_a_year_are_enough_and_without_one_are_not() -> None:
    hurt = (
        injury("a", "2021-05-19", "Fell in kitchen, bruise to hip."),
        injury("b", "2021-10-14", "Fall on stairs, fractured wrist."),
    )

    assert "Two are told of with a hurt" in statements("repeat_falls", *hurt)[0]
    assert [] == statements("repeat_falls", *CALLED[:2])


@pytest.mark.parametrize(
    "fact",
    [
        "Did not attend falls clinic.",
        "High risk of falls, plan updated.",
        "Fell out with her sister.",
        "No falls since the last visit.",
    ],
)
def test_what_only_speaks_of_falls_is_none(fact: str) -> None:
    assert [] == statements("repeat_falls", *CALLED[:2], injury("c", "2022-05-10", fact, Kind.HEALTH_CONTACT))


def test_the_ward_visit_after_a_fall_is_no_further_fall() -> None:
    fall = event("n#mention-2022-02-20", "2022-02-20", Kind.FALL, fact="In since the 20th, fell on the stairs.")
    visit = event(
        "n#note", "2022-02-24", Kind.HEALTH_CONTACT, fact="Ward visit. In since the 20th, fell on the stairs."
    )

    assert [] == statements("repeat_falls", CALLED[0], fall, visit)


def ulcer(key: str, day: str, fact: str) -> Event:
    return event(key, day, Kind.PRESSURE_ULCER, fact=fact)


HEEL = (
    ulcer("a", "2022-06-14", "Left heel pressure ulcer grade 2"),
    ulcer("b", "2022-07-05", "L heel grade 3, 3x2cm."),
)


def test_a_heel_that_goes_from_grade_2_to_4_is_told_with_its_days() -> None:
    admitted = event("c", "2022-07-31", Kind.HOSPITAL_ADMISSION, fact="Sepsis from left heel ulcer, category 4.")
    (told,) = statements("ulcer_worsening", *HEEL, admitted)

    assert "(left heel)" in told
    assert "grade 2 on 14 June 2022, grade 3 on 5 July 2022 and grade 4 on 31 July 2022" in told


@pytest.mark.parametrize(
    "fact",
    [
        "Right heel grade 3.",
        "Sacrum grade 3.",
        "L heel grade 2, no change.",
        "L heel grade 3 healing.",
        "Left heel dressed.",
    ],
)
def test_another_place_the_same_grade_and_what_heals_are_no_worsening(fact: str) -> None:
    assert [] == statements("ulcer_worsening", HEEL[0], ulcer("b", "2022-07-05", fact))


def test_a_grade_of_another_year_is_another_ulcer() -> None:
    assert [] == statements("ulcer_worsening", HEEL[0], ulcer("b", "2023-07-05", "Left heel grade 3."))
