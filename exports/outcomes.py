"""Whether a document must say that nothing is recorded of what an entry came to."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from chronology.model import Chronology, Event, Group
from chronology.normalise import record_of
from chronology.practice import group_of

# What these came to is expected on the record (domain guidance L2); of an allocation or a birth nobody asks it.
_WANTS_OUTCOME: Final = frozenset(
    {
        Group.REFERRAL,
        Group.ASSESSMENT,
        Group.STRATEGY_DISCUSSION,
        Group.S47_ENQUIRY,
        Group.CONFERENCE,
        Group.REVIEW,
        Group.DOMESTIC_ABUSE,
        Group.POLICE,
        Group.INJURY_OR_HARM,
        Group.DISCLOSURE,
        Group.MISSED_APPOINTMENT,
        Group.MISSING,
    }
)
# What an entry came to, told in its own words under no label: of a conference or review what became of the plan, of an
# enquiry what was found, of a discussion what was agreed.
_PLAN: Final = (
    r"\b(?:plans?|registration)\b(?! (?:for|is|will))[^.;]{0,30}?\b(?:continu\w+|remain\w*|ended|ceased|ceases|discontinued|made|started|began|terminated)\b"
    r"|\b(?:made|placed|became|becomes?|remain\w*|continue\w*|now) (?:to be )?(?:the )?(?:subjects? (?:to|of)|on) (?:an? |the )?(?:cp|cin|child protection|child in need|care and support|register|plans?|cpp)\b"
    r"|\bcategor(?:y|ies) (?:was |were )?(?:changed|of)\b|\b(?:de-?)?registered\b|\bremoved from the register\b|\bstep(?:ped)? down\b"
    r"|\b(?:cp|child protection) plans?(?:,| -| \u2013| under| \()|\bno (?:cp |child protection )?plan (?:was )?(?:made|needed)\b|\bcynllun(?:iau)? (?:yn )?(?:parhau|dod i ben)"
)
_FOUND: Final = r"\b(?:un)?substantiated\b|\bunfounded\b|\bthreshold (?:was |is )?(?:not )?met\b"
_AGREED: Final = rf"{_FOUND}|\b(?:joint|single[- ]agency) (?:s\.?47|section 47|enquir|investigation)|\bs(?:ection |\.)?47 (?:enquir\w+ )?(?:agreed|to (?:begin|start|be opened))"
_TOLD: Final[Mapping[Group, re.Pattern[str]]] = {
    Group.CONFERENCE: re.compile(_PLAN, re.IGNORECASE),
    Group.REVIEW: re.compile(_PLAN, re.IGNORECASE),
    Group.S47_ENQUIRY: re.compile(_FOUND, re.IGNORECASE),
    Group.STRATEGY_DISCUSSION: re.compile(_AGREED, re.IGNORECASE),
}
# What may be, is asked or awaited is no outcome.
_NOT_YET: Final = re.compile(
    r"\b(?:if|whether|would|should|will|may|might|could|recommend\w*|request\w*|await\w*|pending|to be decided|consider\w*)\b|\?",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+")


def tells_outcome(event: Event) -> bool:
    """An entry says in its own words what it came to ("Plans continue", "made subject to a child protection plan")."""
    said = _TOLD.get(group_of(event.kind))
    if said is None:
        return False
    texts = {text for text in (event.fact, *(account.fact for account in event.accounts)) if text}
    parts = (part for text in texts for part in _SENTENCES.split(text))
    return any(said.search(part) and not _NOT_YET.search(part) for part in parts)


def lacks_outcome(event: Event, told_later: Collection[str]) -> bool:
    """A reader expects to be told what it came to, and neither an outcome nor a decision is on record.

    `told_later` are those of which the same record tells it where they end.
    """
    if event.key in told_later:
        return False
    if event.outcome or event.decision or tells_outcome(event):
        return False
    return group_of(event.kind) in _WANTS_OUTCOME


def told_later(chronology: Chronology) -> frozenset[str]:
    """What was begun, and of which an entry of the same record tells the outcome: an enquiry's is of its end."""
    events = (*chronology.events, *chronology.undated)
    ends = {
        (record_of(event.key), group_of(event.kind)): event.key for event in events if event.outcome or event.decision
    }
    return frozenset(
        event.key
        for event in events
        if event.until is not None
        and group_of(event.kind) in _WANTS_OUTCOME
        and not (event.outcome or event.decision)
        and ends.get((record_of(event.key), group_of(event.kind)), event.key) != event.key
    )
