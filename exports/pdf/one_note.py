"""One note, one row: what was read from the same words of a document on one day is told once, in these words.

A note is read into entries: that there was a visit, what was seen, what somebody said. Told each in a row of its own they repeat
each other, the note's heading stands with one and its words with another, and a reader cannot tell what happened. Here they are
one again, as the note has them. Nothing is lost: each keeps its number, and what cites it leads to the row.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from chronology.model import (
    Account,
    Chronology,
    Event,
    EvidenceStatus,
    Level,
    Precision,
    Restriction,
    Status,
)
from chronology.normalise import one_line, record_of
from chronology.practice import title_of
from chronology.prose.choosing import GAP
from chronology.prose.sure import is_kind_from_words, own_title
from chronology.prose.theirs import typed_tables
from chronology.prose.wording import MORE, words_behind
from exports.heard import JOINT
from exports.tellings import stands_in, title_within

IN_DOUBT = frozenset({EvidenceStatus.ALLEGED, EvidenceStatus.DISPUTED, EvidenceStatus.NOT_PROVED})
_NOTE, _MENTION = "note", "mention-"
# So far from each other stand two sentences of a text between which nothing was left out.
_BESIDE = 2
_Block = tuple[object, ...]
_Text = TypeVar("_Text")


@dataclass(frozen=True, slots=True)
class Note:
    """Entries that one row tells."""

    event: Event
    """What the row tells: the weightiest of them, with the words and the heading of the note."""
    members: tuple[Event, ...]
    """All of them, in order of their numbers."""


def notes(chronology: Chronology, levels: Mapping[str, Level], apart: Collection[str]) -> Mapping[str, Note]:
    """The note that each printed entry was read from, by the entry's key; nothing for what a system or a reviewer filed.

    `apart` are the keys of entries that a reviewer decided on: these stay as they are.
    """
    every = (*chronology.events, *chronology.undated)
    shown = {serial.event: serial.number for serial in chronology.serials if serial.printed and not serial.within}
    typed = typed_tables(every)
    blocks: dict[_Block, list[Event]] = defaultdict(list)
    for event in every:
        if event.key in shown and event.key not in apart and _is_read(event):
            blocks[_block(event)].append(event)
    told = _by_record(every)
    found: dict[str, Note] = {}
    for members in blocks.values():
        members.sort(key=lambda event: shown[event.key])
        whole = told[record_of(members[0].accounts[0].key)]
        note = Note(_as_one(members, whole, levels, typed), tuple(members))
        found |= {event.key: note for event in members}
    return found


def _is_read(event: Event) -> bool:
    """It has words, and only these say of what kind it is."""
    lead = event.accounts[0] if event.accounts else None
    return lead is not None and is_kind_from_words(lead) and bool(lead.fact) and event.status is not Status.WITHDRAWN


def _block(event: Event) -> _Block:
    """What entries of one row share: the record, the day, and how far it may go; what a note tells of another day is apart."""
    lead = event.accounts[0]
    return (record_of(lead.key), event.when.last_day if event.when.dated else None, event.status)


def _by_record(events: Sequence[Event]) -> Mapping[str, Sequence[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for account in chain.from_iterable(event.accounts for event in events):
        found[record_of(account.key)].append(account)
    return found


def _as_one(
    members: Sequence[Event], told: Sequence[Account], levels: Mapping[str, Level], typed: Collection[str]
) -> Event:
    """The entries of a note as one, with all words of it."""
    lead = max(members, key=lambda event: levels[event.key].rank if event.key in levels else -1)
    first = min(members, key=_looseness)
    own = [event.accounts[0] for event in members]
    account, words = _whole(own, told)
    heading = _heading(account, words, typed) or _filed_as(members)
    line = one_line(words)
    when, source = first.accounts[0].when, replace(account.source, quote=words)
    account = replace(account, when=when, title=heading, fact=line, source=source)
    records = {record_of(each.key) for each in own}
    others = (each for event in members for each in event.accounts if record_of(each.key) not in records)
    people = chain.from_iterable(event.people for event in members)
    conflicts = chain.from_iterable(event.conflicts for event in members)
    return replace(
        lead,
        when=first.when,
        title=heading,
        fact=line,
        accounts=(account, *dict.fromkeys(others)),
        evidence_status=next(
            (e.evidence_status for e in members if e.evidence_status not in IN_DOUBT), lead.evidence_status
        ),
        restriction=next((e.restriction for e in members if e.restriction is not Restriction.NONE), lead.restriction),
        child_voice=_voice(members),
        people=tuple(dict.fromkeys(people)),
        conflicts=tuple(dict.fromkeys(conflicts)),
        action=_first(event.action for event in members),
        outcome=_first(event.outcome for event in members),
        decision=_first(event.decision for event in members),
        decision_maker=_first(event.decision_maker for event in members),
    )


def _looseness(event: Event) -> tuple[bool, int]:
    """A day that a part of the note was only told by ("by then") says less than the note's own, and a day less than a clock."""
    when = event.when
    days = (when.latest - when.earliest).days if when.earliest and when.latest else None
    return days is None, (days or 0) * 2 + (when.precision is not Precision.MINUTE)


def _whole(own: Sequence[Account], told: Sequence[Account]) -> tuple[Account, str]:
    """All words of a note: those of its own account, else those that its entries have, in their order."""
    if not all(_role(account).startswith(_MENTION) for account in own):
        open_ = (account for account in told if account.restriction is Restriction.NONE or account in own)
        if notes_ := [account for account in open_ if _role(account) == _NOTE and _words(account)]:
            whole = max(notes_, key=lambda account: len(_words(account)))
            # A part that the note's own account lacks was taken out of it for a reason, or is of another stretch.
            own = [whole, *(account for account in own if not stands_in(account.fact, _words(whole)))]
    pieces: list[str] = []
    end: int | None = None
    ordered = sorted(own, key=lambda account: account.source.start or 0)
    for account in ordered:
        words, start = _words(account), account.source.start
        if any(stands_in(words, each) for each in pieces):
            continue
        beside = end is None or start is None or start - end <= _BESIDE
        pieces += [words] if not pieces or beside else [GAP, words]
        end = account.source.end
    return ordered[0], "\n".join(pieces)


def _role(account: Account) -> str:
    return account.key.partition("#")[2]


def _words(account: Account) -> str:
    """Its words as they stand in the text; of a row of a table those of the cell that tells, else of all of them from it on."""
    if account.source.start is not None and account.source.quote:
        return account.source.quote.strip()
    return words_behind(account.fact, account.source.quote)


def _heading(account: Account, words: str, typed: Collection[str]) -> str:
    """What the note is called by its writer; nothing that stands in its words, as it is said there."""
    heading = own_title(account, typed=account.source.document in typed)
    plain = heading.rstrip(f" .{MORE}")
    return "" if not heading or title_within(heading, one_line(words)) or stands_in(plain, words) else heading


def _filed_as(members: Sequence[Event]) -> str:
    """What a system calls what a note tells too: a type that was filed is no word of the program's."""
    filed = (account for event in members for account in event.accounts if not is_kind_from_words(account))
    return next((account.title or title_of(account.kind, account.language) for account in filed), "")


def _voice(members: Sequence[Event]) -> str | None:
    """Each quotation of the person's own words once."""
    voices = dict.fromkeys(part for event in members for part in (event.child_voice or "").split(JOINT) if part)
    return JOINT.join(voices) or None


def _first(texts: Iterable[_Text]) -> _Text | None:
    return next(filter(None, texts), None)
