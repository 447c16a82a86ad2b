"""What the words of adult care tell: enquiries, authorisations, reviews, calls, medicine, wounds."""

import pytest

from chronology.model import Kind
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.telling import Telling

TOLD = [
    (Kind.ADULT_ENQUIRY_COMPLETED, "s42 enquiry concluded, substantiated."),
    (Kind.ADULT_ENQUIRY_COMPLETED, "Section 126 enquiry was completed on 3 May; determination 3."),
    (Kind.ADULT_ENQUIRY_COMPLETED, "End of the section 42 enquiry, report shared with family"),
    (Kind.ADULT_ENQUIRY_COMPLETED, "Ymholiad a126 wedi dod i ben."),
    (Kind.ADULT_ENQUIRY_STARTED, "s126 enquiry opened today"),
    (Kind.DEPRIVATION_OF_LIBERTY, "Standard authorisation granted to 4/5/24."),
    (Kind.DEPRIVATION_OF_LIBERTY, "Urgent authorisation 7 days"),
    (Kind.DEPRIVATION_OF_LIBERTY_ENDED, "DoLS expired 4 March and nobody asked for a new one."),
    (Kind.DEPRIVATION_OF_LIBERTY_ENDED, "Standard authorisation runs out on 3 June."),
    (Kind.DEPRIVATION_OF_LIBERTY_ENDED, "No DoLS since January."),
    (Kind.DEPRIVATION_OF_LIBERTY_ENDED, "She is deprived of her liberty there and nobody has authorised it."),
    (Kind.DEPRIVATION_OF_LIBERTY_ENDED, "Deprivation of liberty was never authorised."),
    (Kind.DEPRIVATION_OF_LIBERTY_ENDED, "The DoLS for the man in room 4 has expired."),
    (Kind.DEPRIVATION_OF_LIBERTY, "DoLS granted after the urgent one expired."),
    (Kind.DEPRIVATION_OF_LIBERTY_STEP, "Urgent DoLS applied for by the home."),
    (Kind.DEPRIVATION_OF_LIBERTY_STEP, "DoLS renewal request sent to supervisory body."),
    (Kind.REVIEW_NOT_HELD, "Care plan review DID NOT GO AHEAD, manager off sick."),
    (Kind.REVIEW_NOT_HELD, "Care plan review due today did not go ahead - agency manager did not attend, rebook."),
    (Kind.REVIEW_NOT_HELD, "Annual review planned for today 2pm - cancelled, worker sick."),
    (Kind.REVIEW_NOT_HELD, "Placement review postponed to next month."),
    (Kind.REVIEW_NOT_HELD, "Ni chynhaliwyd yr adolygiad gofal."),
    (Kind.CONFERENCE_NOT_HELD, "ICPC due today cancelled, not quorate."),
    (Kind.CONFERENCE_NOT_HELD, "Review conference did not go ahead, chair unwell"),
    (Kind.CONFERENCE_NOT_HELD, "The case conference could not be held as no police came"),
    (Kind.CONFERENCE_NOT_HELD, "RCPC inquorate, to be rebooked."),
    (Kind.CONFERENCE_NOT_HELD, "Cynhadledd achos wedi ei gohirio"),
    (Kind.INITIAL_CONFERENCE, "ICPC held, quorate, registered under neglect."),
    (Kind.INITIAL_CONFERENCE, "ICPC today; core group cancelled next week"),
    (Kind.REVIEW_CONFERENCE, "Review conference held, decision postponed"),
    (Kind.CARE_AND_SUPPORT_REVIEW, "Annual review held, son present; next visit cancelled."),
    (Kind.CARE_CALL_MISSED, "Agency missed the lunch visit"),
    (Kind.APPOINTMENT_MISSED, "Dad invited but did not attend"),
    (Kind.CARE_CALL_MISSED, "No one came for the lunch call."),
    (Kind.CARE_CALL_MISSED, "Bed call missed again, carer off sick."),
    (Kind.CARE_CALL_MISSED, "Tea call 2 hours late, short staffed"),
    (Kind.CANCELLED_BY_SERVICE, "Visit cancelled by the district nurse team - sickness."),
    (Kind.CANCELLED_BY_SERVICE, "Appointment cancelled by the hospital"),
    (Kind.MEDICATION_ERROR, "Warfarin given twice in error"),
    (Kind.MEDICATION_ERROR, "Paracetamol signed for but not given"),
    (Kind.MEDICATION_ERROR, "Told of double warfarin dose by the home"),
    (Kind.MEDICATION_ERROR, "Levothyroxine missed 3 mornings, pharmacy did not deliver"),
    (Kind.MEDICATION_ERROR, "Rhoddwyd y tabledi ddwywaith"),
    (Kind.PRESSURE_ULCER, "L heel cat 3, sloughy"),
    (Kind.PRESSURE_ULCER, "Briw pwyso gradd 3 ar y sawdl"),
    (Kind.HEALTH_IMPROVED, "Pressure ulcer to sacrum now healed."),
    (Kind.PROVIDER_CONCERN, "Suspension of admissions agreed"),
    (Kind.PROVIDER_CONCERN, "Provider concerns meeting (escalating concerns)"),
    (Kind.WORKER_ENDED, "R Ellis last day with the team."),
    (Kind.CASE_UNALLOCATED, "R Ellis last day. Case to duty until reallocated."),
    (Kind.CONTACT, "Emailed the occupational therapist. No reply."),
]
NOT_TOLD = [
    (Kind.DEATH, "DoLS for her husband Emrys expired."),
    (Kind.INITIAL_CONFERENCE, "ICPC due today cancelled, not quorate."),
    (Kind.INITIAL_CONFERENCE, "ICPC cancelled"),
    (Kind.CONFERENCE_NOT_HELD, "Mum says if the ICPC is cancelled she will complain"),
    (Kind.CONFERENCE_NOT_HELD, "ICPC is not to be cancelled"),
    (Kind.CONFERENCE_NOT_HELD, "ICPC held, report was not sent to dad"),
    (Kind.CP_PLAN_STARTED, "The enduring power of attorney was registered with the court on 3 May 2019."),
    (Kind.CP_PLAN_STARTED, "Mr Ellis was registered blind in 2018."),
    (Kind.CP_PLAN_STARTED, "The home was registered with CIW as a dual home in 2015."),
    (Kind.ORDER_MADE, "Public order: male shouting in the street"),
    (Kind.ORDER_MADE, "Standing order set up to nephew for £200 a month"),
    (Kind.CASE_CLOSED, "No further action, the victim does not support a prosecution"),
    (Kind.ADULT_ENQUIRY_STARTED, "Her concern is being looked at as part of the section 42 enquiry."),
    (Kind.ADULT_ENQUIRY_STARTED, "We cannot answer while the section 126 enquiry is open."),
    (Kind.DEPRIVATION_OF_LIBERTY, "DoLS in date until 17/02/2026."),
    (Kind.NO_ACCESS_VISIT, "Letter to the bank. No reply."),
    (Kind.APPOINTMENT_MISSED, "Son invited but didn't come."),
    (Kind.APPOINTMENT_MISSED, "Agency manager did not attend."),
    (Kind.HOSPITAL_DISCHARGE, "Wound closed, discharged from podiatry"),
    (Kind.CASE_CLOSED, "Discharged from the falls clinic"),
    (Kind.DIAGNOSIS, "Annual dementia review."),
    (Kind.CANCELLED_BY_SERVICE, "Carer came 90 minutes late, no staff"),
    (Kind.SELF_NEGLECT, "Ddim yn bwyta ers tridiau, dim galwad i'r meddyg."),
    (Kind.WORKER_ENDED, "Seren's last day with the twins"),
    (Kind.WORKER_ALLOCATED, "Case to duty until reallocated."),
    (Kind.MEDICATION_ERROR, "Given paracetamol twice a day for the pain."),
    (Kind.PRESSURE_ULCER, "He is in grade 3 for piano"),
    (Kind.PLAN_STARTED, "Protection plan review due."),
]


