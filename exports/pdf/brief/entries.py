"""Entries that have no row of their own: one in a line, or run in with its neighbours, each with number and date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chronology.model import Event, EvidenceStatus, Level
from chronology.normalise import CUT, brief, is_cut, one_line, outcome_in_dispute
from chronology.prose.voice import from_first_quotation, is_report
from exports.drawings.marks import cell_mark
from exports.fitting import Form
from exports.pdf.case import Case
from exports.pdf.differing import conflict_in_words, taken_back_in_words
from exports.pdf.page import Block, Place, Prose
from exports.pdf.records import mark_and_record
from exports.pdf.standing import about_whom, draft, restricted
from exports.pdf.table import Cell, Row, cell
from exports.pdf.text import FINE, Paragraph, Run, Style, beside, bold, paragraph, reference
from exports.tellings import title_within, unquoted

_CLOSE = Style(9, 11)
_WORDS_IN_LINE = 16
_WORDS_OF_LATEST = 34
_WORDS_OF_OUTCOME = 10
_WORDS_RUN_IN = 9
_WORDS_OF_VOICE = 14
# Of a title that is cut, so many words more at least.
_WORDS_ON = 4
_ENOUGH_TO_SHARE = 2
# Of a finding that uses more entries than that none says of itself that it is used: it would stand at nearly all.
_MOST_OF_A_FINDING = 15
_BETWEEN = re.compile(r"[\s.,:;–-]*")
# Who told of it, or how, before what was told.
_OPENING = re.compile(
    r"(?:[^\s.!?]+ ){0,2}(?:rang|called|phoned|telephoned|emailed|texted|visit|call|t/?c|edt|duty|ffoniodd|galwad|ymweliad)[.!] (?=[^\W\d_])",
    re.IGNORECASE,
)
_WEIGHTY = (Level.CRITICAL, Level.HIGH)
_IN_DOUBT = (EvidenceStatus.ALLEGED, EvidenceStatus.DISPUTED, EvidenceStatus.NOT_PROVED)


def told_as_list(case: Case, events: Sequence[Event]) -> Iterator[Block]:
    """A year without a row: a line for each entry that has one, a paragraph for each stretch of those that are run in."""
    for form, alike in groupby(events, key=case.form):
        if form is Form.LINE:
            for event in alike:
                lead = (bold(case.number(event)), beside(case.date(event.when)), ": ")
                words = paragraph(*lead, *_said(case, event), _recorded(case, event), *_findings(case, event))
                yield Prose(words, before=1.5, place=_place(case, event))
        else:
            every = [*alike]
            first, *rest = (_place(case, event) for event in every)
            yield Prose(paragraph(*_run_in(case, every)), before=1.5, place=first, others=tuple(rest))


def in_columns(case: Case, events: Sequence[Event]) -> Iterator[Row]:
    """Entries of a year in number, date and what they say: for who looks for a day, where nothing has a row that is told whole.

    What is older than the look-back and weighs little stands together under the rows of its year, so that these are what is
    read; since then the order of days matters more, and neighbours that are run in share a row.
    """
    older = [event for event in events if event.when.dated and case.is_past(event)]
    beneath = [event for event in older if not _stands_alone(case, event)]
    is_shared = len(beneath) >= _ENOUGH_TO_SHARE
    yield from (_in_columns(case, event) for event in older if not is_shared or _stands_alone(case, event))
    if is_shared:
        year = case.words.say("entries.also_in", year=str(beneath[0].when.first_day.year))
        yield _sharing(case, beneath, cell(paragraph(year, style=_CLOSE)))
    of_old = {event.key for event in older}
    since = (event for event in events if event.key not in of_old)
    for alone, alike in groupby(since, key=lambda event: _stands_alone(case, event)):
        every = [*alike]
        if alone or len(every) < _ENOUGH_TO_SHARE:
            yield from (_in_columns(case, event) for event in every)
        else:
            days = cell(*(replace(each, style=_CLOSE) for each in _days(case, every[0], every[-1])))
            yield _sharing(case, every, days)


def _sharing(case: Case, events: Sequence[Event], when: Cell) -> Row:
    """Entries in one row, each with its number and its date."""
    place, *others = (_place(case, event) for event in events)
    return Row((_close(bold(case.number(events[0]))), when, _close(*_run_in(case, events))), place, tuple(others))


def _stands_alone(case: Case, event: Event) -> bool:
    level, least = case.level(event), case.fit.alone_past if case.is_past(event) else case.fit.alone
    return case.form(event) is not Form.RUN_IN or (level is not None and level.rank >= least.rank)


def _in_columns(case: Case, event: Event) -> Row:
    if case.form(event) is Form.LINE:
        said = (*_said(case, event), _recorded(case, event), *_findings(case, event))
    else:
        most = _words_of_grave(case, event)
        called = _named(case, event, most) if most else _called(case, event)
        kept = (*_heard(case, event), *_against(case, event))
        said = (*called, *kept, *_further(case, event), _recorded(case, event))
    date = cell(replace(_date(case, event), style=_CLOSE))
    return Row((_close(bold(case.number(event))), date, _close(*said)), _place(case, event))


def _close(*runs: Run | str) -> Cell:
    return cell(paragraph(*runs, style=_CLOSE))


def line(case: Case, event: Event, last: Cell | None = None) -> Row:
    """An entry in a line: what it was, the first words of what happened and of what came of it, where it is recorded.

    `last` stands in the last column in place of its weight.
    """
    cells = (
        cell(paragraph(bold(case.number(event)))),
        cell(_date(case, event)),
        cell(paragraph(*_said(case, event), *(() if last else (_recorded(case, event),)))),
        last or _weight(case, event),
    )
    return Row(cells, _place(case, event))


def short(case: Case, event: Event, last: Cell) -> Row:
    """An entry that would be run in, in columns of its own: its title, and of what is grave the first words of what happened."""
    cells = (
        cell(paragraph(bold(case.number(event)))),
        cell(_date(case, event)),
        cell(
            paragraph(
                *_named(case, event, _words_of_grave(case, event)),
                *_heard(case, event),
                *_against(case, event),
                *_further(case, event),
            )
        ),
        last,
    )
    return Row(cells, _place(case, event))


def run_in(case: Case, events: Sequence[Event], last: Cell | None = None) -> Row:
    """Neighbouring entries in one row; each keeps its number, its date and its title."""
    first, latest = events[0], events[-1]
    cells = (
        cell(paragraph(bold(case.number(first)))),
        cell(*_days(case, first, latest)),
        cell(paragraph(*_run_in(case, events))),
        last or cell(paragraph(case.words.say("entries.run_in"), style=FINE)),
    )
    place, *others = (_place(case, event) for event in events)
    return Row(cells, place, tuple(others))


def _run_in(case: Case, events: Sequence[Event]) -> Iterator[Run | str]:
    """Number, date and title of each; what weighs much has its letter and the first words of what happened."""
    for place, event in enumerate(events):
        yield "; " if place else ""
        yield bold(case.number(event))
        yield beside(case.date(event.when))
        yield ": "
        yield from _called(case, event)
        yield from _heard(case, event)
        yield from _against(case, event)
        if within := case.within.get(event.key):
            days = ", ".join(case.date(other.when) for other in within)
            yield f", {case.words.count('entries.further', len(within)).lower()} {days}"
        yield _recorded(case, event)
    yield "."


def _called(case: Case, event: Event) -> Iterator[Run | str]:
    """Its title and, where it weighs much, the first words of what happened; no more than is said of one that is run in."""
    return _title_then_fact(case, event, _words_of_grave(case, event), stands_out=False)


def _words_of_grave(case: Case, event: Event) -> int:
    """How many words are told of what happened where nothing else tells of it: none but where that weighs much."""
    return _WORDS_RUN_IN if case.level(event) in _WEIGHTY else 0


def _title_and_fact(case: Case, event: Event, most: int) -> tuple[str, str] | None:
    """A title that is the first words of the fact, and the words that go on from it: what is both is said once."""
    title, fact = case.title(event), one_line(event.fact)
    within = title_within(title, fact) if most or is_cut(title) else ""
    if not within or fact == title:
        return None
    between = _BETWEEN.match(fact, len(within))
    assert between is not None, "it may be empty"
    rest = brief(fact[between.end() :], max(most - len(within.split()), _WORDS_ON))
    return within, between[0] + rest


def _heard(case: Case, event: Event) -> Iterator[Run | str]:
    """The first of the person's own words, which no condensing takes away."""
    if event.child_voice:
        said = from_first_quotation(event.child_voice)
        heard = is_report(said)
        yield bold(f" {case.words.say('entries.heard' if heard else 'entries.voice')}")
        words = brief(said if heard else unquoted(said), _WORDS_OF_VOICE)
        told = words if heard else case.words.say("entries.said", words=words)
        yield Run(told, language=case.spoken(event, "child_voice"))


