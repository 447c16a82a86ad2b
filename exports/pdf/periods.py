"""Enquiries, plans and orders, and what came in and what came of it: two small tables in the record's words, with entry numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from chronology.model import Concern, Period, Told
from exports.conference import counts_what_was_read
from exports.pdf.case import Case
from exports.pdf.fonts import Face
from exports.pdf.page import Block, Place, Prose
from exports.pdf.sections import heading_within
from exports.pdf.table import Cell, Column, Row, Table, cell
from exports.pdf.text import Paragraph, Run, Style, bold, paragraph

_CELL, _HEAD = Style(9, 10.6), Style(9, 10.6, Face.SEMIBOLD)
_WHAT, _DAYS, _DAY, _FROM = 92.0, 84.0, 66.0, 80.0
# What a document of few pages has room for; the rest stands by entry number.
_MOST_PERIODS, _MOST_CONCERNS = 8, 8
# Where every line of the document is set closely, these give way too; periods only where records tell them in their findings as well.
_MOST_CLOSELY = 4
# What is told below a table in a line of its own.
_BRIEF = 70
_ORDER = (
    "proceedings",
    "enquiry",
    "protection_plan",
    "adult_plan",
    "looked_after",
    "interim_plan",
    "order",
    "support_plan",
    "bail",
)


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A period as a line: what it is, its days, what tells them."""

    what: str
    days: str
    words: Paragraph
    period: Period


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """What came in as a line: its day, who sent it, what it was about, what came of it."""

    day: str
    source: str
    about: Paragraph
    came_of: Paragraph
    concern: Concern


def tables(case: Case) -> Iterator[Block]:
    """Both, each under its heading; nothing where the record tells of none."""
    yield from _periods(case)
    yield from _concerns(case)


def period_lines(case: Case) -> list[PeriodLine]:
    """Each sort together, the latest first."""
    found = sorted(case.chronology.periods, key=_first_day, reverse=True)
    found.sort(key=lambda each: _ORDER.index(each.sort) if each.sort in _ORDER else len(_ORDER))
    return [PeriodLine(_what(case, each), _days(case, each), _words(case, each), each) for each in found]


def concern_lines(case: Case) -> list[ConcernLine]:
    """The latest first."""
    found = sorted(case.chronology.concerns, key=lambda each: each.when.first_day, reverse=True)
    return [
        ConcernLine(
            case.date_short(each.when).partition(",")[0],
            case.agency(each.source) if each.source else case.words.say("periods.nobody_named"),
            _about(case, each),
            _came_of(case, each),
            each,
        )
        for each in found
    ]


def concerns_heading(case: Case) -> str:
    """With how many there are, where each is sure to be one."""
    found = case.chronology.concerns
    if found and all(each.sure for each in found) and counts_what_was_read(case.chronology):
        return case.words.count("periods.concerns_counted", len(found))
    return case.words.say("periods.concerns")


def _periods(case: Case) -> Iterator[Block]:
    lines = period_lines(case)
    if not lines:
        return
    say = case.words.say
    yield heading_within(case, say("periods.heading"), Place("periods", say("periods.heading"), 1), before=8)
    # What is asked first stands first: enquiries, plans and time in care before bail.
    closely = case.fit.dense and counts_what_was_read(case.chronology)
    shown = lines[: _MOST_CLOSELY if closely else _MOST_PERIODS] if case.fit.brief else lines
    columns = (
        Column(say("periods.what"), fixed=_WHAT, heads=True),
        Column(say("periods.days"), fixed=_DAYS),
        Column(say("periods.words"), 1),
    )
    rows = [Row((_cell(bold(line.what)), _cell(line.days), cell(line.words))) for line in shown]
    yield Table(columns, rows, say("continued"), before=2, head=_HEAD, pad=1.5)
    # Of another sort, and it may still run.
    left = [(_briefly(line), _keys(line.period)) for line in lines if line not in shown]
    yield from _rest(case, "periods.besides", left)


def _briefly(line: PeriodLine) -> str:
    """Without its words; bail is of somebody, whom its words alone tell."""
    words = next((told.words for told in line.period.begun if told.words), "")
    if line.period.sort != "bail" or not words:
        return f"{line.what}, {line.days}"
    return f"{line.what}, {line.days}: “{words}”"


def _concerns(case: Case) -> Iterator[Block]:
    lines = concern_lines(case)
    if not lines:
        return
    say, title = case.words.say, concerns_heading(case)
    yield heading_within(case, title, Place("concerns", title, 1), before=8)
    shown = lines[: _MOST_CLOSELY if case.fit.dense else _MOST_CONCERNS] if case.fit.brief else lines
    columns = (
        Column(say("periods.day"), fixed=_DAY, heads=True),
        Column(say("periods.from"), fixed=_FROM),
        Column(say("periods.about"), 1),
        Column(say("periods.came_of"), 0.9),
    )
    rows = [Row((_cell(line.day), _cell(line.source), cell(line.about), cell(line.came_of))) for line in shown]
    yield Table(columns, rows, say("continued"), before=2, head=_HEAD, pad=1.5)
    # What is not in the table stands with the first of its words: a day alone tells a conference nothing.
    left = [(_opening(case, line), [told.event for told in line.concern.about]) for line in lines if line not in shown]
    yield from _rest(case, "periods.earlier", left)


