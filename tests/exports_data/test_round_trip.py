import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Read
from chronology.model import (
    Account,
    Action,
    ActionStanding,
    Chronology,
    Coverage,
    Ignored,
    Person,
    Place,
    Problem,
    Reading,
    Relationship,
    Severity,
)
from exports.json import Json
from importers.chronology_json import ChronologyJson

Any = Callable[[type], st.SearchStrategy[object]]

slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def read(content: bytes) -> list[Read]:
    return list(ChronologyJson().read([Document("case.json", content=content)]))


def counted(events: int, as_at: dt.date) -> Reading:
    return Reading(document="case.json", unit="events", found=events, accounted=events, as_at=as_at)


def of(kind: type, values: list[Read]) -> list[Read]:
    return [value for value in values if type(value) is kind]


def _as_told(action: Action) -> Action:
    """Without what analysis makes of it: that is worked out again."""
    return replace(
        action,
        standing=ActionStanding.OPEN,
        shown_by=(),
        agreed_before=(),
        answers=(),
        listed_later=False,
        seems_done=False,
    )


def test_a_chronology_is_read_back_whole(any_value: Any) -> None:
    @slow
    @given(any_value(Chronology))
    def whole(chronology: Chronology) -> None:
        values = read(Json().export(chronology))
        lists = (chronology.events, chronology.undated, chronology.withdrawn, chronology.drafts, chronology.later)
        events = tuple(event for events in lists for event in events)
        told = [account for event in events for account in event.accounts]
        notes = [problem for problem in of(Problem, values) if problem.source.document != "case.json"]

        assert told == of(Account, values)
        assert list(chronology.people) == of(Person, values)
        assert list(chronology.relationships) == of(Relationship, values)
        assert list(chronology.coverage) == of(Coverage, values)
        assert [_as_told(each) for each in chronology.actions] == of(Action, values)
        assert list(chronology.places) == of(Place, values)
        assert [replace(each, severity=Severity.NOTE) for each in chronology.problems] == notes
        assert list(chronology.ignored) == [each for each in of(Ignored, values) if each.document != "case.json"]
        assert [counted(len(events), chronology.as_at)] == of(Reading, values)

    whole()


def test_writing_again_what_was_read_changes_no_byte(family: Chronology) -> None:
    values = read(Json().export(family))
    by_key = {account.key: account for account in of(Account, values)}
    again = replace(
        family,
        events=tuple(replace(event, accounts=tuple(by_key[a.key] for a in event.accounts)) for event in family.events),
        people=tuple(of(Person, values)),
        relationships=tuple(of(Relationship, values)),
        actions=tuple(of(Action, values)),
    )

    assert Json().export(family) == Json().export(again)
