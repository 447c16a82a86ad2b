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
    (Kind.DEATH, "Nan passed on 3 May after a short illness.", "I passed on the information to the health visitor."),
    (Kind.PHYSICAL_ABUSE_ALLEGED, "She says he strangled her.", "I was strangled by red tape all week."),
    (Kind.EMERGENCY_ATTENDANCE, "He collapsed at the bus stop.", "She collapsed in giggles on the sofa."),
    (Kind.EMERGENCY_ATTENDANCE, "She had a stroke on Tuesday.", "She volunteers in the stroke ward."),
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
    assert Kind.INJURY in told("He was stabbed in the last act of it all.")
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
