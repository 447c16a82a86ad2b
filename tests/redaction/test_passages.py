"""A kept passage goes wherever it stands: spaced otherwise, cut short, without its stop; and no kind is left that it alone gave."""

import pytest

from chronology.prose.kept_passages import Passage
from chronology.redaction.passages import Cutter

CUTTER = Cutter([Passage("She had a  ring made of the rent money. Nobody is to know.", is_part=True)], "‹x›")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Seen. She had a ring made of\nthe rent money. Nobody is to know. Tea drunk.", "Seen. ‹x› Tea drunk."),
        ("She had a ring made of the rent money", "‹x›"),
        ("Seen at home. She had a ring made …", "Seen at home. ‹x›"),
        ("She had a ring", "‹x›"),
        ("A ring of daisies", "A ring of daisies"),
        ("Seen", "Seen"),
    ],
)
def test_it_is_cut_however_it_stands_and_nothing_else_is(text, left):
    assert left == CUTTER.cut(text)
