"""What adds to concerns, what is said of them, and which periods of texts make no silence and no time without a worker."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, chronology, event, findings

from chronology.model import Basis, Event, Kind, Source, When

LITTLE = replace(CHILD, name="Mali Prosser", born=When.on(dt.date(2015, 5, 1)))
HARM = [
    event("h1", "2021-01-10", Kind.PHYSICAL_ABUSE_ALLEGED, agency="School", fact="Said that dad hit her with a belt."),
    event("h2", "2021-03-10", Kind.NEGLECT_OBSERVED, agency="Nursery", fact="No coat, very dirty, hungry again today."),
    event("h3", "2021-05-10", Kind.SUBSTANCE_MISUSE, agency="Police", fact="Mother drunk in charge of the children."),
]


def note(nth: int, day: str, fact: str, kind: Kind, **values: Any) -> Event:
    when = replace(When.on(dt.date.fromisoformat(day)), basis=Basis.NOTE_DATE)
    made = event(f"x{nth}#note", day, kind, fact=fact, **values)
    key = f"notes:notes.txt:{day}:{nth:02}#note"
    source = Source(document="notes.txt", locator="line 1", quote=fact)
    return replace(made, key=key, when=when, accounts=(replace(made.accounts[0], key=key, when=when, source=source),))


def adding_up(*events: Event) -> list[str]:
    found = findings(chronology(*HARM, *events, people=(LITTLE,)), "cumulative_harm")
    return [each.statement for each in found]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SCHOOL_ABSENCE, "Chickenpox all week."),
        (Kind.SCHOOL_ABSENCE, "Away, D&V, back Thursday."),
        (Kind.SCHOOL_ABSENCE, "Absent: tonsillitis, temperature."),
        (Kind.REVIEW_NOT_HELD, "Core group cancelled, I was off sick."),
        (Kind.CANCELLED_BY_SERVICE, "Clinic cancelled, doctor off."),
        (Kind.POLICE_INCIDENT, "Police rung."),
        (Kind.POLICE_INCIDENT, "Gave words of advice."),
        (Kind.NO_ACCESS_VISIT, "No reply at 08.45. Re-tried 11.30, in, all seen."),
        (Kind.NO_ACCESS_VISIT, "I have been cancelled a lot since April (3 of 5, and one no answer)."),
        (Kind.APPOINTMENT_MISSED, "DNA growth scan."),
        (Kind.APPOINTMENT_MISSED, "Dad did not attend the solicitor."),
        (Kind.ARREST, "Adult arrested. Mali not arrested, treated as a victim."),
    ],
)
def test_what_is_no_concern_of_the_child_adds_nothing(kind: Kind, words: str) -> None:
    assert [] == adding_up(note(1, "2021-07-10", words, kind))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SCHOOL_ABSENCE, "Absent again, no reason given."),
        (Kind.NO_ACCESS_VISIT, "Visit: no access. No reply, curtains drawn, card left."),
        (Kind.NOT_BROUGHT, "SALT: was not brought."),
    ],
)
def test_what_is_one_adds(kind: Kind, words: str) -> None:
    (statement,) = adding_up(note(1, "2021-07-10", words, kind))

    assert "at least four concerns" in statement or "four concerns" in statement


MORE = event("h4", "2021-07-10", Kind.NOT_BROUGHT, agency="Clinic", fact="Not brought to the dentist, no reason given.")


@pytest.mark.parametrize(
    "kind", [Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.CORE_GROUP, Kind.S47_STARTED, Kind.CP_PLAN_STARTED]
)
def test_where_a_plan_or_an_enquiry_is_told_of_nothing_is_said_to_be_unlinked(kind: Kind) -> None:
    (alone,) = adding_up(MORE)
    (beside,) = adding_up(MORE, note(1, "2021-04-01", "Told of in words.", kind))

    assert "does not link one by one" in alone
    assert "does not link one by one" not in beside


def test_a_hurt_that_names_nobody_is_not_the_first_that_is_quoted() -> None:
    words = "Unexplained bruise to the upper arm, yellow and green."
    (nobodys,) = adding_up(note(1, "2021-07-11", words, Kind.INJURY_UNEXPLAINED))
    (theirs,) = adding_up(note(1, "2021-07-11", f"Mali: {words}", Kind.INJURY_UNEXPLAINED))

    assert nobodys.index("belt") < nobodys.index("Unexplained bruise")
    assert theirs.index("Unexplained bruise") < theirs.index("belt")


def test_of_the_days_one_sentence_gives_the_exact_one_counts() -> None:
    words = "Re-referred in July 2021: not brought 29 July 2021."
    exact = note(1, "2021-07-29", words, Kind.NOT_BROUGHT)
    month = When(earliest=dt.date(2021, 7, 1), latest=dt.date(2021, 7, 31), edtf="2021-07", as_written="July 2021")
    vague = replace(note(2, "2021-07-01", words, Kind.NOT_BROUGHT), when=month)
    (statement,) = adding_up(exact, vague)

    assert "at least four concerns between 10 January 2021 and 29 July 2021" in statement


def test_a_silence_is_told_of_a_case_that_a_record_opened_and_not_of_one_that_words_did() -> None:
    def silent(opened: Event) -> bool:
        later = event("v", "2021-12-01", Kind.VISIT, fact="Seen at home, all well.")
        return bool(findings(chronology(opened, later, as_at="2021-12-05"), "gap"))

    assert silent(event("a", "2021-01-04", Kind.ASSESSMENT_STARTED))
    assert not silent(note(1, "2021-01-04", "Assessment started today.", Kind.ASSESSMENT_STARTED, title="Assessment"))


def test_a_time_without_a_worker_needs_an_end_that_is_told_and_no_closed_allegation() -> None:
    given = event("w", "2021-01-04", Kind.WORKER_ALLOCATED)
    case = event("a", "2021-01-04", Kind.ASSESSMENT_STARTED)
    visits = [event(f"v{month}", f"2021-{month:02}-01", Kind.VISIT) for month in range(2, 12)]

    def without(*ends: Event) -> list[str]:
        found = findings(chronology(given, case, *visits, *ends, as_at="2021-12-05"), "worker_or_agency_change")
        return [each.statement for each in found if "no allocated worker" in each.statement]

    assert without(event("e", "2021-03-01", Kind.WORKER_ENDED))
    assert [] == without(note(1, "2021-03-01", "The allegation was closed with no charge.", Kind.CASE_CLOSED))
