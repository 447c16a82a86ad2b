"""Appointments with a service for drink or drugs that a parent did not keep are told as theirs, in the record's words."""

from casebuilding import chronology, event, findings

from chronology.model import Event, Kind

REFERRED = event("r", "2023-03-01", Kind.CONTACT, fact="AUDIT high. Referred to Brook Lane alcohol service.")
MISSED = event("a", "2023-05-02", Kind.TELEPHONE_CALL, fact="Brook Lane: Mum DNA 11/04, 18/04. Letter sent.")
AGAIN = event(
    "b", "2023-07-04", Kind.CORE_GROUP, fact="Dentist booked. Brook Lane say she has not attended since April."
)


def told(*events: Event) -> list[str]:
    found = findings(chronology(*events, event("v", "2023-02-01", Kind.VISIT)), "missed_appointments")
    return [each.statement for each in found if "did not keep" in each.statement]


def test_what_a_service_said_of_a_parent_is_quoted_with_its_days() -> None:
    (statement,) = told(REFERRED, MISSED, AGAIN)

    assert (
        "The record tells of appointments with “Brook Lane”, a service for drink or drugs, that a grown-up did not keep: "
        "“Brook Lane: Mum DNA 11/04, 18/04” (2 May 2023) and “Brook Lane say she has not attended since April” (4 July 2023)."
        == statement
    )


def test_one_telling_a_kept_appointment_and_a_service_of_another_sort_are_none() -> None:
    kept = event("k", "2023-07-04", Kind.CORE_GROUP, fact="Brook Lane say she has not missed one since April.")
    dentist = event("r", "2023-03-01", Kind.CONTACT, fact="Referred to Brook Lane dental clinic.")

    assert [] == told(REFERRED, MISSED)
    assert [] == told(REFERRED, MISSED, kept)
    assert [] == told(dentist, MISSED, AGAIN)


def test_the_rule_bears_no_word_of_the_record_since_nobody_is_spared_it() -> None:
    found = findings(chronology(REFERRED, MISSED, AGAIN, event("v", "2023-02-01", Kind.VISIT)), "missed_appointments")
    assert "P07.of_a_parent" in {each.rule for each in found}
    assert not [each.rule for each in found if "brook" in each.rule]
