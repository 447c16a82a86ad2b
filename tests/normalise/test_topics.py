"""Two tellings that hardly share a word: what they are about, what else was told of the day, and what each made of the other."""

import datetime as dt

import pytest
from tellers import on, seldom, told

from chronology.model import Kind, When
from chronology.normalise import merge


def joined(*pair) -> bool:
    others = [entry for each in pair for entry in seldom(each.source.document.removesuffix(".csv"))]
    return any(len(event.accounts) > 1 for event in merge([*pair, *others]))


ONE = {
    "one illness, each in its own words": (
        told("care_home", "Off his food, feverish"),
        told("ward", "Sepsis, ? source"),
    ),
    "neither tells anything else of the day that one names": (
        told("council", "Feverish yesterday and off his food", on(1)),
        told("ward", "Sepsis, ? source"),
    ),
    "a form sent and the same form received": (
        told("police", "VA form re the overdose submitted to Adult Services"),
        told("council", "VA form received, allocated", kind=Kind.SAFEGUARDING_CONCERN),
    ),
    "a death that is heard of days later": (
        told("police", "Found in chair, coroner told", kind=Kind.DEATH),
        told("housing", "Aunt was in her chair, condolences given", on(1), Kind.DEATH),
    ),
    "what she says befell her on a day that she names": (
        told("surgery", "Scalp sore, hair missing. Says dragged round the car park on Monday night"),
        told("police", "Female dragged by the hair across pub car park", on(-2, "23:40")),
    ),
    "in hospital since Monday": (
        told("school", "Absent. Took a load of her tablets, hospital since Monday night"),
        told("health", "Overdose of tablets, Monday evening", on(-2), Kind.OVERDOSE),
    ),
    "late in the evening and, by the words, past midnight": (
        told("police", "Stabbed in the street, two wounds to abdomen", on(0, "23:40")),
        told("ward", "00:15 stab wounds x2, abdomen, theatre", on(1)),
    ),
    "a visit by its words only, that tells of a fall": (
        told("care_home", "Went over on the patio step, hip sore", kind=Kind.VISIT),
        told("ward", "Fall on patio, hip broken", kind=Kind.INJURY),
    ),
    "a concern that tells of the incident by its day": (
        told("council", "Sexual assault in the early hours of Monday, drink spiked", kind=Kind.SAFEGUARDING_CONCERN),
        told("hostel", "Came in upset, sexual assault in the night, drink spiked", on(-2)),
    ),
    "the nurse came, says the one, and the nurse's own visit": (
        told("care_home", "District nurse came, pressure sore on heel dressed"),
        told("nursing", "Visit. Pressure sore, heel, dressed", kind=Kind.VISIT),
    ),
    "an emergency meeting that was filed as a strategy discussion": (
        told("council", "Emergency meeting by telephone", kind=Kind.STRATEGY_DISCUSSION),
        told("health", "Strategy discussion, joined by nurse"),
    ),
}  # fmt: skip

TWO = {
    "each about another thing": (
        told("health", "Wound clean, dressing off"),
        told("housing", "Notice served, arrears, officer at the door"),
    ),
    "one hour of two days": (
        told("school", "2.50 long bruise across shoulder, belt", on(0), Kind.INJURY),
        told("ward", "Examined 14.15, bruise to shoulder", on(1), Kind.INJURY),
    ),
    "fireworks, which are let off for weeks": (
        told("housing", "Fireworks thrown at the flats, frame scorched", When.on(dt.date(2021, 11, 8))),
        told("health", "Burnt palm, firework at garden party", When.on(dt.date(2021, 11, 5))),
    ),
    "what is acted out, and the blow, of one kind": (
        told("school", "Put hands round teddy's neck. Recorded in her words", kind=Kind.PHYSICAL_ABUSE_ALLEGED),
        told("charity", "Held by the neck until she saw black", kind=Kind.PHYSICAL_ABUSE_ALLEGED),
    ),
    "two calls summed up, and one of them": (
        told("council", "Two calls last night about him at the door", on(1), Kind.POLICE_INCIDENT),
        told("police", "Argument at door, no offences", on(0, "19:20"), Kind.POLICE_INCIDENT),
    ),
    "what the landlord is asked to mend": (
        told("housing", "Tenant asks for bathroom door to be replaced, hole in it"),
        told("police", "Bathroom door punched, hole in it, male left"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE)
def test_what_agencies_tell_in_quite_other_words_is_one_event(pair):
    assert joined(*pair)


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO)
def test_what_is_of_another_matter_day_or_sort_stays_two(pair):
    assert not joined(*pair)


def test_a_topic_says_nothing_where_a_source_tells_two_things_of_the_day():
    one, other = ONE["neither tells anything else of the day that one names"]

    assert joined(one, other)
    assert not any(
        {one.key, other.key} <= {each.key for each in event.accounts}
        for event in merge(
            [one, other, told("ward", "Sandwich eaten, asleep", nth=2), *seldom("council"), *seldom("ward")]
        )
    )
