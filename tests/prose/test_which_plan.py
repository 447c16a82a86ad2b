"""A plan that is called no more than a plan is that of the meeting its note is of."""

import pytest

from chronology.model import Kind
from chronology.prose.sentences import sentences
from chronology.prose.telling import Telling
from chronology.prose.which_plan import is_of_support


def _kinds(text: str) -> set[Kind]:
    telling = Telling(text)
    return {one.kind for span in sentences(text) for one in telling.said(span)}


@pytest.mark.parametrize(
    ("note", "ended"),
    [
        ("cin review 3. plan ended, step down to carers' support.", Kind.CIN_PLAN_ENDED),
        ("child in need meeting\nall went well. the plan ended today.", Kind.CIN_PLAN_ENDED),
        ("review conference. the plan ended today, step down to cin.", Kind.CP_PLAN_ENDED),
        ("the plan ended today. step down to child in need.", Kind.CP_PLAN_ENDED),
        ("rcpc held\n#12 ~ 1 july ~ mt\ncin review 3. plan ended, step down to carers' support.", Kind.CIN_PLAN_ENDED),
        ("rcpc held in may.\n\ncin review. plan ended, step down to early help.", Kind.CIN_PLAN_ENDED),
    ],
)
def test_a_bare_plan_that_ended_is_of_the_meeting_of_its_own_note(note: str, ended: Kind) -> None:
    assert {Kind.CIN_PLAN_ENDED, Kind.CP_PLAN_ENDED} & _kinds(note) == {ended}


def test_what_is_stepped_down_to_does_not_say_which_plan_ended() -> None:
    assert not is_of_support("plan ended", "Plan ended, stepped down to CIN.")
