"""What is kept of a note where there is room for few of its sentences."""

import pytest

from chronology.prose.choosing import chosen, most_told
from chronology.prose.wording import with_answer

VISIT = (
    'Rang duty first. Seen at home with her son, who answered for her. Asked who keeps her purse. "He has it, I don\'t need it." '
    "Kettle on, biscuits out. E-mailed the surgery. Bruise to the left wrist, the size of a plum."
)
SCAN = (
    "Seen in clinic. Weight up. X-ray: fracture of the left wrist, about ten days old. Mother rang work. Leaflet given."
)
TWO = (
    "Seen alone. Two decisions. (1) Where he lives and who with: understood the options, kept them in mind, weighed what his sister says against "
    "his own wishes. HAS CAPACITY. (2) His savings: could not keep the sum in mind for five minutes. INCONCLUSIVE. To be seen again in a month."
)


def test_harm_and_what_was_said_stay_and_procedure_goes():
    told = chosen(VISIT, 32)

    assert "Bruise to the left wrist" in told
    assert "E-mailed" not in told


def test_an_answer_stands_with_its_question_or_neither_does():
    for most in range(8, 50):
        told = chosen(VISIT, most)

        assert ("Asked who keeps her purse." in told) == ("He has it" in told)


def test_the_age_of_a_fracture_is_not_parted_from_it():
    assert "fracture of the left wrist, about ten days old." in chosen(SCAN, 16)


def test_what_was_found_of_one_decision_stands_beside_what_was_found_of_the_other():
    told = chosen(TWO, 28)

    assert "Where he lives and who with: [...] HAS CAPACITY." in told
    assert "(2) His savings:" in told
    assert "INCONCLUSIVE." in told


@pytest.mark.parametrize("most", [10, 20, 30])
def test_no_more_words_than_there_is_room_for_and_a_mark_for_what_is_left_out(most: int):
    told = chosen(VISIT, most)

    assert len(told.replace("[...]", "").split()) <= most
    assert not told or "[...]" in told


def test_what_has_room_is_not_touched():
    assert SCAN == chosen(SCAN, 60)


def test_words_by_which_an_entry_weighs_are_kept():
    assert "Kettle on" in chosen(VISIT, 12, ("Kettle on",))


def test_a_quotation_of_two_sentences_is_not_cut_in_two():
    text = 'Carer found him. "He was by the bins. Nobody came for twenty minutes." Door on the latch. Kettle still warm, radio on, no one about.'
    told = chosen(text, 18)

    assert ("He was by the bins." in told) == ("Nobody came for twenty minutes." in told)


def test_what_tells_of_harm_tells_more_than_who_was_rung():
    assert most_told("Bruise to the left wrist.") > most_told("Rang duty, told them of the visit.")


def test_a_fact_that_asks_is_told_with_the_answer_behind_it():
    quote = 'Kettle on. Asked who keeps her purse. "He has it." glanced at the door. Bins out.'

    assert 'Asked who keeps her purse. "He has it." glanced at the door.' == with_answer(
        "Asked who keeps her purse.", quote
    )
    assert "Bins out." == with_answer("Bins out.", quote)


def test_a_fact_that_ends_within_a_quotation_goes_on_to_its_end():
    quote = 'Seen alone. She said "It is quiet. I can lock it." Bins out.'

    assert 'She said "It is quiet. I can lock it."' == with_answer('She said "It is quiet.', quote)


GRAVE = (
    "Rang the ward. About the arm: her son bent it back behind the chair with the lead of the lamp because she would not tell him the "
    "number. Photographs taken."
)


def test_the_sentence_that_tells_most_is_whole_where_it_would_be_cut():
    assert "" == chosen(GRAVE, 9)
    assert "because she would not tell him the number." in chosen(GRAVE, 9, whole=30)


def test_a_sentence_longer_than_that_is_left_to_be_cut():
    assert "" == chosen(GRAVE, 9, whole=12)


def test_what_came_of_it_is_kept_before_how_a_note_begins_that_has_a_heading():
    text = "Second call this week about the boat shed. Both brothers were out at first. Rain all day. He was refused entry to the yard."

    assert "He was refused entry to the yard." in chosen(text, 12, headed=True)
    assert chosen(text, 16).startswith("Second call this week")


def test_a_label_is_never_told_without_what_it_leads_up_to():
    text = "Minutes of the third meeting of all who know them.\n4. Decision\nThe plan for Ivo ends today.\nTea was served in the hall by the two volunteers from the chapel."
    told = chosen(text, 14)

    assert ("Decision" in told) <= ("The plan for Ivo ends today." in told)


def test_sentences_of_a_writer_of_small_letters_are_told_one_by_one():
    text = "saw him at the quay. cold hands, no coat on. asked what he had for his tea. new rope on the boat. he said nobody had fed him since sunday noon and wept."

    assert "he said nobody had fed him" in chosen(text, 20)
    assert "saw him at the quay" not in chosen(text, 13)


def test_a_line_of_a_text_that_no_page_broke_ends_a_sentence():
    text = "gate shut\nnobody at the hatch\nthree bottles by the step and a note that says back on friday for the rent"

    assert "gate shut nobody at the hatch [...]" == chosen(text, 9)


def test_courtesies_go_first():
    text = "I hope you are well. The boiler man was turned away. Kind regards from all of us here at the yard."

    assert "The boiler man was turned away. [...]" in chosen(text, 12)


def test_somebody_s_words_on_a_line_of_their_own_are_told_without_those_of_the_next():
    text = 'sat on the wall with him. he drew a boat.\n"the door sticks so i climb out at the back"  /  "gran sleeps in the van now and sings"\nre tea: "there is only ever the bread that the dog had"'

    assert '"there is only ever the bread that the dog had"' in chosen(text, 14, ["only ever the bread"])
    assert "gran sleeps" not in chosen(text, 14, ["only ever the bread"])


def test_what_was_seen_on_a_body_is_kept_before_who_came():
    note = "Brought in by a neighbour. Two red marks to the left cheek. Crew left at nine. Aunt to ring the ward tomorrow about shoes."

    assert "Two red marks to the left cheek." in chosen(note, 12)


def test_a_sentence_with_a_pronoun_brings_the_sentence_that_names_whom_it_means():
    note = "Warden came at ten. Older cousin was at the door. He held the boy by the collar and would not let go. Bins out. Post taken in."

    assert "Older cousin was at the door. He held" in chosen(note, 18)


def test_what_a_letter_is_quoted_with_is_chosen_by_its_sentences():
    note = (
        'Letter received. "Three round burns to the forearm, one to the palm. Age about two days. Shape of a cigarette end. Carer gave no account. '
        'Seen by the consultant on the Tuesday with the ward sister. Discharged home with cream." Copied to health visitor.'
    )

    assert "Three round burns to the forearm, one to the palm." in chosen(note, 22)


def test_who_speaks_before_a_colon_is_not_told_as_what_was_looked_at():
    note = "Aunt by phone: he slipped on the wet step by the gate. No fracture. Cream given. Home by taxi with the aunt at six."

    for most in range(6, 22):
        assert "Aunt by phone: [...]" not in chosen(note, most)
