"""The sentences of the page that stands alone: why now, what it comes to, how things stand, what is not known, what protects."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from analyzers.coverage import documents_of, reaches
from analyzers.lives import in_order, lives
from analyzers.summary import (
    capitals,
    described,
    followed,
    impossible,
    lacking,
    legal,
    misprints,
    not_held,
    not_known,
    outcomes,
    protective,
    quality,
    questions,
    referrals,
    standing,
    status,
    together,
    told_missing,
    tried,
    voice,
    waiting,
    why_now,
)
from analyzers.summary.said import Page, Said, Whole
from analyzers.voice import showable
from chronology.faults import contained
from chronology.hooks import Result
from chronology.model import Chronology, Event, Remark
from chronology.practice import Practice

_PARTS = (
    why_now.say,
    together.say,
    tried.say,
    waiting.say,
    followed.say,
    described.say,
    status.say,
    legal.say,
    standing.say,
    referrals.say,
    not_held.say,
    voice.say,
    lacking.say,
    not_known.say,
    protective.say,
    questions.say,
    quality.say,
    told_missing.say,
    outcomes.say,
    impossible.say,
    misprints.say,
    capitals.say,
)


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """Each part of the page. What is said of several subjects in the same words is said once, of all of them."""
    shown, reached = showable(chronology), reaches(chronology, documents_of(chronology))
    whole = Whole(chronology)
    pages = [Page(whole, practice, life, shown, reached) for life in lives(chronology)]
    order = {event.key: place for place, event in enumerate(_all(chronology))}
    for say in _PARTS:
        part = f"the part of the summary that says {say.__module__.rpartition('.')[2].replace('_', ' ')}"
        yield from contained(part, _said(say, pages, order))


def _said(say: Callable[[Page], Iterator[Said]], pages: Sequence[Page], order: Mapping[str, int]) -> Iterator[Remark]:
    said: dict[tuple[str, str], list[tuple[Page, Said]]] = {}
    for page in pages:
        for sentence in page.said(say):
            said.setdefault((sentence.rule, sentence.text), []).append((page, sentence))
    yield from (_remark(sentences, len(pages), order) for sentences in said.values())


def _all(chronology: Chronology) -> Iterator[Event]:
    yield from in_order(chronology)
    yield from sorted(chronology.undated, key=lambda event: event.key)


def _remark(sentences: list[tuple[Page, Said]], of_all: int, order: Mapping[str, int]) -> Remark:
    """One remark; with the names of those it is true of where that is not everybody."""
    first = sentences[0][1]
    keys = (key for _, said in sentences for key in (*(event.key for event in said.evidence), *said.keys))
    named = [page.life.person.name or page.life.person.id for page, _ in sentences if page.life.person is not None]
    lead = f"{', '.join(named)}: " if named and len(sentences) < of_all else ""
    evidence = sorted(dict.fromkeys(keys), key=lambda key: order.get(key, len(order)))
    return Remark(theme=first.theme, rule=first.rule, text=f"{lead}{first.text}", evidence=tuple(evidence))
