"""What a clause of a judgment, a review or a report states to have been done on its day: "was closed by the council on 18 June".

Such a text gives each thing that was done a clause with its day, and says it in a whole verb. What stands there goes before what the
rest of the sentence names. The patterns are data, in `statements.toml`; notes and logs are never read by them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chronology.model import EvidenceStatus, Group, Kind
from chronology.practice import taxonomy
from chronology.prose.formal import clause_of, only_says
from chronology.prose.said import CHANNELS, Said
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import NAMES
from chronology.tables import shipped_table

_LIGHT = frozenset({Group.CONTACT, Group.OTHER})
"""Groups that say no more than that somebody wrote, spoke or met."""
# What was not, might have been or was to be.
_UNREAL = re.compile(
    r"\b(?:not(?! (?:re-?)?allocated until)|never|nor|would|should|could(?! not reach)|might|may|if|unless|whether|to be|will|had (?:it|he|she|they|the|this)\b(?=[^.;]{0,60}\b(?:would|might|could)))\b[^,;.]{0,40}\Z"
)
# "Rang on 4 March, and closed the case on 12 May": of one subject another verb with a day of its own.
_NEXT_VERB = re.compile(
    r",?\s(?:and|but)\s(?:then |later |finally |also )?(?=(?:(?!(?:red|bed|need)\b)[a-z]+ed|gave|made|sent|took|left|went|told|saw|held|wrote|withdrew)\b)|\band (?:then|later)\s"
)


@dataclass(frozen=True, slots=True)
class _Statement:
    kind: Kind
    over: bool
    whole: bool
    says: re.Pattern[str]


def stated_on(lower: str, date: Span, sentence: Span, said: Said | None, others: Sequence[Span] = ()) -> Said | None:
    """What the clause of a day states, where that goes before what was read there; else what was read.

    `others`: the other days of the sentence. What stands nearer to one of them is of that day.
    """
    clause = _of_one_verb(lower, date, clause_of(lower, date, sentence))
    light = said is None or said.kind in CHANNELS or taxonomy()[said.kind].group in _LIGHT or said.weight < NAMES
    found = [
        (abs(at.end - date.start), place, statement.kind, at)
        for place, statement in enumerate(_statements())
        if (light or statement.over)
        and (at := _place(statement, lower, sentence if statement.whole else clause)) is not None
        and all(_apart(at, date) <= _apart(at, other) for other in others)
    ]
    if not found:
        return said
    _, _, kind, at = min(found)
    if said is not None and _is_finer(said.kind, kind):
        return said
    status = EvidenceStatus.REPORTED if only_says(lower, clause) else EvidenceStatus.VERIFIED
    return Said(kind, at, status, NAMES, plain=status is EvidenceStatus.VERIFIED)


def _is_finer(read: Kind, stated: Kind) -> bool:
    """What was read is of the sort that the clause states, and says more of it; what began did not end."""
    alike = taxonomy()[read].group is taxonomy()[stated].group
    return alike and not (read.endswith("_started") and stated.endswith(("_ended", "_completed")))


def _apart(one: Span, other: Span) -> int:
    """Characters between two places."""
    return max(0, other.start - one.end, one.start - other.end)


def _of_one_verb(lower: str, date: Span, clause: Span) -> Span:
    """A clause without the further thing that its subject did: "and closed the case on 12 May"."""
    start, end = clause
    for joint in _NEXT_VERB.finditer(lower, start, end):
        if joint.start() >= date.end:
            end = joint.start()
            break
        if joint.end() <= date.start:
            start = joint.end()
    return Span(start, end)


def states(lower: str, sentence: Span, kind: Kind) -> bool:
    """Some clause of a sentence states, as its writer's own, what a kind says."""
    return any(
        at is not None and not only_says(lower, clause_of(lower, at, sentence))
        for statement in _statements()
        if statement.kind is kind
        for at in (_place(statement, lower, sentence),)
    )


def _place(statement: _Statement, lower: str, clause: Span) -> Span | None:
    found = statement.says.search(lower, clause.start, clause.end)
    if found is None or _UNREAL.search(lower, clause.start, found.start()):
        return None
    return Span(*found.span("at" if "at" in statement.says.groupindex else 0))


@cache
def _statements() -> tuple[_Statement, ...]:
    table = shipped_table("chronology.prose", "statements.toml")["statement"]
    return tuple(
        _Statement(Kind(one["kind"]), bool(one.get("over")), bool(one.get("whole")), re.compile("|".join(one["words"])))
        for one in table
    )
