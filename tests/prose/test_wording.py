"""A sentence as a title: whole, or as far as a clause of it."""

import pytest

from chronology.prose.wording import title_of_sentence


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("She said that she had last had a drink in March.", "She said that she had last had a drink in March"),
        (
            "Chapel closed in March 2020 and did not reopen: he had played the organ there for forty three years.",
            "Chapel closed in March 2020 and did not reopen …",
        ),
        (
            "He had been cooking at midday since Mrs Roderick stopped coming, around the second week of March.",
            "He had been cooking at midday since Mrs Roderick stopped coming …",
        ),
        (
            "Lowri asked why the February review has not been held and why she heard about the fire from her father.",
            "Lowri asked why the February review has not been held …",
        ),
        (
            "Roedd Lowri wedi cael llythyr gan yr ysgol ar y pedwerydd ar hugain ac roedd hi'n flin iawn amdano.",
            "Roedd Lowri wedi cael llythyr gan yr ysgol ar y pedwerydd …",
        ),
    ],
)
def test_a_title_never_ends_in_the_middle_of_what_it_says(sentence: str, title: str) -> None:
    assert title == title_of_sentence(sentence)
