"""A service that only the record names is known by what is said of services."""

from types import SimpleNamespace
from typing import Any

from analyzers.summary.named_services import services_named


def named(*facts: str, people: tuple[str, ...] = ()) -> list[str]:
    events: Any = [SimpleNamespace(key=str(at), fact=fact) for at, fact in enumerate(facts)]
    known: Any = [SimpleNamespace(name=name, known_as=()) for name in people]
    return [*services_named(events, known)]


def test_what_is_attended_by_numbers_and_named_again_is_a_service() -> None:
    assert named("He attended Larkhill 4 of 10.", "larkhill closed him in July.") == ["Larkhill"]
    assert named("Self-referred to Larkhill.", "Nothing from Larkhill yet.") == ["Larkhill"]


def test_what_one_entry_alone_names_is_no_service() -> None:
    assert not named("He attended Larkhill 4 of 10.", "Home visit, all well.")


def test_a_school_a_day_and_somebody_are_no_service() -> None:
    assert not named("Seen at Mondays 2 of 4.", "Mondays are hard.")
    assert not named("Ash School 3 of 5.", "Ash School rang.")
    assert not named("Sessions with Marian weekly.", "Sessions with Marian ended.", people=("Marian Oakes",))
    assert not named("Marian 2 of 4 kept.", "Marian rang.", people=("Marian Oakes",))
