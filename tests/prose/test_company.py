"""Words that name something grave in one company name nothing in another: what a sentence says beside them decides."""

import re

import pytest

from chronology.model import Kind
from chronology.prose.company import rules, speaks_for
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import vocabulary

PAIRS = [
    (
        Kind.MANAGEMENT_DECISION,
        "The placement went to panel on Monday.",
        "He put his boot through the panel of the back door and kicked it in.",
    ),
    (Kind.ACCESS_REFUSED, "She wouldn't let me see the bedrooms.", "He wouldn't let me carry him up the steps."),
    (Kind.EMERGENCY_ATTENDANCE, "He was conveyed to the infirmary.", "He was conveyed to the cells for the night."),
    (Kind.WORKER_ENDED, "Handover today, her new worker is Ann.", "Handover: dentist at ten, bus pass in the tin."),
    (Kind.INJURY, "Bruise to the inside of her thigh.", "Bruise on one knee as you would expect of a boy of six."),
    (Kind.DISCLOSURE, "Made a disclosure in form time.", "An order for disclosure was made against the bank."),
    (Kind.WORKER_ALLOCATED, "I have been allocated today.", "Can we reopen this? I've just been allocated."),
    (Kind.REFERRAL, "Re-referred by school after the weekend.", "Re-referred by school: not brought, then attended."),
    (Kind.HOME_CONDITIONS, "Mould on the walls, not treated.", "Mould wash of the kitchen done by contractor."),
    (Kind.HOME_CONDITIONS, "Mould in the bedroom.", "Mould has been treated in the bedroom."),
    (Kind.ADDRESS_CHANGED, "Tenant has moved to a new flat.", "Lock change, tenant lost keys on bus."),
    (Kind.ADDRESS_CHANGED, "Tenant signed for the keys.", "Tenant on phone: attempted break in by some kids."),
    (Kind.DOMESTIC_ABUSE_INCIDENT, "She was screaming at him.", "He was screaming with his tooth for two nights."),
    (Kind.INJURY, "Face swollen and bruised.", "Face swollen on the left, on antibiotics from the GP."),
    (Kind.INJURY, "Facial swelling after the fall.", "Left facial swelling, dental abscess."),
    (Kind.EMOTIONAL_HARM_OBSERVED, "Emotional abuse was seen by staff.", "Emotional abuse was discussed and not used."),
    (Kind.WORKER_ENDED, "Social worker is on sick leave from today.", "Late, as I was on sick leave that week."),
    (Kind.DEATH, "Nan passed on 3 May after a short illness.", "I passed on the information to the health visitor."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "She says he strangled her.", "I was strangled by red tape all week."),
    (Kind.EMERGENCY_ATTENDANCE, "He collapsed at the bus stop.", "She collapsed in giggles on the sofa."),
    (Kind.EMERGENCY_ATTENDANCE, "She had a stroke on Tuesday.", "She volunteers in the stroke ward."),
    (Kind.OVERDOSE, "He had taken tablets and was found by police.", "She had a migraine, took tablets."),
    (Kind.DEATH, "He passed away on Friday.", "He passed away the morning with a crossword."),
    (Kind.RETURNED_FROM_MISSING, "Reported missing; came back at 3am.", "Mum came back at four with the shopping."),
    (Kind.NEGLECT_OBSERVED, "He had been left in a wet bed.", "Wet bed, and I changed him."),
    (Kind.DEATH, "Nain died on Sunday and the funeral is not arranged.", "Funeral 2 February at Lawnswood."),
    (Kind.DEATH, "He died in hospital.", "Inquest opened and adjourned on 4 May."),
    (Kind.INQUEST, "The coroner returned a narrative conclusion.", "He asked what an inspector does."),
    (Kind.FUNERAL, "Went with him to his mother's funeral.", "She has a funeral plan with the bank."),
    (Kind.CHARGE_OR_CONVICTION, "The trial at the Crown Court began.", "Live-in carer, trial 8 weeks from 3 January."),
    (Kind.DEATH, "Paramedics found that her brother was dead.", "Ella told her nan she believed her brother was dead."),
    (Kind.DEATH, "Mum thinks he died of a stroke.", "Mum thinks he could have died."),
    (Kind.SEXUAL_ABUSE_ALLEGED, "He put his hand under her skirt.", "She held his hand under the tap till it stopped."),
    (Kind.APPOINTMENT_MISSED, "Appointment not kept.", "Written agreement not kept to."),
    (Kind.POLICE_INCIDENT, "Police units attended.", "Given 14 units at 08.50."),
    (Kind.DEATH, "She is sad that Taid died.", "He had a dream that Taid died."),
    (Kind.DEATH, "Her husband was dead.", "Her husband looked as good as dead."),
    (Kind.DEATH, "His father is dead.", "His father is dead to him."),
    (Kind.POLICE_CAUTION, "He accepted a caution for criminal damage.", "She should be moved with caution."),
    (Kind.POLICE_CAUTION, "Dad was cautioned for battery.", "Dad was cautioned about the stair gate."),
    (Kind.CASE_UNALLOCATED, "Case on the waiting list for a worker.", "Anger management course: waiting list."),
    (Kind.HOUSEHOLD_JOINED, "Her boyfriend has moved in.", "She said the window was broken when they moved in."),
    (Kind.HOUSEHOLD_JOINED, "It began when he moved in on 3 May.", "It began when he moved in."),
    (Kind.DEATH, "Her grandfather died last week.", "She talked of a film in which somebody died."),
    (
        Kind.SELF_HARM,
        "A razor was found under her pillow, cuts to both arms.",
        "Man's razor and a second toothbrush in the bathroom.",
    ),
    (Kind.MENTAL_HEALTH_CRISIS, "He was found hanging from the banister.", "His coat was hanging in the hall."),
    (Kind.OVERDOSE, "She swallowed twelve of her mother's tablets.", "He swallowed hard and looked at his mother."),
    (Kind.MISSING, "He has not come back and the police have been told.", "Legal have not come back to me."),
    (Kind.MISSING, "Iwan was missing overnight.", "A page was missing from the file."),
    (Kind.MISSING, "She ran off from school at lunch and was found by police.", "She ran off to play."),
    (
        Kind.DOMESTIC_ABUSE_INCIDENT,
        "They had a row and he smashed her phone.",
        "A row with another boy was sorted out.",
    ),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "Dad hit her with a belt.", "She hit her target for reading."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "He shook her until she cried.", "She shook her head."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "Mae'r tad wedi bwrw'r plentyn, fwrodd o hi.", "Roedd hi'n bwrw glaw."),
    (Kind.DISCLOSURE, "She told Mrs Owen that Dad hits her.", "She told Mrs Owen that she likes maths."),
    (
        Kind.EMERGENCY_ATTENDANCE,
        "Mum rang 999 and the ambulance took him to hospital.",
        "Iwan rang his Nain before he rang 999.",
    ),
    (Kind.INJURY, "Bruise to left cheek.", "The apple had a bruise."),
    (Kind.FIRE_RISK, "Candles left burning by the curtain.", "Candles were lit on her birthday cake."),
    (
        Kind.EXPLOITATION_INDICATOR,
        "New trainers and £200 that he would not explain.",
        "New trainers bought by Nan for his birthday.",
    ),
    (Kind.NO_ACCESS_VISIT, "Knocked, no answer.", "No answer yet from the manager."),
    (Kind.INITIAL_CONFERENCE, "ICPC held, category of neglect.", "The ICPC plan still stands."),
    (Kind.ADDRESS_CHANGED, "They moved to the new flat on Friday.", "A man rang and asked for her new address."),
    (Kind.IMPRISONMENT, "He is serving a four year sentence.", "She was serving a meal when I arrived."),
    (Kind.HOUSEHOLD_LEFT, "Dad walked out on them.", "She walked out to the car with me."),
    (Kind.SUBSTANCE_MISUSE, "Mum was drinking again.", "Mum was drinking tea and feeding the baby."),
    (Kind.CHARGE_OR_CONVICTION, "He was charged with assault.", "He was charged £4.50 for parking."),
    (Kind.SEPARATION, "The couple broke up in May.", "School broke up for the summer."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "He pinned her against the cooker.", "Nain pinned her badge on for the parade."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "He was made to stand in a cold shower.", "He likes a cold shower after football."),
    (
        Kind.PHYSICAL_ABUSE_ALLEGED,
        "She was dragged along the landing.",
        "He was dragged along to the shops by his nan.",
    ),
    (Kind.NEGLECT_OBSERVED, "He was rummaging in the bins for food.", "Put the wrappers in the bins please."),
    (
        Kind.CHILD_UNSUPERVISED,
        "A toddler was seen on the dual carriageway.",
        "Traffic on the dual carriageway made me late.",
    ),
    (Kind.CHILD_UNSUPERVISED, "The baby was left standing on the windowsill.", "Plants on the windowsill are well."),
    (Kind.OVERDOSE, "He took a handful of his mother's tablets.", "She brought a handful of his drawings."),
    (Kind.OVERDOSE, "M took fourteen of her own tablets.", "M took two of her own tablets."),
    (Kind.OVERDOSE, "She swallowed a packet of paracetamol.", "Mum bought a packet of paracetamol."),
    (Kind.SUBSTANCE_MISUSE, "Mother was found slumped on the sofa.", "Slumped on the settee after swimming, tired."),
    (Kind.SUBSTANCE_MISUSE, "Needles and foil were in the bedroom.", "Needles and wool for the knitting group."),
    (Kind.SUBSTANCE_MISUSE, "He was withdrawing from heroin.", "She is withdrawing from swimming lessons."),
    (Kind.MISSING, "The family cannot be found.", "The minutes cannot be found on the drive."),
    (Kind.HOMELESSNESS, "They slept in a shed behind the pub.", "He slept in a shed of cushions for the game."),
    (Kind.CARE_CALL_MISSED, "The carers did not come on Sunday.", "Carers did not come in for a chat."),
    (Kind.FINANCIAL_ABUSE_INDICATOR, "She changed her will in May.", "He changed his will to a picture of a whale."),
    (Kind.COURT_HEARING, "Hearing adjourned, hair strand tests not in.", "Hearing screen passed by the school nurse."),
    (Kind.COURT_HEARING, "Went to the hearing with Kirsty.", "Vision and hearing normal for his age."),
    (Kind.COURT_HEARING, "Hearing at the Family Court, ICO renewed.", "We look forward to hearing from you."),
    (Kind.MENTAL_HEALTH_CRISIS, "He had planned to end his life on Friday.", "She planned to end the tenancy."),
    (Kind.EMERGENCY_ATTENDANCE, "Nan took him to the hospital.", "Nan took him to the chemist for cream."),
    (Kind.EMERGENCY_ATTENDANCE, "The ambulance took her to Wrexham.", "Dad took her to the optician."),
    (Kind.UNKNOWN_ADULT_PRESENT, "Unknown male asleep on sofa.", "Kirsty asleep on sofa, drink taken."),
    (Kind.UNKNOWN_ADULT_PRESENT, "A man was asleep on the settee.", "Mother asleep on the settee."),
    (Kind.PROVIDER_CONCERN, "CIW inspected and found too few staff.", "We inspected the house; kitchen very dirty."),
    (Kind.PROVIDER_CONCERN, "Unannounced inspection of the home.", "Gas inspection by the contractor."),
    (Kind.EVICTION, "Notice served for rent arrears of £2,100.", "Rent arrears stood at £840 in March."),
    (Kind.INJURY, "The cut needed stitches.", "WNB - stitches out at the surgery on Friday."),
    (Kind.NOT_BROUGHT, "Was not brought to the eye clinic.", "Was not brought in till ten at night."),
    (Kind.NOT_BROUGHT, "Not brought to speech therapy.", "The washing was not brought in."),
    (Kind.EXPLOITATION_INDICATOR, "NRM sent: he is exploited by older men.", "Chair asked why the NRM was not sent."),
    (Kind.EXPLOITATION_INDICATOR, "Conclusive grounds: a victim of slavery.", "Conclusive grounds awaited."),
    (Kind.CHILD_OFFENCE, "Youth justice: referral order for theft.", "Strategy meeting: police, YJS, school."),
    (Kind.CHARGE_OR_CONVICTION, "He was charged with affray.", "Tenant charged for the new lock."),
    (Kind.HOSPITAL_ADMISSION, "Admitted overnight to the ward.", "She admitted that the flat was a mess."),
    (Kind.BECAME_LOOKED_AFTER, "Section 20 signed by mum.", "Section 20 of the tenancy was read to him."),
    (Kind.PLAN_STARTED, "Plan agreed with the family.", "Meal plan agreed at school."),
    (Kind.ACHIEVEMENT, "He passed his maths.", "Vision screen passed."),
    (Kind.DEATH, "Nain passed on Sunday.", "Vision screen passed."),
    (Kind.DEATH, "His nan passed on.", "Passed on."),
    (Kind.SUBSTANCE_MISUSE, "A joint on the table, baby crawling.", "Joint s47 agreed, to see the kids at home."),
    (Kind.SUBSTANCE_MISUSE, "Heroin found in his bag.", "Insulin found in his bag."),
    (Kind.CHILD_UNSUPERVISED, "Small child in nappy only on the balcony.", "His bike is on the balcony."),
    (
        Kind.UNKNOWN_ADULT_PRESENT,
        "There was a young man asleep on sofa.",
        "With a can in her hand Kelly asleep on sofa.",
    ),
]
# What needs no company: nobody says it of anything else.
GRAVE = [
    (Kind.INJURY, "His arm was broken in two places."),
    (Kind.INJURY, "There were cigarette burns on the soles of his feet."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "He held a knife to her throat."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "Three staff restrained him face down; a prone restraint."),
    (Kind.SEXUAL_ABUSE_ALLEGED, "Her stepfather comes into her room at night."),
    (Kind.MEDICATION_ERROR, "She was given somebody else's tablets."),
    (Kind.CHILD_UNSUPERVISED, "The children were left with a ten year old."),
    (Kind.FINANCIAL_ABUSE_INDICATOR, "Her son has emptied her account."),
    (Kind.DOMESTIC_ABUSE_INCIDENT, "He was smashing up the flat."),
    (Kind.MENTAL_HEALTH_CRISIS, "She said she wanted to be dead."),
    (Kind.SUBSTANCE_MISUSE, "The baby was treated for withdrawal."),
    (Kind.DEATH, "The baby was found lifeless in his cot."),
    (Kind.DEATH, "Life support was withdrawn."),
    (Kind.EMERGENCY_ATTENDANCE, "She was flown to the regional hospital."),
    (Kind.CASE_CLOSED, "The assessment was opened in July and closed without a visit."),
    (Kind.CARE_REFUSED, "He told the carers not to come back."),
    (Kind.S47_COMPLETED, "The section 47 enquiries were concluded."),
    (Kind.ADULT_ENQUIRY_STARTED, "Enquiries under section 126 were begun."),
]


