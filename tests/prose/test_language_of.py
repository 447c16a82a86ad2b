"""In which language a text is, short ones included."""

import pytest

from chronology.prose.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "1 yr developmental: delayed gross motor, no words. Dental decay",
        "Dad rang.",
        "Mam angry, 2 yr old crying",
        "EI worker rang",
        "No reply. Blood on floor, odd smell.",
    ],
)
def test_what_both_languages_write_makes_no_short_english_text_welsh(text: str):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text", ["Ffoniodd mam.", "Dim ateb.", "Gwelwyd Cai.", "Yr heddlu yno. Dad wedi meddwi.", "Ysgol: Cai yn hwyr"]
)
def test_a_short_welsh_text_is_welsh(text: str):
    assert language_of(text) == "cy"
