"""The account kept of a calendar: properties found and accounted for, what was left out, what could not be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from chronology.documents import Document, RepeatedProblems
from chronology.model import Ignored, Problem, Severity
from chronology.tables import shipped_table

# A hostile file could be wrong in a new way on every line; past this many problems they are only counted.
_MOST_PROBLEMS = 1_000
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class _Rules:
    components: Mapping[str, str]
    properties: Mapping[str, str]
    prefixes: Mapping[str, str]


@cache
def _rules() -> _Rules:
    table = shipped_table("importers.diary", "ignored.toml")
    return _Rules(table["components"], table["properties"], table["prefixes"])


def rule_for(name: str) -> tuple[str, str] | None:
    """The rule under which a property is left out, with its reason; None for one that is not."""
    rules = _rules()
    if name in rules.properties:
        return name, rules.properties[name]
    return next(((f"{start}*", why) for start, why in rules.prefixes.items() if name.startswith(start)), None)


def component_rule(name: str) -> tuple[str, str] | None:
    """The rule under which a whole component is left out; None for one that is read."""
    reason = _rules().components.get(name)
    return None if reason is None else (name, reason)


def shortened(name: str) -> str:
    """A name from the file beside its words."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."


def named(name: str) -> str:
    """A name from the file as it may stand in a message.

    One that no program marks as its own may be somebody's words: a description that was broken without a fold.
    """
    return shortened(name) if name.upper().startswith("X-") else "(unnamed here)"


class Ledger:
    """What one reading of a file adds up to, in properties. A problem met often is said once, with its count."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found = 0
        self.accounted = 0
        self._ignored: Counter[tuple[str, str]] = Counter()
        self._problems = RepeatedProblems(document, _MOST_PROBLEMS)

    def problem(self, message: str, place: str, severity: Severity = Severity.WARNING) -> None:
        """Note a problem; the message holds no case text."""
        self._problems.meet(message, place, severity)

    def note(self, message: str, place: str) -> None:
        """Note what a reader may want to know but need not mend."""
        self.problem(message, place, Severity.NOTE)

    def ignore(self, rule: tuple[str, str], count: int = 1) -> None:
        """Account for properties that are left out under a rule."""
        if count:
            self._ignored[rule] += count
            self.accounted += count

    def ignored(self) -> Iterator[Ignored]:
        """What was left out, by rule."""
        for (path, reason), count in sorted(self._ignored.items()):
            yield Ignored(document=self.document.name, path=path, reason=reason, count=count)

    def problems(self) -> Iterator[Problem]:
        """Each kind of problem, in the order first met."""
        return self._problems.told()
