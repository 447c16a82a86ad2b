"""A row on a day that a later note names says when it was written: who asked about that day did not ask on it."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from exports.pdf.brief.told import is_told_lately
from importers.notes import CaseNotes

NOTES = "{day} - T/C school\nRowan was arrested on 10 May for a fight in town. Mum to ring back.\n\n01/07/2024 - Home visit\nWell.\n"


@pytest.mark.parametrize(
    ("day", "days"), [("14/05/2024", {"2024-05-10"}), ("20/06/2024", set()), ("10/05/2024", set())]
)
def test_only_what_a_note_of_another_day_tells_of_lately_is_told_with_when_it_was_written(
    day: str, days: set[str]
) -> None:
    document = Document("notes.txt", content=NOTES.format(day=day).encode())
    read = [each for each in CaseNotes().read([document]) if isinstance(each, Account)]
    later = [each for each in read if each.source.recorded_on and is_told_lately(each, each.source.recorded_on)]

    assert days == {each.when.edtf for each in later}
    assert any("arrested" in each.fact for each in read)
