"""What a check says of a document."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a check stands."""

    PASS = "pass"  # noqa: S105  # a mark, no password
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The figure a check found, the limit it is held against, and the rows concerned by their places; no case text."""

    state: State
    figure: str = ""
    limit: str = ""
    rows: tuple[str, ...] = ()
    reason: str = ""
    """Why the check does not apply, or what else a reader should know."""


def judged(*, fails: bool, figure: str, limit: str, rows: tuple[str, ...] = (), reason: str = "") -> Verdict:
    """A verdict by whether the figure is over the limit."""
    state = State.FAIL if fails else State.PASS
    return Verdict(state=state, figure=figure, limit=limit, rows=rows if fails else (), reason=reason)


def not_applicable(reason: str) -> Verdict:
    """The check has nothing to say of such a document."""
    return Verdict(state=State.NOT_APPLICABLE, reason=reason)


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 row, 3 rows."""
    return f"{n:,} {one if n == 1 else many or f'{one}s'}"


def share(part: int, whole: int) -> str:
    """A part of a whole, in words and per cent."""
    return f"{part:,} of {counted(whole, 'row')} ({percent(part, whole)}%)"


def percent(part: int, whole: int) -> int:
    """Per cent, rounded up, so that what is over a limit never reads as at it."""
    return -(-100 * part // whole) if whole else 0
