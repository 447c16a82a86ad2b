"""What a document says of itself in words, beside its rows."""

import re
from collections.abc import Collection, Iterable
from typing import Final

# Importers of returns to government, which hold episodes and dates and nothing of what happened.
STATUTORY: Final = frozenset({"ssda903", "cin-census", "annex-a", "dfe-csc-json"})

# What our own documents say of entries that they cannot tell apart or that lack an outcome, in either language: as the
# analysis words it (analyzers.summary) and as it is said in Welsh (exports.sentences). Tests hold them to both.
TOLD_TWICE: Final = ("may each be one incident told twice", "fod yn un digwyddiad wedi'i adrodd ddwywaith")
NO_OUTCOME: Final = (
    "No outcome, decision or action is on record for",
    "Nid oes canlyniad, penderfyniad na cham gweithredu ar gofnod ar gyfer",
)

_EARLY: Final = re.compile(
    r"\b(?:nothing|no (?:history|records?|entry|entries|information|contact)|not (?:available|known|held|recorded))\b"
    r"[^.]{0,90}\b(?:before|prior to|earlier than)\b"
    r"|\b(?:history|records?)\b[^.]{0,40}\bbefore\b[^.]{0,60}\b(?:not (?:available|known|held|seen)|unknown|missing)"
    r"|\b(?:dim|nid oes)\b[^.]{0,90}\bcyn\b",
    re.IGNORECASE,
)
_SILENT: Final = re.compile(
    r"\b(?:no (?:agency )?(?:contacts?|entr(?:y|ies)|records?|information|involvement|activity)\b"
    r"|nothing (?:is |was )?(?:recorded|known)|gap in (?:the )?(?:record|contact|involvement|chronology)"
    r"|dim (?:cofnod|cyswllt))",
    re.IGNORECASE,
)
_RESTRICTED: Final = re.compile(
    r"\b(?:restricted|third[- ]party information|not (?:to be )?(?:disclosed|shared)|do not (?:disclose|share)"
    r"|cyfyngedig|ni ddylid (?:datgelu|rhannu))\b",
    re.IGNORECASE,
)


def early_told(text: str) -> bool:
    """The text says that nothing is known of the time before it begins."""
    return _EARLY.search(text) is not None


def is_silence(text: str) -> bool:
    """A row of a chronology that tells that there is nothing to tell of some time."""
    return _SILENT.search(text) is not None


def is_restricted(text: str) -> bool:
    """Words that say that they are not for everybody."""
    return _RESTRICTED.search(text) is not None


def is_statutory(importers: Iterable[str]) -> bool:
    """All of them read statutory returns."""
    read: Collection[str] = [name for name in importers if name]
    return bool(read) and all(name in STATUTORY for name in read)
