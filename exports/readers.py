"""What each kind of reader is given, whatever the format: what is told of an entry, and which sentences stand first.

A court asks for facts, and the family a document is about for plain words: neither is told weights, reasons, findings or
a reviewer's analysis (Practice Direction 12A; domain guidance C5). A review reads what each agency did.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from chronology.model import Chronology, Event, Remark, Theme
from chronology.normalise import PRINT_ALL
from exports.plain import Explained, explained

COURT: Final = "court"
FAMILY: Final = "family"
_REVIEW: Final = "review"
_UNWEIGHED: Final = frozenset({COURT, FAMILY})
# Detail stays in the file with a pointer to it; a case conference reads this in ten minutes.
MOST_WORDS: Final[Mapping[str, int]] = MappingProxyType({"conference": 250, "family": 250, "review": 250})
"""How many words of a fact a profile prints; the others print all."""
FRONT_OF_COURT: Final = (
    "born",
    "identifier",
    "purpose",
    "hearing",
    "author",
    "prepared_for",
    "excluded",
    "withheld",
    "as_at",
    "period",
    "status",
)
"""The fields of the front sheet that a court asks for."""
SECTIONS_OF_FAMILY: Final = ("summary", "entries", "questions", "sources")
_BEGINS: Final = "beginning"
_SEEN: Final = ("last_seen", "last_seen_alone")


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences of the summary that stand under one name: `words.toml` has it under the profile's."""

    name: str
    remarks: Sequence[Remark]


def prints_all(profile: str) -> bool:
    """Every account of an incident is told, and whole."""
    return profile in PRINT_ALL


def is_weighed(profile: str) -> bool:
    """Weights, reasons and findings are told beside entries."""
    return profile not in _UNWEIGHED


def names_agencies(profile: str) -> bool:
    """What each agency did stands in a column of its own."""
    return profile == _REVIEW


def summary(chronology: Chronology) -> Iterator[Part]:
    """The first part of a document without findings, name by name, without those of which there is nothing to say."""
    for name, remarks in _summary(chronology):
        if remarks:
            yield Part(name, remarks)


def _summary(chronology: Chronology) -> Iterator[tuple[str, Sequence[Remark]]]:
    def of(theme: Theme) -> Sequence[Remark]:
        return tuple(remark for remark in chronology.remarks if remark.theme is theme)

    # From when on there is a record is no weight put on anything: what begins late says so to everybody.
    begins = tuple(remark for remark in of(Theme.NOT_KNOWN) if remark.rule == _BEGINS)
    yield "status", (*of(Theme.STATUS), *begins)
    if chronology.profile == COURT:
        yield "voice", tuple(remark for remark in of(Theme.VOICE) if remark.rule in _SEEN)
        yield "why_now", of(Theme.WHY_NOW)
    else:
        yield "voice", of(Theme.VOICE)
    # A court weighs what speaks for a family too.
    yield "protective", of(Theme.PROTECTIVE)


def words_of(event: Event) -> Iterator[str]:
    """Everything that the record says of an event."""
    yield from (event.title, event.fact)
    rest = (event.action, event.outcome, event.decision, event.rationale, event.impact, event.child_voice)
    yield from (text for text in rest if text)


def words_explained(told: Sequence[str], language: str) -> Sequence[Explained]:
    """What professionals' words that stand in these texts mean, in the order of the alphabet."""
    return sorted(explained("\n".join(told), language), key=lambda one: one.term.casefold())
