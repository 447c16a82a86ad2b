"""The sheets of findings and of timescales."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from chronology.model import Finding, Timescale, TimescaleState
from exports.pdf.case import Case
from exports.pdf.timescales import ORDER, amount, state_in_words
from exports.sheet.book import Day, Value
from exports.sheet.values import in_words, joined, yes


def findings(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """Every finding: the numbered ones first, then what was not assessed or was dismissed."""
    numbered = {each.finding.key: each.label for each in case.findings}
    ordered = [each.finding for each in case.findings]
    ordered += [finding for finding in case.chronology.findings if finding.key not in numbered]
    for finding in ordered:
        yield [
            numbered.get(finding.key, "–") if column == "number" else FINDING[column](case, finding)
            for column in columns
        ]


def _entries(case: Case, keys: Iterable[str]) -> str:
    """What the entries are called here."""
    return ", ".join(case.number(case.events[key]) for key in dict.fromkeys(keys) if key in case.events)


FINDING: Final[Mapping[str, Callable[[Case, Finding], Value]]] = {
    "title": lambda case, finding: case.called(finding.title),
    "statement": lambda case, finding: case.told(finding.statement),
    "status": lambda case, finding: case.words.say(f"finding_status.{finding.status}"),
    "strength": lambda case, finding: case.words.say(f"strength.{finding.strength}"),
    "protective": lambda case, finding: yes(case, is_so=finding.protective),
    "start": lambda _, finding: Day(finding.window[0]) if finding.window[0] else None,
    "end": lambda _, finding: Day(finding.window[1]) if finding.window[1] else None,
    "evidence": lambda case, finding: _entries(case, finding.evidence),
    "counter_evidence": lambda case, finding: _entries(case, finding.counter_evidence),
    "rule": lambda _, finding: finding.rule,
    "parameters": lambda _, finding: joined(f"{name.replace('_', ' ')} {value}" for name, value in finding.parameters),
    "id": lambda _, finding: finding.key,
}


def timescales(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """Every timescale that applied: what needs attention first."""
    found = [scale for scale in case.chronology.timescales if scale.state is not TimescaleState.NOT_APPLICABLE]
    for scale in sorted(found, key=lambda scale: (ORDER.index(scale.state), str(scale.due), scale.title)):
        yield [TIMESCALE[column](case, scale) for column in columns]


def _trigger_title(case: Case, scale: Timescale) -> str:
    event = case.events.get(scale.trigger)
    return case.title(event) if event else ""


def _trigger_date(case: Case, scale: Timescale) -> str:
    event = case.events.get(scale.trigger)
    return in_words(case, event.when) if event else ""


TIMESCALE: Final[Mapping[str, Callable[[Case, Timescale], Value]]] = {
    "title": lambda case, scale: case.called(scale.title),
    "state": state_in_words,
    "due": lambda _, scale: Day(scale.due) if scale.due else None,
    "trigger": lambda case, scale: _entries(case, [scale.trigger]),
    "trigger_title": _trigger_title,
    "trigger_date": _trigger_date,
    "due_event": lambda case, scale: _entries(case, [scale.due_event or ""]),
    "limit": lambda case, scale: amount(case, scale.limit, scale.unit),
    "basis": lambda case, scale: case.told(scale.basis),
    "authority": lambda _, scale: scale.authority,
    "citation": lambda _, scale: scale.citation,
    "verified": lambda case, scale: yes(case, is_so=scale.verified),
    "jurisdiction": lambda _, scale: scale.jurisdiction,
    "rule": lambda _, scale: scale.rule,
}
