"""A fault of ours costs what the part at fault would have shown, and is named; the document is made all the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from casebuilding import chronology, event

import analyzers
from analyzers import patterns, summary
from analyzers.patterns.shape import Ground, Shown
from analyzers.summary.said import Page, Said
from chronology.errors import TRACE, RefusedError
from chronology.hooks import Result
from chronology.model import Chronology, Kind, Severity
from chronology.pipeline.analysing import analysed
from chronology.practice import Practice, load_practice

_CANARY = "Tegan Lloyd"
_CASE = chronology(
    *(event(f"r{n}", f"2021-0{n}-01", Kind.REFERRAL) for n in (1, 3, 5)),
    event("h", "2021-06-01", Kind.INJURY),
)


class _Faulty:
    name = "faulty"
    after: tuple[str, ...] = ()

    def __init__(self, error: Exception) -> None:
        self._error = error

    def analyse(self, _case: Chronology, _practice: Practice) -> Iterator[Result]:
        yield from ()
        raise self._error


def _made(*more: _Faulty) -> Chronology:
    return analysed(_CASE, load_practice("wales"), (*more, *analyzers.register_analyzers()))


def _faults(case: Chronology) -> list[str]:
    return [problem.message for problem in case.problems if problem.severity is Severity.ERROR]


def test_an_analyzer_that_fails_is_named_without_the_words_of_the_record_and_the_others_find_what_they_would() -> None:
    made = _made(_Faulty(KeyError(_CANARY)))

    assert [
        "there is a fault in the analyzer faulty (KeyError): what it would have shown is not here; please report it"
    ] == _faults(made)
    assert made.findings == _made().findings
    assert made.remarks == _made().remarks


def test_one_pattern_that_fails_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _made()
    fails = next(pattern for pattern in patterns.TABLE if pattern.name == whole.findings[0].pattern)
    monkeypatch.setattr(patterns, "TABLE", tuple(_failing(each) if each is fails else each for each in patterns.TABLE))
    made = _made()

    assert [finding for finding in whole.findings if finding.pattern != fails.name] == list(made.findings)
    (message,) = _faults(made)
    assert message.startswith(f"there is a fault in the pattern {fails.rule}, {fails.title} (ValueError)")


def _failing(pattern: patterns.Pattern) -> patterns.Pattern:
    def find(_ground: Ground) -> Iterator[Shown]:
        yield from ()
        raise ValueError(_CANARY)

    return replace(pattern, find=find)


def test_one_part_of_the_first_page_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _made()

    def say(_page: Page) -> Iterator[Said]:
        yield from ()
        raise IndexError(_CANARY)

    monkeypatch.setattr(summary, "_PARTS", (say, *summary._PARTS))
    made = _made()

    assert made.remarks == whole.remarks
    assert 1 == len(_faults(made))
    assert _CANARY not in _faults(made)[0]


def test_what_ends_a_run_ends_it_and_whoever_looks_for_the_fault_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedError):
        _made(_Faulty(RefusedError("no")))
    monkeypatch.setenv(TRACE, "1")
    with pytest.raises(KeyError):
        _made(_Faulty(KeyError(_CANARY)))
