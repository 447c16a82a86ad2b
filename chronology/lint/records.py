"""What importers read, as rows: each record of a raw export, each row of somebody's chronology."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from chronology.documents import Document
from chronology.lint.cells import first_names
from chronology.lint.sheet import Origin, Record, Row, Sheet
from chronology.lint.told import early_told, is_restricted, is_statutory
from chronology.lint.words import is_good_news
from chronology.model import Account, DocumentRead, EvidenceStatus, Person, Polarity, Restriction
from chronology.normalise import subjects
from chronology.pipeline import Reads
from chronology.practice import Practice

_TABLES: Final = "agency-chronology"
_ADULT: Final = 18
_HEADING: Final = re.compile(
    r"\s*(?:\d+[.)]?\s*)?(?:overall |cumulative |summary |chronology )?(?:analysis|cumulative (?:impact|harm|effect)|patterns?"
    r"|what (?:the|this) (?:record|chronology)s? (?:shows?|tells?)|dadansoddiad|patrymau?)\b[^.:]{0,40}(?::\s*(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_RECORD: Final = re.compile(r"\[@id=['\"]([^'\"\]]{1,60})['\"]\]")
_SENTENCE: Final = 8
_EXPLAINED: Final = re.compile(
    r"(?m)^\W*(?P<line>[A-Z][A-Za-z]?[A-Z/&][\w/&]*)\s*(?:[-–—=:|\t]|means\b|is\b)\s*\w"
    r"|\((?P<after>[A-Z][A-Z/&]+s?)\)|(?<![\w/])(?P<before>[A-Z][A-Z/&]+s?)\s\((?=[a-z])"
)


def is_table(read: DocumentRead) -> bool:
    """The document is a chronology that somebody wrote, not a file of records."""
    return read.importer == _TABLES


def raw_sheet(reads: Reads, practice: Practice) -> Sheet:
    """The records as a raw export would print them: each dated entry of each record is a row."""
    people = {person.id: person for person in reads.of(Person)}
    accounts = reads.of(Account)
    read = [document for document in reads.documents if document.importer]
    return Sheet(
        origin=Origin.RAW,
        rows=tuple(_row(account, people, practice, Origin.RAW) for account in accounts),
        names=first_names(person.name for person in people.values() if person.is_subject),
        as_at=_as_at(read, accounts),
        imported=len(accounts),
        statutory_only=is_statutory(document.importer for document in read),
        records=tuple(records_of(reads)),
    )


def table_sheet(name: str, document: Document | None, reads: Reads, practice: Practice) -> Sheet:
    """The rows of somebody's chronology, and what stands beside its table where its file can be looked at again."""
    people = {person.id: person for person in reads.of(Person)}
    rows: dict[str, Row] = {}
    accounts = [account for account in reads.of(Account) if account.source.document == name]
    for account in accounts:
        # What else a row tells of is part of the row.
        rows.setdefault(account.source.locator, _row(account, people, practice, Origin.TABLE))
    read = [each for each in reads.documents if each.name == name]
    beside = [*_beside(document)] if document else []
    as_at = _as_at(read, accounts)
    born = next((row.born for row in rows.values() if row.born), None)
    return Sheet(
        origin=Origin.TABLE,
        rows=tuple(rows.values()),
        names=first_names(person.name for person in people.values() if person.is_subject),
        as_at=as_at,
        born=born,
        is_adult=_is_adult(born, as_at),
        analysis_told=document is not None and _analysis_told(document, beside),
        explained=frozenset(_explained(document, beside)) if document else frozenset(),
        beginning_told=early_told("\n".join(beside)) or any(early_told(row.words) for row in rows.values()),
    )


def records_of(reads: Reads) -> Iterator[Record]:
    """What was read, for a comparison with what a chronology makes of it."""
    for account in reads.of(Account):
        told = account.when.earliest if account.when.earliest == account.when.latest else None
        yield Record(words=account.source.quote or account.fact, recorded_on=account.source.recorded_on or told)


def _row(account: Account, people: Mapping[str, Person], practice: Practice, origin: Origin) -> Row:
    born = [people[person].born for person in subjects(account) if person in people]
    known = [when.earliest for when in born if when is not None and when.earliest]
    is_table = origin is Origin.TABLE
    said = "\n".join(filter(None, (account.title, account.fact)))
    return Row(
        place=_place(account),
        when=account.when,
        until=account.until,
        kind=account.kind,
        level=practice.level_of(account.kind),
        title="" if account.fact.startswith(account.title.rstrip(" …")) else account.title,
        fact=account.fact or account.title,
        action=account.action or "",
        outcome=account.outcome or "",
        decision=account.decision or "",
        voice=account.child_voice or "",
        why=account.impact or "",
        tells_more=bool(account.impact),
        source=_source(account) if is_table else account.source.locator,
        recorded_on=account.source.recorded_on,
        # An export marks no record as a strength; of a chronology a reader sees it by the words.
        positive=is_table
        and (
            practice.polarity_of(account.kind) is Polarity.POSITIVE or is_good_news(f"{said}\n{account.outcome or ''}")
        ),
        restricted=account.restriction is not Restriction.NONE or (is_table and is_restricted(said)),
        is_opinion=account.evidence_status is EvidenceStatus.OPINION,
        born=min(known, default=None),
    )


def _place(account: Account) -> str:
    """The id of the record, where its place in the file has one, else the place; and the file."""
    ids = _RECORD.findall(account.source.locator)
    return ", ".join(filter(None, (ids[-1] if ids else account.source.locator, account.source.document)))


def _source(account: Account) -> str:
    """Whose telling a row is, as far as its table says."""
    aside = [
        line for line in account.source.quote.split("\n") if re.match(r"(?i)(?:source|ref|ffynhonnell|cyfeirnod)", line)
    ]
    references = [*account.references, *aside]
    return ", ".join(filter(None, (account.agency, account.source.agency, account.source.recorded_by, *references)))


def _as_at(read: Iterable[DocumentRead], accounts: Iterable[Account]) -> dt.date | None:
    days = [document.as_at for document in read if document.as_at]
    return max(days, default=None) or max(
        (a.source.recorded_on for a in accounts if a.source.recorded_on), default=None
    )


def _is_adult(born: dt.date | None, as_at: dt.date | None) -> bool:
    if born is None or as_at is None:
        return False
    return as_at.year - born.year - ((as_at.month, as_at.day) < (born.month, born.day)) >= _ADULT


def _beside(document: Document) -> Iterator[str]:
    """The paragraphs beside the tables."""
    if document.is_word or document.is_pdf:
        yield from (text for text, style in document.paragraphs if style != "Table" and text.strip())


def _analysis_told(document: Document, beside: Sequence[str]) -> bool:
    for at, text in enumerate(beside):
        found = _HEADING.fullmatch(text)
        said = (found["rest"] or " ".join(beside[at + 1 : at + 3])) if found else ""
        if len(said.split()) >= _SENTENCE:
            return True
    return any(
        _HEADING.fullmatch(table.name)
        and any(len(cell.split()) >= _SENTENCE for line in table.lines() for cell in line.cells)
        for table in document.tables
        if table.name
    )


def _explained(document: Document, beside: Sequence[str]) -> Iterator[str]:
    """Abbreviations that are told in a list, in brackets or in a table of their own."""
    rows = (line.cells for table in document.tables for line in table.lines())
    keys = (f"{cells[0]} - {cells[1]}" for cells in rows if len(cells) >= 2 and len(cells[0]) <= 12)
    for found in _EXPLAINED.finditer("\n".join((*beside, *keys))):
        yield (found["line"] or found["after"] or found["before"]).removesuffix("s")
