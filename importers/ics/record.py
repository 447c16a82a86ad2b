"""One ICS record to accounts: one for each dated aspect, all with the record's words, people and links.

This is the inner loop of the largest files the product reads: it touches each child once, keeps to plain dicts and
lists, and makes each value once.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from chronology.dates import describe, written
from chronology.documents import Element
from chronology.hooks import Read
from chronology.model import (
    Account,
    Action,
    EvidenceStatus,
    Involvement,
    Link,
    Rel,
    Restriction,
    Source,
    Status,
    When,
)
from chronology.normalise import account_key, brief, one_line, record_key
from chronology.practice import taxonomy
from importers.ics import NAMESPACE
from importers.ics.frame import Frame
from importers.ics.kinds import kind_of
from importers.ics.people import coded
from importers.ics.vocabulary import Aspect, RecordType

Children = dict[str, list[Element]]
Attributes = dict[str, str]
Texts = dict[str, list[str]]

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
_DATE_WORDS = {
    "received": "Received",
    "started": "Started",
    "completed": "Completed",
    "authorised": "Authorised",
    "ended": "Ended",
    "decision": "Decided",
    "occurred": "Occurred",
    "due": "Due",
    "planned": "Planned for",
}
_DATE_TYPES = {*_DATE_WORDS, "recorded"}
_AWAITED = ("due", "planned")
# Coded parts that are told as part of the fact, under these words.
_CODED_WORDS = (
    ("Reason", "Reason"),
    ("Factor", "Factors"),
    ("LegalStatus", "Legal status"),
    ("Placement", "Placement"),
)
_CODED = ("Source", "Reason", "Outcome", "Category", "Factor", "Reference", "LegalStatus", "Placement")
_CHILDREN = {*_CODED, "Date", "Title", "PlaceRef", "Participant", "Narrative", "Decision", "Action", "Link"}
# A part's name by its tag, in our namespace and in none: found for every element of a file, so found once.
_NAMES = {tag: name for name in _CHILDREN for tag in (name, f"{{{NAMESPACE}}}{name}")}
_ATTRIBUTES = frozenset(("id", "subject", "author", "team", "agency", "status", "evidence", "restricted", "thirdParty"))
_TRUE = ("true", "1")
_STATUSES = {status.value: status for status in Status}
_EVIDENCE = {status.value: status for status in EvidenceStatus}
_RELS = {rel.value: rel for rel in Rel}
_NO_DATE = When.undated()


def read_record(element: Element, record_type: RecordType, frame: Frame) -> list[Read]:
    """The accounts, plan actions and problems of one record."""
    attributes = dict(element.items())
    identity = attributes.get("id", "")
    path = f"/ICSExport/Records/{record_type.name}[@id='{identity}']"
    read: list[Read] = []
    children = _children(element, frame, path, read)
    _check_attributes(attributes, identity, frame, path, read)
    dates = _dates(children, frame, path, read)
    shared = _Shared(attributes, record_type, children, dates, frame, path, read)
    record = record_key(frame.system, "record", identity or f"unnamed-{len(frame.records)}")
    aspects = [aspect for aspect in record_type.aspects if not dates.keys().isdisjoint(aspect.dates)]
    if aspects:
        for nth, aspect in enumerate(aspects):
            read += shared.accounts(aspect, record, first=nth == 0)
    elif not dates.keys().isdisjoint(_AWAITED):
        read.append(shared.awaited(record))
        return read
    else:
        # Where an outcome is what the record is for, a record without dates tells of the outcome.
        read += shared.accounts(record_type.aspects[-1 if record_type.aspects[0].then else 0], record, first=True)
    if "Action" in children and shared.status is not Status.WITHDRAWN:
        read += _plan_actions(children["Action"], shared, record, frame)
    return read


def _children(element: Element, frame: Frame, path: str, read: list[Read]) -> Children:
    """The record's parts by name; each that the format does not have is a problem."""
    children: Children = {}
    found = 1
    for child in element:
        tag = child.tag
        name = _NAMES.get(tag)
        if name is None or (len(child) and name != "Decision"):
            read.append(frame.unknown(child, f"{path}/{tag.rpartition('}')[2]}"))
            continue
        found += 1
        if name in children:
            children[name].append(child)
        else:
            children[name] = [child]
        tail = child.tail
        if tail is not None and not tail.isspace():
            read.append(frame.problem(f"text stands between elements, after {name}", path))
    frame.count(found)
    return children


