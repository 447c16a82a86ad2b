"""What every importer owes, checked on what it read of a sample. Each check yields what is wrong, in words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from chronology.dates import find, from_edtf, of_cell
from chronology.hooks import Read
from chronology.interchange.transport import decode, encode
from chronology.model import Account, Action, Basis, Person, Place, Precision, Reading, Relationship, When
from chronology.pipeline import Reads
from chronology.testing.sampling import Sample
from chronology.testing.words import runs_of, texts_of, words_of

# Notes of nobody by name have no type: `notes::2021-03-01:...#note`.
_KEY: Final = re.compile(r"[^:#\s]+:[^:#\s]*:[^#]+#[^#]+")
_SITED: Final = (Account, Person, Relationship, Place, Action)
_NAMED: Final = 5
_FINEST_FIRST: Final = list(Precision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sample, and what came of reading it in each way there is."""

    sample: Sample
    names: frozenset[str]
    first: Reads
    again: Reads
    opened: tuple[str, ...]
    renamed: Reads
    turned: Reads | None
    """With its rows in the opposite order; nothing where it is no text table, or the order means something."""
    apart: Reads | None
    """With the code in a process of its own; nothing where there is no file of code."""


def recognised(case: Case) -> Iterator[str]:
    """The sample's files are read by the importer, among all there are."""
    ours = set(case.sample.documents)
    read = {document.name: document for document in case.first.documents}
    for name in sorted(ours & set(read)):
        if read[name].importer not in case.names:
            who = read[name].importer or "nobody"
            yield f"{name} was read by {who} ({read[name].reason}) and not by {' or '.join(sorted(case.names))}"
    if not any(document.importer in case.names for document in read.values()):
        yield "nothing in it was read by the importer"


def of_the_types(case: Case) -> Iterator[str]:
    """Every value is one that may be yielded, with fields of the types they are declared with."""
    for value in (*case.first.values, *case.first.problems):
        name = type(value).__name__
        # What an importer yields is checked here because nothing else has checked it.
        if not isinstance(value, Read):
            yield f"a {name} was yielded, which no importer may"
            continue
        try:
            if decode(encode(value)) != value:
                yield f"a {name} has a field of another type than it is declared with"
        except ValueError:
            yield f"a {name} has a field of another type than it is declared with"


def reconciled(case: Case) -> Iterator[str]:
    """Each document has one reading, and as much was accounted for as was found."""
    readings = Counter(reading.document for reading in case.first.of(Reading))
    for document in case.first.documents:
        if document.importer not in case.names:
            continue
        if readings[document.name] != 1:
            yield f"{document.name} has {readings[document.name] or 'no'} Reading; each document has one"
        elif document.found != document.accounted:
            yield f"{document.name}: {document.found} {document.unit} were found and {document.accounted} accounted for"


def keyed(case: Case) -> Iterator[str]:
    """Keys are unique, have the form system:type:id#role, and stay when the file is read again, renamed or turned."""
    keys = Counter(account.key for account in case.first.of(Account) if account.key)
    yield from (f"the key {key} stands {times} times" for key, times in keys.items() if times > 1)
    yield from (f"the key {key} is not of the form system:type:id#role" for key in keys if not _KEY.fullmatch(key))
    if (case.first.values, case.first.problems) != (case.again.values, case.again.problems):
        yield "a second reading gave other values than the first"
    for other, what in ((case.renamed, "the file is renamed"), (case.turned, "its rows are turned round")):
        changed = sorted({key for key, *_ in _meant(case.first) ^ _meant(other)}) if other is not None else []
        if changed:
            yield f"keys change, or stand for something else, when {what}: {', '.join(changed[:_NAMED])}"


def without_case_text(case: Case) -> Iterator[str]:
    """No message repeats what stands in the file."""
    held = set[tuple[str, ...]]().union(
        *(runs_of(text) for document in case.sample.documents.values() for text in texts_of(document))
    )
    lengths = {len(run) for run in held}
    for problem in case.first.problems:
        words = words_of(problem.message)
        runs = {tuple(words[at : at + length]) for length in lengths for at in range(len(words) - length + 1)}
        if runs & held:
            yield f"the message of a problem holds words of the record (at {problem.source.locator or 'no place'})"


def opened_nothing(case: Case) -> Iterator[str]:
    """Nothing is opened but by the document that was handed in."""
    yield from (f"the importer {what} by itself; a Document gives all there is" for what in dict.fromkeys(case.opened))


def dated(case: Case) -> Iterator[str]:
    """No date says more than its words, and its days are those of its EDTF."""
    for when in (when for value in case.first.values for when in _whens(value)):
        shown = when.edtf or "undated"
        try:
            meant = from_edtf(when.edtf) if when.edtf else When.undated()
        except ValueError:
            yield f"{shown} is not EDTF"
            continue
        if (meant.earliest, meant.latest) != (when.earliest, when.latest):
            yield f"the first and last day of {shown} are not those it stands for"
        words = _of_words(when.as_written)
        if words and when.basis is Basis.EXPLICIT and _rank(when.precision) < _rank(words.precision):
            yield f"{shown} is given to the {when.precision}, and its words only to the {words.precision}"


def placed(case: Case) -> Iterator[str]:
    """Every value says where it stands, in a document that was read."""
    names = {document.name for document in case.first.documents}
    for value in case.first.values:
        if isinstance(value, _SITED):
            what = type(value).__name__
            if not value.source.locator:
                yield f"a {what} has no locator in its source"
            if value.source.document not in names:
                yield f"a {what} names a document that was not read"


def the_same_apart(case: Case) -> Iterator[str]:
    """In a process of its own the code reads the same."""
    if case.apart is not None and case.apart.values != case.first.values:
        why = "; ".join(problem.message for problem in case.apart.problems if not problem.source.document)
        yield f"in a process of its own it reads something else{f': {why}' if why else ''}"


CHECKS: Final[tuple[Callable[[Case], Iterator[str]], ...]] = (
    recognised,
    of_the_types,
    reconciled,
    keyed,
    without_case_text,
    opened_nothing,
    dated,
    placed,
    the_same_apart,
)


def _meant(reads: Reads) -> set[tuple[str, str, str | None]]:
    """Each key with what it stands for: a key that counts rows is there in any order, for another row."""
    return {(account.key, account.kind, account.when.edtf) for account in reads.of(Account) if account.key}


def _whens(value: object) -> Iterator[When]:
    """Every date in a value, however deep."""
    if isinstance(value, When):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _whens(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _whens(getattr(value, field.name))


def _of_words(text: str) -> When | None:
    """What the words of a date say by themselves; nothing where they are no date, or one of unknown extent."""
    when = of_cell(text)
    if when is None:
        mentions = find(text) if text else []
        whole = len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(text))
        when = mentions[0].when if whole else None
    return when if when and when.dated and when.precision not in {Precision.RANGE, Precision.UNKNOWN} else None


def _rank(precision: Precision) -> int:
    return _FINEST_FIRST.index(precision)
