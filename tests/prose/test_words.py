"""The parts that read words: sentences, phrases, cues, and how a statement is meant."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model import EvidenceStatus, Kind
from chronology.prose.assertion import Manner
from chronology.prose.phrases import Phrases, folded
from chronology.prose.sentences import Span, sentences
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import vocabulary


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T/C from Dr. Smith re. No. 5. Mum upset.", ["T/C from Dr. Smith re. No. 5.", "Mum upset."]),
        ("He left at 4 a.m. with her. She slept.", ["He left at 4 a.m. with her.", "She slept."]),
        ("C.I. saw A. from the shop. It shut.", ["C.I. saw A. from the shop.", "It shut."]),
        ("Placed with C. The panel met.", ["Placed with C.", "The panel met."]),
        ("e.g. a chair, i.e. wood. New.", ["e.g. a chair, i.e. wood.", "New."]),
        ("Weight 6.9 kg at 10.30 today. Well.", ["Weight 6.9 kg at 10.30 today.", "Well."]),
        ("- one thing\n- two things\n3. third", ["one thing", "two things", "third"]),
        ("12.8. The first visit.\n12.9. The second.", ["The first visit.", "The second."]),
        ("Mum seen\nHouse clean", ["Mum seen", "House clean"]),
        ('She said "No way." Then she left.', ['She said "No way."', "Then she left."]),
        (
            "A line that was broken by the width of the page and\ngoes on. End.",
            ["A line that was broken by the width of the page and\ngoes on.", "End."],
        ),
        ("One paragraph\n\nanother", ["One paragraph", "another"]),
        ("Ar ôl e.e. cinio. Aeth Parch. Jones adref.", ["Ar ôl e.e. cinio.", "Aeth Parch. Jones adref."]),
    ],
)
def test_sentences_survive_what_notes_do_to_them(text: str, expected: list[str]) -> None:
    assert expected == cut(text)


@given(st.text(st.sampled_from("aB. \n\t-1)(?!\"'é"), max_size=400))
def test_sentences_lie_in_order_and_lose_no_letter(text: str) -> None:
    spans = list(sentences(text))
    covered = "".join(text[span.start : span.end] for span in spans)

    assert sorted(spans) == spans
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert [c for c in text if c in "Bé"] == [c for c in covered if c in "Bé"]


@given(
    st.lists(st.from_regex(r"[ab]{1,3}( [ab]{1,3}){0,2}", fullmatch=True), min_size=1, max_size=8, unique=True),
    st.text(st.sampled_from("ab .\n"), max_size=60),
)
def test_a_table_of_first_words_finds_what_a_plain_alternation_finds(phrases: list[str], text: str) -> None:
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"[\s]{1,40}") for phrase in longest_first)
    plain = {found.span() for found in re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", text)}
    found = {(hit.start, hit.end) for hit in Phrases((phrase, phrase) for phrase in phrases).find(text)}

    assert plain == found


def test_folding_moves_no_character() -> None:
    text = "\u0130stanbul’s ŴY"

    assert len(text) == len(folded(text))


def test_every_abbreviation_has_an_expansion() -> None:
    table = vocabulary().abbreviations

    assert {"T/C", "WNB", "ICPC", "EPO", "PLO", "HV", "MASH", "s47"} <= set(table)
    assert all(expansions and all(expansions) for expansions in table.values())


def told(text: str) -> set[Kind]:
    return {said.kind for said in Telling(folded(text)).said(Span(0, len(text)))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("H/V today, all well.", Kind.VISIT),
        ("T/C from school.", Kind.TELEPHONE_CALL),
        ("Strategy discussion held with police.", Kind.STRATEGY_DISCUSSION),
        ("C was not brought to his appointment.", Kind.NOT_BROUGHT),
        ("Bruise to left cheek.", Kind.INJURY),
        ("Police removed her from her home.", Kind.POLICE_PROTECTION),
        ("Mum was arrested.", Kind.ARREST),
        ("ICPC held.", Kind.INITIAL_CONFERENCE),
        ("EPO granted.", Kind.ORDER_MADE),
        ("Took an overdose last night.", Kind.OVERDOSE),
        ("Reported missing by the placement.", Kind.MISSING),
        ("Wedi datgelu i'r athrawes.", Kind.DISCLOSURE),
        ("Cleisiau ar ei fraich.", Kind.INJURY),
        ("Dim ateb wrth y drws.", Kind.NO_ACCESS_VISIT),
        ("Called at the house, no answer.", Kind.NO_ACCESS_VISIT),
        ("A call to his mobile was not answered.", Kind.TELEPHONE_CALL),
        ("Rang mum x2, no answer.", Kind.TELEPHONE_CALL),
        ("Cynhadledd achos gychwynnol.", Kind.INITIAL_CONFERENCE),
        ("Section\n47 enquiry opened.", Kind.S47_STARTED),
    ],
)
def test_cues_name_the_kind(text: str, kind: Kind) -> None:
    assert kind in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "No bruising seen.",
        "No bruising, marks or cuts seen.",
        "Did not see any bruising.",
        "Bruising not seen.",
        "He said nobody hits him.",
        "Mum denied that she had hit him.",
        "If he is arrested the placement will end.",
        "She would be assaulted again.",
        "At risk of sexual abuse.",
        "She was sexually abused as a child.",
        "Previously assaulted by his father.",
        "Dim cleisiau i'w gweld.",
        "Nid oedd clais ar ei wyneb.",
        "Efallai bod clais yno.",
    ],
)
def test_what_is_denied_supposed_or_long_past_is_no_harm(text: str) -> None:
    harms = {Kind.INJURY, Kind.PHYSICAL_ABUSE_ALLEGED, Kind.SEXUAL_ABUSE_ALLEGED, Kind.ARREST}

    assert set() == told(text) & harms


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Not happy, and he was arrested.", Kind.ARREST),
        ("No reply at the door but bruising seen through the window.", Kind.INJURY),
        ("Bruising not seen today but a burn to the hand was noted.", Kind.INJURY),
        ("No concerns about school; mum was arrested.", Kind.ARREST),
        ("Not happy today, bruise to his arm seen.", Kind.INJURY),
    ],
)
def test_a_denial_reaches_no_further_than_its_clause(text: str, kind: Kind) -> None:
    assert kind in told(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He alleged that dad hit him.", EvidenceStatus.ALLEGED),
        ("School reported that he had a bruise.", EvidenceStatus.REPORTED),
        ("I saw a bruise on his arm.", EvidenceStatus.OBSERVED),
        ("I feel the home conditions are poor.", EvidenceStatus.OPINION),
        ("Arrested on suspicion of assault on the baby.", EvidenceStatus.ALLEGED),
        ("Honnir bod ei dad wedi tarodd ef.", EvidenceStatus.ALLEGED),
    ],
)
def test_how_a_thing_is_known_shows_in_its_status(text: str, status: EvidenceStatus) -> None:
    statuses = {said.status for said in Telling(folded(text)).said(Span(0, len(text)))}

    assert status in statuses


def test_words_inside_a_cue_are_part_of_what_it_names() -> None:
    text = folded("Did not attend the review.")
    telling = Telling(text)
    (first, *_) = telling.said(Span(0, len(text)))

    assert Kind.APPOINTMENT_MISSED == first.kind
    assert Manner.NEGATED not in telling.manners.of(first.at, Span(0, len(text)))
