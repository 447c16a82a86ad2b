"""What several files tell of one incident, or of one process, is one: patterns count incidents and not who heard of them."""

from dataclasses import replace

from casebuilding import chronology, event, findings

from chronology.model import Event, EvidenceStatus, Kind


def told_by(file: str, told: Event) -> Event:
    (account,) = told.accounts
    return replace(told, accounts=(replace(account, source=replace(account.source, document=file)),))


def heard(key: str, day: str, file: str) -> Event:
    told = event(key, day, Kind.DOMESTIC_ABUSE_INCIDENT, evidence_status=EvidenceStatus.REPORTED, fact="Dad hit Mam.")
    return told_by(file, told)


def test_what_a_school_and_a_visit_heard_of_one_night_is_no_repetition() -> None:
    night = told_by("police.csv", event("n", "2021-11-14", Kind.DOMESTIC_ABUSE_INCIDENT, agency="Police"))

    assert [] == findings(
        chronology(night, heard("a", "2021-11-15", "school.csv"), heard("b", "2021-11-16", "notes.txt")),
        "domestic_abuse_repetition",
    )


def test_what_the_ward_called_an_attendance_stands_once_by_its_first_telling() -> None:
    ward = event("w", "2021-11-14", Kind.EMERGENCY_ATTENDANCE, fact="Sprained wrist. Says he assaulted his partner.")
    tellings = (heard("a", "2021-11-15", "school.csv"), heard("b", "2021-11-16", "notes.txt"))
    later = event("z", "2022-05-01", Kind.DOMESTIC_ABUSE_INCIDENT)
    (found,) = findings(chronology(told_by("health.csv", ward), *tellings, later), "domestic_abuse_repetition")

    assert "two domestic abuse incidents" in found.statement


def test_two_nights_told_by_the_police_are_two() -> None:
    nights = (
        event("a", "2021-11-14", Kind.DOMESTIC_ABUSE_INCIDENT, agency="Police"),
        event("b", "2021-11-16", Kind.DOMESTIC_ABUSE_INCIDENT, agency="Police"),
    )

    assert 1 == len(findings(chronology(*nights), "domestic_abuse_repetition"))


def test_letter_meeting_and_review_before_proceedings_are_one_process() -> None:
    concern = event("c", "2025-12-01", Kind.NEGLECT_OBSERVED)
    days = ("2026-01-22", "2026-02-16", "2026-04-22")
    steps = [event(f"p{n}", day, Kind.PRE_PROCEEDINGS) for n, day in enumerate(days)]

    assert not any(
        "pre-proceedings" in found.statement for found in findings(chronology(concern, *steps), "start_again")
    )
