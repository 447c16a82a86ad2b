"""A mail as notes: the message, and each one that was forwarded or answered below it, by who wrote it and when."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import getaddresses, parseaddr
from itertools import pairwise
from zoneinfo import ZoneInfo

from chronology.dates import written
from chronology.documents import Document, Mail
from chronology.model import Kind, When
from importers.notes.answered import answered, name_of
from importers.notes.heading import Heading
from importers.notes.leads import heading_date, with_time
from importers.notes.lines import Line, lines_of
from importers.notes.note import Note
from importers.notes.presence import Seen
from importers.notes.structure import SetAside, Structure, filled, furniture_in

_TYPE = "E-mail"
# As Outlook and the like head a message they forward, quoted or not; in Welsh too.
_FIELD = r"^[> \t]*\**(?:{names})\**:[ \t]*\**[ \t]*(?P<{key}>[^\n]*)\n"
_FROM = _FIELD.format(names="From|Oddi wrth|Gan", key="sender")
_SENT = _FIELD.format(names="Sent|Date|Anfonwyd|Dyddiad", key="sent")
_OTHER = r"(?:^[> \t]*\**(?:To|Cc|Bcc|Importance|At|I|Copi)\**:[^\n]*\n)"
_SUBJECT = _FIELD.format(names="Subject|Pwnc|Testun", key="subject")
_FORWARDED = re.compile(rf"{_FROM}{_OTHER}*{_SENT}{_OTHER}*(?:{_SUBJECT})?{_OTHER}*", re.IGNORECASE | re.MULTILINE)
# The same in one line, as chains are copied: "> From: Ann Example   Sent: 3 June 2025 09.12   To: B Example".
_IN_A_LINE = re.compile(
    r"^[> \t]*\**(?:From|Oddi wrth|Gan)\**:[ \t]*(?P<sender>[^\n]{2,80}?)[ \t,;|]+\**(?:Sent|Date|Anfonwyd|Dyddiad)\**:[ \t]*"
    r"(?P<sent>[^\n]{6,60}?)(?:[ \t]+\**(?:To|Cc|Subject|At|Copi|Pwnc|Testun)\**:[^\n]*)?\n"
    rf"{_OTHER}*(?:{_SUBJECT})?{_OTHER}*",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(r"^[> \t]*[-_=*]{2,}[^\n]{0,40}\n\s*\Z", re.MULTILINE)
_PUBLIC = (".gov.uk", ".nhs.uk", ".police.uk", ".sch.uk", ".ac.uk", ".gov.wales", ".llyw.cymru", ".cjsm.net")
_TASTE = 3000
_MY_KIN = re.compile(
    r"\b(?:my|our) (?:own |dear |poor |late |great[- ]|elderly |step)?(?:aunt(?:y|ie)?|uncle|mum|mam|mother|dad|father|nan|nana|nain|taid|gran|granny|grandma|grandad"
    r"|grandmother|grandfather|sister|brother|son|daughter|grandson|granddaughter|husband|wife|cousin|niece|nephew|child|children)\b"
    r"|\bfy (?:mam|nhad|nain|nhaid|modryb|ewythr|chwaer|mrawd|merch|mab|ngŵr|ngwraig|mhlant|mhlentyn)\b",
    re.IGNORECASE,
)
_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class _Message:
    """Where a message starts, where its body does, and what its head says."""

    start: int
    body_start: int
    heading: Heading


def messages(document: Document, mail: Mail) -> Structure:
    """Part a mail into its messages, the newest first, as they stand."""
    text = document.text
    lines = list(lines_of(document))
    found = [
        _Message(0, mail.body_start, replace(_heading(mail), is_of_kin=_is_of_kin(mail, text))),
        *sorted(_below(text, mail.body_start), key=lambda m: m.start),
    ]
    ends = [after.start for _, after in pairwise(found)] + [len(text)]
    notes = [_note(text, message, end, lines) for message, end in zip(found, ends, strict=True)]
    return Structure(
        notes=tuple(note for note in notes if _says_something(text, note)),
        set_aside=tuple(
            SetAside(note.start, note.end, "text:heading") for note in notes if not _says_something(text, note)
        ),
        furniture=furniture_in(line for line in lines if line.start >= mail.body_start),
    )


def _note(text: str, message: _Message, end: int, lines: Sequence[Line]) -> Note:
    inside = [line for line in lines if message.body_start <= line.start < end]
    bare = Note(start=message.start, end=end, body_start=message.body_start, told_end=end, heading=message.heading)
    return filled(text, bare, inside, Heading())


def _says_something(text: str, note: Note) -> bool:
    return any(map(str.isalnum, text[note.body_start : note.end]))


def _heading(mail: Mail) -> Heading:
    """What the head of the message says. Addresses are nobody's to print; a name is kept, an address without one is not."""
    sent = mail.sent.astimezone(_LONDON) if mail.sent else None
    time = f"{sent:%H:%M}" if sent else ""
    people = (name for name, _ in getaddresses(list(mail.recipients)))
    return Heading(
        written_on=_sent_on(sent, time, mail),
        time=time,
        author=name_of(mail.sender),
        note_type=_TYPE,
        kind=Kind.CONTACT,
        title=mail.subject,
        people=tuple(Seen(name=name, role="recipient", involvement="informed") for name in people if name),
        recorded_on=sent.date() if sent else None,
    )


def _is_of_kin(mail: Mail, text: str) -> bool:
    """Not sent from a public body, and it speaks of somebody as "my aunt" or "my mum"."""
    _, _, domain = parseaddr(mail.sender)[1].casefold().rpartition("@")
    if domain.endswith(_PUBLIC):
        return False
    own = text[mail.body_start : mail.body_start + _TASTE]
    below = min((one.start for one in _below(own, 0)), default=len(own))
    own = own[:below]
    return any(_MY_KIN.search(words) for words in (mail.subject or "", own))


def _sent_on(sent: dt.datetime | None, time: str, mail: Mail) -> When | None:
    if sent is None:
        return heading_date(mail.as_written)
    return with_time(When.on(sent.date(), as_written=mail.as_written), time)


def _below(text: str, start: int) -> Iterator[_Message]:
    """Messages that were forwarded or answered."""
    for found in (*_FORWARDED.finditer(text, start), *_IN_A_LINE.finditer(text, start)):
        sent = found["sent"].strip(" *")
        heading = Heading(
            written_on=written(sent) or heading_date(sent),
            author=name_of(found["sender"].strip(" *")),
            note_type=_TYPE,
            kind=Kind.CONTACT,
            title=(found["subject"] or "").strip(" *"),
        )
        yield _Message(_with_rule(text, found.start(), start), found.end(), heading)
    for one in answered(text, start):
        heading = Heading(written_on=one.sent, author=one.sender, note_type=_TYPE, kind=Kind.CONTACT)
        yield _Message(_with_rule(text, one.start, start), one.end, heading)


def _with_rule(text: str, at: int, least: int) -> int:
    """Where a message starts with the rule above it ("-----Original Message-----")."""
    rule = _RULE.search(text, max(least, at - 120), at)
    return rule.start() if rule else at
