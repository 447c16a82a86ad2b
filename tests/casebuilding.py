"""Small chronologies for tests of analysis: events by key, day and kind, about one child."""

import datetime as dt
from dataclasses import replace
from typing import Any, TypeVar

import analyzers
from chronology.model import (
    Account,
    Action,
    Chronology,
    Concern,
    Cover,
    Event,
    Finding,
    Followed,
    Involvement,
    Kind,
    Level,
    Period,
    Person,
    PersonKind,
    PracticeUsed,
    Precision,
    Problem,
    Reason,
    Remark,
    Significance,
    Source,
    Tabulation,
    Theme,
    Timescale,
    When,
)
from chronology.practice import Practice, load_practice

SOURCE = Source(document="records.xml", locator="1")
CHILD = Person(
    id="c1", name="Mali", kind=PersonKind.CHILD, born=When.on(dt.date(2012, 5, 1)), is_subject=True, source=SOURCE
)
_Result = TypeVar("_Result")


def when(words: str) -> When:
    """A day, a month or a year as written: "2021-03-03", "2021-03", "2021"."""
    if len(words) == 10:
        return When.on(dt.date.fromisoformat(words))
    first = dt.date(int(words[:4]), int(words[5:7] or 1), 1)
    after = dt.date(first.year + 1, 1, 1) if len(words) == 4 else (first + dt.timedelta(days=31)).replace(day=1)
    precision = Precision.YEAR if len(words) == 4 else Precision.MONTH
    return When(earliest=first, latest=after - dt.timedelta(days=1), edtf=words, precision=precision, as_written=words)


def event(key: str, day: str, kind: Kind, *, about: str = "c1", until: str = "", **values: Any) -> Event:
    """One event with one account. A key without a role gets one; `until` is a day or `..` for still going on."""
    key = f"s:record:{key}" if "#" in key else f"s:record:{key}#occurred"
    people = (*values.pop("people", ()), *((Involvement(person=about, role="subject"),) if about else ()))
    told: dict[str, Any] = {"when": when(day) if day else When.undated(), "kind": kind, "people": people, **values}
    if until:
        told["until"] = When.ongoing() if until == ".." else when(until)
    return Event(key=key, accounts=(Account(key=key, source=SOURCE, **told),), **told)


def retold(told: Event, **values: Any) -> Event:
    """The event with other words, in its one account as well."""
    return replace(told, accounts=(replace(told.accounts[0], **values),), **values)


def key(short: str) -> str:
    """The key of an event that was made as `short`."""
    return event(short, "2021-01-01", Kind.CONTACT).key


def chronology(*events: Event, as_at: str = "2023-11-30", **values: Any) -> Chronology:
    """The events about the child, dated ones and undated ones apart, in the order given."""
    given: dict[str, Any] = {
        "subjects": ("c1",),
        "people": (CHILD,),
        "cover": Cover(),
        "profile": "conference",
        "language": "en",
        "practice": PracticeUsed(name="wales", version="1", sha256=""),
        **values,
    }
    return Chronology(
        as_at=dt.date.fromisoformat(as_at),
        events=tuple(event for event in events if event.when.dated),
        undated=tuple(event for event in events if not event.when.dated),
        **given,
    )


def analysed(case: Chronology, practice: Practice | None = None) -> Chronology:
    """The chronology with what all analyzers say of it, in their order."""
    for analyzer in analyzers.register_analyzers():
        results = list(analyzer.analyse(case, practice or load_practice("wales")))
        assert not _only(results, Problem), "an analyzer failed"
        case = replace(
            case,
            findings=(*case.findings, *_only(results, Finding)),
            significance=(*case.significance, *_only(results, Significance)),
            timescales=(*case.timescales, *_only(results, Timescale)),
            remarks=(*case.remarks, *_only(results, Remark)),
            tabulations=(*case.tabulations, *_only(results, Tabulation)),
            periods=(*case.periods, *_only(results, Period)),
            concerns=(*case.concerns, *_only(results, Concern)),
            actions=_followed(case, _only(results, Followed)),
        )
    return case


def _followed(case: Chronology, found: tuple[Followed, ...]) -> tuple[Action, ...]:
    told: dict[int, dict[str, Any]] = {
        each.action: {"standing": each.standing, "shown_by": each.shown_by, "answers": each.answers} for each in found
    }
    return tuple(replace(action, **told.get(place, {})) for place, action in enumerate(case.actions))


def _only(results: list[Any], kind: type[_Result]) -> tuple[_Result, ...]:
    return tuple(result for result in results if isinstance(result, kind))


def findings(case: Chronology, pattern: str, practice: Practice | None = None) -> list[Finding]:
    """What the patterns find of one name, those not assessed left out."""
    analyzer = next(a for a in analyzers.register_analyzers() if a.name == "patterns")
    results = list(analyzer.analyse(case, practice or load_practice("wales")))
    assert not _only(results, Problem), "a pattern failed"
    found = [result for result in results if isinstance(result, Finding) and result.pattern == pattern]
    return [finding for finding in found if finding.strength != "not_assessed"]


def timescale(case: Chronology, rule: str, practice: str = "wales") -> list[Timescale]:
    """How one rule stands, for each of its triggers."""
    analyzer = next(a for a in analyzers.register_analyzers() if a.name == "timescales")
    results = analyzer.analyse(case, load_practice(practice))
    return [result for result in results if isinstance(result, Timescale) and result.rule == rule]


def levels(case: Chronology, practice: Practice | None = None) -> dict[str, Level]:
    """The level of each event by its key."""
    return {weighed.event: weighed.level for weighed in analysed(case, practice).significance}


def reasons(case: Chronology, short: str, practice: Practice | None = None) -> dict[str, Reason]:
    """The reasons for an event's level by their rules."""
    wanted = key(short)
    weighed = next(w for w in analysed(case, practice).significance if w.event == wanted)
    return {reason.rule: reason for reason in weighed.reasons}


def said(case: Chronology, theme: Theme) -> list[str]:
    """The sentences under a theme."""
    return [remark.text for remark in analysed(case).remarks if remark.theme is theme]
