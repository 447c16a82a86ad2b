"""Grave facts in everyday words are told by frames; the same words in other company tell nothing."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model import Kind
from chronology.prose import frames
from chronology.prose.frames import framed, tables_of_frames
from chronology.prose.phrases import Worded, folded
from chronology.prose.vocabulary import NAMES, CueHit, Cues
from chronology.prose.wordclasses import CLASS, Classes, forms, pattern_of

TOLD = [
    ("He put a hand over her mouth so the neighbours couldn't hear her.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("He got both hands round her throat in the hall.", Kind.DOMESTIC_ABUSE_INCIDENT),
    ("Cai says dad smashed his head off the worktop.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("Mother strapped him into the high chair and went out.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("The bolt is on the outside of the bedroom.", Kind.EMOTIONAL_HARM_OBSERVED),
    ("A padlock on the freezer, and nobody else has the key.", Kind.NEGLECT_OBSERVED),
    ("Nothing to eat since Friday, he told the dinner lady.", Kind.NEGLECT_OBSERVED),
    ("Found sat in her own urine at noon.", Kind.NEGLECT_OBSERVED),
    ("The toddler was on his own in the flat all evening.", Kind.CHILD_UNSUPERVISED),
    ("Insulin not given for three days.", Kind.NEGLECT_OBSERVED),
    ("She says he puts his hand in her knickers at night.", Kind.SEXUAL_ABUSE_ALLEGED),
    ("Thirteen wraps and a burner phone in a lad of fifteen's sock.", Kind.EXPLOITATION_INDICATOR),
    ("They deal out of his flat now.", Kind.EXPLOITATION_INDICATOR),
    ("There's no point going on, she told the nurse.", Kind.MENTAL_HEALTH_CRISIS),
    ("Dad has cut his wrists with a blade.", Kind.SELF_HARM),
    ("The paramedics couldn't bring him back.", Kind.DEATH),
    ("Mum has done a runner with the kids.", Kind.MISSING),
    ("Nobody brought Mali for her scan.", Kind.NOT_BROUGHT),
    ("She isn't let out and has no phone of her own.", Kind.DOMESTIC_ABUSE_INCIDENT),
    ("His nephew is using his bank card.", Kind.FINANCIAL_ABUSE_INDICATOR),
    ("Gwelais y babi ar ei ben ei hun yn y car.", Kind.CHILD_UNSUPERVISED),
    ("She got a skelp off her granda.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("Mummy bited me on my arm.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("She was grabbed by the scruff.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("Made to kneel on rice for hours when he wets the bed.", Kind.EMOTIONAL_HARM_OBSERVED),
    ("My uncle puts his fingers in my knickers.", Kind.SEXUAL_ABUSE_ALLEGED),
    ("Grandad wants me to play our secret game in bed.", Kind.SEXUAL_ABUSE_ALLEGED),
    ("She is 13 and her boyfriend is 22.", Kind.SEXUAL_ABUSE_ALLEGED),
    ("The twins had been on their own since teatime.", Kind.CHILD_UNSUPERVISED),
    ("The wee one was in a nappy that hadnae been changed since the night before.", Kind.NEGLECT_OBSERVED),
    ("There's nowt in the freezer bar ice, the lad told cook.", Kind.NEGLECT_OBSERVED),
    ("Her sacral sore is down to the bone.", Kind.NEGLECT_OBSERVED),
    ("His nephew has cleared out her savings.", Kind.FINANCIAL_ABUSE_INDICATOR),
    (
        "They march Terry's old man, him with no memory, and marched him to the cashpoint.",
        Kind.FINANCIAL_ABUSE_INDICATOR,
    ),
    ("Lads use her bungalow to bag up, it's scared her.", Kind.EXPLOITATION_INDICATOR),
    ("He told her that he would see her in a box if she left.", Kind.DOMESTIC_ABUSE_INCIDENT),
    ("Mam was that drunk she couldnae stand.", Kind.SUBSTANCE_MISUSE),
    ("She necked a box of paracetamol.", Kind.OVERDOSE),
    ("A cord was tied round her own neck.", Kind.SELF_HARM),
    ("He thinks the neighbours are beaming messages at him.", Kind.MENTAL_HEALTH_CRISIS),
    ("Steak knife taped to the inside of his blazer.", Kind.POLICE_INCIDENT),
    ("He's broken the order again.", Kind.BREACH_OF_ORDER),
    ("No heating and the baby asleep on the floor.", Kind.HOME_CONDITIONS),
    ("Grandad was found cold in his chair by the home help.", Kind.DEATH),
    ("The ambulance came but it was too late, she'd gone.", Kind.DEATH),
    ("A little girl came nine weeks early at the Royal.", Kind.BIRTH),
    ("She's five months gone and hiding a bump.", Kind.PREGNANCY),
    ("He did one through the fire door and staff lost sight of him.", Kind.MISSING),
    ("Her bed was empty at the night check.", Kind.MISSING),
    ("He rolls in at 4am and will not say where he was.", Kind.MISSING),
    ("Gave his asthma clinic the slip and skipped the clinic.", Kind.APPOINTMENT_MISSED),
    ("Mum never turned up at the contact centre.", Kind.APPOINTMENT_MISSED),
    ("I knocked and they hid behind the curtains.", Kind.NO_ACCESS_VISIT),
    ("The judge has ruled that the boys stay with their gran.", Kind.ORDER_MADE),
    ("The magistrate told dad he mustn't set foot in the house.", Kind.ORDER_MADE),
    ("He cut off his tag.", Kind.BREACH_OF_ORDER),
    ("He is going inside, eighteen months for the burglary.", Kind.IMPRISONMENT),
    ("The cops took our dad away in handcuffs.", Kind.ARREST),
    ("CID came to the door about a stolen moped, they want our Jack.", Kind.POLICE_INCIDENT),
    ("They split up at Easter.", Kind.SEPARATION),
    ("Dad packed his bags and cleared off to Spain.", Kind.HOUSEHOLD_LEFT),
    ("Her ex has moved back in and sleeps on the sofa.", Kind.HOUSEHOLD_JOINED),
    ("She was driven to emergency carers last night.", Kind.PLACEMENT_STARTED),
    ("Mr Rees has been shifted to a nursing home as they can't meet his needs.", Kind.CARE_HOME_MOVE),
    ("The social came and took her kids off her.", Kind.BECAME_LOOKED_AFTER),
    ("The landlord wants us out by Friday.", Kind.EVICTION),
    ("Five of us on camp beds in the box room.", Kind.HOMELESSNESS),
    ("Rats chewed through the cot mattress.", Kind.HOME_CONDITIONS),
    ("He has been picking at his wounds with a fork on purpose.", Kind.SELF_HARM),
    ("She got in the bath with the hairdryer.", Kind.SELF_HARM),
    ("He thinks the postman is recording him.", Kind.MENTAL_HEALTH_CRISIS),
    ("Mum's pupils were like pinpricks and the baby was on her knee.", Kind.SUBSTANCE_MISUSE),
    ("Her husband rammed her into the cooker.", Kind.DOMESTIC_ABUSE_INCIDENT),
    ("Daddy squished my fingers in the drawer for telling lies.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("The carer yanked Mr Pugh up by the wrists and the skin bled.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("Morning tablets still in the pots for all the residents.", Kind.NEGLECT_OBSERVED),
    ("I make the bottles because mummy doesn't get up.", Kind.NEGLECT_OBSERVED),
    ("The pillow was put on my face and I couldn't breathe, the boy said.", Kind.PHYSICAL_ABUSE_ALLEGED),
    ("She hadnt been seen since Friday and her phones off.", Kind.MISSING),
]
PLAIN = [
    'Osian hid under the stairs with Beca - "I put my hand on her mouth so Tomos couldn\'t hear us".',
    "Scarf round her neck, ready for the snow.",
    "He hit the ball over the fence and laughed.",
    "Mum beat me to it and had rung the school.",
    "Strapped safely in his car seat.",
    "The dog had been shut in, and a bolt is on the outside of the kennel.",
    "Child locks on the kitchen cupboard fitted by dad.",
    "Nothing to eat since midnight, as she is nil by mouth before the operation.",
    "The baby sleeps on his own in the cot.",
    "The GP stopped her tablets two weeks ago.",
    "Nappy changed, cream on his bottom.",
    "Chicken wraps in his lunch bag.",
    "Wrote a goodbye card to the class at the end of term.",
    "He cut the cake with a plastic knife.",
    "It was dead quiet as the baby slept.",
    "Off with the kids to the beach for the day.",
    "His new card has arrived.",
    "Ran from contact and jumped on a bus.",
    "She beat her brother at Uno and did a victory dance.",
    "She has stopped biting her nails.",
    "He stabbed the potato with a fork.",
    "The rabbit bit him.",
    "He was told not to touch the iron as it was hot.",
    "They are flying to Pakistan for a cousin's wedding and back before term.",
    "Dad hammered the shelf up and painted it.",
    "He had not been in since Monday, school said.",
    "Mum pushed him on the swings.",
    "She was collected late six times since Christmas, three times by her brother.",
    "She says he's all right when he's not had a drink.",
    "F looked after B on his own from two until six.",
    "He has not had a drink since new year and is sober.",
    "The marriage did not survive his sobriety.",
    "The referral did not arrive until the following Monday.",
    "A second visit did not take place because of snow.",
    "He hid from us under the table and jumped out.",
    "She's drowning in paperwork.",
    "The judge at the flower show gave her second prize.",
    "He has an app on his phone that counts his steps.",
    "Went over what counts as neglect.",
    "He squeezed her hand when the nurse did the jab.",
    "She took her tablets with her breakfast.",
    "The kids went to stay with nan for the weekend.",
    "They had a sleepover, five of them in sleeping bags on the floor.",
    "I was in the labour ward reception to drop off a form.",
    "He ran out of the classroom to show me his painting.",
]


def told(text: str) -> Sequence[CueHit]:
    lower = folded(text)
    return Cues(lower, Worded(lower)).within(0, len(lower))


def by_frames(text: str) -> set[Kind]:
    return {hit.kind for hit in told(text) if hit.frame}


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_grave_fact_in_everyday_words_is_told(text: str, kind: Kind) -> None:
    assert kind in {hit.kind for hit in told(text) if hit.weight == NAMES}


@pytest.mark.parametrize("text", PLAIN)
def test_the_same_words_in_other_company_tell_nothing(text: str) -> None:
    assert by_frames(text) == set()


def test_a_class_is_made_in_one_file() -> None:
    made = [(name, place) for place, table in enumerate(tables_of_frames()) for name in table.get("classes", {})]

    assert sorted({name for name, _ in made}) == sorted(name for name, _ in made)


@pytest.mark.parametrize(
    "text",
    [
        "Kai was not there, he never is when it is arranged.",
        "The boiler was replaced and it works now.",
        "His trip to see the king's horses: it rained on him.",
    ],
)
def test_words_of_a_delusion_are_none_where_nobody_believes_them(text: str) -> None:
    assert Kind.MENTAL_HEALTH_CRISIS not in {hit.kind for hit in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The little one was out in the road in nappy and vest at 8 last night.",
        "Boy of three out in the street in his nappy at nine.",
        "Two year old outside the front of the flats barefoot, no coat.",
        'Says the youngest (Owain, "no more than five") was out in the road in vest and nappy.',
    ],
)
def test_a_small_child_out_in_the_street_half_dressed_is_told(text: str) -> None:
    assert Kind.CHILD_UNSUPERVISED in {hit.kind for hit in told(text)}


@pytest.mark.parametrize(
    "text", ["Kids out in the street playing football after tea.", "Little boy out on his scooter."]
)
def test_children_who_play_out_are_told_of_nothing(text: str) -> None:
    assert Kind.CHILD_UNSUPERVISED not in {hit.kind for hit in told(text)}


def test_every_class_of_words_stands_in_a_frame_or_in_one_that_does() -> None:
    tables = tables_of_frames()
    rows = [text for table in tables for frame in table.get("frame", ()) for text in _texts_of(frame)]
    classes: dict[str, list[str]] = {}
    for table in tables:
        for part in ("classes", "verbs"):
            for name, phrases in table.get(part, {}).items():
                classes.setdefault(name, []).extend(phrases)
    # The engine itself asks for this one.
    used, new = {"game"}, {name for text in rows for name in CLASS.findall(text)}
    while new:
        used |= new
        new = {name for known in new for text in classes[known] for name in CLASS.findall(text)} - used

    assert used == set(classes)


def _texts_of(frame: Mapping[str, Any]) -> Sequence[str]:
    return [*frame["says"], frame.get("beside", ""), frame.get("not_beside", "")]


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("clout", {"clout", "clouts", "clouting", "clouted"}),
        ("slap", {"slap", "slaps", "slapping", "slapped"}),
        ("bite/bit/bitten", {"bite", "bites", "biting", "bit", "bitten", "bited"}),
        ("lay/laid into", {"lay into", "lays into", "laying into", "laid into", "layed into"}),
    ],
)
def test_a_verb_stands_for_all_its_forms_and_for_a_childs_past(verb: str, said: set[str]) -> None:
    assert set(forms(verb)) == said


def test_a_class_may_hold_another_and_a_pattern() -> None:
    classes = Classes([{"classes": {"kin": ["mum", "dad"], "whose": ["her {kin}", "/[a-z]+'s"]}}])
    says = re.compile(classes.within("{whose}"))

    assert [text for text in ("her dad", "tia's", "the mum", "her") if says.fullmatch(text)] == [
        "her dad",
        "tia's",
    ]


def test_nobody_knows_a_class_that_stands_nowhere() -> None:
    with pytest.raises(ValueError, match="nobody knows"):
        Classes([]).within("{nowhere}")


def test_a_phrase_is_tried_as_a_whole_and_the_longer_first() -> None:
    assert re.match(pattern_of(["box", "box room", "bed"]), "box room")[0] == "box room"  # type: ignore[index]


def test_a_frame_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert by_frames("Her hands are clean. The throat swab is back.") == set()


def test_what_a_frame_says_lies_in_the_text_where_it_says_it() -> None:
    text = "Seen at home.  Padlock on\nthe   fridge, and on the larder."
    lower = folded(text)
    first, *_ = framed(lower, Worded(lower))

    assert text[first.start : first.end] == "Padlock on\nthe   fridge"


@given(st.text(alphabet="abcdehiknorstu '.,-\n", max_size=200))
def test_no_text_makes_a_frame_fail(text: str) -> None:
    lower = folded(text)
    for each in framed(lower, Worded(lower)):
        assert 0 <= each.start < each.end <= len(lower)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her husband has started hitting her with his stick.", Kind.DOMESTIC_ABUSE_INCIDENT),
        ("He was beaten by his wife with a stick.", Kind.DOMESTIC_ABUSE_INCIDENT),
        ("Her husband has started hitting the baby.", Kind.PHYSICAL_ABUSE_ALLEGED),
        ("The boy got between them when his father was strangling her.", Kind.DOMESTIC_ABUSE_INCIDENT),
    ],
)
def test_a_blow_between_partners_is_domestic_abuse_and_one_to_a_child_is_not(text: str, kind: Kind) -> None:
    kinds = {hit.kind for hit in told(text) if hit.weight == NAMES}

    assert kind in kinds
    assert {Kind.PHYSICAL_ABUSE_ALLEGED, Kind.DOMESTIC_ABUSE_INCIDENT} & kinds == {kind}


def test_a_word_typed_without_its_mark_is_the_same_word_where_it_is_no_other() -> None:
    classes = Classes([{"classes": {"saying": ["didn't come", "he'll go"]}}])

    assert list(classes["saying"]) == ["didn't come", "didnt come", "he'll go"]


def test_an_assault_on_a_day_is_an_assault_on_nobody() -> None:
    assert {hit.kind for hit in told("he was arrested for assault on 3 march")} == {Kind.ARREST}
    assert Kind.PHYSICAL_ABUSE_ALLEGED in {hit.kind for hit in told("arrested for an assault on the baby")}


@pytest.mark.parametrize("text", [*(text for text, _ in TOLD), *PLAIN])
def test_what_a_text_does_not_hold_is_left_out_of_what_is_sought_in_it_and_nothing_else(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower = folded(text)
    monkeypatch.setattr("chronology.prose.frames._said", frames._said_in)  # nothing is kept from one to the other
    monkeypatch.setattr("chronology.prose.frames._OFTEN", 0)
    by_whole_shapes = list(framed(lower, Worded(lower)))
    monkeypatch.setattr("chronology.prose.frames._OFTEN", 10**9)

    assert by_whole_shapes == list(framed(lower, Worded(lower)))


def test_what_frames_say_between_two_stops_is_said_where_the_words_stand() -> None:
    first, second = "Padlock on the fridge", "The cot is clean. She says that there is a padlock on the fridge"
    shorter, longer = (next(iter(framed(folded(text), Worded(folded(text))))) for text in (first, second))

    assert second[longer.start : longer.end].casefold() == first[shorter.start : shorter.end].casefold()
    assert list(framed(folded(second), Worded(folded(second)))) == [longer]


def test_a_class_that_a_shape_may_go_without_is_none_that_it_must_have() -> None:
    assert frames._must(r"(?<!\w){hit}[\s-]+{kin}?(?:[\s-]+{home})?(?!\w)") == ("{hit}",)
    assert frames._must(r"{hit}|{kin}") == ()
    assert frames._must(r"{hit}[^.{]{0,44}?{kin}{0,2}") == ("{hit}",)


def test_a_class_of_which_a_text_holds_nothing_is_not_found_and_one_that_may_be_missing_is_missed_by_nobody() -> None:
    classes = Classes(
        [{"classes": {"thing": ["red ball", "cup"], "held": ["the {thing}"], "may": ["his {thing}? hat"]}}]
    )

    assert classes.within("{held}", "the cup") == r"(?:the[\s-]+(?:cup))"
    assert classes.within("{held}", "the ball") == "(?!)"
    assert re.search(classes.within("{may}", "his  hat"), "his  hat")
