"""What stands in a row already is not said again behind a label."""

import pytest
from casebuilding import event

from chronology.model import Event, Kind
from exports.heard import unsaid
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
    ("voice", "shown", "left"),
    [
        ("“My tooth is banging.”", 'Crying. "My tooth is banging." Hand on jaw.', []),
        ("“My tooth is banging.”", "Crying, hand on jaw.", ["My tooth is banging."]),
        ("“I hide” / “Dad is loud”", 'She said "Dad is loud" and went out.', ["I hide"]),
        ("“No”", "There was no bread.", ["No"]),
        ("“No”", 'Asked again, he said "No".', []),
    ],
)
def test_of_somebody_s_words_those_are_left_that_the_row_does_not_have(voice: str, shown: str, left: list[str]) -> None:
    assert left == unsaid(told(voice), shown)