def _check_attributes(attributes: Attributes, identity: str, frame: Frame, path: str, read: list[Read]) -> None:
    records = frame.records
    if not identity:
        read.append(frame.problem("a record has no id; its key is not stable across exports", path))
    elif identity in records:
        read.append(frame.problem("two records have the same id", path))
    records.add(identity)
    if not attributes.keys() <= _ATTRIBUTES:
        read.append(frame.problem("an attribute of the record is not part of the format", path))
    if attributes.get("status", "final") not in _STATUSES:
        read.append(frame.problem("the status is not draft, final or withdrawn; read as final", path))
    if attributes.get("evidence", "reported") not in _EVIDENCE:
        read.append(frame.problem("the evidence status is not one of the format; read as reported", path))
    if not attributes.get("subject"):
        read.append(frame.problem("the record does not say whom it is about", path))


def _dates(children: Children, frame: Frame, path: str, read: list[Read]) -> dict[str, list[When]]:
    dates: dict[str, list[When]] = {}
    for child in children.get("Date", ()):
        kind, text = child.get("type") or "", child.text or ""
        when = written(text, approximate=child.get("approximate") in _TRUE)
        if when is None:
            read.append(frame.problem(f"a {kind or 'date'} date cannot be read as a date", f"{path}/Date"))
            # The words are kept: an entry whose date cannot be read is undated, not lost.
            when = When.undated(one_line(text))
        if kind not in _DATE_TYPES:
            read.append(frame.problem("a date has a type that is not part of the format", f"{path}/Date"))
        dates.setdefault(kind, []).append(when)
    return dates


class _Shared:
    """What the accounts of one record have in common. Lives for one record."""

    __slots__ = (
        "action", "agency", "child_voice", "codes", "dates", "decision", "decision_maker", "evidence", "fact",
        "frame", "impact", "language", "links", "other_languages", "outcome", "people", "place", "rationale",
        "record_type", "restriction", "source", "status", "title",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917  # everything that is known of one record
        self,
        attributes: Attributes,
        record_type: RecordType,
        children: Children,
        dates: dict[str, list[When]],
        frame: Frame,
        path: str,
        read: list[Read],
    ) -> None:
        self.frame, self.record_type, self.dates = frame, record_type, dates
        self.codes = {name: _words(children[name]) for name in _CODED if name in children}
        if "Category" in children:
            self.codes["KindCode"] = _kind_codes(children["Category"])
        texts, languages = _narratives(children, frame, path, read)
        self.decision, self.decision_maker, self.rationale = _decisions(children, languages, frame, path, read)
        fact = _fact(texts, self.codes)
        self.fact = brief(fact)
        self.action = _joined((*texts.get("action", ()), *_other_dates(record_type, dates)))
        self.outcome = _joined((*self.codes.get("Outcome", ()), *texts.get("outcome", ())))
        self.impact, self.child_voice = _joined(texts.get("impact")), _joined(texts.get("child_voice"))
        self.title = one_line(children["Title"][0].text or "") if "Title" in children else ""
        self.place = children["PlaceRef"][0].get("place") if "PlaceRef" in children else None
        self.people = _people(attributes.get("subject", ""), children, frame, path, read)
        self.links = _links(children["Link"], frame, path, read) if "Link" in children else ()
        self.agency = attributes.get("agency") or frame.authority or None
        self.status = _STATUSES.get(attributes.get("status", "final"), Status.FINAL)
        self.evidence = _EVIDENCE.get(attributes.get("evidence", "reported"), EvidenceStatus.REPORTED)
        self.restriction = _restriction(attributes.get("restricted"), attributes.get("thirdParty"))
        self.language = languages.pop("fact", "en")
        self.other_languages = tuple(item for item in languages.items() if item[1] != self.language)
        recorded = dates.get("recorded")
        self.source = Source(
            document=frame.document.name,
            sha256=frame.sha256,
            locator=path,
            quote=fact,
            recorded_on=recorded[0].latest if recorded else None,
            recorded_by=frame.author(attributes.get("author"), attributes.get("team")),
            agency=self.agency,
        )

    def accounts(self, aspect: Aspect, record: str, *, first: bool) -> Iterator[Account]:
        """An account for each date of an aspect."""
        date_type = next((date for date in aspect.dates if date in self.dates), "")
        kind = kind_of(aspect, self.record_type, self.codes, self.title, self.outcome, self.people, first=first)
        facts = taxonomy()[kind]
        for nth, when in enumerate(self.dates.get(date_type, (_NO_DATE,))):
            yield Account(
                key=account_key(record, f"{date_type or 'undated'}{f'-{nth + 1}' if nth else ''}"),
                when=when,
                until=self._until(aspect, date_type),
                kind=kind,
                title=self.title if self.title and first else _title(aspect.title or facts.title, self.codes),
                # A later aspect repeats the record's words only where it has no outcome of its own to tell.
                fact=self.fact if first or not self.outcome else "",
                evidence_status=self.evidence,
                polarity=facts.polarity,
                people=self.people,
                agency=self.agency,
                place=self.place,
                action=self.action,
                outcome=self.outcome,
                decision=self.decision,
                decision_maker=self.decision_maker,
                rationale=self.rationale,
                impact=self.impact,
                child_voice=self.child_voice,
                links=self.links,
                references=self.codes.get("Reference", ()),
                status=self.status,
                restriction=self.restriction,
                language=self.language,
                other_languages=self.other_languages,
                source=self.source,
            )

    def _until(self, aspect: Aspect, date_type: str) -> When | None:
        for date in aspect.until:
            if date != date_type and date in self.dates:
                return self.dates[date][-1]
        return _ONGOING if aspect.open else None

    def subjects(self) -> tuple[str, ...]:
        """Ids of the people the record is about."""
        return tuple(part.person for part in self.people if part.role == "subject")

    def awaited(self, record: str) -> Action:
        """A record with only a due or planned date is something awaited, never an event."""
        title = self.title or taxonomy()[self.record_type.aspects[0].kind].title
        due = next(self.dates[kind][0] for kind in _AWAITED if kind in self.dates)
        text = f"{title}. {self.fact}".strip()
        return Action(text=text, due=due, account=record, people=self.subjects(), source=self.source)


