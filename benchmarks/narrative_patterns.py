"""What the patterns show of real judgments, against what careful readers said they show, where the judgments are there."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.narratives import SHARED
from benchmarks.told import Days, built, days_of
from chronology.model import Chronology, Finding, Strength

_HALF = 0.5
_DATES_MORE = 3
"""A finding may cite so many dates more than the reader did, whatever they are."""
_WIDE = 31


@dataclass(frozen=True, slots=True)
class _Named:
    """A pattern that readers named, or the product found, with the days of its evidence."""

    pattern: str
    days: tuple[Days, ...]
    importance: str = ""


def figures() -> Iterator[str]:
    """For each text what was found of what must and should be, what was wrongly said, and what nobody listed."""
    paths = sorted(SHARED.glob("*.patterns.json"))
    if not paths:
        yield "not there"
    for path in paths:
        wanted = json.loads(path.read_text("utf-8"))
        named = [_named(each) for each in wanted["patterns"]]
        text = path.with_name(path.name.replace(".patterns.json", ".txt"))
        found = list(_found(built(text)))
        barred = sorted({each.pattern for each in found} & set(wanted["must_not_assert"]))
        listed = {each.pattern for each in named} | set(barred)
        more = [each.pattern for each in found if each.pattern not in listed]
        told = (
            f"must {_share(named, found, 'must')}",
            f"should {_share(named, found, 'should')}",
            f"wrongly asserted: {', '.join(barred) or 'none'}",
            f"findings that nobody listed {len(more)} (at most 3): {', '.join(more) or 'none'}",
        )
        yield f"{text.stem}: {'; '.join(told)}"


def _named(each: dict[str, object]) -> _Named:
    dates: Sequence[str] = each["evidence_dates"]  # type: ignore[assignment]
    return _Named(str(each["type"]), tuple(filter(None, map(days_of, dates))), str(each["importance"]))


def _found(case: Chronology) -> Iterator[_Named]:
    days = {event.key: (event.when.earliest, event.when.latest) for event in case.events}
    for finding in case.findings:
        if _asserts(finding):
            yield _Named(finding.pattern, tuple(days[key] for key in finding.evidence if key in days))


def _asserts(finding: Finding) -> bool:
    return finding.strength is not Strength.NOT_ASSESSED


def _share(named: Sequence[_Named], found: Sequence[_Named], importance: str) -> str:
    """How many of the patterns of an importance were found, and which were not."""
    wanted = [each for each in named if each.importance == importance]
    missed = [each.pattern for each in wanted if not any(_agree(each, other) for other in found)]
    return f"{len(wanted) - len(missed)}/{len(wanted)}" + (f" (not {', '.join(missed)})" if missed else "")


def _agree(wanted: _Named, found: _Named) -> bool:
    """One finding has at least half of the wanted days, and at least half of its own are wanted."""
    if wanted.pattern != found.pattern:
        return False
    hit = sum(any(_near(day, other) for other in found.days) for day in wanted.days)
    good = sum(any(_near(other, day) for other in wanted.days) for day in found.days)
    enough = good >= _HALF * len(found.days) or len(found.days) <= len(wanted.days) + _DATES_MORE
    return bool(wanted.days) and hit >= _HALF * len(wanted.days) and enough


def _near(wanted: Days, found: Days) -> bool:
    """They may be the same time, and the one found is not much wider than the one wanted."""
    (first, last), (start, end) = wanted, found
    if first is None or last is None or start is None or end is None:
        return False
    return start <= last and first <= end and (end - start).days <= max((last - first).days, _WIDE)
