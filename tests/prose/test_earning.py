"""A kind is asserted where the words of its sentence carry it, and by no word that only names it."""

import re

import pytest

from chronology.model import Kind
from chronology.prose.earning import earned
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, sentences
from chronology.prose.telling import Telling, kind_of_heading
from chronology.tables import shipped_table


def told(text: str) -> set[Kind]:
    telling = Telling(folded(text))
    return {said.kind for span in sentences(text) for said in telling.said(span)}


# Of each pair the first tells of the kind, and the second has its words.
PAIRS = [
    (Kind.MISSING, "Ellie missing from placement since 9pm.", "£40 missing from her purse."),
    (Kind.MISSING, "He was missing for two nights.", "Mum says £25 was missing again."),
    (Kind.OVERDOSE, "She took 20 paracetamol and was sick.", "She had a headache and took two paracetamol."),
    (Kind.OVERDOSE, "He took a handful of tablets.", "He took his tablets with his tea."),
    (Kind.OVERDOSE, "Took all her sertraline at once.", "Took tablets for a migraine, slept."),
    (Kind.OVERDOSE, "The toddler swallowed some of mum's methadone.", "He swallowed a pip and coughed."),
    (Kind.OVERDOSE, "An overdose, taken to hospital.", "Overdose awareness talk at college."),
    (Kind.EMERGENCY_ATTENDANCE, "Taken to A&E with a wheeze.", "I said take him to A&E."),
    (Kind.EMERGENCY_ATTENDANCE, "Dad took her to casualty.", "Dad was told to go to casualty."),
    (Kind.EMERGENCY_ATTENDANCE, "Seen in A&E, sent home.", "She should have been taken to A&E."),
    (Kind.EMERGENCY_ATTENDANCE, "A&E on Sunday, wrist in plaster.", "Run it under the tap now. Then A&E."),
    (Kind.EMERGENCY_ATTENDANCE, "Nan brought him to minor injuries.", "Nan works at minor injuries."),
    (Kind.EMERGENCY_ATTENDANCE, "Ambulance called, taken to hospital.", "Ambulance called, not conveyed."),
    (Kind.EMERGENCY_ATTENDANCE, "She went to A&E in a taxi.", "She did not go to A&E."),
    (Kind.DENTAL_CHECK, "Dentist: two teeth out.", "Dentist: was not brought."),
    (Kind.DENTAL_CHECK, "Seen by the dentist.", "Not on the list of any dentist."),
    (Kind.DENTAL_CHECK, "Dental check done.", "Dental check to be booked."),
    (Kind.HEALTH_CONTACT, "Seen by the GP, chest clear.", "Rang the GP."),
    (Kind.HEALTH_CONTACT, "Midwife weighed the baby.", "Left a voicemail for the midwife."),
    (Kind.HOSPITAL_ADMISSION, "Admitted with sepsis.", "Amputation site clean and dry."),
    (Kind.HOSPITAL_DISCHARGE, "Discharged home today.", "Medically fit, no bed to go to."),
    (Kind.DIAGNOSIS, "Diagnosis of autism given.", "Awaiting a diagnosis of autism."),
    (Kind.SELF_HARM, "Cut herself with a razor.", "Somebody's razor in the bathroom."),
    (Kind.BIRTH, "Baby was born on Friday.", "They married before she was born."),
    (Kind.BIRTH, "She had a baby girl, 7lb 2oz.", "Gran had the baby at hers while mum slept."),
    (Kind.BIRTH, "Baby was delivered at 3am by section.", "Pushchair and a cot delivered by the family worker."),
    (Kind.BIRTH, "Newborn, born on Tuesday.", "Seen in transitional care, feeding well."),
    (Kind.PREGNANCY, "Pregnancy confirmed, twelve weeks.", "He hit her twice, once in pregnancy."),
    (Kind.PREGNANCY, "Pregnancy confirmed by scan on Monday.", "Present at three assaults (May, June and the pregnancy Feb)."),
    (Kind.APPOINTMENT_MISSED, "Nobody came to the appointment.", "Nobody came to tell us anything."),
    (Kind.SUBSTANCE_TREATMENT, "Three months clean, attends his recovery meetings.", "She says he has been clean since Easter."),
    (Kind.MISSING, "She went missing from home.", "Two pages of the log are missing from the file."),
    (Kind.RETURNED_FROM_MISSING, "He was found at the bus station.", "Letter for another patient found in his notes."),
    (Kind.PLACEMENT_ENDED, "Carers have given notice on the placement.", "Notice given on the care package."),
    (Kind.CHILD_UNSUPERVISED, "The children were left alone.", "She wants her savings left alone."),
    (Kind.SEXUAL_ABUSE_ALLEGED, "Says grandad touched her down there.", "They all hid in the bath when he banged on the door."),
    (Kind.SEXUAL_ABUSE_ALLEGED, '"He touched me."', "He touched her arm to show where it hurt."),
    (Kind.SEXUAL_ABUSE_ALLEGED, "He gets into her bed at night.", "The dog got into her bed and slept there."),
    (Kind.CHILD_SEEN_ALONE, "Ffion seen alone at school.", "Ffion not seen alone since May."),
    (Kind.APPOINTMENT_MISSED, "Did not attend the clinic.", "Declined visit."),
    (Kind.FALL, "She had fallen in the hall.", "She knew she'd fallen and which wrist it was."),
    (Kind.FAMILY_CONTACT, "Letterbox contact with birth mother.", "Letterbox guard and chain fitted."),
    (Kind.MARRIAGE, "They got married on Saturday.", '"I married her, I know what she likes."'),
    (Kind.ADOPTION_STEP, "He was adopted, the order was made today.", "She had a baby boy in 1971 and he was adopted."),
    (Kind.REFERRAL, "Emailed MASH with our concerns.", "Email to CSC with the minutes as agreed."),
    (Kind.INITIAL_CONFERENCE, "Initial conference held today.", "Told her in writing as agreed at conference."),
    (Kind.DISCLOSURE, "She told staff that he hits her.", "The lodger told staff that the flat had been let."),
    (Kind.HOUSEHOLD_JOINED, "Gaz has moved in.", "The family moved in last week, keys given."),
    (Kind.HOUSEHOLD_JOINED, "Gaz moved in with mum.", "Gaz's boots by the door."),
    (Kind.HOUSEHOLD_JOINED, "Now living with his new partner.", "In a relationship with a man from Rhyl."),
    (Kind.HOUSEHOLD_LEFT, "Dad moved out on Friday.", "Dad moved out of the back bedroom."),
    (Kind.HOUSEHOLD_LEFT, "Dad has left.", "The worker on her case has left."),
    (Kind.HOUSEHOLD_LEFT, "He has gone back to Poland to live, for good.", "She has gone back to nappies."),
    (Kind.HOUSEHOLD_LEFT, "Asked to leave the home by mum.", "Visitor asked to leave by ward staff."),
    (Kind.INFORMAL_CARE, "The children stayed at their aunt's.", "Dad is staying with his sister."),
    (Kind.CHILD_SEEN_ALONE, "Ffion seen alone.", "Mother seen alone."),
    (Kind.NOT_BROUGHT, "Ffion was not brought to clinic.", "His brother was not brought to clinic."),
    (Kind.NO_ACCESS_VISIT, "Knocked twice, no reply, card left.", "Text to mum (no reply)."),
    (Kind.NO_ACCESS_VISIT, "Visit: no access.", "She has no access to the loft."),
    (Kind.NO_ACCESS_VISIT, "No access to the property.", "Discharged for repeated no access."),
    (Kind.NO_ACCESS_VISIT, "She did not answer the door.", 'On the ward she said "I didn\'t answer the door".'),
    (Kind.CARE_CALL_MISSED, "Morning carer turned up late, no insulin.", "Carer turned up late, all well."),
    (Kind.APPOINTMENT_MISSED, "20 mins late for clinic so could not be seen.", "20 mins late, bus."),
    (Kind.EXCLUSION, "Excluded for two days.", "She felt excluded by her sisters."),
    (Kind.EXCLUSION, "Fixed term exclusion, 3 days.", "At risk of exclusion."),
    (Kind.ARREST, "Dad was arrested at 2am.", "They want to arrest dad."),
    (Kind.ARREST, "Arrest made this morning.", "Cardiac arrest on the ward."),
    (Kind.CASE_CLOSED, "Case closed, family told.", "The allegation was closed by the police."),
    (Kind.CASE_CLOSED, "Case closed with no further action.", "Contact about noise, no further action."),
    (Kind.ASSESSMENT_COMPLETED, "C&F completed and shared.", "C&F: started 3/2, not finished."),
    (Kind.ASSESSMENT_COMPLETED, "Assessment completed by SW.", "Assessment is in draft."),
    (Kind.CIN_PLAN_ENDED, "Stepped down to early help, agreed.", "Recommendation: step down to early help."),
    (Kind.SAFETY_PLAN, "Safety plan signed by mum and nan.", "Written agreement - blank copy on file."),
    (Kind.SAFETY_PLAN, "Written agreement signed today.", "He collected her, against the written agreement."),
    (Kind.FAMILY_MEETING, "FGC held, nan to help.", "FGC offered, mum to think."),
    (Kind.PROGRAMME_COMPLETED, "Completed the Freedom Programme.", "Dropped out of the Freedom Programme."),
    (Kind.DISCLOSURE, "She disclosed that her uncle hits her.", "She disclosed that she is pregnant."),
    (Kind.DISCLOSURE, "Ffion told her teacher that dad hit her.", "Ffion now says she made it all up."),
    (Kind.MISSING, "Reported missing at 9pm.", "He did not know where mum was."),
    (Kind.MISSING, "He has not returned, police told.", "Diary sheets not returned."),
    (Kind.SUBSTANCE_MISUSE, "Hair strand test positive for cocaine.", "Hair strand test to be costed."),
    (Kind.RETURNED_HOME, "Returned home from foster care.", "Returned home from school at four."),
    (Kind.WORKER_ALLOCATED, "Allocated to Jo Bevan, social worker.", "The flat was allocated to mum."),
    (Kind.WORKER_ALLOCATED, "New social worker is Jo Bevan.", "A new social worker is needed."),
    (Kind.RELEASE_FROM_PRISON, "Released on licence.", "Released on bail."),
    (Kind.CHILD_UNSUPERVISED, "Left alone all night.", "Left alone to finish his sums."),
    (Kind.SCHOOL_ABSENCE, "Attendance is 61%, attendance dropped.", "Attendance was 97%."),
    (Kind.CARE_REFUSED, "Declined support from the agency.", "Declined a biscuit."),
    (Kind.REFERRAL, "Referral made to MASH by school.", "Podiatry referral sent."),
    (Kind.EMOTIONAL_HARM_OBSERVED, "Told he was useless.", "Told he was going to the park."),
    (Kind.HOME_CONDITIONS, "Rubbish in the hall and stairs.", "Dad says rubbish, he was at work."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "carried", "named"), PAIRS, ids=[named for _, _, named in PAIRS])
