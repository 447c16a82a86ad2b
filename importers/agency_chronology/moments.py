"""The cell that says when: one date, several, a stretch of time; what it leaves out, and what else it says.

The dates themselves are read by `chronology.dates`. Here stands only what a cell of a table may take for granted: that
its words are about the date, and that the rows around it tell its year.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from chronology.dates import DateMention, from_edtf, read, written
from chronology.model import Basis, Precision, When
from chronology.prose.phrases import folded
from chronology.tables import shipped_table

# A date cell longer than this is a cell of prose: only the dates it opens with are its own.
_LONGEST = 120
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?", re.ASCII)
# "20220315", "202203151430": a day as systems write it.
_COMPACT = re.compile(
    r"(?P<y>19[5-9]\d|20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:T?(?P<hh>[01]\d|2[0-3]):?(?P<mm>[0-5]\d)(?::?[0-5]\d)?)?",
    re.ASCII,
)
_SPAN = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)/(?P<last>\d{4}-\d\d-\d\d)", re.ASCII)
_NAMED_MONTH = re.compile(r"\b(\d{1,2})-([^\W\d_]{3,9})-(\d{2,4})\b")
_FIGURES = re.compile(r"(?<![\d/.:])\d{1,2}(?P<mark>[/.])\d{1,2}(?!\d)(?!(?P=mark)\d|:)", re.ASCII)
_ENDS_IN_YEAR = re.compile(r"(?<![\d/.-])\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?P<year>\d{4}|\d\d)(?!\d)", re.ASCII)
_CLOCK_FIRST = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?:\s*(?:hrs?|hours?|h)\b\.?)?\s+(?:on\s+)?"
    r"(?P<date>\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)(?![\d/.])",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b|(?<![\d/.-])(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?!\d)", re.IGNORECASE
)
# "Sept 20" is the twentieth or the year twenty: nobody can tell.
_EITHER = re.compile(r"[^\W\d_]{3,9}\.? \d\d")
_YEAR_ROW = re.compile(r"(?:year|blwyddyn|y flwyddyn)?\s*[:\-]?\s*(?P<year>(?:19|20)\d\d)\s*:?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|\?")
_SPACE = re.compile(r"\s+")
# The middle of a year, nearer to each of its days than to the same day of another.
_MIDYEAR = "{year}-07-02"
_NO_DATE = DateMention(0, 0, When.undated())
_EDGES = " \t\n-\u2013\u2014:;,.|&/()[]"


@dataclass(frozen=True, slots=True)
class _Words:
    ditto: frozenset[str]
    uncertain: frozenset[str]
    approximate: frozenset[str]
    planned: frozenset[str]
    recorded: frozenset[str]
    happened: frozenset[str]
    between: frozenset[str]
    empty: frozenset[str]
    week: re.Pattern[str]


@cache
def _words() -> _Words:
    table = shipped_table("importers.agency_chronology", "moments.toml")
    week = "|".join(table.pop("week"))
    return _Words(
        week=re.compile(rf"(?<!\w)(?:{week})\.?(?!\w)", re.IGNORECASE), **{k: frozenset(v) for k, v in table.items()}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One happening of a row: when, and until when where it lasted."""

    when: When
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a date cell says. `rest` are its words that are no part of a date."""

    moments: tuple[Moment, ...] = ()
    rest: str = ""
    ditto: bool = False
    impossible: bool = False
    planned: bool = False
    year_from_rows: bool = False
    year_untold: bool = False
    recorded_on: dt.date | None = None

    @property
    def dated(self) -> bool:
        """At least one of its moments has a date."""
        return any(moment.when.dated for moment in self.moments)


def year_of_row(text: str) -> int | None:
    """The year of a row that is only a year, as tables are parted by."""
    found = _YEAR_ROW.fullmatch(text.strip())
    return int(found["year"]) if found else None


def read_between(text: str, near: Sequence[str]) -> Cell:
    """What a cell says, where rows above and below it may differ on the year it leaves out: then nobody knows it."""
    first = read_cell(text, near[0] if near else "")
    if not first.year_from_rows or len(near) < 2:
        return first
    others = (read_cell(text, each) for each in near[1:])
    return (
        first if all(other.moments == first.moments for other in others) else replace(read_cell(text), year_untold=True)
    )


def _parted(compact: re.Match[str]) -> str:
    day = "-".join(compact.group("y", "m", "d"))
    return f"{day}T{compact['hh']}:{compact['mm']}" if compact["hh"] else day


@lru_cache(maxsize=65536)
def read_cell(text: str, near: str = "") -> Cell:
    """What a cell says of when.

    `near` is what the rows around it give for a year it leaves out: the day of one of them as ISO text, or the year
    that the table writes over them.
    """
    cell = _SPACE.sub(" ", text).strip()
    plain = folded(cell).strip(_EDGES)
    if not plain and cell.strip("\"'\u201d\u201c\u3003 ") == "" and cell:
        return Cell(ditto=True)
    if plain in _words().ditto:
        return Cell(ditto=True)
    if not plain:
        return Cell()
    compact = _COMPACT.fullmatch(cell)
    if (value := written(_parted(compact) if compact else cell)) is not None:
        return Cell(moments=(Moment(when=_kept(value, cell)),))
    return _told(cell, near)


def with_clock(moment: Moment, time: str) -> Moment:
    """A moment of one day joined with the cell of its time; the cell's words are kept."""
    words = f"{moment.when.as_written} {_SPACE.sub(' ', time).strip()}".strip()
    when = moment.when
    clock = _CLOCK.search(time)
    if clock and when.precision is Precision.DAY and when.edtf and _DAY.fullmatch(when.edtf) and when.earliest:
        mentions = read(f"{when.earliest:%d/%m/%Y} at {_four(clock[0])}").mentions
        edtf = mentions[0].when.edtf or "" if len(mentions) == 1 else ""
        # Midnight is what systems write when they hold no time.
        if "T" in edtf and not edtf.endswith("T00:00"):
            return replace(moment, when=from_edtf(edtf, as_written=words, basis=when.basis))
    return replace(moment, when=replace(when, as_written=words))


