"""Entries that stand in a file by mistake, by its own words: another family's call, a namesake's letter, another patient's swab.

Another entry of the same file says it later of one that it names by its day or its number: "12/08 contact is NOT our child".
What is told in it is another's affair and in no document; that it stands there is listed by its
place. What an entry says so of itself is of no kind (`namesakes`), and withheld from who sits where it is read.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chronology.model import Account, Problem, Severity, Source, Status
from chronology.normalise import record_of
from chronology.prose.confidence import is_of_another
from chronology.prose.kept_passages import ENTRY

# What a file calls an entry of it.
_ENTRY = r"(?:contact|entry|entries|note|referral|call|record(?:ing)?|letter|report|log|row|line|e-?mail|visit|notification|ppn|form|item|nodyn|cofnod)"
_DAY = r"(?P<{0}day>\d{{1,2}})[/.-](?P<{0}month>\d{{1,2}})(?:[/.-](?:20)?\d\d)?"
_NAMED = re.compile(
    rf"(?<![\d/.-]){_DAY.format('a')} {_ENTRY}\b|\b{_ENTRY} (?:of|dated|from|on|for) (?:the )?{_DAY.format('b')}(?![\d/.-])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b[A-Z]{1,4}-?\d{2,6}\b|(?<=\bnote )\d{3,6}\b|(?<=\bentry )\d{3,6}\b")
_WITHIN = dt.timedelta(days=366)
_WORD = re.compile(r"[^\W\d_]{4,}")
BY_MISTAKE: Final = "stands in this file by mistake, as the file itself says, and is told of nobody"
"""What is said of the places of such entries."""


@dataclass(frozen=True, slots=True)
class _Record:
    """An entry of a file as it stands: its words, its day, what comes before it."""

    key: str
    document: str
    words: str
    day: dt.date | None
    place: int
    accounts: tuple[Account, ...]


def without_disowned(accounts: Sequence[Account]) -> tuple[list[Account], list[Account]]:
    """Accounts without those of entries that stand there by mistake, and these."""
    gone = disowned(accounts)
    left = [each for each in accounts if record_of(each.key) in gone]
    return ([each for each in accounts if record_of(each.key) not in gone] if left else list(accounts)), left


def disowned(accounts: Iterable[Account]) -> frozenset[str]:
    """The records of which a later entry of their file says that they are another's."""
    records = _records(accounts)
    found: set[str] = set()
    for record in records:
        if len(record.words) > ENTRY or not is_of_another(record.words):
            continue
        # What says so of itself or of another keeps its place, and its words are withheld where they are not for who reads.
        found |= _meant(record, records)
    return frozenset(found)


def _records(accounts: Iterable[Account]) -> Sequence[_Record]:
    held: dict[str, list[Account]] = defaultdict(list)
    for each in accounts:
        if each.status is not Status.WITHDRAWN:
            held[record_of(each.key)].append(each)
    return [_record(key, every, place) for place, (key, every) in enumerate(held.items())]


def _record(key: str, accounts: Sequence[Account], place: int) -> _Record:
    longest = max(accounts, key=lambda each: len(each.source.quote or each.fact))
    first = longest.source
    return _Record(
        key=key,
        document=first.document,
        words=first.quote or longest.fact,
        day=first.recorded_on or longest.when.earliest,
        place=first.start if first.start is not None else place,
        accounts=tuple(accounts),
    )


def _meant(record: _Record, records: Sequence[_Record]) -> frozenset[str]:
    """The one entry before it in its file that its words name; none where they name none, or may mean several."""
    others = [each for each in records if each.document == record.document and each.key != record.key]
    if named := _NUMBER.findall(record.words):
        found = [each for each in others if any(_has_number(each, number) for number in named)]
        if len(found) == 1:
            return frozenset((found[0].key,))
    if said := _NAMED.search(record.words):
        day, month = int(said["aday"] or said["bday"]), int(said["amonth"] or said["bmonth"])
        return _likest(record, [each for each in others if _is_of(each, day, month, record.day)])
    return frozenset()


def _has_number(record: _Record, number: str) -> bool:
    """An entry bears the number in a column or as its own reference, and does not only mention it."""
    own = {one for each in record.accounts for one in each.references}
    return number in own or re.search(rf"(?m)^[^\n:]{{1,24}}: ?{re.escape(number)}$", record.words) is not None


def _is_of(record: _Record, day: int, month: int, said_on: dt.date | None) -> bool:
    own = record.day
    if own is None or (own.day, own.month) != (day, month):
        return False
    return said_on is None or dt.timedelta() <= said_on - own <= _WITHIN


def _likest(record: _Record, found: Sequence[_Record]) -> frozenset[str]:
    """Of several entries of a day the one that shares most words with what is said of it."""
    if len(found) <= 1:
        return frozenset(each.key for each in found)
    said = _words(record.words)
    shared = {each.key: len(said & (_words(each.words) | _words(each.accounts[0].title))) for each in found}
    most = max(shared.values())
    best = [key for key, many in shared.items() if many == most]
    return frozenset(best) if most and len(best) == 1 else frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def listed_as_disowned(left: Collection[Account]) -> Iterator[Problem]:
    """The places of entries that stand in a file by mistake, document by document."""
    places: Mapping[str, dict[str, None]] = defaultdict(dict)
    for record in _records(left):
        whole = max(record.accounts, key=lambda each: len(each.source.quote or each.fact))
        places[record.document][whole.source.locator] = None
    for document, locators in places.items():
        source = Source(document=document, locator="; ".join(locators))
        yield Problem(message=BY_MISTAKE, source=source, severity=Severity.NOTE)
