"""The glossary: abbreviations that stand in words, with what they are used for."""

from collections.abc import Iterable, Iterator, Mapping

from chronology.model import Abbreviation, Chronology, Event, FindingStatus, TimescaleState
from chronology.practice import title_of
from chronology.practice.words import ABBREVIATION, WORD_PARTS


def abbreviations_in(texts: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> tuple[Abbreviation, ...]:
    """The known abbreviations that stand in texts as whole words, in the case they are written; also with a plural s."""
    words = {word for text in texts for word in ABBREVIATION.findall(text)}
    found = {short for word in words for short in _shorts(word, known)}
    return tuple(
        Abbreviation(short=short, meanings=known[short]) for short in sorted(found, key=lambda s: (s.casefold(), s))
    )


def _shorts(word: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The word itself, where it is one; else those of its parts that are ("CP/CIN")."""
    if (own := _short(word, known)) is not None:
        yield own
        return
    for part in WORD_PARTS.findall(word):
        if (own := _short(part, known)) is not None:
            yield own


def _short(word: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    return next((form for form in (word, word.removesuffix("s")) if form in known), None)


def words_of(event: Event, language: str) -> Iterator[str]:
    """What an event says beside its fact."""
    yield event.title or title_of(event.kind, language)
    rest = (event.action, event.outcome, event.decision, event.decision_maker, event.rationale)
    yield from (text for text in (*rest, event.impact, event.child_voice) if text)


def words_besides(chronology: Chronology) -> Iterator[str]:
    """What is said beside the events: findings, remarks, tables, actions, timescales and problems."""
    for finding in chronology.findings:
        if finding.status is not FindingStatus.DISMISSED:
            yield from (finding.title, finding.statement)
    yield from (remark.text for remark in chronology.remarks)
    for table in chronology.tabulations:
        yield from (table.title, *table.columns, *table.notes)
    for action in chronology.actions:
        yield from (action.text, action.owner or "")
    for scale in chronology.timescales:
        if scale.state is not TimescaleState.NOT_APPLICABLE:
            yield from (scale.title, scale.basis)
    yield from (problem.message for problem in chronology.problems)
    yield chronology.cover.purpose