_ONGOING = When.ongoing()


def _words(elements: Sequence[Element]) -> tuple[str, ...]:
    return tuple(filter(None, map(coded, elements)))


def _kind_codes(elements: Sequence[Element]) -> tuple[str, ...]:
    """Codes of our own taxonomy among the categories; the first that is given counts."""
    return (next((e.get("code") or "" for e in elements if e.get("scheme") == "chronology_kind"), ""),)


def _narratives(children: Children, frame: Frame, path: str, read: list[Read]) -> tuple[Texts, dict[str, str]]:
    """The narrative texts by the field they speak in, and each field's language."""
    texts: Texts = {}
    languages: dict[str, str] = {}
    for child in children.get("Narrative", ()):
        section = child.get("section", "event")
        target = _SECTIONS.get(section)
        if target is None:
            read.append(frame.problem("a narrative section is not part of the format", f"{path}/Narrative"))
            target = "fact"
        text = child.text
        if text:
            texts.setdefault(target, []).append(f"Family's view: {text}" if section == "views-family" else text)
            languages.setdefault(target, child.get("lang") or "en")
    return texts, languages


def _decisions(
    children: Children, languages: dict[str, str], frame: Frame, path: str, read: list[Read]
) -> tuple[str | None, str | None, str | None]:
    """What was decided, by whom and why."""
    if "Decision" not in children:
        return None, None, None
    said: Texts = {"Text": [], "Rationale": []}
    makers = []
    for child in children["Decision"]:
        makers.append(frame.in_role(child.get("by"), child.get("role")))
        for part in child:
            name = part.tag.rpartition("}")[2]
            if name not in said:
                read.append(frame.unknown(part, f"{path}/Decision/{name}"))
                continue
            frame.count(1)
            read += frame.inside(part, f"{path}/Decision/{name}")
            said[name].append(part.text or "")
            languages.setdefault("decision" if name == "Text" else "rationale", part.get("lang") or "en")
    return _joined(said["Text"]), "; ".join(filter(None, makers)) or None, _joined(said["Rationale"])


