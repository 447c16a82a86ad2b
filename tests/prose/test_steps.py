"""A step of a procedure is told where its clause asserts that it was taken, and nowhere else."""

import pytest

from chronology.model import Kind
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, sentences
from chronology.prose.steps import called_off, is_step
from chronology.prose.telling import Telling, kind_of_heading, kind_of_label

TAKEN = [
    (Kind.ORDER_MADE, "The court made a care order. It was not contested."),
    (Kind.STRATEGY_DISCUSSION, "Mum thinks school rang us, and a strategy discussion was held at 3pm."),
    (Kind.CASE_CLOSED, "The case was closed. She was not surprised."),
    (Kind.ORDER_MADE, "Interim care order granted by DJ Rees."),
    (Kind.ORDER_MADE, "The court made a supervision order for 12 months."),
    (Kind.ORDER_MADE, "He lived there until May 2016, when a special guardianship order was made."),
    (Kind.ORDER_MADE, "Restraining order 3 years, not to go to the house."),
    (Kind.S47_STARTED, "S47 joint enquiry agreed on both children."),
    (Kind.ADULT_ENQUIRY_STARTED, "s42 no. 3 opened."),
    (Kind.ADULT_ENQUIRY_STARTED, "The s126 enquiry about the money was opened on 8 August."),
    (Kind.STRATEGY_DISCUSSION, "Strategy discussion with DS Orme 11.40 - agreed joint visit."),
    (Kind.STRATEGY_DISCUSSION, "STRATEGY MEETING Thurs 8 Feb 11am Teams. Chair: P Vale"),
    (Kind.STRATEGY_DISCUSSION, "She asked for a strategy discussion, held at 3pm."),
    (Kind.INITIAL_CONFERENCE, "Attended the ICPC."),
    (Kind.COURT_HEARING, "He was in the youth court this morning."),
    (Kind.CP_PLAN_STARTED, "Both made subject to CP plan - neglect."),
    (Kind.REFERRAL, "Referral from the ward safeguarding nurse."),
    (Kind.CARE_PACKAGE_STARTED, "Care package started, 4 calls a day."),
    (Kind.CARE_PACKAGE_BREAKDOWN, "No carers since 21 June."),
    (Kind.EVICTION, "Notice seeking possession served by hand."),
    (Kind.SUBSTANCE_TREATMENT, "14 weeks sober, attends every group."),
    (Kind.BAIL_CONDITIONS, "Out on bail, not allowed near the house."),
    (Kind.CHARGE_OR_CONVICTION, "He was convicted of assault."),
    # As courts and reviews write them: with its day, as what there was, as what something led to, in a relative.
    (Kind.ORDER_MADE, "The mother obtained, without notice, a non-molestation order against him."),
    (Kind.COURT_HEARING, "At the hearing on 24 January 2012 the service said that the child should be placed."),
    (Kind.COURT_HEARING, "The hearing on 16 September 2014 was adjourned."),
    (Kind.COURT_HEARING, "The High Court discharged the wardship on 29 March 1993."),
    (Kind.INITIAL_CONFERENCE, "At the ICPC on 5 May 2020 both children were registered."),
    (Kind.INITIAL_CONFERENCE, "A further case conference a fortnight later recommended that she should not go home."),
    (Kind.REFERRAL, "There was a second referral, from the ambulance service."),
    (Kind.STRATEGY_DISCUSSION, "A strategy discussion followed the next day."),
    (Kind.CIN_PLAN_STARTED, "The second led to a child in need plan."),
    (Kind.ASSESSMENT_COMPLETED, "It resulted in a care and support assessment, which was completed on 10 May 2016."),
    (Kind.ASSESSMENT_COMPLETED, "A telephone triage assessment of her mental health took place on 14 October."),
    (Kind.BECAME_LOOKED_AFTER, "The child was discharged from hospital into foster care on 1 November."),
    (Kind.PROFESSIONALS_MEETING, "A multi-agency meeting, the first in two years, took place on 26 July."),
    (Kind.CEASED_LOOKED_AFTER, "Section 20 agreement ended and she is home."),
    (Kind.CEASED_LOOKED_AFTER, "CLA episode ended 3 May."),
    (Kind.CP_PLAN_ENDED, "Name off the Child Protection Register."),
    (Kind.CP_PLAN_ENDED, "Enw Mali oddi ar y Gofrestr."),
]
NOT_TAKEN = [
    (Kind.ORDER_MADE, "She thought a supervision order was made."),
    (Kind.ORDER_MADE, "Guardian supports a care order being made."),
    (Kind.CP_PLAN_STARTED, "Dawn believed that Mali had been placed on the register."),
    (Kind.CEASED_LOOKED_AFTER, "Section 76 to be ended at the review."),
    (Kind.BECAME_LOOKED_AFTER, "The s.76 has now ended."),
    (Kind.CASE_CLOSED, "He told school the case was closed, this is not right."),
    (Kind.CASE_CLOSED, "Housing closed the case about the fence."),
    (Kind.DEPRIVATION_OF_LIBERTY, "They said the DoLS had been authorised; the home says it has not."),
    (Kind.STRATEGY_DISCUSSION, "I was told the strategy discussion was held. I checked with DS Orme, it was not."),
    (Kind.STRATEGY_DISCUSSION, "Can you confirm the strategy meeting took place."),
    (Kind.S47_STARTED, "Training: how section 47 enquiries are started."),
    (Kind.INITIAL_CONFERENCE, "The aim is that the ICPC is held by Friday."),
    (Kind.CORE_GROUP, "Core group was meant to be held today."),
    (Kind.REFERRAL, "Referral to CAMHS was agreed but not made."),
    (Kind.MARAC, "MARAC heard another family today."),
    (Kind.ASSESSMENT_COMPLETED, "Assessment half done."),
    (Kind.EVICTION, "They were nearly evicted in 2019."),
    (Kind.ORDER_MADE, "Housing say they'll get an injunction on the lodger in the New Year."),
    (Kind.ORDER_MADE, "Injunction against the lodger. Solicitor never instructed."),
    (Kind.ORDER_MADE, "Closure order runs out on 18/12."),
    (Kind.ORDER_MADE, "Once the care order is granted he will move."),
    (Kind.ORDER_MADE, "Rang legal re care order."),
    (Kind.S47_STARTED, "Discussed whether the threshold for a s47 enquiry is met."),
    (Kind.ADULT_ENQUIRY_STARTED, "s42 to start 16/02/2023."),
    (Kind.ADULT_ENQUIRY_STARTED, "s42 planning meeting CANCELLED, police could not come."),
    (Kind.ADULT_ENQUIRY_STARTED, "s42 no. 3 closed."),
    (Kind.ADULT_ENQUIRY_STARTED, "Much better since the s42 enquiry."),
    (Kind.STRATEGY_DISCUSSION, "Strat requested by me via the hub."),
    (Kind.INITIAL_CONFERENCE, "The report for the conference was done."),
    (Kind.COURT_HEARING, "Could not do the gas check at 22 Larch Court."),
    (Kind.COURT_HEARING, "Spoke to him after court."),
    (Kind.REFERRAL, "Memory clinic referral turned down."),
    (Kind.CARE_PACKAGE_STARTED, "Home on Monday with 2 calls a day."),
    (Kind.CARE_PACKAGE_BREAKDOWN, "No carers have been yet."),
    (Kind.CARER_ASSESSMENT, "Passed on for a carer's assessment."),
    (Kind.EVICTION, "Locks changed at 22 for the safeguarding plan. 4 keys."),
    (Kind.EVICTION, "Visited re arrears and NSP."),
    (Kind.SUBSTANCE_TREATMENT, 'They have him down as "declined" for his detox bed.'),
    (Kind.SUBSTANCE_TREATMENT, "Seen at 11am sober."),
    (Kind.MENTAL_HEALTH_TREATMENT, "She slipped off the bus step outside the depot."),
    (Kind.CASE_CLOSED, "Calls suspended, 5 declines."),
    (Kind.CASE_CLOSED, "Case to be closed."),
    (Kind.INITIAL_CONFERENCE, "Invited to the conference on 12 May."),
    (Kind.INITIAL_CONFERENCE, "The conference on 12 May was cancelled."),
    (Kind.COURT_HEARING, "At the hearing on 12 May she would be told of it."),
    (Kind.STRATEGY_DISCUSSION, "There was to be a strategy discussion."),
    (Kind.REFERRAL, "There was no referral."),
    (Kind.PRE_PROCEEDINGS, "The deputy tells me pre-proceedings have started."),
    (Kind.BECAME_LOOKED_AFTER, "Have been told Ira became looked after at Easter."),
    (Kind.CIN_PLAN_STARTED, "Hoped that it would have led to a child in need plan."),
]