def test_a_kind_is_told_by_words_that_carry_it_and_not_by_words_that_only_have_its_name(
    kind: Kind, carried: str, named: str
) -> None:
    assert kind in told(carried)
    assert kind not in told(named)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Mum and the children moved in on Friday.", Kind.ADDRESS_CHANGED),
        ("Ms Vaughan + 3 children moved in from Glan Street. Keys given.", Kind.ADDRESS_CHANGED),
        ("RCPC. Conference agreed that plans continue.", Kind.REVIEW_CONFERENCE),
        ("C&F started today, first session with mum.", Kind.ASSESSMENT_STARTED),
        ("s47 re the bruise: not substantiated on balance.", Kind.S47_COMPLETED),
        ("She is staying at Gwen's this week.", Kind.INFORMAL_CARE),
        ("Attended week 2 of the Freedom Programme.", Kind.CARER_ENGAGED),
        ("He now says it isn't true, he made it up cos he was angry.", Kind.UNCLASSIFIED),
        ("Podiatry referral sent.", Kind.CONTACT),
        ("Attendance was 98% this term.", Kind.EDUCATION_CONTACT),
    ],
)
def test_what_does_not_carry_its_kind_is_told_as_the_plainer_one(text: str, instead: Kind) -> None:
    assert instead in told(text)


