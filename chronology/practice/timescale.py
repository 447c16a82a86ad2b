"""A timescale rule: what is due, from when, within which limit and in which circumstances, and on whose authority."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from chronology.model import Kind


class Authority(StrEnum):
    """What stands behind a timescale."""

    STATUTE = "statute"
    GUIDANCE = "guidance"
    MEASURE = "measure"
    LOCAL = "local"


class Unit(StrEnum):
    """What a limit counts in: hours, working days, calendar days, weeks, calendar months."""

    HOURS = "h"
    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "cd"
    WEEKS = "weeks"
    MONTHS = "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A length of time, and when it is the one that counts."""

    limit: int
    unit: Unit
    under: int = 0
    """The subject is still younger than so many years on its last day."""
    told: re.Pattern[str] | None = None
    """Words of the record that say that it counts; without them it is not known whether it does."""
    not_told: re.Pattern[str] | None = None
    """Words that say that it does not."""
    only_told: bool = False
    """Where the record says neither, it does not count, instead of leaving it open."""
    until_first: tuple[Kind, ...] = ()
    """No entry of these kinds stands between the start of the period and its last day."""
    says: str = ""
    """When it counts, in words."""

    @property
    def always(self) -> bool:
        """It counts whatever the circumstances."""
        return not (self.under or self.told or self.until_first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A circumstance: words that must stand in the record, and what they say."""

    trigger: re.Pattern[str] | None = None
    """In the trigger itself."""
    placement: re.Pattern[str] | None = None
    """In the entry that opened the placement running that day, or an order or legal status that came with or after it."""
    legal_status: re.Pattern[str] | None = None
    """In the latest that opened a legal status or order in force that day."""
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sooner:
    """A second limit, counted from something else: what is due is due by the earlier of the two."""

    trigger: tuple[Kind, ...]
    limit: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimescaleRule:
    """Something to be done within a limit of something else, with the authority for saying so.

    It judges triggers from `from_day` to `to_day`, both inclusive, so that an old record meets the rules of its time.
    """

    id: str
    title: str
    jurisdiction: str
    authority: Authority
    trigger: tuple[Kind, ...]
    trigger_told: re.Pattern[str] | None = None
    """Words without which an entry of those kinds is no trigger."""
    else_trigger: tuple[Kind, ...] = ()
    """Kinds that start the clock where no trigger stands shortly before them."""
    birthday: int = 0
    """The clock starts on the subject's birthday of so many years within the period that the trigger opened."""
    settled_weeks: int = 0
    """With `birthday`: for so long the period must have run by then; else nobody knows the day it counts from."""
    first_in: str = ""
    """Only the first trigger of each such period starts the clock."""
    later_in: str = ""
    """All triggers of each such period but the first do."""
    of_several: str = "each"
    """Of triggers within thirty days, nothing due between them: `each` starts a clock, or the `first`, or the `last`."""
    due: tuple[Kind, ...]
    due_told: re.Pattern[str] | None = None
    """Words without which an entry of those kinds is not what was due."""
    due_not_told: re.Pattern[str] | None = None
    """Words with which it is not."""
    shown_by: tuple[Kind, ...] = ()
    """Kinds that show that it had been done by then, and not when: they can meet it, and are never late."""
    before: bool = False
    """It is due so long before the trigger, not after it."""
    ends: bool = False
    """What is due is the end of the trigger itself, where its record gives one."""
    earlier_counts: bool = False
    """What was in place already when the clock started meets it."""
    earlier_days: int = 0
    """So does what was done in so many days before."""
    late_by_link_only: tuple[Kind, ...] = ()
    """Kinds of which an entry that is not linked can show that it was done in time, never that it was late."""
    late_if_complete: bool = False
    """Late only where a source is complete for the time; elsewhere the record only shows none by then."""
    led_to: tuple[Kind, ...] = ()
    """Nothing is due unless one of these follows the trigger within thirty days; of several triggers it picks the one."""
    settled_by: tuple[Kind, ...] = ()
    """Kinds after which nothing is due any more."""
    called_for: re.Pattern[str] | None = None
    """Words in the outcome of what would settle it that say it is due all the same."""
    while_open: str = ""
    """The span that must be open on the due day, or nothing is due."""
    only_while: str = ""
    """The same, of a span outside which the rule says nothing at all."""
    or_while: str = ""
    """The span that stands for that one where none such is running."""
    not_while: tuple[str, ...] = ()
    """Spans during which the trigger starts no clock."""
    within_months: int = 0
    """The due day lies in the first so many months of the span."""
    after_months: int = 0
    """It lies later than that."""
    where: Told | None = None
    """A circumstance in which alone the rule holds: where the record does not show it, it does not apply."""
    unless: Told | None = None
    """One in which it does not hold."""
    needs: Told | None = None
    """One without which it cannot be told whether the rule holds."""
    instead_of: tuple[str, ...] = ()
    """Rules that this one takes the place of, from the same trigger."""
    subject: str = ""
    """`child` or `adult` where the rule is for one of them."""
    from_age: int = 0
    """Nothing is due of somebody who is younger than so many years on the due day."""
    until_age: int = 0
    """Nothing is due from the birthday of so many years on."""
    limit: int
    unit: Unit
    or_limit: tuple[Limit, ...] = ()
    """Other limits, tried in order before `limit`. Where it is not known which counts, nothing between them is late."""
    by_first: tuple[Kind, ...] = ()
    """Where one of these follows the trigger, it is due by that day instead."""
    sooner: Sooner | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    citation: str
    verified: bool = False
    enabled: bool = False

    def judges(self, day: dt.date) -> bool:
        """The rule was in force on the day of a trigger."""
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day <= self.to_day)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Every limit, in the order in which they are tried."""
        return (*self.or_limit, Limit(limit=self.limit, unit=self.unit))

    @property
    def met_by(self) -> tuple[Kind, ...]:
        """Every kind that can meet it."""
        return (*self.due, *self.shown_by)

    @property
    def recurs(self) -> bool:
        """What is due starts the clock again."""
        return not self.before and all(kind in self.trigger for kind in self.due)

    @property
    def period(self) -> str:
        """The name of the span that must be open, empty where none must."""
        return self.while_open or self.only_while
