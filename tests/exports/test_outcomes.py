"""Where a document says that nothing is recorded of what something came to, and in which row a death stands."""

from types import SimpleNamespace

import pytest
from casebuilding import chronology, event, when

from chronology.model import Kind, Level
from exports.drawings.timeline import spans
from exports.drawings.timeline.spans import Frame, themes
from exports.outcomes import lacks_outcome, tells_outcome, told_later


def test_an_enquiry_whose_record_tells_its_outcome_at_its_end_lacks_none_at_its_beginning():
    begun = event("a#started", "2021-03-05", Kind.S47_STARTED, until="2021-03-26")
    ended = event("a#completed", "2021-03-26", Kind.S47_COMPLETED, outcome="Substantiated.")

    assert not lacks_outcome(begun, told_later(chronology(begun, ended)))


def test_an_enquiry_that_ended_and_of_which_nothing_is_told_lacks_an_outcome():
    begun = event("a#started", "2021-03-05", Kind.S47_STARTED, until="2021-03-26")
    other = event("b#completed", "2021-03-26", Kind.S47_COMPLETED, outcome="Substantiated.")

    assert lacks_outcome(begun, told_later(chronology(begun, other)))


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (Kind.REVIEW_CONFERENCE, "Review held. The plan will continue if the chair agrees."),
        (Kind.INITIAL_CONFERENCE, "Conference held. Parents attended. It was recommended that a plan be made."),
        (Kind.STRATEGY_DISCUSSION, "Discussed the bruise. Threshold met?"),
        (Kind.HOME_CONDITIONS, "Home dirty. Plan ended."),
    ],
)
def test_what_may_become_of_a_plan_is_no_outcome(kind, fact):
    assert not tells_outcome(event("a#note", "2021-03-05", kind, fact=fact))


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (Kind.REVIEW_CONFERENCE, "Third review conference. Plans continued, category changed to neglect."),
        (Kind.REVIEW_CONFERENCE, "Review. Plans ended for both children."),
        (Kind.REVIEW_CONFERENCE, "Second review. Plans are to continue under both names."),
        (Kind.INITIAL_CONFERENCE, "Initial conference. Efa was made subject to a child protection plan."),
        (Kind.S47_COMPLETED, "Enquiry completed. Concerns substantiated."),
        (Kind.STRATEGY_DISCUSSION, "Strategy discussion. Joint section 47 enquiry agreed."),
    ],
)
def test_a_conference_or_enquiry_that_says_what_came_of_it_lacks_no_outcome(kind, fact):
    assert not lacks_outcome(event("a#note", "2021-03-05", kind, fact=fact), ())


@pytest.mark.parametrize(("level", "row"), [(Level.HIGH, "home"), (Level.CRITICAL, "harm")])
def test_a_death_that_is_less_than_critical_stands_with_the_family_and_not_with_harm(monkeypatch, level, row):
    death = event("a", "2021-02-11", Kind.DEATH)
    monkeypatch.setattr(spans, "_shown", lambda _: [death])
    days = when("2021-01-01").earliest, when("2021-12-31").earliest

    assert {row: [death]} == themes(SimpleNamespace(level=lambda _: level), Frame(*days))
