"""The words of a note in a record: its fact in whole sentences, and the kind of event they speak for."""

from dataclasses import dataclass

from chronology.model import EvidenceStatus, Kind
from chronology.prose.phrases import folded
from chronology.prose.sentences import is_wrapped, sentences
from chronology.prose.telling import Telling
from chronology.prose.wording import fact_of, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a note tells of its own day."""

    fact: str
    kind: Kind | None
    status: EvidenceStatus


def told_by(note: str) -> Told:
    """What the sentences of a note tell, and the kind they speak for most plainly."""
    spans = list(sentences(note, wrapped=is_wrapped(note)))
    said = Telling(folded(note)).of_body(spans)
    return Told(
        fact=fact_of(note, spans) or plain(note),
        kind=said.kind if said else None,
        status=said.status if said else EvidenceStatus.REPORTED,
    )
