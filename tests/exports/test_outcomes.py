"""Where a document says that nothing is recorded of what something came to, and in which row a death stands."""

from types import SimpleNamespace

import pytest
from casebuilding import chronology, event, when

from chronology.model import Kind, Level
from exports.drawings.timeline import spans
from exports.drawings.timeline.spans import Frame, themes
from exports.outcomes import lacks_outcome, told_later


def test_an_enquiry_whose_record_tells_its_outcome_at_its_end_lacks_none_at_its_beginning():
    begun = event("a#started", "2021-03-05", Kind.S47_STARTED, until="2021-03-26")
    ended = event("a#completed", "2021-03-26", Kind.S47_COMPLETED, outcome="Substantiated.")

    assert not lacks_outcome(begun, told_later(chronology(begun, ended)))


def test_an_enquiry_that_ended_and_of_which_nothing_is_told_lacks_an_outcome():
    begun = event("a#started", "2021-03-05", Kind.S47_STARTED, until="2021-03-26")
    other = event("b#completed", "2021-03-26", Kind.S47_COMPLETED, outcome="Substantiated.")

    assert lacks_outcome(begun, told_later(chronology(begun, other)))


@pytest.mark.parametrize(("level", "row"), [(Level.HIGH, "home"), (Level.CRITICAL, "harm")])
def test_a_death_that_is_less_than_critical_stands_with_the_family_and_not_with_harm(monkeypatch, level, row):
    death = event("a", "2021-02-11", Kind.DEATH)
    monkeypatch.setattr(spans, "_shown", lambda _: [death])
    days = when("2021-01-01").earliest, when("2021-12-31").earliest

    assert {row: [death]} == themes(SimpleNamespace(level=lambda _: level), Frame(*days))
