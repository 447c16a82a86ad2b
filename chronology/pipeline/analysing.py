"""What each analyzer finds, laid into the chronology for those that come after it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from chronology.errors import PluginError
from chronology.faults import contained
from chronology.hooks import Analyzer, Result
from chronology.model import (
    Action,
    Chronology,
    Concern,
    Finding,
    FindingStatus,
    Followed,
    Graph,
    Period,
    Problem,
    Remark,
    Significance,
    Tabulation,
    Timescale,
)
from chronology.pipeline.decided import standing_of
from chronology.pipeline.kin import with_cited
from chronology.pipeline.reading import Progress
from chronology.pipeline.undisturbed import undisturbed
from chronology.practice import Practice

_Result = TypeVar(
    "_Result", Finding, Followed, Significance, Timescale, Remark, Tabulation, Period, Concern, Graph, Problem
)


def analysed(
    chronology: Chronology, practice: Practice, analyzers: Sequence[Analyzer], progress: Progress = lambda _: None
) -> Chronology:
    """Let each analyzer read the events and what those before it found, less what a reviewer dismissed."""
    by_name = {analyzer.name: analyzer for analyzer in analyzers}
    known = {name: [before for before in analyzer.after if before in by_name] for name, analyzer in by_name.items()}
    with undisturbed():
        for name in _in_order(known):
            progress(name)
            standing = tuple(f for f in chronology.findings if f.status is not FindingStatus.DISMISSED)
            told = by_name[name].analyse(replace(chronology, findings=standing), practice)
            results = list(contained(f"the analyzer {name}", told))
            chronology = with_cited(_reviewed(_with(chronology, results)))
    return chronology


def _in_order(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    try:
        return tuple(TopologicalSorter(after).static_order())
    except CycleError as error:
        names = " and ".join(sorted(set(error.args[1])))
        raise PluginError(f"the analyzers {names} wait for each other; leave one of them out") from None


def _reviewed(chronology: Chronology) -> Chronology:
    """Findings as a reviewer left them."""
    statuses = {d.target: FindingStatus(d.value) for d in standing_of(chronology.decisions, "status")}
    findings = tuple(replace(f, status=statuses.get(f.key, f.status)) for f in chronology.findings)
    return replace(chronology, findings=findings)


def _with(chronology: Chronology, results: Sequence[Result]) -> Chronology:
    def found(kind: type[_Result]) -> tuple[_Result, ...]:
        return tuple(result for result in results if isinstance(result, kind))

    return replace(
        chronology,
        findings=(*chronology.findings, *found(Finding)),
        significance=(*chronology.significance, *found(Significance)),
        timescales=(*chronology.timescales, *found(Timescale)),
        remarks=(*chronology.remarks, *found(Remark)),
        tabulations=(*chronology.tabulations, *found(Tabulation)),
        periods=(*chronology.periods, *found(Period)),
        concerns=(*chronology.concerns, *found(Concern)),
        graphs=(*chronology.graphs, *found(Graph)),
        problems=(*chronology.problems, *found(Problem)),
        actions=_followed(chronology.actions, found(Followed)),
    )


def _followed(actions: tuple[Action, ...], found: Sequence[Followed]) -> tuple[Action, ...]:
    """The actions with what later entries tell of them; a place that no action has names none."""
    by_place = {each.action: each for each in found}
    return tuple(
        replace(
            action,
            standing=told.standing,
            shown_by=told.shown_by,
            agreed_before=told.agreed_before,
            answers=told.answers,
            listed_later=told.listed_later,
            seems_done=told.seems_done,
        )
        if (told := by_place.get(place))
        else action
        for place, action in enumerate(actions)
    )
