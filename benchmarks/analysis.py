"""How long the analysis of a case takes, by how many events it has."""

import datetime as dt
import math
import random
import statistics
import time
from collections.abc import Iterator, Sequence

from analyzers import register_analyzers
from analyzers.genogram import ecomap, genogram
from analyzers.relationship_graph import drawn, parties, relationship_graph
from benchmarks.timing import ROUNDS, Figure
from chronology.model import (
    Account,
    Chronology,
    Cover,
    Coverage,
    Event,
    Extent,
    Involvement,
    Kind,
    Link,
    Person,
    PersonKind,
    Polarity,
    PracticeUsed,
    Rel,
    Relationship,
    Source,
    When,
)
from chronology.pipeline.analysing import analysed
from chronology.practice import load_practice, taxonomy

_SOURCE = Source(document="made.xml", locator="1")
_FIRST = dt.date(2008, 6, 1)
_YEARS = 15
_AGENCIES = ("Council", "Police", "Health board", "School", "Housing")
_LINKED = 0.2


def figures() -> Iterator[Figure]:
    """Seconds for 200 and 5,000 events, growth against n log n, and the layout of the drawings."""
    small, middle, large = (made(count) for count in (200, 500, 5000))
    done = _analysed(large)
    found = f"{len(done.findings)} findings, {len(done.timescales)} timescales"
    yield Figure("analysis of 200 events, seconds", _seconds(small), most=0.1, checked=_told(small))
    at_large = _seconds(large)
    yield Figure("analysis of 5,000 events, seconds", at_large, most=2.0, checked=found)
    allowed = 5000 * math.log(5000) / (500 * math.log(500))
    yield Figure(
        "its growth from 500 to 5,000 events over that of n log n",
        at_large / _seconds(middle) / allowed,
        most=1.0,
        checked="the same fifteen years",
    )
    yield Figure("layout of the drawings of 5,000 events, seconds", _layout(large), most=0.05, checked=_parties(large))


def made(count: int) -> Chronology:
    """A made case: events of every kind over fifteen years, some of them linked, of one child and a family of six."""
    chosen = random.Random(count)  # noqa: S311  # the same case each time, no secret
    kinds = sorted(set(Kind) - {Kind.BIRTH, Kind.DEATH})
    days = sorted(chosen.randrange(_YEARS * 365) for _ in range(count))
    events = [
        _event(nth, _FIRST + dt.timedelta(days=day), chosen.choice(kinds), chosen) for nth, day in enumerate(days)
    ]
    return Chronology(
        subjects=("c1",),
        as_at=_FIRST + dt.timedelta(days=_YEARS * 365 + 30),
        cover=Cover(),
        profile="conference",
        language="en",
        practice=PracticeUsed(name="wales", version="1", sha256=""),
        people=tuple(_people()),
        relationships=tuple(_kin()),
        coverage=(Coverage(source=_SOURCE, extent=Extent.COMPLETE),),
        events=tuple(events),
    )


def _event(nth: int, day: dt.date, kind: Kind, chosen: random.Random) -> Event:
    links = ()
    if nth and chosen.random() < _LINKED:
        links = (Link(rel=Rel.ARISES_FROM, record=f"made:record:{chosen.randrange(max(0, nth - 20), nth)}"),)
    key = f"made:record:{nth}#occurred"
    people = (
        Involvement(person="c1", role="subject"),
        Involvement(person=f"w{chosen.randrange(12)}", role="social worker", involvement="attended"),
    )
    told = Account(
        key=key,
        when=When.on(day),
        kind=kind,
        title=taxonomy()[kind].title,
        fact=f"Entry {nth} of the made case.",
        polarity=taxonomy()[kind].polarity or Polarity.NEUTRAL,
        agency=chosen.choice(_AGENCIES),
        people=people,
        links=links,
        source=_SOURCE,
    )
    return Event(
        key=key,
        accounts=(told,),
        when=told.when,
        kind=kind,
        title=told.title,
        fact=told.fact,
        polarity=told.polarity,
        agency=told.agency,
        people=people,
        links=links,
    )


def _people() -> Iterator[Person]:
    yield Person(id="c1", name="Mali", kind=PersonKind.CHILD, born=When.on(_FIRST), is_subject=True, source=_SOURCE)
    for id_ in ("mother", "father", "aunt", "nain", "taid"):
        yield Person(id=id_, name=id_.title(), kind=PersonKind.ADULT, source=_SOURCE)
    for nth in range(12):
        yield Person(id=f"w{nth}", name=f"Worker {nth}", kind=PersonKind.PROFESSIONAL, source=_SOURCE)


def _kin() -> Iterator[Relationship]:
    for one, kind, other in (
        ("mother", "mother", "c1"),
        ("father", "father", "c1"),
        ("nain", "mother", "mother"),
        ("taid", "father", "mother"),
        ("aunt", "sister", "mother"),
    ):
        yield Relationship(from_person=one, to_person=other, kind=kind, source=_SOURCE)


def _analysed(case: Chronology) -> Chronology:
    return analysed(case, load_practice("wales"), register_analyzers())


def _seconds(case: Chronology) -> float:
    """The median of several analyses, each of a case that nobody has looked at before."""
    _analysed(case)
    return statistics.median(_timed(case) for _ in range(ROUNDS))


def _timed(case: Chronology) -> float:
    start = time.process_time()
    _analysed(case)
    return time.process_time() - start


def _layout(case: Chronology) -> float:
    known = parties(case)
    graph = relationship_graph(case, known)

    def laid_out() -> float:
        start = time.process_time()
        ecomap(case, drawn(graph, known))
        genogram(case, known)
        return time.process_time() - start

    return statistics.median(laid_out() for _ in range(ROUNDS))


def _told(case: Chronology) -> str:
    return f"{len(_analysed(case).findings)} findings"


def _parties(case: Chronology) -> str:
    known: Sequence[Person] = case.people
    return f"{len(known)} people, {len(parties(case).agencies)} agencies"
