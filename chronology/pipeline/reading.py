"""Inputs to values: each document to the one importer that recognises it, each failure a `Problem`."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from chronology.documents import DEFAULT, Document, Limits, gather
from chronology.errors import ChronologyError, RefusedError
from chronology.hooks import Certainty, Importer, Read, Recognition, Whom
from chronology.model import (
    Account,
    DocumentRead,
    Ignored,
    Problem,
    Reading,
    Severity,
    Source,
)
from chronology.pipeline.counting import Counted, Counting
from chronology.plugins import Plugins
from chronology.practice import Words
from chronology.prose.vocabulary import speaking

Progress = Callable[[str], None]
_Value = TypeVar("_Value")
_Claimed = tuple[Importer, Recognition]


@dataclass(frozen=True, slots=True)
class Claim:
    """Which importer reads a document, and what the user is told about why."""

    importer: Importer | None
    reason: str
    problems: tuple[Problem, ...] = ()
    instead: "Claim | None" = None
    """Who reads it when the importer, a third party's, gives nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """Everything that was read, in the order of the inputs."""

    documents: tuple[DocumentRead, ...] = ()
    values: tuple[Read, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    problems: tuple[Problem, ...] = ()
    counted: Counted = field(default_factory=Counted)
    """Accounts that are not among the values: where it was asked only how many there are."""

    def of(self, kind: type[_Value]) -> tuple[_Value, ...]:
        """The values of one type."""
        return tuple(value for value in self.values if isinstance(value, kind))


def read(  # noqa: PLR0913  # inputs and what may be said of them
    inputs: Iterable[str],
    plugins: Plugins,
    *,
    as_importer: str | None = None,
    limits: Limits = DEFAULT,
    apart: Collection[Path] = (),
    progress: Progress = lambda _: None,
    contained: bool = True,
    words: Words | None = None,
    whom: Whom | None = None,
    counting_from: int | None = None,
) -> Reads:
    """Read every document of the inputs. No file, however broken, stops the others.

    Nor does a fault in an importer, which costs the files it fails over; not `contained`, it is raised where it arose.
    `words` are what an authority adds to those by which notes are read (`Practice.words`). `whom` is the one person for
    whom it is read: importers that can do so leave the records of others, and yield how many. Of exports of
    `counting_from` bytes and more accounts are counted and not held, as far as that will do: see `Counted.is_sure`.

    Raises:
        RefusedError: nothing at all could be read; the message says why for the first document.

    """
    taken = _Taken(plugins, contained=contained, whom=whom, counting_from=counting_from)
    with speaking(words or Words()):
        for found in gather(inputs, limits, apart=apart):
            if isinstance(found, Problem):
                taken.problems.append(found)
            elif isinstance(found, Ignored):
                taken.values.append(found)
            else:
                progress(found.name)
                taken.take(found, as_importer)
        taken.read_bundles()
    problems = (*taken.problems, *plugins.problems())
    if not any(document.importer for document in taken.documents.values()):
        raise RefusedError(_nothing_read(problems))
    ignored = tuple(value for value in taken.values if isinstance(value, Ignored))
    people, counted = taken.counting.settled(taken.values)
    return Reads(
        documents=tuple(taken.documents.values()),
        values=(*taken.values, *people),
        ignored=ignored,
        problems=problems,
        counted=counted,
    )


def _nothing_read(problems: Sequence[Problem]) -> str:
    if not problems:
        return "there is no file to read in what was named; name a file, a folder or a zip"
    first = problems[0]
    more = f" ({len(problems) - 1} more files could not be read either)" if len(problems) > 1 else ""
    return f"{first.source.document}: {first.message}{more}"


class _Taken:
    """What has been read so far, and the bundles that wait until their last file has come."""

    def __init__(self, plugins: Plugins, *, contained: bool, whom: Whom | None, counting_from: int | None) -> None:
        self._plugins = plugins
        self._whom = whom
        self._is_contained = contained
        self._counting_from = counting_from
        self.counting = Counting()
        self.documents: dict[int, DocumentRead] = {}
        self.values: list[Read] = []
        self.problems: list[Problem] = []
        self._bundles: dict[tuple[str, str], list[tuple[int, Document, Claim]]] = {}

    def take(self, document: Document, as_importer: str | None) -> None:
        """Read a document, or keep it for its bundle; one that is refused is named."""
        place = len(self.documents)
        # Holds the place in the order of the inputs, whenever the bundle is read.
        self.documents[place] = _unread(document, "", hashed=False)
        try:
            claim = recognise(document, self._plugins, as_importer, contained=self._is_contained)
        except (RefusedError, OSError) as error:
            self._refused(place, document, error)
            return
        self._place(place, document, claim)

    def _place(self, place: int, document: Document, claim: Claim) -> None:
        if claim.importer is None:
            self.problems += (*claim.problems, *document.noticed)
            self.documents[place] = _unread(document, claim.reason)
        elif getattr(claim.importer, "together", False):
            self._bundles.setdefault((claim.importer.name, document.place), []).append((place, document, claim))
        else:
            self._read([(place, document, claim)])

    def read_bundles(self) -> None:
        """Read the files of each export that belong together."""
        # One that gives nothing leaves its files to others, whose bundles come after it.
        while self._bundles:
            self._read(self._bundles.pop(next(iter(self._bundles))))

    def _read(self, bundle: Sequence[tuple[int, Document, Claim]]) -> None:
        importer = bundle[0][2].importer
        assert importer is not None, "only a claimed document is read"
        documents = [document for _, document, _ in bundle]
        try:
            accounts: Counter[str] = Counter()
            read_by = _read_by(importer, documents, self._whom, contained=self._is_contained)
            values = list(self._sifted(importer, documents, _numbered(read_by, accounts)))
            self.documents |= {place: _summary(document, claim, values, accounts) for place, document, claim in bundle}
        except OSError as error:
            self.counting.lost()
            for place, document, _ in bundle:
                self._refused(place, document, error)
            return
        self.problems += [problem for _, _, claim in bundle for problem in claim.problems]
        self.problems += [value for value in values if isinstance(value, Problem)]
        told = [value for value in values if not isinstance(value, Problem)]
        self.values += told
        if told or self._plugins.is_builtin(importer):
            self.problems += [problem for document in documents for problem in document.noticed]
            return
        for place, document, claim in bundle:
            self._gave_nothing(place, document, claim)

    def _sifted(self, importer: Importer, documents: Sequence[Document], values: Iterable[Read]) -> Iterator[Read]:
        if self._counting_from is None:
            return iter(values)
        size = sum(document.size for document in documents)
        return self.counting.sift(values, counted=self._plugins.is_builtin(importer) and size >= self._counting_from)

    def _gave_nothing(self, place: int, document: Document, claim: Claim) -> None:
        """A third party's importer claimed a document and gave nothing: it is named, and the next best one reads."""
        assert claim.importer is not None, "only a claimed document is read"
        instead = claim.instead
        other = f"; read by {instead.importer.name} instead" if instead is not None and instead.importer else ""
        message = f"was claimed by {claim.importer.name}, which gave nothing of it{other}"
        self.problems.append(_problem(document, message, Severity.WARNING))
        if instead is None:
            self.problems += document.noticed
        else:
            self._place(place, document, instead)

    def _refused(self, place: int, document: Document, error: RefusedError | OSError) -> None:
        reason = str(error) if isinstance(error, RefusedError) else "could not be read to its end"
        self.documents[place] = _unread(document, reason)
        self.problems.append(_problem(document, f"was refused: {reason}", Severity.ERROR))


def recognise(document: Document, plugins: Plugins, as_importer: str | None = None, *, contained: bool = True) -> Claim:
    """Find the one importer for a document.

    One certain claim decides; an importer that knows a format by its own names goes before one that knows a table by
    what it means. Two alike are an error that names both, unless exactly one of them is built in. Without a certain
    claim the first likely one reads. Should a third party's importer give nothing, the next claim stands.

    Raises:
        RefusedError: the document was refused at the gate.

    """
    if as_importer is not None:
        return Claim(plugins.importer(as_importer), "named on the command line")
    if document.size == 0:
        return _nobody(document, "is empty")
    asked = [(importer, *_asked(importer, document, contained=contained)) for importer in plugins.importers]
    claims = [(importer, claim) for importer, claim, _ in asked]
    faults = tuple(problem for _, _, problems in asked for problem in problems)
    sure = [(importer, claim) for importer, claim in claims if claim.certainty is Certainty.CERTAIN]
    certain, general = _by_generality(sure)
    likely = [(importer, claim) for importer, claim in claims if claim.certainty is Certainty.LIKELY]
    own = [(importer, claim) for importer, claim in certain if plugins.is_builtin(importer)]
    if len(certain) > 1:
        names = " and ".join(sorted(importer.name for importer, _ in certain))
        if len(own) != 1:
            return _nobody(document, f"is claimed by {names}; choose one with --as", faults)
        message = f"is claimed by {names}; read by the built-in one"
        return Claim(own[0][0], own[0][1].reason, (*faults, _problem(document, message, Severity.WARNING)))
    chosen = [*certain, *general, *sorted(likely, key=lambda claimed: not plugins.is_builtin(claimed[0]))]
    if not chosen:
        return _nobody(document, "was not recognised by any importer", faults)
    return replace(_in_order(chosen, plugins), problems=faults)


def _in_order(claims: Sequence[tuple[Importer, Recognition]], plugins: Plugins) -> Claim:
    """The first claim; behind that of a third party the next ones, to the first built-in importer's."""
    (importer, said), *rest = claims
    instead = _in_order(rest, plugins) if rest and not plugins.is_builtin(importer) else None
    return Claim(importer, said.reason, instead=instead)


def _by_generality(sure: Sequence[_Claimed]) -> tuple[list[_Claimed], list[_Claimed]]:
    """The least general of the certain claims, and the others, the less general first."""
    ordered = sorted(sure, key=lambda claimed: _generality(claimed[0]))
    least = _generality(ordered[0][0]) if ordered else 0
    first = [claimed for claimed in ordered if _generality(claimed[0]) == least]
    return first, ordered[len(first) :]


def _generality(importer: Importer) -> int:
    return int(getattr(importer, "generality", 0))


def _nobody(document: Document, reason: str, faults: Sequence[Problem] = ()) -> Claim:
    return Claim(None, reason, (_problem(document, reason, Severity.ERROR), *faults))


def _read_by(
    importer: Importer, documents: Sequence[Document], whom: Whom | None, *, contained: bool
) -> Iterator[Read]:
    """What an importer yields; what it raises over broken input becomes a `Problem` after what came before."""
    try:
        read_for = getattr(importer, "read_for", None) if whom is not None else None
        yield from read_for(documents, whom) if read_for is not None else importer.read(documents)
    except (RefusedError, OSError) as error:
        reason = str(error) if isinstance(error, RefusedError) else "could not be read to its end"
        for document in documents:
            yield document.problem(f"was refused part way: {reason}", "", Severity.ERROR)
    except ChronologyError:
        raise
    except Exception as error:
        # Memory that ran out is no fault of one file.
        if not contained or isinstance(error, MemoryError):
            raise
        for document in documents:
            yield document.problem(f"was given up part way: {_fault(importer, error)}", "", Severity.ERROR)


def _numbered(values: Iterable[Read], accounts: Counter[str]) -> Iterator[Read]:
    """Values as they come; how many accounts of each document there are is counted."""
    for value in values:
        if isinstance(value, Account):
            accounts[value.source.document] += 1
        yield value


def _asked(importer: Importer, document: Document, *, contained: bool) -> tuple[Recognition, tuple[Problem, ...]]:
    """What an importer says of a document; one that fails over it does not claim it, and is named."""
    try:
        return importer.recognises(document), ()
    except (ChronologyError, OSError):
        raise
    except Exception as error:
        # Memory that ran out is no fault of one file.
        if not contained or isinstance(error, MemoryError):
            raise
        return Recognition.no(), (_problem(document, _fault(importer, error), Severity.WARNING),)


def _fault(importer: Importer, error: Exception) -> str:
    # The type alone: what an exception says may quote the record.
    return f"there is a fault in the importer {importer.name} ({type(error).__name__}); please report it"


def _problem(document: Document, message: str, severity: Severity) -> Problem:
    # Without the hash: what cannot be opened cannot be hashed either.
    return Problem(message=message, source=Source(document=document.name, locator=""), severity=severity)


def _unread(document: Document, reason: str, *, hashed: bool = True) -> DocumentRead:
    sha256 = _hash(document) if hashed else ""
    return DocumentRead(name=document.name, sha256=sha256, size=document.size, importer="", reason=reason)


def _hash(document: Document) -> str:
    try:
        return document.sha256
    except OSError:
        return ""


def _encoding(document: Document) -> str:
    try:
        return document.encoding_said
    except RefusedError:
        return ""


def _summary(document: Document, claim: Claim, values: Sequence[Read], accounts: Counter[str]) -> DocumentRead:
    assert claim.importer is not None, "only a claimed document is read"
    reading = next((value for value in values if isinstance(value, Reading) and value.document == document.name), None)
    summary = DocumentRead(
        name=document.name,
        sha256=document.sha256,
        size=document.size,
        importer=claim.importer.name,
        reason=claim.reason,
        accounts=accounts[document.name],
        encoding=_encoding(document),
    )
    if reading is None:
        return summary
    return replace(summary, unit=reading.unit, found=reading.found, accounted=reading.accounted, as_at=reading.as_at)
