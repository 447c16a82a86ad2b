"""What the patterns show of judgments, against what careful readers said they show: of sets of invented ones, and of each real one."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.narratives import FOLDER, FURTHER, SHARED
from benchmarks.passages import HALVES
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
    """Of the invented sets how many were found and wrongly said; of each real text which, and what nobody listed."""
    halves = {f"{half}-*": says for half, says in HALVES.items()}
    for names, says in {**halves, **FURTHER}.items():
        if paths := sorted(FOLDER.glob(f"{names}.patterns.json")):
            yield f"{says}: {_together(paths)}"
    paths = sorted(SHARED.glob("*.patterns.json"))
    if not paths:
        yield "real judgments: not there"
    for path in paths:
        yield f"{path.name.removesuffix('.patterns.json')}: {_singly(path)}"


def _together(paths: Sequence[Path]) -> str:
    """The figures of a set, which tell nothing of what stands in any of its texts."""
    hits = {"must": [0, 0], "should": [0, 0]}
    barred = listless = 0
    for path in paths:
        named, found, bars = _read(path)
        for importance, counts in hits.items():
            wanted = [each for each in named if each.importance == importance]
            counts[0] += len(wanted) - len(_missed(wanted, found))
            counts[1] += len(wanted)
        barred += len(bars)
        listless += len(_unlisted(named, found, bars))
    return (
        f"must {hits['must'][0]}/{hits['must'][1]}; should {hits['should'][0]}/{hits['should'][1]}; "
        f"wrongly asserted {barred}; findings that nobody listed {listless} in {len(paths)} texts"
    )


def _singly(path: Path) -> str:
    named, found, bars = _read(path)
    more = _unlisted(named, found, bars)
    return "; ".join(
        (
            f"must {_share(named, found, 'must')}",
            f"should {_share(named, found, 'should')}",
            f"wrongly asserted: {', '.join(bars) or 'none'}",
            f"findings that nobody listed {len(more)} (at most 3): {', '.join(more) or 'none'}",
        )
    )


def _read(path: Path) -> tuple[list[_Named], list[_Named], list[str]]:
    """What readers named in a text, what was found in it, and what was found though it must not be said."""
    wanted = json.loads(path.read_text("utf-8"))
    found = list(_found(built(path.with_name(path.name.replace(".patterns.json", ".txt")))))
    barred = sorted({each.pattern for each in found} & set(wanted["must_not_assert"]))
    return [_named(each) for each in wanted["patterns"]], found, barred


def _unlisted(named: Sequence[_Named], found: Sequence[_Named], barred: Sequence[str]) -> list[str]:
    listed = {each.pattern for each in named} | set(barred)
    return [each.pattern for each in found if each.pattern not in listed]


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
    missed = _missed(wanted, found)
    return f"{len(wanted) - len(missed)}/{len(wanted)}" + (f" (not {', '.join(missed)})" if missed else "")


def _missed(wanted: Sequence[_Named], found: Sequence[_Named]) -> list[str]:
    return [each.pattern for each in wanted if not any(_agree(each, other) for other in found)]


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
