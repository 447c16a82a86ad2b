"""However a head writes a name with what somebody is called besides, it is one name and one other; a list stays a list."""

import pytest

from chronology.people import called, explained, turned, without_called


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('Person: MARLAIS, Tobias Owen ("Toby")   ID P2001', ("Tobias Owen MARLAIS", "Toby")),
        ("MARLAIS, Tobias (known as Toby)", ("Tobias MARLAIS", "Toby")),
        ("Mr Marlais was out. Marlais, Tobias 'Toby'", ("Tobias Marlais", "Toby")),
        ("Tobias MARLAIS aka Tobo", ("Tobias MARLAIS", "Tobo")),
        ("Tobias (Toby) Marlais", ("Tobias Marlais", "Toby")),
        ("Margaret Marlais, 'Maggie'", ("Margaret Marlais", "Maggie")),
        ("Siân PRYS (known as Shan)", ("Siân PRYS", "Shan")),
    ],
)
def test_what_somebody_is_called_besides_is_theirs(words, expected):
    assert (expected,) == called(words)
    assert expected[1] not in without_called(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ann Lee (Elm Surgery)",
        "Tobias Marlais called Margaret",
        'Ann Prys said "Yes" to it',
        "Ann Lee (Spud)",
        "Ann Lee (mother)",
    ],
)
def test_what_stands_in_a_bracket_or_in_quotation_marks_may_be_anything(words):
    assert () == called(words)


def test_two_names_with_a_comma_between_are_two_but_where_the_first_is_a_family_name():
    assert turned("Seren, Iwan (Iwi)") is None
    assert turned("MASH, DUTY") is None
    assert turned("PRYS, Siân and REES, Huw") == (10, "Siân PRYS")


def test_a_birth_between_parts_no_name_from_what_somebody_is_known_as():
    assert (("Owen MARLAIS", "Oz"),) == called("The driver was Owen MARLAIS b. 1990 (34), known as Oz.")


def test_a_short_name_explained_in_a_bracket_is_of_who_begins_with_its_letter():
    assert (("Owen Marlais", "Oz"),) == explained("Oz (Owen Marlais) at the door.")
    assert () == explained("Tobo (Owen Marlais) at the door.")
    assert () == explained("Mum (Mari Marlais) at the door.")


def test_an_equals_sign_and_quotes_in_a_bracket_say_who_a_short_name_is():
    assert (("Owen Example", "Oz"),) == explained("Oz = Owen Example, the lodger")
    assert (("Desmond Example", "Des"),) == called('Desmond Example ("Des", late fifties) and two more')
