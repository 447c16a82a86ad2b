"""An authorisation of a deprivation of liberty that ran out before the next is told; not of whoever went elsewhere."""

import pytest
from casebuilding import chronology, event, findings

from chronology.model import Event, Finding, Kind

FIRST = event("d1", "2021-03-01", Kind.DEPRIVATION_OF_LIBERTY, until="2022-02-28")
NEXT = event("d2", "2022-04-11", Kind.DEPRIVATION_OF_LIBERTY, until="2023-04-10")


def _lapsed(*events: Event) -> list[Finding]:
    review = event("r", "2021-06-01", Kind.CARE_AND_SUPPORT_REVIEW)
    return [one for one in findings(chronology(review, *events), "delay_and_drift") if "authorisation" in one.rule]


def test_the_days_between_two_authorisations_are_told() -> None:
    finding = _lapsed(FIRST, NEXT)[0]

    assert finding.statement == (
        "The record shows an authorisation of a deprivation of liberty that ended on 28 February 2022 and the next from "
        "11 April 2022: none for the 41 days from 1 March 2022 to 10 April 2022, and no entry of the person leaving in "
        "that time."
    )


@pytest.mark.parametrize("begun", ["2022-02-20", "2022-02-28", "2022-03-01", "2022-03-02"])
def test_an_authorisation_that_follows_on_leaves_no_days(begun: str) -> None:
    assert [] == _lapsed(FIRST, event("d2", begun, Kind.DEPRIVATION_OF_LIBERTY, until="2023-02-28"))


def test_a_longer_authorisation_covers_the_end_of_one_inside_it() -> None:
    urgent = event("u", "2021-04-01", Kind.DEPRIVATION_OF_LIBERTY, until="2021-04-07")
    follows = event("d2", "2022-03-01", Kind.DEPRIVATION_OF_LIBERTY, until="2023-02-28")

    assert [] == _lapsed(FIRST, urgent, follows)


def test_a_note_of_an_authorisation_without_its_days_leaves_it_open() -> None:
    assert [] == _lapsed(FIRST, event("n", "2022-03-05", Kind.DEPRIVATION_OF_LIBERTY), NEXT)
    assert [] == _lapsed(FIRST, event("n", "2022-05-05", Kind.DEPRIVATION_OF_LIBERTY))


@pytest.mark.parametrize(
    "kind",
    [Kind.RETURNED_HOME, Kind.CARE_HOME_MOVE, Kind.PLACEMENT_ENDED, Kind.HOSPITAL_DISCHARGE, Kind.ORDER_MADE],
)
def test_who_went_elsewhere_or_has_a_courts_order_is_not_told_as_without_one(kind: Kind) -> None:
    assert 1 == len(_lapsed(FIRST, event("x", "2021-02-01", kind), NEXT))
    assert [] == _lapsed(FIRST, event("x", "2022-01-10", kind), NEXT)
    assert [] == _lapsed(FIRST, event("x", "2022-03-20", kind), NEXT)


def test_who_came_back_from_a_stay_in_hospital_is_where_the_authorisation_held() -> None:
    away = (event("a", "2021-08-01", Kind.HOSPITAL_ADMISSION), event("b", "2021-08-09", Kind.HOSPITAL_DISCHARGE))

    assert 1 == len(_lapsed(FIRST, *away, NEXT))
