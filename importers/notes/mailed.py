"""Mails that somebody pasted into a text, one under the other: each is a contact of the day it was sent, by who sent it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from email.utils import parseaddr

from chronology.model import Kind
from importers.notes.note import Note

_FROM = re.compile(r"^[> \t*]{0,8}(?:From|Oddi wrth)\**:[ \t*]{0,4}(?P<who>[^\n]{1,200})", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(r"^[> \t*]{0,8}(?:Sent|Date|Anfonwyd|Dyddiad)\**:", re.IGNORECASE | re.MULTILINE)
_TO = re.compile(r"^[> \t*]{0,8}(?:To|Subject|At|Pwnc|Testun)\**:", re.IGNORECASE | re.MULTILINE)
_TYPE = "E-mail"
_A_CHAIN = 2


def as_mails(text: str, notes: Iterable[Note]) -> list[Note]:
    """The notes, those under the heads of mails as what they are; one mail by itself may only tell of what is held elsewhere."""
    found = list(notes)
    senders = [_sender(text, note) for note in found]
    if sum(sender is not None for sender in senders) < _A_CHAIN:
        return found
    return [note if sender is None else _sent_by(note, sender) for note, sender in zip(found, senders, strict=True)]


def _sender(text: str, note: Note) -> str | None:
    """Who sent the mail whose head stands over a note; None where none does."""
    head = (note.start, min(note.body_start, note.end))
    sender = _FROM.search(text, *head) if not note.heading.kind else None
    if sender is None or not _SENT.search(text, *head) or not _TO.search(text, *head):
        return None
    who = sender["who"].strip(" *\t")
    return (parseaddr(who)[0] if "@" in who else who).split(" [", maxsplit=1)[0].strip()


def _sent_by(note: Note, sender: str) -> Note:
    heading = note.heading
    told = replace(heading, kind=Kind.CONTACT, note_type=heading.note_type or _TYPE, author=heading.author or sender)
    return replace(note, heading=told)
