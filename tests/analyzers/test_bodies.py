"""Wards and clinics of one body are drawn as that body; what only begins alike is not."""

from analyzers.bodies import bodies_of


def test_parts_of_one_body_are_that_body():
    found = bodies_of({"Example General A&E", "Example General ward 3", "GP", "GP Dr Amadi", "GP nurse"})

    assert {"Example General"} == {found["Example General A&E"], found["Example General ward 3"]}
    assert {"GP"} == {found["GP Dr Amadi"], found["GP nurse"]}


def test_a_ward_alone_and_clinics_of_nobody_known_stay_what_they_are():
    assert {} == bodies_of({"Ward 9", "Ward 6", "Falls clinic", "Memory clinic", "Example detox unit", "Police"})
