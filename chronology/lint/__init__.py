"""The "list of activity" check: whether a chronology is an analytical tool, or a date-sorted dump of what services did.

A document - ours, somebody else's, or a raw export - is read into a `Sheet`; eighteen checks look at it.
"""

from dataclasses import dataclass

from chronology.lint.reading import Inputs, Taken, read_inputs
from chronology.lint.sheet import Origin, Record, Row, Sheet
from chronology.lint.table import CHECKS, Check
from chronology.lint.verdict import State, Verdict
from chronology.practice import Practice

__all__ = [
    "CHECKS",
    "Check",
    "Inputs",
    "Origin",
    "Record",
    "Report",
    "Row",
    "Sheet",
    "State",
    "Taken",
    "Verdict",
    "lint",
    "read_inputs",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the checks say of one document, in the order of their codes."""

    verdicts: tuple[tuple[Check, Verdict], ...]

    @property
    def failed(self) -> tuple[str, ...]:
        """The codes of the checks that failed."""
        return self._of(State.FAIL)

    def _of(self, state: State) -> tuple[str, ...]:
        return tuple(check.code for check, verdict in self.verdicts if verdict.state is state)

    @property
    def passed(self) -> tuple[str, ...]:
        """The codes of the checks that passed."""
        return self._of(State.PASS)


def lint(sheet: Sheet, practice: Practice) -> Report:
    """Hold every check against a document."""
    return Report(verdicts=tuple((check, check.judge(sheet, practice)) for check in CHECKS))
