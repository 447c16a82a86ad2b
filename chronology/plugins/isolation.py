"""Third-party plug-ins run in a child process: what they cannot do is hurt anything but their own output.

The child is asked over pipes in lines of JSON and answers the same way; nothing it sends is ever unpickled or run.
A plug-in that raises, hangs or returns rubbish costs its own output and is named in a `Problem`. The child keeps
other parties' code out of this process; it is no sandbox: a plug-in still has the rights of the user who allowed it.
"""

import base64
import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.documents import Document
from chronology.documents.pipes import Pipes
from chronology.errors import PluginError
from chronology.hooks import Certainty, Read, Recognition, Result
from chronology.model import Chronology, Problem, Severity, Source
from chronology.practice import Practice
from chronology.prose.vocabulary import spoken

SECONDS = 60.0
SECONDS_VARIABLE = "CHRONOLOGY_PLUGIN_SECONDS"
MEMORY = 1024**3
MOST_ITEMS = 100_000
MOST_BYTES = 256 * 1024**2
_SUFFIX = re.compile(r"(?:\.\w{1,16}){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a plug-in's code is: a file, or a module of an installed package. `label` names it in the document."""

    label: str
    path: str = ""
    module: str = ""


class FailedError(Exception):
    """The plug-in raised, hung, died or sent what could not be understood; the text says which."""


class Child:
    """A plug-in in its own process, started on first use and ended for good at its first failure."""

    def __init__(self, origin: Origin, *, seconds: float | None = None) -> None:
        self.origin = origin
        self.failure = ""
        self._seconds = _time_limit() if seconds is None else seconds
        self._pipes: Pipes | None = None
        offered = self._offered()
        self.importers = tuple(IsolatedImporter(self, name, together=together) for name, together in offered.importers)
        self.analyzers = tuple(IsolatedAnalyzer(self, name, after) for name, after in offered.analyzers)
        self.exporters = tuple(IsolatedExporter(self, name, suffix) for name, suffix in offered.exporters)

    def ask(self, call: str, **values: object) -> Iterator[bytes]:
        """Send a request and yield the answers as they come.

        Raises:
            FailedError: the plug-in failed, now or earlier.

        """
        if self.failure:
            raise FailedError(self.failure)
        if self._pipes is None:
            self._pipes = Pipes("chronology.plugins.child", [self.origin.path, self.origin.module, str(MEMORY)])
        self._pipes.send(json.dumps({"call": call, **values}).encode() + b"\n")
        yield from self._answers(self._pipes)

    def one(self, call: str, **values: object) -> bytes:
        """Ask for a single answer.

        Raises:
            FailedError: the plug-in failed, or gave none or several.

        """
        answers = list(self.ask(call, **values))
        if len(answers) != 1:
            raise self._failed("answered in a way that could not be understood")
        return answers[0]

    def close(self) -> None:
        """End the process."""
        if self._pipes is not None:
            self._pipes.close()
            self._pipes = None

    def problem(self) -> Problem:
        """The failure, for the reader of the chronology."""
        message = f"the plug-in {self.origin.label} {self.failure}; what it would have added is missing"
        return Problem(message=message, source=Source(document="", locator=""), severity=Severity.ERROR)

    def blame(self, why: str) -> None:
        """Put down a failure found on this side of the pipe, and end the process."""
        self.failure = self.failure or why
        self.close()

    def _offered(self) -> "Offer":
        try:
            return offer_of(json.loads(self.one("offer")))
        except (FailedError, ValueError, RecursionError):
            self.blame("offered nothing that could be understood")
            return Offer()

    def _answers(self, pipes: "Pipes") -> Iterator[bytes]:
        deadline = time.monotonic() + self._seconds
        size = 0
        for _ in range(MOST_ITEMS):
            try:
                line = pipes.line(deadline, MOST_BYTES - size)
            except TimeoutError:
                raise self._failed(f"did not answer within {self._seconds:g} seconds") from None
            except OverflowError:
                break
            size += len(line)
            mark, _, rest = line.partition(b" ")
            if mark == b"item":
                yield rest
            elif mark == b"done":
                return
            else:
                raise self._failed("raised an error" if mark == b"raised" else "stopped")
        raise self._failed("returned more than could be wanted")

    def _failed(self, why: str) -> FailedError:
        self.blame(why)
        return FailedError(why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a plug-in says it registers, by name.

    Importers with whether they read files together, analyzers with what they wait for, exporters with their suffix.
    """

    importers: tuple[tuple[str, bool], ...] = ()
    analyzers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exporters: tuple[tuple[str, str], ...] = ()


def offer_of(said: object) -> Offer:
    """An offer, checked: names are shown to the user, and a suffix becomes part of a file's name.

    Raises:
        ValueError: it is of another shape.

    """
    try:
        offer = Offer(
            importers=tuple((name, together is True) for name, together in said["importers"]),  # type: ignore[index]
            # whatever it is, it is checked below
            analyzers=tuple((name, tuple(after)) for name, after in said["analyzers"]),  # type: ignore[index]
            exporters=tuple((name, suffix) for name, suffix in said["exporters"]),  # type: ignore[index]
        )
    except (TypeError, KeyError, IndexError):
        raise ValueError("an offer of another shape") from None
    names: list[object] = [*(name for name, _ in offer.importers), *(name for pair in offer.exporters for name in pair)]
    names += [name for first, after in offer.analyzers for name in (first, *after)]
    if not all(isinstance(name, str) and name.isprintable() for name in names):
        raise ValueError("a name that cannot be shown")
    if not all(_SUFFIX.fullmatch(suffix) for _, suffix in offer.exporters):
        raise ValueError("a suffix that could name another place")
    return offer


def _time_limit() -> float:
    """Seconds a plug-in has for one answer, which the user may set."""
    said = os.environ.get(SECONDS_VARIABLE, "")
    try:
        seconds = float(said) if said else SECONDS
    except ValueError:
        seconds = 0
    # A day: more than a clock's whole range would not be a limit, and "nan" is no number.
    if not 0 < seconds <= 86_400:
        raise PluginError(f"{SECONDS_VARIABLE} takes a number of seconds, not `{said}`")
    return seconds


def _document(document: Document) -> dict[str, str]:
    if document.path is not None:
        return {"name": document.name, "path": str(document.path.resolve())}
    return {"name": document.name, "content": base64.b64encode(document.content).decode()}


class IsolatedImporter:
    """An importer whose work is done by a child. A failure is kept by the child and reported once for the run."""

    def __init__(self, child: Child, name: str, *, together: bool = False) -> None:
        self._child = child
        self.name = name
        self.together = together

    def recognises(self, document: Document) -> Recognition:
        """Ask the child; a failure means no."""
        try:
            certainty, reason = json.loads(
                self._child.one("recognise", name=self.name, document=_document(document), words=_words())
            )
            return Recognition(Certainty(certainty), str(reason))
        except (FailedError, ValueError, TypeError, RecursionError):
            self._child.blame("answered in a way that could not be understood")
            return Recognition.no()

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Yield what the child reads, each value checked, until it is done or fails."""
        try:
            sent = [_document(document) for document in documents]
            for line in self._child.ask("read", name=self.name, documents=sent, words=_words()):
                yield _read(_decoded(line))
        except (FailedError, ValueError, TypeError):
            self._child.blame("returned something that is not an account")


class IsolatedAnalyzer:
    """An analyzer whose work is done by a child."""

    def __init__(self, child: Child, name: str, after: Sequence[str]) -> None:
        self._child = child
        self.name = name
        self.after = tuple(after)

    def analyse(self, chronology: Chronology, practice: Practice) -> Iterator[Result]:
        """Yield what the child finds: all of it, or nothing when it fails."""
        try:
            sent = _sent(chronology)
            lines = self._child.ask("analyse", name=self.name, chronology=sent, practice=practice.origin)
            results = [_result(_decoded(line)) for line in lines]
        except (FailedError, ValueError, TypeError):
            self._child.blame("returned something that is not a finding")
            return
        yield from results


class IsolatedExporter:
    """An exporter whose work is done by a child."""

    def __init__(self, child: Child, name: str, suffix: str) -> None:
        self._child = child
        self.name = name
        self.suffix = suffix

    def export(self, chronology: Chronology) -> bytes:
        """The document as the child wrote it.

        Raises:
            PluginError: the plug-in failed, so that there is no document.

        """
        try:
            return base64.b64decode(self._child.one("export", name=self.name, chronology=_sent(chronology)))
        except (FailedError, ValueError):
            self._child.blame("returned something that is not a document")
            raise PluginError(self._child.problem().message) from None


def _words() -> str:
    """The file of the words an authority adds, for the child to read by the same ones."""
    return spoken().origin


def _read(value: object) -> Read:
    if not isinstance(value, Read):
        raise TypeError("not something an importer may yield")
    return value


def _result(value: object) -> Result:
    if not isinstance(value, Result):
        raise TypeError("not something an analyzer may yield")
    return value


def _decoded(line: bytes) -> object:
    from chronology.interchange.transport import decode

    return decode(line)


def _sent(chronology: Chronology) -> str:
    from chronology.interchange.transport import encode

    return base64.b64encode(encode(chronology)).decode()
