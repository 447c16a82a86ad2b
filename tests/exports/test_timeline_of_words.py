"""A conference's timeline draws by weight alone what was read from words; a heading or a system's field gives a row of its own."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from casebuilding import event, when

from chronology.model import Event, Kind, Level, Polarity, Source
from exports.drawings.timeline import spans
from exports.drawings.timeline.spans import Frame, themes


def read(key: str, words: str, title: str = "") -> Event:
    made = event(key, "2021-02-11", Kind.INJURY, fact=words)
    source = Source(document="notes.txt", locator="line 1", quote=words)
    accounts = tuple(replace(each, title=title or each.title, source=source) for each in made.accounts)
    return replace(made, polarity=Polarity.POSITIVE, accounts=accounts)


def rows(monkeypatch: pytest.MonkeyPatch, profile: str, *events: Event) -> dict[str, list[Event]]:
    monkeypatch.setattr(spans, "_shown", lambda _: events)
    case = SimpleNamespace(level=lambda _: Level.HIGH, chronology=SimpleNamespace(profile=profile, events=events))
    return themes(case, Frame(when("2021-01-01").earliest, when("2021-12-31").earliest))  # type: ignore[arg-type]


def test_what_words_were_read_as_stands_in_one_row_and_protects_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = rows(monkeypatch, "conference", read("notes:1#mention-1", "A bruise, from the match."))["in_words"]

    assert found.polarity is Polarity.NEUTRAL


def test_other_documents_and_what_a_system_filed_keep_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    words = read("notes:1#mention-1", "A bruise, from the match.")
    filed = event("system:1", "2021-02-11", Kind.INJURY)

    assert ["harm"] == [*rows(monkeypatch, "full", words)]
    assert ["harm"] == [*rows(monkeypatch, "conference", filed)]


def test_a_heading_that_names_the_kind_gives_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ["harm"] == [*rows(monkeypatch, "conference", read("notes:1#note", "Seen at school.", "Bruise to face"))]
