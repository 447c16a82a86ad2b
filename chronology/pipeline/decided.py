"""A reviewer's decisions: which of them stand, what they change, and those that have lost their target."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chronology.model import Analysis, Chronology, Decision, Level, Problem, Reason, Severity, Significance, Source
from chronology.normalise import split
from chronology.pipeline.analyses import Targets, analyses
from chronology.pipeline.cast import IdPair, is_known
from chronology.pipeline.holdings import Holdings

_OF_PEOPLE = ("same_person", "different_person")
_OF_PAIRS = ("merge_with", "keep_apart_from", *_OF_PEOPLE)


def pairs(decisions: Iterable[Decision], field_name: str) -> tuple[tuple[str, str], ...]:
    """Pairs of keys or ids that the standing decisions on a field name."""
    return tuple((decision.target, decision.value) for decision in standing_of(decisions, field_name))


def standing_of(decisions: Iterable[Decision], field_name: str) -> Iterator[Decision]:
    """Decisions on one field; of several on one target the latest stands, except where each names its own pair."""
    latest: dict[str, Decision] = {}
    paired = field_name in _OF_PAIRS
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.target, decision.value)):
        if decision.field == field_name:
            latest[f"{decision.target}\0{decision.value}" if paired else decision.target] = decision
    yield from latest.values()


def decided_people(decisions: Sequence[Decision]) -> tuple[tuple[IdPair, ...], tuple[IdPair, ...]]:
    """A reviewer's pairs of ids: who is one person, who is two."""
    return pairs(decisions, "same_person"), pairs(decisions, "different_person")


def lost_people(held: Holdings, decisions: Iterable[Decision]) -> Iterator[Problem]:
    """Decisions on people who are no longer there."""
    for each in decisions:
        if each.field in _OF_PEOPLE and not (is_known(each.target, held.cast) and is_known(each.value, held.cast)):
            yield _lost(each)


def decided(chronology: Chronology, decisions: Sequence[Decision]) -> Chronology:
    """Lay a reviewer's levels and words over what was weighed; a decision that lost its target is a `Problem`."""
    levels = {decision.target: decision for decision in standing_of(decisions, "significance")}
    lists = (chronology.events, chronology.undated, chronology.withdrawn, chronology.drafts, chronology.later)
    events = tuple(event for events in lists for event in events)
    known = {finding.key for finding in chronology.findings} | {account.key for account in split(events)}
    written = Targets(events if any(each.field == "analysis" for each in decisions) else ())
    told = tuple(analyses(standing_of(decisions, "analysis"), written))
    lost = tuple(
        _lost(each)
        for each in decisions
        if each.field not in _OF_PEOPLE and each.target not in (written if each.field == "analysis" else known)
    )
    return replace(
        chronology,
        significance=tuple(_relevelled(weighed, levels.get(weighed.event)) for weighed in chronology.significance),
        analyses=tuple(each for each in told if isinstance(each, Analysis)),
        problems=(*chronology.problems, *lost, *(each for each in told if isinstance(each, Problem))),
    )


def _lost(decision: Decision) -> Problem:
    if decision.field == "analysis":
        message = (
            "a reviewer's analysis names no entry of the inputs; it is kept with the decisions and printed nowhere"
        )
        return _of_decision(decision, message)
    what = "a person it names" if decision.field in _OF_PEOPLE else "the entry"
    message = f"a decision on {decision.field} has lost its target; {what} is no longer in the inputs"
    return _of_decision(decision, message)


def _of_decision(decision: Decision, message: str) -> Problem:
    source = Source(document="decisions", locator=decision.target)
    return Problem(message=message, source=source, severity=Severity.WARNING)


def _relevelled(weighed: Significance, decision: Decision | None) -> Significance:
    if decision is None:
        return weighed
    reason = Reason(rule="reviewer", text=f"set by {decision.by}: {decision.reason or 'no reason given'}")
    return replace(weighed, level=Level(decision.value), reasons=(*weighed.reasons, reason))
