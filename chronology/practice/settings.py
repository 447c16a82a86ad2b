"""A practice: the weights, thresholds and timescale rules a chronology is judged by, as checked values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from chronology.model import Group, Kind, Level, Polarity, PracticeUsed
from chronology.practice.taxonomy import taxonomy
from chronology.practice.timescale import TimescaleRule
from chronology.practice.words import Words

Parameter = int | float | str | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that change the gravity of an event of some groups or kinds, and the reason given for it.

    They move it by so many levels, lift it to one at least, or hold it to one at most.
    """

    rule: str
    groups: frozenset[Group] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    words: re.Pattern[str]
    text: str
    move: int = 0
    at_least: Level | None = None
    at_most: Level | None = None
    """What its words say settles it: nothing that stands around the entry lifts it again."""
    unless: re.Pattern[str] | None = None
    """Words beside which these say nothing."""
    most_words: int = 0
    """In entries of no more words than these, where what is named is what is told; 0 for any length."""
    in_longer: Level | None = None
    """The level it lifts a longer entry to, where its words may stand in passing."""
    fields: tuple[str, ...] = ("title", "fact", "outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignificanceSettings:
    """How far, how often and how near moves an event's level; see significance.toml for each."""

    recency_days: int
    latest_days: int
    frequency_days: int
    frequency_count: int
    active_pattern_days: int
    distance_days: int
    response_days: int
    repeat_days: int
    first_of_kind: bool
    ceiling: Level
    lone_ceiling: Level
    patterns_not_lifting: tuple[str, ...]
    groups_not_repeating: tuple[Group, ...]
    condense_from: int
    look_back_days: int
    hinge_links: int
    unended_steps: int
    unended_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSettings:
    """When an entry is late, an order relied on, a silence told; see record.toml for each."""

    late_days: int
    same_day_share: int
    same_day_least: int
    in_order_share: int
    in_order_least: int
    year_slack_days: int
    read_share: int
    voice_days: int
    voice_age: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSettings:
    """Whether a pattern runs, and its thresholds."""

    runs: bool
    parameters: Mapping[str, Parameter]

    def whole(self, name: str) -> int:
        """A threshold that is a whole number."""
        return int(self.parameters[name])

    def share(self, name: str) -> float:
        """A threshold that is a share or a factor: 0.6, 1.5."""
        return float(self.parameters[name])

    def word(self, name: str) -> str:
        """A setting that is a word."""
        return str(self.parameters[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class LintSettings:
    """The limits of `chronology lint`; see lint.toml for each. Shares are per cent."""

    activity_share: int
    outcome_share: int
    rows_a_year: int
    large_import: int
    large_share: int
    small_import: int
    small_share: int
    verbatim_words: int
    verbatim_share: int
    rows_before_balance: int
    voice_days: int
    history_days: int
    stale_working_days: int
    gap_open_days: int
    gap_protected_days: int
    court_pages: int
    cleared_profiles: tuple[str, ...]
    process_groups: tuple[Group, ...]
    process_kinds: tuple[Kind, ...]
    outcome_groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOverride:
    """What a practice says of a kind in place of the taxonomy."""

    level: Level | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class _OfKind:
    """What holds of a kind in a practice, its overrides laid over the taxonomy."""

    level: Level
    polarity: Polarity
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The rules of a nation or an authority, read and checked."""

    used: PracticeUsed
    title: str
    jurisdiction: str
    significance: SignificanceSettings
    lint: LintSettings
    record: RecordSettings
    cues: tuple[Cue, ...] = ()
    patterns: Mapping[str, PatternSettings] = field(default_factory=dict)
    kinds: Mapping[Kind, KindOverride] = field(default_factory=dict)
    timescales: tuple[TimescaleRule, ...] = ()
    words: Words = field(default_factory=Words)
    """What the authority adds to the words by which notes are read."""
    origin: str = ""
    """What `load_practice` was asked for, so that a plug-in in another process can load the same."""
    _said_of: Mapping[Kind, "_OfKind"] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what is said of each kind once, for all events."""
        object.__setattr__(self, "_said_of", {kind: self._of(kind) for kind in Kind})

    def _of(self, kind: Kind) -> "_OfKind":
        override, facts = self.kinds.get(kind, KindOverride()), taxonomy()[kind]
        cues = tuple(cue for cue in self.cues if kind in cue.kinds or facts.group in cue.groups)
        return _OfKind(override.level or facts.level, override.polarity or facts.polarity, cues)

    def level_of(self, kind: Kind) -> Level:
        """The gravity of a kind: the authority's, else the taxonomy's."""
        return self._said_of[kind].level

    def polarity_of(self, kind: Kind) -> Polarity:
        """Whether a kind bears on safety or protects: the authority's word, else the taxonomy's."""
        return self._said_of[kind].polarity

    def cues_for(self, kind: Kind) -> tuple[Cue, ...]:
        """The cues that may move an event of a kind, in the order in which they are tried."""
        return self._said_of[kind].cues

    @property
    def rules(self) -> tuple[TimescaleRule, ...]:
        """The timescale rules that are on."""
        return tuple(rule for rule in self.timescales if rule.enabled)
