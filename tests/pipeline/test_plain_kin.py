"""Plain words of a grown-up's family are enough once; nobody is made kin by words that may be of somebody else's family."""

import datetime as dt
from pathlib import Path

import pytest

from chronology.model import Chronology, Cover
from chronology.pipeline import build
from chronology.pipeline.plain_kin import is_said_plainly

NOTES = (
    "Case notes: Joan Arkley\nDOB: 04/05/1941\n\n16/10/2023 - Visit\n{words}\n\n20/10/2023 - T/C\nNothing of note.\n"
)
COVER = Cover(subject_name="Joan Arkley", subject_born=dt.date(1941, 5, 4))


def kin(folder: Path, words: str, **others: str) -> dict[str, str]:
    for name, text in {"notes": NOTES.format(words=words), **others}.items():
        (folder / f"{name}.txt").write_text(text)
    found: Chronology = build(str(folder), subject="Joan Arkley", profile="full", cover=COVER)
    names = {person.id: person.name for person in found.people}
    (subject,) = found.subjects
    return {names[each.from_person]: each.kind for each in found.relationships if each.to_person == subject}


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("Struggling with meals. Widow - husband Emlyn died in 2021.", "Emlyn", "husband"),
        ("Helen Marsden, daughter, lives away in Scotland. She rings on Sundays.", "Helen Marsden", "daughter"),
        ("Brother Craig Arkley is the one who rings.", "Craig Arkley", "brother"),
        ("Mother d. 2019, brother Alun d. 2020. Worse since.", "Alun", "brother"),
    ],
)
def test_of_a_grown_up_plain_words_say_it_once(tmp_path: Path, words: str, name: str, role: str) -> None:
    assert role == kin(tmp_path, words).get(name)


@pytest.mark.parametrize(
    "words",
    [
        "Huw Vale and his sister Lowri Vale were there throughout. Huw Vale answered.",
        "Huw Vale rang. His sister Lowri Vale will help.",
        "Call from Huw Vale, sister Lowri Vale in the background.",
        "Huw Vale's sister Lowri Vale was there.",
    ],
)
def test_the_sister_of_somebody_else_is_no_sister(tmp_path: Path, words: str) -> None:
    assert "Lowri Vale" not in kin(tmp_path, words)


def test_her_sister_is_hers_where_the_man_named_before_cannot_be_meant(tmp_path: Path) -> None:
    words = "Husband Huw Arkley answered. She likes chapel, her sister Eleri Puw and being out.\n\n17/10/2023 - Visit\nHer sister Eleri Puw came."

    assert "sister" == kin(tmp_path, words).get("Eleri Puw")


def test_a_letter_that_ends_a_sentence_is_no_initial(tmp_path: Path) -> None:
    words = "Husband Gethin answered the door. Gethin made tea. Rang J. Gethin on speaker."

    assert {"Gethin": "husband"} == kin(tmp_path, words)


def test_words_by_another_name_say_nothing_of_this_one() -> None:
    assert not is_said_plainly("Husband Emlyn rang. Craig was out.", "Craig", "husband")
    assert not is_said_plainly("Her brother Craig rang.", "Craig", "brother")
    assert is_said_plainly("Brother Craig rang.", "Craig", "brother")
