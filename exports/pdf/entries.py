"""The chronology: a table for each year, one row for each entry that is shown, a count of those that are not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from chronology.dates import from_edtf
from chronology.model import Account, Conflict, Event, Kind, Level, Restriction, Source, Status
from chronology.practice import title_of
from exports.pdf.case import Case
from exports.pdf.marks import cell_mark
from exports.pdf.page import Block, NewPage, Place, Prose
from exports.pdf.sections import heading, section
from exports.pdf.table import Cell, Column, Row, Table, cell
from exports.pdf.text import FINE, SMALL, Paragraph, Run, Style, bold, paragraph, reference

# Detail stays in the file with a pointer to it; a case conference reads this in ten minutes.
_MOST_WORDS = {"conference": 250, "family": 250, "review": 250}
_DOCUMENT = Style(8, 10, gap=2)
_SOURCES_SHOWN = 4
_LOCATOR = 30
_QUOTED = re.compile(r'["“]([^"“”]*)["”]\.?')


def entries(case: Case) -> Iterator[Block | NewPage]:
    """The section, year by year, then what has no date, what was withdrawn and what came later."""
    words = case.words
    yield NewPage(wide=True)
    yield section(case, "entries")
    yield Prose(paragraph(words.say("entries.intro"), style=SMALL), before=2)
    if not case.chronology.events:
        yield Prose(paragraph(words.say("entries.none"), style=SMALL), before=6)
    for year, events in groupby(case.chronology.events, key=lambda event: event.when.first_day.year):
        yield from _year(case, str(year), list(events))
    yield from _undated(case)
    yield from _withdrawn(case)
    if later := len(case.chronology.later):
        line = words.count("entries.later", later, date=case.day(case.chronology.as_at))
        yield Prose(paragraph(line, style=SMALL), before=10)


def _year(case: Case, year: str, events: Sequence[Event]) -> Iterator[Block]:
    shown = [event for event in events if case.printed(event)]
    if shown:
        yield heading(year, Place(f"year-{year}", year, 1, closed=True), before=12)
        yield _table(case, shown)
    if hidden := _hidden(case, [event for event in events if not case.printed(event)]):
        line = case.words.say("entries.hidden_year", what=hidden, year=year)
        yield Prose(paragraph(line, style=SMALL), before=4)


def _hidden(case: Case, events: Iterable[Event]) -> str:
    """How many of each level: 37 routine entries not shown."""
    counts = Counter(case.level(event) for event in events)
    found = (
        case.words.count("entries.hidden", counts[level], level=_level_word(case, level).lower())
        for level in (*Level, None)
        if counts[level]
    )
    return ", ".join(found)


def _level_word(case: Case, level: Level | None) -> str:
    return case.words.say(f"levels.{level}") if level else case.words.say("entries.not_assessed")


def _undated(case: Case) -> Iterator[Block]:
    shown = [event for event in case.chronology.undated if case.printed(event)]
    hidden = _hidden(case, [event for event in case.chronology.undated if not case.printed(event)])
    if not case.chronology.undated:
        return
    title = case.words.say("entries.undated")
    yield heading(title, Place("undated", title, 1), before=14)
    yield Prose(paragraph(case.words.say("entries.undated_intro"), style=SMALL), keep=True)
    if shown:
        yield _table(case, shown)
    if hidden:
        yield Prose(paragraph(case.words.say("entries.hidden_only", what=hidden), style=SMALL), before=4)


def _withdrawn(case: Case) -> Iterator[Block]:
    if not case.chronology.withdrawn:
        return
    title = case.words.say("entries.withdrawn")
    yield heading(title, Place("withdrawn", title, 1), before=14)
    yield Prose(paragraph(case.words.say("entries.withdrawn_intro"), style=SMALL), keep=True)
    columns = (Column(case.words.say("entries.col_event"), 3), Column(case.words.say("entries.col_source"), 2))
    rows = [
        Row((cell(paragraph(case.title(event))), cell(*_sources(case, event)))) for event in case.chronology.withdrawn
    ]
    yield Table(columns, rows, case.words.say("continued"))


def _table(case: Case, events: Sequence[Event]) -> Table:
    say = case.words.say
    columns = (
        Column(say("entries.col_number"), fixed=30),
        Column(say("entries.col_date"), fixed=92),
        Column(say("entries.col_event"), 2.55),
        Column(say("entries.col_why"), 1.45),
        Column(say("entries.col_action"), 1.3),
        Column(say("entries.col_source"), 1.3),
    )
    return Table(columns, [_row(case, event) for event in events], say("continued"))


def _row(case: Case, event: Event) -> Row:
    number = case.number(event)
    critical = case.level(event) is Level.CRITICAL
    title = f"{number}  {case.date(event.when)}: {case.title(event)}" if critical else ""
    cells = (
        cell(paragraph(bold(number))),
        cell(*_dates(case, event)),
        cell(*_what(case, event)),
        _why(case, event),
        cell(*_done(case, event)),
        cell(*_sources(case, event)),
    )
    return Row(cells, Place(case.place(event.key), title, 2))


def _dates(case: Case, event: Event) -> Iterator[Paragraph]:
    yield paragraph(Run(case.date(event.when), keep=len(case.date(event.when)) < 20))
    if event.until is not None:
        end = case.words.say("ongoing") if event.until.is_ongoing else case.end(event.until)
        yield paragraph(f"{case.words.say('to')} ", Run(end, keep=len(end) < 18))
    if old := case.age(event.when):
        yield paragraph(case.words.say("entries.age", age=old), style=FINE)
    if not event.when.dated and event.when.as_written:
        yield paragraph(case.words.say("entries.written", words=event.when.as_written), style=FINE)


def _what(case: Case, event: Event) -> Iterator[Paragraph]:
    say = case.words.say
    title = case.title(event)
    yield paragraph(bold(title))
    if event.fact and event.fact != title:
        yield paragraph(_within_length(case, event.fact))
    if event.child_voice:
        words = say("entries.said", words=_unquoted(event.child_voice))
        yield paragraph(bold(say("entries.voice")), words)
    for conflict in event.conflicts:
        yield paragraph(bold(say("entries.differ")), _conflict(case, event, conflict))
    yield paragraph(" · ".join(_standing(case, event)), style=FINE)


def _unquoted(words: str) -> str:
    """Words without the quotation marks around them, where one pair stands around the whole."""
    found = _QUOTED.fullmatch(words.strip())
    return found[1] if found else words.strip()


def _within_length(case: Case, text: str) -> str:
    most = _MOST_WORDS.get(case.chronology.profile)
    words = text.split(" ") if most else []
    if most is None or len(words) <= most:
        return text
    return f"{' '.join(words[:most])} {case.words.count('words_cut', len(words) - most)}"


def _conflict(case: Case, event: Event, conflict: Conflict) -> str:
    accounts = {account.key: account for account in event.accounts}
    field = case.words.known(f"fields.{conflict.field}") or conflict.field.replace("_", " ")
    values = (
        f"{case.words.say('entries.said', words=_value(case, conflict.field, value))} ({_teller(accounts.get(key))})"
        for value, key in conflict.values
    )
    return case.words.say("entries.differ_field", field=field) + "; ".join(values)


def _value(case: Case, field: str, value: str) -> str:
    """A value as a reader knows it: a date in words, a kind by its title."""
    if field in ("when", "until"):
        try:
            return case.date(from_edtf(value))
        except ValueError:
            return value
    if field == "kind" and value in set(Kind):
        return title_of(Kind(value), case.language)
    return value


def _teller(account: Account | None) -> str:
    """Whose account it is, as shortly as is clear."""
    if account is None:
        return "–"
    return account.agency or account.source.agency or account.source.document


def _standing(case: Case, event: Event) -> Iterator[str]:
    """What kind of knowledge the entry is, how many tell it, and who may not see it."""
    yield case.words.say(f"evidence.{event.evidence_status}")
    if len(event.accounts) > 1:
        yield case.words.say("entries.accounts", n=len(event.accounts))
    if event.status is Status.DRAFT:
        yield case.words.say("entries.draft_record")
    if event.restriction is not Restriction.NONE:
        yield case.words.say(f"entries.{event.restriction}")


def _why(case: Case, event: Event) -> Cell:
    level = case.level(event)
    found = case.significance.get(event.key)
    texts = [paragraph(bold(_level_word(case, level)))]
    texts += [paragraph(reason.text) for reason in (found.reasons if found else ())]
    if event.impact:
        texts.append(paragraph(bold(case.words.say("entries.impact")), event.impact))
    if used := case.findings_on.get(event.key):
        runs: list[Run | str] = [case.words.say("entries.finding") + " "]
        for place, numbered in enumerate(used):
            runs += [", " if place else "", reference(numbered.label, numbered.place)]
        texts.append(paragraph(*runs))
    mark = cell_mark(level, case.words.say(f"letters.{level}")) if level else None
    return Cell(tuple(texts), mark)


def _done(case: Case, event: Event) -> Iterator[Paragraph]:
    say = case.words.say
    if event.action:
        yield paragraph(bold(say("entries.action")), event.action)
    if event.decision:
        who = say("entries.decided_by", who=event.decision_maker) if event.decision_maker else ""
        yield paragraph(bold(say("entries.decision")), event.decision, who)
    if event.rationale:
        yield paragraph(bold(say("entries.rationale")), event.rationale)
    if event.outcome:
        yield paragraph(bold(say("entries.outcome")), event.outcome)
    else:
        yield paragraph(say("entries.no_outcome"), style=FINE)


def _sources(case: Case, event: Event) -> Iterator[Paragraph]:
    for account in event.accounts[:_SOURCES_SHOWN]:
        yield from source_lines(case, account.source, account.agency)
    if (more := len(event.accounts) - _SOURCES_SHOWN) > 0:
        yield paragraph(case.words.count("further", more), style=FINE)


def source_lines(case: Case, source: Source, agency: str | None = None) -> Iterator[Paragraph]:
    """Where an account was read: document, place in it, agency, when it was recorded."""
    recorded = case.words.say("entries.recorded", date=case.day(source.recorded_on)) if source.recorded_on else ""
    yield paragraph(source.document, style=_DOCUMENT)
    by = case.words.say("entries.recorded_by", who=source.recorded_by) if source.recorded_by else ""
    parts = [part for part in (short_locator(source.locator), agency or source.agency or "", recorded, by) if part]
    runs = [Run(part + (" ·" if part is not parts[-1] else ""), keep=True) for part in parts]
    spaced = [run for place, part in enumerate(runs) for run in ((Run(" "), part) if place else (part,))]
    if spaced:
        yield paragraph(*spaced, style=FINE)


def short_locator(locator: str) -> str:
    """The end of a long path, which is the part that tells places apart; the whole one is in the data export."""
    if len(locator) <= _LOCATOR:
        return locator
    kept = ""
    for part in reversed(locator.split("/")):
        if kept and len(part) + len(kept) >= _LOCATOR - 2:
            break
        kept = f"{part}/{kept}" if kept else part
    return f"…/{kept}" if kept != locator else locator
