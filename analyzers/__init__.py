"""What the events say: patterns, timescales, significance, relationships, tables and the summary.

Each analyzer's module is imported when it is first asked, so that registering costs nothing.
"""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.hooks import Analyzer, Result, hookimpl
from chronology.model import Chronology
from chronology.practice import Practice


@dataclass(slots=True)
class _Builtin:
    """An analyzer by the module that holds its `analyse`. Not frozen, for the hook's attributes are plain ones."""

    name: str
    module: str
    after: tuple[str, ...] = ()

    def analyse(self, chronology: Chronology, practice: Practice) -> Iterator[Result]:
        """Import the module and let it read the events."""
        results: Iterator[Result] = importlib.import_module(self.module).analyse(chronology, practice)
        return results


@hookimpl
def register_analyzers() -> Sequence[Analyzer]:
    """The analyzers of the product."""
    return (
        _Builtin("timescales", "analyzers.timescales"),
        # What was done counts as done in the patterns.
        _Builtin("follow_up", "analyzers.follow_up"),
        _Builtin("periods", "analyzers.periods"),
        # Timescales that were missed count in a pattern (delay_and_drift), and none says of an enquiry what its period does not.
        _Builtin("patterns", "analyzers.patterns", after=("timescales", "follow_up", "periods")),
        _Builtin("significance", "analyzers.significance", after=("patterns",)),
        _Builtin("relationships", "analyzers.relationships"),
        _Builtin("tabulations", "analyzers.tabulations"),
        _Builtin(
            "summary", "analyzers.summary", after=("patterns", "timescales", "significance", "relationships", "periods")
        ),
    )
