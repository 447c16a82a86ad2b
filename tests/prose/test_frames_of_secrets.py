"""What points at a secret goes with it: that there is one, that it is promised to be kept, and whoever is not to have told it."""

import pytest

from chronology.prose.kept_passages import kept_passages
from chronology.prose.own_affairs import own_affairs
from chronology.redaction.tellers import pleas_of_tellers


def kept(text: str) -> str:
    return " ".join(passage.words for passage in kept_passages(text))


def test_the_sentence_that_announces_a_secret_and_the_one_that_promises_to_keep_it_go_with_it() -> None:
    text = "Kitchen tidy, bins out. There is something he has never told anybody. He did time at nineteen. Please don't tell my girls. I gave him my word. Bus home."
    assert "something he has never told" in kept(text)
    assert "gave him my word" in kept(text)
    assert "Bus home" not in kept(text)


@pytest.mark.parametrize(
    "told",
    [
        "He pinched her arm in June.\nYou did not hear this last bit from me.",
        "The money goes to the betting shop. You never got that off me.",
        "He sleeps in the van. This never came from us.",
    ],
)
def test_what_is_not_to_have_been_heard_from_whoever_tells_it_is_kept(told: str) -> None:
    assert told.split(".", maxsplit=1)[0] in kept(told)


@pytest.mark.parametrize(
    "told",
    [
        "She has not heard from me since May.",
        "We did not hear this from the school until June.",
        "Parking for staff only parking bays.",
    ],
)
def test_a_hearing_that_did_not_happen_is_no_asking(told: str) -> None:
    assert "" == kept(told)


def test_what_is_for_those_at_work_in_one_place_is_for_nobody_beside() -> None:
    assert "under the liver clinic" in kept(
        "Detained 21:10. D WARREN under the liver clinic, two missed. For ward staff only."
    )


def test_of_whoever_is_not_to_be_known_the_sentence_goes_that_begins_with_them() -> None:
    text = "Shouting again on Friday. Caller was Mrs Pengelly at the back. She rang me too, she is scared of him and asks that you do not say it was her. I told her I would not."
    pleas = " ".join(passage.words for passage in pleas_of_tellers(text))
    assert "She rang me too" in pleas
    assert "I told her I would not" in pleas
    assert "Shouting" not in pleas


def affairs(text: str) -> list[str]:
    return [passage.words for passage in own_affairs(text, frozenset({"ivor"}), of_a_child=False)]


def test_kin_of_somebody_who_is_none_of_the_case_are_told_of_by_neither_name_nor_matter() -> None:
    (gone,) = affairs("Rota changed. Bronagh's brother Kit Salter is on remand again, so she may be late.")
    assert "Kit Salter" in gone
    assert "Rota" not in gone


@pytest.mark.parametrize(
    "told",
    [
        "Bronagh's brother Kit Salter is on remand for assault and is staying at the flat.",
        "Ivor's brother Kit is on remand again.",
        "Mum's brother Kit is on remand again.",
    ],
)
def test_a_danger_and_the_kin_of_the_case_are_told_of(told: str) -> None:
    assert [] == affairs(told)


def test_of_a_caller_who_denies_having_told_it_the_fact_is_told() -> None:
    assert "" == kept(
        '2210 Caller states the uncle keeps a blade in the shed. Caller said "you never got this off me".'
    )


def test_what_is_not_for_somebody_in_a_sentence_of_its_own_is_kept_and_a_treatment_is_not() -> None:
    assert "asylum in 1970" in kept("Told me she was in the asylum in 1970. Not for them.")
    assert "" == kept("Seen by consultant. Not for CPR. Not for further bloods.")