def _opening(case: Case, line: ConcernLine) -> str:
    """Its day, the first of its words, and what came of it."""
    about = next((told.words for told in line.concern.about if told.words), "")
    came_of = next((told.words for told in line.concern.came_of if told.words), "")
    answer = f"“{_first_of(came_of)}”" if came_of else case.words.say("periods.no_outcome_read")
    return f"{line.day}, “{_first_of(about)}”: {answer}" if about else f"{line.day}: {answer}"


def _first_of(words: str) -> str:
    return shorten(words, _BRIEF, placeholder=" …")


def _rest(case: Case, lead: str, left: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Block]:
    if not left:
        return
    runs: list[Run | str] = [f"{case.words.say(lead)} "]
    for nth, (label, keys) in enumerate(left):
        refs = case.references(keys, most=3)
        runs += ["; " if nth else "", label, *([" [", *refs, "]"] if refs else [])]
    yield Prose(paragraph(*runs, ".", style=_CELL), before=2)


def _cell(text: str | Run) -> Cell:
    return cell(paragraph(text, style=_CELL))


def _first_day(period: Period) -> dt.date:
    return (period.begun or period.ended or period.goes_on)[0].when.first_day


def _what(case: Case, period: Period) -> str:
    say = case.words.say
    if period.section:
        return say(f"periods.{period.sort}_of", section=period.section)
    return say(f"periods.{period.sort}")


def _days(case: Case, period: Period) -> str:
    say = case.words.say
    begun = _day(case, period.begun[0]) if period.begun else say("periods.begin_not_read")
    if not period.begun and not period.ended:
        return say("periods.told_open", start=_day(case, period.goes_on[0]))
    if period.ended:
        return say("periods.from_to", start=begun, end=_day(case, period.ended[0]))
    if period.until is not None:
        return say("periods.set_to", start=begun, end=case.date_short(period.until))
    return say("periods.open", start=begun)


def _day(case: Case, told: Told) -> str:
    return case.date_short(told.when).partition(",")[0]


def _words(case: Case, period: Period) -> Paragraph:
    """What tells its beginning, its end, and what differs: each quoted with its entry, another day beside its own."""
    runs: list[Run | str] = []
    say = case.words.say
    differs = _fullest([told for told in period.goes_on if not period.begun or _is_newest(period, told)])
    # One sentence may give both days.
    ends = [told for told in period.ended if told.words not in {each.words for each in period.begun} or not told.words]
    for lead, every in (("", period.begun), ("periods.later", differs), ("periods.ended", ends)):
        for nth, told in enumerate(every):
            head = say("periods.also", day=_day(case, told)) if nth else say(lead, day=_day(case, told)) if lead else ""
            runs += [" " if runs else "", f"{head} " if head else "", *_quoted(case, told)]
    return paragraph(*runs, style=_CELL)


def _fullest(later: Sequence[Told]) -> Sequence[Told]:
    """The last; of those of one fortnight the one that names the category."""
    near = [told for told in later if later[-1].when.first_day - told.when.first_day <= _A_FORTNIGHT]
    named = [told for told in near if any(word in told.words.casefold() for word in _CATEGORIES)]
    return (named or near)[-1:]


def _is_newest(period: Period, told: Told) -> bool:
    """The newest words on what no end is read of; of what is over, only words that name what no word of its beginning does."""
    if not period.ended:
        return bool(told.words) and told.when.first_day > period.begun[0].when.last_day
    return any(word in told.words.casefold() and not _in_any(word, period.begun) for word in _CATEGORIES)


_A_FORTNIGHT = dt.timedelta(days=14)
# The categories by which reviews differ from what was entered, in their first letters.
_CATEGORIES = ("neglect", "emotional", "physical", "sexual", "financial", "psychological")


def _in_any(word: str, every: Sequence[Told]) -> bool:
    return any(word in told.words.casefold() for told in every)


def _quoted(case: Case, told: Told) -> list[Run | str]:
    refs = _references(case, [told.event])
    words = f"“{told.words}”" if told.words else case.words.say("periods.withheld")
    return [words, *([" [", *refs, "]"] if refs else [])]


def _about(case: Case, concern: Concern) -> Paragraph:
    first, *others = concern.about
    quoted = _quoted(case, first)
    more = _references(case, [told.event for told in concern.about])
    if others and more:
        quoted = [quoted[0], " [", *more, "]"]
    return paragraph(*quoted, style=_CELL)


def _came_of(case: Case, concern: Concern) -> Paragraph:
    if not concern.came_of:
        return paragraph(case.words.say("periods.nothing_read"), style=_CELL)
    own = {told.event for told in concern.about}
    runs: list[Run | str] = []
    for told in concern.came_of:
        quoted = _quoted(case, told)
        runs += ["; " if runs else "", *(quoted[:1] if told.event in own else quoted)]
    return paragraph(*runs, style=_CELL)


def _references(case: Case, keys: Sequence[str]) -> list[Run | str]:
    """The entries that stand in this document: how many do not is no matter of a line in a table."""
    shown = [key for key in keys if key in case.events and case.printed(case.events[key])]
    return case.references(shown, most=4)


def _keys(period: Period) -> list[str]:
    return [told.event for told in (*period.begun, *period.ended)]
