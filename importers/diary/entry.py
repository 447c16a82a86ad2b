"""One entry of a diary: what it says, in whichever of its properties it stands."""

import datetime as dt
import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from icalendar.error import InvalidCalendar
from icalendar.prop import vDuration

from chronology.model import Restriction, Status
from chronology.normalise import one_line
from importers.diary.component import Calendar, Component, Property
from importers.diary.ledger import Ledger, component_rule, named, shortened
from importers.diary.moments import Moment, moment
from importers.diary.outcome import (
    Outcome,
    Said,
    chosen,
    of_category,
    of_labels,
    of_property,
    of_title,
)
from importers.diary.people import Invited, invited, is_thing, name_of
from importers.diary.rule import Rule, read_rule
from importers.diary.taking import LONGEST_WORDS, Taking

_SAFE_IN_KEY = "@.-_{}+="
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
_LINE_ENDS = re.compile(r"<(?:br|/p|/li|/div)\b[^<>]{0,200}>", re.IGNORECASE)
_MARK_UP = re.compile(r"</?(?:br|p|b|i|u|a|ul|ol|li|div|span|strong|em|html-blob|font)\b[^<>]{0,2000}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one VEVENT, VTODO or VJOURNAL says."""

    ledger: Ledger
    type: str
    place: str
    uid: str
    named: bool
    """It has a UID of its own; without one the key is made of its words."""
    method: str
    sequence: int
    title: str
    words: tuple[str, ...]
    """Description, comments and whatever else it holds, in its own words."""
    description: str
    categories: tuple[str, ...]
    start: Moment | None
    end: Moment | None
    """The last moment; of a day or days, the last day (inclusive)."""
    due: Moment | None
    completed: Moment | None
    recurrence: Moment | None
    """Of which occurrence of a recurring entry it speaks."""
    from_then_on: bool
    rule: Rule | None
    extra: tuple[Moment, ...]
    taken_out: tuple[Moment, ...]
    status: str
    outcome: Said | None
    outcome_unclear: bool
    """Words in a place for outcomes that are not known here."""
    location: str
    organiser: str
    people: tuple[Invited, ...]
    created: Moment | None
    modified: Moment | None
    stamped: Moment | None
    restriction: Restriction
    language: str
    percent: str

    @property
    def record(self) -> str:
        """The key of the record, without a role: the same in every export of the diary."""
        key = f"diary:{'entry' if self.named else 'unnamed'}:{quote(self.uid, safe=_SAFE_IN_KEY)}"
        return f"{key}:{self.recurrence.in_key}" if self.recurrence else key

    @property
    def recurs(self) -> bool:
        """It stands for more than one occurrence."""
        return self.rule is not None or bool(self.extra)

    @property
    def is_cancelled(self) -> bool:
        """The entry is marked as cancelled as a whole."""
        return self.status == "CANCELLED"

    @property
    def recorded_on(self) -> dt.date | None:
        """The day it was last written."""
        known = self.modified or self.created or self.stamped
        return known.day if known else None

    @property
    def quote(self) -> str:
        """All its words."""
        return "\n".join(filter(None, (self.title, *self.words)))

    @property
    def model_status(self) -> Status:
        """How far it had got: what is provisional is a draft."""
        return Status.DRAFT if self.status in ("TENTATIVE", "DRAFT") else Status.FINAL

    @property
    def meaning(self) -> tuple[object, ...]:
        """What two copies of one entry must agree in to be one; not when each was exported."""
        return (
            *(self.type, self.title, self.words, self.categories, self.start, self.end, self.due, self.completed),
            *(self.recurrence, self.rule, self.extra, self.taken_out, self.status, self.location, self.organiser),
            *(self.people, self.restriction, self.outcome, self.percent, self.from_then_on),
        )


def read_entry(component: Component, calendar: Calendar, ledger: Ledger) -> Entry:
    """Everything an entry says."""
    taking = Taking(component, ledger)
    uid = taking.text("UID")
    title, description = one_line(taking.text("SUMMARY")), _unmarked(taking.text("DESCRIPTION"))
    language = _language(component)
    categories = tuple(value.strip() for prop in taking.all("CATEGORIES") for value in prop.values if value.strip())
    comments = [prop.text.strip() for prop in taking.all("COMMENT")]
    start, end = _span(taking)
    recurrence, from_then_on = _recurrence(taking)
    outcome, unclear, outcome_words = _outcome(taking, title, description, categories, comments, calendar.method)
    status = taking.text("STATUS").upper()
    people, organiser = tuple(_people(taking)), _organiser(taking)
    location = one_line(taking.text("LOCATION"))
    rule = _rule(taking)
    extra, taken_out = tuple(taking.moments("RDATE")), tuple(taking.moments("EXDATE"))
    moments = {name: taking.moment(name) for name in ("DUE", "COMPLETED", "CREATED", "LAST-MODIFIED", "DTSTAMP")}
    sequence = taking.text("SEQUENCE")
    restriction = Restriction.RESTRICTED if taking.text("CLASS").upper() in _PRIVATE else Restriction.NONE
    percent = taking.text("PERCENT-COMPLETE")
    words = _words(taking, description, comments, categories, outcome_words)
    _inside(component, ledger)
    if not uid:
        taking.report("an entry has no UID; its key is made of its words")
    if calendar.method == "CANCEL" and not status:
        status = "CANCELLED"
    return Entry(
        ledger=ledger,
        type=component.name,
        place=f"{component.name}, {component.place}",
        uid=uid or _made_up(title, start, words),
        named=bool(uid),
        method=calendar.method,
        sequence=int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 10 else 0,
        title=title,
        words=words,
        description=description,
        categories=categories,
        start=start,
        end=end,
        due=moments["DUE"],
        completed=moments["COMPLETED"],
        recurrence=recurrence,
        from_then_on=from_then_on,
        rule=rule,
        extra=extra,
        taken_out=taken_out,
        status=status,
        outcome=outcome,
        outcome_unclear=unclear,
        location=location,
        organiser=organiser,
        people=people,
        created=moments["CREATED"],
        modified=moments["LAST-MODIFIED"],
        stamped=moments["DTSTAMP"],
        restriction=restriction,
        language=language,
        percent=percent,
    )


def _unmarked(text: str) -> str:
    """A description without the HTML that some programs write into it."""
    if _MARK_UP.search(text) is None:
        return text.strip()
    return html.unescape(_MARK_UP.sub("", _LINE_ENDS.sub("\n", text))).strip()


def _made_up(title: str, start: Moment | None, words: Sequence[str]) -> str:
    told = "\0".join((title, start.in_key if start else "", *words))
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _language(component: Component) -> str:
    said = [prop.param("LANGUAGE").lower() for prop in component.properties if prop.name in ("SUMMARY", "DESCRIPTION")]
    return "cy" if any(language.startswith("cy") for language in said) else "en"


def _span(taking: Taking) -> tuple[Moment | None, Moment | None]:
    """First and last moment. The end of days is the day after the last; one that comes before the start is none."""
    start, end = taking.moment("DTSTART"), taking.moment("DTEND")
    duration = taking.text("DURATION")
    if end is None and duration and start is not None:
        try:
            length: dt.timedelta = vDuration.from_ical(duration)  # type: ignore[no-untyped-call]  # the package leaves it untyped
            end = start.after(length)
        except (InvalidCalendar, ValueError, OverflowError):
            taking.report("DURATION is no length of time; the entry goes without an end")
    if start is None or end is None:
        return start, None
    if end.order < start.order:
        taking.report("an entry ends before it begins; its end was not used")
        return start, None
    return start, _last(start, end)


def _last(start: Moment, end: Moment) -> Moment:
    is_midnight = end.time is None or end.time == dt.time()
    if is_midnight and end.day > start.day:
        return Moment(day=end.day - dt.timedelta(days=1), time=None, written=end.written)
    return end


def _recurrence(taking: Taking) -> tuple[Moment | None, bool]:
    found = taking.all("RECURRENCE-ID")
    if not found:
        return None, False
    return moment(found[0].text, found[0], taking.report), found[0].param("RANGE").upper() == "THISANDFUTURE"


def _rule(taking: Taking) -> Rule | None:
    found = [prop.text.strip() for prop in taking.all("RRULE") if prop.text.strip()]
    if len(found) > 1:
        taking.report("RRULE stands more than once in an entry; the first was used")
    if not found:
        return None
    text = found[0].upper()
    until = next((part[6:] for part in text.split(";") if part.startswith("UNTIL=")), "")
    last = moment(until, Property(name="UNTIL", values=(until,)), taking.report) if until else None
    rule = read_rule(text, last.day if last else None)
    if rule is None:
        taking.report("RRULE is no rule of recurrence; the entry is read as one occurrence")
    return rule


def _outcome(  # noqa: PLR0913, PLR0917  # every place that may say what came of it
    taking: Taking,
    title: str,
    description: str,
    categories: Sequence[str],
    comments: Sequence[str],
    method: str,
) -> tuple[Said | None, bool, list[str]]:
    """What the entry says became of it; whether words for it are not known; and those words."""
    said: list[Said] = []
    unclear, words = False, []
    for prop in taking.outcomes():
        text = one_line(prop.text)
        if not text:
            continue
        words.append(f"{shortened(prop.name)}: {text[:LONGEST_WORDS]}")
        outcome = of_property(prop.name, text)
        if outcome is None:
            unclear = True
        else:
            said.append(Said(outcome, text[:LONGEST_WORDS]))
    for text, outcome in of_labels(description):
        if outcome is None:
            unclear = True
        else:
            said.append(Said(outcome, text))
    said += [Said(outcome, text) for text in categories if (outcome := of_category(text)) is not None]
    if in_title := of_title(title):
        said.append(in_title)
    statuses = [prop.text.strip().upper() for prop in taking.component.properties if prop.name == "STATUS"]
    if (statuses and statuses[0] == "CANCELLED") or (method == "CANCEL" and not statuses):
        said.append(Said(Outcome.CANCELLED, "cancelled"))
    best, differ = chosen(said, (title, description, *comments))
    if differ:
        taking.report("the diary says two things of what became of an entry; the plainest place was followed")
    if unclear:
        taking.report("what became of an entry is told in words that are not known; they are kept as written")
    return best, unclear, words


def _people(taking: Taking) -> Iterator[Invited]:
    seen = set()
    for prop in taking.all("ATTENDEE"):
        person = None if is_thing(prop) else invited(prop)
        if is_thing(prop):
            taking.ignore("ATTENDEE (room or thing)")
        elif person is None:
            taking.ignore("ATTENDEE (mail address alone)")
        elif person.name not in seen:
            seen.add(person.name)
            yield person


def _organiser(taking: Taking) -> str:
    names = []
    for prop in taking.all("ORGANIZER"):
        if name := name_of(prop):
            names.append(name)
        else:
            taking.ignore("CALENDAR-ADDRESS")
    return names[0] if names else ""


def _words(
    taking: Taking,
    description: str,
    comments: Sequence[str],
    categories: Sequence[str],
    outcome_words: Sequence[str],
) -> tuple[str, ...]:
    said = [description, *comments]
    if categories:
        said.append(f"Categories: {', '.join(categories)}")
    said += outcome_words
    for prop in taking.all("ATTACH"):
        if name := _file_name(prop):
            said.append(f"A file is attached, which was not opened: {name}")
        else:
            taking.ignore("ATTACH (data)")
    said += taking.rest()
    return tuple(filter(None, said))


def _file_name(prop: Property) -> str:
    """The name of an attached file, never its whole address: that may let somebody in."""
    named_so = prop.param("FILENAME") or prop.param("X-FILENAME") or prop.param("X-APPLE-FILENAME")
    if named_so:
        return one_line(named_so)[:200]
    if prop.param("ENCODING").upper() == "BASE64" or prop.param("VALUE").upper() == "BINARY" or len(prop.text) > 2_000:
        return ""
    try:
        return PurePosixPath(unquote(urlsplit(prop.text.strip()).path)).name[:200]
    except ValueError:
        return ""


def _inside(component: Component, ledger: Ledger) -> None:
    """What stands inside an entry: alarms, and whatever nobody knows."""
    for part in component.parts:
        size = part.size()
        if rule := component_rule(part.name):
            ledger.ignore(rule, size)
        else:
            ledger.accounted += size
            ledger.problem(f"{named(part.name)} inside an entry is not known; it was not read", part.place)
