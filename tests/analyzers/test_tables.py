"""The tables of what kinds and groups mean to the patterns."""

from analyzers.tables import domains, themes
from chronology.model import Kind, Polarity
from chronology.practice import group_of, load_practice


def test_a_theme_is_of_kinds_that_tell_of_a_concern() -> None:
    practice = load_practice("wales")
    assert {practice.polarity_of(kind) for kind in themes()} == {Polarity.NEGATIVE}


def test_each_concern_with_a_theme_touches_some_part_of_a_life() -> None:
    assert {group_of(kind) for kind in themes()} <= {*domains(), group_of(Kind.CARE_REFUSED)}
