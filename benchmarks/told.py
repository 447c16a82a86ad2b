"""What a text was read as, and how well that agrees with what a careful reader marked in it.

An event marked and an event read are one when their dates agree and, among several of one date, when their groups and
places in the text agree best; each counts once. A date agrees exactly when both name the same first and last day.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from chronology.dates import from_edtf
from chronology.errors import RefusedError
from chronology.model import Chronology, Event
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import Practice, load_practice, taxonomy

Days = tuple[dt.date | None, dt.date | None]
_NEAR = 400
"""Characters within which a place in the text says that two are the same."""
_WIDE = 31
"""Days by which a date read may be wider than the one marked and still name it."""
_BANDS = {"critical": 2, "high": 2, "medium": 1, "low": 0, "routine": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An event a reader marked in a text."""

    dates: tuple[Days, ...]
    """The days it may rightly be dated to; none when the text gives none."""
    groups: frozenset[str]
    level: str
    start: int
    statuses: frozenset[str] = frozenset()
    optional: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event the product made of a text."""

    days: Days | None
    group: str
    level: str
    start: int
    status: str
    words: str = ""


def days_of(edtf: str | None) -> Days | None:
    """The first and last day of a date in EDTF; None for none."""
    if not edtf:
        return None
    when = from_edtf(edtf)
    return when.earliest, when.latest


def events_of(name: str, text: str, heading: str = "") -> list[Told]:
    """The events the product makes of a text given to it as a file, places counted from behind the heading."""
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.txt"
            path.write_text(heading + text, encoding="utf-8")
            case = built(path)
    except RefusedError:  # nothing in it tells of any event
        return []
    levels = {each.event: str(each.level) for each in case.significance}
    events = (*case.events, *case.undated, *case.later)
    return [_told(event, levels.get(event.key, "low"), len(heading)) for event in events]


def built(path: Path, practice: Practice | None = None) -> Chronology:
    """The chronology of one file, as it is built by a practice.

    Raises:
        RefusedError: nothing in it tells of any event.

    """
    plugins = load()
    try:
        return compose(holdings(read([str(path)], plugins)), practice or load_practice("wales"), plugins, Wishes())
    finally:
        plugins.close()


def _told(event: Event, level: str, before: int) -> Told:
    source = event.accounts[0].source
    return Told(
        days=_days(event) if event.when.dated else None,
        group=str(taxonomy()[event.kind].group),
        level=level,
        start=(source.start or 0) - before,
        status=str(event.evidence_status),
        words=source.quote[:90],
    )


def _days(event: Event) -> Days:
    """From the first day an event may have been to the last, of what went on to its end."""
    ended = event.until.latest if event.until else None
    return event.when.earliest, max(filter(None, (event.when.latest, ended)), default=None)


@dataclass(slots=True)
class Tally:
    """Counts over texts, from which the figures are made."""

    counts: Counter[str] = field(default_factory=Counter)
    bands: list[tuple[int, int]] = field(default_factory=list)

    def add(self, marked: Sequence[Marked], told: Sequence[Told]) -> list[tuple[Marked, Told]]:
        """Count one text. Returns which was found as which."""
        dated = [each for each in marked if each.dates]
        found = pairs(dated, [each for each in told if each.days])
        undated = list(_undated(marked, told))
        for one, other in (*found, *undated):
            if one.optional:
                continue
            exact = not one.dates or other.days in one.dates
            self.counts["found"] += 1
            self.counts["exact"] += exact
            self.counts["grouped"] += other.group in one.groups
            self.counts["high found"] += one.level == "high"
            if one.statuses:
                self.counts["statuses"] += 1
                self.counts["status right"] += other.status in one.statuses
            self.bands.append((_BANDS[one.level], _BANDS[other.level]))
        needed = [each for each in marked if not each.optional]
        self.counts["marked"] += len(needed)
        self.counts["high"] += sum(each.level == "high" for each in needed)
        self.counts["told"] += sum(each.days is not None for each in told)
        self.counts["told right"] += len(found)
        self.counts["undated"] += sum(not each.dates for each in needed)
        self.counts["undated found"] += sum(not one.optional for one, _ in undated)
        if not marked:
            self.counts["empty texts"] += 1
            self.counts["empty texts with events"] += bool(told)
        return [*found, *undated]

    def lines(self) -> Iterator[str]:
        """The figures."""
        count = self.counts
        yield (
            f"recall {_share(count['exact'], count['marked'])} by exact date, {_share(count['found'], count['marked'])} "
            f"by date; high {count['high found']} of {count['high']}; precision {_share(count['told right'], count['told'])}"
        )
        yield (
            f"  date and group both right {_share(count['grouped'], count['marked'])}; evidence status "
            f"{_share(count['status right'], count['statuses'])}; undated {count['undated found']} of {count['undated']}"
        )
        slips = sum(one == 2 and other == 0 for one, other in self.bands)
        yield f"  significance: kappa {kappa(self.bands):.2f}, high called low {slips} of {len(self.bands)}"
        if count["empty texts"]:
            yield f"  texts that tell nothing: {count['empty texts']}, of which {count['empty texts with events']} gave events"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "none"


def pairs(marked: Sequence[Marked], told: Sequence[Told]) -> list[tuple[Marked, Told]]:
    """Which event read is which event marked, the surest first."""
    likely = sorted(_likely(marked, told), reverse=True)
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, one, other in likely:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            found.append((marked[one], told[other]))
    return found


def _likely(marked: Sequence[Marked], told: Sequence[Told]) -> Iterator[tuple[float, int, int]]:
    for one, mark in enumerate(marked):
        for other, each in enumerate(told):
            exact = each.days in mark.dates
            if exact or any(_agree(days, each.days) for days in mark.dates):
                near = max(0.0, 1 - abs(each.start - mark.start) / _NEAR)
                yield 2 * exact + 1.5 * (each.group in mark.groups) + near, one, other


def _agree(marked: Days, told: Days | None) -> bool:
    """The days overlap, and those read are not much wider than those marked."""
    if told is None:
        return False
    (first, last), (earliest, latest) = marked, told
    if (earliest and last and earliest > last) or (latest and first and first > latest):
        return False
    if not (first and last and earliest and latest):
        return (first, earliest) != (None, None)
    return (latest - earliest).days <= max((last - first).days, _WIDE)


def _undated(marked: Iterable[Marked], told: Iterable[Told]) -> Iterator[tuple[Marked, Told]]:
    """What has no date is found by its place."""
    free = [each for each in told if each.days is None]
    for mark in marked:
        if mark.dates:
            continue
        near = [each for each in free if abs(each.start - mark.start) < _NEAR]
        if near:
            best = min(
                near, key=lambda each: (each.group not in mark.groups, abs(each.start - mark.start))
            )  # called at once
            free.remove(best)
            yield mark, best


def kappa(rated: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights over three levels (Cohen 1968)."""
    if not rated:
        return 1.0
    ones, others = Counter(one for one, _ in rated), Counter(other for _, other in rated)
    seen = sum((one - other) ** 2 for one, other in rated) / len(rated)
    by_chance = sum((a - b) ** 2 * ones[a] * others[b] for a in range(3) for b in range(3)) / len(rated) ** 2
    return 1 - seen / by_chance if by_chance else 1.0
