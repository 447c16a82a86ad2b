"""Where an entry says by name and with a day that somebody died, the list of people says it too; nothing is concluded."""

import json

import pytest

from chronology.cli import main

HEAD = "Child: Ellie Meller\nDate of birth: 14/06/2012\nMother: Debbie Noakes\nMGM: Nesta Noakes\n\n"


@pytest.fixture
def died(tmp_path):
    """The days on which people died, by their names, of a note."""

    def read(*notes, part="people"):
        (tmp_path / "notes.txt").write_text(HEAD + "\n\n".join(notes), "utf-8")
        out = tmp_path / "out.json"
        name = str(tmp_path / "notes.txt")
        assert 0 == main(("build", name, "--subject", "Ellie Meller", "--profile", "full", "-o", str(out)))
        found = json.loads(out.read_text("utf-8"))[part]
        return {each["name"]: each["died"]["edtf"] for each in found if each["died"]} if part == "people" else found

    return read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Her mother, Nesta Noakes, died on 18 March 2023 in hospital.", {"Nesta Noakes": "2023-03-18"}),
        ("Debbie's partner Gary Meller passed away on 10/03/2023 after an overdose.", {"Gary Meller": "2023-03-10"}),
        ("Gary Meller sadly died on 10/03/2023.", {"Gary Meller": "2023-03-10"}),
        # The day on which it was told is not the day of the death.
        ("Nesta Noakes died.", {}),
        ("Nesta Noakes died last year.", {}),
        ("Gary Meller's mother died on 10/03/2023.", {}),
        ("Nesta Noakes nearly died on 10/03/2023 after a fall.", {}),
        ("Gary Meller said that his dog died on 10/03/2023.", {}),
        ("Her mother has died on 10/03/2023.", {}),
    ],
)
def test_who_died_when_is_what_the_words_say_by_name(died, words, expected):
    assert expected == died(f"20/03/2023\nPhone call from Debbie Noakes. {words}")


def test_two_days_are_none(died):
    one = "20/03/2023\nPhone call from Debbie Noakes. Gary Meller died on 10/03/2023."
    other = "25/03/2023\nPhone call from the police. Gary Meller died on 11/03/2023."

    assert {} == died(one, other)


def test_the_tree_says_it(died):
    graphs = died("20/03/2023\nPhone call from Debbie Noakes. Nesta Noakes died on 18 March 2023.", part="graphs")
    (node,) = (each for each in graphs["genogram"]["nodes"] if "Nesta Noakes" == each["label"])

    assert "2023-03-18" == node["attributes"]["died"]