def _against(case: Case, event: Event) -> Iterator[Run | str]:
    """What a later entry says against what was told, which no condensing takes away either."""
    for told in taken_back_in_words(case, event):
        yield from (" ", *told)


def _recorded(case: Case, event: Event) -> Run:
    """In which source it stands and where, small."""
    return Run(f"  {mark_and_record(case, event.accounts[0].source)}", colour=FINE.colour)


def _place(case: Case, event: Event) -> Place:
    return Place(case.place(event.key), _bookmark(case, event), 2)


def _days(case: Case, first: Event, last: Event) -> Iterator[Paragraph]:
    yield _date(case, first)
    if case.date(last.when) != case.date(first.when):
        yield paragraph(f"{case.words.say('to')} ", Run(case.date(last.when), keep=len(case.date(last.when)) < 16))


def _date(case: Case, event: Event) -> Paragraph:
    words = case.date(event.when)
    return paragraph(Run(words, keep=len(words) < 18))


def _said(case: Case, event: Event) -> Iterator[Run | str]:
    yield from _named(case, event, _WORDS_OF_LATEST if case.weighed and case.is_latest(event) else _WORDS_IN_LINE)
    yield from _heard(case, event)
    came_to = event.outcome or event.decision
    if differing := outcome_in_dispute(event):
        # It is not cut: one side's words alone would be told as the outcome.
        yield bold(f" {case.words.say('entries.outcome')}")
        yield f"{case.words.say('entries.differ')}{conflict_in_words(case, event, differing)}"
    elif came_to:
        yield bold(f" {case.words.say('entries.outcome')}")
        spoken = case.spoken(event, "outcome" if event.outcome else "decision")
        yield Run(brief(came_to, _WORDS_OF_OUTCOME), language=spoken)
    yield from _against(case, event)
    yield from _further(case, event)


