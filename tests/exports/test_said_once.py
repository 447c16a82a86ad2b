"""What stands in a row already is not said again behind a label."""

import pytest
from casebuilding import chronology, event

from chronology.model import Event, Kind
from exports.pdf.case import Case
from exports.pdf.own_words import with_own_words
from exports.pdf.text import Run
from exports.tellings import stands_in


def told(voice: str) -> Event:
    return event("a", "2021-03-01", Kind.VISIT, child_voice=voice)


@pytest.mark.parametrize(
    ("words", "text", "holds"),
    [
        ("Police NFA.", "Joint with police. Police NFA. Remains CIN.", True),
        ("Not substantiated - don't repeat it.", "Checked: no child known. Not substantiated - don't repeat it.", True),
        ("no further action", "No further actions were agreed.", False),
        ("NFA", "Her name is Nfah.", False),
        ("closed", "", False),
        ("closed", None, False),
        ("...", "It was closed...", False),
    ],
)
def test_a_text_holds_the_whole_words_of_another_however_they_are_pointed(
    words: str, text: str | None, *, holds: bool
) -> None:
    assert holds is stands_in(words, text)


@pytest.mark.parametrize(
    ("voice", "shown", "row"),
    [
        (
            "“My tooth is banging.”",
            'Crying. "My tooth is banging." Hand on jaw.',
            'Crying. "My tooth is banging." (own words) Hand on jaw.',
        ),
        (
            "“My tooth is banging.”",
            "Crying, hand on jaw.",
            "Crying, hand on jaw. In their own words: “My tooth is banging.”",
        ),
        (
            "“I hide” / “Dad is loud”",
            'She said "Dad is loud" and went out.',
            'She said "Dad is loud" (own words) and went out. In their own words: “I hide”',
        ),
        ("“I don't”", "Says I don’t.", "Says I don’t. In their own words: “I don't”"),
        ("“I don't know him”", "She says I don’t know him.", "She says I don’t know him. (own words)"),
        ("“No”", "There was no bread.", "There was no bread. In their own words: “No”"),
        ("“No”", 'Asked again, he said "No".', 'Asked again, he said "No". (own words)'),
        ("“No”", "", "In their own words: “No”"),
        ("Quiet, he played alone", "Home visit.", "Home visit. How they were heard: Quiet, he played alone"),
    ],
)
def test_somebodys_words_are_marked_where_they_stand_and_told_behind_where_they_do_not(
    voice: str, shown: str, row: str
) -> None:
    spoken = told(voice)
    runs = with_own_words(Case(chronology(spoken)), spoken, [shown] if shown else [])

    assert row == "".join(each.text if isinstance(each, Run) else each for each in runs)
