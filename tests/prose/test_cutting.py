"""Where words are shortened, what denies or takes them back is never what is left out."""

import pytest

from chronology.normalise import brief
from chronology.prose.cutting import cut_at, may_end
from chronology.prose.wording import FACT_WORDS, first_words, title_of_sentence
from chronology.tables import shipped_table

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


def test_words_that_turn_are_in_small_letters_as_is_what_they_are_sought_in() -> None:
    words = [word for row in shipped_table("chronology.prose", "cutting.toml").values() for word in row["words"]]

    assert words
    assert [] == [word for word in words if word != word.lower()]


@pytest.mark.parametrize("written", ["This was UNTRUE.", "This Was Untrue.", "this was untrue."])
def test_words_turn_however_they_are_written(written: str) -> None:
    assert brief(f"{LONG}. {written}", 12).endswith(written)


def test_a_capital_whose_small_form_is_longer_moves_nothing() -> None:
    line = f"{'İ' * 40} said that M is pregnant, then talked of school - no, test negative"

    told = cut_at(line, line.index(", then"), " [...]")

    assert told == line


@pytest.mark.parametrize("word", ["Mr", "approx", "e.g", "J", "17", "Cllr"])
def test_no_sentence_ends_behind_a_word_that_is_cut_short(word: str) -> None:
    denied = f"She went out with {word}. Example but did not want to be with any of the family for long at all."
    line = f"{denied} {'They talked of school and of the garden. ' * 20}"

    assert cut_at(line, len("She went out"), " [...]") == f"{denied} [...]"


@pytest.mark.parametrize("word", ["mrs_x", "strong", "references", "school"])
def test_a_sentence_ends_behind_any_other(word: str) -> None:
    line = f"She went out with {word}. {'They talked of school and of the garden. ' * 20}"

    assert cut_at(line, len(f"She went out with {word}."), " [...]") == f"She went out with {word}. [...]"