@pytest.mark.parametrize(
    "text",
    ["Written agreement - blank copy on file.", "C&F: not finished.", "Hair strand test to be costed."],
)
def test_a_sentence_that_falls_short_of_its_kind_is_known_so_that_its_note_stays_an_entry(text: str) -> None:
    telling = Telling(folded(text))

    assert all(telling.names_a_step(span) or telling.falls_short(span) for span in sentences(text))


def test_a_heading_need_say_no_more_than_the_name_but_is_belied_as_a_sentence_is() -> None:
    assert Kind.EMERGENCY_ATTENDANCE is kind_of_heading("a&e attendance")
    assert Kind.DENTAL_CHECK is kind_of_heading("dentist")
    assert Kind.DENTAL_CHECK is not kind_of_heading("dentist - was not brought")


@pytest.mark.parametrize(
    ("note", "told_as"), [("S42 enquiry. Outcome: ", Kind.ADULT_ENQUIRY_COMPLETED), ("Complaint. Outcome: ", None)]
)
def test_what_was_substantiated_is_the_enquiry_s_that_the_note_names_shortly_before(
    note: str, told_as: Kind | None
) -> None:
    lower = f"{note.lower()}\nsubstantiated."
    at = Span(len(note) + 1, len(lower) - 1)

    assert told_as is earned(Kind.ADULT_ENQUIRY_COMPLETED, lower, at, Span(at.start, len(lower)))


