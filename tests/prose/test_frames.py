"""Grave facts in everyday words are told by frames; the same words in other company tell nothing."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model import Kind
from chronology.prose.frames import framed
from chronology.prose.phrases import Worded, folded
from chronology.prose.vocabulary import NAMES, CueHit, Cues

TOLD = [
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
]
PLAIN = [
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


def test_every_class_of_words_stands_in_a_frame() -> None:
    table = tomllib.loads(files("chronology.prose").joinpath("frames.toml").read_text("utf-8"))
    used = {name for frame in table["frame"] for says in frame["says"] for name in re.findall(r"\{(\w+)\}", says)}

    assert used == set(table["classes"])


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


def test_an_assault_on_a_day_is_an_assault_on_nobody() -> None:
    assert {hit.kind for hit in told("he was arrested for assault on 3 march")} == {Kind.ARREST}
    assert Kind.PHYSICAL_ABUSE_ALLEGED in {hit.kind for hit in told("arrested for an assault on the baby")}
