"""The timescales: what was not met or not evidenced one by one, what a rule found the same many times in one line."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Timescale, TimescaleState
from exports import terms
from exports.pdf.case import Case
from exports.pdf.charts import lateness_chart
from exports.pdf.page import Block, Place, Prose
from exports.pdf.sections import heading, not_shown
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import FINE, SMALL, Paragraph, Run, Style, bold, paragraph, reference

# What needs the conference's attention comes first; what was met is counted.
ORDER = (
    TimescaleState.OVERDUE,
    TimescaleState.NO_RECORD,
    TimescaleState.LATE,
    TimescaleState.CANNOT_TELL,
    TimescaleState.NOT_YET_DUE,
    TimescaleState.MET,
)
_FINE_PRINT = Style(9, 11)
# More of one rule than this that stand the same are told together, unless each needs attention.
_FEW = 2
_TOLD_TOGETHER = (TimescaleState.CANNOT_TELL, TimescaleState.NOT_YET_DUE)


def timescales(case: Case) -> Iterator[Block]:
    """Each rule held against the record, at the as-at date."""
    say = case.words.say
    title = say("findings.timescales", date=case.day(case.chronology.as_at))
    yield heading(title, Place("timescales", title, 1), before=18)
    found = [scale for scale in case.chronology.timescales if scale.state is not TimescaleState.NOT_APPLICABLE]
    if not found:
        yield Prose(paragraph(say("findings.timescales_none"), style=SMALL))
        return
    yield from lateness_chart(case)
    found.sort(key=lambda scale: (ORDER.index(scale.state), str(scale.due), scale.title))
    columns = (
        Column(say("findings.col_rule"), 2.2),
        Column(say("findings.col_trigger"), 2.2),
        Column(say("findings.col_due"), fixed=86),
        Column(say("findings.col_state"), 1.7),
        Column(say("findings.col_authority"), 2.6),
    )
    open_ = [scale for scale in found if scale.state is not TimescaleState.MET]
    if open_:
        yield Table(columns, [*_rows(case, [*together(open_)])], say("continued"))
    met = [scale for scale in found if scale.state is TimescaleState.MET]
    if met:
        yield Prose(met_in_words(case, met), before=5)
    if left := len(case.chronology.timescales) - len(found):
        yield Prose(paragraph(case.words.count("findings.timescales_left", left), style=SMALL), before=4)


def _rows(case: Case, groups: Sequence[Sequence[Timescale]]) -> Iterator[Row]:
    """A row for each; who says so once, where rows of one rule stand below each other."""
    above = ""
    for alike in groups:
        row = timescale_row(case, alike)
        again = paragraph(case.words.say("findings.as_above"), style=FINE)
        yield replace(row, cells=(*row.cells[:-1], cell(again))) if alike[0].rule == above else row
        above = alike[0].rule


def together(scales: Sequence[Timescale]) -> Iterator[Sequence[Timescale]]:
    """Each by itself, but those of one rule that stand the same for the same reason together where they are many."""
    alike: dict[tuple[str, ...], list[Timescale]] = defaultdict(list)
    for scale in scales:
        own = () if scale.state in _TOLD_TOGETHER else (scale.trigger,)
        alike[scale.rule, scale.subject or "", scale.state, scale.basis, *own].append(scale)
    for group in alike.values():
        if len(group) > _FEW:
            yield group
        else:
            yield from ([scale] for scale in group)


def met_in_words(case: Case, scales: Sequence[Timescale]) -> Paragraph:
    """Those that were met, without more room than they need: of a rule that was met many times, how often."""
    runs: list[Run | str] = [bold(case.words.say("findings.timescales_met"))]
    counted = Counter(scale.basis for scale in scales if scale.basis)
    usual = min(counted, key=lambda basis: (-counted[basis], basis), default="")
    alike: dict[tuple[str, str], list[Timescale]] = defaultdict(list)
    for scale in scales:
        alike[scale.rule, scale.title].append(scale)
    parts: list[list[Run | str]] = []
    for group in alike.values():
        parts += [_times(case, group)] if len(group) > _FEW else [_met_once(case, scale, usual) for scale in group]
    for place, part in enumerate(parts):
        runs += ["; " if place else "", *part]
    runs.append("." + (" " + case.words.say("findings.met_basis", basis=case.told(usual)) if usual else ""))
    return paragraph(*runs, style=SMALL)


def _met_once(case: Case, scale: Timescale, usual: str) -> list[Run | str]:
    due = case.day(scale.due) if scale.due else "–"
    event = case.events.get(scale.trigger)
    basis: list[Run | str] = ["; ", *case.composed(scale.basis)] if scale.basis and scale.basis != usual else []
    return [
        case.words.say("findings.met_one", title=case.called(scale.title), date=due),
        reference(case.number(event), case.place(event.key)) if event else "–",
        not_shown(case, event) if event else "",
        *basis,
        ")",
    ]


def _times(case: Case, scales: Sequence[Timescale]) -> list[Run | str]:
    title = case.called(scales[0].title)
    return [case.words.count("findings.met_times", len(scales), title=title, due=_due(case, scales))]


def _due(case: Case, scales: Sequence[Timescale]) -> str:
    """The day it was due, or the first and the last of several."""
    days = sorted(scale.due for scale in scales if scale.due)
    if not days:
        return "–"
    if days[0] == days[-1]:
        return case.day(days[0])
    return case.words.say("findings.from_to", first=case.day(days[0]), last=case.day(days[-1]))


def timescale_row(case: Case, alike: Sequence[Timescale]) -> Row:
    """A rule, what it was counted from, when it was due, how it stands and who says so."""
    say, scale = case.words.say, alike[0]
    limit = say("state.limit", limit=amount(case, scale.limit, scale.unit))
    jurisdiction, behind = (terms.code(each, case.language) for each in (scale.jurisdiction, scale.authority))
    authority = f"{behind}: {scale.citation}" if scale.citation else behind
    basis = (paragraph(*case.composed(scale.basis), style=FINE),) if scale.basis else ()
    unverified = () if scale.verified else (paragraph(say("findings.unverified"), style=FINE),)
    triggers = [_trigger(case, alike[0])]
    if len(alike) > 1:
        triggers = [
            paragraph(case.words.count("findings.counted_from", len(alike))),
            *triggers,
            _trigger(case, alike[-1]),
        ]
    return Row(
        (
            cell(
                paragraph(case.called(scale.title)),
                paragraph(f"{limit}, {jurisdiction}", style=FINE),
            ),
            cell(*triggers),
            cell(paragraph(Run(_due(case, alike), keep=len(alike) == 1))),
            cell(paragraph(bold(state_in_words(case, scale))), *basis),
            cell(paragraph(authority, style=_FINE_PRINT), *unverified),
        )
    )


def _trigger(case: Case, scale: Timescale) -> Paragraph:
    event = case.events.get(scale.trigger)
    if event is None:
        return paragraph("–")
    return paragraph(
        reference(case.number(event), case.place(event.key)),
        "  ",
        Run(case.title(event), language=case.title_spoken(event)),
        f"{not_shown(case, event)}, ",
        Run(case.date(event.when), keep=True),
    )


def state_in_words(case: Case, scale: Timescale) -> str:
    """How a timescale stands; never by a colour."""
    if scale.state in (TimescaleState.LATE, TimescaleState.OVERDUE):
        if scale.late_by is None:
            return case.words.say(f"state.{scale.state}_plain")
        return case.words.say(f"state.{scale.state}", late=amount(case, scale.late_by, scale.late_unit))
    return case.words.say(f"state.{scale.state}")


def amount(case: Case, n: int, unit: str) -> str:
    """A length of time in the rule's own unit."""
    key = f"units.{unit.replace(' ', '_')}"
    return case.words.count(key, n) if case.words.has_forms(key) else f"{n} {unit}"