def _fact(texts: Texts, codes: dict[str, tuple[str, ...]]) -> str:
    """What the record says happened: its narrative, then what it codes, each under its name."""
    said = list(texts.get("fact", ()))
    for name, words in _CODED_WORDS:
        if name in codes:
            said.append(f"{words}: {', '.join(codes[name])}.")
    if not said and "Category" in codes:
        said += codes["Category"]
    return one_line(" ".join(said))


def _joined(texts: Sequence[str] | None) -> str | None:
    """Texts as sentences one after the other."""
    if not texts:
        return None
    return one_line(" ".join(t if t.endswith((".", "!", "?")) else f"{t}." for t in map(str.strip, texts) if t)) or None


def _other_dates(record_type: RecordType, dates: dict[str, list[When]]) -> Iterator[str]:
    """Dates that no aspect of the record uses, in words, so that none is lost."""
    for kind, whens in dates.items():
        if kind not in record_type.used_dates:
            for when in whens:
                yield f"{_DATE_WORDS.get(kind, kind)} {describe(when) if when.dated else when.as_written}."


def _people(subject: str, children: Children, frame: Frame, path: str, read: list[Read]) -> tuple[Involvement, ...]:
    """Whom it is about, with how they took part when they are also listed, then everybody else."""
    about = subject.split()
    how: dict[str, str] = {}
    others = []
    for child in children.get("Participant", ()):
        part = _involvement(*child.items())
        if part.person not in frame.names:
            read.append(frame.problem("a participant is not among the people of the file", f"{path}/Participant"))
        if part.person in about:
            how[part.person] = part.involvement
        else:
            others.append(part)
    return (*(_subject(person, how.get(person, "")) for person in about), *others)


# The same few people take the same few parts in most records of a case: each value is made once.
@lru_cache(maxsize=4096)
def _involvement(*attributes: tuple[str, str]) -> Involvement:
    said = dict(attributes)
    return Involvement(
        person=said.get("person", ""),
        role=said.get("role", ""),
        involvement=said.get("involvement", ""),
        agency=said.get("agency", ""),
    )


@lru_cache(maxsize=1024)
def _subject(person: str, involvement: str) -> Involvement:
    return Involvement(person=person, role="subject", involvement=involvement)


def _links(elements: Sequence[Element], frame: Frame, path: str, read: list[Read]) -> tuple[Link, ...]:
    links = []
    for child in elements:
        rel, record = _RELS.get(child.get("rel") or ""), child.get("record") or ""
        if rel is None:
            read.append(frame.problem("a link has a relation that is not part of the format", f"{path}/Link"))
            continue
        frame.linked(record, path)
        links.append(Link(rel=rel, record=record_key(frame.system, "record", record)))
    return tuple(links)


@lru_cache(maxsize=16)
def _restriction(restricted: str | None, third_party: str | None) -> Restriction:
    if restricted in _TRUE:
        return Restriction.RESTRICTED_THIRD_PARTY if third_party in _TRUE else Restriction.RESTRICTED
    return Restriction.THIRD_PARTY if third_party in _TRUE else Restriction.NONE


def _title(title: str, codes: dict[str, tuple[str, ...]]) -> str:
    """What an entry without a title of its own is called: its kind, with what tells it apart."""
    for name in ("Source", "LegalStatus", "Placement", "Category"):
        apart = codes.get(name, ("",))[0]
        if not apart:
            continue
        if apart.casefold() in title.casefold() or title.casefold() in apart.casefold():
            return title
        return f"{title} from {apart[0].lower()}{apart[1:]}" if name == "Source" else f"{title}: {apart}"
    return title


def _plan_actions(elements: Sequence[Element], shared: _Shared, record: str, frame: Frame) -> Iterator[Action]:
    """What was agreed, by whom and by when. It was agreed at the record's own date unless it says otherwise."""
    own = next((whens[0] for kind, whens in shared.dates.items() if kind not in (*_AWAITED, "recorded")), None)
    for element in elements:
        yield Action(
            text=one_line(element.text or ""),
            owner=frame.name_of(element.get("responsible")),
            due=_optional(element.get("due")),
            done=_optional(element.get("done")),
            agreed_at=_optional(element.get("agreed")) or own,
            account=record,
            people=shared.subjects(),
            source=shared.source,
        )


def _optional(text: str | None) -> When | None:
    return written(text) if text else None