def told(text: str) -> set[Kind]:
    telling = Telling(folded(text))
    return {said.kind for span in sentences(text) for said in telling.said(span)}


@pytest.mark.parametrize(("kind", "text"), TAKEN, ids=[text[:40] for _, text in TAKEN])
def test_a_step_that_its_clause_asserts_is_told(kind: Kind, text: str) -> None:
    assert kind in told(text)


@pytest.mark.parametrize(("kind", "text"), NOT_TAKEN, ids=[text[:40] for _, text in NOT_TAKEN])
def test_a_step_that_is_only_spoken_of_is_not_told(kind: Kind, text: str) -> None:
    assert kind not in told(text)


def test_a_sentence_that_only_speaks_of_a_step_says_so_that_its_words_are_kept() -> None:
    telling = Telling(folded("Injunction against the lodger, solicitor has no statement."))
    whole = Span(0, len(telling.lower))

    assert telling.names_a_step(whole)


def test_a_heading_tells_of_what_is_held_and_not_of_what_is_begun() -> None:
    assert kind_of_heading("cin planning mtg") is Kind.PROFESSIONALS_MEETING
    assert kind_of_heading("section 42 enquiry") is None
    assert kind_of_heading("call re legal planning meeting") is not Kind.LEGAL_PLANNING_MEETING


def test_what_a_table_calls_a_step_is_one() -> None:
    assert kind_of_label("section 42 enquiry") is Kind.ADULT_ENQUIRY_STARTED
    assert kind_of_label("s42 end") is Kind.ADULT_ENQUIRY_COMPLETED
    assert kind_of_label("carer's assessment request") is not Kind.CARER_ASSESSMENT


def test_a_meeting_that_was_called_off_is_none() -> None:
    telling = Telling(folded("CANCELLED, only three could come. Rebooked 18/04."))

    assert telling.foiled(Kind.PROFESSIONALS_MEETING, list(sentences(telling.lower))) is Kind.CANCELLED_BY_SERVICE
    assert called_off(Kind.CORE_GROUP, "not quorate", [Span(0, 11)]) is Kind.REVIEW_NOT_HELD
    assert called_off(Kind.VISIT, "not quorate", [Span(0, 11)]) is None


def test_what_befalls_somebody_is_no_step() -> None:
    assert is_step(Kind.ORDER_MADE)
    assert not is_step(Kind.INJURY)
