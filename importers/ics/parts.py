"""What the parts of one record say, each read once as it stands.

This and `record` are the inner loop of the largest files the product reads: whatever repeats from record to record
(who took part, who wrote it, a date) is made once and kept, and a part that is absent costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from chronology.dates import written
from chronology.documents import Element
from chronology.hooks import Read
from chronology.model import EvidenceStatus, Involvement, Link, Problem, Rel, Restriction, Status, When
from chronology.model.making import maker
from chronology.normalise import one_line, record_key
from importers.ics import NAMESPACE
from importers.ics.frame import Frame, is_words
from importers.ics.people import coded

# Narrative sections and the field of an account they speak in; the rest is the fact.
_SECTIONS = {
    "event": "fact",
    "reason": "fact",
    "summary": "fact",
    "observation": "fact",
    "views-family": "fact",
    "impact": "impact",
    "analysis": "impact",
    "views-child": "child_voice",
    "views-adult": "child_voice",
    "action": "action",
    "outcome": "outcome",
}
DATE_WORDS = {
    "received": "Received",
    "started": "Started",
    "completed": "Completed",
    "authorised": "Authorised",
    "ended": "Ended",
    "decision": "Decided",
    "occurred": "Occurred",
    "due": "To be done by",
    "planned": "Planned for",
}
_DATE_TYPES = {*DATE_WORDS, "recorded"}
_CODED = ("Source", "Reason", "Outcome", "Category", "Factor", "Reference", "LegalStatus", "Placement")
_ATTRIBUTES = frozenset(("subject", "author", "team", "agency", "status", "evidence", "restricted", "thirdParty"))
_TRUE = ("true", "1")
_STATUSES = {status.value: status for status in Status}
_EVIDENCE = {status.value: status for status in EvidenceStatus}
_RELS = {rel.value: rel for rel in Rel}

_link = maker(Link)


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """What a record's attributes say, but for its id: the same for most records of a worker about a child."""

    about: tuple[str, ...]
    subjects: tuple[Involvement, ...]
    named: tuple[str, ...]
    """Whom it is about, and who wrote it."""
    author: str | None
    team: str | None
    agency: str
    status: Status
    evidence: EvidenceStatus
    restriction: Restriction
    problems: tuple[str, ...]


@lru_cache(maxsize=4096)
def heading(attributes: tuple[tuple[str, str], ...]) -> Heading:
    """Attributes as values, with what is wrong with them."""
    said = dict(attributes)
    about = tuple(said.get("subject", "").split())
    status, evidence = said.get("status", "final"), said.get("evidence", "reported")
    wrong = {
        "an attribute of the record is not part of the format": not said.keys() <= _ATTRIBUTES,
        "the status is not draft, final or withdrawn; read as final": status not in _STATUSES,
        "the evidence status is not one of the format; read as reported": evidence not in _EVIDENCE,
        "the record does not say whom it is about": not said.get("subject"),
    }
    return Heading(
        about=about,
        subjects=tuple(subject(person, "") for person in about),
        named=(*about, *filter(None, (said.get("author"),))),
        author=said.get("author"),
        team=said.get("team"),
        agency=said.get("agency", ""),
        status=_STATUSES.get(status, Status.FINAL),
        evidence=_EVIDENCE.get(evidence, EvidenceStatus.REPORTED),
        restriction=_restriction(said.get("restricted"), said.get("thirdParty")),
        problems=tuple(message for message, so in wrong.items() if so),
    )


def _restriction(restricted: str | None, third_party: str | None) -> Restriction:
    if restricted in _TRUE:
        return Restriction.RESTRICTED_THIRD_PARTY if third_party in _TRUE else Restriction.RESTRICTED
    return Restriction.THIRD_PARTY if third_party in _TRUE else Restriction.NONE


@lru_cache(maxsize=1024)
def subject(person: str, involvement: str) -> Involvement:
    """A person the record is about, with how they took part in it."""
    return Involvement(person=person, role="subject", involvement=involvement)


@lru_cache(maxsize=4096)
def _involvement(person: str, role: str, involvement: str, agency: str) -> Involvement:
    return Involvement(person=person, role=role, involvement=involvement, agency=agency)