def _named(case: Case, event: Event, most: int) -> Iterator[Run | str]:
    """Its title, which stands out, and the first words of what happened."""
    return _title_then_fact(case, event, most, stands_out=True)


def _title_then_fact(case: Case, event: Event, most: int, *, stands_out: bool) -> Iterator[Run | str]:
    """What it is called, with its marks in the document's own language, and so many words of what happened."""
    lead, marks, spoken = bold if stands_out else Run, _marks(case, event), case.spoken(event, "fact")
    if both := _title_and_fact(case, event, most):
        yield lead(both[0], language=spoken)
        yield Run(both[1], language=spoken)
        yield lead(marks)
        return
    title = case.title(event)
    tells = bool(most and event.fact and event.fact != title)
    yield lead(title.rstrip("."), language=case.title_spoken(event))
    yield lead(marks)
    if stands_out:
        yield " " if is_cut(title) and not marks else ". "
    elif tells:
        yield ", "
    if tells:
        yield Run(brief(_from_what_it_tells(event.fact, most), most), language=spoken)


def _from_what_it_tells(fact: str, most: int) -> str:
    """The fact without the few words it opens with, where there is no room for all: "Neighbour rang." says who told of it."""
    fact = one_line(fact)
    opening = _OPENING.match(fact)
    return f"{CUT.strip()} {fact[opening.end() :]}" if opening and len(fact.split()) > most else fact


def _further(case: Case, event: Event) -> Iterator[Run | str]:
    """The days of the entries that are told within it."""
    if within := case.within.get(event.key):
        yield bold(f" {case.words.count('entries.further', len(within))} ")
        yield ", ".join(case.date(other.when) for other in within)


def _weight(case: Case, event: Event) -> Cell:
    """The mark of its level and the findings that use it."""
    level = case.level(event)
    name = case.words.say(f"levels.{level}" if level else "entries.not_assessed")
    return Cell(
        (paragraph(bold(name), *_findings(case, event)),), cell_mark(level, _letter_of(case, level)) if level else None
    )


def _findings(case: Case, event: Event) -> Iterator[Run | str]:
    """The findings that use an entry: not those that use so many that to be one of them says nothing; they name all themselves."""
    used_by = case.findings_on.get(event.key, ()) if case.weighed else ()
    telling = [numbered for numbered in used_by if len(numbered.finding.evidence) <= _MOST_OF_A_FINDING]
    for place, numbered in enumerate(telling):
        yield ", " if place else f". {case.words.say('entries.finding')} "
        yield reference(numbered.label, numbered.place)


def _marks(case: Case, event: Event) -> str:
    """What no condensing takes away: how grave it is, of somebody else, in doubt, a draft, not for everybody."""
    said = [_letter(case, event), *about_whom(case, event)]
    if event.evidence_status in _IN_DOUBT:
        said.append(case.own("evidence", event.evidence_status))
    return "".join(f" ({each})" for each in (*said, *draft(case, event), *restricted(case, event)) if each)


def _letter(case: Case, event: Event) -> str:
    """The letter of a level that a reader must not miss."""
    level = case.level(event)
    return _letter_of(case, level) if case.weighed and level and level in _WEIGHTY else ""


def _letter_of(case: Case, level: Level) -> str:
    return case.words.say(f"letters.{level}")


def _bookmark(case: Case, event: Event) -> str:
    """Only what is critical has a bookmark of its own, where weights are told."""
    if not case.weighed or case.level(event) is not Level.CRITICAL:
        return ""
    return f"{case.number(event)}  {case.date(event.when)}: {case.title(event)}"
