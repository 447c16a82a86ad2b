import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.normalise import account_key, brief, one_line, record_key, record_of, reference, text_key


def test_the_record_of_an_account_is_found_in_its_key():
    record = record_key("ics-999", "record", "r1")

    assert record == record_of(account_key(record, "received"))


def test_white_space_and_case_do_not_change_a_text_s_key():
    assert text_key("t", "", "2021", "A", "Mum  said\nno.") == text_key("t", "", "2021", "A", "mum said no.")


def test_other_words_another_day_or_another_author_do():
    keys = {
        text_key("t", "", "2021", "A", "one"),
        text_key("t", "", "2021", "A", "two"),
        text_key("t", "", "2022", "A", "one"),
        text_key("t", "", "2021", "B", "one"),
    }

    assert len(keys) == 4


@given(st.text(min_size=1))
def test_a_reference_is_eight_characters_that_cannot_be_misheard(key):
    short = reference(key)

    assert len(short) == 9
    assert set(short) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ-")
    assert short == reference(key)


def test_a_short_text_is_left_as_it_is():
    assert brief("Seen at home. Well.") == "Seen at home. Well."


def test_a_long_text_is_cut_after_a_whole_sentence_and_says_so():
    text = "The first sentence is here. " + "Word " + "word " * 80 + "end. Last one."

    assert brief(text) == "The first sentence is here. [...]"


def test_a_sentence_that_is_too_long_itself_is_cut_between_words():
    assert brief("word " * 100, 5) == "word word word word word [...]"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("There is a bolt on the outside, at adult height, which was new to her.", "There is a bolt on the outside"),
        ("Police called to an argument between Lowri and Gareth some time in 2015. More.", "Police called to an argument between Lowri and Gareth some time in 2015."),
        ("She was frightened (he had said so, and meant it, she thinks) because he had come back to the house.", "She was frightened (he had said so, and meant it, she thinks)"),
        ("After the visit, she rang the team, asked for help and said that she was very much afraid.", "After the visit, she rang the team"),
    ],
)  # fmt: skip
def test_a_sentence_that_is_too_long_ends_with_a_clause_and_never_within_brackets(text, kept):
    assert f"{kept} [...]" == brief(text, 8)


def test_words_that_lead_on_to_what_is_not_told_are_not_told():
    assert brief(
        "one two three four five six seven and the eight nine ten eleven twelve thirteen fourteen fifteen", 9
    ) == ("one two three four five six seven [...]")


@given(st.text())
def test_what_is_kept_stands_in_the_text(text):
    kept = brief(text).removesuffix(" [...]")

    assert kept in one_line(text)


@pytest.mark.parametrize("end", [".", "!", '."', ".’)", "...", "?”"])
@pytest.mark.parametrize(
    ("after", "ends"), [(" The", True), (" “The", True), (" (The", True), (" the", False), ("The", False)]
)
def test_whether_a_sentence_ends_where_the_room_ends_shows_in_what_follows(end: str, after: str, *, ends: bool):
    kept = brief(f"He left. She stayed at home{end}{after} next day came", 6).removesuffix(" [...]")

    assert kept == (f"He left. She stayed at home{end}" if ends else "He left.")
