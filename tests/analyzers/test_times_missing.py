"""A time missing is counted once, whoever tells it, with its nights, the place it ended at and the interview after it."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, chronology, event, findings

from chronology.model import Event, Kind, Source


def told(*events: Event) -> str:
    (found,) = findings(chronology(*events), "missing_escalation")
    return found.statement


def from_file(document: str, found: Event, title: str = "") -> Event:
    source = Source(document=document, locator=found.key)
    return replace(found, accounts=tuple(replace(each, source=source, title=title) for each in found.accounts))


def missing(key: str, day: str, until: str = "", *, fact: str = "", document: str = "police.csv") -> Event:
    return from_file(document, event(key, day, Kind.MISSING, fact=fact, until=until))


THREE = (missing("a", "2021-03-01", "2021-03-02"), missing("b", "2021-04-01", "2021-04-03"))


def test_two_sources_a_day_apart_tell_of_one_time_and_one_source_of_two() -> None:
    police, council = missing("c", "2021-05-01"), missing("d", "2021-05-02", document="return.csv")
    again = missing("d", "2021-05-02")

    assert "three times missing" in told(*THREE, police, council)
    assert "Not counted: one entry that seems to tell of the same again (2 May 2021)." in told(*THREE, police, council)
    assert "four times missing" in told(*THREE, police, again)


def test_two_sources_two_days_apart_tell_of_two_times() -> None:
    other = missing("d", "2021-05-03", document="return.csv")

    assert "four times missing" in told(*THREE, missing("c", "2021-05-01"), other)


def test_nobody_goes_missing_while_missing() -> None:
    away = missing("c", "2021-05-01", "2021-05-05")

    assert "three times missing" in told(*THREE, away, missing("d", "2021-05-04"))
    assert "four times missing" in told(*THREE, away, missing("d", "2021-05-05"))


def test_the_nights_are_told_in_order_where_three_ends_are_known() -> None:
    five = missing("c", "2021-05-01", "2021-05-06")

    assert "The nights away, in order: 1, 2 and 5." in told(*THREE, five)
    assert "The nights away of the three whose end is recorded, in order: 1, 2 and 5." in told(
        *THREE, five, missing("d", "2021-05-20")
    )
    assert "nights away" not in told(*THREE, missing("c", "2021-05-01"))


def test_a_place_somebody_was_found_at_twice_is_named_with_its_days() -> None:
    first = missing("c", "2021-05-01", fact="LOCATED BY PATROL AT FLAT 9 HARROW COURT SALTBY.")
    second = missing("d", "2021-06-01", fact="Traced to Harrow Court, stairwell.")

    assert "Found at “HARROW COURT” twice: 1 May 2021 and 1 June 2021." in told(*THREE, first, second)


@pytest.mark.parametrize(
    "fact", ["Found at the house.", "Traced to Salter Street.", "Left Harrow Court. Found in town.", "Found in court."]
)
def test_another_place_or_one_where_nobody_was_found_is_none(fact: str) -> None:
    first = missing("c", "2021-05-01", fact="Located at Harrow Court.")

    assert "Found at" not in told(*THREE, first, missing("d", "2021-06-01", fact=fact))


def interview(day: str, document: str, title: str) -> Event:
    return from_file(document, event(f"i{day}", day, Kind.CASE_NOTE), title)


def test_a_file_of_return_interviews_tells_which_were_held() -> None:
    held = interview("2021-04-05", "return_home_interviews.docx", "Interview 1")

    statement = told(*THREE, missing("c", "2021-05-01", "2021-05-02"), held)
    assert "One return interview is on record after them (5 April 2021)." in statement
    assert "Two have no return interview on record." in statement


@pytest.mark.parametrize(
    ("document", "title"), [("police.csv", "Interview 1"), ("return_home_interviews.docx", "Log of notifications")]
)
def test_another_interview_is_no_return_interview(document: str, title: str) -> None:
    statement = told(*THREE, missing("c", "2021-05-01"), interview("2021-04-05", document, title))

    assert "interview" not in statement


def test_an_interview_that_is_waited_for_was_not_held() -> None:
    waited_for = event("i", "2021-04-05", Kind.RETURN_INTERVIEW, fact="Strategy meeting: wait for the interview.")
    held = event("j", "2021-04-05", Kind.RETURN_INTERVIEW, fact="Seen at school for her interview.")

    assert "on record after them" not in told(*THREE, missing("c", "2021-05-01"), waited_for)
    assert "(5 April 2021)" in told(*THREE, missing("c", "2021-05-01"), held)


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (Kind.RETURN_INTERVIEW, "Declined."),
        (Kind.CASE_NOTE, "He told the worker he did not want an interview."),
        (Kind.CASE_NOTE, "RHI offered but declined."),
    ],
)
def test_an_interview_that_was_declined_is_told_as_so(kind: Kind, fact: str) -> None:
    statement = told(*THREE, missing("c", "2021-05-01"), event("i", "2021-04-05", kind, fact=fact))

    assert "One was declined (5 April 2021)." in statement
    assert "on record after them" not in statement
    assert "Two have no return interview on record." in statement


def test_who_is_named_as_missing_and_is_another_is_no_time_of_the_childs_own() -> None:
    people = (CHILD, replace(CHILD, id="z", name="Tamsin Orme"))
    other = missing("c", "2021-05-01", "2021-05-02", fact="Tamsin ORME (14) not home from youth club.")
    own = missing("c", "2021-05-01", "2021-05-02", fact="Mali not home from youth club, Tamsin with her.")

    assert "three times missing" in findings(chronology(*THREE, own, people=people), "missing_escalation")[0].statement
    assert "1 May 2021" not in findings(chronology(*THREE, other, people=people), "missing_escalation")[0].statement
