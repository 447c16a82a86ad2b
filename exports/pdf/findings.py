"""What the record shows: each finding with its evidence and what speaks against it; what was not assessed; timescales."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from chronology.model import Event, Finding, FindingStatus, Strength, Theme
from chronology.normalise import is_cut
from exports import terms
from exports.pdf.case import Case
from exports.pdf.charts import incidents_chart
from exports.pdf.drawing import Pen
from exports.pdf.numbered import Numbered
from exports.pdf.page import Block, Drawing, NewPage, Place, Prose, body_width
from exports.pdf.sections import heading, heading_within, not_shown, remarks_in_full, section
from exports.pdf.setting import height_of, set_lines
from exports.pdf.spoken import in_their_own_words
from exports.pdf.tabulation import tabulations
from exports.pdf.text import BODY, FINE, SMALL, Paragraph, Run, Style, beside, bold, paragraph, reference
from exports.pdf.timescales import timescales

_STATEMENT = Style(10.5, 13.5)
_EVIDENCE = Style(9, 11.5)
# More evidence than this is run in, and all of it where more findings than this stand under one heading.
_FEW = 4
_MANY = 3


def findings(case: Case, shortened: Mapping[str, Sequence[Paragraph]]) -> Iterator[Block | NewPage]:
    """The section; `shortened` is what the one page could not say in full, by its box."""
    say = case.words.say
    yield section(case, "findings")
    yield Prose(paragraph(say("findings.intro"), style=SMALL), before=2)
    if not case.findings:
        yield Prose(paragraph(say("findings.none"), style=BODY), before=8)
    yield from _summed_up(case)
    yield from incidents_chart(case)
    for alike in case.alike:
        yield from _together(case, alike)
    yield from _voice(case)
    yield from in_their_own_words(case)
    yield from in_full(case, shortened)
    yield from _not_assessed(case)
    yield from _dismissed(case)
    yield from timescales(case)


def _summed_up(case: Case) -> Iterator[Block]:
    """What the findings come to, taken together."""
    found = case.remarks(Theme.TOGETHER)
    if found:
        yield heading(case.words.say("findings.together"))
        yield from remarks_in_full(case, found)


def _voice(case: Case) -> Iterator[Block]:
    """When the child or adult was seen and what they said, with the table of it."""
    found = case.remarks(Theme.VOICE)
    tables = list(tabulations(case, of_voice=True))
    if found or tables:
        title = case.words.say("findings.voice")
        yield heading(title, Place("voice", title, 1))
    yield from remarks_in_full(case, found)
    yield from tables


def _together(case: Case, alike: Sequence[Numbered]) -> Iterator[Block]:
    """Findings that are called the same under one heading; what they share is said once."""
    first, *others = alike
    label = f"{first.label}–{others[-1].label}" if others else first.label
    title = f"{label}  {case.called(first.finding.title)}"
    if first.finding.protective:
        title = f"{title} ({case.words.say('findings.protective').lower()})"
    yield heading(title, Place(first.place, title, 1), before=11)
    rules = {rule_in_words(case, numbered.finding): None for numbered in alike}
    for numbered in alike:
        lead = (bold(f"{numbered.label}  "),) if others else ()
        place = Place(numbered.place) if numbered is not first else None
        yield Prose(
            paragraph(*lead, *case.composed(numbered.finding.statement), style=_STATEMENT),
            before=3,
            keep=True,
            place=place,
        )
        rule = "" if len(rules) == 1 else rule_in_words(case, numbered.finding)
        last = len(rules) == 1 and numbered is alike[-1]
        yield from _rests_on(case, numbered.finding, rule, most=0 if len(alike) > _MANY else _FEW, keep=last)
    if len(rules) == 1:
        yield Prose(paragraph(*rules, style=FINE), before=1)


def _rests_on(case: Case, finding: Finding, rule: str, most: int, *, keep: bool) -> Iterator[Block]:
    """How firmly it stands and on what: few entries as lines, many run in; `keep` holds it to its rule, which follows."""
    say = case.words.say
    evidence, counter = known(case, finding.evidence), known(case, finding.counter_evidence)
    against: list[Run | str] = [bold(f"{say('findings.counter')}: ")]
    against += run_in(case, counter) if counter else [say("findings.counter_none")]
    if len(evidence) <= most:
        for nth, event in enumerate(evidence):
            yield _event_line(case, event, say("findings.evidence") if nth == 0 else "")
    else:
        against = [bold(f"{say('findings.evidence')}: "), *run_in(case, evidence), _stop(case, evidence), *against]
    standing = " ".join(part for part in (standing_in_words(case, finding), rule) if part)
    ends = _stop(case, counter)
    yield Prose(paragraph(*against, ends, Run(standing, colour=FINE.colour), style=_EVIDENCE), before=1, keep=keep)


def _stop(case: Case, events: Sequence[Event]) -> str:
    """What ends a list of entries: no full stop behind a title that is cut."""
    return " " if events and is_cut(case.title(events[-1])) and not not_shown(case, events[-1]) else ". "


def standing_in_words(case: Case, finding: Finding) -> str:
    """How firmly the record supports it, over which period, and who has confirmed it."""
    say = case.words.say
    parts = [f"{say('findings.strength')}: {say(f'strength.{finding.strength}')}"]
    if finding.status is FindingStatus.CONFIRMED:
        parts.append(say(f"finding_status.{finding.status}"))
    days = [case.day(day) if day else say("sources.open") for day in finding.window]
    if any(finding.window) and not all(day in case.told(finding.statement) for day in days):
        parts.append(f"{say('findings.period')}: " + f" {say('to')} ".join(days))
    return "; ".join(parts) + "."


def rule_in_words(case: Case, finding: Finding) -> str:
    """The rule that found it and its thresholds."""
    say = case.words.say
    pairs = thresholds_in_words(case, finding)
    thresholds = f"; {say('findings.thresholds').lower()}: {pairs}" if pairs else ""
    return f"{say('findings.rule')} {finding.rule}{thresholds}."


def thresholds_in_words(case: Case, finding: Finding) -> str:
    """The thresholds that a finding was found by, each by its name."""
    named = ((name.replace("_", " "), value) for name, value in finding.parameters)
    return ", ".join(" ".join(terms.parameter(each, case.language) for each in pair) for pair in named)


def known(case: Case, keys: Sequence[str]) -> list[Event]:
    """The entries, in the order they happened."""
    known = [case.events[key] for key in dict.fromkeys(keys) if key in case.events]
    return sorted(known, key=lambda event: (event.when.first_day, event.key))


def run_in(case: Case, events: Sequence[Event]) -> list[Run | str]:
    """Entries in a row: number, date and title of each."""
    runs: list[Run | str] = []
    for nth, event in enumerate(events):
        runs += ["; " if nth else "", reference(case.number(event), case.place(event.key))]
        title = Run(case.title(event).rstrip("."), language=case.title_spoken(event))
        runs += [beside(case.date(event.when)), ", ", title, not_shown(case, event)]
    return runs


def _event_line(case: Case, event: Event, label: str) -> Drawing:
    """An entry in one line, its number a link to it."""
    title = Run(case.title(event), language=case.title_spoken(event))
    texts = (
        (0.0, 56.0, paragraph(bold(label), style=_EVIDENCE)),
        (56.0, 56.0, paragraph(reference(case.number(event), case.place(event.key)), style=_EVIDENCE)),
        (114.0, 112.0, paragraph(Run(case.date(event.when), keep=True), style=_EVIDENCE)),
        (
            228.0,
            body_width(wide=False) - 228,
            paragraph(title, not_shown(case, event), style=_EVIDENCE),
        ),
    )
    columns = [(offset, set_lines(text, width)) for offset, width, text in texts]

    def paint(pen: Pen, x: float, top: float) -> None:
        for offset, lines in columns:
            pen.lines(lines, x + offset, top)

    return Drawing(max(height_of(lines) for _, lines in columns), paint, before=1 if label else 0, keep=True)


SAID_NOWHERE_ELSE = ("why_now", "status", "protective")
"""Boxes of the one page whose sentences no other section has."""


def in_full(
    case: Case,
    shortened: Mapping[str, Sequence[Paragraph]],
    style: Style = BODY,
    names: Sequence[str] = SAID_NOWHERE_ELSE,
) -> Iterator[Block]:
    """What the one page had to shorten and no other section says."""
    for name in names:
        for place, text in enumerate(shortened.get(name, ())):
            if not place:
                yield heading_within(case, case.words.say(f"summary.{name}"))
            yield Prose(replace(text, style=style), before=3)


def _not_assessed(case: Case) -> Iterator[Block]:
    found = [finding for finding in case.chronology.findings if finding.strength is Strength.NOT_ASSESSED]
    if not found:
        return
    yield heading(
        case.words.say("findings.not_assessed"), Place("not-assessed", case.words.say("findings.not_assessed"), 1)
    )
    yield Prose(paragraph(case.words.say("findings.not_assessed_intro"), style=BODY), keep=True)
    for finding in found:
        title = case.called(finding.title)
        yield Prose(paragraph(bold(title), ": ", *case.composed(finding.statement), style=SMALL), before=2, indent=10)


def _dismissed(case: Case) -> Iterator[Block]:
    found = [finding for finding in case.chronology.findings if finding.status is FindingStatus.DISMISSED]
    if found:
        yield heading(case.words.say("findings.dismissed"))
    for finding in found:
        title = case.called(finding.title)
        yield Prose(paragraph(f"{title} ({finding.rule})", style=SMALL), before=2, indent=10)