def _four(clock: str) -> str:
    """Four figures as a clock: "1430" is half past two, never a year."""
    return f"{clock[:2]}:{clock[2:]}" if clock.isdigit() and len(clock) == 4 else clock


def _kept(when: When, words: str) -> When:
    return replace(when, as_written=words)


def _told(cell: str, near: str) -> Cell:
    """A cell in the words people use."""
    text = _plainer(cell[:_LONGEST])
    read_alone = read(text)
    from_rows = False
    if near and not read_alone.impossible and not all(one.when.dated for one in read_alone.mentions or [_NO_DATE]):
        completed = _with_years(text, near)
        from_rows, text = completed != text, completed
        read_alone = read(text) if from_rows else read_alone
    mentions = read_alone.mentions
    rest = _outside(text, [(one.start, one.end) for one in read_alone.mentions] + list(read_alone.impossible))
    said = set(_WORDS.findall(folded(rest)))
    if not any(one.when.dated for one in mentions):
        undated = (Moment(when=When.undated(cell)),)
        return Cell(moments=undated, rest="" if read_alone.impossible else cell, impossible=bool(read_alone.impossible))
    own, recorded_on = _without_recording(text, mentions)
    basis = Basis.YEAR_FROM_CONTEXT if from_rows else None
    moments = tuple(_moments(cell, text, own, said, basis))
    return Cell(
        moments=moments,
        rest=_rest(cell, rest),
        impossible=bool(read_alone.impossible),
        planned=not said.isdisjoint(_words().planned),
        year_from_rows=from_rows,
        recorded_on=recorded_on,
    )


def _plainer(text: str) -> str:
    """The cell as prose would put it."""
    text = _NAMED_MONTH.sub(r"\1 \2 \3", _words().week.sub("w/c", text))
    if "on " in text.lower() or _is_between(text):
        text = _CLOCK_FIRST.sub(lambda found: f"{found['date']} {found['hour']}:{found['minute']}", text)
    return _with_last_year(text)


def _is_between(text: str) -> bool:
    return bool(_words().between & set(_WORDS.findall(folded(text))))


def _with_last_year(text: str) -> str:
    """The year stands once, behind the last date ("12/3, 19/3 and 26/3/21"): earlier days of that year take it."""
    years = list(_ENDS_IN_YEAR.finditer(text))
    if len(years) != 1:
        return text
    last = years[0]
    month_day = tuple(int(figure) for figure in re.split(r"[/.]", last[0])[1::-1])

    def completed(found: re.Match[str]) -> str:
        day, month = (int(figure) for figure in re.split(r"[/.]", found[0]))
        fits = found.end() <= last.start() and 1 <= month <= 12 and (month, day) <= month_day
        return f"{found[0]}{found['mark']}{last['year']}" if fits else found[0]

    return _FIGURES.sub(completed, text)


