"""Where words are shortened, what denies or takes them back is never what is left out."""

import pytest

from chronology.normalise import brief
from chronology.prose.cutting import cut_at, may_end
from chronology.prose.wording import FACT_WORDS, first_words, title_of_sentence

LONG = "He told the officer that he had been pushed down the stairs by Gwilym on the Saturday night"


@pytest.mark.parametrize("most", [4, 8, 16])
@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("She says M is pregnant - no, test negative", "no, test negative"),
        (f"{LONG}, which he then denied when a nurse asked.", "which he then denied when a nurse asked."),
        ("Asked about cannabis. Denied. Then spoke of the flat above and of the neighbours there.", "Denied."),
        (
            "Rang from school. She told the TA that mum hit her with a belt after tea on Friday night. She later told me I lied the first time.",
            "She later told me I lied the first time.",
        ),
        (
            "Report of a child alone in the park since four. Officers went and looked about for an hour. It was another child.",
            "It was another child.",
        ),
        (f"{LONG}. Roedd o'n gwadu hynny wedyn.", "Roedd o'n gwadu hynny wedyn."),
    ],
)
def test_what_turns_the_sense_is_told_however_few_the_words(text: str, turned: str, most: int) -> None:
    assert turned in brief(text, most)


def test_a_denial_of_something_else_far_behind_the_cut_is_not_told() -> None:
    text = "Bruise seen on the arm, about 2cm. Grandmother came in with the shopping. There were no concerns from nursery this week."

    assert brief(text, 8) == "Bruise seen on the arm, about 2cm. [...]"


def test_of_a_long_sentence_the_clause_that_takes_back_stands_behind_the_mark() -> None:
    text = f"{LONG}, {'and then he went on to speak of school and of the dog and the garden, ' * 4}and then said it was made up: he lied."

    told = brief(text, 12)

    assert told.endswith("he lied.")
    assert " [...] " in told
    assert len(told) < len(text)


def test_a_title_holds_what_denies_it() -> None:
    assert title_of_sentence(
        "He said that he had been pushed down the stairs on the Saturday night, but Gwilym had not been there."
    ).endswith("not been there")


def test_the_first_words_of_a_note_hold_that_it_was_taken_back_behind_them() -> None:
    text = f"{LONG}. {'Mum spoke of the move and of the garden. ' * 8}He took it back on Monday."

    told = first_words(text, FACT_WORDS)

    assert "… He took it back on Monday." in told


@pytest.mark.parametrize(
    ("text", "at", "fits"),
    [
        ("She hit him, and ran off. Police came.", "She hit him", True),
        ("She hit him, but not in front of us. Police came.", "She hit him", False),
        ("She hit him. This was untrue.", "She hit him.", False),
    ],
)
def test_an_item_ends_only_where_nothing_behind_denies_it(text: str, at: str, fits: bool) -> None:
    assert fits is may_end(text, len(at))


def test_nobody_s_own_words_are_cut_in_two() -> None:
    line = (
        'Rory said "I hid behind the sofa with Mali. He pushed mummy on the floor." He then went to play in the sand.'
    )

    told = cut_at(line, line.index(" He pushed"), " [...]")

    assert told.startswith('Rory said "I hid behind the sofa with Mali. He pushed mummy on the floor."')
    assert "sand" not in told
