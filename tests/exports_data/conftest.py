"""A small invented family, and any chronology at all."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
from enum import StrEnum

import pytest
from hypothesis import strategies as st

from chronology.dates import from_edtf
from chronology.model import (
    Account,
    Action,
    Chronology,
    Conflict,
    Cover,
    Coverage,
    DocumentRead,
    Edge,
    Event,
    EvidenceStatus,
    Extent,
    Finding,
    FindingStatus,
    Graph,
    Ignored,
    Involvement,
    Kind,
    Level,
    Link,
    Node,
    Person,
    PersonKind,
    PracticeUsed,
    Problem,
    Reason,
    Rel,
    Relationship,
    Remark,
    Significance,
    Source,
    Status,
    Strength,
    Tabulation,
    TabulationCell,
    TabulationRow,
    Theme,
    Timescale,
    TimescaleState,
    When,
)
from chronology.normalise import number

LEVELS = {"ics:ref:1#received": Level.HIGH, "ics:s47:2#started": Level.CRITICAL, "ics:visit:3#done": Level.ROUTINE}


def source(locator: str, document: str = "export.xml", recorded_by: str | None = None) -> Source:
    on = dt.date(2021, 3, 4) if recorded_by else None
    return Source(document=document, sha256="ab" * 32, locator=locator, recorded_on=on, recorded_by=recorded_by)


def event(account: Account, *others: Account, **given: object) -> Event:
    shared = {
        field.name: getattr(account, field.name)
        for field in dataclasses.fields(Account)
        if field.name not in ("key", "source")
    }
    return Event(**(shared | given), key=account.key, accounts=(account, *others))


@pytest.fixture
def family() -> Chronology:
    return small_family()


def small_family() -> Chronology:
    referral = Account(
        key="ics:ref:1#received",
        when=When.on(dt.date(2021, 3, 3)),
        kind=Kind.REFERRAL,
        title="Referral from school",
        fact="School reported that Nia came in with a bruise above her left eye and said that she had walked into a "
        "door.\nShe had been absent the day before.",
        evidence_status=EvidenceStatus.ALLEGED,
        people=(Involvement(person="p1", role="subject"), Involvement(person="p2", role="mother")),
        agency="Example Primary School",
        action="Strategy discussion called",
        outcome="Section 47 enquiry",
        child_voice="“I walked into the door.”",
        source=source("/case/referral[1]", recorded_by="A. Worker"),
    )
    told_again = dataclasses.replace(
        referral, key="notes:text:99#note", when=When.on(dt.date(2021, 3, 4)), source=source("line 12", "notes.txt")
    )
    enquiry = Account(
        key="ics:s47:2#started",
        when=When.on(dt.date(2021, 3, 5)),
        until=When.on(dt.date(2021, 3, 26)),
        kind=Kind.S47_STARTED,
        title="",
        fact="Enquiry begun.",
        links=(Link(rel=Rel.ARISES_FROM, record="ics:ref:1"), Link(rel=Rel.REVIEWS, record="ics:gone:7")),
        source=source("/case/s47[1]"),
    )
    visit = Account(
        key="ics:visit:3#done",
        when=from_edtf("2022-02", as_written="Feb 2022"),
        kind=Kind.VISIT,
        title="Visit",
        source=source("/case/visit[1]"),
    )
    undated = Account(
        key="notes:text:5#note",
        when=When.undated("some time ago"),
        kind=Kind.EVICTION,
        title="=Moved\u202e house",
        source=source("line 40", "notes.txt"),
    )
    taken_back = Account(
        key="ics:ref:9#received",
        when=When.on(dt.date(2020, 1, 2)),
        kind=Kind.REFERRAL,
        title="Referral",
        fact="SECRET OF THE WITHDRAWN RECORD",
        status=Status.WITHDRAWN,
        source=source("/case/referral[9]"),
    )
    events = (
        event(
            referral,
            told_again,
            merge_basis="largely the same words",
            conflicts=(Conflict(field="when", values=(("2021-03-03", referral.key), ("2021-03-04", told_again.key))),),
        ),
        event(enquiry),
        event(visit),
    )
    return Chronology(
        subjects=("p1",),
        as_at=dt.date(2022, 6, 1),
        cover=Cover(purpose="Initial child protection conference", author="A. Worker", author_role="Social worker"),
        profile="conference",
        language="en",
        practice=PracticeUsed(name="wales", version="1", sha256="cd" * 32),
        documents=(
            DocumentRead(
                name="export.xml",
                sha256="ab" * 32,
                size=1200,
                importer="ics",
                reason="root element",
                unit="elements",
                found=40,
                accounted=40,
                accounts=4,
            ),
        ),
        coverage=(Coverage(source=source("/"), from_day=dt.date(2020, 1, 1), extent=Extent.COMPLETE),),
        people=(
            Person(
                id="p1",
                kind=PersonKind.CHILD,
                name="Nia Invented",
                identifiers=(("case", "100"),),
                born=When.on(dt.date(2016, 11, 20)),
                is_subject=True,
                source=source("/case/child"),
            ),
            Person(id="p2", kind=PersonKind.ADULT, name="Mair Invented", source=source("/case/adult")),
        ),
        relationships=(Relationship(from_person="p2", to_person="p1", kind="mother", source=source("/case/rel")),),
        events=events,
        undated=(event(undated),),
        withdrawn=(event(taken_back),),
        serials=number(events, (event(undated),), LEVELS | {undated.key: Level.MEDIUM}, profile="conference"),
        actions=(
            Action(
                text="Written agreement",
                owner="A. Worker",
                due=When.on(dt.date(2021, 4, 1)),
                account="ics:s47:2",
                source=source("/case/action"),
            ),
            Action(text="See Nia alone", source=source("line 44", "notes.txt")),
        ),
        significance=tuple(
            Significance(event=key, level=level, reasons=(Reason(rule="kind", text=f"a {level} kind of event"),))
            for key, level in LEVELS.items()
        ),
        findings=(
            Finding(
                key="f1",
                rule="escalation",
                pattern="escalation",
                title="Escalation",
                statement="The record shows an injury followed by an enquiry within two days.",
                window=(dt.date(2021, 3, 3), None),
                evidence=("ics:ref:1#received", "ics:s47:2#started"),
                counter_evidence=("ics:visit:3#done",),
                parameters=(("days", "14"),),
                strength=Strength.WEAK,
            ),
            Finding(
                key="f2",
                rule="engagement",
                pattern="engagement",
                title="Engagement",
                statement="The record shows that visits were kept.",
                evidence=("ics:visit:3#done",),
                protective=True,
            ),
            Finding(
                key="f3",
                rule="drift",
                pattern="drift",
                title="DISMISSED FINDING",
                statement="",
                status=FindingStatus.DISMISSED,
            ),
        ),
        timescales=(
            Timescale(
                rule="s47-15",
                title="Conference within 15 working days",
                trigger="ics:s47:2#started",
                due_event=None,
                due=dt.date(2021, 3, 26),
                limit=15,
                unit="wd",
                jurisdiction="wales",
                state=TimescaleState.OVERDUE,
                late_by=300,
                authority="guidance",
                citation="an invented citation",
                verified=True,
                basis="no conference is recorded after the enquiry",
            ),
        ),
        remarks=(
            Remark(theme=Theme.WHY_NOW, rule="why", text="An enquiry is open.", evidence=("ics:s47:2#started",)),
            Remark(
                theme=Theme.TOGETHER,
                rule="together",
                text="The record shows one thing.",
                evidence=("ics:ref:1#received",),
            ),
            Remark(theme=Theme.VOICE, rule="last_seen", text="Last seen: February 2022."),
            Remark(theme=Theme.NOT_KNOWN, rule="unknown", text="Whether the father lives at home is not recorded."),
        ),
        tabulations=(
            Tabulation(
                name="agencies",
                title="Entries of each agency in each year",
                columns=("2019", "2020", "2021", "2022", "2023", "2024"),
                rows=(
                    TabulationRow(
                        label="Example Primary School",
                        cells=(
                            TabulationCell(count=None),
                            TabulationCell(count=0),
                            TabulationCell(count=1, evidence=("ics:ref:1#received",)),
                            *(TabulationCell(count=0),) * 2,
                            TabulationCell(count=None),
                        ),
                    ),
                ),
                notes=("A source covers what it says.",),
            ),
        ),
        graphs=(
            Graph(
                name="people",
                nodes=(Node(id="p1", kind="person", label="Nia", attributes=(("age", "4"),)),),
                edges=(Edge(start="p2", end="p1", kind="mother", basis="recorded"),),
                positions=(("p1", 0.25, 0.5),),
            ),
        ),
        problems=(Problem(message="a date could not be read", source=source("line 41", "notes.txt")),),
        ignored=(Ignored(document="export.xml", path="/case/audit", reason="who opened the record", count=12),),
        counts=(("accounts", 6), ("events", 5)),
    )


# Text as the gate lets it through: no NUL, no half of a surrogate pair.
# The years a record may speak of; what lies outside them is read as words alone, which has its own test.
_DAYS = st.dates(dt.date(1850, 1, 1), dt.date(2100, 12, 31))
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
_EDTF = ("2019-03-01", "2019-03~", "2019-03-01/2019-05", "2018-21", "201X", "2019?", "[2019-03-01,2019-04-01]", "..")
_WHEN = st.one_of(
    st.builds(When.undated, _TEXT),
    st.builds(When.on, _DAYS, as_written=_TEXT),
    st.builds(from_edtf, st.sampled_from(_EDTF), as_written=_TEXT),
)


def anything(hint: object) -> st.SearchStrategy[object]:
    """Any value of a field of the model."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(anything, arguments))
    if origin is tuple:
        return (
            st.lists(anything(arguments[0]), max_size=2).map(tuple)
            if arguments[-1] is ...
            else st.tuples(*map(anything, arguments))
        )
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return _PLAIN[hint] if hint in _PLAIN else whole(hint)


def whole(kind: typing.Any) -> st.SearchStrategy[typing.Any]:
    """A value of a class of the model with every field filled."""
    hints = typing.get_type_hints(kind)
    values = st.deferred(lambda: st.builds(kind, **{name: anything(hint) for name, hint in hints.items()}))
    # An event is made from accounts; there is none without.
    return values.filter(lambda event: event.accounts) if kind is Event else values


_PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: _TEXT,
    int: st.integers(-(2**53), 2**53),
    float: st.floats(0, 1),
    bool: st.booleans(),
    type(None): st.none(),
    dt.date: _DAYS,
    dt.datetime: st.datetimes(),
    When: _WHEN,
}


@pytest.fixture(scope="session")
def any_value() -> Callable[[type], st.SearchStrategy[object]]:
    return whole