def _with_years(text: str, near: str) -> str:
    """The cell with the year of the rows around it in every date that leaves it out."""
    if _EITHER.fullmatch(text):
        return text
    if len(near) == len("2019"):
        whole = read(f"{text} {near}").mentions
        if len(whole) == 1 and whole[0].when.dated and whole[0].end - whole[0].start == len(text) + 1 + len(near):
            return f"{text} {near}"
        completed = _with_years(text, _MIDYEAR.format(year=near))
        return (
            completed
            if all(one.when.earliest is None or one.when.earliest.year == int(near) for one in read(completed).mentions)
            else text
        )

    def figures(found: re.Match[str]) -> str:
        when = _near(found[0], near)
        return f"{when:%d/%m/%Y}" if when else found[0]

    completed = _FIGURES.sub(figures, text)
    if completed != text:
        return completed
    mentions = [one for one in read(f"{near}\n{text}").mentions if one.start > len(near)]
    offset = len(near) + 1
    for one in reversed(mentions):
        if one.when.basis is Basis.YEAR_FROM_CONTEXT and one.when.earliest == one.when.latest and one.when.earliest:
            day = f"{one.when.earliest:%d/%m/%Y}"
            completed = completed[: one.start - offset] + day + completed[one.end - offset :]
    return completed


def _near(figures: str, near: str) -> dt.date | None:
    mentions = [one for one in read(f"{near}\n{figures}").mentions if one.start > len(near)]
    return mentions[0].when.earliest if len(mentions) == 1 and mentions[0].when.dated else None


def _outside(text: str, taken: Sequence[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in sorted(taken):
        kept.append(text[at:start])
        at = max(at, end)
    return " ".join((*kept, text[at:]))


def _rest(cell: str, rest: str) -> str:
    """What the cell says beside its dates, where that is more than the words dates are hedged with."""
    tail = cell[_LONGEST:]
    words = [word for word in _WORDS.findall(folded(rest)) if word not in _words().empty and not word.isdigit()]
    hedges = _words().uncertain | _words().approximate | _words().between | _words().recorded | _words().happened
    return _SPACE.sub(" ", f"{rest}{tail}").strip(_EDGES) if tail or any(word not in hedges for word in words) else ""


def _without_recording(text: str, mentions: list[DateMention]) -> tuple[list[DateMention], dt.date | None]:
    """The dates of what happened, and the day it was recorded where the cell says so: "12/3/21 (recorded 14/3/21)"."""
    if len(mentions) < 2:
        return mentions, None
    said = {at: set(_WORDS.findall(folded(text[one.end : other.start]))) for at, (one, other) in _pairs(mentions)}
    happened = [mentions[at] for at, words in said.items() if words & _words().happened]
    if happened:
        return happened, mentions[0].when.earliest
    recorded = [mentions[at] for at, words in said.items() if words & _words().recorded]
    day = recorded[0].when.earliest if len(recorded) == 1 else None
    return [one for one in mentions if one not in recorded], day


def _pairs(mentions: Sequence[DateMention]) -> Iterator[tuple[int, tuple[DateMention, DateMention]]]:
    """Each date with the one before it, by its place."""
    return enumerate(pairwise(mentions), start=1)


def _moments(
    cell: str, text: str, mentions: Sequence[DateMention], said: set[str], basis: Basis | None
) -> Iterator[Moment]:
    if len(mentions) == 2 and said & _words().between:
        opens, closes = (one.when.edtf or "" for one in mentions)
        if _DAY.fullmatch(opens) and _DAY.fullmatch(closes) and opens <= closes:
            yield Moment(when=_based(from_edtf(f"{opens}/{closes}", as_written=cell), basis))
            return
    for one in mentions:
        words = cell if len(mentions) == 1 or basis else text[one.start : one.end]
        when = _based(_hedged(replace(one.when, as_written=words), said), basis)
        span = _SPAN.fullmatch(when.edtf or "") if when.precision is Precision.RANGE else None
        if span is None or _is_between(text[one.start : one.end]):
            yield Moment(when=when)
        else:
            first, last = (_based(from_edtf(span[end], as_written=words), basis) for end in ("first", "last"))
            yield Moment(when=first, until=last)


def _based(when: When, basis: Basis | None) -> When:
    return replace(when, basis=basis) if basis else when


def _hedged(when: When, said: set[str]) -> When:
    """With the mark that words beside the date put on it; nobody knows the minute of a day they hedge."""
    mark = "?" if said & _words().uncertain else "~" if said & _words().approximate else ""
    edtf = (when.edtf or "").partition("T")[0]
    if not mark or not edtf or "/" in edtf or edtf[-1] in "~?%":
        return when
    return from_edtf(edtf + mark, as_written=when.as_written, basis=when.basis)
