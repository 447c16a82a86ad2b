"""The rules of the trade as data: the taxonomy, and what a nation or an authority adds to it."""

from chronology.practice.loading import SHIPPED, load_practice, load_words
from chronology.practice.settings import (
    Cue,
    LintSettings,
    PatternSettings,
    Practice,
    RecordSettings,
    SignificanceSettings,
)
from chronology.practice.taxonomy import KindFacts, family_level, group_of, taxonomy, title_of
from chronology.practice.timescale import Authority, Limit, TimescaleRule, Told, Unit
from chronology.practice.words import Words
from chronology.practice.working_days import add_working_days, is_working_day, working_days_between

__all__ = [
    "SHIPPED",
    "Authority",
    "Cue",
    "KindFacts",
    "Limit",
    "LintSettings",
    "PatternSettings",
    "Practice",
    "RecordSettings",
    "SignificanceSettings",
    "TimescaleRule",
    "Told",
    "Unit",
    "Words",
    "add_working_days",
    "family_level",
    "group_of",
    "is_working_day",
    "load_practice",
    "load_words",
    "taxonomy",
    "title_of",
    "working_days_between",
]
