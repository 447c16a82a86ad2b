"""Only somebody's own words stand as such; what a worker wrote of them does not."""

import pytest

from chronology.prose.voice import from_first_quotation, is_report


@pytest.mark.parametrize(
    "voice",
    [
        '"I just want it quiet."',
        "“Kyle puts me in the cupboard.”",
        "I want to stay with Nain.",
        "Dw i'n canu efo'r côr rŵan.",
        'He said "no" to me.',
    ],
)
def test_words_of_ones_own_are_no_report(voice: str) -> None:
    assert not is_report(voice)


@pytest.mark.parametrize(
    "voice",
    [
        'Seen at school. Seren said the same, with a drawing. "I count to a hundred."',
        'Iwan: "I just want it quiet."',
        "Seen alone at MGM's.",
        'Iwan told me "it\'s better now".',
        "The child attended and spoke.",
        'Seren said she is "not allowed to say who stays".',
        '"Yes," she said, and "no".',
    ],
)
def test_a_workers_words_about_somebody_are_a_report(voice: str) -> None:
    assert is_report(voice)


def test_a_shortened_report_begins_where_the_person_is_quoted() -> None:
    voice = 'Seen at school. Seren said the same, with a drawing. "I count to a hundred." She left.'

    assert from_first_quotation(voice) == '"I count to a hundred." She left.'
    assert from_first_quotation("Seen alone. Wary.") == "Seen alone. Wary."
