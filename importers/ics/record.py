"""One ICS record to accounts: one for each dated aspect, all with the record's words, people and links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypedDict

from chronology.dates import describe, written
from chronology.documents import Element
from chronology.hooks import Read
from chronology.model import (
    Account,
    Action,
    EvidenceStatus,
    Involvement,
    Link,
    Restriction,
    Source,
    Status,
    When,
)
from chronology.model.making import maker
from chronology.normalise import account_key, brief_line, one_line, record_key
from chronology.practice import taxonomy
from importers.ics.frame import Frame, is_words
from importers.ics.kinds import kind_of
from importers.ics.parts import DATE_WORDS, Parts, heading, subject
from importers.ics.vocabulary import Aspect, Plan, RecordType, Told, coded_kind, kind_of_words, plan

# Coded parts that are told as part of the fact, under these words.
_CODED_WORDS = (
    ("Reason", "Reason"),
    ("Factor", "Factors"),
    ("LegalStatus", "Legal status"),
    ("Placement", "Placement"),
)
_NO_DATE = (When.undated(),)
_ONGOING = When.ongoing()

_FOUND = frozenset({"outcome", "decision", "decision_maker", "rationale", "impact", "child_voice", "other_languages"})
_SEEN = frozenset({"seen", "seen-alone", "spoken-to", "not-seen"})
# What a record of an enquiry is called for its end.
_OF_THE_END = re.compile(r"\b(?:outcomes?|results?|conclusions?|completed|canlyniad\w*)\b", re.IGNORECASE)

_account, _action, _source = maker(Account), maker(Action), maker(Source)
_LETTERS_ALONE = 5


class _Always(TypedDict):
    people: tuple[Involvement, ...]
    source: Source


class _Shared(_Always, total=False):
    """The fields that all accounts of a record share; what the record does not hold is left out."""

    agency: str | None
    evidence_status: EvidenceStatus
    status: Status
    restriction: Restriction
    action: str | None
    outcome: str | None
    decision: str | None
    decision_maker: str | None
    rationale: str | None
    impact: str | None
    child_voice: str | None
    place: str | None
    links: tuple[Link, ...]
    references: tuple[str, ...]
    language: str
    other_languages: tuple[tuple[str, str], ...]


def read_record(element: Element, record_type: RecordType, frame: Frame) -> list[Read]:
    """The accounts, plan actions and problems of one record."""
    identity, attributes = _identity(_attributes(element))
    read: list[Read] = []
    parts = Parts(f"{record_type.path}[@id='{identity}']", heading(attributes), frame, read)
    parts.take(element)
    _check(identity, parts)
    record = record_key(frame.system, "record", identity or f"unnamed-{len(frame.records)}")
    how = plan(record_type, tuple(parts.dates))
    fact, shared = _share(parts, how, record_type)
    if how.awaited:
        read.append(_awaited(parts, record_type, how.awaited, fact, shared, record))
    later = len(how.told) > 1 and how.told[-1].aspect.finds
    for told in how.told:
        begins = later and told.first
        _tell(
            told,
            record_type,
            parts,
            "" if begins else fact,
            _begun(shared) if begins else shared,
            record,
            begins=begins,
        )
    if parts.actions and parts.heading.status is not Status.WITHDRAWN:
        read += _plan_actions(parts, record, shared["source"])
    return read


def _attributes(element: Element) -> list[tuple[str, str]]:
    return element.items()  # type: ignore[return-value]  # the stubs allow for bytes, which lxml never gives


def _identity(attributes: list[tuple[str, str]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The id, and the attributes that may be the same in other records."""
    if attributes and attributes[0][0] == "id":
        return attributes[0][1], tuple(attributes[1:])
    said = dict(attributes)
    return said.pop("id", ""), tuple(said.items())


def _check(identity: str, parts: Parts) -> None:
    records = parts.frame.records
    if not identity:
        parts.problem("a record has no id; its key is not stable across exports")
    elif identity in records:
        parts.problem("two records have the same id")
    parts.frame.meet(identity)
    for message in parts.heading.problems:
        parts.problem(message)
    if not parts.frame.knows(parts.heading.named):
        parts.problem("the record names a person who is not among the people of the file")
    if parts.place is not None and parts.place not in parts.frame.places:
        parts.problem("the record names a place that is not in the file", "/PlaceRef")


def _share(parts: Parts, how: Plan, record_type: RecordType) -> tuple[str, _Shared]:
    """The fact in its whole length for the quote and in brief, with everything else that the accounts share."""
    said, frame, texts, codes = parts.heading, parts.frame, parts.texts, parts.codes
    quote = _fact(parts)
    agency = _agency(parts, record_type)
    recorded = parts.dates.get("recorded")
    source = _source(
        document=frame.name,
        sha256=frame.sha256,
        locator=parts.path,
        quote=quote,
        recorded_on=recorded[0].latest if recorded else None,
        recorded_by=frame.author(said.author, said.team),
        agency=agency,
    )
    shared: _Shared = {
        "people": _people(parts),
        "source": source,
        "agency": agency,
        "evidence_status": said.evidence,
        "status": said.status,
        "restriction": said.restriction,
    }
    if "Outcome" in codes or "outcome" in texts:
        shared["outcome"] = _joined(("; ".join(codes.get("Outcome", ())), *texts.get("outcome", ())))
    if "action" in texts:
        shared["action"] = _joined(texts["action"])
    _add_rarer(parts, shared)
    fact = brief_line(quote)
    # What was due or signed is no action that anybody took. Behind the words, for none of them is cut off there.
    return " ".join(filter(None, (fact, *_other_dates(parts, how)))) if how.untold else fact, shared


