"""The glossary: abbreviations that stand in words, with what they are used for."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from chronology.model import Abbreviation, Chronology, Event, FindingStatus, Person, TimescaleState
from chronology.practice.words import ABBREVIATION, WORD_PARTS
from chronology.prose.name_words import words
from chronology.prose.titles import entry_title
from chronology.tables import shipped_table


def abbreviations_in(texts: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> tuple[Abbreviation, ...]:
    """The known abbreviations that stand in texts as whole words, in the case they are written; also with a plural s."""
    words = frozenset[str]().union(*map(_words_with_capitals, texts))
    shorts = frozenset(known)
    found = {short for word in words if not shorts.isdisjoint(_forms(word)) for short in _shorts(word, known)}
    return tuple(
        Abbreviation(short=short, meanings=known[short]) for short in sorted(found, key=lambda s: (s.casefold(), s))
    )


@lru_cache(maxsize=8192)
def _words_with_capitals(text: str) -> frozenset[str]:
    """Kept, for a document that is fitted to its pages asks again at each step."""
    return frozenset(ABBREVIATION.findall(text))


# Two capitals or more, or single ones with a stroke between; a longer word in capitals is a word that was shouted.
_CAPITALS: Final = re.compile(r"[A-Z]{2,6}|[A-Z]{1,6}(?:[/&][A-Z]{1,6})+")
_TWO: Final = re.compile(r"[A-Z]{2}|[A-Z][/&][A-Z]")
_NAME_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_WORD: Final = re.compile(r"(?<![\w&/.@-])[a-z]{4,6}(?![\w&/@-])")
_FAMILY: Final = re.compile(r"\b(?P<given>[A-Z][a-z]+) (?P<family>[A-Z]{4,})\b(?![&/])")
_SHOUTED: Final = re.compile(r"(?:\b[A-Z]{2,}\b[ ,.!:;-]*){3,}")


def unexplained_in(text: str, known: Collection[str]) -> frozenset[str]:
    """Words in capitals that look like abbreviations, of which nothing known says what they stand for.

    Those that everybody reads (UK, TV) and capitals that only shout are none.
    """
    # Few words of a text have two capitals, and only those are looked at closely.
    pieces = {piece for piece in text.split() if _TWO.search(piece)} if _TWO.search(text) else set()
    if not pieces:
        return frozenset()
    found: set[str] = set()
    for word in (word for piece in pieces for word in ABBREVIATION.findall(piece)):
        if word in known or word.removesuffix("s") in known:
            continue
        own = word.removesuffix("s")
        if not _CAPITALS.fullmatch(own):
            # "CP-plan" and "ICPC/visit" hold one; a number with letters before it is an identifier.
            parts = [] if any(map(str.isdigit, word)) else WORD_PARTS.findall(word)
            found.update(part for part in parts if len(parts) > 1 and re.fullmatch(r"[A-Z]{2,6}", part))
        elif "/" in own or "&" in own:
            parts = [part for part in WORD_PARTS.findall(own) if len(part) > 1]
            found.update(parts or [own])
        else:
            found.add(own)
    found = {word for word in found if word not in known and word not in _plain_words()}
    if not found:
        return frozenset()
    found -= families_in_capitals([text])
    return frozenset(found.difference(*(WORD_PARTS.findall(run[0]) for run in _SHOUTED.finditer(text))))


def names_in_capitals(people: Iterable[Person]) -> frozenset[str]:
    """The words of people's names in capitals, as the police write them: no abbreviations."""
    names = (name for person in people for name in (person.name, *person.known_as) if name)
    return frozenset(word for name in names for word in _NAME_WORD.findall(name.upper()) if len(word) > 1)


def plain_words() -> frozenset[str]:
    """Words in capitals that everybody reads or that were only stressed."""
    return _plain_words()


def families_in_capitals(texts: Iterable[str]) -> frozenset[str]:
    """Family names that stand in capitals behind a given name: "Kit MARLAIS"; what is short may be letters of a post."""
    return frozenset(
        found["family"]
        for text in texts
        for found in _FAMILY.finditer(text)
        if found["given"].casefold() in words().given
    )


def written_small(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in lower case somewhere in the texts, in capitals: where one is in capitals, it was stressed.

    Only longer ones: a short form is often written small as well.
    """
    return frozenset(word.upper() for text in texts for word in _SMALL_WORD.findall(text))


@cache
def _plain_words() -> frozenset[str]:
    table = shipped_table("chronology.prose", "capitals.toml")
    return frozenset(word for words in table["plain"].values() for word in words)


def _shorts(word: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The word itself, where it is one; else those of its parts that are ("CP/CIN")."""
    if (own := _short(word, known)) is not None:
        yield own
        return
    for part in WORD_PARTS.findall(word):
        if (own := _short(part, known)) is not None:
            yield own


@lru_cache(maxsize=8192)
def _forms(word: str) -> frozenset[str]:
    """All that a word may hold; kept as the words are."""
    return frozenset(form for part in (word, *WORD_PARTS.findall(word)) for form in (part, part.removesuffix("s")))


def _short(word: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    return next((form for form in (word, word.removesuffix("s")) if form in known), None)


def words_of(event: Event, language: str) -> Iterator[str]:
    """What an event says beside its fact."""
    yield entry_title(event, language)
    rest = (event.action, event.outcome, event.decision, event.decision_maker, event.rationale)
    yield from (text for text in (*rest, event.impact, event.child_voice) if text)


def words_besides(chronology: Chronology) -> Iterator[str]:
    """What is said beside the events: findings, remarks, tables, actions, timescales, problems and a reviewer's analysis."""
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
    yield from (each.text for each in chronology.analyses)
    yield chronology.cover.purpose
