"""What the record shows: each finding with its evidence and what speaks against it; what was not assessed; timescales."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Event, Finding, FindingStatus, Strength, Timescale, TimescaleState
from exports.pdf.case import Case, Numbered
from exports.pdf.drawing import Pen
from exports.pdf.page import Block, Drawing, NewPage, Place, Prose, body_width
from exports.pdf.sections import heading, section
from exports.pdf.summary import condensed
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import BODY, FINE, SMALL, Paragraph, Run, Style, bold, height_of, paragraph, reference, set_lines

# What needs the conference's attention comes first; what was met is counted.
_ORDER = (
    TimescaleState.OVERDUE,
    TimescaleState.NO_RECORD,
    TimescaleState.LATE,
    TimescaleState.CANNOT_TELL,
    TimescaleState.NOT_YET_DUE,
    TimescaleState.MET,
)
_EVIDENCE = Style(9, 12, gap=1)
_FINE_PRINT = Style(8, 10)
# A finding with no more evidence than this stays on one page.
_TOGETHER = 12


def findings(case: Case) -> Iterator[Block | NewPage]:
    """The section."""
    say = case.words.say
    yield NewPage()
    yield section(case, "findings")
    yield Prose(paragraph(say("findings.intro"), style=SMALL), before=2)
    if not case.findings:
        yield Prose(paragraph(say("findings.none"), style=BODY), before=8)
    for numbered in case.findings:
        yield from _finding(case, numbered)
    yield from _in_full(case)
    yield from _not_assessed(case)
    yield from _dismissed(case)
    yield from _timescales(case)


def _finding(case: Case, numbered: Numbered) -> Iterator[Block]:
    say, finding = case.words.say, numbered.finding
    title = f"{numbered.label}  {finding.title}"
    if finding.protective:
        title = f"{title} ({say('findings.protective').lower()})"
    yield heading(title, Place(numbered.place, title, 1))
    yield Prose(paragraph(finding.statement, style=BODY), keep=True)
    yield Prose(_standing(case, finding), before=2, keep=True)
    yield Prose(paragraph(bold(say("findings.evidence")), style=_EVIDENCE), before=4, keep=True)
    yield from _events(case, finding.evidence)
    if any(key in case.events for key in finding.counter_evidence):
        yield Prose(paragraph(bold(say("findings.counter")), style=_EVIDENCE), before=3, keep=True)
        yield from _events(case, finding.counter_evidence)
        yield Drawing(0, lambda _pen, _x, _top: None)
    else:
        line = paragraph(bold(say("findings.counter") + ": "), say("findings.counter_none"), style=_EVIDENCE)
        yield Prose(line, before=3)


def _standing(case: Case, finding: Finding) -> Paragraph:
    """How firmly, over which period, by which rule and thresholds."""
    say = case.words.say
    parts = [
        f"{say('findings.strength')}: {say(f'strength.{finding.strength}')}",
        say(f"finding_status.{finding.status}"),
    ]
    first, last = finding.window
    if first or last:
        days = (case.day(day) if day else say("sources.open") for day in (first, last))
        parts.append(f"{say('findings.period')}: " + f" {say('to')} ".join(days))
    if finding.parameters:
        pairs = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in finding.parameters)
        parts.append(f"{say('findings.thresholds')}: {pairs}")
    parts.append(f"{say('findings.rule')}: {finding.rule}")
    return paragraph("; ".join(parts) + ".", style=Style(8.5, 11, colour=FINE.colour))


def _events(case: Case, keys: Sequence[str]) -> Iterator[Block]:
    """Entries as lines: number, date, title; in the order they happened."""
    known = [case.events[key] for key in dict.fromkeys(keys) if key in case.events]
    together = len(known) <= _TOGETHER
    for event in sorted(known, key=lambda event: (event.when.first_day, event.key)):
        yield _event_line(case, event, keep=together)


def _event_line(case: Case, event: Event, *, keep: bool) -> Drawing:
    """An entry in one line, its number a link to it."""
    hidden = "" if case.printed(event) else f" ({case.words.say('not_shown')})"
    texts = (
        (8.0, 30.0, paragraph(reference(case.number(event), case.place(event.key)), style=_EVIDENCE)),
        (40.0, 104.0, paragraph(Run(case.date(event.when), keep=True), style=_EVIDENCE)),
        (150.0, body_width(wide=False) - 150, paragraph(case.title(event) + hidden, style=_EVIDENCE)),
    )
    columns = [(offset, set_lines(text, width)) for offset, width, text in texts]

    def paint(pen: Pen, x: float, top: float) -> None:
        for offset, lines in columns:
            pen.lines(lines, x + offset, top)

    return Drawing(max(height_of(lines) for _, lines in columns), paint, keep=keep)


def _in_full(case: Case) -> Iterator[Block]:
    """What the one page had to shorten and no other section says."""
    shortened = condensed(case)
    for name in ("why_now", "status", "protective"):
        for place, text in enumerate(shortened.get(name, ())):
            if not place:
                yield heading(case.words.say(f"summary.{name}"))
            yield Prose(replace(text, style=BODY), before=3)


def _not_assessed(case: Case) -> Iterator[Block]:
    found = [finding for finding in case.chronology.findings if finding.strength is Strength.NOT_ASSESSED]
    if not found:
        return
    yield heading(
        case.words.say("findings.not_assessed"), Place("not-assessed", case.words.say("findings.not_assessed"), 1)
    )
    yield Prose(paragraph(case.words.say("findings.not_assessed_intro"), style=BODY), keep=True)
    for finding in found:
        yield Prose(paragraph(bold(finding.title), ": ", finding.statement, style=SMALL), before=2, indent=10)


def _dismissed(case: Case) -> Iterator[Block]:
    found = [finding for finding in case.chronology.findings if finding.status is FindingStatus.DISMISSED]
    if found:
        yield heading(case.words.say("findings.dismissed"))
    for finding in found:
        yield Prose(paragraph(f"{finding.title} ({finding.rule})", style=SMALL), before=2, indent=10)


def _timescales(case: Case) -> Iterator[Block]:
    say = case.words.say
    title = say("findings.timescales", date=case.day(case.chronology.as_at))
    yield heading(title, Place("timescales", title, 1), before=18)
    found = [scale for scale in case.chronology.timescales if scale.state is not TimescaleState.NOT_APPLICABLE]
    if not found:
        yield Prose(paragraph(say("findings.timescales_none"), style=SMALL))
        return
    found.sort(key=lambda scale: (_ORDER.index(scale.state), str(scale.due), scale.title))
    columns = (
        Column(say("findings.col_rule"), 2.2),
        Column(say("findings.col_trigger"), 2.2),
        Column(say("findings.col_due"), fixed=86),
        Column(say("findings.col_state"), 1.7),
        Column(say("findings.col_authority"), 2.6),
    )
    open_ = [scale for scale in found if scale.state is not TimescaleState.MET]
    if open_:
        yield Table(columns, [_timescale(case, scale) for scale in open_], say("continued"))
    met = [scale for scale in found if scale.state is TimescaleState.MET]
    if met:
        yield Prose(_met(case, met), before=5)
    if left := len(case.chronology.timescales) - len(found):
        yield Prose(paragraph(case.words.count("findings.timescales_left", left), style=SMALL), before=4)


def _met(case: Case, scales: Sequence[Timescale]) -> Paragraph:
    """Those that were met, without more room than they need."""
    runs: list[Run | str] = [bold(case.words.say("findings.timescales_met"))]
    for place, scale in enumerate(scales):
        due = case.day(scale.due) if scale.due else "–"
        runs += ["; " if place else "", case.words.say("findings.met_one", title=scale.title, date=due)]
        event = case.events.get(scale.trigger)
        runs += [reference(case.number(event), case.place(event.key)) if event else "–", ")"]
    return paragraph(*runs, ".", style=SMALL)


def _timescale(case: Case, scale: Timescale) -> Row:
    say = case.words.say
    limit = say("state.limit", limit=amount(case, scale.limit, scale.unit))
    authority = f"{scale.authority}: {scale.citation}" if scale.citation else scale.authority
    unverified = () if scale.verified else (paragraph(say("findings.unverified"), style=FINE),)
    return Row(
        (
            cell(paragraph(scale.title), paragraph(f"{limit}, {scale.jurisdiction}", style=FINE)),
            cell(_trigger(case, scale)),
            cell(paragraph(Run(case.day(scale.due), keep=True) if scale.due else "–")),
            cell(paragraph(bold(state_in_words(case, scale)))),
            cell(paragraph(authority, style=_FINE_PRINT), *unverified),
        )
    )


def _trigger(case: Case, scale: Timescale) -> Paragraph:
    event = case.events.get(scale.trigger)
    if event is None:
        return paragraph("–")
    number = case.number(event)
    return paragraph(
        reference(number, case.place(event.key)), f"  {case.title(event)}, ", Run(case.date(event.when), keep=True)
    )


def state_in_words(case: Case, scale: Timescale) -> str:
    """How a timescale stands; never by a colour."""
    if scale.state in (TimescaleState.LATE, TimescaleState.OVERDUE):
        if scale.late_by is None:
            return case.words.say(f"state.{scale.state}_plain")
        return case.words.say(f"state.{scale.state}", late=amount(case, scale.late_by, scale.unit))
    return case.words.say(f"state.{scale.state}")


def amount(case: Case, n: int, unit: str) -> str:
    """A length of time in the rule's own unit."""
    key = f"units.{unit.replace(' ', '_')}"
    return case.words.count(key, n) if case.words.has_forms(key) else f"{n} {unit}"
