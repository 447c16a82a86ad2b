"""Statements of fact as courts, reviews and reports write them: whole sentences of the past, of a third person, told as the writer's own.

What all words of a sentence weigh was learned on the language of notes, where a phrase stands beside any other. Who finds a fact
for a judgment or sets out a chronology writes a subject and its verb, says who only says so, and gives each thing a clause.
"""

import re
from functools import cache

from chronology.model import EvidenceStatus
from chronology.prose.said import Said
from chronology.prose.sentences import Span
from chronology.tables import shipped_table

_SETTLED = frozenset({EvidenceStatus.VERIFIED, EvidenceStatus.OBSERVED})
_WHOLE = re.compile(r"\s*[\W\d_]*[A-Z].*[.\u201d\")\u2019\]]\s*\Z", re.DOTALL)
_FEWEST = 4
_WORD = re.compile(r"[^\W_]+")


def states_a_fact(text: str, lower: str, sentence: Span, said: Said, *, act: bool) -> bool:
    """A sentence of a text states, as its writer's own and of the past, what a phrase of it names.

    `lower` is the text, folded. `act`: it is what a service did; that the police came is so whoever called them.
    """
    known = said.plain or said.status in _SETTLED or (act and said.status is EvidenceStatus.REPORTED)
    if said.by_weight or not known:
        return False
    # What befell somebody is as sure as whoever tells it anywhere in the sentence.
    told = clause_of(lower, said.at, sentence) if act else sentence
    if _table("said").search(lower, *told):
        return False
    return _is_written_out(text[sentence.start : sentence.end], lower[sentence.start : sentence.end])


def clause_of(lower: str, at: Span, sentence: Span) -> Span:
    """The clause around a place in a folded text: what is said of it, and not of the next thing that was done or decided."""
    start, end = sentence
    for joint in _table("joints").finditer(lower, sentence.start, sentence.end):
        if joint.end() <= at.start:
            start = joint.end()
        elif joint.start() >= at.end:
            end = joint.start()
            break
    return Span(start, end)


def only_says(lower: str, clause: Span) -> bool:
    """A clause of a folded text says only that somebody said it."""
    return _table("said").search(lower, *clause) is not None


def _is_written_out(sentence: str, lower: str) -> bool:
    """It has a capital, a stop and a verb of the past; no short hand, and nobody speaks of themselves but to find."""
    if _WHOLE.match(sentence) is None or len(_WORD.findall(sentence)) < _FEWEST:
        return False
    own = _table("findings").sub(" ", _table("quoted").sub(" ", lower))
    return _table("past").search(own) is not None and not _table("informal").search(own)


@cache
def _table(name: str) -> re.Pattern[str]:
    return re.compile(shipped_table("chronology.prose", "formal.toml")[name]["words"])