def told(text: str) -> set[Kind]:
    return {said.kind for said in Telling(folded(text)).said(Span(0, len(text)))}


@pytest.mark.parametrize(("kind", "grave", "plain"), PAIRS, ids=[f"{kind}-{plain[:24]}" for kind, _, plain in PAIRS])
def test_a_word_tells_of_what_is_grave_only_in_its_company(kind: Kind, grave: str, plain: str) -> None:
    assert kind in told(grave)
    assert kind not in told(plain)


@pytest.mark.parametrize(("kind", "grave"), GRAVE)
def test_a_grave_thing_is_told_by_the_words_people_have_for_it(kind: Kind, grave: str) -> None:
    assert kind in told(grave)


def test_a_loss_of_hearing_is_no_hearing() -> None:
    assert Kind.COURT_HEARING not in told("He was left with a permanent loss of hearing.")


def test_a_sentence_of_a_play_or_a_game_tells_of_no_harm() -> None:
    assert Kind.INJURY in told("He was stabbed in the chest, the last act of their feud, and died in the road.")
    assert Kind.INJURY not in told("His character in the school play gets stabbed in the last act.")


def test_what_a_sentence_says_ends_with_it() -> None:
    text = folded("She watched a film. Her brother died.")

    assert speaks_for(Kind.DEATH, text, text.index("died"), text.index("died") + 4)


