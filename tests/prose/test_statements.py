"""What the clause of a day states in a judgment, a review or a report."""

import pytest

from chronology.model import EvidenceStatus, Kind
from chronology.prose.phrases import folded
from chronology.prose.said import Said
from chronology.prose.sentences import Span
from chronology.prose.statements import stated_on, states
from chronology.prose.vocabulary import NAMES

_DAY = "4 March 2016"


def _stated(text: str, read: Said | None = None) -> Said | None:
    lower = folded(text)
    at = lower.index(_DAY.lower())
    return stated_on(lower, Span(at, at + len(_DAY)), Span(0, len(text)), read)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was closed by the council on 4 March 2016 without enquiry.", Kind.CASE_CLOSED),
        ("The concern was closed on 4 March 2016 as he had capacity.", Kind.CASE_CLOSED),
        ("District nursing visits were stopped on 4 March 2016.", Kind.CASE_CLOSED),
        ("Under its policy the service closed the referral, on 4 March 2016, and wrote to the GP.", Kind.CASE_CLOSED),
        ("The care package ceased on 4 March 2016.", Kind.CASE_CLOSED),
        ("The plan was ended on 4 March 2016 on the strength of that separation.", Kind.PLAN_ENDED),
        ("The child in need plan came to an end on 4 March 2016.", Kind.CIN_PLAN_ENDED),
        ("Her name was removed from the register on 4 March 2016.", Kind.CP_PLAN_ENDED),
        ("The social worker left the authority on 4 March 2016.", Kind.WORKER_ENDED),
        ("Ms Adeyemi was moved to the hospital team on 4 March 2016.", Kind.WORKER_ENDED),
        ("It was not reallocated until 4 March 2016.", Kind.WORKER_ALLOCATED),
        ("A review conference on 4 March 2016 continued the plans.", Kind.REVIEW_CONFERENCE),
        ("A meeting before proceedings was held on 4 March 2016.", Kind.PRE_PROCEEDINGS),
        ("The hearing fixed for 4 March 2016 was adjourned.", Kind.COURT_HEARING),
        ("Mr Stott was imprisoned for 20 months on 4 March 2016 for wounding her.", Kind.CHARGE_OR_CONVICTION),
        ("A referral from midwifery dated 4 March 2016 was dealt with by way of advice.", Kind.REFERRAL),
        ("Its referral to adult social care, sent on 4 March 2016, led to a visit.", Kind.REFERRAL),
        ("The family came to the notice of the department on 4 March 2016.", Kind.REFERRAL),
        ("An assessment was opened in May; it was completed on 4 March 2016.", Kind.ASSESSMENT_COMPLETED),
        ("Appointments were offered for 1 and 4 March 2016 and neither was kept.", Kind.APPOINTMENT_MISSED),
        ("She was transferred to the regional children's hospital on 4 March 2016.", Kind.HOSPITAL_ADMISSION),
        ("He went home on 4 March 2016.", Kind.HOSPITAL_DISCHARGE),
        ("She booked with the midwife on 4 March 2016.", Kind.HEALTH_CONTACT),
        ("The gas supply was capped on 4 March 2016.", Kind.HOME_CONDITIONS),
    ],
)
def test_the_clause_of_a_day_states_what_was_done(text: str, kind: Kind) -> None:
    said = _stated(text)

    assert said is not None
    assert (kind, EvidenceStatus.VERIFIED) == (said.kind, said.status)


@pytest.mark.parametrize(
    "text",
    [
        "Had they asked, the case would have been closed on 4 March 2016.",
        "The case was not closed on 4 March 2016.",
        "The case should have been closed on 4 March 2016.",
        "She rang him on 4 March 2016, and closed the case on 12 May.",
        "The case was closed; he came to the office on 4 March 2016.",
        "The closing summary is dated 4 March 2016.",
        "He met her on 4 March 2016.",
    ],
)
def test_what_was_not_or_is_of_another_clause_is_not_stated_of_the_day(text: str) -> None:
    assert _stated(text) is None


def test_what_was_read_stands_unless_the_statement_goes_before_it() -> None:
    injury = Said(Kind.INJURY, Span(0, 3), EvidenceStatus.VERIFIED, NAMES, plain=True)
    visited = _stated("He visited on 4 March 2016 and had a bruise.", injury)
    ended = _stated("The case was closed on 4 March 2016 though he had a bruise.", injury)

    assert injury == visited
    assert ended is not None
    assert Kind.CASE_CLOSED is ended.kind


def test_what_somebody_says_was_done_is_only_reported() -> None:
    said = _stated("The school says that the case was closed on 4 March 2016.")

    assert said is not None
    assert EvidenceStatus.REPORTED is said.status


def test_a_sentence_states_its_kind_and_no_other() -> None:
    lower = "the case was closed by the council."

    assert states(lower, Span(0, len(lower)), Kind.CASE_CLOSED)
    assert not states(lower, Span(0, len(lower)), Kind.REFERRAL)
