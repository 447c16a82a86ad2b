"""Which conference a note is of, whose heading says no more than that it is one."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes import CaseNotes


@pytest.mark.parametrize(
    ("heading", "body", "kind"),
    [
        ("Conference", "RCPC 1. Continue, Neglect. Parents there.", Kind.REVIEW_CONFERENCE),
        ("Conference", "Review conference held. Plans to continue.", Kind.REVIEW_CONFERENCE),
        ("Conference - Event", "RCPC held. Both parents came.", Kind.REVIEW_CONFERENCE),
        ("CP conference", "Review child protection conference: unanimous to continue.", Kind.REVIEW_CONFERENCE),
        ("Initial child protection conference", "ICPC held. RCPC in three months.", Kind.INITIAL_CONFERENCE),
        ("ICPC", "Held. RCPC held after it for the brother.", Kind.INITIAL_CONFERENCE),
        ("Conference", "Unanimous: neglect. RCPC to be held by July.", Kind.INITIAL_CONFERENCE),
        ("Conference", "Held at the civic centre, plan made.", Kind.INITIAL_CONFERENCE),
    ],
)
def test_a_conference_is_a_review_where_its_note_opens_with_one(heading: str, body: str, kind: Kind) -> None:
    note = f"Name: Cai Bowen\nDate: 12/03/2021\nAuthor: Sian Pryce\nType: {heading}\n\n{body}\n"
    read = CaseNotes().read([Document("note.txt", content=note.encode())])

    assert kind in {each.kind for each in read if isinstance(each, Account)}
