"""The timescales that were in force: each held against what the record shows, never more than that."""

from collections.abc import Iterator

from analyzers.coverage import Sources
from analyzers.lives import Life, lives
from analyzers.timescales.judging import judged
from analyzers.timescales.pairing import Pairing
from analyzers.timescales.standing import Standing
from analyzers.timescales.starts import starts
from chronology.hooks import Result
from chronology.model import Chronology, Timescale
from chronology.practice import Practice, TimescaleRule


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """Hold each rule that is on against each of its triggers in each life."""
    sources = Sources(chronology)
    for life in lives(chronology):
        yield from _held(practice, Standing(life, chronology, sources), Pairing(life))


def _held(practice: Practice, standing: Standing, pairing: Pairing) -> Iterator[Timescale]:
    """How every rule stands in one life, what another rule takes the place of left out."""
    found: list[tuple[TimescaleRule, Timescale]] = []
    replaced: set[tuple[str, str]] = set()
    said: set[tuple[str, ...]] = set()
    for rule in practice.rules:
        if not _is_for(rule, standing.life):
            continue
        for start in starts(rule, standing):
            result = judged(rule, start, standing, pairing)
            if result is None:
                continue
            timescale, verdict = result
            if not verdict.once:
                replaced.update((other, timescale.trigger) for other in rule.instead_of)
            elif verdict.once in said:
                continue
            else:
                said.add(verdict.once)
            found.append((rule, timescale))
    for rule, timescale in found:
        if (rule.id, timescale.trigger) not in replaced:
            yield timescale


def _is_for(rule: TimescaleRule, life: Life) -> bool:
    return not rule.subject or (rule.subject == "adult") is life.is_adult
