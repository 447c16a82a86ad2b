"""The rules of the trade as data: the taxonomy, and what a nation or an authority adds to it."""

from chronology.practice.loading import SHIPPED, load_practice, load_words
from chronology.practice.settings import (
    Authority,
    Cue,
    LintSettings,
    PatternSettings,
    Practice,
    RecordSettings,
    SignificanceSettings,
    TimescaleRule,
    Unit,
)
from chronology.practice.taxonomy import KindFacts, group_of, taxonomy, title_of
from chronology.practice.words import Words
from chronology.practice.working_days import add_working_days, is_working_day, working_days_between

__all__ = [
    "SHIPPED",
    "Authority",
    "Cue",
    "KindFacts",
    "LintSettings",
    "PatternSettings",
    "Practice",
    "RecordSettings",
    "SignificanceSettings",
    "TimescaleRule",
    "Unit",
    "Words",
    "add_working_days",
    "group_of",
    "is_working_day",
    "load_practice",
    "load_words",
    "taxonomy",
    "title_of",
    "working_days_between",
]
