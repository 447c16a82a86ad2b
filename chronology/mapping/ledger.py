"""The account kept of a file: what was found and accounted for, and what could not be read or trusted."""

from collections import Counter
from collections.abc import Iterator, Mapping

from chronology.documents import Document, RepeatedProblems
from chronology.model import Ignored, Problem, Severity

# A hostile file could invent a new name on every line; past this many problems they are only counted.
_MOST_PROBLEMS = 50_000


class Ledger:
    """What one reading adds up to.

    A problem met several times about one person is reported once, with its count and first places. Each names the
    person it is about: one person's chronology says nothing of another.
    """

    def __init__(self, document: Document, rules: Mapping[str, str]) -> None:
        self.document = document
        self.found = 0
        self.accounted = 0
        self.whole = True
        """The file was read to its end: what it does not hold is not in it."""
        self.left_out: Counter[str] = Counter()
        """How often each rule was used, by its path."""
        self.about = ""
        """The person whose record is being read."""
        self._rules = rules
        self._problems = RepeatedProblems(document, _MOST_PROBLEMS)

    def problem(self, message: str, place: str, severity: Severity = Severity.WARNING, *, times: int = 1) -> None:
        """Note a problem; the message holds no case text."""
        self._problems.meet(message, place, severity, about=self.about, times=times)

    def note(self, message: str, place: str) -> None:
        """Note what a reader may want to know but need not mend."""
        self.problem(message, place, Severity.NOTE)

    def refused(self, elements: int, message: str, place: str) -> None:
        """Account for elements that nothing here can read."""
        self.found += elements
        self.accounted += elements
        self.problem(message, place)

    def break_off(self, message: str, place: str) -> None:
        """Note that the file could not be read to its end."""
        self.whole = False
        self.problem(message, place, Severity.ERROR)

    def problems(self) -> Iterator[Problem]:
        """Each kind of problem about each person, in the order first met."""
        return self._problems.told()

    def ignored(self) -> Iterator[Ignored]:
        """What was left out, by the rules that were used."""
        for path, reason in self._rules.items():
            if count := self.left_out[path]:
                yield Ignored(document=self.document.name, path=path, reason=reason, count=count)
