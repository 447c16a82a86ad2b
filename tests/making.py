"""Small values for tests, and strategies that make many of them."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from chronology.model import (
    Account,
    EvidenceStatus,
    Involvement,
    Kind,
    Link,
    Precision,
    Rel,
    Source,
    Status,
    When,
)

DAY = dt.date(2021, 3, 3)


def source(document: str = "records", locator: str = "1", **values: Any) -> Source:
    return Source(document=document, locator=locator, **values)


def about(*people: str) -> tuple[Involvement, ...]:
    return tuple(Involvement(person=person, role="subject") for person in people)


def account(key: str = "s:record:1#occurred", **values: Any) -> Account:
    values = {"when": When.on(DAY), "kind": Kind.REFERRAL, "source": source(), **values}
    return Account(key=key, **values)


days = st.dates(dt.date(2018, 1, 1), dt.date(2018, 1, 4))
whens = st.one_of(
    days.map(When.on),
    st.just(When.undated("some time")),
    st.just(
        When(
            earliest=dt.date(2018, 1, 1),
            latest=dt.date(2018, 1, 31),
            edtf="2018-01",
            precision=Precision.MONTH,
            as_written="January 2018",
        )
    ),
    days.map(
        lambda day: When(
            earliest=day, latest=day, edtf=f"{day}T14:30", precision=Precision.MINUTE, as_written=f"{day} 14:30"
        )
    ),
)
records = st.integers(1, 6).map(lambda number: f"s:record:{number}")
accounts = st.builds(
    Account,
    key=st.builds(lambda record, role: f"{record}#{role}", records, st.sampled_from(["occurred", "ended"])),
    when=whens,
    kind=st.sampled_from([Kind.REFERRAL, Kind.VISIT, Kind.INITIAL_CONFERENCE, Kind.CASE_NOTE, Kind.DEATH]),
    fact=st.sampled_from(["", "Police attended the flat after neighbours called", "Neighbours called police to flat"]),
    outcome=st.sampled_from([None, "No further action", "Assessment"]),
    status=st.sampled_from(list(Status)),
    evidence_status=st.sampled_from(list(EvidenceStatus)),
    people=st.sampled_from([(), about("c1"), about("c2"), about("c1", "c2")]),
    references=st.sampled_from([(), ("P/1",), ("P/2",)]),
    links=st.one_of(st.just(()), records.map(lambda record: (Link(rel=Rel.DUPLICATES, record=record),))),
    source=st.builds(source, st.sampled_from(["records", "notes", "police"]), st.sampled_from("123")),
)
