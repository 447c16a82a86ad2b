"""What notes tell of nobody they are about: courses, counts, other people's records, checks that found nothing."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes


def accounts(text: str) -> list[Account]:
    found = CaseNotes().read([Document("notes.txt", content=f"Date: 12/06/2025\n\n{text}\n".encode())])
    return [one for one in found if isinstance(one, Account)]


@pytest.mark.parametrize(
    "text",
    [
        "My notes from the webinar. A case study: a woman strangled in March, police called on the Sunday.",
        "Reflective journal. The trainer told us about a toddler who was found with burns on a Friday.",
        "Group supervision. Talked about visits on Fridays. No individual children were discussed.",
        "Washed and shaved, big breakfast. Joan had a fall this morning (see Joan's notes).",
        "62 families came on Saturday, fewer on Sunday because of the rain.",
        "Neighbour's lad got arrested Tuesday, nothing to do with them.",
        "Checks back. Mental health: no record. Drug service: no trace. Housing - no arrears.",
        "PEP up to date, health assessment booked, dentist in date.",
    ],
)
def test_what_is_of_a_course_of_many_or_of_another_record_is_no_event(text: str) -> None:
    assert not accounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mum did the parenting training. She said dad hit her on Sunday.",
        "Visited. Joan had a fall this morning.",
        "Mental health: sectioned on 3 June.",
        "Potty training going well. Fell off the slide on Sunday, bruise to the cheek.",
        "Dad says the bruise is nothing to do with him, it was there on Sunday.",
        "Party on Saturday with 40 people in the flat, police called.",
    ],
)
def test_what_a_note_tells_of_whom_it_is_about_stays(text: str) -> None:
    assert accounts(text)
