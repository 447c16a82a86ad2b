"""What analysis says of a chronology: values that point at events, never change them."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from chronology.model.when import When


class Level(StrEnum):
    """How significant an event is to the story, most first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ROUTINE = "routine"

    @property
    def rank(self) -> int:
        """4 for critical down to 0 for routine."""
        return _RANKS[self]

    @classmethod
    def of_rank(cls, rank: int) -> "Level":
        """The level of a rank; ranks beyond either end give that end."""
        return _BY_RANK[max(0, min(4, rank))]


_BY_RANK = tuple(reversed(Level))
_RANKS = {level: rank for rank, level in enumerate(_BY_RANK)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an event weighs what it does: the rule, the words, how far it moved the level, and what triggered it."""

    rule: str
    text: str
    move: int = 0
    triggers: tuple[str, ...] = ()
    """Keys of the events (or findings) that triggered the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Significance:
    """The weight of one event, with every reason for it in words."""

    event: str
    level: Level
    reasons: tuple[Reason, ...]


class Strength(StrEnum):
    """How firmly the record supports a finding, not how serious it is."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NOT_ASSESSED = "not_assessed"


class FindingStatus(StrEnum):
    """What a professional has said of a finding."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What "the record shows", with the events that show it.

    `key` is rule + subject + anchor event, so that a decision on it survives new evidence. `evidence` and
    `counter_evidence` hold event keys. `parameters` are the thresholds used, printed with the finding.
    """

    key: str
    rule: str
    pattern: str
    title: str
    statement: str
    subject: str | None = None
    window: tuple[dt.date | None, dt.date | None] = (None, None)
    evidence: tuple[str, ...] = ()
    counter_evidence: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    strength: Strength = Strength.MODERATE
    status: FindingStatus = FindingStatus.PROPOSED
    protective: bool = False


class TimescaleState(StrEnum):
    """How a timescale stands at the as-at date."""

    MET = "met"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_YET_DUE = "not_yet_due"
    NO_RECORD = "no_record"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """One rule held against one trigger. `trigger` and `due_event` are event keys; `late_by` counts in `late_unit`.

    `basis` says in words how the due event was found, or why nothing is due.
    """

    rule: str
    title: str
    subject: str | None = None
    trigger: str
    due_event: str | None
    due: dt.date | None
    limit: int
    unit: str
    jurisdiction: str
    state: TimescaleState
    late_by: int | None = None
    authority: str
    citation: str
    verified: bool
    basis: str = ""

    @property
    def late_unit(self) -> str:
        """Working days or hours where the limit counts in them, else calendar days: "two months late" says too little."""
        return self.unit if self.unit in ("wd", "h") else "cd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of a graph: an event, a person, a household, an agency or a place."""

    id: str
    kind: str
    label: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A typed edge with its basis in words, dated where the record dates it."""

    start: str
    end: str
    kind: str
    basis: str = ""
    when: When | None = None
    until: When | None = None

    def may_hold(self, day: dt.date) -> bool:
        """The record does not say that it began after a day or was over before it."""
        begun = self.when is None or not self.when.dated or self.when.first_day <= day
        over = self.until is not None and self.until.dated and self.until.last_day < day
        return begun and not over


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A graph as a value, laid out (positions in the unit square), so that exports draw it without networkx."""

    name: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    positions: tuple[tuple[str, float, float], ...] = ()

    def as_at(self, day: dt.date) -> "Graph":
        """As it stood on a day: without those not born by then and without ties that had not begun or were over.

        A tie without dates, or with a vague one that may reach the day, stays: the record does not say that it was not.
        """
        unborn = {node.id for node in self.nodes if dict(node.attributes).get("born", "") > day.isoformat()}
        return replace(
            self,
            nodes=tuple(node for node in self.nodes if node.id not in unborn),
            edges=tuple(edge for edge in self.edges if edge.may_hold(day) and not unborn & {edge.start, edge.end}),
            positions=tuple(spot for spot in self.positions if spot[0] not in unborn),
        )


class Theme(StrEnum):
    """Where on the page a sentence of analysis belongs."""

    WHY_NOW = "why_now"
    STATUS = "status"
    TOGETHER = "together"
    VOICE = "voice"
    NOT_KNOWN = "not_known"
    PROTECTIVE = "protective"
    RELATIONSHIP = "relationship"
    QUALITY = "quality"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence the analysis offers, with the events it rests on. No remark without a rule that made it."""

    theme: Theme
    rule: str
    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TabulationCell:
    """How many entries there are, and their keys; a count of None where no source could have shown any."""

    count: int | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TabulationRow:
    """A cell for each column of its table."""

    label: str
    cells: tuple[TabulationCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulation:
    """Entries counted by two things, such as agency and year. `notes` say what was counted and what was not."""

    name: str
    title: str
    subject: str | None = None
    columns: tuple[str, ...]
    rows: tuple[TabulationRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words of an entry, as they stand there; none where that entry may not go to everyone."""

    event: str
    """Key of the event."""
    words: str
    when: When
    """The day that the words are of: the entry's own, or one that they give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """An enquiry, a plan, a time in care, an order or bail: told of as begun, as going on and as ended, each in the record's words.

    Without `ended` no end of it is read; without `begun` no beginning. `until` is the day to which it was set to run.
    """

    sort: str
    section: str = ""
    """The section of an Act by which it is: "47"; of an order, which one it is in the words that tell of it: "SGO"."""
    subject: str | None = None
    begun: tuple[Told, ...] = ()
    goes_on: tuple[Told, ...] = ()
    ended: tuple[Told, ...] = ()
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A concern or a referral that came in: who sent it, what it was about, what the record says came of it."""

    when: When
    source: str
    subject: str | None = None
    about: tuple[Told, ...] = ()
    came_of: tuple[Told, ...] = ()
    sure: bool = True
    """A register of contacts has it, or its words call it one: only such are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What a reviewer wrote of one event: why it matters, in whose words and when. It stands beside the record, never in it."""

    event: str
    text: str
    by: str
    role: str = ""
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A reviewer's decision, stored apart from the facts and laid over them."""

    case: str
    target: str
    field: str
    value: str
    seen: str = ""
    by: str
    role: str = ""
    at: dt.datetime
    reason: str = ""
    supersedes: str | None = None