def test_a_negated_word_that_another_kind_is_made_of_stays_negated() -> None:
    assert Kind.TEMPORARY_ACCOMMODATION not in told("Mum was not admitted to the refuge, it takes no boys.")
    assert Kind.REVIEW_NOT_HELD in told("The LAC review did not go ahead.")


def test_every_row_names_kinds_that_exist_and_has_expressions_that_compile() -> None:
    for row in shipped_table("chronology.prose", "earned.toml")["earned"]:
        assert row["kinds"]
        assert row.keys() & {"needs", "never"}
        for kind in (*row["kinds"], row.get("instead", "contact")):
            Kind(kind)
        for name in ("cue", "needs", "never", "unless", "near"):
            words = row.get(name, ())
            for word in [words] if isinstance(words, str) else words:
                re.compile(word)


@pytest.mark.parametrize(
    "text",
    [
        "Now says she made it all up.",
        'She says now "I made it up cos I was angry about my phone".',
        "Osian took back what he had told us about the shed.",
        "He told his teacher it isn't true what he said on Monday.",
        "Told staff that it never happened.",
    ],
)
def test_who_takes_a_thing_back_discloses_nothing_and_is_told_in_the_words_of_the_record(text: str) -> None:
    said = [one for span in sentences(text) for one in Telling(folded(text)).said(span)]

    assert Kind.DISCLOSURE not in {one.kind for one in said}
    assert all(one.by_weight for one in said if one.kind is Kind.UNCLASSIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "Ffion told her teacher that dad made her say it isn't true.",
        "He told his teacher that dad hit him and mum told him to take it back.",
    ],
)
def test_who_was_made_to_take_a_thing_back_discloses_that(text: str) -> None:
    assert Kind.DISCLOSURE in told(text)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Asked the council for the outcome of the enquiry.", False),
        ("Still waiting for outcome of the s42 enquiry.", False),
        ("Outcome of the s42 enquiry: inconclusive.", True),
    ],
)
def test_who_asks_for_an_outcome_records_none(words: str, is_told: bool) -> None:
    assert (Kind.ADULT_ENQUIRY_COMPLETED in told(words)) is is_told


def test_an_officer_whom_the_police_give_a_case_to_is_no_allocated_worker() -> None:
    assert Kind.WORKER_ALLOCATED not in told("Bruise found by HV. DC Hale allocated. Joint s47.")
    assert Kind.WORKER_ALLOCATED in told("Allocated to Ceri Hale today.")
