"""What is drawn between two entries takes no longer to read than words do."""

import time

import pytest

from chronology.documents import Document
from chronology.model import Account, EvidenceStatus, Kind
from importers.notes import CaseNotes

_ALLEGED = "0{day}/06/2024 - R. Pell, social worker\nHome visit. Kit said on 1 June 2024 his stepfather had hit him.\n{below}\n\n"


def _read(below: str) -> list[Account]:
    text = "".join(_ALLEGED.format(day=day, below=below) for day in (2, 3, 4))
    values = CaseNotes().read([Document("notes.txt", content=text.encode())])
    return [value for value in values if isinstance(value, Account) and value.kind is Kind.PHYSICAL_ABUSE_ALLEGED]


@pytest.mark.parametrize("ruled", ["-" * 200, "'" * 200, "=-" * 100])
def test_a_ruled_line_under_an_allegation_is_no_denial_and_takes_no_time(ruled: str) -> None:
    _read("")
    began = time.process_time()
    told = _read(ruled)
    assert time.process_time() - began < 5
    assert {one.evidence_status for one in told} == {EvidenceStatus.REPORTED}


@pytest.mark.parametrize("denied", ["He denied it.", "- Kit's step-dad then denied it.", "- --- - He then denied it."])
def test_a_denial_below_it_disputes_it(denied: str) -> None:
    assert {one.evidence_status for one in _read(denied)} == {EvidenceStatus.DISPUTED}
