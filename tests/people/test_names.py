"""Written names as they are compared."""

import pytest

from chronology.people.names import FAMILY_INITIAL, alike, parts_of, plain


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("PROSSER Carys", "carys prosser"),
        ("PROSSER Kerry-Ann", "kerry-ann prosser"),
        ("VAN DEN BERG Anna Maria", "anna maria van den berg"),
        ("Carys PROSSER", "carys prosser"),
        ("PC Onuora", "pc onuora"),
        ("HV Parfitt", "hv parfitt"),
        ("CARYS PROSSER", "carys prosser"),
    ],
)
def test_a_family_name_in_capitals_before_a_given_name_that_is_not_stands_last(written, expected):
    assert expected == plain(written)


def test_a_given_name_with_the_initial_of_the_family_name_fits_the_whole_name():
    assert (FAMILY_INITIAL,) == alike(parts_of("Carys P"), parts_of("Carys Prosser"))
    assert alike(parts_of("Carys P"), parts_of("Cerys Morgan")) is None
