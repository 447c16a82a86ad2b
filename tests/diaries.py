"""Invented diaries in pieces, and the same diary as xCal."""

from xml.sax.saxutils import escape

from chronology.documents import Document
from chronology.hooks import Read
from chronology.model import Account, Action, Problem, Reading
from importers.diary import Diary

STAMP = "DTSTAMP:20250402T080000Z"
DAY = "DTSTART:20250304T100000"


def entry(*lines: str, uid: str = "u1", type: str = "VEVENT", stamp: str = STAMP) -> str:  # noqa: A002
    return "\r\n".join([f"BEGIN:{type}", f"UID:{uid}", stamp, *lines, f"END:{type}"])


def diary(*entries: str, head: str = "VERSION:2.0") -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", head, *entries, "END:VCALENDAR", ""])


def read(*texts: str | bytes) -> list[Read]:
    """All that a diary of these files gives, once every property is seen to be accounted for."""
    contents = [text if isinstance(text, bytes) else text.encode() for text in texts]
    documents = [Document(f"diary-{nth}.ics", content=content) for nth, content in enumerate(contents, start=1)]
    values = list(Diary().read(documents))
    readings = [value for value in values if isinstance(value, Reading)]

    assert [document.name for document in documents] == [reading.document for reading in readings]
    assert [reading.found for reading in readings] == [reading.accounted for reading in readings]
    return values


def accounts(values: list[Read]) -> list[Account]:
    return [value for value in values if isinstance(value, Account)]


def actions(values: list[Read]) -> list[Action]:
    return [value for value in values if isinstance(value, Action)]


def problems(values: list[Read]) -> list[str]:
    """Messages, but for the one that every diary brings."""
    messages = [value.message for value in values if isinstance(value, Problem)]
    return [message for message in messages if not message.startswith("a diary does not say whom")]


_DATES = {"DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID", "EXDATE", "RDATE", "DUE", "COMPLETED", "CREATED"}
_TYPES = {"RRULE": "recur", "DURATION": "duration", "ATTENDEE": "cal-address", "ORGANIZER": "cal-address"}


def as_xcal(text: str) -> str:
    """An .ics text of plain lines (folds undone, no quoted parameters) as xCal, by a way of its own."""
    out = ['<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0">']
    listing = False
    for line in text.replace("\r\n ", "").split("\r\n"):
        if not line:
            continue
        head, _, value = line.partition(":")
        name, *params = head.split(";")
        if name in ("BEGIN", "END"):
            out.append("</properties>" * listing)
            listing = name == "BEGIN"
            outer = value in ("VCALENDAR", "VEVENT")
            if listing:
                out.append("<components>" * (value != "VCALENDAR") + f"<{value.lower()}><properties>")
            else:
                out.append(f"</{value.lower()}>" + "</components>" * (value != "VCALENDAR"))
            assert outer or value in ("VALARM", "VTODO", "VJOURNAL")
        else:
            out.append(_property(name, params, value))
    out.append("</icalendar>")
    return "".join(out)


def _property(name: str, params: list[str], value: str) -> str:
    parts = dict(param.split("=") for param in params)
    is_date = parts.pop("VALUE", "") == "DATE"
    said = "".join(f"<{key.lower()}><text>{escape(each)}</text></{key.lower()}>" for key, each in parts.items())
    inside = f"<parameters>{said}</parameters>" if said else ""
    if name in _DATES:
        kind = "date" if is_date else "date-time"
        inside += "".join(f"<{kind}>{_dashed(each)}</{kind}>" for each in value.split(","))
    elif name == "RRULE":
        rules = [part.split("=") for part in value.split(";")]
        each = "".join(f"<{k.lower()}>{_dashed(v) if k == 'UNTIL' else v}</{k.lower()}>" for k, v in rules)
        inside += f"<recur>{each}</recur>"
    elif name == "CATEGORIES":
        inside += "".join(f"<text>{escape(each)}</text>" for each in value.split(","))
    else:
        kind = _TYPES.get(name, "unknown" if name.startswith("X-") else "text")
        plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
        inside += f"<{kind}>{escape(plain)}</{kind}>"
    return f"<{name.lower()}>{inside}</{name.lower()}>"


def _dashed(value: str) -> str:
    day = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
    return f"{day}T{value[9:11]}:{value[11:13]}:{value[13:15]}{value[15:]}" if "T" in value else day
