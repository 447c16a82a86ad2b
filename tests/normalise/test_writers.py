"""Who wrote as social worker: known by first and last name, however the middle one is left out."""

import datetime as dt

import pytest
from casebuilding import event

from chronology.model import Kind
from chronology.normalise import Writer, wrote

DEV = Writer("Dev Rao", dt.date(2021, 2, 1), dt.date(2021, 6, 1), event("a", "2021-02-01", Kind.VISIT))


@pytest.mark.parametrize(
    ("name", "is_theirs"), [("Dev Amal Rao", True), ("dev rao", True), ("Asha Rao", False), ("", False)]
)
def test_who_signs_may_leave_a_middle_name_out(name: str, is_theirs: bool) -> None:
    assert is_theirs is wrote(DEV, name)