def _kind(text: str) -> Kind | None:
    said = Telling(folded(text)).of_body(tuple(sentences(text)))
    return said.kind if said else None


def _all(text: str) -> set[Kind]:
    telling = Telling(folded(text))
    return {said.kind for span in sentences(text) for said in telling.said(span)}


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_the_words_of_adult_care_tell_what_was_done(kind: Kind, text: str) -> None:
    assert _kind(text) is kind


@pytest.mark.parametrize(("kind", "text"), NOT_TOLD)
def test_what_only_sounds_like_a_step_is_none(kind: Kind, text: str) -> None:
    assert kind not in _all(text)


@pytest.mark.parametrize("text", ["Knocked twice, no reply.", "Called at the house at 10, no answer."])
def test_nobody_at_the_door_is_still_no_access(text: str) -> None:
    assert _kind(text) is Kind.NO_ACCESS_VISIT


@pytest.mark.parametrize(
    "text", ["N/R. Not given.", "N/R x2, phone off.", "N/R both", "N/R at 08.45, tried again at 11."]
)
def test_no_reply_is_written_short_at_the_head_of_a_note(text: str) -> None:
    assert _kind(text) is Kind.NO_ACCESS_VISIT


@pytest.mark.parametrize("text", ["Allergies: N/R.", "Outcome N/R", "[no answer]", "me: are you coming [no answer]"])
def test_what_was_not_recorded_and_an_unanswered_message_are_no_visit(text: str) -> None:
    assert Kind.NO_ACCESS_VISIT not in _all(text)


def test_a_section_of_an_act_begins_a_sentence_in_small_letters() -> None:
    text = "Admitted last night with sepsis. s126 enquiry opened: neglect."

    assert 2 == len(tuple(sentences(text)))
