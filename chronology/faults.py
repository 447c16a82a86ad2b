"""A fault of ours costs what the part at fault would have shown, and is named: the rest of the document is made.

Somebody has a hearing tomorrow. That one pattern cannot be looked for is no reason to give them no paper.
"""

import os
from collections.abc import Iterable, Iterator
from typing import TypeVar

from chronology.errors import TRACE, ChronologyError
from chronology.model import Problem, Severity, Source

_Told = TypeVar("_Told")


def contained(part: str, told: Iterable[_Told]) -> Iterator[_Told | Problem]:
    """What a part tells, as it comes; what it raises ends it and becomes a `Problem` that names the part.

    Whoever set `CHRONOLOGY_TRACE` is looking for the fault, and it is raised where it arose. What ends a run is raised too.
    """
    try:
        yield from told
    except (ChronologyError, OSError, MemoryError):
        raise
    except Exception as error:
        if os.environ.get(TRACE):
            raise
        # The type alone: what an exception says may quote the record.
        message = f"there is a fault in {part} ({type(error).__name__}): what it would have shown is not here; please report it"
        yield Problem(message=message, source=Source(document="", locator=""), severity=Severity.ERROR)