def test_every_cue_with_company_is_a_cue_of_the_vocabulary() -> None:
    folded_cues = {
        re.sub(r"[\s-]+", " ", text)
        for text in rules()
        for hit in vocabulary().cues.find(text)
        if (hit.start, hit.end) == (0, len(text))
    }
    assert set(rules()) - folded_cues == set()


def test_every_rule_can_be_read_though_it_is_read_only_when_a_text_asks_for_it() -> None:
    companies = [company for told in rules().values() for _, company in told]

    for company in companies:
        for name in ("beside", "not_beside", "before", "not_before", "after", "not_after", "not_said"):
            re.compile(getattr(company, name))


@pytest.mark.parametrize(
    "text",
    [
        'Then said "Ryan and them did it. If I grass they will do my sister."',
        'He said "if I snitch they\'ll come for my nan".',
        'Told me "mam was on the settee and I couldn\'t wake her".',
        'Told me "he shouted at me and I shouted back".',
    ],
)
def test_what_a_child_is_quoted_as_saying_of_fear_is_told(text: str) -> None:
    assert Kind.DISCLOSURE in told(text)


@pytest.mark.parametrize(
    "text",
    [
        'She said "the grass was wet so we stayed in".',
        'He said "I made it up the hill first".',
        'She said "I lay on the stairs and shouted for Olwen till it got dark".',
    ],
)
def test_what_is_quoted_of_grass_hills_or_a_cry_for_help_is_no_disclosure(text: str) -> None:
    assert Kind.DISCLOSURE not in told(text)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Assessment complete. Step down to Early Help, close to us.", Kind.CIN_PLAN_ENDED),
        ("She left the refuge with both boys and went back to him.", Kind.TEMPORARY_ACCOMMODATION),
        ("He was released to his nan on Sunday and came home by bus.", Kind.RELEASE_FROM_PRISON),
    ],
)
def test_what_is_stepped_down_left_or_let_go_is_no_plan_home_or_prison(words: str, kind: Kind) -> None:
    assert kind not in told(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("CIN plan ended, step down to early help.", Kind.CIN_PLAN_ENDED),
        ("The family moved into a refuge on Friday.", Kind.TEMPORARY_ACCOMMODATION),
        ("Dad was released on licence and lives with his sister.", Kind.RELEASE_FROM_PRISON),
    ],
)
def test_a_plan_that_steps_down_a_refuge_that_houses_and_a_prison_are_told(words: str, kind: Kind) -> None:
    assert kind in told(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("s42 planning meeting cancelled, to be rearranged.", Kind.ADULT_ENQUIRY_STARTED),
        ("s42 no. 3 closed, substantiated.", Kind.ADULT_ENQUIRY_STARTED),
        ("The landlord says they will get an injunction on his visitors.", Kind.ORDER_MADE),
        ("The closure order until 4 March had worked.", Kind.ORDER_MADE),
        ("He was a driver at the bus depot for years.", Kind.MENTAL_HEALTH_TREATMENT),
    ],
)
def test_what_belongs_to_an_enquiry_or_is_still_to_be_got_is_none_begun_or_made(words: str, kind: Kind) -> None:
    assert kind not in told(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("s42 enquiry opened today.", Kind.ADULT_ENQUIRY_STARTED),
        ("s42 no. 3 closed, substantiated.", Kind.ADULT_ENQUIRY_COMPLETED),
        ("Injunction granted against his visitors.", Kind.ORDER_MADE),
        ("Closure order made on the flat for three months.", Kind.ORDER_MADE),
        ("Depot given by the CPN.", Kind.MENTAL_HEALTH_TREATMENT),
    ],
)
def test_an_enquiry_that_opens_or_closes_and_an_order_that_is_made_are_told(words: str, kind: Kind) -> None:
    assert kind in told(words)