class Parts:
    """What one record holds. Lives until its accounts are made."""

    __slots__ = (
        "actions", "codes", "dates", "decisions", "frame", "heading", "how", "in_other_words", "kind_code", "languages", "links", "others",
        "path", "place", "read", "texts", "title",
    )  # fmt: skip

    def __init__(self, path: str, said: Heading, frame: Frame, read: list[Read]) -> None:
        self.path, self.heading, self.frame, self.read = path, said, frame, read
        self.title = ""
        self.place: str | None = None
        self.kind_code = ""
        self.dates: dict[str, list[When]] = {}
        self.codes: dict[str, list[str]] = {}
        self.texts: dict[str, list[str]] = {}
        self.languages: dict[str, str] = {}
        self.in_other_words = False
        """Not everything is in English."""
        self.how: dict[str, str] = {}
        """How the people it is about took part, where they are listed as well."""
        self.others: list[Involvement] = []
        self.links: list[Link] = []
        self.decisions: list[Element] = []
        self.actions: list[Element] = []

    def take(self, element: Element) -> None:
        """Read every part; one that the format does not have is a problem, and so is text between them."""
        unknown = 0
        for child in element:
            take = _TAKE.get(child.tag)
            if take is None or (len(child) and take is not _decision):
                self.note(self.frame.unknown(child, f"{self.path}/{child.tag.rpartition('}')[2]}"))
                unknown += 1
                continue
            take(self, child)
            if child.tail is not None and is_words(child.tail):
                self.problem(f"text stands between elements, after {child.tag.rpartition('}')[2]}")
        if is_words(element.text):
            self.problem("text stands between elements, before the first part")
        self.frame.count(1 + len(element) - unknown)

    def in_language(self, field: str, element: Element) -> None:
        """A field speaks in the language of the first text it is made of."""
        language = element.get("lang") or "en"
        if field not in self.languages:
            self.languages[field] = language
            self.in_other_words |= language != "en"

    def nothing_in(self, element: Element) -> None:
        """An element whose attributes say all; words in it would be lost."""
        if element.text is not None and is_words(element.text):
            name = element.tag.rpartition("}")[2]
            self.problem(f"text stands in {name}, where the format has none", f"/{name}")

    def problem(self, message: str, part: str = "") -> None:
        """Something in this record that could not be read."""
        self.note(self.frame.problem(message, self.path + part))

    def note(self, problem: Problem) -> None:
        """A problem in this record is of those whom it is about, as far as they are people of the file."""
        about = self.heading.about
        known = about if all(person in self.frame.names for person in about) else ()
        self.read.append(replace(problem, about=known) if known else problem)


def _date(parts: Parts, child: Element) -> None:
    kind, text = child.get("type") or "", child.text or ""
    when = written(text, approximate=True) if child.get("approximate") in _TRUE else written(text)
    if when is None:
        parts.problem(f"a {kind or 'date'} date cannot be read as a date", "/Date")
        # The words are kept: an entry whose date cannot be read is undated, not lost.
        when = When.undated(one_line(text))
    if kind not in _DATE_TYPES:
        parts.problem("a date has a type that is not part of the format", "/Date")
    if kind in parts.dates:
        parts.dates[kind].append(when)
    else:
        parts.dates[kind] = [when]


def _title(parts: Parts, child: Element) -> None:
    title = one_line(child.text or "")
    parts.title = f"{parts.title}; {title}" if parts.title else title


def _place(parts: Parts, child: Element) -> None:
    parts.nothing_in(child)
    if parts.place is None:
        parts.place = child.get("place")
    else:
        parts.problem("a record names more than one place; the first was used", "/PlaceRef")


def _participant(parts: Parts, child: Element) -> None:
    if child.text is not None:
        parts.nothing_in(child)
    get = child.get
    person, role, involvement = get("person", ""), get("role", ""), get("involvement", "")
    if person not in parts.frame.names:
        parts.problem("a participant is not among the people of the file", "/Participant")
    if person in parts.heading.about:
        parts.how[person] = involvement
    else:
        parts.others.append(_involvement(person, role, involvement, get("agency", "")))


def _narrative(parts: Parts, child: Element) -> None:
    section = child.get("section", "event")
    field = _SECTIONS.get(section)
    if field is None:
        parts.problem("a narrative section is not part of the format", "/Narrative")
        field = "fact"
    text = child.text
    if text:
        said = f"Family's view: {text}" if section == "views-family" else text
        parts.texts.setdefault(field, []).append(said)
        parts.in_language(field, child)


def _code(name: str, parts: Parts, child: Element) -> None:
    said = parts.codes.setdefault(name, [])
    if words := coded(child):
        said.append(words)


def _category(parts: Parts, child: Element) -> None:
    _code("Category", parts, child)
    # Codes of our own taxonomy among the categories; the first that is given counts.
    if not parts.kind_code and child.get("scheme") == "chronology_kind":
        parts.kind_code = child.get("code") or ""


def _link_to(parts: Parts, child: Element) -> None:
    parts.nothing_in(child)
    rel, record = _RELS.get(child.get("rel") or ""), child.get("record") or ""
    if rel is None:
        parts.problem("a link has a relation that is not part of the format", "/Link")
        return
    frame = parts.frame
    frame.linked(record, parts.path, parts.heading.about)
    parts.links.append(_link(rel=rel, record=record_key(frame.system, "record", record)))


def _decision(parts: Parts, child: Element) -> None:
    parts.nothing_in(child)
    parts.decisions.append(child)


def _action(parts: Parts, child: Element) -> None:
    parts.actions.append(child)


_BY_NAME: dict[str, Callable[[Parts, Element], None]] = {
    **{name: partial(_code, name) for name in _CODED},
    "Category": _category,
    "Date": _date,
    "Title": _title,
    "PlaceRef": _place,
    "Participant": _participant,
    "Narrative": _narrative,
    "Decision": _decision,
    "Action": _action,
    "Link": _link_to,
}
TAKEN = frozenset(_BY_NAME)
"""The elements that a record may have."""
# By tag, in our namespace and in none.
_TAKE = {tag: take for name, take in _BY_NAME.items() for tag in (name, f"{{{NAMESPACE}}}{name}")}
