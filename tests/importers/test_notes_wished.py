"""A day without a year that somebody wishes for is still to come, and none of the past."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes


def days(sentence: str) -> list[str | None]:
    text = f"Case notes: Olwen Tranter\n\n02/10/2023 - T/C Jean\nJean rang. {sentence}\n"
    read = CaseNotes().read([Document("notes.txt", content=text.encode())])
    return [item.when.edtf for item in read if isinstance(item, Account)][1:]


@pytest.mark.parametrize(
    "sentence",
    ["Jean looking at Rosemount in the new year.", "They want to move in June.", "She hopes to go in March."],
)
def test_it_is_no_entry_of_the_past(sentence: str) -> None:
    assert [] == days(sentence)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("She wants to move because he hit her in June.", "2023-06"),
        ("He was looking for Jean when he fell on 3 September.", "2023-09-03"),
        ("She wants to thank the nurse who came on 3 September 2023.", "2023-09-03"),
    ],
)
def test_what_happened_on_a_day_in_the_same_sentence_is_told(sentence: str, day: str) -> None:
    assert day in days(sentence)
