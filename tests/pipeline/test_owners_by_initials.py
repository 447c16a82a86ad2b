"""Letters in brackets behind what is to be done are those of who is to do it."""

from chronology.people import in_brackets


def test_letters_of_two_who_write_in_brackets_behind_things_to_do_are_theirs():
    told = in_brackets(
        ["Agreed: see alone (NO), letter by 6 June (NO), legal advice (PR)."], ["Nia Odell", "N Odell", "Roe, Pia"]
    )

    assert {"NO": ("Nia Odell",), "PR": ("Pia Roe",)} == told


def test_one_bracket_alone_may_say_what_stands_before_it():
    assert {} == in_brackets(["Mother has parental responsibility (PR)."], ["Nia Odell", "Pia Roe"])
