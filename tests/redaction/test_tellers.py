"""Whoever told something and is not to be known by it is known by no word that brings them in."""

import pytest

from chronology.redaction.tellers import names_of_tellers, pleas_of_tellers, tellers_in


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The lad who does the bins spoke to our driver. Nerys was out at six. He would be sacked if they knew.", ("The lad who does the bins",)),
        ("Odd Moyle's gran caught me by the gate and says Nerys begs for crusts. She doesn't want to be seen as a grass.", ("Odd Moyle's gran",)),
        ("Information received from mother's gym friend Pia, they share a car. Nerys is left. Pia cannot have this traced to her.", ("mother's gym friend Pia, they share a car",)),
        ("Daeth galwad oddi wrth ddyn sy'n gwerthu wyau, Mr Ifan Rees. Mae Nerys yn oer. Nid oedd am i'w enw fynd i unman.", ("ddyn sy'n gwerthu wyau, Mr Ifan Rees",)),
        ("I cut Mr Pardoe's hedge. He has bruises. Please leave me out of it. Col Maddern", ("I cut Mr Pardoe's hedge", "Col Maddern")),
        # What they tell is told, and the street that more live in.
        ("Call 22:10 from female at 86 Elm Row, pans thrown from a window. She would rather not say who she is, keep her out of it.", ("female at 86 Elm Row",)),
        # Nobody fears or asks anything; who lets their name be given; whom a sentence tells of.
        ("The lad who does the bins spoke to our driver. Nerys was out at six.", ()),
        ("Caller: Rhian Bowen. Anonymous: no. Nerys seen at the shop.", ()),
        ("Nerys is asleep on the sofa. She does not want to go to school.", ()),
    ],
)  # fmt: skip
def test_words_that_bring_in_who_told_are_found_by_the_fear_or_asking_beside_them(text, phrases):
    assert phrases == tellers_in(text)


def test_a_plea_of_its_own_sentence_goes_and_what_they_told_stays():
    text = "Vicar of St Elwyn's, Revd Tack, rang. Nerys was tied to a chair. He asks for discretion, the aunt is on his council."

    assert ["He asks for discretion, the aunt is on his council."] == [each.words for each in pleas_of_tellers(text)]


def test_a_street_and_the_first_word_of_a_sentence_are_nobody_s_names():
    assert ["Pia"] == [*names_of_tellers("Two friends, one of them Pia at 86 Elm Row")]
