"""A status that lasted, as a band of the drawn timeline."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A status that lasted. `open_end` where no record says when it ended; `shorter` names it where there is little room.

    `inferred` where its end is taken from what took its place; `joins` where another of its name that overlaps it is the same.
    """

    label: str
    start: dt.date
    end: dt.date
    open_end: bool
    place: str
    ongoing: bool = False
    shorter: tuple[str, ...] = ()
    inferred: bool = False
    joins: bool = False