def _agency(parts: Parts, record_type: RecordType) -> str | None:
    """Whose telling a record is: by its own word, else by that of its author; else the authority's whose records these are.

    What the police, a school, a surgery or a court sent is theirs: where the record does not say which, nobody is named.
    """
    said, frame = parts.heading, parts.frame
    if said.agency:
        return said.agency
    if record_type.retold:
        return frame.agencies.get(said.author or "") or None
    return frame.authority or None


def _begun(shared: _Shared) -> _Shared:
    """What is known of an enquiry or an assessment when it begins: not what it will find, and whom it will see."""
    begun: _Shared = {name: value for name, value in shared.items() if name not in _FOUND}  # type: ignore[assignment]  # fewer keys
    people = tuple(replace(part, involvement="") if part.involvement in _SEEN else part for part in shared["people"])
    begun["people"] = people
    return begun


def _add_rarer(parts: Parts, shared: _Shared) -> None:
    """What many records do not hold."""
    texts = parts.texts
    if parts.links:
        shared["links"] = tuple(parts.links)
    if parts.decisions:
        _add_decisions(parts, shared)
    if "impact" in texts:
        shared["impact"] = _joined(texts["impact"])
    if "child_voice" in texts:
        shared["child_voice"] = _joined(texts["child_voice"])
    if parts.place is not None:
        shared["place"] = parts.place
    if "Reference" in parts.codes:
        shared["references"] = tuple(parts.codes["Reference"])
    if parts.in_other_words:
        _add_languages(parts.languages, shared)


def _add_languages(languages: dict[str, str], shared: _Shared) -> None:
    """The language of the fact, and of each field that is in another."""
    language = shared["language"] = languages.get("fact", "en")
    shared["other_languages"] = tuple(item for item in languages.items() if item[0] != "fact" and item[1] != language)


def _add_decisions(parts: Parts, shared: _Shared) -> None:
    """What was decided, by whom and why."""
    frame = parts.frame
    said: dict[str, list[str]] = {"Text": [], "Rationale": []}
    makers = []
    for decision in parts.decisions:
        makers.append(frame.in_role(decision.get("by"), decision.get("role")))
        for child in decision:
            name = child.tag.rpartition("}")[2]
            if name not in said:
                parts.note(frame.unknown(child, f"{parts.path}/Decision/{name}"))
                continue
            frame.count(1)
            for problem in frame.inside(child, f"{parts.path}/Decision/{name}"):
                parts.note(problem)
            said[name].append(child.text or "")
            if is_words(child.tail):
                parts.problem(f"text stands between elements, after {name}", "/Decision")
            parts.in_language("decision" if name == "Text" else "rationale", child)
    shared["decision"], shared["rationale"] = _joined(said["Text"]), _joined(said["Rationale"])
    shared["decision_maker"] = "; ".join(filter(None, makers)) or None


def _tell(  # noqa: PLR0913, PLR0917  # everything that is known of one record
    told: Told, record_type: RecordType, parts: Parts, fact: str, shared: _Shared, record: str, *, begins: bool
) -> None:
    """An account for each date of an aspect."""
    aspect, date, first = told.aspect, told.date, told.first
    outcome = shared.get("outcome")
    kind = kind_of(aspect, record_type, parts, outcome, shared["people"], first=first)
    facts = taxonomy()[kind]
    until = parts.dates[told.until][-1] if told.until else _ONGOING if aspect.open else None
    for nth, when in enumerate(parts.dates.get(date, _NO_DATE)):
        parts.read.append(
            _account(
                key=account_key(record, f"{date or 'undated'}-{nth + 1}" if nth else date or "undated"),
                when=when,
                kind=kind,
                until=until,
                title=_named(parts, aspect, first=first, begins=begins)
                or _title(aspect.title or facts.title, parts.codes),
                # A later aspect repeats the record's words only where it has no outcome of its own to tell.
                fact=fact if first or aspect.finds or not outcome else "",
                polarity=facts.polarity,
                **shared,
            )
        )


def _named(parts: Parts, aspect: Aspect, *, first: bool, begins: bool) -> str:
    """The record's own title, which stands at its beginning unless it is called for its end ("Outcome of ...")."""
    if first and not begins:
        return parts.title
    if not first and not aspect.finds:
        return ""
    # Either it begins, or it finds: only then does it matter what the title is called for.
    return parts.title if (_OF_THE_END.search(parts.title) is None) is first else ""


