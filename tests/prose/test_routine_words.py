"""What services do each day, as those who do it write it: `everyday/routine.toml`."""

import pytest

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling


def groups(words: str) -> set[Group]:
    told = Telling(folded(words)).said(Span(0, len(words)))
    return {taxonomy()[one.kind].group for one in told if one.weight == 3}


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("DSL rang front door, told to keep him in school.", Group.REFERRAL),
        ("AP1 form completed with her consent.", Group.REFERRAL),
        ("Reported to adult social care by phone.", Group.REFERRAL),
        ("CIW notified by the manager.", Group.REFERRAL),
        ("Anfonwyd MARF at y tîm plant heddiw.", Group.REFERRAL),
        ("SALT saw him, soft diet from now.", Group.HEALTH),
        ("His olanzapine was put up to 15mg.", Group.HEALTH),
        ("They kept her in for obs.", Group.HEALTH),
        ("Home from the infirmary with a catheter.", Group.HEALTH),
        ("Had a mini stroke.", Group.HEALTH),
        ("He starts Danesholme Infants.", Group.EDUCATION),
        ("Off school Mon with tonsillitis.", Group.EDUCATION),
        ("The night nurse was sacked.", Group.OTHER),
        ("The kids stopped at Nana's.", Group.HOUSEHOLD_CHANGE),
    ],
)
def test_routine_things_are_told_by_name_in_the_words_of_those_who_do_them(words: str, group: Group) -> None:
    assert group in groups(words)


@pytest.mark.parametrize(
    "words",
    ["No referral made to MASH.", "MASH rang back.", "If it happens again ring MASH.", "Concern form to be sent by the manager."],
)  # fmt: skip
def test_what_is_not_sent_on_is_no_referral(words: str) -> None:
    assert Group.REFERRAL not in groups(words)


@pytest.mark.parametrize(
    "words",
    ["A flu injection at the walk-in clinic.", "Went for a walk in the woods with nan.", "Walk in service on Fridays."],
)
def test_who_can_walk_in_was_at_no_emergency_department(words: str) -> None:
    kinds = {one.kind for one in Telling(folded(words)).said(Span(0, len(words)))}

    assert Kind.EMERGENCY_ATTENDANCE not in kinds
