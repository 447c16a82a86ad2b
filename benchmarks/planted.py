"""What analysis finds in planted cases: the patterns that are there, none in controls, timescales to the day."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.told import built
from chronology.model import Chronology, Finding, FindingStatus, Strength, Timescale
from chronology.practice import Practice, load_practice

PLANTED = Path(__file__).parents[1] / "tests" / "planted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A case in a file, written by somebody who had not seen the rules, and whether it shows a pattern."""

    file: str
    pattern: str
    shows: bool
    evidence: tuple[str, ...]
    why: str
    off_by_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A case in a file, and how a timescale stands in it: a state, or others that a reader would take as well."""

    file: str
    rule: str
    practice: str
    trigger: str
    states: frozenset[str]
    due: str
    late_by: int | None
    late_unit: str
    why: str


def planted() -> tuple[Planted, ...]:
    """Every planted case of a pattern."""
    table = tomllib.loads((PLANTED / "expected.toml").read_text("utf-8"))
    return tuple(
        Planted(**{**case, "evidence": tuple(case["evidence"])})
        for case in table["case"]
        if not case["file"].startswith("controls/")
    )


@cache
def practice_that_runs(pattern: str) -> Practice:
    """The shipped practice with a pattern on, whether or not it is on by default."""
    shipped = load_practice("wales")
    settings = shipped.patterns.get(pattern)
    if settings is None:
        return shipped
    return replace(shipped, patterns={**shipped.patterns, pattern: replace(settings, runs=True)})


def controls() -> Sequence[Path]:
    """Long and busy cases with nothing wrong in them."""
    return sorted((PLANTED / "controls").glob("*.json"))


def of_concern(case: Chronology) -> list[Finding]:
    """The findings that say that something is wrong, missing or not as it should be."""
    return [finding for finding in standing(case) if not finding.protective]


def standing(case: Chronology) -> list[Finding]:
    """What was found; what could not be assessed is not."""
    return [
        finding
        for finding in case.findings
        if finding.strength is not Strength.NOT_ASSESSED and finding.status is not FindingStatus.DISMISSED
    ]


def shown(case: Chronology, planted: Planted) -> list[Finding]:
    """The findings of the planted pattern that cite what a right one cites."""
    told = {event.key: {account.key for account in event.accounts} | {event.key} for event in case.events}
    own = _accounts_of(planted.file)
    wanted = {own.get(key, key) for key in planted.evidence}
    return [
        finding
        for finding in standing(case)
        if finding.pattern == planted.pattern
        and wanted <= {key for cited in finding.evidence for key in told.get(cited, {cited})}
    ]


def _accounts_of(file: str) -> Mapping[str, str]:
    """Of each entry of a file that lists its accounts, the first account: it is read by these, not by its own id."""
    events = json.loads((PLANTED / file).read_text("utf-8")).get("events", ())
    return {event["id"]: event["accounts"][0]["key"] for event in events if event.get("accounts")}


def named(case: Chronology, pattern: str) -> list[Finding]:
    """The findings of a pattern, whatever they cite."""
    return [finding for finding in standing(case) if finding.pattern == pattern]


def figures() -> Iterator[str]:
    """The table: pattern, planted, found, and found where it is not."""
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for case in planted():
        made = built(PLANTED / case.file, practice_that_runs(case.pattern))
        if case.shows:
            there[case.pattern] += 1
            found[case.pattern] += bool(shown(made, case))
        else:
            absent[case.pattern] += 1
            false[case.pattern] += bool(named(made, case.pattern))
    yield from timescale_figures()
    yield f"{'pattern':40} planted found | just not, found all the same"
    for pattern in sorted(there | absent):
        yield f"{pattern:40} {there[pattern]:7} {found[pattern]:5} | {absent[pattern]:8} {false[pattern]:5}"
    yield f"{'all':40} {there.total():7} {found.total():5} | {absent.total():8} {false.total():5}"
    for path in controls():
        concerns = of_concern(built(path))
        yield f"control {path.stem}: {len(concerns)} findings of concern {sorted({each.pattern for each in concerns})}"


# ---- timescales --------------------------------------------------------------------------------------------------


def timed() -> tuple[Timed, ...]:
    """Every planted case of a timescale, those of one file together."""
    table = tomllib.loads((PLANTED / "timescales" / "expected.toml").read_text("utf-8"))
    return tuple(_timed(case) for case in table["expect"])


def _timed(case: Mapping[str, Any]) -> Timed:
    return Timed(
        file=f"timescales/{case['file']}",
        rule=case["rule"],
        practice=case["practice"],
        trigger=case["trigger"],
        states=frozenset((case["state"], *case.get("accept", ()))),
        due=case.get("due", ""),
        late_by=case.get("late_by"),
        late_unit=case.get("late_unit", ""),
        why=case["why"],
    )


@cache
def practice_with(name: str, rule: str) -> Practice:
    """A nation's practice with a rule, in all its versions, turned on as an authority would turn it on."""
    shipped = load_practice(name)
    turned_on = (
        replace(each, enabled=True) if each.id.partition("-")[0] == rule else each for each in shipped.timescales
    )
    return replace(shipped, timescales=tuple(turned_on))


def stands(made: Chronology, case: Timed) -> str:
    """Nothing where the timescale stands as it should; else how it stands."""
    told = {event.key: {account.key for account in event.accounts} | {event.key} for event in made.events}
    found = [
        timescale
        for timescale in made.timescales
        if timescale.rule.partition("-")[0] == case.rule
        and (not case.trigger or case.trigger in told.get(timescale.trigger, {timescale.trigger}))
    ]
    if not found:
        return "" if "absent" in case.states else "absent"
    if any(_as_expected(timescale, case) for timescale in found):
        return ""
    return "; ".join(f"{each.state} due {each.due} late by {each.late_by} ({each.basis})" for each in found)


def _as_expected(timescale: Timescale, case: Timed) -> bool:
    if timescale.state not in case.states:
        return False
    plain = case.states == {timescale.state}
    due = not case.due or str(timescale.due or "") == case.due
    # The cases count in days; where the record has hours, the product counts in them.
    late = case.late_by is None or timescale.late_unit != case.late_unit or timescale.late_by == case.late_by
    return not plain or (due and late)


def timescale_figures() -> Iterator[str]:
    """How many of the planted timescales stand as a reviewing officer expects, by rule and nation."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for case in timed():
        name = f"{case.rule} {case.practice}"
        whole[name] += 1
        right[name] += not stands(built(PLANTED / case.file, practice_with(case.practice, case.rule)), case)
    for name in sorted(whole):
        yield f"{name:14} {right[name]:3} of {whole[name]:3}"
    yield f"{'all':14} {right.total():3} of {whole.total():3}"
