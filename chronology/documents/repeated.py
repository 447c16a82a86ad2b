"""Problems met while a file is read: one met often is told once, with its count and first places."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from chronology.documents.document import Document
from chronology.model import Problem, Severity

_PLACES_NAMED = 5


@dataclass(slots=True, kw_only=True)
class _Repeated:
    severity: Severity
    count: int = 0
    places: list[str] = field(default_factory=list)


class RepeatedProblems:
    """The problems of one document, in the order first met.

    A hostile file could be wrong in a new way on every line: past `most` of them they are only counted.
    """

    def __init__(self, document: Document, most: int) -> None:
        self._document = document
        self._most = most
        self._met: dict[tuple[str, str], _Repeated] = {}
        self._further = 0

    def meet(self, message: str, place: str, severity: Severity, *, about: str = "", times: int = 1) -> None:
        """Note a problem, of one person where `about` is an id; the message holds no case text."""
        repeated = self._met.get((message, about))
        if repeated is None:
            if len(self._met) >= self._most:
                self._further += times
                return
            repeated = self._met[message, about] = _Repeated(severity=severity)
        repeated.count += times
        if len(repeated.places) < _PLACES_NAMED:
            repeated.places.append(place)

    def told(self) -> Iterator[Problem]:
        """Each kind of problem about each person."""
        for (message, about), repeated in self._met.items():
            often = f" ({repeated.count} times)" if repeated.count > 1 else ""
            problem = self._document.problem(message + often, "; ".join(repeated.places), repeated.severity)
            yield replace(problem, about=(about,)) if about else problem
        if self._further:
            yield self._document.problem(f"{self._further} further problems of other kinds were met")
