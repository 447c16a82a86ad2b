"""Mail: a message as text, what is attached to it, and what in it is nobody's record.

Read with the older of the standard library's two policies: the newer one takes time that grows with the square of a
header's length, and here a header may be as long as its sender liked.
"""

import base64
import datetime as dt
import email
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Part
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any, Final

from chronology.documents.apart import read_apart
from chronology.documents.encoding import Decoded, decode
from chronology.documents.limits import Limits
from chronology.documents.naming import free_name
from chronology.documents.plain import from_html
from chronology.errors import RefusedError

_FIELD: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?[^\n]*(?:\n|\Z)(?:[ \t]+[^\n]*(?:\n|\Z))*")
# What a program that sends mail writes, and nobody who types a note does.
_BY_PROGRAM: Final = frozenset({"mime-version", "message-id", "received", "return-path", "x-mailer", "thread-index"})
_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_CONTENT_FIELD: Final = re.compile(rb"^content-(type|disposition)[ \t]*:", re.MULTILINE | re.IGNORECASE)
# The standard library takes time that grows with the square of these: of a field with parameters, and of a line.
_LONGEST_FIELD: Final = 16_384
_LONGEST_LINE: Final = 2_000
_BOUNDARY: Final = re.compile(rb"boundary(\*[0-9*]*)?[ \t]*=[ \t]*\"?([^\"\s;]+)", re.IGNORECASE)
# Multiparts in a mail; each forwarding adds two or three.
_MOST_BOUNDARIES: Final = 100
# The addresses of a header longer than this are not parted.
_LONG: Final = 100_000
_SIGNATURES: Final = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
    }
)
_PICTURE: Final = "a picture shown in the text of a mail: a signature's or a letter head's, say"
_SIGNATURE: Final = "the signature that proves who sent a mail"
_AGAIN: Final = "the words of a mail again, in another form"
_TOO_MANY: Final = "it has more parts than the limit for a mail; see docs/limits.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message: who wrote to whom, when, about what, and the words."""

    sender: str
    recipients: tuple[str, ...]
    """To and Cc, each as written."""
    sent: dt.datetime | None
    """With its time zone; nothing where the date cannot be read or has no zone."""
    as_written: str
    """The date as the message gives it."""
    subject: str
    body: str
    body_start: int
    """Where the body starts in the document's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a message. One that is a message itself may come read already."""

    name: str
    content: bytes
    message: "Message | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A mail as read: its text, its attachments, what was left out as (what, why), and what could not be read."""

    mail: Mail
    text: str
    attachments: tuple[Attachment, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def is_mail(head: bytes, name: str) -> bool:
    """A text that begins with the fields of a message: such as only a program writes, or under a name that says so."""
    fields = set()
    at = 0
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").lstrip(b"\n")
    while (field := _FIELD.match(start, at)) is not None:
        fields.add(field[1].decode().lower())
        at = field.end()
    if not fields & {"from", "to", "subject", "date"}:
        return False
    return bool(fields & _BY_PROGRAM) or name.lower().endswith(".eml")


def read_mail(data: bytes, limits: Limits) -> Message:
    """Read an .eml.

    Raises:
        RefusedError: it has too many parts, or parts too deep in each other.

    """
    _check_parts(data, limits)
    try:
        message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
        return _Reading(limits).message(message)
    except RecursionError:
        raise RefusedError("its parts stand too deep in each other") from None


def _check_parts(data: bytes, limits: Limits) -> None:
    """Count the parts before the parser makes an object of each."""
    boundaries = set()
    for found in _BOUNDARY.finditer(data):
        boundaries.add(found[2])
        if found[1] or len(boundaries) > _MOST_BOUNDARIES:
            raise RefusedError(_TOO_MANY)
    parts = 0
    for field in _CONTENT_FIELD.finditer(data):
        parts += field[1].lower() == b"type"
        if _is_too_long(data, field.start()):
            raise RefusedError("a field of it is longer than any should be")
    parts = max(parts, sum(data.count(b"\n--" + boundary) for boundary in boundaries))
    if parts > limits.parts:
        raise RefusedError(_TOO_MANY)


def _is_too_long(data: bytes, start: int) -> bool:
    """The field that starts there, with the lines that go on with it."""
    end = start
    while 0 <= (end := data.find(b"\n", end, start + _LONGEST_FIELD)):
        end += 1
        if data[end : end + 1] not in (b" ", b"\t"):
            return False
    return len(data) > start + _LONGEST_FIELD


class _Reading:
    """The parts of one message, sorted into words, attachments and the rest."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._words: list[str] = []
        self._attachments: list[Attachment] = []
        self._left_out: list[tuple[str, str]] = []
        self._problems: list[str] = []

    def message(self, message: Part) -> Message:
        """Everything in it."""
        fields = {name: _field(message, name) for name in _SHOWN}
        self._part(message)
        return _message(
            fields,
            _sent(fields["Date"]),
            "\n\n".join(words for words in self._words if words),
            attachments=self._attachments,
            left_out=self._left_out,
            problems=self._problems,
        )

    def _part(self, part: Part) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._inner_message(part)
        elif part.is_multipart():
            inner = _inner(part)
            for one in self._one_of(inner) if kind == "multipart/alternative" else inner:
                self._part(one)
        elif kind in ("text/plain", "text/html") and not _is_file(part):
            self._words.append(self._text(part, html=kind == "text/html"))
        elif kind in _SIGNATURES:
            self._left_out.append((_file_name(part) or "signature", _SIGNATURE))
        elif part.get_content_maintype() == "image" and _is_in_text(part):
            self._left_out.append((_file_name(part) or "picture", _PICTURE))
        else:
            self._attach(_file_name(part), self._content(part))

    def _one_of(self, parts: Sequence[Part]) -> Iterator[Part]:
        """The plainest of several forms of the same words, and whatever is not words."""
        best = min(parts, key=_plainness, default=None)
        for part in parts:
            if part is best or _plainness(part) == len(_FORMS):
                yield part
            else:
                self._left_out.append((part.get_content_type(), _AGAIN))

    def _inner_message(self, part: Part) -> None:
        inner = _inner(part)
        if not inner:
            self._problems.append("holds a message that could not be read")
            return
        subject = _field(inner[0], "Subject")
        self._attach(_file_name(part) or f"{_plain_name(subject) or 'message'}.eml", inner[0].as_bytes())

    def _attach(self, name: str, content: bytes) -> None:
        self._attachments.append(Attachment(name=_free(name or "attachment", self._attachments), content=content))

    def _text(self, part: Part, *, html: bool) -> str:
        decoded = _decoded(self._content(part), part.get_content_charset() or "")
        self._problems += _removed(decoded)
        return from_html(decoded.text.encode(), "utf-8") if html else decoded.text.strip("\n")

    def _content(self, part: Part) -> bytes:
        content = part.get_payload(decode=True)
        if part.defects:
            self._problems.append("has a part that is damaged; some of what it held may be missing")
        return content if isinstance(content, bytes) else b""


_FORMS: Final = ("text/plain", "text/html", "multipart/related", "multipart/mixed", "text/enriched", "text/richtext")


def _plainness(part: Part) -> int:
    kind = part.get_content_type()
    return _FORMS.index(kind) if kind in _FORMS else len(_FORMS)


def _inner(part: Part) -> list[Part]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Part)] if isinstance(payload, list) else []


def _is_file(part: Part) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _is_in_text(part: Part) -> bool:
    return part.get_content_disposition() == "inline" or (
        part.get_content_disposition() is None and "Content-ID" in part
    )


def _decoded(content: bytes, charset: str) -> Decoded:
    if charset and charset != "us-ascii":
        with suppress(LookupError, ValueError):
            content = content.decode(charset).encode()
    # What came without a name of its encoding, or a wrong one, is looked at as any other text.
    return decode(content)


def _removed(decoded: Decoded) -> Iterator[str]:
    if decoded.nuls:
        yield f"held {decoded.nuls} NUL characters, which were removed"
    if decoded.replaced:
        yield f"held {decoded.replaced} characters that could not be decoded; each is marked U+FFFD"


def _field(message: Part, name: str) -> str:
    """A header as a reader sees it, on one line."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    text = decode(str(raw).encode("ascii", "surrogateescape") if _is_escaped(str(raw)) else str(raw).encode()).text
    try:
        coded = "=?" in text and max(map(len, text.splitlines())) <= _LONGEST_LINE
        pieces = decode_header(text) if coded else [(text, None)]
    except (HeaderParseError, ValueError):
        pieces = [(text, None)]
    return " ".join("".join(_piece(*piece) for piece in pieces).split())


def _is_escaped(text: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in text) and all(
        character < "\x80" or "\udc80" <= character <= "\udcff" for character in text
    )


def _piece(words: str | bytes, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "ascii")
    except (LookupError, ValueError):
        return decode(words).text


def _file_name(part: Part) -> str:
    try:
        said = part.get_filename() or ""
    except (LookupError, ValueError):
        said = ""
    if "=?" in said:
        holder = Part()
        holder.add_header("Subject", said)
        said = _field(holder, "Subject")
    return _plain_name(said)


def _plain_name(said: str) -> str:
    """A name without folders, which could be another machine's, and without what cannot be shown."""
    last = re.split(r"[/\\]", said)[-1]
    return "".join(character for character in last if character.isprintable()).strip(" .")[:200]


def _free(name: str, taken: Sequence[Attachment]) -> str:
    return free_name(name, {one.name for one in taken})


def _sent(written: str) -> dt.datetime | None:
    try:
        sent = parsedate_to_datetime(written[:200])
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if sent.tzinfo is None:
        # RFC 5322 3.3: the moment is known, only not where it was.
        return sent.replace(tzinfo=dt.UTC) if written.rstrip().endswith("-0000") else None
    return sent


def _recipients(*fields: str) -> tuple[str, ...]:
    found: list[str] = []
    for field in filter(None, fields):
        try:
            pairs = getaddresses([field]) if len(field) <= _LONG else []
        except (RecursionError, IndexError, ValueError):
            pairs = []
        written = [f"{name} <{address}>" if name and address else name or address for name, address in pairs]
        found += [one for one in written if one] or [field]
    return tuple(found)


def _message(  # noqa: PLR0913  # a message is all of these
    fields: dict[str, str],
    sent: dt.datetime | None,
    body: str,
    *,
    attachments: Sequence[Attachment],
    left_out: Sequence[tuple[str, str]],
    problems: Sequence[str],
) -> Message:
    head = "".join(f"{name}: {fields[name]}\n" for name in _SHOWN if fields[name]) + "\n"
    mail = Mail(
        sender=fields["From"],
        recipients=_recipients(fields["To"], fields["Cc"]),
        sent=sent,
        as_written=fields["Date"],
        subject=fields["Subject"],
        body=body,
        body_start=len(head),
    )
    return Message(
        mail=mail,
        text=head + body,
        attachments=tuple(attachments),
        left_out=tuple(left_out),
        problems=tuple(dict.fromkeys(problems)),
    )


# ---- as Outlook saves it ---------------------------------------------------------------------------------------------


def read_outlook_mail(data: bytes, limits: Limits) -> Message:
    """Read a .msg, in a child process.

    Raises:
        RefusedError: it is damaged or over a limit.

    """
    answers = [json.loads(answer) for answer in read_apart("msg", data, limits)]
    if len(answers) != 1:
        raise RefusedError("it is not a message that Outlook saved")
    return _outlook(answers[0])


def _outlook(said: dict[str, Any]) -> Message:
    attachments: list[Attachment] = []
    left_out = []
    for one in said["attachments"]:
        name = _free(_plain_name(one["name"]) or "attachment", attachments)
        if one["in_text"]:
            left_out.append((name, _PICTURE))
        elif one["message"] is not None:
            inner = _outlook(one["message"])
            name = name if name.lower().endswith(".msg") else f"{name}.msg"
            attachments.append(Attachment(name=name, content=inner.text.encode(), message=inner))
        else:
            attachments.append(Attachment(name=name, content=base64.b64decode(one["content"])))
    body = decode(said["body"].encode(errors="replace"))
    sent = dt.datetime.fromisoformat(said["sent"]) if said["sent"] else None
    return _message(
        {name: " ".join(said["fields"][name].split()) for name in _SHOWN},
        sent or _sent(said["fields"]["Date"]),
        body.text.strip("\n"),
        attachments=attachments,
        left_out=left_out,
        problems=[*said["problems"], *_removed(body)],
    )
