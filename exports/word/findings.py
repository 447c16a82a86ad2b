"""What the record shows: each finding with its evidence and what speaks against it; what was not assessed; timescales."""

from collections.abc import Iterator, Sequence

from chronology.model import Finding, FindingStatus, Remark, Strength, Theme, TimescaleState
from exports.pdf import findings as told
from exports.pdf import timescales
from exports.pdf.case import Case
from exports.pdf.numbered import Numbered
from exports.pdf.spoken import in_their_own_words
from exports.word.blocks import row_of, write
from exports.word.opening import in_full
from exports.word.paper import Column, Paper
from exports.word.pieces import FINE_PRINT, STRONG, Piece, pieces_of, pieces_of_runs
from exports.word.styles import BODY, SMALL
from exports.word.tabulation import tabulations
from exports.word.words import words_of


def findings(case: Case, paper: Paper) -> None:
    """The section."""
    say = case.words.say
    paper.turn(wide=False)
    paper.heading(say("sections.findings"), 1, "findings")
    paper.prose([say("findings.intro")], SMALL)
    if not case.findings:
        paper.prose([say("findings.none")])
    if found := case.remarks(Theme.TOGETHER):
        paper.heading(say("findings.together"), 2)
        remarks(case, paper, found)
    for alike in case.alike:
        _together(case, paper, alike)
    _voice(case, paper)
    for name, items in in_full(case):
        paper.heading(say(f"summary.{name}"), 2)
        paper.bullets(items)
    _not_assessed(case, paper)
    _dismissed(case, paper)
    _timescales(case, paper)


def remarks(case: Case, paper: Paper, found: Sequence[Remark]) -> None:
    """Sentences, each with the entries it rests on."""
    paper.bullets(remark(case, each) for each in found)


def remark(case: Case, found: Remark) -> list[Piece]:
    """A sentence with the entries it rests on."""
    refs = pieces_of_runs(case.references(found.evidence))
    return [*pieces_of_runs(case.composed(found.text)), *([Piece(" ["), *refs, Piece("]")] if refs else [])]


def _together(case: Case, paper: Paper, alike: Sequence[Numbered]) -> None:
    """Findings that are called the same under one heading."""
    first, *others = alike
    label = f"{first.label}–{others[-1].label}" if others else first.label
    protective = f" ({case.words.say('findings.protective').lower()})" if first.finding.protective else ""
    paper.heading(f"{label}  {case.called(first.finding.title)}{protective}", 2, first.place)
    rules = {told.rule_in_words(case, numbered.finding): None for numbered in alike}
    is_shared = bool(others) and len(rules) == 1
    for numbered in alike:
        lead = [Piece(f"{numbered.label}  ", STRONG)] if others else []
        place = numbered.place if numbered is not first else ""
        paper.prose([*lead, *pieces_of_runs(case.composed(numbered.finding.statement))], BODY, place)
        rule = "" if is_shared else told.rule_in_words(case, numbered.finding)
        paper.prose(_rests_on(case, numbered.finding, rule), SMALL)
    if is_shared:
        paper.prose([Piece(next(iter(rules)), FINE_PRINT)], SMALL)


def _rests_on(case: Case, finding: Finding, rule: str) -> Iterator[Piece]:
    """On which entries, what speaks against it, how firmly it stands and by which rule, where that is not said of several."""
    say = case.words.say
    for name, keys in (("evidence", finding.evidence), ("counter", finding.counter_evidence)):
        events = told.known(case, keys)
        if events or name == "counter":
            yield Piece(f"{say(f'findings.{name}')}: ", STRONG)
            yield from pieces_of_runs(told.run_in(case, events)) if events else (Piece(say("findings.counter_none")),)
            yield Piece(". ")
    yield Piece(f"{told.standing_in_words(case, finding)} {rule}".rstrip(), FINE_PRINT)


def _voice(case: Case, paper: Paper) -> None:
    """When the child or adult was seen and what they said, with the table of it."""
    found, tables = case.remarks(Theme.VOICE), list(tabulations(case, of_voice=True))
    if found or tables:
        paper.heading(case.words.say("findings.voice"), 2, "voice")
    remarks(case, paper, found)
    for each in tables:
        each.write(paper)
    write(paper, in_their_own_words(case))


def _not_assessed(case: Case, paper: Paper) -> None:
    found = [finding for finding in case.chronology.findings if finding.strength is Strength.NOT_ASSESSED]
    if found:
        paper.heading(case.words.say("findings.not_assessed"), 2, "not-assessed")
        paper.prose([case.words.say("findings.not_assessed_intro")])
    paper.bullets(_in_short(case, finding) for finding in found)


def _in_short(case: Case, finding: Finding) -> list[Piece]:
    return [
        Piece(f"{case.called(finding.title)}: ", STRONG),
        *pieces_of_runs(case.composed(finding.statement)),
    ]


def _dismissed(case: Case, paper: Paper) -> None:
    found = [finding for finding in case.chronology.findings if finding.status is FindingStatus.DISMISSED]
    if found:
        paper.heading(case.words.say("findings.dismissed"), 2)
    paper.bullets([f"{case.called(finding.title)} ({finding.rule})"] for finding in found)


def _timescales(case: Case, paper: Paper) -> None:
    """Each rule held against the record, at the as-at date."""
    say = case.words.say
    paper.heading(say("findings.timescales", date=case.day(case.chronology.as_at)), 2, "timescales")
    found = [scale for scale in case.chronology.timescales if scale.state is not TimescaleState.NOT_APPLICABLE]
    if not found:
        paper.prose([say("findings.timescales_none")], SMALL)
        return
    found.sort(key=lambda scale: (timescales.ORDER.index(scale.state), str(scale.due), scale.title))
    columns = (
        Column(say("findings.col_rule"), 2.2),
        Column(say("findings.col_trigger"), 2.2),
        Column(say("findings.col_due"), 1.4),
        Column(say("findings.col_state"), 1.7),
        Column(say("findings.col_authority"), 2.4),
    )
    open_ = [scale for scale in found if scale.state is not TimescaleState.MET]
    if open_:
        rows = [row_of(timescales.timescale_row(case, alike)) for alike in timescales.together(open_)]
        paper.table(columns, rows, words_of(case.language)["timescales_table"])
    met = [scale for scale in found if scale.state is TimescaleState.MET]
    if met:
        paper.prose(pieces_of(timescales.met_in_words(case, met)), SMALL)
    if left := len(case.chronology.timescales) - len(found):
        paper.prose([case.words.count("findings.timescales_left", left)], SMALL)