def _awaited(  # noqa: PLR0913, PLR0917  # everything that is known of one record
    parts: Parts, record_type: RecordType, date: str, fact: str, shared: _Shared, record: str
) -> Action:
    """A record with only a due or planned date is something awaited, never an event; all it says goes with it."""
    title = parts.title or taxonomy()[record_type.aspects[0].kind].title
    names = ("action", "outcome", "decision", "rationale", "impact", "child_voice")
    said = (title, fact, *(str(shared.get(name) or "") for name in names))
    return Action(
        text=_joined(said) or title,
        due=parts.dates[date][0],
        account=record,
        people=parts.heading.about,
        source=shared["source"],
    )


def _fact(parts: Parts) -> str:
    """What the record says happened: its narrative, then what it codes, each under its name."""
    said, codes = parts.texts.get("fact", ()), parts.codes
    if not codes:
        return one_line(" ".join(said))
    coded = [f"{words}: {', '.join(codes[name])}." for name, words in _CODED_WORDS if name in codes]
    if not (said or coded):
        return one_line(", ".join(codes.get("Category", ())))
    if "Category" in codes and (own := _told_nowhere_else(parts, (parts.title, *said, *coded))):
        coded.append(f"Category: {', '.join(own)}.")
    return one_line(" ".join((*said, *coded)))


_WORD = re.compile(r"\w{3,}")


def _told_nowhere_else(parts: Parts, said: Sequence[str]) -> list[str]:
    """Categories with a word that neither the record's other words have nor what the entry of such a category is called."""
    telling = [(category, _words_of(category, parts.kind_code)) for category in parts.codes["Category"]]
    if not any(words for _, words in telling):
        return []
    folded = "\n".join(said).casefold()
    return [category for category, words in telling if not all(_has_word(folded, word) for word in words)]


# A file has few categories, each many times over.
@lru_cache(maxsize=8192)
def _words_of(category: str, kind_code: str) -> tuple[str, ...]:
    """The words of a category that the names of its kinds do not have."""
    kinds = filter(None, (coded_kind(kind_code), kind_of_words(category)))
    named = {word for kind in kinds for word in _WORD.findall(taxonomy()[kind].title.casefold())}
    return tuple(sorted(set(_WORD.findall(category.casefold())) - named))


def _has_word(folded: str, word: str) -> bool:
    """It stands in a text as a word of its own."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_is_in_word(folded[at - 1 : at]) or _is_in_word(folded[end : end + 1])):
            return True
        at = folded.find(word, at + 1)
    return False


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _joined(texts: Sequence[str]) -> str | None:
    """Texts as sentences one after the other."""
    sentences = [text if _ends(text) else f"{text}." for text in map(str.strip, texts) if text]
    return one_line(" ".join(sentences)) or None


def _ends(text: str) -> bool:
    """It ends as a sentence does, within a quotation or brackets too."""
    return text.rstrip("\"'”’)").endswith((".", "!", "?", "…"))


def _other_dates(parts: Parts, how: Plan) -> Iterator[str]:
    """Dates that no aspect of the record uses, in words, so that none is lost; what is awaited has its day for itself."""
    for kind in how.untold:
        for when in parts.dates[kind][kind == how.awaited :]:
            yield f"{DATE_WORDS.get(kind, kind)} {describe(when) if when.dated else when.as_written}."


def _people(parts: Parts) -> tuple[Involvement, ...]:
    """Whom it is about, with how they took part when they are also listed, then everybody else."""
    if not parts.how:
        return (*parts.heading.subjects, *parts.others)
    how = parts.how
    return (*[subject(person, how.get(person, "")) for person in parts.heading.about], *parts.others)


def _title(title: str, codes: dict[str, list[str]]) -> str:
    """What an entry without a title of its own is called: its kind, with what tells it apart."""
    for name in ("Source", "LegalStatus", "Placement", "Category"):
        if not codes.get(name):
            continue
        apart = codes[name][0]
        if apart.casefold() in title.casefold() or title.casefold() in apart.casefold():
            return title
        return f"{title} from {_within(apart)}" if name == "Source" else f"{title}: {apart}"
    return title


def _plan_actions(parts: Parts, record: str, source: Source) -> Iterator[Action]:
    """What was agreed, by whom and by when. It was agreed at the record's own date unless it says otherwise."""
    own = next((whens[0] for kind, whens in parts.dates.items() if kind not in ("due", "planned", "recorded")), None)
    for element in parts.actions:
        yield _action(
            text=one_line(element.text or ""),
            owner=parts.frame.name_of(element.get("responsible")),
            due=_day(element, "due", parts),
            done=_day(element, "done", parts),
            agreed_at=_day(element, "agreed", parts) or own,
            account=record,
            people=parts.heading.about,
            source=source,
        )


def _day(element: Element, name: str, parts: Parts) -> When | None:
    text = element.get(name)
    when = written(text) if text else None
    if text and when is None:
        parts.problem(f"the {name} date of an action cannot be read as a date", "/Action")
    return when


def _within(name: str) -> str:
    """A name as it stands within a title: "POLICE" is a word in capitals, "GP" stands for words."""
    short = name.isupper() and len(name) <= _LETTERS_ALONE
    return name if short else name.lower() if name.isupper() else f"{name[0].lower()}{name[1:]}"
