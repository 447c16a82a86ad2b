"""Mail as Outlook saves it (.msg, MS-OXMSG), in the child."""

import base64
import datetime as dt
import email.parser
import io
from collections.abc import Iterator
from typing import Final

from olefile import OleFileIO
from oxmsg.domain import constants as c
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from chronology.documents.limits import Limits
from chronology.documents.plain import from_html
from chronology.errors import RefusedError

# Where the list of properties begins: in a message of its own, in one inside another, in an attachment or recipient.
_OUTER: Final = 32
_INNER: Final = 24
_PART: Final = 8
_INNER_MESSAGE: Final = "__substg1.0_3701000D"
_RECIPIENT_TYPE: Final = 0x0C15
_HIDDEN: Final = 0x7FFE
_CONTENT_ID: Final = 0x3712
_FIELDS: Final = ("From", "To", "Cc", "Date", "Subject")
_KINDS: Final = {1: "To", 2: "Cc"}


def read_outlook(data: bytes, limits: Limits) -> Iterator[object]:
    """The message, with its attachments and the messages in it."""
    with OleFileIO(io.BytesIO(data)) as ole:
        storage = Storage.from_ole(ole)
    if not any(stream.name == "__properties_version1.0" for stream in storage.streams):
        raise RefusedError("it is not a message that Outlook saved")
    yield _message(storage, _OUTER, limits, 0)


def _message(storage: Storage, offset: int, limits: Limits, depth: int) -> dict[str, object]:
    properties = Properties(storage, offset)
    problems: list[str] = []
    sent = properties.date_prop_value(c.PID_CLIENT_SUBMIT_TIME)
    attachments = [_attachment(one, limits, depth, problems) for one in storage.iter_attachment_storages()]
    if len(attachments) > limits.parts:
        raise RefusedError("it has more parts than the limit for a mail; see docs/limits.md")
    return {
        "fields": _fields(storage, properties, sent),
        "sent": sent.isoformat() if sent else "",
        "body": _body(properties, problems),
        "attachments": [one for one in attachments if one],
        "problems": problems,
    }


def _fields(storage: Storage, properties: Properties, sent: dt.datetime | None) -> dict[str, str]:
    """The fields as sent where the message kept them, else from what Outlook knows of it."""
    kept = email.parser.HeaderParser().parsestr(_text(properties, c.PID_TRANSPORT_MESSAGE_HEADERS))
    said = {name: str(kept[name] or "") for name in _FIELDS}
    people: dict[str, list[str]] = {"To": [], "Cc": []}
    for recipient in storage.iter_recipient_storages():
        values = Properties(recipient, _PART)
        written = _written(
            _text(values, c.PID_DISPLAY_NAME), _text(values, c.PID_SMTP_ADDRESS) or _text(values, c.PID_EMAIL_ADDRESS)
        )
        kind = values.int_prop_value(_RECIPIENT_TYPE)
        people[_KINDS.get(kind or 1, "Cc")].append(written)
    sender = _written(
        _text(properties, c.PID_SENDER_NAME),
        _text(properties, c.PID_SENDER_SMTP_ADDRESS) or _text(properties, c.PID_SENDER_EMAIL_ADDRESS),
    )
    return {
        # The fields as sent may be coded; Outlook's own words for them are not.
        "From": sender or said["From"],
        "To": ", ".join(people["To"]) or said["To"],
        "Cc": ", ".join(people["Cc"]) or said["Cc"],
        "Date": said["Date"] or (sent.isoformat(sep=" ", timespec="minutes") if sent else ""),
        "Subject": _text(properties, c.PID_SUBJECT) or said["Subject"],
    }


def _written(name: str, address: str) -> str:
    """A name and address. Inside an organisation the address is a path of its directory, which says nothing."""
    shown = address if "@" in address else ""
    return f"{name} <{shown}>" if name and shown and name != shown else name or shown


def _body(properties: Properties, problems: list[str]) -> str:
    if plain := _text(properties, c.PID_BODY):
        return plain
    html = properties.binary_prop_value(c.PID_HTML)
    if html:
        try:
            return from_html(html.decode(properties.body_encoding).encode(), "utf-8")
        except (LookupError, ValueError):
            return from_html(html)
    if marked := _text(properties, c.PID_BODY_HTML):
        return from_html(marked.encode(), "utf-8")
    if any(one.pid == c.PID_RTF_COMPRESSED for one in properties):
        problems.append("has its words as rich text alone, which was not read; save it as .eml or as text")
    return ""


def _attachment(storage: Storage, limits: Limits, depth: int, problems: list[str]) -> dict[str, object]:
    properties = Properties(storage, _PART)
    name = _text(properties, c.PID_ATTACH_LONG_FILENAME) or _text(properties, c.PID_DISPLAY_NAME)
    said: dict[str, object] = {"name": name, "content": "", "message": None, "in_text": False}
    inner = next((one for one in storage.storages if one.name == _INNER_MESSAGE), None)
    if inner is not None:
        if depth >= limits.depth:
            problems.append("holds messages too deep in each other; save the inner ones as files and name those")
            return {}
        if not any(stream.name == "__properties_version1.0" for stream in inner.streams):
            problems.append("holds an object of another program, which was not read")
            return {}
        return said | {"message": _message(inner, _INNER, limits, depth + 1)}
    content = properties.binary_prop_value(c.PID_ATTACH_DATA_BINARY)
    if content is None:
        problems.append("names an attachment that is not in it")
        return {}
    picture = _text(properties, c.PID_ATTACH_MIME_TAG).startswith("image/")
    hidden = bool(properties.int_prop_value(_HIDDEN)) or bool(_text(properties, _CONTENT_ID))
    return said | {"content": base64.b64encode(content).decode(), "in_text": picture and hidden}


def _text(properties: Properties, pid: int) -> str:
    return (properties.str_prop_value(pid) or "").rstrip("\0")
