"""The planted cases: each pattern found where it was planted and nowhere else, each timescale as an officer expects it."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.planted import (
    PLANTED,
    Planted,
    Timed,
    controls,
    named,
    of_concern,
    planted,
    practice_that_runs,
    practice_with,
    shown,
    stands,
    timed,
)
from benchmarks.told import built
from chronology.model import Chronology

OPEN = frozenset(tomllib.loads((PLANTED / "open.toml").read_text("utf-8"))["files"])


def _cases(cases: Sequence[Planted]) -> list[Any]:
    """The cases with their names; those that are known not to come out right are expected not to."""
    return [pytest.param(case, id=_file(case), marks=_marks(case.file)) for case in cases]


def _marks(file: str) -> Sequence[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="does not come out right yet")] if file in OPEN else []


def _file(case: Planted | Timed) -> str:
    return case.file.removeprefix("patterns/").removeprefix("timescales/").removesuffix(".json")


@pytest.mark.parametrize("case", _cases([case for case in planted() if case.shows]))
def test_a_planted_pattern_is_found_with_its_evidence(case: Planted) -> None:
    made = built(PLANTED / case.file, practice_that_runs(case.pattern))

    assert shown(made, case), f"{case.why}; found: {[finding.statement for finding in named(made, case.pattern)]}"


@pytest.mark.parametrize("case", _cases([case for case in planted() if not case.shows]))
def test_a_pattern_that_just_is_not_there_is_not_found(case: Planted) -> None:
    made = built(PLANTED / case.file, practice_that_runs(case.pattern))

    assert [] == [finding.statement for finding in named(made, case.pattern)], case.why


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem, marks=_marks(f"controls/{path.name}")) for path in controls()],
)
def test_a_case_with_nothing_wrong_has_no_finding_of_concern(path: Path) -> None:
    assert [] == [(finding.pattern, finding.statement) for finding in of_concern(built(path))]


@cache
def _timed(file: str, practice: str, rule: str) -> Chronology:
    return built(PLANTED / file, practice_with(practice, rule))


@pytest.mark.parametrize("case", timed(), ids=lambda case: f"{_file(case)}-{case.trigger.rpartition('.')[2]}")
def test_a_timescale_stands_as_a_reviewing_officer_expects(case: Timed) -> None:
    assert "" == stands(_timed(case.file, case.practice, case.rule), case), case.why
