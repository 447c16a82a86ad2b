"""The findings for a reader of few pages: what each says and rests on; how it was found stands once, at the end."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from chronology.model import FindingStatus, Remark, Strength, Theme, Timescale, TimescaleState
from chronology.normalise import brief
from exports.conference import counts_what_was_read, is_bounded
from exports.matters import is_of_the_work, tells_what_happened
from exports.pdf.actions import older_than
from exports.pdf.boxes import FOLLOWED, ON_ONE_PAGE, TRIED, WAITING
from exports.pdf.case import Case
from exports.pdf.charts import brief_chart
from exports.pdf.findings import SAID_NOWHERE_ELSE, in_full, thresholds_in_words
from exports.pdf.numbered import Numbered
from exports.pdf.page import Block, NewPage, Place, Prose
from exports.pdf.sections import heading_within, remarks_in_full, section, section_number
from exports.pdf.spoken import in_their_own_words
from exports.pdf.tabulation import tabulations
from exports.pdf.text import CLOSE, FINE, Paragraph, Run, bold, paragraph
from exports.pdf.timescales import amount, state_in_words

_PRINT = replace(CLOSE, colour=FINE.colour)
_MOST_REFERENCES = 6
# Who wants to know what a finding that is only named rests on reads it elsewhere; of many that are named, the names must do.
_MOST_OF_NAMED, _MANY_NAMED = 3, 12
# Of what followed what was done, the latest; of one step that was late, so many times are told together.
_MOST_FOLLOWED, _OFTEN_LATE = 2, 3
_MANY_LABELS = 3
# What happened to the person has so many times the words of how the work went.
_HAPPENED = 2
# Of the table by half-years, the two years and a bit that a conference looks at.
_HALF_YEARS = 5
# What asks for the conference's attention; the rest is counted.
_ATTENTION = (TimescaleState.OVERDUE, TimescaleState.NO_RECORD, TimescaleState.LATE)


def findings(
    case: Case, left: Mapping[str, Sequence[Paragraph]], whole: Collection[str] = ()
) -> Iterator[Block | NewPage]:
    """The section: those that are told, those that are named, timescales, what was not assessed, the rules.

    `left` is what the first pages cut short or left out, by its box; `whole` the keys of the findings that they tell whole: these are
    named, unless there is room for everything.
    """
    say = case.words.say
    yield section(case, "findings")
    yield Prose(paragraph(say("findings.intro_brief"), style=case.small), before=2)
    yield from remarks_in_full(case, _summed_up(case), style=case.statement, most=_MOST_REFERENCES)
    yield from brief_chart(case)
    told = [found for found in case.findings if not _named_only(case, found, whole)]
    for _, alike in groupby(told, key=lambda found: found.finding.title):
        yield from _together(case, [*alike])
    rest = [found for found in case.findings if found not in told]
    if named := [found for found in rest if found.finding.key not in whole]:
        yield heading_within(case, say("findings.named"), before=8)
        yield _named(case, named)
    if before := [found for found in rest if found.finding.key in whole]:
        yield _told_before(case, before)
    yield from _voice(case)
    yield from in_their_own_words(case)
    # What followed what was done stands on the one page; here, what that had no room for.
    latest = {**left, FOLLOWED: [*left.get(FOLLOWED, ())][:_MOST_FOLLOWED]}
    yield from in_full(case, latest, case.small, (FOLLOWED, TRIED, *SAID_NOWHERE_ELSE))
    if (more := len(left.get(FOLLOWED, ())) - _MOST_FOLLOWED) > 0:
        yield Prose(paragraph(say("findings.followed_more", n=more), style=case.small), before=2)
    yield from timescales(case)
    # Names and thresholds of rules are for whoever checks the paper: the full profile has them of what was read from words.
    if not case.fit.dense and counts_what_was_read(case.chronology):
        yield _rules(case, told)


def _summed_up(case: Case) -> Sequence[Remark]:
    """What the findings come to; not which there are, where the list of those that are named says it below."""
    left_out = {FOLLOWED, TRIED, WAITING, *(("together",) if Strength.MODERATE in case.fit.named else ())}
    return [remark for remark in case.remarks(Theme.TOGETHER) if remark.rule not in left_out]


def _named_only(case: Case, found: Numbered, whole: Collection[str]) -> bool:
    """Its name and entries must do, where the step says so or another tells of the matter; what a reviewer confirmed is told."""
    finding = found.finding
    if is_bounded(finding) and case.fit.sides:
        return finding.key in whole
    # How the work went is of no use cut to half a sentence.
    is_told = finding.key in case.told_by_others or finding.key in whole or is_of_the_work(finding)
    must_do = finding.strength in case.fit.named or (bool(case.fit.named) and is_told)
    return must_do and finding.status is not FindingStatus.CONFIRMED


def _together(case: Case, alike: Sequence[Numbered]) -> Iterator[Block]:
    """Findings that are called the same, their name once; each is a paragraph with what it rests on."""
    for place, found in enumerate(alike):
        title = f"{found.label}  {case.called(found.finding.title)}"
        lead = bold(f"{title}. " if place == 0 else f"{found.label}  ")
        words = paragraph(lead, *_told(case, found), style=case.statement)
        yield Prose(words, before=1 if place else 4, place=Place(found.place, "" if place else title, 1))


def _told(case: Case, found: Numbered) -> Iterator[Run | str]:
    """What it says, the entries, what speaks against it, how firmly it stands."""
    say, finding, most = case.words.say, found.finding, case.fit.statement
    if is_bounded(finding) and case.fit.sides:
        # Two sides of which one is cut off say what neither says.
        most = 0
    if most and tells_what_happened(finding):
        most *= _HAPPENED
    whole = case.composed(finding.statement)
    words = case.told(finding.statement)
    short = brief(words, most) if most else words
    yield from whole if short == words else [replace(whole[0], text=short)]
    if refs := case.references(finding.evidence, most=_MOST_REFERENCES):
        yield from (" [", *refs, "]")
    if finding.counter_evidence:
        yield bold(f" {say('findings.counter')}: ")
        yield from (*case.references(finding.counter_evidence, most=_MOST_REFERENCES), ".")
    yield Run(f" {_standing(case, found)}", colour=FINE.colour)


def _standing(case: Case, found: Numbered) -> str:
    say, finding = case.words.say, found.finding
    standing = say(f"strength.{finding.strength}").capitalize()
    parts = [standing]
    if finding.protective:
        parts.append(say("findings.protective").lower())
    if finding.status is FindingStatus.CONFIRMED:
        parts.append(say(f"finding_status.{finding.status}"))
    return ", ".join(parts) + "."


def _named(case: Case, named: Sequence[Numbered]) -> Prose:
    """Findings by name and entries, those that are called the same together."""
    runs: list[Run | str] = []
    most = _MOST_OF_NAMED if len(named) <= _MANY_NAMED else 0
    for title, alike in groupby(named, key=lambda found: found.finding.title):
        same = [*alike]
        keys = [key for found in same for key in found.finding.evidence]
        runs += ["; " if runs else "", bold(f"{labels(case, same)} "), case.called(title)]
        refs = case.references(keys, most=most) if most else []
        runs += [" [", *refs, "]"] if refs else []
    places = tuple(Place(found.place) for found in named)
    return Prose(paragraph(*runs, ".", style=case.statement), before=2, place=places[0], others=places[1:])


def _told_before(case: Case, found: Sequence[Numbered]) -> Prose:
    """Which findings the first pages tell whole: said once, not by name again."""
    places = tuple(Place(each.place) for each in found)
    words = case.words.say("findings.told_before", labels=labels(case, found), section=section_number(case, "summary"))
    return Prose(paragraph(words, style=case.small), before=2, place=places[0], others=places[1:])


def labels(case: Case, same: Sequence[Numbered]) -> str:
    """Their numbers; of many that follow on each other the first and the last."""
    first = case.findings.index(same[0])
    if len(same) >= _MANY_LABELS and [*case.findings[first : first + len(same)]] == [*same]:
        return f"{same[0].label}–{same[-1].label}"
    return ", ".join(found.label for found in same)


def _voice(case: Case) -> Iterator[Block]:
    # When they were last seen, and what was said for the meeting, stands on the first pages.
    found = [remark for remark in case.remarks(Theme.VOICE) if remark.rule not in ON_ONE_PAGE]
    tables = [*tabulations(case, of_voice=True, last=_HALF_YEARS)]
    # Where findings are only named there is no room for a table either.
    tables = [] if Strength.MODERATE in case.fit.named else tables
    if found or tables:
        title = case.words.say("findings.voice")
        yield heading_within(case, title, Place("voice", title, 1), before=9)
    yield from remarks_in_full(case, found, style=case.statement, most=_MOST_REFERENCES)
    yield from tables


def timescales(case: Case) -> Iterator[Block]:
    """Those that ask for attention, one after the other; how many were met, and how many are open."""
    say = case.words.say
    title = say("findings.timescales", date=case.day(case.chronology.as_at))
    scales = [s for s in case.chronology.timescales if s.state is not TimescaleState.NOT_APPLICABLE]
    if not counts_what_was_read(case.chronology) and not any(s.state in _ATTENTION for s in scales):
        return
    yield heading_within(case, title, Place("timescales", title, 1), before=9)
    pressing = sorted(
        (s for s in scales if s.state in _ATTENTION), key=lambda s: (_ATTENTION.index(s.state), str(s.due), s.title)
    )
    # What is still to be done stands apart from what was done late, or passed long ago.
    live = [scale for scale in pressing if _is_live(case, scale)]
    for lead, alike in (("live", live), ("past", [scale for scale in pressing if scale not in live])):
        if alike:
            named = bold(f"{say(f'findings.timescales_{lead}')}: ")
            yield Prose(paragraph(named, *_in_a_row(case, alike), ".", style=case.statement), before=2)
    words = _counted(case, scales)
    if words or not scales:
        yield Prose(paragraph(words or say("findings.timescales_none"), style=case.small), before=2)


def _counted(case: Case, scales: Sequence[Timescale]) -> str:
    """How many were met, and how many are open; of what was read from words a number without its step says nothing."""
    say = case.words.say
    if not counts_what_was_read(case.chronology):
        return ""
    counted = [
        say("findings.state_count", n=n, state=say(f"state.{state}_count"))
        for state in (TimescaleState.MET, TimescaleState.NOT_YET_DUE, TimescaleState.CANNOT_TELL)
        if (n := sum(s.state is state for s in scales))
    ]
    return say("findings.timescales_counted", what="; ".join(counted)) if counted else ""


def _is_live(case: Case, scale: Timescale) -> bool:
    """It is open, or fell due in the last year and no record shows it met."""
    if scale.state is TimescaleState.NO_RECORD:
        return scale.due is None or scale.due >= older_than(case)
    return scale.state is TimescaleState.OVERDUE


def _in_a_row(case: Case, scales: Sequence[Timescale]) -> list[Run | str]:
    """One after the other, those of one rule that stand the same together."""
    runs: list[Run | str] = []
    stands, together = _often_late(case, scales), dict[tuple[str, str], list[Timescale]]()
    for scale in scales:
        together.setdefault(stands(scale), []).append(scale)
    for (name, standing), alike in together.items():
        runs += ["; " if runs else "", bold(case.called(name)), f", {standing}", *_from(case, alike)]
    return runs


def _often_late(case: Case, scales: Sequence[Timescale]) -> Callable[[Timescale], tuple[str, str]]:
    """The name and how it stands; a step that was late again and again stands once, with the least and the most."""
    late: dict[tuple[str, str], list[int]] = {}
    for scale in scales:
        if scale.state is TimescaleState.LATE and scale.late_by is not None:
            late.setdefault((scale.title, scale.late_unit), []).append(scale.late_by)

    def standing(scale: Timescale) -> tuple[str, str]:
        by = late.get((scale.title, scale.late_unit), [])
        if scale.state is not TimescaleState.LATE or len(by) < _OFTEN_LATE:
            return scale.title, state_in_words(case, scale)
        least, most = min(by), amount(case, max(by), scale.late_unit)
        return scale.title, case.words.say("state.late_often", n=len(by), least=least, most=most)

    return standing


def _from(case: Case, alike: Sequence[Timescale]) -> list[Run | str]:
    """The entries it is counted from, and when it was due."""
    days = sorted(scale.due for scale in alike if scale.due)
    due = [case.day(day) for day in (days if len(days) < _OFTEN_LATE else (days[0], days[-1]))]
    between = ", " if len(days) < _OFTEN_LATE else f" {case.words.say('to')} "
    triggers = case.references([scale.trigger for scale in alike], most=_MOST_REFERENCES)
    runs: list[Run | str] = [f" ({case.words.say('summary.due', date=between.join(due))}"] if due else [" ("]
    runs += ["; " if due else "", *triggers] if triggers else []
    return [*runs, ")"]


def _rules(case: Case, told: Sequence[Numbered]) -> Prose:
    """The rules of the findings that are told, with their thresholds, each once."""
    said: dict[str, None] = {}
    for found in told:
        pairs = thresholds_in_words(case, found.finding)
        said.setdefault(f"{found.finding.rule}{f' ({pairs})' if pairs else ''}")
    dismissed = [f for f in case.chronology.findings if f.status is FindingStatus.DISMISSED]
    runs: list[Run | str] = [f"{case.words.say('findings.rules')}: {'; '.join(said)}."] if said else []
    if dismissed:
        names = "; ".join(f"{case.called(finding.title)} ({finding.rule})" for finding in dismissed)
        runs.append(f" {case.words.say('findings.dismissed')}: {names}.")
    return Prose(paragraph(*runs, style=_PRINT), before=6)
